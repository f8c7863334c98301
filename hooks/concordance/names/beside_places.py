"""What stands beside the name of a State or a place: what belongs to it, and what makes it part of another name.

"Eastern Aleppo" and "Cairo Governorate" are whole names of places. "Ms. Ireland" is a person, "Lebanon, Pennsylvania" a
town, "Mount Kenya" a mountain, and "the Durban Declaration" names no city.
"""

import re

from concordance.names.directions import COMPASS
from concordance.names.shape_words import TITLES

US_STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa"
    "|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    "|Nevada|New Hampshire|New Jersey|New Mexico|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|Tennessee|Texas|Utah|Vermont|(?:West )?Virginia|Washington State|New York State|Wisconsin|Wyoming"
)
_TITLED = re.compile(r"\b(?:Miss|Mr|Mrs|Ms|Mx)\.? [A-Z][\w.-]+ \Z")
_LAST_OF_TITLES = frozenset(title[-2:] for title in TITLES)
_INITIAL = re.compile(r"\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?) (?:[A-Z]\. )+\Z")
# A word with a capital right before and right behind a place makes it part of a person's name: "Francisco Cali Tzay".
_GIVEN_NAME = re.compile(r"\b(?!(?:And|As|At|But|By|For|From|In|Near|Of|On|The|To|Via)\b)[A-Z][a-z\u00DF-\u00FF]+ \Z")
_FAMILY_NAME = re.compile(r" [A-Z][a-z\u00DF-\u00FF]+\b")
_NO_GIVEN_NAMES = frozenset(
    "Annex Appendix Article Category Chapter Class Column Cluster Figure Group Hepatitis List Option Paragraph Part"
    " Phase Schedule Section Subsection Table Title Type Vitamin Volume".split()
)
_DIRECTION = re.compile(rf"\b(?:{COMPASS}|Central|Upper|Lower|Greater) \Z")
_LONGEST = len("South-Western ")
_OF_PLACE = re.compile(
    r" (?:County|District|Governorate|Oblast|Prefecture|Province|Region|State|Territory)(?![\w-]| [A-Z])"
)
# A town, its comma, and its state: "Lebanon, Pennsylvania", "Paris, Tex.", "London, Ontario". New York and Washington
# are where missions and meetings are, too: "the Mission of Lebanon, New York", "in Geneva, New York and Vienna".
_IN_US = re.compile(
    rf"(?:, | \()(?:{US_STATES}|Ontario|Quebec|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick"
    r"|British Columbia)(?![\w-])"
    r"|, (?:AK|AL|AR|AZ|CA|CO|CT|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK"
    r"|OR|PA|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY)(?!\w)"
    r"|, (?:Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn"
    r"|Tex|Va|Vt|Wash|Wis|Wyo)\."
)
_IN_CAPITALS_OF_US = re.compile(r", (?:New York|Washington)\b(?!,? D\.?C)")
_GEORGIA_BEHIND = re.compile(r", Georgia\b")
_STATES_HAVE = re.compile(
    r" (?:administration|ambassador|armed|army|authorit(?:y|ies)|citizens?|citizenship|consulates?|courts?|delegation"
    r"|diplomats?|embass(?:y|ies)|Embassy|forces|[Gg]overnment|law|military|nationals?|nationality|officers?|officials?"
    r"|passports?|police|[Pp]resident|prisons?|soldiers?|troops|visas?)\b"
)
# City names that share the noun behind the last of them.
_BESIDE = r"(?:, | and |, and | or |/|-|\N{EN DASH})[A-Z][\w']{1,30}+(?: [A-Z][\w']{1,30}+)?"
_SHARED = (
    r"(?:accord|agreement|convention|declaration|initiative|principle|process|protocol|round|statement|track|treaty)"
)
_SHARED_BY_MANY = (
    r"(?:accords|agreements|conferences|conventions|declarations|initiatives|principles|processes|programmes of action"
    r"|plans of action|protocols|rounds"
    r"|statements|summits|tracks|treaties)"
)
_CAPITALS_BEHIND = r"[A-Z][\w']{1,30}+(?: [A-Z][\w']{1,30}+)?"
_IN_NAME_AFTER = re.compile(
    r" (?:[A-Z][a-z]+ ){0,2}(?:[Aa]ccords?|Action Plan|Action Programme|[Aa]greements?|Agenda|Appeal|Bar Association"
    r"|Call|Chamber of Commerce"
    r"|Charter|Club|Commitments?|Communiqué|Compact|Consensus|[Cc]onventions?|Decision|[Dd]eclaration|Guidelines|Initiative"
    r"|Mechanism|Outcome|Platform|Pledge|Conference|Meeting|Round|Seminar|Summit|Symposium|Workshop"
    r"|Principles|[Pp]rocess|Programme|Framework|Final Act|Gazette|Group"
    r"|Institute|Law School|Medical School|Peace Agreement|Plan of Action|Post|[Pp]rotocols?|Recommendations"
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
_LANDS = ("New ", "Mount ", "Lake ", "Isthmus of ", "Gulf of ", "Strait of ", "Straits of ")
_LAST_OF_LANDS = frozenset(land[-3:] for land in _LANDS)
_OF_LAND = re.compile(rf"\b(?:{'|'.join(_LANDS)})\Z")
_WATERS = (" Channel", " Current", " Sea", " Strait", " Straits", " Trench", " worm")
_FIRST_OF_WATERS = frozenset(water[:2] for water in _WATERS)
_IN_WATERS = re.compile(rf"(?:{'|'.join(_WATERS)})\b")


def is_in_united_states(text: str, start: int, end: int, *, place: bool) -> bool:
    """Whether a name of a State or place is that of a town of the United States or Canada, as what follows tells."""
    if _IN_US.match(text, end):
        return True
    if place:
        return _GEORGIA_BEHIND.match(text, end) is not None
    return _IN_CAPITALS_OF_US.match(text, end) is not None and not text.endswith((" of ", " the "), 0, start)


def is_between_names(text: str, start: int, end: int) -> bool:
    """Whether a place stands between the other names of a person: "Francisco Cali Tzay", not "Greater Accra Region"."""
    if not (_FAMILY_NAME.match(text, end) and _GIVEN_NAME.search(text, max(0, start - 24), start)):
        return False
    return not (direction_before(text, start) or noun_behind(text, end))


def is_persons(text: str, start: int, *, place: bool = False) -> bool:
    """Whether a State's name or adjective, or a place, is surely a person's: "Ms. Ireland", "Ann B. Jordan"."""
    if place and text.find("M", max(0, start - 40), start) >= 0 and _TITLED.search(text, max(0, start - 40), start):
        return True
    if text[start - 2 : start - 1] != "." and text[start - 3 : start - 1] not in _LAST_OF_TITLES:
        return False
    last = text[max(0, start - 12) : max(0, start - 1)].rpartition(" ")[2]
    if last.removesuffix(".") in TITLES:
        return True
    initial = (
        _INITIAL.search(text, max(0, start - 30), start) if last.endswith(".") and len(last) == len("J.") else None
    )
    return initial is not None and initial[1] not in _NO_GIVEN_NAMES


def direction_before(text: str, start: int) -> str:
    """Return the direction that stands before a place and belongs to it: "Eastern "; empty if there is none."""
    found = _DIRECTION.search(text, max(0, start - _LONGEST), start)
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
    if text[end : end + 2] in _FIRST_OF_WATERS and _IN_WATERS.match(text, end):
        return True
    if text[start - 3 : start] in _LAST_OF_LANDS and _OF_LAND.search(text, max(0, start - 24), start):
        return True
    return place and bool(_IN_NAME_AFTER.match(text, end) or _IN_NAME_BEFORE.search(text, max(0, start - 24), start))
