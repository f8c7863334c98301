"""What templates may ask about an edition, and how their answers are written: as words, never as markup."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Mapping
from functools import partial
from itertools import groupby
from typing import TypeVar

import jinja2
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from concordance.addresses import called, place_of
from concordance.edition.edition import AnnotatedReport, Edition
from concordance.edition.marks import Recommendation, timeline
from concordance.edition.proposals import proposals
from concordance.model import FORMS, KINDS, Mention
from concordance.report import Report, Section, Unit
from concordance.reserved import PAGE_IDS
from concordance.sentences import beginning, sentence_around
from concordance.site import back_index, charts, documents, relations
from concordance.site.first_page import first_page
from concordance.site.map import Drawings
from concordance.site.occurrences import Attestation
from concordance.site.paragraphs import named, note_marks, path
from concordance.site.parties import Parties, sheet_of
from concordance.site.side_by_side import comparison, pair_anchor, side_by_side
from concordance.site.slips import parted, slips_in_names
from concordance.site.unit_names import UnitNames, unit_names
from concordance.site.uses import on_first_page, uses
from concordance.source.outline import span

MARKUP = ("html", "svg", "opf", "ncx")  # the ends of the names of templates that write it
_PART_IDS = frozenset(  # of the headings that templates write
    "about body chart confused data everyday facts family first-pages follows instrument law layout left-out map"
    " process regions remarks repairs report reports resolutions see slips table tools treaties used unused".split()
)
T = TypeVar("T")
_JOINED = re.compile(r"(?<=[^\W\d_]{4}/)(?=[^\W\d_]{4})")  # the parts of a symbol or "and/or" stay together


def environment(
    templates: Mapping[str, str], edition: Edition, parties: Parties, cache: jinja2.BytecodeCache | None = None
) -> jinja2.Environment:
    """Return the one environment of all templates, named by their paths below docs/templates: `pages/home.html`.

    In markup, every value that is not marked as such is escaped; a name that is not known fails the build. What
    templates may ask about the edition are globals and filters. A template is compiled on first use, if `cache` does
    not have it.
    """
    jinja = jinja2.Environment(
        loader=jinja2.DictLoader(dict(templates)),
        bytecode_cache=cache,
        autoescape=jinja2.select_autoescape(MARKUP),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    jinja.context_class = PlainContext
    jinja.filters |= FILTERS
    jinja.globals |= _answers(edition, parties, unit_names(jinja))
    jinja.globals["remembered"] = Remembered()
    return jinja


class PlainContext(jinja2.runtime.Context):
    """Calls what a template names at once: nothing here asks for the context, for which Jinja looks at every call."""

    def call(
        self,
        called: Callable[..., object],
        *arguments: object,
        _loop_vars: object = None,
        _block_vars: object = None,
        **named: object,
    ) -> object:
        """Call it without the names of loops and blocks, which only a context takes up."""
        return called(*arguments, **named)


class Remembered:
    """Lets a macro of one value write it once: a date or what a State did about a treaty stands in many places."""

    def __init__(self) -> None:
        self._written: dict[str, dict[Hashable, Markup]] = {}

    def __call__(self, macro: Macro) -> Callable[[Hashable], Markup]:
        """Return what the macro writes for a value, as it was written the first time."""
        written = self._written.setdefault(macro.name, {})

        def words(value: Hashable) -> Markup:
            if value not in written:
                written[value] = Markup(macro(value))  # noqa: S704 - what a macro writes is escaped
            return written[value]

        return words


def _answers(edition: Edition, parties: Parties, names: UnitNames) -> dict[str, object]:
    """Return the names that templates know, and what each stands for."""
    attested = Attestation(edition)
    participation = parties.participation
    return {
        "edition": edition,
        "kinds": KINDS,
        "forms": FORMS,
        "name_of": names.whole,
        "name_in_index": names.indexed,
        "name_in_section": names.inside,
        "name_in_margin": names.margin,
        "named": partial(named, names.whole),
        "called": called,
        "path": path,
        "comparison": comparison,
        "pair_anchor": pair_anchor,
        "side_by_side": side_by_side,
        "place_of": place_of,
        "note_marks": partial(note_marks, names.whole),
        "own_paragraphs": own_paragraphs,
        "following": following,
        "by_part": recommendations_by_part,
        "timeline": timeline,
        "chronology": charts.chronology,
        "documents": documents.by_sort(edition),
        "on_first_pages": list(documents.on_first_pages(edition)),
        "reports_with": attested.reports_with,
        "by_section": attested.by_section,
        "by_role": attested.by_role,
        "by_form": attested.by_form,
        "form_counts": attested.form_counts,
        "wordings": attested.wordings,
        "first_sentence": first_sentence,
        "abbreviations": attested.abbreviations,
        "sentence_of": sentence_of,
        "parted": parted,
        "slips_in_names": _for_each(slips_in_names),
        "proposals": lambda: proposals(edition),
        "relations": relations.Relations(edition.entries).relations_of,
        "drawn": relations.DRAWN,
        "drawings": Drawings(edition),
        "participation": lambda report, country: participation.standings_of(country, report.metadata.date),
        "treaty_record": participation.record,
        "parties": parties.standings_of,
        "sheet_of": sheet_of,
        "standings_over": lambda dates, country: participation.standings_over(country, dates),
        "chart": lambda dates, country: participation.chart(country, *dates),
        "index": _for_each(lambda each: back_index.index(each, edition.entries, edition.vocabulary.forms_by_entry)),
        "mentioned": lambda annotated, section: back_index.mentioned(annotated, section, edition.entries),
        "uses": uses,
        "first_page": first_page,
        "on_first_page": partial(on_first_page, edition),
        "targets": lambda annotated, section: back_index.targets(annotated, section, edition.entries),
    }


def _for_each(make: Callable[[AnnotatedReport], T]) -> Callable[[AnnotatedReport], T]:
    """Return what makes a thing of each report once: a page and the books of a report show the same."""
    made: dict[str, T] = {}

    def asked(annotated: AnnotatedReport) -> T:
        slug = annotated.report.slug
        if slug not in made:
            made[slug] = make(annotated)
        return made[slug]

    return asked


def without_form_feeds(text: str) -> str:
    """Return what a template wrote with a space for each form feed, which no XML can hold: a repair may quote one."""
    return text.replace("\f", " ")


def breakable(words: str) -> Markup:
    """Return the words with leave to break the line after a slash between two of them, for headings and page names.

    What a macro has written is escaped already.
    """
    return Markup("<wbr/>").join(map(type(words), _JOINED.split(words))) if "/" in words else escape(words)


def slug(words: str) -> str:
    """Return the words as an id: small letters of ASCII with hyphens for spaces, as Markdown's `toc` extension does.

    The headings of pages have had such ids since the first version. An empty id, or one that a page has for a part of
    its own, gets a number, as there.
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    name = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
    return f"{name}_1" if not name or name in PAGE_IDS or name in _PART_IDS else name


FILTERS = {"breakable": breakable, "slug": slug}


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    return beginning(text, 1)


def sentence_of(annotated: AnnotatedReport, mention: Mention) -> str:
    """Return the sentence of a unit that has the mention."""
    return sentence_around(annotated.units_by_id[mention.unit].text, mention.start, mention.end)


def own_paragraphs(section: Section) -> str:
    """Return the numbers of the paragraphs directly under a heading: `52`, or the first and the last with a dash."""
    return span([unit.paragraph_number for unit in section.units if unit.paragraph_number])


def following(report: Report, section: Section) -> list[tuple[Section, Unit]]:
    """Return the parts right under a section that have text, each with the unit with which its text begins."""
    begun = report.first_units
    return [(part, begun[part.slug]) for part in report.subsections.get(section.slug, ()) if part.slug in begun]


def recommendations_by_part(annotated: AnnotatedReport) -> list[tuple[Section, list[Recommendation]]]:
    """Return the recommendations of a report by the section in which they stand."""
    groups = groupby(annotated.marks.recommendations, key=lambda each: annotated.units_by_id[each.quote.unit].section)
    return [(annotated.report.section(slug), list(group)) for slug, group in groups]
