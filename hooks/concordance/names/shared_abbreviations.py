"""Abbreviations that a treaty and its committee share, such as CEDAW: which of the two is meant.

The words around it tell, or a list in which it stands beside an abbreviation that only a treaty has.
"""

import re

_TREATY_AFTER = re.compile(
    r"'?s?,? (?:arts?\.|(?:articles?|Part|Optional Protocol|ratification|reservations?|requires)\b)"
)
_TREATY_BEFORE = re.compile(
    r"\b(?:ratif\w+|acced\w+|accession|signator\w+|signed|part(?:y|ies)|[Pp]rotocols?"
    r"|articles? \d+(?: \(\d+\))?|arts?\. \d+"
    r"|reservations?|obligations|provisions|under|implement\w*|incorporat\w+|withdr\w+)"
    r"(?: (?:to|of|from|under|with))?(?: the)? (?:(?:the )?[A-Z][A-Z-]+(?:, | and |, and ))*\Z"
)
_BODY_AFTER = re.compile(
    r"(?:'s)? (?:also |further |again )?(?:recommended|noted|urged|expressed|welcomed|encouraged|invited|observed"
    r"|regretted|recalled|requested|called|stated|considered|reiterated|was concerned|remained|took note|commended"
    r"|drew|highlighted|indicated|asked|made|in its|has|had|concluding|general comment|general recommendation)\b"
)
_BODY_BEFORE = re.compile(r"\b(?:members? of|experts? of|by|before|recommended by|to|Committee,)(?: the)? \Z")
# Abbreviations that only treaties have: in a list with one of them, the others are treaties too.
_ONLY_TREATIES = frozenset("UDHR ICCPR ICESCR ICERD ICRMW ICPPED CPED OPCAT".split())
_LIST_BEFORE = re.compile(r"((?:\b(?:the )?[A-Z][A-Z-]+(?:, and |, or |, | and | or |; |/))+)(?:the )?\Z")
_LIST_AFTER = re.compile(r"(?:(?:, and |, or |, | and | or |; |/)(?:the )?[A-Z][A-Z-]+\b)+")


def treaty_or_body(text: str, start: int, end: int) -> str:
    """Return what an abbreviation that a treaty and its committee share means here: `instrument`, `body` or nothing."""
    before = text[max(0, start - 60) : start]
    if _TREATY_AFTER.match(text, end) or _TREATY_BEFORE.search(before):
        return "instrument"
    if _BODY_AFTER.match(text, end) or _BODY_BEFORE.search(before):
        return "body"
    beside = (_LIST_BEFORE.search(before), _LIST_AFTER.match(text, end))
    listed = {word for match in beside if match for word in re.findall(r"[A-Z][A-Z-]+", match[0])}
    return "instrument" if listed & _ONLY_TREATIES else ""
