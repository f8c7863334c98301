"""What the States did about the treaties of the edition: on a day, at the latest, and as a chart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from concordance.charting import Chart, chart
from concordance.model import Entry
from concordance.standing import Standing, standing
from concordance.tables import Action


class Participation:
    """The treaties that have a page, each with the date of its data and its actions by State."""

    def __init__(self, entries: Mapping[str, Entry], actions: Iterable[Action]) -> None:
        """Sort the actions by treaty and State."""
        dates: dict[str, str] = {}
        by_state: dict[str, dict[str, list[Action]]] = defaultdict(lambda: defaultdict(list))
        for action in actions:
            dates[action.treaty] = max(action.as_of, dates.get(action.treaty, ""))
            by_state[action.treaty][action.iso3].append(action)
        self._treaties = [
            (entries[treaty], as_of, by_state[treaty]) for treaty, as_of in dates.items() if treaty in entries
        ]

    def of(self, country: Entry, date: str) -> list[tuple[Entry, Standing, Standing]]:
        """By treaty, what the record says of the State on this date and at the latest."""
        return [
            (treaty, standing(actions, date, as_of), standing(actions, "", as_of))
            for treaty, as_of, actions in self._done(country)
        ]

    def chart(self, country: Entry, date: str) -> Chart | None:
        """What the State did about each treaty as a chart around this date; none if nothing is known."""
        return chart(self._done(country), date)

    def _done(self, country: Entry) -> list[tuple[Entry, str, list[Action]]]:
        """By treaty, the date of its data and what the State did, or the State under which its record stands."""
        state = country.more.get("treaties_under") or country.id
        return [(treaty, as_of, by_state.get(state, [])) for treaty, as_of, by_state in self._treaties]
