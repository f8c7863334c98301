"""A term: what it is called, what it means, what the law says of it and where, what it is taken for."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from concordance.loading import Shape


class Law(Shape, frozen=True, kw_only=True):
    """What an instrument says of a term, in our words: its id, the place in it, and the copy that was read."""

    instrument: str
    place: str
    says: str
    source: str


class TermConfusion(Shape, frozen=True, kw_only=True):
    """Another term that is taken for this one, the difference, and ids of sources if it states facts."""

    other: str = msgspec.field(name="term")
    how: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term of law or of United Nations practice.

    `forms` are all words by which a text may use it, `not_these` longer expressions in which they mean something else.
    `shown_in` says where the pages of the edition themselves use the term, if they do.
    """

    id: str
    name: str
    explanation: tuple[str, ...]
    forms: tuple[str, ...] = ()
    not_these: tuple[str, ...] = ()
    law: tuple[Law, ...] = ()
    everyday: str = ""
    confused: tuple[TermConfusion, ...] = ()
    related: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    shown_in: str = ""
    where: str = ""

    @property
    def address(self) -> str:
        """The address of the term's page source, from the site's root, without suffix."""
        return f"terms/{self.id}"

    @property
    def others(self) -> tuple[str, ...]:
        """The terms to which it refers, each once: those that it is taken for first."""
        return tuple(dict.fromkeys((*(each.other for each in self.confused), *self.related)))

    @property
    def named_entries(self) -> tuple[str, ...]:
        """The entries to which it refers, each once: the instruments that define it first."""
        return tuple(dict.fromkeys((*(each.instrument for each in self.law), *self.entries)))

    @property
    def named_sources(self) -> tuple[str, ...]:
        """The sources of what is said of it, each once."""
        of_law = (each.source for each in self.law)
        of_confusions = (source for each in self.confused for source in each.source.split())
        return tuple(dict.fromkeys((*self.sources, *of_law, *of_confusions)))


def with_related(used: set[str], terms: Mapping[str, Term]) -> dict[str, Term]:
    """Return the terms that have a page, by id in alphabetical order of their names.

    Those are the terms used, those that the edition's own pages use, and those to which one of these refers.
    """
    shown = {name for name, term in terms.items() if name in used or term.shown_in}
    shown |= {other for name in shown for other in terms[name].others}
    ordered = sorted(shown, key=lambda name: (terms[name].name.casefold(), name))
    return {name: terms[name] for name in ordered}
