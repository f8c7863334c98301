"""The first page down to the text: symbol, date, session, title."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from concordance.intake.glyphs import Page
from concordance.intake.headings import NUMBERED, is_heading
from concordance.intake.lines import HYPHEN, Line

TITLE = 12.5  # points: bold words as large as this are the title
_LEFT = 0.17  # of a page's width: titles begin further right
_RIGHT = 0.45  # of a page's width: what begins there is a second column
_APART = 1.4  # of its size: so far below a line on who made a report stands the text
_ROW = 8  # points: cells no further apart stand on one row
_USUAL = 0.78  # of a page's height: where that ends that has no rules
_WIDE = 0.6  # of a page's width: a rule as long as this parts the masthead
ADOPTED = re.compile(
    r"(?:Resolution|Decision)s? adopted by\b|(?:Résolution|Décision)s? adoptées? par\b"
    r"|(?:Resolución|Decisión|Resoluciones|Decisiones) aprobadas? por\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d{1,3}/(?:\d+\.|\N{HORIZONTAL ELLIPSIS})\s+(?=\S)")  # the number of a resolution
_NUMBER = re.compile(r"\S*\d\S*\s+")  # before the name of a resolution
_MADE = re.compile(
    r"(?:\S+ ){0,2}(?:Report|Note|Statement|Letter|Memorandum|Communication|Submission"
    r"|Rapport|Lettre|Informe|Nota|Carta|Declaración|Déclaration|Addendum|Corrigendum)s?\b"
    r"|(?:Adopt|Submitt|Prepar)ed by\b",
    re.IGNORECASE,
)
_OFFICER = re.compile(r"(?:Rapporteur|Chair\w*|President|Facilitator)s?\s?: \S")
_ADOPTED_BY = re.compile(r"Adopted by the |Adoptée? par (?:l[ea] |l\W)|Aprobad[oa] por (?:el|la) ")  # below a title
MADE_BY = re.compile(
    r"(?:(?i:(?:submitted|prepared|presented|compiled|drafted) by|(?:(?:présent|établi|prépar)ée?|soumise?) par"
    r"|(?:presentad|preparad)[oa] por)|By(?= [A-Z][\w.]+ [A-Z])) (?=\S)"
)
"""Before the name of who made a report, on a line of its own or behind what the report is."""
DRAFT = re.compile(
    r".+: (?:(?:revised )?draft (?:resolution|decision)|projet de (?:résolution|décision)"
    r"|proyecto de (?:resolución|decisión))(?: révisée?| revisad[oa])?\**"
)
"""The States that sponsor a draft, above its title."""
_HEAD = re.compile(
    r"Distr\b.*|Original(?: language)?\s?:.*|[^\W\d_]+(?:-[^\W\d_]+)? session|(?:Agenda )?items? \d.*", re.IGNORECASE
)
SAID = ("Distr", "Original")
"""With what the lines of a masthead on its distribution and its language begin, in all languages."""
_ADDED = re.compile(r"(?:Corrigendum|Rectificatif|Correcci[oó]n)\b")
_SYMBOL = re.compile(r"[A-Z]+/\S*\d")
_TREATY = re.compile(r"(?!.*\b(?:Conference|Committee|Meeting|Assembly|Parties)\b).*\b(?:Convention|Covenant)\b.*")
_SHARED = re.compile(r"(?:and|or|to|y|o|et|ou)\b")  # "short- and long-term"
OPENS = re.compile(
    r"(?:(?:Chapter|Chapitre|Cap[ií]tulo) (?:[IVXL]+|\d+|one|premier|primero)"
    r"|Summary(?! record)|Executive summary|Foreword|Preface|Abbreviations|Letters? of transmittal|Contents"
    r"|Introduction|Background|Overview|Annexe?|Appendix|Prólogo|Prefacio|Resumen|Introducción|Índice|Anexo"
    r"|Avant-propos|Préface|Résumé|Table des matières|Sommaire)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines of a masthead in order, the title, what stands under it, and how many lines of the page these are.

    `imprint` are lines at the foot of the page, which say something of the document itself.
    """

    lines: tuple[str, ...]
    title: str
    subtitle: str
    taken: int
    organ: str = ""
    imprint: tuple[Line, ...] = ()


def masthead(page: Page, lines: Sequence[Line], size: float) -> Masthead:
    """Return the masthead of a first page; `size` is that of the text."""
    return replace(_masthead(page, lines, size), organ=organ_of(page, lines))


