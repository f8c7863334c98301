"""Ends that only some names have.

- A committee of the Security Council has the resolutions in it by which it was established.
- A treaty may have its parties: "between the European Union and the Republic of Korea".
- People of African descent are named with that word, which often has a small letter.
- A permanent mission has the office at which it is, and a mission that an organization sent the State in which it is;
  so has a force whose abbreviation stands behind it.
- A committee may say that it works within the United Nations, a group how many members it has: "Group of 10".
"""

import re

from concordance.model import Kind
from concordance.names.shape_runs import RUN, SHORTENED, Known, run_end

_PARTY = rf"{RUN.pattern}(?: of (?:the )?{RUN.pattern})*+"
_PARTIES = re.compile(  # of a treaty: "between the European Union and the Republic of Korea"
    rf" between (?:the )?{_PARTY}(?:, (?:the )?{_PARTY}){{0,3}}+,? and (?:the )?{_PARTY}"
)
_BETWEEN_TWO = ("Alliance", "Cooperation", "Interface", "Linkages", "Relations", "Relationship", "Relationships")
_COOPERATION = re.compile(  # is between two: "Cooperation between the United Nations and Regional Arrangements"
    rf" between (?:the )?{RUN.pattern} and (?:the )?{RUN.pattern}(?: or {RUN.pattern})?"
)
_OTHERS = "(?:Committee|Council|Group|Mission|Monitoring|Office|Panel|Secretar|Security|Team)"
_PURSUANT = re.compile(  # how the committees of the Security Council are named
    r" (?:(?:established )?pursuant to|established by) (?:paragraphs? \d+ (?:\([a-z]\) )?of )?(?:Security Council )?"
    r"resolutions? \d+ \(\d{4}\)"
    r"(?:(?:,|,? and) \d+ \(\d{4}\))*+"
    rf"(?: concerning (?:(?:the )?(?:question of |situation in )?(?:the )?{RUN.pattern}(?: of (?:the )?{RUN.pattern})*+"
    rf"(?:,? and (?:the )?(?!{_OTHERS}){RUN.pattern})?"
    r"(?: and (?:all )?associated individuals(?:,? groups, undertakings)? and entities)?|counter-terrorism\b))?"
)
SET_UP = r",? (?:created|established|set up) (?:by|in accordance with|pursuant to|under)"
"""What stands between a panel or group of experts and the resolution that tells it from others."""
_SET_UP = re.compile(rf"{SET_UP} (?:Security Council )?resolution \d+ \(\d{{4}}\)")
_SUBJECT = re.compile(r" (?:concerning|for|on|regarding|relating to) ")
_DESCENT = " descent"
_OTHERS_AT = r"(?: and (?:to )?(?:the )?other [Ii]nternational [Oo]rganizations)? (?:at|in) "
_SEAT = "(?:Geneva|Nairobi|New York|Vienna)"
_AT = {  # where a permanent mission is
    " to the United Nations Office": re.compile(rf"{_OTHERS_AT}{RUN.pattern}"),
    " to the United Nations": re.compile(rf"{_OTHERS_AT}{_SEAT}\b"),
}
TO_UNITED_NATIONS = re.compile(rf" to the United Nations(?:(?: Office)?{_OTHERS_AT}{_SEAT}\b)?")
"""What stands behind a State in the name of its permanent mission."""
_PARTIES_TO = re.compile(rf" of (?:the )?(?:States )?[Pp]arties to (?:the )?{RUN.pattern}")
_OF_FORCE = re.compile(r"\b(?:Force|Mission|Office|Operation)(?: of the United Nations)?\Z")
_MEMBERS = re.compile(  # "Group of 10", not "of 10 members" or "of 4 May"
    r" of (?:\d{1,3}|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Fifteen|Twenty|Twenty-Four)"
    r"(?= (?:also|and|are|at|for|had|has|have|in|is|met|on|or|to|was|were|will)\b|[,.;:)]|\Z)"
)
_YEAR_FOR = re.compile(r" (?:19|20)\d\d(?= for (?:the )?[A-Z])")  # "Digital Agenda 2024 for Latin America"
_WITHIN = re.compile(
    r" within the United Nations(?: [Ss]ystem)?(?: and its Funds, Programmes and Specialized Agencies)?"
)
_MISSION_OF = re.compile(r"\b(?:Community|Nations|Organization|Union) (?:[A-Z][\w-]+ ){0,4}(?:Mission|Office)\Z")


