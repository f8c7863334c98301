"""From text and vocabulary to mentions: candidates by name and by symbol, decided, nested, resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concordance.anaphora import History, Named, Reference, references, resolve
from concordance.model import Form, Mention
from concordance.names import is_word, plain
from concordance.problems import Problem
from concordance.symbols import Citation, slug_of_symbol
from concordance.vocabulary import Vocabulary, head_of


@dataclass(frozen=True, slots=True)
class Text:
    """A unit to annotate: its id, its words, and the section that scopes what "the Convention" is."""

    id: str
    words: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found: mentions in reading order, the symbols cited, and what a person should review."""

    mentions: tuple[Mention, ...]
    symbols: dict[str, str]
    reviews: tuple[Problem, ...]


What = tuple[Form, ...] | Citation | Reference
Candidate = tuple[int, int, What]


def annotate(texts: Sequence[Text], vocabulary: Vocabulary, report: str = "") -> Annotation:
    """The mentions in these texts, which follow each other as the units of one report do."""
    reader = _Reader(vocabulary, report)
    for text in texts:
        reader.read(text)
    return Annotation(tuple(reader.mentions), reader.symbols, tuple(reader.reviews))


def candidates(words: str, vocabulary: Vocabulary) -> list[Candidate]:
    """Names, symbols and references of a text, in order; where they overlap the longest stays."""
    found: list[Candidate] = [(start, end, vocabulary.forms[form]) for start, end, form in vocabulary.names.find(words)]
    found += [(citation.start, citation.end, citation) for citation in vocabulary.symbols.find(words)]
    found += [(reference.start, reference.end, reference) for reference in references(words)]
    found.sort(key=lambda candidate: (candidate[0] - candidate[1], candidate[0]))
    kept: list[Candidate] = []
    taken = bytearray(len(words))
    for start, end, what in found:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, what))
    return sorted(kept, key=lambda candidate: candidate[0])


class _Reader:
    """Reads a report unit by unit and remembers what a reader knows on arriving at a place."""

    def __init__(self, vocabulary: Vocabulary, report: str) -> None:
        self._vocabulary = vocabulary
        self._report = report
        self._history = History()
        self._defined: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._latest: dict[str, None] = {}
        self._text = Text("", "")
        self._here: list[Mention] = []
        self.mentions: list[Mention] = []
        self.symbols: dict[str, str] = {}
        self.reviews: list[Problem] = []

    def read(self, text: Text) -> None:
        """Find the mentions of one unit."""
        self._text = text
        self._here = []
        self._states.pop("", None)
        self._history.here.clear()
        for start, end, what in candidates(text.words, self._vocabulary):
            if isinstance(what, Reference):
                self._refer(what)
            elif isinstance(what, Citation):
                self._cite(what)
            elif form := self._owner(start, end, what):
                self._mention(start, end, form)
                for first, last, inner in self._vocabulary.nested.get(plain(form.text), ()):
                    self._mention(start + first, start + last, inner)
        self.mentions += self._here

    def _owner(self, start: int, end: int, forms: tuple[Form, ...]) -> Form | None:
        """The form's owner: by the rule that the context meets, else the one without a rule, if any."""
        words = self._text.words
        if words[start - 2 : start] == " (" and words[end : end + 1] == ")":
            named = {mention.entry for mention in self._here if mention.end == start - 2}
            self._defined |= {form.text: form.entry for form in forms if form.entry in named}
        state = self._states.get("") or self._states.get(f"in {self._text.section}")
        for form in forms:
            if form.when == "defined" and self._defined.get(form.text) == form.entry:
                return form
            if form.when == "state" and state == self._vocabulary.entries[form.entry].state:
                return form
        return next((form for form in forms if not form.when), None)

    def _cite(self, citation: Citation) -> None:
        symbol = citation.symbol or self._vocabulary.symbols.meant_by(citation, reversed(self._latest))
        if symbol:
            entry = slug_of_symbol(symbol)
            self.symbols.setdefault(entry, symbol)
            self._mention(citation.start, citation.end, Form(symbol, entry, "document", "name"))

    def _refer(self, reference: Reference) -> None:
        entry, equal = resolve(reference, self._text.section, self._history, self._vocabulary)
        if entry:
            kind = self._vocabulary.entries[entry].kind
            self._mention(reference.start, reference.end, Form(reference.head, entry, kind, "anaphora"))
        elif equal:
            quote = self._text.words[reference.start : reference.end]
            self.reviews.append(
                Problem(
                    "reference-open",
                    f"{self._report} {self._text.id}".strip(),
                    f"{quote!r}, which can mean {' or '.join(equal)}",
                    "one entry that it means",
                    "Read the place; it stays without a link.",
                )
            )

    def _mention(self, start: int, end: int, form: Form) -> None:
        quote = self._text.words[start:end]
        self._here.append(
            Mention(
                report=self._report,
                unit=self._text.id,
                start=start,
                end=end,
                quote=quote,
                occurrence=occurrence(self._text.words, quote, start),
                kind=form.kind,
                form=form.form,
                entry=form.entry,
            )
        )
        if form.kind == "country":
            self._states[""] = self._states[f"in {self._text.section}"] = form.entry
            return
        heads = {self._vocabulary.heads.get(form.entry, ""), head_of(quote, form.kind)} - {""}
        self._history.add(Named(form.entry, frozenset(heads)), self._text.section)
        self._latest.pop(form.entry, None)
        self._latest[form.entry] = None


def occurrence(words: str, quote: str, start: int) -> int:
    """Which time, from 1, the quote stands in the text as a whole word at `start`."""
    count = 0
    for match in re.finditer(re.escape(quote), words[: start + len(quote)]):
        before, after = words[: match.start()][-1:], words[match.end() :][:1]
        begins = not (is_word(quote[0]) and before and is_word(before))
        ends = not (is_word(quote[-1]) and after and is_word(after))
        count += begins and ends
    return count
