"""A report with all that is known of it as one SQLite database, whose words can be searched.

The same edition gives the same bytes with one version of SQLite: pages of one size, no times, rows in one order, and
the version's number, which SQLite would write into the file, left at nought. Another version may lay the pages out in
another way; what stands in the tables is the same.
"""

import sqlite3
from contextlib import closing

from concordance.data.database_tables import SEARCH, TABLES, Subject

PAGE = 4096  # bytes
_VERSION = slice(96, 100)  # where the header of a database has the number of the version that wrote it


def database(subject: Subject) -> bytes:
    """Return the database; every row whose key stands in another table finds it there."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        for name, columns, rows in TABLES:
            connection.execute(f"CREATE TABLE {name} ({columns}){_without_row_id(columns)}")
            if every := [*rows(subject)]:
                places = ", ".join("?" * len(every[0]))
                connection.executemany(f"INSERT INTO {name} VALUES ({places})", every)  # noqa: S608 - no name from outside
        for statement in SEARCH:
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        data = bytearray(connection.serialize())
    data[_VERSION] = bytes(4)
    return bytes(data)


def _without_row_id(columns: str) -> str:
    """Return what keeps the rows of a table by its key, where that is words: else they stand in the file twice."""
    return " WITHOUT ROWID" if "TEXT PRIMARY KEY" in columns or ", PRIMARY KEY (" in columns else ""
