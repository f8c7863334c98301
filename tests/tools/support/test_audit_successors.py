"""The audit of successors: each file in which two sites differ is named."""

from pathlib import Path

from support import audit_successors, environment

ROOT = Path(__file__).parents[3]


def test_differences_are_told_file_by_file(tmp_path):
    """Of both sides: what one lacks, and what is not the same."""
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, files in ((one, {"a/same": "x", "b": "x", "c": "x"}), (other, {"a/same": "x", "b": "y", "d": "x"})):
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
    assert audit_successors.differences(one, other) == ["c is only in one", "d is only in other", "b differs"]
    assert audit_successors.differences(one, one) == []


def test_every_successor_is_in_the_lock_with_its_hashes():
    """So that an audit installs what was looked at, and nothing else."""
    lock = (ROOT / audit_successors.LOCK).read_text(encoding="utf-8")
    assert {name for name, _ in environment.pins(lock)} == {*audit_successors.GENERATORS}
    assert lock.count("--hash=sha256:") >= 2 * len(audit_successors.GENERATORS)
