"""The pages for editors explain every field there is and no other, and their example works; README has true figures."""

import contextlib
import csv
import io
import re
import shutil
from collections import Counter
from html import unescape
from types import GenericAlias
from typing import get_args
from urllib.parse import urlencode

import msgspec
import new_report
import pytest
from harbours import harbours
from PIL import Image
from support import shelf
from support.desk import Desk

from concordance.catalogue import entries
from concordance.desk import questions
from concordance.edition import mark_reader, roles
from concordance.edition.assembly import assemble
from concordance.problems import InputError
from concordance.source import emphasis, schema
from concordance.terms import records, term

FILES = {  # the shape of each file, by the id of the heading above the table of its fields
    "report": schema.ReportShape,
    "questions": questions.QuestionsShape,
    "record": entries.EntryShape,
    "names": entries.ListedShape,
    "term": records.TermShape,
    "events": mark_reader.EventsShape,
    "recommendations": mark_reader.RecommendationsShape,
}
HEADING = re.compile(r"#+ .*?(?:\{: #([\w-]+) \})?")
LONGEST_README = 75
TERMS = "terms/(?:young-people|minor)"  # the examples of terms
FORUM = "forum-of-harbour-workers-of-the-pacific"  # the name of the example that no record has


@pytest.fixture(scope="module")
def pages(root):
    """The pages for editors, by their names."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((root / "docs" / "editing").glob("*.md"))}


# --- Every field is explained ---


def shapes_in(kind):
    """The shapes of records in a type: `tuple[FactShape, ...]` has one."""
    if isinstance(kind, type) and not isinstance(kind, GenericAlias):
        return [kind] if issubclass(kind, msgspec.Struct) else []
    return [shape for each in get_args(kind) for shape in shapes_in(each)]


def fields_of(shape, name, seen):
    """The names of the fields of a shape, and of each shape within that is not `seen`, with a name for each."""
    if shape in seen:
        return
    seen.add(shape)
    fields = msgspec.structs.fields(shape)
    yield name, sorted(field.encode_name for field in fields)
    for field in fields:
        for inner in shapes_in(field.type):
            yield from fields_of(inner, f"{name}-{field.encode_name}", seen)


def explained(pages):
    """The fields that each table explains, by the id of the heading above it."""
    for text in pages.values():
        name, inside = "", False
        for line in text.splitlines():
            if heading := HEADING.fullmatch(line):
                name = heading[1] or ""
            inside = line == "| Field | Meaning |" or (inside and line.startswith("|"))
            if inside and line.startswith("| `"):
                yield from ((name, field) for field in re.findall(r"`([^`]+)`", line.split(" | ")[0]))


def test_every_field_is_explained_and_no_other(root, pages):
    """Of every file that an editor writes: a field that comes or goes is named here."""
    seen = set()
    there = dict(pair for name, shape in FILES.items() for pair in fields_of(shape, name, seen))
    for path in sorted((root / "docs" / "data").rglob("*.csv")):
        there[path.stem] = sorted(next(csv.reader([path.read_text(encoding="utf-8").partition("\n")[0]])))
    there["roles"] = sorted(roles.COLUMNS)
    there["emphasis"] = sorted(emphasis.COLUMNS)
    told = {}
    for name, field in explained(pages):
        told.setdefault(name, []).append(field)
    assert {name: sorted(fields) for name, fields in told.items()} == there
    for module in (schema, questions, entries, mark_reader, records, term):
        own = {each for each in vars(module).values() if getattr(each, "__module__", "") == module.__name__}
        missed = [shape for each in own for shape in shapes_in(each) if not any(issubclass(s, shape) for s in seen)]
        assert missed == [], "a file that no table explains"


# --- The example works ---


@pytest.fixture(scope="module")
def example(pages):
    """The files of the example: each block of code by the last file that the words before it name."""
    found = {}
    for text in pages.values():
        for words, code in re.findall(r"\n\n([^\n]*:)\n\n((?:(?: {4}[^\n]*)?\n)+)", text):
            if names := re.findall(r"`([\w/.-]+\.(?:txt|yml|csv|md))`", words):
                block = "\n".join(line.removeprefix("    ") for line in code.strip("\n").splitlines())
                found[names[-1].removeprefix("docs/")] = f"{block}\n"
    return found


@pytest.fixture(scope="module")
def begun(example, world):
    """The small invented edition with the report of the example."""
    files = {"source.md": example["harbours.txt"], "report.yml": example["reports/a-99-8/report.yml"]}
    return world | {f"reports/a-99-8/{name}": text.encode() for name, text in files.items()}


NAMES = "data/names/bodies.yml"


def with_names(files, lines):
    """The files with an entry among the bodies, where its id belongs."""
    text = files[NAMES].decode()
    at = next(each.start() for each in re.finditer("^[a-z]", text, re.MULTILINE) if text[each.start() :] > lines)
    return files | {NAMES: f"{text[:at]}{lines}\n{text[at:]}".encode()}


def told(files):
    """The problems that end a build of these files, by their codes."""
    with pytest.raises(InputError) as refused:
        assemble(files)
    return {problem.code: str(problem) for problem in refused.value.problems}


def as_printed(problem):
    """A problem as the pages have it: without the numbers of lines, which change with every name that is added."""
    return re.sub(r"line \d+", "line N", problem)


def mentions(edition):
    """The entries that the report of the example mentions, with their units."""
    (annotated,) = [each for each in edition.reports if each.report.symbol == "A/99/8"]
    return [(mention.unit, mention.entry) for mention in annotated.mentions]


def test_a_report_is_begun_as_the_page_says(example, pages, tmp_path, monkeypatch, capsys):
    """The lines that the page shows are among those that the command prints."""
    monkeypatch.setattr(shelf, "ROOT", tmp_path)
    (tmp_path / "harbours.txt").write_text(example["harbours.txt"], encoding="utf-8")
    assert new_report.main(["A/99/8", str(tmp_path / "harbours.txt")]) == 0
    said = capsys.readouterr().out
    part = pages["report"].partition("### Begin it")[2].partition("###")[0]
    shown = re.findall(r"^    - (.*?)(?: \.\.\.)?$", part, re.MULTILINE)
    assert len(shown) == 3
    assert [line for line in shown if f"  - {line}" not in said] == []
    draft = (tmp_path / "docs" / "reports" / "a-99-8" / "report.yml").read_text(encoding="utf-8")
    assert "author: Special Rapporteur on harbours, Ada Pilot" in draft
    assert "lines: wrapped" in draft
    assert "Summary" not in draft


def test_its_report_is_read(begun):
    """With the number repaired, and links to what the edition knows."""
    edition = assemble(begun)
    assert mentions(edition) == [
        ("1", "PER"),
        ("2", FORUM),
        ("2", FORUM),
        ("3", "crc"),
        ("4", "PER"),
        ("4", FORUM),
        ("5", "PER"),
    ]
    assert not edition.entries[FORUM].recorded
    (report,) = [each.report for each in edition.reports if each.report.symbol == "A/99/8"]
    assert report.units_by_id["3"].text.startswith("The Convention on the Rights of the Child")
    assert report.units_by_id["summary-1"].text == "The Special Rapporteur met people who work in harbours."


def test_its_name_is_linked(begun, example, pages, root):
    """Where the page says that it belongs; in another place the build says where to move it."""
    edition = assemble(with_names(begun, example[NAMES]))
    assert [unit for unit, entry in mentions(edition) if entry == FORUM] == ["2", "2", "4"]
    assert edition.entries[FORUM].recorded
    ids = re.findall(r"^([\w-]+):", (root / "docs" / NAMES).read_text(encoding="utf-8"), re.MULTILINE)
    below = next(name for name in ids if name > FORUM)
    assert f"in the alphabet, above `{below}`:" in pages["names"]
    problem = told(begun | {NAMES: begun[NAMES] + b"\n" + example[NAMES].encode()})
    shown = re.sub("above '.*?'", f"above '{below}'", as_printed(problem["id-out-of-order"]))  # that of the real file
    assert block(pages["names"], "[id-out-of-order] ") == f"{shown}\n"


def test_a_name_without_a_source_is_told_as_the_page_says(begun, example, pages):
    """The example of what the build tells."""
    problem = told(with_names(begun, example[NAMES].replace("A/99/8", "''")))
    assert block(pages["index"], "[name-without-source] ") == f"{as_printed(problem['name-without-source'])}\n"


def test_no_page_has_a_number_of_a_line_of_the_names(pages):
    """It would be another one tomorrow."""
    assert [name for name, text in pages.items() if re.search(r"\.yml, line \d", text)] == []


def test_its_record_takes_the_place_of_the_names(begun, example, pages):
    """Both at once are told; a date may be corrected."""
    record = example[f"glossary/{FORUM}.md"]
    sources = begun["data/sources.csv"] + example["data/sources.csv"].encode()
    files = begun | {f"glossary/{FORUM}.md": record.encode(), "data/sources.csv": sources}
    problem = told(with_names(files, example[NAMES]))["id-twice"]
    assert block(pages["record"], "[id-twice] ") == f"{as_printed(problem)}\n"
    (fact,) = assemble(files).vocabulary.all_entries[FORUM].facts
    assert fact.date == "2013-05"


def test_its_marks_fit_the_report(begun, example):
    """An event, a recommendation, words left out, and roles, of which one is missing for review."""
    names = ("events.yml", "recommendations.yml", "roles.csv")
    marks = {f"reports/a-99-8/{name}": example[f"reports/a-99-8/{name}"].encode() for name in names}
    edition = assemble(with_names(begun, example[NAMES]) | marks)
    (annotated,) = [each for each in edition.reports if each.report.symbol == "A/99/8"]
    made = annotated.marks
    assert (len(made.events), len(made.recommendations), len(made.left_out)) == (1, 1, 1)
    assert {(problem.code, problem.where) for problem in edition.reviews} >= {("role-missing", "a-99-8 4")}


# --- From a PDF to the site ---


@pytest.fixture(scope="module")
def from_pdf(root, pages, tmp_path_factory):
    """The folder in which the steps of the page have been taken up to the desk, and what the command has said."""
    folder = tmp_path_factory.mktemp("walk")
    (folder / "docs" / "reports").mkdir(parents=True)
    shutil.copytree(root / "docs" / "templates" / "desk", folder / "docs" / "templates" / "desk")
    said = io.StringIO()
    (command,) = re.findall(r"^    python3 scripts/new_report\.py (.*)$", pages["pdf"], re.MULTILINE)
    shutil.copy(root / "docs" / "editing" / command, folder)
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(said):
        patch.setattr(shelf, "ROOT", folder)
        patch.chdir(folder)
        assert new_report.main([command]) == 0
    return folder, said.getvalue()


def block(page, begins):
    """The block of code of a page that begins so."""
    found = re.findall(rf"\n\n((?: {{4}}{re.escape(begins)}.*\n)(?: {{4}}.*\n)*)", page)
    assert len(found) == 1, begins
    return "".join(f"{line.removeprefix('    ')}\n" for line in found[0].splitlines())


def decided(folder, begins, **asked):
    """The fields that the desk gives for a decision about the line that begins so, put into report.yml."""
    place = folder / "docs" / "reports" / "a-99-8"
    source = (place / "source.md").read_text(encoding="utf-8").split("\n")
    line = next(at for at, words in enumerate(source, 1) if words.startswith(begins))
    asked = {name.rstrip("_"): value for name, value in asked.items()} | {"line": line}
    html = Desk(folder).answer("a-99-8/lines", urlencode(asked)).body.decode()
    assert "the build reads the report without a problem" in " ".join(html.split())
    text = (place / "report.yml").read_text(encoding="utf-8").split("\n")
    codes = re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", html, re.DOTALL)
    lines = [unescape(re.sub("<[^>]*>", "", each)) for each in codes]
    for at, new in zip(re.findall(r"lines? (\d+)(?: to (\d+))?:</p>", html), lines, strict=True):
        text[int(at[0]) - 1 : int(at[1] or at[0])] = new.rstrip("\n").split("\n")
    (place / "report.yml").write_text("\n".join(text), encoding="utf-8")
    return lines


def test_the_pdf_of_the_page_is_the_invented_one(root):
    """As tests/harbours.py makes it."""
    assert (root / "docs" / "editing" / "A_99_8.pdf").read_bytes() == harbours()


def test_a_pdf_is_begun_as_the_page_says(from_pdf, pages):
    """Word for word."""
    assert block(pages["pdf"], "Made docs/") == from_pdf[1]
    assert set(re.findall(r"scripts/build\.py --serve --original (\S+)", pages["pdf"])) == {"A_99_8.pdf"}


def test_its_decisions_are_those_of_the_desk(from_pdf, pages, world):
    """Each field as the page has it; the build then reads the report, and links the name."""
    folder = from_pdf[0]
    page = pages["pdf"]
    thanks = "The Special Rapporteur thanks all"
    assert sorted(decided(folder, thanks, as_="own")) == [block(page, "layout:"), block(page, "outline:")]
    slip = {"unit": "1", "words": "Govenrment", "should_be": "Government"}
    said = {"note": "Two letters have changed places.", "evidence": "The PDF has it too."}
    assert decided(folder, "1. From 3 to 5", as_="slip", **slip, **said) == [block(page, "slips:")]
    edition = assemble(world | shelf.files(folder / "docs"))
    (report,) = [each.report for each in edition.reports if each.report.symbol == "A/99/8"]
    assert report.units_by_id["the-special-rapporteur-1"].text.startswith(thanks)
    assert [slip.should_be for slip in report.units_by_id["1"].slips] == ["Government"]
    assert ("2", FORUM) in mentions(edition)


def test_it_names_every_choice_of_the_desk(root, pages):
    """In the words and the order of the form."""
    form = (root / "docs" / "templates" / "desk" / "report.html").read_text(encoding="utf-8")
    choices = re.findall(r'<option value="\w+">(.*?)</option>', form)
    told = re.findall(r"^\| ([^|]+) \| ", block_of_table(pages["pdf"], "Choice"), re.MULTILINE)
    assert told == choices


def block_of_table(page, head):
    """The rows of the table whose first column has this head."""
    return page.partition(f"| {head} | ")[2].partition("| --- | --- |\n")[2].partition("\n\n")[0]


def test_its_pictures_are_small_and_told_in_words(root, pages):
    """Every picture of the pages for editors, in the size that they say."""
    shown = []
    for page in pages.values():
        for words, name, width, height in re.findall(r'!\[(.*?)\]\((.*?)\)\{: width="(\d+)" height="(\d+)"', page):
            path = root / "docs" / "editing" / name
            assert path.stat().st_size < 60_000, name
            with Image.open(path) as picture:
                assert picture.size == (int(width), int(height)), name
            assert len(words) > 60, name
            shown.append(name)
    assert sorted(shown) == sorted(path.name for path in (root / "docs" / "editing").glob("*.avif"))


# --- README ---


def test_readme_has_the_figures_of_the_data(root):
    """Those of the sets that nobody had looked at, taken together."""
    count = Counter()
    with (root / "docs" / "data" / "accuracy-unseen.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in ("marked", "found", "right"):
                count[row["value"], name] += int(row[name])
    kinds = {"countries": "country", "bodies": "body", "processes": "process"}
    text = (root / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\w+) \| ([\d,]+) \| ([\d.]+) \| ([\d.]+) \|$", text, re.MULTILINE)
    assert len(rows) == 5
    for name, marked, precision, recall in rows:
        kind = kinds.get(name, name.removesuffix("s"))
        assert int(marked.replace(",", "")) == count[kind, "marked"], name
        assert precision == f"{count[kind, 'right'] / count[kind, 'found']:.3f}", name
        assert recall == f"{count[kind, 'right'] / count[kind, 'marked']:.3f}", name


def test_readme_and_the_pages_have_the_same_figures(root, pages):
    """What README says of search and speed is measured.md's; of the sets, the page on accuracy's."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    told = "\n".join(re.findall(r"(?m)^- \*\*(?:Search|Speed)\.\*\* .*$", readme))
    figures = re.findall(r"\d[\d.,]*\d|\d", re.sub(r"`.*?`", "", told))
    measured = set(re.findall(r"\d[\d.,]*\d|\d", pages["measured"]))
    assert len(figures) > 3
    assert [figure for figure in figures if figure not in measured] == []
    accuracy = (root / "docs" / "about" / "accuracy.md").read_text(encoding="utf-8")
    sets = re.findall(r"(?m)^- \*\*\w+\*\*: (\d+)", accuracy)
    rows = (root / "docs" / "data" / "accuracy-unseen.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(sets) == len({row.partition(",")[0] for row in rows})
    assert f"In {sum(map(int, sets)):,} paragraphs and sentences" in readme


def test_readme_stays_short(root):
    """What is longer than one and a half screens stands in a page for editors."""
    assert len((root / "README.md").read_text(encoding="utf-8").splitlines()) <= LONGEST_README


def test_every_place_that_the_words_name_is_there(root, pages):
    """Files and folders in README and in the pages for editors."""
    texts = {"README": (root / "README.md").read_text(encoding="utf-8"), **pages}
    for page, text in texts.items():
        for name in re.findall(r"`((?:docs|hooks|scripts|tests)/[\w./-]+)`", text):
            if not re.search(f"SLUG|a-99-8|fhwp|{FORUM}|{TERMS}", name):
                assert (root / name).exists(), (page, name)


def test_its_terms_are_found(begun, example):
    """The term of the example in its report, and the page of the other, to which it refers."""
    terms = {name: text.encode() for name, text in example.items() if name.startswith("data/terms/")}
    assert set(told(begun | {name: text for name, text in terms.items() if "minor" not in name})) == {"unknown-term"}
    edition = assemble(begun | terms)
    found = [(mark.unit, mark.quote, mark.term) for each in edition.reports for mark in each.terms]
    assert found == [("3", "young people", "young-people")]
    assert [*edition.terms] == ["minor", "young-people"]


def test_what_was_left_out_is_counted(pages, edition):
    """In the text of A/58/275, whole words, capitals or not; and no such words are a term."""
    text = "\n".join(unit.text for unit in edition.reports[0].report.units)
    rows = re.findall(r"(?m)^\| ([^|]+) \| (\d+) \| [^|]+ \|$", pages["terms"].partition("{: #left-out }")[2])
    assert len(rows) > 20
    for words, times in rows:
        assert len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)) == int(times), words
    forms = {form for term in edition.terms.values() for form in term.forms}
    assert not forms & {words for words, _ in rows}
