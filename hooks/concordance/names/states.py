"""Other ways to write the name of a State: abbreviated, turned round, with another apostrophe or hyphen.

- "Dem. Rep. of the Congo", "St Lucia", "Trinidad & Tobago", "Eq. Guinea", "S. Sudan", "N. Korean";
- "Congo (the Democratic Republic of the)", "Congo, Dem. Rep.", "Sudan (South)";
- "Democratic Peoples' Republic of Korea", "Côte D'Ivoire", "Papua-New Guinea".

What is turned round behind a comma (rule `inverted`) can also begin the next State: "Moldova, Republic of Korea".
"""

import re
from collections.abc import Iterator
from itertools import product

from msgspec.structs import replace

from concordance.model import Form
from concordance.names.directions import COMPASS

INVERTED = "inverted"
"""The rule of a name that is turned round behind a comma."""

_SHORT = {
    "American": ("Am.", "Amer."),
    "Central": ("C.", "Cent."),
    "Democratic": ("Dem.",),
    "East": ("E.",),
    "Eastern": ("E.",),
    "Equatorial": ("Eq.", "Equat."),
    "Federal": ("Fed.",),
    "Federated": ("Fed.",),
    "Federation": ("Fed.",),
    "Islamic": ("Isl.",),
    "Islands": ("Is.",),
    "New": ("N.",),
    "North": ("N.",),
    "Northern": ("N.",),
    "Republic": ("Rep.",),
    "Saint": ("St.",),
    "South": ("S.",),
    "Southern": ("S.",),
    "St.": ("St",),
    "United": ("Utd.",),
    "West": ("W.",),
    "Western": ("W.",),
    "and": ("&",),
}
_PEOPLES = ("Peoples'", "Peoples", "People")  # beside "People's"
_WITH_DIRECTION = re.compile(rf"({COMPASS}|American|Equatorial) ([A-Z][a-z]+)")
_OF = re.compile(
    r"(?P<what>(?:[A-Z][\w'-]+ )*(?:Commonwealth|Federation|Kingdom|Principality|Republic|States?)) of"
    r"(?P<the> the)? (?P<land>[A-Z].*)"
)
_POINT = re.compile(r"(?<=[a-z])\.")
_OF_THE = re.compile(r"(?<=\. )(?:of the|of) (?=[A-Z])")
_TURNED = re.compile(r", .* of(?: the)?\Z")
_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_ORDER = rf"(?:Arab|Democratic|Federal|Islamic|People[{_APOSTROPHES}]s|Popular|Socialist|Soviet)"
_LAST_BEFORE = tuple("ab |al |ar |ic |ist |s |t |blic of |dom of |ire of |nate of | of the ".split("|"))  # a quick look
_FIRST_BEHIND = (" A", " D", " F", " I", " P", " R", " S")
_ORDER_BEFORE = re.compile(rf"\b(?:{_ORDER} )+\Z")
_STATE_BEFORE = re.compile(rf"\b(?:{_ORDER} )*(?:Empire|Kingdom|Republic|Sultanate) of (?:the )?\Z")
_REPUBLIC_BEHIND = re.compile(rf"(?: {_ORDER})* Republic\b(?! of\b)")
_REACH = 40  # characters before a name
_MOST_WORDS = 3  # of a name whose words a hyphen may join


def whole_name(words: str, start: int, end: int, form: Form) -> tuple[int, int, Form]:
    """Return the place of a State's name with the words for its order that no list has, and its form.

    "Democratic Republic of the Sudan", "Socialist Republic of Romania", "Hungarian People's Republic": States have
    called themselves so for a time.
    """
    if form.form == "demonym":
        behind = _REPUBLIC_BEHIND.match(words, end) if words.startswith(_FIRST_BEHIND, end) else None
        return (start, behind.end(), replace(form, form="name")) if behind else (start, end, form)
    if form.form in {"name", "variant"} and words.endswith(_LAST_BEFORE, 0, start):
        of_state = _ORDER_BEFORE if form.text.startswith("Republic of ") else _STATE_BEFORE
        if before := of_state.search(words, max(0, start - _REACH), start):
            return before.start(), end, form
    return start, end, form


def other_spellings(name: str, form: Form) -> Iterator[tuple[str, Form]]:
    """Yield the other ways to write the name of a State, each with its form, which keeps the text of the name."""
    kind = "variant" if form.form == "name" else form.form
    same = replace(form, form=kind)
    written = list(_written(name)) if form.form != "place" or _WITH_DIRECTION.fullmatch(name) else []
    yield from ((other, same) for other in written)
    if form.form == "demonym":
        return
    for other in (name, *_with_apostrophes(name)):
        for turned in _turned(other):
            yield turned, replace(same, when=f"{form.when} {INVERTED}".strip() if ", " in turned else form.when)


def is_turned(name: str) -> bool:
    """Whether a name is turned round behind a comma: "Moldova, Republic of"."""
    return _TURNED.search(name) is not None


def _written(name: str) -> Iterator[str]:
    """Yield the name with other apostrophes, with words abbreviated, with a hyphen for a space."""
    others = [*_with_apostrophes(name)]
    yield from others
    for other in (name, *others):
        for short in _abbreviated(other):
            shorter = (_OF_THE.sub(of, short) for of in ("", "of ")) if _OF_THE.search(short) else ()
            for each in (short, *shorter):
                yield each
                yield _POINT.sub("", each)
    words = name.split(" ")
    if 1 < len(words) <= _MOST_WORDS and all(word.isalpha() and word[0].isupper() for word in words):
        yield "-".join(words)
        if len(words) == _MOST_WORDS:
            yield f"{words[0]}-{words[1]} {words[2]}"
            yield f"{words[0]} {words[1]}-{words[2]}"


def _with_apostrophes(name: str) -> Iterator[str]:
    """Yield the name with its apostrophe elsewhere."""
    if "People's" in name:
        yield from (name.replace("People's", people) for people in _PEOPLES)
    if " d'" in name:
        yield from (name.replace("d'", other) for other in ("D'", "d' "))


def _abbreviated(name: str) -> Iterator[str]:
    """Yield the name with each choice of words abbreviated."""
    choices = [(word, *_SHORT.get(word, ())) for word in name.split(" ")]
    yield from (short for words in product(*choices) if (short := " ".join(words)) != name)


def _turned(name: str) -> Iterator[str]:
    """Yield the name with its land first: in brackets, or before a comma."""
    if direction := _WITH_DIRECTION.fullmatch(name):
        yield f"{direction[2]} ({direction[1]})"
        yield f"{direction[2]}, {direction[1]}"
    if not (parts := _OF.fullmatch(name)) or "(" in name or "," in name:
        return
    what, land = parts["what"], parts["land"]
    endings = (" of the", " of", "") if parts["the"] else (" of", "")
    for short in (what, *_abbreviated(what)):
        for ending in endings:
            yield f"{land} ({short}{ending})"
            yield f"{land}, {short}{ending}"
    for article in ("the ", "The "):
        yield f"{land} ({article}{what}{endings[0]})"
        yield f"{land}, {article}{what}{endings[0]}"
