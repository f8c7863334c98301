"""Speeches in the verbatim record of a meeting: who speaks is printed bold, and a colon follows.

What the record tells between speeches, of votes and of the meeting itself, is italic as a whole: no one has said it.
"""

import re

from concordance.intake.document import Block

VERBATIM = re.compile(r".*/PV\.\d+\b")
"""The symbol of such a record."""
_BEHIND = re.compile(r"[\s:]*((?:\([^()]*\)\s*)*):?\s")  # the country, and in which language somebody spoke
_BRACKET = re.compile(r"\([^()]*\)")


def speaker_of(block: Block) -> str:
    """Return who begins to speak in a paragraph, with the country; empty if nobody does.

    What stands in italics behind it, the language of the speech, is no part of the name.
    """
    name = block.text[: block.bold]
    behind = _BEHIND.match(block.text, block.bold)
    if not name[:1].isupper() or not behind or ":" not in block.text[: behind.end()]:
        return ""
    brackets = (
        bracket[0]
        for bracket in _BRACKET.finditer(block.text, behind.start(1), behind.end(1))
        if not any(bracket.start() < end and start < bracket.end() for start, end in block.sloped)
    )
    return " ".join((name.rstrip(": "), *brackets))


def is_told(block: Block) -> bool:
    """Whether a paragraph is italic as a whole: the record itself tells what happened.

    One in brackets says in which language a speech goes on.
    """
    sloped = sum(map(str.isalnum, "".join(block.text[start:end] for start, end in block.sloped)))
    return 0 < sloped == sum(map(str.isalnum, block.text)) and not block.text.startswith("(")
