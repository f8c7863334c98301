"""Words that point to another part of the same report: "paragraph 24 above", "chapter II of this report".

Forms caught, in English, and only where the words themselves say that this report is meant:

- paragraphs by number, one, several or a range, with letters: "paragraphs 12 to 15 of the present report",
  "paras. 3 (a) and (c) above";
- chapters, sections, parts and annexes by number: "section III.B below", "annex I to the present report";
- notes: "footnote 7 above";
- "the previous paragraph", "the following paragraph".

A bare "paragraph 10" may be of any text that was just named, so it is none. Neither is one whose number belongs to a
longer citation ("rule 69, paragraph 3, above"), that goes on with "of", or that stands in quotation marks; "this
report" is another one where the unit has spoken of another before.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_DOCUMENT = "report|document|note|study|paper|review|summary"
_WHERE = (
    r"(?:,? (?P<where>above|below|supra|infra)(?![\w-]| of\b)"
    rf"| (?:of|in|to) (?:the present (?:{_DOCUMENT})|this (?P<this>{_DOCUMENT}))\b)"
)
_ITEM = r"\([a-z]{1,4}\)"
_NUMBER = rf"\d+(?:\.\d+)*(?: ?{_ITEM})*"
_LABEL = r"(?:[IVXLC]+|[A-Z]|\d+)(?:[. ](?:[A-Z]|\d+)\b)*"
_AND = r"(?:, and |, | and | or )"
_TO = r"(?: to | ?[-\N{EN DASH}] ?)"


def _several(item: str, more: str) -> str:
    return rf"(?P<numbers>{item}(?:(?:{_AND}|{_TO})(?:{more}))*)"


_RULES = {
    "paragraph": re.compile(
        rf"\b(?:[Pp]aragraphs?|[Pp]aras?\.?) {_several(_NUMBER, f'{_NUMBER}|{_ITEM}(?: ?{_ITEM})*')}{_WHERE}"
    ),
    "part": re.compile(
        r"\b(?:(?:[Cc]hapter|[Cc]hap\.|[Pp]art) (?P<chapter>[IVXLC]+), )?"
        rf"(?:[Cc]hapters?|[Cc]haps?\.|[Ss]ections?|[Ss]ects?\.|[Pp]arts?) {_several(_LABEL, _LABEL)}{_WHERE}"
    ),
    "annex": re.compile(rf"\b[Aa]nnex(?: (?P<numbers>[IVXLC]+|[A-Z]|\d+))?{_WHERE}"),
    "note": re.compile(rf"\b(?:[Ff]oot)?[Nn]ote (?P<numbers>\d+){_WHERE}"),
    "neighbour": re.compile(
        r"\b[Tt]he (?:(?P<before>previous|preceding)|following|next) paragraph(?!\w| of\b)"
        r"|\b[Tt]he paragraph (?P<where>above|below)(?![\w-]| of\b)"
    ),
}
_NEIGHBOUR = {"neighbour": _RULES["neighbour"]}
_HERE = ("above", "below", "supra", "infra", "the present ", "this ")  # no other rule fits where none of them stands
_EACH = re.compile(rf"(?P<first>{_NUMBER}|{_LABEL}|{_ITEM})(?:{_TO}(?P<last>{_NUMBER}|{_LABEL}|{_ITEM}))?")
# A number right after these words is part of a longer citation of another text.
_CITATION = re.compile(
    r"(?:\b(?:[Aa]rticles?|[Aa]rts?\.|[Rr]ules?|[Rr]egulations?|[Pp]rinciples?|[Gg]uidelines?|[Rr]esolutions?"
    rf"|[Dd]ecisions?|[Rr]ecommendations?) [\w./]+(?: ?{_ITEM})*,? "
    r"|\b[A-Z][A-Za-z]*/[\w./()-]*\w,? (?:and Corr\.\d,? )?|\b(?:[Ii]bid\.|[Oo]p\. cit\.),? "
    r"|\b(?:operative|preambular) )\Z"
)
_REACH = 200  # characters: no citation is longer
_QUOTATION = re.compile('["\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]')
_SAID = re.compile(
    r"\b(?:as|[a-z]+ed(?: to| out| forth)?|said|shown|seen|set out|given|made) (?:above|below|earlier)\b"
)


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point to a part: by which rule, to which number (`last`: a range), and whether above or below."""

    start: int
    end: int
    rule: str
    number: str
    last: str = ""
    where: str = ""


