"""Where a text has the shape of a name that no record has, beside and around the names that are known."""

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from concordance.mentions.listed import with_listed
from concordance.model import Kind
from concordance.names.heads import HEADS, OF_ACTION, PREPOSITION
from concordance.names.matcher import Match, plain
from concordance.names.shape_names import ASSOCIATION
from concordance.names.shape_starts import begins_sentence
from concordance.names.shape_tails import TO_UNITED_NATIONS
from concordance.names.shape_words import ANYONES, GENERIC, NO_PART, OF_REGIONS, REGIONS
from concordance.names.shapes import SHAPE_HEADS, NameShape, candidate_at, may_go_on, shape_of
from concordance.names.vocabulary import Vocabulary

_OWNER = re.compile(r" of (?P<the>the )?(?!United Nations\b|Organization\b)")
_FORM_OF_STATE = re.compile(r"(?:[A-Z][a-z]+ )?(?:Commonwealth|Kingdom|Principality|Republic|State|Sultanate) of [A-Z]")
_NAMED = re.compile(r"[A-Z][\w-]+")
_OWN_ORGANS = ("Assembly", "Council", "Economic and Social Council", "General Assembly", "Secretariat", "Security ")
_ORDINAL = re.compile(r"(?:[A-Z][a-z]+-)?(?:[Ff]irst|[Ss]econd|[Tt]hird|[A-Z]?[a-z]+th)")
_DECIDED = re.compile(
    r"(?:(?:Executive )?Board|(?:Environment )?Assembly|Commission|Committee|Conference|(?:Governing )?Council|Forum)"
    r" (?:[Dd]ecision|[Rr]esolution)s?"
)
_FOR = re.compile(rf" for (?:the )?(?P<region>(?:{'|'.join(sorted(REGIONS))})\b(?![\w-]))?")
_OF_AGENCY = re.compile(r"\b[A-Z]{3,} (?:[A-Z][a-z]+ )?\Z")
_WITH_SUBJECT = re.compile(r"Ministry of |(?:[A-Z]\w+ )*(?:Cent(?:er|re)|Institute|Network) for ")
_MORE_OF_SUBJECT = re.compile(r" and [A-Z][a-z]+(?: [A-Z][a-z]+)*(?: of .+)?")
MEETINGS = frozenset({"Meeting of States Parties", "Meeting of the Parties", "Meeting of the States Parties"})
"""What the parties to a treaty hold, where they do not call it a conference."""
_CONFERENCES = MEETINGS | {"Assembly", "Conference", "Conference of the Parties"}
_TO_TREATY = (re.compile(r" of (?:the )?(?:States )?[Pp]arties to (?:the )?"), re.compile(r" to (?:the )?"))


