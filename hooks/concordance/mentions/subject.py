"""What a report is about: the entries that "the Committee" or "the Convention" means in it without being named.

By these declared rules, each of which gives way to those before it:

- what report.yml names as `subject`; the word `none` there ends the list, and only what the text itself names counts;
- what the report's title and subtitle name, but for States that move a text and bodies in which something is done;
- who wrote it, its mandate and its agenda item, where they name something;
- the organ in whose series of documents its symbol stands (`docs/data/series.csv`): CAT/C/..., A/HRC/...;
- what stands within such names: the Fund in "Executive Committee of the Multilateral Fund";
- the treaty that one of these bodies monitors, the body that monitors one of these treaties, the treaty's protocols;
- the organs above that in whose series it stands: A/HRC/... is one of A/...;
- where none of them is known, the treaty body most of whose documents the text cites;
- what the title names without a record;
- and the entry that the text names three times as often as all others with this head noun, unless the section names
  another more than once.

A head noun that two entries of one rule have means neither of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from concordance.names.matcher import Match, Matcher, surfaces
from concordance.names.vocabulary import Vocabulary
from concordance.report import Report

NONE = "none"
"""In the place of ids in `subject`: short names mean only what the text itself names."""
_SENT = re.compile(r"\b(?:Letters?|Notes? verbales?) dated\b|\b[Nn]otes? verbales?\b|\bRepresentative of\b")
_CHAIR = re.compile(r"\bChair(?:man|person|woman)? of the \Z")
_SPONSORS = re.compile(
    r"\A[^:]*: (?=(?:revised )?(?:draft (?:resolution|decision)|amendments?|working paper|proposal)\b)"
)
_ADOPTED = re.compile(r"/RES/(\d+)/")
_IN_YEAR = re.compile(r"/((?:19|20)\d\d)(?=[/-]|\Z)")
_OF_SESSION = re.compile(r"A/(?:C\.\d/)?(\d\d)/")
_PRESS = re.compile(r"(?:SC|GA|GA/[A-Z]+|ECOSOC|SG/[A-Z]+|DC|HR|OBV|ORG|PKO|WOM)/\d")
_BROKEN = (" and", " for", " of", " on", " the", " to", " United")
_PLACE = re.compile(r"\bin the \Z")  # what stands before a body in which something is done
_OF_CONFERENCE = "A/CONF."  # how the symbols of the documents of a United Nations conference begin
_OF_ORGANS = ("A/", "E/", "S/", "ST/", "T/")  # how those begin of the principal organs and what they made
_FIRST_ENDED = 1946  # with the number of a session added, the year in which it can end
_OFTEN = 3  # times: what is named more seldom, or not so many times as often as others, is no subject
_CLEAR = 3


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a report beside its units. `subject` holds the ids of what it is about, States by their code.

    In the place of these may be `NONE` alone.
    `language` is the tag of the report's language; empty is English.
    """

    symbol: str = ""
    title: str = ""
    subtitle: str = ""
    author_role: str = ""
    mandate: str = ""
    agenda: str = ""
    subject: tuple[str, ...] = ()
    language: str = ""

    @property
    def is_english(self) -> bool:
        """Whether names can be known by their shape, which is that of English names."""
        return self.language.partition("-")[0].lower() in {"", "en"}

    @property
    def is_off(self) -> bool:
        """Whether nothing beside the text itself shall tell what the report is about."""
        return self.subject == (NONE,)

    @property
    def titled(self) -> str:
        """The title, without the States that move a text."""
        return _SPONSORS.sub("", self.title)

    @property
    def is_broken(self) -> bool:
        """Whether the title breaks off in a name."""
        return self.title.endswith(_BROKEN)

    @property
    def is_headline(self) -> bool:
        """Whether the title is that of a press release, with capitals for what is no name."""
        return _PRESS.match(self.symbol) is not None

    @property
    def is_sent(self) -> bool:
        """Whether the title is that of a letter or a note verbale, which tells who sent it."""
        return _SENT.search(self.title) is not None

    def is_told_by_title(self, at: int) -> bool:
        """Whether a name without a record that begins here in the title may tell what the report is about.

        In a letter that is only the body whose chair sends it.
        """
        if self.is_sent:
            return not self.is_off and _CHAIR.search(self.titled, 0, at) is not None
        return not (self.is_off or self.is_broken or self.is_headline)

    @classmethod
    def of(cls, report: Report) -> "About":
        """Return what the record of a report says of it."""
        known = report.metadata
        subject = tuple(known.subject.split())
        described = (known.subtitle, known.author_role, known.mandate, known.agenda)
        return cls(report.symbol, report.title, *described, subject, known.language)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about.

    By head noun the entry that it means (`heads`), and the one that the report names far more often than all others
    (`often`); the entries that it names `once`; the one State that it is about. `entries` are what report.yml, the
    title or, for a body with a treaty of its own, the symbol names; `organ` is the one in whose series that stands,
    `session` that of the organ, or the year, whose resolution the report is; 0 if it is none; `conference`
    tells whether it is a document of one, `of_organs` whether it is one of the principal organs of the United Nations,
    or of what they made; `year` is the latest in which it can have been written, 0 if its symbol does not tell.
    """

    heads: dict[str, str] = field(default_factory=dict)
    often: Mapping[str, str] = field(default_factory=dict)
    once: frozenset[str] = frozenset()
    state: str = ""
    entries: tuple[str, ...] = ()
    organ: str = ""
    session: int = 0
    conference: bool = False
    of_organs: bool = False
    year: int = 0

    def add(self, named: Iterable[tuple[str, frozenset[str]]]) -> None:
        """Add entries with the head nouns that no other has, here or among them."""
        found: dict[str, set[str]] = defaultdict(set)
        for entry, heads in named:
            for head in heads:
                found[head].add(entry)
        for head, owners in found.items():
            if len(owners) == 1:
                self.heads.setdefault(head, next(iter(owners)))


def subject_of(
    about: About,
    vocabulary: Vocabulary,
    matcher: Matcher,
    texts: Sequence[str] = (),
    places: Sequence[Sequence[Match]] = (),
) -> Subject:
    """Return the subject of a report with these texts, in which the matcher found these places."""
    often, once = _often_named(places, vocabulary)
    organs = vocabulary.organs_of(about.symbol)
    series, above = organs[:1], organs[1:]
    adopted = _ADOPTED.search(about.symbol)
    session = int(adopted[1]) if adopted else 0
    organ = next(iter(series), "")
    conference = about.symbol.startswith(_OF_CONFERENCE)
    of_organs = about.symbol.startswith(_OF_ORGANS)
    subject = Subject({}, often, once, "", (), organ, session, conference, of_organs, _year(about.symbol))
    if about.is_off:
        return subject
    declared = [entry for entry in about.subject if entry in vocabulary.all_entries]
    words = f"{about.titled}. {about.subtitle}"
    found = [place for place in matcher.find(words) if not _PLACE.search(words[: place[0]])]
    titled = [*_named(found, vocabulary)]
    if about.is_sent:  # it is not about the State that sends it
        titled = [entry for entry in titled if vocabulary.all_entries[entry].kind != "country"]
    states = {entry for entry in (*declared, *titled) if vocabulary.all_entries[entry].kind == "country"}
    states = states or {part for part in about.symbol.split("/") if part in vocabulary.all_entries}
    mandated = [*_named(matcher.find(f"{about.author_role}. {about.mandate}. {about.agenda}"), vocabulary)]
    tiers: list[Iterable[str]] = [declared, titled, mandated, series]
    tiers += [[*_beside(tier, vocabulary)] for tier in (declared, titled, mandated, series)]
    tiers.append(_within(found, vocabulary))
    tiers.append(above)
    if not (declared or titled or mandated or series):
        cited = _cited(places, texts, vocabulary)
        tiers += [cited, [*_beside(cited, vocabulary)]]
    state = next(iter(states)) if len(states) == 1 else ""
    monitors = (entry for entry in series if vocabulary.all_entries[entry].related)
    treated = tuple(dict.fromkeys(declared or titled or monitors))
    subject = replace(subject, state=state, entries=treated)
    for tier in tiers:
        subject.add(_heads(tier, vocabulary))
    return subject


def _year(symbol: str) -> int:
    """Return the latest year in which a document with this symbol can have been written; 0 if that does not tell."""
    if year := _IN_YEAR.search(symbol):
        return int(year[1])
    session = _OF_SESSION.match(symbol)
    return _FIRST_ENDED + int(session[1]) if session else 0


def _heads(entries: Iterable[str], vocabulary: Vocabulary) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield entries with the head nouns that may stand for them."""
    for entry in entries:
        known = vocabulary.all_entries[entry]
        heads = vocabulary.heads_of(entry, known.title, known.kind)
        yield entry, heads | {"Committee"} if "Special Committee" in heads else heads


