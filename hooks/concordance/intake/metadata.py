"""What the first page says of a document: symbol, title, date, session, item, body, language."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concordance.dates import first_in_words
from concordance.intake.document import Document
from concordance.intake.masthead import MADE_BY

PART = r"(?:19|20)\d\d|(?:Income )?[Ss]ect\. ?\d+[A-Z]?|Introduction|(?:Part|Vol\.) [IVX]+|Resumption ?\d+"
"""A part of a symbol that stands in brackets behind it."""
_SYMBOL = re.compile(
    r"(?:A|S|E|ST|T|DP|TD|CAT|CRC|CCPR|CEDAW|CERD|CRPD|CED|CMW|HRI|UNEP|FCCC|ICCD|LC|PBC)"
    rf"(?=/\S*\d)/[A-Z\d][\w./\N{{EN DASH}}-]*+(?!\()(?: \((?:{PART})\))?"
)
_OTHER_SYMBOL = re.compile(rf"(?=\S*/\S*\d)[A-Z]{{1,9}}(?:/[A-Z\d][\w.()-]*)+(?: \((?:{PART})\))?")  # alone on its line
MEETING = re.compile(r"\S+/(?:PV|SR)\.\d+\S*")
"""The symbol of a verbatim or a summary record of a meeting."""
_SESSION = re.compile(
    r"\b([A-ZÀ-Þ][^\W\d_]+(?:-[^\W\d_]+)* (?:(?:annual|emergency|organizational|regular|resumed|special|substantive) )*"
    r"[Ss]ession(?: (?:of )?(?:19|20)\d\d)?)\b|\b((?:19|20)\d\d session)\b"
    r"|\A([A-Z][a-z]+(?:-[a-z]+)? year)\Z"
    r"|\b([A-Z][^\W\d_]+(?: [^\W\d_]+)? período de sesiones)\b|(\d+\S* (?:session|período de sesiones))\b"
)
_ITEMS = r"\d+[A-Z]?(?: \(?[a-z]+\)(?: [ey]t? [a-z]\))?)?"
_AGENDA = re.compile(
    rf"((?:Agenda item|Item|Tema|Point)s? {_ITEMS}(?:(?:,\s+(?:(?:and|et|y)\s+)?|\s+(?:and|et|y)\s+){_ITEMS})*"
    r"(?: (?:(?:of the|del|de la) |de l['\N{RIGHT SINGLE QUOTATION MARK}])[^\W\d_]+(?: [^\W\d_]+)*)?)"
)
_AUTHOR = re.compile(
    r"(?:(?:\w+ ){0,2}[Rr]eport|Note) (?:of|by) the (.+)"
    r"|(?:Rapport|Note) (?:de la |de l['\N{RIGHT SINGLE QUOTATION MARK}]|du |des )(.+)"
    r"|(?:Informe|Nota) (?:del|de la|de los|de las) (.+)"
)
_PASSED_ON = ("Note ", "Nota ")
_NAMED = re.compile(
    r"(.+), ([A-ZÀ-Þ][\w.'\N{RIGHT SINGLE QUOTATION MARK}-]+(?: [\w.'\N{RIGHT SINGLE QUOTATION MARK}-]+){1,4})\Z"
)
_REPORT = re.compile(r"\b(?:Report|Review|Note|Statement|Letter|Rapport|Informe)\b")  # of an organ, and no organ
ORGANS = {"S": "Security Council", "E": "Economic and Social Council", "A": "General Assembly"}
"""The principal organs, by the first letter of their documents' symbols."""
_TREATIES = {
    "CAT": "Committee against Torture",
    "CCPR": "Human Rights Committee",
    "CED": "Committee on Enforced Disappearances",
    "CEDAW": "Committee on the Elimination of Discrimination against Women",
    "CERD": "Committee on the Elimination of Racial Discrimination",
    "CRC": "Committee on the Rights of the Child",
    "CRPD": "Committee on the Rights of Persons with Disabilities",
}
"""The committees of treaties, by the beginning of their documents' symbols, before "/C/"."""
_OFFICE = re.compile(
    r"(?:the )?(.*\b(?:Rapporteur|Expert|Representative|Chair|Secretar|Coordinator|Director|Commissioner|Minister|Envoy"
    r"|Advis[eo]r|Group|Committee|Member|Observer|Relator|Rapporteuse|Expert[aeo]|Représentant|Representante|secretariat)"
    r".*)"
)
_HONORIFIC = re.compile(r"(?:M[rs]s?\.?|Mme|M\.|Dr\.?|Prof(?:\.|essor)|Sra?\.|Amb\.|Ambassador) ")
_HOW = re.compile(  # behind who made a report: why, and how
    r",? (?:(?:submitted|prepared|presented|transmitted|issued) |(?:pursuant|according) to "
    r"|in (?:accordance|conformity|compliance) with |in response to |(?:soumis|établi|présenté)e?s? "
    r"|conformément |presentad[oa] |de conformidad ).*"
)
_OFFICER = re.compile(r"(Rapporteur|Chair\w*)\s?: (?:M[rs]s?\. |Mme )?([^(]+?)(?:[ .]* \(.*)?")
_MARK = re.compile(r"(?:,?\s*(?:\*+|\[\d+\]))+\Z")  # of a note, behind a title
_WORDS = {  # the commonest words of the languages, none of them in two
    "en": "the of and to in that for by with".split(),
    "es": "el los las del que una por con y".split(),
    "fr": "le les des et dans une par pour sur".split(),
}
_MONTHS_ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
_MONTHS_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_ROMANCE = re.compile(
    rf"(\d{{1,2}})(?:er)? (?:de )?({'|'.join([*_MONTHS_ES, *_MONTHS_FR])}) (?:de )?(\d{{4}})", re.IGNORECASE
)
_DAY = re.compile(r"\b\d{1,2}(?:er)? (?:de )?\w+ (?:de )?\d{4}\b")
_DATED = re.compile(  # alone on its line, or with the day and the hour of a meeting
    r"(?:Distr\S*\s+\S+\s+)?\[?\d{1,2} [A-Z][a-z]+ \d{4}\]?"
    r"|[A-Z][a-z]+day, \d{1,2} [A-Z][a-z]+ \d{4}"
    r"|(?:[A-Z]\w+, Held .*|Held .*|[A-Z][a-z]+day), \d{1,2} [A-Z][a-z]+ \d{4}, (?:at )?[\d.]+ (?:[ap]\.m\.|noon).*"
)
_SCRIPTS = {
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "ru": re.compile(r"[\u0400-\u04ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"),
}
_MOST = 0.5  # of the letters: those of a script that is not Latin tell the language


