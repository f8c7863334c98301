"""What stands within the words of a form: mentions, what it names without mentioning it, the treaty it belongs to."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from concordance.model import Form
from concordance.names.heads import HEADS, TO, Attached, attached_in
from concordance.text import is_word

# Rules that a name inside a longer one needs no more: nobody is called "Israel" in the name of a commission.
_NO_MORE = frozenset({"language", "titled", "person", "us-state"})

# Behind these, Georgia is no state of the United States: "Observer Mission in Georgia", not "Georgia Institute".
_OF_STATE = (" in ", " of ", ", ")

# A State in the name of a round or a conference is no State mentioned: "Uruguay Round".
_OF_STATES = re.compile(r"\b(?:Round|Process|Conference|Summit|Dialogue|Talks|Negotiations|Decade|Year|Day|Week)\b")

# What stands behind a State that begins the name of an instrument, if it was made there: "Mauritius Strategy". A State
# is a party in "Israel-Syrian General Armistice Agreement".
_MADE_THERE = re.compile(r" (?!and )")

# What works in a language, not for a people.
_OF_LANGUAGE = re.compile(r" (?:Desk|Language|Section|Translation|Unit)\b")

Nested = tuple[int, int, Form]


class Within(NamedTuple):
    """What stands within a form. `nested` are mentions, in reading order; `implied` is only named.

    A mention is a State's name or adjective, or an instrument in the name of a body. Only named is a treaty in the name
    of its protocol. A word in small letters stands before it: "Special Political and Decolonization Committee" does not
    name the Decolonization Committee, and neither is it named where a longer name only begins with its own.
    """

    nested: tuple[Nested, ...] = ()
    implied: tuple[Form, ...] = ()


class Nesting(dict[str, Within]):
    """What stands within each form, found when it is first asked for: a text has few of all forms."""

    def __init__(self, forms: Mapping[str, tuple[Form, ...]], friends: Collection[str] = ()) -> None:
        """Prepare to look for these forms within each other, but not within false friends: "Niger Basin Authority"."""
        super().__init__()
        self._forms = forms
        self._friends = friends
        self._unknown: dict[Form, Within] = {}

    def __missing__(self, text: str) -> Within:
        """Return what stands within this form, or in words that are none."""
        self[text] = self._found(text, [form for form in self._forms.get(text, ()) if form.kind in HEADS])
        return self[text]

    def within(self, form: Form) -> Within:
        """Return what stands within a form that no record has, or another wording of one."""
        if form not in self._unknown:
            self._unknown[form] = self._found(form.text, [form])
        return self._unknown[form]

    def _found(self, text: str, outer: Sequence[Form]) -> Within:
        places = inside(text, self._forms, friends=self._friends) if outer else []
        # a place is no mention there, nor is the State's name within it: "Northern Ireland Assembly"
        free = _without_overlap(p for p in places if p[2].form == "place" or all(_nests(form, p) for form in outer))
        nested = [
            (start, end, form)
            for start, end, form in free
            if form.form != "place" and not _is_language(text, end, form)
        ]
        mentioned = {form.entry for _, _, form in nested}
        named = _without_overlap(
            (start, end, form)
            for start, end, form in places
            if form.kind in HEADS and not form.when and form.entry not in mentioned
            if re.search(r"\b(?:to|of|the) \Z", text[:start])
        )
        return Within(tuple(nested), tuple(form for _, _, form in named))


def attachments(forms: Mapping[str, tuple[Form, ...]]) -> Iterator[tuple[Attached, str]]:
    """Yield the ways in which entries are named by their treaty, each with its entry."""
    for text, owned in forms.items():
        owners = {form.entry for form in owned if not form.when}
        if TO in text and len(owners) == 1 and any(form.kind in HEADS for form in owned):
            places = inside(text, forms, behind=TO)
            treaties = [(start, end, form.entry) for start, end, form in places if form.kind == "instrument"]
            if how := attached_in(text, treaties):
                yield how, next(iter(owners))


def inside(
    text: str, forms: Mapping[str, tuple[Form, ...]], behind: str = "", friends: Collection[str] = ()
) -> list[Nested]:
    """Return the other forms within the words of one, overlapping ones too, the longest first.

    Only those right `behind` some words may be asked for.

    Left out are those of the form's own entries, those within one of the false `friends`, and those that need a rule,
    unless the longer name is enough for it.
    """
    own = {form.entry for form in forms.get(text, ()) if form.kind in HEADS}
    letters = [*map(is_word, text)]
    ends = [0, *(at for at, pair in enumerate(pairwise(letters), 1) if not all(pair)), len(text)]
    found = [
        (start, end, form)
        for at, start in enumerate(ends)
        if text.endswith(behind, 0, start)
        for end in ends[at + 1 :]
        if (start, end) != (0, len(text))
        for form in forms.get(text[start:end], ())
        if (_NO_MORE.issuperset(form.when.split()) or (form.when, form.form) == ("common-word", "abbreviation"))
        and form.entry not in own
        and ("us-state" not in form.when or text.endswith(_OF_STATE, 0, start))
    ]
    if found and friends:
        spans = [(start, end) for start in ends for end in ends if text[start:end] in friends]
        found = [each for each in found if not any(start <= each[0] and each[1] <= end for start, end in spans)]
    return sorted(found, key=lambda place: place[0] - place[1])


def _is_language(text: str, end: int, form: Form) -> bool:
    """Whether a people's adjective means its language in the name of a body: "Portuguese Unit"."""
    return "language" in form.when.split() and _OF_LANGUAGE.match(text, end) is not None


def _without_overlap(places: Iterable[Nested]) -> list[Nested]:
    """Return the places, of those that overlap the first, in reading order."""
    free: list[Nested] = []
    for start, end, form in places:
        if all(end <= first or start >= last for first, last, _ in free):
            free.append((start, end, form))
    return sorted(free, key=lambda place: place[0])


def _nests(outer: Form, place: Nested) -> bool:
    """Whether what stands there in a name is a mention of its own."""
    start, end, inner = place
    if inner.kind == "country":
        begins = start == 0 and inner.form != "demonym" and outer.kind == "instrument"
        if inner.form == "place" or (begins and _MADE_THERE.match(outer.text, end)):
            return False
        return not (outer.kind == "process" and _OF_STATES.search(outer.text))
    return inner.kind == "instrument" and (outer.kind == "body" or outer.form == "variant")
