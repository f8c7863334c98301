"""The live preview shows, after any change and page by page, what a full build from nothing would write."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import material
import pytest
from previewing import answer, eventually, serving
from support.live_preview import Preview
from tiers import few

REPORT = "x-2031-7"
ENTRY = "harbour-towns:\n  title: Working Group on Harbour Towns\n  explanation: Invented.\n  source: X/2031/7\n"
SIZES = re.compile(rb", [\d.]+ [kM]B(?=; <a)|[\d.]+ [kM]B; (?=<a)")  # of what is made last, on the front page
# the preview, which does not know the pages that nobody has looked at, has all of Material's styles
SHEET = re.compile(r"assets/stylesheets/main\.[^/]+\.css")
# what only a whole build makes: the archive, and what lies beside a report for it and for other sites
WHOLE = re.compile(r"downloads/.*|[^/]+/data/source\.md|[^/]+/card\.png|sitemap\.xml(\.gz)?")


@pytest.fixture(scope="module")
def one_by_one(copied, tmp_path_factory):
    """A folder with two reports and all that a build needs, and the preview that all changes pass through in turn."""
    folder = copied(tmp_path_factory.mktemp("previewed"))
    return folder, Preview(folder, tmp_path_factory.mktemp("shown"))


@pytest.fixture(scope="module")
def at_once(copied, tmp_path_factory):
    """Another such folder and preview, for all changes at once; it is served after them."""
    folder = copied(tmp_path_factory.mktemp("at-once"))
    preview = Preview(folder, tmp_path_factory.mktemp("shown"))
    preview.update()
    return folder, preview


@pytest.fixture
def previewed(request, change):
    """The folder and the preview for a change: those that the others have passed through, or new ones for all."""
    if change is not all_at_once:
        return request.getfixturevalue("one_by_one")
    folder, preview = request.getfixturevalue("at_once")
    for page in ("index.html", "glossary/iom.html", f"{REPORT}/i.html"):  # which will have to be made anew
        preview.make(page)
    return folder, preview


def edited(path, *changes):
    """Replace words in the file by others."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8", newline="")


def nothing(folder):
    """Nothing is changed."""


def one_word(folder):
    """One word of a report's text becomes another, a State that it did not mention."""
    report = folder / "docs" / "reports" / REPORT
    edited(report / "source.md", ("Peru", "Ghana"))
    digest = hashlib.sha256((report / "source.md").read_bytes()).hexdigest()
    declared = report / "report.yml"
    text = re.sub(r"(?m)^sha256: .*$", f"sha256: {digest}", declared.read_text(encoding="utf-8"))
    declared.write_text(text, encoding="utf-8")


def a_name(folder):
    """A record gets another title and another abbreviation, by which no report names it."""
    edited(folder / "docs" / "glossary" / "iom.md", ("Organization for", "Office for"), ("- IOM", "- XIOM"))


def a_new_name(folder):
    """A body that the reports mention gets an entry among the names."""
    edited(folder / "docs" / "data" / "names" / "bodies.yml", ("\nhelpage:", f"\n{ENTRY}\nhelpage:"))


def a_name_less(folder):
    """And loses it again."""
    edited(folder / "docs" / "data" / "names" / "bodies.yml", (f"{ENTRY}\n", ""))


def a_template(folder):
    """A template of pages and the frame of all pages say something else."""
    edited(folder / "docs" / "templates" / "pages" / "section.html", ("beginning", "starting"))
    edited(folder / "docs" / "templates" / "theme" / "main.html", ("Skip to content", "To the content"))


def all_at_once(folder):
    """All of these."""
    for change in (one_word, a_name, a_new_name, a_template):
        change(folder)


CHANGES = [nothing, one_word, a_name, a_new_name, a_name_less, a_template, all_at_once]


