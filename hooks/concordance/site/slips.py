"""Slips in quotations: what a page or a book quotes of a report is marked where it repeats a slip that is declared."""

from itertools import pairwise

from concordance.edition.edition import AnnotatedReport
from concordance.report import Slip, Unit


def parted(unit: Unit, start: int, end: int) -> list[tuple[str, int]]:
    """Return these words of a unit in pieces, each with the number in the unit of the slip that it ends with, or 0."""
    if not unit.slips:  # most have none
        return [(unit.text[start:end], 0)]
    numbers = {slip.end: number for number, slip in enumerate(unit.slips, 1) if start < slip.end <= end}
    places = (start, *sorted({*numbers, end}))
    return [(unit.text[at:until], numbers.get(until, 0)) for at, until in pairwise(places)]


def slips_in_names(annotated: AnnotatedReport) -> dict[str, Slip]:
    """Return the words by which a report mentions its entries that have a slip somewhere in it, each with the slip."""
    return {
        mention.quote: slip
        for mentions in annotated.by_entry.values()
        for mention in mentions
        for slip in annotated.units_by_id[mention.unit].slips
        if slip.start < mention.end and mention.start < slip.end
    }
