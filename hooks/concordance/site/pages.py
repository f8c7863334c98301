"""The edition and its templates become pages. All words that readers see are in the templates."""

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TypeVar

import jinja2
from markupsafe import escape

from concordance.addresses import called, place_of
from concordance.data import annotations, entry_tables, open_data, reader_data, sheets
from concordance.data.akoma_ntoso import akoma_ntoso
from concordance.data.publisher import Publisher
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.model import FOLDERS
from concordance.report import Report, Section
from concordance.site import paragraphs
from concordance.site.parties import Parties
from concordance.site.templates import environment, without_form_feeds
from concordance.site.unit_names import unit_names

Nav = list[object]
T = TypeVar("T")

REPORTS = "reports/index.md"  # the list of reports; one alone needs none
META = ("title", "nav", "also", "description", "hide", "search")  # what a page's template sets for its frame


@dataclass(frozen=True, slots=True)
class Content:
    """What a page shows: its HTML, well-formed, and what its frame says of it: `title`, `description` and others.

    Those are HTML too. `nav` is a shorter title for the navigation, `also` are other words for which the search finds
    the page, `hide` is what its frame leaves out, and `search` says whether the search has it.
    """

    html: str
    meta: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be: its path below the site's sources, as of a page in Markdown, its content, whose source it shows."""

    path: str
    write: Callable[[], Content]
    source: str = ""


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A file to be that no theme frames: its path in the site, and what writes its text."""

    path: str
    write: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages are to be seen: under which name, at which address, with a slash at its end, by which policy."""

    name: str = ""
    address: str = ""
    policy: str = ""