def pointers(text: str) -> list[Pointer]:
    """Return the words in the text that point to parts of the report in which it stands, in order."""
    before = _Before(text)
    rules = _RULES if any(word in text for word in _HERE) else _NEIGHBOUR
    matches = ((rule, match) for rule, words in rules.items() for match in words.finditer(text))
    found = [each for rule, match in matches for each in _read(rule, match, before)]
    return sorted((each for each in found if not before.is_quoted(each.start)), key=lambda each: each.start)


def loose_pointers(text: str) -> list[tuple[int, int, str]]:
    """Words such as "as stated above", whose referent only a reader knows: where they stand, and they themselves."""
    return [(*match.span(), match[0]) for match in _SAID.finditer(text)]


def _read(rule: str, match: re.Match[str], before: "_Before") -> Iterator[Pointer]:
    """Yield what a match points to, one pointer for each number or range; the first begins with its noun."""
    named = match.groupdict()
    where = {"supra": "above", "infra": "below"}.get(named["where"] or "", named["where"] or "")
    if rule == "neighbour":
        yield Pointer(*match.span(), rule, "before" if named["before"] or where == "above" else "after")
    elif before.is_citation(match.start()) or before.tells_of_another(named["this"], match.start()):
        return
    elif not named["numbers"]:
        yield Pointer(*match.span(), rule, "", "", where)
    else:
        yield from _numbered(rule, match, where)


def _numbered(rule: str, match: re.Match[str], where: str) -> Iterator[Pointer]:
    """One pointer for each number or range of a list; a letter alone belongs to the paragraph named before it."""
    numbers = list(_EACH.finditer(match.string, *match.span("numbers")))
    starts = [match.start(), *(each.start() for each in numbers[1:])]
    ends = [*(each.end() for each in numbers[:-1]), match.end()]
    chapter = f"{match['chapter']}." if rule == "part" and match["chapter"] else ""
    paragraph = ""
    for each, start, end in zip(numbers, starts, ends, strict=True):
        whole = []
        for number in filter(None, each.groups()):
            whole.append(f"{paragraph if number.startswith('(') else chapter}{number}")
            paragraph = whole[-1].partition("(")[0]
        yield Pointer(start, end, rule, whole[0], "".join(whole[1:]), where)


class _Before:
    """What stands before the places of a text, which is read once for all of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._others: dict[str, int] = {}  # by noun where the text has spoken of another report
        self._marks: list[int] = []
        self._open: list[bool] = []  # whether quotation marks are open behind each mark
        straight = curly = 0
        for mark in _QUOTATION.finditer(text):
            straight += mark[0] == '"'
            curly += {"\N{LEFT DOUBLE QUOTATION MARK}": 1, "\N{RIGHT DOUBLE QUOTATION MARK}": -1}.get(mark[0], 0)
            self._marks.append(mark.start())
            self._open.append(straight % 2 == 1 or curly > 0)

    def is_quoted(self, at: int) -> bool:
        """Whether quotation marks are open at this place."""
        marks = bisect_left(self._marks, at)
        return marks > 0 and self._open[marks - 1]

    def is_citation(self, at: int) -> bool:
        """Whether a longer citation goes on at this place."""
        return _CITATION.search(self._text, max(0, at - _REACH), at) is not None

    def tells_of_another(self, noun: str | None, at: int) -> bool:
        """Whether "this report" takes up another report of which the text has spoken before this place."""
        if noun is not None and noun not in self._others:
            other = re.search(rf"(?<!\bpresent )(?<!\b[Tt]his ){noun}\b", self._text)
            self._others[noun] = other.end() if other else len(self._text) + 1
        return noun is not None and self._others[noun] <= at
