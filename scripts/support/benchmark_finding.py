"""Our finder beside the others: the same forms, the same text, the same run.

Every engine has the forms of the whole vocabulary, and reads the units of a report again and again until they are some
megabytes. The others are given the text with straight quotation marks, made ready outside their time; ours does that
within its own. An engine is exact if it keeps what ours promises: whole words of any script, forms that end in a
bracket, the leftmost and then the longest. The exact ones are first held against ours, place by place.
"""

import gc
import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

from concordance import Text, assemble
from concordance.mentions.annotator import Annotator
from concordance.names.matcher import Matcher, plain
from concordance.text import is_word
from support import shelf

SIZE = 7e6  # bytes of text
ROUNDS = 7  # of which the best counts: whatever else the machine does only ever adds
MANY = 10**7  # words to remember: more than there are
SLOW = 20.0  # seconds of processor time: who takes longer has no further round

Places = list[tuple[int, int]]


@dataclass(frozen=True)
class Engine:
    """One way of finding: how it is made ready, how it reads all the text, and the places it finds in one unit.

    `differs` says why the places need not be ours; empty where they must be.
    """

    name: str
    prepare: Callable[[], Any]
    read: Callable[[Any], object]
    places: Callable[[Any, str], Places] | None = None
    differs: str = ""


class Measured:
    """The engines made ready, proved, and timed side by side."""

    def __init__(self) -> None:
        edition = assemble(shelf.files())
        vocabulary, report = edition.vocabulary, edition.reports[0].report
        self.symbol = report.symbol
        self.forms = sorted({plain(form) for form in (*vocabulary.forms, *vocabulary.false_friends)})
        self.texts = [unit.text for unit in report.units]
        self.straight = [plain(text) for text in self.texts]
        size = sum(len(text.encode()) for text in self.texts)
        self.copies = round(SIZE / size)
        self.megabytes = size * self.copies / 1e6
        self.data = ("\n".join(self.straight * self.copies) + "\n").encode()
        units = [Text(unit.id, unit.text, unit.section) for unit in report.units]
        resolving = Engine("ours, finding and resolving", lambda: Annotator(vocabulary), self._each("annotate", units))
        self.engines = (*self._ours(), resolving, *self._others())
        self.ready: list[Any] = []
        self.set_up: list[float] = []
        for engine in self.engines:
            began = time.process_time()
            self.ready.append(engine.prepare())
            self.set_up.append(time.process_time() - began)

    def _each(self, method: str, units: Sequence[object]) -> Callable[[Any], None]:
        """Read a report's units as often as there are copies, by this method, which takes them all at once."""

        def read(ready: Any) -> None:  # noqa: ANN401 - engines have no common type
            for _ in range(self.copies):
                getattr(ready, method)(units)

        return read

    def _by_unit(self, find: Callable[[Any, str], object]) -> Callable[[Any], None]:
        """Read each unit of each copy by itself."""

        def read(ready: Any) -> None:  # noqa: ANN401 - engines have no common type
            for text in self.straight * self.copies:
                find(ready, text)

        return read

    def _ours(self) -> tuple[Engine, ...]:
        finder = partial(Matcher, self.forms)
        return (
            Engine("ours, bytes to places", finder, lambda f: list(f.scan(self.data)), _ours),
            Engine("ours, texts to places", finder, self._each("find_all", self.texts), _ours),
        )

    def _others(self) -> tuple[Engine, ...]:
        aho = import_module("ahocorasick_rs")
        forms = self.forms
        patterns = [form.encode() for form in forms]
        bare = partial(aho.BytesAhoCorasick, patterns, matchkind=aho.MatchKind.LeftmostLongest)
        return (
            Engine(BARE, bare, lambda a: a.find_matches_as_indexes(self.data), differs="words cut in two as well"),
            Engine(
                "pyahocorasick, made exact", lambda: _automaton(forms), self._by_unit(_pyahocorasick), _pyahocorasick
            ),
            Engine(
                "pyahocorasick, bare",
                lambda: _automaton(forms),
                self._by_unit(lambda a, t: list(a.iter_long(t))),
                differs="words cut in two as well",
            ),
            Engine("re, a tree of alternatives", lambda: re.compile(tree(forms)), self._by_unit(_matches), _matches),
            Engine(
                "flashtext2",
                lambda: _keywords(forms),
                self._by_unit(lambda k, t: k.extract_keywords_with_span(t)),
                _flashtext,
                differs="by its own words",
            ),
            Engine(
                PHRASES,
                lambda: _phrases(forms),
                self._by_unit(_phrase_matches),
                _phrase_matches,
                differs="by its own tokens",
            ),
        )

    def agreement(self) -> list[str]:
        """Return what each engine finds in the report beside ours; a ValueError if an exact one finds anything else."""
        expected = [_ours(self.ready[0], text) for text in self.texts]
        lines = []
        for engine, ready in zip(self.engines, self.ready, strict=True):
            if engine.places:
                found = [engine.places(ready, text) for text in self.straight]
                pairs = [(set(a), set(b)) for a, b in zip(expected, found, strict=True)]
                lost, more = sum(len(a - b) for a, b in pairs), sum(len(b - a) for a, b in pairs)
                if (lost or more) and not engine.differs:
                    raise ValueError(f"{engine.name} misses {lost} places and has {more} more; it should be exact.")
                same = f"misses {lost} of our places, has {more} others" if lost or more else "the same places"
                lines.append(f"{engine.name:32} {same}{f' ({engine.differs})' if engine.differs else ''}")
        return [f"{sum(map(len, expected))} places in one copy:", *lines]

    def times(self) -> list[float]:
        """Return the processor time of each engine: the best of several rounds, in each of which all take part in turn.

        Python looks for no cycles of unused objects meanwhile, as its own `timeit` has it.
        """
        best = [float("inf")] * len(self.engines)
        gc.disable()
        for _ in range(ROUNDS):
            gc.collect()
            for at, (engine, ready) in enumerate(zip(self.engines, self.ready, strict=True)):
                if not SLOW < best[at] < float("inf"):
                    began = time.process_time()
                    engine.read(ready)
                    best[at] = min(best[at], time.process_time() - began)
        gc.enable()
        return best


