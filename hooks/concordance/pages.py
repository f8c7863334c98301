"""The edition and its templates become page sources. All words that readers see are in the templates."""

import html
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby

import jinja2
from markupsafe import Markup

from concordance import charting, client, documents, exports, indexing, kinship, linking, sheets
from concordance.charting import Chart, chart
from concordance.drawing import Drawings
from concordance.edition import AnnotatedReport, Edition
from concordance.marks import Recommendation, timeline
from concordance.model import (
    FORMS,
    KINDS,
    ROLES,
    CrossReference,
    Entry,
    Form,
    Linked,
    Mention,
    NoteMark,
    Report,
    Section,
    Unit,
)
from concordance.standing import Standing, standing
from concordance.tables import Action

Nav = list[object]

REPORTS = "reports/index.md"  # the list of reports; one alone needs none


@dataclass(frozen=True)
class Page:
    """A file of the site to be: its path below the site's sources, what writes its text, whose source it shows."""

    path: str
    write: Callable[[], str]
    source: str = ""

    @cached_property
    def text(self) -> str:
        """The text, written when it is first asked for: the live preview shows few of many pages."""
        return self.write()


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers may take with them: whose report it is, and its name."""

    symbol: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A mention with the place and the sentence in which it stands."""

    mention: Mention
    unit: Unit
    before: str
    after: str


