"""Proof-reading: the words of rendered pages against the words of the source."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from concordance.addresses import page_url
from concordance.problems import Problem
from concordance.report import Report, Section, Unit
from concordance.site.rendered import Rendered, of_html

Read = Callable[[str], Rendered]


def compare(report: Report, pages: Mapping[str, str | None], read: Read = of_html) -> Iterator[Problem]:
    """Problems where the report's pages (HTML by address) lack a unit, add one, or change a word.

    Every unit stands once on its section's page and once on the page of the whole text, in order. A page that is not
    rendered, None, is not compared: the live preview shows few of many pages. `read` is what reads a page; one that
    remembers saves the second look at it.
    """
    expected: dict[str, list[Unit]] = {}
    for unit in report.units:
        for address in (page_url(report, unit.section), page_url(report, "full")):
            expected.setdefault(address, []).append(unit)
    for address, units in expected.items():
        rendered = pages.get(address, "")
        if rendered is not None:
            yield from compare_units(units, address, read(rendered).unit_texts)


def compare_units(units: Sequence[Unit], address: str, found: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """Problems where what was found on a page lacks one of these units, adds one, changes their order or a word."""
    if [name for name, _ in found] != [unit.id for unit in units]:
        yield _problem(
            "units-differ",
            address,
            ", ".join(name for name, _ in found) or "no units",
            ", ".join(unit.id for unit in units),
        )
        return
    for (name, words), unit in zip(found, units, strict=True):
        if words != unit.text:
            at = next(
                (i for i, (a, b) in enumerate(zip(words, unit.text, strict=False)) if a != b),
                min(len(words), len(unit.text)),
            )
            yield _problem(
                "words-differ",
                f"{address}, unit {name}, character {at}",
                repr(words[at : at + 60]),
                repr(unit.text[at : at + 60]),
            )


def compare_headings(report: Report, pages: Mapping[str, str | None], read: Read = of_html) -> Iterator[Problem]:
    """Problems where a page lacks the heading of its section, or the first page a line or a footnote of the document's.

    The page of the whole text has the headings of all sections with units, in order, and no other words as a heading.
    The first page has all that are listed, as contents.
    """
    home, whole = page_url(report, "index"), page_url(report, "full")
    sections = [section for section in report.sections if section.units]
    expected = {page_url(report, section.slug): [section] for section in sections} | {whole: sections}
    for address, those in expected.items():
        if (rendered := pages.get(address)) is None:
            continue
        page = read(rendered)
        yield from _in_order(those, address, page.headings)
        if address == whole:
            for words in set(page.headings) - {section.heading for section in report.sections}:
                yield _problem("heading-differs", address, words, "a heading of the report")
    if (rendered := pages.get(home)) is not None:
        page = read(rendered)
        yield from compare_first_page(report, home, page)
        listed = [section for section in report.sections if section.listed and section.slug != "index"]
        yield from _in_order(listed, home, page.contents)


def compare_book(
    report: Report, sections: Sequence[Section], address: str, text: Rendered, contents: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    """Problems where a book has other words than the report: its units, first page, headings, or contents.

    `sections` are those that it shows, `contents` the words of each of its tables of contents by where that stands.
    """
    yield from compare_units(report.units, address, text.unit_texts)
    yield from compare_first_page(report, address, text)
    yield from _first_other("heading-differs", address, [section.heading for section in sections], text.headings)
    for where, words in contents.items():
        yield from _in_order(sections, where, words)


def compare_first_page(report: Report, address: str, page: Rendered) -> Iterator[Problem]:
    """Problems where a page has other lines than the document's first: its title, other lines, or footnotes."""
    titles = (report.title,), (page.title,)
    for expected, found in ((report.above_title, page.masthead), titles, (report.footnotes, page.footnotes)):
        yield from _first_other("words-differ", address, expected, found)


def _first_other(code: str, where: str, expected: Sequence[str], found: Sequence[str]) -> Iterator[Problem]:
    """Yield the problem of the first words that are not those expected in their place."""
    for one, other in zip_longest(expected, found, fillvalue=""):
        if one != other:
            yield _problem(code, where, repr(other), repr(one))
            return


def _in_order(sections: Iterable[Section], address: str, words: Sequence[str]) -> Iterator[Problem]:
    """Problems where the headings of these sections do not stand among the words in their order."""
    found = iter(words)
    for section in sections:
        if section.heading not in found:
            yield _problem("heading-differs", address, ", ".join(words), section.heading)
            return


def _problem(code: str, where: str, found: str, expected: str) -> Problem:
    remedy = "A template, a style of Markdown or an extension changes the words: take it away."
    return Problem(code, where, found, expected, remedy)
