"""The engine: reads a report, finds what it mentions, weaves links, addresses paragraphs.

Text and values in, values out: it opens no path, logs nothing and does not know MkDocs.
"""
