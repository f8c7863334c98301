"""Whether what has the shape of a name names one thing, and whether each State has such a thing."""

import re
from dataclasses import dataclass
from functools import cached_property

from concordance.model import Kind
from concordance.names import shape_words
from concordance.names.abbreviations import stands_for
from concordance.names.directions import COMPASS
from concordance.names.shape_runs import SHORTENED_TO, Known
from concordance.names.shape_starts import OPENED, QUOTES, YEARS
from concordance.names.shape_words import KIND_OF

_ENOUGH = 3  # letters of an abbreviation
_ABBREVIATED = re.compile(r"[a-z] \([A-Z][A-Z-]+\) \Z")
# A publication with the name of its subject, who leads a force, or what a name in quotation marks is said to be:
# "the Foundation “Hope”".
_PUBLISHED = re.compile(
    r" (?:Bulletin|Development|Formulation|Gazette|Guide|Handbook|Improvement|Index|Journal|Manual|Monitor|Outlook"
    r"|Press|Review|Survey|Tool|Toolkit|Watch|Yearbook|series)\b"
    r"|(?<=Force) (?:Commander|Headquarters)\b|(?<=House) Rule\b"
    rf"|(?<!Conference) [{OPENED}][A-Z]"
)
_ACT = re.compile(r"(?: and [A-Z]\w+)?\)?(?: [A-Z][\w-]+){0,3} (?:Act|Bill|Ordinance)\b")  # whose title goes on
_GOES_ON = re.compile(r" [A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}]*[a-z]")
_OF_LAW = re.compile(r"(?:\bConstitution(?:al)?|(?:first|second|third|th)) \Z")  # "Twenty-second Amendment"
_PART_OF_LAND = re.compile(rf"(?:{COMPASS}|Cent(?:er|re)) ")
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Ee]ach|[Ee]very|[Aa]ny|[Nn]o|[Oo]ther|[Ss]uch|[Aa]nother) \Z")
_TITLE = re.compile(
    r"(?:entitled|titled|themes?|title|topic|subject|item|publication|report|study|paper|called)"
    rf"(?: of| on| was| is)?,? [{OPENED}](?P<title>[^\"\N{{RIGHT DOUBLE QUOTATION MARK}}]*)\Z"
)
# A title with small letters where titles have capitals is written as a sentence, and a name in it is one.
_OF_SENTENCE = re.compile(
    r" (?!(?:about|after|against|among|around|before|behind|between|beyond|during|from|into|over"
    r"|through|towards?|under|until|upon|with|within|without)\b)[a-z]{4,}\b"
)
_TITLE_WITH_A = re.compile(rf"(?:[{OPENED}]|[a-z,:] )A \Z")  # "A Partnership for Growth" within a sentence
_OF_PART = re.compile(r" (?:of|for|to|on|in) (?:the |its )?(?P<what>[\w-]+)\Z")
_STATE_OFFICES = re.compile(
    r" of (?:the )?(?:(?:Attorney|Auditor|Head of|Inspector|Ombuds|President|Prime|Procurator|Prosecutor|Public)\b"
    r"|(?:Assembly|Commons|Lords|Ministers|Representatives)\Z)"
)
ASSOCIATION = re.compile(
    r"(?:[A-Z][\w-]+ ){0,3}(?:Association|Confederation|Federation|League|Organi[sz]ation|Society|Union)\b"
)
"""What has an assembly or a council of its own: "National Union of Teachers"."""
_ESTABLISHED = re.compile(rf",? (?:{'|'.join(shape_words.ESTABLISHED)}) (?:by|in|pursuant|under)\b")
_ON = re.compile(r"(?: of (?:[A-Z][a-z]+ )?(?:Experts|Ministers))? (?:for|on|to) ")  # "High-level Meeting on Wool"
_LAW = re.compile(
    r"\b(?:(?<!Final )Act|Bill|Decree|Law|Ordinance) (?:concerning|for|of|on|to) (?:the )?\Z"
)  # "Act on Consultation"
_ANNOTATED = frozenset({"Annotated", "Provisional"})
_OF_RIGHTS = re.compile(r" of (?:[A-Z]\w+ )?Rights(?: and (?:[A-Z]\w+ )?[A-Z]\w+)?")  # what a State's charter is of
_AND_PLAN = (" and Action Plan", " and Plan of Action", " and Platform for Action", " and Programme of Action")
_ROLES = frozenset({"Administering", "Executing", "Implementing"})  # "the Administering Authority for Namibia"
_FOR_DOING = re.compile(r" for [A-Z][a-z]+ing\b")
_OF_HEAD = (" of the Organization", " of the Secretary-General", " of the Union")
_QUOTES = frozenset(QUOTES)


