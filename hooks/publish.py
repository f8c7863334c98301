"""on_files: what a web server and search engines read. on_post_build: no sitemap for a site without an address."""

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

TEMPLATES = "templates/publish/"
ADDRESSED = {"robots.txt"}  # files that need the address of the site


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """The files with those of docs/templates/publish/ filled in: the policy for all, the address where there is one."""
    for file in [file for file in files if file.src_uri.startswith(TEMPLATES)]:
        files.remove(file)
        name = file.src_uri.removeprefix(TEMPLATES)
        if config.site_url or name not in ADDRESSED:
            template = jinja2.Template(
                file.content_string, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
            )
            text = template.render(policy=config.extra["policy"], site_url=config.site_url)
            files.append(File.generated(config, name, content=text))
    return files


@event_priority(100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Take away the sitemap, which lists nothing where the site has no address."""
    if not config.site_url:
        for name in ("sitemap.xml", "sitemap.xml.gz"):
            Path(config.site_dir, name).unlink(missing_ok=True)
