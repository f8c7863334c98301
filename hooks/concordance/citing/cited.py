"""How one report is cited: each thing is made when it is first asked for."""

from functools import cached_property, partial

from concordance.cache import Cache
from concordance.citing.citations import CitationForm, Styles, forms, languages, payload, recommended
from concordance.citing.formats import Imprint
from concordance.citing.page_metadata import PageHead, page_heads
from concordance.report import NameOf, Report


class Cited:
    """The citations of one report in all styles."""

    def __init__(self, report: Report, styles: Styles, imprint: Imprint, cache: Cache, name_of: NameOf) -> None:
        self._report = report
        self._styles = styles
        self._imprint = imprint
        self._cache = cache
        self._name_of = name_of

    @cached_property
    def forms(self) -> list[CitationForm]:
        """The forms of all styles, which depend on what the report is and not on its text."""
        report = self._report
        inputs = (report.slug, report.symbol, report.title, report.metadata, self._styles, self._imprint)
        make = partial(forms, report, self._styles, self._imprint)
        return self._cache.get(f"{report.slug}, cited", inputs, lambda: list(make()))

    @cached_property
    def languages(self) -> list[dict[str, str]]:
        """The languages in which the official document exists."""
        return languages(self._report, self._styles.stylebook)

    @cached_property
    def heads(self) -> dict[str, PageHead]:
        """What each page says of the report to machines, by its address."""
        return dict(page_heads(self._report, self._imprint, self._name_of))

    @cached_property
    def printed(self) -> dict[str, str]:
        """The citation with which each page ends in print, by its address."""
        return dict(recommended(self._report, self._styles, self._imprint.site, self.forms))

    def payload(self) -> dict[str, object]:
        """All that the reader's script needs to cite any place."""
        return payload(self._report, self._styles, self._imprint, self.forms)
