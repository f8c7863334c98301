"""How well mentions were found: counts against mentions marked by hand, by kind and by form."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from concordance.model import FORMS, KINDS

MentionRow = Mapping[str, object]
Key = tuple[object, ...]

# Two rows are the same mention if they agree in all of these.
FIELDS = ("unit", "start", "end", "kind", "form", "entry")


@dataclass(frozen=True, slots=True)
class Count:
    """How many mentions were marked by hand, how many were found, and how many of these are the same."""

    marked: int
    found: int
    right: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is marked; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """The share of what is marked that was found; None where nothing is marked."""
        return self.right / self.marked if self.marked else None


@dataclass(frozen=True, slots=True)
class Scores:
    """The counts over all mentions, and those by kind and by form, in the order of the model."""

    total: Count
    kinds: Mapping[str, Count]
    forms: Mapping[str, Count]


def key(row: MentionRow) -> Key:
    """Return what makes a row the mention it is, within its report."""
    return tuple(row[name] for name in FIELDS)


def score(gold: Iterable[MentionRow], found: Iterable[MentionRow]) -> Scores:
    """Return the counts for these rows: those marked by hand, and those found.

    A row has at least the `FIELDS`. A row that stands in a list twice counts twice there. A mention that
    was found with another kind or form is a miss for the one marked, and an error for the one found.
    """
    marked, seen = Counter(map(key, gold)), Counter(map(key, found))
    right = marked & seen

    def counts(field: str, values: Iterable[str]) -> dict[str, Count]:
        at = FIELDS.index(field)
        sums = [_sums(rows, at) for rows in (marked, seen, right)]
        return {value: Count(*(each[value] for each in sums)) for value in values}

    total = Count(marked.total(), seen.total(), right.total())
    return Scores(total, counts("kind", KINDS), counts("form", FORMS))


def _sums(rows: Counter[Key], at: int) -> Counter[object]:
    """How many rows have each value of one field."""
    sums: Counter[object] = Counter()
    for row, times in rows.items():
        sums[row[at]] += times
    return sums
