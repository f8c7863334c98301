"""on_files: what web servers and search engines read. on_post_build: what only a site with an address has."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from shell.build import build_of
from shell.files import add

from concordance.site.social_card import card, letters

FONT = "templates/publish/inter/Inter-Regular.woff2"


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Return the files with the headers for a web server and, for a site with an address, robots.txt."""
    template = build_of(config).jinja.get_template
    for name in ["_headers", *(["robots.txt"] if config.site_url else [])]:
        text = template(f"publish/{name}").render(policy=config.extra["host_policy"], site_url=config.site_url)
        add(File.generated(config, name, content=text), files)
    return files


@event_priority(100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Draw the cards of the reports; a site without an address has none, and no sitemap, which would list nothing."""
    site, build = Path(config.site_dir), build_of(config)
    if not config.site_url:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            (site / name).unlink(missing_ok=True)
        return
    sized = letters(Path(config.docs_dir, FONT).read_bytes())
    for annotated in build.edition.reports:
        words = build.jinja.get_template("publish/card.txt").render(report=annotated.report, site_name=config.site_name)
        (site / annotated.report.slug / "card.png").write_bytes(card(words.splitlines(), sized))
