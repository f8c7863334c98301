"""The folder of a report as the editor's desk sees it, whatever is wrong with its files."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from concordance import InputError
from concordance.desk import questions
from concordance.desk.questions import QuestionsShape
from concordance.desk.record_lines import Record
from concordance.loading import load_yaml
from concordance.problems import Problem
from concordance.report import Report
from concordance.source.reader import read_report

ORIGINAL = "original.pdf"


@dataclass(frozen=True)
class Folder:
    """The folder of a report, and what keeps the whole site from being shown."""

    path: Path
    wrong: Sequence[str] = ()
    given: Mapping[str, Path] = field(default_factory=dict)  # originals that were not kept, by their SHA-256

    @property
    def slug(self) -> str:
        """The name of the folder."""
        return self.path.name

    @cached_property
    def files(self) -> dict[str, bytes]:
        """The two files that the build reads, as the engine takes them."""
        names = ("source.md", "report.yml")
        return {f"reports/{self.slug}/{name}": file_bytes(self.path / name) for name in names}

    @property
    def source_bytes(self) -> bytes:
        """The source as it is kept."""
        return self.files[f"reports/{self.slug}/source.md"]

    @cached_property
    def source(self) -> str:
        """The words of the source."""
        return self.source_bytes.decode("utf-8", "replace")

    @cached_property
    def declared(self) -> str:
        """The text of report.yml."""
        return self.files[f"reports/{self.slug}/report.yml"].decode("utf-8", "replace")

    @cached_property
    def record(self) -> Record:
        """The fields of report.yml; none where it is no YAML."""
        return self.fields_of(self.declared)

    @staticmethod
    def fields_of(text: str) -> Record:
        """Return the fields of a report.yml; none where it is no YAML."""
        try:
            value = load_yaml(text, "report.yml")
        except InputError:
            return {}
        return value if isinstance(value, dict) else {}

    @cached_property
    def _read(self) -> tuple[Report | None, tuple[Problem, ...]]:
        try:
            return read_report(self.files, f"reports/{self.slug}"), ()
        except InputError as error:
            return None, error.problems

    @property
    def report(self) -> Report | None:
        """The report as the build reads it, if it can."""
        return self._read[0]

    @property
    def problems(self) -> list[str]:
        """What is wrong: with its reading, and what else of it keeps the site from being shown."""
        own = list(map(str, self._read[1]))
        return own + [line for line in self.wrong if f"docs/reports/{self.slug}/" in line and line not in own]

    @cached_property
    def about(self) -> dict[str, object]:
        """What original.json says; nothing where there is none that can be read."""
        try:
            value = json.loads(file_bytes(self.path / "original.json"))
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    @cached_property
    def _asked(self) -> tuple[QuestionsShape | None, tuple[Problem, ...]]:
        try:
            return questions.read(self.questions_text, f"docs/reports/{self.slug}/{questions.FILE}"), ()
        except InputError as error:
            return None, error.problems

    @property
    def has_questions(self) -> bool:
        """Whether it keeps the questions of its first reading."""
        return (self.path / questions.FILE).is_file()

    @cached_property
    def questions_text(self) -> str:
        """The text of questions.yml."""
        return file_bytes(self.path / questions.FILE).decode("utf-8", "replace")

    @property
    def asked(self) -> QuestionsShape | None:
        """What questions.yml keeps; none where there is none that can be read."""
        return self._asked[0] if self.has_questions else None

    @property
    def question_problems(self) -> tuple[str, ...]:
        """Why questions.yml cannot be read."""
        return tuple(map(str, self._asked[1])) if self.has_questions else ()

    @property
    def symbol(self) -> str:
        """The symbol that report.yml gives, or the name of the folder."""
        return str(self.record.get("symbol") or self.slug)

    @property
    def title(self) -> str:
        """The title that report.yml gives."""
        return str(self.record.get("title", ""))

    @property
    def name(self) -> str:
        """The name of the original's file; empty for a report that was begun from a text."""
        return str(self.about.get("name", ""))

    @property
    def layout(self) -> dict[str, object]:
        """The layout that report.yml gives."""
        layout = self.record.get("layout")
        return layout if isinstance(layout, dict) else {}

    @property
    def kept(self) -> Path | None:
        """The original: the one that was kept, or the one that was given and is the same file."""
        kept = self.path / ORIGINAL
        return kept if kept.is_file() else self.given.get(str(self.about.get("sha256", "")))


def file_bytes(path: Path) -> bytes:
    """Return what a file holds; nothing where there is none."""
    return path.read_bytes() if path.is_file() else b""
