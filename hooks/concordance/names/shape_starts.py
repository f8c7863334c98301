"""Where a name begins: which of the words before its head noun belong to it.

- Capitalised words do, and a year behind a determiner; a capital at the beginning of a sentence says nothing.
- An "of" phrase stands before the head noun behind a noun for what is done or had: "Disengagement of Forces Agreement".
- Two regions are joined by "and": "Eastern and Southern African Trade and Development Bank".
- So are the last words of a list behind a determiner: "the Economic, Social and Environmental Council".
"""

import re

from concordance.names import shape_words
from concordance.names.directions import COMPASS
from concordance.names.shape_ends import LONGEST
from concordance.names.shape_runs import APOSTROPHE, POSSESSIVE, RUN, Known
from concordance.names.shape_words import KIND_OF

_DONE = "|".join(
    "Access Cessation Conservation Control Disengagement Elimination Exchange Freedom Law Management Monitoring"
    " Non-Proliferation Prevention Prohibition Promotion Protection Recognition Reduction Rights Rule Safety Settlement"
    " Status Suppression Transfer Use Withdrawal".split()
)
_OF_PHRASE = re.compile(
    rf"(?<!\bon )(?<!\bon the )\b(?:(?:{_DONE}) of|(?:Law|Rights) of the|Right to) {RUN.pattern} \Z"
)
_DIRECTION = f"{COMPASS}|Central|Latin"
_LAND = "African?|Americas?|American|Arab|Asian?|Balkan|Caribbean|European?|Mediterranean|Nordic|Pacific"
_REGION = rf"(?:(?:{_DIRECTION}) )?(?:{_LAND})|Middle East(?:ern)?"
_TWO_REGIONS = re.compile(
    rf"\b(?:{_DIRECTION}|{_REGION}) and (?:{_REGION}) (?:{RUN.pattern} )?(?:and {RUN.pattern} )?\Z"
)
_WIDEST_ORDINAL = len("seventy-seventh ")
_JOINING = (" and ", " of ", " of the ", " to ")
_REACH = 120  # characters before the head noun
OPENED = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
QUOTES = f"{OPENED}\N{RIGHT DOUBLE QUOTATION MARK}{APOSTROPHE}"
_BUILDINGS = frozenset({"Clinic", "Complex", "Prison"})
_MOST_LISTED = 4  # words of a list before the head noun; further ones are joined by "and" alone
_BY_WHOM = tuple(  # "UNESCO-led", "Geneva-based": said of the body, not its name
    "-administered -appointed -assisted -authorized -backed -based -brokered -chaired -controlled -dominated -endorsed"
    " -financed -funded -hosted -led -majority -managed -mandated -mediated -operated -organized -owned -recognized"
    " -run -sponsored -supported".split()
)
_DETERMINER = re.compile(
    rf"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his|[Aa]n?)|['{APOSTROPHE}]s|s['{APOSTROPHE}]) \Z"
)
_ORDINAL = (
    r"\b(?:annual|biennial|\d+(?:st|nd|rd|th)|(?:\w+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|\w+(?:teen|tie)th) \Z"
)
_OPENS_LIST = re.compile(rf"{_DETERMINER.pattern}|{_ORDINAL}")
_DETERMINER_OR_LIST = re.compile(rf"{_DETERMINER.pattern}|(?:,| and) \Z")  # "1990 Wool Convention, 2000 Milk Protocol"
_WHO_SPEAKS = re.compile(  # for a part of an office: "Head of Snow and Wool Division"
    r"\b(?:[Aa]dviser|[Cc]hief|[Cc]oordinator|[Dd]irector(?:-General)?|[Hh]ead|[Mm]anager|[Oo]fficer|[Ss]ecretary)"
    r"(?: of|,) \Z"
)
_TREATIES = ("Agreement", "Amendment", "Convention", "Declaration", "Protocol", "Treaty")
_OWNERS = re.compile(rf"[A-Z][a-z]+(?:ers|ists|ors)['{APOSTROPHE}]")  # "Visitors' Service", "Gas Manufacturers' Union"
_FIRST = re.compile(r"(?:International|United Nations|UN)\b")  # names begin with these, or with an ordinal before
_SYMBOL = re.compile(r"/.*\d")  # "A/99/1 General Assembly"
PREFIXES = ("anti-", "non-", "post-", "pre-", "pro-")
_PREFIX = re.compile(rf"(?:{'|'.join(PREFIXES)})(?=[A-Z])")
_WORD = re.compile(r"[\w-]+")
_IN_PLACE = frozenset("da de del di do el es la of".split())  # small words in the names of places
_ROMAN = re.compile(r"[IVXLC]{1,7}")
_OF_PART = re.compile(r"\b(?:Annex|Part) [IVXLC]{1,7} \Z")  # "Part XI Agreement", "Annex VII Tribunal"
YEARS = re.compile(r"(?:1[89]|20)\d\d(?:[-\N{EN DASH}]\d{2,4})?")
_COUNTED = re.compile(r"\d+(?:st|nd|rd|th)")
_SENTENCE_END = re.compile(rf"[.?!:;][{QUOTES})]* \Z")


