"""A style sheet for a site that uses part of it: without the rules for classes that nothing on the site has."""

import re
from collections.abc import Container, Iterable, Iterator

_WORD = re.compile(r"[\w-]+")
_ATOM = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|/\*.*?\*/|\\."""  # in which no sign is one of the sheet's own
_SIGN = re.compile(rf"{_ATOM}|url\([^\"')]*\)|[{{}};]", re.DOTALL)
_PART = re.compile(rf"{_ATOM}|[(),[\]]|\.(?P<name>(?:[\w-]|\\.)+)", re.DOTALL)
_HOLDERS = ("@media", "@supports", "@container", "@layer")  # rules that hold rules


def words(texts: Iterable[str]) -> frozenset[str]:
    """Return all words in templates, scripts and pages: whatever they use as the name of a class is among them."""
    return frozenset(word for text in texts for word in _WORD.findall(text))


def reduced(sheet: str, used: Container[str]) -> str:
    """Return the sheet without the rules each of whose selectors needs a class that has none of these names.

    A name may be put together: it counts as used if its beginning, up to a hyphen, is among the words.
    """
    kept = []
    for head, block in _statements(sheet):
        if block is None:
            kept.append(head)
        elif head.lstrip().startswith(_HOLDERS):
            inner = reduced(block, used)
            kept += [f"{head}{{{inner}}}"] if inner.strip() else []
        elif head.lstrip().startswith("@") or any(_may_match(names, used) for names in _selectors(head)):
            kept.append(f"{head}{{{block}}}")
    return "".join(kept)


def _statements(sheet: str) -> Iterator[tuple[str, str | None]]:
    """Yield what stands before each block, and the block; a statement without one has None."""
    begin = opened = depth = 0
    for match in _SIGN.finditer(sheet):
        sign, at = match[0], match.start()
        if sign == "{":
            opened = opened if depth else at
            depth += 1
        elif sign == "}":
            depth -= 1
            if not depth:
                yield sheet[begin:opened], sheet[opened + 1 : at]
                begin = at + 1
        elif sign == ";" and not depth:
            yield sheet[begin : at + 1], None
            begin = at + 1
    yield sheet[begin:], None


def _selectors(head: str) -> Iterator[list[str]]:
    """Yield the classes that each selector of a rule needs: those that stand in no brackets, as in `:not(.open)`."""
    names: list[str] = []
    depth = 0
    for match in _PART.finditer(head):
        sign = match[0]
        if sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif sign == "," and not depth:
            yield names
            names = []
        elif match["name"] and not depth:
            names.append(match["name"].replace("\\", ""))
    yield names


def _may_match(names: Iterable[str], used: Container[str]) -> bool:
    """Whether every name is used, whole or by its beginning."""
    return all(
        name in used or any(sign == "-" and name[: at + 1] in used for at, sign in enumerate(name)) for name in names
    )
