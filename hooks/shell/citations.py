"""How the reports of an edition are cited, from docs/templates/citations."""

from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from concordance import Cache, InputError
from concordance.citing.citations import Styles, styles
from concordance.citing.cited import Cited
from concordance.citing.formats import Imprint
from concordance.edition.edition import Edition
from concordance.report import NameOf
from shell.build import end_build


def styles_of(config: MkDocsConfig, cache: Cache) -> Styles:
    """Return the declared styles; problems in them end the build."""
    folder = Path(config.docs_dir, "templates", "citations")
    read = {path.name: path.read_bytes() for path in folder.iterdir()}
    try:
        return cache.get("styles", read, partial(styles, read, "docs/templates/citations"))
    except InputError as error:
        end_build(error.problems, " in docs/templates/citations, listed above.")
        raise


def cited(edition: Edition, styles: Styles, imprint: Imprint, cache: Cache, name_of: NameOf) -> dict[str, Cited]:
    """How each report is cited, by its slug."""
    return {each.report.slug: Cited(each.report, styles, imprint, cache, name_of) for each in edition.reports}
