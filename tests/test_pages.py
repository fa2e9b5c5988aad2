"""Every page, run without a browser: on full and empty corpora, from good and bad addresses."""

from __future__ import annotations

import ast
import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.corpus.location import CURRENT
from dashboard.corpus.patience import SECONDS, Patience, QueryTooLongError
from dashboard.labels import LABELS, say
from dashboard.places.gazetteer import load_gazetteer
from dashboard.queries.address import OF_PAGE, parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.labels import Ui

VIEWS = Path(__file__).parent.parent / "dashboard" / "views"
MAIN = VIEWS / "main.py"


def registered(source: str) -> tuple[str, ...]:
    """
    Read the page registry out of the entry script, which cannot be imported without running.
    """
    (registry,) = (
        node.value
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES"
    )
    return tuple(ast.literal_eval(registry))


PAGES = registered(MAIN.read_text(encoding="utf-8"))
# The page about the corpus as a whole; every other page counts the selected articles.
UNFILTERED = "methods"
SELECTING = tuple(page for page in PAGES if page != UNFILTERED)
LANGUAGES: tuple[Ui, ...] = ("en", "zh")

JIAO = "1954-03-27-p2-a4704729"
SHANXI = "1954-03-30-p2-5fb56522"


class Seen:
    """
    A page as a reader sees it: what it says, what can be pressed, what is drawn.
    """

    def __init__(self, address: str) -> None:
        self.page, _, query = address.partition("?")
        self.test = AppTest.from_file(MAIN, default_timeout=60)
        if self.page != "overview":
            self.test._page_hash = hash_of(self.page)
        for name, value in parse_qsl(query, strict_parsing=bool(query)):
            self.test.query_params[name] = value
        self.test.run()

    @property
    def main(self) -> str:
        """All words of the main column."""
        return " ".join(words(self.test.main))

    @property
    def sentences(self) -> list[str]:
        """What stands in notices."""
        return [literal(info.value) for info in self.test.info]

    @property
    def charts(self) -> list[Any]:
        """The charts, as Streamlit sends them to the browser."""
        return [element.proto for element in self.test.get("vega_lite_chart")]

    @property
    def buttons(self) -> list[str]:
        """The labels of the page's own buttons."""
        return [literal(button.label) for button in self.test.main.button]

    def press(self, label: str) -> None:
        """Press the button with this label."""
        found = [b for b in self.test.main.button if literal(b.label) == label]
        assert len(found) == 1, self.buttons
        found[0].click()
        self.test.run()

    def fails(self) -> list[str]:
        """Tracebacks and error boxes, of which a page should have none."""
        return [str(e.value) for e in (*self.test.exception, *self.test.error)]


@cache
def hash_of(page: str) -> str:
    """
    Give Streamlit's name of a page, so that a test can arrive there first, as a link does.

    `AppTest.switch_page` knows the pages only after a first run, on the front page.
    """
    test = AppTest.from_file(MAIN, default_timeout=60).run()
    return str(test.switch_page(f"{page}.py")._page_hash)


def literal(markdown: str) -> str:
    """
    Read what escaped Markdown shows.
    """
    return re.sub(r"\\(.)", r"\1", markdown).replace("\u2060", "")


def words(block: Any) -> Iterator[str]:
    """
    Collect the texts below a block of the page, in their order.
    """
    for element in block:
        kind = getattr(element, "type", "")
        if kind == "html":
            yield " ".join(unescape(re.sub(r"<[^>]+>", " ", element.value)).split())
        elif kind in ("markdown", "info", "error", "subheader", "text"):
            yield literal(str(element.value))
        elif kind in ("button", "page_link", "text_input", "selectbox", "download_button"):
            yield literal(str(getattr(element, "label", "") or element.proto.label))
        elif kind in ("arrow_data_frame", "dataframe"):
            yield element.value.to_string()


def drawn_from(chart: Any) -> list[dict[str, Any]]:
    """
    Give the layers of a chart; a chart without layers is one.
    """
    spec = json.loads(chart.spec)
    return list(spec.get("layer", [spec]))


@pytest.fixture
def seeds(monkeypatch: pytest.MonkeyPatch, seeds_corpus: Path) -> None:
    """
    Serve the two seeds.
    """
    monkeypatch.setenv("DASHBOARD_DATA", str(seeds_corpus))


