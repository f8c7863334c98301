"""Reading a report: what stands at each place of its units, decided in reading order."""

import re
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from concordance.mentions.anaphora import LONGER, TRIGGERS, Anaphor, anaphor_at, is_described
from concordance.mentions.antecedents import attached_at, attached_thereto
from concordance.mentions.definitions import Definitions, part_defined
from concordance.mentions.disambiguation import Context
from concordance.mentions.findings import Findings
from concordance.mentions.history import History
from concordance.mentions.longer_names import (
    begin_with_year,
    dated_name,
    numbered_behind,
    numbers_behind,
    other_date_behind,
    other_ordinal_before,
    other_year_before,
    with_beside,
)
from concordance.mentions.places import OVERRIDDEN, SHAPED, with_overrides, with_shapes
from concordance.mentions.subject import Subject
from concordance.mentions.unrecorded import Unrecorded
from concordance.model import Form, Mention, Text
from concordance.names.capitals import CAPITALS
from concordance.names.localities import locality_before
from concordance.names.matcher import Match, Matcher, plain
from concordance.names.near_names import NearName
from concordance.names.shape_tails import experts_end
from concordance.names.shape_words import ABROAD
from concordance.names.shapes import NameShape
from concordance.names.shared_heads import TREATIES, named_behind, sharing_head
from concordance.names.states import INVERTED, whole_name
from concordance.names.towns import TOWN
from concordance.names.vocabulary import Vocabulary
from concordance.report import LinkOverride

if TYPE_CHECKING:
    from concordance.names.document_symbols import CitedDocument

TERRITORY = "Territory"
"""What "the Territory" is called that a report is about."""
_SECRETARIAT = "Secretariat"
WEB = ("http://", "https://", "www.")
"""What an address begins with, in which nothing is mentioned."""
_ADDRESS = re.compile(rf"(?:{'|'.join(map(re.escape, WEB))})[^\s<>\"]*")
_REACH = 200  # characters behind a name in which a longer one that begins in it ends
_OF_UNITED_NATIONS = " of the United Nations"
_UNITED_NATIONS = "United Nations"
_CAPITALISED_BEFORE = re.compile(r"\b(?!The )[A-Z][\w-]* \Z")  # "Permanent Secretariat"


