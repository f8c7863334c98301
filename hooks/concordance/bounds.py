"""How large and how deep a YAML text may be, looked at before anything is built of it.

Building is recursive and follows aliases: some thousand brackets end the program without a word, and a few lines of
aliases of aliases fill the memory.
"""

import re

import yaml

from concordance.problems import InputError, Problem

LARGEST = 4_000_000  # characters; the largest report.yml at hand has 40,000
DEEPEST = 24  # levels; a report's outline needs two for each level of its headings
_DASHES = re.compile(rf"(?:[-?] +){{{DEEPEST}}}")
_ALIAS = re.compile(r"(?m)(?:^|[\s\[{,:\ufeff-])\*\S")  # a byte-order mark may begin any line
_OPENS = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSES = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


def check_yaml(text: str, where: str, first_line: int = 1) -> None:
    """Raise `InputError` (`too-large`, `too-deep`, `alias`) for a text that would cost more than a record may.

    `first_line` is the line of the file on which the text begins. Raise `yaml.YAMLError` for what is no YAML.
    """
    if len(text) > LARGEST:
        found, expected = f"{len(text):,} characters", f"at most {LARGEST:,}"
        remedy = "Take out what does not belong there, or make two reports of it."
        raise InputError([Problem("too-large", where, found, expected, remedy)])
    if not _may_cost_much(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        mark = event.start_mark
        line = f"{where}, line {mark.line + first_line}" if mark else where
        depth += isinstance(event, _OPENS) - isinstance(event, _CLOSES)
        if depth > DEEPEST:
            remedy = "Look for a bracket without its end, or lines indented too far."
            found, expected = f"more than {DEEPEST} levels", "a record of fewer levels"
            raise InputError([Problem("too-deep", line, found, expected, remedy)])
        if isinstance(event, yaml.AliasEvent):
            remedy = "Write out what it stands for; words that begin with * need quotation marks."
            raise InputError([Problem("alias", line, f"the alias *{event.anchor}", "values written out", remedy)])


def _may_cost_much(text: str) -> bool:
    """Whether the text has signs without which it can neither be too deep nor hold an alias."""
    if text.count("[") + text.count("{") > DEEPEST or " " * DEEPEST in text:
        return True
    return bool(_DASHES.search(text) or ("*" in text and _ALIAS.search(text)))
