"""The address bar: every state has one address, and no address breaks a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.queries.address import (
    MAX_AUTHOR,
    MAX_REGIONS,
    MAX_SEARCH,
    MAX_WORD,
    OF_PAGE,
    PLACES,
    SHARED,
    State,
    decode,
    encode,
    parameters,
)
from dashboard.queries.filters import Filters

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGES = st.sampled_from(sorted(OF_PAGE))
DEFAULTS = {page: {p.name: p.default for p in parameters(page)} for page in OF_PAGE}

# What the parameters with few values may say. People have these in their papers.
CODES = {
    ("", "ui"): "en zh",
    ("", "audit"): "differs clean",
    ("timeline", "by"): "auto day week month quarter year",
    ("timeline", "stack"): "none region page author",
    ("timeline", "measure"): "articles words people",
    ("timeline", "unit"): "count share",
    ("regions", "view"): "map bars ranking multiples",
    ("regions", "level"): "area province place",
    ("regions", "measure"): "articles about words mentions figures",
    ("regions", "as"): "count share ratio",
    ("regions", "map"): "auto 1950 1954 1957 modern",
    ("regions", "by"): "auto day week month quarter year",
    ("regions", "order"): "mentions newest oldest",
    ("quantities", "kind"): "all totals parts differs",
    ("quantities", "sort"): "date newest high low",
    ("methods", "kind"): "all figure place person author date term leftover length paragraph",
    ("methods", "measure"): "checks articles",
    ("reader", "show"): "both en zh",
    ("reader", "marks"): "search.places.audit search.places.figures.audit.words words none",
    ("reader", "pinyin"): "0 1",
    ("reader", "size"): "m s l",
    ("reader", "sort"): "date newest relevance length differs",
    ("reader", "around"): "issue related time",
    ("keywords", "by"): "auto day week month quarter year",
    ("keywords", "unit"): "permillion count articles ratio",
    ("keywords", "tab"): "trend concordance collocates keyness equivalents words",
    ("keywords", "smooth"): "0 1 2 3 6",
    ("keywords", "split"): "none region",
    ("keywords", "sort"): "date left right",
    ("keywords", "group"): "none left right",
    ("keywords", "aligned"): "0 1",
    ("keywords", "measure"): "logdice loglikelihood mi tscore count",
    ("keywords", "min"): "1 2 3 5 10 20 50 100",
    ("keywords", "stop"): "0 1",
    ("keywords", "lang"): "en zh",
    ("keywords", "n"): "1 2 3 4",
}
# What may be any text that is short enough.
TEXTS = {("keywords", "with")} | {(page, name) for page in OF_PAGE for name in ("q", "author")}
NASTY = (
    "'; DROP TABLE articles; --",
    "' OR '1'='1",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}}",
    "../../etc/passwd",
    "\x00",
    "\x1b[2J",
    "\u202egnp.exe",
    "\ud800",
    "%00",
    "-1",
    "1e9",
    "٣",
    "NaN",
    "None",
    "x" * 100_000,
    ".".join(map(str, range(10_000))),
)


def is_known(place_id: str) -> bool:
    """
    Stand in for the gazetteer.
    """
    return place_id in {"shanxi", "henan", "shanxi-yu_county", "abroad", "unplaced"}


def read(page: str, /, **written: str) -> tuple[State, list[tuple[str, str]]]:
    """
    Decode an address of a page.
    """
    state, notices = decode(written, page, is_place=is_known)
    return state, [tuple(notice) for notice in notices]


def readable(page: str) -> st.SearchStrategy[Mapping[str, str]]:
    """
    Write addresses of a page that make sense, in whatever form people write them.
    """
    values: dict[str, st.SearchStrategy[str]] = {
        "q": st.text(max_size=MAX_SEARCH),
        "author": st.text(max_size=MAX_AUTHOR),
        "region": st.lists(st.sampled_from(["shanxi", "henan", "abroad"])).map(".".join),
        "from": st.dates().map(lambda day: day.isoformat()),
        "to": st.sampled_from(["1954", "1954-03", "1954-03-27"]),
        "page": st.integers(1, 999).map(str),
        "at": st.integers(1, 999_999).map(str),
        "of": st.integers(1, 8).map(str),
        "left": st.integers(0, 10).map(str),
        "right": st.integers(0, 10).map(str),
        "with": st.text(max_size=MAX_WORD),
        "unit": st.sampled_from(["ren", "mu", "u4eba", "u666e-7279", "u20bb7"]),
        "within": st.sampled_from(["shanxi", "shanxi-yu_county"]),
        "place": st.sampled_from(["shanxi", "shanxi-yu_county"]),
        "row": st.integers(1, 99_999).map(lambda n: f"{n:05}"),
        "part": st.integers(1, 9_999).map(str),
        "min": st.decimals(0, 10**12, places=3).map(str),
        "max": st.decimals(0, 10**12, places=6).map(str),
        "article": st.from_regex(r"\d{4}-03-27-p2-[0-9a-f]{8}(-2)?\Z").filter(str.isascii),
    }
    for (of_page, name), codes in CODES.items():
        if of_page in ("", page):
            values[name] = st.sampled_from(codes.split())
    names = [parameter.name for parameter in parameters(page)]
    return st.fixed_dictionaries({}, optional={name: values[name] for name in names})


@given(st.data(), PAGES)
def test_a_state_survives_its_address(data: st.DataObject, page: str) -> None:
    """
    Reading what was written gives the same state, without a notice, and the same address.
    """
    state, _ = decode(data.draw(readable(page)), page, is_place=is_known)

    written = encode(state, page)

    assert read(page, **written) == (state, [])
    assert list(written) == sorted(written)
    assert not any(DEFAULTS[page][name] == value for name, value in written.items())


@given(
    PAGES,
    st.dictionaries(
        st.sampled_from(["utm", *sorted({p.name for page in OF_PAGE for p in parameters(page)})]),
        st.one_of(st.text(), st.sampled_from(NASTY)),
    ),
)
def test_no_address_breaks_a_page(page: str, written: dict[str, str]) -> None:
    """
    Whatever stands in the address, the state is complete and has an address of its own.
    """
    state, notices = decode(written, page, is_place=is_known)

    assert set(state) == set(DEFAULTS[page])
    assert {notice.parameter for notice in notices} <= set(DEFAULTS[page])
    assert read(page, **encode(state, page)) == (state, [])
    Filters.from_state(state)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (page, parameter.name)
        for page in OF_PAGE
        for parameter in parameters(page)
        if (page, parameter.name) not in TEXTS
    ],
)
def test_nonsense_falls_back_with_a_notice(page: str, name: str) -> None:
    """
    The default stands, and the notice says which parameter and what it said.
    """
    for value in NASTY:
        assert read(page, **{name: value}) == (DEFAULTS[page], [(name, value)])


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        pytest.param("合作社, cooperative", "合作社, cooperative", id="two terms"),
        pytest.param("'; DROP TABLE articles; --", "'; DROP TABLE articles; --", id="SQL"),
        pytest.param("<b>rain</b>", "<b>rain</b>", id="HTML"),
        pytest.param(" rain \t\n fell ", "rain fell", id="blanks"),
        pytest.param("ra\x00in\x1b", "ra in", id="control characters"),
        pytest.param("\u202eniar", "niar", id="turned around"),
        pytest.param("\ud800", "", id="half a character"),
        pytest.param("   ", "", id="nothing"),
    ],
)
@pytest.mark.parametrize("name", ["q", "author"])
def test_free_text_is_cleaned_and_kept(name: str, written: str, kept: str) -> None:
    """
    What readers search for is data, whatever it looks like; only invisible characters go.
    """
    state, notices = read("overview", **{name: written})

    assert (state[name], notices) == (kept, [])


@pytest.mark.parametrize(("name", "limit"), [("q", MAX_SEARCH), ("author", MAX_AUTHOR)])
def test_text_has_a_length(name: str, limit: int) -> None:
    """
    As long as may be is kept, one character more is left out with a notice.
    """
    assert read("overview", **{name: "雨" * limit})[0][name] == "雨" * limit
    assert read("overview", **{name: "雨" * (limit + 1)}) == (
        DEFAULTS["overview"],
        [(name, "雨" * (limit + 1))],
    )


@pytest.mark.parametrize(("of_page", "name"), CODES)
def test_the_codes_of_a_choice_are_stable(of_page: str, name: str) -> None:
    """
    Links in papers go on working: these codes, in ASCII, are understood as they are.
    """
    page = of_page or "overview"
    codes = CODES[of_page, name].split()

    for code in codes:
        assert code.isascii()
        assert read(page, **{name: code})[0][name] == code
    # The finest level is no default; the words' language is that of the interface; no article
    # is left out for its checks.
    elsewhere = {("regions", "level"), ("keywords", "min"), ("keywords", "lang"), ("", "audit")}
    assert DEFAULTS[page][name] == codes[0] or (of_page, name) in elsewhere
    shouted = f"{codes[0]}x".upper()
    assert read(page, **{name: shouted})[1] == [(name, shouted)]


def test_the_parameters_of_every_page_are_stable() -> None:
    """
    No parameter is renamed, and no default moves, without this table being changed.
    """
    shared = {"q": "", "region": "", "from": "", "to": "", "page": "", "author": "", "ui": "en"}
    shared["audit"] = ""
    assert {p.name: p.default for p in SHARED} == shared
    assert {
        "overview": shared,
        "timeline": shared
        | {"by": "auto", "stack": "none", "measure": "articles", "unit": "count"},
        "regions": shared
        | {"view": "map", "level": "province", "within": "", "measure": "articles", "unit": "ren"}
        | {"as": "count", "map": "auto", "by": "auto", "place": "", "order": "mentions"},
        "quantities": shared
        | {"unit": "", "kind": "all", "min": "", "max": "", "sort": "date", "at": "1"},
        "reader": shared
        | {"article": "", "show": "both", "marks": "search.places.audit", "pinyin": "0"}
        | {"size": "m", "row": "", "part": "", "at": "1", "sort": "date", "around": "issue"},
        "keywords": shared
        | {"tab": "trend", "by": "auto", "at": "1"}
        | {"unit": "permillion", "smooth": "0", "split": "none", "of": "1"}
        | {"sort": "date", "group": "none", "aligned": "0"}
        | {"left": "5", "right": "5", "measure": "logdice", "min": "3", "stop": "0"}
        | {"lang": "", "n": "1", "with": ""},
        "methods": shared | {"kind": "all", "measure": "checks"},
    } == DEFAULTS


def test_an_address_says_only_what_is_not_the_default() -> None:
    """
    Defaults and what belongs to other pages are left out; the rest is sorted.
    """
    state = DEFAULTS["timeline"] | {"q": "雨", "stack": "page", "by": "auto", "tab": "trend"}

    assert list(encode(state, "timeline").items()) == [("q", "雨"), ("stack", "page")]
    assert encode(state, "overview") == {"q": "雨"}
    assert encode({}, "reader") == {}


@pytest.mark.parametrize(
    ("start", "end", "kept", "notices"),
    [
        pytest.param("1954", "1954", "1954", [], id="one year"),
        pytest.param("1954-03-27", "1954-03-27", "1954-03-27", [], id="one day"),
        pytest.param("1954-03-27", "1954", "1954", [], id="the rest of a year"),
        pytest.param("1954-03", "1954-02", "", [("to", "1954-02")], id="backwards"),
        pytest.param("1955", "1954-12-31", "", [("to", "1954-12-31")], id="a day too early"),
        pytest.param("", "1946", "1946", [], id="no start"),
        pytest.param("soon", "1954", "1954", [("from", "soon")], id="a start that is none"),
    ],
)
def test_dates_run_forwards(
    start: str, end: str, kept: str, notices: list[tuple[str, str]]
) -> None:
    """
    An end before its start is left out and said; the start stands.
    """
    state, said = read("timeline", **{"from": start, "to": end})

    assert (state["to"], said) == (kept, notices)
    assert state["from"] in (start, "")


@pytest.mark.parametrize(
    ("written", "kept", "notices"),
    [
        pytest.param("shanxi", "shanxi", [], id="a province"),
        pytest.param("shanxi.henan", "shanxi.henan", [], id="two, in the order written"),
        pytest.param("shanxi.shanxi", "shanxi", [], id="the same twice"),
        pytest.param(".shanxi..", "shanxi", [], id="stray dots"),
        pytest.param("abroad.unplaced", "abroad.unplaced", [], id="no places, but codes"),
        pytest.param("atlantis", "", [("region", "atlantis")], id="unknown"),
        pytest.param("atlantis.shanxi", "shanxi", [("region", "atlantis")], id="one unknown"),
        pytest.param("山西", "", [("region", "山西")], id="a name is no id"),
    ],
)
def test_regions_are_places_that_the_gazetteer_has(
    written: str, kept: str, notices: list[tuple[str, str]]
) -> None:
    """
    Unknown ones are left out one by one, and each is said.
    """
    state, said = read("regions", region=written)

    assert (state["region"], said) == (kept, notices)


@pytest.mark.parametrize(
    ("written", "kept", "notices"),
    [
        ("u540d", "ren", []),
        ("u4f4d", "ren", []),
        ("u53e3", "u53e3", []),
        ("mu", "mu", []),
        ("percent", "ren", [("unit", "percent")]),
        ("sui", "ren", [("unit", "sui")]),
        ("人", "ren", [("unit", "人")]),
    ],
)
def test_a_unit_is_one_that_can_be_added_up(
    written: str, kept: str, notices: list[tuple[str, str]]
) -> None:
    """
    People are one count, whatever their measure word; a sum of shares or ages makes no sense.
    """
    state, said = read("regions", unit=written)

    assert (state["unit"], said) == (kept, notices)


@pytest.mark.parametrize(
    ("name", "written", "kept"),
    [
        pytest.param("unit", "ren", "ren", id="a code"),
        pytest.param("unit", "u4eba", "ren", id="a unit spelt that has a code"),
        pytest.param("unit", "u666e-7279", "u666e-7279", id="a unit without a code"),
        pytest.param("unit", "人", None, id="a unit is no code"),
        pytest.param("unit", "u003c", None, id="a sign that no unit has"),
        pytest.param("unit", "ud800", None, id="half a character"),
        pytest.param("unit", "u4eba" + "-4eba" * 8, None, id="too long"),
        pytest.param("min", "007.50", "7.5", id="zeros that say nothing"),
        pytest.param("min", "0", "0", id="zero is a limit"),
        pytest.param("max", "1e9", None, id="no exponents"),
        pytest.param("max", "-1", None, id="nothing is less than nothing"),
        pytest.param("max", "1.1234567", None, id="too fine"),
    ],
)
def test_units_and_values_have_one_form(name: str, written: str, kept: str | None) -> None:
    """
    However a unit or a limit is written, the address has one way to say it.
    """
    state, said = read("quantities", **{name: written})

    assert state[name] == (kept or "")
    assert said == ([(name, written)] if kept is None else [])


@pytest.mark.parametrize("name", sorted(PLACES))
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("shanxi-yu_county", "shanxi-yu_county"),
        ("atlantis", ""),
        ("abroad", ""),
        ("unplaced", ""),
        ("shanxi.henan", ""),
    ],
)
def test_a_place_is_one_of_the_gazetteer(name: str, written: str, kept: str) -> None:
    """
    One id, of a place: the other codes of the region filter have no card and no units.
    """
    state, said = read("regions", **{name: written})

    assert state[name] == kept
    assert said == ([] if kept else [(name, written)])


def test_too_many_regions_are_none() -> None:
    """
    Twenty-one regions are more than a reader chooses.
    """
    written = ".".join(f"r{number}" for number in range(MAX_REGIONS + 1))

    assert read("regions", region=written) == (DEFAULTS["regions"], [("region", written)])


@pytest.mark.parametrize(
    ("written", "filters"),
    [
        ({}, Filters()),
        ({"q": "雨"}, Filters(q="雨")),
        ({"region": "shanxi.henan"}, Filters(region=("shanxi", "henan"))),
        ({"from": "1954", "to": "1955-01"}, Filters(date_from="1954", date_to="1955-01")),
        ({"page": "02", "author": "Jiao"}, Filters(page=2, author="Jiao")),
        ({"audit": "clean"}, Filters(audit="clean")),
    ],
)
def test_an_address_becomes_filters(written: dict[str, str], filters: Filters) -> None:
    """
    Each shared parameter sets one filter; the interface language sets none.
    """
    state, _ = read("overview", ui="zh", **written)

    assert Filters.from_state(state) == filters
    assert Filters.from_state(state).are_empty == (not written)
