"""What a converter wrote around the words, and the marks of notes among them, taken off."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.entities import html5

from concordance.private_use import CLOSE, ESCAPED, OPEN, PRIVATE

MARK = re.compile(f" ?{OPEN}(\\d+){CLOSE}")
_DECLARED = re.compile(r"<sup>\s*\[?(\d{1,3})\]?\s*</sup>|\[(\d{1,3})\](?!\()")
_RAISED = re.compile(r"<sup>([^\d<]+)</sup>")
_EMPHASIS = (  # with the space that a converter sets between emphasised words and their full stop or comma
    re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?: (?=[,.;:)\]]))?"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])(.+?)(?<=[^\s*])\*(?![\w*])(?: (?=[,.;:)\]]))?"),
    re.compile(r"(?<![\w_/])_(?=[^\s_])(.+?)(?<=[^\s_])_(?![\w_/])(?: (?=[,.;:)\]]))?"),
)
_TAG = re.compile(r"</?[ubi]>")
_BREAK = re.compile(r"<br ?/?>")
_QUOTED = re.compile(r"^\s*> ?")
_NUMBER = re.compile(r"^(\s*\d+) \. ")
_BACKSLASH = re.compile(r"\\([\\`*_{}\[\]()#+.!>-])")
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+.!><&-]")
_HIDDEN = re.compile(f"[{chr(ESCAPED)}-{chr(ESCAPED + 0x7F)}]")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]*[^\s<>.,;:)\]*_\\]")  # nothing in one is emphasis
_ADDRESS_SIGNS = re.compile(r"[*_]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,20}|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")  # without its semicolon it is words
_NO_SIGN = re.compile(f"{PRIVATE.pattern}|[\0-\x1f\x7f-\x9f\N{REPLACEMENT CHARACTER}]")
_LEFT = re.compile(r"\*\*|</?(?:sup|sub|u|b|i|br|table|td|tr|a|img|div|span|p)\b[^>]*>|!\[|<!--|-->|^#{1,6} |^\|")

_COMMENT = re.compile(r"<!--|-->")
_CLOSERS = "\"')\\]\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_GLUED = re.compile(rf"(?<=[^\W\d_A-Z]|[.,;:{_CLOSERS}])(\d{{1,3}})(?![\w/%-]|[.,]\d)")
_NO_MARK = re.compile(  # what stands before digits that belong to the words
    r"(?:/\S*[A-Za-z]|/\S*[A-Z][A-Za-z]*\.|\b(?:Nos?|paras?|arts?|pp?|vol|chap|Add|Corr|Rev|L|SR)\.|"
    r"(?<!\d)\d{1,3}[.,]|\d{5,}[.,]|\d:|[\w.]+@\S*|(?:^|\s)[\"'])\Z"
)


def clean(line: str) -> str:
    """Return the line without the emphasis, list and quotation signs and escapes that a converter put around words."""
    line = _BACKSLASH.sub(lambda match: _hidden(match[1]), line)
    line = _ADDRESS.sub(lambda match: _ADDRESS_SIGNS.sub(_hidden, match[0]), line)
    line = _RAISED.sub(r"\1", _QUOTED.sub("", line))
    for emphasis in _EMPHASIS:
        line = emphasis.sub(r"\1", line)
    line = _NUMBER.sub(r"\1. ", _BREAK.sub(" ", _TAG.sub("", line)))
    return _HIDDEN.sub(lambda match: chr(ord(match[0]) - ESCAPED), _ENTITY.sub(_meant, line))


def _hidden(sign: str | re.Match[str]) -> str:
    """Return the private-use sign that stands for this one until the markup is off."""
    return chr(ESCAPED + ord(sign if isinstance(sign, str) else sign[0]))


def unclear(line: str) -> bool:
    """Whether it hangs on when entities are read what is emphasis: CommonMark leaves that open, and readers differ."""
    return "&" in line and clean(line) != clean(_ENTITY.sub(_as_sign, line))


def _as_sign(entity: re.Match[str]) -> str:
    """Return the sign that an entity stands for, to which words beside it are held; as markup it is hidden."""
    sign = _meant(entity)
    return _hidden(sign) if _MARKUP.fullmatch(sign) else sign


def _meant(entity: re.Match[str]) -> str:
    """Return the sign that an entity stands for; itself where it stands for none, or for one that no text has."""
    whole = entity[0].startswith("&#") or entity[0][1:] in html5  # `unescape` reads the beginning of a longer name too
    sign = html.unescape(entity[0]) if whole else ""
    return sign if sign and not _NO_SIGN.search(sign) else entity[0]


def left_over(lines: Sequence[str], *, comments: bool) -> Iterator[str]:
    """Yield the lines in which there is still markup, or only `comments`; a heading's mark at the beginning is none."""
    for line in lines:
        if (_COMMENT if comments else _LEFT).search(re.sub(r"^\s*#{1,6}\s+", "", line)):
            yield line.strip()


def shown_marks(text: str) -> str:
    """Return the text with the marks of notes as numbers in brackets: in tables and in notes they are words."""
    return text.replace(OPEN, "[").replace(CLOSE, "]")


def set_marks(line: str) -> str:
    """Return the line with its superscripts and numbers in brackets as marks of notes."""
    return _DECLARED.sub(lambda match: f"{OPEN}{match[1] or match[2]}{CLOSE}", line)


@dataclass(frozen=True, slots=True)
class StrippedText:
    """Words without the marks of notes, where each mark stood with its number, and digits that may be marks.

    A doubt is reported with the words around the digits and the number of the mark before.
    """

    words: str
    note_marks: tuple[tuple[int, int], ...]
    doubts: tuple[tuple[str, int], ...]


def without_marks(text: str, last: int, *, glued: bool) -> StrippedText:
    """Return the words of a text and the marks that stood among them; `last` is the highest mark so far.

    A glued mark (`... Convention.12 It ...`) must be the next one. Other digits right after a word are a doubt,
    unless they belong to a symbol or a number.
    """
    doubts: list[tuple[str, int]] = []
    if glued:
        text, doubts = _opened(text, last)
    words: list[str] = []
    marks: list[tuple[int, int]] = []
    at = length = 0
    for match in MARK.finditer(text):
        words.append(text[at : match.start()])
        length += match.start() - at
        marks.append((length, int(match[1])))
        at = match.end()
    return StrippedText("".join([*words, text[at:]]), tuple(marks), tuple(doubts))


def glued_numbers(text: str) -> list[int]:
    """Return the numbers right after words that may be marks of notes."""
    places = (match for match in _GLUED.finditer(text) if not _NO_MARK.search(text[: match.start()][-40:]))
    return [int(match[1]) for match in places]


def _opened(text: str, last: int) -> tuple[str, list[tuple[str, int]]]:
    """Return the text with its glued marks set apart, and the places that may be marks too."""
    out: list[str] = []
    doubts: list[tuple[str, int]] = []
    at = 0
    for match in re.finditer(rf"{OPEN}(\d+){CLOSE}|{_GLUED.pattern}", text):
        if match[1]:
            last = max(last, int(match[1]))
        elif not _NO_MARK.search(text[max(0, match.start() - 40) : match.start()]):
            if int(match[2]) == last + 1:
                last += 1
                out += [text[at : match.start()], f"{OPEN}{match[2]}{CLOSE}"]
                at = match.end()
            else:
                doubts.append((text[max(0, match.start() - 30) : match.end() + 10], last))
    return "".join([*out, text[at:]]), doubts
