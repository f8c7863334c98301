"""Where a name ends: which of the words behind its head noun belong to it."""

import re
from collections.abc import Callable

from concordance.model import Kind
from concordance.names import shape_words
from concordance.names.shape_words import KIND_OF

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
POSSESSIVE = ("'s", f"{APOSTROPHE}s", "s'", f"s{APOSTROPHE}")
LONGEST = 30
"""No name has more words."""
_UPPER = "A-Z\N{LATIN CAPITAL LETTER A WITH GRAVE}-\N{LATIN CAPITAL LETTER THORN}"
_CAPITALISED = rf"(?:St\. )?[{_UPPER}][\w'{APOSTROPHE}/&-]*+"
RUN = re.compile(rf"{_CAPITALISED}(?: {_CAPITALISED})*+")
LINK = re.compile(
    r" (?P<link>of|on|for|to|in|against|concerning|regarding|relating to|relative to|governing|with|among|as(?= an? ))"
    rf"(?: (?:the|all|its|their|an?))?+ (?=[{_UPPER}])"
)
_OBJECT = re.compile(rf" the (?=[{_UPPER}])")  # of a verb: "Conference to Review the Implementation of ..."
_AND = re.compile(rf" (?:and|or|&) (?P<the>the )?(?=[{_UPPER}])")
_AND_ON = re.compile(rf" and on (?:the )?(?=[{_UPPER}])")  # "Committee on Wool and on Milk"
_LIST = re.compile(rf"(?:, {_CAPITALISED}(?: {_CAPITALISED}){{0,2}}+){{1,6}}+,? (?:and|or|&) (?:the )?(?=[{_UPPER}])")
_MORE = re.compile(r" of | \([A-Z][A-Z-]+\)")  # "Mission in Snowland (MIS)": the abbreviation counts it in
_DECADE = re.compile(  # "Programme of Action ... for the 1990s", "New Agenda ... in the 1990s (NADAF)"
    r" (?:for the (?:Decade )?(?:19|20)\d\d(?:s|[-\N{EN DASH}]\d{2,4})\b|in the (?:19|20)\d0s(?= \([A-Z]))"
)
_AND_ACTION = re.compile(r" and (?=(?:Programme|Plan) of Action|Platform for Action)")
_PARTY = rf"{RUN.pattern}(?: of (?:the )?{RUN.pattern})*+"
_PARTIES = re.compile(  # of a treaty: "between the European Union and the Republic of Korea"
    rf" between (?:the )?{_PARTY}(?:, (?:the )?{_PARTY}){{0,3}}+,? and (?:the )?{_PARTY}"
)
PURSUANT = "established pursuant to "
"""Behind these words stand the resolutions by which a body of the Security Council is named."""
_PURSUANT = re.compile(  # how the committees of the Security Council are named
    r" (?:established )?pursuant to (?:paragraphs? \d+ (?:\([a-z]\) )?of )?(?:Security Council )?"
    r"resolutions? \d+ \(\d{4}\)"
    r"(?:(?:,|,? and) \d+ \(\d{4}\))*+"
    rf"(?: concerning (?:the )?{RUN.pattern}(?: of (?:the )?{RUN.pattern})*+(?: and (?:the )?{RUN.pattern})?)?"
)
_ITEM = re.compile(r", (?:(?:and|or|&) )?| (?:and|or|&) ")
_MISSION = re.compile(r"\bMission(?: of [\w ]+)?\Z")  # "Permanent Mission of Italy to the United Nations"
_MISSION_OF = re.compile(r"\b(?:Community|Nations|Organization|Union) (?:[A-Z][\w-]+ ){0,4}Mission\Z")
_PLACE = re.compile(  # a verb behind it has another subject than the name: "the Group Peru was"
    rf" ({RUN.pattern})(?! (?:did|had|has|is|may|must|said|should|stated|was|will|would)\b)(?=[ ,.;:)]|\Z)"
)
_WIDE = frozenset("of on for against concerning regarding".split())  # behind these any capital belongs to the name
_NO_NAMES = shape_words.NO_PART | {"Organization", "Special", "UN", "United"}  # "and the Special Rapporteur"
_WIDEST = 400  # characters: nor is any


Known = Callable[[int], str]
"""Tells what name that is known begins at a place of the text: its kind, `place` for a place, or nothing."""


def end_of(words: str, end: int, kind: Kind, known: Known) -> int:
    """Where the words behind the head noun end that belong to the name, without a possessive."""
    if pursuant := _pursuant_end(words, end):
        return pursuant
    first = end
    for _ in range(LONGEST):
        past = _next_part(words, first, end, kind, known)
        if past == end or past - first > _WIDEST:
            break
        end = past
    if end > first and (decade := _DECADE.match(words, end)):
        return decade.end()
    return end - 2 if words.endswith(POSSESSIVE[:2], first, end) else end


def _pursuant_end(words: str, end: int) -> int:
    """Where the name of a committee or panel of the Security Council ends, which has its resolutions in it; else 0."""
    if words.endswith(("Panel", "Group"), 0, end) and words.startswith(" of Experts established", end):
        end += len(" of Experts")
    elif not words.endswith("Security Council Committee", 0, end):
        return 0
    pursuant = _PURSUANT.match(words, end)
    return pursuant.end() if pursuant else 0


