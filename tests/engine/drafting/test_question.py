"""Questions about a drafted report, and the places where they arise."""

from concordance.drafting.question import Question, QuestionPlace


def test_a_place_is_told_by_its_first_words():
    """Without the room between the columns of a table, in which they may end."""
    assert str(QuestionPlace(3, f"Who took part{' ' * 30}Number")) == "page 3, 'Who took part'"


def test_a_question_names_its_first_places_and_says_how_many_more_there_are():
    """With what was assumed and what else to do; a place may be a field, or the whole file."""
    places = (QuestionPlace(1, "Rain"), QuestionPlace(field="title"), QuestionPlace(told="scanned"), QuestionPlace(4))
    first = "page 1, 'Rain'; title; the whole file, scanned"
    assert str(Question("Odd", places, "rain", "Look.")) == f"Odd (4): {first}, and 1 more. Assumed: rain. Look."
    assert str(Question("Odd", places[:1], "rain", "Look.")) == "Odd (1): page 1, 'Rain'. Assumed: rain. Look."