def begins_sentence(words: str, at: int) -> bool:
    """Whether a sentence begins at this place, so that a capital there says nothing."""
    return at == 0 or _SENTENCE_END.search(words, max(0, at - 5), at) is not None


def _word_before(words: str, at: int, floor: int) -> tuple[int, str]:
    """Return the word that stands with one space before a place, and where it begins; the place itself if none does."""
    if at - 2 < floor or words[at - 1] != " ":
        return at, ""
    start = max(words.rfind(" ", floor, at - 1) + 1, floor)
    word = words[start : at - 1]
    opened = len(word) - len(word.lstrip(f"([{QUOTES}"))
    if prefix := _PREFIX.match(word, opened):  # "the post-Uruguay Round period"
        opened = prefix.end()
    return start + opened, word[opened:]


def _is_capitalised(word: str) -> bool:
    if word.endswith(POSSESSIVE):
        return word.replace(APOSTROPHE, "'") in shape_words.OWNERS or _OWNERS.fullmatch(word) is not None
    return (
        word[:1].isupper()
        and word[-1:].isalnum()
        and not (("-" in word and word.endswith(_BY_WHOM)) or _SYMBOL.search(word))
    )


def begin_of(words: str, head_at: int, floor: int, known: Known, *, more: bool) -> int:
    """Where the capitalised words before the head noun begin that belong to the name, a year before them too.

    `more`: the name has words behind the head noun.
    """
    start = head_at
    if words.startswith(("Agreement", "Tribunal"), start) and (
        part := _OF_PART.search(words, max(floor, start - len("Annex XXVIII ")), start)
    ):
        return part.start()
    for _ in range(LONGEST):
        at, word = _word_before(words, start, floor)
        place = _place_before(words, at, word, floor, known)
        before = _phrase_before(words, start, floor, head_at) if place < 0 else place
        if before < start:
            start = before
            continue
        if word in {"and", "&"}:
            return _listed_before(words, at, floor, known) or start
        if word in {"for", "in"} and start != head_at:
            return _described_before(words, at, floor) or start
        if (_FIRST.match(words, start) and word not in shape_words.ORDINALS) or word == "States":
            return _state_before(words, start, head_at, floor, known)
        if not _is_capitalised(word) or _is_no_part(words, at, word) or _ROMAN.fullmatch(word):
            treaty = words.startswith(_TREATIES, head_at) and start != head_at
            opens = _DETERMINER_OR_LIST if treaty else _DETERMINER
            year = YEARS.fullmatch(word) and opens.search(words, max(0, at - 6), at)
            counted = _COUNTED.fullmatch(word) and words.startswith("Anniversary", start)
            return at if counted or (year and (more or start != head_at)) else start
        if begins_sentence(words, at) and (word in shape_words.OPENING or word.endswith(("ing", "ly"))):
            break
        start = at
        if at and words[at - 1] != " ":  # an opening bracket or quotation mark
            break
    return start


