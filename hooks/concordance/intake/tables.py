"""Tables and other print that is no running text: cells side by side, smaller print, what stands between long rules."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from concordance.intake.glyphs import Frame, Page, Rule
from concordance.intake.headings import CAPTION, CONTENTS_HEAD
from concordance.intake.lines import HYPHEN, Line
from concordance.intake.marks import MARK, is_marked
from concordance.intake.masthead import OPENS

LEADERS = re.compile(r"(?:\.\s?){4,}|\N{HORIZONTAL ELLIPSIS}{2}")  # before the page numbers of a table of contents
_NUMBER = re.compile(r"\d{1,3}\.")
_SMALLER = 0.93  # of the size of the text
_APART = 4  # lines of one cell between two rows of several
_COLUMNS = 2  # cells: a row with more of them shows where columns begin
_EVEN = 3  # rows: fewer are not known to be evenly apart
_BESIDE = 1.5  # points: so far beside the edge of its column a cell may begin
_EDGE = 1  # point: so near to the edge of its column a cell begins
_LITTLE = 0.3  # of the size: more room than a space takes
_WRAPPED = 2  # lines of a row of contents above its leaders
_CAPTION = 4  # lines above a table among which its caption may be
_RULE = 150  # points: a shorter rule bounds no table, and a column of text is wider
_FRAME = 2  # of the size: so near to the text stands the rule of a box
_INSET = 8  # points: so much further in than its rules the text of a box may begin
_UNDER = 4  # points: a rule so near below a line underlines it
_BOXED = 2  # lines: a frame with fewer is the ground of a heading
_HEAD, _FOOT = 0.88, 0.1  # of a page's height: the rules of a running head and foot stand further out
_PAGE = 0.75  # of its height: a higher frame is that of a page
_FULL = 0.2  # of its width: so much of a line of running text is free at most, but for its last


def is_row(line: Line) -> bool:
    """Whether a line has several cells, a paragraph's or an item's number aside, or leaders."""
    if LEADERS.search(line.text):
        return True
    cells = line.cells
    while len(cells) > 1 and MARK.fullmatch(cells[0].text):
        cells = cells[1:]
    return len(cells) > 1


def tables(page: Page, lines: Sequence[Line], size: float) -> list[range]:
    """Return the runs of a page's lines that are tables; `size` is that of the text."""
    tabular = [is_row(line) or line.size < _SMALLER * size for line in lines]
    for top, bottom in _between_rules(page, lines):
        inside = [at for at, line in enumerate(lines) if bottom <= line.baseline <= top]
        if sum(is_row(lines[at]) for at in inside) > 1:
            for at in inside:
                tabular[at] = True
    found: list[range] = []
    for at in (at for at, each in enumerate(tabular) if each):
        if found and _goes_on(lines, found[-1], at):
            found[-1] = range(found[-1].start, at + 1)
        else:
            found.append(range(at, at + 1))
    found = [run for run in found if _is_table(lines, run, size) and not _is_quotation(page, lines, run, size)]
    found = _with_boxes(page, lines, _with_columns(lines, found))
    return [_with_caption(lines, run, above.stop) for above, run in pairwise([range(0), *found])]


def _goes_on(lines: Sequence[Line], run: range, at: int) -> bool:
    """Whether a table goes on to the row at this place: few lines stand between, each of them part of a cell."""
    between = range(run.stop, at)
    if len(between) <= _WRAPPED and LEADERS.search(lines[run.stop - 1].text) and LEADERS.search(lines[at].text):
        return True
    return len(between) <= _APART and all(_joins(lines[n], lines, run) for n in between)


def _with_columns(lines: Sequence[Line], runs: Sequence[range]) -> list[range]:
    """Return the runs with the lines below each that stand in its columns, and with the runs that follow these."""
    found: list[range] = []
    for run in runs:
        at = run.stop
        lefts = {round(cell.left) for n in run for cell in lines[n].cells if len(lines[n].cells) > _COLUMNS}
        while at < len(lines) and _in_columns(lines[at], lefts):
            at += 1
        if not lefts and _ends_evenly(lines, run):
            at += 1
        if found and run.start < found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, at))
        else:
            found.append(range(run.start, at))
    return found


