"""Definite references: "the Convention", "the two Protocols", "these documents", and what they mean.

Forms caught, always with a capital (but for "these documents") and never as part of a longer name:

- a determiner and a head noun: the/this/that/said/same Convention, the Summit, the Commission
  (a demonstrative or a number belongs to the quotation, an article does not);
- a plural, with or without a number: the two Protocols, both Covenants, the Protocols;
- a year and a head noun: the 1961 Convention;
- "adopted a Programme of Action" behind the conference that did;
- the first words of a long name: the Permanent Forum, the European Convention;
- "its Protocol", "its Optional Protocol", where the treaty just named has only one, and "its two Optional Protocols",
  or with "thereto" behind them;
- the Conference of the Parties to the Convention, the Optional Protocol to the Covenant: what is named by its treaty;
- these/those documents or instruments, where a set was named.

What they mean, by declared rules and never by guess: the nearest entry with that head noun named before in the unit;
else the treaty that the body named last in the unit monitors; else in the section; else what the report defined
("hereinafter the Convention"); else the only one the report has named so far. Two entries named side by side are
equal, and a reference to one of them is left open. "The Programme of Action" is also what came out of the conference
named last in the unit. A plural asks for a set whose members are just the entries named, or supplement the treaty
named last; where none is named, for the only set that there is ("both Covenants"). Heads that stand for many things in
a report ("the Fund", "the Mission") are taken up within their unit, or within their section or where the report has
named it often, if it has named only one; "the Organization", "the Office", "the Team" and the like, and bodies pointed
at ("this Committee"), within their unit only.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from concordance.mentions.subject import Subject
from concordance.model import Kind
from concordance.names.heads import HEADS, OF_ACTION, Attached
from concordance.names.shapes import begins_sentence
from concordance.names.vocabulary import Vocabulary
from concordance.sentences import ends_within

_KIND_OF: dict[str, Kind] = {head: kind for kind, heads in HEADS.items() for head in heads}
_WEAK = frozenset(
    "Organization Agency Fund Institute Bureau Office Centre Authority Bank Board Community Department Force Forum"
    " Group League Mechanism Mission Panel Team Union Pact Platform Agreement Accord Treaty Code Strategy Facility"
    " Foundation Alliance Network Partnership Coalition Movement Federation Association Army Unit Observatory".split()
)
_WEAKEST = frozenset(
    "Army Association Department Federation Foundation Group Movement Network Office Organization Team Unit".split()
)
_OFTEN = 3  # times that the report has named what a weak head noun means elsewhere
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
# A group holds what belongs to the quotation of a reference: a number or a demonstrative.
_ONE = re.compile(r"\b(?:[Tt]he |([Tt]his |[Tt]hat )|[Ss]aid |same |[Tt]he present )\Z")
_OUTCOME = re.compile(r"\badopted an? \Z")
_YEAR = re.compile(r"\b[Tt]he (\d{4}) \Z")
_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir) \Z")
_MANY = re.compile(r"\b(?:(both |two |three |four )|(these |those )|the |its |their )\Z", re.IGNORECASE)
_THERETO = " thereto"
_OF_TREATY = re.compile(
    r" to (?:the|that|this|said|same) (Convention|Covenant|Protocol|Charter|Treaty|Agreement|Statute)\b"
)
_SETS = tuple(
    f"{these} {those}" for these in ("these", "those", "These", "Those") for those in ("documents", "instruments")
)
# A head noun is part of a longer name if another capital follows: "Convention on the Rights of ..."
_LONGER = re.compile(
    r"['\N{RIGHT SINGLE QUOTATION MARK}-]?[A-Z]| (?!(?:Governments?|Parties|States?)\b)[A-Z]"
    r"| (?:on|for|against|of|relating|concerning|governing) (?:(?:the|all|a|an) )?[A-Z]"
    r"| to (?!(?:Governments?|Member|Parties|States?)\b)[A-Z]"
)
# "the Protocol to the Convention" is one name, "reported through the Committee to the Assembly" is none.
_LONGER_WITH_TO = re.compile(r"(?<=Protocol|.Mission) to (?:the|all|an?) [A-Z]")
# The Council beside the Parliament is that of the European Union.
_OF_UNION = re.compile(r"European Parliament and (?:of )?the \Z")
# So are the first words of a name, and by a name in small letters too: "European Convention on extradition".
_GOES_ON = re.compile(
    r" (?:on|for|against|of|relating|concerning|governing|relative|to|serving as) (?!\d|[a-z]+ing\b)"
    r"|(?: No\. \d+| of \d{1,2} [A-Z][a-z]+ \d{4}),? (?:on|for|relating|concerning) "
)
_NUMBERED = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth) Committee\b")
_SIDE_BY_SIDE = re.compile(r"(?: \([\w-]+\))?,? ?(?:and|or|as well as)?(?: the| its| to the| of the)? ?")

TRIGGERS: frozenset[str] = frozenset((*_KIND_OF, *(f"{head}s" for head in _KIND_OF), *_SETS))
"""The words at which a reference may stand."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A definite reference in a text. `number` is 1, or how many it speaks of; 0 where it does not say."""

    start: int
    end: int
    head: str
    kind: Kind
    number: int
    year: str = ""
    thereto: bool = False
    its: bool = False


