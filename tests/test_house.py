"""The rules of the house that no type checker and no linter holds."""

from __future__ import annotations

import ast
import csv
import hashlib
import importlib.metadata
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from importlinter.cli import lint_imports

from dashboard.places.boundaries import BOUNDARY_YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "dashboard"
REFERENCE = HOUSE / "places" / "reference"
MODULES = sorted(HOUSE.rglob("*.py"))
LONGEST = 400

SEEDS = {
    "000_31b56a8581d978a3.txt": "72e1d7ffcc6ac1f771c04cc3968fcfceb78b59a19b5a9955cc3ffe2271a314ad",
    "001_58f6000fe3ef28b2.txt": "dca7889d8175e8922f21e7e676455828fd2fdf14dba5a6d0c62df864a016bc48",
}


def test_data_flow_one_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    The contracts in pyproject.toml hold: layers, and who may draw, describe and open.
    """
    monkeypatch.chdir(ROOT)

    assert lint_imports(cache_dir=str(tmp_path)) == 0


def test_no_room_has_the_name_of_a_library() -> None:
    """
    `streamlit run dashboard/app.py` puts dashboard/ first on the path: its names hide others.
    """
    installed = {
        name
        for name, of in importlib.metadata.packages_distributions().items()
        if "peoples-daily-dashboard" not in of
    }
    rooms = {
        path.stem
        for path in HOUSE.iterdir()
        if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))
    }

    assert {"app", "cli", "archive", "views"} <= rooms
    assert rooms & (installed | sys.stdlib_module_names) == set()


@pytest.mark.parametrize("suffix", ["*.py", "*.sql", "*.css"])
def test_rooms_are_small(suffix: str) -> None:
    """
    No file is longer than 400 lines; before that there is a second thing in it.
    """
    files = sorted(HOUSE.rglob(suffix))
    long = [
        path.name for path in files if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST
    ]

    assert files
    assert long == []


def public(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """
    Give what a module offers: functions, classes and their methods without an underscore.
    """
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if node.name.startswith("_"):
                continue
            yield node
            if isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, ast.FunctionDef) and not inner.name.startswith("_"):
                        yield inner


def test_what_is_offered_is_explained() -> None:
    """
    Every module with code, and every public function, class and method has a docstring.
    """
    silent = []
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        where = path.relative_to(HOUSE)
        if tree.body and not ast.get_docstring(tree):
            silent.append(str(where))
        silent += [f"{where}:{n.lineno} {n.name}" for n in public(tree) if not ast.get_docstring(n)]

    assert silent == []


def test_every_test_states_its_law() -> None:
    """
    The first line of each test says in a sentence what must hold.
    """
    silent = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                law = ast.get_docstring(node) or ""
                if not law.endswith((".", ")", "?")):
                    silent.append(f"{path.name}:{node.lineno} {node.name}")

    assert silent == []


def test_nothing_unsafe_is_called() -> None:
    """
    Nothing is evaluated or unpickled, and no exception is caught without a name.
    """
    unsafe = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(HOUSE)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("eval", "exec"):
                unsafe.append(where)
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                names = {alias.name for alias in node.names} | {getattr(node, "module", "")}
                if names & {"pickle", "marshal", "shelve", "dill"}:
                    unsafe.append(where)
            if isinstance(node, ast.ExceptHandler) and node.type is None:
                unsafe.append(where)

    assert unsafe == []


def test_the_seeds_are_as_they_came() -> None:
    """
    The two articles are sources: not a byte of them is changed, and nothing is beside them.
    """
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (ROOT / "seeds").iterdir()
    }

    assert found == SEEDS


@pytest.mark.parametrize(
    ("name", "columns", "fewest"),
    [
        ("provinces.csv", {"id", "name_zh", "name_en", "periods", "successor_ids"}, 60),
        ("places.csv", {"id", "name_zh_full", "name_en", "kind", "lat", "lon"}, 4_000),
        ("foreign.csv", {"id", "name_zh", "name_en", "continent"}, 100),
    ],
)
def test_the_reference_tables_are_there(name: str, columns: set[str], fewest: int) -> None:
    """
    Each table has the columns that the gazetteer reads, unique ids, and no small number of rows.
    """
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    assert columns <= set(rows[0])
    assert len(rows) >= fewest
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("year", BOUNDARY_YEARS)
def test_the_borders_are_there(year: str) -> None:
    """
    Each set of borders is GeoJSON whose features have ids and shapes.
    """
    collection = json.loads((REFERENCE / f"provinces_{year}.geojson").read_text(encoding="utf-8"))

    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) >= 30
    assert all(feature["properties"]["id"] for feature in collection["features"])
    assert all(feature["geometry"]["coordinates"] for feature in collection["features"])


def test_reference_data_say_where_they_come_from() -> None:
    """
    Beside the tables stands a README that names each of them.
    """
    readme = (REFERENCE / "README.md").read_text(encoding="utf-8")

    for path in REFERENCE.iterdir():
        is_named = path.name in readme or path.suffix == ".geojson"
        assert is_named or path.name == "README.md"
