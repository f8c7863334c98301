"""The stylebook: the shape of the record of citation styles."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from concordance.loading import Shape


class CitationFormShape(Shape, frozen=True):
    """One of the forms in which a style cites: the file that makes it, and which part of what that file makes."""

    id: str
    name: str
    file: str
    part: Literal["citation", "list"] = "citation"


class CitationPartShape(Shape, frozen=True):
    """A part of a style's citations: what it is, by which rule it looks as it does, and the ids of the guides read."""

    part: str
    rule: str
    seen: tuple[str, ...]


class CitationStyleShape(Shape, frozen=True):
    """A citation style: the rules it follows, its words for paragraphs, what its variables hold, its forms.

    `fields` are variables of each citation; `edition` further ones where this edition is cited; `away` what these hold
    instead where the edition knows no address of its own.
    """

    id: str
    name: str
    manual: str
    parts: tuple[CitationPartShape, ...]
    paragraph: tuple[str, str]
    forms: tuple[CitationFormShape, ...]
    fields: Mapping[str, str] = {}
    edition: Mapping[str, str] = {}
    away: Mapping[str, str] = {}
    names: Literal["", "full"] = ""
    dash: str = "\N{EN DASH}"


class CitationGuideShape(Shape, frozen=True):
    """A public page in which a rule was read."""

    title: str
    url: str


class CitationLanguageShape(Shape, frozen=True):
    """A language: its own name, the direction in which it is written, and what LaTeX calls it."""

    name: str
    latex: str
    written: Literal["ltr", "rtl"] = "ltr"


class CitationWordsShape(Shape, frozen=True):
    """Words between the numbers of a range of paragraphs, and those before the number of a note or a table."""

    chapeau: str
    also: str = msgspec.field(name="and")
    to: str
    note: str
    table: str


class StylebookShape(Shape, frozen=True):
    """The whole of templates/citations/styles.yml."""

    edition: str
    away: str
    sitting: str
    words: CitationWordsShape
    guides: Mapping[str, CitationGuideShape]
    styles: tuple[CitationStyleShape, ...]
    organs: Mapping[str, Mapping[str, str]] = {}
    languages: Mapping[str, CitationLanguageShape] = {}
