"""What is wrong with an input, in words for the person who can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a permanent code, the place, what was found, what was expected, what to do."""

    code: str
    where: str
    found: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        """Return the finding as one line for a terminal."""
        return f"[{self.code}] {self.where}: found {self.found}; expected {self.expected}. {self.remedy}"


class InputError(Exception):
    """Input that cannot be used, with every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order in which they were found."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
