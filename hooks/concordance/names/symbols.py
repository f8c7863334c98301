r"""Finding United Nations documents by symbol, and resolutions and decisions by organ and number.

Forms caught:

- a document by its symbol: see `document_symbols`;
- a list of numbers: `Security Council resolutions 1325 (2000) and 1820 (2008)`, a citation each;
- the organ behind the number: `resolution 60/251 of the General Assembly`;
- the organ apart from it in the sentence, the number alone: see `organs_apart`; or that of the text: `Recalling its
  resolution 52/71`;
- the number of a resolution that the text has cited before: `resolution 57/218`;
- a number with the letters of its organ: `resolution WHA58.3`, `decision 1/CP.16`;
- a resolution or decision with its organ: `General Assembly resolution 57/218`,
  `Commission on Human Rights resolution 2003/46`, and with the organ's short name
  (`Commission resolution 2003/46`) once the organ itself is named.

The organs and the way their numbers make a symbol are data (`docs/data/organs.csv`), see `organs`.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter
from types import MappingProxyType

from msgspec.structs import replace

from concordance.model import Form
from concordance.names.document_symbols import END, TRIGGERS, CitedDocument, slug_of_symbol, symbol_at
from concordance.names.organs import Organ, by_number, by_short_name, grouped, names_of, organ_alone_with
from concordance.names.organs_apart import DATED, OrgansApart, one_of

_LONGEST_LIST = 30
_NOUNS = tuple(
    each for noun in ("resolution", "resolutions", "decision", "decisions") for each in (noun, noun.capitalize())
)
_PLACES = r"(?:, (?:paras?\.|paragraphs?) \d+(?: \([a-z]\))?(?:(?:,? and|,| to) \d+(?: \([a-z]\))?(?![\d/]| \())*)?"
# As in "48/218 B (para. 5 (e)), 54/244 (paras. 4 and 5) and 59/272".
_IN_BRACKET = r"(?: \((?:annex|paras?\.|parts?|sects?\.)[^()]{0,60}(?:\([a-z]+\)[^()]{0,40}){0,4}\))?"
_PART_OF = r"(?:, annex(?: [IVX]+\b)?)?(?:, sect\. [IVX]+\b)?"
# "66/253 A and B and 67/262", "24/3 II, 23/3 IV and 24/5"
_PARTS_OF = r"(?:(?:,|,? and| to|(?<=/\d)|(?<=/\d\d)) (?:[A-Z]|I{2,3}|IV|VI{0,3}|IX)(?=,? and \d|, \d| or \d))*"
# What each resolution of a list is on, or contains; but for other documents, whose numbers stand there too.
_CLAUSE = (
    r"(?:,? (?:(?:by|in) which|concerning|in particular|containing|entitled|on|regarding)\b"
    r"(?:(?!\b(?:decision|document|report|resolution)s?\b)[^.;\n]){1,250}?)"
)
_NEXT = r"(?=\d|[A-Z]+-?\d|[IVX]+[/.]\d|(?:Conf|SS)\.)"
_MORE = re.compile(
    rf"{_PARTS_OF}{_PART_OF}{DATED}{_PLACES}{_IN_BRACKET}"
    rf"(?:(?:,? and|,| or) {_NEXT}|{_CLAUSE}(?:,? and|,) (?=\d+(?:/\d+| ?\([IVXS\d])))"
)
_MORE_OF_YEARS = re.compile(r"(?:,? and|,) (?=\d+ ?\((?:19|20)\d\d\))")  # "resolution 1970 (2011), 1973 (2011)"
# What a resolution, or a text by the organ itself, begins with: "Recalling also its resolutions 7/23 and 10/4".
_OWN = re.compile(
    r"(?:\A|\n|; )[\"'\N{LEFT DOUBLE QUOTATION MARK}]?(?:[A-Z][a-z]+ing|Guided by|Mindful of|Aware of)\b"
    r"(?:[^.;\n]|\.(?=[A-Z\d])){0,200}"
    r"\bits (?:earlier |previous |relevant )?\Z"
    r"|\A(?:(?:\d+\.|\([a-z]+\)) )?"
    r"(?:Also |Further )?(?:(?:Acknowledg|Affirm|Call|Decid|Emphasi[sz]|Endors|Express|Invit"
    r"|Not|Reaffirm|Recall|Reiterat|Request|Stress|Underlin|Urg|Welcom)e?[ds]|(?:Takes|Took) note)\b"
    r"(?:(?!\b(?:Assembly|Board|Commission|Committee|Council)\b)[^.;\n]){0,400}\bits \Z"
)
_OWN_DECISION = re.compile(r"\A\d+\. (?:Reaffirms|Recalls|Reiterates) (?:paragraphs? \d+(?: and \d+)? of )?\Z")
# "Economic Commission for Europe resolution 12 (XXXV)": what another body resolved, or the parties to a treaty.
_OF_OTHER = re.compile(r"(?:\w (?!UN |Nations |[A-Z]\w+ing )[A-Z][\w-]*|\b(?!UN )[A-Z]+-?[A-Z]+) \Z")
_ROMAN = re.compile(r"\A[IVXL]+/| ?\(.*")  # many have had sessions in Roman numerals
_ORDINAL = r"(?:former |(?:[A-Z][a-z]+-)?(?:First|Second|Third|[A-Z]?[a-z]+th) )?"
_ANYONES = frozenset(  # short names that many bodies without a row have, too
    {"Board", "Committee", "Conference", "Conference of the Parties", "Forum", "Meeting of the Parties"}
)
_FAR_APART = 450  # characters before a number in which its sentence may begin


def _is_own(text: str, start: int, noun: str) -> bool:
    """Whether a number whose noun starts here is of the organ that speaks: "Recalling its resolution 52/71"."""
    decision = noun.startswith("decision") and _OWN_DECISION.match(text, 0, start) is not None
    return decision or _OWN.search(text, max(0, start - _FAR_APART), start) is not None


class SymbolMatcher:
    """Finds documents by symbol and by number, at the words (`triggers`) at which one may stand."""

    def __init__(self, organs: Iterable[Organ], forms: Mapping[str, Iterable[Form]] = MappingProxyType({})) -> None:
        """Prepare the search for resolutions and decisions of these organs; `forms` are those of each entry."""
        self._organs = tuple(organs)
        self._by_name = grouped(self._organs, attrgetter("name"))
        self._by_entry = grouped(self._organs, attrgetter("entry"))
        self._names = names_of(self._organs, forms)
        self._by_short = by_short_name(self._organs)
        self._slugs: dict[tuple[str, str], dict[str, str]] = {}  # of all organs' symbols, by noun and number
        self._titles = {f"{title} {noun}": (title, noun.lower()) for title in self._names for noun in _NOUNS}
        self._titles |= {f"{title} {noun}": (title, noun.lower()) for title in self._by_short for noun in _NOUNS}
        numbers = dict.fromkeys(organ.number for organ in self._organs)
        names = one_of(self._names)
        number = "|".join(numbers) or "(?!)"
        # a number may be that of several organs: it is tried once only, and so are those of a long list
        self._number = re.compile(rf"(?>(?:{number}){END})")
        more = rf"(?:(?:,? and|,) {self._number.pattern}{_PART_OF}){{0,{_LONGEST_LIST}}}+"
        shorts = one_of(self._by_short)
        self._of_organ = re.compile(
            rf"{_PART_OF}(?P<more>{more})"
            rf" of (?:(?:the )?{_ORDINAL}(?P<organ>{names})"
            rf"|the {_ORDINAL}(?P<short>{shorts})(?! (?:[A-Z]|(?:of|on|to)\b)))\b"
        )
        self._apart = OrgansApart(self._names, self._by_short, _PART_OF + more)
        # as in "The Council adopted resolution 1325 (2000)"
        self._adopts = re.compile(
            rf"[^A-Z.;:\n]{{1,60}}\b(?:adopted|its) (?P<noun>resolution|decision)s? (?P<number>{self._number.pattern})"
        )
        self._opening = re.compile(rf"[\"'\N{{LEFT DOUBLE QUOTATION MARK}}]?The (?P<organ>{names}),")
        self._before = tuple(f"{name} " for name in self._names)
        made = [(each, organ) for organ in self._organs for each in (organ.resolution, organ.decision) if each]
        self._beginnings = [(each.partition("{number}")[0], organ.entry) for each, organ in made if each[0] != "{"]
        self._begun = tuple(before for before, _ in self._beginnings)
        self._bare_numbers = [(re.compile(organ.number), organ.entry) for each, organ in made if each[0] == "{"]
        self.triggers = frozenset((*self._titles, *_NOUNS, *TRIGGERS))

    def cited_at(self, text: str, start: int, end: int) -> list[CitedDocument]:
        """Return the documents cited at a trigger in the text: none, one, or those of a list of numbers."""
        words = text[start:end]
        if words in TRIGGERS:
            document = symbol_at(text, start) if text[start - 1 : start] not in {"/", "."} else None
            return [document] if document else []
        title, noun = self._titles.get(words, ("", words.lower()))
        found: list[CitedDocument] = []
        apart = ""
        if title and text.startswith(" (", end):  # "Assembly resolutions (46/73 A and B)"
            end += 1
        while (number := self._number.match(text, end + (not found))) is not None:
            behind = None if title else self._of_organ.match(text, number.end())
            if not (found or title or behind):
                if self._is_of_other(text, start) and not self._organ_by_letters(number[0]):
                    break
                apart = self._apart.organ(text, start, number.end())
                title = "" if apart else self._apart.organ_beside(text, start)
                title = title if title and self._numbered(title, noun, number) else ""
            organ = (behind["organ"] or behind["short"]) if behind else title or apart
            document = self._numbered(organ, noun, number)
            if document is None:
                break
            if not (organ or document.symbol):
                document = replace(document, own=_is_own(text, start, noun))
            if behind and not behind["more"]:
                document = replace(document, end=behind.end())
            alone = found or apart or document.own  # the organ stands far from the number
            found.append(document if alone else replace(document, start=start))
            more = (_MORE if noun.endswith("s") else _MORE_OF_YEARS).match(text, number.end())
            if more is None:
                break
            end = more.end()
        return self._as_others(found)

    def _as_others(self, listed: list[CitedDocument]) -> list[CitedDocument]:
        """Return a list of numbers in which one that nothing tells is of the organ that the others tell alone."""
        told = {self.organ_of(document.symbol) for document in listed if document.symbol}
        if len(told) != 1 or any(document.short for document in listed):
            return listed
        organ = next(iter(told))
        return [each if each.symbol else replace(each, symbol=self.by_organ(each, organ)) for each in listed]

    def _is_of_other(self, text: str, start: int) -> bool:
        """Whether the name of something else than these organs stands right before the noun."""
        other = _OF_OTHER.search(text, max(0, start - 40), start)
        return other is not None and not text.endswith(self._before, 0, start)

    def _numbered(self, title: str, noun: str, number: re.Match[str]) -> CitedDocument | None:
        """Return the resolution or decision with this number, if the organ of this title has such numbers.

        Without an organ, only numbers with letters, a year or a session of the Assembly tell whose they are; of others
        the document has no symbol.
        """
        title = self._names.get(title, title) or self._organ_by_letters(number[0])
        if not title and noun.startswith("resolution"):
            title = organ_alone_with(number[0])
        symbol = by_number(self._by_name.get(title, ()), noun, number[0])
        short = title if title in self._by_short and title not in self._names else ""
        untold = not (symbol or short or title)
        return CitedDocument(*number.span(), symbol, short, noun, number[0]) if symbol or short or untold else None

    def _organ_by_letters(self, number: str) -> str:
        """Return the only organ whose numbers have such letters: "WHA58.3", "1/CP.16"; empty if several have such."""
        if not re.search("[A-Z]", _ROMAN.sub("", number)):
            return ""
        owners = {organ.name: organ.entry for organ in self._organs if re.fullmatch(organ.number, number)}
        return next(iter(owners)) if len(set(owners.values())) == 1 else ""

    def organ_of(self, symbol: str) -> str:
        """Return the entry of the organ whose resolution or decision has this symbol; empty if there is none."""
        if symbol.startswith(self._begun):
            return next(entry for before, entry in self._beginnings if symbol.startswith(before))
        return next((entry for number, entry in self._bare_numbers if number.fullmatch(symbol)), "")

    def organ_by_number(self, words: str, end: int, short: str, entry: str) -> str:
        """Return the organ meant by a short name that ends here: this entry, or the one that has such resolutions.

        "The Council adopted resolution 1325 (2000)" is the Security Council, whichever was named before; the entry is
        empty where several organs have such numbers, and none of them was meant.
        """
        organs = self._by_short.get(short, {})
        adopted = self._adopts.match(words, end) if entry in organs else None
        if adopted is None:
            return entry
        fitting = [owner for owner, rows in organs.items() if by_number(rows, adopted["noun"], adopted["number"])]
        return entry if entry in fitting else fitting[0] if len(fitting) == 1 else ""

    def begins_text_of(self, words: str) -> str:
        """Return the entry of the organ with which a resolution of its own begins: "The General Assembly,"."""
        opens = self._opening.fullmatch(words)
        name = self._names[opens["organ"]] if opens else ""
        return self._by_name[name][0].entry if name else ""

    def by_organ(self, document: CitedDocument, entry: str) -> str:
        """Return the symbol of the resolution or decision with this number of this organ; empty if it has no such."""
        return by_number(self._by_entry.get(entry, ()), document.noun, document.number)

    def cited_before(self, document: CitedDocument, cited: Collection[str]) -> str:
        """Return the symbol with this number whose id is among those cited before; empty if it is not just one."""
        if not cited:
            return ""
        key = document.noun[0], document.number
        if key not in self._slugs:
            symbols = {by_number((organ,), document.noun, document.number) for organ in self._organs} - {""}
            self._slugs[key] = {slug_of_symbol(symbol): symbol for symbol in symbols}
        before = [symbol for slug, symbol in self._slugs[key].items() if slug in cited]
        return before[0] if len(before) == 1 else ""

    def meant_by(self, document: CitedDocument, named: Iterable[str]) -> str:
        """Return the symbol meant by an organ's short name: that of the last such organ named before.

        If none was named, the only organ that has such numbers is meant, but not by a name that any body may have;
        else nothing. `named` are the ids of entries mentioned before, the latest first.
        """
        rows = self._by_short.get(document.short, {})
        fitting = {
            entry: symbol
            for entry, organs in rows.items()
            if (symbol := by_number(organs, document.noun, document.number))
        }
        alone = len(fitting) == 1 and document.short not in _ANYONES
        only = next(iter(fitting.values())) if alone else ""
        return next((fitting[entry] for entry in named if entry in fitting), only)
