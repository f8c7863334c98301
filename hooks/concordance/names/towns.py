"""Towns of a gazetteer, found where the words around them are those of a place.

Forms caught: "in Goris", "fled to Goris", "the town of Goris", "Goris district", and what is listed with a place: "in
Arica, Goris and Jermuk". A capital alone is none, nor is a town with more capitalised words beside it ("in Goris
Hospital"), nor what the same text uses as the name of a person ("Anna Goris", "Goris said").
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from concordance.model import Form
from concordance.names import shape_words
from concordance.names.directions import COMPASS
from concordance.names.matcher import Encoded, Match, Matcher, plain
from concordance.names.shape_runs import UPPER, last_word
from concordance.text import without_marks

TOWN = "\t"
"""Stands for the form of a place where a town of the gazetteer stands."""

_SMALL_NOUNS = (
    "area", "camp", "city", "commune", "county", "department", "district", "governorate", "locality", "municipality",
    "oblast", "prefecture", "province", "region", "territory", "town", "township", "village",
)  # fmt: skip
_NOUNS = (*_SMALL_NOUNS, *map(str.capitalize, _SMALL_NOUNS))
_BEHIND = frozenset(f" {noun}" for noun in _NOUNS)
_OF = (
    *_SMALL_NOUNS, "areas", "camps", "capture", "cities", "communes", "counties", "departments", "direction",
    "districts", "east", "governorates", "localities", "municipalities", "north", "north-east", "north-west",
    "outskirts", "prefectures", "provinces", "regions", "siege", "south", "south-east", "south-west", "towns",
    "vicinity", "villages", "west",
)  # fmt: skip
_IN = ("in", "at", "near", "from", "to", "outside", "around", "between", "towards", "In", "Near", "From")
# What stands before "to" a place: to persons things are said and given.
_MOVES = frozenset(
    "access advance advanced advancing airport back border brought close convoy convoys deploy deployed deploying"
    " deported displaced drive driven driving drove east evacuated fled flee fleeing flew flight flights flown fly"
    " flying go going gone journey kilometres km leading led miles mission missions move moved movement moving"
    " next north proceed proceeded redeployed relocate relocated relocation return returned returnees returning"
    " returns road roads route sent south spread taken then took transfer transferred transport transported travel"
    " travelled travelling trip trips visit visits way went west withdraw withdrawal withdrawn withdrew".split()
)
_BEGINNINGS = (*"ABCDEFGHIJKLMNOPQRSTUVWXYZÁÂÇÉÍÎÓÖÚÜČĐİŁŞŠŽ", "al-", "ar-", "as-", "el-")
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"})  # noqa: RUF001 - as it is
_ARTICLE = re.compile(r"[AaEe][dlnrstz]h? (?=[A-Z])")
_WORD = rf"[{UPPER}\u0100-\u017f]\w*+(?:-\w++|[{_APOSTROPHES}](?!s\b)\w++)*+"
_SMALL = r"(?:(?:d[aeou]s?|del|la|les?|e[ln]|s[ou][ru]s?|y|[ae][lnrst]h?) |[ae][lnrst]h?-)"
_NAME = re.compile(rf"(?:[ae][lnrst]h?-)?{_WORD}(?: {_SMALL}?{_WORD}){{0,4}}+")
_ENDING = re.compile(rf"(?<![\w-])(?:{_WORD} ){{1,4}}\Z")
_NOUN = re.compile(rf" (?:{'|'.join(_NOUNS)})(?![\w-])")
_DIRECTION = re.compile(rf"(?:{COMPASS}|Central|Upper|Lower|Greater) ")
_LISTED = re.compile(r",? and |, |/| or | to ")
_LONGER = re.compile(rf"\w|-\w|[./&]\w|(?:['\N{{RIGHT SINGLE QUOTATION MARK}}]s)? (?:[{UPPER}&]|\d)")
_LONGEST = 50  # characters
_NO_PLACE = (
    shape_words.NO_PART
    | shape_words.OPENING
    | shape_words.GENERIC
    | shape_words.REGIONS
    | frozenset(shape_words.KIND_OF)
    | {"Near"}  # which begins a list of its own
)
_BEFORE = re.compile(r"(?:\A|[^\w-])([A-Z][\w'-]*)\.? \Z")
_NO_GIVEN_NAMES = (
    shape_words.OPENING
    | shape_words.GENERIC
    | shape_words.MONTHS
    | frozenset(map(str.capitalize, (*_OF, *_IN)))
    | frozenset("Al East Eastern El Fort Greater La Las Le Los Mount North Northern Old Port Saint San Santa".split())
    | frozenset("South Southern St The West Western".split())
)
_SAYS = re.compile(
    r" (?:added|argued|asked|believed|claimed|explained|himself|herself|noted|recalled|replied|said|says|stated"
    r"|testified|thanked|told|who|wrote)\b"
)


def without_accents(name: str) -> str:
    """Return a name as the gazetteer has it: without accents and apostrophes, with spaces for hyphens."""
    if not name.isascii():
        name = without_marks(plain(name).translate(_LETTERS))
    return name.replace("'", "").replace("-", " ")


class TownFinder:
    """Finds the towns of a gazetteer in texts, whatever their State."""

    def __init__(self, towns: Mapping[str, tuple[str, ...]], forms: Mapping[str, tuple[Form, ...]]) -> None:
        """Take the States by their towns, and the forms that the vocabulary has."""
        self._towns = towns
        self._forms = forms
        leads = (*_IN, *(f" {noun} of" for noun in _OF))
        openings = (f"{lead} {beginning}" for lead in leads for beginning in _BEGINNINGS)
        self._openings = Matcher((*openings, *_BEHIND), whole=False)

    def find_in(self, encoded: Encoded) -> list[list[Match]]:
        """Return the places in each of these texts of one report as (start, end, TOWN)."""
        texts = encoded.texts
        found = [
            [*self._in_unit(words, openings)] if openings else []
            for words, openings in zip(texts, self._openings.find_in(encoded), strict=True)
        ]
        towns = {words[start:end] for words, places in zip(texts, found, strict=True) for start, end, _ in places}
        persons = _persons(encoded, towns) if towns else set()
        if not persons:
            return found
        return [
            [place for place in places if words[place[0] : place[1]] not in persons]
            for words, places in zip(texts, found, strict=True)
        ]

    def owners(self, name: str) -> tuple[str, ...]:
        """Return the States that have a town of this name, with or without an article; none if none has."""
        name = without_accents(name)
        if owners := self._towns.get(name):
            return owners
        article = _ARTICLE.match(name) if " " in name else None
        return self._towns.get(name[article.end() :], ()) if article else ()

    def _in_unit(self, words: str, openings: Sequence[Match]) -> Iterator[Match]:
        past = 0
        for start, _, opening in openings:
            if opening in _BEHIND:
                if last_word(words, start)[:1].isupper() and (town := self._before_noun(words, past, start)):
                    yield town
            elif opening[:3] != "to " or last_word(words, start - 1) in _MOVES:
                for town in self._listed(words, start + opening.rindex(" ") + 1):
                    yield town
                    past = town[1]

    def _before_noun(self, words: str, past: int, end: int) -> Match | None:
        """Return the town that ends here before a noun, and begins behind `past`: "the Goris district"."""
        noun = _NOUN.match(words, end)
        if noun is None or _LONGER.match(words, noun.end()):
            return None
        before = _ENDING.search(words, max(past, end - _LONGEST), end + 1)
        return (before.start(), end, TOWN) if before and self.owners(words[before.start() : end]) else None

    def _listed(self, words: str, at: int) -> Iterator[Match]:
        """Yield the town that begins here, and those of the list of places that does; others in it may be unknown."""
        begun = False
        while name := _NAME.match(words, at):
            end, is_town = self._longest(words, at, name.end())
            if end == at and " " in name[0] and (direction := _DIRECTION.match(words, at)):
                at = direction.end()
                end, is_town = self._longest(words, at, name.end())
            if end < at:
                return
            if is_town:
                yield at, end, TOWN
            if end > at:
                begun = True
            elif (begun or words.startswith(", ", name.end())) and _may_be_place(name[0]):
                end = name.end()
            else:
                return
            noun = _NOUN.match(words, end)
            goes_on = _LISTED.match(words, noun.end() if noun else end)
            if goes_on is None:
                return
            at = goes_on.end()

    def _longest(self, words: str, start: int, end: int) -> tuple[int, bool]:
        """Return where the longest place ends that begins in these words, and whether it is a town.

        That is its start where none is known, and -1 where these words name something else.
        """
        name = plain(words[start:end])
        while name:
            end = start + len(name)
            if owned := self._forms.get(name):
                return (end if owned[0].form == "place" else -1), False
            if self.owners(name):
                noun = _NOUN.match(words, end)
                return end, not _LONGER.match(words, noun.end() if noun else end)
            name = name[: max(name.rfind(" "), 0)]
        return start, False


def _may_be_place(name: str) -> bool:
    """Whether capitalised words have none among them that is part of no place: "July", "Council"."""
    return _NO_PLACE.isdisjoint(name.split(" "))


def _persons(encoded: Encoded, towns: Collection[str]) -> set[str]:
    """Return which of these names of towns the texts have as those of persons: "Peter Goris", "Mr. Goris"."""
    places = Matcher(towns).find_in(encoded)
    return {
        words[start:end]
        for words, found in zip(encoded.texts, places, strict=True)
        for start, end, _ in found
        if _is_persons(words, start, end)
    }


def _is_persons(words: str, start: int, end: int) -> bool:
    """Whether a given name or a title stands before a name, or behind it what only a person does."""
    before = _BEFORE.search(words, max(0, start - _LONGEST), start)
    return bool(before and before[1] not in _NO_GIVEN_NAMES) or _SAYS.match(words, end) is not None