def _masthead(page: Page, lines: Sequence[Line], size: float) -> Masthead:
    starts = _title_at(page, lines, size)
    if starts is None:
        told = (at for at, line in enumerate(lines) if line.baseline > page.height / 2 and _is_head(line))
        first = max(told, default=-1) + 1
        edge = _edge(page)
        below = (at for at, line in enumerate(lines) if line.baseline < edge and line.left > _LEFT * page.width)
        starts = next((at for at in below if at >= first), len(lines))
        opens = (at for at in range(first, starts) if lines[at].bold and OPENS.fullmatch(lines[at].text))
        starts = next(opens, starts)
        return _typed(page, lines, starts) or Masthead(tuple(_in_order(page, lines[:starts])), "", "", starts)
    ends = starts + 1
    while ends < len(lines) and _goes_on(lines[ends], lines[starts:ends], page, size):
        ends += 1
    groups: list[list[Line]] = []
    for line in lines[starts:ends]:
        if groups and groups[-1][-1].size == line.size and groups[-1][-1].baseline - line.baseline < 1.6 * line.size:
            groups[-1].append(line)
        else:
            groups.append([line])
    if len(groups) > 1 and _heads_a_list(groups[-1], groups[0], lines[ends:]):
        ends -= len(groups.pop())
    title, *under = map(joined, groups)
    if counted := _COUNTED.match(title):
        return Masthead(tuple(_in_order(page, lines[:starts])), title[counted.end() :], "", starts)
    if ADOPTED.match(title):
        extra: list[str] = []
        while ends < len(lines) and lines[ends].text.startswith(("[", "(")):
            extra.append(lines[ends].text)
            ends += 1
        named = joined([*takewhile(lambda line: line.bold, lines[ends:])]) or " ".join(under)
        several = title.split()[0].endswith("s") and not _NUMBER.match(named)
        name = title if several else _NUMBER.sub("", named) or title
        return Masthead((*_in_order(page, lines[:starts]), title, *under, *extra), name, "", ends)
    officers = _officers(lines[ends:])
    head = (*_in_order(page, lines[:starts]), title, *under, *(line.text for line in officers))
    if DRAFT.fullmatch(title) and under:
        title, *under = under
        title = _COUNTED.sub("", title)
    return Masthead(head, title, " ".join(under[:1]), ends + len(officers))


def _title_at(page: Page, lines: Sequence[Line], size: float) -> int | None:
    """Return where a title begins: large, else larger than the text, else the bold words on who adopted it.

    Without these, it may be large and begin at the page's left margin, as the text does.
    """
    edge = _edge(page, lines)
    below = [(at, line) for at, line in enumerate(lines) if line.baseline < edge]
    large = (at for at, line in below if _is_title(line, page, TITLE))
    larger = (at for at, line in below if _is_title(line, page, size + 1))
    adopted = (at for at, line in enumerate(lines) if line.bold and ADOPTED.match(line.text))
    at_left = (at for at, line in below if line.bold and line.size >= TITLE and not _opens(line))
    found = next(chain(large, larger, adopted, at_left), None)
    while found and lines[found - 1].baseline < edge and _is_first(lines[found - 1], lines[found]):
        found -= 1
    return found


def _opens(line: Line) -> bool:
    """Whether a line is the heading of a part of the text."""
    return bool(NUMBERED.match(line.text) or OPENS.match(line.text))


def _is_first(line: Line, below: Line) -> bool:
    """Whether a line stands right above another one of the same print: the first line of a title may hang."""
    return line.bold and line.size == below.size and 0 < line.baseline - below.baseline < _APART * line.size


def _officers(lines: Sequence[Line]) -> list[Line]:
    """Return the first lines as far as each says who made a report; a sentence that begins so is none.

    Or those, as bold as the title, that say which organ adopted a resolution, and when.
    """
    if lines and lines[0].bold and _ADOPTED_BY.match(lines[0].text):
        return [*takewhile(lambda line: line.bold and line.size == lines[0].size, lines)]
    found = [*takewhile(lambda line: _OFFICER.match(line.text), lines)]
    if not found and lines and MADE_BY.match(lines[0].text) and not lines[0].text.endswith("."):
        apart = len(lines) == 1 or lines[0].baseline - lines[1].baseline > _APART * lines[0].size
        found = [lines[0]] if apart else []
    return found


def _is_head(line: Line) -> bool:
    """Whether a line has what a masthead says; in bold it may be a heading of the text."""
    return not line.bold and any(_HEAD.fullmatch(cell.text) for cell in line.cells)


def begins_anew(page: Page, lines: Sequence[Line]) -> bool:
    """Whether a page after the first has a masthead too, as that of another document in the same file has."""
    cells = (cell.text for line in lines for cell in line.cells if line.baseline > page.height / 2)
    return page.number > 1 and {*map(said_at_head, cells)} >= {*SAID}


def said_at_head(words: str) -> str:
    """Return of which of the two words that every masthead says these are the beginning; empty if of neither."""
    return next((each for each in SAID if words.capitalize().startswith(each)), "")


