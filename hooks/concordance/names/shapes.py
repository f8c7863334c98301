"""Names by their shape: what a reader takes for the name of an instrument, a body or a process, without any list.

Such a name has a head noun ("Convention", "Ministry", "Symposium") and words that belong to it:

- before it capitalised words: "Danish Refugee Council", "Third Review Conference", also joined by "and" behind a
  determiner ("the Contact and Coordination Group"), and a year behind one ("the 2006-2016 Programme for ...");
- behind it a preposition with capitalised words, as often as it comes, and lists of these: "Ministry of Commerce, Trade
  and Industry of Zambia", "Conference to Review All Aspects of ...".

It ends where another name begins behind a comma or an "and". A head noun with nothing but what any body may have before
it ("Joint Committee", "Regional Meeting") is no name, nor is a national law ("Criminal Code"), nor a title in quotation
marks; each of them still is what "the Committee" behind it may mean.
"""

import re

import msgspec

from concordance.model import Form, Kind
from concordance.names import shape_words
from concordance.names.abbreviations import long_form
from concordance.names.heads import says_of_what
from concordance.names.romance import ALSO_ENGLISH, NEXT, romance_end
from concordance.names.romance import HEADS as ROMANCE
from concordance.names.shape_ends import LINK, end_of, place_end
from concordance.names.shape_names import PossibleName
from concordance.names.shape_runs import APOSTROPHE, RUN, SHORTENED, UPPER, WIDEST, Known, last_word, run_end
from concordance.names.shape_starts import PREFIXES, begin_of
from concordance.names.shape_words import KIND_OF
from concordance.names.small_letters import goes_on_until, is_told

SHAPE_HEADS: frozenset[str] = frozenset(KIND_OF)
"""The head nouns at which a name may be recognised by its shape."""

_NUMERAL = re.compile(r" [IVX]+\b")
_NUMBERED_PROTOCOL = re.compile(r" (?:No\. \d+(?: thereto)?|[IVX]+(?= (?:on|thereto|to the)\b)(?: thereto)?)(?!\w)")
_NEXT_WORD = re.compile(r" ([\w-]+)")
_AND_HEAD = re.compile(r" and ([A-Z][\w-]+)")
_OWNED = re.compile(rf"(?:['{APOSTROPHE}]s|s['{APOSTROPHE}])(?= )")
_HELD = re.compile(rf"(?:{'|'.join(sorted(shape_words.ORDINALS - {'Special'}))}|(?:19|20)\d\d|\d+(?:st|nd|rd|th)) ")
_HELD_BEFORE = re.compile(r"\b(?:annual|\d+(?:st|nd|rd|th)|\w*(?:first|second|third|fifth|[a-z]th)|twentieth) \Z")
_OF_MEMBERS = re.compile(
    r"\b(?:[Dd]irector|founder|head|[Mm]embers?|on behalf|[Rr]epresentatives?|secretariat|staff|[Ss]ubmissions?)"
    r" (?:of|by|from) (?:the )?\Z"
)
_ACTS = re.compile(
    r"(?: \([A-Z][\w-]+\))?(?: (?:also|further|had|has|jointly|later|recently))*"
    r" (?:argued|asserted|called|claimed|criticized|expressed|indicated|noted|observed|recommended|regretted|reported"
    r"|said|stated|stressed|submitted|urged|was (?:later )?founded|welcomed)\b"
)


