"""The role of a country in the sentence that mentions it, marked by hand in `roles.csv` beside report.yml."""

from collections.abc import Iterator, Mapping, Sequence

from concordance.loading import read_table
from concordance.model import ROLES, Mention
from concordance.problems import InputError, Problem

COLUMNS = ("unit", "words", "occurrence", "entry", "role")

_MentionKey = tuple[str, str, str, str]


def roles(text: str, mentions: Sequence[Mention], where: str) -> Mapping[Mention, str]:
    """Return the role of each country mention that has one; raises `InputError` for rows that fit none."""
    keys = {_key(mention): mention for mention in mentions if mention.kind == "country"}
    found: dict[Mention, str] = {}
    problems: list[Problem] = []
    for row in read_table(text, where, COLUMNS):
        mention = keys.get((row["unit"], row["words"], row["occurrence"], row["entry"]))
        place = f"{where}, {row['words']} ({row['occurrence']}) in {row['unit']}"
        if mention is None:
            problems.append(_problem("role-does-not-match", place, row["entry"], "a mention of a State"))
        elif row["role"] not in ROLES:
            problems.append(_problem("unknown-role", place, row["role"], ", ".join(ROLES)))
        elif mention in found:
            problems.append(_problem("role-twice", place, row["role"], f"one role; {found[mention]} stands above"))
        else:
            found[mention] = row["role"]
    if problems:
        raise InputError(problems)
    return found


def without(mentions: Sequence[Mention], found: Mapping[Mention, str], where: str) -> Iterator[Problem]:
    """For review: the mentions of States that have no role."""
    for mention in mentions:
        if mention.kind == "country" and mention not in found:
            place = f"{mention.report} {mention.unit}"
            words = f"{mention.quote} ({mention.occurrence})"
            yield Problem("role-missing", place, repr(words), "the role of the State there", f"Add a row to {where}.")


def _key(mention: Mention) -> _MentionKey:
    return mention.unit, mention.quote, str(mention.occurrence), mention.entry


def _problem(code: str, where: str, found: str, expected: str) -> Problem:
    return Problem(code, where, repr(found), expected, "Correct the row.")
