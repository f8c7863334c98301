r"""Finding United Nations documents by symbol, and resolutions and decisions by organ and number.

Forms caught:

- a symbol: `A/57/387`, `E/CN.4/2003/85`, `A/HRC/17/30/Add.2`, `CEDAW/C/GC/26`;
- with addenda, corrigenda and revisions named after it: `A/57/387 and Corr.1`,
  `E/CN.4/2003/85 and Add.1-4`, `E/CN.4/2003/85/Add.1 and Add.1/Corr.1`;
- a list of numbers: `Security Council resolutions 1325 (2000) and 1820 (2008)`, a citation each;
- a part of a document and a list of records: `A/52/23 (Part V)`, `A/C.4/52/SR.3-7 and 9`;
- the organ behind the number: `resolution 60/251 of the General Assembly`;
- a resolution or decision with its organ: `General Assembly resolution 57/218`,
  `Commission on Human Rights resolution 2003/46`, and with the organ's short name
  (`Commission resolution 2003/46`) once the organ itself is named.

The organs and the way their numbers make a symbol are data (`docs/data/organs.csv`).
Rule for symbols: ST/LIB/SER.B/5/Rev.6, "United Nations Document Series Symbols".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from concordance.loading import Shape
from concordance.text import slug_of

_ROOTS = (
    "A E S ST T TD DP ID HRI CAT CCPR CED CEDAW CERD CMW CRC CRPD SPT ECE LC FCCC HSP NPT BWC CCW CAC CTOC"
    " UNAIDS UNCTAD UNEP UNFPA UNHCR UNIDO UNITAR"
).split()
_PART = r"(?:[A-Z0-9](?:[A-Za-z0-9]|[.\-](?=[A-Za-z0-9])|\([A-Za-z0-9]+\))*)"
_TAIL = r"(?:(?:,| and|, and) (?:Add|Corr|Rev)\.\d+(?:/(?:Add|Corr|Rev)\.\d+)*(?:(?:[-\N{EN DASH}]|,? and )\d+)*)*"
_LIST = r"(?:(?:,|,? and) \d+(?:[-\N{EN DASH}]\d+)?)++(?=[);.]|\Z)"
_SYMBOL = re.compile(rf"(?P<symbol>[A-Z]+(?:/{_PART})+(?: \(Part [IVX]+\))?)(?:{_LIST}|{_TAIL})(?![\w/])")
_LETTER = re.compile(r"(?<=\d)[A-Z](?=\([IVXL]+\))")
_NOUNS = ("resolution", "resolutions", "decision", "decisions")
_PLACES = r"(?:, (?:paras?\.|paragraphs?) \d+(?: \([a-z]\))?(?:(?:,? and|,| to) \d+(?: \([a-z]\))?(?![\d/]| \())*)?"
_MORE = re.compile(rf"(?:, annex)?(?: of \d{{1,2}} [A-Z][a-z]+ \d{{4}})?{_PLACES}(?:,? and|,| or) (?=\d|E?S-\d)")


class Organ(Shape, frozen=True):
    """An organ whose resolutions and decisions have symbols; `{number}` stands in their patterns."""

    name: str = msgspec.field(name="organ")
    short: str
    entry: str
    resolution: str
    decision: str
    number: str


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document found by its symbol or number. `organ` is set where only its short name stands there."""

    start: int
    end: int
    symbol: str
    short: str = ""
    noun: str = ""
    number: str = ""


def is_symbol(words: str) -> bool:
    """Whether the words are the symbol of a document, and nothing else."""
    return bool(_SYMBOL.fullmatch(words) and re.search(r"/.*\d", words))


def slug_of_symbol(symbol: str) -> str:
    """Return the id of a document: `A/RES/57/218` is `a-res-57-218`."""
    return slug_of(symbol)


def official_address(symbol: str) -> str:
    """Return the official address of a document, by the published pattern docs.un.org/en/SYMBOL.

    Old resolutions under one number and letters (217 A (III), 217 B (III)) make one document.
    """
    return f"https://docs.un.org/en/{_LETTER.sub('', symbol)}"


