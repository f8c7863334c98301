"""From text and vocabulary to mentions: candidates by name and by symbol, decided, nested, resolved."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from concordance.mentions.anaphora import TRIGGERS, Anaphor, History, Named, anaphor_at, attached_at, resolve
from concordance.mentions.definitions import Definitions, definable
from concordance.mentions.disambiguation import Context
from concordance.mentions.subject import About, Subject, subject_of
from concordance.mentions.unrecorded import Shapes, Unrecorded
from concordance.model import Entry, Form, FormKind, Kind, Mention, Text
from concordance.names.capitals import CAPITALS, CapitalMatcher
from concordance.names.folding import Folded, fold, needs_folding
from concordance.names.matcher import Match, Matcher, plain
from concordance.names.rules import direction_before, noun_behind
from concordance.names.shapes import SHAPE_HEADS, Shape
from concordance.names.states import INVERTED
from concordance.names.symbols import CitedDocument, slug_of_symbol
from concordance.names.vocabulary import Vocabulary
from concordance.problems import Problem
from concordance.report import LinkOverride
from concordance.text import Occurrences

_WEB = ("http://", "https://", "www.")
_ADDRESS = re.compile(rf"(?:{'|'.join(map(re.escape, _WEB))})[^\s<>\"]*")
_YEAR_BEFORE = re.compile(r"\b(?:[Tt]he|[Ii]ts|and|of) ((?:1[89]|20)\d\d )\Z")
_MORE_NUMBERS = re.compile(r"(?: \(\d{4}\))?(?:,? and|,| or) (?P<number>(?:No\. )?\d+)(?![\d/]|\.\d)")
_PLURAL = re.compile(r"(Convention|Recommendation)s (?:No\w?\.? )?\d+\Z")
_REACH = 200  # characters behind a name in which a longer one that begins in it ends
_OVERRIDDEN = ""  # stands for the form of a place where the editor sets or forbids a link
_SHAPED = "\n"  # stands for the form of a place where words have the shape of a name


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found: mentions in reading order, the symbols cited, and what a person should review.

    `unrecorded` are the entries of names that no record has, by id.
    """

    mentions: tuple[Mention, ...]
    symbols: dict[str, str]
    reviews: tuple[Problem, ...]
    unrecorded: dict[str, Entry] = field(default_factory=dict)


def find_mentions(
    texts: Sequence[Text],
    vocabulary: Vocabulary,
    report: str = "",
    overrides: Sequence[LinkOverride] = (),
    about: About | None = None,
) -> Annotation:
    """Return the mentions in these texts, which follow each other as the units of one report do."""
    return Annotator(vocabulary).annotate(texts, report, overrides, about)


class Annotator:
    """Finds mentions with one vocabulary in as many reports as wanted."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Prepare one search for all forms and for the words at which a symbol or a reference may stand."""
        self._vocabulary = vocabulary
        triggers = (
            *TRIGGERS,
            *CAPITALS,
            *_WEB,
            *vocabulary.symbol_matcher.triggers,
            *vocabulary.short_names,
            *vocabulary.attached_tails,
            *SHAPE_HEADS,
        )
        self._shapes = Shapes(vocabulary)
        self._matcher = vocabulary.matcher(triggers)

    def annotate(
        self,
        texts: Sequence[Text],
        report: str = "",
        overrides: Sequence[LinkOverride] = (),
        about: About | None = None,
    ) -> Annotation:
        """Return the mentions in these texts, which follow each other as the units of one report do."""
        words = [text.words for text in texts]
        folded: dict[int, Folded] = {}
        if needs_folding("\n".join(words)):  # one look at all of them costs least
            folded = {at: fold(text) for at, text in enumerate(words) if needs_folding(text)}
            texts = [replace(text, words=folded[at].words) if at in folded else text for at, text in enumerate(texts)]
            words = [text.words for text in texts]
            overrides = _folded_overrides(overrides, {texts[at].id: each for at, each in folded.items()})
        places = self._matcher.find_all(words)
        shouted = [any(surface in CAPITALS for _, _, surface in found) for found in places]
        if any(shouted):
            loud_texts = [text if loud else "" for text, loud in zip(words, shouted, strict=True)]
            places = _both(places, self._capitals.find_all(loud_texts))
        shapes = [self._shapes.in_unit(text, found) for text, found in zip(words, places, strict=True)]
        if defined := definable(words, places, shapes, self._vocabulary.forms):
            places = _both(places, Matcher(defined).find_all(words))
        subject = subject_of(about or About(), self._vocabulary, self._matcher, words, places)
        reader = _Reader(self._vocabulary, self._matcher, report, overrides, subject)
        reader.will_read(places)
        for at, (text, found, shaped) in enumerate(zip(texts, places, shapes, strict=True)):
            begin = len(reader.mentions)
            reader.read(text, found, shaped)
            if at in folded:
                reader.mentions[begin:] = folded[at].as_it_stands(reader.mentions[begin:])
        return Annotation(tuple(reader.mentions), reader.symbols, tuple(reader.reviews), reader.unrecorded)

    @cached_property
    def _capitals(self) -> CapitalMatcher:
        return CapitalMatcher(self._vocabulary.forms)