@dataclass(frozen=True)
class PossibleName:
    """What may be a name: where it begins and ends, and its head noun, behind which a number may stand."""

    words: str
    start: int
    end: int
    head_at: int
    head_end: int
    known: Known
    is_numbered: bool = False

    @property
    def noun(self) -> str:
        """The head noun."""
        return self.words[self.head_at : self.head_end]

    @cached_property
    def before(self) -> list[str]:
        """The words before the head noun."""
        return self.words[self.start : self.head_at].split()

    @property
    def behind(self) -> str:
        """What stands behind the head noun."""
        return self.words[self.head_end : self.end]

    @cached_property
    def kinds_inside(self) -> set[str]:
        """The kinds of the known names that begin within it."""
        spaces = re.finditer(" ", self.words[self.start : self.end])
        return {self.known(at) for at in (self.start, *(self.start + space.end() for space in spaces))}

    def is_name(self, kind: Kind) -> bool:
        """Whether what it has before and behind the head noun names one thing."""
        if (
            _PUBLISHED.match(self.words, self.end) is not None
            or self._is_title()
            or self._is_of_nation(kind)
            or self._is_of_several()
            or self._is_any_meeting()
            or self._is_budget()
            or self._is_any_rules()
            or self._is_any_mechanism()
            or self._is_person()
            or self._is_building()
            or not _ROLES.isdisjoint(self.before[-1:])
            or (not self.before and self.behind in _AND_PLAN)
            or (kind == "process" and _LAW.search(self.words, max(0, self.start - 24), self.start) is not None)
            or (not self.before and self.behind.startswith(" of ") and self._is_behind_abbreviation())
        ):
            return False
        named = any(
            word in shape_words.NAMING or not (word in shape_words.GENERIC or word in KIND_OF or YEARS.fullmatch(word))
            for word in self.before
        )
        named = named or self.known(self.start) == "country" or self._is_abbreviated  # "United States Congress"
        if self.behind and self.behind != " of Understanding":
            part = _OF_PART.fullmatch(self.behind)
            empty = part and (part["what"] in KIND_OF or part["what"] in shape_words.PARTS)
            if empty and not named and self.noun not in shape_words.WHOSE:
                return kind == "body" and _ESTABLISHED.match(self.words, self.end) is not None
            return named or kind != "instrument" or self.behind.count(" ") > 1
        if self.noun in shape_words.OF_STATE and self.before:
            return self.before != ["Civilian"]  # the Civilian Police of a mission
        if self.noun in shape_words.IN_PLURAL and named:  # "an Israel Defense Forces aircraft"
            return True
        indefinite = _INDEFINITE.search(self.words, max(0, self.start - 8), self.start)
        return named and (indefinite is None or self._is_abbreviated)

    @property
    def _is_abbreviated(self) -> bool:
        """Whether the abbreviation behind it stands for just these words: "Independent Audit Committee (IAC)".

        One of two letters is enough for what one State has: "National Council (NC)".
        """
        behind = SHORTENED_TO.match(self.words, self.end) if self.words.startswith(" (", self.end) else None
        if behind is None or (len(behind[1]) < _ENOUGH and shape_words.OF_ONE_STATE.isdisjoint(self.before)):
            return False
        return stands_for(self.words[self.start : self.end], behind[1])

    def _is_title(self) -> bool:
        """Whether it is the title of something, or only the beginning of what stands in quotation marks."""
        if _TITLE_WITH_A.search(self.words, max(0, self.start - 4), self.start):
            return True
        title = _TITLE.search(self.words, max(0, self.start - 120), self.start)
        if title and not _OF_SENTENCE.search(title["title"]):
            return True
        before, behind = self.words[self.start - 1 : self.start], self.words[self.end : self.end + 1]
        return before in _QUOTES and behind not in _QUOTES

    def _is_behind_abbreviation(self) -> bool:
        """Whether it is the end of a name with its abbreviation in it: "Vaccine Access (VACC) Facility of WHO"."""
        return _ABBREVIATED.search(self.words, max(0, self.start - 20), self.start) is not None

    def _is_of_nation(self, kind: Kind) -> bool:
        """Whether it is a law, a policy or a part of a State."""
        if self.noun in shape_words.STATUTES and not self.behind.startswith((" of Conduct", " of Practice")):
            return True
        if _ACT.match(self.words, self.end) or (self.noun == "Strategy" and not self._is_of_several_states):
            return True
        if self.noun == "Charter" and not self.before and _OF_RIGHTS.fullmatch(self.behind):
            return True
        if (
            kind == "instrument"
            and self.noun in shape_words.POLICIES
            and ("country" in self.kinds_inside or "National" in self.before)
        ):
            return True
        constitution = kind == "instrument" and self.before[-1:] == ["Constitutional"]  # "Constitutional Framework"
        if constitution or (self.noun == "Amendment" and _OF_LAW.search(self.words, 0, self.head_at)):
            return True
        return self.noun == "Department" and self._is_part_of_land

    @property
    def _is_of_several_states(self) -> bool:
        """Whether it is named by a region, a place or an organization: "African Trade Strategy"."""
        words = re.split(r"[ -]", self.words[self.start : self.end])
        if any(word in shape_words.OF_REGIONS or word in shape_words.REGIONS or word.isupper() for word in words):
            return True
        return not self.kinds_inside.isdisjoint({"body", "place"}) or self.behind.startswith(_OF_HEAD)

    @property
    def _is_part_of_land(self) -> bool:
        """Whether a place or a direction is in its name: "Department of Artibonite", "North Department"."""
        direction = _PART_OF_LAND.fullmatch(self.words, self.start, self.head_at)
        return direction is not None or "place" in self.kinds_inside

    def _is_of_several(self) -> bool:
        """Whether the head noun speaks of several: "national Human Rights Councils"."""
        return self.noun not in shape_words.IN_PLURAL and self.noun.endswith("s") and self.noun[:-1] in KIND_OF

    def _is_person(self) -> bool:
        """Whether it goes on, as the name of a person does: "Sandra Day O'Connor", "the Third Ministerial Session"."""
        return self.noun in {"Day", "Ministerial"} and _GOES_ON.match(self.words, self.end) is not None

    def _is_building(self) -> bool:
        """Whether it is where conferences are held: "Conference Centre"."""
        return self.noun in {"Center", "Centre"} and self.before[-1:] in (["Conference"], ["Congress"], ["Convention"])

    def _is_any_meeting(self) -> bool:
        """Whether it is a meeting of a body, not one on a subject or of ministers: "Annual Meeting of the Council"."""
        return self.noun == "Meeting" and not ("Ministerial" in self.before or _ON.match(self.behind))

    def _is_budget(self) -> bool:
        """Whether it is what an organization will do in some years, and what that costs: "Programme of Work"."""
        return self.noun == "Programme" and self.words.startswith((" of Work", " Budget"), self.head_end)

    def _is_any_rules(self) -> bool:
        """Whether it is the rules of procedure, the regulations and rules, or the agenda, that any body has."""
        if self.noun == "Agenda" and not self.behind and self.before[:1] == ["Provisional"]:
            return _ANNOTATED.issuperset(self.before)
        return self.noun == "Rules" and (
            self.behind == " of Procedure" or self.words.endswith("Regulations and ", 0, self.start)
        )

    def _is_any_mechanism(self) -> bool:
        """Whether it is how something is done, not who does it: "Mechanism for Returning Goats", "Lima Mechanism"."""
        if self.noun != "Mechanism":
            return False
        only_place = len(self.before) == 1 and not self.behind and self.known(self.start) == "place"
        return only_place or (not self.before and _FOR_DOING.match(self.behind) is not None)

    @property
    def is_of_state(self) -> bool:
        """Whether each State has a body of this name, which does not say whose it is."""
        if not self.kinds_inside.isdisjoint({"country", "place"}) or not shape_words.OF_REGIONS.isdisjoint(self.before):
            return False
        association = ASSOCIATION.match(self.behind.removeprefix(" of ").removeprefix("the "))
        if self.behind.startswith(" of ") and (association or "body" in self.kinds_inside):
            return False
        if self.noun in shape_words.OF_STATE or not shape_words.OF_ONE_STATE.isdisjoint(self.before):
            return True
        return self.noun in {"Office", "Council", "House"} and bool(_STATE_OFFICES.match(self.behind))
