"""Where a name ends: which of the words behind its head noun belong to it."""

import re

from concordance.model import Kind
from concordance.names import romance, shape_words
from concordance.names.shape_runs import (
    APOSTROPHE,
    CAPITALISED,
    POSSESSIVE,
    RUN,
    UPPER,
    WIDEST,
    Known,
    last_word,
    run_end,
)
from concordance.names.shape_tails import is_in_state, pursuant_end, special_end
from concordance.names.shape_words import KIND_OF

LONGEST = 30
"""No name has more words."""
LINK = re.compile(
    r" (?P<link>of|on|for|to|in the (?:area|field|sphere)s? of|in|against|concerning|regarding|relating to|relative to"
    rf"|governing|establishing|amending|with|among|by|beyond|from|into|under(?= the )|as(?= an? ))"
    rf"(?: (?:the|all|its|their|an?))?+ (?:(?:19|20)\d\d )?(?=[{UPPER}])(?![A-Z]{{1,3}}\$|(?:CHF|EUR|GBP|USD)\b)"
)  # not "of US$ 5": money is no name
_OBJECT = re.compile(rf" (?:the|an?) (?=[{UPPER}])")  # of a verb: "Conference to Review the Implementation of ..."
_VERB = re.compile(r" (?:for|in|of|on) [A-Z][a-z]+ing\Z")  # "Task Force on Combating the Financing of ..."
_WITH_OBJECT = (" Amending", " Concerning", " Establishing", " Governing", " Regulating")
_AND = re.compile(
    rf" (?:and|or|and/or|&) (?P<the>the )?(?!(?:Member|States?) )(?=[{UPPER}])"
)  # not "and Member States"
_AND_ON = re.compile(rf" and (?P<link>on|of|for) (?:the )?(?=[{UPPER}])")  # "Committee on Wool and on Milk"
_LIST = re.compile(rf"(?:, {CAPITALISED}(?: {CAPITALISED}){{0,2}}+){{1,6}}+,? (?:and|or|&) (?:the )?(?=[{UPPER}])")
_MORE = re.compile(r" of | \([A-Z][A-Z-]+\)")  # "Mission in Snowland (MIS)": the abbreviation counts it in
_TWO_PARTS = re.compile(rf"{RUN.pattern}(?:, {RUN.pattern})?,? and {RUN.pattern}")
_DECADE = re.compile(  # "Programme of Action ... for the 1990s", "New Agenda ... in the 1990s (NADAF)"
    r" (?:for the (?:[Dd]ecade )?(?:19|20)\d\d(?:s|[-\N{EN DASH}]\d{2,4})\b"
    r"|(?<=for the Decade )(?:19|20)\d\d[-\N{EN DASH}]\d{2,4}\b|in the (?:19|20)\d0s(?= \([A-Z]))"
)
_AND_ACTION = re.compile(
    r" and (?=(?:Framework|Programme|Plan) of Action|(?:Agenda|Platform) for Action|Action P(?:lan|rogramme)\b)"
)
_ITEM = re.compile(r", (?:(?:and|or|&) )?| (?:and|or|&) ")
_SHARING = re.compile(  # what several treaties have together: "of the Basel, Rotterdam and Stockholm conventions"
    rf"{CAPITALISED}(?: {CAPITALISED}|, {CAPITALISED})*+,? and (?:the )?{CAPITALISED}(?: {CAPITALISED})*+"
    r" (?:agreements|conventions|declarations|initiatives|processes|protocols|treaties)\b"
)
_TWO_REGIONS = re.compile(  # "in East and Southeast Asia"
    rf"(?:North|South|East|West|Central)[\w-]* (?:{CAPITALISED} )?and (?:{CAPITALISED} ){{0,2}}"
    rf"(?:{'|'.join(sorted(shape_words.REGIONS))})\b|Near and Middle East\b"
)
_STATE_PARTY = re.compile(r"States? part(?:y|ies)\b")  # for which a treaty enters into force
_MISSION = re.compile(
    rf"\bMission(?: of [\w '{APOSTROPHE}()-]+)?\Z"
)  # "Permanent Mission of Italy to the United Nations"
_PLACE = re.compile(  # a verb behind it has another subject than the name: "the Group Peru was"
    rf" ({RUN.pattern})(?! (?:did|had|has|is|may|must|said|should|stated|was|will|would)\b)(?=[ ,.;:)]|\Z)"
)
_WIDE = frozenset("of on for against concerning regarding".split())  # behind these any capital belongs to the name
_FOUNDING = frozenset({"establishing", "amending"})  # "Treaty establishing the Harbour Community"
_IN_STATE = re.compile(
    rf" in (?:the )?{RUN.pattern} \([A-Z-]{{3,}}\)"
)  # "Mission of the United Nations in Peru (MINU)"
_CASE = re.compile(r"[^.;,()]{1,80} v\. ")  # "the High Court of Peru in Goat v. Shepherd"
_HELD = (", convened ", ", held ", ", organized ", ", which was held ")
_SIDE = re.compile(r" (?:bank|border|coast|front|side)s?\b")  # "Forces on the Bravo side": where a body stands
_WITHIN = frozenset({"by", "from", "into"})  # "Convention on Damage by Goats", but "the Convention by Peru"
# "Committee under the Goat Procedure", not "under the Chairmanship of Peru"
_BY_RULE = frozenset("Agreement Convention Mechanism Procedure Protocol Treaty".split())
_OF_ANY = frozenset("Additional First Framework Optional Second".split())  # before a head noun, they name nothing
# "Ad Hoc Working Group on Cooperative Action under the Convention" has the treaty in its name
_AD_HOC = re.compile(r"\bAd Hoc Working Group (?:for|on) [^.;,]+\Z")
_AS_REFERENCE = re.compile(r"\bunder the (?:Charter|Code|Convention|Covenant|Protocol|Statute|Treaty)\Z")
_AD_HOC_REACH = 120  # characters
_FROM = frozenset("Emissions Freedom Migration Pollution Protection Transition".split())  # "Emissions from Goats"
_INTO = frozenset({"Inquiry", "Investigation"})  # "Commission of Inquiry into the Goat Killings"
_WHOLE = (" Code of Conduct", " Code of Practice", " Memorandum of Understanding")  # nothing is missing there
_SHARED = frozenset({"Affairs", "Management", "Matters"})
_NO_NAMES = shape_words.NO_PART | {
    "Note",
    "Organization",
    "Report",
    "Special",
    "Statement",
    "UN",
    "United",
}  # "and the Special Rapporteur"


