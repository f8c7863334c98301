"""Records: bytes become words, words become records, and every scalar is the words that stand there."""

import json

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from concordance.loading import decode, front_matter, load_yaml, read_rows, read_table, shaped
from concordance.model import Fact, Relation
from concordance.problems import InputError

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff")).filter(str.strip)


@given(WORDS)
def test_text_comes_out_as_it_was_saved(text):
    """UTF-8, with or without a byte-order mark, with any line ends: the same words."""
    for mark in (b"", b"\xef\xbb\xbf"):
        for end in ("\n", "\r\n", "\r"):
            assert decode(mark + text.replace("\n", end).encode(), "x") == text


def problems_of(reader, data):
    """The problems for which the data are refused; none if they are taken."""
    try:
        reader(data, "x")
    except InputError as refused:
        return refused.problems
    return ()


@given(st.binary())
@example(b"")
@example(b"\xff")
def test_bytes_are_text_or_refused(data):
    """Nothing is guessed about bytes that are not UTF-8, and nothing is made of nothing."""
    codes = [problem.code for problem in problems_of(decode, data)]
    assert codes in ([], ["not-utf-8"], ["empty-source"])


def test_the_line_and_the_byte_that_are_not_utf_8_are_told():
    """The first of them."""
    with pytest.raises(InputError) as refused:
        decode(b"a\nb\n\xfc \xe4", "docs/x.md")
    (problem,) = refused.value.problems
    assert (problem.where, problem.found) == ("docs/x.md, line 3", "the byte 0xfc, which is no UTF-8")


@pytest.mark.parametrize(
    "words", ["no", "null", "~", "2003", "2003-08-12", "1e3", "0x1F", "0o17", "12:30", "1_000", "true"]
)
def test_a_scalar_is_the_words_that_stand_there(words):
    """Norway's code is not false, and a date in YAML is no date yet."""
    assert load_yaml(f"key: {words}", "x") == {"key": words}


PLAIN = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")))
VALUES = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3), max_leaves=8
)


@given(VALUES)
def test_yaml_comes_out_as_it_was_written(value):
    """Lists and mappings of words survive."""
    assert load_yaml(json.dumps(value, ensure_ascii=False), "x") == value
    assert load_yaml(yaml.safe_dump(value, allow_unicode=True), "x") == value


@given(st.text(st.characters(codec="utf-8"), max_size=20))
@example("a: b: c")
@example("[a")
@example("&a [*a]")
@example("? [a]\n: b")
@example("a: !!python/object:os.system x")
def test_any_text_is_yaml_or_refused(text):
    """Whatever stands in a file, a person is told, and nothing is run."""
    for problem in problems_of(load_yaml, text):
        assert problem.code in {"bad-yaml", "alias"}
        assert problem.where.startswith("x, line ")


def test_a_second_document_is_told_with_its_line():
    """YAML may hold several; a record is one."""
    with pytest.raises(InputError) as told:
        load_yaml("title: Rain\n---\ntitle: Snow\n", "report.yml")
    (problem,) = told.value.problems
    assert (problem.where, problem.found) == ("report.yml, line 2", "another document")


def test_the_text_below_front_matter_may_have_dashes_in_it():
    """Only the first two lines of dashes are the record's."""
    assert front_matter("---\nkind: body\n---\n\nAbove.\n\n---\n\nBelow.\n", "x") == (
        {"kind": "body"},
        "Above.\n\n---\n\nBelow.",
    )


@given(st.lists(st.tuples(PLAIN, PLAIN), max_size=4))
def test_a_table_comes_out_as_it_was_written(rows):
    """Commas, quotation marks and spaces survive."""
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [("a", "b"), *rows])
    assert read_table("\n".join(quoted), "x", ("a", "b")) == [{"a": first, "b": second} for first, second in rows]


def test_an_empty_line_in_a_table_is_harmless():
    """At its end as anywhere."""
    assert read_table("a,b\n1,2\n\n3,4\n\n", "x", ("a", "b")) == [{"a": "1", "b": "2"}, {"a": "3", "b": "4"}]


def test_every_line_that_is_wrong_in_a_table_is_told():
    """With its number in the file."""
    with pytest.raises(InputError) as refused:
        read_table("a,b\n1\n2,3\n4,5,6\n", "docs/data/x.csv", ("a", "b"))
    assert [(each.where, each.found) for each in refused.value.problems] == [
        ("docs/data/x.csv, line 2", "1 cells"),
        ("docs/data/x.csv, line 4", "3 cells"),
    ]


def test_the_rows_of_a_table_are_records_of_a_shape():
    """Its columns are their fields, by the names and in the order that the shape declares."""
    (found,) = read_rows("entry,as\ncrc,monitors\n", "x", Relation)
    assert found == Relation("crc", "monitors")
    with pytest.raises(InputError) as refused:
        read_rows("as,entry\nmonitors,crc\n", "x", Relation)
    assert [problem.expected for problem in refused.value.problems] == ["entry, as"]


def test_a_date_is_words():
    """What is no words is told where it stands; whether words are a date, another check says."""
    read = shaped({"what": "Adopted", "source": "gazette", "date": "2003-08", "until": "soon"}, Fact, "docs/x.md")
    assert (read.date.parts, read.until) == ((2003, 8), "soon")
    with pytest.raises(InputError) as refused:
        shaped({"what": "Adopted", "source": "gazette", "date": ["2003"]}, Fact, "docs/x.md")
    assert [(each.where, each.found) for each in refused.value.problems] == [
        ("docs/x.md, date", "expected a date, got \"['2003']\"")
    ]


def test_the_fields_of_a_record_are_listed():
    """A person who misspelt one sees how all are called, and which may be left out."""
    with pytest.raises(InputError) as refused:
        shaped({"entry": "crc", "what": "supplements"}, Relation, "docs/x.md")
    (problem,) = refused.value.problems
    assert problem.expected == "the fields entry, as"
    with pytest.raises(InputError) as refused:
        shaped({}, Fact, "docs/x.md")
    (problem,) = refused.value.problems
    fields = "what, source, date (optional), until (optional), value (optional), as_of (optional)"
    assert problem.expected == f"the fields {fields}"
