"""What a form means that two entries may own, or that may be no name at all: its place in the report decides."""

import re
from collections.abc import Sequence
from itertools import takewhile

from concordance.mentions.anaphora import TRIGGERS
from concordance.mentions.definitions import LONGEST, Definitions
from concordance.mentions.named_elsewhere import NamedElsewhere
from concordance.mentions.subject import Subject
from concordance.model import Form, Mention
from concordance.names.beside_places import (
    is_between_names,
    is_in_name,
    is_in_united_states,
    is_persons,
    noun_behind,
)
from concordance.names.heads import MAIN_COMMITTEE
from concordance.names.matcher import Match, plain
from concordance.names.rules import holds
from concordance.names.shape_words import ANYONES, NO_PART, OPENING
from concordance.names.shared_abbreviations import treaty_or_body
from concordance.names.states import INVERTED
from concordance.names.vocabulary import Vocabulary

# A capitalised word right before a name, within a sentence, other than those that do not change what it means.
_MODIFIER = re.compile(r"[\w,;:)'] (?!UN |Nations |International |The |Additional )[A-Z][\w.'-]*[\w.] \Z")
_OF_PARTIES = ("Conference of the Parties", "Meeting of the Parties")
_OF_CONFERENCE = re.compile(r" of (?:the|this) (?:Conference|Congress|Meeting|Summit)\b")
_NUMBER_BEFORE = re.compile(r"\b(?:[A-Z][a-z]+-)?(?:[Ff]irst|[Ss]econd|[Tt]hird|[A-Za-z]+th) \Z")
# "National Security Council" is not the Security Council.
_NATIONAL = (
    *("Federal ", "National ", "Parliamentary ", "Presidential ", "Provincial ", "State ", "Supreme "),
    *("Inter-Ministerial ", "Inter-ministerial ", "InterMinisterial ", "Interministerial "),
)
_LAST_OF_NATIONAL = frozenset(word[-3:] for word in _NATIONAL)
_OF_NATION = re.compile(rf"\b(?:{'|'.join(_NATIONAL)})\Z")
_LONGER_NUMBER = re.compile(r"[./]\d")
_SYMBOL_BEHIND = re.compile(r"/(?:Ser\.|(?:[A-Z][A-Za-z]*[./]{1,2})*\d)")  # "OAS/Ser.L/V/II.47"
_ACT_BEFORE = re.compile(r"\b(?:Decision|Directive|Regulation) \(\Z")  # "Directive (EU) 2024/1"
_GOES_ON = re.compile(r",? (?:and|or) |, (?:the )?[A-Z]")
_LISTED = re.compile(r"(?:, | and |, and )(?:the )?")
_WORD_BEHIND = re.compile(r" ([A-Z][a-z]+)(?![\w.])")
_NO_MORE = NO_PART | OPENING | {"International"}  # "the Geneva International Goat Centre": two names
_JOINED_IN = 2003  # the year in which Serbia and Montenegro became the name of a State
# "Marie-France" is no State, "Africa-China" and "Iran-Iraq" are; what stands before the hyphen tells.
_JOINED = re.compile(r"\b([A-Z][a-z]+)-\Z")
_PREFIXES = frozenset(
    "Africa America Anglo Anti Arab Asia Europe Ex Franco Indo Inter Intra Latin Mid Non Pan Post Pre Pro Sino".split()
)
_NEAR = 16  # characters before a name in which what shortens another one's beginning stands
# What stands before or behind the last words of another State's name: "Dem. Rep. of the Congo", "Sudan (South".
_SHORTENED = re.compile(
    r"(?<![\w.])(?:[NSEWR]|Amer?|Brit|Cent|Dem|Eq|Equat|Fed|Fr|Isl|Nth|Pap|Pop|Rep|Soc|Sth|Utd)\. ?(?:of (?:the )?)?\Z"
    r"|\b(?:Arab|Democratic|Islamic|Popular|Socialist|Soviet) \Z|\bPeople\S{0,4} \Z"
)
_IN_BRACKETS = re.compile(r" \((?:the )?(?:DRC|D\.? ?R|Dem|South|North|West|East|American|Equatorial|[NSEW]\.)")
_CITY = re.compile(r"([A-Z][\w'-]+(?: [A-Z][\w'-]+)?), \Z")
_CAPITALISED = re.compile(
    r" (?:the )?[A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]*(?: [\w'\N{RIGHT SINGLE QUOTATION MARK}-]+){0,4}"
)
_ROW_BEGINS = re.compile(r"[/\d] \Z")
_ROW = 160  # characters of a row of a table: a State, names of persons, its report
# What a State does in a dialogue about another: "Costa Rica asked about the National Assembly".
_SPEAKS = re.compile(
    r" (?:also )?(?:acknowledged|applauded|appreciated|asked|commended|congratulated|drew|encouraged|enquired|expressed"
    r"|hailed|highlighted|inquired|noted|praised|raised|recalled|recognized|recommended|referred|requested|said|stated"
    r"|suggested|thanked|took note|underlined|urged|welcomed)\b"
)


