"""Names in capitals."""

from concordance.model import Form
from concordance.names.capitals import CapitalMatcher


def form(text, kind="instrument"):
    """A form of an entry of its own."""
    return Form(text, text.lower(), kind, "name")


def test_long_names_are_found_in_capitals():
    """A long name comes out as the vocabulary writes it; short ones, States and forms in capitals stay away."""
    forms = {
        text: (form(text, kind),)
        for text, kind in (
            ("Convention on the Rights of the Child", "instrument"),
            ("Paris Agreement", "instrument"),
            ("United Republic of Tanzania", "country"),
            ("END CHILD PROSTITUTION", "body"),
        )
    }
    text = "THE CONVENTION ON THE RIGHTS OF THE CHILD, THE PARIS AGREEMENT, UNITED REPUBLIC OF TANZANIA"
    assert CapitalMatcher(forms).find_all([text]) == [[(4, 41, "Convention on the Rights of the Child")]]
    assert CapitalMatcher(forms).find_all(["END CHILD PROSTITUTION"]) == [[]]