def end_of(words: str, end: int, kind: Kind, known: Known) -> int:
    """Where the words behind the head noun end that belong to the name, without a possessive."""
    if pursuant := pursuant_end(words, end):
        return pursuant
    first = end
    for _ in range(LONGEST):
        past = special_end(words, first, end, kind, known) or _next_part(words, first, end, kind, known)
        if past == end or past - first > WIDEST:
            break
        end = past
    if end > first and (decade := _DECADE.match(words, end)):
        return decade.end()
    end = _without_office(words, first, end, known)
    return end - (2 if words.endswith(POSSESSIVE[:2], first, end) else words.endswith(POSSESSIVE[2:], first, end))


def _without_office(words: str, first: int, end: int, known: Known) -> int:
    """Where a name ends without the person's office behind the State in it: "Audit Court of Peru President"."""
    office = last_word(words, end)
    before = end - len(office) - 1
    if office not in shape_words.NO_PART or before <= first:
        return end
    return before if known(before - len(last_word(words, before))) == "country" else end


def place_end(words: str, end: int, known: Known) -> int:
    """Where a place ends that stands right behind the head noun: "Observer Group Golan"; there if none does."""
    place = _PLACE.match(words, end)
    is_place = place and (known(place.start(1)) in {"country", "place"} or place[1] in shape_words.REGIONS | {"Golan"})
    return place.end() if place and is_place else end


def _next_part(words: str, first: int, end: int, kind: Kind, known: Known) -> int:
    """Where the next part of a name ends that goes on at `end`; there if it does not go on."""
    if link := LINK.match(words, end):
        parts = _parts_end(words, link.end(), known) if " the " in link[0] else 0
        goes_on = parts or _goes_on(words, link, kind, known, has_more=end > first)
        return (parts or run_end(words, link.end())) if goes_on else end
    action = _AND_ACTION.match(words, end) if kind == "instrument" else None
    if action or end == first:
        return run_end(words, action.end()) if action else end
    has_verb = " to " in words[first:end] or words.endswith(_WITH_OBJECT, first, end) or _VERB.search(words, first, end)
    if has_verb and (of_verb := _OBJECT.match(words, end)):
        return run_end(words, of_verb.end())
    if (listed := _LIST.match(words, end)) and not _has_known(words, listed, known):
        return run_end(words, listed.end())
    if (again := _AND_ON.match(words, end)) and f" {again['link']} " in words[first:end]:
        run = words[again.end() : run_end(words, again.end())].split(" ")
        if run[0] not in shape_words.NO_PART and not known(again.end()):
            return run_end(words, again.end())
    joined = _AND.match(words, end)
    whose = joined and joined["the"] and " between " in words[first:end]  # said before: the parties to a treaty
    return run_end(words, joined.end()) if joined and not whose and _is_joined(words, joined, known) else end


