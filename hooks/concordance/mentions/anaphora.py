"""Definite references: "the Convention", "the two Protocols", "these documents", and what they mean.

Forms caught, always with a capital (but for "these documents") and never as part of a longer name:

- a determiner and a head noun: the/this/that/our/said/same Convention, the Summit, the Commission
  (a demonstrative or a number belongs to the quotation, an article does not);
- a plural, with or without a number: the two Protocols, both Covenants, the Protocols;
- a year and a head noun: the 1961 Convention;
- "Assembly resolutions", "Council members", "Council President", without an article;
- "adopted a Programme of Action" behind the conference that did;
- the number of a protocol: Protocol II, Protocol No. 13;
- the first words of a long name: the Permanent Forum, the European Convention;
- "its Protocol", "its Optional Protocol", where the treaty just named has only one, "its first Optional Protocol", and
  "its two Optional Protocols", or with "thereto" behind them;
- the Conference of the Parties to the Convention, the Optional Protocol to the Covenant: what is named by its treaty;
- these/those documents or instruments, where a set was named.
"""

import re
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from concordance.model import Kind
from concordance.names.heads import HEADS, OF_ACTION, says_of_what

_KIND_OF: dict[str, Kind] = {head: kind for kind, heads in HEADS.items() for head in heads}
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
# A group holds what belongs to the quotation of a reference: a number or a demonstrative.
_ONE = re.compile(r"\b(?:[Tt]he |([Tt]his |[Tt]hat )|[Oo]ur |[Ss]aid |same |[Tt]he present )\Z")
_OF_ORGAN = re.compile(r" (?:decision|resolution)s\b(?! \d)")  # "in annual Assembly resolutions"
_SMALL_BEFORE = re.compile(r"\b(?!(?:all|any|each|no|other|some|such)\b)[a-z]{2,} \Z")
_OF_MEMBERS = re.compile(r" (?:members?(?! States?\b)|Presidents?)\b")
_NO_NAME_BEFORE = re.compile(
    r"(?:\A|[.;:!?] |[(\"\N{LEFT DOUBLE QUOTATION MARK}]|\b(?:all|among|and|as|but|by|for|from|if|include|including"
    r"|informed|invited|many|of|on|or|other"
    r"|several|some|that|to|when|where|which|with) )\Z",
    re.IGNORECASE,
)
_RESOLVING = frozenset({"Assembly", "Commission", "Council"})
_WITH_MEMBERS = _RESOLVING | {"Board", "Committee", "Forum"}
_OUTCOME = re.compile(r"\badopted an? \Z")
_YEAR = re.compile(r"\b[Tt]he (\d{4}) \Z")
_OF_TREATY = frozenset({"Optional Protocol", "Protocol", "Second Optional Protocol"})
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir) \Z")
_NTH = re.compile(r"\b(?:[Ii]ts|[Tt]heir|[Tt]he) ([Ff]irst |[Ss]econd |[Tt]hird )\Z")
_MANY = re.compile(r"\b(?:(both |two |three |four )|(these |those )|the |its |their )\Z", re.IGNORECASE)
_SERIES = re.compile(r"Protocol( (?:[IVX]+|No\. \d+)(?!\w))( thereto\b)?")
THERETO = " thereto"
"""What stands behind what is attached to the treaty just named."""
_SETS = tuple(
    f"{these} {those}" for these in ("these", "those", "These", "Those") for those in ("documents", "instruments")
)
# A head noun is part of a longer name if another capital follows: "Convention on the Rights of ..."
LONGER = re.compile(
    r"['\N{RIGHT SINGLE QUOTATION MARK}-]?[A-Z]"
    r"| (?!(?:Chair(?:man|person|woman)?|Governments?|Parties|Presidents?|States?)\b)[A-Z]"
    r"| (?:on|for|against|of|relating|concerning|governing) (?:(?:the|all|a|an) )?(?!States? part)[A-Z]"
    r"| to (?!(?:Ambassador|Governments?|H\.E|Her|His|Member|Mrs?|Ms|Parties|President|States?)\b)[A-Z]"
    r"| of (?:\d{1,2} [A-Z][a-z]+ )?(?:1[89]|20)\d\d (?:against|concerning|for|on|relating) "
)
# "the Protocol to the Convention" is one name, "reported through the Committee to the Assembly" is none.
_LONGER_WITH_TO = re.compile(r"(?<=Protocol|.Mission) to (?:the|all|an?) [A-Z]")
# The Council beside the Parliament is that of the European Union.
_OF_UNION = re.compile(r"European Parliament and (?:of )?the \Z")
# So are the first words of a name, and by a name in small letters too: "European Convention on extradition".
_GOES_ON = re.compile(
    r" (?:on|for|against|of|relating|concerning|governing|relative|to(?= (?:all|an?|the)\b)|serving as)"
    r" (?!\d|[a-z]+ing\b|(?:its|our|their|these|this|those)\b|the (?:biennium|months?|period|quarter|term|years?)\b)"
    r"|(?: No\. \d+| of \d{1,2} [A-Z][a-z]+ \d{4}),? (?:on|for|relating|concerning) "
)

