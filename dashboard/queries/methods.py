"""How the corpus was made: the build's own report."""

from __future__ import annotations

from dashboard.corpus.query import Query


def build_report() -> Query:
    """List what the build noted. Columns: key, value."""
    return Query.of("SELECT key, value FROM build_info ORDER BY key")


def rejects() -> Query:
    """List the files that could not be read. Columns: path, reason, line, detail."""
    return Query.of("SELECT path, reason, line, detail FROM rejects ORDER BY path LIMIT 1000")


def rejects_by_reason() -> Query:
    """Count the files that could not be read. Columns: reason, files."""
    return Query.of(
        "SELECT reason, count(*) AS files FROM rejects GROUP BY reason ORDER BY files DESC, reason"
    )


def table_sizes() -> Query:
    """Count the rows of every public table. Columns: table_name, rows, meaning."""
    return Query.of(
        "SELECT table_name, estimated_size AS rows, coalesce(comment, '') AS meaning"
        " FROM duckdb_tables()"
        " WHERE NOT temporary ORDER BY table_name"
    )


def dictionary() -> Query:
    """
    List the columns of every public table.

    Columns: table_name, column_name, data_type, meaning ("" where the name says all).
    """
    return Query.of(
        "SELECT table_name, column_name, data_type, coalesce(comment, '') AS meaning"
        " FROM duckdb_columns()"
        " WHERE NOT internal ORDER BY table_name, column_index"
    )
