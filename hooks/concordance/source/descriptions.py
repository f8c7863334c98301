"""What report.yml declares about units: slips, passages in other languages, printed pages, links, references."""

from collections.abc import Mapping
from dataclasses import replace

from concordance.problems import Problem
from concordance.report import LinkOverride, PageBreak, Passage, ReferenceOverride, Slip, Unit
from concordance.source.schema import PageBreakShape, ReportShape
from concordance.text import span_of


def described(record: ReportShape, units: list[Unit], declared: str) -> tuple[Mapping[str, Unit], list[Problem]]:
    """Return the units by id with their slips, passages and printed pages, and what did not match."""
    work = _Description(units, declared)
    for slip in record.slips:
        if place := work.span("slip", slip.unit, slip.words, slip.occurrence):
            mark = Slip(slip.unit, slip.words, *place, slip.should_be, slip.note, slip.evidence)
            unit = work.units_by_id[slip.unit]
            slips = sorted([*unit.slips, mark], key=lambda each: each.start)
            work.units_by_id[unit.id] = replace(unit, slips=tuple(slips))
    for passage in record.passages:
        if place := work.span("passage", passage.unit, passage.words):
            unit = work.units_by_id[passage.unit]
            work.units_by_id[unit.id] = replace(unit, passages=(*unit.passages, Passage(*place, passage.lang)))
    for page in record.pages:
        work.begin(page)
    return {
        name: replace(unit, page=work.pages.get(name, "")) for name, unit in work.units_by_id.items()
    }, work.problems


def link_overrides(
    record: ReportShape, units: Mapping[str, Unit], declared: str
) -> tuple[tuple[LinkOverride, ...], list[Problem]]:
    """Return the links that the record sets or forbids, and those whose words do not stand in their unit."""
    work = _Description(list(units.values()), declared)
    overrides = [
        LinkOverride(link.unit, *place, link.entry, link.form, link.reason)
        for link in record.link_overrides
        if (place := work.span("link", link.unit, link.words, link.occurrence))
    ]
    return tuple(overrides), work.problems


def reference_overrides(
    record: ReportShape, units: Mapping[str, Unit], declared: str
) -> tuple[tuple[ReferenceOverride, ...], list[Problem]]:
    """Return the references that the record sets or forbids, and those whose words do not stand in their unit."""
    work = _Description(list(units.values()), declared)
    overrides = [
        ReferenceOverride(each.unit, *place, each.to, each.until, each.note, each.reason)
        for each in record.reference_overrides
        if (place := work.span("reference", each.unit, each.words, each.occurrence))
    ]
    return tuple(overrides), work.problems


class _Description:
    """Units while they are being described."""

    def __init__(self, units: list[Unit], declared: str) -> None:
        self.units_by_id = {unit.id: unit for unit in units}
        self.pages: dict[str, str] = {}
        self.problems: list[Problem] = []
        self._declared = declared
        self._order = list(self.units_by_id)
        self._at = {name: at for at, name in enumerate(self._order)}
        self._last: tuple[PageBreakShape, tuple[int, int]] | None = None  # the page before, and where it begins

    def span(self, kind: str, unit: str, words: str, occurrence: int = 1) -> tuple[int, int] | None:
        """Where the words stand in the unit for the nth time; nothing, and a problem, if they do not."""
        place = span_of(words, self.units_by_id[unit].text if unit in self.units_by_id else "", occurrence)
        if place is None:
            self._problem(kind, unit, f"not the words {words!r} ({occurrence})")
        return place

    def begin(self, page: PageBreakShape) -> None:
        """Give the units from this page's beginning on its number, a range where the map is not sure."""
        for name in (page.unit, *filter(None, (page.earliest, page.latest))):
            if name not in self.units_by_id:
                self._problem("page", name, "no such unit")
                return
        place = self.span("page", page.unit, page.words) if page.words else (0, 0)
        if place is None:
            return
        if out_of_order := self._out_of_order(page, (self._at[page.unit], place[0])):
            self._page_problem(page, out_of_order)
            return
        first = self._at[page.unit] + bool(place[0])
        if page.earliest:
            past = self._at[page.latest or page.unit] + 1
            for name in self._order[self._at[page.earliest] : past]:
                self.pages[name] = f"{page.page - 1}-{page.page}"
            first = past
        else:
            unit = self.units_by_id[page.unit]
            self.units_by_id[page.unit] = replace(unit, breaks=(*unit.breaks, PageBreak(place[0], str(page.page))))
        self.pages |= dict.fromkeys(self._order[first:], str(page.page))

    def _out_of_order(self, page: PageBreakShape, place: tuple[int, int]) -> str:
        """Return what is wrong with the number or the place of this page, which begins there, after the page before."""
        before, self._last = self._last, (page, place)
        between = [name for name in (page.earliest, page.unit, page.latest) if name]
        if sorted(between, key=self._at.__getitem__) != between:
            return f"earliest in {page.earliest or page.unit}, latest in {page.latest or page.unit}"
        if before and (page.page <= before[0].page or place < before[1]):
            return f"page {page.page} after page {before[0].page} in {before[0].unit}"
        return ""

    def _page_problem(self, page: PageBreakShape, found: str) -> None:
        self.problems.append(
            Problem(
                "page-out-of-order",
                f"{self._declared}, page in {page.unit}",
                found,
                "numbers and places, each after the one before",
                "Put the pages in the order of the document, each once.",
            )
        )

    def _problem(self, kind: str, unit: str, found: str) -> None:
        self.problems.append(
            Problem(
                f"{kind}-does-not-match",
                f"{self._declared}, {kind} in {unit}",
                found,
                "a unit of the report, and words that stand in it",
                "Correct the unit or the words.",
            )
        )