class Reader:
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
        self._near_names, self._nesting = vocabulary.near_names, vocabulary.nesting
        self._matcher = matcher
        self._overrides: dict[str, dict[tuple[int, int], LinkOverride]] = {}
        for override in overrides:
            self._overrides.setdefault(override.unit, {})[override.start, override.end] = override
        self._history = History(subject)
        self._definitions = Definitions(vocabulary, self._history.defined)
        self._context = Context(vocabulary, self._definitions, subject)
        self._unrecorded = Unrecorded(vocabulary, self._definitions, self._context, self._history.years)
        self._text = Text("", "")
        self._past = 0
        self._listed: list[CitedDocument] = []  # those further on in a list, which names may stand between
        self.found = Findings(vocabulary, report, self._history, self._context, self._unrecorded.entries)
        self.mentions: list[Mention] = []

    def will_read(self, words: Sequence[str], places: Sequence[Sequence[Match]]) -> None:
        """Take note of the places of all units, where States may be named and abbreviations defined."""
        self._context.named.will_name(places)
        self._definitions.look_ahead(words)

    def read_title(self, title: str, shapes: Sequence[NameShape]) -> None:
        """Take note of what the title names without a record: "the Committee" is that one, if it names one alone."""
        text = Text("", title)
        forms = [self._unrecorded.form_of(text, shape) for shape in shapes if shape.is_name and not shape.of_state]
        self._history.subject.add(
            (form.entry, self._vocabulary.heads_of(form.entry, form.text, form.kind)) for form in forms
        )

    def read(self, text: Text, places: Sequence[Match], shapes: Sequence[NameShape] = ()) -> None:
        """Find the mentions of one unit at these places, and at these shapes of names."""
        overrides = self._overrides.get(text.id, {})
        if not (places or overrides):
            return
        self._text = text
        self._context.enter(text.words, text.section, places)
        self.found.enter(text)
        past = 0
        shaped = {shape.start: shape for shape in shapes}
        added, known = self._definitions.added_forms, self._vocabulary.forms
        places = with_shapes(places, shapes) if shapes else places
        places = with_overrides(places, overrides) if overrides else places
        for start, end, surface in places:
            past = self._cite_before(start, past) if self._listed else past
            if start < past:
                continue
            self._past = past
            if defined := added.get(surface):
                self._name(start, end, defined)
                past = end
            elif forms := known.get(surface):
                past = self._surface(start, end, forms)
            elif surface == OVERRIDDEN:
                self._override(overrides[start, end])
                past = end
            elif surface == SHAPED:
                past = self._shape(shaped[start])
            elif surface == TOWN:
                past = self._town(start, end)
            elif surface not in self._vocabulary.false_friends and surface not in CAPITALS:
                past = self._trigger(start, end)
        self._cite_before(len(text.words), past)
        self.mentions += self._context.mentions

    def _cite_before(self, place: int, past: int) -> int:
        """Write down the documents of a list that begin before a place; return where what is written down ends."""
        while self._listed and self._listed[0].start < place:
            document, *self._listed = self._listed
            if document.start >= past:
                self.found.cite(document)
                past = document.end
        return past

    def _shape(self, shape: NameShape) -> int:
        """Where the mention ends that has the shape of a name; its start where it only hides references."""
        words = self._text.words
        name = plain(words[shape.start : shape.end])
        if not shape.is_name:
            return self._no_name(name, shape)
        if defined := self._definitions.added_forms.get(name):
            self._name(shape.start, shape.end, defined)
            return shape.end
        is_short = name in self._vocabulary.short_names and experts_end(words, shape.end) == shape.end
        again = anaphor_at(words, shape.start, shape.end, self._vocabulary.short_names) if is_short else None
        if again and self.found.refer(again):
            return shape.end
        if past := self._recorded(shape):
            return past
        of_several = name in self._vocabulary.shared_short_names
        if of_several or (is_short and not again):  # or it goes on in small letters
            return self._no_name(name, shape) if of_several else shape.start
        form = self._of_united_nations(name, shape) or self._unrecorded.form_of(self._text, shape)
        self._name(shape.start, shape.end, form)
        return shape.end

    def _recorded(self, shape: NameShape) -> int:
        """Where what has the shape of a name ends that records have: several names, or another wording; 0 if none."""
        sharing = sharing_head(self._text.words, shape.start, self._vocabulary.forms)
        if sharing and sharing[-1][1] == shape.end:
            return self._all(sharing)
        near_name = self._near_names.find(self._text.words, shape.head_at, self._past)
        if near_name is None or near_name.end < shape.end:
            return 0
        start, end, form = near_name
        named = Form(plain(self._text.words[start:end]), form.entry, form.kind, form.form)
        other = other_year_before(self._text.words, start, named, self._vocabulary) >= 0
        return 0 if other else self._near_name(near_name)

    def _of_united_nations(self, name: str, shape: NameShape) -> Form | None:
        """Return the form of the body named before that has "United Nations" before these words: "Appeals Tribunal"."""
        (owner, *others) = self._vocabulary.forms.get(f"United Nations {name}", ()) or (None,)
        if owner is None or others or owner.when or owner.kind != shape.kind or not self._history.has(owner.entry):
            return None
        return Form(name, owner.entry, owner.kind, "anaphora")

    def _no_name(self, name: str, shape: NameShape) -> int:
        """Where a shape ends that is no name but takes one up; its start where it only hides references."""
        if again := self._again(name, shape):
            self._name(shape.start, shape.end, again)
            return shape.end
        if shape.head in TRIGGERS:
            self._history.add("", shape.start, shape.end, frozenset({shape.head}))
        return shape.start

    def _again(self, name: str, shape: NameShape) -> Form | None:
        """Return the form of the one entry that these first or last words of a name take up."""
        if self._text.words.endswith((" a ", " an ", "A ", "An "), 0, shape.start):
            return None
        if " of " in name:
            return self._unrecorded.again(name, shape.kind)
        if not self._text.words.endswith(("the ", "The "), 0, shape.start):
            return None
        return self._unrecorded.last_words(name, shape.kind) or self._unrecorded.again(name, shape.kind)

    def _surface(self, start: int, end: int, forms: tuple[Form, ...]) -> int:
        """Where the mention ends that begins at a surface form with these owners; its start if it is none."""
        surface = forms[0].text
        if surface.endswith(_OF_UNITED_NATIONS) and (past := self._followed(start, end, surface)):
            return past
        form = self._context.owner(start, end, forms)
        if form is None:
            return self._two_states(start, surface) if forms[0].when == "joint" else self._not_owned(start, end, forms)
        words = self._text.words
        if form.kind == "country":
            start, end, form = whole_name(words, start, end, form)
            self._locality(start, form)
            self._state(start, end, form)
            return end
        if past := self._another(start, end, form):
            return past
        if near_name := self._near_names.extend(words, (start, end), form, self._past):
            return self._near_name(near_name)
        self._name(start, end, form)
        if surface[-1].isdigit():
            for first, past, other in numbers_behind(words, surface, end, self._vocabulary):
                self.found.mention(first, past, other)
                end = past
        return end

    def _another(self, start: int, end: int, form: Form) -> int:
        """Where the name of another ends that an ordinal, a year or a date tells from this one; 0 if it is this one."""
        words, vocabulary, begin = self._text.words, self._vocabulary, -1
        if form.kind == "process":
            begin = other_ordinal_before(words, start, form, vocabulary)
        elif form.kind == "instrument":
            begin = other_year_before(words, start, form, vocabulary)
            if begin < 0 and (past := other_date_behind(words, end, form, vocabulary)):
                begin, end = start, past
        if begin < 0:
            return 0
        shape = NameShape(begin, end, "", form.kind, start, is_name=True)
        self._name(begin, end, self._unrecorded.form_of(self._text, shape))
        return end

    def _followed(self, start: int, end: int, surface: str) -> int:
        """Where a name ends that begins with the last words of this one; 0 if none does.

        As in "its adoption by the General Assembly of the United Nations Convention against Corruption".
        """
        words = self._text.words
        at = end - len(_UNITED_NATIONS)
        begin, past, longer = next(iter(self._matcher.find(words[at : end + _REACH])), (1, 0, ""))
        if begin or past <= len(_UNITED_NATIONS) or not (owners := self._vocabulary.forms.get(longer)):
            return 0
        owner = surface.removesuffix(_OF_UNITED_NATIONS)
        if form := self._context.owner(start, start + len(owner), self._vocabulary.forms.get(owner, ())):
            self._name(start, start + len(owner), form)
        return self._surface(at, at + past, owners)

    def _town(self, start: int, end: int) -> int:
        """Where the mention ends that begins at a town of the gazetteer; its start if its State is not told."""
        name = self._text.words[start:end]
        state = self._context.named.state_of(self._vocabulary.town_finder.owners(name), end)
        form = Form(plain(name), state, "country", "place")
        if not state or not self._context.owner(start, end, (form,)):
            return start
        self._name(start, end, form)
        return end

    def _locality(self, start: int, form: Form) -> None:
        """Write down the town or area that is said to be in the State whose name starts here, and that no list has."""
        mentions = self._context.mentions
        if form.form not in {"name", "variant"} or (mentions and mentions[-1].end >= start - len(", ")):
            return
        place = locality_before(self._text.words, start)
        if (
            place
            and self._context.is_free(place[0])
            and plain(self._text.words[slice(*place)]) not in self._vocabulary.forms
        ):
            self.found.mention(*place, Form("", form.entry, "country", "place"))

    def _not_owned(self, start: int, end: int, forms: tuple[Form, ...]) -> int:
        """Where the mention ends that begins at a surface form that means none of its owners here."""
        if INVERTED in forms[0].when.split():
            return self._list_of_states(start, end)
        if self._context.state and all(form.when == "state" for form in forms):  # another State's
            self._name(start, end, self._unrecorded.form_of(self._text, NameShape.of_form(start, end, forms[0])))
            return end
        if forms[0].kind == "country" and (sharing := sharing_head(self._text.words, start, self._vocabulary.forms)):
            return self._all(sharing)
        surface = forms[0].text
        return self._within(start, end) if " " in surface else start

    def _all(self, found: Sequence[tuple[int, int, Form]]) -> int:
        """Write down mentions that stand one behind the other; return where the last ends."""
        for start, end, form in found:
            self.found.mention(start, end, form)
        return found[-1][1]

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
            self.found.mention(override.start, override.end, Form("", override.entry, kind, override.form))

    def _name(self, start: int, end: int, form: Form) -> None:
        if form.kind == "country":
            self._state(start, end, form)
            return
        unknown = form.entry in self._unrecorded.entries
        within = self._nesting.within(form) if unknown else self._nesting[form.text]
        for other in within.implied:
            heads = self._vocabulary.heads_of(other.entry, other.text, other.kind)
            self._history.add(other.entry, start, start, heads)
        words = self._text.words
        if defined := self._definitions.learn(words, start, end, form):
            self._abbreviation(*defined)
        unknown_body = unknown and form.kind == "body" and words.startswith(" (", end)
        if unknown_body and (part := part_defined(words, start, end)):
            self._define_part(*part, end)
        if form.kind == "instrument":
            past, owners = numbered_behind(words, end, self._vocabulary)
            end = past if any(owner.entry == form.entry for owner in owners) else end
        self.found.mention(begin_with_year(words, start, form, self._vocabulary), end, form)
        for first, last, inner in within.nested:
            abroad = inner.form == "demonym" and not ABROAD.isdisjoint(words[start:end].split(" "))
            self.found.mention(start + first, start + last, inner, speaks_of=not abroad)

    def _state(self, start: int, end: int, form: Form) -> None:
        """Write down the name of a State, a place in it or its people, with what stands beside it and belongs to it."""
        words = self._text.words
        if listed := self._definitions.learn_listed(words, start, form):
            self._abbreviation(*listed)
        self.found.mention(*with_beside(words, start, end, form.form), form)

    def _abbreviation(self, at: int, short: Form) -> None:
        """Write down the abbreviation that stands before the name that it is defined by, unless it is already."""
        if self._context.is_free(at):
            self.found.mention(at, at + len(short.text), short)

    def _near_name(self, near_name: NearName) -> int:
        """Where another wording of a name ends, whose mention is written down with the States within it."""
        start, end, form = near_name
        if form.kind == "process" and (past := self._another(start, end, form)):
            return past
        self.found.mention(start, end, form)
        wording = Form(plain(self._text.words[start:end]), form.entry, form.kind, form.form)
        for first, last, inner in self._nesting.within(wording).nested:
            if inner.kind == "country":
                self.found.mention(start + first, start + last, inner)
        return end

    def _define_part(self, begin: int, short: str, end: int) -> None:
        """Take up an abbreviation that stands for the last words of a name alone, which are a body's of their own."""
        part = self._unrecorded.form_of(self._text, NameShape(begin, end, "", "body", begin, is_name=True))
        self._definitions.added_forms.setdefault(short, Form(short, part.entry, "body", "abbreviation"))

    def _trigger(self, start: int, end: int) -> int:
        """Where what stands at a trigger ends: documents, a reference, or a name within it."""
        words = self._text.words
        if address := _ADDRESS.match(words, start):
            return address.end()
        if documents := self._vocabulary.symbol_matcher.cited_at(words, start, end):
            first, *others = documents
            self.found.cite(first)
            self._listed = [*others, *self._listed]
            return first.end
        if past := self._dated(start, end) or self._attached(start, end) or self._own(start, end):
            return past
        if is_described(words, start, end):
            self._history.add("", start, end, frozenset({words[start:end]}))
        elif anaphor := anaphor_at(words, start, end, self._vocabulary.short_names):
            self._refer(anaphor)
        elif near_name := self._near_names.find(words, words.rfind(" ", start, end) + 1 or start, self._past):
            return self._near_name(near_name)
        elif not words[start:end].isalpha():
            return self._organ(start, end)
        return end

    def _own(self, start: int, end: int) -> int:
        """Return the end of "the Territory", "the Secretariat" or "Treaties of ...", if it means something; else 0."""
        word = self._text.words[start:end]
        if word == TREATIES:
            treaties = named_behind(self._text.words, start, self._vocabulary.forms)
            return self._all(treaties) if treaties else 0
        return self._secretariat(start, end) if word == _SECRETARIAT else self._territory(start, end)

    def _territory(self, start: int, end: int) -> int:
        """Where "the Territory" ends, if the report is about one, which it means; 0 if it means none."""
        words = self._text.words
        state = self._history.subject.state if words[start:end] == TERRITORY else ""
        if not state or not words.endswith(("the ", "The "), 0, start) or LONGER.match(words, end):
            return 0
        self.found.mention(start, end, Form("", state, "country", "anaphora"))
        return end

    def _secretariat(self, start: int, end: int) -> int:
        """Where "the Secretariat" ends, which is that of the United Nations in the documents of its principal organs.

        Where the report has named another one, it stays open: 0.
        """
        words = self._text.words
        owners = self._vocabulary.forms.get(f"{_UNITED_NATIONS} {_SECRETARIAT}", ())
        alone = not (LONGER.match(words, end) or _CAPITALISED_BEFORE.search(words, max(0, start - 40), start))
        if owners and alone and self._history.subject.of_organs:
            named = chain(self.mentions, self._context.mentions)
            if all(each.entry == owners[0].entry for each in named if _SECRETARIAT in each.quote):
                self._name(start, end, Form(_SECRETARIAT, owners[0].entry, owners[0].kind, "name"))
                return end
        return 0

    def _attached(self, start: int, end: int) -> int:
        """Where what is named by its treaty ends: "the Optional Protocol to the Covenant"; 0 if nothing is."""
        found = attached_at(self._text.words, start, end, self._history, self._vocabulary)
        if found is None:
            past, entry = attached_thereto(self._text.words, start, end, self._history, self._vocabulary)
            if entry:
                self.found.mention(start, past, Form("", entry, self.found.kind_of(entry), "variant"))
            return past if entry else 0
        start, past, entry, treaty = found
        self.found.mention(start, past, Form("", entry, self.found.kind_of(entry), "variant"))
        self.found.refer(treaty)
        return past

    def _dated(self, start: int, end: int) -> int:
        """Where a known name ends that has a year behind its head noun; 0 if none does."""
        found = dated_name(self._text.words, start, end, self._matcher, self._vocabulary)
        if found is None:
            return 0
        self.found.mention(*found)
        return found[1]

    def _refer(self, anaphor: Anaphor) -> None:
        """Write down what a reference means; first words of known names may be the last of an unknown one."""
        if self.found.refer(anaphor):
            self._definitions.learn_again(self._text.words, anaphor.start, anaphor.end, self._context.mentions)
            return
        if anaphor.head not in self._vocabulary.short_names:
            return
        if again := self._unrecorded.last_words(anaphor.head, anaphor.kind):
            self._name(anaphor.start, anaphor.end, again)

    def _organ(self, start: int, end: int) -> int:
        """Where a trigger of several words ends: "General Assembly resolution" without a number names the organ.

        So does "UNHCR/UNICEF", which is no symbol.
        """
        words = self._text.words
        organ, _, _ = plain(words[start:end]).rpartition("/" if words[end - 1] == "/" else " ")
        if form := self._context.owner(start, start + len(organ), self._vocabulary.forms.get(organ, ())):
            self._name(start, start + len(organ), form)
        elif anaphor := anaphor_at(words, start, start + len(organ), self._vocabulary.short_names):
            self.found.refer(anaphor)
        elif words[start:end] in self._vocabulary.short_names:
            return self._within(start, end)
        return end
