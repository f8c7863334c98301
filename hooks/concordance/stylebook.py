"""The stylebook: the shape of the record of citation styles."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from concordance.records import Shape


class CitationFormShape(Shape, frozen=True):
    """One of the forms in which a style cites: the file that makes it, and which part of what that file makes."""

    id: str
    name: str
    file: str
    part: Literal["citation", "list"] = "citation"


class CitationStyleShape(Shape, frozen=True):
    """A citation style: the rules it follows, its words for paragraphs, what its variables hold, its forms.

    `away` are variables that hold something else where no address is given.
    """

    id: str
    name: str
    rule: str
    paragraph: tuple[str, str]
    forms: tuple[CitationFormShape, ...]
    fields: Mapping[str, str] = {}
    away: Mapping[str, str] = {}
    names: Literal["", "full"] = ""
    dash: str = "\N{EN DASH}"


class CitationWordsShape(Shape, frozen=True):
    """Words between the numbers of a range of paragraphs."""

    chapeau: str
    also: str = msgspec.field(name="and")
    to: str


class CitationsShape(Shape, frozen=True):
    """The whole of templates/citations/styles.yml."""

    edition: str
    words: CitationWordsShape
    styles: tuple[CitationStyleShape, ...]
    organs: Mapping[str, Mapping[str, str]] = {}
