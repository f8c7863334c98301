"""Roles: what a State is to the sentence that mentions it, as a person marked it."""

import pytest

from concordance.data.open_data import files
from concordance.edition.assembly import assemble
from concordance.edition.roles import COLUMNS, roles, without
from concordance.model import ROLES
from concordance.problems import InputError

HEAD = ",".join(COLUMNS)


@pytest.fixture(scope="module")
def mentions(world_edition):
    """The mentions of the invented world: among them Peru, and twice Mexico, in paragraphs 5 and 6."""
    return world_edition.reports[0].mentions


def read(mentions, *rows):
    """The roles in these rows, by unit and words."""
    found = roles("\n".join((HEAD, *rows)), mentions, "docs/roles.csv")
    return {(mention.unit, mention.quote): role for mention, role in found.items()}


def test_a_row_gives_a_mention_its_role(mentions):
    """By unit, words, which time they stand there, and State; nested mentions and places too."""
    rows = ["6,Peru,1,PER,law", "2(a),Peru,1,PER,law", "2(a),Lima,1,PER,venue", "6,Mexican,1,MEX,example"]
    assert read(mentions, *rows) == {
        ("6", "Peru"): "law",
        ("2(a)", "Peru"): "law",
        ("2(a)", "Lima"): "venue",
        ("6", "Mexican"): "example",
    }


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("6,Peru,2,PER,law", "role-does-not-match"),  # it stands there once
        ("6,Peru,1,MEX,law", "role-does-not-match"),  # another State
        ("7,Peru,1,PER,law", "role-does-not-match"),  # no such unit
        ("6,Supreme Court,1,supreme-court-peru,law", "role-does-not-match"),  # no State
        ("6,Peru,1,PER,culprit", "unknown-role"),
        ("6,Peru,1,PER,", "unknown-role"),
        ("6,Mexican,1,MEX,law", "role-twice"),
    ],
)
def test_a_row_that_does_not_fit_is_told(mentions, row, code):
    """With its words and its unit."""
    with pytest.raises(InputError) as refused:
        read(mentions, "6,Mexican,1,MEX,example", row)
    (problem,) = refused.value.problems
    assert problem.code == code
    unit, words, occurrence = row.split(",")[:3]
    assert problem.where == f"docs/roles.csv, {words} ({occurrence}) in {unit}"


def test_mentions_without_a_role_are_told_for_review(mentions):
    """Those of States only."""
    found = roles(f"{HEAD}\n6,Peru,1,PER,law", mentions, "x")
    told = list(without(mentions, found, "docs/roles.csv"))
    assert {review.code for review in told} == {"role-missing"}
    assert ("a-99-1 6", "'Mexican (1)'") in [(review.where, review.found) for review in told]
    assert len(told) == sum(mention.kind == "country" for mention in mentions) - 1


def test_roles_stand_beside_the_report(world):
    """In a table of its own, which is read with the report and published with its data; what is missing is told."""
    table = f"{HEAD}\n6,Peru,1,PER,law\n"
    edition = assemble(world | {"reports/a-99-1/roles.csv": table.encode()})
    (annotated,) = edition.reports
    assert list(annotated.roles.values()) == ["law"]
    assert "role-missing" in {review.code for review in edition.reviews}
    assert files(annotated)["data/roles.csv"] == (
        "report,unit,start,end,quote,occurrence,entry,role\na-99-1,6,3,7,Peru,1,PER,law\n"
    )


def test_a_table_of_roles_that_is_wrong_stops_the_build(world):
    """As any other input does."""
    table = f"{HEAD}\n6,Chile,1,CHL,law\n".encode()
    with pytest.raises(InputError, match="role-does-not-match"):
        assemble(world | {"reports/a-99-1/roles.csv": table})


@pytest.mark.no_cover
def test_a_country_page_has_the_mentions_by_role(world, pages_of):
    """In the order of the roles, those without one at the end; by form where no roles are marked."""
    path = "countries/per.html"
    table = f"{HEAD}\n6,Peru,1,PER,law\n2(a),Lima,1,PER,venue\n".encode()
    marked = pages_of(assemble(world | {"reports/a-99-1/roles.csv": table}))[path]
    places = [marked.index(f'id="mentions-a-99-1-{role}"') for role in ("law", "venue", "other")]
    assert places == sorted(places)
    assert 'id="mentions-a-99-1-place"' not in marked
    assert 'id="mentions-a-99-1-place"' in pages_of(assemble(world))[path]


def test_every_mention_of_a_state_in_the_report_has_its_role(edition):
    """One of those there are; which ones the report has is told here, so that a change is seen."""
    (annotated,) = edition.reports
    countries = [mention for mention in annotated.mentions if mention.kind == "country"]
    assert set(annotated.roles) == set(countries)
    counts = {role: list(annotated.roles.values()).count(role) for role in ROLES}
    assert counts == {
        "visit": 24,
        "practice": 33,
        "law": 14,
        "example": 3,
        "venue": 15,
        "participant": 22,
        "subject": 3,
        "communication": 0,
    }
