"""Towns and areas that no list has, where the sentence says in which State they are.

Forms caught, right before the name of the State: "Kulbus area in western Sudan", "the village of Kudnah, in southern
Peru", "held in Rimrock, Peru". Their State is what they are linked to.
"""

import re

from concordance.names import shape_words
from concordance.names.directions import COMPASS_IN_TEXT, DIRECTIONS
from concordance.names.shape_runs import UPPER
from concordance.names.shape_words import KIND_OF

_WORD = rf"[{UPPER}][\w'\N{{RIGHT SINGLE QUOTATION MARK}}-]*[a-z]"
_NAME = rf"({_WORD}(?: (?:{_WORD}|[ae]l-[{UPPER}]\w+)){{0,2}})"  # the only group that a pattern below has filled
_NOUN = "(?:area|camp|city|county|district|governorate|municipality|port|prefecture|province|town|village)"
_DIRECTION = f"(?:(?:{COMPASS_IN_TEXT}|central) )?"
_IN = rf"in (?:the )?{_DIRECTION}(?:the )?"
_IN_STATE = re.compile(rf"\b(?:{_NAME} {_NOUN}s?,? {_IN}|{_NOUN} of {_NAME},? {_IN})\Z")
_BEHIND_COMMA = re.compile(rf"\b(?:{_NOUN} of|at|from|in|near) {_NAME}, \Z")
_REACH = 80  # characters
_FAR = 28  # characters: " in the south-eastern the "
_NONE = DIRECTIONS | {"Central", "Great", "Middle"}


def locality_before(words: str, start: int) -> tuple[int, int] | None:
    """Return the place of a town or area that is in the State whose name starts here; nothing if none is."""
    if words[start - 2 : start] == ", ":
        found = _BEHIND_COMMA.search(words, max(0, start - _REACH), start)
    elif " in " in words[max(0, start - _FAR) : start]:
        found = _IN_STATE.search(words, max(0, start - _REACH), start)
    else:
        return None
    if found is None:
        return None
    place = found.span(found.lastindex or 0)
    return place if _is_name(words[slice(*place)]) else None


def _is_name(name: str) -> bool:
    """Whether these words are no region, no title and nothing with a head noun."""
    own = name.split(" ")
    known = (shape_words.NO_PART, shape_words.OPENING, shape_words.REGIONS, shape_words.GENERIC, _NONE, KIND_OF)
    return not any(word in words for word in own for words in known)
