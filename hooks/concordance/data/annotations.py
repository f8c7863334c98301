"""What is said of a report's words as annotations of the W3C's Web Annotation Data Model, in JSON-LD.

A target is the element with the words of a unit, found by its `data-unit`, which holds nothing else; places in it count
Unicode code points, as the recommendation wants it (4.2.4) and as all our data do.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from concordance.addresses import page_url, place_of, url_of
from concordance.data.open_data import json_rows
from concordance.data.publisher import Publisher
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.edition.marks import Quote
from concordance.report import Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FILE = "annotations.jsonld"
_AROUND = 32  # so many code points before and after a quotation tell it from others of the same words
Value = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Annotation:
    """What is said of words of a unit, or of all of them where they have no end; its id, within the file, is a name."""

    id: str
    motivation: str
    body: str | list[Value]
    unit: str
    start: int = 0
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Subject:
    """A report and where its pages are."""

    edition: Edition
    annotated: AnnotatedReport
    publisher: Publisher

    @property
    def report(self) -> Report:
        return self.annotated.report

    def entry(self, name: str) -> str:
        """Return the address of an entry's page."""
        return self.publisher.page_of(self.edition.entries[name])

    def name(self, sort: str, unit: str, *more: object) -> str:
        """Return the id of an annotation of this sort, which begins with the anchor of its unit."""
        return "-".join(map(str, (sort, self.report.units_by_id[unit].anchor, *more)))

    def target(self, annotation: _Annotation) -> Value:
        """Return the words that an annotation is about."""
        place = self.report.units_by_id[annotation.unit]
        whole: Value = {"type": "CssSelector", "value": f'[data-unit="{place.id}"]'}
        end = annotation.end
        words = {} if end is None else {"refinedBy": _selectors(place.text, annotation.start, end)}
        source = f"{self.publisher.root}{page_url(self.report, place.section)}"
        return {"type": "SpecificResource", "source": source, "selector": whole | words}


def _selectors(text: str, start: int, end: int) -> list[Value]:
    quoted = {
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", **{name: words for name, words in quoted.items() if words}},
    ]


def annotations(edition: Edition, annotated: AnnotatedReport, publisher: Publisher) -> str:
    """Return the annotations of a report as one collection, one on each line, in the order of the text."""
    subject = _Subject(edition, annotated, publisher)
    own = f"{publisher.root}{annotated.report.slug}/data/{FILE}"
    order = {unit.id: at for at, unit in enumerate(annotated.report.units)}
    every = [item for write in _SORTS for item in write(subject)]
    every.sort(key=lambda item: (order[item.unit], item.start))
    items: list[Value] = [
        {
            "id": f"{own}#{item.id}",
            "type": "Annotation",
            "motivation": item.motivation,
            "body": item.body,
            "target": subject.target(item),
        }
        for item in every
    ]
    head = {"@context": CONTEXT, "id": own, "type": "AnnotationCollection", "label": annotated.report.symbol}
    page = {"id": f"{own}#items", "type": "AnnotationPage", "startIndex": 0}
    start = json.dumps(head | {"total": len(items), "first": page}, ensure_ascii=False).removesuffix("}}")
    return f'{start}, "items": {json_rows(items).rstrip()}}}}}\n'


def _mentions(subject: _Subject) -> Iterator[_Annotation]:
    """Yield what each mention names; its form is a class, the role of a State a tag."""
    for each in subject.annotated.mentions:
        role = subject.annotated.roles.get(each, "")
        name = subject.name("mention", each.unit, each.start, each.end, each.entry)
        body: list[Value] = [
            {"type": "SpecificResource", "purpose": "identifying", "source": subject.entry(each.entry)},
            _text("classifying", each.form),
            *([_text("tagging", role)] if role else []),
        ]
        yield _Annotation(name, "identifying", body, each.unit, each.start, each.end)


def _terms(subject: _Subject) -> Iterator[_Annotation]:
    """Yield which term each of these words uses, by the page that explains it."""
    for each in subject.annotated.terms:
        name = subject.name("term", each.unit, each.start, each.end, each.term)
        page = subject.publisher.page_of(subject.edition.terms[each.term])
        yield _Annotation(name, "identifying", page, each.unit, each.start, each.end)


def _references(subject: _Subject) -> Iterator[_Annotation]:
    """Yield where each reference to another part of the report leads."""
    report = subject.report
    for each in subject.annotated.references:
        place = f"{report.slug}/{place_of(report, each.to)}"
        ends = [report.units_by_id[name].anchor for name in (each.to, each.until) if name in report.units_by_id]
        if len(ends) > 1:
            place = f"{page_url(report, 'full')}#{'..'.join(ends)}"
        name = subject.name("reference", each.unit, each.start, each.end)
        yield _Annotation(name, "linking", f"{subject.publisher.root}{place}", each.unit, each.start, each.end)


def _restatements(subject: _Subject) -> Iterator[_Annotation]:
    """Yield, of each unit that says again what an earlier one says, where that stands."""
    for pair in subject.annotated.restatements:
        earlier = subject.report.units_by_id[pair.earlier]
        page = f"{subject.publisher.root}{url_of(subject.report, earlier)}"
        yield _Annotation(subject.name("restatement", pair.later, earlier.anchor), "linking", page, pair.later)


def _recommendations(subject: _Subject) -> Iterator[_Annotation]:
    """Yield what each recommendation asks; of whom and about what are tags, and it is linked to instruments."""
    marks = subject.annotated.marks
    for each in marks.recommendations:
        tags = [*(marks.addressees[name] for name in each.to), *(marks.themes[name] for name in each.themes)]
        linked: list[Value] = [
            {"type": "SpecificResource", "purpose": "linking", "source": subject.entry(name)}
            for name in each.instruments
        ]
        body = [_text("describing", each.action), *(_text("tagging", tag) for tag in tags), *linked]
        yield _marked(subject, "recommendation", each.quote, body)


def _events(subject: _Subject) -> Iterator[_Annotation]:
    """Yield what each event is; its date, an interval where it has an end, its place and its status are tags."""
    for event in subject.annotated.marks.events:
        date = f"{event.date}/{event.until}" if event.until else event.date
        tags = [_text("tagging", tag) for tag in (date, event.place, event.status) if tag]
        yield _marked(subject, "event", event.quote, [_text("describing", event.what), *tags])


def _marked(subject: _Subject, sort: str, quote: Quote, body: list[Value]) -> _Annotation:
    name = subject.name(sort, quote.unit, quote.start, quote.end)
    return _Annotation(name, "describing", body, quote.unit, quote.start, quote.end)


def _text(purpose: str, value: str) -> Value:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


_SORTS: tuple[Callable[[_Subject], Iterator[_Annotation]], ...] = (
    _mentions,
    _terms,
    _references,
    _restatements,
    _recommendations,
    _events,
)
"""What writes each sort of annotations; the ids of a sort begin with its name."""
