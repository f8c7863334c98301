r"""Finding United Nations documents by symbol, and resolutions and decisions by organ and number.

Forms caught:

- a symbol: `A/57/387`, `E/CN.4/2003/85`, `A/HRC/17/30/Add.2`, `CEDAW/C/GC/26`;
- with addenda, corrigenda and revisions named after it: `A/57/387 and Corr.1`,
  `E/CN.4/2003/85 and Add.1-4`;
- a resolution or decision with its organ: `General Assembly resolution 57/218`,
  `Commission on Human Rights resolution 2003/46`, and with the organ's short name
  (`Commission resolution 2003/46`) once the organ itself is named.

The organs and the way their numbers make a symbol are data (`docs/data/organs.csv`).
Rule for symbols: ST/LIB/SER.B/5/Rev.6, "United Nations Document Series Symbols".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_ROOT = r"(?:A|E|S|ST|T|TD|DP|ID|HRI|CAT|CCPR|CED|CEDAW|CERD|CMW|CRC|CRPD|SPT|ECE|LC)"
_PART = r"(?:[A-Z0-9](?:[A-Za-z0-9]|[.\-](?=[A-Za-z0-9])|\([A-Za-z0-9]+\))*)"
_TAIL = r"(?:(?:,| and|, and) (?:Add|Corr|Rev)\.\d+(?:(?:[-\N{EN DASH}]|,? and )\d+)*)*"
_SYMBOL = re.compile(rf"(?<![\w/.])(?P<symbol>{_ROOT}(?:/{_PART})+){_TAIL}(?![\w/])")


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ whose resolutions and decisions have symbols; `{number}` stands in their patterns."""

    name: str
    short: str
    entry: str
    resolution: str
    decision: str
    number: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A document found by its symbol or number. `organ` is set where only its short name stands there."""

    start: int
    end: int
    symbol: str
    short: str = ""
    noun: str = ""
    number: str = ""


def slug_of_symbol(symbol: str) -> str:
    """The id of a document: `A/RES/57/218` is `a-res-57-218`."""
    return "-".join(re.findall(r"[a-z0-9]+", symbol.lower()))


def official_address(symbol: str) -> str:
    """The official address of a document, by the published pattern docs.un.org/en/SYMBOL."""
    return f"https://docs.un.org/en/{symbol}"


def by_number(organ: Organ, noun: str, number: str) -> str:
    """The symbol of the organ's resolution or decision with this number; empty if the number is not its own."""
    pattern = organ.resolution if noun.startswith("resolution") else organ.decision
    return pattern.format(number=number.replace(" ", "")) if pattern and re.fullmatch(organ.number, number) else ""


class SymbolFinder:
    """Finds documents by symbol and by number."""

    def __init__(self, organs: Iterable[Organ]) -> None:
        """Prepare the search for resolutions and decisions of these organs."""
        self._organs = tuple(organs)
        names = sorted({n for o in self._organs for n in (o.name, o.short)}, key=len, reverse=True)
        organ = "|".join(re.escape(name) for name in names)
        numbers = "|".join(f"(?:{number})" for number in sorted({o.number for o in self._organs}))
        self._numbered = re.compile(
            rf"\b(?P<organ>{organ or '(?!)'}) (?P<noun>resolution|decision) "
            rf"(?P<number>{numbers or '(?!)'})(?![\w/])"
        )

    def find(self, text: str) -> list[Citation]:
        """The documents in a text, in order."""
        found = [
            Citation(match.start(), match.end(), match["symbol"])
            for match in _SYMBOL.finditer(text)
            if re.search(r"/.*\d", match["symbol"])
        ]
        for match in self._numbered.finditer(text):
            named = [organ for organ in self._organs if organ.name == match["organ"]]
            symbol = by_number(named[0], match["noun"], match["number"]) if named else ""
            short = "" if named else match["organ"]
            if symbol or short:
                found.append(Citation(*match.span(), symbol, short, match["noun"], match["number"]))
        return sorted(found, key=lambda citation: citation.start)

    def meant_by(self, citation: Citation, named: Iterable[str]) -> str:
        """The symbol meant by an organ's short name, if the last organ named before has it; else empty.

        `named` are the ids of entries mentioned before, the latest first.
        """
        organs = {organ.entry: organ for organ in self._organs if organ.short == citation.short}
        for entry in named:
            organ = organs.get(entry)
            if organ and (symbol := by_number(organ, citation.noun, citation.number)):
                return symbol
        return ""
