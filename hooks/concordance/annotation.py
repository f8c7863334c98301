"""From text and vocabulary to mentions: candidates by name and by symbol, decided, nested, resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concordance.anaphora import TRIGGERS, History, Reference, reference_at, resolve
from concordance.model import Form, Mention
from concordance.names import Found, is_word, plain
from concordance.problems import Problem
from concordance.rules import holds, treaty_or_body
from concordance.symbols import Citation, slug_of_symbol
from concordance.vocabulary import Vocabulary

# A capitalised word right before a name, within a sentence, other than those that do not change what it means.
_MODIFIER = re.compile(r"[\w,;:)'] (?!UN |Nations |International |The |Additional )[A-Z][\w.'-]*[\w.] \Z")


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


def annotate(texts: Sequence[Text], vocabulary: Vocabulary, report: str = "") -> Annotation:
    """The mentions in these texts, which follow each other as the units of one report do."""
    return Annotator(vocabulary).annotate(texts, report)


class Annotator:
    """Finds mentions with one vocabulary in as many reports as wanted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Prepare one search for all forms and for the words at which a symbol or a reference may stand."""
        self._vocabulary = vocabulary
        self._finder = vocabulary.finder((*TRIGGERS, *vocabulary.symbols.triggers))

    def annotate(self, texts: Sequence[Text], report: str = "") -> Annotation:
        """The mentions in these texts, which follow each other as the units of one report do."""
        reader = _Reader(self._vocabulary, report)
        for text, places in zip(texts, self._finder.find_all([text.words for text in texts]), strict=True):
            reader.read(text, places)
        return Annotation(tuple(reader.mentions), reader.symbols, tuple(reader.reviews))


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

    def read(self, text: Text, places: Sequence[Found]) -> None:
        """Find the mentions of one unit at these places."""
        self._text = text
        self._here = []
        self._states.pop("", None)
        self._history.here.clear()
        past = 0
        for start, end, surface in places:
            if start < past:
                continue
            if forms := self._vocabulary.forms.get(surface):
                if form := self._owner(start, end, forms):
                    self._name(start, end, form)
            else:
                past = self._trigger(start, end)
        self.mentions += self._here

    def _name(self, start: int, end: int, form: Form) -> None:
        self._mention(start, end, form)
        for first, last, inner in self._vocabulary.nested.get(form.text, ()):
            self._mention(start + first, start + last, inner)

    def _trigger(self, start: int, end: int) -> int:
        """What stands at a trigger: documents, a reference, or a name within it. Returns where that ends."""
        words = self._text.words
        for citation in (cited := self._vocabulary.symbols.at(words, start, end)):
            self._cite(citation)
        if cited:
            return cited[-1].end
        if reference := reference_at(words, start, end):
            self._refer(reference)
        elif " " in words[start:end]:
            # "General Assembly resolution" without a number: the organ is named all the same.
            organ, _, _ = plain(words[start:end]).rpartition(" ")
            if form := self._owner(start, start + len(organ), self._vocabulary.forms.get(organ, ())):
                self._name(start, start + len(organ), form)
            elif reference := reference_at(words, start, start + len(organ)):
                self._refer(reference)
        return end

    def _owner(self, start: int, end: int, forms: tuple[Form, ...]) -> Form | None:
        """The form's owner: by the rule that the context meets, else the one without a rule, if any."""
        words = self._text.words
        if forms and forms[0].kind != "country" and self._is_part(start, forms[0].text):
            return None
        if words[start - 2 : start] == " (" and words[end : end + 1] == ")":
            named = {mention.entry for mention in self._here if mention.end == start - 2}
            self._defined |= {form.text: form.entry for form in forms if form.entry in named}
        without_rule = None
        for form in forms:
            if not form.when:
                without_rule = form
            elif self._meets(form, start, end):
                return form
        return without_rule

    def _meets(self, form: Form, start: int, end: int) -> bool:
        """Whether the context meets the condition under which the form means its entry."""
        if form.when == "defined":
            entry = self._defined.get(form.text)
            return entry == form.entry if entry else treaty_or_body(self._text.words, start, end) == form.kind
        if form.when == "state":
            state = self._states.get("") or self._states.get(f"in {self._text.section}")
            return state == self._vocabulary.entries[form.entry].state
        return holds(form.when, self._text.words, start, end)

    def _is_part(self, start: int, form: str) -> bool:
        """Whether a name that begins with its head noun is only the end of a longer, unknown name.

        "Tunisian Commission on Human Rights" is not the Commission on Human Rights. A capital at the
        beginning of a sentence says nothing.
        """
        return form.split(" ", 1)[0] in TRIGGERS and bool(_MODIFIER.search(self._text.words, max(0, start - 40), start))

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
        self._history.add(form.entry, self._vocabulary.heads_of(form.entry, quote, form.kind), self._text.section)
        self._latest.pop(form.entry, None)
        self._latest[form.entry] = None


def occurrence(words: str, quote: str, start: int) -> int:
    """Which time, from 1, the quote stands in the text as a whole word at `start`."""
    count = 1
    at = words.find(quote, 0, start)
    while at >= 0:
        end = at + len(quote)
        begins = not (at and is_word(quote[0]) and is_word(words[at - 1]))
        ends = not (is_word(quote[-1]) and is_word(words[end : end + 1] or " "))
        count += begins and ends
        at = words.find(quote, at + 1, start + len(quote) - 1)
    return count
