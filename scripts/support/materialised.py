"""Whether a page that another generator has made has the words, ids and links of the site's page."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from support.markdown_pages import article_of

GENERATED = "__"  # how the ids begin that Zensical adds
Told = tuple[str, list[str], list[str]]


def told(page: str) -> Told:
    """Return the words of a page's article without blanks, its ids, and where its links lead."""
    article = article_of(page)
    words = "".join("".join(article.itertext()).split())
    links = [unquote(address) for address in _of(article, "//a/@href")]
    ids = [name for name in _of(article, "//@id") if not name.startswith(GENERATED)]
    return words, ids, links


def _of(article: Any, path: str) -> list[str]:  # noqa: ANN401 - lxml carries no types
    return [str(value) for value in article.xpath(f".{path}")]


def differences(name: str, ours: str, theirs: str) -> list[str]:
    """Return what differs: words from the first difference on, ids and links that are missing or too many."""
    before, after = told(ours), told(theirs)
    found = []
    if before[0] != after[0]:
        words = before[0], after[0]
        unlike = (n for n, (one, other) in enumerate(zip(*words, strict=False)) if one != other)
        at = next(unlike, min(map(len, words)))
        found.append(f"{name}: the words differ: {words[0][at : at + 40]!r}, {words[1][at : at + 40]!r}")
    for what, one, other in (("ids", before[1], after[1]), ("links", before[2], after[2])):
        if sorted(one) != sorted(other):
            lost, more = sorted(set(one) - set(other)), sorted(set(other) - set(one))
            found.append(f"{name}: {what} differ: lost {lost[:3]}, more {more[:3]}, {len(one)} and {len(other)}")
    return found
