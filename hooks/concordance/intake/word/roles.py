"""What the paragraph styles of the United Nations' Word templates are for, told by their names.

The templates are not published. Names of Geneva ("_ H _Ch_G", "_ H_1_G", "_ H_2/3_G", "_ H_4_G", "_ Single Txt_G",
each also with "Reg_" or "Anno_" before it) stand in public programs that read Word files of the climate secretariat;
names of New York ("HCh", "HChM", "H1", "H23", "H4", "TitleHCH", "TitleH1") in one that reads resolutions. The sizes
that go with the headings are those of the Editorial Manual (un.org/dgacm/en/content/editorial-manual/headings). Names
of bullets, quotations and the front, and New York's "HM", "Single Txt" and "DualTxt", are of the same make and have no
source.
"""

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["title", "heading", "text", "contents", "front", "plain"]


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a style is for, and, of a heading, how deep it stands: the ranks are those of print of the same size."""

    role: Role
    rank: int = 0


_PART, _CHAPTER, _SECTION, _THIRD, _LETTERED, _SLOPED, _LAST = 1, 2, 12, 22, 24, 25, 26
_RANKS = {
    "m": _PART,
    "ch": _CHAPTER,
    "chm": _CHAPTER,
    "1": _SECTION,
    "2": _THIRD,
    "23": _THIRD,
    "3": _LETTERED,
    "4": _SLOPED,
    "5": _LAST,
    "56": _LAST,
    "6": _LAST,
}
LEVELS = (_CHAPTER, _SECTION, _THIRD, _SLOPED, _LAST)
"""The ranks of Word's own headings and outline levels, from the first; what is deeper has the last."""
_HEADING = re.compile(r"h(m|chm?|1|23?|3|4|56?|6)g?")
_BUILT_IN = re.compile(r"heading ([1-9])")
_TITLE = re.compile(r"title(?:h(?:ch|1|m|2|23)?)?g?|maintitle")
_TEXT = re.compile(
    r"(?:single|dual|double)txt(?:g[rm]?)?\d?g?|bullet\d?g?|para(?:no)?g?|rom\d?g?|smallx?g?|sm[g]?|"
    r"(?:block)?(?:quote|quotation)s?\w*|intensequote|parnumg|footnotetext|footnotetableg?"
)
_FRONT = re.compile(
    r"distr\w*|original\w*|session\w*|agenda\w*|publicationdate|releasedate|symbol\w*|masthead\w*|cornernotation"
)
_CONTENTS = re.compile(r"toc\d?|tableofcontents")
_PLAIN = re.compile(r"|normal|default|standard|bodytext\d?|listparagraph|nospacing|plaintext|normalweb|list\w*")


def purpose_of(name: str) -> Purpose | None:
    """Return what a style is for, by its name or its id; nothing for one that is not known."""
    plain = re.sub(r"\(.*\)", "", name).strip().lower()
    if match := _BUILT_IN.fullmatch(plain):
        return Purpose("heading", LEVELS[min(int(match[1]), len(LEVELS)) - 1])
    short = re.sub(r"[\s_/.-]", "", plain)
    short = re.sub(r"\A(?:style)?(?:reg|anno)(?=h|single)|(?<=g)\+.*", "", short)
    if short == "tocheading":
        return Purpose("heading", _CHAPTER)
    if match := re.fullmatch(r"heading([1-9])", short):
        return Purpose("heading", LEVELS[min(int(match[1]), len(LEVELS)) - 1])
    if match := _HEADING.fullmatch(short):
        return Purpose("heading", _RANKS[match[1]])
    roles: tuple[tuple[re.Pattern[str], Role], ...] = (
        (_TITLE, "title"),
        (_CONTENTS, "contents"),
        (_TEXT, "text"),
        (_FRONT, "front"),
        (_PLAIN, "plain"),
    )
    return next((Purpose(role) for pattern, role in roles if pattern.fullmatch(short)), None)


def lettered(rank: int, text: str) -> int:
    """Return the rank of a heading: of those of one style, "(a)" stands below "1."; an annex above all."""
    return _LETTERED if rank == _THIRD and re.match(r"\(?[a-z]{1,4}\)\s", text) else rank
