"""Names that share their head noun: "the Luanda and Nairobi processes", "the Luanda/Nairobi process".

Each is a mention, the head noun with the last, if records have all of them by their names with the head noun.
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
