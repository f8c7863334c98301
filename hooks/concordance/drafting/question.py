"""What a person must decide of a drafted report: a question, and the places where it arises."""

from dataclasses import dataclass
from typing import Literal

_FIRST = 3  # places that a question names
SHOWN = 40  # signs of the words there, by which places are told apart too
OF_ANOTHER = ("part of this document", "If another begins there, split the file, and begin each by itself.")
"""What is assumed of a second masthead, and what else to do."""


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    """Where a question arises: on a page, or in a paragraph of a Word file, or in a field of report.yml.

    `words` are those of the document there; `told` is what else there is to say. Page 0 stands for the whole file.
    """

    page: int = 0
    words: str = ""
    told: str = ""
    field: str = ""
    counted: Literal["page", "paragraph"] = "page"

    def __str__(self) -> str:
        where = self.field or (f"{self.counted} {self.page}" if self.page else "the whole file")
        return ", ".join(filter(None, (where, repr(self.words[:SHOWN].rstrip()) if self.words else "", self.told)))


@dataclass(frozen=True, slots=True)
class Question:
    """What a person must decide that has one cause: how often, at which pages first, what was assumed, what to do."""

    what: str
    places: tuple[QuestionPlace, ...]
    assumed: str
    otherwise: str
    of_lines: bool = False  # whether it asks what the lines that begin so are, and nothing else

    def __str__(self) -> str:
        first = "; ".join(map(str, self.places[:_FIRST]))
        more = f", and {len(self.places) - _FIRST} more" if len(self.places) > _FIRST else ""
        return f"{self.what} ({len(self.places)}): {first}{more}. Assumed: {self.assumed}. {self.otherwise}"
