"""Terms: to what they refer, and which have a page."""

from concordance.terms.term import Law, Term, TermConfusion, with_related


def term(name, **more):
    """A term that is explained."""
    return Term(name, more.pop("called", name), ("It is explained.",), **more)


def test_a_term_tells_to_what_it_refers():
    """Terms, entries and sources, each once."""
    made = term(
        "smuggling",
        law=(Law(instrument="protocol", place="article 3", says="It says so.", source="text"),) * 2,
        confused=(TermConfusion(other="trafficking", how="It differs.", source="text other"),),
        related=("trafficking", "migrant"),
        entries=("untoc", "protocol"),
        sources=("first",),
    )
    assert made.address == "terms/smuggling"
    assert made.others == ("trafficking", "migrant")
    assert made.named_entries == ("protocol", "untoc")
    assert made.named_sources == ("first", "text", "other")


def test_a_term_has_a_page_if_it_is_used_or_near_one_that_is():
    """Used in a report, or by the edition itself, or one to which such a term refers; by name."""
    terms = [
        term("used", related=("near",), called="Z"),
        term("near", related=("far",), called="b"),
        term("far"),
        term("own", shown_in="the tables", called="A"),
    ]
    assert [*with_related({"used"}, {each.id: each for each in terms})] == ["own", "near", "used"]
