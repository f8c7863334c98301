"""What the tests of the commands share."""

import annotate
import new_report
import pytest

from concordance import read_vocabulary


@pytest.fixture(scope="session", autouse=True)
def read_once():
    """Reads records that are the same once, for all commands: that takes longer than what most of these tests do."""
    kept = {}

    def once(files):
        key = frozenset(files.items())
        if key not in kept:
            kept[key] = read_vocabulary(files)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        for command in (annotate, new_report):
            patch.setattr(command, "read_vocabulary", once)
        yield
