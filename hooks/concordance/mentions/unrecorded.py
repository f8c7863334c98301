"""Names that no record has become entries, each with an id made of its words."""

import re
from collections import defaultdict
from collections.abc import Mapping

from concordance.mentions.definitions import Definitions, definitions
from concordance.mentions.disambiguation import Context
from concordance.mentions.longer_names import numbered_behind
from concordance.mentions.shape_finder import telling
from concordance.mentions.titles import Titles, dated
from concordance.model import Entry, Form, FormKind, Kind, Text
from concordance.names.abbreviations import stands_for
from concordance.names.heads import HEADS, PREPOSITION
from concordance.names.matcher import plain
from concordance.names.shape_runs import RUN, SHORTENED_TO
from concordance.names.shape_tails import SET_UP, experts_end
from concordance.names.shapes import NameShape
from concordance.names.vocabulary import Vocabulary
from concordance.text import slug_of

# "established by Security Council resolution 751 (1992)" is "pursuant to resolution 751 (1992)".
_WORDING = re.compile(rf"{SET_UP}| pursuant to")
_ITS_RESOLUTION = re.compile(r"(?<=pursuant to )Security Council (?=resolution)")
_ON_LAND = re.compile(rf" (?:on|concerning) ((?:the )?{RUN.pattern}(?: of (?:the )?{RUN.pattern})?)")
_OF_QUOTED = tuple(f" of {the}{quote}" for the in ("", "the ") for quote in ('"', "\N{LEFT DOUBLE QUOTATION MARK}"))
_OF_SECRETARIAT = re.compile(r" of the (?:United Nations )?Secretariat\Z")
_AGREED = frozenset({"Accord", "Accords", "Agreement", "Agreements"})
_ON_SUBJECT = re.compile(r" (?:against|for|on) ")


