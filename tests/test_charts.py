"""Pictures, described and not drawn: what their fields, axes, gaps and colours are."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest

from dashboard import charts
from dashboard.charts import (
    audit,
    keywords,
    maps,
    overview,
    palette,
    quantities,
    ranking,
    regions,
    timeline,
)
from dashboard.charts.axes import MAX_LABELS, bin_label, with_labels
from dashboard.corpus.query import Query
from dashboard.labels import say
from dashboard.queries import audit as ask_audit
from dashboard.queries import collocates as ask_collocates
from dashboard.queries import equivalents as ask_equivalents
from dashboard.queries import keyness as ask_keyness
from dashboard.queries import keywords as ask_keywords
from dashboard.queries import overview as ask_overview
from dashboard.queries import place as ask_place
from dashboard.queries import timeline as ask_timeline
from dashboard.queries.filters import Filters
from dashboard.queries.quantities import Choice, ValueBins, unit_counts
from dashboard.queries.region_counts import Regions, RegionsOverTime
from dashboard.queries.value_bins import bin_edges
from dashboard.search.grammar import parse_search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.charts.finish import Picture
    from dashboard.charts.palette import Scheme
    from dashboard.corpus.database import Corpus
    from dashboard.labels import Ui

ALL = Filters()
UIS: tuple[Ui, ...] = ("en", "zh")
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
HEX = re.compile(r"#[0-9A-F]{6}")


def timeline_picture(
    corpus: Corpus, ui: Ui, scheme: Scheme, *, stack: Any, measure: str, unit: str
) -> Picture:
    asked: Any = measure
    frame = corpus.run(ask_timeline.articles_per_period(ALL, by="day", stack=stack, measure=asked))
    return timeline.articles_per_period(
        frame,
        by="day",
        stack=stack,
        measure=measure,
        unit=unit,
        ui=ui,
        scheme=scheme,
    )


def keyword_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, unit: str) -> Picture:
    series = parse_search("合作社, knitting").series
    frame = ask_keywords.FrequencyOverTime(ALL, series, "day", smooth=1).answer(corpus)
    labels = [one.label for one in series]
    return keywords.frequency_over_time(
        frame, labels=labels, by="day", unit=unit, ui=ui, scheme=scheme
    )


def ratio_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, unit: str) -> Picture:
    series = parse_search("合作社, knitting").series
    frame = ask_keywords.RatioOverTime(ALL, series, "day").answer(corpus)
    return keywords.frequency_over_time(
        frame, labels=["a"], by="day", unit=unit, ui=ui, scheme=scheme
    )


def provinces_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, unit: str) -> Picture:
    series = parse_search("合作社").series
    frame = ask_keywords.FrequencyByRegion(ALL, series, "day").answer(corpus)
    places = frame["place_id"].unique(maintain_order=True).to_list()
    return keywords.frequency_over_time(
        frame, labels=places, by="day", unit=unit, places=places, ui=ui, scheme=scheme
    )


def agreement_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, unit: str) -> Picture:
    one, other = parse_search("合作社, cooperatives").series
    frame = ask_equivalents.AgreementOverTime(ALL, one, other, "day").answer(corpus)
    return keywords.frequency_over_time(
        frame, labels=["a"], by="day", unit=unit, ui=ui, scheme=scheme
    )


def collocates_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, value: str) -> Picture:
    (one,) = parse_search("合作社").series
    frame = ask_collocates.Collocates(ALL, one, minimum=1).answer(corpus)
    return ranking.ranked_words(frame, value=value, told=["occurrences"], ui=ui, scheme=scheme)


def keyness_picture(corpus: Corpus, ui: Ui, scheme: Scheme) -> Picture:
    frame = ask_keyness.Keyness(Filters(region=("henan",)), "en", minimum=1).answer(corpus)
    return ranking.key_words(frame, ui=ui, scheme=scheme)


def map_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, shown: str) -> Picture:
    ids = ("shanxi", "henan", "hunan", "beijing")
    return maps.map_of_regions(
        Regions(Filters(q="handicraft"), "province").answer(corpus),
        geometry="/borders/1954",
        unit_of=[(place, place) for place in ids],
        outlines=[(place, 112.0, 37.0, 40 if place == "henan" else 260) for place in ids],
        names=[(place, place.title(), "山西") for place in ids],
        shown=shown,
        selected=("henan",),
        ui=ui,
        scheme=scheme,
    )


def places_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, measure: str) -> Picture:
    frame = Regions(ALL, "place", measure).answer(corpus)  # type: ignore[arg-type]
    return maps.map_of_places(
        frame,
        geometry="/borders/1954",
        around=("shanxi",),
        selected=(),
        title=measure,
        ui=ui,
        scheme=scheme,
    )


def locator_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, place: str) -> Picture:
    frame = corpus.run(ask_place.place(place))
    return maps.map_of_one(
        frame, geometry="/borders/1954", marked=("shanxi",), ui=ui, scheme=scheme
    )


def bars_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, shown: str, level: Any) -> Picture:
    frame = Regions(Filters(q="handicraft"), level).answer(corpus)
    return regions.bars_of_regions(
        frame, shown=shown, level=level, title="% here", ui=ui, scheme=scheme
    )


def ranks_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, level: Any) -> Picture:
    frame = RegionsOverTime(ALL, "day", level).answer(corpus)
    return regions.ranks_of_regions(frame, by="day", level=level, ui=ui, scheme=scheme)


def panels_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, shown: str, level: Any) -> Picture:
    frame = RegionsOverTime(ALL, "day", level).answer(corpus)
    return regions.panels_of_regions(
        frame, by="day", shown=shown, level=level, ui=ui, scheme=scheme
    )


def values_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, unit: str) -> Picture:
    frame = ValueBins(ALL, Choice(unit)).answer(corpus)
    return quantities.values_of_unit(frame, unit=unit, ui=ui, scheme=scheme)


def units_picture(corpus: Corpus, ui: Ui, scheme: Scheme) -> Picture:
    frame = corpus.run(unit_counts(ALL, Choice()))
    return quantities.leading_units(frame, ui=ui, scheme=scheme)


def coverage_picture(corpus: Corpus, ui: Ui, scheme: Scheme) -> Picture:
    frame = corpus.run(ask_overview.coverage("day"))
    return overview.coverage(frame, by="day", ui=ui, scheme=scheme)


def leading_picture(corpus: Corpus, ui: Ui, scheme: Scheme) -> Picture:
    frame = corpus.run(ask_overview.leading_places(ALL, level="province", limit=5))
    return overview.leading_places(frame, ui=ui, scheme=scheme)


def kinds_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, measure: Any) -> Picture:
    frame = ask_audit.RatesByKind(ALL).answer(corpus)
    return audit.rates_by_kind(frame, measure=measure, ui=ui, scheme=scheme)


def years_picture(corpus: Corpus, ui: Ui, scheme: Scheme, *, measure: Any, kind: str) -> Picture:
    frame = ask_audit.RatesByYear(ALL, kind).answer(corpus)
    return audit.rates_by_year(frame, measure=measure, ui=ui, scheme=scheme)


# Each picture with each choice a reader has, by the function that draws it.
PICTURES: list[tuple[str, Callable[..., Picture], dict[str, str]]] = [
    *(
        (
            "timeline.articles_per_period",
            timeline_picture,
            {"stack": stack, "measure": measure, "unit": unit},
        )
        for stack, measure, unit in (
            ("none", "articles", "count"),
            ("region", "words", "count"),
            ("page", "articles", "share"),
            ("author", "words", "share"),
            ("none", "people", "count"),
            ("region", "people", "count"),
        )
    ),
    *(
        ("keywords.frequency_over_time", keyword_picture, {"unit": unit})
        for unit in ("permillion", "count")
    ),
    ("keywords.frequency_over_time", ratio_picture, {"unit": "ratio"}),
    ("keywords.frequency_over_time", provinces_picture, {"unit": "articles"}),
    ("keywords.frequency_over_time", agreement_picture, {"unit": "agreement"}),
    ("ranking.ranked_words", collocates_picture, {"value": "log_dice"}),
    ("ranking.ranked_words", collocates_picture, {"value": "log_likelihood"}),
    ("ranking.key_words", keyness_picture, {}),
    *(
        ("maps.map_of_regions", map_picture, {"shown": shown})
        for shown in ("count", "share", "ratio")
    ),
    *(
        ("maps.map_of_places", places_picture, {"measure": measure})
        for measure in ("articles", "mentions")
    ),
    ("maps.map_of_one", locator_picture, {"place": "shanxi-yu_county"}),
    *(
        ("regions.bars_of_regions", bars_picture, {"shown": shown, "level": level})
        for shown, level in (("count", "province"), ("share", "place"), ("ratio", "province"))
    ),
    *(
        ("regions.ranks_of_regions", ranks_picture, {"level": level})
        for level in ("province", "place")
    ),
    *(
        ("regions.panels_of_regions", panels_picture, {"shown": shown, "level": "province"})
        for shown in ("count", "share")
    ),
    *(("quantities.values_of_unit", values_picture, {"unit": unit}) for unit in ("人", "个")),
    ("quantities.leading_units", units_picture, {}),
    *(
        ("audit.rates_by_kind", kinds_picture, {"measure": measure})
        for measure in ("checks", "articles")
    ),
    *(
        ("audit.rates_by_year", years_picture, {"measure": measure, "kind": kind})
        for measure, kind in (("checks", "all"), ("checks", "place"), ("articles", "leftover"))
    ),
    ("overview.coverage", coverage_picture, {}),
    ("overview.leading_places", leading_picture, {}),
]
every_picture = pytest.mark.parametrize(
    ("draw", "choices"),
    [
        pytest.param(draw, choices, id="-".join([name, *choices.values()]))
        for name, draw, choices in PICTURES
    ],
)


def units(
    spec: dict[str, Any], datasets: dict[str, Any], data: Any = None
) -> Iterator[tuple[dict[str, Any], Any]]:
    """
    Give every mark of a picture with the rows it draws, or the address they come from.
    """
    data = spec.get("data", data)
    for part in ("layer", "hconcat", "vconcat"):
        for inner in spec.get(part, []):
            yield from units(inner, datasets, data)
    if "mark" in spec:
        rows = datasets.get(data.get("name")) if "name" in data else data.get("values")
        yield spec, rows


def marks(picture: Picture) -> list[tuple[dict[str, Any], Any]]:
    """
    Take a picture apart.
    """
    spec = picture.to_dict()
    return list(units(spec, spec.get("datasets", {})))


def fields(part: Any) -> Iterator[str]:
    """
    Give every field that a piece of a description names.
    """
    if isinstance(part, dict):
        if isinstance(part.get("field"), str):
            yield part["field"]
        for inner in part.values():
            yield from fields(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from fields(inner)


def channels(part: Any, name: str) -> Iterator[dict[str, Any]]:
    """
    Give every description of a channel, in whatever layer it is.
    """
    if isinstance(part, dict):
        for key, inner in part.items():
            if key == name:
                yield from inner if isinstance(inner, list) else [inner]
            yield from channels(inner, name)
    elif isinstance(part, list):
        for inner in part:
            yield from channels(inner, name)


def test_every_picture_is_looked_at() -> None:
    """
    A new function of dashboard.charts that draws belongs into the table above.
    """
    found = set()
    for module in pkgutil.iter_modules(charts.__path__):
        room = importlib.import_module(f"dashboard.charts.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            returns = inspect.signature(function).return_annotation
            if returns == "Picture" and function.__module__ == room.__name__:
                found.add(f"{module.name}.{name}")

    assert found - {"finish.finished"} == {name for name, _, _ in PICTURES}


@every_picture
@pytest.mark.parametrize(("ui", "scheme"), [("en", "light"), ("zh", "dark")])
def test_every_field_is_a_column(
    seeds: Corpus, draw: Callable[..., Picture], choices: dict[str, str], ui: Ui, scheme: Scheme
) -> None:
    """
    What is encoded is in the data of its layer; Altair itself would not notice.
    """
    drawn = marks(draw(seeds, ui, scheme, **choices))

    assert drawn
    for mark, rows in drawn:
        lookups = [step["from"] for step in mark.get("transform", []) if "lookup" in step]
        columns = {field for step in lookups for field in step["fields"]}
        for step in lookups:
            row = step["data"]["values"][0]
            assert set(step["fields"]) | {step["key"]} <= set(row)
        if rows:
            columns |= set(rows[0])
        wanted = set(fields(mark.get("encoding", {})))
        assert wanted <= columns, (mark["mark"], wanted - columns)
        for step in mark.get("transform", []):
            if "filter" in step:
                assert set(re.findall(r"datum\.(\w+)", step["filter"])) <= columns


def ticks_of(values: list[float], ui: Ui = "en") -> tuple[list[float], str, Any]:
    """
    Draw figures with these values, and give the labels of their axis, their scale, and its ends.
    """
    edges, is_log = bin_edges(np.array(values), np.ones(len(values), np.int64))
    counts, _ = np.histogram(values, edges)
    frame = pl.DataFrame(
        {
            "start": edges[:-1],
            "end": edges[1:],
            "figures": counts,
            "lowest": [values[0]] * len(counts),
            "highest": [values[-1]] * len(counts),
            "is_log": [is_log] * len(counts),
        }
    )
    spec = quantities.values_of_unit(frame, unit="人", ui=ui, scheme="light").to_dict()
    (x, *_) = channels(spec, "x")
    return x["axis"]["values"], x["scale"]["type"], x["scale"]["domain"]


@pytest.mark.parametrize(
    ("values", "ticks", "scale", "domain"),
    [
        pytest.param([374.0], [374], "linear", [373.5, 374.5], id="one"),
        pytest.param([30.0, 180.0], [0, 50, 100, 150, 200], "linear", [0, 200], id="two"),
        pytest.param([1.0, 2.0, 3.0], [1, 2, 3], "linear", [0.5, 3.5], id="three in a row"),
        pytest.param([2.0, 2e6], [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7], "log", [1, 1e7], id="log"),
    ],
)
def test_an_axis_of_values_is_labelled_with_values(
    values: list[float], ticks: list[float], scale: str, domain: list[float]
) -> None:
    """
    Ticks are round numbers, or the values themselves; over more than two decades powers of ten.
    """
    assert ticks_of(values) == (ticks, scale, domain)


@every_picture
def test_a_click_gives_fields_that_the_data_have(
    seeds: Corpus, draw: Callable[..., Picture], choices: dict[str, str]
) -> None:
    """
    The fields that a selection hands to the page are columns of the layer it stands on.
    """
    spec = draw(seeds, "en", "light", **choices).to_dict()
    columns = {name for rows in spec.get("datasets", {}).values() for row in rows for name in row}
    columns |= {
        field for mark, _ in marks(draw(seeds, "en", "light", **choices))
        for step in mark.get("transform", []) if "lookup" in step
        for field in step["from"]["fields"]
    }  # fmt: skip

    for param in spec.get("params", []):
        assert set(param["select"].get("fields", [])) <= columns


# Names that they have in the literature, in every language.
MEASURES = ("logDice", "Dice")


@every_picture
@pytest.mark.parametrize("ui", UIS)
def test_axes_and_tooltips_have_words(
    seeds: Corpus, draw: Callable[..., Picture], choices: dict[str, str], ui: Ui
) -> None:
    """
    Every quantity has a title in the reader's language; only bins, names and gaps need none.
    """
    spec = draw(seeds, ui, "light", **choices).to_dict()

    for axis in channels(spec, "y"):
        if axis.get("type") == "quantitative" and axis.get("axis", {}) is not None:
            assert axis["title"].strip()
    tooltips = [tooltip for tooltip in channels(spec, "tooltip") if tooltip is not None]
    assert tooltips
    for tooltip in tooltips:
        is_of_gap = tooltip["field"] in ("period", "what") and tooltip["title"] == " "
        assert is_of_gap or tooltip["title"].strip()
        is_of_measure = tooltip["title"] in MEASURES
        if ui == "zh" and not is_of_gap and not is_of_measure:
            assert not re.search(r"[a-z]{2}", tooltip["title"])


@pytest.mark.parametrize("ui", UIS)
def test_two_articles_are_never_split_on_an_axis(seeds: Corpus, ui: Ui) -> None:
    """
    With one article a bin, a count has at most as many ticks as articles, and no decimals.
    """
    drawn = [
        timeline_picture(seeds, ui, "light", stack="none", measure="articles", unit="count"),
        coverage_picture(seeds, ui, "light"),
    ]

    for picture in drawn:
        axes = [y["axis"] for y in channels(picture.to_dict(), "y") if y.get("axis")]
        assert axes
        assert all((axis["tickCount"], axis["format"]) == (1, ",d") for axis in axes)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(
            lambda corpus: keyword_picture(corpus, "en", "light", unit="permillion"), id="rate"
        ),
        pytest.param(
            lambda corpus: timeline_picture(
                corpus, "en", "light", stack="none", measure="articles", unit="share"
            ),
            id="share",
        ),
    ],
)
def test_a_rate_below_one_is_no_zero(seeds: Corpus, picture: Callable[..., Picture]) -> None:
    """
    Rates are labelled with the decimals they need: in a large archive many are below 0.05.
    """
    axes = [y["axis"] for y in channels(picture(seeds).to_dict(), "y") if y.get("axis")]

    assert {axis["format"] for axis in axes if "format" in axis} == {",~r"}


@pytest.mark.parametrize(
    ("picture", "missing"),
    [
        (lambda c: coverage_picture(c, "en", "light"), 2),
        (lambda c: keyword_picture(c, "en", "light", unit="count"), 2),
        (
            lambda c: timeline_picture(
                c, "en", "light", stack="none", measure="articles", unit="count"
            ),
            2,
        ),
    ],
    ids=["coverage", "keywords", "timeline"],
)
def test_days_that_the_archive_lacks_keep_their_room(
    seeds: Corpus, picture: Callable[..., Picture], missing: int
) -> None:
    """
    Between 27 and 30 March two days are missing: they are on the axis, hatched, and named so.
    """
    drawn = marks(picture(seeds))
    domains = [
        x["scale"]["domain"] for mark, _ in drawn for x in channels(mark, "x") if "scale" in x
    ]
    gaps = [rows for _, rows in drawn if rows and "what" in rows[0]]

    assert domains
    for domain in domains:
        assert domain == ["27 Mar 1954", "28 Mar 1954", "29 Mar 1954", "30 Mar 1954"]
    assert {row["period"] for row in gaps[0]} == {"28 Mar 1954", "29 Mar 1954"}
    assert len(gaps[0]) == missing
    assert {row["what"] for rows in gaps for row in rows} == {say("timeline.gap", "en")}


def test_a_missing_day_is_no_zero(seeds: Corpus) -> None:
    """
    A line breaks over days without an issue; a day without the word is a zero.
    """
    drawn = marks(keyword_picture(seeds, "en", "light", unit="count"))
    line = next(rows for mark, rows in drawn if mark["mark"]["type"] == "line")

    assert [
        (row["bin"], row["archive_articles"], row["occurrences"])
        for row in line
        if row["term"] == "knitting"
    ] == [
        ("1954-03-27", 1, 1),
        ("1954-03-28", 0, None),
        ("1954-03-29", 0, None),
        ("1954-03-30", 1, 0),
    ]


def test_nothing_missing_is_nothing_hatched() -> None:
    """
    Where every bin has an issue there is no layer for gaps.
    """
    frame = pl.DataFrame({"bin": [date(1954, 1, 1), date(1955, 1, 1)], "archive_articles": [2, 1]})

    drawn = marks(overview.coverage(frame, by="year", ui="en", scheme="light"))

    assert [mark["mark"]["type"] for mark, _ in drawn] == ["bar"]


def test_long_spans_have_few_labels() -> None:
    """
    Forty years of months are all on the axis, and at most eight are named.
    """
    months = pl.date_range(date(1946, 5, 1), date(1986, 4, 1), "1mo", eager=True).alias("bin")
    frame = months.to_frame().with_columns(archive_articles=pl.lit(1))

    (x,) = channels(overview.coverage(frame, by="month", ui="en", scheme="light").to_dict(), "x")

    assert len(x["scale"]["domain"]) == 480
    assert len(x["axis"]["values"]) == MAX_LABELS
    assert x["axis"]["values"][0] == "May 1946"


@pytest.mark.parametrize("by", ["day", "week", "month", "quarter", "year"])
@pytest.mark.parametrize("ui", UIS)
def test_no_two_bins_have_one_name(ui: Ui, by: str) -> None:
    """
    Bins are told apart by their names, so names are unique over forty years.
    """
    step = {"day": "1d", "week": "1w", "month": "1mo", "quarter": "3mo", "year": "1y"}[by]
    days = pl.date_range(date(1946, 1, 1), date(1989, 12, 31), step, eager=True).alias("bin")

    assert with_labels(days.to_frame(), by=by, ui=ui)["period"].is_unique().all()


def test_a_bin_is_named_as_the_newspaper_dates() -> None:
    """
    Days are written in the order of each language.
    """
    assert bin_label(date(1954, 3, 27), "day", "en") == "27 Mar 1954"
    assert bin_label(date(1954, 3, 27), "day", "zh") == "1954年3月27日"


# Colours


@pytest.mark.parametrize("scheme", SCHEMES)
def test_colours_are_written_as_hex(scheme: Scheme) -> None:
    """
    Every colour is #RRGGBB, so that Vega, CSS and tests read the same.
    """
    single = [
        tokens[scheme]
        for name, tokens in vars(palette).items()
        if name.isupper() and not name.startswith("_") and isinstance(tokens, dict)
    ]
    listed = [
        colour for token in single for colour in ([token] if isinstance(token, str) else token)
    ]
    listed += palette._NEUTRAL[scheme].values()

    assert len(listed) > 25
    assert all(HEX.fullmatch(colour) for colour in listed)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_eight_colours_are_eight(scheme: Scheme) -> None:
    """
    As many terms as can be searched have a colour each, and none is that of the paper.
    """
    colours = keywords.colours(8, scheme=scheme)

    assert len(set(colours)) == 8
    assert palette.PAPER[scheme] not in colours
    assert len(set(palette.SEQUENTIAL[scheme])) == 10


@pytest.mark.parametrize("scheme", SCHEMES)
def test_provinces_that_lead_together_differ(scheme: Scheme) -> None:
    """
    The eight provinces that head the groups of the palette have eight colours.
    """
    heads = [group[0] for group in palette._REGIONS]

    assert len({palette.region_colour(head, scheme) for head in heads}) == 8


def test_a_province_is_in_one_group() -> None:
    """
    No province has two colours.
    """
    listed = [region for group in palette._REGIONS for region in group]

    assert len(listed) == len(set(listed))


def test_coloured_provinces_exist(seeds: Corpus) -> None:
    """
    What the palette names is in the gazetteer, and every province of the gazetteer is named.
    """
    provinces = seeds.run(Query("SELECT place_id FROM places WHERE level = 'province'"))

    assert {region for group in palette._REGIONS for region in group} == set(provinces["place_id"])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_province_keeps_its_colour_whatever_is_selected(seeds: Corpus, scheme: Scheme) -> None:
    """
    Henan alone is drawn in the colour that it has beside Shanxi, on every page.
    """
    colour = palette.region_colour("henan", scheme)

    for filters in (ALL, Filters(region=("henan",))):
        frame = seeds.run(ask_overview.leading_places(filters, level="province", limit=9))
        spec = overview.leading_places(frame, ui="en", scheme=scheme).to_dict()
        (color,) = channels(spec["layer"][0], "color")
        scale = dict(zip(color["scale"]["domain"], color["scale"]["range"], strict=True))
        assert scale["henan"] == colour
    assert colour in timeline.colours(["shanxi", "henan", "other"], stack="region", scheme=scheme)


def test_a_bar_of_people_tells_their_number_and_its_parts(seeds: Corpus) -> None:
    """
    Of 30 March 584, all in Shanxi; the day without people has a band to touch, and no bar.
    """
    drawn = marks(
        timeline_picture(seeds, "en", "light", stack="region", measure="people", unit="count")
    )

    bars, touch = (
        rows for mark, rows in drawn if "cursor" in mark["mark"] or "order" in mark["encoding"]
    )
    assert [(row["bin"], row["people"]) for row in bars] == [("1954-03-30", 584)]
    assert [(row["people"], row["parts"]) for row in touch] == [(0, ""), (584, "Shanxi 山西 584")]


def test_no_people_stand_on_the_ground(seeds: Corpus) -> None:
    """
    Where nobody is counted, zero is the foot of the axis, and not its middle.
    """
    query = ask_timeline.articles_per_period(Filters(region=("henan",)), by="day", measure="people")
    spec = timeline.articles_per_period(
        seeds.run(query),
        by="day",
        stack="none",
        measure="people",
        unit="count",
        ui="en",
        scheme="light",
    ).to_dict()

    scales = [axis["scale"] for axis in channels(spec, "y") if axis.get("field") == "people"]
    assert scales == [{"domain": [0, 1]}]


@pytest.mark.parametrize("stack", ["none", "region", "page", "author"])
def test_the_parts_of_a_bar_are_told_apart(stack: str) -> None:
    """
    Seven parts, the rest and the unknown have a colour each.
    """
    keys = ["1", "2", "3", "4", "5", "6", "7", "other", ""]  # as many as are named, and the rest
    if stack == "region":
        keys = [group[0] for group in palette._REGIONS] + ["several", "abroad", "unplaced", "other"]

    colours = timeline.colours(keys, stack=stack, scheme="light")

    assert len(set(colours)) == len(keys)


@pytest.mark.parametrize(("lowest", "highest"), [
    (1, 1), (1, 2), (1, 7), (1, 8), (1, 9), (1, 40), (1, 1_000), (1, 500_000), (368, 563),
])  # fmt: skip
def test_a_map_has_a_shade_for_every_step(lowest: int, highest: int) -> None:
    """
    There are as many colours as classes, however large the numbers, and the steps rise.
    """
    frame = pl.DataFrame({"value": [highest, lowest]})

    classes = maps.classes_of(frame, shown="count", ui="en", scheme="light")

    starts = [int(name.split("–")[0].replace(",", "")) for name in classes.names]
    assert len(classes.names) == len(classes.colours) == len(set(classes.colours))
    assert starts == sorted(set(starts))
    assert starts[0] == lowest
    assert starts[1:] == list(classes.starts)
    assert classes.names[-1].replace(",", "").endswith(str(highest))


@pytest.mark.parametrize("highest", [0.004, 0.3, 4.0, 37.5, 100.0])
def test_shares_begin_at_round_numbers(highest: float) -> None:
    """
    A share of 100 % or of a thousandth has classes, each with a colour of its own.
    """
    frame = pl.DataFrame({"share_pct": [highest, highest / 9]})

    classes = maps.classes_of(frame, shown="share", ui="en", scheme="dark")

    assert len(classes.names) == len(classes.colours) == len(set(classes.colours))
    assert len(classes.names) == len(classes.starts) + 1
    assert all(start < highest for start in classes.starts)


def test_as_usual_lies_in_the_middle() -> None:
    """
    Half as much is as far from the middle tone as twice as much.
    """
    classes = maps.classes_of(
        pl.DataFrame({"ratio": [1.0]}), shown="ratio", ui="en", scheme="light"
    )

    assert len(classes.names) == len(set(classes.colours)) == 7
    assert classes.names[3] == "0.8–1.25"
    for low, high in zip(classes.starts[:3], classes.starts[:2:-1], strict=True):
        assert low * high == pytest.approx(1)


def test_small_units_are_dots_and_large_ones_have_names(seeds: Corpus) -> None:
    """
    Henan, which here has no room for a letter, is a dot; the others are named, in both languages.
    """
    drawn = marks(map_picture(seeds, "en", "light", shown="count"))

    dots = [rows for mark, rows in drawn if mark["mark"]["type"] == "circle"]
    texts = [(mark, rows) for mark, rows in drawn if mark["mark"]["type"] == "text"]
    assert [[row["feature"] for row in rows] for rows in dots] == [["henan"]]
    assert {mark["encoding"]["text"]["field"] for mark, _ in texts} == {"name_en", "short_zh"}
    for _, rows in texts:
        assert {row["feature"] for row in rows} == {"shanxi", "hunan", "beijing"}


def test_ranks_of_equal_values_share_a_number_and_no_seat(seeds: Corpus) -> None:
    """
    Of two special districts of one article both are first, one below the other.
    """
    drawn = marks(ranks_picture(seeds, "en", "light", level="place"))
    line = next(rows for mark, rows in drawn if mark["mark"]["type"] == "line")

    day = [row for row in line if row["bin"] == "1954-03-30" and row["rank"]]
    assert [row["rank"] for row in day] == [1, 1, 1]
    assert sorted(row["seat"] for row in day) == [1, 2, 3]
    assert all(row["seat"] is None for row in line if row["bin"] == "1954-03-28")


def test_units_of_one_colour_have_different_strokes() -> None:
    """
    Shanxi and Jiangxi share a colour: the second line is dashed, and a third would be dotted.
    """
    places = ["shanxi", "henan", "jiangxi", "xinjiang"]

    assert regions.strokes(places, "light", level="province") == [
        "solid",
        "solid",
        "dashed",
        "dotted",
    ]


def points(picture: Picture) -> list[dict[str, Any]]:
    """
    Give the rows that the points of a picture stand for.
    """
    drawn = (rows or [] for mark, rows in marks(picture) if mark["mark"]["type"] == "point")
    return [row for rows in drawn for row in rows if "verdict" in row]


def test_rates_of_few_articles_are_hollow_and_kinds_without_rates_absent(seeds: Corpus) -> None:
    """
    Of two articles every point is hollow; what is only noted where wrong has no share of checks.
    """
    of_checks = points(kinds_picture(seeds, "en", "light", measure="checks"))
    of_articles = points(kinds_picture(seeds, "en", "light", measure="articles"))

    assert all(row["few"] for row in (*of_checks, *of_articles))
    kinds = [row["kind"] for row in of_checks if row["verdict"] == "differs"]
    assert kinds == ["figure", "place", "person", "author", "date", "all"]
    assert {"term", "leftover", "length", "paragraph"} <= {row["kind"] for row in of_articles}
    assert {row["name"] for row in of_checks if row["kind"] == "figure"} == {"Figures · 7"}


def test_a_year_without_checks_is_no_rate_of_zero(sample: Corpus) -> None:
    """
    Years that the archive lacks are hatched, and have no point; all others keep their room.
    """
    frame = ask_audit.RatesByYear(ALL).answer(sample)
    picture = years_picture(sample, "en", "light", measure="checks", kind="all")

    lacking = {str(y) for y, n in frame.select("year", "archive_articles").iter_rows() if not n}
    hatched = {row["period"] for _, rows in marks(picture) for row in rows or [] if "what" in row}
    drawn = {row["period"] for row in points(picture)}
    assert lacking
    assert hatched == lacking
    assert drawn == {str(y) for y, n in frame.select("year", "checks").iter_rows() if n}


@every_picture
def test_an_empty_answer_is_a_picture_too(
    empty: Corpus, draw: Callable[..., Picture], choices: dict[str, str]
) -> None:
    """
    Pages say that nothing is there; a chart drawn all the same does not break them.
    """
    description = draw(empty, "en", "light", **choices).to_dict()

    assert description["layer"]
    assert all("mark" in layer for layer in description["layer"])
