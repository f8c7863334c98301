"""on_page_context: of many reports, a page's navigation holds only its own. on_env: how the theme escapes."""

import html
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from concordance.site.templates import breakable

if TYPE_CHECKING:
    from jinja2 import Environment

    from concordance.edition.edition import Edition


def on_env(env: "Environment", **_: object) -> "Environment":
    """The environment of the theme, which escapes every value, with the filter that it shares with our templates."""
    env.autoescape = env.trim_blocks = env.lstrip_blocks = True
    env.filters["breakable"] = breakable
    return env


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:  # noqa: ARG001
    """The context with a navigation that leaves out the other reports; one report alone stands on every page.

    The theme writes the whole navigation into each page, so all the reports on all their pages would make the site
    grow with the square of their number. The list of reports leads to the others.
    """
    edition: Edition = config.extra["edition"]
    if len(edition.reports) > 1:
        reports = {html.escape(each.report.symbol) for each in edition.reports}
        items = [item for item in nav.items if item.active or item.title not in reports]
        context["nav"] = Navigation(items, nav.pages)
    return context
