"""What the tests of the hooks share: the value of a build."""

import pytest
from shell.build import Build

from concordance.citing.citations import styles
from concordance.citing.formats import Imprint
from concordance.citing.linked_data import LinkedData
from concordance.data.declared import declared
from concordance.site.downloads import Download
from concordance.site.pages import Site, Writer


@pytest.fixture
def build(root, edition, templates):
    """The build of this repository's edition, with its books and without an address."""
    folder = root / "docs" / "templates" / "citations"
    tables = root / "docs" / "templates" / "data" / "tables.yml"
    return Build(
        edition=edition,
        site=Site("Edition"),
        version="1.2.3",
        jinja=Writer(edition, templates).jinja,
        contents={},
        styles=styles({path.name: path.read_bytes() for path in folder.iterdir()}, "docs/templates/citations"),
        cited={},
        linked=LinkedData(edition, Imprint("Edition", "1.2.3")),
        books=[Download("A/58/275", f"a-58-275.{form}") for form in ("html", "epub")],
        declared=declared(tables.read_text(encoding="utf-8"), "docs/templates/data/tables.yml"),
    )
