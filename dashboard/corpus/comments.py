"""What schema.sql says of its tables and columns, put into the database itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = re.compile(
    r"((?:^-- [^\n]*\n)+)CREATE TABLE (\w+) \(\n(.*?)^\);", re.MULTILINE | re.DOTALL
)
_COLUMN = re.compile(r'^    "?(\w+)"? [A-Z].*?-- (.+)$', re.MULTILINE)


def comment_statements(schema: str) -> Iterator[str]:
    r"""
    Turn the SQL comments of a schema into COMMENT ON statements.

    Whoever opens the file without this program then finds what a table's rows
    and columns mean. One statement per table, and per column that has a comment.

    >>> list(comment_statements("-- One row a day.\nCREATE TABLE t (\n    a INT -- it's a\n);"))
    ["COMMENT ON TABLE t IS 'One row a day.'", "COMMENT ON COLUMN t.a IS 'it''s a'"]
    """
    for comment, table, body in _TABLE.findall(schema):
        yield f"COMMENT ON TABLE {table} IS {_quoted(comment.replace('-- ', ''))}"
        for column, meaning in _COLUMN.findall(body):
            yield f"COMMENT ON COLUMN {table}.{_identifier(column)} IS {_quoted(meaning)}"


def _identifier(name: str) -> str:
    return '"end"' if name == "end" else name  # the one reserved word among the names


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