HOSTILE = (  # what makes a rule begin again at every word, each repeated to LONG characters
    "Council ", "Snow Council ", "Protocol I ", "Snow and ", "the Snow, ", "Council of ", "Council on the ",
    "Convention to the ", "Ministry of Snow, ",
    "The Committee (", "(DRC) ", "Republic of ", "Democratic ", "A/1/", "resolution 1/1, ", "in its resolution 1/1 ",
    "In its resolution 1/1, 2/2, ", "The Council adopted resolution 1 (2000) ", "Arabic, French, ",
    "Security Council Committee pursuant to resolution 1 (1999), 2 (2000) concerning Peru of ", "Republic of Peru ",
    "Office of the High Commissioner ", "Working Group on wool and ", "Luanda and Nairobi ",
    "Spanish, ", "in Goris, Armenia, ", "Kulbus area in western Sudan, ", "Snow-Council-", "SWC (Snow Wool Council) ",
    "of the of the ", "(", "(a) (b) ", "resolutions 1/1 A and B, ", "decisions 1/CP.16, 2/CP.17 and ", "twenty-first ",
    "Snow of the Wool and Milk of the ", "Snow Fund; Wool Fund; Milk Fund; ", "Third Committee of the Fourth ",
    "its ", "Mr. A. B. ", "the 1990 ", "in Peru and ", "in Lima, ", "Near Rimrock, ", "in Peru, in Lima, Lima, ",
    "“entitled ", "a. ", "I", "\u0301", "\u00ad", "  ",
)  # fmt: skip
LONG = 100_000