def shown(address: str) -> Seen:
    """
    Open a page from its address and make sure that it did not fail.
    """
    seen = Seen(address)

    assert seen.fails() == []

    return seen


def test_every_page_has_a_name_and_parameters() -> None:
    """
    A page of the registry is known to the address and has a file of its own.
    """
    assert set(PAGES) == set(OF_PAGE)
    assert all((VIEWS / f"{page}.py").is_file() for page in PAGES)


def headed(seen: Seen, ui: Ui) -> bool:
    """
    Tell whether the page begins with its own name.
    """
    name = say("site.title" if seen.page == "overview" else f"{seen.page}.name", ui)
    return seen.main.startswith(name)


# What only this page says of the two seeds.
OF_THE_SEEDS = {
    "overview": (
        "2 articles of the People’s Daily, 27 March 1954 to 30 March 1954",
        "1954年3月27日 至 1954年3月30日",
    ),
    "timeline": ("2 articles, in 2 periods", "2 篇，分布于 2 个时段"),
    "regions": ("Shanxi 山西 and Henan 河南 are named most: 1 article each", "各 1 篇"),
    "quantities": ("The most common unit is people 人: 5 of 7 figures", "7 个数字中有 5 个"),
    "reader": ("All 2 articles · the oldest first", "全部 2 篇文章"),
    "keywords": ("Type one or several terms into the search", "请在检索框输入一个或多个词"),
    "methods": ("None: every file of the source is in the corpus.", "来源中的全部文件均已收入"),
}


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ui", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_of_the_seeds_what_a_reader_can_check(page: str, ui: Ui) -> None:
    """
    On two articles every page appears under its name, in either language, with its finding.
    """
    seen = shown(f"{page}?ui={ui}")

    assert headed(seen, ui)
    assert OF_THE_SEEDS.get(page, ("", ""))[ui == "zh"] in seen.main


