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
from dataclasses import dataclass
from functools import cached_property

from concordance.model import Form, Kind
from concordance.names import shape_words
from concordance.names.romance import HEADS as ROMANCE
from concordance.names.romance import NEXT, romance_end
from concordance.names.shape_ends import APOSTROPHE, LINK, LONGEST, POSSESSIVE, RUN, Known, end_of, place_end
from concordance.names.shape_starts import phrase_before
from concordance.names.shape_words import KIND_OF
from concordance.names.small_letters import goes_on_until

SHAPE_HEADS: frozenset[str] = frozenset(KIND_OF)
"""The head nouns at which a name may be recognised by its shape."""

_OPENED = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
_QUOTES = f"{_OPENED}\N{RIGHT DOUBLE QUOTATION MARK}{APOSTROPHE}"
_BY_WHOM = ("-based", "-funded", "-led", "-supported")  # "UNESCO-led", "Geneva-based": said of the body, not its name
_ABBREVIATED = re.compile(r"[a-z] \([A-Z][A-Z-]+\) \Z")
_NUMERAL = re.compile(r" [IVX]+\b")
_DETERMINER = re.compile(
    rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his|[Aa]n?)|['{APOSTROPHE}]s|s['{APOSTROPHE}]) \Z"
)
_OWNED = re.compile(rf"(?:['{APOSTROPHE}]s|s['{APOSTROPHE}])(?= )")
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Ee]ach|[Ee]very|[Aa]ny|[Nn]o|[Oo]ther|[Ss]uch|[Aa]nother) \Z")
_FIRST = re.compile(r"(?:International|United Nations|UN)\b")  # names begin with these, or with an ordinal before
_SYMBOL = re.compile(r"/.*\d")  # "A/99/1 General Assembly"
_PREFIXES = ("anti-", "non-", "post-", "pre-", "pro-")
_PREFIX = re.compile(rf"(?:{'|'.join(_PREFIXES)})(?=[A-Z])")
_YEARS = re.compile(r"(?:1[89]|20)\d\d(?:[-\N{EN DASH}]\d{2,4})?")
_SENTENCE_END = re.compile(rf"[.?!:;][{_QUOTES})]* \Z")
_TITLE = re.compile(
    r"(?:entitled|titled|themes?|title|topic|subject|item|publication|report|study|paper|called)"
    rf"(?: of| on| was| is)?,? [{_OPENED}](?P<title>[^\"\N{{RIGHT DOUBLE QUOTATION MARK}}]*)\Z"
)
# A title with small letters where titles have capitals is written as a sentence, and a name in it is one.
_OF_SENTENCE = re.compile(
    r" (?!(?:about|after|against|among|around|before|behind|between|beyond|during|from|into|over"
    r"|through|towards?|under|until|upon|with|within|without)\b)[a-z]{4,}\b"
)
_TITLE_WITH_A = re.compile(rf"(?:[{_OPENED}]|[a-z,:] )A \Z")  # "A Partnership for Growth" within a sentence
_OF_PART = re.compile(r" (?:of|for|to|on|in) (?:the |its )?(?P<what>[\w-]+)\Z")
_STATE_OFFICES = re.compile(
    r" of (?:the )?(?:(?:Attorney|Auditor|Head of|Inspector|Ombuds|President|Prime|Procurator|Prosecutor|Public)\b"
    r"|(?:Commons|Lords|Ministers|Representatives)\Z)"
)
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


@dataclass(frozen=True, slots=True)
class Shape:
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
    def of_form(cls, start: int, end: int, form: Form) -> "Shape":
        """Return a form that each State has one of, as the name that it is where no record has this State's."""
        return cls(start, end, "", form.kind, start, is_name=True, of_state=True)


def may_go_on(words: str, start: int, end: int) -> bool:
    """Whether a word that may belong to the same name stands right before or behind these; a quick look."""
    if words[end : end + 1] == " " and (
        words[end + 1 : end + 2].isupper() or words.startswith(("on ", *NEXT), end + 1) or LINK.match(words, end)
    ):
        return True
    if words[start - 1 : start] != " ":
        return False
    before = words.rfind(" ", 0, start - 1) + 1
    capital = any(char.isupper() or char.isdigit() for char in words[before : before + 2])
    return capital or words.startswith(("and ", "& ", *_PREFIXES), before)


def begins_sentence(words: str, at: int) -> bool:
    """Whether a sentence begins at this place, so that a capital there says nothing."""
    return at == 0 or _SENTENCE_END.search(words, max(0, at - 5), at) is not None


