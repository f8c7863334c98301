"""Names that share their head noun: "the Luanda and Nairobi processes", "the Luanda/Nairobi process".

Each is a mention, the head noun with the last, if records have all of them by their names with the head noun. In "the
Treaties of Tlatelolco and Rarotonga" it stands with the first.
"""

import re
from collections.abc import Mapping

from concordance.model import Form

_NAME = r"[A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]*+(?: [A-Z][\w'\N{RIGHT SINGLE QUOTATION MARK}-]*+)?"
_NOUNS = "agreement convention declaration initiative process protocol round"
_NOUN = "|".join(f"{noun}|{noun.capitalize()}" for noun in _NOUNS.split())
_SHARED = re.compile(
    rf"(?P<names>{_NAME}(?:, {_NAME}){{0,4}}(?:,? and |/)(?P<last>{_NAME})) (?P<noun>{_NOUN})(?P<plural>e?s)?\b"
)
_BETWEEN = re.compile(r", (?:and )?| and |/")
TREATIES = "Treaties of"
"""What stands before the places after which several treaties are named."""
_TREATIES = re.compile(rf"{TREATIES} (?P<names>{_NAME}(?:, {_NAME})*,? and {_NAME})")


def sharing_head(words: str, start: int, forms: Mapping[str, tuple[Form, ...]]) -> list[tuple[int, int, Form]]:
    """Return the names from this place on that share a head noun, each with the form of its record; none if not so."""
    shared = _SHARED.match(words, start)
    if shared is None or not (shared["plural"] or "/" in shared["names"]):
        return []
    found = []
    at = start
    for name in _BETWEEN.split(shared["names"]):
        end = at + len(name)
        for noun in (shared["noun"].lower(), shared["noun"].capitalize()):
            if owned := forms.get(f"{name} {noun}"):
                past = shared.end() if end == shared.end("last") else end
                other = Form(words[at:past], owned[0].entry, owned[0].kind, "variant")
                found.append((at, past, next(iter(forms.get(words[at:past], ())), other) if past > end else other))
                break
        else:
            return []
        between = _BETWEEN.match(words, end)
        at = between.end() if between else end
    return found


def named_behind(words: str, start: int, forms: Mapping[str, tuple[Form, ...]]) -> list[tuple[int, int, Form]]:
    """Return the treaties named after the places that stand behind "Treaties of" here; none if one has no record."""
    listed = _TREATIES.match(words, start)
    found: list[tuple[int, int, Form]] = []
    at = listed.start("names") if listed else start
    for name in _BETWEEN.split(listed["names"]) if listed else ():
        owned = forms.get(f"Treaty of {name}")
        if owned is None:
            return []
        first = at if found else start
        found.append((first, at + len(name), Form("", owned[0].entry, owned[0].kind, "variant")))
        between = _BETWEEN.match(words, at + len(name))
        at = between.end() if between else at
    return found
