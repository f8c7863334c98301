"""Rules that decide from the words around it whether an ambiguous form means its entry.

Each rule is named in the tables beside the forms that need it:

- `language`: a people's adjective that is also a language. "in Spanish", "Arabic, French and Spanish" and
  "French-speaking" are languages; "the Spanish authorities" is not.
- `person`: a name that people bear. "Mr. Chad", "Michael Jordan" and "Chad Smith" are people.
- `titled`: a name that people bear too, but seldom. "Mr. Israel Cohen" is a person.
- `us-state`: Georgia is a state of the United States beside another of them, or with its cities, except right after
  what a State only has ("the President of Georgia").
- `american`: "American" means the United States before what is no part of a name and does not speak of the continent
  ("American citizens", not "American countries"), and never, as "Americans", with a part of the continent or a people
  before it ("Latin American", "Native Americans").
- `native`: "Indian" and "Indians" are no people of India beside what speaks of the native peoples of the Americas.
- `inverted`: a name turned round behind a comma ("Moldova, Republic of"). Where the words behind the comma go on as the
  name of another State ("Moldova, Republic of Korea"), it is two States of a list.
- `joint`: a State whose name is that of two. Where it closes a list ("Croatia, Serbia and Montenegro"), it is two.
- `short`: a short form that is part of longer names or of other States' names. It means its own State only
  where no other capitalised word belongs to it.
- `common-word`: a form that is also an everyday word. It means its entry only within a sentence.
- `named`: a form that several States could own. It means its own State only where the unit, or else the section,
  or else the report has named this State by a form without this rule, and no other State that has the form.
- `defined`: an abbreviation that means its State only where the text has put it in brackets after the name.
"""

import re
from collections.abc import Callable, Mapping

from concordance.names.beside_places import US_STATES, direction_before
from concordance.names.shape_words import GENERIC, KIND_OF, TITLES
from concordance.names.states import INVERTED

