"""What the places of a report are called and where they stand in the site: sections, units."""

from itertools import islice

from concordance.report import Report, Section, Unit


def page_url(report: Report, name: str) -> str:
    """Return the address of a page of the report, or of a section by its slug, from the site's root: `SLUG/ii.html`."""
    return f"{report.slug}/{name}.html"


def url_of(report: Report, unit: Unit) -> str:
    """Return the address of a unit from the site's root: `SLUG/ii.html#para-3-c`."""
    return f"{page_url(report, unit.section)}#{unit.anchor}"


def place_of(report: Report, name: str) -> str:
    """Return the address of a unit or a section from the report's pages; of a section without a page, its first part's.

    `name` is a unit's id or a section's slug: `ii.html#para-3-c`, `iii-b.html`.
    """
    if unit := report.units_by_id.get(name):
        return f"{unit.section}.html#{unit.anchor}"
    inside = {name}
    for section in islice(report.sections, report.section_order[name], None):
        if section.parent in inside:
            inside.add(section.slug)
        if section.slug in inside and section.has_page:
            return f"{section.slug}.html"
    raise KeyError(name)


def called(report: Report, section: Section) -> str:
    """Return a name that no other section has: `III.B.2. Consular protection`, or `Consular protection (IV)`.

    A heading without a number is named with the part above it: by the number of that, or by its words if the report has
    the same heading twice.
    """
    if section.label:
        return f"{section.label}. {section.title}"
    above = report.section(section.parent) if section.parent else None
    if not above or not above.listed:
        return section.heading
    twice = report.heading_counts[section.heading] > 1
    within = above.label or (called(report, above) if twice else "")
    return f"{section.heading} ({within})" if within else section.heading
