"""What a report names by forms that leave no doubt, and where: by it the rule `named` decides on the other forms."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import itemgetter

from concordance.model import Form
from concordance.names.beside_places import has_what_states_have
from concordance.names.matcher import Match, plain, surfaces
from concordance.names.vocabulary import Vocabulary

_BEHIND = 80  # characters behind a place in which its State may be named


class NamedElsewhere:
    """The States and bodies that a report names by forms without a rule: so far, in this unit, anywhere."""

    def __init__(self, vocabulary: Vocabulary, state: str = "") -> None:
        """Begin a report, in which nothing is named yet; `state`: the one State that it is about."""
        self._vocabulary = vocabulary
        self._about_state = state
        self._words = ""
        self._section = ""
        self._all_places: Sequence[Sequence[Match]] = ()
        self._places: Sequence[Match] = ()
        self._in_sections: dict[str, set[str]] = defaultdict(set)
        self._named_in_sections: dict[str, set[str]] = defaultdict(set)  # not by places
        self._last_in_sections: dict[str, str] = {}  # the State named last, by whatever form
        self.in_unit: dict[str, None] = {}  # the States named in this unit by whatever form, the latest last
        self._named_here: set[str] = set()  # in this section so far, not by places
        self._names_here: dict[bool, set[str]] = {}  # by whether places in them count
        self.in_report: set[str] = set()
        self._scopes: tuple[set[str], set[str], set[str]] = (set(), set(), self.in_report)  # unit, section, report

    def will_name(self, places: Sequence[Sequence[Match]]) -> None:
        """Take note of the places of all units, where the report names States sooner or later."""
        self._all_places = places

    def enter(self, words: str, section: str, places: Sequence[Match]) -> None:
        """Begin another unit, of these words, in this section; at these places of it forms stand."""
        self._words = words
        self._section = section
        self._places = places
        self.in_unit = {}
        self._names_here = {}
        self._named_here = self._named_in_sections[section]
        self._scopes = (set(), self._in_sections[section], self.in_report)

    def add_state(self, form: Form) -> None:
        """Note that this form has named a State."""
        state = form.entry
        self.in_unit.pop(state, None)
        self.in_unit[state] = None
        self._last_in_sections[self._section] = state
        if form.form != "place":
            self._named_here.add(state)
        if not form.when or not {"named", "short"} & set(form.when.split()):
            unit, section, report = self._scopes
            unit.add(state)
            section.add(state)
            report.add(state)

    @property
    def in_section(self) -> set[str]:
        """The States named so far in the section by forms without a rule."""
        return self._scopes[1]

    @property
    def last_state(self) -> str:
        """The State named last in the unit, or else what the report is about, or else the last of the section."""
        return next(reversed(self.in_unit), "") or self._about_state or self._last_in_sections.get(self._section, "")

    def is_meant(self, form: Form, start: int, end: int) -> bool:
        """Whether the text names the form's State, and no other that has the form, before it or right behind it.

        A people's adjective can stand before the State: its unit, or else the report, names it later. An adjective
        of one State only needs no more than what a State has behind it: "the Uzbek authorities".
        """
        owners = {other.entry for other in self._vocabulary.forms[plain(form.text)]}
        if form.kind != "country":
            return self._named_most(owners, form.text, start) == form.entry
        if named := self._named_behind(owners, form, end):
            return named == form.entry
        unit, section, report = self._scopes
        scopes = [unit, section, report]
        if form.form == "demonym":
            if len(owners) == 1 and has_what_states_have(self._words, end):
                return True
            scopes = [unit, self._named_in_unit(places=True), section, report]
        found = next(filter(None, (scope & owners for scope in scopes)), set())
        if not found and form.form == "demonym":
            found = self._everywhere & owners
        return found == {form.entry}

    @cached_property
    def instruments(self) -> frozenset[Form]:
        """The names of instruments that stand anywhere in the report."""
        forms = (form for surface in surfaces(self._all_places) for form in self._vocabulary.forms.get(surface, ()))
        return frozenset(form for form in forms if form.kind == "instrument" and form.form == "name")

    def is_named(self, state: str) -> bool:
        """Whether the report is about this State, or names it anywhere, not by a place in it."""
        return state in self._by_name

    @cached_property
    def _everywhere(self) -> set[str]:
        """The States that the report names anywhere without a rule."""
        return {state for places in self._all_places for state in self._states_at(places)}

    def state_of(self, owners: Iterable[str], end: int) -> str:
        """Return which of these States a town that ends here is in; empty if the text does not tell.

        The report names one of them, and is about it, or names it in this unit, in this section so far, or no other;
        and no other State's place stands behind the town: "Goris, Bavaria". A place in a State does not name it.
        """
        named = self._by_name.intersection(owners)
        near = named <= {self._about_state} or named & self._named_near or self._by_name == named
        if len(named) != 1 or not near:
            return ""
        state = next(iter(named))
        return "" if self._stands_before_other(state, end) else state

    def _stands_before_other(self, state: str, end: int) -> bool:
        """Whether a comma and the place or name of another State stand here."""
        if not self._words.startswith(", ", end):
            return False
        at = end + len(", ")
        first, past = (bisect(self._places, at, key=itemgetter(0)) for bisect in (bisect_left, bisect_right))
        states = {owner for place in self._places[first:past] for owner in self._owners_at(place)}
        return bool(states) and state not in states

    @property
    def _named_near(self) -> set[str]:
        """The States that the unit names anywhere, or the section so far."""
        return self._named_here | self._named_in_unit(places=False)

    @cached_property
    def _by_name(self) -> set[str]:
        """The State that the report is about, and those that it names anywhere."""
        named = {state for places in self._all_places for state in self._states_at(places, places=False)}
        return named | ({self._about_state} - {""})

    def _named_most(self, owners: set[str], form: str, start: int) -> str:
        """Which of these bodies its head was named for last in the unit, or else is named most in the report.

        Empty if none is. The head is what stands behind "the" in a name that goes on from the form: "Office of the High
        Commissioner for Refugees".
        """
        heads = [
            (self._words.rfind(name.partition(" the ")[2], 0, start), owner)
            for owner in owners
            for name in self._vocabulary.names_of(owner)
            if name.startswith(form)
        ]
        at, last = max(heads, default=(-1, ""))
        if at >= 0:
            return last
        counts = {owner: self._bodies_named[owner] for owner in owners}
        highest = max(counts.values(), default=0)
        most = [owner for owner, count in counts.items() if count and count == highest]
        return most[0] if len(most) == 1 else ""

    @cached_property
    def _bodies_named(self) -> Counter[str]:
        """How often the report names each body, anywhere, by a form without a rule."""
        forms = (form for surface in surfaces(self._all_places) for form in self._vocabulary.forms.get(surface, ()))
        return Counter(form.entry for form in forms if form.kind == "body" and not form.when)

    def _named_in_unit(self, *, places: bool) -> set[str]:
        """Return the States that the unit names anywhere without a rule, also by `places` in them."""
        if places not in self._names_here:
            self._names_here[places] = set(self._states_at(self._places, places=places))
        return self._names_here[places]

    def _states_at(self, matches: Iterable[Match], *, places: bool = True) -> Iterator[str]:
        """Yield the States that are named at these matches without a rule, also by `places` in them."""
        for _, _, surface in matches:
            for form in self._vocabulary.forms.get(surface, ()):
                if form.kind == "country" and not form.when and (places or form.form != "place"):
                    yield form.entry

    def _owners_at(self, match: Match) -> Iterator[str]:
        """Yield the States that own the form at this match, by whatever rule."""
        forms = self._vocabulary.forms.get(match[2], ())
        return (form.entry for form in forms if form.kind == "country")

    def _named_behind(self, owners: set[str], form: Form, end: int) -> str:
        """Which of these States is named first behind a place: "Tripoli, Libya", "Tripoli and Sirte in Libya"."""
        words = self._words
        near = form.form == "place" and not self._scopes[0] & owners
        behind = words[end : end + _BEHIND].partition(". ")[0]
        places = [
            (at, owner)
            for owner in owners
            for name in self._vocabulary.names_of(owner)
            if (at := behind.find(name)) == len(", ") or (near and at > 0 and not behind[at - 1].isalnum())
        ]
        return min(places)[1] if places else ""