def _named(places: Iterable[Match], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the entries that words about a report name by a form without a rule; the organ of a resolution too."""
    for _, _, surface in places:
        for form in vocabulary.forms.get(surface.removesuffix(" resolution"), ()):
            if not form.when and (form.form == "name" or form.kind != "country"):
                yield form.entry


def _within(places: Iterable[Match], vocabulary: Vocabulary) -> list[str]:
    """Return the entries that are named within the names of others: the Fund whose Executive Committee it is.

    So is the treaty whose parties meet.
    """
    found = [vocabulary.nesting[surface] for _, _, surface in places]
    nested = (form for within in found for _, _, form in within.nested if form.kind == "instrument")
    return [other.entry for other in (*(form for within in found for form in within.implied), *nested)]


def _beside(entries: Iterable[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the treaty of a body, the body of a treaty, and the protocols of either treaty."""
    for entry in entries:
        treaties = [each.to for each in vocabulary.all_entries[entry].related if each.how == "monitors"]
        yield from treaties
        yield from vocabulary.monitors.get(entry, ())
        for treaty in treaties or [entry]:
            yield from vocabulary.supplements.get(treaty, ())
            yield from (
                attached for how, attached in vocabulary.attached.items() if how.treaty == treaty and how.is_alone
            )


def _cited(places: Sequence[Sequence[Match]], texts: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """Return the treaty body most of whose documents are cited, if it is clear which."""
    counts: Counter[str] = Counter()
    for text, found in zip(texts, places, strict=True):
        for start, _, surface in found if "/" in text else ():
            if surface[-1] == "/" and (series := vocabulary.series_of(text[start : start + 20].split(" ")[0])):
                counts[series] += bool(vocabulary.all_entries[series].related)
    return _clear(counts)


def _clear(counts: Mapping[str, int]) -> list[str]:
    """Return the entry that is counted often, and clearly more often than all others together; else none."""
    most = max(counts.values(), default=0)
    if most < _OFTEN or most < _CLEAR * (sum(counts.values()) - most):
        return []
    return [entry for entry, count in counts.items() if count == most]


def _often_named(places: Sequence[Sequence[Match]], vocabulary: Vocabulary) -> tuple[dict[str, str], frozenset[str]]:
    """Return by head noun the entry that the text names clearly more often than all others, and those it names once."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    every: dict[str, int] = defaultdict(int)
    for surface, times in Counter(surfaces(places)).items():
        forms = vocabulary.forms.get(surface, ())
        if len(forms) == 1 and not forms[0].when and forms[0].kind != "country":
            entry = forms[0].entry
            every[entry] += times
            for head in vocabulary.heads_of(entry, surface, forms[0].kind):
                counts[head][entry] += times
    often = {head: clear[0] for head, counted in counts.items() if (clear := _clear(counted))}
    return often, frozenset(entry for entry, count in every.items() if count == 1)
