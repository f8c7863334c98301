"""What a reference in the plural means: "both Covenants", "the two Protocols", "these documents".

It asks for a set whose members are just the entries named, or supplement the treaty named last; where none is named,
for the only set that there is ("both Covenants"); or for the entry whose own name has that plural ("the Uruguay Round
Agreements").
"""

from collections.abc import Iterable

from concordance.mentions.anaphora import Anaphor
from concordance.mentions.history import History, Scope, fitting
from concordance.names.vocabulary import Vocabulary

_TREATIES = frozenset({"Agreement", "Charter", "Convention", "Covenant", "Treaty"})


def in_plural(anaphor: Anaphor, history: History, vocabulary: Vocabulary) -> str:
    """Return the entry that a plural means, in the unit or near it; empty if none does."""
    sets = (_set(anaphor, scope, vocabulary) for scope in (history.in_unit, history.in_section))
    found = next(filter(None, sets), "") or _unnamed_set(anaphor, history, vocabulary)
    return found or (_own_plural(anaphor.head, history) if not anaphor.number else "")


def _set(anaphor: Anaphor, scope: Scope, vocabulary: Vocabulary) -> str:
    """Return the entry for the set that the reference takes up, if the scope names it, or just its members."""
    head, number = anaphor.head, anaphor.number
    for named in reversed(scope.values()):
        members = vocabulary.members_of(named.entry)
        if members and number in {0, len(members)} and (not head or head in named.heads):
            return named.entry
    single = [n.entry for n in fitting(head, scope) if head and not vocabulary.members_of(n.entry)]
    meant = frozenset(single[:number] if number else single)
    return vocabulary.sets.get(meant, "") if number in {0, len(meant)} else ""


def _unnamed_set(anaphor: Anaphor, history: History, vocabulary: Vocabulary) -> str:
    """Return the only set of that number whose members supplement the unit's last treaty, or have that head.

    Where the section names others with that head, they are meant, and there may be no entry for them.
    """
    head, number = anaphor.head, anaphor.number
    if not head:
        return ""
    protocols = frozenset(supplements(history, vocabulary))
    if "Protocol" in head:
        found = [
            entry
            for members, entry in vocabulary.sets.items()
            if members <= protocols and (head != "Additional Protocol" or _are_additional(members, vocabulary))
        ]
    else:
        named = {each.entry for scope in (history.in_unit, history.in_section) for each in fitting(head, scope)}
        found = [
            entry
            for members, entry in vocabulary.sets.items()
            if _all_have(head, members, vocabulary) and named <= members
        ]
    meant = [entry for entry in found if number in {0, len(vocabulary.members_of(entry))}]
    return meant[0] if len(meant) == 1 else ""


def _are_additional(entries: Iterable[str], vocabulary: Vocabulary) -> bool:
    return all("Additional" in vocabulary.all_entries[entry].title for entry in entries)


def _all_have(head: str, entries: Iterable[str], vocabulary: Vocabulary) -> bool:
    return all(vocabulary.heads.get(entry) == head for entry in entries)


def _own_plural(head: str, history: History) -> str:
    """Return the one entry whose own name has the head noun in the plural: "Uruguay Round Agreements"; else nothing."""
    found = {named.entry for scope in (history.in_unit, history.in_section) for named in fitting(f"{head}s", scope)}
    return next(iter(found)) if head and len(found) == 1 else ""


def supplements(history: History, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the protocols of the treaty that was named last in the unit; none if that has no record."""
    for named in reversed(history.in_unit.values()):
        if found := vocabulary.supplements.get(named.entry):
            return found
        if named.entry not in vocabulary.all_entries and not _TREATIES.isdisjoint(named.heads):
            return ()
    return ()
