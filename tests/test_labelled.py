"""Places and figures against articles that a reader has labelled, where there are any."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from labelled.predictions import labelled_article, labels_in, prediction

SHARED = Path(__file__).parents[2] / "shared"
LABELS = Path(os.environ.get("LABELS", SHARED / "labels"))
"""A folder with `gold/` and `score.py`; the articles lie relative to the folder above it."""


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """
    Score what the program finds in the labelled articles.
    """
    if not (LABELS / "score.py").is_file():
        pytest.skip(f"no labels were found in {LABELS}; LABELS names the folder of gold/")
    out = tmp_path_factory.mktemp("predictions")
    for name, label in labels_in(LABELS / "gold").items():
        found = prediction(labelled_article(LABELS.parent, label["path"]))
        (out / name).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    command = [sys.executable, LABELS / "score.py", out, LABELS / "gold", "--json"]
    said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    result: dict[str, dict[str, Any]] = json.loads(said.stdout)
    return result


@pytest.mark.parametrize(
    ("kind", "measure", "least"),
    [
        ("provinces", "f1", 0.97),
        ("main_province", "f1", 0.95),
        ("places", "precision", 0.95),
        ("places", "recall", 0.95),
        ("figures", "f1", 0.97),
        ("countries", "f1", 0.95),
    ],
)
def test_readers_find_the_same(
    scores: dict[str, dict[str, Any]], kind: str, measure: str, least: float
) -> None:
    """
    What was reached once is kept; the set was tuned on, so it says nothing of other articles.
    """
    assert scores[kind][measure] >= least
