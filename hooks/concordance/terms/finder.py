"""Finding terms in text by their forms: whole words, the longest first, never within a mention."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from concordance.model import TermMark, Text, TextSpan
from concordance.names.matcher import Matcher
from concordance.report import Passage
from concordance.sentences import Sentences
from concordance.terms.forms import capitalised
from concordance.terms.term import Term
from concordance.text import Occurrences, is_word

_HYPHENS = frozenset("-\N{HYPHEN}\N{NON-BREAKING HYPHEN}")
_OPENING = "\"'(\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"


class TermFinder:
    """Finds terms in texts.

    A form stands for itself, with a capital also where it begins a sentence. It is a whole word, and no part of one
    with hyphens: "trafficking" is not found in "counter-trafficking", which is a form of its own.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        """Take the terms; an expression in which a term means something else hides it, being longer."""
        self._owners: dict[str, str] = {}
        self._beginnings: dict[str, str] = {}
        for term in terms:
            self._owners |= dict.fromkeys(term.forms, term.id)
            self._owners |= {form: self._owners.get(form, "") for form in term.not_these}
        for form, owner in self._owners.items():
            if capitalised(form) not in self._owners:
                self._beginnings[capitalised(form)] = owner
        self._matcher = Matcher({*self._owners, *self._beginnings})

    def find(
        self, texts: Sequence[Text], taken: Mapping[str, Sequence[TextSpan | Passage]], report: str = ""
    ) -> list[TermMark]:
        """Return the places of terms in these texts, in order, but for those that a span overlaps: `taken`, by unit."""
        found = self._matcher.find_all([text.words for text in texts])
        return [
            mark
            for text, matches in zip(texts, found, strict=True)
            for mark in self._marks(text, matches, taken.get(text.id, ()), report)
        ]

    def _marks(
        self, text: Text, matches: Iterable[tuple[int, int, str]], taken: Sequence[TextSpan | Passage], report: str
    ) -> Iterator[TermMark]:
        occurrences, sentences = Occurrences(text.words), Sentences(text.words)
        for start, end, form in matches:
            owner = self._owners.get(form) or self._begun(text.words, sentences, start, form)
            if not owner or _joined(text.words, start, end) or any(t.start < end and start < t.end for t in taken):
                continue
            quote = text.words[start:end]
            yield TermMark(report, text.id, start, end, quote, occurrences.number(quote, start), owner)

    def _begun(self, words: str, sentences: Sentences, start: int, form: str) -> str:
        """Return the term of a form with a capital, if it begins a sentence."""
        first, _ = sentences.around(start, start + 1)
        return self._beginnings.get(form, "") if not words[first:start].strip(_OPENING) else ""


def _joined(words: str, start: int, end: int) -> bool:
    """Whether the words are a part of a longer one with hyphens."""
    before, behind = words[max(0, start - 2) : start], words[end : end + 2]
    return (before[1:] in _HYPHENS and is_word(before[0])) or (behind[:1] in _HYPHENS and is_word(behind[1:] or " "))