class Named(NamedTuple):
    """An entry as it was named: where in its unit, and the head nouns by which a reference can take it up."""

    entry: str
    start: int
    end: int
    heads: frozenset[str]


Scope = dict[tuple[str, frozenset[str]], Named]  # by entry and head nouns where it was named last, the latest last


@dataclass(slots=True)
class History:
    """What a report has named so far: in this unit, in each section, by definition and ever, the latest last.

    `years`: by entry without a record, the year that its name begins with. `subject`: what the report is about, named
    or not.
    """

    subject: Subject = field(default_factory=Subject)
    in_unit: Scope = field(default_factory=dict)
    in_sections: dict[str, Scope] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)
    years: dict[str, str] = field(default_factory=dict)
    in_report: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, named: Named, section: str) -> None:
        """Note an entry as named in this unit and section."""
        for scope in (self.in_unit, self.in_sections.setdefault(section, {})):
            scope.pop((named.entry, named.heads), None)
            scope[named.entry, named.heads] = named
        for head in named.heads:
            self.in_report.setdefault(head, Counter())[named.entry] += 1


def anaphor_at(text: str, start: int, end: int, short_names: Mapping[str, Kind]) -> Anaphor | None:
    """Return the reference that stands at a trigger in the text; nothing if the words there are none.

    `short_names` are the first words of names that can stand for them.
    """
    words = text[start:end]
    if words in _SETS:
        return Anaphor(start, end, "", "instrument", 0)
    if words in short_names:
        one = _LONGER.match(text, end) is None and _GOES_ON.match(text, end) is None and _one(text, start, end)
        return replace(one, kind=short_names[words]) if one else None
    if words not in TRIGGERS or _LONGER.match(text, end) or _LONGER_WITH_TO.match(text, end):
        return None
    if words == "Council" and _OF_UNION.search(text, max(0, start - 40), start):
        return None
    thereto = text.startswith(_THERETO, end)
    found = _one(text, start, end) if words in _KIND_OF else _many(text, start, end)
    return replace(found, end=end + len(_THERETO), thereto=True) if found and thereto else found


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
    if one := _ONE.search(before):
        return Anaphor(start - len(one[1] or ""), end, head, kind, 1)
    if head in {"Optional Protocol", "Protocol"} and _ITS.search(before):
        return Anaphor(start, end, head, kind, 1, its=True)
    if head in OF_ACTION and _OUTCOME.search(before):
        return Anaphor(start, end, head, kind, 1)
    return None


def attached_at(
    text: str, place: tuple[int, int], section: str, history: History, vocabulary: Vocabulary
) -> tuple[int, str, Anaphor] | None:
    """Return what is named here by its treaty: where that ends, its entry, and the reference to the treaty."""
    start, end = place
    words_before = text[start:end]
    tails = vocabulary.attached_tails.get(words_before)
    if tails is None or not (to := _OF_TREATY.match(text, end)):
        return None
    treaty = Anaphor(to.start(1), to.end(1), to[1], "instrument", 1)
    for tail in tails:
        whole = text.startswith(tail, to.end()) and (tail or not _LONGER.match(text, to.end()))
        meant = resolve(treaty, text, section, history, vocabulary)[0] if whole else ""
        if entry := vocabulary.attached.get(Attached(words_before, meant, tail)):
            return to.end() + len(tail), entry, treaty
    return None


