"""The vocabulary: entries, and the forms by which a text may name them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from concordance.model import Entry, Form, Kind
from concordance.names.heads import HEADS, OF_ACTION, OF_LAST_WORDS, Attached, short_name_of
from concordance.names.matcher import Matcher
from concordance.names.near_names import NearNames
from concordance.names.nesting import Nesting, attachments
from concordance.names.organs import Organ
from concordance.names.spellings import ORDINAL
from concordance.names.symbols import SymbolMatcher
from concordance.names.towns import TownFinder

_WORDS = re.compile(
    r"Special Committee|Task Force|Working Group|Optional Protocol|Additional Protocol|(?:Programme|Plan) of Action"
    r"|Platform for Action|[\w-]+"
)

_PREPOSITION = re.compile(r" (?:on|of|for|to|against|and|in|relating|concerning|with)\b")
_ORDINALS = ("Second ", "Third ")  # those of which an earlier one is called by the same words
_COUNTED = re.compile(ORDINAL)
_ALSO: Mapping[Kind, frozenset[str]] = {  # head nouns of another kind that may be of this one
    "body": frozenset({"Platform"}),
    "process": frozenset({"Forum"}),
}
_SESSION = re.compile(r"(?:(?<=\.)(?:\d+|[IVXL]+)|\([^()]+\))\Z")  # at the end of a series: "UNEP/GC.25", "ICCD/COP(8)"
_YEAR = re.compile(r"\b1[89]\d\d\b|\b20\d\d\b")
_MADE = frozenset({"Adopted", "Concluded", "Signed", "Opened for signature"})  # facts that date an instrument


@dataclass(frozen=True)
class Vocabulary:
    """All entries by id, mentioned or not, and forms by their words, ready for finding."""

    all_entries: Mapping[str, Entry]
    forms: Mapping[str, tuple[Form, ...]]
    organs: tuple[Organ, ...]
    false_friends: frozenset[str] = frozenset()
    series: Mapping[str, str] = field(default_factory=dict)
    gazetteer: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def town_finder(self) -> TownFinder:
        """What finds the towns of the gazetteer."""
        return TownFinder(self.towns, self.forms)

    @cached_property
    def towns(self) -> Mapping[str, tuple[str, ...]]:
        """By town of the gazetteer, without accents, the States that have one of this name."""
        found: dict[str, tuple[str, ...]] = {}
        for state, towns in self.gazetteer.items():
            for town in towns.split("; "):
                found[town] = (*found.get(town, ()), state)
        return found

    def series_of(self, symbol: str) -> str:
        """Return the entry of the organ in whose series of documents a symbol stands; empty if none is known."""
        return next(iter(self.organs_of(symbol)), "")

    def organs_of(self, symbol: str) -> list[str]:
        """Return the organs in whose series a symbol stands, each before the one above it: of A/HRC/1 and of A/..."""
        parts = symbol.split("/")
        begun = ("/".join(parts[:count]) for count in range(len(parts), 0, -1))
        series = (form for each in begun for form in dict.fromkeys((each, _SESSION.sub("", each))))
        return [self.series[each] for each in series if each in self.series]

    @cached_property
    def monitors(self) -> Mapping[str, tuple[str, ...]]:
        """By treaty, the bodies that monitor it."""
        return self._related("monitors")

    @cached_property
    def organ_entries(self) -> frozenset[str]:
        """The entries of the organs whose resolutions and decisions have symbols."""
        return frozenset(organ.entry for organ in self.organs)

    @cached_property
    def counted(self) -> Mapping[str, frozenset[str]]:
        """The names of what is held again, without the ordinal before them, and the entries that have them with one."""
        found: dict[str, frozenset[str]] = {}
        for text, owners in self.forms.items():
            if (ordinal := _COUNTED.match(text)) and owners[0].kind == "process":
                bare = text[ordinal.end() :]
                found[bare] = found.get(bare, frozenset()) | {owners[0].entry}
        return found

    @cached_property
    def symbol_matcher(self) -> SymbolMatcher:
        """What finds documents, resolutions and decisions."""
        return SymbolMatcher(self.organs, self.forms_by_entry)

    @cached_property
    def sets(self) -> Mapping[frozenset[str], str]:
        """The entries that stand for several others, by their members."""
        return {frozenset(e.members): e.id for e in self.all_entries.values() if e.members}

    def heads_of(self, entry: str, quote: str, kind: Kind) -> frozenset[str]:
        """Return the head nouns that may stand for an entry that was named with these words."""
        heads = self._heads_by_quote.get((entry, quote))
        if heads is None:
            alone = entry not in self.all_entries or self.all_entries[entry].head != "none"
            found = {self.heads.get(entry, ""), head_of(quote, kind), short_name_of(quote, kind)} - {""}
            if kind == "instrument":
                title = self.all_entries[entry].title if entry in self.all_entries else ""
                found |= {head for head in OF_ACTION if head in quote or head in title}
                begins = [_PREPOSITION.split(name, maxsplit=1)[0] for name in (quote, title)]
                found |= {head for head in OF_LAST_WORDS if any(name.endswith(head) for name in begins)}
            if kind == "body" and quote.startswith(("Conference ", "General Conference")):
                found.add("Conference")
            if found & {"Optional Protocol", "Additional Protocol"}:
                found.add("Protocol")
            if quote.startswith(_ORDINALS):  # "the Optional Protocol" is not the Second
                found.discard("Optional Protocol")
            found |= self._heads_attached.get(entry, frozenset())
            found |= {f"{head}s" for head in found if kind == "instrument" and f"{head}s" in quote.split(" ")}
            heads = frozenset(found) if alone else frozenset()
            self._heads_by_quote[entry, quote] = heads
        return heads

    @cached_property
    def _heads_attached(self) -> Mapping[str, frozenset[str]]:
        """By entry that is named by its treaty, the words before the treaty's name and the first of them."""
        alone = ((entry, each.before) for each, entry in self.attached.items() if each.is_alone)
        return {entry: frozenset({before, before.partition(" ")[0]}) for entry, before in alone}

    @cached_property
    def _heads_by_quote(self) -> dict[tuple[str, str], frozenset[str]]:
        return {}

    @cached_property
    def outcomes(self) -> Mapping[str, tuple[str, ...]]:
        """By conference, the instruments that came out of it."""
        return self._related("outcome-of")

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """The head noun of each entry's title: the word that may stand for it alone."""
        return {entry.id: head_of(entry.title, entry.kind) for entry in self.all_entries.values()}

    def matcher(self, triggers: Iterable[str] = ()) -> Matcher:
        """Return a matcher of all forms, and of these further words."""
        return Matcher((*self.forms, *self.false_friends, *triggers))

    @cached_property
    def short_names(self) -> Mapping[str, Kind]:
        """The first words of names that can stand for them, and what they stand for; no form of their own."""
        found = {short_name_of(text, form.kind): form.kind for text, forms in self.forms.items() for form in forms}
        found |= {each.before: self.all_entries[entry].kind for each, entry in self.attached.items() if each.is_alone}
        return {short: kind for short, kind in found.items() if short and short not in self.forms}

    @cached_property
    def shared_short_names(self) -> frozenset[str]:
        """The first words of the names of several treaties, which name none of them: "Vienna Convention"."""
        found: dict[str, set[str]] = defaultdict(set)
        for text, forms in self.forms.items():
            if forms[0].kind == "instrument" and (short := short_name_of(text, "instrument")):
                found[short].update(form.entry for form in forms)
        return frozenset(short for short, entries in found.items() if len(entries) > 1 and short not in self.forms)

    @cached_property
    def supplements(self) -> Mapping[str, tuple[str, ...]]:
        """By treaty, the protocols that supplement it."""
        return self._related("supplements")

    def _related(self, how: str) -> Mapping[str, tuple[str, ...]]:
        """By entry, those that say of themselves that they are related to it in this way; no sets."""
        found: dict[str, list[str]] = defaultdict(list)
        for entry in self.all_entries.values():
            for relation in entry.related:
                if relation.how == how and not entry.members:
                    found[relation.to].append(entry.id)
        return {to: tuple(entries) for to, entries in found.items()}

    @cached_property
    def years(self) -> Mapping[str, frozenset[str]]:
        """By instrument or process, the years in its names and the year in which it was adopted."""
        dated = (entry for entry in self.all_entries.values() if entry.kind in {"instrument", "process"})
        return {entry.id: frozenset(self._years_of(entry)) for entry in dated}

    def _years_of(self, entry: Entry) -> Iterator[str]:
        yield from (fact.date[:4] for fact in entry.facts if fact.what in _MADE and fact.date)
        for words in (entry.title, *(form.text for form in self.forms_by_entry.get(entry.id, ()))):
            yield from _YEAR.findall(words)

    @cached_property
    def forms_by_entry(self) -> Mapping[str, tuple[Form, ...]]:
        """By entry, its surface forms."""
        found: dict[str, list[Form]] = defaultdict(list)
        for forms in self.forms.values():
            for form in forms:
                found[form.entry].append(form)
        return {entry: tuple(forms) for entry, forms in found.items()}

    def names_of(self, entry: str) -> tuple[str, ...]:
        """Return the names of an entry that need no rule."""
        return self._names.get(entry, ())

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for text, forms in self.forms.items():
            for form in forms:
                if form.form == "name" and not form.when:
                    found[form.entry].append(text)
        return {entry: tuple(names) for entry, names in found.items()}

    @cached_property
    def rivals(self) -> Mapping[str, frozenset[str]]:
        """By short form (rule `short`), the other States in whose names it stands."""
        short = {text: forms for text, forms in self.forms.items() if any("short" in f.when.split() for f in forms)}
        return {
            text: frozenset(
                entry
                for entry, names in self._names.items()
                if entry not in {form.entry for form in forms} and any(text in name.split() for name in names)
            )
            for text, forms in short.items()
        }

    @cached_property
    def endings(self) -> frozenset[str]:
        """The forms of States with which longer names of other States end: "Republic of Korea", "Sudan", "Irish"."""
        found = set()
        for text, forms in self.forms.items():
            if forms[0].kind == "country" and " " in text:
                words = text.split(" ")
                for at in range(1, len(words)):
                    ending = " ".join(words[at:])
                    if ending in self.forms and self.forms[ending][0].entry != forms[0].entry:
                        found.add(ending)
        return frozenset(found)

    def members_of(self, entry: str) -> tuple[str, ...]:
        """Return the entries for which this one stands as a set; none for most."""
        return self.all_entries[entry].members if entry in self.all_entries else ()

    @cached_property
    def nesting(self) -> Nesting:
        """By form, what stands within its words."""
        return Nesting(self.forms, self.false_friends)

    @cached_property
    def near_names(self) -> NearNames:
        """The names by their words, for wordings that are nearly a name."""
        return NearNames(self.forms)

    @cached_property
    def attached(self) -> Mapping[Attached, str]:
        """The entries that are named by their treaty, by the way in which they are."""
        return dict(attachments(self.forms))

    @cached_property
    def attached_tails(self) -> Mapping[str, tuple[str, ...]]:
        """By the words before the treaty's name, the words behind it that entries have, the longest first."""
        tails: dict[str, set[str]] = defaultdict(set)
        for attached in self.attached:
            if attached.before[:1].isupper():  # "two Optional Protocols" is found at its capital
                tails[attached.before].add(attached.after)
        return {before: tuple(sorted(found, key=lambda tail: (-len(tail), tail))) for before, found in tails.items()}


def head_of(name: str, kind: Kind) -> str:
    """Return the head noun of a name, which can stand for it alone; empty if none can.

    It is the last such word before the first preposition ("Framework Convention on ..."), else the first one
    anywhere ("Migration for Employment Convention"). A plural ("International Covenants on ...") counts as its
    singular.
    """
    heads = HEADS.get(kind, frozenset()) | _ALSO.get(kind, frozenset())
    before = _PREPOSITION.split(name, maxsplit=1)[0]
    found = [_head(match[0], heads) for match in _WORDS.finditer(before)]
    anywhere = (_head(match[0], heads) for match in _WORDS.finditer(name))
    return next(filter(None, reversed(found)), "") or next(filter(None, anywhere), "")


def _head(word: str, heads: frozenset[str]) -> str:
    return next((head for head in (word, word.removesuffix("s")) if head in heads), "")