def _is_joined(words: str, joined: re.Match[str], known: Known) -> bool:
    """Whether what stands behind an "and" is more of the name: "Principles and Rules", not "and the World Bank"."""
    run = words[joined.end() : run_end(words, joined.end())].split(" ")
    if (run[-1] in _SHARED and not joined["the"]) or words.endswith(_WHOLE, 0, joined.start()):
        return run[-1] in _SHARED  # "Department of Goat and Security Council Affairs"
    before = last_word(words, joined.start())
    at = joined.start() - len(before)
    refers = before in KIND_OF and words.endswith(" of the ", 0, at)  # "of the Court and the Registry"
    of_state = words.endswith((" of ", " of the "), 0, at) and known(at) == "country"  # "of Peru and the Knesset"
    if of_state and not (joined["the"] or known(joined.end()) or _names_body(run)):  # "of Peru and Jane Snow"
        return False
    numbered = run[-1] == "No" or (joined["the"] and run[-1] == "Protocols")  # "and Protocol No. 2"
    if words.endswith((" for ", " in "), 0, at) and known(at) == known(joined.end()) == "country":
        return True  # "Commission for Peru and Chad"
    another = joined["the"] and (
        of_state or refers or not _NO_NAMES.isdisjoint(run) or _begins_another(words, joined.end(), run)
    )
    if numbered or another:
        return False
    if _is_head(run[0]) and _is_head(before):
        return not joined["the"] and not known(joined.end())
    return not known(joined.end()) and not _names_body(run)


def _begins_another(words: str, start: int, run: list[str]) -> bool:
    """Whether a name of two parts begins here, or of what one State has: "and the Loss and Reparation Authority"."""
    parts = _TWO_PARTS.match(words, start)
    of_state = not shape_words.OF_ONE_STATE.isdisjoint(run)  # "and the National Jury of Elections"
    return of_state or (parts is not None and parts[0].rpartition(" ")[2] in KIND_OF)


def _parts_end(words: str, start: int, known: Known) -> int:
    """Where a body of two parts ends that another belongs to: "Task Force of the Technology and Wool Panel"; else 0."""
    parts = _TWO_PARTS.match(words, start)
    last = parts[0].rpartition(" ")[2] if parts else ""
    if parts is None or known(start) not in {"", "body"} or not (KIND_OF.get(last) == "body" or last == "Programme"):
        return 0
    first = parts[0].partition(" and ")[0]
    return 0 if any(word.rstrip(",") in KIND_OF for word in first.split(" ")) else parts.end()


def _names_body(run: list[str]) -> bool:
    """Whether a run of capitalised words is a name of its own: "the Peace Council", not "Community Empowerment"."""
    nouns = run if run[-1] in KIND_OF else run[1:]
    return any(word in KIND_OF and word not in romance.HEADS for word in nouns)


def _is_head(word: str) -> bool:
    return word in KIND_OF or word.removesuffix("s") in KIND_OF