_LANGUAGE_AFTER = re.compile(
    r"[- ](?:language|languages|speaking|speaker|speakers|text|texts|version|versions|translation|translations"
    r"|interpretation|interpreter|interpreters|only|literature|lessons|classes|word|words|term|phrase)\b"
)
_LANGUAGE_BEFORE = re.compile(
    r"(?:\b(?:in|into|from|speak|speaks|spoke|spoken|speaking|learn|learning|teach|taught|Original:|original:"
    r"|English|Arabic|Chinese|than|translated)(?: the)? (?:[A-Z]\w+(?:, | and | or |, and ))*"
    r"|\b(?:Arabic|Chinese|English|Russian|French|Spanish)(?:(?:,| and|, and| or) |/))\Z"
)
_ONLY_LANGUAGES = re.compile(r"\b(?:Arabic|English)\b")  # which no people is called by
_BEHIND_LANGUAGE = re.compile(r"\b(?:Arabic|English)(?: \([^()]{1,60}\))?(?:, [A-Z][a-z]+){0,5}(?:,|,? and|,? or) \Z")
_OF_LANGUAGES = re.compile(r"\b(?:languages?|multilingual|interpreted)\b")
_NO_NOUN = re.compile(r"\s*(?:[.,;:)\]/(]|\Z|(?:into|from|and|or|as|to|at|by|is|are|was|were)\b)")
_MORE_PEOPLES = re.compile(r"(?:(?:,|,? and|,? or|/) ?[A-Z][a-z]+(?:an|ese|ish|ch|ic|ss|ek)\b){1,40}")
_UN_LANGUAGES = re.compile(r"\b(?:Arabic|English|French|Russian|Spanish)\b")
_TITLE = re.compile(
    rf"\b(?:{'|'.join(sorted(TITLES))}|Ambassador|Father|Judge|Justice|Senator|Sister)\.? (?:[A-Z][\w.-]* )*\Z"
)
_GIVEN_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+ \Z")
_SURNAME = re.compile(r" [A-Z][a-z]+")
_LAST_NAME = re.compile(r" ([A-Z][a-z]+)(?![\w-]| [A-Z&])")
_OFFICES = (
    "Ambassador|Chair(?:man|person|woman)?|Chancellor|Commissioner|Director(?:-General)?|Envoy|Governor|Head|Judge"
    "|Minister|President|Professor|Prosecutor|Rapporteur|Representative|Secretary(?:-General)?|Speaker"
)
_OFFICE_BEFORE = re.compile(rf"\b(?:{_OFFICES})(?:(?: (?:of|for|to|on)\b[^.;,]{{1,60}})?,)? \Z")
_OFFICE_BEHIND = re.compile(rf", (?:an? |the )?(?:[a-z]+ |[A-Z][a-z]+ )?(?:{_OFFICES})\b")
_PART_OF_STATE = re.compile(
    r" (?:City|County|Department|District|Governorate|International Airport|Island|Municipality|Oblast|Prefecture"
    r"|Province|Region|State)\b"
)
_US_STATE = re.compile(
    rf"\b(?:{US_STATES}|Atlanta|Savannah|Augusta|State of Georgia|U\.S\. state)\b|\bCounty, |\(United States"
)
_OF_STATE = re.compile(
    r"\b(?:President|Minister|Government|Parliament|Republic|Ambassador|Embassy|Ministry|delegations?|authorities"
    r"|representatives?|Representative|Mission|Ombudsman|Public Defender|South Ossetia|Abkhazia)(?: of| to|,) \Z"
)
_OF_AMERICA = re.compile(
    r" (?:Embassy|Government|President\b"
    r"|(?!(?:and|are|as|but|by|commission|communities|continents?|convention|countries|court|declaration|hemisphere"
    r"|human rights|in|indigenous|integration|is|nations|of|or|peoples?|regions?|regional|republics|sphere|States?"
    r"|states?|subcontinent|system|to|was|were)\b)[a-z]+)"
)
_NO_STATE_BEFORE = re.compile(
    r"\b(?:Latin|Central|Meso|South|North|[Nn]ative|African|Asian|Arab|Pan|Inter|Afro|Ibero|Anglo|Euro|Hispanic|Mexican"
    r"|Spanish|European|[Ii]ndigenous|all|both|every|first|First)[ -]\Z"
)
_NATIVE_BEFORE = re.compile(
    r"\b(?:[Ii]ndigenous|[Nn]ative|American|Amerindian|[Aa]boriginal|Amazon(?:ian)?|Mayan?|non-status) \Z"
)
_NATIVE_AFTER = re.compile(
    r" (?:people|peoples|land|lands|title|treaty|treaties|law of|communit(?:y|ies) (?:of|in) (?:Brazil|Canada|Guatemala"
    r"|Mexico|Paraguay|Peru))\b|s? (?:of|in) (?:the )?(?:Americas|Amazon|Andes|Bolivia|Brazil|Canada|Chile|Colombia"
    r"|Ecuador|Guatemala|Mexico|Paraguay|Peru|Venezuela)\b"
)
_CAPITALS = re.compile(r"\b[A-Z]{3,} \Z")
_MORE_CAPITALS = re.compile(r" [A-Z]{2,}\b")
_SHOUTED = re.compile(r"[.!?]|\Z")  # ends a row of capitals: "CONTACT US."
_NEAR = 120  # characters on either side in which a rule looks for what decides


def _is_people(text: str, start: int, end: int) -> bool:
    """Whether an adjective that is also a language means the people or the State."""
    before = text[max(0, start - _NEAR) : start]
    beside = "Arabic" in before or "English" in before
    if _LANGUAGE_AFTER.match(text, end) or (beside and _BEHIND_LANGUAGE.search(before)):
        return False
    if listed := _MORE_PEOPLES.match(text, end):
        if _ONLY_LANGUAGES.search(listed[0]):
            return False
        if not _NO_NOUN.match(text, listed.end()):
            return not _LANGUAGE_AFTER.match(text, listed.end())
        if _UN_LANGUAGES.search(listed[0]):
            return False
    if _NO_NOUN.match(text, end):
        return not (_LANGUAGE_BEFORE.search(before) or _OF_LANGUAGES.search(text, start - len(before), end + _NEAR))
    return True


