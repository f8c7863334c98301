"""Begin the edition of another report.

    python3 scripts/new_report.py SYMBOL TEXT
    python3 scripts/new_report.py [SYMBOL] FILE.pdf
    python3 scripts/new_report.py [SYMBOL] FILE.docx

SYMBOL is the document's symbol (A/HRC/17/33), TEXT a UTF-8 file with its words, FILE.pdf or FILE.docx the document
itself, with its text in it; most of these say their symbol. Makes `docs/reports/SLUG/` with the source (a text byte for
byte; the words of a PDF or Word file, a paragraph a line) and a drafted `report.yml`, beside the words of a PDF or Word
file `original.json`, which says what they were read from, and `emphasis.csv`, which words are in italics, if any are.
Lists what a person must decide, and keeps the questions in `questions.yml`, from which the desk of the live preview
shows them. After that the build either succeeds or names what is wrong. `--keep-original` keeps
the PDF or Word file itself there, too; it is never published. An existing report is never overwritten.
"""

from support import environment

environment.enter(__name__)

import hashlib
import json
import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, cast

from support import shelf, trouble
from support.arguments import parser_of

from concordance import InputError, read_vocabulary
from concordance.desk import questions
from concordance.desk.questions import KeptPlace, KeptQuestion, of_original, of_text
from concordance.desk.record_lines import Record
from concordance.drafting.draft import Asked, draft, foretold, read_reasons
from concordance.drafting.printed import PrintedDraft, draft_printed
from concordance.intake.direction import check_direction
from concordance.intake.document import Document
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
    """What a report begins with: its symbol, the files of its folder, and what a person is told of it."""

    symbol: str
    source: bytes
    record: str
    questions: tuple[KeptQuestion, ...]  # what a person must decide
    decisions: tuple[str, ...]  # the same, and what the build will say, as it is printed
    original: str = ""
    kept: str = ""  # the name under which the original is kept beside its words
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
        begun = _of_text(symbol, data, file.name)
    begun = _with_subject(begun)
    folder = reports / slug_of_symbol(begun.symbol)
    if os.path.lexists(folder):
        raise BegunBeforeError(
            f"docs/reports/{folder.name} exists already. Take it away first, or edit its report.yml."
        )
    folder.mkdir(parents=True)
    try:
        (folder / "source.md").write_bytes(begun.source)
        (folder / "report.yml").write_text(begun.record, encoding="utf-8")
        (folder / questions.FILE).write_text(questions.written(begun.questions, begun.source), encoding="utf-8")
        if begun.original:
            (folder / "original.json").write_text(begun.original, encoding="utf-8")
        if begun.emphasis:
            (folder / "emphasis.csv").write_text(begun.emphasis, encoding="utf-8")
        if begun.kept and keep:
            (folder / begun.kept).write_bytes(data)
    except OSError:  # half a report would end every build
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder, begun.decisions


def _of_text(symbol: str, data: bytes, name: str) -> Begun:
    """Return what a report begins with whose words are a text."""
    drafted = draft(symbol, decode(data, name), read_reasons(shelf.files()), hashlib.sha256(data).hexdigest())
    return Begun(symbol, data, drafted.text, tuple(of_text(drafted.asked, _record(drafted.text))), drafted.decisions)


def _of_pdf(symbol: str, data: bytes, name: str) -> Begun:
    """Return what a report begins with whose words are in a PDF."""
    pages = pages_of(data, name)
    check_direction(pages, name)
    document = read(pages)
    original = {**_named(data, name), "pages": len(pages), "read": f"text layer, pypdfium2 {version('pypdfium2')}"}
    lost = [KeptPlace(str(each), each.page) for each in differences(pages, document)]
    return _of_original(draft_printed(document, symbol), document, original, lost, "original.pdf")


