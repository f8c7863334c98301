"""Where and in which words the reports mention an entry: each mention with its sentence, sorted as pages need them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from concordance.edition.edition import AnnotatedReport, Edition
from concordance.model import FORMS, ROLES, Entry, Mention
from concordance.report import Section, Unit
from concordance.sentences import Sentences
from concordance.site.slips import slips_in_names


@dataclass(frozen=True, slots=True)
class SentenceMention:
    """A mention with its unit and the span of the sentence in which it stands."""

    mention: Mention
    unit: Unit
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence that mentions an entry, once or more: each mention with the words before it, then the rest."""

    unit: Unit
    pieces: tuple[tuple[str, Mention], ...]
    after: str


class Attestation:
    """What the reports of an edition attest of its entries."""

    def __init__(self, edition: Edition) -> None:
        """Take up the reports, and the forms by which each entry is known."""
        self._reports = edition.reports
        self._forms = edition.vocabulary.forms_by_entry
        self._sentences = cache(Sentences)  # of each text once, for all its mentions
        self._slips = {each.report.slug: slips_in_names(each) for each in edition.reports}

    def reports_with(self, entry: Entry) -> list[AnnotatedReport]:
        """Return the reports that mention the entry."""
        return [each for each in self._reports if entry.id in each.by_entry]

    def rows(self, annotated: AnnotatedReport, entry: Entry) -> list[SentenceMention]:
        """Return the entry's mentions in a report, each with its sentence."""
        return [self._row(annotated, m) for m in annotated.by_entry.get(entry.id, ())]

    def _row(self, annotated: AnnotatedReport, mention: Mention) -> SentenceMention:
        unit = annotated.units_by_id[mention.unit]
        return SentenceMention(mention, unit, self._sentences(unit.text).around(mention.start, mention.end))

    def by_section(self, annotated: AnnotatedReport, entry: Entry) -> list[tuple[Section, list[Excerpt]]]:
        """Return the excerpts of a report that mention the entry, grouped by section."""
        groups = groupby(self.rows(annotated, entry), key=lambda row: row.unit.section)
        return [(annotated.report.section(slug), excerpts(group)) for slug, group in groups]

    def by_role(self, annotated: AnnotatedReport, entry: Entry) -> list[tuple[str, list[Excerpt]]]:
        """Return the excerpts that mention a State by its roles in them; last, with no role, those without one."""
        groups: dict[str, list[SentenceMention]] = {role: [] for role in (*ROLES, "")}
        for row in self.rows(annotated, entry):
            groups[annotated.roles.get(row.mention, "")].append(row)
        return [(role, excerpts(rows)) for role, rows in groups.items() if rows]

    def by_form(self, annotated: AnnotatedReport, entry: Entry) -> list[tuple[str, list[Excerpt]]]:
        """Return the excerpts that mention an entry by the kind of form in which they do."""
        rows = self.rows(annotated, entry)
        groups = [(form, [row for row in rows if row.mention.form == form]) for form in FORMS]
        return [(form, excerpts(found)) for form, found in groups if found]

    def form_counts(self, entry: Entry) -> dict[str, int]:
        """How often the reports name the entry by each kind of form."""
        found = [m.form for each in self.reports_with(entry) for m in each.by_entry[entry.id]]
        return {form: found.count(form) for form in FORMS}

    def wordings(self, annotated: AnnotatedReport, entry: Entry) -> list[tuple[str, str, int, str]]:
        """Return the wordings by which a report names the entry: (words, form, how often, slip).

        What is said of a slip is what the entry's record says, or the report's.
        """
        counts: dict[tuple[str, str], int] = {}
        for mention in annotated.by_entry.get(entry.id, ()):
            key = (mention.quote, mention.form)
            counts[key] = counts.get(key, 0) + 1
        slips = {form.text: form.slip for form in self._forms.get(entry.id, ())}
        notes = {words: slip.note for words, slip in self._slips[annotated.report.slug].items()}
        return [(words, form, n, slips.get(words, "") or notes.get(words, "")) for (words, form), n in counts.items()]

    def abbreviations(self, entry: Entry) -> list[str]:
        """Return the entry's abbreviations."""
        return [form.text for form in self._forms.get(entry.id, ()) if form.form == "abbreviation"]


def excerpts(rows: Iterable[SentenceMention]) -> list[Excerpt]:
    """Return the rows one sentence at a time; a mention inside another has its sentence once more."""
    found: list[list[SentenceMention]] = []
    for row in rows:
        last = found[-1][-1] if found else None
        same = last and last.unit is row.unit and last.sentence == row.sentence
        if last and same and last.mention.end <= row.mention.start:
            found[-1].append(row)
        else:
            found.append([row])
    return [_excerpt(group) for group in found]


def _excerpt(rows: Sequence[SentenceMention]) -> Excerpt:
    """Return the sentence in which these mentions stand, cut at each."""
    unit, (at, end) = rows[0].unit, rows[0].sentence
    pieces: list[tuple[str, Mention]] = []
    for row in rows:
        pieces.append((unit.text[at : row.mention.start], row.mention))
        at = row.mention.end
    return Excerpt(unit, tuple(pieces), unit.text[at:end])
