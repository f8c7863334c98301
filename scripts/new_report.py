"""Begin the edition of another report.

    .venv/bin/python scripts/new_report.py SYMBOL TEXT
    .venv/bin/python scripts/new_report.py [SYMBOL] FILE.pdf
    .venv/bin/python scripts/new_report.py [SYMBOL] FILE.docx

SYMBOL is the document's symbol (A/HRC/17/33), TEXT a UTF-8 file with its words, FILE.pdf or FILE.docx the document
itself, with its text in it; most of these say their symbol. Makes `docs/reports/SLUG/` with the source (a text byte for
byte; the words of a PDF or Word file, a paragraph a line) and a drafted `report.yml`, beside the words of a PDF or Word
file `original.json`, which says what they were read from, and `emphasis.csv`, which words are in italics, if any are.
Lists what a person must decide. After that the build either succeeds or names what is wrong. `--keep-original` keeps
the PDF or Word file itself there, too; it is never published. An existing report is never overwritten.
"""

import hashlib
import json
import os
import shlex
import shutil
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from support import shelf, trouble
from support.arguments import parser_of

from concordance import InputError, read_vocabulary
from concordance.drafting.draft import draft, foretold, read_reasons
from concordance.drafting.printed import PrintedDraft, draft_printed
from concordance.intake.pdf import pages_of
from concordance.intake.proof import differences
from concordance.intake.reading import read
from concordance.intake.word import package as word_package
from concordance.intake.word import proof as word_proof
from concordance.intake.word import reading as word
from concordance.loading import decode, load_yaml, shaped
from concordance.mentions.subject import About, subject_of
from concordance.names.document_symbols import slug_of_symbol
from concordance.problems import Problem
from concordance.source.schema import ReportShape


class BegunBeforeError(Exception):
    """A report that has been begun before; its text says what to do."""


class Begun(NamedTuple):
    """What a report begins with: its symbol, the files of its folder, and what a person must decide."""

    symbol: str
    source: bytes
    record: str
    original: str
    kept: str  # the name under which the original is kept beside its words
    decisions: tuple[str, ...]
    emphasis: str = ""


def begin(symbol: str, file: Path, reports: Path, *, keep: bool = False) -> tuple[Path, tuple[str, ...]]:
    """Return the new folder and what a person must decide; `keep` the original beside its words, or do not.

    Raises `InputError` for a text that is not UTF-8 or empty and a PDF or Word file that cannot be read,
    `BegunBeforeError` for a report that is there.
    """
    trouble.check_pipe(file)
    data = file.read_bytes()
    if data.startswith(b"%PDF-") or file.suffix.lower() == ".pdf":
        begun = _of_pdf(symbol, data, file.name)
    elif word_package.is_word(data, file.name):
        begun = _of_word(symbol, data, file.name)
    else:
        made = draft(symbol, decode(data, file.name), read_reasons(shelf.files()), hashlib.sha256(data).hexdigest())
        begun = Begun(symbol, data, made.text, "", "", made.decisions)
    subject = _subject(begun.symbol, begun.record)
    folder = reports / slug_of_symbol(begun.symbol)
    if os.path.lexists(folder):
        raise BegunBeforeError(
            f"docs/reports/{folder.name} is there already. Take it away first, or edit its report.yml."
        )
    folder.mkdir(parents=True)
    try:
        (folder / "source.md").write_bytes(begun.source)
        (folder / "report.yml").write_text(f"{begun.record}{subject}", encoding="utf-8")
        if begun.original:
            (folder / "original.json").write_text(begun.original, encoding="utf-8")
        if begun.emphasis:
            (folder / "emphasis.csv").write_text(begun.emphasis, encoding="utf-8")
        if begun.kept and keep:
            (folder / begun.kept).write_bytes(data)
    except OSError:  # half a report would end every build
        shutil.rmtree(folder, ignore_errors=True)
        raise
    decision = (f"{subject.strip()!r}: is this what the report is about, and so what 'the Committee' means in it?",)
    return folder, (*begun.decisions, *(decision if subject else ()))


def _of_pdf(symbol: str, data: bytes, name: str) -> Begun:
    """Return what a report begins with whose words are in a PDF."""
    pages = pages_of(data, name)
    document = read(pages)
    made = draft_printed(document, symbol)
    original = {**_named(data, name), "pages": len(pages), "read": f"text layer, pypdfium2 {version('pypdfium2')}"}
    return _of_original(made, original, differences(pages, document), "original.pdf")


