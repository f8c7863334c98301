"""What the data files are: a record that names what is not there is told, with the place."""

import pytest

from concordance.data.declared import declared
from concordance.problems import InputError

WHERE = "docs/templates/data/tables.yml"
TEXT = """
kinds:
  id: {type: string, constraints: {required: "true"}}
terms:
  own: {title: Ours, path: https://example.org/}
report:
  ports:
    title: Ports
    says: All ports.
    files: [csv]
    terms: own
    key: [name]
    fields:
      name: {is: id, says: the name}
site:
  ships:
    title: Ships
    says: All ships.
    files: [csv]
    terms: own
    fields:
      port: {is: id, says: where it lies, to: ports.name}
  boats:
    title: Boats
    says: All boats.
    files: [json]
    terms: own
    like: ships
plain:
  log.txt: {title: The log, terms: own, mediatype: text/plain}
"""


def test_what_is_declared_is_read(root):
    """The text above, and the one of this repository."""
    read = declared(TEXT, WHERE)
    assert read.fields_of(read.site["boats"]) == read.site["ships"].fields
    assert declared((root / WHERE).read_text(encoding="utf-8"), WHERE).report["mentions"].key[0] == "unit"


@pytest.mark.parametrize(
    ("old", "new", "where", "found"),
    [
        ("key: [name]", "key: [names]", "ports", "'names'"),
        ("name: {is: id", "name: {is: ids", "ports, name", "'ids'"),
        ("to: ports.name", "to: ports.names", "ships, port", "'ports.names'"),
        ("to: ports.name", "to: docks.name", "ships, port", "'docks.name'"),
        ("like: ships", "like: ship", "boats", "'ship'"),
        ("All boats.\n    files: [json]\n    terms: own", "A.\n    files: [json]\n    terms: all", "boats", "'all'"),
        ("The log, terms: own", "The log, terms: all", "log.txt", "'all'"),
    ],
)
def test_a_name_that_is_not_there_is_told(old, new, where, found):
    """With the table and the field that has it."""
    assert old in TEXT
    with pytest.raises(InputError) as error:
        declared(TEXT.replace(old, new), WHERE)
    (problem,) = error.value.problems[:1]
    assert (problem.code, problem.where, problem.found) == ("unknown-name", f"{WHERE}, {where}", found)


def test_a_field_without_a_meaning_is_told():
    """No field is published that nobody explains."""
    with pytest.raises(InputError, match="says"):
        declared(TEXT.replace("{is: id, says: the name}", "{is: id}"), WHERE)
