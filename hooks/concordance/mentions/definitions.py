"""What a report itself calls what it names: "the Convention on ... (hereinafter the Convention)", "(MWC)"."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile

from concordance.mentions.anaphora import TRIGGERS
from concordance.model import Form, Mention
from concordance.names.matcher import Match, plain

# What a report itself says a name is called: "(hereinafter the Convention)", "(the \"Palermo Protocol\")", "(MWC)",
# "(CERD or \"the Committee\")".
_BRACKETS = re.compile(r" \(([^()]{2,100})\)")
_BETWEEN = re.compile(r",? or ")
_DEFINITION = re.compile(
    r"(?P<said>(?:here(?:in)?after|henceforth)(?: referred to as| called| known as)?,? )?(?P<the>the )?"
    r"(?P<quoted>[\"'\u2018\u201c])?(?:the )?(?P<name>[A-Z][^\"\u2019\u201d]{1,60}?)[\"'\u2019\u201d]?"
)
_LONGEST = 500  # characters: no mention is longer
_PERSON = re.compile(r"\b(?:Commissioner|Rapporteur|Secretary|Representative|Expert|Chair|President|Minister)")
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,8}[A-Z](?:-?[A-Z0-9]+)*\Z")
_LISTED = re.compile(r"([A-Z][\w-]*)\s*[:\t]\s*")
# A number in a series is a name without more ado: "(Third Convention)", "(Protocol II)".
_OF_SERIES = re.compile(r"((?:First|Second|Third|Fourth|Fifth|Sixth) )?(?:Convention|Protocol)(?(1)| [IVX]+)\Z")


def definitions(text: str, end: int) -> list[str]:
    """Return the names that brackets right after a mention give to it; none if one of their parts is no definition."""
    brackets = _BRACKETS.match(text, end)
    names = [*map(_defined, _BETWEEN.split(brackets[1]))] if brackets else []
    return names if all(names) else []


def _defined(part: str) -> str:
    """Return the name that a part of what stands in brackets defines; empty if it defines none."""
    match = _DEFINITION.fullmatch(part)
    if not match or _PERSON.search(match["name"]):
        return ""
    said = match["said"] or match["the"] or match["quoted"]
    said = said or _ABBREVIATION.match(match["name"]) or _OF_SERIES.match(match["name"])
    return plain(match["name"]) if said else ""


def definable(
    words: Sequence[str], places: Sequence[Sequence[Match]], forms: Mapping[str, tuple[Form, ...]]
) -> set[str]:
    """Return the names that these texts give to something they name, and that the vocabulary does not have."""
    return {
        name
        for text, found in zip(words, places, strict=True)
        for _, end, surface in found
        if text[end : end + 2] == " (" and surface in forms and forms[surface][0].kind != "country"
        for name in definitions(text, end)
        if name not in forms and name not in TRIGGERS
    }


class Definitions:
    """What a report has defined on arriving at a place.

    `tied` are forms of the vocabulary and the entry that each is tied to, `names` the forms that the report adds.
    """

    def __init__(self, forms: Mapping[str, tuple[Form, ...]], heads: dict[str, str]) -> None:
        """`heads` takes what a head noun alone stands for: "(the Convention)"."""
        self._forms = forms
        self._heads = heads
        self.tied_entries: dict[str, str] = {}
        self.added_forms: dict[str, Form] = {}

    def learn(self, words: str, start: int, end: int, form: Form) -> Form | None:
        """Take up what the words around the name of an entry define; comes back what a list begins with.

        That is the abbreviation in "CAT: Committee against Torture".
        """
        listed = _LISTED.fullmatch(words, 0, start)
        owners = self._forms.get(listed[1], ()) if listed else ()
        first = next((other for other in owners if other.entry == form.entry), None)
        if first:
            self.tied_entries[first.text] = form.entry
        if words[end : end + 2] == " (" and form.kind != "country":
            self._learn_behind(words, end, form)
        return first

    def _learn_behind(self, words: str, end: int, form: Form) -> None:
        """Take up what brackets behind the name of an entry define."""
        for name in definitions(words, end):
            owners = self._forms.get(name, ())
            short = _ABBREVIATION.match(name)
            if name in TRIGGERS:
                self._heads[name] = form.entry
            elif any(other.entry == form.entry for other in owners):
                self.tied_entries[name] = form.entry
            elif not any(short or other.kind == "country" for other in owners):
                self.added_forms[name] = Form(name, form.entry, form.kind, "abbreviation" if short else "variant")

    def tie(self, words: str, start: int, end: int, forms: Sequence[Form], here: Sequence[Mention]) -> None:
        """Take up that forms in brackets stand for what was mentioned right before them."""
        if words[start - 2 : start] == " (" and words[end : end + 1] == ")":
            near = takewhile(lambda mention: mention.end > start - _LONGEST, reversed(here))
            named = {mention.entry for mention in near if mention.end == start - 2}
            self.tied_entries |= {form.text: form.entry for form in forms if form.entry in named}
