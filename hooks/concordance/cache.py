"""What was made of which values: the live preview makes anew only what depends on something that has changed."""

from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")


class Memory:
    """Keeps, under each name, the last value and what it was made of.

    It never decides what a value is, only whether it has to be made: with an empty memory everything is.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, object]] = {}

    def made(self, name: str, of: object, make: Callable[[], T]) -> T:
        """The value that `make` gives, which depends on `of` alone; the last one if that is still the same."""
        before = self._kept.get(name)
        if before is None or before[0] != of:
            before = self._kept[name] = (of, make())
        return cast("T", before[1])
