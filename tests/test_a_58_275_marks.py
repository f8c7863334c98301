"""What is marked in A/58/275: counted so that a person can check it against the document, and nothing passed over."""

import re
from collections import Counter

import pytest

from concordance.dates import MONTHS
from concordance.edition.marks import timeline

STATES = {"origin", "destination", "ministries"}
CIVIL = {"ngos"}
ORGANIZATIONS = {"united-nations", "ohchr", "unifem", "ilo", "iom"}
MANDATES = {"rapporteur"}

# words that ask for something, each in the form in which it asks
ASKING = re.compile(
    r"\b(?:recommends?|recommended|urges?|encourages|would like to encourage|particularly encouraged|suggests|should"
    r"|must|ha(?:s|ve) to take|(?:is|are) needed|a need|the need|necessary|essential|crucial|it is important"
    r"|It is also important|stresses the importance|best way|most efficient way|merits)\b"
)
YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")


@pytest.fixture(scope="module")
def annotated(edition):
    """The report with its marks."""
    return edition.reports[0]


def spans(marks):
    """The places that the marks take in, by unit."""
    found = {}
    for mark in marks:
        found.setdefault(mark.quote.unit, []).append((mark.quote.start, mark.quote.end))
    return found


def test_every_word_that_asks_is_marked_or_left_out_with_a_reason(annotated):
    """A reader who searches the report for "should" finds each of them on the page of recommendations."""
    taken = spans([*annotated.marks.recommendations, *annotated.marks.left_out])
    asking = [(unit, found) for unit in annotated.report.units for found in ASKING.finditer(unit.text)]
    assert len(asking) > 100
    passed_over = [
        f"{unit.id}: {unit.text[found.start() - 30 : found.end() + 30]}"
        for unit, found in asking
        if not any(start <= found.start() and found.end() <= end for start, end in taken.get(unit.id, ()))
    ]
    assert passed_over == []


def test_every_year_in_the_report_is_on_the_timeline(annotated):
    """Years inside symbols are none."""
    dated = {}
    for event in annotated.marks.events:
        for unit in (event.quote.unit, *event.also):
            dated.setdefault(unit, []).append(event.when)
    years = [(unit.id, year) for unit in annotated.report.units for year in YEAR.findall(unit.text)]
    assert len(years) == 31
    assert [each for each in years if each[1] not in " ".join(dated.get(each[0], ()))] == []


def test_dates_say_what_their_words_say(annotated):
    """Every number, month and year of a date stands in the words that give it; half a year is told by its months."""
    halves = {"01 06": "first half", "07 06": "second half"}
    for event in annotated.marks.events:
        dates = [date.split("-") for date in (event.date, event.until) if date]
        words = re.findall(r"\w+", event.when)
        assert {date[0] for date in dates} == {word for word in words if len(word) == 4 and word.isdigit()}
        if half := halves.get(" ".join(date[1] for date in dates if len(date) == 2)):
            assert half in event.when
            continue
        told = {int(date[1]) for date in dates if len(date) > 1}
        assert told == {MONTHS.index(word) + 1 for word in words if word in MONTHS}
        days = {int(date[2]) for date in dates if len(date) > 2}
        assert days == {int(word) for word in words if word.isdigit() and len(word) < 3}


def test_the_timeline_has_these_events(annotated):
    """All thirteen of paragraph 3, the three of paragraph 4, and nine more."""
    events = annotated.marks.events
    units = Counter(event.quote.unit for event in events)
    assert units == {
        **{f"3({letter})": 1 for letter in "abcdefghijklm"},
        **dict.fromkeys(("5", "7", "55", "58", "59", "80"), 1),
        **dict.fromkeys(("4", "64"), 3),
    }
    years = {year: len(group) for year, group in timeline(events, annotated.report.metadata.date)}
    assert years == {"2001": 1, "2002": 6, "2003": 17, "2004": 2}  # with the report itself
    assert Counter(event.status for event in events) == {"happened": 20, "planned": 4, "proposed": 1}


def test_nothing_that_was_to_come_has_happened(annotated):
    """What happened began before the day of the report; what was planned ends after it."""
    date = annotated.report.metadata.date
    for event in annotated.marks.events:
        assert event.status != "happened" or event.last_day < date.first_day
        assert event.status != "planned" or event.last_day > date.first_day


