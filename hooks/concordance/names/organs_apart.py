"""The organ of a resolution or decision that its sentence names apart from the number.

As in "In its resolution 33/25, the Human Rights Council", "the General Assembly adopted resolution 79/72", "resolution
31/62, in which the Assembly called", "The Assembly has discussed it since (resolutions 60/284 and 61/293)".
"""

import re
from collections.abc import Collection, Iterable

_PLACE = (
    r"(?:(?:paragraphs? \d+(?: \([a-z]\))?(?:(?:,| and|,? and) \d+)*|(?:part|section)s? [IVX]+(?: and [IVX]+)?) of )?"
)
_OPENS = re.compile(
    r"(?:\A|[.;:] )(?:(?:In|On) [^,.;:]{4,20}, (?=by |in )|(?=[A-Z]))"
    rf"(?:[Bb]y|Following|Further to|[Ii]n|Pursuant to|Since|Through|Under) {_PLACE}its \Z"
)
# Without "its" only where the organ that speaks is the one that did.
_OPENS_ALONE = re.compile(rf"(?:\A|[.;:] )(?:\d+\. )?(?:By|In|Through|Under) {_PLACE}\Z")
_ACTS = r"(?! (?:is|are|was|were|has been|had been|have been)\b)"
DATED = r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?"
"""What may stand behind the number of a resolution: its date."""
_APART = 240  # characters before a number in which its sentence may name the organ
_FAR_APART = 300  # before a bracket at its end


def one_of(names: Iterable[str]) -> str:
    """Return a pattern of names, a longer one before one that it begins with; nothing fits it if there are none.

    Words with which several begin stand in it once, so that it is soon made and soon read.
    """
    begun: dict[str, list[str]] = {}
    for name in names:
        first, _, rest = name.partition(" ")
        begun.setdefault(first, []).append(rest)
    firsts = sorted(begun, key=len, reverse=True)
    return f"(?:{'|'.join(_with_rests(first, begun[first]) for first in firsts)})" if begun else "(?!)"


def _with_rests(first: str, rests: Collection[str]) -> str:
    """Return the pattern of the names that begin with this word, behind which these words stand, or none."""
    longer = [rest for rest in rests if rest]
    behind = f" {one_of(longer)}" if longer else ""
    return re.escape(first) + (f"(?:{behind})?" if longer and len(longer) < len(rests) else behind)


class OrgansApart:
    """Finds the organ, by its name or short name, before or behind a number in the same sentence."""

    def __init__(self, names: Iterable[str], shorts: Iterable[str], more: str) -> None:
        """Prepare the search for organs called so; `more` is the pattern of further numbers behind one."""
        every = one_of(names)
        full = rf"(?P<organ>{every})"
        named = rf"\b(?=[A-Zt])(?:{full}|[Tt]he (?P<short>{one_of(shorts)}))\b"
        no_other = rf"(?!\b(?=[A-Z]){every}\b|[.;:] )[^\n]"
        # as in "the Human Rights Council, in its resolution 33/25"
        self._before = re.compile(rf"{named}(?:{no_other}){{1,80}}\bits \Z")
        # as in "In its resolution 33/25 of 28 March 2003 on food, the Human Rights Council"
        about = r"(?:,? (?:adopted|on) [^.;\n]{1,200}?)?,(?: [a-z]+){0,5}"
        self._behind = re.compile(rf"{more}{DATED}{about} {named}")
        self._behind_alone = re.compile(rf"{more}{DATED}{about} {named}{_ACTS}")
        # as in "the General Assembly adopted resolution 79/72", "by the General Assembly in resolution 44/119 C",
        # "by the Council in successive resolutions, the most recent being resolution 34/6"
        inset = rf"(?:, on the (?:recommendation|proposal) of (?:{no_other}){{1,120}}?,?)?"
        adopted = r"(?:,? on \d{1,2} [A-Z][a-z]+(?: \d{4})?,?)?(?: \(|,? (?:unanimously )?adopted |,? in )"
        last = r"(?:the )?(?:most recent(?:ly)?|last|latest)(?: being| of which is|,? in)?"
        recent = rf",? in (?:[a-z]+ ){{0,2}}resolutions, {last} "
        self._adopted_by = re.compile(rf"{named}(?:{inset}{adopted}|{recent})\Z")
        # as in "resolution 31/62, in which the Assembly called for it", "resolution ES-6/2, adopted by the Assembly"
        self._which = re.compile(rf"{DATED},? (?:(?:by|in|under) which|adopted by) (?:the )?{named}")
        # as in "The Assembly has had the item on its agenda since (resolutions 60/284 and 61/293)"
        clear = rf"\b(?=[A-Zt])(?:{full}|[Tt]he (?P<short>Assembly))\b"  # a commission may be any
        self._in_bracket = re.compile(rf"{clear}(?:{no_other}){{1,240}} \(\Z")
        # as in "General Assembly resolutions 68/237 on a decade and, for its programme, resolution 69/16"
        only = rf"(?!\b(?:Board|Commission|Committee|Conference|Council)\b){no_other}"
        another = rf" (?:resolution|decision)s? (?:{only}){{1,180}}(?:,| and|,? and) "
        self._another = re.compile(rf"{named}{another}\Z")

    def organ(self, text: str, start: int, end: int) -> str:
        """Return the organ that the sentence of a number names before or behind it; empty if it names none.

        The number's noun starts, and the number ends at these places.
        """
        begin = max(0, start - _APART)
        if text.endswith(("its ", "Its "), 0, start):
            found = self._before.search(text, begin, start)
            if not found and _OPENS.search(text, begin, start):
                found = self._behind.match(text, end)
        else:
            found = self._adopted_by.search(text, begin, start) or self._which.match(text, end)
            if not found and text[start - 1 : start] == "(":
                found = self._in_bracket.search(text, max(0, start - _FAR_APART), start)
            if not found and _OPENS_ALONE.search(text, begin, start):
                found = self._behind_alone.match(text, end)
        return (found["organ"] or found["short"]) if found else ""

    def organ_beside(self, text: str, start: int) -> str:
        """Return the organ of the resolution before this one in the sentence; empty if another organ stands between."""
        beside = self._another.search(text, max(0, start - _APART), start)
        return (beside["organ"] or beside["short"]) if beside else ""
