"""A source and its outline become a `Report`: sections and units in order, every block accounted for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import msgspec

from concordance.archive import digest
from concordance.checks import check_address, check_family, check_form, check_id, check_language
from concordance.dates import check_date
from concordance.loading import decode, load_yaml, shaped
from concordance.problems import InputError, Problem
from concordance.report import Metadata, Report, Unit
from concordance.reserved import PAGE_IDS, REPORT_SLUGS, SITE_SLUGS
from concordance.signs import check_signs
from concordance.source.contents import check_contents
from concordance.source.descriptions import described, link_overrides, reference_overrides
from concordance.source.emphasis import emphasised
from concordance.source.fidelity.trace import trace
from concordance.source.outline import SectionBuilder, expected_sections, problems_of, sections, twice
from concordance.source.schema import ReportShape
from concordance.source.sections import SectionReader
from concordance.source.transcript import LineFinder, transcribe


def read_report(files: Mapping[str, bytes], folder: str) -> Report:
    """Return the report that the report.yml in this folder declares, of files given by their paths below `docs/`.

    Words that `emphasis.csv` names are in italics.

    Raises `InputError` with all problems found.
    """
    where, source = f"docs/{folder}/report.yml", f"{folder}/source.md"
    record = shaped(load_yaml(decode(files[f"{folder}/report.yml"], where), where), ReportShape, where)
    report = read(files.get(source, b""), record, folder.rpartition("/")[2], f"docs/{source}")
    italics = files.get(f"{folder}/emphasis.csv")
    if italics is None:
        return report
    where = f"docs/{folder}/emphasis.csv"
    return emphasised(report, decode(italics, where), where)


def read(data: bytes, record: ReportShape, slug: str, where: str) -> Report:
    """Return the report in `data` (the source, byte for byte) as its record declares it.

    Raises `InputError` with all problems found: the bytes, their digest, the repairs, the outline, the numbers of the
    paragraphs, the marks of notes, the document's own contents, the slips, passages and pages.
    """
    folder = where.rsplit("/", 1)[0]
    declared = f"{folder}/report.yml"
    problems = [
        *check_id(slug, folder, taken=SITE_SLUGS),
        *_check_values(record, declared),
        *_check_digest(data, record.sha256, where),
    ]
    raw = decode(data, where)
    check_signs(raw, where)
    transcript = transcribe(raw, record, declared, where)
    reader = SectionReader(LineFinder(raw, where), record, list(expected_sections(record.outline)))
    reader.read(transcript.blocks)
    problems += [*transcript.problems, *reader.problems, *problems_of(reader.sections, reader.sections_ahead, declared)]
    problems += _check_addresses(reader.sections, declared)
    if problems:
        raise InputError(problems)
    units, found = _described(reader, record, declared)
    read_sections = tuple(sections(reader.sections, units))
    links, unmatched_links = link_overrides(record, units, declared)
    references, unmatched_references = reference_overrides(record, units, declared)
    problems = [
        *found,
        *unmatched_links,
        *unmatched_references,
        *check_contents(reader.contents, read_sections, declared),
        *twice(read_sections, declared),
    ]
    if problems:
        raise InputError(problems)
    report = Report(
        slug=slug,
        symbol=record.symbol,
        title=record.title,
        metadata=msgspec.convert(record, Metadata, from_attributes=True),
        masthead=tuple(reader.masthead),
        footnotes=tuple(reader.footnotes),
        sections=read_sections,
        contents=tuple(reader.contents),
        repairs=(*record.repairs, *transcript.hyphen_repairs),
        remarks=record.remarks,
        link_overrides=links,
        reference_overrides=references,
        declared_restatements=tuple(each.units for each in record.restatements),
    )
    changes, problems = trace(data, record, report, where)
    if problems:
        raise InputError(problems)
    return replace(report, changes=changes)


def _check_values(record: ReportShape, declared: str) -> Iterator[Problem]:
    """Yield the problems of single values of report.yml."""
    yield from check_date(record.date, f"{declared}, date", required=True)
    yield from check_address(record.official, f"{declared}, official")
    for name, words in (("symbol", record.symbol), ("title", record.title)):
        if not words.strip():
            expected, remedy = f"the {name} of the document", "Fill it in, as the first page of the document has it."
            yield Problem("field-empty", f"{declared}, {name}", "nothing", expected, remedy)
    if record.title.strip():
        yield from check_form(record.title, f"{declared}, title")
    if record.subtitle:
        yield from check_form(record.subtitle, f"{declared}, subtitle")
    yield from check_language(record.language, f"{declared}, language")
    for tag in record.languages.split():
        yield from check_language(tag, f"{declared}, languages")
    for one in record.passages:
        yield from check_language(one.lang, f"{declared}, passages, {one.unit}")
    yield from check_family(record.author, record.author_family, f"{declared}, author_family")


def _check_addresses(read_sections: Iterable[SectionBuilder], declared: str) -> Iterator[Problem]:
    """Yield the problems of what becomes an address: the slugs of sections, and how their units are called."""
    for section in read_sections:
        at = f"{declared}, outline, {section.part.heading}"
        yield from check_id(section.slug, at, taken=REPORT_SLUGS)
        for address in filter(None, (section.part.unit, section.part.units, section.part.prefix)):
            yield from check_id(address, at, taken=PAGE_IDS)


def _described(reader: SectionReader, record: ReportShape, declared: str) -> tuple[Mapping[str, Unit], list[Problem]]:
    """Return the units as described; notes that the edition collects from feet of pages have no printed page."""
    units, problems = described(record, [unit for section in reader.sections for unit in section.units], declared)
    collected = {unit.id for section in reader.sections if section.collects for unit in section.units}
    return {n: replace(unit, page="") if n in collected else unit for n, unit in units.items()}, problems


def _check_digest(data: bytes, declared: str, where: str) -> Iterator[Problem]:
    """Yield a problem if the source is not, byte for byte, the one that was declared."""
    found = digest(data)
    if declared and found != declared:
        expected = f"{declared}, as report.yml declares"
        remedy = "Put the source back as it was received; mend it by a repair in report.yml."
        yield Problem("source-differs", where, f"SHA-256 {found}", expected, remedy)
