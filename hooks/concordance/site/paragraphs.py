"""Units set as pages show them, each link with the address that it leads to, seen from the page."""

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from concordance.addresses import called, place_of, url_of
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.model import CrossReference, Linked, TermMark
from concordance.report import NameOf, NoteMark, Report, Unit
from concordance.site import weave
from concordance.site.notation import Target
from concordance.site.unit_names import UnitNames


def paragraph(names: UnitNames, edition: Edition, annotated: AnnotatedReport, unit: Unit) -> Markup:
    """Return a unit as HTML, with its links, for a page of its report."""
    note = partial(_note, names.whole, annotated)
    if unit.kind == "table":
        return Markup(weave.weave_table(unit, names.whole(unit), note))  # noqa: S704 - escaped there
    linked: list[Linked] = [*annotated.by_unit.get(unit.id, ())]
    linked += annotated.references_by_unit.get(unit.id, ())
    linked += annotated.terms_by_unit.get(unit.id, ())
    number = unit.printed or names.margin(unit)
    address = partial(_address, edition, annotated)
    return Markup(weave.weave_paragraph(unit, linked, address, number, note))  # noqa: S704 - escaped there


def _address(edition: Edition, annotated: AnnotatedReport, linked: Linked) -> Target:
    """Where a link leads, and its classes: the kind, `again` for a repeated mention.

    A term is a link where its section uses it first; elsewhere it waits until a reader wants it.
    """
    if isinstance(linked, CrossReference):
        return Target(place_of(annotated.report, linked.to), "internal")
    if isinstance(linked, TermMark):
        return Target(f"../{edition.terms[linked.term].address}.html", "term", linked not in annotated.first_terms)
    again = "" if linked in annotated.first_in_section else " again"
    return Target(f"../{edition.entries[linked.entry].address}.html", f"{linked.kind}{again}")


def _note(name_of: NameOf, annotated: AnnotatedReport, mark: NoteMark) -> tuple[str, str]:
    """Return the address of a note, seen from its report's pages, and the note's name."""
    unit = annotated.units_by_id[mark.anchor]
    return f"{unit.section}.html#{unit.anchor}", name_of(unit)


def named(name_of: NameOf, report: Report, name: str) -> tuple[str, str]:
    """Return what a unit or a section is called, and its address, seen from its report's pages."""
    unit = report.units_by_id.get(name)
    return name_of(unit) if unit else called(report, report.section(name)), place_of(report, name)


def note_marks(name_of: NameOf, annotated: AnnotatedReport, marks: Iterable[NoteMark]) -> Markup:
    """Return the marks of the notes that stand on a heading."""
    note = partial(_note, name_of, annotated)
    return Markup(" ".join(weave.note_mark(mark, note) for mark in marks))  # noqa: S704 - escaped there


def path(report: Report, unit: Unit) -> str:
    """Return the address of a unit, seen from the page of an entry."""
    return f"../{url_of(report, unit)}"
