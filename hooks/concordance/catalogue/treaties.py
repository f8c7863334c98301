"""What the record of treaty actions says of a State on a day."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass

from concordance.catalogue.tables import Action

CONSENT = ("ratification", "accession", "acceptance", "approval", "succession")


@dataclass(frozen=True, slots=True)
class Standing:
    """A State's latest action up to a day: `party`, `signed` or `open` (no action found)."""

    status: str
    action: str
    date: str
    in_force: str
    as_of: str
    source: str
    certainty: str


def standing(actions: Sequence[Action], until: str, as_of: str, source: str = "") -> Standing:
    """What these actions of one State on one treaty say of the day `until` (ISO; empty: the latest known).

    A month or year without its day counts as past only when all of it is. `as_of` and `source` are those of the data
    on the treaty, which stand in the answer when no action is found.
    """
    done = [action for action in actions if not until or last_day(action.date) <= until]
    consents = [action for action in done if action.action in CONSENT]
    forces = [action for action in done if action.action == "entry-into-force"]
    signatures = [action for action in done if action.action == "signature"]
    for status, found in (("party", consents), ("signed", signatures)):
        if found:
            last = max(found, key=lambda action: action.date)
            in_force = max((action.date for action in forces), default="")
            return Standing(
                status,
                last.action,
                last.date,
                in_force if status == "party" else "",
                last.as_of,
                last.source,
                last.certainty,
            )
    return Standing("open", "", "", "", as_of, source, "")


def last_day(date: str) -> str:
    """The last day that a date, month or year can mean, as a string that compares."""
    year, month, day = (*date.split("-"), "", "")[:3]
    if day:
        return date
    month = month or "12"
    return f"{year}-{month}-{calendar.monthrange(int(year), int(month))[1]}"
