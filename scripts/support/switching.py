"""Rules of the engine switched off by name, so that what each of them gains and loses can be listed.

A rule here is a regular expression or a set of words at the head of a module of the rooms `names` and `mentions`; its
name is the module's and its own, `shape_ends._DECADE`. Switched off, the expression matches nothing and the set is
empty, in this process only and for as long as the context lasts.
"""

from __future__ import annotations

import pkgutil
import re
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import concordance

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_ROOMS = ("names", "mentions")
_NOTHING = re.compile(r"(?!)")


def rules() -> dict[str, tuple[ModuleType, str]]:
    """Return the rules by name: the module that has one, and what it is called there."""
    found: dict[str, tuple[ModuleType, str]] = {}
    for room in _ROOMS:
        for path in import_module(f"{concordance.__name__}.{room}").__path__:
            for each in pkgutil.iter_modules([path]):
                module = import_module(f"{concordance.__name__}.{room}.{each.name}")
                own = (name for name, value in vars(module).items() if isinstance(value, re.Pattern | frozenset))
                found |= {f"{each.name}.{name}": (module, name) for name in own if not name.startswith("__")}
    return found


@contextmanager
def without(name: str) -> Iterator[None]:
    """Switch one rule off; a `KeyError` if there is none of this name."""
    module, attribute = rules()[name]
    value = getattr(module, attribute)
    setattr(module, attribute, _NOTHING if isinstance(value, re.Pattern) else frozenset())
    try:
        yield
    finally:
        setattr(module, attribute, value)