class NameShape(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a text that has the shape of a name, with its head noun and where that stands.

    `is_name` is false for what only hides a reference; `of_state` is true for what each State has.
    """

    start: int
    end: int
    head: str
    kind: Kind
    head_at: int
    is_name: bool
    of_state: bool = False

    @classmethod
    def of_form(cls, start: int, end: int, form: Form) -> "NameShape":
        """Return a form that each State has one of, as the name that it is where no record has this State's."""
        return cls(start, end, "", form.kind, start, is_name=True, of_state=True)


# Behind a form, and before one, in a name of which it is a part.
_GOING_ON = ("on ", "between ", *(f"{word} " for word in shape_words.ESTABLISHED), *NEXT)
_GOES_ON = re.compile(rf"{LINK.pattern}| (?:and )?[{UPPER}]| (?:{'|'.join(_GOING_ON)})")
_COMING_BEFORE = ("and ", "& ", *PREFIXES)


def may_go_on(words: str, start: int, end: int) -> bool:
    """Whether a word that may belong to the same name stands right before or behind these; a quick look."""
    if _GOES_ON.match(words, end):
        return True
    if words[start - 1 : start] != " ":
        return False
    before = words.rfind(" ", 0, start - 1) + 1
    return not words[before : before + 2].islower() or words.startswith(_COMING_BEFORE, before)


def candidate_at(words: str, start: int, end: int, floor: int, known: Known) -> PossibleName | None:
    """Return what may be a name around the head noun at this place, from `floor` on; nothing if it stands alone.

    `known` says which known name begins at a place: there another name than this one begins.
    """
    start, head_end = _last_head(words, start, end)
    head = words[start:head_end]
    kind = KIND_OF[head]
    numbered = _number_behind(words, head_end, head)
    end = numbered.end() if numbered else head_end
    past = end_of(words, end, kind, known)
    first = begin_of(words, start, floor, known, more=past > end)
    if past == end:
        past = _second_head_end(words, first, end, kind, known)
    past = max(past, _topic_end(words, first, end, head, known))
    if past == end and first < start and head in shape_words.AT_PLACES:
        past = place_end(words, end, known)
    if kind == "body":
        foreign = romance_end(words, end) if head not in ROMANCE else _romance_name_end(words, end)
        if head in ROMANCE and foreign == end and head not in ALSO_ENGLISH:  # "Red", "Coordination of Wool"
            return None
        past = max(past, foreign)
    if (first, past) == (start, end) and not numbered:
        return None
    if first == start and words[start - 1 : start] == "-":  # "Chairperson-in-Office of the Organization for Wool"
        return None
    if first == start and kind == "body" and (says_of_what(words, head, end) or _is_about(words, start, end, past)):
        return None
    return PossibleName(words, first, past, start, head_end, known, is_numbered=numbered is not None)


def shape_of(name: PossibleName) -> NameShape | None:
    """Return what this is, a name or what only hides a reference; nothing if it is neither."""
    head = name.noun
    kind = _kind_of(name.words, name.start, name.end, head, KIND_OF[head])
    is_name = name.is_numbered or name.is_name(kind)
    if head == "Meeting" and not is_name:  # of a body, which is named in it
        return None
    of_state = is_name and kind == "body" and name.is_of_state
    return NameShape(name.start, name.end, head, kind, name.head_at, is_name, of_state)


def _romance_name_end(words: str, end: int) -> int:
    """Where a name ends whose head noun only Romance languages have; there if it is none.

    It may have capitalised words alone, if an abbreviation stands behind it.
    """
    run = run_end(words, end + 1) if words.startswith(" ", end) else end
    return max(romance_end(words, end), run if SHORTENED.match(words, run) else end)


def _second_head_end(words: str, first: int, end: int, kind: Kind, known: Known) -> int:
    """Where a name ends that has a second head noun behind "and", as the abbreviation behind it tells; else `end`.

    That is "Harbour Forum and Network on Nets (HAFONEN)".
    """
    second = _AND_HEAD.match(words, end)
    if second is None or second[1] not in KIND_OF:
        return end
    past = end_of(words, second.end(), kind, known)
    behind = SHORTENED.match(words, past)
    return past if behind and long_form(words, past, behind[1]) == first else end


def _topic_end(words: str, first: int, end: int, head: str, known: Known) -> int:
    """Where a name ends that goes on in small letters, with the name behind these: "on the rights of the Goat"."""
    past = goes_on_until(words, first, end, head)
    return end_of(words, past, KIND_OF[head], known) if past > end and words.startswith(" of the ", past) else past


def _is_about(words: str, start: int, end: int, past: int) -> bool:
    """Whether a head noun alone was told about what stands behind it: "briefed the Committee on the Goat Forum"."""
    return words.startswith(" on ", end) and last_word(words, past) in KIND_OF and is_told(words, start)


def _number_behind(words: str, end: int, head: str) -> re.Match[str] | None:
    """Return the number that tells a body or a protocol from others of its name: "Working Group II", "Protocol No. 12".

    A Roman numeral alone behind a protocol only refers to it.
    """
    if head == "Protocol":
        return _NUMBERED_PROTOCOL.match(words, end)
    return _NUMERAL.match(words, end) if head in shape_words.NUMBERED else None


def _kind_of(words: str, start: int, end: int, head: str, kind: Kind) -> Kind:
    """Return the kind of a name, where its head noun may be said of two kinds of things.

    The general conference of an organization is its organ. A forum or congress with a number is one that was held, as
    is an international congress; a platform is no instrument, unless it is "for" something;
    an initiative, a programme or a campaign that submits, says or has members is an organization.
    """
    if head in shape_words.HELD and (
        _HELD.match(words, start)
        or _HELD_BEFORE.search(words, max(0, start - 20), start)
        or (head == "Congress" and words.startswith("International ", start))
    ):
        return "process"
    if words.startswith("General Conference of ", start):
        return "body"
    if head == "Platform" and not words.startswith(" for ", words.find(head, start) + len(head)):
        return "body"
    if head in shape_words.OF_PEOPLE and (
        _OF_MEMBERS.search(words, max(0, start - 40), start) or _ACTS.match(words, end)
    ):
        return "body"
    return kind


def _last_head(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the last head noun of a run of capitalised words: "Uruguay Round Agreements"."""
    run = RUN.match(words, start, start + WIDEST)
    found = (start, end)
    owned = _OWNED.search(words, end, run.end()) if run else None
    past = owned.start() if owned else run.end() if run else end
    for match in _NEXT_WORD.finditer(words, end, past):
        if match[1] in KIND_OF:
            found = match.span(1)
    return found
