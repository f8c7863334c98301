"""What a report has named so far, as a reader remembers it."""

from collections import defaultdict
from dataclasses import dataclass, field

import msgspec

from concordance.mentions.subject import Subject


class Named(msgspec.Struct, frozen=True, gc=False):
    """An entry as it was named: where in its unit, and the head nouns by which a reference can take it up."""

    entry: str
    start: int
    end: int
    heads: frozenset[str]


Scope = dict[tuple[str, frozenset[str]], Named]  # by entry and head nouns where it was named last, the latest last


@dataclass(slots=True)
class History:
    """What a report has named so far: in this unit, in its section, by definition and ever (`latest`), the latest last.

    `years`: by entry without a record, the year that its name begins with. `subject`: what the report is about, named
    or not.
    """

    subject: Subject = field(default_factory=Subject)
    in_unit: Scope = field(default_factory=dict)
    in_section: Scope = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)
    years: dict[str, str] = field(default_factory=dict)
    in_report: defaultdict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(int)))
    latest: dict[str, None] = field(default_factory=dict)
    _sections: defaultdict[str, Scope] = field(default_factory=lambda: defaultdict(dict))

    def enter(self, section: str) -> None:
        """Begin another unit, in this section."""
        self.in_unit = {}
        self.in_section = self._sections[section]

    def add(self, entry: str, start: int, end: int, heads: frozenset[str]) -> None:
        """Remember that an entry was named, for what refers to it later; it is empty if nothing tells which."""
        key = entry, heads
        unit, section, latest = self.in_unit, self.in_section, self.latest
        unit.pop(key, None)
        section.pop(key, None)
        unit[key] = section[key] = Named(entry, start, end, heads)
        latest.pop(entry, None)
        latest[entry] = None
        for head in heads:
            self.in_report[head][entry] += 1

    def has(self, entry: str) -> bool:
        """Whether the report has named an entry."""
        return any(entry in counts for counts in self.in_report.values())


def fitting(head: str, scope: Scope) -> list[Named]:
    """Return the entries that the head noun can take up, each once, the latest first."""
    found: dict[str, Named] = {}
    for named in reversed(scope.values()):
        if head in named.heads:
            found.setdefault(named.entry, named)
    return list(found.values())
