"""The way out: the built site as plain Markdown has the words, ids and links of every page."""

import json

import markdown
import materialise
import pytest
import yaml
from support.materialised import differences


@pytest.fixture(scope="module")
def made(built, tmp_path_factory):
    """The site in Markdown, and in public/ what a plain Markdown program makes of it."""
    folder = tmp_path_factory.mktemp("materialised") / "out"
    pages = materialise.materialise(built(""), folder)
    reader = markdown.Markdown(extensions=["attr_list", "tables", "toc"])
    for name in pages:
        words = (folder / "pages" / name.replace(".html", ".md")).read_text(encoding="utf-8").split("\n---\n", 1)[1]
        target = folder / "public" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        content = reader.reset().convert(words)
        target.write_text(f"<html><body><article>{content}</article></body></html>", encoding="utf-8")
    return folder, pages


def test_every_page_keeps_words_ids_and_links(made, built, capsys):
    """As any program for Markdown with attributes and tables reads it."""
    folder, pages = made
    assert len(pages) > 150
    status = materialise.main(["--proof", str(folder), "--site", str(built(""))])
    assert capsys.readouterr().out.splitlines() == [
        f"{len(pages)} pages compared: 0 differences in words, ids or links"
    ]
    assert status == 0


def test_words_are_told_from_where_they_differ():
    """Also where one page only has more of them."""
    one, other = ("<html><body><article>It rains" + more + "</article></body></html>" for more in (".", ". It snows."))
    assert differences("x.html", one, other) == ["x.html: the words differ: '', 'Itsnows.'"]


def test_a_page_that_differs_or_is_missing_is_told(made, built, capsys):
    """And the exit status says so."""
    folder, pages = made
    page = folder / "public" / pages[0]
    whole = page.read_text(encoding="utf-8")
    for text in (whole.replace("the", "teh", 1), None):
        page.unlink()
        if text:
            page.write_text(text, encoding="utf-8")
        assert materialise.main(["--proof", str(folder), "--site", str(built(""))]) == 1
        assert capsys.readouterr().out.startswith(f"{pages[0]}: ")
    page.write_text(whole, encoding="utf-8")


def test_pages_have_front_matter(made):
    """What the page is called, and what it is about."""
    text = (made[0] / "pages" / "a-58-275" / "ii.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["title"].startswith("II. Activities of the Special Rapporteur")
    assert front["description"].startswith("A/58/275, paragraphs 3–5")  # noqa: RUF001 - as it is


def test_all_other_files_are_there(made, built):
    """Data, downloads, short addresses; the frame's own files are left."""
    folder = made[0] / "files"
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert (folder / "a-58-275" / "p" / "24.html").is_file()
    assert (folder / "a-58-275" / "data" / "source.md").read_bytes() == (
        built("") / "a-58-275" / "data" / "source.md"
    ).read_bytes()
    assert (folder / "assets" / "world.svg").is_file()
    assert not (folder / "assets" / "edition.js").exists()


def test_what_is_there_is_not_overwritten(tmp_path, built, capsys):
    """A folder with something in it, or a site that is none."""
    (tmp_path / "mine").write_text("x")
    assert materialise.main([str(tmp_path), "--site", str(built(""))]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert materialise.main([str(tmp_path / "new"), "--site", str(tmp_path)]) == 1
    assert "is no built site" in capsys.readouterr().err
    assert materialise.main([str(tmp_path / "new"), "--site", str(built(""))]) == 0
