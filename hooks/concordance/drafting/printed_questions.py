"""What a person is asked of a PDF, and of what was drafted from it: what has one cause is one question."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from concordance.drafting.printed_walk import Walk, first_number
from concordance.drafting.question import OF_ANOTHER, Question, QuestionPlace
from concordance.intake.document import Block, Document, PrintCause
from concordance.intake.headings import CAPTION
from concordance.problems import Problem

_YEAR = 4  # signs of a date without month and day
_DOUBTS: Mapping[PrintCause, tuple[str, str, str]] = {
    "inside": ("Lines that end early inside a paragraph", "one paragraph", "Declare a repair that parts it."),
    "small": (
        "Paragraphs that begin with a small letter",
        "paragraphs of their own",
        "Declare a repair that joins them.",
    ),
    "break": (
        "Paragraphs that go on over a page after a full stop",
        "one paragraph",
        "Declare a repair that parts it.",
    ),
    "end": ("The last paragraph ends without a full stop", "complete", "Check that the file is."),
    "cut": ("Numbered paragraphs that end without a stop", "complete", "Check that no page or line is missing."),
    "space": ("Words that may be two words, or one", "as they are in source.md", "Declare a repair."),
    "index": ("Raised digits or letters that mark no note", "signs", "Look for the note, and declare a repair."),
    "turned": ("Words that stand on their side", "no words of the text", "Declare a repair that puts them in."),
    "odd": ("Signs that stand for others, it seems", "as they are in source.md", "Declare a repair."),
    "another": ("Pages with a masthead, like the first of another document", *OF_ANOTHER),
    "aside": (
        "Lines in italics that stand further right than the text",
        "headings",
        "Take an epigraph out of the outline.",
    ),
    "rule": (
        "Long rules in the text, as of a box that goes on over the page",
        "text like that around it",
        "Declare the lines of a box in `tables` of the layout.",
    ),
    "sheet": (
        "Sheets that have two pages side by side, it seems",
        "one page each, in columns",
        "Part them, for example with mutool poster -x 2 IN OUT, and begin again.",
    ),
    "turn": (
        "Printed numbers of pages that do not follow each other",
        "all pages, in the order of the file",
        "See whether a page is missing, stands twice or in another place; mend the file, and begin again.",
    ),
    "leftward": ("Words that are written from right to left", "as they are in source.md", "Declare a repair."),
    "foot": ("Words under a note that begin like another", "part of the note", "Declare a repair that parts them."),
}
_TABLES = "Tables, boxes or figures"
_CONTINUES = "Paragraphs without a number after a numbered one"
_UNMARKED = "Notes without a number or a star"
_OF_LINES = {_TABLES, _CONTINUES, _UNMARKED, _DOUBTS["small"][0]}


def lacking(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields without which there is no edition, and which the first page does not tell."""
    return tuple(name for name in ("title", "date", "body", "language") if not record[name])


def questions(
    document: Document, walk: Walk, record: Mapping[str, Any], units: int | None, contents: Sequence[Problem]
) -> Iterator[Question]:
    """Yield what a person must decide; the build reads as many `units`, if it reads the draft at all."""
    for what, places, assumed, otherwise in (
        *_of_first_page(record),
        *_of_text(walk, document.blocks, document.counted),
        *_of_print(document),
        *_of_copy(document, walk, units, contents),
    ):
        if places:
            yield Question(what, tuple(places), assumed, otherwise, what in _OF_LINES)


_Asked = tuple[str, Sequence[QuestionPlace], str, str]


def _of_first_page(record: Mapping[str, Any]) -> Iterator[_Asked]:
    missing = [QuestionPlace(field=name) for name in lacking(record)]
    yield "Not found on the first page", missing, "nothing", "Fill in these fields of report.yml."
    year = [QuestionPlace(words=record["date"], field="date")] if len(record["date"]) == _YEAR else []
    yield "Dates without a day", year, "the year alone", "Fill in the day, if the document has one."


def _of_text(walk: Walk, blocks: Sequence[Block], at: Literal["page", "paragraph"]) -> Iterator[_Asked]:
    tables = [QuestionPlace(each.page, each.text.split("\n")[0], counted=at) for each in walk.tables]
    otherwise = "Take a wrong one out of `tables` in the layout."
    yield _TABLES, tables, "print in cells or smaller than the text", otherwise
    boxed = [
        QuestionPlace(each.page, each.text, counted=at)
        for each in blocks
        if each.kind == "heading" and CAPTION.match(each.text)
    ]
    otherwise = (
        "Say in `tables` of the layout where the box or the figure ends, and put what stands below where it belongs."
    )
    yield "Headings that name a box, a table or a figure", boxed, "all below them belongs to them", otherwise
    otherwise = "Give such a paragraph a part of its own in the outline, or leave it."
    yield _CONTINUES, _places(at, walk.continues), "part of the one above", otherwise
    first = [QuestionPlace(told=number, field="layout")] if (number := first_number(walk)) else []
    otherwise = "Look whether the file is whole: `first` in the layout says it."
    yield "A first paragraph with another number than 1", first, "none is missing before it", otherwise
    otherwise = "Correct the outline, or give the inner paragraphs a part of their own."
    yield "Numbers that go back without a heading", _places(at, walk.restarts), "the outer count goes on", otherwise


def _of_print(document: Document) -> Iterator[_Asked]:
    """Yield what print leaves open, each kind once."""
    for cause, (what, assumed, otherwise) in _DOUBTS.items():
        yield (
            what,
            [QuestionPlace(each.page, each.words) for each in document.doubts if each.cause == cause],
            assumed,
            otherwise,
        )


def _of_copy(document: Document, walk: Walk, units: int | None, contents: Sequence[Problem]) -> Iterator[_Asked]:
    otherwise = "Declare a repair that sets [1] before such a note and behind the words that it belongs to."
    yield _UNMARKED, _places(document.counted, walk.unmarked), "paragraphs", otherwise
    for kept, assumed, other in ((False, "one word", "has a hyphen"), (True, "written with a hyphen", "has one word")):
        cut = [each for each in document.cut if not each.sure and each.kept == kept]
        unsure = [QuestionPlace(each.page, f"{each.first}-{each.second}") for each in cut]
        yield "Words cut at a line's end", unsure, assumed, f"Declare a repair where the document {other}."
    counts = f"{len(walk.units)} in print, {units} as the build reads them"
    differ = [QuestionPlace(told=counts, field="pages")] if units is not None and units != len(walk.units) else []
    yield "Numbers of paragraphs that differ", differ, "as the build reads them", "Fill in `pages`."
    pictures = [QuestionPlace(number) for number in document.pictures]
    otherwise = "Read it against the pictures, or recognise it again, for example with: ocrmypdf --redo-ocr IN OUT"
    yield "Pages that are pictures", pictures, "their words as they were recognised", otherwise
    rows = [QuestionPlace(told=each.found, field="outline") for each in contents]
    otherwise = "Compare the outline with the document's own contents."
    yield "Contents that differ from what was read", rows, "the headings as printed in the text", otherwise


def lost_italics(document: Document, lost: Sequence[tuple[int, str]]) -> Iterator[Question]:
    """Yield the question of italics whose words are in no unit as they are in print."""
    if lost:
        places = tuple(QuestionPlace(page, words, counted=document.counted) for page, words in lost)
        yield Question("Italics whose place is not known", places, "upright", "Add a row for each to emphasis.csv.")


def _places(at: Literal["page", "paragraph"], found: Mapping[str, int]) -> list[QuestionPlace]:
    return [QuestionPlace(page, words, counted=at) for words, page in found.items()]