def _is_no_person(text: str, start: int, end: int) -> bool:
    """Whether a name that people bear stands alone, not between a title, a given name or a surname."""
    before = text[max(0, start - 60) : start]
    if _TITLE.search(before):
        return False
    if _GIVEN_NAME.search(before) and not direction_before(text, start):
        return False
    return not _SURNAME.match(text, end) or bool(_PART_OF_STATE.match(text, end))


def _is_untitled(text: str, start: int, end: int) -> bool:
    """Whether no title makes the name that of a person."""
    surname = _SURNAME.match(text, end)
    return not (surname and _TITLE.search(text[max(0, start - 60) : start])) and not _holds_office(text, start, end)


def _holds_office(text: str, start: int, end: int) -> bool:
    """Whether a name and one more stand beside an office: "the Minister of Defence of Israel, Israel Katz"."""
    surname = _LAST_NAME.match(text, end)
    if surname is None or surname[1] in KIND_OF or surname[1] in GENERIC:
        return False
    before = _OFFICE_BEFORE.search(text, max(0, start - 80), start)
    return before is not None or _OFFICE_BEHIND.match(text, surname.end()) is not None


def _is_of_united_states(text: str, start: int, end: int) -> bool:
    """Whether "American" or "Americans" means the United States."""
    if _NO_STATE_BEFORE.search(text[max(0, start - 12) : start]):
        return False
    return text[start:end].endswith("s") or bool(_OF_AMERICA.match(text, end))


def _is_of_india(text: str, start: int, end: int) -> bool:
    """Whether nothing beside "Indian" shows that the native peoples of the Americas are meant."""
    return not (_NATIVE_BEFORE.search(text[max(0, start - 14) : start]) or _NATIVE_AFTER.match(text, end))


def _is_no_us_state(text: str, start: int, end: int) -> bool:
    """Whether no other state or city of the United States is named nearby, or what only a State has stands before."""
    if _OF_STATE.search(text[max(0, start - 30) : start]):
        return True
    return not _US_STATE.search(text[max(0, start - _NEAR) : end + _NEAR])


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no capitalised word before or after belongs to the form."""
    before = text[max(0, start - 30) : start]
    longer = re.search(r"(?<=[a-z,;:] )[A-Z][\w-]* \Z", before) or direction_before(text, start)
    return not longer and not _SURNAME.match(text, end)


def _is_within_sentence(text: str, start: int, end: int) -> bool:
    """Whether the form stands within a sentence and so has its capital as a name."""
    ends = _MORE_CAPITALS.match(text, end) or (text[start:end].isupper() and _SHOUTED.match(text, end))
    if ends and _CAPITALS.search(text[max(0, start - 20) : start]):
        return False
    within = bool(re.search(r"[\w,;:)(] ?\Z", text[max(0, start - 2) : start]))
    return within and (text[start:end].isupper() or not _SURNAME.match(text, end))


_BY_NAME: Mapping[str, Callable[[str, int, int], bool]] = {
    "language": _is_people,
    "person": _is_no_person,
    "titled": _is_untitled,
    "us-state": _is_no_us_state,
    "american": _is_of_united_states,
    "native": _is_of_india,
    "short": _stands_alone,
    "common-word": _is_within_sentence,
}
RULES = (*_BY_NAME, INVERTED, "joint", "named", "defined")
"""The rules that a table may name. The last four ask what the text has said before, so the reader decides them."""


def holds(rule: str, text: str, start: int, end: int) -> bool:
    """Whether the form at this place of the text means its entry by this rule.

    A `KeyError` if the rule is none that the words around the form decide.
    """
    return _BY_NAME[rule](text, start, end)
