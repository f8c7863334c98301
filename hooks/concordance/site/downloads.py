"""What readers may take with them: the offline copy and the books, as the pages offer them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import jinja2
from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Download:
    """A file that readers may take with them: whose report it is, and its name."""

    symbol: str
    name: str


def offline_copy(
    jinja: jinja2.Environment,
    name: str,
    books: Sequence[Download],
    sizes: Mapping[str, int] | None = None,
    *,
    offline: bool = False,
) -> Markup:
    """Return the HTML that leads to the archive of this name and to the books; in the archive, it says that this is it.

    `sizes` are those of the files in bytes, by name; a file that is not made yet has none.
    """
    template = jinja.get_template("pages/download.html")
    words = template.render(name=name, books=books, sizes=sizes or {}, offline=offline).strip()
    return Markup(words)  # noqa: S704 - every value is escaped
