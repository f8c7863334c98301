"""How time grows with the input, where a careless step would let it grow with the square.

Each case is made in three sizes, each twice the one before. A case of reports is read, annotated, written as pages and
bound as books, with the records of this edition; a case of drafts is drafted. Time is processor time. Twice the input
should take about twice the time; four times the time would be a square.
"""

import gc
import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random

import yaml

from concordance import Cache, Writer, assemble
from concordance.book.binder import Press
from concordance.book.epub import bind
from concordance.drafting.draft import draft
from support import shelf

SYMBOL, SLUG = "X/2030/1", "x-2030-1"
DOUBLINGS = (1, 2, 4)
LINEAR = 2.6  # times as long for twice the input: more is told, since a square would take four times
LEAST = 0.1  # seconds: two runs differ by chance, and less than this is told as none
HEADING = "I. Introduction"
RECORD: Mapping[str, object] = {
    "symbol": SYMBOL,
    "title": "Growth",
    "author": "",
    "author_role": "",
    "body": "",
    "session": "",
    "date": "2030-01-01",
    "language": "en",
    "official": f"https://docs.un.org/en/{SYMBOL}",
    "outline": [{"heading": HEADING}],
}
Declared = dict[str, object]


def words(count: int, seed: int = 0) -> Iterator[str]:
    """So many invented words, the same each time."""
    letters = Random(seed)  # noqa: S311 - no secret
    return ("".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(count))


def sentences(count: int, length: int = 12) -> list[str]:
    """So many sentences of invented words."""
    every = words(count * length)
    return [" ".join(itertools.islice(every, length)).capitalize() + "." for _ in range(count)]


def numbered(paragraphs: Iterable[str], between: str = "\n\n") -> str:
    """Return a source with these paragraphs under one heading."""
    text = between.join(f"{number}. {paragraph}" for number, paragraph in enumerate(paragraphs, 1))
    return f"Growth\n\n## {HEADING}\n\n{text}\n"


def one(paragraph: str, **declared: object) -> tuple[str, Declared]:
    """Return a report of one paragraph."""
    return numbered([paragraph]), declared


def _phrase(count: int) -> tuple[str, Declared]:
    phrase = "The workers of the harbour have a right to the protection of the law in all cases and places"
    return numbered(f"{phrase}, {each}" for each in sentences(count)), {}


def _headings(count: int) -> tuple[str, Declared]:
    titles = [word.capitalize() for word in words(count)]
    texts = zip(titles, sentences(count), strict=True)
    parts = [f"## {title}\n\n{number}. {text}" for number, (title, text) in enumerate(texts, 1)]
    return "\n\n".join(["Growth", *parts]), {"outline": [{"heading": title} for title in titles]}


def _notes(count: int) -> tuple[str, Declared]:
    notes = "\n\n".join(f"{number} {text}" for number, text in enumerate(sentences(count), 1))
    text = numbered(f"{text}[{number}]" for number, text in enumerate(sentences(count), 1))
    outline = [{"heading": HEADING}, {"heading": "Notes", "notes": True}]
    return f"{text}\n## Notes\n\n{notes}\n", {"outline": outline, "layout": {"notes": "marked"}}


def _repairs(count: int) -> tuple[str, Declared]:
    faults = list(words(count, 1))
    repair = {"kind": "letters", "where": "text", "reason": "A fault.", "evidence": "The document."}
    repairs = [{**repair, "found": f"{fault}q", "put": fault} for fault in faults]
    return numbered(f"{text} {fault}q." for text, fault in zip(sentences(count), faults, strict=True)), {
        "repairs": repairs
    }


def _passages(count: int) -> tuple[str, Declared]:
    foreign = [f"{word}q" for word in words(count, 1)]
    passages = [{"unit": "1", "words": each, "lang": "fr"} for each in foreign]
    return one(" ".join(foreign).capitalize() + ".", passages=passages[1:])


def _wrapped(count: int) -> tuple[str, Declared]:
    lines = (" ".join(text.rstrip(".").lower().split()) for text in sentences(count))
    return one("\n".join(lines) + ".", layout={"lines": "wrapped", "hyphens": "join"})


def _run(sign: str, count: int) -> tuple[str, Declared]:
    return one(f"The x{sign * count} end.")


