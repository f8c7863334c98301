"""CITATION.cff: valid by the schema of its format, and of one mind with what the repository says elsewhere."""

import json
import tomllib

import jsonschema
import pytest
import yaml
from mkdocs.utils.yaml import yaml_load


@pytest.fixture
def cited(root):
    """The file as it is read."""
    return yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))


@pytest.fixture
def validator(root):
    """The schema of the format."""
    schema = json.loads((root / "tests/standards/cff-1.2.0.json").read_text(encoding="utf-8"))
    return jsonschema.Draft7Validator(schema)


def test_it_is_valid(cited, validator):
    """By the schema of version 1.2.0."""
    assert [error.message for error in validator.iter_errors(cited)] == []


def test_a_fault_in_it_is_told(cited, validator):
    """So the check is one."""
    assert [*validator.iter_errors(cited | {"title": 5})]
    assert [*validator.iter_errors(cited | {"colour": "red"})]


def test_it_says_what_the_repository_says(cited, root, edition):
    """The version of pyproject.toml, the name of the site, the title and number of the report."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert cited["version"] == project["version"]
    assert cited["title"] == yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))["site_name"]
    report = edition.reports[0].report
    (told,) = cited["references"]
    assert (told["title"], told["number"], told["date-published"]) == (
        report.title,
        report.symbol,
        report.metadata.date,
    )
    assert told["institution"]["name"] == report.metadata.body
    assert told["url"] == report.metadata.official
