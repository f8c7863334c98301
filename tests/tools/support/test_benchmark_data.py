"""What measures the data of many reports: its copies are reports, and no file of data is left out."""

from support.benchmark_data import copied, written

from concordance import assemble


def test_copies_are_reports_with_files_of_their_own(world):
    """Under other symbols; what is written of one is written of each, and the two lists of all name them."""
    records = copied(world, 3)
    edition = assemble(records)
    slugs = [each.report.slug for each in edition.reports]
    assert slugs == ["a-99-1", "a-99-1-copy-2", "a-99-1-copy-3"]
    assert [each.report.symbol for each in edition.reports] == ["A/99/1", "A/99/1/COPY/2", "A/99/1/COPY/3"]
    files = written(records, edition)
    own = [{path.replace(slug, "X") for path in files if f"{slug}/" in path or f"{slug}." in path} for slug in slugs]
    assert own[0] == own[1] == own[2] >= {"X/data/mentions.csv", "X/data/X.akn.xml", "downloads/X.sqlite"}
    assert files.keys() >= {"datapackage.json", "data/index.json", "data/entries.csv", "data/sources.csv"}
    assert not any(path.endswith(".js") for path in files)
