"""What a command of the program answered, and its rows."""

from __future__ import annotations

import csv
import io
import json
from typing import NamedTuple


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


def rows(said: Said, form: str) -> list[dict[str, str]]:
    """
    Read an answer back; JSON's values become text, as CSV has them.
    """
    assert (said.code, said.err) == (0, "")
    if form == "csv":
        return list(csv.DictReader(io.StringIO(said.out)))
    return [
        {name: "" if value is None else str(value) for name, value in row.items()}
        for row in json.loads(said.out)
    ]
