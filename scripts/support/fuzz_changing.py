# ruff: noqa: ANN401, RUF001 - values of any shape, signs that are easily confused
"""Change the files of an edition by chance, as somebody might who knows what may stand in each of them.

Some changes know nothing: bytes, lines, a whole file. Most know the formats: values of fields and cells become words
that try to be more than words, fields are doubled or left out, marks are added to a report. Those that put the same
words wherever a word stands, in the source and in what is said of it, get furthest: nothing is left to be told.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from concordance import InputError
from concordance.loading import front_matter, load_yaml

if TYPE_CHECKING:
    from random import Random

Files = dict[str, bytes]
Place = tuple[Any, ...]
Way = Callable[[Files, str, "Random"], None]

FOREIGN = """<script>alert(1)</script>|"><img src=x onerror=alert(1)>|' onmouseover='alert(1)|" autofocus onfocus="x
{{ 7*7 }}{% raw %}|{% if %}|{#|#}|]]>|-->|<!--|<!-- woven -->|<!-- /woven -->|&lt;&#0;&#x110000;|&amp;amp;|&notit;
[x](javascript:alert(1))|![x](data:text/html,x)|<https://x>|{: onclick=alert(1) }|{: #x .y }|{x}|*_`~\\|**|__|``|~~~
a | b|=1+1|+1|-1|@SUM(A1)|\t=1|=HYPERLINK("x")|()|(a)|1.|85.|0.|99999999999999999999|II.|---|***|#|# x|> x|- x|  |\n\n
\t|\r|\x00|\x07|\x1b|\x1f|\x7f|\x85|\f|\u00ad|\u200b|\u200d|\u2028|\u2029|\u202e|\u2066|\ufeff|\ufffe|\ufdd0|\ufffd
\U0010ffff|\U000e0041|\ue000|\ue123|é|é|İ|ß|ſ|ﬁ|١٢|²|Ⅳ|½|Å|K|\u3000|\u00a0|a\u0301\u0301\u0301|\ufe0f|👩‍👩‍👧
!!python/object:os.system x|&a [*a]|{|[|: |# |"|'|null|~|true|0|1e3|1e999|0x10|-0|٣|2003-02-30|9999-12-31|0000-01-01
para. 24|paragraph 3 above|A/99/1|A/RES/57/218|the Convention|the two Protocols|paragraphs 1 to 99999|%00|../../x|/x
con|con.md|index|p|data|full|<woven>|</woven>|</div>|</article>|<b>|<br>|<svg/onload=x>|</title>|</style>|<p
"\\ud800"|"\\0"|"\\ufffe"|x-y|en-|EN_us|zxx-"x|i-klingon|en" onclick="x|javascript:alert(1)|//x|https://x/"y|mailto:x
https://x/<y>|https://x y|http://[::1|ftp://x|data:text/html,x|JAVASCRIPT:x|java\tscript:x""".replace("\n", "|")
TOKENS = [token for token in FOREIGN.split("|") if token]
FIELDS = """symbol title subtitle author author_role author_family body session agenda mandate date language languages
official sha256 layout outline repairs slips passages pages links references echoes remarks heading slug paragraphs unit
units contents notes prefix listed parts begins lines artefacts tables markup numbers hyphens starts continues unusual
kind short explanation names abbreviations variants bare state head members related facts confused_with note sources
form when slip entry as what value source as_of until how label url occurrence words lang page earliest latest to reason
should_be evidence quote cue action themes instruments place status also render_macros description hide nav
template""".split()
LANGUAGES = ["", *"""es fr ar zh sr-Latn x-private en- i-klingon e"n <es> ES - a1""".split(), "e s"]
NUMBERS = [-1, 0, 1e3, "1e3", "-1", "007", "٣", "1.5", True, None, 10**30, "²", "12a", "", [1], " 7 ", 2, 3, 7]
SPECIAL = frozenset({"language", "languages", "lang", "page", "occurrence", "paragraphs"})
_WORD = re.compile(r"[^\W\d_]{4,}")


def changed(files: Mapping[str, bytes], chance: Random, by_hand: frozenset[str] = frozenset()) -> Files:
    """Return the files, one or a few of them changed; of the pages in `by_hand`, only their front matter."""
    new = dict(files)
    paths = sorted(files)
    marked = [path for path in paths if path.startswith("reports/")]
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path = chance.choice(marked if marked and chance.randrange(3) else paths)  # most code reads reports
        if path in new:
            way = _value if path in by_hand else chance.choice(WAYS)
            way(new, path, chance)
    return new


def places(files: Mapping[str, bytes]) -> list[tuple[str, Place]]:
    """Every value in records and tables, as its file and the keys and numbers that lead to it."""
    read = {path: _taken(files, path)[0] for path in sorted(files) if not path.endswith("/source.md")}
    return [(path, place) for path, value in read.items() for place in _leaves(value)]


def with_value(files: Mapping[str, bytes], path: str, place: Place, new: str) -> Files:
    """Return the files with another value at this place of one of them."""

    def put(value: Any, place: Place) -> Any:
        if not place:
            return new
        changed = {**value} if isinstance(value, dict) else [*value]
        changed[place[0]] = put(value[place[0]], place[1:])
        return changed

    value, write = _taken(files, path)
    return {**files, path: write(put(value, place))}


def _leaves(value: Any, place: Place = ()) -> Iterator[Place]:
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(below, (*place, key))
    else:
        yield place


# --- Changes that know nothing ---


def _bytes(files: Files, path: str, chance: Random) -> None:
    data = bytearray(files[path])
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.choice((0, 1, 1, 20))] = chance.choice((b"", bytes([chance.randrange(256)])))
    files[path] = bytes(data)


def _cut(files: Files, path: str, chance: Random) -> None:
    begin, end = sorted(chance.randrange(len(files[path]) + 1) for _ in "12")
    files[path] = files[path][begin:] if chance.randrange(2) else files[path][:end]


def _whole(files: Files, path: str, chance: Random) -> None:
    match chance.randrange(4):
        case 0:
            del files[path]
        case 1:
            files[path] = files[chance.choice(sorted(files))]
        case 2:
            files[path] = chance.randbytes(chance.randrange(200))
        case _:
            files[path] = _encoded("".join(chance.choice([*TOKENS, "\n", " "]) for _ in range(30)))


# --- Changes of words and lines ---


def _token(files: Files, path: str, chance: Random) -> None:
    text = _text(files, path)
    at = chance.randrange(len(text) + 1)
    files[path] = _encoded(f"{text[:at]}{chance.choice(TOKENS)}{text[at:]}")


def _letters(files: Files, path: str, chance: Random) -> None:
    """Other letters, of all scripts and planes, in the place of some."""
    text = _text(files, path)
    at = chance.randrange(len(text) + 1)
    put = "".join(chr(chance.choice((chance.randrange(32, 0xD800), chance.randrange(0xE000, 0x110000)))) for _ in "123")
    files[path] = _encoded(f"{text[:at]}{put}{text[at + chance.randrange(9) :]}")


def _lines(files: Files, path: str, chance: Random) -> None:
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


def _source(files: Files, path: str, chance: Random) -> None:
    """Put a token among the words of a source, at the edge of a word."""
    path = _beside(files, path, "source.md", chance)
    if not path:
        return
    text = _text(files, path)
    edges = [match.start() for match in re.finditer(r"\b", text)] or [0]
    at = chance.choice(edges)
    space = chance.choice(("", "", " "))
    files[path] = _encoded(f"{text[:at]}{space}{chance.choice(TOKENS)}{space}{text[at:]}")


def _everywhere(files: Files, path: str, chance: Random) -> None:
    """Another word wherever a word stands: in a report, all that is said of it, and, at times, in the records."""
    folder = path.rpartition("/")[0] if path.startswith("reports/") else ""
    words = sorted(set(_WORD.findall(_text(files, path))))
    if not words:
        return
    word = chance.choice(words)
    other = _other(word, chance)
    wide = chance.randrange(2) == 0
    for each in sorted(files):
        if word.encode() in files[each] and (wide or each.rpartition("/")[0] == folder):
            _replace(files, each, word, other)


def _replace(files: Files, path: str, word: str, other: str) -> None:
    """Put another word in the place of each, written so that the file can be read as before."""

    def renamed(value: Any) -> Any:
        if isinstance(value, str):
            return value.replace(word, other)
        if isinstance(value, list):
            return [renamed(each) for each in value]
        if isinstance(value, dict):
            return {key: renamed(each) for key, each in value.items()}
        return value

    try:
        value, write = _taken(files, path)
    except (InputError, ValueError, csv.Error):
        files[path] = _encoded(_text(files, path).replace(word, other))
    else:
        files[path] = write(renamed(value))


# --- Changes of fields and cells ---


def _taken(files: Mapping[str, bytes], path: str) -> tuple[Any, Callable[[Any], bytes]]:
    """Return the values in a file, and what writes others in their place: of a record, a table or lines."""
    text = files[path].decode()
    if path.endswith(".csv"):
        return list(csv.reader(io.StringIO(text))), _table
    if path.endswith(".yml"):
        return load_yaml(text, path), _record
    if path.endswith("/source.md"):
        return text.split("\n"), lambda lines: _encoded("\n".join(map(str, lines)))
    record, below = front_matter(text, path)
    return [record, below], lambda value: b"---\n" + _record(value[0]) + b"\n---\n\n" + _encoded(f"{value[1]}\n")


def _table(rows: Any) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(row if isinstance(row, list) else [row] for row in rows)
    return _encoded(out.getvalue())


def _record(value: Any) -> bytes:
    return _encoded(json.dumps(value, ensure_ascii=False, default=str))


def _value(files: Files, path: str, chance: Random) -> None:
    """Another value in one field of a record, one cell of a table, one line of a source."""
    try:
        value, write = _taken(files, path)
        if path.endswith(".md") and not path.endswith("/source.md"):
            value = [_tree(value[0], chance), value[1]]
            files[path] = write(value)
        else:
            files[path] = write(_tree(value, chance))
    except (InputError, ValueError, csv.Error):
        _token(files, path, chance)  # an earlier change has left no record


def _field(files: Files, path: str, chance: Random) -> None:
    """Write a line of a record twice, without its field, with another name of it, or with another field before it."""
    lines = _text(files, path).split("\n")
    having = [at for at, line in enumerate(lines) if re.match(r"[\s-]*\w+:", line)]
    if not having:
        _lines(files, path, chance)
        return
    at = chance.choice(having)
    match chance.randrange(4):
        case 0:
            lines.insert(at, lines[at])
        case 1:
            del lines[at]
        case 2:
            lines[at] = re.sub(r"\w+:", f"{chance.choice(FIELDS)}:", lines[at], count=1)
        case _:
            indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
            lines.insert(at, f"{indent}{chance.choice(FIELDS)}: {json.dumps(chance.choice(TOKENS))}")
    files[path] = _encoded("\n".join(lines))


def _mark(files: Files, path: str, chance: Random) -> None:
    """One more mark in report.yml: a slip, passage, page, link, reference or repair, at words that are there."""
    path = _beside(files, path, "report.yml", chance)
    source = path.replace("report.yml", "source.md")
    try:
        record = load_yaml(files[path].decode(), path)
        lines = [line for line in files[source].decode().split("\n") if _WORD.search(line)]
        if not isinstance(record, dict) or not lines:
            return
    except (InputError, ValueError, KeyError):
        return
    line = chance.choice(lines)
    number = re.match(r"[\s>*-]*(\d+)\.", line)
    pieces = line.split()
    begin = chance.randrange(len(pieces))
    words = " ".join(pieces[begin : begin + chance.randint(1, 4)])
    unit = number[1] if number else chance.choice(["note", "summary-1", "1", "2", "2(a)", "3", "4", "5", "6", "fn-1"])
    place = {"unit": unit, "words": words}
    said = _other("Because.", chance)
    field, mark = chance.choice(
        (
            ("slips", {**place, "should_be": said, "note": said, "evidence": said}),
            ("passages", {**place, "lang": chance.choice(LANGUAGES)}),
            ("pages", {**place, "page": chance.choice(NUMBERS)}),
            ("pages", {"unit": unit, "page": chance.choice(NUMBERS), "earliest": "1", "latest": unit}),
            ("links", {**place, "entry": chance.choice(["", "crc", "MEX", "untoc", "x"]), "reason": said}),
            ("references", {**place, "to": chance.choice(["", "1", "i", "ii", "note"]), "note": said, "reason": said}),
            ("references", {**place, "to": "1", "until": chance.choice(["2", "3", "1"]), "reason": said}),
            ("echoes", {"units": [unit, chance.choice(["1", "2", "5"])]}),
            (
                "repairs",
                dict.fromkeys(("kind", "where", "reason", "evidence"), said) | {"found": line, "put": said},
            ),
            ("remarks", said),
        )
    )
    known = record.get(field)
    record[field] = [*(known if isinstance(known, list) else []), mark]
    files[path] = _record(record)


def _special(files: Files, path: str, chance: Random) -> None:
    """Put a language tag or a number that is none, or hardly one, where one belongs."""

    def put(value: Any) -> Any:
        if isinstance(value, list):
            return [put(each) for each in value]
        if isinstance(value, dict):
            chosen = [key for key in value if key in SPECIAL and not chance.randrange(3)]
            others = {key: chance.choice(LANGUAGES if "lang" in key else NUMBERS) for key in chosen}
            return {key: put(each) for key, each in value.items()} | others
        return value

    path = _beside(files, path, "report.yml", chance) or path
    try:
        value, write = _taken(files, path)
    except (InputError, ValueError, csv.Error):
        return
    files[path] = write(put(value))


def _beside(files: Files, path: str, name: str, chance: Random) -> str:
    """Return the file of this name in the folder of the report to which the path belongs, or in any report."""
    beside = f"{path.rpartition('/')[0]}/{name}"
    every = [each for each in sorted(files) if each.startswith("reports/") and each.endswith(f"/{name}")]
    return beside if beside in files else chance.choice(every) if every else ""


def _other(value: str, chance: Random) -> str:
    token = chance.choice(TOKENS)
    at = chance.randrange(len(value) + 1)
    return chance.choice(
        (
            token,
            f"{value}{token}",
            f"{token}{value}",
            f"{value[:at]}{token}{value[at:]}",
            f"{value} {token} {chance.choice(TOKENS)}",
            "",
            value * 2,
            value[:-1],
            value.swapcase(),
        )
    )


def _tree(value: Any, chance: Random) -> Any:
    """Return the value with another one somewhere in it."""
    if isinstance(value, dict) and value:
        return _changed_mapping(value, chance)
    if isinstance(value, list) and value:
        at = chance.randrange(len(value))
        between = {0: [], 1: [value[at]] * 2}.get(chance.randrange(12))
        return [*value[:at], *([_tree(value[at], chance)] if between is None else between), *value[at + 1 :]]
    if chance.randrange(20) == 0:
        return chance.choice(([], {}, [[]], {"a": "b"}, "", None, 7, [value, value], True, 1.5))
    return _other(str(value), chance)


def _changed_mapping(value: dict[Any, Any], chance: Random) -> dict[Any, Any]:
    """Return the mapping with another value, or, at times, with one field more or less."""
    key = chance.choice(sorted(value, key=str))
    match chance.randrange(20):
        case 0:
            return {**value, chance.choice(FIELDS): chance.choice(TOKENS)}
        case 1:
            return {each: value[each] for each in value if each != key}
        case _:
            return {**value, key: _tree(value[key], chance)}


def _text(files: Files, path: str) -> str:
    return files[path].decode("utf-8", "replace")


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


WAYS: tuple[Way, ...] = (
    *(_bytes, _cut, _whole, _token, _token, _letters, _lines, _lines),
    *(_source, _source, _source, _everywhere, _everywhere, _everywhere, _everywhere),
    *(_value, _value, _value, _value, _value, _field, _mark, _mark, _mark, _special),
)
