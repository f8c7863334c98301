"""Signs that stand for something, each for one thing."""

from concordance.private_use import AT, CLOSE, DAY, ESCAPED, ITALIC_OFF, ITALIC_ON, KEY, OPEN, PRIVATE, URL


def test_no_sign_has_two_meanings():
    """And every one is of the private use area."""
    signs = [AT, URL, DAY, KEY, ITALIC_ON, ITALIC_OFF, OPEN, CLOSE, *map(chr, range(ESCAPED, ESCAPED + 0x80))]
    assert len(set(signs)) == len(signs)
    assert all(map(PRIVATE.fullmatch, signs))
