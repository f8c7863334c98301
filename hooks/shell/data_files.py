"""What the data files are, from docs/templates/data."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from concordance import InputError
from concordance.data.declared import Declared, declared
from shell.build import end_build

TABLES = "templates/data/tables.yml"


def declared_in(config: MkDocsConfig) -> Declared:
    """Return what docs/ declares of the data files; problems with that end the build."""
    try:
        return declared(Path(config.docs_dir, TABLES).read_text(encoding="utf-8"), f"docs/{TABLES}")
    except InputError as error:
        end_build(error.problems, f" in docs/{TABLES}, listed above.")
        raise
