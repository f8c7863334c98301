"""How a new source is laid out, as far as its lines tell: page lines, markup, notes, hyphens, tables, signs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from concordance.private_use import CLOSE, OPEN
from concordance.source.breaking import PARTICIPLE
from concordance.source.headings import PAGE_BREAK, Block, single_spaced
from concordance.source.markup import clean, glued_numbers, without_marks

_LONG = 300  # characters: a longer line is a whole paragraph
_SHORT = 60  # characters: a longer line is no page header
_NEAR = 4  # lines: as far from the symbol stand the other lines of a page header
_OFTEN = 0.3  # of the pages: a line at one distance from the symbol on so many is part of the header
_APART = 20  # lines: so many without columns end a table
_NUMBERED = re.compile(r"\s*(?:[IVXLC]{1,5}|[A-Z]|\d+)\.\s")
_CONTENTS = 150  # lines: no table of contents is longer
_LEADERS = re.compile(r"(?:[.\N{HORIZONTAL ELLIPSIS}]\s?){4}|\t")
_SIGNS = re.compile(r"[*_\-\N{EM DASH}. ]{3,}")
_JOB = re.compile(r"\W*(?:GE\.)?\d{2}-\d{5}\b.*|\W*\d{6,7}\W*|<!--.*-->")
_HYPHENED = re.compile(r"(?<!\w)\w++(?:-\w++)+")
_BULLET = re.compile(
    r"[\N{BULLET}\N{BLACK SMALL SQUARE}\N{WHITE BULLET}\N{BLACK CIRCLE}\N{TRIANGULAR BULLET}\N{MIDDLE DOT}]"
)
_QUOTED = re.compile(r"[\"\N{LEFT DOUBLE QUOTATION MARK}](?=[A-Z]|\d+\.)")


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of page headers and footers, and a page number that stands alone at the end of the text."""

    artefacts: tuple[str, ...]
    last_number: str


def page_lines(symbol: str, text: str) -> PageLines:
    """Return the page lines of a source: what stands near its symbol again and again, job numbers, lines of signs."""
    lines = [single_spaced(line) for line in text.split("\n")]
    places = [at for at, line in enumerate(lines) if _bare(line) == symbol]
    total = Counter(_form(line) for line in lines)
    near: dict[str, Counter[int]] = defaultdict(Counter)
    stands: dict[str, set[int]] = defaultdict(set)
    exact: dict[str, Counter[str]] = defaultdict(Counter)
    for at in places:
        above, below = _filled(lines, range(at - 1, -1, -1)), _filled(lines, range(at + 1, len(lines)))
        for distance, place in [(0, at), *enumerate(below, 1), *((-n, place) for n, place in enumerate(above, 1))]:
            line = lines[place]
            if len(line) < _SHORT and not re.match(r"(?:- )?\(?\w{1,3}[.)] ?|#", line):
                near[_form(line)][distance] += 1
                stands[_form(line)].add(place)
                exact[_form(line)][line] += 1
    enough = max(2, _OFTEN * len(places))
    headers = [
        form
        for form, counts in near.items()
        if max(counts.values()) >= enough or len(stands[form]) >= max(enough, total[form])
    ]
    found = [written for form in headers if form != "{n}" for written in _written(exact[form])]
    if "{n}" in headers:
        found = [f"{{n}}\n{line}" for line in found if _bare(line) == symbol] + found
    found += dict.fromkeys(line for line in lines if _JOB.fullmatch(line) or _SIGNS.fullmatch(line))
    ends = next((line for line in reversed(lines) if line), "")
    return PageLines(tuple(dict.fromkeys(found)), ends if "{n}" in headers and ends.isdigit() else "")


def _form(line: str) -> str:
    """Return the line with `{n}` for its numbers."""
    return re.sub(r"\d+", "{n}", line)


def _bare(line: str) -> str:
    return re.sub(r"</?u>|[*_#\s]", "", line)