def hostile(annotator: Annotator, words: str) -> Iterable[str]:
    """Yield the time that each hostile text takes, in times of that for as many characters of a report."""
    usual = min(_seconds(annotator, (words * (LONG // len(words) + 1))[:LONG]) for _ in range(3))
    for piece in HOSTILE:
        text = (piece * (LONG // len(piece) + 1))[:LONG]
        yield f"{piece!r:32}{_seconds(annotator, text) / usual:8.1f}"


def _seconds(annotator: Annotator, text: str) -> float:
    began = time.process_time()
    annotator.annotate([Text("1", text)])
    return time.process_time() - began


BARE = "ahocorasick-rs, bytes, bare"
PHRASES = "spaCy PhraseMatcher, blank"


def report() -> Iterable[str]:
    """Yield the lines to print: what the engines find, how fast they are, and how that compares with the aims."""
    measured = Measured()
    yield f"{len(measured.forms)} forms; {measured.symbol}, {measured.copies} times: {measured.megabytes:.1f} MB\n"
    yield from measured.agreement()
    times = measured.times()
    taken = {engine.name: seconds for engine, seconds in zip(measured.engines, times, strict=True)}
    bare = taken[BARE]
    yield f"\n{'':32}{'MB/s':>8}{'bare = 1':>10}{'set-up':>10}   (processor time, best of {ROUNDS} rounds)"
    for engine, seconds, before in zip(measured.engines, times, measured.set_up, strict=True):
        speed = measured.megabytes / seconds
        yield f"{engine.name:32}{speed:8.1f}{seconds / bare:10.2f}{before * 1000:7.0f} ms"
    names = [engine.name for engine in measured.engines]
    begun, whole = (taken[name] / bare for name in names[:2])
    yield f"\nFinding takes {begun:.2f} times the bare scan from bytes to places in bytes, {whole:.2f} times from texts"
    yield "to places in their characters. Aim: at most 1.5."
    yield f"Finding and resolving takes {taken[names[2]] / taken[PHRASES]:.2f} times as long as PhraseMatcher, which"
    yield "only finds. Aim: at most 1.5."
    yield f"\nFinding and resolving in {LONG:,} characters that repeat a few words, against those of the report:"
    yield from hostile(measured.ready[2], " ".join(measured.texts))


def _ours(finder: Matcher, text: str) -> Places:
    return [(start, end) for start, end, _ in finder.find(text)]


def _matches(pattern: re.Pattern[str], text: str) -> Places:
    return [match.span() for match in pattern.finditer(text)]


def _automaton(forms: Sequence[str]) -> Any:  # noqa: ANN401 - the package has no types
    automaton = import_module("ahocorasick").Automaton()
    for form in forms:
        automaton.add_word(form, len(form))
    automaton.make_automaton()
    return automaton


def _pyahocorasick(automaton: Any, text: str) -> Places:  # noqa: ANN401 - the package has no types
    """Of all matches the whole ones, leftmost and longest first; it has nothing of the kind itself."""
    spans = ((last - length + 1, last + 1) for last, length in automaton.iter(text))
    whole = [(start, end) for start, end in spans if _is_whole(text, start, end)]
    found: Places = []
    for start, end in sorted(whole, key=lambda span: (span[0], -span[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    begins = start and is_word(text[start]) and is_word(text[start - 1])
    ends = end < len(text) and is_word(text[end - 1]) and is_word(text[end])
    return not (begins or ends)


def tree(forms: Iterable[str]) -> str:
    """Return a pattern of all forms as a tree, in which what forms begin with in common stands once."""
    root: dict[str, Any] = {}
    for form in forms:
        node = root
        for char in form:
            node = node.setdefault(char, {})
        node[""] = {}
    words = {char: node for char, node in root.items() if is_word(char)}
    other = {char: node for char, node in root.items() if not is_word(char)}
    return rf"(?<!\w){_branches(words, '')}|{_branches(other, '')}" if other else rf"(?<!\w){_branches(words, '')}"


def _branches(node: dict[str, Any], last: str) -> str:
    longer = [f"{re.escape(char)}{_branches(below, char)}" for char, below in node.items() if char]
    ends = [_after(last)] if "" in node else []
    return longer[0] if len(longer) == 1 and not ends else f"(?:{'|'.join(longer + ends)})"


def _after(form: str) -> str:
    return r"(?!\w)" if is_word(form[-1]) else ""


def _keywords(forms: Sequence[str]) -> Any:  # noqa: ANN401 - the package has no types
    keywords = import_module("flashtext2").KeywordProcessor(case_sensitive=True)
    keywords.add_keywords_from_iter(forms)
    return keywords


def _flashtext(keywords: Any, text: str) -> Places:  # noqa: ANN401 - the package has no types
    return [(start, end) for _, start, end in keywords.extract_keywords_with_span(text)]


def _phrases(forms: Sequence[str]) -> Any:  # noqa: ANN401 - the package has no types
    language = import_module("spacy").blank("en")
    language.tokenizer.max_cache_size = MANY  # it remembers 10,000 words, which these forms alone would fill
    matcher = import_module("spacy.matcher").PhraseMatcher(language.vocab)
    matcher.add("form", list(language.tokenizer.pipe(forms)))
    return language.make_doc, matcher, import_module("spacy.util").filter_spans


def _phrase_matches(ready: Any, text: str) -> Places:  # noqa: ANN401 - the package has no types
    make, matcher, longest = ready
    spans = longest(matcher(make(text), as_spans=True))
    return [(span.start_char, span.end_char) for span in spans]
