"""How many planted errors the audit of a build finds."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from dashboard.corpus.build import build
from dashboard.corpus.database import Corpus
from dashboard.corpus.location import current_corpus
from dashboard.corpus.query import Query
from planted.planting import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planted.planting import Planted


class Outcome(NamedTuple):
    """
    A planted error, and what the audit said of its place.

    Attributes:
        planted: The error.
        verdicts: Of checks of its kind that overlap its place, but those that agree.
        others: Checks elsewhere in the article that do not agree.

    """

    planted: Planted
    verdicts: list[str]
    others: int


def outcomes(planted: Sequence[Planted], folder: Path) -> list[Outcome]:
    """Write the articles as files, build a corpus of them, and look each error up."""
    source, data = folder / "planted", folder / "data"
    source.mkdir(parents=True)
    for number, each in enumerate(planted):
        (source / f"{number:04d}.md").write_text(each.as_file(), encoding="utf-8")
    build(source, data)
    with closing(Corpus(current_corpus(data))) as corpus:
        rows = corpus.run(
            Query(
                "SELECT path, kind, verdict, start_zh, end_zh FROM checks JOIN articles"
                " USING (article_id) WHERE verdict <> 'agrees' AND part = 'body'"
            )
        ).to_dicts()
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault(row["path"], []).append(row)
    return [_outcome(each, found.get(f"{at:04d}.md", [])) for at, each in enumerate(planted)]


def _outcome(planted: Planted, checks: list[dict[str, Any]]) -> Outcome:
    mine = [
        check["verdict"]
        for check in checks
        if check["kind"] in KINDS[planted.error]
        and check["start_zh"] is not None
        and check["start_zh"] < planted.end_zh
        and check["end_zh"] > planted.start_zh
    ]
    return Outcome(planted, mine, len(checks) - len(mine))
