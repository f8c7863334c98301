"""Names that no record has: where a text has the shape of one, beside and around the names that are known."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from concordance.mentions.definitions import Definitions, definitions
from concordance.mentions.disambiguation import Context
from concordance.mentions.listed import with_listed
from concordance.model import Entry, Form, FormKind, Kind, Text
from concordance.names.heads import HEADS, OF_ACTION, PREPOSITION
from concordance.names.matcher import Match, plain
from concordance.names.shape_starts import begins_sentence
from concordance.names.shape_tails import experts_end
from concordance.names.shape_words import GENERIC, OF_REGIONS
from concordance.names.shapes import SHAPE_HEADS, Shape, may_go_on, shape_at
from concordance.names.vocabulary import Vocabulary
from concordance.text import slug_of

_OWNER = re.compile(r" of (?P<the>the )?(?!United Nations\b|Organization\b)")
_ORDINAL = re.compile(r"(?:[A-Z][a-z]+-)?(?:[Ff]irst|[Ss]econd|[Tt]hird|[A-Z]?[a-z]+th)")
# "established by Security Council resolution 751 (1992)" is "pursuant to resolution 751 (1992)".
_WORDING = re.compile(r" established (?:by|pursuant to)| pursuant to")
_ITS_RESOLUTION = re.compile(r"(?<=pursuant to )Security Council (?=resolution)")
_DECIDED = re.compile(r"(?:Assembly|Commission|Council) (?:[Dd]ecision|[Rr]esolution)s?")
_OF_AGENCY = re.compile(r"\b[A-Z]{3,} (?:[A-Z][a-z]+ )?\Z")
_DATED = re.compile(r"((?:1[89]|20)\d\d) ")
_ON_SUBJECT = re.compile(r" (?:against|for|on) ")
_MORE_OF_SUBJECT = re.compile(r" and [A-Z][a-z]+(?: [A-Z][a-z]+)*")
MEETINGS = frozenset({"Meeting of States Parties", "Meeting of the Parties", "Meeting of the States Parties"})
"""What the parties to a treaty hold, where they do not call it a conference."""
_CONFERENCES = MEETINGS | {"Assembly", "Conference", "Conference of the Parties"}
_TO_TREATY = (re.compile(r" of (?:the )?(?:States )?[Pp]arties to (?:the )?"), re.compile(r" to (?:the )?"))


class Shapes:
    """Finds what has the shape of a name in the units of a report."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the names that are known."""
        self._vocabulary = vocabulary
        self._heads: dict[str, tuple[int, int] | None] = {}

    def in_unit(self, words: str, places: Sequence[Match]) -> list[Shape]:
        """Return the shapes in these words, in order and without overlap; at these places forms and triggers stand."""
        found: list[Shape] = []
        known: dict[int, str] | None = None
        floor = 0
        heads = self._heads
        for at, place in enumerate(places):
            start, end, surface = place
            if surface in _CONFERENCES and start >= floor and (whole := self._of_parties(words, places[at:])):
                found.append(whole)
                floor = whole.end
                continue
            head = heads[surface] if surface in heads else self._head(surface)
            if (
                not head
                or start < floor
                or not (may_go_on(words, start, end) or surface in self._vocabulary.false_friends)
                or (_DECIDED.fullmatch(surface) and not _OF_AGENCY.search(words, max(0, start - 40), start))
            ):
                continue
            if plain(words[start:end]) != surface:  # a name in capitals is known as it is
                continue
            known = self._known(places) if known is None else known
            shape = self._with_last(_around(words, place, head, floor, known), places, at)
            if shape and self._is_more(words, shape, place, known):
                found.append(shape)
                floor = shape.end
        return with_listed(words, places, found, self._vocabulary.forms)

    def _of_parties(self, words: str, places: Sequence[Match]) -> Shape | None:
        """Return the name of the conference of the parties to a treaty that stands at the first of these places."""
        start, end, surface = places[0]
        to = _TO_TREATY[surface.endswith("Parties")].match(words, end)
        behind = next((place for place in places[1:] if to and place[0] >= to.end()), None)
        if to is None or behind is None or behind[0] > to.end():
            return None
        owned = self._vocabulary.forms.get(behind[2], ())
        is_treaty = owned and owned[0].kind == "instrument"
        return Shape(start, behind[1], "Conference", "body", start, is_name=True) if is_treaty else None

    def _with_last(self, shape: Shape | None, places: Sequence[Match], at: int) -> Shape | None:
        """Return a shape with the whole name of a State or treaty that ends it: "Bolivia (Plurinational State of)"."""
        behind = at + 1
        while shape and behind < len(places) and places[behind][0] < shape.end:
            _, end, surface = places[behind]
            owners = self._vocabulary.forms.get(surface, ())
            last = owners and owners[0].kind in {"country", "instrument"} and owners[0].form in {"name", "variant"}
            if end > shape.end and last:
                return replace(shape, end=end)
            behind += 1
        return shape

    def _known(self, places: Sequence[Match]) -> dict[int, str]:
        """Return the kinds of known names by where they begin; `place` for places."""
        forms = ((start, self._vocabulary.forms.get(surface)) for start, _, surface in places)
        return {start: "place" if owned[0].form == "place" else owned[0].kind for start, owned in forms if owned}

    def _head(self, surface: str) -> tuple[int, int] | None:
        """Return where the head noun stands in a form or trigger at which a shape may stand; nothing if none does."""
        self._heads[surface] = self._head_in(surface)
        return self._heads[surface]

    def _head_in(self, surface: str) -> tuple[int, int] | None:
        if surface in SHAPE_HEADS:
            return 0, len(surface)
        if _DECIDED.fullmatch(surface):  # "OPCW Executive Council decision"
            return 0, surface.index(" ")
        if surface in self._vocabulary.attached_tails:  # "Conference of the Parties to the Convention"
            return None
        forms = self._vocabulary.forms.get(surface, ())
        known = (forms and forms[0].kind in HEADS and " " in surface) or surface in self._vocabulary.false_friends
        if not known and surface not in self._vocabulary.short_names:
            return None
        if action := next((head for head in OF_ACTION if surface.endswith(head)), ""):
            return len(surface) - len(action), len(surface)
        before = PREPOSITION.split(surface, maxsplit=1)[0]
        heads = [match.span() for match in re.finditer(r"[\w-]+", before) if match[0] in SHAPE_HEADS]
        return heads[-1] if heads else None

    def _is_more(self, words: str, shape: Shape, place: Match, known: Mapping[int, str]) -> bool:
        """Whether a shape is another name than the form at whose head noun it was found, not this form with more."""
        start, end, surface = place
        if surface not in self._vocabulary.forms:
            name = words[shape.start : shape.end]
            return name not in self._vocabulary.short_names or (shape.is_name and _has_own_words(name))
        if (shape.start, shape.end) == (start, end):
            return False
        if end == shape.end:
            more = words[shape.start : start].strip()
            if _ORDINAL.fullmatch(more) and self._vocabulary.forms[surface][0].kind == "body":
                return False  # "the Seventy-fifth World Health Assembly"
            capital_of_sentence = begins_sentence(words, shape.start) and " " not in more and not known.get(shape.start)
            return not (more.isdigit() or capital_of_sentence)
        behind = words[end : shape.end]
        is_wider = shape.start < start and behind.startswith(" and ")  # "Special Declaration on Wool and Milk"
        if is_wider or self._is_another(surface, behind, shape.kind):
            return True
        return _has_owner(words, end, known)

    def _is_another(self, surface: str, behind: str, kind: Kind) -> bool:
        """Whether a name goes on as another one than its record knows.

        "Bali Declaration on Waste" is not the Bali Declaration on people smuggling, nor is the "Commission on Human
        Rights and Administrative Justice" that on human rights.
        """
        if kind == "body":
            subject = " on " in surface or surface.startswith("Ministry of ")
            return subject and _MORE_OF_SUBJECT.fullmatch(behind) is not None
        if not (surface.endswith(" Declaration") and behind.startswith(" on ")):
            return False
        names = self._vocabulary.names_of(self._vocabulary.forms[surface][0].entry)
        return any(name.startswith(f"{surface} on ") for name in names)


