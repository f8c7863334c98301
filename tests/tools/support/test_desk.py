"""The editor's desk: what it shows of each report, and the lines that it gives for what is decided."""

import json
import re
import shutil
from html import unescape
from urllib.parse import urlencode

import new_report
import pytest
from harbours import harbours
from printed import Text, pdf
from support import shelf
from support.desk import Desk
from word import geneva, p, r

from concordance.edition.assembly import assemble
from concordance.loading import load_yaml

SLUG = "a-99-8"
FORUM = "forum-of-harbour-workers-of-the-pacific"


@pytest.fixture(scope="module")
def begun(root, tmp_path_factory):
    """A folder with the templates of the desk and a report that was read from a PDF."""
    above = tmp_path_factory.mktemp("desk")
    shutil.copytree(root / "docs" / "templates" / "desk", above / "docs" / "templates" / "desk")
    (above / "docs" / "reports").mkdir(parents=True)
    (above / "docs" / "data").mkdir()
    shutil.copy(root / "docs" / "data" / "drafted-repairs.csv", above / "docs" / "data")
    (above / "A_99_8.pdf").write_bytes(harbours())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "ROOT", above)
        assert new_report.main([str(above / "A_99_8.pdf")]) == 0
    return above


@pytest.fixture
def folder(begun, tmp_path):
    """A copy of it that a test may change."""
    return shutil.copytree(begun, tmp_path / "copy")


@pytest.fixture
def kept(folder):
    """The folder of the report, in which the original is kept."""
    place = folder / "docs" / "reports" / SLUG
    shutil.copy(folder / "A_99_8.pdf", place / "original.pdf")
    return place


def shown(root, path=f"{SLUG}/", originals=(), **asked):
    """The words of a page of the desk."""
    answer = Desk(root, originals).answer(path, urlencode(asked))
    assert (answer.status, answer.kind) == ("200 OK", "text/html; charset=utf-8")
    html = answer.body.decode()
    assert "{{" not in html
    return html


