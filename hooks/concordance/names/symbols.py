r"""Finding United Nations documents by symbol, and resolutions and decisions by organ and number.

Forms caught:

- a document by its symbol: see `document_symbols`;
- a list of numbers: `Security Council resolutions 1325 (2000) and 1820 (2008)`, a citation each;
- the organ behind the number: `resolution 60/251 of the General Assembly`;
- the organ apart from it in the sentence, the number alone: `In its resolution 33/25, the Human Rights Council`,
  `the General Assembly adopted resolution 79/72`, `resolution 31/62, in which the Assembly called`, `the Assembly has
  discussed it since (resolutions 60/284 and 61/293)`; or that of the text: `Recalling its resolution 52/71`;
- the number of a resolution that the text has cited before: `resolution 57/218`;
- a number that begins with the letters of its organ: `resolution WHA58.3`;
- a resolution or decision with its organ: `General Assembly resolution 57/218`,
  `Commission on Human Rights resolution 2003/46`, and with the organ's short name
  (`Commission resolution 2003/46`) once the organ itself is named.

The organs and the way their numbers make a symbol are data (`docs/data/organs.csv`).
"""

import re
from collections.abc import Container, Iterable
from dataclasses import replace

import msgspec

from concordance.loading import Shape
from concordance.names.document_symbols import END, TRIGGERS, CitedDocument, one_way, slug_of_symbol, symbol_at

_OF_YEAR = re.compile(r"\d+ ?\(\d{4}\)")
_OLD = re.compile(r"(?P<number>\d{1,4}) ?(?:[A-Z]{1,2} ?)?\((?P<special>E?S-)?(?P<session>[IVX]+)\)")
_ONES = ("", *"I II III IV V VI VII VIII IX".split())
_SESSIONS = (*(f"{tens}{ones}" for tens in ("", "X", "XX") for ones in _ONES), "XXX")  # of the Assembly until 1975
_MANY = 45  # resolutions for each session so far
_LONGEST_LIST = 30
_NOUNS = tuple(
    each for noun in ("resolution", "resolutions", "decision", "decisions") for each in (noun, noun.capitalize())
)
_PLACES = r"(?:, (?:paras?\.|paragraphs?) \d+(?: \([a-z]\))?(?:(?:,? and|,| to) \d+(?: \([a-z]\))?(?![\d/]| \())*)?"
_PART_OF = r"(?:, annex(?: [IVX]+\b)?)?(?:, sect\. [IVX]+\b)?"
_PARTS_OF = r"(?:(?:,|,? and| to) [A-Z](?=,? and \d|, \d| or \d))*"  # "66/253 A and B and 67/262"
# What each resolution of a list is on, or contains; but for other documents, whose numbers stand there too.
_CLAUSE = (
    r"(?:,? (?:concerning|containing|entitled|on|regarding)\b"
    r"(?:(?!\b(?:decision|document|report|resolution)s?\b)[^.;\n]){1,250}?)"
)
_MORE = re.compile(
    rf"{_PARTS_OF}{_PART_OF}(?: of \d{{1,2}} [A-Z][a-z]+ \d{{4}})?{_PLACES}"
    rf"(?:(?:,? and|,| or) (?=\d|[A-Z]+-?\d)|{_CLAUSE}(?:,? and|,) (?=\d+(?:/\d+| ?\([IVXS\d])))"
)


_OPENS = re.compile(
    r"(?:\A|[.;:] )(?:(?:In|On) [^,.;:]{4,20}, (?=by |in )|(?=[A-Z]))"
    r"(?:[Bb]y|Following|Further to|[Ii]n|Pursuant to|Since|Through|Under)"
    r" (?:(?:paragraphs? \d+(?: \([a-z]\))?(?:(?:,| and|,? and) \d+)*|(?:part|section)s? [IVX]+(?: and [IVX]+)?) of )?"
    r"its \Z"
)
# What a resolution, or a text by the organ itself, begins with: "Recalling also its resolutions 7/23 and 10/4".
_OWN = re.compile(
    r"(?:\A|\n|; )[\"'\N{LEFT DOUBLE QUOTATION MARK}]?(?:[A-Z][a-z]+ing|Guided by|Mindful of|Aware of)\b[^.;\n]{0,200}"
    r"\bits (?:earlier |previous |relevant )?\Z"
)
_DATED = r"(?: of \d{1,2} [A-Z][a-z]+ \d{4})?"
# "Economic Commission for Europe resolution 12 (XXXV)": what another body resolved, or the parties to a treaty.
_OF_OTHER = re.compile(r"\w (?!UN |Nations |[A-Z]\w+ing )[A-Z][\w-]* \Z")
_APART = 240  # characters before a number in which its sentence may name the organ
_FAR_APART = 300  # before a bracket at its end


class Organ(Shape, frozen=True):
    """An organ whose resolutions and decisions have symbols; `{number}` stands in their patterns."""

    name: str = msgspec.field(name="organ")
    short: str
    entry: str
    resolution: str
    decision: str
    number: str


