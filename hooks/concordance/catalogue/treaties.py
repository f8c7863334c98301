"""What the record of treaty actions says of a State on a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from concordance.catalogue.tables import CONSENT, Action
from concordance.dates import NO_DATE, PartialDate


@dataclass(frozen=True, slots=True)
class Standing:
    """A State's latest action up to a day: `party`, `signed` or `open` (no action found)."""

    status: str
    action: str
    date: PartialDate
    in_force: PartialDate
    as_of: PartialDate
    source: str
    certainty: str


def standing(actions: Sequence[Action], until: PartialDate, as_of: PartialDate, source: str = "") -> Standing:
    """Return what these actions of one State on one treaty say of the day `until` (none: the latest known).

    A month or year without its day counts as past only when all of it is. `as_of` and `source` are those of the data
    on the treaty, which stand in the answer when no action is found.
    """
    done = [action for action in actions if not until or action.date.last_day <= until.first_day]
    consents = [action for action in done if action.action in CONSENT]
    forces = [action for action in done if action.action == "entry-into-force"]
    signatures = [action for action in done if action.action == "signature"]
    for status, found in (("party", consents), ("signed", signatures)):
        if found:
            last = max(found, key=lambda action: action.date)
            in_force = max((action.date for action in forces), default=NO_DATE)
            return Standing(
                status,
                last.action,
                last.date,
                in_force if status == "party" else NO_DATE,
                last.as_of,
                last.source,
                last.certainty,
            )
    return Standing("open", "", NO_DATE, NO_DATE, as_of, source, "")
