"""The edition and its templates become page sources. All words that readers see are in the templates."""

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TypeVar

import jinja2

from concordance.addresses import called, url_of
from concordance.data import open_data, reader_data, sheets
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.report import Report, Section
from concordance.site import paragraphs
from concordance.site.parties import Parties
from concordance.site.templates import environment

Nav = list[object]
T = TypeVar("T")

REPORTS = "reports/index.md"  # the list of reports; one alone needs none


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site to be: its path below the site's sources, what writes its text, whose source it shows."""

    path: str
    write: Callable[[], str]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are to be seen: under which name, at which address, with a slash at its end, by which policy."""

    name: str = ""
    address: str = ""
    policy: str = ""


class Writer:
    """Writes the pages of an edition from templates given by name."""

    def __init__(self, edition: Edition, templates: Mapping[str, str], site: Site | None = None) -> None:
        """A template is compiled when a page is written from it; `site` is for pages that no theme frames."""
        self._edition = edition
        self._parties = Parties(edition)
        self._jinja = environment(edition, templates, self._parties)
        self._jinja.globals["site"] = site or Site()

    @property
    def asked(self) -> jinja2.Environment:
        """What templates may ask about the edition: the globals and filters of this environment."""
        return self._jinja

    def pages(self) -> Iterator[Page]:
        """Every page and data file of the edition."""
        for annotated in self._edition.reports:
            yield from self._report(annotated)
        for entry in self._edition.entries.values():
            kind = entry.kind if entry.kind in {"country", "document"} else "entry"
            file = entry.where.partition(",")[0]  # without the line, where it has one
            yield self._page(f"{entry.address}.md", f"{kind}.md", file, entry=entry)
        for folder in ("glossary", "countries", "documents"):
            yield self._page(f"{folder}/index.md", f"{folder}.md")
        if self._edition.atlas.land:
            yield self._page("assets/world.svg", "world.svg")
        if len(self._edition.reports) > 1:
            yield self._page(REPORTS, "reports.md")
        for name, told in (("data/entries", reader_data.entries), ("data/names", reader_data.names)):
            yield Page(f"{name}.js", partial(_script, name, told, self._edition))

    def nav(self, annotated: AnnotatedReport) -> Nav:
        """The report's part of the navigation: its home, its sections, the whole text."""
        report = annotated.report
        nav: Nav = [f"{report.slug}/index.md"]
        tops = [s for s in report.sections if s.listed and s.slug != "index"]
        for _, group in groupby(tops, key=lambda s: _top(report, s).slug):
            sections = list(group)
            links = [{_nav_title(report, s): f"{report.slug}/{s.slug}.md"} for s in sections if s.has_page]
            if len(sections) == 1:
                nav.extend(links)
            else:
                nav.append({html.escape(sections[0].heading): links})
        return nav

    def aids(self, annotated: AnnotatedReport) -> list[str]:
        """The paths of the report's pages beside its sections: the whole text, lists drawn from it, proofs of it."""
        return [f"{annotated.report.slug}/{name}.md" for name in _aids(annotated)]

    def _report(self, annotated: AnnotatedReport) -> Iterator[Page]:
        report = annotated.report
        declared = f"reports/{report.slug}/report.yml"
        source = f"reports/{report.slug}/source.md"
        show = partial(self._page, annotated=annotated, report=report)
        paragraph = partial(paragraphs.paragraph, self._edition, annotated)
        home = report.section("index") if _has(report, "index") else None
        yield show(f"{report.slug}/index.md", "home.md", declared, paragraph=paragraph, section=home)
        for section in report.sections:
            if section.has_page and section.slug != "index":
                path = f"{report.slug}/{section.slug}.md"
                yield show(path, "section.md", source, section=section, paragraph=paragraph)
        for name, made_of in _aids(annotated).items():
            path = f"reports/{report.slug}/{made_of}"
            yield show(f"{report.slug}/{name}.md", f"{name}.md", path, paragraph=paragraph)
        for unit in report.units:
            url = url_of(report, unit).removeprefix(f"{report.slug}/")
            path = f"{report.slug}/p/{unit.short}.html"
            yield show(path, "short.html", unit=unit, target=f"../{url}")
        for path, written in open_data.FILES.items():
            yield Page(f"{report.slug}/{path}", partial(written, annotated))
        marked = sheets.files(annotated, self._edition.entries)
        for path, write in (*marked.items(), *self._parties.files(annotated).items()):
            yield Page(f"{report.slug}/{path}", write)
        for name, told in (("units", reader_data.units), ("proof", reader_data.proof)):
            yield Page(f"{report.slug}/data/{name}.js", partial(_script, f"{report.slug}/data/{name}", told, annotated))

    def _page(self, path: str, template: str, source: str = "", **values: object) -> Page:
        write = partial(self._rendered, template, source=source, **values)
        return Page(path, write, source.removeprefix("docs/"))

    def _rendered(self, template: str, **values: object) -> str:
        return self._jinja.get_template(template).render(**values)


def _aids(annotated: AnnotatedReport) -> dict[str, str]:
    """The pages of a report beside its sections, in the order of the navigation, each with the file that makes it."""
    marks = annotated.marks
    return {
        "full": "source.md",
        "entries": "source.md",
        **({"recommendations": "recommendations.yml"} if marks.recommendations else {}),
        **({"timeline": "events.yml"} if marks.events else {}),
        "corrections": "report.yml",
        "proof": "report.yml",
    }


def _script(name: str, told: Callable[[T], object], of: T) -> str:
    return reader_data.script(name, told(of))


def _has(report: Report, slug: str) -> bool:
    return any(section.slug == slug for section in report.sections)


def _top(report: Report, section: Section) -> Section:
    """The section under which this one stands in the navigation."""
    while section.parent and report.section(section.parent).listed:
        section = report.section(section.parent)
    return section


def _nav_title(report: Report, section: Section) -> str:
    """What a section is called below its chapter: `B.2. Consular protection`, `Consular protection (IV)`."""
    within = section.label.partition(".")[2]
    whole = section.heading if section.label else called(report, section)
    return html.escape(f"{within}. {section.title}" if within else whole)