def by_number(organ: Organ, noun: str, number: str) -> str:
    """Return the symbol of the organ's resolution or decision with this number; empty if the number is not its own."""
    pattern = organ.resolution if noun.startswith("resolution") else organ.decision
    return pattern.format(number=number.replace(" ", "")) if pattern and re.fullmatch(organ.number, number) else ""


class SymbolMatcher:
    """Finds documents by symbol and by number, at the words (`triggers`) at which one may stand."""

    def __init__(self, organs: Iterable[Organ]) -> None:
        """Prepare the search for resolutions and decisions of these organs."""
        self._organs = tuple(organs)
        self._titles = {
            f"{title} {noun}": (title, noun)
            for organ in self._organs
            for title in (organ.name, organ.short)
            for noun in _NOUNS
        }
        numbers = dict.fromkeys(organ.number for organ in self._organs)
        names = "|".join(re.escape(organ.name) for organ in self._organs)
        number = "|".join(numbers) or "(?!)"
        self._of_organ = re.compile(rf"(?P<more>(?:(?:,? and|,) (?:{number}))*) of the (?P<organ>{names or '(?!)'})\b")
        self._number = re.compile(rf"(?:{number})(?![\w/])")
        self.triggers = frozenset((*self._titles, *_NOUNS, *(f"{root}/" for root in _ROOTS)))

    def cited_at(self, text: str, start: int, end: int) -> list[CitedDocument]:
        """Return the documents cited at a trigger in the text: none, one, or those of a list of numbers."""
        words = text[start:end]
        if words.endswith("/"):
            match = _SYMBOL.match(text, start) if text[start - 1 : start] not in {"/", "."} else None
            cited = match and re.search(r"/.*\d", match["symbol"])
            return [CitedDocument(start, match.end(), match["symbol"])] if match and cited else []
        title, noun = self._titles.get(words, ("", words))
        found: list[CitedDocument] = []
        while (number := self._number.match(text, end + (not found))) is not None:
            behind = None if title else self._of_organ.match(text, number.end())
            document = self._numbered(behind["organ"] if behind else title, noun, number)
            if document is None:
                break
            if behind and not behind["more"]:
                document = replace(document, end=behind.end())
            found.append(document if found else replace(document, start=start))
            more = _MORE.match(text, number.end()) if noun.endswith("s") else None
            if more is None:
                break
            end = more.end()
        return found

    def _numbered(self, title: str, noun: str, number: re.Match[str]) -> CitedDocument | None:
        """Return the resolution or decision with this number, if the organ of this title has such numbers.

        Without an organ, only the numbers of the Security Council tell whose they are: "1325 (2000)".
        """
        if not title and noun.startswith("resolution"):
            title = "Security Council" if re.fullmatch(r"\d+ \(\d{4}\)", number[0]) else ""
        named = [organ for organ in self._organs if organ.name == title]
        symbol = by_number(named[0], noun, number[0]) if named else ""
        short = "" if named else title
        return CitedDocument(*number.span(), symbol, short, noun, number[0]) if symbol or short else None

    def organ_of(self, symbol: str) -> str:
        """Return the entry of the organ whose resolution or decision has this symbol; empty if there is none."""
        for organ in self._organs:
            for pattern in (organ.resolution, organ.decision):
                if pattern and symbol.startswith(pattern.partition("{number}")[0]):
                    return organ.entry
        return ""

    def meant_by(self, document: CitedDocument, named: Iterable[str]) -> str:
        """Return the symbol meant by an organ's short name: that of the last such organ named before.

        If none was named, the only organ that has such numbers is meant; else nothing. `named` are the
        ids of entries mentioned before, the latest first.
        """
        fitting = {
            organ.entry: symbol
            for organ in self._organs
            if organ.short == document.short and (symbol := by_number(organ, document.noun, document.number))
        }
        only = next(iter(fitting.values()), "") if len(fitting) == 1 else ""
        return next((fitting[entry] for entry in named if entry in fitting), only)