def _ends_evenly(lines: Sequence[Line], run: range) -> bool:
    """Whether the line below two columns is the last of the first one: as far below as the rows are, and in it."""
    if len(run) < _EVEN or run.stop == len(lines) or MARK.fullmatch(lines[run.stop].words[0].text):
        return False
    before, last, below = lines[run.stop - 2], lines[run.stop - 1], lines[run.stop]
    lefts = {round(cell.left) for n in run for cell in lines[n].cells}
    step = before.baseline - last.baseline
    return abs(last.baseline - below.baseline - step) <= 1 and _in_columns(below, lefts)


def _in_columns(line: Line, lefts: set[int]) -> bool:
    """Whether each cell of a line begins where a column does, and ends before the next one begins."""
    for cell in line.cells:
        nearest = min(lefts, key=lambda left: abs(left - cell.left), default=0)
        following = min((left for left in lefts if left > nearest + 1), default=line.right + 1)
        if abs(nearest - cell.left) > _BESIDE or cell.right > following or cell.bold:
            return False
    return True


def _is_table(lines: Sequence[Line], run: range, size: float) -> bool:
    """Whether a run is more than a line that happens to have room in it."""
    small = all(lines[at].size < _SMALLER * size for at in run)
    return small or sum(is_row(lines[at]) for at in run) > 1


def _is_quotation(page: Page, lines: Sequence[Line], run: range, size: float) -> bool:
    """Whether a run is a quotation set in smaller print: one column, narrower than the text on both sides, and full.

    What has a rule above or below is a box.
    """
    quoted = [lines[at] for at in run]
    text = [line for line in lines if line.size >= _SMALLER * size and line.right - line.left > _RULE]
    top, bottom = quoted[0].baseline + _FRAME * size, quoted[-1].baseline - _FRAME * size
    framed = any(bottom < rule.height < top and rule.right - rule.left >= _RULE for rule in page.rules)
    if framed or len(quoted) == 1 or not text or any(is_row(line) for line in quoted):
        return False
    left, right = min(line.left for line in quoted), max(line.right for line in quoted)
    narrower = left > min(line.left for line in text) + size and right < max(line.right for line in text) - size
    full = [line.right > right - _FULL * (right - left) for line in quoted[:-1]]
    return narrower and right - left > _RULE and all(full)


def _joins(line: Line, lines: Sequence[Line], run: range) -> bool:
    """Whether a line of one cell between two rows goes on with a cell: it is no numbered paragraph and no full line."""
    first = line.cells[0].text
    widest = max(lines[at].right for at in run)
    left = min(lines[at].left for at in run)
    return (
        not (MARK.fullmatch(first) and len(line.cells) > 1)
        and (line.right < widest - line.size or line.left > left + line.size)
        and not line.bold
    )


