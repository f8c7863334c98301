"""What a first reading left to a person, as questions.yml keeps it beside report.yml, and what of it is still open.

Where it was asked what a line is, that is decided when the line has become something else than was assumed; where a
field was asked for, when it has another value. Nothing else is certain, so all other questions stay until a person
takes them out of the file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import yaml

from concordance.archive import digest
from concordance.desk.fates import Fate, fates, source_lines
from concordance.desk.record_lines import Record
from concordance.drafting.draft import Asked
from concordance.drafting.printed import PrintedDraft
from concordance.drafting.question import QuestionPlace
from concordance.intake.document import Document
from concordance.loading import Shape, load_yaml, shaped

FILE = "questions.yml"

_HEAD = """\
# What the first reading left to you to decide. The desk shows a question until its line has become something else, or
# its field has another value. When you have decided otherwise, or it is right as it is, take it out of this file.

"""
_BEGINS = 30  # signs by which the words of a place are looked for


class KeptPlace(Shape, frozen=True):
    """Where a question arises.

    `where` tells it to a person. `taken_for` is what its `line` of source.md was taken for, `value` what its `field`
    was given.
    """

    where: str
    page: int = 0
    line: int = 0
    taken_for: str = ""
    field: str = ""
    value: str = ""


class KeptQuestion(Shape, frozen=True):
    """A question, with what was assumed and what to do otherwise."""

    asks: str
    assumed: str = ""
    otherwise: str = ""
    places: tuple[KeptPlace, ...] = ()


class QuestionsShape(Shape, frozen=True):
    """The questions of a draft, and the SHA-256 of the source whose lines they name."""

    source: str
    questions: tuple[KeptQuestion, ...] = ()


def of_text(asked: Iterable[Asked], record: Record) -> Iterator[KeptQuestion]:
    """Yield the questions about a draft of a text, or about a field of any draft."""
    for each in asked:
        plain = isinstance(record.get(each.field), str)  # another may change and still be wrong
        yield KeptQuestion(str(each), places=(_of_field(each.field, record),) if plain else ())


def of_original(made: PrintedDraft, document: Document, record: Record) -> Iterator[KeptQuestion]:
    """Yield the questions about the draft of a PDF or Word file."""
    lines = source_lines(document, made.source)
    known = fates(made.source, made.report) if made.report else {}
    for each in made.questions:
        fates_of = known if each.of_lines else {}
        places = (_place(spot, document, lines, fates_of, record) for spot in each.places)
        yield KeptQuestion(each.what, each.assumed, each.otherwise, tuple(places))


def _of_field(name: str, record: Record) -> KeptPlace:
    return KeptPlace(name, field=name, value=record[name])


def _place(
    spot: QuestionPlace, document: Document, lines: Mapping[int, int], known: Mapping[int, Fate], record: Record
) -> KeptPlace:
    if isinstance(record.get(spot.field), str):
        return msgspec.structs.replace(_of_field(spot.field, record), where=str(spot))
    line, *others = [*_lines_with(spot, document, lines), 0]
    is_sure = len(others) == bool(line)  # else another line of the page has the same words
    return KeptPlace(str(spot), spot.page, line, taken_for(known.get(line)) if is_sure else "")


def _lines_with(spot: QuestionPlace, document: Document, lines: Mapping[int, int]) -> Iterator[int]:
    """Yield the lines of the source that have the words of a spot on its page."""
    begins = spot.words[:_BEGINS].strip()
    for at, block in enumerate(document.blocks):
        if at in lines and begins and spot.page in {page for page, _, _ in block.parts} and begins in block.text:
            yield lines[at]


def taken_for(fate: Fate | None) -> str:
    """Return what a line is taken for, in a word; empty where it is nothing in the report."""
    if fate is None:
        return ""
    return fate.unit.kind if fate.becomes == "unit" and fate.unit else fate.becomes


def written(questions: Iterable[KeptQuestion], source: bytes) -> str:
    """Return the text of the file."""
    records = [msgspec.to_builtins(each) for each in questions]
    for each in records:
        each["places"] = [{name: value for name, value in place.items() if value} for place in each["places"]]
    kept = [{name: value for name, value in each.items() if value} for each in records]
    record = {"source": digest(source), "questions": kept}
    return _HEAD + yaml.safe_dump(record, sort_keys=False, allow_unicode=True, width=110)


def read(text: str, where: str) -> QuestionsShape:
    """Return what the file holds; raises `InputError`. What is left of a list without entries is none."""
    value = load_yaml(text, where)
    if isinstance(value, dict):
        value = _filled(value, "questions")
        value["questions"] = [_filled(each, "places") for each in value["questions"]]
    return shaped(value, QuestionsShape, where)


def _filled(value: object, name: str) -> Record:
    return value | {name: value.get(name) or []} if isinstance(value, dict) else {"": value}


def still_open(
    kept: QuestionsShape, record: Record, source: bytes, known: Mapping[int, Fate]
) -> list[tuple[int, KeptQuestion]]:
    """Return the questions that are still open, each with the places that are, and how many stand before it.

    `record` is report.yml as it is, `known` what the build makes of each line of the source: nothing where it cannot
    be read, and then all is open.
    """
    same = kept.source == digest(source)
    found = []
    for at, each in enumerate(kept.questions):
        left = tuple(place for place in each.places if not _decided(place, record, known if same else {}))
        if left or not each.places:
            found.append((at, msgspec.structs.replace(each, places=left)))
    return found


def _decided(place: KeptPlace, record: Record, known: Mapping[int, Fate]) -> bool:
    if place.field:
        return bool(record) and record.get(place.field, "") != place.value
    now = taken_for(known.get(place.line))
    return bool(place.taken_for and now) and now != place.taken_for


def lines_of(text: str) -> Sequence[tuple[int, int]]:
    """Return the first and the last line of each question in the file as this program writes it."""
    lines = text.rstrip().split("\n")
    starts = [number for number, line in enumerate(lines, 1) if line.startswith("- ")]
    return [*zip(starts, [*(start - 1 for start in starts[1:]), len(lines)], strict=False)]
