"""Stretches of real documents marked by hand: their units, where the documents are at hand.

The documents are not in the repository, only the places of the units in them and the mentions. They are
looked for in `../shared/corpus` beside the checkout. A document that is another version than the one that was
marked is refused.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support import ROOT

GOLD = ROOT / "tests" / "gold"
CORPUS = ROOT.parent / "shared" / "corpus"


@dataclass(frozen=True, slots=True)
class CorpusUnit:
    """A paragraph of a document of the corpus."""

    id: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """The units of one document that were marked, and the mentions marked in them."""

    name: str
    units: tuple[CorpusUnit, ...]
    mentions: tuple[dict[str, Any], ...]


def stretches(gold: Path = GOLD, corpus: Path = CORPUS) -> Iterator[Stretch]:
    """Yield the marked stretches whose documents are at hand, in the order of their names.

    Raises `ValueError` if a document is not the one that was marked.
    """
    for path in sorted(gold.glob("corpus-*.json")):
        marked = json.loads(path.read_text(encoding="utf-8"))
        document = corpus / marked["document"]
        if document.exists():
            data = document.read_bytes()
            if hashlib.sha256(data).hexdigest() != marked["sha256"]:
                message = f"{document.name} is not the version that {path.name} marks."
                raise ValueError(message)
            text = data.decode("utf-8")
            units = tuple(CorpusUnit(u["id"], u["section"], _words(text, u["pieces"])) for u in marked["units"])
            name = path.stem.removeprefix("corpus-")
            yield Stretch(name, units, tuple(marked["mentions"]))


def _words(text: str, pieces: list[list[int]]) -> str:
    """Return the words of a unit: its pieces of the document with single spaces."""
    return " ".join(" ".join(text[start:end] for start, end in pieces).split())