class Writer:
    """Writes the pages of an edition from templates given by name.

    Whatever a template shows is words: `escape` is applied to every value that is not marked as markup.
    """

    def __init__(self, edition: Edition, templates: Mapping[str, str]) -> None:
        """Compile the templates on first use; a template that uses an unknown name fails the build."""
        self._edition = edition
        self._jinja = jinja2.Environment(
            loader=jinja2.DictLoader(dict(templates)),
            autoescape=True,
            finalize=_as_words,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._jinja.filters["json"] = _quoted
        self._jinja.filters["url"] = _url
        self._jinja.globals.update(
            edition=edition,
            kinds=KINDS,
            forms=FORMS,
            abbreviations=self._abbreviations,
            by_part=recommendations_by_part,
            documents=documents.by_sort(edition),
            on_first_pages=list(documents.on_first_pages(edition)),
            by_role=self._by_role,
            by_section=self._by_section,
            form_counts=self._form_counts,
            own_paragraphs=own_paragraphs,
            named=_named,
            note_marks=_note_marks,
            reports_with=self._reports_with,
            rows=self._rows,
            path=lambda report, unit: Markup(_path(report, unit)),  # noqa: S704 - made of slugs
            relations=self._relations,
            wordings=self._wordings,
            participation=self._participation,
            timeline=timeline,
            chart=self._chart,
            told=charting.told,
            drawings=Drawings(edition),
            drawn=kinship.DRAWN,
            index=lambda annotated: indexing.index(annotated, edition.entries, self._forms_by_entry),
            mentioned=lambda annotated, section: indexing.mentioned(annotated, section, edition.entries),
            targets=lambda annotated, section: indexing.targets(annotated, section, edition.entries),
        )

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
            yield self._page(f"{entry.address}.md", f"{kind}.md", entry.where, entry=entry)
        for folder in ("glossary", "countries", "documents"):
            yield self._page(f"{folder}/index.md", f"{folder}.md")
        if self._edition.atlas.land:
            yield self._page("assets/world.svg", "world.svg")
        if len(self._edition.reports) > 1:
            yield self._page(REPORTS, "reports.md")
        yield Page("data/entries.js", lambda: client.script("data/entries", client.entries(self._edition)))

    def nav(self, annotated: AnnotatedReport) -> Nav:
        """The report's part of the navigation: its home, its sections, the whole text."""
        report = annotated.report
        nav: Nav = [f"{report.slug}/index.md"]
        tops = [s for s in report.sections if s.listed and s.slug != "index"]
        for _, group in groupby(tops, key=lambda s: _top(report, s).slug):
            sections = list(group)
            links = [{_nav_title(s): f"{report.slug}/{s.slug}.md"} for s in sections if s.has_page]
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
        paragraph = partial(self._paragraph, annotated)
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
            url = exports.url_of(report, unit).removeprefix(f"{report.slug}/")
            path = f"{report.slug}/p/{unit.short}.html"
            yield show(path, "short.html", unit=unit, target=f"../{url}")
        for path, written in exports.FILES.items():
            yield Page(f"{report.slug}/{path}", partial(written, annotated))
        for path, write in sheets.files(annotated, self._edition.entries).items():
            yield Page(f"{report.slug}/{path}", write)
        for name, told in (("units", client.units), ("proof", client.proof)):
            yield Page(f"{report.slug}/data/{name}.js", partial(_script, f"{report.slug}/data/{name}", told, annotated))

    def _page(self, path: str, template: str, source: str = "", **values: object) -> Page:
        write = partial(self._rendered, template, source=source, **values)
        return Page(path, write, source.removeprefix("docs/"))

    def _rendered(self, template: str, **values: object) -> str:
        return self._jinja.get_template(template).render(**values)

    def _paragraph(self, annotated: AnnotatedReport, unit: Unit) -> Markup:
        note = partial(_note, annotated)
        if unit.kind == "table":
            return Markup(linking.table(unit, unit.label, note))  # noqa: S704 - escaped there
        linked: list[Linked] = [*annotated.by_unit.get(unit.id, ())]
        linked += annotated.references_by_unit.get(unit.id, ())
        number = unit.printed or unit.id.rpartition("-")[2]
        address = partial(self._address, annotated)
        return Markup(linking.paragraph(unit, linked, address, number, note))  # noqa: S704 - escaped there

    def _address(self, annotated: AnnotatedReport, linked: Linked) -> tuple[str, str]:
        """The page source that a link leads to, and its classes: the kind, `again` for a repeated mention."""
        if isinstance(linked, CrossReference):
            return _source_of(annotated.report, linked.to), "internal"
        again = "" if linked in annotated.first_in_section else " again"
        return f"../{self._edition.entries[linked.entry].address}.md", f"{linked.kind}{again}"

    def _by_section(self, annotated: AnnotatedReport, entry: Entry) -> list[tuple[Section, list[Row]]]:
        """The entry's mentions in a report, each with its sentence, grouped by section."""
        groups = groupby(self._rows(annotated, entry), key=lambda row: row.unit.section)
        return [(annotated.report.section(slug), list(group)) for slug, group in groups]

    def _by_role(self, annotated: AnnotatedReport, entry: Entry) -> list[tuple[str, list[Row]]]:
        """The mentions of a State in a report by their roles; at the end, with no role, those that have none."""
        groups: dict[str, list[Row]] = {role: [] for role in (*ROLES, "")}
        for row in self._rows(annotated, entry):
            groups[annotated.roles.get(row.mention, "")].append(row)
        return [(role, rows) for role, rows in groups.items() if rows]

    def _rows(self, annotated: AnnotatedReport, entry: Entry) -> list[Row]:
        return [self._row(annotated, m) for m in annotated.by_entry.get(entry.id, ())]

    def _reports_with(self, entry: Entry) -> list[AnnotatedReport]:
        return [each for each in self._edition.reports if entry.id in each.by_entry]

    def _form_counts(self, entry: Entry) -> dict[str, int]:
        found = [m.form for each in self._reports_with(entry) for m in each.by_entry[entry.id]]
        return {form: found.count(form) for form in FORMS}

    def _abbreviations(self, entry: Entry) -> list[str]:
        return [form.text for form in self._forms_by_entry.get(entry.id, ()) if form.form == "abbreviation"]

    @cached_property
    def _forms_by_entry(self) -> Mapping[str, list[Form]]:
        """The vocabulary's forms by the entry they stand for."""
        groups: dict[str, list[Form]] = defaultdict(list)
        for forms in self._edition.vocabulary.forms.values():
            for form in forms:
                groups[form.entry].append(form)
        return groups

    def _row(self, annotated: AnnotatedReport, mention: Mention) -> Row:
        unit = annotated.units[mention.unit]
        first, last = linking.sentence(unit.text, mention.start, mention.end)
        return Row(mention, unit, unit.text[first : mention.start], unit.text[mention.end : last])

    def _relations(self, entry: Entry) -> list[tuple[str, bool, Entry]]:
        """The entry's relations as (how, whether it is this entry's own, the other), both ways."""
        entries = self._edition.entries
        own = [(r.how, True, entries[r.to]) for r in entry.related if r.to in entries]
        own += [("includes", True, entries[member]) for member in entry.members if member in entries]
        return own + self._relations_from_others.get(entry.id, [])

    @cached_property
    def _relations_from_others(self) -> Mapping[str, list[tuple[str, bool, Entry]]]:
        """The relations that other entries declare, by the entry they lead to."""
        groups: dict[str, list[tuple[str, bool, Entry]]] = defaultdict(list)
        for other in self._edition.entries.values():
            for relation in other.related:
                groups[relation.to].append((relation.how, False, other))
            for member in dict.fromkeys(other.members):
                groups[member].append(("includes", False, other))
        return groups

    def _wordings(self, annotated: AnnotatedReport, entry: Entry) -> list[tuple[str, str, int, str]]:
        """The wordings by which a report names the entry: (words, form, how often, slip)."""
        counts: dict[tuple[str, str], int] = {}
        for mention in annotated.by_entry.get(entry.id, ()):
            key = (mention.quote, mention.form)
            counts[key] = counts.get(key, 0) + 1
        slips = {form.text: form.slip for form in self._forms_by_entry.get(entry.id, ())}
        return [(words, form, n, slips.get(words, "")) for (words, form), n in counts.items()]

    def _participation(self, report: Report, country: Entry) -> list[tuple[Entry, Standing, Standing]]:
        """By treaty, what the record says of the State on the report's date and at the latest."""
        date = report.facts["date"]
        state = country.more.get("treaties_under") or country.id
        return [
            (entry, standing(by_state.get(state, ()), date, as_of), standing(by_state.get(state, ()), "", as_of))
            for entry, as_of, by_state in self._treaties
        ]

    def _chart(self, report: Report, country: Entry) -> Chart | None:
        """What the State did about each treaty as a chart; none if nothing is known."""
        state = country.more.get("treaties_under") or country.id
        done = [(entry, as_of, by_state.get(state, ())) for entry, as_of, by_state in self._treaties]
        return chart(done, report.facts["date"])

    @cached_property
    def _treaties(self) -> list[tuple[Entry, str, Mapping[str, list[Action]]]]:
        """The treaties that have a page, each with the date of its data and its actions by State."""
        dates: dict[str, str] = {}
        by_state: dict[str, dict[str, list[Action]]] = defaultdict(lambda: defaultdict(list))
        for action in self._edition.actions:
            dates[action.treaty] = max(action.as_of, dates.get(action.treaty, ""))
            by_state[action.treaty][action.iso3].append(action)
        entries = self._edition.entries
        return [(entries[treaty], as_of, by_state[treaty]) for treaty, as_of in dates.items() if treaty in entries]


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


def _script(name: str, told: Callable[[AnnotatedReport], object], annotated: AnnotatedReport) -> str:
    return client.script(name, told(annotated))


def _as_words(value: object) -> object:
    return value if isinstance(value, Markup) else Markup(linking.escape(str(value)))  # noqa: S704 - escaped here


def _quoted(value: str) -> Markup:
    """Words for front matter: as HTML, since the theme writes them as they stand, and as JSON, which is YAML."""
    return Markup(json.dumps(html.escape(value), ensure_ascii=False))  # noqa: S704 - escaped and quoted here


def _url(value: str) -> Markup:
    """An address as the target of a Markdown link; it has been checked when its record was read."""
    safe = re.sub(r"[^\w:/?#&=.%,~+;@-]", lambda m: "".join(f"%{b:02X}" for b in m[0].encode()), value)
    return Markup(safe.replace("&", "&amp;"))  # noqa: S704 - nothing that ends a link is left


def own_paragraphs(section: Section) -> str:
    """The numbers of the paragraphs directly under a heading: `52`, or the first and the last with a dash."""
    printed = (unit.printed.rstrip(".") for unit in section.units if unit.kind == "paragraph")
    numbers = [number for number in printed if number[:1].isdigit()]
    return "\N{EN DASH}".join(dict.fromkeys((numbers[0], numbers[-1]))) if numbers else ""


def recommendations_by_part(annotated: AnnotatedReport) -> list[tuple[Section, list[Recommendation]]]:
    """The recommendations of a report by the section in which they stand."""
    groups = groupby(annotated.marks.recommendations, key=lambda made: annotated.units[made.quote.unit].section)
    return [(annotated.report.section(slug), list(group)) for slug, group in groups]


def _note(annotated: AnnotatedReport, mark: NoteMark) -> tuple[str, str]:
    """The page source of a note, seen from its report's pages, and the note's name."""
    unit = annotated.units[mark.anchor]
    return f"{unit.section}.md#{unit.anchor}", unit.label


def _named(report: Report, name: str) -> tuple[str, Markup]:
    """What a unit or a section is called, and its page source, seen from its report's pages."""
    called = next((unit.label for unit in report.units if unit.id == name), "")
    if not called:
        section = report.section(name)
        called = f"{section.label}. {section.title}" if section.label else section.heading
    return called, Markup(_source_of(report, name))  # noqa: S704 - made of slugs


def _source_of(report: Report, name: str) -> str:
    """The page source of a unit or a section, seen from its report's pages."""
    return exports.place_of(report, name).replace(".html", ".md", 1)


def _note_marks(annotated: AnnotatedReport, marks: Iterable[NoteMark]) -> Markup:
    """The marks of the notes that stand on a heading."""
    return Markup(" ".join(linking.note_mark(mark, partial(_note, annotated)) for mark in marks))  # noqa: S704 - escaped there


def _path(report: Report, unit: Unit) -> str:
    return f"../{report.slug}/{unit.section}.md#{unit.anchor}"


def _has(report: Report, slug: str) -> bool:
    return any(section.slug == slug for section in report.sections)


def _top(report: Report, section: Section) -> Section:
    """The section under which this one stands in the navigation."""
    while section.parent and report.section(section.parent).listed:
        section = report.section(section.parent)
    return section


def _nav_title(section: Section) -> str:
    within = section.label.partition(".")[2]
    return html.escape(f"{within}. {section.title}" if within else section.heading)


def offline_copy(
    template: str,
    name: str,
    books: Sequence[Download],
    sizes: Mapping[str, int] | None = None,
    *,
    offline: bool = False,
) -> str:
    """The HTML that leads to the archive of this name and to the books, or, in the archive, says that this is it.

    `sizes` are those of the files in bytes, by name; a file that is not made yet has none.
    """
    jinja = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return jinja.from_string(template).render(name=name, books=books, sizes=sizes or {}, offline=offline).strip()