class Unrecorded:
    """Makes entries of names that no record has, each with an id made of its words."""

    def __init__(
        self, vocabulary: Vocabulary, definitions: Definitions, context: Context, years: Mapping[str, str]
    ) -> None:
        """Begin a report, which has none yet; `years` has by entry the year that stood before its name."""
        self._vocabulary = vocabulary
        self._definitions = definitions
        self._context = context
        self._years = years
        self._states: dict[tuple[str, str], str] = {}  # by section and name, whose body it is
        self.entries: dict[str, Entry] = {}

    def form_of(self, text: Text, shape: Shape) -> Form:
        """Return the form of the entry that a name means; of a record that has the abbreviation defined behind it."""
        name = plain(text.words[shape.start : shape.end])
        if owner := self._owner(text.words, shape, name):
            return Form(name, owner.entry, owner.kind, "variant")
        if named := self._by_abbreviation(name):
            return named
        told = shape.of_state or experts_end(text.words, shape.end) > shape.end
        if not told and (again := self.again(name, shape.kind) or self._nearly(name, shape.kind)):
            return again
        return Form(name, self._entry(text, shape), shape.kind, "name")

    def again(self, name: str, kind: Kind) -> Form | None:
        """Return the form of the one entry whose name begins with these words: "the Group of Friends"."""
        longer = [entry.id for entry in self.entries.values() if _begins(name, entry, kind)]
        before = PREPOSITION.split(name, maxsplit=1)[0].split(" ")
        own = [word for word in _telling(before) if word[0].isupper()]
        whole = len(own) > 1 or _ON_SUBJECT.search(name)  # "Office for Wool", of the Secretariat
        form: FormKind = "name" if whole else "anaphora"
        return Form(name, longer[0], kind, form) if len(longer) == 1 else None

    def last_words(self, name: str, kind: Kind) -> Form | None:
        """Return the form of the one entry whose name ends with these words of many: "the Executive Board"."""
        if _telling(name.split(" ")):
            return None
        longer = [
            entry.id for entry in self.entries.values() if entry.kind == kind and entry.title.endswith(f" {name}")
        ]
        return Form(name, longer[0], kind, "anaphora") if len(longer) == 1 else None

    def _nearly(self, name: str, kind: Kind) -> Form | None:
        """Return the form of the one entry that has this name but for a year before it or a phrase in its middle."""
        if slug_of(name) in self.entries:
            return None
        year, bare = _dated(name)
        found: dict[str, FormKind] = {}
        for entry in self.entries.values():
            if entry.kind != kind or (year and self._years.get(entry.id, year) != year):
                continue
            _, title = _dated(entry.title)
            if title == bare and kind == "instrument":
                found[entry.id] = "name"
            elif _is_without_middle(bare, title) or _is_with_abbreviation({bare, title}):
                found[entry.id] = "variant"
        return Form(name, next(iter(found)), kind, next(iter(found.values()))) if len(found) == 1 else None

    def _by_abbreviation(self, name: str) -> Form | None:
        """Return the form of the treaty whose abbreviation stands before its head noun: "MARPOL Convention"."""
        short, _, head = name.partition(" ")
        owners = self._vocabulary.forms.get(short, ()) if head in HEADS["instrument"] else ()
        if len(owners) != 1 or (owners[0].kind, owners[0].form) != ("instrument", "abbreviation"):
            return None
        return Form(name, owners[0].entry, "instrument", "variant")

    def _owner(self, words: str, shape: Shape, name: str) -> Form | None:
        """Return the form of a record that has the abbreviation defined behind a name, and nearly this name."""
        owners = (
            owner
            for short in definitions(words, shape.start, shape.end)
            for owner in self._vocabulary.forms.get(short, ())
            if owner.kind == shape.kind and self._definitions.is_near(name, owner)
        )
        return next(owners, None)

    def _entry(self, text: Text, shape: Shape) -> str:
        """Return the id of the entry of a name: its words and, if each State has such a body, the State's name."""
        name = text.words[shape.start : experts_end(text.words, shape.end)]
        entry = slug_of(_ITS_RESOLUTION.sub("", _WORDING.sub(" pursuant to", name)))
        if shape.of_state and (state := self._states.setdefault((text.section, entry), self._context.state)):
            whose = self._vocabulary.all_entries[state].short
            entry, name = f"{entry}-of-{slug_of(whose)}", f"{name} ({whose})"
        if entry in self._vocabulary.all_entries:
            entry += "-named"
        self.entries.setdefault(entry, Entry(entry, shape.kind, name, name, recorded=False))
        return entry


