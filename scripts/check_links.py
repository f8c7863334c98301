"""Holds every address in a built site against the files and anchors that are really there.

Run as: python3 scripts/check_links.py site

Each page is read once. Addresses are resolved as file paths, for the site has to work from disk and in a folder of any
web server: an address that begins with a slash, leaves the site or names a folder is a finding. So is whatever a page
would load from elsewhere; a link that a reader chooses to follow may lead anywhere on the web.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

NOT_FOUND = "404.html"  # a server shows it at any missing address, so its own addresses must begin with a slash

# What a browser fetches without being asked, and what waits for the reader.
LOADED = {
    *{("audio", "src"), ("embed", "src"), ("iframe", "src"), ("img", "src"), ("input", "src"), ("object", "data")},
    *{("script", "src"), ("source", "src"), ("track", "src"), ("video", "src"), ("video", "poster")},
    *{("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href")},
}
FOLLOWED = {("a", "href"), ("a", "xlink:href"), ("area", "href"), ("form", "action")}
LOADED_RELS = {
    *{"apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload", "preconnect", "prefetch"},
    *{"preload", "prerender", "stylesheet"},
}
WEB = {"http", "https", "mailto"}

CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_ADDRESS = re.compile(
    r"""(?:url\(\s*|@import\s+)"([^"]*)"|(?:url\(\s*|@import\s+)'([^']*)'|url\(\s*([^"'\s)][^)]*?)\s*\)""",
    re.IGNORECASE,
)
REFRESH = re.compile(r"""\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?(.*?)["']?\s*""", re.IGNORECASE)
SRCSET = re.compile(r"(\S+)(?:\s+[\d.]+[wx])?\s*(?:,|$)")


class Address(NamedTuple):
    """One address as it is written, and whether a browser fetches it without being asked."""

    text: str
    loaded: bool


class Page(HTMLParser):
    """What one page offers, its anchors, and what it points at, its addresses."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.addresses: dict[Address, None] = {}  # each once, in the page's order
        self.has_base = False
        self.canonical = ""
        self._in_style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Gather the anchors and addresses of this element."""
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
        self.has_base |= tag == "base"
        self.anchors |= {values[name] for name in ("id", "name") if name in values and (name == "id" or tag == "a")}
        for name, value in values.items():
            if (tag, name) in LOADED or (tag, name) in FOLLOWED:
                self._add(value, loaded=(tag, name) in LOADED)
        for text in SRCSET.findall(values.get("srcset", "")):
            self._add(text, loaded=True)
        for text in _css_addresses(values.get("style", "")):
            self._add(text, loaded=True)
        if tag == "link":
            rels = set(values.get("rel", "").lower().split())
            self._add(values.get("href", ""), loaded=bool(rels & LOADED_RELS))
            self.canonical = values.get("href", "") if "canonical" in rels else self.canonical
        refresh = tag == "meta" and values.get("http-equiv", "").lower() == "refresh"
        if refresh and (match := REFRESH.fullmatch(values.get("content", ""))):
            self._add(match[1], loaded=True)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element of styles: what follows is no style."""
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        """Gather the addresses in an element of styles."""
        for text in _css_addresses(data) if self._in_style else ():
            self._add(text, loaded=True)

    def _add(self, text: str, *, loaded: bool) -> None:
        self.addresses[Address(text.strip(), loaded)] = None


@dataclass(frozen=True)
class Site:
    """A built site as far as links need it: its files, its folders, and the anchors of each page."""

    files: frozenset[str]
    folders: frozenset[str]
    anchors: dict[str, set[str]]
    base: str  # the path at which the site is published, as its own pages give it

    def wrong(self, source: str, address: Address) -> str:
        """What is wrong with this address on this page or stylesheet and what to do; empty if nothing is."""
        try:
            parts = urlsplit(address.text)
        except ValueError as error:
            return f"is no address ({error}); write it anew"
        if parts.scheme or parts.netloc:
            return _wrong_elsewhere(parts, loaded=address.loaded)
        if address.loaded and not address.text:
            return "is an empty address, which loads the page itself; name a file"
        return self._wrong_inside(source, unquote(parts.path), unquote(parts.fragment))

    def _wrong_inside(self, source: str, path: str, fragment: str) -> str:
        wrong = self._wrong_form(source, path)
        target = self._target(source, path)
        if wrong or target.startswith(".."):
            return wrong or "leaves the site, so it breaks from disk and in the archive; link a file of the site"
        if target in self.folders:
            return "names a folder, which a browser lists when it reads from disk; link its index.html"
        if target not in self.files:
            return f"leads to {target}, which is not in the site; mend the address or add the file"
        missing = [end for end in _ends(fragment) if end not in self.anchors.get(target, {end})]
        if missing:
            return f"finds no anchor {' or '.join(missing)} in {target}; mend the link or give the place its id"
        return ""

    def _wrong_form(self, source: str, path: str) -> str:
        """What is wrong with the way a path is written on this page, wherever it leads; empty if nothing is."""
        if source == NOT_FOUND:
            if path and not path.startswith(self.base):
                return (
                    f"is on a page that is shown at any address; begin it with {self.base}, where the site is published"
                )
        elif path.startswith("/"):
            return "begins with a slash, so it breaks from disk and in a sub-folder; write it relative to the page"
        return ""

    def _target(self, source: str, path: str) -> str:
        """The file that a path on this page leads to, as a path from the site's root."""
        if not path:
            return source
        if not path.startswith("/"):
            return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        target = posixpath.normpath(path.removeprefix(self.base).lstrip("/") or ".")
        return posixpath.normpath(posixpath.join(target, "index.html")) if target in self.folders else target