def _both(places: Iterable[list[Match]], more: Iterable[list[Match]]) -> list[list[Match]]:
    return [
        sorted([*some, *others], key=_leftmost_longest) if others else some
        for some, others in zip(places, more, strict=True)
    ]


def _with_overrides(places: Sequence[Match], overrides: Mapping[tuple[int, int], LinkOverride]) -> list[Match]:
    """Return the places that no override touches, with the overrides in their order among them."""
    free = [place for place in places if not any(place[0] < end and start < place[1] for start, end in overrides)]
    return sorted([*free, *((start, end, _OVERRIDDEN) for start, end in overrides)])


def _folded_overrides(overrides: Iterable[LinkOverride], folded: Mapping[str, Folded]) -> list[LinkOverride]:
    """Return the overrides with their places in the words as they are read."""
    moved = []
    for each in overrides:
        start, end = folded[each.unit].place(each.start, each.end) if each.unit in folded else (each.start, each.end)
        moved.append(replace(each, start=start, end=end))
    return moved


def _with_shapes(places: Sequence[Match], shapes: Sequence[Shape]) -> list[Match]:
    """Return the places with these shapes among them; a name's shape takes the place of what begins in it."""
    names = [shape for shape in shapes if shape.is_name]
    kept: list[Match] = [(shape.start, shape.end, _SHAPED) for shape in shapes]
    at = 0
    for place in places:
        while at < len(names) and names[at].end <= place[0]:
            at += 1
        if at == len(names) or place[0] < names[at].start:
            kept.append(place)
    return sorted(kept, key=_leftmost_longest)


def _leftmost_longest(place: Match) -> tuple[int, int]:
    return place[0], -place[1]


