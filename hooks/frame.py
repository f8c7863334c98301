"""on_page_context: of many reports, a page's navigation holds only its own. on_env: the theme's escaping and styles."""

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from shell.build import build_of, compiled, templates_of
from shell.files import Written, add

from concordance.data.reader_data import script
from concordance.site.style_sheet import reduced, words
from concordance.site.templates import FILTERS, PlainContext, Remembered

if TYPE_CHECKING:
    from jinja2 import Environment


MATERIAL = "assets/stylesheets/main.*.min.css"  # Material's styles, whose name has a hash that each release changes
TEMPLATES = ("theme", "theme/partials", "pages", "desk")  # of docs/templates: what pages are written with
SCRIPTS = "assets/"
DIALOGS = "data/dialogs"


def on_env(env: "Environment", *, files: Files, config: MkDocsConfig) -> "Environment":
    """Let the theme's environment escape every value, and give it what it shares with our templates.

    It knows the address of Material's style sheet too; without just one, the build ends. Of this sheet, a finished site
    has what it uses. The dialogs that the theme writes are a file of their own, which a page asks for when one of them
    opens.
    """
    env.autoescape = env.trim_blocks = env.lstrip_blocks = True
    env.context_class = PlainContext
    env.filters |= FILTERS
    env.globals["remembered"] = Remembered()
    env.bytecode_cache = compiled(config, "theme")
    sheets = [file for file in files if fnmatch(file.src_uri, MATERIAL)]
    if len(sheets) != 1:
        found = ", ".join(file.url for file in sheets) or "none"
        raise PluginError(f"Of Material's style sheets, {MATERIAL}, there must be one. Found: {found}.")
    env.globals["material"] = sheets[0].url
    if "preview" not in config.extra:  # which writes a page when somebody looks at it
        sheets[0].content_string = reduced(sheets[0].content_string, words(_having_classes(files, config)))
    add(Written(f"{DIALOGS}.js", partial(_dialogs, env), config), files)
    return env


def _having_classes(files: Files, config: MkDocsConfig) -> Iterator[str]:
    """Yield all that gives classes to elements: templates, the reader's scripts, what Markdown has made of a page."""
    yield from templates_of(config, *TEMPLATES).values()
    yield from (
        file.content_string for file in files if file.src_uri.startswith(SCRIPTS) and file.src_uri.endswith(".js")
    )
    yield from (file.page.content or "" for file in files.documentation_pages() if file.page and not file.generated_by)


def _dialogs(env: "Environment") -> str:
    """Return the dialogs by which a reader finds the way, as the reader's scripts ask for them by name."""
    return script(
        DIALOGS, {name: env.get_template(f"partials/{name}-dialog.html").render() for name in ("search", "goto")}
    )


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:  # noqa: ARG001
    """Return the context with a navigation that leaves out the other reports; one report alone stands on every page.

    The theme writes the whole navigation into each page, so all the reports on all their pages would make the site
    grow with the square of their number. The list of reports leads to the others.
    """
    build = build_of(config)
    if len(build.by_slug) > 1:
        items = [item for item in nav.items if item.title not in build.titles or item.active]
        context["nav"] = Navigation(items, nav.pages)
    return context
