"""Slips in quotations: where a page or a book repeats one, it has the mark that it has in the text."""

import html
import re

from concordance.site.slips import parted, slips_in_names

MARK = "[sic]"


def test_words_are_parted_where_a_slip_ends(edition):
    """Together they are the words; a slip whose end is not quoted is not marked."""
    unit = edition.reports[0].units_by_id["3(g)"]
    ends = [slip.end for slip in unit.slips]
    assert len(ends) == 3
    whole = parted(unit, 0, len(unit.text))
    assert "".join(words for words, _ in whole) == unit.text
    assert [number for _, number in whole] == [1, 2, 3, 0]
    assert whole[0][0].endswith("I° Encuentro Continental Sobre")
    assert parted(unit, 0, ends[0] - 1) == [(unit.text[: ends[0] - 1], 0)]
    assert parted(unit, ends[0], ends[1]) == [(unit.text[ends[0] : ends[1]], 2)]
    assert parted(unit, 5, 5) == [("", 0)]


def test_words_without_a_slip_are_one_piece(edition):
    """Most units have none."""
    unit = edition.reports[0].units_by_id["24"]
    assert unit.slips == ()
    assert parted(unit, 4, 22) == [("Special Rapporteur", 0)]
    assert parted(unit, 5, 5) == [("", 0)]


def test_a_name_with_a_slip_is_known_by_its_words(edition):
    """And one beside a slip is none."""
    found = slips_in_names(edition.reports[0])
    assert found["Bogota"].should_be == "Bogotá"
    assert found["Durban Declaration and Plan of Action"].words == "Plan of Action"
    assert "Cancún" not in found
    assert "Special Rapporteur" not in found


def quotations(text):
    """What a page has in quotation marks, each with its marks of slips as words."""
    text = text.replace('<span class="sic"></span>', f" {MARK}")
    for found in re.findall(r"<q\b[^>]*>(.*?)</q>|<blockquote\b[^>]*>(.*?)</blockquote>", text, re.DOTALL):
        yield " ".join(html.unescape(re.sub(r"<[^>]+>", "", "".join(found))).split())


def test_what_pages_quote_has_the_mark_of_each_slip(edition, edition_html):
    """In the timeline, among recommendations, on the pages of entries and States, and side by side."""
    (annotated,) = edition.reports
    slips = [(unit, slip) for unit in annotated.report.units for slip in unit.slips]
    explained = {*slips_in_names(annotated), *(slip.words for _, slip in slips)}  # quoted with what is said about them
    bare, marked = [], set()
    for path, text in edition_html.items():
        if "corrections" in path or "/p/" in path:
            continue  # a short address shows the words alone, and leads to them at once
        for words in quotations(text):
            plain = words.replace(f" {MARK}", "")
            if plain in explained:
                continue
            for unit, slip in slips:
                at = " ".join(unit.text.split()).find(plain)
                place = plain.find(slip.words)
                if at < 0 or place < 0 or len(plain) < 40 or unit.text.find(slip.words) != slip.start:
                    continue  # no words of this unit, or too few to tell
                if f"{slip.words} {MARK}" in words:
                    marked.add(path)
                else:
                    bare.append((path, slip.words, words))
    assert bare == []
    for part in ("timeline", "recommendations", "compare", "glossary/", "countries/"):
        assert any(part in path for path in marked), part