def words(html):
    """The words of a page without its markup."""
    return " ".join(unescape(re.sub(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", "", html, flags=re.DOTALL)).split())


def test_the_list_tells_the_state_of_each_report(folder, kept):
    """Read without a problem, or how many there are; and whether its original is at hand."""
    told = words(shown(folder, ""))
    assert "A/99/8 Harbours and the people who work in them read without a problem, 1 question A_99_8.pdf" in told
    (kept / "original.pdf").unlink()
    (kept / "report.yml").write_text("symbol: A/99/8\n", encoding="utf-8")
    assert "1 problem, 1 question A_99_8.pdf, not at hand" in words(shown(folder, ""))
    shutil.rmtree(kept)
    assert "There is no report yet" in words(shown(folder, "index.html"))


@pytest.mark.usefixtures("kept")
def test_questions_come_first_and_lead_to_their_places(folder):
    """They are those that the command told."""
    html = shown(folder)
    assert "Paragraphs without a number after a numbered one. Assumed: part of the one above." in words(html)
    (place,) = re.findall(r'<a href="#(i3-\d+)">page 3, ', html)
    assert html.index(f'href="#{place}"') < html.index('id="page-1"') < html.index(f'id="{place}"')
    assert "The Special Rapporteur thanks all" in html[html.index(f'id="{place}"') :][:900]


@pytest.mark.usefixtures("kept")
def test_every_level_that_is_offered_for_a_heading_is_taken(folder):
    """And each that the outline can have is offered."""
    offered = re.search(r'<select name="level">(.*?)</select>', shown(folder))[1]
    levels = re.findall(r"<option(?: selected)?>(.*?)</option>", offered)
    assert levels == ["1", "2", "3", "4", "5"]
    for level in levels:
        told = words(shown(folder, f"{SLUG}/lines", line="31", level=level, **{"as": "heading"}))
        assert "outline" in told, level


def test_a_question_about_a_field_goes_when_the_field_is_changed(folder, tmp_path):
    """A year alone stays a question until there is a day."""
    file = tmp_path / "A_99_7.pdf"
    file.write_bytes(pdf([Text(60, 740, "A/99/7"), Text(60, 700, "2043"), Text(123, 610, "The rain", 14, bold=True),
                          Text(123, 500, "It rains in the towns.")]))  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "ROOT", folder)
        assert new_report.main([str(file)]) == 0
    declared = folder / "docs" / "reports" / "a-99-7" / "report.yml"
    asked = "Dates without a day"
    assert asked in words(shown(folder, "a-99-7/", [file]))
    declared.write_text(declared.read_text(encoding="utf-8").replace("'2043'", "2043-05-03"), encoding="utf-8")
    assert asked not in words(shown(folder, "a-99-7/", [file]))


@pytest.mark.usefixtures("kept")
def test_each_page_has_what_was_read_from_it(folder):
    """With numbers and ids, levels of headings, notes, and what was left out; its picture is asked for when seen."""
    html = shown(folder)
    for told in (
        "First page United Nations",
        "Heading, level 1 i I. Introduction",
        "Paragraph 1 para-1 1. From 3 to 5 May 2043",
        "Item (a) para-4-a (a) Shorter hours at night;",
        "Note 1 fn-1 [1] The Forum",
        "Continues para-6 The Special Rapporteur thanks",
        "Page header or footer, left out 44-01234 2/3",
        "Paragraph 5 para-5 (continued from the page before) and to pay",
    ):
        assert told in words(html).replace(" Decide", ""), told
    assert "<s>A/99/8</s>" in html
    assert html.count('loading="lazy"') == 3
    boxes = dict(re.findall(r'id="b(i\d+-\d+)".*?data-block="(\d+)"', html))
    items = dict(re.findall(r'class="item [^"]*" id="(i\d+-\d+)" data-block="(\d+)"', html))
    assert boxes == items


def test_pictures_are_made_of_the_original(folder, kept):
    """Of its pages only, and only while it is there."""
    desk = Desk(folder)
    assert desk.answer(f"{SLUG}/page-3.png").body.startswith(b"\x89PNG")
    for path in (f"{SLUG}/page-4.png", f"{SLUG}/page-0.png", f"{SLUG}/page-x.png", f"{SLUG}/else", "else/", "../x"):
        assert desk.answer(path) is None
    (kept / "original.pdf").write_bytes(b"%PDF-1.4 broken")
    assert desk.answer(f"{SLUG}/page-1.png") is None
    (kept / "original.pdf").unlink()
    assert desk.answer(f"{SLUG}/page-1.png") is None


def test_an_original_that_was_not_kept_may_be_given(folder, tmp_path):
    """It is known by its digest; another file belongs to no report."""
    html = shown(folder)
    assert "python3 scripts/build.py --serve --original A_99_8.pdf" in words(html)
    assert "Paragraph 1 para-1 Decide 1. From 3 to 5 May" in words(html)
    given = [folder / "A_99_8.pdf"]
    assert 'src="page-1.png' in shown(folder, originals=given)
    assert "belong to no report" not in words(shown(folder, "", given))
    other = tmp_path / "other.pdf"
    other.write_bytes(pdf([Text(100, 700, "Rain")]))
    assert "Files that belong to no report" in words(shown(folder, "", [other]))


def test_an_original_that_cannot_be_read_is_told(folder, kept):
    """The rest of the desk is shown."""
    (kept / "original.pdf").write_bytes(b"%PDF-1.4 broken")
    assert "original.pdf cannot be read: [pdf-damaged]" in words(shown(folder))


def test_a_report_that_was_begun_from_a_text_has_its_lines(folder, tmp_path, monkeypatch):
    """And the questions of its draft."""
    text = tmp_path / "rain.txt"
    text.write_text("A/99/9\n\nThe rain\n\nI. Rain\n\n1. It rains.\n2. It pours.\n", encoding="utf-8")
    monkeypatch.setattr(shelf, "ROOT", folder)
    new_report.main(["A/99/9", str(text)])
    told = words(shown(folder, "a-99-9/"))
    assert "This report was begun from a text" in told
    assert "title: is 'The rain' the title?" in told
    assert "1. It rains." in told


BROKEN = {
    "no YAML": (lambda text: text.replace("layout:", "layout: [\n"), "[bad-yaml]"),
    "no record": (lambda _: "- rain\n", "[bad-record]"),
    "nothing": (lambda _: "", "[empty-source]"),
    "another shape": (lambda text: re.sub(r"outline:\n(?:[- ].*\n)+", "outline: rain\n", text), "[bad-record]"),
    "a layout of another shape": (lambda text: re.sub(r"layout:\n(?: .*\n)+", "layout: rain\n", text), "[bad-record]"),
    "a heading that is not there": (lambda text: text.replace("II. Young", "II. Old"), "[heading-not-found]"),
}


def test_a_folder_without_its_files_is_told(folder, kept):
    """It may be about to be taken away, or have a Word file for its original."""
    about = json.loads((kept / "original.json").read_text(encoding="utf-8"))
    (kept / "original.pdf").unlink()
    (kept / "original.json").write_text(json.dumps(about | {"name": "rain.docx"}), encoding="utf-8")
    assert "rain.docx, is not a PDF" in words(shown(folder))
    for name in ("original.json", "source.md", "report.yml"):
        (kept / name).unlink()
        assert "problem" in words(shown(folder))
        assert words(shown(folder, ""))


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_report_yml_is_told_and_does_not_break_the_desk(folder, kept, broken):
    """What was read is shown as it looks in print; decisions that need the file wait for it."""
    change, code = BROKEN[broken]
    declared = kept / "report.yml"
    declared.write_text(change(declared.read_text(encoding="utf-8")), encoding="utf-8")
    told = words(shown(folder))
    assert code in told
    assert "as it looks in print" in told
    for choice in ("heading", "further", "field"):
        assert words(shown(folder, f"{SLUG}/lines", line="31", level="2", name="title", value="x", **{"as": choice}))


@pytest.mark.usefixtures("kept")
def test_what_else_is_wrong_is_told(folder):
    """With the report that it is about; what is of none on the list, and with each report, for it hides the site."""
    desk = Desk(folder)
    own, other = "[mark] docs/reports/a-99-8/events.yml: wrong", "[name] docs/data/names/bodies.yml, line 3: wrong"
    desk.wrong = (own, other)
    assert own in words(desk.answer(f"{SLUG}/").body.decode())
    listed = words(desk.answer("").body.decode())
    assert other in listed
    assert own not in listed
    desk.wrong = (other,)
    told = words(desk.answer(f"{SLUG}/").body.decode())
    assert other in told
    assert "But 1 problem elsewhere keeps the site from being shown." in told
    assert "cannot be listed until then" in told


@pytest.mark.usefixtures("kept")
def test_names_without_a_record_stay_while_something_is_wrong(folder, world):
    """They are those of the last edition without a problem, and said to be; each with the place of its lines."""
    edition = assemble(world | shelf.files(folder / "docs"))
    desk = Desk(folder)
    desk.edition = edition
    told = words(desk.answer(f"{SLUG}/").body.decode())
    assert "as they were" not in told
    ids = re.findall(r"(?m)^([a-z-]+):", world["data/names/bodies.yml"].decode())
    below = min(name for name in ids if name > FORUM)
    assert f"Into docs/data/names/bodies.yml, above {below}:" in told
    desk.wrong = ("[id-out-of-order] docs/data/names/bodies.yml, line 9: wrong",)
    told = words(desk.answer(f"{SLUG}/").body.decode())
    assert "Forum of Harbour Workers of the Pacific" in told
    assert "as they were" in told


def test_a_source_that_is_read_otherwise_today_is_told(folder, kept):
    """What is the same has its place all the same."""
    source = kept / "source.md"
    source.write_text(source.read_text(encoding="utf-8").replace("A place", "A bed"), encoding="utf-8")
    told = words(shown(folder))
    assert "differ from those that are read from the original today" in told
    assert "[source-differs]" in told


def lines_of(html):
    """The lines that a decision gives, by the field."""
    codes = re.findall(r"<pre tabindex=\"0\"><code>(.*?)</code></pre>", html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", code)) for code in codes]


def test_the_lines_of_a_decision_are_read_by_the_build(folder, kept):
    """They stand in the place that is told, and are as true as they are said to be."""
    declared = kept / "report.yml"
    source = (kept / "source.md").read_text(encoding="utf-8").split("\n")
    line = next(at for at, words in enumerate(source, 1) if words.startswith("The Special Rapporteur thanks"))
    html = shown(folder, f"{SLUG}/lines", line=line, **{"as": "own"})
    assert "With all of these lines the build reads the report without a problem." in words(html)
    text = declared.read_text(encoding="utf-8").split("\n")
    places = [(int(first), int(last)) for first, last in re.findall(r"lines (\d+) to (\d+)", words(html))]
    for (first, last), lines in sorted(zip(places, lines_of(html), strict=True), reverse=True):
        text[first - 1 : last] = lines.rstrip("\n").split("\n")
    declared.write_text("\n".join(text), encoding="utf-8")
    record = load_yaml(declared.read_text(encoding="utf-8"), "report.yml")
    assert "continues" not in record["layout"]
    told = words(shown(folder))
    assert "The build reads this report without a problem. Compare it" in told
    assert "Paragraph the-special-rapporteur" in told


@pytest.mark.usefixtures("kept")
def test_a_decision_tells_what_the_build_will_say(folder):
    """New problems and those that are gone, or that nothing changes, or why it cannot be."""
    html = shown(folder, f"{SLUG}/lines", line=1, name="date", value="soon", **{"as": "field"})
    assert "the build still says 1 problem" in words(html)
    assert "New with these lines" in words(html)
    same = shown(folder, f"{SLUG}/lines", line=1, name="author", value="Ada Pilot", **{"as": "field"})
    assert "The report says so already." in words(same)
    refused = shown(folder, f"{SLUG}/lines", line=1, found="hail", **{"as": "words"})
    assert "'hail' cannot be used here" in words(refused)
    for asked in ({"as": "nothing", "line": "1"}, {"as": "own", "line": "x"}, {}):
        assert not lines_of(shown(folder, f"{SLUG}/lines", **asked))


@pytest.mark.usefixtures("kept")
def test_fields_are_offered_with_the_values_that_they_have(folder):
    """So that a decision begins with them."""
    offered = dict(re.findall(r'<option data-present="(.*?)">(.*?)</option>', shown(folder)))
    assert offered["Harbours and the people who work in them"] == "title"
    assert offered["2044-03-12"] == "date"


@pytest.mark.usefixtures("kept")
def test_what_an_empty_value_takes_away_is_told(folder):
    """The value of a field, or words of the text; a field that is not there is not made."""
    gone = "This takes away what is there now:"
    html = shown(folder, f"{SLUG}/lines", line=1, name="author", value=" ", **{"as": "field"})
    assert f"{gone} Ada Pilot" in words(html)
    html = shown(folder, f"{SLUG}/lines", line=1, found="United", put="", **{"as": "words"})
    assert f"{gone} United" in words(html)
    assert gone not in words(shown(folder, f"{SLUG}/lines", line=1, name="author", value="A", **{"as": "field"}))
    same = shown(folder, f"{SLUG}/lines", line=1, name="subject", value="", **{"as": "field"})
    assert "The report says so already." in words(same)


@pytest.mark.usefixtures("kept")
def test_every_button_says_what_it_is_for(folder):
    """By a name of its own, since it is one of many."""
    html = shown(folder)
    names = re.findall(r'<button type="button" class="decide"[^>]*aria-label="(.*?)"', html)
    assert len(names) == html.count('class="decide"') > 10
    assert all(name.startswith("Decide: ") for name in names)
    assert "Decide: title, author and other fields" in names
    assert "Decide: I. Introduction" in names
    html = shown(folder, f"{SLUG}/lines", line="31", level="2", **{"as": "heading"})
    assert "Copy the lines for outline" in words(html)


def asked(html):
    """The questions that the desk shows."""
    part = html.partition('id="questions"')[2].partition("</section>")[0]
    return [words(each) for each in re.findall(r"<strong>(.*?)</strong>", part)]


def begun_anew(folder, name, data, *symbol):
    """The folder of another report, begun with this file."""
    file = folder / name
    file.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "ROOT", folder)
        assert new_report.main([*symbol, str(file)]) == 0
    (place,) = [each for each in (folder / "docs" / "reports").iterdir() if each.name != SLUG]
    return place


def changed(place, name, old, new):
    """Put other words into a file of a report."""
    text = (place / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (place / name).write_text(text.replace(old, new), encoding="utf-8")


THANKS = "Paragraphs without a number after a numbered one"


def test_a_field_is_a_question_until_it_is_filled(folder):
    """And again when it is emptied."""
    data = harbours().replace(b"12 March 2044", b"in the spring").replace(b"A/99/8", b"A/99/7")
    place = begun_anew(folder, "A_99_7.pdf", data)
    missing = "Not found on the first page"
    assert missing in asked(shown(folder, "a-99-7/"))
    changed(place, "report.yml", "date: ''", "date: 2044-03-12")
    assert missing not in asked(shown(folder, "a-99-7/"))
    changed(place, "report.yml", "date: 2044-03-12", "date: ''")
    assert missing in asked(shown(folder, "a-99-7/"))


def test_all_that_the_command_asks_is_asked_by_the_desk(folder, world, capsys):
    """The subject too, which the first page does not tell; of a PDF that is not at hand, a Word file and a text."""
    for path, text in world.items():
        if not path.startswith("reports/"):
            (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "docs" / path).write_bytes(text)
    hidden = p(r("It rains.") + r("Never", "<w:vanish/>"), "SingleTxtG")
    files = {
        "rain.pdf": (harbours().replace(b"A/99/8", b"A/99/7").replace(b"work in them", b"work in Peru"), []),
        "rain.docx": (geneva(p("Rain in Peru", "HChG"), hidden), ["A/99/7"]),
        "rain.txt": (b"A/99/7\n\nThe rain in Peru\n\nI. Rain\n\n1. It rains.\n", ["A/99/7"]),
    }
    for name, (data, symbol) in files.items():
        place = begun_anew(folder, name, data, *symbol)
        told = capsys.readouterr().out
        shown_now = asked(shown(folder, "a-99-7/"))
        lines = [line for line in told.splitlines() if line.startswith("  - ") and "the build " not in line]
        assert len(shown_now) == len(lines) > 1, name
        assert all(line.startswith(f"  - {words}") for line, words in zip(lines, shown_now, strict=True)), name
        (about,) = (each for each in shown_now if each.startswith("subject: is the report about 'PER'?"))
        assert about.endswith("If it is about something else, put the id of that there, or `none`"), name
        changed(place, "report.yml", "subject: PER\n", "subject: crc\n")
        assert len(asked(shown(folder, "a-99-7/"))) == len(lines) - 1, name
        shutil.rmtree(place)


def test_a_question_stays_while_its_place_is_what_was_assumed(folder, kept):
    """Whatever else of the report is changed or broken; what its lines make of it, and taking them out, ends it."""
    made = "kind: reading, where: page 2, reason: Read wrongly., evidence: The page."
    slip = "unit: '6', words: thanks, should_be: thanked, note: '', evidence: The page."
    for old, new in (
        ("repairs: []", f"repairs: [{{found: Shorter, put: Less, {made}}}]"),
        ("slips: []", f"slips: [{{{slip}}}]"),
        ("title: Harbours", "title: [Harbours"),
    ):
        assert asked(shown(folder)) == [THANKS]
        changed(kept, "report.yml", old, new)
    assert asked(shown(folder)) == [THANKS]
    assert "read without a problem" not in words(shown(folder))
    changed(kept, "report.yml", "title: [Harbours", "title: Harbours")
    told = words(shown(folder))
    first, last = map(int, re.search(r"take lines (\d+) to (\d+) out of docs", told).groups())
    lines = (kept / "questions.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    (kept / "questions.yml").write_text("".join([*lines[: first - 1], *lines[last:]]), encoding="utf-8")
    assert asked(shown(folder)) == []
    assert "Compare it with the original all the same." in words(shown(folder))


def test_a_list_tells_of_questions_too(folder, kept):
    """A report with one is not done."""
    assert "read without a problem, 1 question A_99_8.pdf" in words(shown(folder, ""))
    (kept / "questions.yml").unlink()
    assert "read without a problem A_99_8.pdf" in words(shown(folder, ""))
    assert "No questions of a first reading are kept with it." in words(shown(folder))


def test_questions_that_cannot_be_read_are_told(folder, kept):
    """Not taken for none."""
    (kept / "questions.yml").write_text("source: x\nquestions: [{ask: y}]\n", encoding="utf-8")
    told = words(shown(folder))
    assert "The questions of the first reading cannot be shown: [bad-record] docs/reports/a-99-8/questions.yml" in told
    assert "Compare it with" not in told
    changed(kept, "questions.yml", "[{ask: y}]", "[{asks: Is it so?}, {asks: Is it?}]")
    assert asked(shown(folder)) == ["Is it so?", "Is it?"]
    assert "take its lines out of docs" in words(shown(folder))


def test_styles_and_script_come_from_the_templates(folder):
    """And nothing else of the folder does."""
    desk = Desk(folder)
    assert desk.answer("desk.css").kind.startswith("text/css")
    assert desk.answer("desk.js").kind.startswith("text/javascript")
    assert desk.answer("list.html") is None
