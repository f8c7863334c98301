"""One proof of links: every address in the finished pages and style sheets, against the files and anchors of the site.

Addresses are resolved as file paths, for the site has to work from disk and in a folder of any web server: an address
that begins with a slash, leaves the site or names a folder is a problem. So is whatever a page would load from
elsewhere; a link that a reader chooses to follow may lead anywhere on the web.
"""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import SplitResult, unquote, urlsplit

from concordance.problems import Problem
from concordance.site.linked import Address, Linked

NOT_FOUND = "404.html"  # a server shows it at any missing address, so its own addresses must begin with a slash
WEB = frozenset({"http", "https", "mailto"})


class Proof:
    """Judges the addresses of a site, and after it those of a part of it.

    An address that does not lead into its own file is the same for all files of a folder, where it is judged once. In
    a part it is right as well if the file to which it leads is there, and the same.
    """

    def __init__(self) -> None:
        """Begin with no site."""
        self._files: Mapping[str, Linked] = {}
        self._right: dict[str, dict[Address, str]] = {}  # by folder, each with the file to which it leads

    def broken(self, files: Mapping[str, Linked]) -> Iterator[Problem]:
        """Yield a problem for each wrong address in these files, which are a whole by their paths in it."""
        same = {path for path, file in files.items() if file is self._files.get(path)} | {_ELSEWHERE}
        kept = (
            (folder, {address: to for address, to in known.items() if to in same})
            for folder, known in self._right.items()
        )
        right = defaultdict(dict, kept)
        self._files, self._right = {**files}, right
        site = _SiteFiles(files)
        for source, file in files.items():
            if file.has_base:
                yield Problem("base", source, "<base>", "no such element: it moves every address", "Leave it out.")
            known = {} if source == NOT_FOUND else right[posixpath.dirname(source)]
            for address in file.addresses:
                if address in known:
                    continue
                target, (found, remedy) = site.judged(source, address)
                if found:
                    found = f"{address.text!r}, which {found}"
                    yield Problem("wrong-address", source, found, "a right address", remedy)
                elif target != source:
                    known[address] = target


Wrong = tuple[str, str]  # what is wrong with an address, and what to do; two empty strings if nothing is
_RIGHT: Wrong = ("", "")
_ELSEWHERE = ""  # the file to which an address leads that leads out of the site


class _SiteFiles:
    """A site as far as links need it: its files, its folders, and the anchors of each page."""

    def __init__(self, files: Mapping[str, Linked]) -> None:
        self._files = files
        folders = set(map(posixpath.dirname, files))
        self._folders = {"."}.union(folders, *map(_above, folders))
        home = files.get("index.html")
        self._base = urlsplit(home.canonical).path.rpartition("/")[0] + "/" if home else "/"

    def judged(self, source: str, address: Address) -> tuple[str, Wrong]:
        """Return the file to which this address in this file leads, and what is wrong with it, if anything is."""
        try:
            parts = urlsplit(address.text)
        except ValueError as error:
            return _ELSEWHERE, (f"is no address ({error})", "Write it anew.")
        if parts.scheme or parts.netloc:
            return _ELSEWHERE, _elsewhere(parts, loaded=address.loaded)
        if address.loaded and not address.text:
            return source, ("is empty and loads the page itself", "Name a file.")
        path, fragment = unquote(parts.path), unquote(parts.fragment)
        target, wrong = self._target(source, path), self._form(source, path)
        return target, wrong if wrong != _RIGHT else self._end(target, fragment)

    def _form(self, source: str, path: str) -> Wrong:
        """Return what is wrong with the way a path is written in this file, wherever it leads."""
        if source == NOT_FOUND:
            if path and not path.startswith(self._base):
                found = "is on a page that is shown at any address"
                return found, f"Begin it with {self._base}, where the site is published."
        elif path.startswith("/"):
            found = "begins with a slash, so it breaks from disk and in a sub-folder"
            return found, "Write it relative to the page."
        return _RIGHT

    def _target(self, source: str, path: str) -> str:
        """Return the file that a path in this file leads to, as a path from the site's root."""
        if not path:
            return source
        if not path.startswith("/"):
            return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        target = posixpath.normpath(path.removeprefix(self._base).lstrip("/") or ".")
        return posixpath.normpath(posixpath.join(target, "index.html")) if target in self._folders else target

    def _end(self, target: str, fragment: str) -> Wrong:
        """Return what is wrong with the end of a link: the file, and the place in it."""
        if target.startswith(".."):
            return "leaves the site, so it breaks from disk and in the archive", "Link a file of the site."
        if target in self._folders:
            return "names a folder, which a browser lists when it reads from disk", "Link its index.html."
        if target not in self._files:
            return f"leads to {target}, which is not in the site", "Mend the address or add the file."
        anchors = self._files[target].anchors
        missing = [end for end in _ends(fragment) if target.endswith(".html") and end not in anchors]
        if missing:
            found = f"finds no anchor {' or '.join(missing)} in {target}"
            return found, "Mend the link or give the place its id."
        return _RIGHT


def _above(path: str) -> Iterator[str]:
    """Yield the folders in which a file or folder lies."""
    while path := posixpath.dirname(path):
        yield path


def _elsewhere(parts: SplitResult, *, loaded: bool) -> Wrong:
    """Return what is wrong with an address that names a scheme or a host."""
    if loaded and parts.scheme != "data":
        return "would be loaded from elsewhere", "Keep a copy in the site and link that."
    if not loaded and parts.scheme not in WEB:
        return "is neither relative nor http, https or mailto", "Write one of these."
    return _RIGHT


def _ends(fragment: str) -> list[str]:
    """Return the anchors that a fragment names: none, one, or the two ends of a range as in para-40..para-43."""
    plain = fragment.partition(":~:")[0]  # what follows is words to be found in the page, no anchor
    if plain.startswith("q="):  # opens the search, on any page
        return []
    return [end for end in plain.split("..") if end not in {"", "top"}]
