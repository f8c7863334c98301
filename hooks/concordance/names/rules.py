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
- `native`: "Indian" and "Indians" are no people of India beside what tells of the native peoples of the Americas.
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

from concordance.names.shape_words import GENERIC, KIND_OF
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
_MORE_PEOPLES = re.compile(r"(?:(?:,|,? and|,? or|/) ?[A-Z][a-z]+(?:an|ese|ish|ch|ic|ss|ek)\b)+")
_UN_LANGUAGES = re.compile(r"\b(?:Arabic|English|French|Russian|Spanish)\b")
_TITLE = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Sir|Prof|Judge|Justice|Ambassador|Senator|Father|Sister)\.? (?:[A-Z][\w.-]* )*\Z"
)
_GIVEN_NAME = re.compile(r"(?<=[a-z,;:] )[A-Z][a-z]+ \Z")
_TITLED = re.compile(r"\b(?:Miss|Mr|Mrs|Ms|Mx)\.? [A-Z][\w.-]+ \Z")
_TITLES = frozenset("Dr Miss Mr Mrs Ms Mx Prof Professor Sir".split())
_LAST_OF_TITLES = frozenset(".rsx")
_INITIAL = re.compile(r"\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?) (?:[A-Z]\. )+\Z")
_NO_GIVEN_NAMES = frozenset(
    "Annex Appendix Article Category Chapter Class Column Cluster Figure Group Hepatitis List Option Paragraph Part"
    " Phase Schedule Section Subsection Table Title Type Vitamin Volume".split()
)
_DIRECTION = re.compile(r"\b(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Upper|Lower|Greater) \Z")
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
_SURELY_US = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa"
    "|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    "|Nevada|New Hampshire|New Jersey|New Mexico|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington State|New York State|Wisconsin|Wyoming"
)
_OF_PLACE = re.compile(
    r" (?:County|District|Governorate|Oblast|Prefecture|Province|Region|State|Territory)(?![\w-]| [A-Z])"
)
_US_STATE = re.compile(
    rf"\b(?:{_SURELY_US}|Atlanta|Savannah|Augusta|State of Georgia|U\.S\. state)\b|\bCounty, |\(United States"
)
# A town, its comma, and its state: "Lebanon, Pennsylvania", "Paris, Tex.", "London, Ontario". New York and Washington
# are where missions and meetings are, too: "the Mission of Lebanon, New York", "in Geneva, New York and Vienna".
_IN_US = re.compile(
    rf"(?:, | \()(?:{_SURELY_US}|Ontario|Quebec|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick"
    r"|British Columbia)(?![\w-])"
    r"|, (?:AK|AL|AR|AZ|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK"
    r"|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY)(?!\w)"
    r"|, (?:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn"
    r"|Tex|Va|Vt|Wash|Wis|Wyo)\."
)
_IN_CAPITALS_OF_US = re.compile(r", (?:New York|Washington)\b(?!,? D\.?C)")
_GEORGIA_BEHIND = re.compile(r", Georgia\b")
_OF_STATE = re.compile(
    r"\b(?:President|Minister|Government|Parliament|Republic|Ambassador|Embassy|Ministry|delegations?|authorities"
    r"|representatives?|Representative|Mission|Ombudsman|Public Defender|South Ossetia|Abkhazia)(?: of| to|,) \Z"
)
_STATES_HAVE = re.compile(
    r" (?:administration|ambassador|armed|army|authorit(?:y|ies)|citizens?|citizenship|consulates?|courts?|delegation"
    r"|diplomats?|embass(?:y|ies)|Embassy|forces|[Gg]overnment|law|military|nationals?|nationality|officers?|officials?"
    r"|passports?|police|[Pp]resident|prisons?|soldiers?|troops|visas?)\b"
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
# City names that share the noun behind the last of them.
_BESIDE = r"(?:, | and |, and | or |/|-|\N{EN DASH})[A-Z][\w']{1,30}+(?: [A-Z][\w']{1,30}+)?"
_SHARED = (
    r"(?:accord|agreement|convention|declaration|initiative|principle|process|protocol|round|statement|track|treaty)"
)
_SHARED_BY_MANY = (
    r"(?:accords|agreements|conferences|conventions|declarations|initiatives|principles|processes|protocols|rounds"
    r"|statements|summits|tracks|treaties)"
)
_CAPITALS_BEHIND = r"[A-Z][\w']{1,30}+(?: [A-Z][\w']{1,30}+)?"
_IN_NAME_AFTER = re.compile(
    r" (?:[A-Z][a-z]+ ){0,2}(?:Accords?|Action Plan|Action Programme|Agreements?|Agenda|Appeal|Bar Association"
    r"|Call|Chamber of Commerce"
    r"|Charter|Club|Commitments?|Communiqué|Compact|Consensus|Conventions?|Declaration|Guidelines|Initiative"
    r"|Outcome|Platform|Pledge|Conference|Meeting|Round|Seminar|Summit|Symposium|Workshop"
    r"|Principles|[Pp]rocess|Programme|Framework|Final Act|Gazette|Group"
    r"|Institute|Law School|Medical School|Peace Agreement|Plan of Action|Post|Protocols?|Recommendations"
    r"|Road ?[Mm]ap|Rules|School of|Standards|Statement|Statute|Stock Exchange|Strateg(?:y|ies)|Times|Treaty|Tribune"
    r"|University|[Aa]mendments?|work(?:ing)? programme)\b"
    # "the Luanda and Nairobi processes", "the Luanda/Nairobi process", "the Geneva and Vienna conventions"
    rf"|(?:{_BESIDE}){{0,9}} (?:[a-z]+ )?(?i:{_SHARED_BY_MANY})\b|(?:{_BESIDE}){{1,9}} (?:[a-z]+ )?{_SHARED}\b"
    rf"|/(?:{_CAPITALS_BEHIND}) (?:Accords?|Agreement|Declaration|Process|Treaty)\b"  # "Belfast/Good Friday Agreement"
    r"| (?:(?:peace|political|dialogue) process|formula|road ?map)\b"
)
_IN_NAME_BEFORE = re.compile(
    r"\b(?:Bank|Church|Treaty|University|Times|City University|Archdiocese|Archbishop) of (?:the )?\Z"
)
_OTHER_LAND = re.compile(r"\b(?:New|Mount|Lake|Isthmus of|Gulf of|Straits? of) \Z")
_WATERS = (" Channel", " Current", " Sea", " Strait", " Trench", " worm")
_IN_WATERS = re.compile(r" (?:Channel|Current|Sea|Straits?|Trench|worm)\b")
_LAST_OF_LANDS = ("w ", "t ", "e ", "of ")  # what these end with: a quick look
_NEAR = 120  # characters on either side in which a rule looks for what tells


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
    """Whether nothing beside "Indian" tells that the native peoples of the Americas are meant."""
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


def is_in_united_states(text: str, start: int, end: int, *, place: bool) -> bool:
    """Whether a name of a State or place is that of a town of the United States or Canada, as what follows tells."""
    if _IN_US.match(text, end):
        return True
    if place:
        return _GEORGIA_BEHIND.match(text, end) is not None
    return _IN_CAPITALS_OF_US.match(text, end) is not None and not text.endswith((" of ", " the "), 0, start)


def is_persons(text: str, start: int, *, place: bool = False) -> bool:
    """Whether a State's name or adjective, or a place, is surely a person's: "Ms. Ireland", "Ann B. Jordan"."""
    if place and text.find("M", max(0, start - 40), start) >= 0 and _TITLED.search(text, max(0, start - 40), start):
        return True
    if text[start - 2 : start - 1] not in _LAST_OF_TITLES:
        return False
    last = text[max(0, start - 12) : max(0, start - 1)].rpartition(" ")[2]
    if last.removesuffix(".") in _TITLES:
        return True
    initial = (
        _INITIAL.search(text, max(0, start - 30), start) if last.endswith(".") and len(last) == len("J.") else None
    )
    return initial is not None and initial[1] not in _NO_GIVEN_NAMES


def direction_before(text: str, start: int) -> str:
    """Return the direction that stands before a place and belongs to it: "Eastern "; empty if there is none."""
    found = _DIRECTION.search(text, max(0, start - 12), start)
    return found[0] if found else ""


def noun_behind(text: str, end: int) -> str:
    """Return the noun that stands behind a place and belongs to it: " Province"; empty if there is none."""
    found = _OF_PLACE.match(text, end)
    return found[0] if found else ""


def has_what_states_have(text: str, end: int) -> bool:
    """Whether what a State has stands right behind an adjective: "authorities", "citizens", "Government"."""
    return _STATES_HAVE.match(text, end) is not None


def is_in_name(text: str, start: int, end: int, *, place: bool) -> bool:
    """Whether a State or place stands in the name of something else.

    Both do in "Mount Kenya", "New Ireland" and "Java Sea", a place also in "the Durban Declaration" and "the University
    of Geneva".
    """
    if text.startswith(_WATERS, end) and _IN_WATERS.match(text, end):
        return True
    if text.endswith(_LAST_OF_LANDS, 0, start) and _OTHER_LAND.search(text, max(0, start - 24), start):
        return True
    return place and bool(_IN_NAME_AFTER.match(text, end) or _IN_NAME_BEFORE.search(text, max(0, start - 24), start))


_TREATY_AFTER = re.compile(
    r"'?s?,? (?:arts?\.|(?:articles?|Part|Optional Protocol|ratification|reservations?|requires)\b)"
)
_TREATY_BEFORE = re.compile(
    r"\b(?:ratif\w+|acced\w+|accession|signator\w+|signed|part(?:y|ies)|[Pp]rotocols?"
    r"|articles? \d+(?: \(\d+\))?|arts?\. \d+"
    r"|reservations?|obligations|provisions|under|implement\w*|incorporat\w+|withdr\w+)"
    r"(?: (?:to|of|from|under|with))?(?: the)? (?:(?:the )?[A-Z][A-Z-]+(?:, | and |, and ))*\Z"
)
_BODY_AFTER = re.compile(
    r"(?:'s)? (?:also |further |again )?(?:recommended|noted|urged|expressed|welcomed|encouraged|invited|observed"
    r"|regretted|recalled|requested|called|stated|considered|reiterated|was concerned|remained|took note|commended"
    r"|drew|highlighted|indicated|asked|made|in its|has|had|concluding|general comment|general recommendation)\b"
)
_BODY_BEFORE = re.compile(r"\b(?:members? of|experts? of|by|before|recommended by|to|Committee,)(?: the)? \Z")


# Abbreviations that only treaties have: in a list with one of them, the others are treaties too.
_ONLY_TREATIES = frozenset("UDHR ICCPR ICESCR ICERD ICRMW ICPPED CPED OPCAT".split())
_LIST_BEFORE = re.compile(r"((?:\b(?:the )?[A-Z][A-Z-]+(?:, and |, or |, | and | or |; |/))+)(?:the )?\Z")
_LIST_AFTER = re.compile(r"(?:(?:, and |, or |, | and | or |; |/)(?:the )?[A-Z][A-Z-]+\b)+")


def treaty_or_body(text: str, start: int, end: int) -> str:
    """Return what an abbreviation that a treaty and its committee share means here: `instrument`, `body` or nothing."""
    before = text[max(0, start - 60) : start]
    if _TREATY_AFTER.match(text, end) or _TREATY_BEFORE.search(before):
        return "instrument"
    if _BODY_AFTER.match(text, end) or _BODY_BEFORE.search(before):
        return "body"
    beside = (_LIST_BEFORE.search(before), _LIST_AFTER.match(text, end))
    listed = {word for match in beside if match for word in re.findall(r"[A-Z][A-Z-]+", match[0])}
    return "instrument" if listed & _ONLY_TREATIES else ""
