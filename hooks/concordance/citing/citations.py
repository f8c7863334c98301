"""How a report is cited: its styles as templates, and all that the reader's script needs to fill them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from concordance.addresses import page_url
from concordance.citing import formats
from concordance.citing.csl import Item, Style, Template, Templates, titled
from concordance.citing.formats import Imprint
from concordance.citing.locators import Locator, Spot, located, spot
from concordance.citing.stylebook import CitationStyleShape, StylebookShape
from concordance.loading import decode, load_yaml, shaped
from concordance.private_use import AT, DAY, KEY, URL
from concordance.problems import InputError, Problem
from concordance.report import Report, Unit

RECORD = "styles.yml"
_ONES = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
_TENS = "twent thirt fort fift sixt sevent eight ninet".split()  # from 20; "y" or "ieth" follows

Subject = Literal["official", "edition", "away"]  # what is cited: the document, this edition, one without an address
SUBJECTS: tuple[Subject, ...] = ("official", "edition", "away")


@dataclass(frozen=True)
class Styles:
    """The declared styles, and the texts of the files that make them."""

    stylebook: StylebookShape
    files: Mapping[str, bytes]

    def read(self, style: CitationStyleShape, file: str) -> Style:
        """Return the file as it is read for the style, once for all reports."""
        key = file, style.names == "full"
        if key not in self._read:
            self._read[key] = Style(self.files[file], full_names=style.names == "full")
        return self._read[key]

    @cached_property
    def _read(self) -> dict[tuple[str, bool], Style]:
        return {}


@dataclass(frozen=True)
class CitationForm:
    """A form of a style for one report: note, words in the text, entry in a list.

    Each is there for the official document, for this edition, and for an edition that does not know its own address,
    which is made when it is first asked for: an edition that knows it never asks.
    """

    style: CitationStyleShape
    id: str
    name: str
    official: Templates
    addressed: Templates
    make_bare: Callable[[], Templates]

    @cached_property
    def bare(self) -> Templates:
        """The form for an edition that does not know its own address."""
        return self.make_bare()

    def of_document(self, locator: Locator, styles: Styles, url: str, day: str = "") -> Template:
        """Return the citation of a place in the official document, which has this address."""
        return self._filled(self.official, locator, styles, url, day)

    def cited(self, locator: Locator, styles: Styles, url: str, day: str = "") -> Template:
        """Return the citation of a place in this edition; without an address of its own, it names the document's."""
        return self._filled(self.addressed if url else self.bare, locator, styles, url, day)

    def _filled(self, templates: Templates, locator: Locator, styles: Styles, url: str, day: str) -> Template:
        if locator.plain:
            template = templates.many if locator.plural else templates.one
            return template.filled(locator.numbers_text(self.style.dash), url, day)
        phrase = locator.phrase(self.style.paragraph, self.style.dash, styles.stylebook.words)
        return templates.named.filled(phrase, url, day)


def styles(files: Mapping[str, bytes], where: str) -> Styles:
    """Return the styles that the record among these files declares; raises `InputError` with every problem."""
    at = f"{where}/{RECORD}"
    record = shaped(load_yaml(decode(files.get(RECORD, b""), at), at), StylebookShape, at)
    problems = [
        Problem(
            "no-style-file",
            f"{at}, styles, {style.id}",
            f"the file {form.file!r}",
            f"a file in {where}/",
            "Correct the name, or put the style's file there.",
        )
        for style in record.styles
        for form in style.forms
        if form.file not in files
    ]
    if problems:
        raise InputError(problems)
    return Styles(record, files)


def forms(report: Report, styled: Styles, imprint: Imprint) -> Iterator[CitationForm]:
    """Yield the forms of all styles for the report, in their order."""
    for style in styled.stylebook.styles:
        official, edition, away = (item(report, style, styled, imprint, subject=each) for each in SUBJECTS)
        for form in style.forms:
            write = partial(styled.read(style, form.file).templates, part=form.part)
            yield CitationForm(style, form.id, form.name, write(official), write(edition), partial(write, away))


def item(
    report: Report, style: CitationStyleShape, styled: Styles, imprint: Imprint, *, subject: Subject = "official"
) -> Item:
    """Return the report as a work in the terms of CSL, with the variables as the style's record fills them.

    The official document is cited without a word of this edition. Without an address there is no day of access either.
    """
    metadata, record = report.metadata, styled.stylebook
    body = metadata.body
    addressed = subject != "away"
    values = {
        "body": body,
        "kind": report.kind,
        "organ": record.organs.get(body, {}).get(style.id, body),
        "session": metadata.session,
        "sitting": sitting(metadata.session, record.sitting),
        "day": DAY if addressed else "",
        "official": metadata.official,
        "name": imprint.name,
        "container": titled(imprint.name),
        "version": imprint.version,
    }
    values["edition"] = (record.away if subject == "away" else record.edition).format_map(values)
    fields = {
        **style.fields,
        **({} if subject == "official" else style.edition),
        **(style.away if subject == "away" else {}),
    }
    filled = {variable: words.format_map(values).strip(", ") for variable, words in fields.items()}
    filled |= {"URL": URL} if addressed else {}
    return formats.work(report) | {variable: words for variable, words in filled.items() if words}