class Unrecorded:
    """Makes entries of names that no record has, each with an id made of its words."""

    def __init__(
        self, vocabulary: Vocabulary, definitions: Definitions, context: Context, years: Mapping[str, str]
    ) -> None:
        """Begin a report, which has none yet; `years` has by entry the year that stood before its name."""
        self._vocabulary = vocabulary
        self._definitions = definitions
        self._context = context
        self._years = years
        self._states: dict[tuple[str, str], str] = {}  # by section and name, whose body it is
        self._titles = Titles()
        self._named: defaultdict[tuple[Kind, str], set[str]] = defaultdict(set)  # entries by name alone
        self.entries: dict[str, Entry] = {}

    def form_of(self, text: Text, shape: NameShape) -> Form:
        """Return the form of the entry that a name means; of a record that has the abbreviation defined behind it."""
        name = plain(text.words[shape.start : shape.end])
        if owner := self._owner(text.words, shape, name) or self._by_number(text.words, shape.end, name):
            return Form(name, owner.entry, owner.kind, "variant")
        known = self._of_secretariat(name) or self._by_abbreviation(name) or self._without_middle(name)
        if named := known or self._experts(text.words, shape, name):
            return named
        told = shape.of_state or experts_end(text.words, shape.end) > shape.end or _is_own(text.words, shape.end, name)
        if not told and (again := self.again(name, shape.kind) or self._nearly(name, shape.kind)):
            return again
        return Form(name, self._entry(text, shape), shape.kind, "name")

    def again(self, name: str, kind: Kind) -> Form | None:
        """Return the form of the one entry whose name begins with these words: "the Group of Friends".

        Of words that any body may have, it is the one entry that has no others: "the National Council".
        """
        same = () if telling(name.split(" ")) else self._named.get((kind, name), ())
        if len(same) == 1:
            return Form(name, next(iter(same)), kind, "name")
        longer = self._titles.begun(name, kind)
        before = PREPOSITION.split(name, maxsplit=1)[0].split(" ")
        own = [word for word in telling(before) if word[0].isupper()]
        whole = len(own) > 1 or _ON_SUBJECT.search(name)  # "Office for Wool", of the Secretariat
        form: FormKind = "name" if whole else "anaphora"
        return Form(name, longer[0], kind, form) if len(longer) == 1 else None

    def last_words(self, name: str, kind: Kind) -> Form | None:
        """Return the form of the one entry whose name ends with these words of many: "the Executive Board"."""
        if telling(name.split(" ")):
            return None
        longer = self._titles.ended(name, kind)
        return Form(name, longer[0], kind, "anaphora") if len(longer) == 1 else None

    def _nearly(self, name: str, kind: Kind) -> Form | None:
        """Return the form of the one entry that has this name but for a year before it or a phrase in its middle."""
        if slug_of(name) in self.entries:
            return None
        year, bare = dated(name)
        near = self._titles.near(bare, kind).items()
        found = [(entry, form) for entry, form in near if not year or self._years.get(entry, year) == year]
        return Form(name, found[0][0], kind, found[0][1]) if len(found) == 1 else None

    def _of_secretariat(self, name: str) -> Form | None:
        """Return the form of the department, recorded or named before, that a text says is the Secretariat's."""
        of_secretariat = _OF_SECRETARIAT.search(name)
        if of_secretariat is None:
            return None
        bare = name[: of_secretariat.start()]
        owners = self._vocabulary.forms.get(bare, ())
        if len(owners) == 1 and owners[0].kind == "body" and not owners[0].when:
            return Form(name, owners[0].entry, "body", owners[0].form)
        entry = slug_of(bare)
        return Form(name, entry, "body", "name") if entry in self.entries else None

    def _by_abbreviation(self, name: str) -> Form | None:
        """Return the form of the treaty whose abbreviation stands before its head noun: "MARPOL Convention"."""
        short, _, head = name.partition(" ")
        owners = self._vocabulary.forms.get(short, ()) if head in HEADS["instrument"] else ()
        if len(owners) != 1 or (owners[0].kind, owners[0].form) != ("instrument", "abbreviation"):
            return None
        return Form(name, owners[0].entry, "instrument", "variant")

    def _without_middle(self, name: str) -> Form | None:
        """Return the form of the one agreement that the report names with more in it: "1999 Lusaka Agreement"."""
        year, bare = dated(name)
        first, _, head = bare.partition(" ")
        if head not in _AGREED:
            return None
        longer = (form for form in self._context.named.instruments if form.text.startswith(f"{first} "))
        entries = {form.entry for form in longer if form.text.endswith(f" {head}")}
        entries = {each for each in entries if not year or year in (self._vocabulary.years.get(each) or {year})}
        return Form(name, entries.pop(), "instrument", "variant") if len(entries) == 1 else None

    def _experts(self, words: str, shape: NameShape, name: str) -> Form | None:
        """Return the form of the known panel or group of experts on the land that stands behind its resolution."""
        past = experts_end(words, shape.end)
        land = _ON_LAND.match(words, past) if past > shape.end else None
        owners = self._vocabulary.forms.get(plain(f"{name} on {land[1]}"), ()) if land else ()
        return Form(name, owners[0].entry, "body", "variant") if owners else None

    def _by_number(self, words: str, end: int, name: str) -> Form | None:
        """Return the form of the numbered convention whose number stands behind a name that is nearly its own."""
        _, owners = numbered_behind(words, end, self._vocabulary)
        return next((owner for owner in owners if self._definitions.is_near(name, owner)), None)

    def _owner(self, words: str, shape: NameShape, name: str) -> Form | None:
        """Return the form of a record that has the abbreviation defined behind a name, and nearly this name."""
        owners = (
            owner
            for short in definitions(words, shape.start, shape.end)
            for owner in self._vocabulary.forms.get(short, ())
            if owner.kind in HEADS and self._definitions.is_near(name, owner)
        )
        return next(owners, None)

    def _entry(self, text: Text, shape: NameShape) -> str:
        """Return the id of the entry of a name: its words and, if each State has such a body, the State's name."""
        name = text.words[shape.start : experts_end(text.words, shape.end)]
        entry = slug_of(_ITS_RESOLUTION.sub("", _WORDING.sub(" pursuant to", name)))
        key = shape.kind, name
        of_other = text.words.startswith(_OF_QUOTED, shape.end)  # "of “Somaliland”", which is no State
        of_whom = "" if of_other else self._context.state
        if shape.of_state and (state := self._states.setdefault((text.section, entry), of_whom)):
            whose = self._vocabulary.all_entries[state].short
            entry, name = f"{entry}-of-{slug_of(whose)}", f"{name} ({whose})"
        if entry in self._vocabulary.all_entries:
            entry += "-named"
        if entry not in self.entries:
            self.entries[entry] = Entry(entry, shape.kind, name, name, recorded=False)
            self._titles.add(self.entries[entry])
        self._named[key].add(entry)
        return entry


def _is_own(words: str, end: int, name: str) -> bool:
    """Whether a text defines an abbreviation for words that any body may have: "the National Council (NC)"."""
    behind = SHORTENED_TO.match(words, end)
    return behind is not None and not telling(name.split(" ")) and stands_for(name, behind[1])
