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
from collections.abc import Iterator
from dataclasses import dataclass, field

from concordance.model import Kind
from concordance.vocabulary import HEADS, Vocabulary

_KIND_OF: dict[str, Kind] = {head: kind for kind, heads in HEADS.items() for head in heads}
_HEAD = rf"(?P<head>{'|'.join(sorted(_KIND_OF))})"
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
_LONGER = r"(?:on|for|against|of|relating|concerning|governing|to) (?:(?:the|all|a|an) )?[A-Z]"
_ALONE = rf"\b(?!['\N{{RIGHT SINGLE QUOTATION MARK}}-]?[A-Z])(?! (?:[A-Z]|{_LONGER}))"
_ONE = re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ss]aid|same) {_HEAD}{_ALONE}")
_MANY = re.compile(rf"\b(?P<quote>(?P<number>[Bb]oth|two|three|four) {_HEAD}s){_ALONE}")
_THESE = re.compile(r"\b(?P<quote>[Tt](?:hese|hose) (?:documents|instruments))\b")


@dataclass(frozen=True, slots=True)
class Reference:
    """A definite reference in a text. `number` is 1, or how many it speaks of; 0 where it does not say."""

    start: int
    end: int
    head: str
    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Named:
    """An entry named earlier, with the head nouns by which a reference can take it up."""

    entry: str
    heads: frozenset[str]


@dataclass(slots=True)
class History:
    """What a report has named so far: in this unit, in each section, and ever, the latest last."""

    here: list[Named] = field(default_factory=list)
    near: dict[str, list[Named]] = field(default_factory=dict)
    ever: dict[str, dict[str, None]] = field(default_factory=dict)

    def add(self, named: Named, section: str) -> None:
        """Note an entry as named in this unit and section."""
        self.here.append(named)
        self.near.setdefault(section, []).append(named)
        for head in named.heads:
            self.ever.setdefault(head, {}).setdefault(named.entry)


def references(text: str) -> Iterator[Reference]:
    """The definite references of a text, in no particular order."""
    for match in _ONE.finditer(text):
        head = match["head"]
        yield Reference(*match.span("head"), head, _KIND_OF[head], 1)
    for match in _MANY.finditer(text):
        head, number = match["head"], _NUMBERS[match["number"].lower()]
        yield Reference(*match.span("quote"), head, _KIND_OF[head], number)
    for match in _THESE.finditer(text):
        yield Reference(*match.span("quote"), "", "instrument", 0)


def resolve(
    reference: Reference, section: str, history: History, vocabulary: Vocabulary
) -> tuple[str, tuple[str, ...]]:
    """The entry meant, or nothing and the candidates that were equal."""
    scopes = (history.here, history.near.get(section, []))
    if reference.number != 1:
        sets = (_set(reference, scope, vocabulary) for scope in scopes)
        return next(filter(None, sets), ""), ()
    for scope in scopes:
        for named in reversed(scope):
            if reference.head in named.heads:
                return named.entry, ()
    ever = tuple(history.ever.get(reference.head, ()))
    return (ever[0], ()) if len(ever) == 1 else ("", ever)


def _set(reference: Reference, scope: list[Named], vocabulary: Vocabulary) -> str:
    """The entry for the set that the reference takes up, if the scope names just its members."""
    if reference.number == 0:
        sets = (n.entry for n in reversed(scope) if vocabulary.has_members(n.entry))
        return next(sets, "")
    named = dict.fromkeys(n.entry for n in reversed(scope) if reference.head in n.heads)
    single = [entry for entry in named if not vocabulary.has_members(entry)]
    return vocabulary.sets.get(frozenset(single[: reference.number]), "")