def joined(lines: Sequence[Line]) -> str:
    """Return the words of the lines of a title: one that ends with a hyphen goes on without a space."""
    words = ""
    for line in lines:
        tight = words.endswith(("-", HYPHEN)) and not _SHARED.match(line.text)
        words = f"{words}{'' if tight or not words else ' '}{line.text}"
    return words.replace(HYPHEN, "-")


def _typed(page: Page, lines: Sequence[Line], starts: int) -> Masthead | None:
    """Return the masthead of a page that has one kind of print: its title is in capitals, and who made it below."""
    title = [*takewhile(lambda line: line.text.isupper() and not NUMBERED.match(line.text), lines[starts:])]
    if not title:
        return None
    under = [*takewhile(lambda line: _MADE.match(line.text), lines[starts + len(title) :])][:1]
    words = [joined(group) for group in (title, under)]
    head = (*_in_order(page, lines[:starts]), *filter(None, words))
    return Masthead(head, words[0], words[1], starts + len(title) + len(under))


def _heads_a_list(group: Sequence[Line], title: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether lines under a title are the heading of the numbered paragraphs below, and do not say who made them."""
    listed = bool(below) and not below[0].bold and re.match(r"1\.\s", below[0].text)
    return bool(listed) and group[0].size < title[0].size and not _MADE.match(group[0].text)


def organ_of(page: Page, lines: Sequence[Line]) -> str:
    """Return the names of organs in large bold print above the second rule; else the first bold lines below it."""
    cells = [cell for line in lines for cell in line.cells]
    edge = _edge(page, lines)
    above = [cell for cell in cells if cell.baseline >= edge and cell.bold and cell.size >= TITLE]
    large = [cell.text for cell in above if not _SYMBOL.match(cell.text)]
    if _TREATY.fullmatch(" ".join(large)):  # whose committee stands below
        large = []
    below = [cell for cell in cells if cell.baseline < edge]
    first = takewhile(lambda cell: cell.bold and cell.left < _LEFT * page.width, below)
    return " ".join(large or [cell.text for cell in first])


def _edge(page: Page, lines: Sequence[Line] = ()) -> float:
    """Return the height of the second long rule of the first page, below which the title stands.

    Without one, it stands below what its `lines` say on distribution and language.
    """
    rules = sorted(
        rule.height
        for rule in page.rules
        if rule.right - rule.left > _WIDE * page.width and rule.height > page.height / 2
    )
    if len(rules) > 1:
        return rules[-2]
    cells = () if page.picture else (cell for line in lines for cell in line.cells)  # which tells no print from another
    return max(_USUAL * page.height, min((cell.baseline for cell in cells if said_at_head(cell.text)), default=0))


def _is_title(line: Line, page: Page, least: float) -> bool:
    """Whether a line is the first of a title: bold, large, right of the masthead's first column."""
    return line.bold and line.size >= least and line.left > _LEFT * page.width


def _goes_on(line: Line, above: Sequence[Line], page: Page, size: float) -> bool:
    """Whether a line goes on with the title or stands under it, as who made a report does."""
    if above[-1].size == line.size and not line.plain and all(word.bold for word in line.words):  # a year, a number
        return above[-1].baseline - line.baseline < _APART * line.size
    if _is_further(line, above[0], above[-1]):
        return True
    added = _ADDED.match(above[-1].text)  # what is corrected stands below
    if added or _opens(line) or not is_heading([line], line.text, size):
        return False
    return (
        line.bold
        and line.size > size + 1
        and line.left > min(_LEFT * page.width, above[0].left - 1)
        and above[-1].baseline - line.baseline < 4 * line.size
    )


def _is_further(line: Line, first: Line, above: Line) -> bool:
    """Whether a line is a further one of the words, as small as the text, that say who adopted it."""
    near = above.baseline - line.baseline < _APART * line.size
    return near and line.bold and line.size == first.size and bool(ADOPTED.match(first.text))


def _in_order(page: Page, lines: Sequence[Line]) -> list[str]:
    """Return the cells of lines in reading order: below the second rule, one column after the other."""
    edge = _edge(page)
    at_head = [cell for line in lines if line.baseline >= edge for cell in line.cells]
    above = [cell.text for row in _rows(at_head) for cell in sorted(row, key=lambda cell: cell.left)]
    cells = [cell for line in lines if line.baseline < edge for cell in line.cells]
    left = [cell.text for cell in cells if cell.left < _RIGHT * page.width]
    return [*above, *left, *(cell.text for cell in cells if cell.left >= _RIGHT * page.width)]


def _rows(cells: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield cells by row, from the head of a page down."""
    row: list[Line] = []
    for cell in sorted(cells, key=lambda cell: -cell.baseline):
        if row and row[0].baseline - cell.baseline > _ROW:
            yield row
            row = []
        row.append(cell)
    yield row