def test_these_paragraphs_recommend(annotated):
    """How often each does, as counted by hand."""
    counts = Counter(made.quote.unit for made in annotated.marks.recommendations)
    summary = {5: 2, 6: 1, 7: 2, 8: 1, 9: 3, 10: 2, 11: 2, 12: 2, 13: 3, 14: 2, 15: 4}
    trafficking = {16: 1, 17: 1, 18: 2, 24: 2}
    consular = {25: 2, 26: 1, 27: 3}
    informal = {30: 4, 31: 3}
    administrations = {32: 1, 33: 5}
    detention = {37: 3, 38: 1, 39: 1, 40: 2, 41: 1, 42: 1}
    reintegration = {43: 2, 45: 4, 46: 1, 47: 2, 48: 2, 49: 1}
    institutions = {50: 1, 51: 1}
    practices = {52: 1, 55: 1}
    conclusions = {74: 1, 75: 2, 76: 3, 77: 3, 78: 1, 79: 3, 80: 2, 81: 1, 82: 2, 83: 3, 84: 2, 85: 4}
    body = trafficking | consular | informal | administrations | detention | reintegration | institutions | practices
    expected = {f"summary-{number}": n for number, n in summary.items()}
    expected |= {str(number): n for number, n in (body | conclusions).items()}
    assert counts == expected
    assert (sum(summary.values()), sum(body.values()), sum(conclusions.values())) == (24, 50, 27)


def test_every_paragraph_of_the_conclusions_recommends(annotated):
    """74 to 85, the section of conclusions and recommendations."""
    recommending = {made.quote.unit for made in annotated.marks.recommendations}
    assert {unit.id for unit in annotated.report.section("v").units} <= recommending


def test_addressees_are_named_in_the_words_quoted(annotated):
    """Whoever is asked stands in the quotation; countries of origin also as Governments of their own people."""
    words = {
        "states": "States|Governments",
        "origin": "origin|their migrant nationals|their citizens|their migrating citizens",
        "destination": "destination",
        "ministries": "ministries",
        "institutions": "national human rights institutions",
        "civil-society": "civil society",
        "ngos": "NGOs",
        "migrants": "migrants|Migrants",
        "community": "international community",
        "organizations": "international organizations",
        "united-nations": "United Nations agencies and departments",
        "ohchr": "OHCHR",
        "ilo": "ILO",
        "iom": "IOM",
        "unifem": "UNIFEM|United Nations Development Fund for Women",
        "special-procedures": "special procedures",
        "treaty-bodies": "treaty bodies",
        "rapporteur": "her mandate",
    }
    assert words.keys() == annotated.marks.addressees.keys()
    for made in annotated.marks.recommendations:
        for name in made.to:
            assert re.search(words[name], made.quote.words), (made.quote.unit, name)


def test_these_are_asked(annotated):
    """How often each is, as counted by hand; most sentences name nobody."""
    marks = annotated.marks
    asked = Counter(name for made in marks.recommendations for name in made.to)
    expected = (
        "states 10, origin 7, destination 2, ministries 3, institutions 2, civil-society 4, ngos 2, migrants 2,"
        " community 2, organizations 7, united-nations 2, ohchr 7, ilo 4, iom 3, unifem 2, special-procedures 2,"
        " treaty-bodies 2, rapporteur 2"
    )
    assert asked == {name: int(n) for name, n in (each.split() for each in expected.split(","))}
    assert sum(not made.to for made in marks.recommendations) == 69


def test_these_families_are_asked(annotated):
    """How often each is, with its members, as counted by hand: countries of origin and of destination are States."""
    marks = annotated.marks
    asked = Counter(
        name for made in marks.recommendations for name in marks.addressees_of(made) if name not in marks.families
    )
    families = {
        "states": STATES,
        "civil-society": CIVIL,
        "organizations": ORGANIZATIONS,
        "special-procedures": MANDATES,
    }
    for family, members in families.items():
        assert {name for name in marks.addressees if family in marks.families_of(name)} == members
        assert asked[family] == sum(bool({family, *members} & {*made.to}) for made in marks.recommendations)
    counts = {"states": 17, "civil-society": 6, "organizations": 12, "special-procedures": 4}
    assert {family: asked[family] for family in families} == counts
    consular = [made for made in marks.recommendations if "consular" in made.themes]
    assert [sum("states" in marks.addressees_of(made) for made in consular), sum(not made.to for made in consular)] == [
        5,
        4,
    ]


def test_these_instruments_are_asked_for(annotated):
    """Four times the Convention on migrant workers, twice the Protocols, twice Durban, once the rights of the child."""
    found = Counter(name for made in annotated.marks.recommendations for name in made.instruments)
    named = {"migrant-workers-convention": 4, "palermo-protocols": 2, "durban-declaration": 2, "crc": 1}
    assert found == named


def test_every_label_is_used(annotated):
    """No addressee and no theme stands in the lists for nothing."""
    marks = annotated.marks
    assert {name for made in marks.recommendations for name in made.to} == set(marks.addressees)
    assert {name for made in marks.recommendations for name in made.themes} == set(marks.themes)
    assert all(made.themes for made in marks.recommendations)


def test_our_own_words_repeat_no_slip(annotated):
    """What we say of an event or a recommendation is right where the document is not."""
    marks = annotated.marks
    said = [(event.quote.unit, event.what) for event in marks.events]
    said += [(each.quote.unit, words) for each in marks.recommendations for words in (each.action, each.note)]
    repeated = [
        (unit, slip.words)
        for unit, words in said
        for slip in annotated.units_by_id[unit].slips
        if slip.words.lower() in words.lower()
    ]
    assert repeated == []
