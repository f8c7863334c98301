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

    def target(self, unit: str, start: int = 0, end: int | None = None) -> Value:
        """Return words of a unit as a target; all of them where no end is told."""
        place = self.report.units_by_id[unit]
        whole: Value = {"type": "CssSelector", "value": f'[data-unit="{unit}"]'}
        words = {} if end is None else {"refinedBy": _selectors(place.text, start, end)}
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
    """Return the annotations of a report as one collection, one on each line."""
    subject = _Subject(edition, annotated, publisher)
    own = f"{publisher.root}{annotated.report.slug}/data/{FILE}"
    every = (item for write in SORTS for item in write(subject))
    items = [{"id": "", "type": "Annotation"} | item | {"id": f"{own}#{item['id']}"} for item in every]
    head = {"@context": CONTEXT, "id": own, "type": "AnnotationCollection", "label": annotated.report.symbol}
    page = {"id": f"{own}#items", "type": "AnnotationPage", "startIndex": 0}
    start = json.dumps(head | {"total": len(items), "first": page}, ensure_ascii=False).removesuffix("}}")
    return f'{start}, "items": {json_rows(items).rstrip()}}}}}\n'


def _mentions(subject: _Subject) -> Iterator[Value]:
    """Yield what each mention names; its form is a class, the role of a State a tag."""
    for mention in subject.annotated.mentions:
        role = subject.annotated.roles.get(mention, "")
        anchor = subject.report.units_by_id[mention.unit].anchor
        yield {
            "id": f"mention-{anchor}-{mention.start}-{mention.end}-{mention.entry}",
            "motivation": "identifying",
            "body": [
                {"type": "SpecificResource", "purpose": "identifying", "source": subject.entry(mention.entry)},
                _text("classifying", mention.form),
                *([_text("tagging", role)] if role else []),
            ],
            "target": subject.target(mention.unit, mention.start, mention.end),
        }


def _terms(subject: _Subject) -> Iterator[Value]:
    """Yield which term each of these words uses, by the page that explains it."""
    for mark in subject.annotated.terms:
        anchor = subject.report.units_by_id[mark.unit].anchor
        yield {
            "id": f"term-{anchor}-{mark.start}-{mark.end}-{mark.term}",
            "motivation": "identifying",
            "body": subject.publisher.page_of(subject.edition.terms[mark.term]),
            "target": subject.target(mark.unit, mark.start, mark.end),
        }


def _references(subject: _Subject) -> Iterator[Value]:
    """Yield where each reference to another part of the report leads."""
    report = subject.report
    for each in subject.annotated.references:
        place = f"{report.slug}/{place_of(report, each.to)}"
        ends = [report.units_by_id[name].anchor for name in (each.to, each.until) if name in report.units_by_id]
        if len(ends) > 1:
            place = f"{page_url(report, 'full')}#{'..'.join(ends)}"
        yield {
            "id": f"reference-{report.units_by_id[each.unit].anchor}-{each.start}-{each.end}",
            "motivation": "linking",
            "body": f"{subject.publisher.root}{place}",
            "target": subject.target(each.unit, each.start, each.end),
        }


def _restatements(subject: _Subject) -> Iterator[Value]:
    """Yield, of each unit that says again what an earlier one says, where that stands."""
    units = subject.report.units_by_id
    for pair in subject.annotated.restatements:
        yield {
            "id": f"restatement-{units[pair.later].anchor}-{units[pair.earlier].anchor}",
            "motivation": "linking",
            "body": f"{subject.publisher.root}{url_of(subject.report, units[pair.earlier])}",
            "target": subject.target(pair.later),
        }


def _recommendations(subject: _Subject) -> Iterator[Value]:
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


def _events(subject: _Subject) -> Iterator[Value]:
    """Yield what each event is; its date, an interval where it has an end, its place and its status are tags."""
    for event in subject.annotated.marks.events:
        date = f"{event.date}/{event.until}" if event.until else event.date
        tags = [_text("tagging", tag) for tag in (date, event.place, event.status) if tag]
        yield _marked(subject, "event", event.quote, [_text("describing", event.what), *tags])


def _marked(subject: _Subject, sort: str, quote: Quote, body: list[Value]) -> Value:
    at = f"{subject.report.units_by_id[quote.unit].anchor}-{quote.start}-{quote.end}"
    target = subject.target(quote.unit, quote.start, quote.end)
    return {"id": f"{sort}-{at}", "motivation": "describing", "body": body, "target": target}


def _text(purpose: str, value: str) -> Value:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


SORTS: tuple[Callable[[_Subject], Iterator[Value]], ...] = (
    _mentions,
    _terms,
    _references,
    _restatements,
    _recommendations,
    _events,
)
"""What writes each sort of annotations, in their order in the file; the ids of a sort begin with its name."""
