"""Printed documents whose reading was checked with pictures of their pages, where the documents are at hand."""

import json
import sys
from pathlib import Path

import pytest

SCRIPTS = str(Path(__file__).parent.parent / "scripts")
if SCRIPTS not in sys.path:
    sys.path.insert(0, SCRIPTS)

import score_printed  # noqa: E402 - found through the line above
from printed import Text, paragraphs, pdf  # noqa: E402 - as above
from support import printed_gold  # noqa: E402 - as above
from support.printed_gold import PDFS, Part, compared, digest_of, read_now, references  # noqa: E402 - as above

at_hand = pytest.mark.skipif(not PDFS.exists(), reason="the documents are not part of the repository")
RECOGNISED = {"a-47-435", "e-cn-4-109"}  # scans, whose words no program has right
PDF = pdf(
    [
        Text(60, 740, "A/99/8"), Text(60, 700, "3 May 2033"), Text(123, 610, "The rain in the hills", 14, bold=True),
        Text(100, 580, "I. Rain", 14, bold=True),
        *paragraphs("1. It rains in the towns of the\nnorth.", "2. It pours."),
    ]
)  # fmt: skip


@at_hand
@pytest.mark.parametrize("name", sorted(path.stem for path in printed_gold.GOLD.glob("*.json")))
def test_what_was_read_rightly_is_read_so_again(name):
    """No paragraph, heading, note or field is wrong on a page of which no question asks."""
    found = {stem: (path, expected) for stem, path, expected in references()}
    path, expected = found[name]
    now = read_now(path)
    counted = score_printed.counts(expected, now.reading)
    if name in RECOGNISED:
        assert not now.builds
        return
    assert counted["units"].right >= 0.94 * counted["units"].expected
    assert score_printed.silent(counted, now) == 0
    assert score_printed.wrong_fields(expected, now) == []
    assert now.builds
    assert now.proven
    assert now.questions <= 3


@pytest.fixture
def drafted(tmp_path, monkeypatch, capsys):
    """The folders of an invented document and its reference, which is as it is read."""
    (tmp_path / "rain.pdf").write_bytes(PDF)
    assert score_printed.main(["--draft", str(tmp_path / "rain.pdf")]) == 0
    (tmp_path / "rain.json").write_text(capsys.readouterr().out, encoding="utf-8")
    monkeypatch.setattr(score_printed, "references", lambda: references(tmp_path, tmp_path))
    return tmp_path


def test_a_reference_has_no_words_and_is_scored(drafted, capsys):
    """Each kind of parts, fields, questions and what no question tells."""
    told = json.loads((drafted / "rain.json").read_text(encoding="utf-8"))
    assert told["units"] == [["1", digest_of("It rains in the towns of the north.")], ["2", digest_of("It pours.")]]
    assert "rains" not in (drafted / "rain.json").read_text(encoding="utf-8")
    assert score_printed.main([]) == 0
    assert "1 documents: 2 of 2 paragraphs right, median of questions 0, 0 silent errors" in capsys.readouterr().out
    told["units"][1][1] = digest_of("It pours in Peru.")
    told["fields"]["date"] = digest_of("2033-05-04")
    (drafted / "rain.json").write_text(json.dumps(told), encoding="utf-8")
    score_printed.main([])
    assert "1 of 2 paragraphs right, median of questions 0, 2 silent errors" in capsys.readouterr().out


def test_a_heading_is_known_by_its_page(drafted):
    """So that one which is wrong, and asked about, is not counted as silent."""
    assert [part.pages for part in read_now(drafted / "rain.pdf").reading.headings] == [(1,)]


def test_another_document_than_the_one_of_a_reference_is_refused(drafted):
    """Its figures would mean nothing."""
    (drafted / "rain.pdf").write_bytes(PDF + b"\n")
    with pytest.raises(ValueError, match=r"rain\.pdf is not the document"):
        score_printed.main([])


def test_parts_are_compared_in_order():
    """What is missing counts where it should stand, what is too much where it stands."""
    one, two, three = (Part(name, name, (page,)) for page, name in enumerate("abc", 1))
    assert compared([one, two, three], [one, two, three]) == (3, 3, ())
    assert compared([one, two, three], [one, three]) == (3, 2, ((2,),))
    assert compared([one], [one, two]) == (1, 1, ((2,),))
    assert compared([one], []) == (1, 0, ((1,),))