def findings(site: Path) -> list[str]:
    """One line for each wrong address of the site: its page, the address, what is wrong, what to do."""
    paths = sorted(site.rglob("*"))
    names = {path: path.relative_to(site).as_posix() for path in paths}
    pages = {names[p]: Page(_text(p)) for p in paths if p.suffix == ".html" and p.is_file()}
    if not pages:
        return [f"{site}: there is no page here; expected a folder with a built site. Build it first: scripts/build.py"]
    sheets = {
        names[p]: [Address(a, loaded=True) for a in _css_addresses(_text(p))] for p in paths if p.suffix == ".css"
    }
    folders = frozenset({names[p] for p in paths if p.is_dir()} | {"."})
    home = pages.get("index.html")
    built = Site(
        files=frozenset(names.values()) - folders,
        folders=folders,
        anchors={name: page.anchors for name, page in pages.items()},
        base=urlsplit(home.canonical).path.rpartition("/")[0] + "/" if home else "/",
    )
    found = [f"{name}: <base>: moves every address of the page; leave it out" for name in pages if pages[name].has_base]
    for source, addresses in [*((name, page.addresses) for name, page in pages.items()), *sheets.items()]:
        judged = ((address.text, built.wrong(source, address)) for address in addresses)
        found += dict.fromkeys(f"{source}: {text}: {what}" for text, what in judged if what)
    return found


def _wrong_elsewhere(parts: SplitResult, *, loaded: bool) -> str:
    """What is wrong with an address that names a scheme or a host; empty if nothing is."""
    if loaded and parts.scheme != "data":
        return "would be loaded from elsewhere; keep a copy in the site and link that"
    if not loaded and parts.scheme not in WEB:
        return "is neither relative nor http, https or mailto; write one of these"
    return ""


def _ends(fragment: str) -> list[str]:
    """The anchors that a fragment names: none, one, or the two ends of a range as in para-40..para-43."""
    plain = fragment.partition(":~:")[0]  # what follows is words to be found in the page, no anchor
    if plain.startswith("q="):  # opens the search, on any page
        return []
    return [end for end in plain.split("..") if end not in {"", "top"}]


def _css_addresses(css: str) -> list[str]:
    """The addresses in a text of styles, those inside the document itself (#...) left out."""
    if "url(" not in css and "@import" not in css:
        return []
    matches = ("".join(groups).strip() for groups in CSS_ADDRESS.findall(CSS_COMMENT.sub("", css)))
    return [text for text in matches if not text.startswith("#")]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def main() -> int:
    """The exit status: 0 if every address is right, else 1."""
    parser = argparse.ArgumentParser(description="Check every link, file and anchor of a built site.")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    found = findings(parser.parse_args().site)
    print(*found, f"Wrong addresses: {len(found)}." if found else "Every address is right.", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