def shape_at(words: str, start: int, end: int, floor: int, known: Known) -> Shape | None:
    """Return what has the shape of a name around the head noun at this place, from `floor` on; nothing if none has.

    `known` tells which known name begins at a place: there another name than this one begins.
    """
    start, end = _last_head(words, start, end)
    head = words[start:end]
    kind = KIND_OF[head]
    numbered = _NUMERAL.match(words, end) if head in shape_words.NUMBERED else None
    if numbered:
        end = numbered.end()
    past = end_of(words, end, kind, known)
    first = _begin(words, start, floor, known, more=past > end)
    past = max(past, goes_on_until(words, first, end, head))
    if past == end and first < start and head in shape_words.AT_PLACES:
        past = place_end(words, end, known)
    if kind == "body":
        past = max(past, romance_end(words, end))
        if head in ROMANCE and past == end:  # "Red", "Liga"
            return None
    if (first, past) == (start, end) and not numbered:
        return None
    name = _Name(words, first, past, start, end, known)
    kind = _kind_of(words, first, past, head, kind)
    is_name = numbered is not None or name.is_name(kind)
    return Shape(first, past, head, kind, start, is_name, is_name and kind == "body" and name.is_of_state)


def _kind_of(words: str, start: int, end: int, head: str, kind: Kind) -> Kind:
    """Return the kind of a name, where its head noun may be said of two kinds of things.

    A forum or congress with a number is one that was held; a platform is no instrument, unless it is "for" something;
    an initiative, a programme or a campaign that submits, says or has members is an organization.
    """
    if head in shape_words.HELD and (
        _HELD.match(words, start) or _HELD_BEFORE.search(words, max(0, start - 20), start)
    ):
        return "process"
    if head == "Platform" and not words.startswith(" for ", words.find(head, start) + len(head)):
        return "body"
    if head in shape_words.OF_PEOPLE and (
        _OF_MEMBERS.search(words, max(0, start - 40), start) or _ACTS.match(words, end)
    ):
        return "body"
    return kind


def _last_head(words: str, start: int, end: int) -> tuple[int, int]:
    """Return the last head noun of a run of capitalised words: "Uruguay Round Agreements"."""
    run = RUN.match(words, start)
    found = (start, end)
    owned = _OWNED.search(words, end, run.end()) if run else None
    past = owned.start() if owned else run.end() if run else end
    for match in re.finditer(r" ([\w-]+)", words[end:past]):
        if match[1] in KIND_OF:
            found = (end + match.start(1), end + match.end(1))
    return found


# --- What stands before the head noun ---


def _word_before(words: str, at: int, floor: int) -> tuple[int, str]:
    """Return the word that stands with one space before a place, and where it begins; the place itself if none does."""
    if at - 2 < floor or words[at - 1] != " ":
        return at, ""
    start = max(words.rfind(" ", floor, at - 1) + 1, floor)
    word = words[start : at - 1]
    opened = len(word) - len(word.lstrip(f"([{_QUOTES}"))
    if prefix := _PREFIX.match(word, opened):  # "the post-Uruguay Round period"
        opened = prefix.end()
    return start + opened, word[opened:]


def _is_capitalised(word: str) -> bool:
    if word.replace(APOSTROPHE, "'") in shape_words.OWNERS:
        return True
    if word.endswith(_BY_WHOM):
        return False
    return word[:1].isupper() and word[-1:].isalnum() and not word.endswith(POSSESSIVE) and not _SYMBOL.search(word)


def _begin(words: str, head_at: int, floor: int, known: Known, *, more: bool) -> int:
    """Where the capitalised words before the head noun begin that belong to the name, a year before them too.

    `more`: the name has words behind the head noun.
    """
    start = head_at
    for _ in range(LONGEST):
        at, word = _word_before(words, start, floor)
        phrase = phrase_before(words, floor, head_at) if word in {"and", "of", "the"} else start
        if phrase < start:
            start = phrase
            continue
        if word in {"and", "&"}:
            return _listed_before(words, at, floor, known) or start
        if word in {"for", "in"} and start != head_at:
            return _described_before(words, at, floor, known) or start
        if _FIRST.match(words, start) and word not in shape_words.ORDINALS:
            break
        if not _is_capitalised(word) or word in shape_words.NO_PART:
            year = _YEARS.fullmatch(word) and _DETERMINER.search(words, max(0, at - 6), at)
            return at if year and (more or start != head_at) else start
        if begins_sentence(words, at) and (word in shape_words.OPENING or word.endswith(("ing", "ly"))):
            break
        start = at
        if at and words[at - 1] != " ":  # an opening bracket or quotation mark
            break
    return start