class Context:
    """What a reader knows on arriving at a place: what was mentioned in this unit, which States, what is defined."""

    def __init__(self, vocabulary: Vocabulary, definitions: Definitions, subject: Subject) -> None:
        """Begin a report on this subject, in which nothing is named yet."""
        self._vocabulary = vocabulary
        self._definitions = definitions
        self._words = ""
        self._about_state = subject.state
        self._organ = subject.organ
        self._year = subject.year
        self._in_conference = subject.conference
        self.named = NamedElsewhere(vocabulary, subject.state)
        self.mentions: list[Mention] = []

    def enter(self, words: str, section: str, places: Sequence[Match]) -> None:
        """Begin another unit, of these words, in this section; at these places of it forms stand."""
        self._words = words
        self.named.enter(words, section, places)
        self.mentions = []

    def is_free(self, start: int) -> bool:
        """Whether no mention of the unit reaches beyond this place."""
        near = takewhile(lambda mention: mention.end > start - LONGEST, reversed(self.mentions))
        return all(mention.end <= start for mention in near)

    @property
    def state(self) -> str:
        """The State whose bodies the text speaks of: that of the report's subject, unless the unit turns to another.

        In a report about no State, it is the only State named so far in the unit, or else in the section.
        """
        here = self.named.in_unit
        if self._about_state and (not here or self._about_state in here or self._is_asked_about()):
            return self._about_state
        named = here or self.named.in_section
        return next(iter(named)) if len(named) == 1 else ""

    def _is_asked_about(self) -> bool:
        """Whether the only State named so far in the unit begins it, and speaks there: "Costa Rica asked about ..."."""
        first = self.mentions[0] if self.mentions else None
        begins = first and first.entry in self.named.in_unit and self._words[: first.start] in {"", "The "}
        return bool(first and begins and len(self.named.in_unit) == 1 and _SPEAKS.match(self._words, first.end))

    def owner(self, start: int, end: int, forms: tuple[Form, ...]) -> Form | None:
        """Return the form's owner: by the rule that the context meets, else the one without a rule, if any."""
        words = self._words
        if not forms:
            return None
        first = forms[0]
        if first.kind != "country":
            of_conference = self._in_conference and MAIN_COMMITTEE.fullmatch(first.text)
            of_conference = of_conference or (first.text in ANYONES and _OF_CONFERENCE.match(words, end))
            if of_conference or self._is_part(start, end, first.text) or self._is_of_other(first, start):
                return None
        elif self._is_no_state(first, start, end):
            return None
        defined = self._definitions
        if words[start - 1 : start] == "(":
            defined.tie(words, start, end, forms, self.mentions)
        if defined.means_other(first.text) or (words[end : end + 2] == " (" and defined.is_of_other(words, end, forms)):
            return None
        without_rule = None
        for form in forms:
            if not form.when:
                without_rule = form
            elif self._meets(form, start, end):
                return form
        return without_rule

    def _is_of_other(self, form: Form, start: int) -> bool:
        """Whether an organ is that of the organization named right before it: "League of Goats General Assembly"."""
        last = self.mentions[-1] if self.mentions else None
        if last is None or last.kind != "body" or last.end != start - 1 or self._words[last.end] != " ":
            return False
        in_words = last.form in {"name", "variant"} and " " in self._words[last.start : last.end]
        return in_words and form.entry in self._vocabulary.organ_entries

    def _is_no_state(self, form: Form, start: int, end: int) -> bool:
        """Whether the name of a State or place is part of that of a person, a town, a process or another State."""
        words = self._words
        place = form.form == "place"
        if is_persons(words, start, place=place) or (place and is_between_names(words, start, end)):
            return True
        if place or form.form == "name":
            if is_in_name(words, start, end, place=place) or (place and self._goes_on(form, end)):
                return True
            if words[end : end + 2] in {", ", " ("} and words[end + 2 : end + 3].isupper() and form.entry != "USA":
                where = place and form.entry != "GEO"
                if is_in_united_states(words, start, end, place=where):
                    return True
            if words[start - 1 : start] == "-" and self._is_joined(start):
                return True
            if form.entry == "GEO" and self._is_behind_city(form, start):
                return True
        return form.text in self._vocabulary.endings and self._is_ending(start, end)

    def _is_ending(self, start: int, end: int) -> bool:
        """Whether a name stands here as the end of another State's, which is shortened or turned round."""
        begin = max(0, start - _NEAR)
        if not self._words[begin:start].islower() and _SHORTENED.search(self._words, begin, start):
            return True
        return _IN_BRACKETS.match(self._words, end) is not None

    def _goes_on(self, form: Form, end: int) -> bool:
        """Whether a place begins another name, as the State that it is in is nowhere named: "Juba Hoose" in Somalia."""
        behind = _WORD_BEHIND.match(self._words, end)
        if behind is None or behind[1] in _NO_MORE or noun_behind(self._words, end):
            return False
        return not self.named.is_named(form.entry)

    def _is_joined(self, start: int) -> bool:
        """Whether a hyphen joins the name to a word before it that is no State or place: "Marie-France"."""
        if self.mentions and self.mentions[-1].end == start - 1:  # "the Russian Federation-Ukraine border"
            return False
        joined = _JOINED.search(self._words, max(0, start - 30), start)
        return joined is not None and not (joined[1] in _PREFIXES or joined[1] in self._vocabulary.forms)

    def _is_behind_city(self, form: Form, start: int) -> bool:
        """Whether a city of another State stands before the name, which is that of a state then: "Athens, Georgia"."""
        city = _CITY.search(self._words, max(0, start - 40), start)
        names = {city[1], city[1].rpartition(" ")[2]} if city else set()
        owners = [other for name in names for other in self._vocabulary.forms.get(name, ()) if other.form == "place"]
        return bool(owners) and all(other.entry != form.entry for other in owners)

    def _meets(self, form: Form, start: int, end: int) -> bool:
        """Whether the context meets the conditions under which the form means its entry."""
        return all(self._meets_one(rule, form, start, end) for rule in form.when.split())

    def _meets_one(self, rule: str, form: Form, start: int, end: int) -> bool:
        if rule == "defined":
            return self._is_defined(form, start, end)
        if rule == "named":
            return self.named.is_meant(form, start, end)
        if rule == "state":
            return self.named.last_state == self._vocabulary.all_entries[form.entry].state
        if rule in {INVERTED, "joint"}:
            return not (self._is_of_two(start, end) if rule == "joint" else self._goes_on_as_state(start, end))
        if rule == "short" and self._is_rivals(form, start):
            return False
        in_row = rule == "person" and self._begins_row(form, start, end)
        return in_row or holds(rule, self._words, start, end)

    def _goes_on_as_state(self, start: int, end: int) -> bool:
        """Whether the words behind the comma of a name turned round begin another one: "Moldova, Republic of Korea"."""
        words = self._words
        behind = plain(words[start:end]).partition(", ")[2].removeprefix("the ")
        following = _CAPITALISED.match(words, end)
        if following is None:
            return False
        if not behind.endswith((" of", " of the")):
            return True
        more = plain(following[0]).split(" ")
        longer = (" ".join((behind, *more[1:count])) for count in range(2, len(more) + 1))
        return any(name in self._vocabulary.forms for name in longer)

    def _begins_row(self, form: Form, start: int, end: int) -> bool:
        """Whether the name begins a row of a table, in which the symbol of the State's report stands."""
        before = _ROW_BEGINS.search(self._words, max(0, start - 2), start)
        return before is not None and f"/C/{form.entry}/" in self._words[end : end + _ROW]

    def _is_of_two(self, start: int, end: int) -> bool:
        """Whether the name of a State that is that of two means those, as before they were one."""
        return 0 < self._year < _JOINED_IN or self._closes_list(start, end)

    def _closes_list(self, start: int, end: int) -> bool:
        """Whether the form closes a list of States: one stands with a comma before it, and none behind it."""
        last = self.mentions[-1] if self.mentions else None
        listed = last and last.kind == "country" and last.form == "name" and last.end == start - 2
        return bool(listed) and self._words[start - 2] == "," and not _GOES_ON.match(self._words, end)

    def _is_rivals(self, form: Form, start: int) -> bool:
        """Whether a short form more likely means another State, in whose name it stands and which was named.

        In a list of States the short form is its own State's all the same.
        """
        rivals = self._vocabulary.rivals.get(form.text, frozenset())
        listed = self.mentions and _LISTED.fullmatch(self._words, self.mentions[-1].end, start)
        return bool(rivals & self.named.in_report) and form.entry not in self.named.in_report and not listed

    def _is_defined(self, form: Form, start: int, end: int) -> bool:
        """Whether the report has tied the form to its entry, or, if to none, the words around it tell the kind.

        Where they do not, the organ whose document it is may be meant.
        """
        if entry := self._definitions.tied_entries.get(form.text):
            return entry == form.entry
        same = [other for other in self._vocabulary.forms[plain(form.text)] if other.kind == form.kind]
        told = treaty_or_body(self._words, start, end) or self._kind_before(start)
        return len(same) == 1 and (told == form.kind if told else form.entry == self._organ)

    def _kind_before(self, start: int) -> str:
        """Return the kind of what stands before in a list: "the Maputo Protocol, CEDAW"; empty if nothing does."""
        last = self.mentions[-1] if self.mentions else None
        return last.kind if last and _LISTED.fullmatch(self._words, last.end, start) else ""

    def _is_part(self, start: int, end: int, form: str) -> bool:
        """Whether a name is only a piece of a longer, unknown one, or its number of a longer number.

        "Tunisian Commission on Human Rights" is not the Commission on Human Rights. A capital at the
        beginning of a sentence says nothing.
        """
        words = self._words
        national = words[start - 3 : start] in _LAST_OF_NATIONAL and " " in form
        if national and _OF_NATION.search(words, max(0, start - 18), start):
            return True
        if words[end : end + 1] in {"/", "."} and (
            _SYMBOL_BEHIND.match(words, end) or (form[-1].isdigit() and _LONGER_NUMBER.match(words, end))
        ):
            return True
        if words[start - 1 : start] == "(" and _ACT_BEFORE.search(words, max(0, start - 14), start):
            return True
        before = words.rfind(" ", 0, start - 1)
        if not words[before + 1].isupper() or form.partition(" ")[0] not in TRIGGERS:
            return False
        counted = form.startswith(_OF_PARTIES) and _NUMBER_BEFORE.search(words, max(0, start - 20), start)
        return not counted and _MODIFIER.match(words, max(0, before - 1), start) is not None