def _is_no_part(words: str, at: int, word: str) -> bool:
    """Whether a word is no part of a name: "State" is one behind its article, "the State Boats Office"."""
    if word == "Government" and words.startswith("Government Office for ", at):
        return False
    return word in shape_words.NO_PART and not (word == "State" and words.endswith(("the ", "The "), 0, at))


def _place_before(words: str, at: int, word: str, floor: int, known: Known) -> int:
    """Where a place begins that has this small word in its name: "Dar es Salaam Declaration"; -1 if none does.

    "Ad hoc" is read in the same way.
    """
    if word not in _IN_PLACE and word != "hoc":
        return -1
    before, first = _word_before(words, at, floor)
    is_place = first == "Ad" if word == "hoc" else before < at and known(before) in {"country", "place"}
    return before if is_place else -1


def _state_before(words: str, start: int, head_at: int, floor: int, known: Known) -> int:
    """Where a State stands before what a name begins with: "United States Congress", "Japan International Agency"."""
    at, word = _word_before(words, start, floor)
    if word == "States":
        return at - len("United ") if at >= floor + len("United ") and words.endswith("United ", 0, at) else start
    head = _WORD.match(words, head_at)
    whose = known(at) == "country" or (known(at) == "place" and words.endswith(("the ", "The "), 0, at))
    of_state = whose and head and KIND_OF.get(head[0]) == "body" and word.isalnum()
    return at if of_state and words.startswith("International ", start) else start


def _listed_before(words: str, at: int, floor: int, known: Known) -> int:
    """Where a list before "and" begins that a determiner, a title or a sentence opens: "the Economic, Social and".

    It is 0 if none does.
    """
    start = at
    for count in range(8):
        before, word = _word_before(words, start, floor)
        if word == "and" and count:  # "Ceasefire and Security Monitoring and Verification Mechanism"
            start = before
            continue
        if word.endswith(",") and count >= _MOST_LISTED:
            return 0
        bare = word.removesuffix(",") if count else word
        # "the Peruvian Defence and Security Forces", "the UNFPA Policy and Strategy Division"
        owned = count and (known(before) == "country" or (known(before) == "body" and bare.isupper()))
        # "the Programme and Budget Committee" is one, "the Lima Medical Complex and Arica Clinic" are two
        is_head = (bare in KIND_OF and bare != "Programme") or bare in _BUILDINGS
        if not _is_capitalised(bare) or bare in shape_words.NO_PART or is_head:
            return 0
        if known(before) and not owned:
            return 0
        start = before
        if _OPENS_LIST.search(words, max(0, start - _WIDEST_ORDINAL), start) or begins_sentence(words, start):
            return start
        if _WHO_SPEAKS.search(words, max(0, start - 20), start):
            return start
    return 0


def _described_before(words: str, at: int, floor: int) -> int:
    """Where a name begins that a preposition joins to its head noun: "the Women in Politics Forum"; 0 if none does."""
    start = at
    for _ in range(4):
        before, word = _word_before(words, start, floor)
        if not _is_capitalised(word) or word in shape_words.NO_PART or word in KIND_OF:
            return 0
        start = before
        if _OPENS_LIST.search(words, max(0, start - _WIDEST_ORDINAL), start):
            return start
    return 0


def _phrase_before(words: str, start: int, floor: int, head_at: int) -> int:
    """Where a name begins whose capitalised words from `start` on a small word joins to others; there if none does."""
    first = max(floor, head_at - _REACH)
    if start == head_at or not words.endswith(_JOINING, first, start):
        return start
    phrase = _TWO_REGIONS if words.endswith(" and ", first, start) else _OF_PHRASE
    found = phrase.search(words, first, head_at)
    return found.start() if found else start
