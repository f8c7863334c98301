"""The engine is pure, its imports run one way, and each of its modules has its tests."""

import ast
import os
import re
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_cover  # modules are read here, not run

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "hooks" / "concordance"
MODULES = sorted(path.relative_to(ENGINE).with_suffix("").as_posix() for path in ENGINE.rglob("*.py"))
ELSEWHERE = {  # modules that are told by what the whole of their room does, and where
    "source/test_layouts.py": (  # stories: a source, its report.yml, and what is read from it
        "source/breaking source/contents source/descriptions source/footnotes source/headings"
        " source/hyphenation source/joining source/legibility source/markup source/outline source/schema"
        " source/sections source/transcript"
    ),
    "source/fidelity/test_trace.py": "source/fidelity/markup source/fidelity/trail source/fidelity/words",
    "intake/test_reading.py": (  # printed pages, and what is read from them
        "intake/columns intake/covers intake/document intake/endings intake/glyphs intake/headings"
        " intake/hyphens intake/joining intake/lines intake/marks intake/masthead intake/notes intake/tables"
    ),
    "intake/word/test_reading.py": (  # Word files, and what is read from them
        "intake/word/blocks intake/word/front intake/word/items intake/word/notes intake/word/roles intake/word/signs"
        " intake/word/styles intake/word/text"
    ),
    "drafting/test_printed.py": "drafting/printed_pages drafting/printed_walk",
    "intake/test_meetings.py": "drafting/speeches",  # records of meetings, and what is drafted of them
    "drafting/test_draft.py": (  # stories: a source, its draft
        "drafting/candidates drafting/layout drafting/masthead drafting/survey"
    ),
    "desk/test_decisions.py": "desk/outlining",
    "mentions/test_annotator.py": (  # stories: a text, its mentions
        "mentions/findings mentions/longer_names mentions/places mentions/reader"
    ),
    "mentions/test_anaphora.py": "mentions/antecedents mentions/history mentions/plurals",
    "mentions/test_unrecorded.py": "mentions/shape_finder",  # stories: names that no record has
    "names/test_symbols.py": "names/organs_apart",
    "names/test_shapes.py": "names/shape_ends names/shape_names names/shape_runs names/shape_starts names/shape_tails",
    "names/test_rules.py": "names/beside_places names/shared_abbreviations",  # stories: ambiguous words, what they mean
    "edition/test_assembly.py": "edition/edition",
    "edition/test_self_references.py": "edition/pointers",
    "citing/test_citations.py": "citing/stylebook",
    "citing/test_csl.py": "citing/csl_library",
    "data/test_akoma_ntoso.py": "data/akoma_identity data/akoma_ids data/akoma_text data/publisher",
    "data/test_database.py": "data/database_tables",
    "data/test_open_data.py": "addresses",
    "test_loading.py": "signs",
    "catalogue/test_catalogue.py": "names/building",
    "site/test_participation.py": "site/parties",
    "site/test_pages.py": "site/downloads site/paragraphs",
}
OUTSIDE = {"mkdocs", "logging", "os", "pathlib", "sys", "shutil", "subprocess", "tempfile", "glob", "socket", "http"}
OUTSIDE |= {"urllib.request"}  # urllib.parse only takes addresses apart
TOUCHING = {"open", "print", "input", "read_text", "read_bytes", "write_text", "write_bytes", "getLogger"}


def imported(tree):
    """The modules that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports fail in the entry files of hooks"
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def test_imports_run_one_way():
    """The rooms of the engine know those below them only, as pyproject.toml lists them."""
    program = (
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )
    command = [sys.executable, "-c", program]  # a process of its own: it turns off the loggers that are there
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": "hooks"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", MODULES)
def test_a_module_is_pure(name):
    """No module of the engine imports MkDocs or a way to the outside; none opens a path or logs."""
    tree = ast.parse((ENGINE / f"{name}.py").read_text(encoding="utf-8"))
    assert not {name for module in imported(tree) for name in (module, module.partition(".")[0])} & OUTSIDE
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    named |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not named & TOUCHING


def test_the_second_reading_of_a_source_shares_no_code_with_the_first():
    """It knows what report.yml declares and what a report is, and nothing by which the first one reads."""
    shared = {f"concordance.{name}" for name in ("private_use", "problems", "report", "source.schema")}
    for path in (ENGINE / "source" / "fidelity").glob("*.py"):
        ours = {
            name for name in imported(ast.parse(path.read_text(encoding="utf-8"))) if name.startswith("concordance.")
        }
        assert {name for name in ours if not name.startswith("concordance.source.fidelity.")} <= shared, path


def test_every_module_has_its_tests():
    """In the folder and under the name that mirror its own, or in the file that the list above gives."""
    folder = Path(__file__).parent
    told = {name for tests, names in ELSEWHERE.items() for name in names.split() if (folder / tests).is_file()}
    for name in (name for name in MODULES if not name.endswith("__init__")):
        room, _, module = name.rpartition("/")
        assert (folder / room / f"test_{module}.py").is_file() != (name in told), name


@pytest.mark.parametrize("room", ["names", "site"])
def test_a_room_tells_where_to_look(room):
    """Its list has every one of its modules, by name or by how its name begins, and no other."""
    listed = ast.get_docstring(ast.parse((ENGINE / room / "__init__.py").read_text(encoding="utf-8")))
    names = {name for line in listed.splitlines()[4:] for name in re.findall(r"[a-z_*]+", line[:34])}
    modules = {path.stem for path in (ENGINE / room).glob("*.py")} - {"__init__"}
    assert [name for name in modules if not any(fnmatch(name, each) for each in names)] == []
    assert [each for each in names if not any(fnmatch(name, each) for name in modules)] == []


def test_docs_hold_no_python():
    """Readers' words and programs live apart."""
    assert [path for path in (ROOT / "docs").rglob("*") if path.suffix in {".py", ".pyc", ".ipynb"}] == []


def test_programs_know_no_report():
    """What is said of one report stands in docs/, not in code."""
    programs = [path for folder in ("hooks", "scripts") for path in (ROOT / folder).rglob("*.py")]
    assert programs
    for path in programs:
        text = path.read_text(encoding="utf-8").lower()
        assert not [word for word in ("58/275", "migrant") if word in text], path
