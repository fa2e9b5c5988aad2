"""Check the translations of a shard."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from dashboard.audit.check import Check, Row, Texts
from dashboard.audit.figure_values import Figure
from dashboard.audit.find import find_checks
from dashboard.language.kinds import KINDS
from dashboard.places.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.language.alignment import Alignment

VERDICTS: Final = ("agrees", "differs", "missing")
"""In the order of the columns that count them."""
_MOST: Final = 2**16 - 1
"""Checks of an article that are kept; a million characters of leftovers have more."""
_COLUMNS: Final = 2 + len(Check._fields)
_OF_MENTION: Final = ("place_id", "start", "end", "surface", "candidates", "refers_back")
"""Columns of the table of mentions, in the order of Mention."""


class Checked(NamedTuple):
    """
    What came of checking.

    Attributes:
        columns: Of the table of checks.
        counts: Three columns of the records: checks by verdict, in the order of VERDICTS.

    """

    columns: list[Sequence[Any]]
    counts: list[Sequence[int]]


def check_records(
    records: Mapping[str, Sequence[Any]],
    mentions: Mapping[str, Sequence[Any]],
    figures: Mapping[str, Sequence[Any]],
    rows: Alignment,
) -> Checked:
    """
    Check every record of a shard.

    Args:
        records: Columns by name.
        mentions: Likewise, in order of record.
        figures: Likewise, with the numbers that they were paired with.
        rows: The aligned paragraphs; articles are counted as the records lie.

    """
    mentions_of = _by_record(mentions["record_no"], _rows(mentions, ("role", *_OF_MENTION)))
    figures_of = _by_record(figures["record_no"], _rows(figures, Figure._fields))
    kinds = [KINDS[kind] for kind in rows.kinds.tolist()]
    spans = [column.tolist() for column in rows[3:7]]
    confidences = rows.confidences.tolist()
    rows_of = _by_record(rows.articles.tolist(), zip(*spans, kinds, confidences, strict=True))
    found: list[tuple[Any, ...]] = []
    counts = []
    for at, texts in enumerate(_rows(records, Texts._fields)):
        record_no = records["record_no"][at]
        checks = find_checks(
            Texts(*texts),
            [Row(*row) for row in rows_of.get(at, ())],
            [Figure(*figure) for figure in figures_of.get(record_no, ())],
            [(role, Mention(*mention)) for role, *mention in mentions_of.get(record_no, ())],
        )[:_MOST]
        found += [(record_no, check_no, *check) for check_no, check in enumerate(checks)]
        verdicts = Counter(check.verdict for check in checks)
        counts.append([verdicts[verdict] for verdict in VERDICTS])
    return Checked(
        list(zip(*found, strict=True)) or [()] * _COLUMNS,
        list(zip(*counts, strict=True)) or [()] * len(VERDICTS),
    )


def _rows(columns: Mapping[str, Sequence[Any]], names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(columns[name] for name in names), strict=True)


def _by_record(
    keys: Sequence[int], rows: Iterable[tuple[Any, ...]]
) -> dict[int, list[tuple[Any, ...]]]:
    """Gather rows by the record that they are of; those of one lie side by side."""
    pairs = groupby(zip(keys, rows, strict=True), itemgetter(0))
    return {key: [row for _, row in group] for key, group in pairs}
