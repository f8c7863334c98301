"""`events.yml` and `recommendations.yml` become marks, each held against the words of its unit."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from concordance.checks import check_id
from concordance.dates import check_date
from concordance.edition.marks import Event, EventFields, LeftOut, Marks, Quote, Recommendation, RecommendationFields
from concordance.loading import Number, Shape, decode, load_yaml, shaped
from concordance.model import Mention
from concordance.problems import InputError, Problem
from concordance.report import Report
from concordance.text import span_of


class EventShape(EventFields, frozen=True, kw_only=True):
    """A dated event, and the words of a unit that tell it."""

    unit: str
    quote: str
    occurrence: Number = Number(1)


class EventsShape(Shape, frozen=True):
    """The whole of events.yml."""

    events: tuple[EventShape, ...]


class AddresseeShape(Shape, frozen=True):
    """Who is asked: what readers call them, and the addressee in the list to which they belong."""

    words: str
    within: str = ""


class RecommendationShape(RecommendationFields, frozen=True, kw_only=True):
    """A recommendation, and the words of a unit that make it."""

    unit: str
    quote: str
    occurrence: Number = Number(1)


class LeftOutShape(Shape, frozen=True):
    """Words that come near a recommendation and are none, and why."""

    unit: str
    quote: str
    why: str
    occurrence: Number = Number(1)


class RecommendationsShape(Shape, frozen=True):
    """The whole of recommendations.yml; addressees and themes by id, in the order in which readers choose of them."""

    addressees: dict[str, str | AddresseeShape]
    themes: dict[str, str]
    recommendations: tuple[RecommendationShape, ...]
    left_out: tuple[LeftOutShape, ...] = ()


S = TypeVar("S", bound=Shape)
M = TypeVar("M", EventShape, RecommendationShape, LeftOutShape)


def marked(
    files: Mapping[str, bytes], folder: str, report: Report, mentions: Iterable[Mention], lost: Callable[[str], bool]
) -> Marks:
    """Return what the two records in the report's folder mark in it; nothing where a record is not there.

    `lost` tells whether the record of an entry may be one that cannot be read; such an entry is mentioned nowhere.
    Raises `InputError` with every problem of both.
    """
    work = _Marking(report, mentions, lost)
    where = f"docs/{folder}/events.yml"
    dated = work.record(files, where, EventsShape) or EventsShape(events=())
    events = [work.event(shape, quote, at) for shape, quote, at in work.placed(dated.events, f"{where}, event")]
    where = f"docs/{folder}/recommendations.yml"
    record = work.record(files, where, RecommendationsShape) or RecommendationsShape({}, {}, ())
    addressees, families = work.addressees(record.addressees, f"{where}, addressees")
    work.check_labels(record.themes, f"{where}, themes")
    placed = work.placed(record.recommendations, f"{where}, recommendation")
    recommendations = [work.recommendation(shape, quote, at, record) for shape, quote, at in placed]
    left_out = []
    for shape, quote, at in work.placed(record.left_out, f"{where}, left out"):
        work.worded(shape.why, f"{at}, why")
        left_out.append(LeftOut(quote, shape.why))
    if work.problems:
        raise InputError(work.problems)
    return Marks(tuple(events), tuple(recommendations), tuple(left_out), addressees, record.themes, families)


class _Marking:
    """A report while it is being marked, and the problems met on the way."""

    def __init__(self, report: Report, mentions: Iterable[Mention], lost: Callable[[str], bool]) -> None:
        self.problems: list[Problem] = []
        self._texts = {unit.id: unit.text for unit in report.units}
        self._order = report.unit_order
        self._instruments = {(each.unit, each.entry) for each in mentions if each.kind == "instrument"}
        self._lost = lost

    def record(self, files: Mapping[str, bytes], where: str, shape: type[S]) -> S | None:
        """Return the record in this file; nothing if there is none, or none that can be read."""
        data = files.get(where.removeprefix("docs/"))
        try:
            return shaped(load_yaml(decode(data, where), where), shape, where) if data is not None else None
        except InputError as error:
            self.problems += error.problems
            return None

    def placed(self, shapes: Iterable[M], where: str) -> Iterator[tuple[M, Quote, str]]:
        """Yield the shapes whose words stand in their units, with the quotation and the place to tell of."""
        before = (-1, -1)
        for shape in shapes:
            at = f"{where} in {shape.unit}"
            if not self._is_unit(shape.unit, at):
                continue
            span = span_of(shape.quote, self._texts[shape.unit], shape.occurrence)
            if span is None:
                found = f"not the words {shape.quote!r} ({shape.occurrence})"
                self._problem("quote-does-not-match", at, found, "words that stand in the unit")
                continue
            place = (self._order[shape.unit], span[0])
            if place <= before:
                expected = "the marks in the order of the report, and none twice"
                self._problem("mark-out-of-order", at, "a mark that stands no later than the one before", expected)
            before = max(place, before)
            yield shape, Quote(shape.unit, *span, shape.quote), at

    def event(self, shape: EventShape, quote: Quote, at: str) -> Event:
        """Return the event of the shape; its date has to be a date, its words those of the report."""
        wrong = [*check_date(shape.date, at, required=True), *check_date(shape.until, at)]
        self.problems += wrong
        if shape.until and not wrong and shape.until.last_day < shape.date.first_day:
            found, expected = f"{shape.date} until {shape.until}", "an end that is not before the beginning"
            self._problem("end-before-beginning", at, found, expected)
        self._stands(shape.when, quote.words, f"{at}, when")
        if shape.place:
            self._stands(shape.place, self._texts[shape.unit], f"{at}, place")
        for name in shape.also:
            if self._is_unit(name, f"{at}, also"):
                self._stands(shape.when, self._texts[name], f"{at}, also {name}")
        self.worded(shape.what, f"{at}, what")
        return Event(quote=quote, **_fields(shape, EventFields))

    def recommendation(
        self, shape: RecommendationShape, quote: Quote, at: str, record: RecommendationsShape
    ) -> Recommendation:
        """Return the recommendation of the shape; what it names has to be in the lists, its instruments in its unit."""
        self._stands(shape.cue, quote.words, f"{at}, cue")
        self.worded(shape.action, f"{at}, action")
        for names, labels, listed in (
            (shape.to, record.addressees, "addressees"),
            (shape.themes, record.themes, "themes"),
        ):
            for name in names:
                if name not in labels:
                    self._problem(
                        "mark-not-listed", at, repr(name), f"an id that `{listed}` at the head of the file has"
                    )
        for name in shape.instruments:
            if (shape.unit, name) not in self._instruments and not self._lost(name):
                self._problem("instrument-not-named", at, repr(name), "an instrument that the unit mentions, by its id")
        return Recommendation(quote=quote, **_fields(shape, RecommendationFields))

    def addressees(
        self, listed: Mapping[str, str | AddresseeShape], where: str
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Return what the addressees are called, and the family of those that have one.

        A family stands above its members, so that none is its own.
        """
        labels: dict[str, str] = {}
        families: dict[str, str] = {}
        for name, each in listed.items():
            shape = AddresseeShape(each) if isinstance(each, str) else each
            if shape.within:
                families[name] = shape.within
                if shape.within not in labels:
                    expected = "the id of an addressee that stands above it in the list"
                    self._problem("family-not-above", f"{where}, {name}, within", repr(shape.within), expected)
            labels[name] = shape.words
        self.check_labels(labels, where)
        return labels, families

    def check_labels(self, labels: Mapping[str, str], where: str) -> None:
        """Note what is wrong with ids and the words for them."""
        for name, words in labels.items():
            self.problems += check_id(name, where)
            self.worded(words, f"{where}, {name}")

    def worded(self, words: str, where: str) -> None:
        """Note it where words are wanted and there are none."""
        if not words.strip():
            self._problem("mark-without-words", where, "no words", "what the mark says, in your words")

    def _is_unit(self, name: str, where: str) -> bool:
        if name not in self._texts:
            self._problem("unknown-unit", where, repr(name), "the id of a unit of the report")
        return name in self._texts

    def _stands(self, words: str, text: str, where: str) -> None:
        """Note it where the words do not stand in the text."""
        if span_of(words, text) is None:
            expected = f"words that stand in {text!r}"
            self._problem("quote-does-not-match", where, f"not the words {words!r}", expected)

    def _problem(self, code: str, where: str, found: str, expected: str) -> None:
        self.problems.append(Problem(code, where, found, expected, "Correct the mark."))


def _fields(value: Shape, shape: type[Shape]) -> dict[str, Any]:
    """Return the fields of this shape that the value has."""
    return {name: getattr(value, name) for name in shape.__struct_fields__}
