"""Names in capitals, as old documents and headings write them: "UNIVERSAL DECLARATION OF HUMAN RIGHTS"."""

from collections.abc import Mapping, Sequence

from concordance.model import Form
from concordance.names.heads import HEADS
from concordance.names.matcher import Match, Matcher, plain

CAPITALS: frozenset[str] = frozenset(head.upper() for heads in HEADS.values() for head in heads)
"""The head nouns of names, in capitals: a text without one of them names nothing in capitals."""
_WORDS = 3  # names of fewer words could be anything in capitals


class CapitalMatcher:
    """Finds in capitals the long names that stand among these forms, those of States left out."""

    def __init__(self, forms: Mapping[str, Sequence[Form]]) -> None:
        """Prepare the search."""
        self._names = {
            text.upper(): text
            for text, owners in forms.items()
            if owners[0].kind in HEADS and text.count(" ") >= _WORDS - 1 and len(text.upper()) == len(text)
        }
        self._matcher = Matcher(self._names.keys() - forms.keys())

    def find_all(self, texts: Sequence[str]) -> list[list[Match]]:
        """Return the places in each of these texts as (start, end, form): the form as the vocabulary writes it."""
        return [
            [(start, end, self._names[plain(surface)]) for start, end, surface in found]
            for found in self._matcher.find_all(texts)
        ]