_RUNS = {"letters": "a", "digits": "7", "spaces": " ", **{sign: sign for sign in "(_&<"}}
REPORTS: Mapping[str, tuple[int, Callable[[int], tuple[str, Declared]]]] = {
    "distinct paragraphs": (1000, lambda n: (numbered(sentences(n, 30)), {})),
    "paragraphs that share a phrase": (1000, _phrase),
    "mentions of one entry": (2000, lambda n: (numbered(f"{text} In Mexico it rained." for text in sentences(n)), {})),
    "mentions in one unit": (1500, lambda n: one("Mexico " * n + "alone.")),
    "mentions in sentences of one unit": (1500, lambda n: one("In Mexico it rained. " * n)),
    "peoples named in one unit": (1500, lambda n: one("Nigerien and Korean boats. " * n)),
    "treaties in one unit": (1000, lambda n: one("The Convention on the Rights of the Child. The Convention. " * n)),
    "references in one unit": (1000, lambda n: one("See the Note; paragraph 1 above and chapter I below. " * n)),
    "headings": (250, _headings),
    "notes": (240, _notes),
    "repairs": (500, _repairs),
    "passages in one unit": (500, _passages),
    "wrapped lines of one paragraph": (2000, _wrapped),
    "sentences of one paragraph": (4000, lambda n: one(" ".join(sentences(n, 4)))),
    **{f"a run of {name}": (50_000, partial(_run, sign)) for name, sign in _RUNS.items()},
}
DRAFTS: Mapping[str, tuple[int, Callable[[int], str]]] = {
    "lines to draft from": (1000, lambda n: numbered(sentences(n), "\n")),
    "lines of 60 words to draft from": (500, lambda n: numbered(sentences(n, 60), "\n")),
    "a run of letters to draft from": (50_000, lambda n: numbered(["a" * n])),
    "empty lines to draft from": (10_000, lambda n: "\n" * n),
}


@dataclass(frozen=True)
class Edition:
    """The records and templates of this edition, without its reports."""

    records: Mapping[str, bytes]
    templates: Mapping[str, str]
    cache: Cache

    def make(self, source: str, declared: Declared) -> None:
        """Read, annotate, write and bind a report."""
        record = yaml.safe_dump({**RECORD, **declared}, allow_unicode=True)
        own = {f"reports/{SLUG}/source.md": source.encode(), f"reports/{SLUG}/report.yml": record.encode()}
        edition = assemble({**self.records, **own}, self.cache)
        writer = Writer(edition, self.templates)
        for page in writer.pages():
            page.write()
        for file in writer.files():
            file.write()
        styles = (self.templates["book/book.css"], self.templates["book/page.css"])
        bound = bind(edition, edition.reports[0], styles, Press(writer.jinja), 0)
        if bound.problems:
            raise ValueError(f"The books are wrong: {bound.problems[0]}")


def report() -> Iterator[str]:
    """Yield the lines to print, for each case."""
    folders = [shelf.ROOT / "docs" / "templates" / name for name in ("pages", "book")]
    templates = {
        f"{path.parent.name}/{path.name}": path.read_text("utf-8") for folder in folders for path in folder.iterdir()
    }
    records = {path: data for path, data in shelf.files().items() if not path.startswith("reports/")}
    edition = Edition(records, templates, Cache())
    edition.make(*one("It rained."))  # which reads the records, once for all
    fixed = min(_timed(edition.make, *one("It rained.")) for _ in range(3))
    yield f"Without the {fixed:.2f} s that a report of one sentence takes, for entry pages and the frame of books:\n"
    yield f"{'':36}{'n':>8}{'n':>9}{'2 n':>9}{'4 n':>9}   for twice the input, times as long"
    for name, (size, made) in REPORTS.items():
        inputs = (made(size * times) for times in DOUBLINGS)
        yield _line(name, size, [_timed(edition.make, *each) - fixed for each in inputs])
    for name, (size, text) in DRAFTS.items():
        yield _line(name, size, [_timed(draft, SYMBOL, text(size * times)) for times in DOUBLINGS])


def _line(name: str, size: int, times: list[float]) -> str:
    growth = [later / max(before, LEAST) for before, later in itertools.pairwise(times)]
    remark = "   not in proportion" if growth[-1] > LINEAR else ""
    seconds = (f"{each:7.2f} s" if each >= LEAST else f"{'-':>9}" for each in times)
    ratios = (f"{each:7.1f}" if later >= LEAST else f"{'-':>7}" for each, later in zip(growth, times[1:], strict=True))
    return f"{name:36}{size:8,}{''.join(seconds)}{''.join(ratios)}{remark}"


def _timed(act: Callable[..., object], *arguments: object) -> float:
    gc.collect()
    began = time.process_time()
    act(*arguments)
    return time.process_time() - began
