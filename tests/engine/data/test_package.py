"""The data package: what is there is described, what is not there is not."""

import json
import re

import pytest
from frictionless import validate
from support.benchmark_data import written

from concordance.data.declared import declared
from concordance.data.package import DataPackage
from concordance.data.publisher import Publisher
from concordance.edition.assembly import assemble

TABLES = "docs/templates/data/tables.yml"
SOURCED = "treaty,iso3,action,date,source,as_of,certainty\nuntoc,PER,x,2000,untc-1,2003,\ncrc,PER,x,2000,nobody,2003,\n"


@pytest.fixture(scope="module")
def declaration(root):
    """What this repository declares."""
    return declared((root / TABLES).read_text(encoding="utf-8"), TABLES)


@pytest.fixture(scope="module")
def package(both, declaration, pages_of):
    """Gives the package of both reports, of the files that they write and these."""
    paths = [*pages_of(both)]

    def of(*more, publisher=None, tables=None):
        written = DataPackage(declaration, both, tables or {}).written(
            [*paths, *more], publisher or Publisher(), "1.2.3"
        )
        return json.loads(written)

    return of


def named(package):
    """Its resources by name."""
    return {resource["name"]: resource for resource in package["resources"]}


def test_a_table_is_described_in_the_forms_in_which_it_is_published(package):
    """A file that only bears a table's name is none of them."""
    other = "a-99-1/data/mentions.txt"
    assert other not in {each["path"] for each in package(other)["resources"]}


def test_it_says_whose_it_is(package, both):
    """Which version, where it is published, and the documents that it is made from."""
    told = package(publisher=Publisher("Rain", "https://example.org/"))
    assert (told["name"], told["title"], told["version"]) == ("reports", "Rain", "1.2.3")
    assert told["homepage"] == "https://example.org/"
    assert [source["path"] for source in told["sources"]] == [each.report.metadata.official for each in both.reports]
    assert "homepage" not in package()


def test_the_package_of_one_report_has_its_name(world_edition, declaration):
    """There is no other."""
    assert json.loads(DataPackage(declaration, world_edition, {}).written([], Publisher(), "1"))["name"] == "a-99-1"


def test_names_and_paths_are_as_the_specification_wants_them(package):
    """Names are unique and in small letters; no path is absolute or leads above."""
    resources = package("a-99-1/data/source.md")["resources"]
    names = [each["name"] for each in resources]
    assert len({*names}) == len(names) > 30
    assert all(re.fullmatch(r"[-a-z0-9._/]+", name) for name in names)
    assert all(re.fullmatch(r"(?!.*\.\.)[^/~.].*", each["path"]) for each in resources)


def test_no_two_files_have_one_name(world, declaration, pages_of):
    """Whatever a report is called: of the site there is a table `treaty-participation`."""
    files = {path.replace("reports/a-99-1/", "reports/treaty/"): data for path, data in world.items()}
    edition = assemble(files)
    paths = [*pages_of(edition), "data/treaty-participation.csv"]
    told = json.loads(DataPackage(declaration, edition, {}).written(paths, Publisher(), "1"))
    names = [each["name"] for each in told["resources"]]
    assert len({*names}) == len(names)


@pytest.mark.no_cover
@pytest.mark.parametrize("edition", ["plain", "marked", "unrecorded"])
def test_the_package_of_any_edition_is_valid(world, marked_world, second, tmp_path, edition):
    """By Frictionless, also where a table has no rows, or the entry that is mentioned first has no record."""
    files = (marked_world if edition == "marked" else world) | second
    if edition == "unrecorded":
        source = files["reports/a-99-1/source.md"]
        first = source.replace(b"The Secretary-General transmits", b"The Committee on the Rights of Mermaids transmits")
        files |= {"reports/a-99-1/source.md": first}
        assert "record" in json.loads(written(files, assemble(files))["a-99-1/data/mentions.json"])[0]
    for path, data in written(files, assemble(files)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    report = validate(str(tmp_path / "datapackage.json"))
    found = [(task.name, error.type, error.note) for task in report.tasks for error in task.errors]
    assert [*found, *(error.note for error in report.errors)] == []


def test_a_table_is_described(package, both):
    """Its fields with their types, its key, where values stand that it names, and its terms."""
    told = named(package())["a-99-1.mentions"]
    assert told["path"] == "a-99-1/data/mentions.csv"
    assert told["profile"] == "tabular-data-resource"
    fields = {field["name"]: field for field in told["schema"]["fields"]}
    assert fields["start"]["type"] == "integer"
    assert fields["start"]["constraints"] == {"required": True, "minimum": 0}
    assert fields["entry"]["description"].startswith("what is named")
    assert told["schema"]["primaryKey"] == ["unit", "start", "end", "entry"]
    assert [key["reference"] for key in told["schema"]["foreignKeys"]] == [
        {"resource": "a-99-1.paragraphs", "fields": ["unit"]},
        {"resource": "entries", "fields": ["id"]},
    ]
    assert told["licenses"] == [{"path": "about/sources.html#terms", "title": "United Nations document"}]
    assert both.reports[0].mentions


def test_what_a_cell_cannot_hold_is_words_there(package):
    """In JSON it is a list or a mapping."""
    of_csv, of_json = (named(package())[f"a-99-1.participation{end}"] for end in ("", ".json"))
    types = [
        {field["name"]: field["type"] for field in each["schema"]["fields"]}["sources"] for each in (of_csv, of_json)
    ]
    assert types == ["string", "object"]
    assert of_json["profile"] == "data-resource"


def test_a_file_that_is_not_there_is_not_described(package):
    """A report without marks has no events; a table of the site is described if it is published."""
    assert "a-99-1.events" not in named(package())
    assert "a-99-1.participation_crc" in named(package())
    assert "series" not in named(package())
    assert named(package("data/series.csv"))["series"]["path"] == "data/series.csv"


def test_other_files_are_described(package):
    """By their kind."""
    told = named(package("a-99-1/data/source.md", "downloads/a-99-1.sqlite"))
    assert told["a-99-1.a-99-1.sqlite"]["path"] == "downloads/a-99-1.sqlite"
    assert told["a-99-1.a-99-1.akn.xml"]["mediatype"] == "application/akn+xml"
    assert told["a-99-1.source.md"]["format"] == "md"


def test_the_sources_of_a_table_are_told(package, both):
    """Those that its rows name and that are known, with their addresses."""
    name = next(iter(both.sources))
    text = SOURCED.replace("untc-1", name)
    told = named(package("data/treaty-participation.csv", tables={"data/treaty-participation.csv": text}))
    (source,) = told["treaty-participation"]["sources"]
    assert source["title"] == both.sources[name].title
    assert "sources" not in named(package("data/series.csv"))["series"]