class _Reader:
    """Reads a report unit by unit and remembers what a reader knows on arriving at a place."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        matcher: Matcher,
        report: str,
        overrides: Sequence[LinkOverride],
        subject: Subject,
    ) -> None:
        self._vocabulary = vocabulary
        self._matcher = matcher
        self._report = report
        self._overrides: dict[str, list[LinkOverride]] = {}
        for override in overrides:
            self._overrides.setdefault(override.unit, []).append(override)
        self._history = History(subject)
        self._definitions = Definitions(vocabulary, self._history.defined)
        self._context = Context(vocabulary, self._definitions, subject.state)
        self._unrecorded = Unrecorded(vocabulary, self._definitions, self._context)
        self._latest: dict[str, None] = {}
        self._text = Text("", "")
        self._occurrences = Occurrences("")
        self._past = 0
        self.mentions: list[Mention] = []
        self.symbols: dict[str, str] = {}
        self.reviews: list[Problem] = []

    @property
    def unrecorded(self) -> dict[str, Entry]:
        """The entries of names that no record has, by id."""
        return self._unrecorded.entries

    def will_read(self, places: Sequence[Sequence[Match]]) -> None:
        """Take note of the places of all units, where States may be named."""
        self._context.will_name(places)

    def read(self, text: Text, places: Sequence[Match], shapes: Sequence[Shape] = ()) -> None:
        """Find the mentions of one unit at these places, and at these shapes of names."""
        self._text = text
        self._occurrences = Occurrences(text.words)
        self._context.enter(text.words, text.section, places)
        self._history.in_unit.clear()
        past = 0
        shaped = {shape.start: shape for shape in shapes}
        places = _with_shapes(places, shapes) if shapes else places
        overrides = {(override.start, override.end): override for override in self._overrides.get(text.id, ())}
        for start, end, surface in _with_overrides(places, overrides) if overrides else places:
            if start < past:
                continue
            self._past = past
            if surface == _OVERRIDDEN:
                self._override(overrides[start, end])
                past = end
            elif surface == _SHAPED:
                past = max(past, self._shape(shaped[start]))
            elif defined := self._definitions.added_forms.get(surface):
                self._name(start, end, defined)
                past = end
            elif forms := self._vocabulary.forms.get(surface):
                past = max(past, self._surface(start, end, forms))
            elif surface not in self._vocabulary.false_friends and surface not in CAPITALS:
                past = max(past, self._trigger(start, end))
        self.mentions += self._context.mentions

    def _shape(self, shape: Shape) -> int:
        """Where the mention ends that has the shape of a name; its start where it only hides references."""
        words = self._text.words
        if not shape.is_name:
            if shape.head in TRIGGERS:
                self._note("", shape.start, shape.end, frozenset({shape.head}))
            return shape.start
        name = words[shape.start : shape.end]
        if defined := self._definitions.added_forms.get(plain(name)):
            self._name(shape.start, shape.end, defined)
            return shape.end
        near_name = self._vocabulary.near_names.find(words, shape.head_at, self._past)
        if near_name and near_name.end >= shape.end:
            self._mention(*near_name)
            return near_name.end
        self._name(shape.start, shape.end, self._unrecorded.form_of(self._text, shape))
        return shape.end

    def _kind_of(self, entry: str) -> Kind:
        return (self._unrecorded.entries.get(entry) or self._vocabulary.all_entries[entry]).kind

    def _surface(self, start: int, end: int, forms: tuple[Form, ...]) -> int:
        """Where the mention ends that begins at a surface form with these owners; its start if it is none."""
        surface = forms[0].text
        if form := self._context.owner(start, end, forms):
            if near_name := self._vocabulary.near_names.extend(self._text.words, (start, end), form, self._past):
                self._mention(*near_name)
                return near_name.end
            self._name(start, end, form)
            plural = _PLURAL.search(surface) if surface[-1].isdigit() else None
            return self._listed(plural[1], end) if plural else end
        if forms[0].when == "joint":
            return self._two_states(start, surface)
        return self._not_owned(start, end, forms)

    def _not_owned(self, start: int, end: int, forms: tuple[Form, ...]) -> int:
        """Where the mention ends that begins at a surface form that means none of its owners here."""
        if INVERTED in forms[0].when.split():
            return self._list_of_states(start, end)
        if self._context.state and all(form.when == "state" for form in forms):  # another State's
            self._name(start, end, self._unrecorded.form_of(self._text, Shape.of_form(start, end, forms[0])))
            return end
        surface = forms[0].text
        return self._within(start, end) if " " in surface else start

    def _list_of_states(self, start: int, end: int) -> int:
        """Where two States end that are not the one whose name turned round they seem: "Moldova, Republic of Korea"."""
        comma = self._text.words.index(",", start)
        forms = self._vocabulary.forms.get(plain(self._text.words[start:comma]), ())
        if form := self._context.owner(start, comma, forms):
            self._name(start, comma, form)
        return self._within(comma, end)

    def _within(self, start: int, end: int) -> int:
        """Where a name ends that begins within words that turned out to be none: "The Hague Convention on ..."."""
        words = self._text.words
        first = words.index(" ", start) + 1
        for begin, past, surface in self._matcher.find(words[first : end + _REACH]):
            forms = self._vocabulary.forms.get(surface, ())
            if first + begin < end and (form := self._context.owner(first + begin, first + past, forms)):
                self._name(first + begin, first + past, form)
                return first + past
        return start

    def _two_states(self, start: int, surface: str) -> int:
        """Where the names of two States end that are not the one State whose name they make."""
        for part in surface.split(" and "):
            at = start + surface.index(part)
            for form in self._vocabulary.forms.get(part, ()):
                self._name(at, at + len(part), form)
        return start + len(surface)

    def _override(self, override: LinkOverride) -> None:
        if override.entry:
            kind = self._vocabulary.all_entries[override.entry].kind
            self._mention(override.start, override.end, Form("", override.entry, kind, override.form))

    def _name(self, start: int, end: int, form: Form) -> None:
        within = self._vocabulary.nesting.within(form, known=form.entry not in self._unrecorded.entries)
        for other in within.implied:
            self._note(other.entry, start, start, self._vocabulary.heads_of(other.entry, other.text, other.kind))
        defined = self._definitions.learn(self._text.words, start, end, form)
        if defined and not any(mention.end > defined[0] for mention in self._context.mentions):
            at, short = defined
            self._mention(at, at + len(short.text), short)
        noun = len(noun_behind(self._text.words, end)) if form.form == "place" else 0
        self._mention(start - self._longer_by(start, form), end + noun, form)
        for first, last, inner in within.nested:
            self._mention(start + first, start + last, inner)

    def _longer_by(self, start: int, form: Form) -> int:
        """Return the length of what stands before a form and belongs to it.

        That is the year of an instrument ("the 1966 International Covenant"), the direction of a place ("Eastern
        Aleppo"), and "Afro-" before a people ("Afro-Colombians").
        """
        words = self._text.words
        if form.kind == "country":
            if form.form == "demonym":
                return len("Afro-") if words.endswith("Afro-", 0, start) else 0
            return len(direction_before(words, start)) if form.form == "place" else 0
        if form.kind != "instrument" or not words[start - 2 : start - 1].isdigit() or form.text[0].isdigit():
            return 0
        year = _YEAR_BEFORE.search(words, max(0, start - 12), start)
        return len(year[1]) if year and year[1].strip() in self._vocabulary.years[form.entry] else 0

    def _trigger(self, start: int, end: int) -> int:
        """Return what stands at a trigger: documents, a reference, or a name within it. Returns where that ends."""
        words = self._text.words
        if address := _ADDRESS.match(words, start):
            return address.end()
        for document in (documents := self._vocabulary.symbol_matcher.cited_at(words, start, end)):
            self._cite(document)
        if documents:
            return documents[-1].end
        if attached := attached_at(words, (start, end), self._text.section, self._history, self._vocabulary):
            past, entry, treaty = attached
            self._mention(start, past, Form("", entry, self._kind_of(entry), "variant"))
            self._refer(treaty)
            return past
        if anaphor := anaphor_at(words, start, end, self._vocabulary.short_names):
            self._refer(anaphor)
        elif near_name := self._vocabulary.near_names.find(
            words, words.rfind(" ", start, end) + 1 or start, self._past
        ):
            self._mention(*near_name)
            return near_name.end
        elif not words[start:end].isalpha():
            return self._organ(start, end)
        return end

    def _organ(self, start: int, end: int) -> int:
        """Where a trigger of several words ends: "General Assembly resolution" without a number names the organ.

        So does "UNHCR/UNICEF", which is no symbol.
        """
        words = self._text.words
        organ, _, _ = plain(words[start:end]).rpartition("/" if words[end - 1] == "/" else " ")
        if form := self._context.owner(start, start + len(organ), self._vocabulary.forms.get(organ, ())):
            self._name(start, start + len(organ), form)
        elif anaphor := anaphor_at(words, start, start + len(organ), self._vocabulary.short_names):
            self._refer(anaphor)
        elif words[start:end] in self._vocabulary.short_names:
            return self._within(start, end)
        return end

    def _listed(self, noun: str, end: int) -> int:
        """Where a list of numbered conventions or recommendations ends, each of them mentioned by its number."""
        words = self._text.words
        while match := _MORE_NUMBERS.match(words, end):
            forms = self._vocabulary.forms.get(f"{noun} No. {match['number'].removeprefix('No. ')}", ())
            if not forms:
                break
            form = Form(match["number"], forms[0].entry, forms[0].kind, "variant")
            self._mention(match.start("number"), match.end("number"), form)
            end = match.end("number")
        return end

    def _cite(self, document: CitedDocument) -> None:
        symbol = document.symbol or self._vocabulary.symbol_matcher.meant_by(document, reversed(self._latest))
        if symbol:
            entry = slug_of_symbol(symbol)
            self.symbols.setdefault(entry, symbol)
            self._mention(document.start, document.end, Form(symbol, entry, "document", "name"))
            organ = self._vocabulary.symbol_matcher.organ_of(symbol)
            if organ in self._vocabulary.all_entries:  # a resolution names its organ too
                self._note(organ, document.start, document.end, self._vocabulary.heads_of(organ, "", "body"))

    def _refer(self, anaphor: Anaphor) -> None:
        words = self._text.words
        entry, equal = resolve(anaphor, words, self._text.section, self._history, self._vocabulary)
        if entry:
            kind = self._kind_of(entry)
            form: FormKind = "variant" if anaphor.thereto else "anaphora"
            self._mention(anaphor.start, anaphor.end, Form(anaphor.head, entry, kind, form))
        elif equal:
            found = f"{words[anaphor.start : anaphor.end]!r}, which can mean {' or '.join(equal)}"
            self.reviews.append(
                Problem(
                    "reference-open",
                    f"{self._report} {self._text.id}".strip(),
                    found,
                    "one entry that it means",
                    "It stays without a link; set one under `links` in report.yml if the text tells which.",
                )
            )

    def _mention(self, start: int, end: int, form: Form) -> None:
        quote = self._text.words[start:end]
        self._context.mentions.append(
            Mention(
                report=self._report,
                unit=self._text.id,
                start=start,
                end=end,
                quote=quote,
                occurrence=self._occurrences.number(quote, start),
                kind=form.kind,
                form=form.form,
                entry=form.entry,
            )
        )
        if form.kind == "country":
            self._context.add_state(form)
            return
        self._note(form.entry, start, end, self._vocabulary.heads_of(form.entry, quote, form.kind))

    def _note(self, entry: str, start: int, end: int, heads: frozenset[str]) -> None:
        """Remember that an entry was named, for what refers to it later."""
        self._history.add(Named(entry, start, end, heads), self._text.section)
        self._latest.pop(entry, None)
        self._latest[entry] = None
