"""Changes the files of an edition at random, and looks whether anything but a told problem or a sound site comes of it.

Run as: .venv/bin/python scripts/fuzz.py [--minutes N] [--seed N] [--keep FOLDER] [DOCS ...]

Each DOCS is a folder with the files of an edition, like docs/; without any, it is docs/ itself. One trial changes one
or a few of its files: bytes, lines, fields of records, cells of tables, or a whole file. The engine may then raise
`InputError`, or it makes pages: with every word of the source as the engine read it and no other, and with nothing in
them that runs. All else is a finding, whose files are kept. A seed and the number of a trial make the same trial again.

Tried so far: 1,844 trials (seeds 1, 2, 3, 4, 6): 1,341 refused with problems, 500 made into sound pages, 3 findings,
all of one kind and mended: a control character went unnoticed until a book could not hold it.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import markdown
import shelf
from mkdocs.utils.yaml import yaml_load
from weaving import Weaving

from concordance.book import press
from concordance.edition import Edition, assemble
from concordance.epub import bind
from concordance.pages import Writer
from concordance.problems import InputError
from concordance.proof import compare
from concordance.records import front_matter, load_yaml

Files = dict[str, bytes]

RUNS = re.compile(r"\s*(javascript|vbscript|data:text)", re.IGNORECASE)
FORBIDDEN = frozenset("script iframe object embed base form meta style template".split())
OWN = frozenset({"form"})  # the lists from which a reader chooses
MODIFIED = 1_000_000_000

TOKENS = """<script>alert(1)</script>|"><img src=x onerror=alert(1)>|{{ 7*7 }}{% raw %}|]]>|-->|&lt;&#0;&#x110000;
[x](javascript:alert(1))|{: onclick=alert(1) }|*_`~\\|a | b|=1+1|@SUM(A1)|()|(a)|1.|85.|0.|99999999999999999999|II.
---|\n\n|\t|\r|\x00|\x07|\x1b|\x7f|\x85|\u00ad|\u200b|\u2028|\u202e|\ufeff|\ufffe|\U0010ffff|é|é|İ|ß|١٢|²|Ⅳ|½
!!python/object:os.system x|&a [*a]|{|[|: |# |"|'|null|~|true|0|-1|1e999|0x10|2003-02-30|9999-12-31|para. 24|A/99/1
the Convention|the two Protocols|paragraphs 1 to 99999|%00|../../x|con|con.md|<woven>|</woven>
"\\ud800"|"\\0"|"\\ufffe"|\ufdd0|\f|\x1f""".replace("\n", "|").split("|")


# --- Changing ---


def changed(files: Mapping[str, bytes], chance: random.Random) -> Files:
    """The files, one or a few of them changed."""
    new = dict(files)
    paths = sorted(files)
    marked = [path for path in paths if path.startswith("reports/")]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path = chance.choice(marked if chance.random() < 0.6 else paths)  # noqa: PLR2004 - most of the code reads reports
        if path in new:
            chance.choice(WAYS)(new, path, chance)
    return new


def _bytes(files: Files, path: str, chance: random.Random) -> None:
    data = bytearray(files[path])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.choice((0, 1, 1, 20))] = chance.choice((b"", bytes([chance.randrange(256)])))
    files[path] = bytes(data)


def _token(files: Files, path: str, chance: random.Random) -> None:
    text = files[path].decode("utf-8", "replace")
    at = chance.randrange(len(text) + 1)
    files[path] = f"{text[:at]}{chance.choice(TOKENS)}{text[at:]}".encode("utf-8", "replace")


def _words(files: Files, path: str, chance: random.Random) -> None:
    """Other letters, of all scripts and planes, in the place of some."""
    text = files[path].decode("utf-8", "replace")
    at = chance.randrange(len(text) + 1)
    put = "".join(chr(chance.choice((chance.randrange(32, 0xD800), chance.randrange(0xE000, 0x110000)))) for _ in "123")
    files[path] = f"{text[:at]}{put}{text[at + chance.randrange(9) :]}".encode()


def _lines(files: Files, path: str, chance: random.Random) -> None:
    lines = files[path].split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[at]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = lines[at] + b" " + lines[other]
        case _:
            lines[at : at + 1] = lines[at].split(b" ", 1)
    files[path] = b"\n".join(lines)


def _cut(files: Files, path: str, chance: random.Random) -> None:
    begin, end = sorted(chance.randrange(len(files[path]) + 1) for _ in "12")
    files[path] = files[path][begin:] if chance.random() < 0.5 else files[path][:end]  # noqa: PLR2004 - a coin


def _whole(files: Files, path: str, chance: random.Random) -> None:
    match chance.randrange(4):
        case 0:
            del files[path]
        case 1:
            files[path] = files[chance.choice(sorted(files))]
        case 2:
            files[path] = chance.randbytes(chance.randrange(200))
        case _:
            files[path] = "".join(chance.choice([*TOKENS, "\n", " "]) for _ in range(30)).encode("utf-8", "replace")


def _field(files: Files, path: str, chance: random.Random) -> None:
    """Another value in one field of a record, or one cell of a table."""
    try:
        text = files[path].decode()
        if path.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(text)))
            row = chance.choice(rows)
            row[chance.randrange(len(row))] = _other(chance.choice(row), chance)
            out = io.StringIO()
            csv.writer(out).writerows(rows)
            files[path] = out.getvalue().encode()
        elif path.endswith(".yml"):
            files[path] = json.dumps(_tree(load_yaml(text, path), chance)).encode()
        elif not path.startswith("reports/"):
            record, below = front_matter(text, path)
            files[path] = f"---\n{json.dumps(_tree(record, chance))}\n---\n\n{below}\n".encode()
    except (InputError, ValueError, IndexError, csv.Error):
        _token(files, path, chance)  # an earlier change has left no record


def _other(value: str, chance: random.Random) -> str:
    token = chance.choice(TOKENS)
    return chance.choice((token, f"{value}{token}", f"{token}{value}", "", value * 2, value[:-1], value.swapcase()))


def _tree(value: object, chance: random.Random) -> object:
    """The value with another one somewhere in it."""
    if isinstance(value, dict) and value:
        key = chance.choice(sorted(value))
        return value | {key: _tree(value[key], chance)} if chance.randrange(20) else {**value, _other(key, chance): "x"}
    if isinstance(value, list) and value:
        at = chance.randrange(len(value))
        match chance.randrange(8):
            case 0:
                return value[:at] + value[at + 1 :]
            case 1:
                return [*value, value[at]]
            case _:
                return [*value[:at], _tree(value[at], chance), *value[at + 1 :]]
    if chance.randrange(12) == 0:
        return chance.choice(([], {}, [[]], {"a": "b"}, "", None, 7, [value, value]))
    return _other(str(value), chance)


Way = Callable[[Files, str, random.Random], None]
WAYS: tuple[Way, ...] = (_bytes, _token, _token, _words, _lines, _cut, _whole, _field, _field, _field, _field)


# --- Looking ---


class _Running(HTMLParser):
    """Collects what would run in a page, or change how it is shown or where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FORBIDDEN - OWN:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"} or RUNS.match(value or ""):
                self.found.append(f"<{tag} {name}={value!r}>")


def running(page: str) -> list[str]:
    """What would run in a page (HTML without its frame), or change how it is shown."""
    return _Running(page).found


class Press:
    """Makes the pages of an edition as the site does: templates and extensions of Markdown, but no frame."""

    def __init__(self, root: Path) -> None:
        """Read templates and settings below this folder."""
        folders = [root / "docs" / "templates" / name for name in ("pages", "book")]
        self.pages, self.book = (
            {p.name: p.read_text(encoding="utf-8") for p in folder.iterdir()} for folder in folders
        )
        configured: dict[str, dict[str, object]] = {"toc": {}, "tables": {}, "fenced_code": {}}
        for item in yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]:
            configured |= item if isinstance(item, dict) else {item: {}}
        self.markdown = markdown.Markdown(extensions=[*configured, Weaving()], extension_configs=configured)

    def html(self, edition: Edition) -> dict[str, str]:
        """Each page by its address; other files as they are."""
        made = {}
        for page in Writer(edition, self.pages).pages():
            text = page.write()
            if page.path.endswith(".md"):
                words = text.split("\n---\n", 1)[1]
                made[f"{page.path.removesuffix('.md')}.html"] = self.markdown.reset().convert(words)
            else:
                made[page.path] = text
        return made

    def faults(self, files: Mapping[str, bytes]) -> Iterator[str]:
        """What is wrong with the site made of these files; raises `InputError` if there is none."""
        edition = assemble(files)
        html = self.html(edition)
        for address, page in html.items():
            if address.endswith(".html") and "/p/" not in address:  # a short address leads on by itself: <meta>
                yield from (f"{address}: {each}" for each in running(page))
            elif address.endswith(".json"):
                json.loads(page)
        templates = self.pages | self.book
        on = press(templates, Writer(edition, templates).asked)
        for annotated in edition.reports:
            yield from map(str, compare(annotated.report, html))
            bound = bind(edition, annotated, templates, on, MODIFIED)
            yield from (str(each) for each in bound.problems)


def trial(files: Mapping[str, bytes], printer: Press, seed: str) -> tuple[str, Files, list[str]]:
    """How the trial of this seed ended (`told`, `made` or `fault`), its files, and the faults."""
    new = changed(files, random.Random(seed))  # noqa: S311 - chance, not a secret
    try:
        faults = list(printer.faults(new))
    except InputError:
        return "told", new, []
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return "fault", new, [traceback.format_exc()]
    return ("fault" if faults else "made"), new, faults


# --- The command ---


def main() -> int:
    """The exit status: 0 if nothing was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("docs", nargs="*", type=Path, default=[shelf.ROOT / "docs"])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=0, help="of the first trial's files")
    parser.add_argument("--keep", type=Path, help="a folder for the files of each finding")
    options = parser.parse_args()
    editions = [shelf.files(docs) for docs in options.docs]
    printer, ended, kinds = Press(shelf.ROOT), Counter[str](), Counter[str]()
    end, number = time.monotonic() + 60 * options.minutes, 0
    while time.monotonic() < end:
        seed = f"{options.seed}/{number}"
        how, new, faults = trial(editions[number % len(editions)], printer, seed)
        ended[how] += 1
        number += 1
        if how == "fault":
            kind = faults[0].strip().splitlines()[-1][:120]
            kinds[kind] += 1
            if kinds[kind] == 1:
                print(f"Trial {seed}:\n" + "\n".join(faults[:5]), flush=True)
            if options.keep and kinds[kind] <= 3:  # noqa: PLR2004 - a few of a kind are enough
                _keep(new, editions[(number - 1) % len(editions)], options.keep / seed.replace("/", "-"))
    print(f"{number} trials from seed {options.seed}: {dict(ended)}")
    for kind, count in kinds.most_common():
        print(f"  {count} times: {kind}")
    return 1 if kinds else 0


def _keep(new: Files, old: Files, folder: Path) -> None:
    """Nothing; the folder has the files that were changed, and a list of those taken away."""
    for path, data in new.items():
        if data != old.get(path):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "taken-away.txt").write_text("\n".join(sorted(old.keys() - new.keys())), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
