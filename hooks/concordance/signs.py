"""Signs that are no part of any words: of control, of another encoding, and those that end a line unseen."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from concordance.problems import InputError, Problem

# what XML may not hold, or what a text has that was read in another encoding when it was copied
NO_WORDS = re.compile("[\0-\x08\x0b\x0d-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|(?<=[^\n])\f(?=[^\n])")
SEPARATORS = re.compile("[\x85\u2028\u2029]")  # end a line for some programs, and for others are a sign like any
_PERHAPS = re.compile(rb"\\|\x7f|\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")  # in JSON, which escapes most of them


def check_signs(text: str, where: str) -> None:
    """Raise `InputError` for signs that are no part of any words.

    A `control-character` could not be shown on a page, and a book could not even hold it; a form feed is let pass where
    it only parts lines. Each line that has one is reported: a file saved in the wrong encoding has many. A
    `line-separator` would join what is parted in the document, unseen.
    """
    if text.replace("\n", "").isprintable():  # a quick look: most tables and records are
        return
    if NO_WORDS.search(text):
        lines = ((number, NO_WORDS.search(line)) for number, line in enumerate(text.split("\n"), 1))
        raise InputError(_sign_problem(f"{where}, line {number}", found[0]) for number, found in lines if found)
    if separators := dict.fromkeys(SEPARATORS.findall(text)):
        raise InputError([_separator_problem(text, sign, where) for sign in separators])


def check_record(value: object, where: str) -> None:
    """Raise `InputError` (`control-character`) for such signs in a record, with their fields."""
    looked_at = _signs(value, "") if _PERHAPS.search(msgspec.json.encode(value)) else ()
    if problems := [_sign_problem(f"{where}, {place}", sign) for place, sign in looked_at]:
        raise InputError(problems)


def _line_of(text: str, at: int, where: str) -> str:
    return f"{where}, line {text.count(chr(10), 0, at) + 1}"


def _sign_problem(where: str, sign: str) -> Problem:
    taken = "Take it away; it is a slip of the keyboard, or damage of a copy."
    put = "Replace it with the sign that the document has: the text was copied in another encoding."
    return Problem(
        "control-character",
        where,
        f"the sign U+{ord(sign):04X}, which is no part of any words",
        "letters, digits, marks and spaces",
        put if "\x80" <= sign <= "\x9f" else taken,
    )


def _separator_problem(text: str, sign: str, where: str) -> Problem:
    """All places of a separator as one problem, reported at the first."""
    times = f", {count} times" if (count := text.count(sign)) > 1 else ""
    put = "Replace it with a plain line end where it ends a line or a paragraph, "
    space = "with a space where it does not. In a report, then update `sha256`."
    ellipsis = "or with the sign that it stood for: in Windows, an ellipsis. In a report, then update `sha256`."
    return Problem(
        "line-separator",
        _line_of(text, text.index(sign), where),
        f"the sign U+{ord(sign):04X}{times}",
        "plain line ends",
        put + (ellipsis if sign == "\x85" else space),
    )


def _signs(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Yield the signs in a record that are no part of any words, which only an escape brings in, with their fields."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from _signs(key, place)
            yield from _signs(below, f"{place}.{key}")
    elif isinstance(value, list):
        for at, below in enumerate(value):
            yield from _signs(below, f"{place}[{at}]")
    elif found := NO_WORDS.search(str(value)):
        yield place.removeprefix("."), found[0]
