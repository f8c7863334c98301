"""The identifiers of units in Akoma Ntoso, by its naming convention: `para_3__subpara_c`, `sec_iii-b-1`."""

from concordance.report import Report, Section, Unit

_STEPS = ("subpara", "point", "indent")
_KINDS = {"paragraph": "para", "note": "fn", "table": "table"}


def unit_id(unit: Unit) -> str:
    """Return the identifier of a unit, unique in its report as its anchor is.

    A numbered paragraph is identified by its number; what is counted, or numbered anew in a part, by its anchor.
    """
    name = unit.name
    numbered = unit.kind == "paragraph" and unit.short_address == "-".join([name.number, *name.items])
    if not numbered or unit.anchor == unit.short_address:
        kind = _KINDS[unit.kind]
        return f"{kind}_{unit.anchor.removeprefix(f'{kind}-')}"
    steps = [f"{_STEPS[min(at, len(_STEPS) - 1)]}_{item}" for at, item in enumerate(name.items)]
    return "__".join([f"para_{name.number}", *steps])


def section_id(section: Section) -> str:
    """Return the identifier of a section."""
    return f"sec_{section.slug}"


def unit_ids(report: Report) -> dict[str, str]:
    """Return the identifiers in Akoma Ntoso of units and sections, by their ids and slugs."""
    sections = {section.slug: section_id(section) for section in report.shown_sections}
    return sections | {unit.id: unit_id(unit) for unit in report.units}