@dataclass(frozen=True, slots=True)
class FoundMetadata:
    """The fields of report.yml that a first page can tell; empty where it does not."""

    symbol: str
    title: str
    subtitle: str
    author: str
    author_role: str
    body: str
    session: str
    agenda: str
    date: str
    language: str


def metadata(document: Document, given: str = "") -> FoundMetadata:
    """Return what the first page says of a document; where it does not say symbol or date, its page headers may.

    A symbol that is `given` is believed before its own.
    """
    lines = [re.sub(r"\s*\*+(?=\s|\Z|\W)", "", block.text) for block in document.blocks if block.kind == "masthead"]
    heads = [block.text for block in document.blocks if block.kind == "furniture" and not document.pictures]
    edges = [block.text for block in document.blocks if block.kind == "furniture" and not block.page]
    known = (match[0].rstrip(".-\N{EN DASH}") for line in [*lines, *heads] if (match := _SYMBOL.match(line)))
    symbol = next(known, "") or next(filter(_OTHER_SYMBOL.fullmatch, lines), "")
    symbol = given or symbol.replace("\N{EN DASH}", "-")  # of a document of two organs
    title, subtitle = _MARK.sub("", document.title), _MARK.sub("", document.subtitle)
    role, author = ("", "") if MEETING.fullmatch(symbol) else _author(document, subtitle, lines)
    return FoundMetadata(
        symbol=symbol,
        title=title,
        subtitle="" if subtitle == title else subtitle,
        author=author,
        author_role=role,
        body=_body(document, symbol),
        session=_first(_SESSION, lines),
        agenda=" ".join(_first(_AGENDA, ["\n".join(lines)]).split()),
        date=_date(lines) or _date([line for line in edges if _DAY.search(line)]),
        language=_language(document),
    )


def _first(pattern: re.Pattern[str], lines: Sequence[str]) -> str:
    return next((next(filter(None, match.groups())) for line in lines if (match := pattern.search(line))), "")