def _goes_on(words: str, link: re.Match[str], kind: Kind, known: Known, *, has_more: bool) -> bool:
    """Whether what stands behind a preposition belongs to the name, which `has_more` behind its head noun before it."""
    end = run_end(words, link.end())
    run = words[link.end() : end]
    what = link["link"]
    if what == "to" and _MISSION.search(words, max(0, link.start() - 80), link.start()):
        return True
    last = last_word(words, link.start())
    whole = (run == "United Nations" and not _IN_STATE.match(words, end)) or (
        run == "Organization" and not LINK.match(words, end)
    )
    whole = whole and kind != "instrument" and last != "Charter" and (what, last) != ("in", "Participation")
    to_person = what == "to" and run.split(" ")[0] in shape_words.NO_PART  # "the Council to His Excellency"
    shared = _SHARING.match(words, link.end()) is not None or _STATE_PARTY.match(words, link.end()) is not None
    month = run.split(" ")[0] in shape_words.MONTHS
    ad_hoc = what == "under" and _AD_HOC.search(words, max(0, link.start() - _AD_HOC_REACH), link.start()) is not None
    reference = what == "for" and _AS_REFERENCE.search(words, max(0, link.start() - 24), link.start())
    if whole or to_person or shared or month or reference or (what == "under" and _refers(run) and not ad_hoc):
        return False
    if what in _WIDE or what.endswith(" of") or (what == "with" and last in shape_words.SHARED) or ad_hoc:
        return not _SIDE.match(words, end)
    if what == "to":
        return _goes_on_to(link, kind, last, known(link.end()), KIND_OF.get(run.rpartition(" ")[2], ""))
    if what == "in":
        return _goes_on_in(words, link, kind, known, has_more=has_more)
    by_rule = what == "under" and kind == "body" and last_word(words, end) in _BY_RULE
    said = (what == "from" and last in _FROM) or (what == "into" and last in _INTO)
    treaty = kind == "instrument" and (has_more or what not in _WITHIN) and run.split(" ")[0] not in shape_words.NO_PART
    return (
        treaty and what in _FOUNDING
        if known(link.end())
        else treaty or by_rule or what == "as" or (has_more and (what == "beyond" or said))
    )


def _goes_on_in(words: str, link: re.Match[str], kind: Kind, known: Known, *, has_more: bool) -> bool:
    """Whether what stands behind "in" belongs to the name, which `has_more` behind its head noun before it."""
    end = run_end(words, link.end())
    if _CASE.match(words, link.end()):
        return False
    if kind == "process" and words.startswith(_HELD, end):  # elsewhere, then
        return True
    run = words[link.end() : end]
    last = last_word(words, link.start())
    region = has_more and (run in shape_words.REGIONS or _TWO_REGIONS.match(words, link.end()) is not None)
    place = region or last in shape_words.TRADED or _is_more_than_town(words, link, end)
    found = "" if region else known(link.end())
    unsettled = found == "country" and last in shape_words.UNSETTLED
    return unsettled or is_in_state(words, link, known) if found else place and not _is_persons_office(run)


def _goes_on_to(link: re.Match[str], kind: Kind, last: str, known: str, noun: str) -> bool:
    """Whether what stands behind "to" belongs to the name whose last word before it is `last`.

    `known` is the kind of the name that is known there, `noun` that of the last word of what stands there.
    """
    to_treaty = last == "Parties" and (known or noun) == "instrument"
    given = to_treaty or kind == "instrument" or last in shape_words.GIVEN
    with_article = link[0] != " to "
    if to_treaty or known or (kind == "process" and noun == "body" and with_article):
        return given  # reports of a conference "to the Committee"
    return kind != "body" or not with_article  # "the Committee to the Assembly"


def _refers(run: str) -> bool:
    """Whether these words are no name, but a reference to what has one: "the Convention", "the Optional Protocol"."""
    *before, noun = run.split(" ")
    return noun in KIND_OF and _OF_ANY.issuperset(before)


def _is_more_than_town(words: str, link: re.Match[str], end: int) -> bool:
    """Whether what stands behind "in" is no town or State, where something is or was, but part of a name."""
    run = words[link.end() : end]
    named = " " in run or run.endswith("ing") or run in shape_words.FIELDS
    return bool(named or _AND.match(words, end) or _MORE.match(words, end))


def _is_persons_office(run: str) -> bool:
    """Whether these words name the office of a person, in which a body is: "the High Commissioner's Office"."""
    *before, noun = run.split(" ")
    return KIND_OF.get(noun) == "body" and any(word.endswith(POSSESSIVE) for word in before)


def _has_known(words: str, listed: re.Match[str], known: Known) -> bool:
    """Whether a list has a name that is known, or a head noun: then it is a list of names."""
    starts = [listed.start() + match.end() for match in _ITEM.finditer(listed[0])]
    inside = words[listed.start() : run_end(words, listed.end())].replace(",", " ").split()
    return any(map(known, starts)) or (inside[-1] not in _SHARED and any(map(KIND_OF.__contains__, inside)))
