"""What units are called in the words of docs/templates, for tests that read no whole edition."""

from pathlib import Path

import jinja2

from concordance.site.unit_names import unit_names

TEMPLATES = Path(__file__).parents[1] / "docs" / "templates"
NAMES = unit_names(jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATES), autoescape=jinja2.select_autoescape()))