class _Heads(dict[str, tuple[int, int] | None]):
    """Where the head noun stands in forms and triggers, found when it is first asked for; nothing where none does."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._vocabulary = vocabulary

    def __missing__(self, surface: str) -> tuple[int, int] | None:
        self[surface] = self._found(surface)
        return self[surface]

    def _found(self, surface: str) -> tuple[int, int] | None:
        if surface in SHAPE_HEADS:
            return 0, len(surface)
        if _DECIDED.fullmatch(surface):  # "OPCW Executive Council decision"
            end = surface.rindex(" ")
            return surface.rfind(" ", 0, end) + 1, end
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


class ShapeFinder:
    """Finds what has the shape of a name in the units of a report."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Take the names that are known."""
        self._vocabulary = vocabulary
        self._heads = _Heads(vocabulary)

    def in_unit(self, words: str, places: Sequence[Match]) -> list[NameShape]:
        """Return the shapes in these words, in order and without overlap; at these places forms and triggers stand."""
        if not places:
            return []
        found: list[NameShape] = []
        known: dict[int, str] | None = None
        floor = 0
        heads = self._heads
        for at, place in enumerate(places):
            start, end, surface = place
            if surface in _CONFERENCES and start >= floor and (whole := self._of_parties(words, places[at:])):
                found.append(whole)
                floor = whole.end
                continue
            head = heads[surface]
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
            shape = self._with_last(words, _around(words, place, head, floor, known), places, at)
            if shape and words.endswith(" v. ", 0, shape.start):  # the party to a case: "Goat v. Board of Shepherds"
                shape = None
            if shape and self._is_more(words, shape, place, known) and not self._joins(words, shape, places):
                found.append(shape)
                floor = shape.end
        return with_listed(words, places, found, self._vocabulary.forms)

    def _joins(self, words: str, shape: NameShape, places: Sequence[Match]) -> bool:
        """Whether a stroke in a shape stands behind the whole name of a known body: "World Bank/Goat Fund" are two."""
        stroke = words.find("/", shape.start, shape.end)
        return stroke > 0 and any(
            end == stroke and " " in surface and surface in self._vocabulary.forms for _, end, surface in places
        )

    def _of_parties(self, words: str, places: Sequence[Match]) -> NameShape | None:
        """Return the name of the conference of the parties to a treaty that stands at the first of these places."""
        start, end, surface = places[0]
        to = _TO_TREATY[surface.endswith("Parties")].match(words, end)
        behind = next((place for place in places[1:] if to and place[0] >= to.end()), None)
        if to is None or behind is None or behind[0] > to.end():
            return None
        owned = self._vocabulary.forms.get(behind[2], ())
        is_treaty = owned and owned[0].kind == "instrument"
        return NameShape(start, behind[1], "Conference", "body", start, is_name=True) if is_treaty else None

    def _with_last(self, words: str, shape: NameShape | None, places: Sequence[Match], at: int) -> NameShape | None:
        """Return a shape with the whole of a known name that ends it: "Bolivia (Plurinational State of)"."""
        behind = at + 1
        while shape and behind < len(places) and places[behind][0] < shape.end:
            _, end, surface = places[behind]
            owners = self._vocabulary.forms.get(surface, ())
            last = owners and owners[0].form in {"name", "variant"}
            if end > shape.end and last:
                to = TO_UNITED_NATIONS.match(words, end) if shape.head == "Mission" else None
                return replace(shape, end=to.end() if to else end)
            behind += 1
        return shape

    def _known(self, places: Sequence[Match]) -> dict[int, str]:
        """Return the kinds of known names by where they begin; `place` for places."""
        forms = ((start, self._vocabulary.forms.get(surface)) for start, _, surface in places)
        return {start: "place" if owned[0].form == "place" else owned[0].kind for start, owned in forms if owned}

    def _is_more(self, words: str, shape: NameShape, place: Match, known: Mapping[int, str]) -> bool:
        """Whether a shape is another name than the form at whose head noun it was found, not this form with more."""
        start, end, surface = place
        if surface not in self._vocabulary.forms:
            name = words[shape.start : shape.end]
            return name not in self._vocabulary.short_names or (shape.is_name and _has_own_words(name))
        if end == shape.end:
            more = words[shape.start : start].strip()
            if _ORDINAL.fullmatch(more) and self._vocabulary.forms[surface][0].kind == "body":
                return False  # "the Seventy-fifth World Health Assembly"
            capital_of_sentence = begins_sentence(words, shape.start) and " " not in more and not known.get(shape.start)
            return not (more.isdigit() or capital_of_sentence)
        behind = words[end : shape.end]
        is_wider = shape.start < start and behind.startswith(" and ")  # "Special Declaration on Wool and Milk"
        if is_wider or self._is_another(surface, behind, shape.kind) or _has_owner(words, end, known):
            return True
        entry = self._vocabulary.forms[surface][0].entry
        has_namesakes = surface in ANYONES or entry in self._vocabulary.organ_entries
        if has_namesakes and _is_of_other(words, start, end, known):
            return True
        return shape.kind == "body" and _is_for_land(words, end, known)

    def _is_another(self, surface: str, behind: str, kind: Kind) -> bool:
        """Whether a name goes on as another one than its record knows.

        "Bali Declaration on Waste" is not the Bali Declaration on people smuggling, nor is the "Commission on Human
        Rights and Administrative Justice" that on human rights.
        """
        if kind == "body":
            subject = " on " in surface or _WITH_SUBJECT.match(surface)
            return bool(subject) and _MORE_OF_SUBJECT.fullmatch(behind) is not None
        if not (surface.endswith(" Declaration") and behind.startswith(" on ")):
            return False
        names = self._vocabulary.names_of(self._vocabulary.forms[surface][0].entry)
        return any(name.startswith(f"{surface} on ") for name in names)


def _has_own_words(name: str) -> bool:
    """Whether the first words of a known name tell enough without the others: "Arusha Agreement", not "European"."""
    return not OF_REGIONS.issuperset(telling(name.split(" ")))


def telling(words: Iterable[str]) -> list[str]:
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


def _is_of_other(words: str, start: int, end: int, known: Mapping[int, str]) -> bool:
    """Whether an organ has behind it what has one of this name too: "the General Assembly of the Republic of Peru".

    What the organ named after "by the" does may have such an object.
    """
    owner = _OWNER.match(words, end)
    if owner is None or words.endswith(" by the ", 0, start):
        return False
    if words[start:end] in ANYONES and (whose := _NAMED.match(words, owner.end())):
        return not (whose[0] in NO_PART - {"Government"} or words.startswith(_OWN_ORGANS, owner.end()))
    named = ASSOCIATION.match(words, owner.end()) or _FORM_OF_STATE.match(words, owner.end())
    return named is not None or (known.get(owner.end()) == "body" and not owner["the"])


def _is_for_land(words: str, end: int, known: Mapping[int, str]) -> bool:
    """Whether a region or a State stands behind a name, for which another body of this name is."""
    land = _FOR.match(words, end)
    return land is not None and (land["region"] is not None or known.get(land.end(), "") == "country")


def _around(words: str, place: Match, head: tuple[int, int], floor: int, known: Mapping[int, str]) -> NameShape | None:
    """Return the shape of a name around a form or trigger, which is part of it; nothing if there is none.

    Neither is there one around a form with no more words than its own.
    """
    start, end, surface = place
    end = start + head[1] if _DECIDED.fullmatch(surface) else end

    def others(at: int) -> str:
        return "" if at == start else known.get(at, "")

    name = candidate_at(words, start + head[0], start + head[1], floor, others)
    if name is None or (start in known and start <= name.start and name.end <= end):
        return None
    shape = shape_of(name)
    return shape and replace(shape, start=min(shape.start, start), end=max(shape.end, end))
