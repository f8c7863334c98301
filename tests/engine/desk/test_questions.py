"""The questions of a first reading are kept, and each is open until its place or its field has changed."""

import pytest
from harbours import harbours

from concordance.desk import questions
from concordance.desk.fates import fates
from concordance.desk.questions import KeptPlace, KeptQuestion
from concordance.drafting.draft import Asked
from concordance.drafting.printed import draft_printed
from concordance.drafting.question import Question as Asks
from concordance.drafting.question import QuestionPlace
from concordance.intake.pdf import pages_of
from concordance.intake.reading import read
from concordance.loading import load_yaml
from concordance.problems import InputError

RECORD = {"title": "Rain", "author": "", "outline": [{"heading": "I. Rain"}]}
DIGEST = "0d3b0ddd3ef6a7a1ec7ba0de5ce3fbbd4e5a6ec0c5b4f8cb0c5ed7a5c9a51c6e"


@pytest.fixture(scope="module")
def drafted():
    """A document and what is drafted of it."""
    document = read(pages_of(harbours(), "A_99_8.pdf"))
    return document, draft_printed(document)


def kept(*asked, source=b"It rains."):
    """These questions as the file keeps them."""
    return questions.read(questions.written(asked, source), "questions.yml")


def still_open(asked, record=RECORD, source=b"It rains.", known=()):
    """The questions that are open, of those that were kept with a source."""
    return [each for _, each in questions.still_open(kept(*asked), record, source, dict(known))]


def test_a_question_about_a_line_is_kept_with_what_was_assumed(drafted):
    """As the desk needs it, whatever the original is by then."""
    document, made = drafted
    record = load_yaml(made.text, "report.yml")
    (asked,) = questions.of_original(made, document, record)
    (place,) = asked.places
    assert made.source.split("\n")[place.line - 1].startswith("The Special Rapporteur thanks all")
    assert (place.page, place.taken_for, place.field) == (3, "further", "")
    assert place.where == str(made.questions[0].places[0])
    assert kept(asked, source=made.source.encode()).questions == (asked,)


def test_it_is_open_until_the_line_is_something_else(drafted):
    """And only while the source is the same, and the build can read it."""
    document, made = drafted
    record = load_yaml(made.text, "report.yml")
    asked = [*questions.of_original(made, document, record)]
    source = made.source.encode()
    file = questions.read(questions.written(asked, source), "questions.yml")
    known = fates(made.source, made.report)
    assert [at for at, _ in questions.still_open(file, record, source, known)] == [0]
    line = asked[0].places[0].line
    decided = known | {line: next(fate for fate in known.values() if fate.becomes == "heading")}
    assert questions.still_open(file, record, source, decided) == []
    for known_now, source_now in ((decided, b"another"), ({}, source)):
        assert questions.still_open(file, record, source_now, known_now)


def test_what_is_asked_within_a_line_is_not_decided_by_what_the_line_is(drafted):
    """Nor is a line that cannot be told from another one on the page."""
    document, made = drafted
    spots = (
        QuestionPlace(2, "The Special Rapporteur"),
        QuestionPlace(1, "Special Rapporteur"),
        QuestionPlace(3, "Nowhere"),
        QuestionPlace(field="title"),
    )
    within = type(made)(made.source, made.text, made.symbol, (Asks("Words", spots[:1], "two", "Do."),), (), made.report)
    (place,) = next(questions.of_original(within, document, RECORD)).places
    assert (place.line > 0, place.taken_for) == (True, "")
    asked = (Asks("Lines", spots, "two", "Do.", of_lines=True),)
    every = type(made)(made.source, made.text, made.symbol, asked, (), made.report)
    one, several, none, field = next(questions.of_original(every, document, RECORD)).places
    assert one.taken_for == "paragraph"
    assert (several.line > 0, several.taken_for) == (True, "")
    assert (none.line, none.taken_for) == (0, "")
    assert field == KeptPlace("title", field="title", value="Rain")


def test_a_draft_that_the_build_cannot_read_tells_no_fates(drafted):
    """Its questions stay until they are taken out."""
    document, made = drafted
    broken = type(made)(made.source, made.text, made.symbol, made.questions, (), None)
    (asked,) = questions.of_original(broken, document, RECORD)
    assert asked.places[0].taken_for == ""
    assert asked.places[0].line > 0


def test_a_question_about_a_field_is_open_until_it_has_another_value():
    """A field that holds more than words may change and still be wrong; one without a record says nothing."""
    asked = [*questions.of_text([Asked("title", "is it?"), Asked("outline", "set it right")], RECORD)]
    assert asked[0] == KeptQuestion("title: is it?", places=(KeptPlace("title", field="title", value="Rain"),))
    assert asked[1] == KeptQuestion("outline: set it right")
    assert still_open(asked) == asked
    assert still_open(asked, RECORD | {"title": "Snow", "outline": []}) == [asked[1]]
    assert still_open(asked, {"author": ""}) == [asked[1]]
    assert still_open(asked, {}) == asked


def test_of_several_places_those_are_left_that_are_open():
    """A question without a place stays."""
    two = KeptQuestion(
        "Not found", "nothing", "Fill.", tuple(KeptPlace(name, field=name) for name in ("author", "date"))
    )
    whole = KeptQuestion("Words that differ", places=(KeptPlace("page 2", 2),))
    assert still_open([two, whole]) == [two, whole]
    (left, _) = still_open([two, whole], RECORD | {"author": "Ada Pilot"})
    assert [place.where for place in left.places] == ["date"]


def test_what_is_taken_out_by_hand_is_gone():
    """The last of a list too."""
    text = questions.written([KeptQuestion("A?"), KeptQuestion("B?", places=(KeptPlace("here"),))], b"")
    assert questions.lines_of(text) == [(6, 6), (7, 9)]
    lines = text.split("\n")
    assert [each.asks for each in questions.read("\n".join(lines[:5] + lines[6:]), "x").questions] == ["B?"]
    assert questions.read("\n".join(lines[:5]), "x").questions == ()
    (left,) = questions.read("\n".join(lines[:5] + lines[6:8]), "x").questions
    assert left == KeptQuestion("B?")
    assert questions.lines_of("source: x\nquestions: []\n") == []


@pytest.mark.parametrize("text", ["- x\n", "source: x\nquestions: x\n", "source: x\nquestions:\n- x\n", "[", "rain\n"])
def test_a_file_of_another_shape_is_told(text):
    """With its place."""
    with pytest.raises(InputError, match=r"questions\.yml"):
        questions.read(text, "questions.yml")
