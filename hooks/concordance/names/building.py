"""Entries and forms become the vocabulary: each name gets one owner, or a rule, and its other spellings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import structs

from concordance.checks import id_twice
from concordance.model import Entry, Form
from concordance.names.heads import HEADS
from concordance.names.matcher import plain
from concordance.names.organs import Organ
from concordance.names.spellings import numbered, spellings
from concordance.names.states import INVERTED, is_turned, other_spellings
from concordance.names.vocabulary import Vocabulary
from concordance.problems import Problem


def build_vocabulary(
    entries: Iterable[Entry],
    forms: Iterable[Form],
    organs: Iterable[Organ],
    false_friends: Iterable[str] = (),
    series: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Vocabulary, list[Problem]]:
    """Return the vocabulary, and what is wrong with it: ids and names with two owners."""
    by_id: dict[str, Entry] = {}
    problems: list[Problem] = []
    for entry in entries:
        if entry.id in by_id:
            problems.append(id_twice(entry.where, entry.id, by_id[entry.id].where))
        by_id[entry.id] = entry
    owners: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        same = [other for other in owners[plain(form.text)] if other.entry == form.entry]
        if not same:
            owners[plain(form.text)].append(form)
    problems += _owned_twice(owners, by_id)
    _spell(owners)
    vocabulary = Vocabulary(
        by_id,
        {text: tuple(owned) for text, owned in owners.items()},
        tuple(organs),
        frozenset(plain(friend) for friend in false_friends) - set(owners),
        series,
    )
    return vocabulary, problems


def _spell(owners: dict[str, list[Form]]) -> None:
    """Add the other spellings of names that nobody owns."""
    for text, owned in [*owners.items()]:
        if len(owned) > 1 or owned[0].form == "abbreviation":
            continue
        if owned[0].kind in HEADS:
            for other in (*spellings(text), *numbered(text)):
                if other not in owners:
                    owners[other] = [structs.replace(owned[0], text=other)]
        elif owned[0].kind == "country" and not {"named", "joint"} & set(owned[0].when.split()):
            if is_turned(text):
                owners[text] = [structs.replace(owned[0], when=INVERTED)]
            for other, form in other_spellings(text, owned[0]):
                owners.setdefault(other, [form])


def _owned_twice(owners: Mapping[str, list[Form]], entries: Mapping[str, Entry]) -> Iterator[Problem]:
    """Yield a problem for each form that two entries own and no rule decides between."""
    for text, forms in owners.items():
        without_rule = [form for form in forms if not form.when]
        if len(without_rule) > 1:
            yield Problem(
                "name-owned-twice",
                entries[without_rule[1].entry].where,
                f"the form {text!r}, which {entries[without_rule[0].entry].where} has too",
                "one owner for each form, or a rule (`when`) that decides",
                "Take it from one of them, or say `when: defined` beside it.",
            )