def special_end(words: str, first: int, end: int, kind: Kind, known: Known) -> int:
    """Return where a name goes on to behind `end` in one of these ways, else 0; its head noun ends at `first`."""
    if end == first and (behind := _behind_head(words, end, kind)):
        return behind
    if end > first and (within := _WITHIN.match(words, end)):
        return within.end()
    if words.startswith(_DESCENT, end) and words.endswith(("African", "Asian"), first, end):
        return end + len(_DESCENT)
    if words.endswith("Mission", 0, first) and (seat := _seat_end(words, first, end)):
        return seat
    if words.endswith(_BETWEEN_TWO, first, end) and (cooperation := _COOPERATION.match(words, end)):
        return cooperation.end()
    parties = _PARTIES.match(words, end) if kind == "instrument" else None
    has_subject = parties and _SUBJECT.search(words, first, end)  # what is between whom is said apart from that
    return parties.end() if parties and not has_subject and _names_party(words, parties, known) else 0


def _behind_head(words: str, end: int, kind: Kind) -> int:
    """Where what ends that only a group, a review conference or a plan has right behind its head noun; else 0."""
    year = _YEAR_FOR.match(words, end) if kind == "instrument" else None
    members = _MEMBERS.match(words, end) if words.endswith("Group", 0, end) else None
    treaty = _PARTIES_TO.match(words, end) if words.endswith("Review Conference", 0, end) else None
    found = members or treaty or year
    return found.end() if found else 0


def _seat_end(words: str, first: int, end: int) -> int:
    """Where the place ends at which a permanent mission is, to the United Nations or its office; else 0."""
    at = (seat.match(words, end) for to, seat in _AT.items() if words.endswith(to, first, end))
    found = next(filter(None, at), None)
    return found.end() if found else 0


def is_in_state(words: str, link: re.Match[str], known: Known) -> bool:
    """Whether "in" stands between the mission of an organization and the State in which it is."""
    if known(link.end()) != "country":
        return False
    begin = max(0, link.start() - 60)
    # "Multinational Force in Peru (MNF)": the State counts in it or not
    shortened = SHORTENED.match(words, states_end(words, link.end(), known)) and _OF_FORCE.search(
        words, begin, link.start()
    )
    return bool(shortened) or _MISSION_OF.search(words, begin, link.start()) is not None


def states_end(words: str, start: int, known: Known) -> int:
    """Where one State ends that begins here, or two do: "Peru and Chad"."""
    end = run_end(words, start)
    second = end + len(" and ")
    return run_end(words, second) if words.startswith(" and ", end) and known(second) == "country" else end


def pursuant_end(words: str, end: int) -> int:
    """Where the name of a committee of the Security Council ends, which has its resolutions in it; else 0."""
    pursuant = _PURSUANT.match(words, end) if words.endswith("Security Council Committee", 0, end) else None
    return pursuant.end() if pursuant else 0


def experts_end(words: str, end: int) -> int:
    """Where the resolutions end that tell one panel or group of experts, named before `end`, from others; else there.

    They are cited there, and no part of its name.
    """
    if not words.endswith((" Panel of Experts", " Group of Experts"), 0, end):
        return end
    told = _PURSUANT.match(words, end) or _SET_UP.match(words, end)
    return told.end() if told else end


def _names_party(words: str, parties: re.Match[str], known: Known) -> bool:
    """Whether one of the parties to a treaty has its name there: not "between the Government and the Front"."""
    spaces = re.finditer(r"[ -]", words[parties.start() : parties.end()])
    return "United Nations" in parties[0] or any(known(parties.start() + space.end()) for space in spaces)
