"""The open data of the built site, as other programs read them, and the examples of the page that explains them."""

import html
import json
import re
import shutil
import subprocess
import sys

import pytest
from frictionless import validate


@pytest.fixture(scope="module")
def site(built):
    """The site without an address."""
    return built("")


@pytest.fixture(scope="module")
def package(site):
    """The data package."""
    return json.loads((site / "datapackage.json").read_text(encoding="utf-8"))


def faults(report):
    """What was found, by the name of the resource."""
    return [(task.name, error.type) for task in report.tasks for error in task.errors] + [
        ("package", error.type) for error in report.errors
    ]


def test_the_data_package_is_valid(site):
    """By Frictionless: its description, and every row of every table, with types, keys and foreign keys."""
    assert faults(validate(str(site / "datapackage.json"))) == []


@pytest.mark.parametrize(
    "change",
    [
        ("a-58-275/data/mentions.csv", ",note,56,", ",note,fifty,", ("a-58-275.mentions", "type-error")),
        ("a-58-275/data/mentions.csv", ",note,56,", ",notes,56,", ("a-58-275.mentions", "foreign-key")),
        ("a-58-275/data/roles.csv", ",ESP,visit", ",XYZ,visit", ("a-58-275.roles", "foreign-key")),
        ("a-58-275/data/events.json", '"2002-11-20"', '"20 November"', ("a-58-275.events.json", "constraint-error")),
        ("data/sources.csv", "id,title", "name,title", ("sources", "incorrect-label")),
    ],
)
def test_another_value_is_told(site, package, tmp_path, change):
    """So the check is one."""
    path, old, new, fault = change
    wanted = [each for each in package["resources"] if each["path"] == path]
    named = {key["reference"]["resource"] for each in wanted for key in each["schema"].get("foreignKeys", ())}
    resources = [*wanted, *(each for each in package["resources"] if each["name"] in named)]
    for each in resources:
        (tmp_path / each["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(site / each["path"], tmp_path / each["path"])
        each["schema"]["foreignKeys"] = [
            key
            for key in each["schema"].get("foreignKeys", ())
            if key["reference"]["resource"] in {other["name"] for other in resources}
        ]
    text = (tmp_path / path).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    (tmp_path / "datapackage.json").write_text(json.dumps(package | {"resources": resources}), encoding="utf-8")
    assert fault in faults(validate(str(tmp_path / "datapackage.json")))


def test_every_file_of_data_is_described(site, package):
    """Every one that is no script for the reader's browser."""
    there = {
        path.relative_to(site).as_posix()
        for folder in site.rglob("data")
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".js"
    } | {"downloads/a-58-275.sqlite"}
    assert {each["path"] for each in package["resources"]} == there - {"data/index.json"}


def test_the_list_of_reports_leads_to_every_file(site, package):
    """Every file of data that the package describes, and the books; all that it names is there."""
    index = json.loads((site / "data" / "index.json").read_text(encoding="utf-8"))
    (report,) = index["reports"]
    listed = {*index["tables"], *report["files"]}
    assert {each["path"] for each in package["resources"]} < listed
    assert all((site / path).is_file() for path in (*listed, report["url"], index["package"]))
    assert (report["slug"], report["paragraphs"], report["mentions"]) == ("a-58-275", 114, 258)
    assert (index["version"], index["package"]) == (package["version"], "datapackage.json")


def test_the_page_explains_every_field(site, package):
    """In the words of the package."""
    page = html.unescape((site / "about" / "data.html").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for field in resource.get("schema", {}).get("fields", ()):
            assert f"<code>{field['name']}</code>" in page
        assert resource["title"] in page


def test_every_address_for_programs_is_there(root, site):
    """Those of the table, for the report and for an entry of each kind."""
    page = (root / "docs" / "about" / "api.md").read_text(encoding="utf-8")
    names = re.findall(r"`([^`]+)`", "".join(re.findall(r"(?m)^\| (`[^|]*) \| ", page)))
    assert len(names) > 15
    for name in names:
        entry = "a-57-387" if name.startswith("documents/") else "iom"
        path = name.replace("SLUG", "a-58-275").replace("ISO3", "per").replace("ID", entry)
        assert (site / path).is_file(), name


def examples(root, language):
    """The examples of the page in a language."""
    text = (root / "docs" / "about" / "data.md").read_text(encoding="utf-8")
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_examples_are_true(root, site):
    """Those in plain Python are run beside the site, and print what the page says."""
    found = examples(root, "python")
    run = [each for each in found if "import pandas" not in each]
    assert run
    for example in run:
        expected = re.findall(r"# prints (.*)", example)
        done = subprocess.run(
            [sys.executable, "-c", example], cwd=site, capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert expected
        assert done.stdout.splitlines() == expected
