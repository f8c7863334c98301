"""Begin the edition of another report.

    .venv/bin/python scripts/new_report.py SYMBOL TEXT

SYMBOL is the document's symbol (A/HRC/17/33), TEXT a UTF-8 file with its words. Makes `docs/reports/SLUG/` with
the source, byte for byte, and a drafted `report.yml`, and lists what a person must decide. After that the build
either succeeds or names what is wrong. An existing report is never overwritten.
"""

import hashlib
import os
import shutil
import sys
from pathlib import Path

from support import shelf, trouble
from support.arguments import parser_of

from concordance import InputError, read_vocabulary
from concordance.drafting.draft import draft
from concordance.loading import decode, load_yaml, shaped
from concordance.mentions.subject import About, subject_of
from concordance.names.symbols import slug_of_symbol
from concordance.source.schema import ReportShape


class ThereError(Exception):
    """A report that has been begun before; its text says what to do."""


def begin(symbol: str, text: Path, reports: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the new folder and what a person must decide.

    Raises `InputError` for a text that is not UTF-8 or empty, `ThereError` for a report that is there.
    """
    trouble.check_pipe(text)
    data = text.read_bytes()
    made = draft(symbol, decode(data, text.name), hashlib.sha256(data).hexdigest())
    subject = _subject(symbol, made.text)
    folder = reports / slug_of_symbol(symbol)
    if os.path.lexists(folder):
        raise ThereError(f"docs/reports/{folder.name} is there already. Take it away first, or edit its report.yml.")
    folder.mkdir(parents=True)
    try:
        (folder / "source.md").write_bytes(data)
        (folder / "report.yml").write_text(f"{made.text}{subject}", encoding="utf-8")
    except OSError:  # half a report would end every build
        shutil.rmtree(folder, ignore_errors=True)
        raise
    decision = (f"{subject.strip()!r}: is this what the report is about, and so what 'the Committee' means in it?",)
    return folder, (*made.decisions, *(decision if subject else ()))


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
    """Return the exit status: 0, or 1 when the report cannot be begun."""
    parser = parser_of(__doc__)
    parser.add_argument("symbol", metavar="SYMBOL", help="the document's symbol, such as A/HRC/17/33")
    parser.add_argument("text", metavar="TEXT", help="a UTF-8 file with its words")
    options = parser.parse_args(arguments)
    symbol, text = options.symbol, options.text
    if not slug_of_symbol(symbol):
        parser.error(f"{symbol} is no symbol of a document, such as A/HRC/17/33")
    try:
        folder, decisions = begin(symbol, Path(text), shelf.ROOT / "docs" / "reports")
    except (InputError, ThereError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        expected = " Expected a readable file with the report's text." if error.filename == text else ""
        print(f"Nothing begun. {trouble.told(error, expected)}", file=sys.stderr)
        return 1
    print(f"Made {folder.relative_to(shelf.ROOT)} with source.md and a drafted report.yml. To decide:")
    print(*(f"  - {decision}" for decision in decisions), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