def _body(document: Document, symbol: str) -> str:
    """Return the organ whose document it is, by its symbol; of a conference and a board, as it is printed.

    Without a symbol, large print may be anything.
    """
    known = "Human Rights Council" if symbol.startswith("A/HRC/") else ORGANS.get(symbol.split("/", maxsplit=1)[0], "")
    if symbol.partition("/C/")[0] in _TREATIES:
        return _TREATIES[symbol.partition("/C/")[0]]
    if known and not symbol.startswith(("A/CONF.", "E/CONF.")):
        return f"United Nations {known}"
    return document.organ if symbol and not _REPORT.search(document.organ) else ""


def _author(document: Document, subtitle: str, lines: Sequence[str]) -> tuple[str, str]:
    """Return the office and the name of who made a report: a note passes one on that says so in its own title."""
    passed = (
        (block.text for block in document.blocks if block.kind == "heading") if subtitle.startswith(_PASSED_ON) else ()
    )
    named = next((named for text in passed if (made := _maker(text)) and (named := _NAMED.fullmatch(made))), None)
    if named:
        return named[1], named[2]
    made = _HOW.sub("", _maker(subtitle))
    if any(by := _made_by(lines, subtitle)):
        return by
    officer = next((found for line in lines if (found := _OFFICER.fullmatch(line))), None)
    if not made:
        return (officer[1], officer[2]) if officer else ("", "")
    return _office_and_name(made)


def _made_by(lines: Sequence[str], subtitle: str) -> tuple[str, str]:
    """Return the office and the name of a person that a first page says a report is by; empty if it names none."""
    told = (
        line[match.end() :]
        for line in (*lines, subtitle)
        if (match := MADE_BY.search(line)) and _begins(line[: match.start()])
    )
    found = (_office_and_name(_HOW.sub("", words)) for words in told)
    return next((each for each in found if each[1]), ("", ""))


def _begins(before: str) -> bool:
    """Whether these words may stand before "submitted by": none, or what the report is."""
    return not before or bool(re.fullmatch(r"(?!Statement)[A-ZÉ]\S+ (?:\S+ ){0,2}", before))


def _office_and_name(words: str) -> tuple[str, str]:
    """Return the office and the name of who is called so; of an office alone, it is the name."""
    first, _, rest = words.partition(", ")
    if rest and not _OFFICE.fullmatch(first) and (office := _OFFICE.fullmatch(rest)):
        return office[1], _HONORIFIC.sub("", first)
    plain = re.sub(r", (?=[^,]*\Z)" + _HONORIFIC.pattern, ", ", words)
    named = _NAMED.fullmatch(plain)
    return (named[1].removeprefix("the "), named[2]) if named else ("", _HONORIFIC.sub("", words.removeprefix("the ")))


def _maker(text: str) -> str:
    """Return who made a report or a note, as its title says it; empty if it does not."""
    match = _AUTHOR.fullmatch(text)
    return next(filter(None, match.groups())) if match else ""


def _date(lines: Sequence[str]) -> str:
    """Return the date of distribution: the first after the line with "Distr.", which is alone on its line."""
    start = next((at for at, line in enumerate(lines) if line.startswith("Distr")), 0)
    for line in [*lines[start:], *lines[:start]]:
        if match := _ROMANCE.search(line):
            month = match[2].lower()
            months = _MONTHS_ES if month in _MONTHS_ES else _MONTHS_FR
            return f"{match[3]}-{months.index(month) + 1:02}-{int(match[1]):02}"
        if _DATED.fullmatch(line) and (found := str(first_in_words(line) or "")):
            return found
    years = set(re.findall(r"\b20\d\d\b|\b19\d\d\b", " ".join(lines)))
    return years.pop() if len(years) == 1 else ""


def _language(document: Document) -> str:
    """Return the language of the words: by its script, by its commonest words, else as the file declares it."""
    text = " ".join(block.text for block in document.blocks)
    letters = sum(map(str.isalpha, text))
    for tag, script in _SCRIPTS.items():
        if len(script.findall(text)) > _MOST * letters:
            return tag
    words = text.lower().split()
    counts = {tag: sum(words.count(each) for each in common) for tag, common in _WORDS.items()}
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] else document.language
