"""Names that go on in small letters: "Contact and Coordination Group on non-military measures".

What stands behind "on" belongs to the name of a group, a committee or a meeting, as it says what that is for. It is a
phrase of nouns, which ends at a stop, at a capital or at a word that no such phrase has: a verb, "that", "at", "by". A
name in the same shape that only says what somebody was told ("briefed the Committee on its work") has a pronoun there,
or a noun of speaking.
"""

import re

from concordance.names.heads import OF_PEOPLE

_ON = re.compile(r" on (?=[a-z])")
_OF_TOPICS = frozenset("Group Network Panel Seminar Subcommittee Subgroup Symposium Team Workshop".split()) | {
    "Task Force",
    "Working Group",
}
_WORD = re.compile(r" ?([a-z][\w-]*)")
STOPS = frozenset(
    "about adopted after agreed also although and-or are as asked at be because been before began between but by called"
    " can completed concluded concluding considered convened could decided did discussed do does during elected ended"
    " established except expressed focused following found from gave had has have he held her his how if in including"
    " into invited is it its launched led made may met might must not noted opened or over prepared presented proposed"
    " recommended reported requested said she should since so submitted than that their then there these they this"
    " those through throughout to took under until upon urged visited was welcomed were what when where whether which"
    " while who whose will with within without would".split()
)
"""Words of English that no name has in small letters."""
_NO_TOPICS = frozenset(
    "account behalf board condition how its matters my our questions several such that the their these this those"
    " various what whether which".split()
)
_SPOKEN = re.compile(
    r"\b(?:[Aa]dvised?|[Aa]ssist(?:ed|ing)?|[Bb]rief(?:ed|ing|s)?|[Cc]onsult(?:ed|ing)?|[Ii]nform(?:ed|ing|s)?"
    r"|[Uu]pdat(?:ed?|ing)|reported|(?:reports?|statements?) (?:to|by)) (?:[a-z]+ )?(?:the )?\Z"
)
_VERB_BEHIND = re.compile(r" (?:an?|all|by|for|from|in|it|its|that|the|their|them|to)\b| (?:[A-Z]|\d)")
_LISTED = re.compile(r",(?: [a-z-]+,){0,4} (?P<word>[a-z-]+,? and [a-z-]+)")  # "reporting, review and follow-up"
_MOST = 12  # words
_THE = re.compile(  # "on the right to food", not "on the situation"
    r"the (?:application|effects?|elimination|future|impacts?|implementation|interpretation|issue|prevention"
    r"|prohibition|promotion|protection|question|reform|review|revitalization|rights?|role|safety|security|status|strengthening"
    r"|suppression|sustainability|use)\b"
)
_IN_RELATION = re.compile(r" in relation to (?=[a-z])")
_WITH_IN = frozenset({"trade", "traffic", "trafficking"})
_WITH_TO = frozenset("access approach approaches related relating right rights".split())
_GOING_ON = {"in": _WITH_IN, "to": _WITH_TO}
_OF_PEOPLE = re.compile(OF_PEOPLE)


def goes_on_until(words: str, start: int, end: int, head: str) -> int:
    """Where a name ends that goes on in small letters behind its head noun at `end`; there if it does not go on."""
    if people := _OF_PEOPLE.match(words, end):
        end = people.end()
    on = _ON.match(words, end) if head in _OF_TOPICS else None
    if on is None or is_told(words, start):
        return end
    return _phrase_end(words, on.end()) or end


def is_told(words: str, start: int) -> bool:
    """Whether what begins here was told something: "briefed the Committee"."""
    return _SPOKEN.search(words, max(0, start - 40), start) is not None


def _phrase_end(words: str, start: int) -> int:
    """Where the phrase of nouns ends that begins here; 0 if none does."""
    end, last = 0, ""
    at = start
    joined = 0  # where an "and" stands that nothing has followed yet
    for _ in range(_MOST):
        word = _WORD.match(words, at)
        if word is None or (not last and word[1] in _NO_TOPICS and not _THE.match(words, start)):
            break
        if (word[1] in STOPS and last not in _GOING_ON.get(word[1], ())) or _is_verb(words, word):
            break
        at, last = word.end(), word[1]
        joined = 0 if last not in {"and", "for", "of", "the", "to"} else joined or word.start()
        end = joined or at
        if relation := _IN_RELATION.match(words, at):
            at, last = relation.end() - 1, "to"
        if words.startswith(", ", at) and (listed := _LISTED.match(words, at)):
            at = listed.start("word") - 1
    return end


def _is_verb(words: str, word: re.Match[str]) -> bool:
    """Whether a word in "-ed" is a verb, as what stands behind it tells: "adopted the report", not "armed groups".

    So does a "for" that another phrase begins with: "for the period".
    """
    if not word[1].endswith("ed") and word[1] != "for":
        return False
    return _VERB_BEHIND.match(words, word.end()) is not None or not words.startswith(" ", word.end())
