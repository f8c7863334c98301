"""The forms of a term that follow from those in its record, where a rule is safe: plurals, hyphens, capitals."""

from collections.abc import Iterable, Iterator

_VOWELS = frozenset("aeiou")
_HISSING = ("s", "x", "z", "ch", "sh")


def plural(noun: str) -> str:
    """Return the plural of a noun, whose head stands before "of" or "to", or last: `country of origin`."""
    for preposition in (" of ", " to "):
        head, between, rest = noun.partition(preposition)
        if between:
            return plural(head) + between + rest
    if noun.endswith(_HISSING):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def expanded(nouns: Iterable[str], forms: Iterable[str]) -> tuple[str, ...]:
    """Return all forms of a term: nouns in both numbers, other forms as they stand, each with and without hyphens."""
    return tuple(dict.fromkeys(_all(nouns, forms)))


def _all(nouns: Iterable[str], forms: Iterable[str]) -> Iterator[str]:
    for form in (*(each for noun in nouns for each in (noun, plural(noun))), *forms):
        yield form
        if "-" in form:
            yield form.replace("-", " ")


def capitalised(form: str) -> str:
    """Return a form as it stands at the beginning of a sentence."""
    return form[:1].upper() + form[1:]