def _has_own_words(name: str) -> bool:
    """Whether the first words of a known name tell enough without the others: "Arusha Agreement", not "European"."""
    return not OF_REGIONS.issuperset(_telling(name.split(" ")))


def _telling(words: Iterable[str]) -> list[str]:
    """Return those of these words that not any body may have in its name."""
    return [word for word in words if word not in GENERIC and word not in SHAPE_HEADS]


def _has_owner(words: str, end: int, known: Mapping[int, str]) -> bool:
    """Whether a State or place stands behind a name, whose it is, or the Secretariat.

    Behind "of" alone it may be unknown; behind "of the" it must be known: not "the General Assembly of the Mandate".
    """
    owner = _OWNER.match(words, end)
    if owner is None:
        return False
    any_may = not owner["the"] or words.startswith("Secretariat", owner.end())
    return known.get(owner.end(), "country" if any_may else "") in {"country", "place"}


def _begins(name: str, entry: Entry, kind: Kind) -> bool:
    """Whether an entry of this kind has a longer name that begins with this one and goes on with a preposition."""
    return entry.kind == kind and entry.title.startswith(name) and entry.title[len(name) + 1 : len(name) + 2].islower()


def _is_with_abbreviation(names: set[str]) -> bool:
    """Whether one of two names is the other with an abbreviation before it: "NPT Safeguards Agreement"."""
    short, long = sorted(names, key=len) if len(names) > 1 else ("", "")
    before, _, rest = long.partition(" ")
    return rest == short and " " in short and before.isupper()


def _dated(name: str) -> tuple[str, str]:
    """Return the year that a name begins with, empty if none does, and the name without it."""
    dated = _DATED.match(name)
    return (dated[1], name[dated.end() :]) if dated else ("", name)


def _is_without_middle(name: str, title: str) -> bool:
    """Whether a name is a title without the phrase before its last word: "Disengagement Agreement"."""
    first, _, last = name.rpartition(" ")
    middle = title[len(first) : -len(last) - 1]
    return bool(first) and title.startswith(first) and title.endswith(f" {last}") and bool(PREPOSITION.match(middle))


def _around(words: str, place: Match, head: tuple[int, int], floor: int, known: Mapping[int, str]) -> Shape | None:
    """Return the shape of a name around a form or trigger, which is part of it; nothing if there is none."""
    start, end, surface = place
    end = start + head[1] if _DECIDED.fullmatch(surface) else end

    def others(at: int) -> str:
        return "" if at == start else known.get(at, "")

    shape = shape_at(words, start + head[0], start + head[1], floor, others)
    return shape and replace(shape, start=min(shape.start, start), end=max(shape.end, end))