def _filled(lines: Sequence[str], places: Sequence[int]) -> list[int]:
    """Return the next few of these places where a line is not empty."""
    return [at for at in places[: 3 * _NEAR] if lines[at]][:_NEAR]


def _written(lines: Counter[str]) -> Iterator[str]:
    """Return the lines as artefacts, with `{n}` for a number that changes; the symbol may differ from page to page."""
    numbers = [re.findall(r"\d+", line) for line in lines]
    changing = [len(set(column)) > 1 for column in zip(*numbers, strict=True)]
    at = iter(changing)
    yield re.sub(r"\d+", lambda match: "{n}" if next(at) else match[0], next(iter(lines)))


def is_markdown(text: str) -> bool:
    """Whether a converter wrote emphasis or superscripts into the text."""
    return bool(re.search(r"\*\*\S|(?<!\w)_[A-Z]\w+_|<sup>|<u>", text))


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are shorter than paragraphs."""
    return bool(lines) and max(map(len, lines)) < _LONG


def note_style(text: str) -> str:
    """How notes are marked: `marked`, `glued`, or not at all."""
    if re.search(r"<sup>\d|\w[.,;:)]?\[\d{1,3}\](?!\()", text):
        return "marked"
    numbers = [number for _, number in without_marks(text, 0, glued=True).note_marks]
    begun = set(re.findall(r"^[^\S\n]*(\d+)(?=\s|\Z)", text, re.MULTILINE))
    listed = [number for number in numbers if str(number) in begun]
    return "glued" if len(listed) > 1 and numbers == listed else ""


def cut_words(text: str) -> list[tuple[str, bool | None]]:
    """Yield the words cut at line ends and whether the source has them whole elsewhere, where it tells."""
    found: dict[str, bool | None] = {}
    low = text.lower()
    words = set(re.findall(r"\w+", low))
    pairs = {pair for parts in _HYPHENED.findall(low) for pair in pairwise(parts.split("-"))}
    for first, second in re.findall(r"(?<!\w)(\w++)-[ \t]*\n\s*([a-z]\w*)", text):
        kept = (first.lower(), second.lower()) in pairs
        whole = f"{first}{second}".lower() in words
        found[f"{first}-{second}"] = None if not kept and not whole else not kept
    return list(found.items())


def lost_hyphens(text: str) -> Iterator[dict[str, str]]:
    """Repairs for words that have a hyphen elsewhere in the source: a converter lost it when it joined lines."""
    hyphened = Counter(re.findall(r"\b[A-Za-z]{3,}-[A-Za-z]{3,}\b", text))
    whole = {word.replace("-", ""): word for word in hyphened}
    plain = Counter(re.findall(r"\w+", text))
    for match in re.finditer(r"\b[A-Za-z]{6,}\b", text):
        word = whole.get(match[0])
        if word and hyphened[word] > plain[match[0]]:
            start, end = _unique(text, match.start(), match.end())
            yield {
                "kind": "hyphen",
                "where": word,
                "found": text[start:end],
                "put": text[start : match.start()] + word + text[match.end() : end],
            }


def _unique(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span widened by whole words of its line until its words stand only once in the text."""
    while text.count(text[start:end]) > 1 and (start or end < len(text)):
        start = max(text.rfind(" ", 0, max(start - 1, 0)), text.rfind("\n", 0, max(start - 1, 0))) + 1
        after = [at for at in (text.find(" ", end + 1), text.find("\n", end + 1)) if at > 0]
        end = min(after, default=len(text))
    return start, end


def contents(lines: Sequence[str]) -> range:
    """Return the lines of the document's own contents: rows with leaders or tabs before a page number."""
    start = next((at for at, line in enumerate(lines) if line.strip("#* \t").lower() == "contents"), len(lines))
    rows = [at for at in range(start + 1, min(start + _CONTENTS, len(lines))) if _is_row(lines[at])]
    return range(start + 1, rows[-1] + 1) if rows else range(0)


