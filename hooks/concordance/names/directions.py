"""The points of the compass, as patterns and as words: "North", "Northern", "South-East", "Southeastern"."""

_POINTS = ("North", "South", "East", "West")

COMPASS = "(?:(?:North|South)-?(?:[Ee]ast|[Ww]est)|North|South|East|West)(?:ern)?"
"""A direction in a name; its second part may have a small letter."""

COMPASS_IN_TEXT = "(?:(?:north|south)-?(?:east|west)|north|south|east|west)(?:ern)?"
"""A direction in small letters, which is no part of a name: "in north-eastern Peru"."""

DIRECTIONS = frozenset(f"{point}{ending}" for point in _POINTS for ending in ("", "ern"))
"""The words for the four directions in a name."""
