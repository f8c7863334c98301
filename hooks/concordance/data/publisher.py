"""Whose edition the data are of, and where its pages stand as seen from the data of a report."""

from dataclasses import dataclass

from concordance.model import Entry
from concordance.terms.term import Term


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose edition it is, and where it is published, with a slash at the end; empty where that is not known."""

    name: str = ""
    address: str = ""

    @property
    def root(self) -> str:
        """What leads to the site's root from a file in the folder `data` of a report."""
        return self.address or "../../"

    def page_of(self, subject: Entry | Term) -> str:
        """Return the address of the page of an entry or a term, as seen from there."""
        return f"{self.root}{subject.address}.html"
