"""A source and its outline become a `Report`: sections and units in order, every block accounted for."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

import msgspec

from concordance.checks import check_address, check_date, check_family, check_form, check_id, check_language
from concordance.loading import check_signs, decode
from concordance.problems import InputError, Problem
from concordance.report import Metadata, Report, Unit
from concordance.reserved import PAGE, REPORT, SITE
from concordance.source.contents import check
from concordance.source.descriptions import described, pinned, tied
from concordance.source.fidelity import trace
from concordance.source.outline import drafts, problems_of, sections, slug_of, twice
from concordance.source.schema import ReportShape
from concordance.source.sections import Walk
from concordance.source.transcript import Place, transcribe

__all__ = ["read", "slug_of"]


def read(data: bytes, record: ReportShape, slug: str, where: str) -> Report:
    """The report in `data` (the source, byte for byte) as its record declares it.

    Raises `InputError` with all problems found: the bytes, their digest, the repairs, the outline, the numbers of the
    paragraphs, the marks of notes, the document's own contents, the slips, passages and pages.
    """
    folder = where.rsplit("/", 1)[0]
    declared = f"{folder}/report.yml"
    problems = [
        *check_id(slug, folder, taken=SITE),
        *check_date(record.date, f"{declared}, date", required=True),
        *check_address(record.official, f"{declared}, official"),
        *check_form(record.title, f"{declared}, title"),
        *(check_form(record.subtitle, f"{declared}, subtitle") if record.subtitle else ()),
        *check_language(record.language, f"{declared}, language"),
        *(each for tag in record.languages.split() for each in check_language(tag, f"{declared}, languages")),
        *(each for one in record.passages for each in check_language(one.lang, f"{declared}, passages, {one.unit}")),
        *check_family(record.author, record.author_family, f"{declared}, author_family"),
        *_check_digest(data, record.sha256, where),
    ]
    raw = decode(data, where)
    check_signs(raw, where)
    transcript = transcribe(raw, record, declared, where)
    walk = Walk(Place(raw, where), record, list(drafts(record.outline)))
    walk.read(transcript.blocks)
    problems += [*transcript.problems, *walk.problems, *problems_of(walk.drafts, walk.ahead, declared)]
    for draft in walk.drafts:
        at = f"{declared}, outline, {draft.part.heading}"
        problems += check_id(draft.slug, at, taken=REPORT)
        for address in filter(None, (draft.part.unit, draft.part.units, draft.part.prefix)):
            problems += check_id(address, at, taken=PAGE)
    if problems:
        raise InputError(problems)
    units, found = _described(walk, record, declared)
    read_sections = tuple(sections(walk.drafts, units))
    pins, unmatched = pinned(record, units, declared)
    ties, untied = tied(record, units, declared)
    problems = [
        *found,
        *unmatched,
        *untied,
        *check(walk.contents, read_sections, declared),
        *twice(read_sections, declared),
    ]
    if problems:
        raise InputError(problems)
    report = Report(
        slug=slug,
        symbol=record.symbol,
        title=record.title,
        metadata=msgspec.convert(record, Metadata, from_attributes=True),
        masthead=tuple(walk.masthead),
        footnotes=tuple(walk.footnotes),
        sections=read_sections,
        contents=tuple(walk.contents),
        repairs=(*record.repairs, *transcript.hyphens),
        remarks=record.remarks,
        pins=pins,
        ties=ties,
        echoes=tuple(each.units for each in record.echoes),
    )
    changes, problems = trace(data, record, report, where)
    if problems:
        raise InputError(problems)
    return replace(report, changes=changes)


def _described(walk: Walk, record: ReportShape, declared: str) -> tuple[Mapping[str, Unit], list[Problem]]:
    """The units as described. Notes from the foot of pages have no printed page where the edition collects them."""
    units, problems = described(record, [unit for draft in walk.drafts for unit in draft.units], declared)
    collected = {unit.id for draft in walk.drafts if draft.collects for unit in draft.units}
    return {n: replace(unit, page="") if n in collected else unit for n, unit in units.items()}, problems


def _check_digest(data: bytes, declared: str, where: str) -> Iterator[Problem]:
    """A problem if the source is not, byte for byte, the one that was declared."""
    found = hashlib.sha256(data).hexdigest()
    if declared and found != declared:
        expected = f"{declared}, as report.yml declares"
        remedy = "Put the source back as it was received; mend it by a repair in report.yml."
        yield Problem("source-differs", where, f"SHA-256 {found}", expected, remedy)
