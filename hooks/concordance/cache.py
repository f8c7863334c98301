"""A cache of computed values: the live preview computes anew only what depends on something that has changed."""

from collections.abc import Callable
from typing import TypeVar, cast

T = TypeVar("T")


class Cache:
    """Keeps, under each name, the last value and the inputs that it was computed from.

    Clearing it never changes a value, only how long it takes to get it.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, object]] = {}

    def get(self, name: str, inputs: object, compute: Callable[[], T]) -> T:
        """Return what `compute` gives, which depends on these inputs alone, or the last value if they are the same."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != inputs:
            kept = self._kept[name] = (inputs, compute())
        return cast("T", kept[1])