def sitting(words: str, short: str) -> str:
    """Return a session as `short` abbreviates it, its number in figures (`58th`), or its words if they tell none."""
    number = _number(words.partition(" ")[0].lower())
    if not number:
        return words
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "d", 3: "d"}.get(number % 10, "th")
    return short.format(nth=f"{number}{ending}")


def _number(ordinal: str) -> int:
    """Return the number that an ordinal in words means, below a hundred; or 0."""
    if ordinal in _ONES:
        return _ONES.index(ordinal)
    tens, _, ones = ordinal.rpartition("-")
    if tens.removesuffix("y") in _TENS and ones in _ONES[1:10]:
        return _TENS.index(tens.removesuffix("y")) * 10 + 20 + _ONES.index(ones)
    return _TENS.index(ordinal.removesuffix("ieth")) * 10 + 20 if ordinal.removesuffix("ieth") in _TENS else 0


def languages(report: Report, record: StylebookShape) -> list[dict[str, str]]:
    """Return the languages in which the official document exists, each with its name and address.

    The address of the official document names the language of the report's text; the others stand in its place. Of a
    report whose languages are not declared, or whose address names none, nothing is claimed.
    """
    official, own = report.metadata.official, f"/{report.metadata.main_language}/"
    tags = report.metadata.languages.split() if own in official else []
    return [
        {
            "tag": tag,
            "name": record.languages[tag].name,
            "written": record.languages[tag].written,
            "url": official.replace(own, f"/{tag}/", 1),
        }
        for tag in tags
        if tag in record.languages
    ]


def payload(report: Report, styled: Styles, imprint: Imprint, cited_forms: Iterable[CitationForm]) -> dict[str, object]:
    """All that the reader's script needs to cite any unit or range of units of the report in these forms."""
    record = styled.stylebook
    return {
        "slug": report.slug,
        "symbol": report.symbol,
        "official": report.metadata.official,
        "languages": languages(report, record),
        "site": imprint.site,
        "version": imprint.version,
        "mistakes": imprint.mistakes,
        "words": {"chapeau": record.words.chapeau, "and": record.words.also, "to": record.words.to},
        "marks": {"at": AT, "url": URL, "day": DAY, "key": KEY},
        "units": [_unit(unit, spot(unit, record.words)) for unit in report.units],
        "styles": [
            {
                "id": style.id,
                "name": style.name,
                "manual": style.manual,
                "paragraph": style.paragraph,
                "dash": style.dash,
                "forms": [_form(form, placed=bool(imprint.site)) for form in group],
            }
            for style, group in by_style(cited_forms)
        ],
        "exports": formats.exports(report, imprint, record),
    }


def by_style(cited_forms: Iterable[CitationForm]) -> list[tuple[CitationStyleShape, list[CitationForm]]]:
    """Return the styles with their forms, in order."""
    groups: dict[str, list[CitationForm]] = defaultdict(list)
    for form in cited_forms:
        groups[form.style.id].append(form)
    return [(group[0].style, group) for group in groups.values()]


def recommended(
    report: Report, styled: Styles, site: str, cited_forms: Sequence[CitationForm]
) -> Iterator[tuple[str, str]]:
    """Yield the citation that a printed page ends with, by the page's address: the fullest form of the first style.

    It is of this edition, which is what was printed; where that knows no address, it gives the official document's.
    """
    form = by_style(cited_forms)[0][1][-1]
    numbered = [unit for unit in report.units if unit.printed[:1].isdigit()] or list(report.units)
    groups = {section.slug: section.units for section in report.sections if section.units}
    words, order = styled.stylebook.words, report.unit_order
    spots = [spot(unit, words) for unit in report.units]
    for page, units in {"index": numbered, **groups, "full": numbered}.items():
        if units:
            place = located(spots, order[units[0].id], order[units[-1].id], words)
            address = page_url(report, page)
            template = form.cited(place, styled, site and f"{site}{address}")
            yield address, "".join(words for words, _ in template.pieces)


def _unit(unit: Unit, place: Spot) -> dict[str, object]:
    fields = {
        "id": unit.id,
        "anchor": unit.anchor,
        "short": unit.short_address,
        "section": unit.section,
        "place": place.place,
        "steps": place.steps,
        "name": place.name,
    }
    return {name: value for name, value in fields.items() if value}


def _form(form: CitationForm, *, placed: bool) -> dict[str, object]:
    """Return a form as data; where the edition knows its address, citations without one are not needed."""
    official, addressed = _templates(form.official), _templates(form.addressed)
    data = {"id": form.id, "name": form.name, **official}
    data |= {"edition": addressed} if addressed != official else {}
    if not placed and (bare := _templates(form.bare)) != addressed:
        data["bare"] = bare
    return data


def _templates(templates: Templates) -> dict[str, object]:
    one = _pieces(templates.one)
    if AT not in str(templates.one):
        return {"one": one}
    return {"one": one, "many": _pieces(templates.many), "named": _pieces(templates.named)}


def _pieces(template: Template) -> list[object]:
    """Return the pieces as data: words, or words in a list if they are in italics."""
    return [[words] if italic else words for words, italic in template.pieces]
