"""The data package of an edition: what each of its data files is, for the programs that know Frictionless' format.

By its specification (version 1) no path of a package leads above the file that describes it, so this file stands at the
root of the site.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from fnmatch import fnmatchcase

import msgspec

from concordance.data.declared import Declared, DeclaredTable, FieldShape, PlainShape
from concordance.data.publisher import Publisher
from concordance.edition.edition import Edition

PATH = "datapackage.json"
_NESTED = ("array", "object")  # as JSON has them; a cell of CSV has their words, with semicolons between them
_NUMBERS = ("minimum",)  # constraints that are numbers
_MEDIA = {"csv": "text/csv", "json": "application/json"}
Value = dict[str, object]


class DataPackage:
    """Describes the files of an edition that are there, as `declared` says what they are."""

    def __init__(self, declared: Declared, edition: Edition, files: Mapping[str, str]) -> None:
        """Prepare it; `files` are the texts of tables by path: whether they have rows, and whose sources those name."""
        self._declared = declared
        self._edition = edition
        self._files = files

    def written(self, paths: Collection[str], publisher: Publisher, version: str) -> str:
        """Return the description of the files of these paths that are declared."""
        reports = [each.report for each in self._edition.reports]
        package: Value = {
            "profile": "data-package",
            "name": reports[0].slug if len(reports) == 1 else "reports",
            "title": publisher.name,
            "version": version,
            **({"homepage": publisher.address} if publisher.address else {}),
            "sources": [
                {"title": f"{report.symbol}, {report.title}", "path": report.metadata.official} for report in reports
            ],
            "resources": [*self._resources(paths)],
        }
        return msgspec.json.format(msgspec.json.encode(package), indent=1).decode() + "\n"

    def _resources(self, paths: Collection[str]) -> Iterator[Value]:
        published = frozenset(paths)
        own = _by_report(published)
        for slug in (each.report.slug for each in self._edition.reports):
            for name, table in self._declared.report.items():
                for path in (path for path in own[slug] if fnmatchcase(path, f"{name}.*")):
                    if path.rpartition(".")[2] in table.files and ("*" in name or path.count("/") == name.count("/")):
                        yield self._table(f"{slug}/data/", path, table, slug)
            for name, plain in self._declared.plain.items():
                path = name.replace("SLUG", slug)
                path = path.removeprefix("/") if path.startswith("/") else f"{slug}/data/{path}"
                if path in published:
                    yield self._plain(path, plain, slug)
        for name, table in self._declared.site.items():
            for kind in table.files:
                if f"data/{name}.{kind}" in published:
                    yield self._table("data/", f"{name}.{kind}", table, "")

    def _table(self, folder: str, path: str, table: DeclaredTable, slug: str) -> Value:
        kind = path.rpartition(".")[2]
        fields = self._fields_of(table, f"{folder}{path}")
        schema: Value = {
            "fields": [self._field(name, field, kind) for name, field in fields.items()],
            "missingValues": [""],
        }
        if table.key:
            schema["primaryKey"] = [*table.key]
        if keys := [self._key(name, field, slug) for name, field in fields.items() if field.to]:
            schema["foreignKeys"] = keys
        return {
            "profile": "tabular-data-resource" if kind == "csv" else "data-resource",  # the first is for CSV alone
            **({} if self._is_empty(f"{folder}{path}") else {"type": "table"}),
            "name": _name(path, table, slug),
            "title": table.title,
            "description": table.says,
            "path": f"{folder}{path}",
            "format": kind,
            "mediatype": _MEDIA[kind],
            "encoding": "utf-8",
            **self._rights(table.terms),
            **self._sources(f"{folder}{path}", fields),
            "schema": schema,
        }

    def _fields_of(self, table: DeclaredTable, path: str) -> Mapping[str, FieldShape]:
        """Return the fields of a file; programs take those of its first row for those of all."""
        fields = self._declared.fields_of(table)
        if not any(field.sometimes for field in fields.values()):
            return fields
        first = self._files.get(path, "").partition("\n")[2].partition("\n")[0]
        return {name: field for name, field in fields.items() if not field.sometimes or f'"{name}": ' in first}

    def _is_empty(self, path: str) -> bool:
        """Whether a file is a list without rows, which programs do not take for a table."""
        return self._files.get(path, "")[:8].split() == ["[", "]"]

    def _plain(self, path: str, plain: PlainShape, slug: str) -> Value:
        return {
            "profile": "data-resource",
            "name": f"{slug}.{path.rpartition('/')[2]}",
            "title": plain.title,
            "path": path,
            "format": path.rpartition(".")[2],
            "mediatype": plain.mediatype,
            "encoding": "utf-8",
            **self._rights(plain.terms),
        }

    def _field(self, name: str, field: FieldShape, kind: str) -> Value:
        shape = self._declared.kinds[field.kind]
        of_type = "string" if kind == "csv" and shape.type in _NESTED else shape.type
        rules: Value = {
            rule: value == "true" if value in {"true", "false"} else int(value) if rule in _NUMBERS else value
            for rule, value in shape.constraints.items()
        }
        return {
            "name": name,
            "type": of_type,
            "description": field.says,
            **({"constraints": rules} if rules else {}),
        }

    def _key(self, name: str, field: FieldShape, slug: str) -> Value:
        target, _, other = field.to.partition(".")
        table = self._declared.report.get(target)
        resource = _name(f"{target}.{table.files[0]}", table, slug) if table else target
        return {"fields": [name], "reference": {"resource": resource, "fields": [other]}}

    def _rights(self, name: str) -> Value:
        terms = self._declared.terms[name]
        named = {"name": terms.name} if terms.name else {}
        return {"licenses": [{**named, "path": terms.path, "title": terms.title}]}

    def _sources(self, path: str, fields: Mapping[str, FieldShape]) -> Value:
        """Return the sources that the rows of a table name."""
        columns = [name for name, field in fields.items() if field.to == "sources.id"]
        rows = csv.DictReader(io.StringIO(self._files.get(path, ""), newline="")) if columns else ()
        named = {row[column] for row in rows for column in columns} & self._edition.sources.keys()
        used = [self._edition.sources[name] for name in sorted(named)]
        sources = [{"title": each.title, **({"path": each.url} if each.url else {})} for each in used]
        return {"sources": sources} if sources else {}


def _by_report(paths: Collection[str]) -> dict[str, list[str]]:
    """Return by the slugs of reports the paths of their data, below the folder of these."""
    own: dict[str, list[str]] = defaultdict(list)
    for slug, _, path in (path.partition("/data/") for path in sorted(paths)):
        own[slug].append(path)
    return own


def _name(path: str, table: DeclaredTable, slug: str) -> str:
    """Return the name of a resource: `a-58-275.mentions`; with its format if the table has a file of another before."""
    stem, _, kind = path.rpartition(".")
    parts = [slug, stem.replace("/", "_"), "" if kind == table.files[0] else kind]  # no slug and no id has such signs
    return ".".join(filter(None, parts))