def _listed_before(words: str, at: int, floor: int, known: Known) -> int:
    """Where a list before "and" begins that a determiner or a sentence opens: "the Economic, Social and"; 0 if none."""
    start = at
    for count in range(4):
        before, word = _word_before(words, start, floor)
        bare = word.removesuffix(",") if count else word
        if not _is_capitalised(bare) or bare in shape_words.NO_PART or known(before) or bare in KIND_OF:
            return 0
        start = before
        if _DETERMINER.search(words, max(0, start - 6), start) or begins_sentence(words, start):
            return start
    return 0


def _described_before(words: str, at: int, floor: int, known: Known) -> int:
    """Where a name begins that a preposition joins to its head noun: "the Women in Politics Forum"; 0 if none does."""
    start = at
    for _ in range(4):
        before, word = _word_before(words, start, floor)
        if not _is_capitalised(word) or word in shape_words.NO_PART or known(before) or word in KIND_OF:
            return 0
        start = before
        if _DETERMINER.search(words, max(0, start - 6), start):
            return start
    return 0


# --- Whether it is a name ---


@dataclass(frozen=True)
class _Name:
    """What may be a name: where it begins and ends, and its head noun."""

    words: str
    start: int
    end: int
    head_at: int
    head_end: int
    known: Known

    @property
    def noun(self) -> str:
        return self.words[self.head_at : self.head_end]

    @cached_property
    def before(self) -> list[str]:
        return self.words[self.start : self.head_at].split()

    @property
    def behind(self) -> str:
        return self.words[self.head_end : self.end]

    @cached_property
    def kinds_inside(self) -> set[str]:
        """The kinds of the known names that begin within it."""
        spaces = re.finditer(" ", self.words[self.start : self.end])
        return {self.known(at) for at in (self.start, *(self.start + space.end() for space in spaces))}

    def is_name(self, kind: Kind) -> bool:
        """Whether what it has before and behind the head noun names one thing."""
        if (
            self.words.startswith(" Press", self.end)
            or self._is_title()
            or self._is_of_nation()
            or self._is_of_several()
            or (not self.before and self.behind.startswith(" of ") and self._is_behind_abbreviation())
        ):
            return False
        named = any(
            not (word in shape_words.GENERIC or word in KIND_OF or _YEARS.fullmatch(word)) for word in self.before
        )
        if self.behind:
            part = _OF_PART.fullmatch(self.behind)
            empty = part and (part["what"] in KIND_OF or part["what"] in shape_words.PARTS)
            if empty and not named and self.noun not in shape_words.WHOSE:
                return False
            return named or kind != "instrument" or self.behind.count(" ") > 1
        if self.noun in shape_words.OF_STATE and self.before:
            return True
        if self.noun in shape_words.IN_PLURAL and named:  # "an Israel Defense Forces aircraft"
            return True
        return named and not _INDEFINITE.search(self.words, max(0, self.start - 8), self.start)

    def _is_title(self) -> bool:
        """Whether it is the title of something, or only the beginning of what stands in quotation marks."""
        if _TITLE_WITH_A.search(self.words, max(0, self.start - 4), self.start):
            return True
        title = _TITLE.search(self.words, max(0, self.start - 120), self.start)
        if title and not _OF_SENTENCE.search(title["title"]):
            return True
        return self.words[self.start - 1 : self.start] in {*_QUOTES} and self.words[self.end : self.end + 1] not in {
            *_QUOTES
        }

    def _is_behind_abbreviation(self) -> bool:
        """Whether it is the end of a name with its abbreviation in it: "Vaccine Access (VACC) Facility of WHO"."""
        return _ABBREVIATED.search(self.words, max(0, self.start - 20), self.start) is not None

    def _is_of_nation(self) -> bool:
        """Whether it is a law, a policy or a part of a State."""
        if self.noun in shape_words.STATUTES and not self.behind.startswith((" of Conduct", " of Practice")):
            return True
        if self.noun in shape_words.POLICIES and ("country" in self.kinds_inside or "National" in self.before):
            return True
        return self.noun == "Department" and "place" in self.kinds_inside  # "Department of Artibonite"

    def _is_of_several(self) -> bool:
        """Whether the head noun speaks of several: "national Human Rights Councils"."""
        return self.noun not in shape_words.IN_PLURAL and self.noun.endswith("s") and self.noun[:-1] in KIND_OF

    @property
    def is_of_state(self) -> bool:
        """Whether each State has a body of this name, which does not say whose it is."""
        if "country" in self.kinds_inside or not shape_words.OF_REGIONS.isdisjoint(self.before):
            return False
        if self.noun in shape_words.OF_STATE or not shape_words.OF_ONE_STATE.isdisjoint(self.before):
            return True
        return self.noun in {"Office", "Council", "House"} and bool(_STATE_OFFICES.match(self.behind))