@pytest.mark.parametrize("ui", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_a_sample_of_the_archive(
    page: str, ui: Ui, sample_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    On articles of twenty years every page appears under its name, in either language.
    """
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_corpus))

    assert headed(shown(f"{page}?ui={ui}"), ui)


@pytest.mark.parametrize("ui", LANGUAGES)
@pytest.mark.parametrize("page", SELECTING)
def test_an_empty_corpus_says_how_to_fill_it(
    page: str, ui: Ui, empty_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Without articles every page that counts them gives the command that brings some.
    """
    monkeypatch.setenv("DASHBOARD_DATA", str(empty_corpus))

    seen = shown(f"{page}?ui={ui}")

    assert headed(seen, ui)
    assert seen.sentences == [say("empty.corpus", ui)]


def test_an_empty_corpus_still_has_its_methods(
    empty_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The page about the corpus needs no article.
    """
    monkeypatch.setenv("DASHBOARD_DATA", str(empty_corpus))

    assert "What the numbers cannot say" in shown("methods").main


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ui", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "query", "charts"),
    [
        pytest.param("overview", "", 2, id="overview"),
        pytest.param("timeline", "", 1, id="timeline"),
        pytest.param("timeline", "stack=region&unit=share", 1, id="timeline, split"),
        pytest.param("timeline", "measure=people&stack=region", 1, id="timeline, people"),
        pytest.param("timeline", "measure=people&region=henan", 1, id="timeline, nobody"),
        pytest.param("regions", "", 1, id="regions"),
        pytest.param("regions", "level=place", 1, id="regions, places"),
        pytest.param("quantities", "", 1, id="figures"),
        pytest.param("quantities", "unit=ren", 1, id="figures in a unit"),
        pytest.param("regions", "level=area&measure=about", 1, id="regions, areas"),
        pytest.param("regions", "within=ga_north", 1, id="regions, provinces of an area"),
        pytest.param("regions", "within=shanxi&measure=words", 1, id="regions, within"),
        *(
            pytest.param("regions", f"measure=figures&{more}", 1, id=f"regions, figures, {more}")
            for more in ("within=shanxi", "view=bars", "view=ranking", "view=multiples&as=share")
        ),
        pytest.param("regions", "view=bars&as=share", 1, id="regions, bars"),
        pytest.param("regions", "view=bars&as=ratio&q=许昌", 1, id="regions, ratios"),
        pytest.param("regions", "as=ratio&q=许昌", 1, id="regions, map of ratios"),
        pytest.param("regions", "view=ranking&measure=mentions", 1, id="regions, ranking"),
        pytest.param("regions", "view=multiples&as=share", 1, id="regions, side by side"),
        pytest.param("regions", "place=shanxi", 2, id="the card of a province"),
        pytest.param("regions", "place=shanxi-yu_county", 2, id="the card of a county"),
        pytest.param("regions", "place=ga_north", 2, id="the card of an area"),
        pytest.param("keywords", "q=合作社,cooperative", 1, id="keywords"),
        pytest.param("methods", "", 1, id="checks by kind"),
        pytest.param("methods", "measure=articles&kind=leftover", 1, id="articles by kind"),
    ],
)
def test_a_chart_is_drawn_and_told(page: str, query: str, charts: int, ui: Ui) -> None:
    """
    Every chart has marks with encodings, and a text for those who cannot see it.
    """
    found = shown(f"{page}?ui={ui}&{query}".rstrip("&")).charts

    assert charts == len(found)
    for chart in found:
        assert any(layer.get("encoding") for layer in drawn_from(chart))
        assert len(chart.alt) > 20
        assert "{" not in chart.alt


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ui", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "query", "said"),
    [
        pytest.param("overview", "", ("1 of 2 articles", "共 2 篇，选出 1 篇"), id="overview"),
        pytest.param(
            "timeline", "", ("1 article, all of 30 Mar 1954", "1 篇，均在"), id="timeline"
        ),
        pytest.param("regions", "", ("Shanxi 山西 is named most: 1 article", "山西"), id="regions"),
        pytest.param("quantities", "", ("5 of 7 figures", "7 个数字中有 5 个"), id="figures"),
        pytest.param("reader", "", ("1 of 2 articles", "共 2 篇，选出 1 篇"), id="reader"),
        pytest.param("methods", "", ("1 of 2 articles", "共 2 篇，选出 1 篇"), id="methods"),
        pytest.param(
            "keywords",
            "q=盂县,Meng+County",
            ("盂县: once in 1 article;", "“盂县”：1 次，见于 1 篇；"),
            id="keywords",
        ),
    ],
)
def test_a_region_leaves_the_one_article_that_names_it(
    page: str, query: str, said: tuple[str, str], ui: Ui
) -> None:
    """
    With region=shanxi every page counts one article, and shows the filter in force.
    """
    seen = shown(f"{page}?region=shanxi&ui={ui}&{query}".rstrip("&"))

    assert said[ui == "zh"] in seen.main
    assert any("Shanxi" in button for button in seen.buttons)


@pytest.mark.usefixtures("seeds")
def test_words_that_the_region_lacks_are_not_found_in_it() -> None:
    """
    The other article's words are not counted under region=shanxi.
    """
    seen = shown("keywords?region=shanxi&q=许昌")

    assert "许昌 occurs 0 times in 0 articles" in seen.main


@pytest.mark.usefixtures("seeds")
def test_the_list_leads_to_the_selected_article_only() -> None:
    """
    Under region=shanxi the reader lists the article on Shanxi and not that on Henan.
    """
    main = shown("reader?region=shanxi").main

    assert "中共山西榆次地委" in main
    assert "许昌" not in main


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ui", LANGUAGES)
def test_an_article_shows_both_its_texts(ui: Ui) -> None:
    """
    The permalink's page has the heading, the place in the newspaper and both texts.
    """
    main = shown(f"reader?article={JIAO}&ui={ui}").main

    assert "Carrying out Handicraft Cooperative Work" in main
    assert "Jiao Shuzhen 焦树榛" in main
    assert "受训人员检查批判了" in main
    assert say("reader.page", ui, page=2) in main


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("show", "english", "chinese"),
    [
        pytest.param("both", True, True, id="both"),
        pytest.param("en", True, False, id="English only"),
        pytest.param("zh", False, True, id="Chinese only"),
    ],
)
def test_an_article_shows_the_languages_asked_for(
    show: str, *, english: bool, chinese: bool
) -> None:
    """
    `show` decides which of the two texts stand on the page.
    """
    main = shown(f"reader?article={SHANXI}&show={show}").main

    assert english == ("work enthusiasm" in main)
    assert chinese == ("回去要努力办好" in main)


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("address", "said"),
    [
        pytest.param(
            f"article={SHANXI}",
            [
                "18 checks: 17 agree, 1 differs.",
                (
                    "① Paragraph 2 · Place : the original says 盂县 ( Yu County );"
                    " the translation says Meng County ."
                ),
            ],
            id="one differs",
        ),
        pytest.param(
            f"article={SHANXI}&ui=zh",
            ["核对 18 处：17 处一致，1 处不同。", "① 地名 ：原文为 盂县 （ Yu County ），译文为"],
            id="in Chinese",
        ),
        pytest.param(
            f"article={JIAO}", ["figures, dates and names that were checked agree."], id="all agree"
        ),
    ],
)
def test_an_article_says_what_came_of_checking_it(address: str, said: list[str]) -> None:
    """
    A line counts the checks; what does not agree is said in words, above and at its row.
    """
    main = shown(f"reader?{address}").main

    assert [words for words in said if words not in main] == []


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("ui", LANGUAGES)
def test_an_unknown_article_is_said_to_be_unknown(ui: Ui) -> None:
    """
    A permalink into another corpus names the article that is not here.
    """
    slug = "1960-01-01-p1-00000000"

    seen = shown(f"reader?article={slug}&ui={ui}")

    assert [say("reader.unknown", ui, slug=slug)] == seen.sentences


@pytest.mark.usefixtures("seeds")
def test_an_article_outside_the_selection_is_shown_and_said_to_be_outside() -> None:
    """
    A permalink is honoured though the filters leave the article out.
    """
    seen = shown(f"reader?article={JIAO}&region=shanxi")

    assert seen.sentences == ["This article is not among the 1 that the filters leave."]
    assert "焦树榛" in seen.main


# What the timeline says of the people of the two seeds, by address.
OF_PEOPLE = [
    pytest.param(
        "",
        ["584 people counted in the texts, all of 30 Mar 1954", "not a census", "3 figures are"],
        id="people",
    ),
    pytest.param(
        "stack=region&ui=zh",
        ["文中共计 584 人，均在1954年3月30日", "不是人口统计", "共 3 个数字", "主要省份"],
        id="split, in Chinese",
    ),
    pytest.param(
        "unit=share",
        ["a share of the archive’s articles makes no sense of them", "584 people counted"],
        id="no share",
    ),
    pytest.param(
        "region=henan", ["No people are counted in the figures of these articles"], id="nobody"
    ),
]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(("query", "said"), OF_PEOPLE)
def test_the_timeline_says_what_its_people_are(query: str, said: list[str]) -> None:
    """
    The sum, and that it is one of numbers in texts.
    """
    seen = shown(f"timeline?measure=people&{query}".rstrip("&"))

    assert [words for words in said if words not in seen.main] == []
    alt = seen.charts[0].alt
    assert ("not a census" in alt or "不是人口统计" in alt) == ("584" in seen.main)


@pytest.mark.usefixtures("seeds")
def test_the_timeline_says_words_of_words() -> None:
    """
    The number in the title is of what the bars show.
    """
    main = shown("timeline?measure=words").main

    assert "356 words, the most (180) in 30 Mar 1954" in main


# What the regions page says of the two seeds, by address.
OF_REGIONS = [
    pytest.param(
        "measure=about",
        [
            "Most are about Shanxi 山西 and Henan 河南: 1 article each",
            "articles about the place, of 2",
        ],
        id="about",
    ),
    pytest.param(
        "level=place&measure=mentions",
        ["Yuci Special District 榆次专区 is named most", "in 2 articles"],
        id="mentions of places",
    ),
    pytest.param(
        "as=ratio&q=许昌",
        ["No place is surely above its usual share", "same share of all 2 articles of the archive"],
        id="against everything",
    ),
    pytest.param(
        "as=ratio&q=许昌&from=1954-03",
        ["same share of all 2 articles of the same dates"],
        id="against the same dates",
    ),
    pytest.param(
        "as=ratio",
        ["Everything is selected, so that each place has its usual share."],
        id="no ratio",
    ),
    pytest.param(
        "within=shanxi",
        ["All of the level", "› North China", "› Shanxi 山西", "Yuci Special District", "Inside ›"],
        id="within a province",
    ),
    pytest.param(
        "within=shanxi-yuci_special_district",
        ["Yu County 盂县 is named most: 1 article"],
        id="within a special district",
    ),
    pytest.param(
        "within=hunan",
        ["No place below Hunan 湖南 is named in these articles", "Choose another level"],
        id="within what is not named",
    ),
    pytest.param("view=ranking", ["leads in 1 of 2 periods", "by day"], id="ranking"),
    pytest.param("view=multiples", ["all rows have one scale, the highest bar is 1"], id="rows"),
    pytest.param("", ["2 articles: only places in China", "Card of Shanxi 山西"], id="beside"),
    pytest.param(
        "map=1957", ["Borders of 1957.", "Dots are units too small for the map."], id="borders"
    ),
]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(("query", "said"), OF_REGIONS)
def test_the_regions_page_says_what_it_counts(query: str, said: list[str]) -> None:
    """
    The finding, the measure with its denominator, and where in the hierarchy one is.
    """
    main = shown(f"regions?{query}").main

    assert [words for words in said if words not in main] == []


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("place", "said"),
    [
        pytest.param(
            "shanxi-yu_county",
            [
                "Yu County 盂县",
                "county",
                "1954-03-27 – 1954-03-30 Yuci Special District 榆次专区 , Shanxi 山西",
                "盂县 1",
                "Yu County 盂县: 1 article, all of 30 Mar 1954",
                "All 1 article in the reader",
                "No place below it is named.",
            ],
            id="a county",
        ),
        pytest.param(
            "shanxi",
            ["province", "North China 华北行政区", "Yuci Special District 榆次专区 1 article"],
            id="a province",
        ),
        pytest.param(
            "pingyuan",
            ["Succeeded by Henan 河南 , Shandong 山东", "No article of this corpus names it."],
            id="a province that is gone",
        ),
        pytest.param(
            "ussr", ["country", "No coordinates are known.", "No article"], id="a country"
        ),
    ],
)
def test_a_place_has_a_card(place: str, said: list[str]) -> None:
    """
    Names, kind, what held it on the corpus' days, how it is written, and who wrote of it.
    """
    main = shown(f"regions?place={place}").main

    assert [words for words in said if words not in main] == []


@pytest.mark.usefixtures("seeds")
def test_a_card_says_when_filters_hide_its_articles() -> None:
    """
    Shanxi is named, but not in an article with this word.
    """
    main = shown("regions?place=shanxi&q=许昌").main

    assert "No selected article names Shanxi 山西" in main
    assert "Filters are in force; without them there are 1 article." in main


@pytest.mark.usefixtures("seeds")
def test_every_kind_of_place_has_a_name() -> None:
    """
    Cards of all kinds of the gazetteer can be written.
    """
    kinds = {place.kind for place in load_gazetteer().places.values()}

    assert {kind for kind in kinds if f"kind.{kind}" not in LABELS} == set()


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("ui", "entries"),
    [
        pytest.param(
            "en",
            (
                (
                    "374 people 人 88 + 286 = 374, adds up 88 people 人 县、区干部 part of 374"
                    " 286 people 人 骨干 part of 374 Yuci Special District 榆次专区"
                    " the translation agrees The Yuci District trained 374 people, including 88"
                    " county and district cadres, and 286 backbone members from new and old"
                    " cooperatives."
                    " 榆次专区训练了 三百七十四人 ，其中有县、区干部 八十八人 ，新社和老社的骨干"
                    " 二百八十六人 。"
                ),
                (
                    "22 个 行业 180 people 人 建社骨干 30 people 人 干部"
                    " Changzhi Special District 长治专区 the translation agrees In Changzhi"
                    " District, 180 backbone members from 22 industries who would establish"
                    " cooperatives and 30 cadres"
                ),
            ),
            id="English",
        ),
        pytest.param(
            "zh",
            (
                "374 人（含名、位） 88 + 286 = 374，相符 88 人（含名、位） 县、区干部 374 的分项",
                "22 个 行业 180 人（含名、位） 建社骨干 30 人（含名、位） 干部",
            ),
            id="Chinese",
        ),
    ],
)
def test_the_seeds_figures_read_as_their_readers_read_them(
    ui: Ui, entries: tuple[str, ...]
) -> None:
    """
    Yuci trained 374 people, 88 and 286, which adds up; Changzhi 180 of 22 industries, and 30.
    """
    main = shown(f"quantities?ui={ui}").main

    for entry in entries:
        assert entry in main


@pytest.mark.usefixtures("seeds")
def test_the_people_of_the_seeds_are_added_up_without_their_parts() -> None:
    """
    In one unit the page says how large the figures are, and what they come to.
    """
    main = shown("quantities?unit=ren").main

    assert "30 to 374 people 人; half of the 5 figures are at most 180" in main
    assert "5 figures 584 sum 180 median 374 largest" in main
    assert "The sum adds up 3; 2 left out" in main


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("choice", "button", "left"),
    [
        pytest.param("unit=mu", "Remove Unit: mu 亩", "5 of 7 figures", id="a unit"),
        pytest.param(
            "kind=differs", "Remove Which figures: Translated otherwise", "5 of 7", id="a kind"
        ),
        pytest.param("unit=ren&min=9000", "Remove From value: 9000", "half of the 5", id="a value"),
    ],
)
def test_a_choice_without_figures_can_be_taken_back(choice: str, button: str, left: str) -> None:
    """
    The page says how many figures there would be without the choice, and removes it.
    """
    seen = shown(f"quantities?{choice}")

    assert "No figure fits." in seen.main
    assert "there would be" in seen.main

    seen.press(button)

    assert seen.fails() == []
    assert left in seen.main


@pytest.mark.usefixtures("seeds")
def test_articles_without_figures_say_what_figures_are() -> None:
    """
    The article on Henan has dates and stages, which are no quantities; there is a way back to all.
    """
    seen = shown("quantities?region=henan")

    assert "The selected articles (1 article) state no quantity." in seen.main

    seen.press("All figures of the archive")

    assert seen.fails() == []
    assert "5 of 7 figures" in seen.main


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param(
            "",
            ("Of 29 figures, names and dates looked for, 3.4 % (0.6–17.2) differ",
             "All articles that could be checked are of 1954", "盂县 Yu County Meng County",
             "The downloads hold all 29 checks"),
            id="everything",
        ),
        pytest.param(
            "kind=figure",
            ("Of 7 figures looked for, 0.0 % (0.0–79.3) differ", "Nothing differs."),
            id="figures",
        ),
        pytest.param(
            "kind=place&measure=articles",
            ("Of 16 names of places looked for", "Places: in 50.0 % (9.5–90.5) of 2 articles",
             "No kind of check has 10 articles to judge by"),
            id="articles with places",
        ),
        pytest.param(
            "kind=leftover",
            ("Left untranslated: in 0.0 % (0.0–65.8) of 2 articles something differs",),
            id="what has no share of checks",
        ),
        pytest.param(
            "region=henan", ("Of 11 figures, names and dates", "Nothing differs."), id="a region"
        ),
        pytest.param("page=99", ("Nothing of the selection could be checked",), id="nothing"),
    ],
)  # fmt: skip
def test_the_methods_page_says_how_far_translations_can_be_trusted(
    query: str, said: tuple[str, ...]
) -> None:
    """
    Of the seeds one name of a place differs; the rest of the page stands whatever is selected.
    """
    seen = shown(f"methods?{query}")

    assert seen.fails() == []
    assert [words for words in said if words not in seen.main] == []
    assert "What the numbers cannot say" in seen.main


@pytest.mark.parametrize("ui", LANGUAGES)
def test_rates_of_many_years_are_drawn(
    ui: Ui, sample_corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Where there is more than one year there is a chart of years, and its text names the gaps.
    """
    monkeypatch.setenv("DASHBOARD_DATA", str(sample_corpus))

    by_kind, by_year = shown(f"methods?ui={ui}").charts

    assert say("audit.kind.figure", ui) in by_kind.alt
    assert "1946" in by_year.alt
    assert say("audit.title.kind.none", ui) not in by_kind.alt


ANYWHERE = [
    pytest.param("<script>alert(1)</script><img src=x onerror=alert(1)>", id="HTML"),
    pytest.param("'; DROP TABLE articles; --", id="SQL"),
    pytest.param("$region {0} %s {filter}", id="placeholders"),
    pytest.param("x" * 5_000, id="huge"),
    pytest.param("\x00\x1b[2J\u202e\ud7ff\uffff\n\t", id="control characters"),
    pytest.param(" ", id="a blank"),
    pytest.param("0", id="zero"),
    pytest.param('", ， " ""', id="quotes and commas"),
    pytest.param(",".join("一二三四五六七八九十"), id="too many terms"),
    pytest.param("𠮷👨‍👩‍👧é", id="beyond the plane"),
]
# Without the search and the author, which take any text and would leave no article.
CODES = [
    pytest.param("9" * 400, id="huge number"),
    pytest.param("-1", id="negative"),
    pytest.param("1954-02-30", id="no such day"),
    pytest.param("0000", id="year zero"),
    pytest.param("１９５４", id="full-width digits"),
    pytest.param("none.search..nowhere", id="dotted"),
    pytest.param("../../etc/passwd", id="a path"),
]


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("nonsense", ANYWHERE)
def test_nonsense_in_every_parameter_is_survived(page: str, nonsense: str) -> None:
    """
    Whatever stands in the address, a page appears, and says what it left out.
    """
    address = dict.fromkeys((p.name for p in parameters(page)), nonsense)

    seen = shown(f"{page}?{urlencode(address)}")

    assert any("“" in sentence for sentence in seen.sentences)


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("nonsense", CODES)
def test_nonsense_in_every_code_leaves_all_articles(page: str, nonsense: str) -> None:
    """
    Codes that make no sense fall back to their defaults, one line each.
    """
    texts = {"q", "author", "with"} | ({"unit"} if page == "regions" else set())
    codes = [p.name for p in parameters(page) if p.name not in texts]

    seen = shown(f"{page}?{urlencode(dict.fromkeys(codes, nonsense))}&q=合作社")

    # A number is read as one, whatever zeros stand before it.
    numbers = (
        {"of", "left", "right", "at", "row", "page", "min", "max"} if nonsense.isdigit() else set()
    )
    assert len(set(codes) - numbers) <= len(seen.sentences)
    assert "Search: 合作社" in seen.buttons


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("date", ["0001", "9999-12-31"])
@pytest.mark.parametrize("end", ["from", "to"])
@pytest.mark.parametrize("page", PAGES)
def test_the_ends_of_time_are_survived(page: str, end: str, date: str) -> None:
    """
    The first and the last day that a calendar has are days like others.
    """
    assert f"{end.title()}: {date}" in shown(f"{page}?{end}={date}").buttons


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        pytest.param(
            "region",
            "atlantis",
            "The address asked for the place “atlantis”, which this gazetteer does not have;"
            " it was left out.",
            id="a region that is no place",
        ),
        pytest.param(
            "from",
            "1954-02-30",
            "“1954-02-30” is not a day, month or year. Write 1954, 1954-03 or 1954-03-27.",
            id="a day that is none",
        ),
        pytest.param(
            "page",
            "0",
            "The address asked for page = “0”, which makes no sense here; it was left out.",
            id="a page that is none",
        ),
        pytest.param(
            "article",
            "<b>x</b>",
            "The address asked for article = “<b>x</b>”, which makes no sense here;"
            " it was left out.",
            id="an article that is none",
        ),
    ],
)
def test_what_was_left_out_is_said_in_a_line(name: str, value: str, sentence: str) -> None:
    """
    A value that makes no sense is named, and the default stands in its place.
    """
    seen = Seen(f"reader?{urlencode({name: value})}")

    assert seen.fails() == []
    assert [sentence] == seen.sentences
    assert "All 2 articles" in seen.main


@pytest.mark.usefixtures("seeds")
def test_dates_that_run_backwards_lose_their_end() -> None:
    """
    An end before the beginning is left out, and said to be.
    """
    seen = shown("reader?from=1954-03-28&to=1953")

    assert [say("notice.order", "en", value="1953")] == seen.sentences
    assert "1 of 2 articles" in seen.main


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("page", SELECTING)
def test_an_empty_result_names_the_filters_to_relax(page: str) -> None:
    """
    Two filters that exclude each other are both offered for removal, and removing one helps.
    """
    seen = shown(f"{page}?region=shanxi&author=Jiao")

    assert "No article fits." in seen.main
    assert "Without the filter “Region: Shanxi 山西” there would be 1 article." in seen.main
    assert "Without the filter “Author: Jiao” there would be 1 article." in seen.main

    seen.press("Remove Region: Shanxi 山西")

    assert seen.fails() == []
    assert "No article fits." not in seen.main
    assert "Author: Jiao" in seen.buttons


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("page", [page for page in SELECTING if page != "keywords"])
def test_where_no_single_filter_is_to_blame_all_can_be_cleared(page: str) -> None:
    """
    Filters of which any two leave nothing are cleared at once.
    """
    seen = shown(f"{page}?author=Nobody&from=1960&page=7")

    assert "No single filter is to blame; clear them all to see all 2 articles." in seen.main

    seen.test.main.button(key="relax:all").click()
    seen.test.run()

    assert seen.fails() == []
    assert seen.buttons == []


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("page", PAGES)
def test_a_chip_removes_its_filter(page: str) -> None:
    """
    Above every page the filters in force can be taken away one by one.
    """
    seen = shown(f"{page}?region=shanxi&from=1954")

    assert seen.buttons[:3] == ["Region: Shanxi 山西", "From: 1954", "Clear all filters"]

    seen.press("Region: Shanxi 山西")

    assert seen.buttons[0] == "From: 1954"
    assert "Region: Shanxi 山西" not in seen.buttons


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("page", PAGES)
def test_the_language_changes_and_the_filters_stay(page: str) -> None:
    """
    Choosing 中文 turns the page and keeps the region.
    """
    seen = shown(f"{page}?region=shanxi")

    seen.test.sidebar.button_group[0].set_value("zh").run()

    assert seen.fails() == []
    assert headed_below_chips(seen)
    assert "地区: 山西 Shanxi" in seen.buttons or "地区: 山西省 Shanxi" in seen.buttons


def headed_below_chips(seen: Seen) -> bool:
    """
    Tell whether the page carries its Chinese name.
    """
    name = say("site.title" if seen.page == "overview" else f"{seen.page}.name", "zh")
    return name in seen.main


@pytest.mark.usefixtures("seeds")
def test_a_bad_date_in_the_sidebar_is_told_and_changes_nothing() -> None:
    """
    What the reader types wrongly is said, and the selection stays.
    """
    seen = shown("reader")

    seen.test.sidebar.text_input[0].set_value("spring").run()

    assert [say("filters.date.bad", "en", value="spring")] == seen.sentences
    assert "All 2 articles" in seen.main


def test_the_first_run_builds_the_seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A fresh clone shows the overview of the seeds without a command given before.
    """
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "new"))
    monkeypatch.delenv("DASHBOARD_SOURCE", raising=False)

    seen = shown("overview")

    assert (tmp_path / "new" / CURRENT).is_file()
    assert OF_THE_SEEDS["overview"][0] in seen.main


def test_a_source_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A first run without a source says which folder is missing, not a traceback.
    """
    monkeypatch.setenv("DASHBOARD_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DASHBOARD_SOURCE", str(tmp_path / "nowhere"))

    seen = Seen("overview")

    assert list(seen.test.exception) == []
    assert [say("build.failed", "en")] == seen.fails()
    assert "nowhere" in seen.main


@pytest.mark.usefixtures("seeds")
@pytest.mark.parametrize("tab", ["concordance", "collocates", "equivalents"])
def test_a_question_that_takes_too_long_is_stopped_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tab: str
) -> None:
    """
    The page says so instead of failing, and the same session goes on with the next question.
    """
    with monkeypatch.context() as patch:
        patch.setattr(Patience, "left", stop)
        seen = Seen(f"keywords?q=合作社,rain&tab={tab}")

        assert seen.test.exception == []
        assert seen.fails() == ["The question could not be answered"]
        assert "This question was stopped after 3 seconds." in seen.main

    seen.test.query_params["q"] = "盂县"
    seen.test.run()

    assert seen.fails() == []
    assert "1 of 2 articles" in seen.main


def stop(patience: Patience) -> float:
    """
    Have no patience with questions about words; what a page needs to begin with is waited for.
    """
    if patience.seconds > SECONDS:
        return patience.seconds
    raise QueryTooLongError(patience.seconds)