def _of_word(symbol: str, data: bytes, name: str) -> Begun:
    """Return what a report begins with whose words are in a Word file."""
    package = word_package.opened(data, name)
    document = word.read(package)
    if not any(block.text and block.page for block in document.blocks):
        remedy = "If it has pictures of pages, recognise their text first, for example with ocrmypdf."
        raise InputError([Problem("word-without-text", name, "no words", "a Word file with text", remedy)])
    made = draft_printed(document, symbol)
    original = {**_named(data, name), "paragraphs": document.pages, "read": f"Word file, lxml {version('lxml')}"}
    return _of_original(made, original, word_proof.differences(package, document), "original.docx")


def _named(data: bytes, name: str) -> dict[str, object]:
    return {"name": name, "sha256": hashlib.sha256(data).hexdigest()}


def _of_original(made: PrintedDraft, original: Mapping[str, object], lost: Iterable[object], kept: str) -> Begun:
    """Return what a report begins with that was drafted from a PDF or Word file."""
    if not slug_of_symbol(made.symbol):
        name = str(original["name"])
        remedy = f"Give it before the name of the file: scripts/new_report.py A/HRC/17/33 {name}"
        raise InputError([Problem("no-symbol", name, "no symbol on its first page", "one such as A/HRC/17/33", remedy)])
    decisions = [
        *map(str, made.questions),
        *(f"words that are not those of the file: {each}" for each in lost),
        *foretold(made.problems),
    ]
    if made.builds:
        decisions.append(f"the build reads {made.symbol} without a problem; compare what it reads with the document")
    written = json.dumps(original, indent=2, ensure_ascii=False) + "\n"
    return Begun(made.symbol, made.source.encode(), made.text, written, kept, tuple(decisions), made.emphasis)


def _subject(symbol: str, written: str) -> str:
    """Return the line of report.yml that says what a report is about, by its title and symbol; empty if they do not."""
    declared = shaped(load_yaml(written, "report.yml"), ReportShape, "report.yml")
    about = About(symbol, declared.title, declared.subtitle)
    try:
        vocabulary = read_vocabulary(shelf.files())
    except InputError:  # of records, which the build tells
        return ""
    entries = subject_of(about, vocabulary, vocabulary.matcher()).entries
    return f"subject: {' '.join(entries)}\n" if entries else ""


def main(arguments: list[str]) -> int:
    """Return the exit status: 0, 1 when the report cannot be begun, 2 for a wrong call."""
    parser = parser_of(__doc__)
    parser.add_argument("given", nargs="+", metavar="[SYMBOL] FILE", help="the symbol, and the text, PDF or Word file")
    parser.add_argument("--keep-original", action="store_true", help="keep the PDF or Word file beside its words")
    options = parser.parse_args(arguments)
    *symbols, file = options.given
    if len(symbols) > 1 or not (symbols or file.lower().endswith(".pdf") or word_package.is_word(b"", file)):
        parser.error("expected a symbol and a file, or a PDF or Word file alone")
    if not all(map(slug_of_symbol, symbols)):
        parser.error(f"{symbols[0]} is no symbol of a document, such as A/HRC/17/33")
    symbol, text = "".join(symbols), file
    try:
        folder, decisions = begin(symbol, Path(text), shelf.ROOT / "docs" / "reports", keep=options.keep_original)
    except (InputError, BegunBeforeError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        expected = " Expected a readable file with the report's text." if error.filename == text else ""
        print(f"Nothing begun. {trouble.told(error, expected)}", file=sys.stderr)
        return 1
    italics = ", and emphasis.csv, which names the words in italics" if (folder / "emphasis.csv").exists() else ""
    print(f"Made {folder.relative_to(shelf.ROOT)} with source.md and a drafted report.yml{italics}. To decide:")
    print(*(f"  - {decision}" for decision in decisions), sep="\n")
    original = folder / "original.json"
    if original.exists() and "pages" in json.loads(original.read_text(encoding="utf-8")):  # a Word file has none
        print("To see it beside the pages of the original, and decide, start the preview and open the desk:")
        print(f"  python3 scripts/build.py --serve --original {shlex.quote(text)}")
        print(f"  http://127.0.0.1:8000/desk/{folder.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
