"""From text and vocabulary to mentions: candidates by name and by symbol, decided, nested, resolved."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concordance.anaphora import TRIGGERS, History, Named, Reference, reference_at, resolve
from concordance.model import Form, Mention, Pin
from concordance.names import Finder, Found, is_word, plain
from concordance.problems import Problem
from concordance.rules import holds, treaty_or_body
from concordance.symbols import Citation, slug_of_symbol
from concordance.vocabulary import Vocabulary

# A capitalised word right before a name, within a sentence, other than those that do not change what it means.
_MODIFIER = re.compile(r"[\w,;:)'] (?!UN |Nations |International |The |Additional )[A-Z][\w.'-]*[\w.] \Z")
# What a report itself says a name is called: "(hereinafter the Convention)", "(the \"Palermo Protocol\")", "(MWC)".
_DEFINITION = re.compile(
    r" \((?P<said>(?:here(?:in)?after|henceforth)(?: referred to as| called| known as)?,? )?(?P<the>the )?"
    r"(?P<quoted>[\"'\u2018\u201c])?(?P<name>[A-Z][^()\"\u2019\u201d]{1,60}?)[\"'\u2019\u201d]?\)"
)
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,8}[A-Z](?:-?[A-Z0-9]+)*\Z")
_PERSON = re.compile(r"\b(?:Commissioner|Rapporteur|Secretary|Representative|Expert|Chair|President|Minister)")


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


def annotate(texts: Sequence[Text], vocabulary: Vocabulary, report: str = "", pins: Sequence[Pin] = ()) -> Annotation:
    """The mentions in these texts, which follow each other as the units of one report do."""
    return Annotator(vocabulary).annotate(texts, report, pins)


class Annotator:
    """Finds mentions with one vocabulary in as many reports as wanted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Prepare one search for all forms and for the words at which a symbol or a reference may stand."""
        self._vocabulary = vocabulary
        self._finder = vocabulary.finder((*TRIGGERS, *vocabulary.symbols.triggers))

    def annotate(self, texts: Sequence[Text], report: str = "", pins: Sequence[Pin] = ()) -> Annotation:
        """The mentions in these texts, which follow each other as the units of one report do."""
        words = [text.words for text in texts]
        places = self._finder.find_all(words)
        if defined := self._definable(words, places):
            more = Finder(defined).find_all(words)
            places = [sorted(both, key=_leftmost_longest) for both in map(list.__add__, places, more)]
        reader = _Reader(self._vocabulary, report, pins)
        for text, found in zip(texts, places, strict=True):
            reader.read(text, found)
        return Annotation(tuple(reader.mentions), reader.symbols, tuple(reader.reviews))

    def _definable(self, words: Sequence[str], places: Sequence[Sequence[Found]]) -> set[str]:
        """The names that these texts give to something they name, and that the vocabulary does not have."""
        forms = self._vocabulary.forms
        names = {
            definition(text, end)
            for text, found in zip(words, places, strict=True)
            for _, end, surface in found
            if text[end : end + 2] == " (" and surface in forms and forms[surface][0].kind != "country"
        }
        return {name for name in names if name and name not in forms and name not in TRIGGERS}


def _in_order(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _leftmost_longest(place: Found) -> tuple[int, int]:
    return place[0], -place[1]


def definition(text: str, end: int) -> str:
    """The name that brackets right after a mention give to it; empty if they do not define one."""
    match = _DEFINITION.match(text, end)
    if not match or _PERSON.search(match["name"]):
        return ""
    said = match["said"] or match["the"] or match["quoted"] or _ABBREVIATION.match(match["name"])
    return plain(match["name"]) if said else ""


class _Reader:
    """Reads a report unit by unit and remembers what a reader knows on arriving at a place."""

    def __init__(self, vocabulary: Vocabulary, report: str, pins: Sequence[Pin]) -> None:
        self._vocabulary = vocabulary
        self._report = report
        self._pins: dict[str, list[Pin]] = {}
        for pin in pins:
            self._pins.setdefault(pin.unit, []).append(pin)
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
        if pins := self._pins.get(text.id):
            places = self._with_pins(places, pins)
        for start, end, surface in places:
            if start < past:
                continue
            if forms := self._vocabulary.forms.get(surface):
                if form := self._owner(start, end, forms):
                    self._name(start, end, form)
                    past = end
            elif surface in self._defined:
                self._name(start, end, self._form_of(surface, self._defined[surface]))
                past = end
            elif surface not in self._vocabulary.false_friends:
                past = max(past, self._trigger(start, end))
        self.mentions += sorted(self._here, key=_in_order) if pins else self._here

    def _with_pins(self, places: Sequence[Found], pins: Sequence[Pin]) -> list[Found]:
        """The places that no pin covers; what the pins set is noted at once."""
        for pin in pins:
            if pin.entry:
                kind = self._vocabulary.entries[pin.entry].kind
                self._mention(pin.start, pin.end, Form("", pin.entry, kind, pin.form))
        return [place for place in places if not any(place[0] < pin.end and pin.start < place[1] for pin in pins)]

    def _form_of(self, name: str, entry: str) -> Form:
        """A name that the report defined, as a form of its entry."""
        kind = self._vocabulary.entries[entry].kind
        return Form(name, entry, kind, "abbreviation" if _ABBREVIATION.match(name) else "variant")

    def _name(self, start: int, end: int, form: Form) -> None:
        self._mention(start, end, form)
        if self._text.words[end : end + 2] == " (" and form.kind != "country":
            name = definition(self._text.words, end)
            if name in TRIGGERS:
                self._history.defined[name] = form.entry
            elif name and name not in self._vocabulary.forms:
                self._defined[name] = form.entry
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
        words = self._text.words
        entry, equal = resolve(reference, words, self._text.section, self._history, self._vocabulary)
        if entry:
            kind = self._vocabulary.entries[entry].kind
            self._mention(reference.start, reference.end, Form(reference.head, entry, kind, "anaphora"))
        elif equal:
            found = f"{words[reference.start : reference.end]!r}, which can mean {' or '.join(equal)}"
            self.reviews.append(
                Problem(
                    "reference-open",
                    f"{self._report} {self._text.id}".strip(),
                    found,
                    "one entry that it means",
                    "It stays without a link; pin one under `links` in report.yml if the text tells which.",
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
        heads = self._vocabulary.heads_of(form.entry, quote, form.kind)
        self._history.add(Named(form.entry, start, end, heads), self._text.section)
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
