"""The live preview after a change, beside a full build of the same reports. Times are processor time."""

import hashlib
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from concordance.edition.edition import Edition
from concordance.model import Entry
from concordance.report import Unit
from support.benchmark_building import built, copied
from support.live_preview import Preview

LINKED = " and "  # a word of any text, which is changed
OTHER = " or "


def report(copies: Sequence[int]) -> Iterator[str]:
    """Yield the lines to print, for each number of copies."""
    for count in copies:
        with tempfile.TemporaryDirectory() as folder:
            yield from _measured(copied(Path(folder, "source"), count), Path(folder, "shown"), count)


def _measured(folder: Path, shown: Path, count: int) -> Iterator[str]:
    full = built(folder).seconds
    yield f"{count} {'report' if count == 1 else 'reports'}: a full build takes {full:.1f} s"
    preview = Preview(folder, shown)
    start = _timed(preview.refresh)
    edition: Edition = preview.config.extra["edition"]
    slug = edition.reports[-1].report.slug
    unit = _change_text(folder / "docs" / "reports" / slug, edition)
    records = (each for each in edition.entries.values() if each.kind == "instrument" and each.where.endswith(".md"))
    entry = max(records, key=_often(edition))
    page, where = f"{slug}/{unit.section}.html", f"{entry.address}.html"
    yield _line("to start, and the front page", start + _timed(preview.make, "index.html"), full)
    yield _line("a word of a text, its page", _timed(preview.refresh) + _timed(preview.make, page), full)
    yield _line("  and all that the search reads", sum(_timed(preview.make, path) for path in _data(edition)), full)
    record = folder / entry.where
    record.write_text(f"{record.read_text(encoding='utf-8').rstrip()} Changed.\n", encoding="utf-8")
    yield _line("a record, its page", _timed(preview.refresh) + _timed(preview.make, where), full)
    yield _line("  and all that the search reads", sum(_timed(preview.make, path) for path in _data(edition)), full)


def _line(what: str, seconds: float, full: float) -> str:
    return f"  {what:34}{seconds:7.2f} s{seconds / full:8.1%} of a full build"


def _timed(act: Callable[..., None], *arguments: str) -> float:
    began = time.process_time()
    act(*arguments)
    return time.process_time() - began


def _data(edition: Edition) -> list[str]:
    of_all = (f"data/{name}.js" for name in ("entries", "pages", "reports"))
    return [*of_all, *(f"{each.report.slug}/data/units.js" for each in edition.reports)]


def _often(edition: Edition) -> Callable[[Entry], int]:
    return lambda entry: edition.count(entry.id)


def _change_text(folder: Path, edition: Edition) -> Unit:
    """Return the last unit of which a word was changed: it stands in the source as read, and nothing quotes it."""
    source, declared = folder / "source.md", folder / "report.yml"
    text = source.read_bytes().decode()
    *_, annotated = edition.reports
    marks = annotated.marks
    quoted = {event.quote.unit for event in marks.events} | {each.quote.unit for each in marks.recommendations}
    quoted |= {each.quote.unit for each in marks.left_out}
    unit = [
        unit
        for unit in annotated.report.units
        if LINKED in unit.text and text.count(unit.text) == 1 and unit.id not in quoted and not unit.slips
    ][-1]
    changed = text.replace(unit.text, unit.text.replace(LINKED, OTHER, 1)).encode()
    source.write_bytes(changed)
    digest = hashlib.sha256(changed).hexdigest()
    record = declared.read_text(encoding="utf-8")
    declared.write_text(re.sub(r"(?m)^sha256: .*$", f"sha256: {digest}", record), encoding="utf-8")
    return unit
