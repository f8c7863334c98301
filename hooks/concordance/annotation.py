"""From text and vocabulary to mentions: candidates by name and by symbol, decided, nested, resolved."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from concordance.anaphora import TRIGGERS, History, Named, Reference, attached_at, reference_at, resolve
from concordance.model import Form, FormKind, Mention, Pin
from concordance.names import Finder, Found, is_word, plain
from concordance.problems import Problem
from concordance.rules import holds, is_in_name, treaty_or_body
from concordance.symbols import Citation, slug_of_symbol
from concordance.vocabulary import Vocabulary

# A capitalised word right before a name, within a sentence, other than those that do not change what it means.
_MODIFIER = re.compile(r"[\w,;:)'] (?!UN |Nations |International |The |Additional )[A-Z][\w.'-]*[\w.] \Z")
# What a report itself says a name is called: "(hereinafter the Convention)", "(the \"Palermo Protocol\")", "(MWC)".
_DEFINITION = re.compile(
    r" \((?P<said>(?:here(?:in)?after|henceforth)(?: referred to as| called| known as)?,? )?(?P<the>the )?"
    r"(?P<quoted>[\"'\u2018\u201c])?(?P<name>[A-Z][^()\"\u2019\u201d]{1,60}?)[\"'\u2019\u201d]?\)"
)
# "National Security Council" is not the Security Council.
_NATIONAL = re.compile(
    r"\b(?:National|Federal|Supreme|State|Provincial|Presidential|Inter-?[Mm]inisterial|Parliamentary) \Z"
)
_WEB = ("http://", "https://", "www.")
_ADDRESS = re.compile(rf"(?:{'|'.join(map(re.escape, _WEB))})[^\s<>\"]*")
_LONGER_NUMBER = re.compile(r"[./]\d")
_GOES_ON = re.compile(r",? (?:and|or) |, (?:the )?[A-Z]")
_LISTED = re.compile(r"([A-Z][\w-]*)\s*[:\t]\s*")
_MORE_NUMBERS = re.compile(r"(?:,? and|,| or) (?P<number>(?:No\. )?\d+)(?![\d/]|\.\d)")
_PLURAL = re.compile(r"(Convention|Recommendation)s Nos?\. \d+\Z")
_BEHIND = 80  # characters behind a place in which its State may be named
_REACH = 200  # characters behind a name in which a longer one that begins in it ends
_PINNED = ""  # stands for the form of a place that an editor pinned
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
        triggers = (*TRIGGERS, *_WEB, *vocabulary.symbols.triggers, *vocabulary.leads, *vocabulary.attaching)
        self._finder = vocabulary.finder(triggers)

    def annotate(self, texts: Sequence[Text], report: str = "", pins: Sequence[Pin] = ()) -> Annotation:
        """The mentions in these texts, which follow each other as the units of one report do."""
        words = [text.words for text in texts]
        places = self._finder.find_all(words)
        if defined := self._definable(words, places):
            more = Finder(defined).find_all(words)
            places = [sorted(both, key=_leftmost_longest) for both in map(list.__add__, places, more)]
        reader = _Reader(self._vocabulary, self._finder, report, pins)
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


def _with_pins(places: Sequence[Found], pins: Mapping[tuple[int, int], Pin]) -> list[Found]:
    """The places that no pin touches, with the pins in their order among them."""
    free = [place for place in places if not any(place[0] < end and start < place[1] for start, end in pins)]
    return sorted([*free, *((start, end, _PINNED) for start, end in pins)])


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

    def __init__(self, vocabulary: Vocabulary, finder: Finder, report: str, pins: Sequence[Pin]) -> None:
        self._vocabulary = vocabulary
        self._finder = finder
        self._report = report
        self._pins: dict[str, list[Pin]] = {}
        for pin in pins:
            self._pins.setdefault(pin.unit, []).append(pin)
        self._history = History()
        self._defined: dict[str, str] = {}
        self._renamed: dict[str, str] = {}
        self._states: dict[str, str] = {}
        self._named: dict[str, set[str]] = {}
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
        self._named.pop("unit", None)
        self._history.here.clear()
        past = 0
        pins = {(pin.start, pin.end): pin for pin in self._pins.get(text.id, ())}
        for start, end, surface in _with_pins(places, pins) if pins else places:
            if start < past:
                continue
            if surface == _PINNED:
                self._pin(pins[start, end])
                past = end
            elif surface in self._renamed:
                self._name(start, end, self._form_of(surface, self._renamed[surface]))
                past = end
            elif forms := self._vocabulary.forms.get(surface):
                if form := self._owner(start, end, forms):
                    self._name(start, end, form)
                    plural = _PLURAL.search(surface) if surface[-1].isdigit() else None
                    past = self._listed(plural[1], end) if plural else end
                elif forms[0].when == "joint":
                    past = self._two_states(start, surface)
                elif " " in surface:
                    past = max(past, self._within(start, end))
            elif surface not in self._vocabulary.false_friends:
                past = max(past, self._trigger(start, end))
        self.mentions += self._here

    def _within(self, start: int, end: int) -> int:
        """Where a name ends that begins within words that turned out to be none: "The Hague Convention on ..."."""
        words = self._text.words
        first = words.index(" ", start) + 1
        for begin, past, surface in self._finder.find(words[first : end + _REACH]):
            forms = self._vocabulary.forms.get(surface, ())
            if first + begin < end and (form := self._owner(first + begin, first + past, forms)):
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

    def _pin(self, pin: Pin) -> None:
        if pin.entry:
            kind = self._vocabulary.entries[pin.entry].kind
            self._mention(pin.start, pin.end, Form("", pin.entry, kind, pin.form))

    def _form_of(self, name: str, entry: str) -> Form:
        """A name that the report defined, as a form of its entry."""
        kind = self._vocabulary.entries[entry].kind
        return Form(name, entry, kind, "abbreviation" if _ABBREVIATION.match(name) else "variant")

    def _name(self, start: int, end: int, form: Form) -> None:
        for other in self._vocabulary.implied.get(form.text, ()):
            self._note(other.entry, start, start, self._vocabulary.heads_of(other.entry, other.text, other.kind))
        self._mention(start, end, form)
        listed = _LISTED.fullmatch(self._text.words, 0, start)
        for other in self._vocabulary.forms.get(listed[1], ()) if listed else ():
            if other.entry == form.entry:
                self._defined[other.text] = form.entry  # "CAT: Committee against Torture"
        if self._text.words[end : end + 2] == " (" and form.kind != "country":
            name = definition(self._text.words, end)
            if name in TRIGGERS:
                self._history.defined[name] = form.entry
            elif name and all(
                not _ABBREVIATION.match(name) and other.entry != form.entry and other.kind != "country"
                for other in self._vocabulary.forms.get(name, ())
            ):
                self._renamed[name] = form.entry
        for first, last, inner in self._vocabulary.nested.get(form.text, ()):
            self._mention(start + first, start + last, inner)

    def _trigger(self, start: int, end: int) -> int:
        """What stands at a trigger: documents, a reference, or a name within it. Returns where that ends."""
        words = self._text.words
        if address := _ADDRESS.match(words, start):
            return address.end()
        for citation in (cited := self._vocabulary.symbols.at(words, start, end)):
            self._cite(citation)
        if cited:
            return cited[-1].end
        if attached := attached_at(words, (start, end), self._text.section, self._history, self._vocabulary):
            past, entry, treaty = attached
            self._mention(start, past, Form("", entry, self._vocabulary.entries[entry].kind, "variant"))
            self._refer(treaty)
            return past
        if reference := reference_at(words, start, end, self._vocabulary.leads):
            self._refer(reference)
        elif " " in words[start:end]:
            # "General Assembly resolution" without a number: the organ is named all the same.
            organ, _, _ = plain(words[start:end]).rpartition(" ")
            if form := self._owner(start, start + len(organ), self._vocabulary.forms.get(organ, ())):
                self._name(start, start + len(organ), form)
            elif reference := reference_at(words, start, start + len(organ), self._vocabulary.leads):
                self._refer(reference)
            elif words[start:end] in self._vocabulary.leads:
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

    def _owner(self, start: int, end: int, forms: tuple[Form, ...]) -> Form | None:
        """The form's owner: by the rule that the context meets, else the one without a rule, if any."""
        words = self._text.words
        if forms and forms[0].kind != "country" and self._is_part(start, end, forms[0].text):
            return None
        if forms and forms[0].form == "place" and is_in_name(words, start, end):
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
        """Whether the context meets the conditions under which the form means its entry."""
        return all(self._meets_one(rule, form, start, end) for rule in form.when.split())

    def _meets_one(self, rule: str, form: Form, start: int, end: int) -> bool:
        if rule == "defined":
            return self._is_defined(form, start, end)
        if rule == "named":
            return self._is_named(form, end)
        if rule == "state":
            state = self._states.get("") or self._states.get(f"in {self._text.section}")
            return state == self._vocabulary.entries[form.entry].state
        if rule == "joint" or (rule == "short" and self._is_rivals(form, start)):
            return rule == "joint" and not self._closes_list(start, end)
        return holds(rule, self._text.words, start, end)

    def _is_named(self, form: Form, end: int) -> bool:
        """Whether the text names the form's State, and no other that has the form, before it or right behind it."""
        owners = {other.entry for other in self._vocabulary.forms[plain(form.text)]}
        if named := self._named_behind(owners, form, end):
            return named == form.entry
        return next(filter(None, (scope & owners for scope in self._scopes())), set()) == {form.entry}

    def _named_behind(self, owners: set[str], form: Form, end: int) -> str:
        """Which of these States is named first behind a place: "Tripoli, Libya", "Tripoli and Sirte in Libya"."""
        words = self._text.words
        near = form.form == "place" and not self._scopes()[0] & owners
        behind = words[end : end + _BEHIND].partition(". ")[0]
        places = [
            (at, owner)
            for owner in owners
            for name in self._vocabulary.names_of(owner)
            if (at := behind.find(name)) == len(", ") or (near and at > 0 and not behind[at - 1].isalnum())
        ]
        return min(places)[1] if places else ""

    def _closes_list(self, start: int, end: int) -> bool:
        """Whether the form closes a list of States: one stands with a comma before it, and none behind it."""
        last = self._here[-1] if self._here else None
        listed = last and last.kind == "country" and last.form == "name" and last.end == start - 2
        return bool(listed) and self._text.words[start - 2] == "," and not _GOES_ON.match(self._text.words, end)

    def _is_rivals(self, form: Form, start: int) -> bool:
        """Whether a short form more likely means another State, in whose name it stands and which was named.

        In a list of States the short form is its own State's all the same.
        """
        *_, report = self._scopes()
        rivals = self._vocabulary.rivals.get(form.text, frozenset())
        listed = self._here and self._text.words[self._here[-1].end : start] in {", ", " and ", ", and "}
        return bool(rivals & report) and form.entry not in report and not listed

    def _is_defined(self, form: Form, start: int, end: int) -> bool:
        """Whether the report has tied the form to its entry, or, if to none, the words around it tell the kind."""
        if entry := self._defined.get(form.text):
            return entry == form.entry
        same = [other for other in self._vocabulary.forms[plain(form.text)] if other.kind == form.kind]
        return len(same) == 1 and treaty_or_body(self._text.words, start, end) == form.kind

    def _scopes(self) -> tuple[set[str], ...]:
        """The States named without a rule in this unit, in this section, and in the report so far."""
        scopes = ("unit", f"in {self._text.section}", "report")
        return tuple(self._named.setdefault(scope, set()) for scope in scopes)

    def _is_part(self, start: int, end: int, form: str) -> bool:
        """Whether a name is only a piece of a longer, unknown one, or its number of a longer number.

        "Tunisian Commission on Human Rights" is not the Commission on Human Rights. A capital at the
        beginning of a sentence says nothing.
        """
        words = self._text.words
        if " " in form and words[start - 1 : start] == " " and _NATIONAL.search(words, max(0, start - 18), start):
            return True
        if form[-1:].isdigit() and _LONGER_NUMBER.match(words, end):
            return True
        return form.split(" ", 1)[0] in TRIGGERS and bool(_MODIFIER.search(words, max(0, start - 40), start))

    def _cite(self, citation: Citation) -> None:
        symbol = citation.symbol or self._vocabulary.symbols.meant_by(citation, reversed(self._latest))
        if symbol:
            entry = slug_of_symbol(symbol)
            self.symbols.setdefault(entry, symbol)
            self._mention(citation.start, citation.end, Form(symbol, entry, "document", "name"))
            organ = self._vocabulary.symbols.organ_of(symbol)
            if organ in self._vocabulary.entries:  # a resolution names its organ too
                self._note(organ, citation.start, citation.end, self._vocabulary.heads_of(organ, "", "body"))

    def _refer(self, reference: Reference) -> None:
        words = self._text.words
        entry, equal = resolve(reference, words, self._text.section, self._history, self._vocabulary)
        if entry:
            kind = self._vocabulary.entries[entry].kind
            form: FormKind = "variant" if reference.thereto else "anaphora"
            self._mention(reference.start, reference.end, Form(reference.head, entry, kind, form))
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
            if not form.when or not {"named", "short"} & set(form.when.split()):
                for scope in self._scopes():
                    scope.add(form.entry)
            return
        self._note(form.entry, start, end, self._vocabulary.heads_of(form.entry, quote, form.kind))

    def _note(self, entry: str, start: int, end: int, heads: frozenset[str]) -> None:
        """Remember that an entry was named, for what refers to it later."""
        self._history.add(Named(entry, start, end, heads), self._text.section)
        self._latest.pop(entry, None)
        self._latest[entry] = None


def occurrence(words: str, quote: str, start: int) -> int:
    """Which time, from 1, the quote stands in the text as a whole word at `start`."""
    count = 1
    at = words.find(quote, 0, start + len(quote) - 1)
    while at >= 0:
        end = at + len(quote)
        begins = not (at and is_word(quote[0]) and is_word(words[at - 1]))
        ends = not (is_word(quote[-1]) and is_word(words[end : end + 1] or " "))
        count += begins and ends
        at = words.find(quote, at + 1, start + len(quote) - 1)
    return count
