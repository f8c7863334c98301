"""Look through the finished files of a site for anything that the templates did not mean."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from lxml import etree

from concordance.archive import digest
from concordance.checks import FORMULA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from concordance.edition.edition import AnnotatedReport
    from support.fuzz_building import Made

Shape = tuple[str, str, str]  # a kind of file, an element, and the name of one of its attributes, or none
ADDRESSES = frozenset("href src action formaction data poster cite background xlink:href data-to".split())
LEADS = re.compile(r"(?:https?|mailto):|[^:]*(?:[/?#]|\Z)|data:,\Z", re.IGNORECASE)  # by a scheme that runs nothing
LOADED = frozenset(("img src", "script src", "image href", "iframe src", "use href", "source src"))
OUTSIDE = re.compile(r"//|[^/?#]*:")
UNSEEN = re.compile(r"[\0-\x20\x7f-\x9f]")  # browsers look over these in an address
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"  # the policy of a page that loads nothing
REFRESH = re.compile(r"0; url=\.\./[\w-]+\.html#[\w.-]+")
UNKNOWN_TAG = 801  # for the parser, which knows the elements of an older HTML
ONCE = ("html", "head", "head/title", "body", "main", "h1")
SEEN = 20_000  # files that need no second look


def _kind(address: str) -> str:
    """Return what an HTML file is: a book, the short address of a paragraph, or a page."""
    if address.startswith("downloads/"):
        return "book"
    if address == "404.html":
        return "missing"
    return "short" if address.split("/")[1:-1] == ["p"] else "page"


class Judge:
    """Knows of which elements and attributes a site is made, from sites in which nothing was changed."""

    def __init__(self, policy: str, missing: str) -> None:
        """Take the policy of every page, and that of the page for what is missing."""
        self._policies = {"page": policy, "missing": missing, "short": NOTHING}
        self._known: set[Shape] = set()
        self._inline: set[str] = set()  # scripts and styles that stand in the templates
        self._seen: set[int] = set()
        self._learning = False

    def learn(self, made: Made) -> list[str]:
        """Take a site as one that is right; what is wrong with it all the same."""
        self._learning = True
        try:
            return [*self.faults(made)]
        finally:
            self._learning = False
            self._seen.clear()

    def faults(self, made: Made) -> Iterator[str]:
        """Yield what is wrong with the files of a site, one line each."""
        if len(self._seen) > SEEN:
            self._seen.clear()
        for address, content in made.files.items():
            if address.startswith("assets/") and address != "assets/world.svg":
                continue  # of no edition
            key = hash((address.rpartition("/")[0], address.rpartition(".")[2], content))
            if key not in self._seen:
                found = [f"{address}: {fault}" for fault in self._file(address, content)]
                yield from found
                if not found:
                    self._seen.add(key)
        yield from self._framed(made)
        yield from _data(made)

    def _file(self, address: str, content: str | bytes) -> Iterator[str]:
        if address.endswith((".epub", ".zip")):
            yield from self._archive(content if isinstance(content, bytes) else content.encode())
            return
        if address.endswith((".png", ".gz", ".woff2", ".ico", ".sqlite")):
            return
        try:
            text = content if isinstance(content, str) else content.decode()
            text.encode()
        except UnicodeError as error:
            yield f"no UTF-8: {error}"
            return
        if address.endswith(".html"):
            yield from self._html(text, _kind(address))
        elif address.endswith((".svg", ".xml")):
            yield from self._xml(text, address)
        elif address.endswith(".json"):
            yield from _refused(json.loads, text)
        elif address.endswith(".js"):
            yield from _refused(script_value, text)
        elif address.endswith(".csv"):
            yield from _refused(lambda words: list(csv.DictReader(io.StringIO(words, newline=""), strict=True)), text)

    # --- Elements ---

    def _html(self, text: str, kind: str) -> Iterator[str]:
        if not text.lower().lstrip().startswith("<!doctype html>"):
            yield f"begins with {text[:40]!r}"
        for sign in "\0\ufffe\uffff":
            if sign in text:
                yield f"holds the sign U+{ord(sign):04X}"
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=False)
        root = etree.fromstring(text.encode(), parser)
        for error in parser.error_log:
            if error.type != UNKNOWN_TAG:
                yield f"line {error.line}: {error.message}"
        metas = [each for each in root.iter("meta") if each.get("http-equiv") == "Content-Security-Policy"]
        policies = [each.get("content", "") for each in metas]
        if (
            len(policies) != 1
            or policies[0] != self._policies.get(kind, policies[0])
            or "default-src 'none'" not in policies[0]
        ):
            yield f"the policies {policies}"
        for tag in ONCE[:-1] if kind == "book" else ONCE:
            if (times := len(root.findall(f".//{tag}")) + (root.tag == tag)) != 1:
                yield f"{times} elements {tag}"
        yield from self._elements(root, kind)

    def _xml(self, text: str, name: str) -> Iterator[str]:
        parser = expat.ParserCreate()
        try:
            parser.Parse(text.encode(), True)  # noqa: FBT003 - all of it
            root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
        except (expat.ExpatError, etree.XMLSyntaxError) as error:
            yield f"not well-formed: {error}"
            return
        yield from self._elements(root, name.rpartition(".")[2])

    def _elements(self, root: etree._Element, kind: str) -> Iterator[str]:
        ids = Counter(map(str, root.xpath("//@id")))
        yield from (f"the id {each!r} {times} times" for each, times in ids.items() if times > 1)
        for element in root.iter():
            if not isinstance(element.tag, str):
                yield from self._inside("comment", str(element.text))
                continue
            tag = element.tag.rpartition("}")[2].lower()
            yield from self._shape((kind, tag, ""))
            for name, value in element.items():
                yield from self._attribute((kind, tag, name.rpartition("}")[2].lower()), value)
            if element.get("http-equiv") == "refresh" and not REFRESH.fullmatch(element.get("content", "")):
                yield f"leads on by {element.get('content')!r}"
            if element.get("type") == "application/ld+json":
                yield from _refused(json.loads, element.text)
            elif tag in {"script", "style"} and element.text:
                yield from self._inside(tag, element.text)

    def _attribute(self, shape: Shape, value: str) -> Iterator[str]:
        yield from self._shape(shape)
        _, tag, name = shape
        address = UNSEEN.sub("", value)
        runs = name.startswith("on") or name in {"style", "srcdoc", "srcset"}
        leads = name not in ADDRESSES or LEADS.match(address)
        if runs or not leads or (f"{tag} {name}" in LOADED and OUTSIDE.match(address)):
            yield f"<{tag} {name}={value!r}>"

    def _shape(self, shape: Shape) -> Iterator[str]:
        if self._learning:
            self._known.add(shape)
        elif shape not in self._known:
            yield f"<{shape[1]} {shape[2]}> is in no template"

    def _inside(self, kind: str, text: str) -> Iterator[str]:
        if self._learning:
            self._inline.add(text)
        elif text not in self._inline:
            yield f"a {kind} of its own: {text[:80]!r}"

    def _archive(self, content: bytes) -> Iterator[str]:
        """Yield what is wrong with an EPUB file, or with the archive of the site, whose files are those of the site."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            if archive.testzip() or len({*names}) != len(names):
                yield "a damaged archive"
            for name in names:
                if name.startswith("/") or {"..", ""} & {*name.split("/")} or "\\" in name:
                    yield f"the name {name!r}"
                of_edition = "assets" not in name.split("/")
                if of_edition and name.endswith((".xhtml", ".opf", ".ncx", "container.xml")):
                    data = archive.read(name)
                    if (key := hash((name, data))) not in self._seen:
                        found = [f"{name}: {fault}" for fault in self._xml(data.decode(), name)]
                        yield from found
                        if not found:
                            self._seen.add(key)

    # --- What belongs together ---

    def _framed(self, made: Made) -> Iterator[str]:
        """Frames that do not hold their page as it was proof-read."""
        for address, words in made.contents.items():
            framed = made.files.get(address)
            if framed is not None and words not in str(framed):
                yield f"{address}: the frame does not hold the page"


