"""An invented report in few words: what every record has, and the report that is read by it."""

import dataclasses

import msgspec

from concordance.loading import shaped
from concordance.report import Metadata
from concordance.source.reader import read
from concordance.source.schema import ReportShape

WHERE = "docs/reports/a-99-1/source.md"
_RECORD = {
    "symbol": "A/99/1",
    "title": "Rain",
    "author": "Ada Pilot",
    "author_role": "Expert on rain",
    "body": "United Nations",
    "session": "Ninety-ninth session",
    "date": "2003-08-12",
    "language": "en",
    "official": "https://docs.un.org/en/A/99/1",
}
METADATA = shaped({name: _RECORD[name] for name in _RECORD.keys() - {"symbol", "title"}}, Metadata, "report.yml")


def changed(value, /, **fields):
    """The value, a dataclass or a struct, with these fields in the place of its own."""
    replace = msgspec.structs.replace if isinstance(value, msgspec.Struct) else dataclasses.replace
    return replace(value, **fields)


def record_of(told):
    """The record with what is told of it, and what every record has."""
    return shaped(_RECORD | told, ReportShape, "report.yml")


def read_as(source, told):
    """The report in this source, byte for byte, by the record with what is told of it."""
    return read(source, record_of(told), "a-99-1", WHERE)
