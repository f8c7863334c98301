"""The outline of a drafted report.yml: what was found becomes parts with addresses, prefixes and names of units."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from concordance.drafting.candidates import ANNEX, HEADED, NOTES, SMALL_WORD, Candidate, DraftedPart, highest_above
from concordance.drafting.survey import starts
from concordance.intake.headings import CONTENTS
from concordance.text import slug_of

_WORDS = 40  # characters of a heading: a longer one needs a short address
_ADDRESS = 60  # characters: an address is shorter, with those above it
_FEW = 5  # words of a heading in a prefix, three in an address
_NUMBER = re.compile(r"Rule \d+|\d+/\d+", re.IGNORECASE)  # what a heading is cited by: Rule 8; 99/8. The rain
_RULE = re.compile(r"[a-z]+-\d+-(?!\d)")  # the address of a heading such as "Rule 23 Languages"
_DRAFT = "draft-resolution"
_RECOMMENDED = re.compile(r"\bRecommendations?\b", re.IGNORECASE)
_OPENING = re.compile(r"The [A-Z][\w ]{5,80} ?,\Z")  # The General Assembly,


def outline(found: Sequence[Candidate], notes: int, *, rows: bool, tables: int = 0) -> list[DraftedPart]:
    """Return the headings as an outline with what stands under them.

    `notes`: how often they begin at 1; `rows`: whether the document's own contents can be read; `tables`: how many have
    an address of their own.
    """
    flat: list[tuple[int, DraftedPart]] = []
    prefixes = _prefixes(found)
    for at, each in enumerate(found):
        part: DraftedPart = {"heading": each.heading}
        if each.begins:
            part["begins"] = each.begins
        part |= each.fields or _texts(each)
        if "units" in part:
            part["count"] = len(each.texts)
        if at in prefixes:
            part["prefix"] = prefixes[at]
        if each.noted or each.heading == NOTES.heading:
            part["notes"] = "true"
        if rows and CONTENTS.fullmatch(each.heading):
            part |= {"contents": "true", "listed": "false"}
        if each.anew:
            part |= {"prefix": _prefix(each.heading), "notes_anew": "true"}
        elif notes > 1 and ANNEX.match(each.heading):
            part |= {"prefix": slug_of(each.heading), "notes_anew": "true"}
        flat.append((each.rank, part))
    parts = nested(flat)
    if notes and not any("notes" in part for _, part in flat):
        parts.append({"heading": "[Notes]", "notes": "true"})
    _finish(parts, "", "", {f"table-{number}": 2 for number in range(1, tables + 1)})
    return parts


def nested(flat: Iterable[tuple[int, Any]]) -> list[Any]:
    """Return parts, each given with its rank, with those of a higher rank under the one above them, in `parts`."""
    parts: list[Any] = []
    path = [(0, parts)]
    for rank, part in flat:
        while path[-1][0] >= rank:
            path.pop()
        path[-1][1].append(part)
        path.append((rank, part.setdefault("parts", [])))
    return parts


def _prefixes(found: Sequence[Candidate]) -> dict[int, str]:
    """Return the prefixes of headings under which paragraphs count anew: of the first heading above the new count."""
    prefixes: dict[int, str] = {}
    counted = False
    for at, each in enumerate(found):
        if each.numbers and each.numbers[0] in {"1", "1.1"} and counted:
            top = highest_above(found, at)
            drafted = _is_draft(found, top) and _DRAFT not in prefixes.values()
            prefixes[top] = _DRAFT if drafted else _prefix(found[top].heading)
        counted = counted or bool(each.numbers)
    return prefixes


def _is_draft(found: Sequence[Candidate], at: int) -> bool:
    """Tell whether a resolution opens under the heading and the one before it is that of a recommendation."""
    texts = found[at].texts
    return bool(at and texts and _OPENING.match(texts[0]) and _RECOMMENDED.search(found[at - 1].heading))


def _prefix(heading: str) -> str:
    """Return what a heading is cited by, its number or that of an annex, or else its first words, as a prefix."""
    cited = ANNEX.match(heading) or _NUMBER.match(heading)
    if cited:
        return slug_of(cited[0])
    words = slug_of(heading).split("-")[:_FEW]
    while len(words) > 1 and SMALL_WORD.fullmatch(words[-1]):
        words.pop()
    return "-".join(words)


def _texts(each: Candidate) -> DraftedPart:
    """How the paragraphs without number under a heading are named."""
    if each.name:
        return {"units": each.name, "slug": each.name}
    if not each.texts:
        return {}
    if _OPENING.match(each.texts[0]):
        return {"unit": "opening", "units": "preamble"}
    words = slug_of(each.heading).split("-")
    known = next((name for name in ("summary", "note", "annex", "appendix") if name in words), "")
    return {"units": known or ("preamble" if each.numbers and not each.between else "-".join(words[:3]))}


def _finish(parts: list[DraftedPart], above: str, scope: str, used: dict[str, int], numbered: str = "") -> None:
    """Give the parts whose address would be long a short one, and names that stand twice an address of their own.

    `above` is the address of the part that holds them, `numbered` that of the last one with a number: of long addresses
    it is all that stands before a part's own words. `used` has what is taken, each with the number with which it is
    told apart next.
    """
    for part in parts:
        words = slug_of(part["heading"]).split("-")
        number = HEADED.match(part["heading"])
        usual = _below(above, number[1].lower() if number else "-".join(words))
        own = usual if number else _short(words, above, numbered)
        address = _unused(part.get("slug") or own, used)
        if address != usual:
            part["slug"] = address
        within = part.get("prefix", scope)
        if f"{within} {part.get('units')}" in used:
            part["units"] = address.removeprefix(f"{within}-")
        used |= {address: used.get(address, 2), f"{within} {part.get('units', '')}": 2}
        count = part.pop("count", 0)
        if not used.keys().isdisjoint(_anchors(part, within, count)):
            part["units"] = address.removeprefix(f"{within}-")
        used |= {anchor: used.get(anchor, 2) for anchor in _anchors(part, within, count)}
        below = part.pop("parts", [])
        if below:
            part["parts"] = below
            annex = ANNEX.match(part["heading"])
            _finish(below, address, within, used, address if number else slug_of(annex[0]) if annex else numbered)


def _anchors(part: DraftedPart, within: str, count: int) -> list[str]:
    """Return the addresses of so many paragraphs without number, which are named after their part."""
    return [_below(within, f"{part['units']}-{number}") for number in range(1, count + 1)]


def _short(words: Sequence[str], above: str, numbered: str) -> str:
    """Return the address of a part whose heading has these words, as many of them and of what it stands below as fit.

    Parts with a number, the last of which is `numbered`, are named in any case.
    """
    whole = "-".join(words)
    first = "-".join([word for word in words if not (SMALL_WORD.fullmatch(word) or word.isdigit())][:3])
    if _RULE.match(whole):
        first = "-".join(words[:2])
    own = whole if len(whole) <= _WORDS else first
    ways = (_below(above, own), _below(numbered, own))
    return next((each for each in ways if len(each) <= _ADDRESS), _below(numbered, first))


def _below(above: str, own: str) -> str:
    """Return the address of a part below another one, or of one that stands below none."""
    return f"{above}-{own}" if above else own


def _unused(address: str, used: dict[str, int]) -> str:
    """Return the address, with a number if it is used."""
    each = address
    while each in used:
        each = f"{address}-{used[address]}"
        used[address] += 1
    return each


def closing_lines(found: Sequence[Candidate]) -> list[str]:
    """Return the lines after the first at the end of a resolution, which go on with it."""
    return [text for each in found if each.fields for text in each.texts]


def preamble_starts(lines: Sequence[str], found: Sequence[Candidate]) -> list[str]:
    """Return the words with which preambular paragraphs begin, if a resolution opens somewhere."""
    opens = any(_OPENING.match(text) for each in found for text in each.texts)
    return starts(lines) if opens else []