def resolve(
    anaphor: Anaphor, words: str, section: str, history: History, vocabulary: Vocabulary
) -> tuple[str, tuple[str, ...]]:
    """Return the entry meant, or nothing and the candidates that were equal.

    `words` is the text of the unit in which the reference stands.
    """
    near = history.in_sections.get(section, {})
    if anaphor.year:
        return _of_year(anaphor, history, vocabulary)
    if anaphor.number != 1:
        sets = (_set(anaphor, scope, vocabulary) for scope in (history.in_unit, near))
        found = next(filter(None, sets), "") or _unnamed_set(anaphor, history, vocabulary)
        return found or (_in_plural(anaphor.head, history.in_unit, near) if not anaphor.number else ""), ()
    protocol = _supplement(anaphor.head, history, vocabulary) if anaphor.thereto or anaphor.its else ""
    if protocol or anaphor.thereto:
        return protocol, ()
    subject = history.subject.heads.get(anaphor.head, "")
    if here := _fitting(anaphor.head, history.in_unit):
        passed = subject not in {"", here[0].entry} and _is_passed(words, here, subject, anaphor.start)
        return (subject, ()) if passed else _nearest(here, words)
    if subject and not _points(anaphor):
        return history.defined.get(anaphor.head, subject), ()
    return _farther(anaphor, near, history, vocabulary)


def _is_passed(words: str, here: Sequence[Named], subject: str, start: int) -> bool:
    """Whether what the unit named last, in passing, is left behind for what the report is about.

    It is where a whole sentence stands between it and the reference, where it has its number ("the Third Committee"),
    and where the reference had meant the subject before in the unit and no sentence began with the other.
    """
    last = here[0]
    if ends_within(words, last.end, start) > 1 or _NUMBERED.match(words, last.start):
        return True
    first = last.start - len("The ") if words.startswith("The ", last.start - len("The ")) else last.start
    return any(named.entry == subject for named in here[1:]) and not begins_sentence(words, first)


def _points(anaphor: Anaphor) -> bool:
    """Whether a demonstrative stands before the head noun: "this Working Group" is one that the unit speaks of."""
    return anaphor.number == 1 and anaphor.end - anaphor.start > len(anaphor.head)