class Writer:
    """Writes the pages of an edition from templates given by their paths below docs/templates."""

    def __init__(
        self,
        edition: Edition,
        templates: Mapping[str, str],
        site: Site | None = None,
        cache: jinja2.BytecodeCache | None = None,
    ) -> None:
        """Prepare the templates, each compiled when a page needs it; `site` is for pages that no theme frames."""
        self._edition = edition
        self._site = site or Site()
        self._parties = Parties(edition)
        self.jinja = environment(templates, edition, self._parties, cache)
        self.jinja.globals["site"] = self._site
        self.names = unit_names(self.jinja)

    def pages(self) -> Iterator[Page]:
        """Every page of the edition that the theme frames."""
        for annotated in self._edition.reports:
            yield from self._pages(annotated)
        for entry in self._edition.entries.values():
            kind = entry.kind if entry.kind in {"country", "document"} else "entry"
            file = entry.where.partition(",")[0]  # without the line, where it has one
            yield self._page(f"{entry.address}.md", kind, file, entry=entry)
        for folder in dict.fromkeys(FOLDERS.values()):
            yield self._page(f"{folder}/index.md", folder)
        for term in self._edition.terms.values():
            yield self._page(f"{term.address}.md", "term", term.where, term=term)
        if self._edition.terms:
            yield self._page("terms/index.md", "terms")
        if len(self._edition.reports) > 1:
            yield self._page(REPORTS, "reports")
        yield self._page("desk.md", "desk")

    def for_editors(self) -> Iterator[Page]:
        """Every page that only a preview has: the names that no record has."""
        yield self._page("editing/unrecorded.md", "unrecorded")

    def files(self) -> Iterator[PlainFile]:
        """Every other file of the edition: short pages, data, the map."""
        for annotated in self._edition.reports:
            yield from self._files(annotated)
        if self._edition.atlas.land:
            yield PlainFile("assets/world.svg", partial(self._rendered, "pages/world.svg"))
        yield PlainFile("data/kinds.js", partial(self._rendered, "pages/kinds.js"))
        for path, table in entry_tables.files(self._edition).items():
            yield PlainFile(path, table)
        of_all = {
            "entries": reader_data.entries,
            "names": reader_data.names,
            "reports": reader_data.reports,
            "terms": reader_data.terms,
        }
        for name, value_of in of_all.items():
            yield PlainFile(f"data/{name}.js", partial(_script, f"data/{name}", value_of, self._edition))

    def nav(self, annotated: AnnotatedReport) -> Nav:
        """Return the report's part of the navigation: its home, its sections, the whole text."""
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
        """Return the paths of the report's pages beside its sections: the whole text, lists and proofs."""
        return [f"{annotated.report.slug}/{name}.md" for name in _aids(annotated)]

    def _pages(self, annotated: AnnotatedReport) -> Iterator[Page]:
        report = annotated.report
        declared = f"reports/{report.slug}/report.yml"
        source = f"reports/{report.slug}/source.md"
        show = partial(self._page, annotated=annotated, report=report)
        paragraph = partial(paragraphs.paragraph, self.names, self._edition, annotated)
        home = report.section("index") if "index" in report.section_order else None
        yield show(f"{report.slug}/index.md", "home", declared, paragraph=paragraph, section=home)
        for section in report.sections:
            if section.has_page and section.slug != "index":
                path = f"{report.slug}/{section.slug}.md"
                yield show(path, "section", source, section=section, paragraph=paragraph)
        for name, made_of in _aids(annotated).items():
            path = f"reports/{report.slug}/{made_of}"
            yield show(f"{report.slug}/{name}.md", name, path, paragraph=paragraph)

    def _files(self, annotated: AnnotatedReport) -> Iterator[PlainFile]:
        report = annotated.report
        for unit in report.units:
            target = f"../{place_of(report, unit.id)}"
            short = partial(self._rendered, "pages/short.html", report=report, unit=unit, target=target)
            yield PlainFile(f"{report.slug}/p/{unit.short_address}.html", short)
        for path, written in open_data.FILES.items():
            yield PlainFile(f"{report.slug}/{path}", partial(written, annotated))
        publisher = Publisher(self._site.name, self._site.address)
        of_other_programs = {f"{report.slug}.akn.xml": akoma_ntoso, annotations.FILE: annotations.annotations}
        for name, write in of_other_programs.items():
            yield PlainFile(f"{report.slug}/data/{name}", partial(write, self._edition, annotated, publisher))
        marked = sheets.mark_files(annotated, self._edition.entries)
        for path, table in (*marked.items(), *self._parties.files(annotated).items()):
            yield PlainFile(f"{report.slug}/{path}", table)
        for name, value_of in (
            ("units", partial(reader_data.units, self.names.whole, self.names.brief)),
            ("proof", reader_data.proof),
        ):
            path = f"{report.slug}/data/{name}"
            yield PlainFile(f"{path}.js", partial(_script, path, value_of, annotated))

    def _page(self, path: str, template: str, source: str = "", **values: object) -> Page:
        return Page(path, partial(self._content, f"pages/{template}.html", values), source.removeprefix("docs/"))

    def _content(self, template: str, values: Mapping[str, object]) -> Content:
        """Return what the template writes; what the frame must know are variables that it sets."""
        module = self.jinja.get_template(template).make_module(dict(values))
        set_by_it = ((name, getattr(module, name, None)) for name in META)
        return Content(
            without_form_feeds(str(module)).strip(), {name: _escaped(value) for name, value in set_by_it if value}
        )

    def _rendered(self, template: str, **values: object) -> str:
        return without_form_feeds(self.jinja.get_template(template).render(**values))


def _escaped(value: object) -> object:
    """Words as HTML, which the frame of a page takes them for; lists as they are."""
    return str(escape(value)) if isinstance(value, str) else value


def _aids(annotated: AnnotatedReport) -> dict[str, str]:
    """Return the pages of a report beside its sections, in the navigation's order, with the file that makes each."""
    marks = annotated.marks
    return {
        "full": "source.md",
        "entries": "source.md",
        "concordance": "source.md",
        **({"compare": "report.yml"} if annotated.restatements else {}),
        **({"recommendations": "recommendations.yml"} if marks.recommendations else {}),
        **({"timeline": "events.yml"} if marks.events else {}),
        "corrections": "report.yml",
        "proof": "report.yml",
    }


def _script(name: str, value_of: Callable[[T], object], subject: T) -> str:
    return reader_data.script(name, value_of(subject))


def _top(report: Report, section: Section) -> Section:
    """Return the section under which this one stands in the navigation."""
    while section.parent and report.section(section.parent).listed:
        section = report.section(section.parent)
    return section


def _nav_title(report: Report, section: Section) -> str:
    """Return what a section is called below its chapter: `B.2. Consular protection`, `Consular protection (IV)`."""
    within = ".".join(section.numbers[1:])
    whole = section.heading if section.numbers else called(report, section)
    return html.escape(f"{within}. {section.title}" if within else whole)
