"""The engine is pure, and its imports run one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ENGINE = ROOT / "hooks" / "concordance"
ORDER = (  # a module imports from those before it only; a new module gets its place here
    "__init__ problems memory model report rules bounds records reserved checks declarations received expected"
    " fidelity names symbols leads spellings nesting wordings vocabulary anaphora capitals quoting definitions"
    " disambiguation annotation entries tables standing charting participation atlas numbering legibility markup"
    " headings breaking hyphenation joining outline contents notes transcript walking describing reading surveying"
    " sketching proposing drafting pointers references echoes roles marks marking gathering edition documents notation"
    " linking archive exports sheets stylebook locating styling interchange citing metadata scoring rendered proof"
    " collation card downloads sentences attestation setting client indexing parties kinship drawing asking pages book"
    " soundness epub"
).split()
OUTSIDE = {"mkdocs", "logging", "os", "pathlib", "sys", "shutil", "subprocess", "tempfile", "glob", "urllib", "socket"}
TOUCHING = {"open", "print", "input", "read_text", "read_bytes", "write_text", "write_bytes", "getLogger"}


def imported(tree):
    """The modules that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports fail in the entry files of hooks"
            within = node.module == "concordance"
            yield from [f"concordance.{each.name}" for each in node.names] if within else [node.module]
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


@pytest.mark.parametrize("name", ORDER)
def test_imports_run_one_way(name):
    """No module of the engine imports a later one, MkDocs, or a way to the outside; none opens a path or logs."""
    tree = ast.parse((ENGINE / f"{name}.py").read_text(encoding="utf-8"))
    modules = list(imported(tree))
    own = {module.removeprefix("concordance.") for module in modules if module.startswith("concordance")}
    assert own <= set(ORDER[: ORDER.index(name)])
    assert not {module.partition(".")[0] for module in modules} & OUTSIDE
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    named |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not named & TOUCHING


def test_every_module_has_its_place():
    """The order above names all modules of the engine, each once."""
    assert sorted(ORDER) == sorted(path.stem for path in ENGINE.glob("*.py"))


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