def _is_row(line: str) -> bool:
    """Whether the line has leaders or a tab before the digit with which it ends."""
    words = line.rstrip()
    return words[-1:].isdigit() and _LEADERS.search(words, 0, len(words) - 1) is not None


def joined_notes(text: str) -> Iterator[dict[str, str]]:
    """Repairs for a note that stands on the line of the note before it."""
    for match in re.finditer(r"^(?:> ?|- )?(\d{1,3}) .*?\.( (\d{1,3}) [A-Z].*)$", text, re.MULTILINE):
        if int(match[3]) == int(match[1]) + 1:
            yield {
                "kind": "note",
                "where": f"note {match[3]}",
                "found": match[0],
                "put": match[0].removesuffix(match[2]) + f"\n\n{match[2].strip()}",
            }


def tables(lines: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield the tables: rows with bars or in columns, with the lines that stand at them without a gap."""
    rows: list[str] = []  # of the table so far
    loose: list[str] = []  # lines that belong to it if more rows follow
    filled = 0  # of those lines
    columns = 0
    for line in [*lines, *[" "] * _APART, "1. "]:
        words = re.sub(r"^\s*(?:\w{1,5}\.|\(\w+\))\s+", "", line)
        if line.lstrip().startswith("|") or re.search(r"\S\s{3,}\S", words):
            rows += [*loose, line]
            loose, filled = [], 0
            columns += 1
        elif rows and (filled >= _APART or _NUMBERED.match(line)):
            ends = next((at for at, each in enumerate(loose) if not each.strip()), len(loose))
            rows += loose[:ends]
            if columns > 1:  # one line in columns is no table
                yield {"first": single_spaced(rows[0]), "last": single_spaced(rows[-1])}
            rows, loose, filled, columns = [], [], 0, 0
        elif rows or line.strip():
            loose.append(line)
            filled += bool(line.strip())
        else:
            loose, filled = [], 0
        if not rows and _NUMBERED.match(line):
            loose, filled = [], 0


def table_notes(pieces: Sequence[str | Block]) -> list[list[int]]:
    """For each table among the text, the notes whose marks are glued to words in it: those missing around it."""
    found: list[list[int]] = []
    waiting: list[tuple[list[int], str]] = []
    last = 0
    for piece in pieces:
        if isinstance(piece, Block):
            found.append([])
            waiting.append((found[-1], piece.text))
            continue
        first = next((number for number in glued_numbers(piece) if number > last), 0)
        if not first:
            continue
        for number in range(last + 1, first):
            glued = [notes for notes, text in waiting if re.search(rf"[^\W\d]{number}\b", text)]
            after_digits = [notes for notes, text in waiting if re.search(rf"\S{number}\b", text)]
            for notes in [*glued, *after_digits[::-1]][:1]:
                notes.append(number)
        last = max([first, *(n for _, n in without_marks(piece, first - 1, glued=True).note_marks)])
        waiting = []
    return found


def continuing(lines: Sequence[str]) -> list[str]:
    """Return the signs with which further lines of a paragraph begin: bullets and opening quotation marks."""
    counts: Counter[str] = Counter()
    before = "."
    for line in lines:
        words = line.strip()
        quoted = _QUOTED.match(words) if before[-1] in ".:,;" else None
        if match := _BULLET.match(words) or quoted:
            counts[match[0]] += 1
        before = words or before
    return [sign for sign, count in counts.items() if count > 1]


def starts(lines: Sequence[str]) -> list[str]:
    """Return the words that begin preambular paragraphs: at a line's beginning, after a comma or a page break."""
    found: dict[str, None] = {}
    before = ""
    for line in lines:
        words = re.sub(f"{OPEN}\\d+{CLOSE}", "", clean(line)).strip()
        if line == PAGE_BREAK:
            before = ","
        if (match := PARTICIPLE.match(words)) and re.search(r",\W*\d{0,3}\Z", before):
            found[match[0]] = None
        before = words or before
    return list(found) if len(found) > 1 else []
