"""Where a name begins that has small words before its head noun: "Status of Forces Agreement", "Eastern and Southern".

- An "of" phrase stands before the head noun behind a noun for what is done or had: "Disengagement of Forces Agreement".
- Two regions are joined by "and": "Eastern and Southern African Trade and Development Bank".
"""

import re

from concordance.names.shape_ends import RUN

_DONE = "|".join(
    "Access Cessation Conservation Control Disengagement Elimination Exchange Freedom Law Management Monitoring"
    " Non-Proliferation Prevention Prohibition Promotion Protection Recognition Reduction Rights Rule Safety Settlement"
    " Status Suppression Transfer Use Withdrawal".split()
)
_OF_PHRASE = re.compile(rf"(?<!\bon )(?<!\bon the )\b(?:(?:{_DONE}) of|(?:Law|Rights) of the) {RUN.pattern} \Z")
_DIRECTION = "(?:North|South|East|West)(?:ern)?|North-?[Ee]ast(?:ern)?|South-?[Ee]ast(?:ern)?|Central|Latin"
_LAND = "African?|Americas?|American|Arab|Asian?|Balkan|Caribbean|European?|Mediterranean|Nordic|Pacific"
_REGION = rf"(?:(?:{_DIRECTION}) )?(?:{_LAND})|Middle East(?:ern)?"
_TWO_REGIONS = re.compile(
    rf"\b(?:{_DIRECTION}|{_REGION}) and (?:{_REGION}) (?:{RUN.pattern} )?(?:and {RUN.pattern} )?\Z"
)
_REACH = 120  # characters before the head noun


def phrase_before(words: str, floor: int, head_at: int) -> int:
    """Where a name begins that has small words before its head noun, from `floor` on; `head_at` if none does."""
    first = max(floor, head_at - _REACH)
    if of_phrase := _OF_PHRASE.search(words, first, head_at):
        return of_phrase.start()
    regions = _TWO_REGIONS.search(words, first, head_at)
    return regions.start() if regions else head_at
