"""Numbers of a translation, and which figure each renders."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.english import english_numbers
from dashboard.figures.pairing import Said, pair


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("trained 374 people", "374", 374),
        ("2.18 million tons", "2.18 million", 2_180_000),
        ("1,200 tons", "1,200", 1_200),
        ("twenty-five cadres", "twenty-five", 25),
        ("one hundred and eighty members", "one hundred and eighty", 180),
        ("a hundred thousand men", "a hundred thousand", 100_000),
        ("half a million people", "half a million", 500_000),
        ("two and a half million", "two and a half million", 2_500_000),
        ("one and a half times", "one and a half", 1.5),
        ("one-and-a-half times", "one-and-a-half", 1.5),
        ("one-fifth of all", "one-fifth", 0.2),
        ("two-thirds", "two-thirds", 2 / 3),
        ("a quarter of it", "a quarter", 0.25),
        ("three-quarters", "three-quarters", 0.75),
        ("1/3 of it", "1/3", 1 / 3),
        ("up 17%", "17%", 17),
        ("up 20 percent", "20 percent", 20),
        ("doubled", "doubled", 2),
        ("eightfold", "eightfold", 8),
        ("twice as much", "twice", 2),
        ("more than a dozen", "a dozen", 12),
        ("a 45-horsepower tractor", "45", 45),
        ("50 to 1", "50 to 1", 50),
        ("twelve-pound fine cloth", "twelve", 12),
        ("a three-month course", "three", 3),
        ("in two years and six months,", "two years and six months", 2.5),
        ("5 yuan 6 jiao", "5 yuan 6 jiao", 5.6),
        ("lent 182 shi and 4 dou of wheat", "182 shi and 4 dou", 182.4),
        ("ten mu and five fen of fields", "ten mu and five fen", 10.5),
        ("3 jin 4 liang", "3 jin 4 liang", 3.25),
        ("three catties and four taels", "three catties and four taels", 3.25),
        ("3 kilometers 500 meters", "3 kilometers 500 meters", 3.5),
        ("1 meter 50 centimeters", "1 meter 50 centimeters", 1.5),
        ("5 tons 300 kilograms", "5 tons 300 kilograms", 5.3),
        ("interest per thousand yuan", "thousand", 1_000),
        ("145 half-track vehicles", "145", 145),
        ("in the past hundred years", "hundred", 100),
        ("every thousand mu", "thousand", 1_000),
        ("a man in his late forties", "forties", 40),
        ("the half-year course", "half", 0.5),
    ],
)
def test_a_number_of_a_translation(text: str, said: str, value: float) -> None:
    """
    A number has the value that its figures or words say, and the span that says it.
    """
    found = english_numbers(text)

    assert [(text[n.start : n.end], n.value) for n in found] == [(said, pytest.approx(value))]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "March 30",
            "the 30th of March",
            "30 March",
            "the twenty-fifth",
            "8th Army",
            "B-52 bomber",
        ),
        *("won 3-0", "a 2-2 draw", "the five-year plan"),
        *("often", "the stone", "(1) The", "someone", "hundreds of people"),
        *("the hundred flowers", "several thousand", "in the thirties", "a half-hearted try"),
    ],
)
def test_what_is_no_number(text: str) -> None:
    """
    Days, ordinals, items and parts of words are no numbers.
    """
    assert english_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4% to 8%", 4, 8),
        ("two or thirty minutes", 2, 30),
        ("70 to 100 millimeters", 70, 100),
        ("8 or 9 bolls", 8, 9),
        ("five or six hundred animals", 500, 600),
        ("2 to 3 million tons", 2_000_000, 3_000_000),
        ("500 to 6 thousand", 500, 6_000),
        ("20-30 people", 20, 30),
        ("between 30 and 40 percent", 30, 40),
        ("from his thirties to forties", 30, 40),
    ],
)
def test_a_range_of_a_translation(text: str, low: float, high: float) -> None:
    """
    Two numbers joined by "to", "or" and a dash are one range.
    """
    assert [(n.value, n.value_max) for n in english_numbers(text)] == [(low, high)]


def partners(figures: list[tuple[float | None, float | None, str]], text: str) -> list[str | None]:
    """
    Say what renders each figure in a translation.
    """
    numbers = english_numbers(text)
    found = pair([Said(*figure) for figure in figures], numbers, text)
    return [None if n is None else text[numbers[n].start : numbers[n].end] for n in found]


@pytest.mark.parametrize(
    ("figures", "text", "expected"),
    [
        pytest.param(
            [(374, None, "人"), (88, None, "人")],
            "Of 374 people 88 were cadres",
            ["374", "88"],
            id="equal values",
        ),
        pytest.param(
            [(88, None, "人"), (374, None, "人")],
            "Of 374 people 88 were cadres",
            ["88", "374"],
            id="in another order",
        ),
        pytest.param(
            [(2, None, "个"), (2, None, "年")],
            "two cooperatives in 2 years",
            ["two", "2"],
            id="a value said twice",
        ),
        pytest.param(
            [(2, None, "个"), (2, None, "年")], "two years", ["two", None], id="never one for two"
        ),
        pytest.param([(2, 3, "成")], "by 20% to 30%", ["20% to 30%"], id="tenths"),
        pytest.param(
            [(20, 30, "分钟")], "in two or thirty minutes", ["two or thirty"], id="a wrong range"
        ),
        pytest.param(
            [(10, None, "条")], "more than a dozen roads", ["a dozen"], id="a loose dozen"
        ),
        pytest.param([(1, None, "倍")], "output has doubled", ["doubled"], id="up by one time"),
        pytest.param([(1, None, "担")], "output has doubled", [None], id="one is no doubling"),
        pytest.param([(12, None, "条")], "a dozen roads", ["a dozen"], id="a dozen"),
        pytest.param(
            [(5, None, "个"), (300, None, "吨"), (7, None, "个")],
            "five plants made 3,000 tons in seven years",
            ["five", "3,000", "seven"],
            id="an error of the translation: the same unit, between two pairs",
        ),
        pytest.param(
            [(300, None, "吨")],
            "made 3,000 kilometers",
            [None],
            id="another unit is no error of it",
        ),
        pytest.param(
            [(3, None, "小时"), (3, 4, "米")],
            "three to four meters in three hours",
            ["three", "three to four"],
            id="a number is no lower end where the other is",
        ),
        pytest.param([(17, None, "%")], "by 71%", ["71%"], id="an error in a percentage"),
        pytest.param([(None, None, "人")], "30 people", [None], id="a vague number has no partner"),
        pytest.param([], "30 people", [], id="no figures"),
        pytest.param([(3, None, "人")], "nothing", [None], id="no numbers"),
    ],
)
def test_figures_meet_the_numbers_that_render_them(
    figures: list[tuple[float | None, float | None, str]], text: str, expected: list[str | None]
) -> None:
    """
    Equal values are paired, and what differs only where it clearly is the same.
    """
    assert expected == partners(figures, text)


@given(
    st.lists(
        st.tuples(st.sampled_from([1, 2, 3, 30, 300]), st.sampled_from("人吨个%")), max_size=9
    ),
    st.lists(
        st.sampled_from(["1 man", "two tons", "3%", "30 people", "300 tons", "5 people"]),
        max_size=9,
    ),
)
def test_no_number_renders_two_figures(said: list[tuple[float, str]], words: list[str]) -> None:
    """
    Whatever two texts say, a number is the partner of one figure at most.
    """
    text = " and ".join(words)
    found = pair([Said(value, None, unit) for value, unit in said], english_numbers(text), text)

    taken = [number for number in found if number is not None]
    assert len(taken) == len(set(taken))


def test_a_number_that_recurs_thousands_of_times_is_paired_at_once() -> None:
    """
    A table of one value, and one of nothing that fits, are no matter of memory or of hours.
    """
    said = [Said(2.0, None, "人")] * 20_000 + [Said(3.0, None, "吨")] * 20_000
    text = "2 men, " * 19_999 + "4 tons, " * 20_000

    found = pair(said, english_numbers(text), text)

    assert sum(partner is not None for partner in found) == 19_999


def test_a_year_before_to_is_no_lower_end() -> None:
    """
    From 260,000 in 1957 to 150,000 are three numbers.
    """
    found = english_numbers("will drop from 260,000 in 1957 to 150,000")

    assert [number.value for number in found][-1] == 150_000


def test_two_numbers_side_by_side() -> None:
    """
    What cannot be one number is two.
    """
    found = english_numbers("Four Seven-Character Quatrains of twenty five lines")

    assert [number.value for number in found] == [4, 7, 25]


def test_numbers_past_all_bounds_are_none() -> None:
    """
    Neither a number nor a fraction of thousands of digits is one.
    """
    assert english_numbers(f"{'1' * 400}/3 people, {'1' * 5_000}/3, {'9' * 400} mu") == []


@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789.,-/() \n%’İ",
                " one",
                "two",
                "twenty",
                " hundred",
                " million",
                " and ",
                "a half",
                "quarter",
                "dozen",
                " to ",
                "March ",
                "th",
                "-third",
                "thirds",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_any_translation_can_be_read(text: str) -> None:
    """
    However strange a text, its numbers lie in it, in order.
    """
    found = english_numbers(text)

    ends = [0, *(n.end for n in found)]
    assert all(
        before <= n.start < n.end <= len(text) for before, n in zip(ends, found, strict=False)
    )
