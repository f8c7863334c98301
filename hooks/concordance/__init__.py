"""The engine: it reads a report, finds what it mentions, and writes pages, data and books of it.

Text and values in, text and values out: it opens no path, logs nothing and does not know MkDocs. The walk, with the
files of docs/ as bytes by their paths, and its templates as texts:

    report = read_report(files, "reports/a-58-275")
    vocabulary = read_vocabulary(files)
    texts = [Text(unit.id, unit.text, unit.section) for unit in report.units]
    mentions = find_mentions(texts, vocabulary).mentions
    edition = assemble(files)  # the same for every report and record, with all that is said of them
    contents = {page.path: page.write() for page in Writer(edition, templates).pages()}

The rooms stand in the order of this walk, and a room imports from those before it only:

    source      a source and its report.yml become a report, held against its bytes; intake reads a PDF or a Word
                file into such a source, drafting begins a report.yml, desk goes on as an editor decides
    names       surface forms, and how they are found in a text
    terms       words of law and practice, and where a text uses them
    catalogue   records and tables become entries, with the forms that name them
    mentions    a text and the vocabulary become mentions
    edition     all of it in one frozen value
    citing      how a report and its places are cited
    data        what others compute with
    site        the pages, with their links; the proof of their words
    book        the same as one page and as an EPUB

What every room may use stands beside them: problems, model, report, text, dates, addresses, loading and the like.
"""

from concordance.cache import Cache
from concordance.catalogue.catalogue import read_vocabulary
from concordance.edition.assembly import assemble
from concordance.mentions.annotator import find_mentions
from concordance.model import Text
from concordance.problems import InputError, Problem
from concordance.site.pages import Writer
from concordance.source.reader import read_report

__all__ = [
    "Cache",
    "InputError",
    "Problem",
    "Text",
    "Writer",
    "assemble",
    "find_mentions",
    "read_report",
    "read_vocabulary",
]
