"""Definite references: "the Convention", "the two Protocols", "these documents", and what they mean.

Forms caught, always with a capital (but for "these documents") and never as part of a longer name:

- a determiner and a head noun: the/this/that/said/same Convention, the Summit, the Commission;
- a number and a plural: the two Protocols, both Covenants;
- these/those documents or instruments, where a set was named.

What they mean, by declared rules and never by guess: the nearest entry with that head noun named before
in the unit; else in the section; else the only one the report has named so far. A number asks for a set
whose members are just the entries named. Anything else is left open and told.
"""

import re
from dataclasses import dataclass, field

from concordance.model import Kind
from concordance.vocabulary import HEADS, Vocabulary

_KIND_OF: dict[str, Kind] = {head: kind for kind, heads in HEADS.items() for head in heads}
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
_ONE = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]aid|same) \Z")
_MANY = re.compile(r"\b(both|two|three|four) \Z", re.IGNORECASE)
_SETS = tuple(
    f"{these} {things}" for these in ("these", "those", "These", "Those") for things in ("documents", "instruments")
)
# A head noun is part of a longer name if another capital follows: "Convention on the Rights of ..."
_LONGER = re.compile(
    r"['\N{RIGHT SINGLE QUOTATION MARK}-]?[A-Z]| [A-Z]"
    r"| (?:on|for|against|of|relating|concerning|governing|to) (?:(?:the|all|a|an) )?[A-Z]"
)

TRIGGERS: frozenset[str] = frozenset((*_KIND_OF, *(f"{head}s" for head in _KIND_OF), *_SETS))
"""The words at which a reference may stand."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A definite reference in a text. `number` is 1, or how many it speaks of; 0 where it does not say."""

    start: int
    end: int
    head: str
    kind: Kind
    number: int


Named = tuple[str, frozenset[str]]
"""An entry named earlier, with the head nouns by which a reference can take it up."""


@dataclass(slots=True)
class History:
    """What a report has named so far: in this unit, in each section, and ever, the latest last."""

    here: list[Named] = field(default_factory=list)
    near: dict[str, list[Named]] = field(default_factory=dict)
    ever: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, entry: str, heads: frozenset[str], section: str) -> None:
        """Note an entry as named in this unit and section."""
        named = (entry, heads)
        self.here.append(named)
        self.near.setdefault(section, []).append(named)
        for head in heads:
            self.ever.setdefault(head, {})[entry] = None


def reference_at(text: str, start: int, end: int) -> Reference | None:
    """The reference that stands at a trigger in the text; nothing if the words there are none."""
    words = text[start:end]
    if words in _SETS:
        return Reference(start, end, "", "instrument", 0)
    if _LONGER.match(text, end):
        return None
    before = text[max(0, start - 6) : start]
    if words in _KIND_OF:
        return Reference(start, end, words, _KIND_OF[words], 1) if _ONE.search(before) else None
    if many := _MANY.search(before):
        head = words.removesuffix("s")
        return Reference(start - len(many[0]), end, head, _KIND_OF[head], _NUMBERS[many[1].lower()])
    return None


def resolve(
    reference: Reference, section: str, history: History, vocabulary: Vocabulary
) -> tuple[str, tuple[str, ...]]:
    """The entry meant, or nothing and the candidates that were equal."""
    scopes = (history.here, history.near.get(section, []))
    if reference.number != 1:
        sets = (_set(reference, scope, vocabulary) for scope in scopes)
        return next(filter(None, sets), ""), ()
    for scope in scopes:
        for entry, heads in reversed(scope):
            if reference.head in heads:
                return entry, ()
    ever = tuple(history.ever.get(reference.head, ()))
    return (ever[0], ()) if len(ever) == 1 else ("", ever)


def _set(reference: Reference, scope: list[Named], vocabulary: Vocabulary) -> str:
    """The entry for the set that the reference takes up, if the scope names just its members."""
    if reference.number == 0:
        sets = (entry for entry, _ in reversed(scope) if vocabulary.has_members(entry))
        return next(sets, "")
    named = dict.fromkeys(entry for entry, heads in reversed(scope) if reference.head in heads)
    single = [entry for entry in named if not vocabulary.has_members(entry)]
    return vocabulary.sets.get(frozenset(single[: reference.number]), "")
