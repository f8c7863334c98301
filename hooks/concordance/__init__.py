"""The engine: it reads a report, finds what it mentions, weaves the links, addresses and cites its paragraphs.

Text and values in, text and values out: it opens no path, logs nothing and does not know MkDocs. The walk is the order
of the rooms, and a room imports from those before it only:

    source      a source and its report.yml become a report, held against its bytes; drafting begins a report.yml
    names       surface forms, and how they are found in a text
    catalogue   records and tables become entries, with the forms that name them
    mentions    a text and the vocabulary become mentions
    edition     all of it in one frozen value
    citing      how a report and its places are cited
    data        what others compute with
    site        the pages, with their links; the proof of their words
    book        the same as one page and as an EPUB

What every room may use stands beside them: problems, model, report, text, addresses, loading and the like.
"""