@pytest.mark.parametrize("change", few(CHANGES, quick=[all_at_once], reason="each change by itself"))
def test_the_preview_shows_what_a_full_build_writes(previewed, tmp_path, change):
    """Byte for byte, on every page and in all data of both reports, and nothing else."""
    folder, preview = previewed
    change(folder)
    original = folder / "docs" / "reports" / REPORT / "original.pdf"
    original.write_bytes(b"%PDF-1.4 kept for the editor's desk")
    preview.refresh()
    site = tmp_path / "site"
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--no-strict", "--site-dir", str(site)]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    original.unlink()
    built = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    (archive,) = [path for path in built if path.endswith("-offline.zip")]
    packed = zipfile.ZipFile(io.BytesIO(built[archive])).namelist()
    # desk.html and assets/desk/ are the readers' and go along; the folder desk/ is the editors', in the preview only
    assert [path for path in (*built, *packed) if re.search(r"(?<!assets/)\bdesk/|original|templates", path)] == []
    built["index.html"] = SIZES.sub(b"", built["index.html"])
    for path in sorted(built):
        preview.make(path)
    shown = {
        path.relative_to(preview.site).as_posix(): path.read_bytes()
        for path in preview.site.rglob("*")
        if path.is_file()
    }
    assert sorted(path for path in built.keys() | shown.keys() if not WHOLE.fullmatch(path)) == sorted(
        path for path in shown if not WHOLE.fullmatch(path)
    )
    (sheet,) = [path for path in shown if SHEET.fullmatch(path)]
    assert shown.pop(sheet) == (Path(material.__file__).parent / "templates" / sheet).read_bytes()
    assert [path for path in shown if not WHOLE.fullmatch(path) and shown[path] != built.get(path)] == []


@pytest.mark.parametrize(
    ("page", "document"),
    [
        (f"{REPORT}/i.html", f"https://example.org/{REPORT}"),
        ("glossary/iom.html", "../reports/index.html"),
    ],
)
def test_every_page_leads_to_official_documents(one_by_one, page, document):
    """A page of a report to that of its report, any other to the list of all, which would fill it."""
    _, preview = one_by_one
    preview.refresh()
    preview.make(page)
    banner = (preview.site / page).read_text(encoding="utf-8").partition('class="banner')[2].partition("</aside>")[0]
    assert re.findall(r'href="([^"]*)"', banner) == [document]


@pytest.fixture(scope="module")
def served(at_once):
    """The address of a preview that is served, and the folder that it shows, in which a test mends what it breaks."""
    folder, preview = at_once
    with serving(preview) as address:
        yield address, folder


BROKEN = {
    "a record": ("glossary/iom.md", "kind: body", "kind: boddy", "docs/glossary/iom.md, kind"),
    "a name": ("data/names/bodies.yml", "title: HelpAge", "titel: HelpAge", "docs/data/names/bodies.yml, line "),
    "a report": (f"reports/{REPORT}/report.yml", "symbol:", "simbol:", f"docs/reports/{REPORT}/report.yml"),
    "a template": ("templates/pages/entry.html", "{{", "{{ nothing_of_the_kind }}{{", "nothing_of_the_kind"),
}


def test_the_desk_is_served_beside_the_site(served):
    """With its styles, and a page for addresses that it does not have."""
    address, _ = served
    listed = eventually(f"{address}desk/", 200)
    assert f'href="/desk/{REPORT}/"' in listed
    assert "names without a record" in eventually(f"{address}desk/{REPORT}/", 200).lower()
    for path, status in (("desk.css", 200), ("desk.js", 200), ("nothing/", 404), ("desk.html", 404)):
        assert answer(f"{address}desk/{path}")[0] == status


@pytest.mark.parametrize("broken", few(BROKEN, quick=["a record"], reason="each kind of file, broken"))
def test_while_something_is_broken_pages_say_what_and_come_back(served, broken):
    """They say where it is, are loaded anew by themselves, and are as before when it is mended."""
    path, old, new, told = BROKEN[broken]
    address, folder = served
    page = f"{address}glossary/iom.html"
    before = eventually(page, 200)
    edited(folder / "docs" / path, (old, new))
    answered = eventually(page, 503)
    assert told in answered
    assert "/livereload/" in answered
    assert told in answer(page)[1]
    status, desk = answer(f"{address}desk/{REPORT}/")
    assert (status, "livereload" in desk, "names without a record" in desk.lower()) == (200, True, True)
    assert told in desk
    edited(folder / "docs" / path, (new, old))
    mended = eventually(page, 200)
    epoch = re.compile(r"/livereload/\d+\.js")
    assert epoch.sub("", mended) == epoch.sub("", before)
