"""The first page of a Word file down to its text: the masthead, the title, who made it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from concordance.intake.document import Block, Doubt
from concordance.intake.endings import CALLED, FULL
from concordance.intake.headings import NUMBERED
from concordance.intake.masthead import ADOPTED, DRAFT, MADE_BY, OPENS, SAID, TITLE, said_at_head
from concordance.intake.meetings import NUMBERED_MEETING, RECORD
from concordance.intake.metadata import MEETING
from concordance.intake.word.blocks import block_of, line_of, lines_of
from concordance.intake.word.items import Item, Paragraph, paragraphs

_MOST = 60  # paragraphs and tables: a title further down is none
_LONG = 250  # characters: a longer paragraph is text
_SENTENCE = re.compile(r".{60,}[.;:]", re.DOTALL)  # as is one that ends like a sentence, and is no line of a masthead
_NUMBER = re.compile(r"\A\d+/\d+[A-Z]?\.?\s+")  # of a resolution, before its name
_NEAR = 8  # paragraphs: so near to each other stand the distribution and the language in a masthead
_SAYS = re.compile(r"(?:This record|Le présent (?:compte|procès)|La presente acta)\b")  # what a record says of itself
_CHAPTER = 2  # the rank of headings as large as a title
_FRONT = re.compile(
    r"[A-Z]+/[A-Z\d]|Distr|Original|United Nations|Nations Unies|Naciones Unidas|Agenda item|Item \d|.*\bsession\Z"
    r"|.*\d{1,2} (?:de )?\w+ (?:de )?\d{4}\Z"
)


@dataclass(frozen=True, slots=True)
class Front:
    """The lines of a masthead, the title, what stands under it, how many paragraphs and tables these are."""

    lines: tuple[Block, ...]
    title: str
    subtitle: str
    taken: int


def front(items: Sequence[Item], size: float) -> Front:
    """Return the first page of a document; `size` is that of its text."""
    if record := _record(items):
        return record
    text = next((at for at, item in enumerate(items) if _is_text(item)), len(items))
    before = items[: min(text, _MOST)]
    for least in (TITLE, size + 1):
        starts = next((at for at, item in enumerate(before) if _is_title(item, least)), None)
        if starts is not None:
            return _titled(items, starts, size)
    stop = next((at for at, item in enumerate(before) if _opens(item)), len(before))
    told = [at for at, item in enumerate(items[:stop]) if _is_front(item)]
    taken = told[-1] + 1 if told else 0
    return Front(tuple(_lines(items[:taken])), "", "", taken)


def _titled(items: Sequence[Item], starts: int, size: float) -> Front:
    """Return the first page of a document with its title at this place."""
    ends = starts + 1
    while ends < len(items) and _goes_on(items[ends], size):
        ends += 1
    named = [block_of(item, "masthead") for item in items[starts:ends] if isinstance(item, Paragraph) and item.text]
    title, *under = [block.text for block in named]
    title = next((each for each in under if RECORD.match(each)), title)
    if DRAFT.fullmatch(title) and under:
        title, *under = under
    if ends < len(items) and MADE_BY.match(words := _words(items[ends])) and not FULL.search(words):
        named += _lines(items[ends : ends + 1])
        ends += 1
    if not ADOPTED.match(title):
        return Front((*_lines(items[:starts]), *named), title, " ".join(under[:1]), ends)
    while ends < len(items) and (not (words := _words(items[ends])) or words.startswith(("[", "("))):
        ends += 1
    name = next((text for text in under if not text.startswith(("[", "("))), "")
    if not name and ends < len(items) and (_goes_on(items[ends], size) or _is_bold(items[ends])):
        name = _words(items[ends])
        ends += 1
    if _NUMBER.match(name):  # "99/8. Rain": a heading, as in print
        ends = next(at for at in range(starts, ends) if _words(items[at]) == name)
    return Front(tuple(_lines(items[:ends])), _NUMBER.sub("", name) or title, "", ends)


def _record(items: Sequence[Item]) -> Front | None:
    """Return the first page of the record of a meeting, down to where that begins; none of another document."""
    called = next((at for at, item in enumerate(items[:_MOST]) if CALLED.match(_words(item))), 0)
    above = [line for item in items[:called] if not _SAYS.match(_words(item)) for line in _lines([item])]
    title = next((line.text for line in above if RECORD.match(line.text)), "")
    if not title and any(MEETING.fullmatch(word) for line in above for word in line.text.split()):
        title = next((line.text for line in above if NUMBERED_MEETING.fullmatch(line.text)), "")
    said = [
        block_of(each, "imprint") for item in items[:called] if _SAYS.match(_words(item)) for each in paragraphs(item)
    ]
    return Front((*above, *said), title, "", called) if title else None


def _lines(items: Sequence[Item]) -> list[Block]:
    return [line for item in items for each in paragraphs(item) for line in lines_of(each)]


def _words(item: Item) -> str:
    return " ".join(block_of(each, "masthead").text for each in paragraphs(item) if each.text)


def _role(item: Item) -> str:
    """Return what the style of a paragraph is for."""
    known = item.style.purpose if isinstance(item, Paragraph) else None
    if known and known.role == "heading" and known.rank > _CHAPTER:
        return "section"
    return known.role if known else ""


def _is_text(item: Item) -> bool:
    """Whether an item belongs to the text: a row of contents, a numbered or a long paragraph, one of running text."""
    if not isinstance(item, Paragraph):
        return item.box and len(_words(item)) > _LONG
    numbered = item.label is not None and _role(item) not in {"heading", "section", "title"}
    words = item.text
    running = len(words) > _LONG or bool(_SENTENCE.fullmatch(words) or re.match(r"1\.\s", words))
    return item.contents or (bool(words) and (numbered or running))


def _opens(item: Item) -> bool:
    """Whether an item is a heading of the text."""
    words = _words(item)
    heading = _role(item) in {"heading", "section", "title"} or _is_bold(item)
    return heading and bool(OPENS.match(words) or NUMBERED.match(words))


def _is_bold(item: Item) -> bool:
    return isinstance(item, Paragraph) and bool(item.text) and line_of(item).bold


def _is_title(item: Item, least: float) -> bool:
    """Whether a paragraph is a title: by its style, or bold and as large as this."""
    if not isinstance(item, Paragraph) or not item.text or _opens(item) or OPENS.match(item.text):
        return False
    role = _role(item)
    return role in {"title", "heading"} or (role not in {"text", "front"} and _is_bold(item) and _size(item) >= least)


def _size(item: Paragraph) -> float:
    return line_of(item).size


def _goes_on(item: Item, size: float) -> bool:
    """Whether an item goes on with the title or stands under it, as who made a report does."""
    return (not _words(item) and isinstance(item, Paragraph)) or _is_title(item, size + 1)


def begun_anew(items: Sequence[Item]) -> Iterator[Doubt]:
    """Yield a doubt for each masthead in these, which stand below the first page: another document may begin there."""
    found: dict[str, int] = {}
    for each in (each for item in items for each in paragraphs(item)):
        for line in lines_of(each):
            if said := said_at_head(line.text):
                found[said] = each.number
                if len(found) == len(SAID) and max(found.values()) - min(found.values()) <= _NEAR:
                    yield Doubt("second", min(found.values()), line.text)
                    found = {}


def _is_front(item: Item) -> bool:
    return any(_FRONT.match(line.text) for each in paragraphs(item) for line in lines_of(each))
