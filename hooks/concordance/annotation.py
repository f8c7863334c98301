"""From text and vocabulary to mentions: candidates by name and by symbol, decided, nested, resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from concordance.anaphora import History, Named, Reference, references, resolve
from concordance.model import Form, FormKind, Kind, Mention
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


@dataclass(slots=True)
class _Reader:
    """What a reader of the report knows on arriving at a place."""

    report: str
    vocabulary: Vocabulary
    history: History = field(default_factory=History)
    defined: dict[str, str] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    organs: dict[str, None] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    symbols: dict[str, str] = field(default_factory=dict)
    reviews: list[Problem] = field(default_factory=list)


_Candidate = tuple[int, int, tuple[Form, ...] | Citation | Reference]


def annotate(texts: Sequence[Text], vocabulary: Vocabulary, report: str = "") -> Annotation:
    """The mentions in these texts, which follow each other as the units of one report do."""
    reader = _Reader(report, vocabulary)
    for text in texts:
        reader.states.pop("unit", None)
        reader.history.here.clear()
        for start, end, what in _candidates(text.words, vocabulary):
            _decide(reader, text, start, end, what)
    return Annotation(tuple(reader.mentions), reader.symbols, tuple(reader.reviews))


def _candidates(words: str, vocabulary: Vocabulary) -> list[_Candidate]:
    """Names, symbols and references of a text, in order; where they overlap the longest stays."""
    found: list[_Candidate] = [
        (start, end, vocabulary.forms[form]) for start, end, form in vocabulary.names.find(words)
    ]
    found += [(c.start, c.end, c) for c in vocabulary.symbols.find(words)]
    found += [(r.start, r.end, r) for r in references(words)]
    found.sort(key=lambda candidate: (candidate[0] - candidate[1], candidate[0]))
    kept: list[_Candidate] = []
    taken = bytearray(len(words))
    for start, end, what in found:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, what))
    return sorted(kept, key=lambda candidate: candidate[0])


def _decide(
    reader: _Reader,
    text: Text,
    start: int,
    end: int,
    what: tuple[Form, ...] | Citation | Reference,
) -> None:
    if isinstance(what, Reference):
        _refer(reader, text, what)
    elif isinstance(what, Citation):
        symbol = what.symbol or reader.vocabulary.symbols.meant_by(
            what, reversed(reader.organs)
        )
        if symbol:
            entry = slug_of_symbol(symbol)
            reader.symbols.setdefault(entry, symbol)
            _mention(reader, text, (start, end), "document", "name", entry)
    elif form := _owner(reader, text, start, end, what):
        _mention(reader, text, (start, end), form.kind, form.form, form.entry)
        for first, last, inner in reader.vocabulary.nested.get(plain(form.text), ()):
            span = (start + first, start + last)
            _mention(reader, text, span, inner.kind, inner.form, inner.entry)


def _owner(
    reader: _Reader, text: Text, start: int, end: int, forms: tuple[Form, ...]
) -> Form | None:
    """The form's owner: by the rule that the context meets, else the one without a rule, if any."""
    brackets = text.words[start - 2 : start], text.words[end : end + 1]
    for form in forms:
        if form.when == "defined" and brackets == (" (", ")") and _named_up_to(reader, text, form, start - 2):
            reader.defined[form.text] = form.entry
    state = reader.states.get("unit") or reader.states.get(f"section {text.section}")
    for form in forms:
        if form.when == "defined" and reader.defined.get(form.text) == form.entry:
            return form
        if form.when == "state" and state == reader.vocabulary.entries[form.entry].state:
            return form
    return next((form for form in forms if not form.when), None)


def _named_up_to(reader: _Reader, text: Text, form: Form, end: int) -> bool:
    """Whether a mention of the form's entry ends just there."""
    return any(
        (mention.unit, mention.entry, mention.end) == (text.id, form.entry, end)
        for mention in reader.mentions[-5:]  # the name and what is nested in it
    )


def _refer(reader: _Reader, text: Text, reference: Reference) -> None:
    entry, equal = resolve(reference, text.section, reader.history, reader.vocabulary)
    span = (reference.start, reference.end)
    if entry:
        kind = reader.vocabulary.entries[entry].kind
        _mention(reader, text, span, kind, "anaphora", entry)
    elif equal:
        quote = text.words[slice(*span)]
        reader.reviews.append(
            Problem(
                "reference-open",
                f"{reader.report} {text.id}".strip(),
                f"{quote!r}, which can mean {' or '.join(equal)}",
                "one entry that it means",
                "Read the place; it stays without a link.",
            )
        )


def _mention(
    reader: _Reader,
    text: Text,
    span: tuple[int, int],
    kind: Kind,
    form: FormKind,
    entry: str,
) -> None:
    start, end = span
    quote = text.words[start:end]
    reader.mentions.append(
        Mention(
            report=reader.report,
            unit=text.id,
            start=start,
            end=end,
            quote=quote,
            occurrence=occurrence(text.words, quote, start),
            kind=kind,
            form=form,
            entry=entry,
        )
    )
    if kind == "country":
        reader.states["unit"] = reader.states[f"section {text.section}"] = entry
        return
    heads = {reader.vocabulary.heads.get(entry, ""), head_of(quote, kind)} - {""}
    reader.history.add(Named(entry, frozenset(heads)), text.section)
    reader.organs.pop(entry, None)
    reader.organs[entry] = None


def occurrence(words: str, quote: str, start: int) -> int:
    """Which time, from 1, the quote stands in the text as a whole word at `start`."""
    count = 0
    for match in re.finditer(re.escape(quote), words[: start + len(quote)]):
        before, after = words[: match.start()][-1:], words[match.end() :][:1]
        starts = not (is_word(quote[0]) and before and is_word(before))
        ends = not (is_word(quote[-1]) and after and is_word(after))
        count += starts and ends
    return count