def place_end(words: str, end: int, known: Known) -> int:
    """Where a place ends that stands right behind the head noun: "Observer Group Golan"; there if none does."""
    place = _PLACE.match(words, end)
    is_place = place and (known(place.start(1)) in {"country", "place"} or place[1] in shape_words.REGIONS | {"Golan"})
    return place.end() if place and is_place else end


def _next_part(words: str, first: int, end: int, kind: Kind, known: Known) -> int:
    """Where the next part of a name ends that goes on at `end`; there if it does not go on."""
    if words.startswith(" at ", end) and words.endswith("to the United Nations Office", first, end):
        return _run_end(words, end + len(" at "))
    if link := LINK.match(words, end):
        return _run_end(words, link.end()) if _goes_on(words, link, kind, known, has_more=end > first) else end
    if kind == "instrument" and (parties := _PARTIES.match(words, end)) and _names_party(words, parties, known):
        return parties.end()
    if end == first:
        action = _AND_ACTION.match(words, end) if kind == "instrument" else None
        return _run_end(words, action.end()) if action else end
    if " to " in words[first:end] and (of_verb := _OBJECT.match(words, end)):
        return _run_end(words, of_verb.end())
    if (listed := _LIST.match(words, end)) and not _has_known(words, listed, known):
        return _run_end(words, listed.end())
    if (again := _AND_ON.match(words, end)) and " on " in words[first:end]:
        run = words[again.end() : _run_end(words, again.end())].split(" ")
        if run[0] not in shape_words.NO_PART and not known(again.end()):
            return _run_end(words, again.end())
    joined = _AND.match(words, end)
    return _run_end(words, joined.end()) if joined and _is_joined(words, joined, known) else end


def _names_party(words: str, parties: re.Match[str], known: Known) -> bool:
    """Whether one of the parties to a treaty has its name there: not "between the Government and the Front"."""
    spaces = re.finditer(r"[ -]", words[parties.start() : parties.end()])
    return "United Nations" in parties[0] or any(known(parties.start() + space.end()) for space in spaces)


def _run_end(words: str, at: int) -> int:
    run = RUN.match(words, at)
    return run.end() if run else at


def _last_word(words: str, end: int) -> str:
    return words[words.rfind(" ", 0, end) + 1 : end]


def _is_joined(words: str, joined: re.Match[str], known: Known) -> bool:
    """Whether what stands behind an "and" is more of the name: "Principles and Rules", not "and the World Bank"."""
    run = words[joined.end() : _run_end(words, joined.end())].split(" ")
    before = _last_word(words, joined.start())
    at = joined.start() - len(before)
    of_state = words.endswith((" of ", " of the "), 0, at) and known(at) == "country"  # "of Peru and the Knesset"
    if run[-1] == "No":  # "and Protocol No. 2"
        return False
    if joined["the"] and (of_state or not _NO_NAMES.isdisjoint(run)):
        return False
    if _is_head(run[0]) and _is_head(before):
        return not joined["the"] and not known(joined.end())
    return not known(joined.end()) and not _names_body(run)


def _names_body(run: list[str]) -> bool:
    """Whether a run of capitalised words is a name of its own: "the Peace Council", not "Community Empowerment"."""
    return run[-1] in KIND_OF or any(word in KIND_OF for word in run[1:])


def _is_head(word: str) -> bool:
    return word in KIND_OF or word.removesuffix("s") in KIND_OF


def _goes_on(words: str, link: re.Match[str], kind: Kind, known: Known, *, has_more: bool) -> bool:
    """Whether what stands behind a preposition belongs to the name, which `has_more` behind its head noun before it."""
    end = _run_end(words, link.end())
    run = words[link.end() : end]
    what = link["link"]
    if what == "to" and _MISSION.search(words, max(0, link.start() - 80), link.start()):
        return True
    if run in {"United Nations", "Organization"} or run.split(" ")[0] in shape_words.MONTHS:
        return False
    last = _last_word(words, link.start())
    if what in _WIDE or (what == "with" and last in shape_words.SHARED):
        return True
    if what == "to":
        to_treaty = last == "Parties" and known(link.end()) == "instrument"
        given = to_treaty or kind == "instrument" or last in shape_words.GIVEN
        return given if known(link.end()) else kind != "body" or link[0] == " to "  # "the Committee to the Assembly"
    if (
        what == "in"
        and known(link.end()) == "country"
        and _MISSION_OF.search(words, max(0, link.start() - 60), link.start())
    ):
        return True
    if what == "in" and not known(link.end()):
        region = has_more and run in shape_words.REGIONS
        return region or last in shape_words.TRADED or _is_more_than_town(words, link, end)
    return (kind == "instrument" or what == "as") and not known(link.end())


def _is_more_than_town(words: str, link: re.Match[str], end: int) -> bool:
    """Whether what stands behind "in" is no town or State, where something is or was, but part of a name."""
    run = words[link.end() : end]
    return bool(" " in run or run.endswith("ing") or _AND.match(words, end) or _MORE.match(words, end))


def _has_known(words: str, listed: re.Match[str], known: Known) -> bool:
    """Whether a list has a name that is known, or a head noun: then it is a list of names."""
    starts = [listed.start() + match.end() for match in _ITEM.finditer(listed[0])]
    inside = words[listed.start() : _run_end(words, listed.end())].replace(",", " ").split()
    return any(map(known, starts)) or any(map(KIND_OF.__contains__, inside))
