"""What mkdocs-macros offers to the hand-written pages: the edition, its figures and accuracy, citations, the copy."""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any, Protocol

import jinja2
from markupsafe import Markup
from shell.build import Build, archive_name

from concordance.citing.citations import by_style
from concordance.citing.csl import Template
from concordance.citing.locators import locate
from concordance.citing.stylebook import CitationStyleShape
from concordance.data.open_data import mention_row
from concordance.edition.edition import Edition
from concordance.mentions.scoring import Count, Scores, score
from concordance.model import KINDS
from concordance.report import Report
from concordance.site.downloads import offline_copy
from concordance.site.notation import in_markdown

# a style, and its forms: the name of each, its citation of the document and of this edition
Example = tuple[CitationStyleShape, list[tuple[str, Markup, Markup]]]


class Environment(Protocol):
    """The part of mkdocs-macros' environment that is used here."""

    conf: dict[str, Any]
    project_dir: str
    env: jinja2.Environment

    def macro(self, function: object, name: str) -> object:
        """Offer the function to pages under this name."""


def figures(edition: Edition) -> dict[str, int]:
    """How much there is: reports, units, numbered paragraphs, mentions, and by kind the entries mentioned."""
    units = [unit for annotated in edition.reports for unit in annotated.report.units]
    mentioned = Counter(entry.kind for entry in edition.entries.values() if edition.count(entry.id))
    return {
        "reports": len(edition.reports),
        "units": len(units),
        "paragraphs": sum(bool(unit.paragraph_number) for unit in units),
        "mentions": sum(len(annotated.mentions) for annotated in edition.reports),
        **{kind: mentioned[kind] for kind in KINDS},
    }


def accuracy(edition: Edition, slug: str, gold: bytes) -> Scores:
    """Return the mentions found in the report with this slug, scored against rows marked by hand (JSON)."""
    found = (each for annotated in edition.reports if annotated.report.slug == slug for each in annotated.mentions)
    return score(json.loads(gold), map(mention_row, found))


def elsewhere(table: str) -> dict[tuple[str, str, str], Count]:
    """Return the counts of other documents, by (document, what is counted, its value), from a table of `data/`."""
    return {
        (row["document"], row["counted"], row["value"]): Count(*(int(row[n]) for n in ("marked", "found", "right")))
        for row in csv.DictReader(io.StringIO(table))
    }


def examples(build: Build, report: Report, first: str, last: str, day: str) -> list[Example]:
    """Return the citation of these units in each style, of the official document and of this edition, as HTML."""
    styled, address = build.styles, build.site.address
    place = locate(report, first, last, styled.stylebook.words)
    url = address and f"{address}{report.slug}/p/{report.units_by_id[first].short_address}.html"
    official = report.metadata.official
    return [
        (
            style,
            [
                (
                    form.name,
                    _html(form.of_document(place, styled, official, day)),
                    _html(form.cited(place, styled, url, day)),
                )
                for form in group
            ],
        )
        for style, group in by_style(build.cited[report.slug].forms)
    ]


def _html(template: Template) -> Markup:
    """Return the words of a citation for a Markdown page, in italics where they are."""
    pieces = ((as_words(words), italic) for words, italic in template.pieces)
    return Markup().join(Markup("<i>{}</i>").format(words) if italic else words for words, italic in pieces)


def as_words(value: object) -> Markup:
    """Return the value as words in a page in Markdown; markup as it stands."""
    return value if isinstance(value, Markup) else Markup(in_markdown(str(value)))  # noqa: S704 - escaped there


def on_pre_page_macros(env: Environment) -> None:
    """Let a page escape every value that it does not call `safe`, as all templates do."""
    env.env.autoescape = True
    env.env.finalize = as_words


def define_env(env: Environment) -> None:
    """Offer them by the names that stand at the end."""

    def build() -> Build:
        value: Build = env.conf["extra"]["build"]
        return value

    def edition() -> Edition:
        return build().edition

    def download() -> Markup:
        return offline_copy(build().jinja, f"{archive_name(env.conf['extra'])}.zip", build().books)

    def scores(slug: str) -> Scores:
        return accuracy(edition(), slug, Path(env.project_dir, "tests/gold", f"{slug}.json").read_bytes())

    def other_documents() -> dict[tuple[str, str, str], Count]:
        return elsewhere(Path(env.conf["docs_dir"], "data/accuracy.csv").read_text(encoding="utf-8"))

    def unseen_documents() -> dict[tuple[str, str, str], Count]:
        return elsewhere(Path(env.conf["docs_dir"], "data/accuracy-unseen.csv").read_text(encoding="utf-8"))

    def packages() -> list[dict[str, str]]:
        table = Path(env.conf["docs_dir"], "data/licences.csv").read_text(encoding="utf-8")
        return list(csv.DictReader(io.StringIO(table)))

    def citations(slug: str, first: str, last: str, day: str = "") -> list[Example]:
        report = next(each.report for each in edition().reports if each.report.slug == slug)
        return examples(build(), report, first, last, day)

    env.macro(edition, "edition")
    env.macro(lambda: build().declared, "data_tables")
    env.macro(citations, "cited")
    env.macro(packages, "packages")
    env.macro(unseen_documents, "unseen_documents")
    env.macro(other_documents, "other_documents")
    env.macro(lambda: figures(edition()), "figures")
    env.macro(scores, "accuracy")
    env.macro(download, "offline_copy")
    env.macro(lambda: archive_name(env.conf["extra"]), "archive_name")
