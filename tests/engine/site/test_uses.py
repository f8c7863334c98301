"""Lines of uses: the term in the middle, and where the first page uses a term of the edition's own."""

from concordance.site.uses import AROUND, on_first_page, uses


def test_each_use_is_a_line(edition):
    """In reading order, with whole words around it that stand there."""
    annotated = edition.reports[0]
    for term, marks in annotated.terms_by_id.items():
        lines = uses(annotated, term)
        assert [(line.unit.id, line.words) for line in lines] == [(mark.unit, mark.quote) for mark in marks]
        for line, mark in zip(lines, marks, strict=True):
            text = line.unit.text.replace("\n", " ")
            before, behind = line.before.removeprefix("… "), line.behind.removesuffix(" …")
            assert text[: mark.start].endswith(before)
            assert text[mark.end :].startswith(behind)
            assert len(before) <= AROUND
            assert len(behind) <= AROUND
            assert line.near in text
            assert line.words in line.near


def test_a_line_that_is_cut_says_so(edition):
    """And one that begins or ends with its paragraph does not."""
    (line,) = [each for each in uses(edition.reports[0], "civil-society") if each.unit.id == "75"]
    assert (line.before[:2], line.behind[-2:]) == ("… ", " …")
    line = uses(edition.reports[0], "special-rapporteur")[1]
    assert line.before == "During the period under review the "


def test_the_first_page_has_terms_of_the_edition(edition):
    """Of its masthead and its headings."""
    found = on_first_page(edition, edition.reports[0].report)
    assert [term.id for term in found] == ["note-by-the-secretary-general", "provisional-agenda"]
