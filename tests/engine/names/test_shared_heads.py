"""Names that share their head noun."""

import pytest

from concordance.model import Form
from concordance.names.shared_heads import sharing_head

FORMS = {
    name: (Form(name, entry, "process", "name"),)
    for name, entry in {"Lima process": "lima", "Oslo Process": "oslo", "Cuzco process": "cuzco"}.items()
}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Lima and Oslo processes", ["Lima lima variant", "Oslo processes oslo variant"]),
        ("Lima, Oslo and Cuzco Processes", ["Lima lima variant", "Oslo oslo variant", "Cuzco Processes cuzco variant"]),
        ("Oslo/Lima process", ["Oslo oslo variant", "Lima process lima name"]),
        ("Lima and Rome processes", []),
        ("Lima and Oslo process", []),
        ("Lima processes", []),
    ],
)
def test_names_that_share_a_head_noun(words, found):
    """Each is found if records have all of them."""
    shared = sharing_head(words, 0, FORMS)
    assert [f"{words[start:end]} {form.entry} {form.form}" for start, end, form in shared] == found
