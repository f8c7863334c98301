"""Where the reports use a term: a line for each use, with the words before and behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from concordance.edition.edition import AnnotatedReport
from concordance.model import TermMark
from concordance.report import Unit
from concordance.sentences import Sentences

AROUND = 60  # characters on either side of a use, at the most


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a term: its unit, the words around it, and the sentence in which it stands."""

    unit: Unit
    before: str
    words: str
    behind: str
    sentence: str


def uses(annotated: AnnotatedReport, term: str) -> list[Use]:
    """Return the uses of a term in a report, in reading order."""
    sentences = cache(Sentences)  # of each text once
    return [_use(annotated, mark, sentences) for mark in annotated.terms_by_id.get(term, ())]


def _use(annotated: AnnotatedReport, mark: TermMark, sentences: Callable[[str], Sentences]) -> Use:
    unit = annotated.units_by_id[mark.unit]
    text = unit.text
    around = text[slice(*sentences(text).around(mark.start, mark.end))]
    return Use(unit, _before(text[: mark.start]), mark.quote, _behind(text[mark.end :]), _plain(around))


def _before(words: str) -> str:
    """Return the end of these words, whole words only."""
    plain = _plain(words)
    return plain if len(plain) <= AROUND else f"… {plain[-AROUND:].partition(' ')[2]}"


def _behind(words: str) -> str:
    """Return the beginning of these words, whole words only."""
    plain = _plain(words)
    return plain if len(plain) <= AROUND else f"{plain[:AROUND].rpartition(' ')[0]} …"


def _plain(words: str) -> str:
    """Return the words with simple spaces for line ends."""
    return words.replace("\n", " ")
