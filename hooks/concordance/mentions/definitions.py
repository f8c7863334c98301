"""What a report itself calls what it names: "the Convention on ... (hereinafter the Convention)", "(MWC)"."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from concordance.mentions.anaphora import TRIGGERS
from concordance.model import Form, Mention
from concordance.names.abbreviations import is_blend, long_form, stands_for
from concordance.names.matcher import Match, plain
from concordance.names.shapes import NameShape
from concordance.names.vocabulary import Vocabulary

# What a report itself says a name is called: "(hereinafter the Convention)", "(the \"Palermo Protocol\")", "(MWC)",
# "(CERD or \"the Committee\")".
_BRACKETS = re.compile(r" \(([^()]{2,100})\)")
_BETWEEN = re.compile(r",? or ")
_DEFINITION = re.compile(
    r"(?P<said>(?:here(?:in)?after|henceforth)(?: referred to as| called| known as)?,? )?(?P<the>the )?"
    r"(?P<quoted>[\"'\u2018\u201c])?(?:the )?(?P<name>[A-Z][^\"\u2019\u201d]{1,60}?)[\"'\u2019\u201d]?"
)
LONGEST = 500
"""Characters: no mention is longer."""
_PERSON = re.compile(r"\b(?:Commissioner|Rapporteur|Secretary|Representative|Expert|Chair|President|Minister)")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,8}[A-Z](?:-?[A-Z0-9]+)*(?: [IVX]+)?\Z")
_BRACKET = re.compile(r" \(([A-Z][A-Za-z-]{0,8}[A-Z])\)")
_BEFORE = re.compile(r"\b([A-Z][A-Za-z0-9-]+) \(\Z")
_LONG_WORD = re.compile(r"\b\w{4,5}")  # a word of four letters or more, by its first five
_A_STATE = re.compile(r"(?:Kingdom|Republic|State) of ")
_MANY_WORDS = 5  # long words of a name, of which one may differ
_LISTED = re.compile(r"([A-Z][\w-]*)\s*[:\t]\s*")
# A number in a series is a name without more ado: "(Third Convention)", "(Protocol II)".
_OF_SERIES = re.compile(r"((?:First|Second|Third|Fourth|Fifth|Sixth) )?(?:Convention|Protocol)(?(1)| [IVX]+)\Z")


def definitions(text: str, start: int, end: int) -> list[str]:
    """Return the names that brackets right after a mention give to it; none if one of their parts is no definition."""
    brackets = _BRACKETS.match(text, end)
    names = [_defined(part, text[start:end]) for part in _BETWEEN.split(brackets[1])] if brackets else []
    return names if all(names) else []


def bracketed_before(words: str, start: int, end: int) -> tuple[int, str] | None:
    """Return the abbreviation before brackets that hold just this name, and where it stands; nothing if none does."""
    before = _BEFORE.search(words, max(0, start - 20), start) if words[end : end + 1] == ")" else None
    if before is None:
        return None
    stands = stands_for if before[1][-1].isupper() else is_blend
    return (before.start(1), before[1]) if stands(words[start:end], before[1]) else None


def _defined(part: str, words: str) -> str:
    """Return the name that a part of what stands in brackets defines for these words; empty if it defines none."""
    match = _DEFINITION.fullmatch(part)
    if not match or _PERSON.search(match["name"]):
        return ""
    said = match["said"] or match["the"] or match["quoted"]
    said = said or _is_short(match["name"], words) or _OF_SERIES.match(match["name"])
    return plain(match["name"]) if said else ""


def _is_short(name: str, words: str) -> bool:
    """Whether a name is an abbreviation, or a blend of these words."""
    return _ABBREVIATION.match(name) is not None or is_blend(words, name)


def _is_of_several(name: str, words: str) -> bool:
    """Whether a name is that of all treaties of a list, not of the last alone: "(the Rio Conventions)"."""
    last = name.rpartition(" ")[2]
    return last.endswith("s") and {last, last[:-1]} <= TRIGGERS and last not in words.split(" ")


def _is_of_more(words: str, start: int, end: int, name: str) -> bool:
    """Whether an abbreviation stands for words that begin before the name that it stands behind."""
    return 0 <= long_form(words, end, name) < start


def part_defined(words: str, start: int, end: int) -> tuple[int, str] | None:
    """Return where the last words of a name begin for which alone an abbreviation behind it stands, and that.

    In "Task Force of the Wool Panel (WP)" it is the panel's; nothing if there is none. A State is no such part: "Party
    of the State of Snowland (SOS)".
    """
    for name in definitions(words, start, end):
        begin = long_form(words, end, name) if _ABBREVIATION.match(name) else -1
        if begin > start and words.endswith((" of ", " of the "), start, begin) and not _A_STATE.match(words, begin):
            return begin, name
    return None


def definable(
    words: Sequence[str],
    places: Sequence[Sequence[Match]],
    shapes: Sequence[Sequence[NameShape]],
    forms: Mapping[str, tuple[Form, ...]],
) -> set[str]:
    """Return the names that these texts give to something they name, and that the vocabulary does not have."""
    names: set[str] = set()
    for text, found, shaped in zip(words, places, shapes, strict=True):
        if "(" in text:
            spans = [(shape.start, shape.end) for shape in shaped if shape.is_name]
            spans += [
                (start, end)
                for start, end, surface in found
                if (text[end : end + 2] == " (" or text[end : end + 1] == ")") and _may_be_defined(surface, forms)
            ]
            for start, end in spans:
                names.update(definitions(text, start, end))
                before = bracketed_before(text, start, end)
                names.update([before[1]] if before else [])
    return {name for name in names if name not in forms and name not in TRIGGERS}


def _may_be_defined(surface: str, forms: Mapping[str, tuple[Form, ...]]) -> bool:
    """Whether a place names an entry that is no State, or refers to one by several words."""
    return forms[surface][0].kind != "country" if surface in forms else " " in surface


class Definitions:
    """What a report has defined on arriving at a place.

    `tied_entries` are forms of the vocabulary and the entry that each is tied to, `added_forms` the forms that the
    report adds, `strange` the abbreviations that it has for what is no name, and `ahead` those that it will define
    otherwise than their records.
    """

    def __init__(self, vocabulary: Vocabulary, heads: dict[str, str]) -> None:
        """`heads` takes what a head noun alone stands for: "(the Convention)"."""
        self._forms = vocabulary.forms
        self._names_of = vocabulary.names_of
        self._heads = heads
        self.strange: set[str] = set()
        self.ahead: set[str] = set()
        self.tied_entries: dict[str, str] = {}
        self.added_forms: dict[str, Form] = {}

    def look_ahead(self, texts: Sequence[str]) -> None:
        """Take note of the abbreviations that stand, where they are first in brackets, for words that no record has."""
        seen: set[str] = set()
        for words in texts:
            for bracket in _BRACKET.finditer(words):
                short, end = bracket[1], bracket.start()
                forms = () if short in seen else self._forms.get(short, ())
                seen.add(short)
                if forms and forms[0].form == "abbreviation" and self._stands_for_other(words, end, forms):
                    begin = long_form(words, end, short)
                    if plain(words[begin:end]) not in self._forms:
                        self.ahead.add(short)

    def means_other(self, form: str) -> bool:
        """Whether a form stands for what is no name, or for what the report has not defined yet."""
        return form in self.strange or (
            form in self.ahead and form not in self.tied_entries and form not in self.added_forms
        )

    def learn(self, words: str, start: int, end: int, form: Form) -> tuple[int, Form] | None:
        """Take up what the words around the name of an entry define; comes back an abbreviation before it, and where.

        That is the first word of "CAT: Committee against Torture", or of "FHWP (Forum of Harbour Workers)".
        """
        first = self.learn_listed(words, start, form)
        behind = words[end : end + 2]
        if behind == " (":
            self._learn_behind(words, start, end, form)
        elif behind[:1] == ")":
            return first or self._learn_before(words, start, end, form)
        return first

    def learn_again(self, words: str, start: int, end: int, here: Sequence[Mention]) -> None:
        """Take up the abbreviation behind a reference, the last mention here: "the Conference of the Parties (COP)"."""
        if not words.startswith(" (", end) or " " not in words[start:end]:
            return
        for name in definitions(words, start, end):
            if name not in self._forms and stands_for(words[start:end], name):
                mention = here[-1]
                self.added_forms[name] = Form(name, mention.entry, mention.kind, "abbreviation")

    def learn_listed(self, words: str, start: int, form: Form) -> tuple[int, Form] | None:
        """Take up an abbreviation that a list begins with: "MEX: Mexico"; it comes back, and where it stands."""
        just_before = words[start - 2 : start]  # a quick look
        if not (":" in just_before or "\t" in just_before):
            return None
        listed = _LISTED.fullmatch(words, 0, start)
        for other in self._forms.get(listed[1], ()) if listed else ():
            if other.entry == form.entry:
                self.tied_entries[other.text] = form.entry
                return 0, other
        return None

    def _learn_before(self, words: str, start: int, end: int, form: Form) -> tuple[int, Form] | None:
        """Take up an abbreviation behind which the name stands in brackets."""
        before = bracketed_before(words, start, end)
        if before is None:
            return None
        at, name = before
        if any(other.entry == form.entry for other in self._forms.get(name, ())):
            self.tied_entries[name] = form.entry
            return None  # it is found by itself
        self.added_forms[name] = Form(name, form.entry, form.kind, "abbreviation")
        return at, self.added_forms[name]

    def _learn_behind(self, words: str, start: int, end: int, form: Form) -> None:
        """Take up what brackets behind the name of an entry define; it holds against what others mean by it."""
        for name in definitions(words, start, end):
            owners = self._forms.get(name, ())
            short = _is_short(name, words[start:end])
            of_several = words.startswith(" (the ", end) and _is_of_several(name, words[start:end])
            if name in TRIGGERS:
                self._heads[name] = form.entry
            elif any(other.entry == form.entry for other in owners):
                self.tied_entries[name] = form.entry
            elif last := self._named_last(words[start:end], owners):
                self.tied_entries[name] = last
            elif of_several or part_defined(words, start, end) or (short and _is_of_more(words, start, end, name)):
                continue
            elif (short and owners and self._stands_for(words, start, end, name)) or not any(
                short or other.kind == "country" for other in owners
            ):
                self.added_forms[name] = Form(name, form.entry, form.kind, "abbreviation" if short else "variant")

    def _named_last(self, words: str, owners: Sequence[Form]) -> str:
        """Return the owner of an abbreviation with whose name these words end: "Parties to the Milk Treaty (MT)"."""
        named = (
            owner.entry for owner in owners if any(words.endswith(f" {name}") for name in self._names_of(owner.entry))
        )
        return next(named, "")

    def _stands_for(self, words: str, start: int, end: int, name: str) -> bool:
        """Whether an abbreviation stands for a name, or for its last words: "UNECE Transport Committee (TC)"."""
        return stands_for(words[start:end], name) or long_form(words, end, name) > start

    def tie(self, words: str, start: int, end: int, forms: Sequence[Form], here: Sequence[Mention]) -> None:
        """Take up that forms in brackets stand for what was mentioned right before them."""
        if words[start - 2 : start] == " (" and words[end : end + 1] == ")":
            near = takewhile(lambda mention: mention.end > start - LONGEST, reversed(here))
            named = {mention.entry for mention in near if mention.end == start - 2}
            self.tied_entries |= {form.text: form.entry for form in forms if form.entry in named}
            if not named and _ABBREVIATION.match(forms[0].text) and self._stands_for_other(words, start - 2, forms):
                self.strange.add(forms[0].text)

    def is_of_other(self, words: str, end: int, forms: Sequence[Form]) -> bool:
        """Whether the brackets behind an abbreviation hold what it stands for, which is no name of its owners."""
        close = words.find(")", end, end + LONGEST) if forms[0].form == "abbreviation" else -1
        if close < 0 or long_form(words, close, forms[0].text) != end + 2:
            return False
        return not any(self.is_near(words[end + 2 : close], form) for form in forms)

    def _stands_for_other(self, words: str, end: int, forms: Sequence[Form]) -> bool:
        """Whether an abbreviation stands for words before the brackets that are no name of its owners.

        In small letters each of its letters begins a word: "global cost centre (GCC)".
        """
        begin = long_form(words, end, forms[0].text)
        if begin < 0 or any(self.is_near(words[begin:end], form) for form in forms):
            return False
        initials = "".join(word[0] for word in words[begin:end].split())
        return words[begin].isupper() or initials.upper() == forms[0].text

    def is_near(self, words: str, form: Form) -> bool:
        """Whether all long words of these stand in a name of the form's entry; of many, one may be another.

        Their beginnings are enough: "Organisation" is "Organization".
        """
        own = set(_LONG_WORD.findall(words.lower()))
        names = (set(_LONG_WORD.findall(name.lower())) for name in self._names_of(form.entry))
        return any(len(own - name) <= (len(own) >= _MANY_WORDS) for name in names)
