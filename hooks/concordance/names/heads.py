"""How names begin: the first words by which a text takes a long name up again, and what is named by its treaty.

- A short name is two or more capitalised words before the first preposition, the last of them a word for such things:
  "Permanent Forum" of "Permanent Forum on Indigenous Issues", "European Convention", "Inter-American Court"; or a body
  and the people in it: "Panel of Experts", "Commission of Inquiry".
- What is attached to a treaty has the treaty's name in its own: "Conference of the Parties to the Framework
  Convention on ..." is "Conference of the Parties", attached. After the treaty was named, a text says
  "Conference of the Parties to the Convention".
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from concordance.model import Kind

# Nouns of several words for what a conference decides, beside a declaration or alone.
OF_ACTION = frozenset({"Programme of Action", "Plan of Action", "Platform for Action"})
OF_LAST_WORDS = frozenset(
    {"Action Agenda", "Framework Agreement", "Framework Convention", "Model Law", "Peace Agreement"}
)
"""Nouns of two words for which the last words of a name can stand: "the Peace Agreement" is the Dayton one."""
# The nouns that can stand alone for a longer name ("the Convention"), by the kind of entry.
HEADS: Mapping[Kind, frozenset[str]] = {
    "instrument": frozenset(
        "Convention Covenant Protocol Declaration Compact Agreement Accord Treaty Charter Statute Pact Platform Agenda"
        " Principles Guidelines Regulations Rules Recommendation Framework Code Strategy".split()
    )
    | {"Optional Protocol", "Additional Protocol"}
    | OF_LAST_WORDS
    | OF_ACTION,
    "body": frozenset(
        "Committee Subcommittee Commission Sub-Commission Subcommission Council Assembly Court Tribunal Organization"
        " Agency Fund Institute Bureau Office Centre Authority Bank Board Community Department Force Forum Group League"
        " Mechanism Mission Panel Team Union Facility Foundation Alliance Network Partnership Coalition Movement"
        " Federation Association Army Unit Observatory Directorate Division Embassy Ministry Parliament Senate Service"
        " University".split()
    )
    | {"Special Committee", "Task Force", "Working Group"},
    "process": frozenset(
        "Conference Summit Process Programme Initiative Dialogue Seminar Workshop Decade Campaign".split()
    ),
}
# Nouns that stand for a name only with the words before them ("the Permanent Forum").
_ONLY_IN_SHORT_NAMES: Mapping[Kind, frozenset[str]] = {
    "instrument": frozenset("Plan Pledge Programme".split()),
    "body": frozenset("Network Alliance Chambers Conference".split()),
    "process": frozenset("Forum Partnership".split()),
}
PREPOSITION = re.compile(r" (?:on|of|for|to|against|in|relating|concerning|governing|relative|with)\b")
"""The prepositions behind which a name says what it is about."""
OF_PEOPLE = r" of (?:Eminent Persons|(?:Governmental )?Experts|Facilitators|Friends|Ministers)"
"""What a body has behind its head noun that is named by the people in it."""
_OF_PEOPLE = re.compile(
    rf"(?P<before>[A-Z][\w-]*(?: [A-Z][\w-]*)*)(?:{OF_PEOPLE}| of Inquiry| of (?:the )?(?:States )?Parties)"
    r"(?= (?!serving as)[a-z])"
)
_OF_ACTION = re.compile(rf"[A-Z][\w-]*(?: [A-Z][\w-]*)*? (?:{'|'.join(sorted(OF_ACTION))})(?= )")
MAIN_COMMITTEE = re.compile(r"(?:First|Second|Third|Fourth|Fifth|Sixth) Committee\b")
"""One of the Main Committees of the General Assembly; in a document of a conference it is that one's."""
_CAPITALISED = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)+")
_OF_WHAT = (" concerning ", " regarding ")  # "resolutions of the Council concerning Peru"
TO = " to the "
"""What stands before the name of the treaty to which something is attached."""

Inner = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Attached:
    """An entry as it is named by its treaty: the words before and behind the treaty's name."""

    before: str
    treaty: str
    after: str

    @property
    def is_alone(self) -> bool:
        """Whether the words before can stand alone for it: "the Conference of the Parties"."""
        return self.before.endswith((" of the Parties", " States Parties")) and not self.after


def says_of_what(words: str, head: str, end: int) -> bool:
    """Whether what stands behind a head noun that is alone begins no name: "the Council concerning Peru"."""
    return words.startswith(_OF_WHAT, end) or (head in {"Assembly", "Secretariat"} and words.startswith(" on ", end))


def short_name_of(name: str, kind: Kind) -> str:
    """Return the words at the beginning of a name that can stand for it; empty if there are none."""
    nouns = HEADS.get(kind, frozenset()) | _ONLY_IN_SHORT_NAMES.get(kind, frozenset())
    if not nouns:
        return ""
    if (people := _OF_PEOPLE.match(name)) and people["before"].rpartition(" ")[2] in nouns:
        return people[0]  # "Panel of Experts"
    if kind == "instrument" and (action := _OF_ACTION.match(name)):
        return action[0]  # "World Programme of Action"
    short = PREPOSITION.split(name, maxsplit=1)[0]
    if short == name or short.startswith("The ") or not _CAPITALISED.fullmatch(short):
        return ""
    last = short.rpartition(" ")[2]
    return short if short not in HEADS.get(kind, ()) and last in nouns else ""


def attached_in(name: str, treaties: Iterable[Inner]) -> Attached | None:
    """How a name is attached to a treaty in it: to the first of these places (start, end, entry) that does."""
    for start, end, treaty in treaties:
        if name[:start].endswith(TO):
            return Attached(name[: start - len(TO)], treaty, name[end:])
    return None
