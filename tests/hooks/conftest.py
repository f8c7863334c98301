"""What the tests of the hooks share: the value of a build."""

import pytest
from built import Build

from concordance.citing.citations import styles
from concordance.site.downloads import Download
from concordance.site.pages import Site, Writer


@pytest.fixture
def build(root, edition, templates):
    """The build of this repository's edition, with its books and without an address."""
    folder = root / "docs" / "templates" / "citations"
    return Build(
        edition=edition,
        site=Site("Edition"),
        version="1.2.3",
        jinja=Writer(edition, templates).jinja,
        contents={},
        styles=styles({path.name: path.read_bytes() for path in folder.iterdir()}, "docs/templates/citations"),
        cited={},
        books=[Download("A/58/275", f"a-58-275.{form}") for form in ("html", "epub")],
    )
