"""What the engine's tests share: the vocabulary of the invented world, and mentions told in words."""

import pytest

from concordance.catalogue.catalogue import read_vocabulary
from concordance.edition.assembly import assemble
from concordance.mentions.annotator import find_mentions
from concordance.model import Text
from concordance.text import is_word


@pytest.fixture(scope="session")
def vocabulary(world):
    """The entries and forms of the invented world."""
    return read_vocabulary(world)


@pytest.fixture(scope="session")
def found_in(vocabulary):
    """Annotates the text of a story: one unit, or units under keys such as `3(a)` or, with a section, `3(a), II`."""

    def found(text):
        units = text if isinstance(text, dict) else {"": text}
        cut = [(*key.partition(", "), words) for key, words in units.items()]
        return find_mentions([Text(name, words, section) for name, _, section, words in cut], vocabulary)

    return found


@pytest.fixture(scope="session")
def mentions_in(found_in):
    """Tells the mentions of a story's text as `quote = entry, form`, with the unit before it where it has an id."""

    def mentions(text):
        found = found_in(text).mentions
        return [
            f"{mention.unit}: {mention.quote} = {mention.entry}, {mention.form}".removeprefix(": ") for mention in found
        ]

    return mentions


@pytest.fixture(scope="session")
def places_of():
    """Gives every place at which words stand in a text and cut no word."""

    def cut(text, at):
        return 0 < at < len(text) and is_word(text[at - 1]) and is_word(text[at])

    def places(text, words):
        spans = ((at, at + len(words)) for at in range(len(text)) if text.startswith(words, at))
        return [start for start, end in spans if not cut(text, start) and not cut(text, end)]

    return places


@pytest.fixture(scope="session")
def world_edition(world):
    """The edition of the invented world."""
    return assemble(world)


@pytest.fixture(scope="session")
def marked_edition(marked_world):
    """The edition of the invented world with marks."""
    return assemble(marked_world)


@pytest.fixture(scope="session")
def both(world, second):
    """The edition of the invented world with a second report, which has notes, a table and annexes."""
    return assemble(world | second)