def _of_word(symbol: str, data: bytes, name: str) -> Begun:
    """Return what a report begins with whose words are in a Word file."""
    package = word_package.opened(data, name)
    document = word.read(package)
    if not any(block.text and block.page for block in document.blocks):
        remedy = "If it has pictures of pages, recognise their text first, for example with ocrmypdf."
        raise InputError([Problem("word-without-text", name, "no words", "a Word file with text", remedy)])
    original = {**_named(data, name), "paragraphs": document.pages, "read": f"Word file, lxml {version('lxml')}"}
    lost = [KeptPlace(str(each)) for each in word_proof.differences(package, document)]
    return _of_original(draft_printed(document, symbol), document, original, lost, "original.docx")


def _named(data: bytes, name: str) -> dict[str, object]:
    return {"name": name, "sha256": hashlib.sha256(data).hexdigest()}


def _of_original(
    made: PrintedDraft, document: Document, original: Mapping[str, object], lost: Sequence[KeptPlace], kept: str
) -> Begun:
    """Return what a report begins with that was drafted from a PDF or Word file; `lost` is where its words differ."""
    if not slug_of_symbol(made.symbol):
        name = str(original["name"])
        remedy = f"Give it before the name of the file: scripts/new_report.py A/HRC/17/33 {name}"
        raise InputError([Problem("no-symbol", name, "no symbol on its first page", "one such as A/HRC/17/33", remedy)])
    differ = "Words that differ from those of the file"
    decisions = [
        *map(str, made.questions),
        *(f"{differ}: {each.where}" for each in lost),
        *foretold(made.problems),
    ]
    if made.builds:
        decisions.append(f"the build reads {made.symbol} without a problem; compare what it reads with the document")
    asked = [
        *of_original(made, document, _record(made.text)),
        *(KeptQuestion(differ, places=(each,)) for each in lost),
    ]
    written = json.dumps(original, indent=2, ensure_ascii=False) + "\n"
    return Begun(
        made.symbol,
        made.source.encode(),
        made.text,
        tuple(asked),
        tuple(decisions),
        written,
        kept,
        made.emphasis,
    )


def _record(written: str) -> Record:
    """Return the fields of a drafted report.yml."""
    return cast("Record", load_yaml(written, "report.yml"))


def _with_subject(begun: Begun) -> Begun:
    """Return the same with the line that says what the report is about, by its title and symbol, and its question."""
    declared = shaped(load_yaml(begun.record, "report.yml"), ReportShape, "report.yml")
    about = About(begun.symbol, declared.title, declared.subtitle)
    try:
        vocabulary = read_vocabulary(shelf.files())
    except InputError:  # of records, which the build tells
        return begun
    entries = " ".join(subject_of(about, vocabulary, vocabulary.matcher()).entries)
    if not entries:
        return begun
    record = f"{begun.record}subject: {entries}\n"
    asked = Asked(
        "subject",
        f"is the report about {entries!r}? Its title or symbol says so, and short names, such as 'the Committee' or "
        "'the Government', are taken for that. If it is about something else, put the id of that there, "
        "or `none`",
    )
    return begun._replace(
        record=record,
        questions=(*of_text([asked], _record(record)), *begun.questions),
        decisions=(str(asked), *begun.decisions),
    )


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
    italics = ", emphasis.csv, which names the words in italics," if (folder / "emphasis.csv").exists() else ""
    print(
        f"Made {folder.relative_to(shelf.ROOT)} with source.md, a drafted report.yml{italics} and questions.yml, "
        "which keeps the questions below. To decide:"
    )
    print(*(f"  - {decision}" for decision in decisions), sep="\n")
    original = folder / "original.json"
    if original.exists() and "pages" in json.loads(original.read_text(encoding="utf-8")):  # a Word file has none
        print("To see it beside the pages of the original, and decide, start the preview and open the desk:")
        print(f"  python3 scripts/build.py --serve --original {shlex.quote(text)}")
    else:
        print("To see what was read, and decide, start the preview and open the desk:")
        print("  python3 scripts/build.py --serve")
    print(f"  http://127.0.0.1:8000/desk/{folder.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