def by_number(organ: Organ, noun: str, number: str) -> str:
    """Return the symbol of the organ's resolution or decision with this number; empty if the number is not its own."""
    pattern = organ.resolution if noun.startswith("resolution") else organ.decision
    return pattern.format(number=one_way(number)) if pattern and re.fullmatch(organ.number, number) else ""


def _organ_by(number: str) -> str:
    """Return the organ that alone has such a number: "1325 (2000)", "3201 (S-VI)", "217 A (III)"; empty if unclear.

    In their first decades the Assembly and the Economic and Social Council both counted on from session to session: the
    Assembly had always passed more than 45 resolutions for each session so far, the Council far fewer.
    """
    if _OF_YEAR.fullmatch(number):
        return "Security Council"
    old = _OLD.match(number)
    if old is None:
        return ""
    session = _SESSIONS.index(old["session"]) if old["session"] in _SESSIONS else 0
    of_assembly = old["special"] or (session > 1 and int(old["number"]) > _MANY * session)
    return "General Assembly" if of_assembly else ""


class SymbolMatcher:
    """Finds documents by symbol and by number, at the words (`triggers`) at which one may stand."""

    def __init__(self, organs: Iterable[Organ]) -> None:
        """Prepare the search for resolutions and decisions of these organs."""
        self._organs = tuple(organs)
        self._by_short: dict[str, dict[str, Organ]] = {}
        for organ in self._organs:
            self._by_short.setdefault(organ.short, {})[organ.entry] = organ
        self._titles = {
            f"{title} {noun}": (title, noun.lower())
            for organ in self._organs
            for title in (organ.name, organ.short)
            for noun in _NOUNS
        }
        numbers = dict.fromkeys(organ.number for organ in self._organs)
        names = "|".join(re.escape(organ.name) for organ in self._organs)
        number = "|".join(numbers) or "(?!)"
        # a number may be that of several organs: it is tried once only, and so are those of a long list
        self._number = re.compile(rf"(?>(?:{number}){END})")
        more = rf"{_PART_OF}(?P<more>(?:(?:,? and|,) {self._number.pattern}{_PART_OF}){{0,{_LONGEST_LIST}}}+)"
        self._of_organ = re.compile(rf"{more} of the (?P<organ>{names or '(?!)'})\b")
        shorts = "|".join(dict.fromkeys(re.escape(organ.short) for organ in self._organs))
        named = rf"\b(?:(?P<organ>{names or '(?!)'})|[Tt]he (?P<short>{shorts or '(?!)'}))\b"
        no_other = rf"(?!\b(?:{names or '(?!)'})\b|[.;:] )[^\n]"
        # as in "the Human Rights Council, in its resolution 33/25"
        self._apart_before = re.compile(rf"{named}(?:{no_other}){{1,80}}\bits \Z")
        # as in "In its resolution 33/25 of 28 March 2003 on food, the Human Rights Council"
        about = r"(?: on [^.;\n]{1,200}?)?,(?: [a-z]+){0,5}"
        self._apart_behind = re.compile(rf"{more.replace('?P<more>', '?:')}{_DATED}{about} {named}")
        # as in "the General Assembly adopted resolution 79/72", "by the General Assembly (resolution 44/119 C, annex)"
        adopted = r"(?:,? on \d{1,2} [A-Z][a-z]+(?: \d{4})?,?)?(?: \(|,? (?:unanimously )?adopted |, in )"
        # as in "The Assembly has had the item on its agenda since (resolutions 60/284 and 61/293)"
        clear = rf"\b(?:(?P<organ>{names or '(?!)'})|[Tt]he (?P<short>Assembly))\b"  # a commission may be any
        self._in_bracket = re.compile(rf"{clear}(?:{no_other}){{1,240}} \(\Z")
        # as in "General Assembly resolutions 68/237 on a decade and, for its programme, resolution 69/16"
        only = rf"(?!\b(?:Board|Commission|Committee|Conference|Council)\b){no_other}"
        another = rf" (?:resolution|decision)s? (?:{only}){{1,180}}(?:,| and|,? and) "
        # as in "resolution 31/62, in which the Assembly called for it", "resolution ES-6/2, adopted by the Assembly"
        self._which = re.compile(rf"{_DATED},? (?:(?:by|in|under) which|adopted by) (?:the )?{named}")
        self._adopted_by = re.compile(rf"{named}{adopted}\Z")
        self._beside = re.compile(rf"{named}{another}\Z")
        # as in "The Council adopted resolution 1325 (2000)"
        self._adopts = re.compile(
            rf"[^A-Z.;:\n]{{1,60}}\b(?:adopted|its) resolutions? (?P<number>{self._number.pattern})"
        )
        self._opening = re.compile(rf"[\"'\N{{LEFT DOUBLE QUOTATION MARK}}]?The (?P<organ>{names or '(?!)'}),")
        self._before = tuple(f"{organ.name} " for organ in self._organs)
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
        while (number := self._number.match(text, end + (not found))) is not None:
            behind = None if title else self._of_organ.match(text, number.end())
            if not (found or title or behind):
                if self._is_of_other(text, start):
                    break
                apart = self._organ_apart(text, start, number.end())
                title = "" if apart else self._organ_beside(text, start)
            organ = behind["organ"] if behind else title or apart
            document = self._numbered(organ, noun, number)
            if document is None:
                break
            if not (organ or document.symbol):
                document = replace(document, own=_OWN.search(text, max(0, start - _APART), start) is not None)
            if behind and not behind["more"]:
                document = replace(document, end=behind.end())
            alone = found or apart or document.own  # the organ stands far from the number
            found.append(document if alone else replace(document, start=start))
            more = _MORE.match(text, number.end()) if noun.endswith("s") else None
            if more is None:
                break
            end = more.end()
        return found

    def _is_of_other(self, text: str, start: int) -> bool:
        """Whether the name of something else than these organs stands right before the noun."""
        other = _OF_OTHER.search(text, max(0, start - 40), start)
        return other is not None and not text.endswith(self._before, 0, start)

    def _organ_apart(self, text: str, start: int, end: int) -> str:
        """Return the organ of "its resolution", which its sentence names before or behind; empty if it does not."""
        begin = max(0, start - _APART)
        if not text.endswith(("its ", "Its "), 0, start):
            found = self._adopted_by.search(text, begin, start) or self._which.match(text, end)
            if not found and text[start - 1 : start] == "(":
                found = self._in_bracket.search(text, max(0, start - _FAR_APART), start)
        else:
            found = self._apart_before.search(text, begin, start)
            if not found and _OPENS.search(text, begin, start):
                found = self._apart_behind.match(text, end)
        return (found["organ"] or found["short"]) if found else ""

    def _organ_beside(self, text: str, start: int) -> str:
        """Return the organ of the resolution before this one in the sentence; empty if another organ stands between."""
        beside = self._beside.search(text, max(0, start - _APART), start)
        return (beside["organ"] or beside["short"]) if beside else ""

    def _numbered(self, title: str, noun: str, number: re.Match[str]) -> CitedDocument | None:
        """Return the resolution or decision with this number, if the organ of this title has such numbers.

        Without an organ, only numbers with a year or with a session of the Assembly tell whose they are; of others the
        document has no symbol.
        """
        if not title and number[0][0].isalpha():
            title = self._organ_by_letters(number[0])
        elif not title and noun.startswith("resolution"):
            title = _organ_by(number[0])
        named = [organ for organ in self._organs if organ.name == title]
        symbol = by_number(named[0], noun, number[0]) if named else ""
        short = "" if named else title
        untold = not (symbol or short or title)
        return CitedDocument(*number.span(), symbol, short, noun, number[0]) if symbol or short or untold else None

    def _organ_by_letters(self, number: str) -> str:
        """Return the only organ whose numbers begin with such letters: "WHA58.3"; empty if several have such."""
        owners = [organ.name for organ in self._organs if re.fullmatch(organ.number, number)]
        return owners[0] if len(owners) == 1 else ""

    def organ_of(self, symbol: str) -> str:
        """Return the entry of the organ whose resolution or decision has this symbol; empty if there is none."""
        for organ in self._organs:
            for pattern in (organ.resolution, organ.decision):
                before = pattern.partition("{number}")[0]
                if symbol.startswith(before) if before else re.fullmatch(organ.number, symbol):
                    return organ.entry
        return ""

    def organ_by_number(self, words: str, end: int, short: str, entry: str) -> str:
        """Return the organ meant by a short name that ends here: this entry, or the one that has such resolutions.

        "The Council adopted resolution 1325 (2000)" is the Security Council, whichever was named before; the entry is
        empty where several organs have such numbers, and none of them was meant.
        """
        organs = self._by_short.get(short, {})
        adopted = self._adopts.match(words, end) if entry in organs else None
        if adopted is None:
            return entry
        fitting = [owner for owner, organ in organs.items() if re.fullmatch(organ.number, adopted["number"])]
        return entry if entry in fitting else fitting[0] if len(fitting) == 1 else ""

    def begins_text_of(self, words: str) -> str:
        """Return the entry of the organ with which a resolution of its own begins: "The General Assembly,"."""
        opens = self._opening.fullmatch(words)
        return next((organ.entry for organ in self._organs if opens and organ.name == opens["organ"]), "")

    def by_organ(self, document: CitedDocument, entry: str) -> str:
        """Return the symbol of the resolution or decision with this number of this organ; empty if it has no such."""
        symbols = (by_number(organ, document.noun, document.number) for organ in self._organs if organ.entry == entry)
        return next(filter(None, symbols), "")

    def cited_before(self, document: CitedDocument, cited: Container[str]) -> str:
        """Return the symbol with this number whose id is among those cited before; empty if it is not just one."""
        fitting = {by_number(organ, document.noun, document.number) for organ in self._organs} - {""}
        before = [symbol for symbol in fitting if slug_of_symbol(symbol) in cited]
        return before[0] if len(before) == 1 else ""

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