def _between_rules(page: Page, lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """Yield the heights between which a table may stand: from the highest to the lowest of rules of one width.

    A numbered paragraph between two of them stands between two tables, if there is no row beside it.
    """
    groups: dict[tuple[int, int], list[float]] = {}
    for rule in page.rules:
        if rule.right - rule.left >= _RULE and rule.height < 0.9 * page.height and page.number > 1:
            groups.setdefault((round(rule.left / 4), round(rule.right / 4)), []).append(rule.height)
    for heights in groups.values():
        top = above = max(heights)
        for height in sorted(heights, reverse=True)[1:]:
            between = [line for line in lines if height < line.baseline < above]
            if any(map(_is_numbered, between)) and not any(map(is_row, between)):
                yield top, above
                top = height
            above = height
        yield top, above


def below_rules(page: Page, lines: Sequence[Line], runs: Sequence[range]) -> Iterator[Line]:
    """Yield the first line below each rule as wide as the text that bounds no table and, with another one, no summary.

    A box may begin or end there that goes on over the page.
    """
    rules = [rule for rule in _long_rules(page) if _parts_text(rule, lines, runs)]
    while rules:
        rule, *rules = rules
        if rules and _is_alike(rule, rules[0]):
            rules = rules[1:]
        else:
            yield from [line for line in lines if line.baseline < rule.height][:1]


def _parts_text(rule: Rule, lines: Sequence[Line], runs: Sequence[range]) -> bool:
    """Whether a rule begins where the text beside it does, is none of a table, and underlines no words."""
    above, below = ([at for at, line in enumerate(lines) if (line.baseline > rule.height) == up] for up in (1, 0))
    beside = {*above[-1:], *below[:1]}
    tabular = any(at in run for run in runs for at in beside)
    underlines = any(lines[at].baseline - rule.height < _UNDER for at in above[-1:])
    level = any(rule.left - _FRAME <= lines[at].left <= rule.left + _INSET for at in beside)
    return level and not tabular and not underlines


def _long_rules(page: Page) -> list[Rule]:
    """Return the long rules of a page after the first, from its head down, but for those of running head and foot."""
    rules = sorted((rule for rule in page.rules if rule.right - rule.left >= _RULE), key=lambda rule: -rule.height)
    at_head = bool(rules) and rules[0].height > _HEAD * page.height
    return [rule for rule in rules[at_head:] if rule.height > _FOOT * page.height] if page.number > 1 else []


def _is_alike(rule: Rule, other: Rule) -> bool:
    """Whether two rules begin and end at the same places."""
    return abs(rule.left - other.left) < _FRAME and abs(rule.right - other.right) < _FRAME


def _is_numbered(line: Line) -> bool:
    """Whether a line begins with the number of a paragraph, or with the mark of an item and room behind it."""
    return is_marked(line) or bool(_NUMBER.fullmatch(line.words[0].text))


def _with_boxes(page: Page, lines: Sequence[Line], runs: Sequence[range]) -> list[range]:
    """Return the runs with those of lines in a frame, which is a box.

    On the first page it holds the summary, but below the first paragraph.
    """
    found = list(runs)
    first = 0 if page.number > 1 else next((at for at, line in enumerate(lines) if is_marked(line)), len(lines))
    for frame in (*page.frames, *_ruled(page, lines)):
        inside = [at for at, line in enumerate(lines) if _is_in(line, frame)]
        if len(inside) < _BOXED or frame.top - frame.bottom > _PAGE * page.height or inside[0] < first:
            continue
        run = range(inside[0], inside[-1] + 1)
        opens = any(OPENS.match(lines[at].text) for at in (run.start - 1, run.start) if at >= 0)
        if len(run) == len(inside) and not opens:
            within = [each for each in found if each.start < run.stop and run.start < each.stop]
            run = range(min(each.start for each in (run, *within)), max(each.stop for each in (run, *within)))
            found = [*(each for each in found if each not in within), run]
    return sorted(found, key=lambda each: each.start)


def _ruled(page: Page, lines: Sequence[Line]) -> Iterator[Frame]:
    """Yield the frames that have no sides: text without numbers and rows between two rules that are as wide.

    The rules of a running head and foot bound no box, nor does one that has ended a box begin another.
    """
    ended = False
    for above, below in pairwise(_long_rules(page)):
        between = [line for line in lines if below.height < line.baseline < above.height]
        if not between:  # two rules drawn as one
            continue
        frame = Frame(above.left, below.height, above.right, above.height)
        plain = all(_is_in(line, frame) and not is_row(line) and not _is_numbered(line) for line in between)
        ended = _is_alike(above, below) and plain and not ended
        if ended:
            yield frame


def _is_in(line: Line, frame: Frame) -> bool:
    beside = frame.left - _FRAME <= line.left and line.right <= frame.right + _FRAME
    return beside and frame.bottom < line.baseline < frame.top


def _with_caption(lines: Sequence[Line], run: range, first: int) -> range:
    """Return the run with the caption above it, "Table 1" and what stands between; or with "Page", as of contents.

    No line before the first one belongs to it.
    """
    start = run.start
    while start > first and CONTENTS_HEAD.fullmatch(lines[start - 1].text):
        start -= 1
    places = range(start - 1, max(first, start - _CAPTION) - 1, -1)
    return range(next((at for at in places if CAPTION.match(lines[at].text)), start), run.stop)


def rows(lines: Sequence[Line]) -> str:
    """Return the rows of a table, their cells parted by three spaces."""
    begins = sorted(cell.left for line in lines for cell in line.cells)
    text = "\n".join("   ".join(cell.text for cell in _cells(line, begins)) for line in lines)
    return text.replace(HYPHEN, "-")


def _cells(line: Line, begins: Sequence[float]) -> Iterator[Line]:
    """Yield the cells of a line, parted too where little room is before the edge of a column.

    `begins` says in order where the cells of the table begin; an edge is where more than one does.
    """
    for cell in line.cells:
        start = 0
        for at, word in enumerate(cell.words):
            if at and word.gap > _LITTLE * line.size and _near(word.left, begins) > 1:
                yield line.of(cell.words[start:at])
                start = at
        yield line.of(cell.words[start:])


def _near(left: float, begins: Sequence[float]) -> int:
    """How many of these places, which are in order, are as near as the edge of a column."""
    return bisect_right(begins, left + _EDGE) - bisect_left(begins, left - _EDGE)
