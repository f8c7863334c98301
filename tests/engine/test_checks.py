"""Checks of single values: what an id and an address may be."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from concordance.checks import check_address, check_id


@given(st.text(max_size=8) | st.text("abz019-./", max_size=8))
@example("../x")
@example("a/b")
@example("a--b")
@example("a-")
@example("é")
@example("a\n")
def test_an_id_is_lower_case_words_with_hyphens(value):
    """So it can be a file's name and an address, and leave no folder."""
    allowed = set("abcdefghijklmnopqrstuvwxyz0123456789")
    safe = all(part and set(part) <= allowed for part in value.split("-"))
    assert (not list(check_id(value, "x"))) == safe


@pytest.mark.stories("addresses.yml", "address", "safe")
def test_addresses(address, safe):
    """The address of a story is taken or refused, as the story says."""
    codes = [problem.code for problem in check_address(address, "x")]
    assert codes == ([] if safe == "yes" else ["unsafe-address"])
