"""on_files: what web servers and search engines read. on_post_build: what only a site with an address has."""

from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from written import add

from concordance.site.social_card import card

if TYPE_CHECKING:
    from concordance.edition.edition import Edition

TEMPLATES = "templates/publish/"
FONT = "inter/Inter-Regular.woff2"


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files with the headers for a web server and, for a site with an address, robots.txt."""
    for name in ["_headers", *(["robots.txt"] if config.site_url else [])]:
        text = _filled(config, name, policy=config.extra["policy"], site_url=config.site_url)
        add(File.generated(config, name, content=text), files)
    return files


@event_priority(100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Draw the cards of the reports; a site without an address has none, and no sitemap, which would list nothing."""
    site = Path(config.site_dir)
    edition: Edition = config.extra["edition"]
    if not config.site_url:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)
        return
    font = Path(config.docs_dir, TEMPLATES, FONT).read_bytes()
    for annotated in edition.reports:
        words = _filled(config, "card.txt", report=annotated.report, site_name=config.site_name).splitlines()
        (site / annotated.report.slug / "card.png").write_bytes(card(words, font))


def _filled(config: MkDocsConfig, name: str, **values: object) -> str:
    """A template of docs/templates/publish/ with these values."""
    text = Path(config.docs_dir, TEMPLATES, name).read_text(encoding="utf-8")
    template: jinja2.Template = jinja2.Template(text, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return template.render(values)