def _farther(anaphor: Anaphor, near: Scope, history: History, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return what is meant where the unit names nothing that fits: by treaty, section, definition or report.

    What the section named once in passing gives way to what the report names often.
    """
    if anaphor.kind == "body" and _points(anaphor):
        return "", ()
    if anaphor.head in _WEAK:
        return _only_named(anaphor.head, near, history), ()
    protocol = _supplement(anaphor.head, history, vocabulary) if anaphor.head == "Optional Protocol" else ""
    outcome = _outcome(anaphor.head, history, vocabulary) if anaphor.head in OF_ACTION else ""
    fitting = _fitting(anaphor.head, near)
    often = history.subject.often.get(anaphor.head, "")
    if fitting and not (often and fitting[0].entry in history.subject.once):
        often = fitting[0].entry
    own = _monitored(anaphor.head, history, vocabulary) if anaphor.kind == "instrument" else ""
    if found := protocol or outcome or own or often or history.defined.get(anaphor.head, ""):
        return found, ()
    ever = tuple(history.in_report.get(anaphor.head, ()))
    unknown = "" in ever or (fitting and not fitting[0].entry)
    return (ever[0], ()) if len(ever) == 1 else ("", () if unknown else ever)


def _only_named(head: str, near: Scope, history: History) -> str:
    """Return the only entry of a weak head noun named so far, if the section names it or the report often."""
    ever = history.in_report.get(head, Counter())
    if len(ever) != 1 or head in _WEAKEST:
        return ""
    entry, times = next(iter(ever.items()))
    return entry if times >= _OFTEN or _fitting(head, near) else ""


def _monitored(head: str, history: History, vocabulary: Vocabulary) -> str:
    """Return the treaty that the body named last in the unit monitors: "CRC asked Peru to apply the Convention"."""
    for named in reversed(history.in_unit.values()):
        related = vocabulary.all_entries[named.entry].related if named.entry in vocabulary.all_entries else ()
        treaties = [each.to for each in related if each.how == "monitors"]
        if treaties:
            found = [treaty for treaty in treaties if head in vocabulary.heads_of(treaty, "", "instrument")]
            return found[0] if len(found) == 1 else ""
    return ""


def _outcome(head: str, history: History, vocabulary: Vocabulary) -> str:
    """Return what came out of the conference named last in the unit, of that head; empty if it is not one thing."""
    conferences = (
        vocabulary.outcomes[named.entry]
        for named in reversed(history.in_unit.values())
        if named.entry in vocabulary.outcomes
    )
    found = [entry for entry in next(conferences, ()) if head in vocabulary.heads_of(entry, "", "instrument")]
    return found[0] if len(found) == 1 else ""


def _of_year(anaphor: Anaphor, history: History, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...]]:
    """Return the only entry named so far with that head noun and of that year, or those that are equal."""
    ever = history.in_report.get(anaphor.head, ())
    fitting = tuple(
        entry
        for entry in ever
        if anaphor.year in vocabulary.years.get(entry, ()) or anaphor.year == history.years.get(entry)
    )
    return (fitting[0], ()) if len(fitting) == 1 else ("", fitting)


def _supplement(head: str, history: History, vocabulary: Vocabulary) -> str:
    """Return the one protocol of the treaty that was named last in the unit; empty if it has none or several."""
    protocols = [
        entry for entry in _supplements(history, vocabulary) if head in vocabulary.heads_of(entry, "", "instrument")
    ]
    if len(protocols) > 1:  # "its Optional Protocol" is not the Second
        protocols = [entry for entry in protocols if vocabulary.all_entries[entry].title.startswith(head)]
    return protocols[0] if len(protocols) == 1 else ""


def _supplements(history: History, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the protocols of the treaty that was named last in the unit."""
    of_named = (vocabulary.supplements.get(named.entry, ()) for named in reversed(history.in_unit.values()))
    return next(filter(None, of_named), ())


def _unnamed_set(anaphor: Anaphor, history: History, vocabulary: Vocabulary) -> str:
    """Return the only set of that number whose members supplement the unit's last treaty, or have that head."""
    head, number = anaphor.head, anaphor.number
    if not head:
        return ""
    supplements = frozenset(_supplements(history, vocabulary))
    if "Protocol" in head:
        found = [
            entry
            for members, entry in vocabulary.sets.items()
            if members <= supplements and (head != "Additional Protocol" or _are_additional(members, vocabulary))
        ]
    else:
        found = [entry for members, entry in vocabulary.sets.items() if _all_have(head, members, vocabulary)]
    fitting = [entry for entry in found if number in {0, len(vocabulary.members_of(entry))}]
    return fitting[0] if len(fitting) == 1 else ""


def _are_additional(entries: Iterable[str], vocabulary: Vocabulary) -> bool:
    return all("Additional" in vocabulary.all_entries[entry].title for entry in entries)


def _all_have(head: str, entries: Iterable[str], vocabulary: Vocabulary) -> bool:
    return all(vocabulary.heads.get(entry) == head for entry in entries)


def _fitting(head: str, scope: Scope) -> list[Named]:
    """Return the entries that the head noun can take up, each once, the latest first."""
    found: dict[str, Named] = {}
    for named in reversed(scope.values()):
        if head in named.heads:
            found.setdefault(named.entry, named)
    return list(found.values())


def _nearest(fitting: list[Named], words: str) -> tuple[str, tuple[str, ...]]:
    """Return the nearest entry of a unit, or the nearest two if they stand side by side."""
    if len(fitting) > 1:
        last, other = fitting[:2]
        if _SIDE_BY_SIDE.fullmatch(words[other.end : last.start]):
            return "", (other.entry, last.entry)
    return fitting[0].entry, ()


def _in_plural(head: str, *scopes: Scope) -> str:
    """Return the one entry whose own name has the head noun in the plural: "Uruguay Round Agreements"; else nothing."""
    found = {named.entry for scope in scopes for named in _fitting(f"{head}s", scope)}
    return next(iter(found)) if head and len(found) == 1 else ""


def _set(anaphor: Anaphor, scope: Scope, vocabulary: Vocabulary) -> str:
    """Return the entry for the set that the reference takes up, if the scope names it, or just its members."""
    head, number = anaphor.head, anaphor.number
    for named in reversed(scope.values()):
        members = vocabulary.members_of(named.entry)
        if members and number in {0, len(members)} and (not head or head in named.heads):
            return named.entry
    single = [n.entry for n in _fitting(head, scope) if head and not vocabulary.members_of(n.entry)]
    meant = frozenset(single[:number] if number else single)
    return vocabulary.sets.get(meant, "") if number in {0, len(meant)} else ""