# "the Declaration of the forty-ninth session of the Commission" is none named before.
_DESCRIBED = re.compile(r" of (?:its|the|their) (?:[a-z][a-z-]* ){1,3}(?:conference|meeting|session|summit)\b")

TRIGGERS: frozenset[str] = frozenset((*_KIND_OF, *(f"{head}s" for head in _KIND_OF), *_SETS))
"""The words at which a reference may stand."""


class Anaphor(msgspec.Struct, frozen=True, gc=False):
    """A definite reference in a text. `number` is 1, or how many it speaks of; 0 where it does not say.

    `series` is the number behind the head noun, with the space before it: "Protocol II"; `nth` the one before it: "its
    first Optional Protocol".
    """

    start: int
    end: int
    head: str
    kind: Kind
    number: int
    year: str = ""
    thereto: bool = False
    its: bool = False
    series: str = ""
    nth: str = ""


def anaphor_at(text: str, start: int, end: int, short_names: Mapping[str, Kind]) -> Anaphor | None:
    """Return the reference that stands at a trigger in the text; nothing if the words there are none.

    `short_names` are the first words of names that can stand for them.
    """
    words = text[start:end]
    if words in _SETS:
        return Anaphor(start, end, "", "instrument", 0)
    if words in short_names:
        one = LONGER.match(text, end) is None and _GOES_ON.match(text, end) is None and _one(text, start, end)
        return replace(one, kind=short_names[words]) if one else None
    if series := _SERIES.match(text, start):
        return Anaphor(start, series.end(), "Protocol", "instrument", 1, thereto=bool(series[2]), series=series[1])
    says_more = _KIND_OF.get(words) == "body" and says_of_what(text, words, end)
    longer = LONGER.match(text, end) and not says_more
    if words not in TRIGGERS or longer or _LONGER_WITH_TO.match(text, end):
        return None
    if words == "Council" and _OF_UNION.search(text, max(0, start - 40), start):
        return None
    thereto = text.startswith(THERETO, end)
    found = _one(text, start, end) if words in _KIND_OF else _many(text, start, end)
    return replace(found, end=end + len(THERETO), thereto=True) if found and thereto else found


def is_described(text: str, start: int, end: int) -> bool:
    """Whether an instrument that stands at a trigger is told by the meeting that adopted it: none named before."""
    return _KIND_OF.get(text[start:end]) == "instrument" and _DESCRIBED.match(text, end) is not None


def _many(text: str, start: int, end: int) -> Anaphor | None:
    """Return the reference to several entries whose head noun, in the plural, stands here."""
    if many := _MANY.search(text[max(0, start - 8) : start]):
        head = text[start:end].removesuffix("s")
        number = _NUMBERS[many[1].strip().lower()] if many[1] else 0
        return Anaphor(start - len(many[1] or many[2] or ""), end, head, _KIND_OF[head], number)
    return None


def _one(text: str, start: int, end: int) -> Anaphor | None:
    """Return the reference to one entry whose head noun, or the first words of whose name, stand here."""
    head = text[start:end]
    kind = _KIND_OF.get(head, "instrument")
    before = text[max(0, start - 14) : start]
    if year := _YEAR.search(before):
        return Anaphor(start - len(year[1]) - 1, end, head, kind, 1, year[1])
    if head == "Optional Protocol" and (nth := _NTH.search(before)):
        return Anaphor(start - len(nth[1]), end, head, kind, 1, nth=nth[1].strip().lower())
    if one := _ONE.search(before):
        return Anaphor(start - len(one[1] or ""), end, head, kind, 1)
    if head in _OF_TREATY and _ITS.search(before):
        return Anaphor(start, end, head, kind, 1, its=True)
    outcome = head in OF_ACTION and _OUTCOME.search(before)
    return Anaphor(start, end, head, kind, 1) if outcome or _needs_no_article(text, end, head, before) else None


def _needs_no_article(text: str, end: int, head: str, before: str) -> bool:
    """Whether a head noun that ends here is a reference by itself: "in Assembly resolutions", "Council members"."""
    of_organ = head in _RESOLVING and _OF_ORGAN.match(text, end) and _SMALL_BEFORE.search(before)
    of_members = head in _WITH_MEMBERS and _OF_MEMBERS.match(text, end) and _NO_NAME_BEFORE.search(before)
    return bool(of_organ or of_members)