def script_value(text: str) -> Any:  # noqa: ANN401 - JSON
    """Return the value that a script hands over under a name."""
    wrapped = re.fullmatch(r'edition\.receive\("([\w/-]+)",(.*)\)\n', text, re.DOTALL)
    if not wrapped:
        raise ValueError(f"no script that hands a value over: {text[:60]!r}")
    return json.loads(wrapped[2])


def _refused(parse: Callable[[str], object], text: str) -> Iterator[str]:
    try:
        parse(text)
    except (ValueError, csv.Error) as error:
        yield f"cannot be read: {error}"


def _data(made: Made) -> Iterator[str]:
    """Yield data that say something else than the edition, or than the same data in another format."""
    for annotated in made.edition.reports:
        report, folder = annotated.report, f"{annotated.report.slug}/data"
        words = [(unit.id, unit.text) for unit in report.units]
        paragraphs = json.loads(made.files[f"{folder}/paragraphs.json"])
        if [(each["unit"], each["text"]) for each in paragraphs] != words:
            yield f"{folder}/paragraphs.json: other words"
        known = script_value(_words(made.files, f"{folder}/units.js"))
        if [(each["id"], each["text"]) for each in known["units"]] != words:
            yield f"{folder}/units.js: other words"
        yield from _quotes(annotated, json.loads(made.files[f"{folder}/mentions.json"]))
    for address in made.files:
        if address.endswith(".sha256") and address.startswith("downloads/"):
            book = made.files[address.removesuffix(".sha256")]
            if _words(made.files, address).split()[0] != digest(book if isinstance(book, bytes) else book.encode()):
                yield f"{address}: the digest of another file"
        if address.endswith(".csv") and (twin := f"{address.removesuffix('csv')}json") in made.files:
            rows = json.loads(made.files[twin])
            for row in rows:
                row.pop("record", None)  # which JSON alone has, where an entry has no record
            yield from _same(address, _words(made.files, address), rows)


def _quotes(annotated: AnnotatedReport, mentions: list[dict[str, Any]]) -> Iterator[str]:
    for each in mentions:
        quote = annotated.units_by_id[each["unit"]].text[each["start"] : each["end"]]
        if not quote or quote != each["quote"]:
            yield f"{annotated.report.slug}/data/mentions.json: {each} is not there"


def _words(files: Mapping[str, str | bytes], address: str) -> str:
    content = files[address]
    return content if isinstance(content, str) else content.decode()


def _same(address: str, text: str, rows: list[dict[str, object]]) -> Iterator[str]:
    """Cells that are not the values; a sheet may put an apostrophe before what it guards."""
    table = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if not rows:
        return
    if table[0] != [*rows[0]] or len(table) != len(rows) + 1:
        yield f"{address}: {len(table)} rows with the columns {table[0]}"
        return
    for cells, row in zip(table[1:], rows, strict=True):
        for cell, value in zip(cells, row.values(), strict=True):
            whole = [*value.values()] if isinstance(value, dict) else value
            plain = "; ".join(whole) if isinstance(whole, list) else "" if whole is None else str(whole)
            guarded = cell.removeprefix("'") if cell[1:].startswith(FORMULA) else cell
            if plain not in (cell, guarded):
                yield f"{address}: {cell!r} for {value!r}"
