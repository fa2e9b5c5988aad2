"""Numbers are read alike in both languages, so that they can anchor paragraphs."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.language import numerals
from dashboard.language.numerals import numbers, numbers_in, parse_chinese_numeral
from dashboard.language.paragraphs import paragraphs

PIECES_ZH = st.sampled_from(
    [
        *"〇零一二三十拾百千万亿萬廿点分之几数多余１２,.，．…年人\n㈠½⼗六٣",
        "三分之二",
        "百分之",
        "２，７１５，０００",
    ]
)
PIECES_EN = st.sampled_from(
    [
        *"0123456789.,- \n’ț½İ٣_",
        *(" one", "two", "Ten", "twenty", " hundred", " million", " and ", "often", "stone"),
        *("th", "-third", "first"),
    ]
)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三百七十四", 374),
        ("二○六", 206),
        ("一九五〇", 1950),
        ("两千", 2_000),
        ("十", 10),
        ("十五", 15),
        ("廿五", 25),
        ("卅", 30),
        ("一百零五", 105),
        ("一千〇五十", 1_050),
        ("一百五", 150),
        ("三万五千", 35_000),
        ("三万五", 35_000),
        ("一万零三百", 10_300),
        ("二○○○万", 20_000_000),
        ("四万万", 400_000_000),
        ("一亿二千万", 120_000_000),
        ("三亿五千万零二", 350_000_002),
        ("二万五千亿", 2_500_000_000_000),
        ("三万亿", 3_000_000_000_000),
        ("３万亿", 3_000_000_000_000),
        ("三点五万", 35_000),
        ("零点五", 0.5),
        ("百分之二十", 20),
        ("百分之百", 100),
        ("百分之三点五", 3.5),
        ("百分之十一点五", 11.5),
        ("七百八十三点九亿", 78_390_000_000),
        ("１０３", 103),
        ("２，７１５，０００", 2_715_000),
        ("７３．８万", 738_000),
        ("1亿2千3百万", 123_000_000),
        ("壹仟贰佰", 1_200),
        ("三萬", 30_000),
        ("零", 0),
    ],
)
def test_chinese_numerals(numeral: str, value: float) -> None:
    """
    A Chinese numeral has the value that a reader of 1954 gave it.
    """
    assert value == parse_chinese_numeral(numeral)


@pytest.mark.parametrize(
    "text",
    ["", "人", "三人", "几百", "二三十", "十五六", "千万", "百", "万一", "十百", "3 4", "1,23"],
)
def test_what_is_no_exact_numeral(text: str) -> None:
    """
    Words, approximations and half numerals have no value.
    """
    assert parse_chinese_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("三百七十四人，干部八十八人", [374, 88], id="two figures"),
        pytest.param("增产百分之二十", [20], id="percentage"),
        pytest.param("三分之一", [], id="fraction"),
        pytest.param("十分重要，一切统一", [], id="words"),
        pytest.param("1954年3月30日", [1954, 3, 30], id="date"),
        pytest.param("十三、四个", [13, 4], id="enumeration"),
        pytest.param("七点", [7], id="hour"),
        pytest.param("几十万吨，数十人", [], id="approximations"),
        pytest.param("一千四百多万亩，十多人", [14_000_000, 10], id="more than"),
    ],
)
def test_numbers_of_chinese(text: str, found: list[float]) -> None:
    """
    The numbers of a Chinese text are found in order, words that look like them are not.
    """
    assert found == numbers(text, "zh")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("2.18 million tons", [2_180_000], id="million"),
        pytest.param("1,200 people.", [1_200], id="thousands separator"),
        pytest.param("8.5 billion yuan", [8_500_000_000], id="billion"),
        pytest.param("3 hundred thousand", [300_000], id="two scales"),
        pytest.param("Twenty-five", [25], id="hyphenated word"),
        pytest.param("three hundred and seventy-four", [374], id="with and"),
        pytest.param("twenty and thirty", [20, 30], id="and between two"),
        pytest.param("one of them", [], id="one is mostly a pronoun"),
        pytest.param("the twenty-fifth", [], id="ordinal word"),
        pytest.param("March 30th, 1954", [30, 1954], id="date"),
        pytest.param("B52", [], id="inside a name"),
        pytest.param("hundreds of tons", [], id="approximation"),
    ],
)
def test_numbers_of_english(text: str, found: list[float]) -> None:
    """
    The numbers of an English text are found in figures and in words.
    """
    assert found == numbers(text, "en")


def test_both_languages_agree() -> None:
    """
    A sentence and its translation mention the same numbers.
    """
    zh = "榆次专区训练了三百七十四人，其中有县、区干部八十八人，骨干二百八十六人。"
    en = "Yuci trained 374 people, including 88 cadres, and 286 backbone members."

    assert numbers(zh, "zh") == numbers(en, "en") == [374, 88, 286]


@given(st.integers(min_value=0, max_value=10**15))
def test_arabic_figures_are_themselves(value: int) -> None:
    """
    A figure reads the same with and without separators, in both languages.
    """
    figure = f"{value:,}"

    assert [value] == numbers(figure, "en") == numbers(figure, "zh")


@given(st.text(alphabet="〇零一二九十百千万亿两廿点分之%,.05 and hundred twenty million thousand"))
def test_any_text_can_be_read(text: str) -> None:
    """
    No text, however strange, is an error.
    """
    assert all(value >= 0 for value in numbers(text, "zh") + numbers(text, "en"))
    assert parse_chinese_numeral(text) is None or text


@given(st.lists(PIECES_ZH, max_size=30).map("".join))
def test_chinese_reads_the_same_run_by_run(text: str) -> None:
    """
    Runs of numerals hold all that the whole text would tell, whatever stands around them.
    """
    whole = list(numerals._chinese_numbers(numerals._plain(text)))

    assert whole == numbers(text, "zh")
    assert whole == [
        n for found in numbers_in(text, paragraphs([text]).spans(0), "zh") for n in found
    ]


@given(st.lists(PIECES_EN, max_size=30).map("".join))
def test_english_reads_the_same_start_by_start(text: str) -> None:
    """
    Figures and words for numbers are all the places where the pattern can begin.
    """
    whole = list(numerals._english_numbers(numerals._plain(text)))

    assert whole == numbers(text, "en")
    assert whole == [
        n for found in numbers_in(text, paragraphs([text]).spans(0), "en") for n in found
    ]


def test_usual_signs_stay_what_they_are() -> None:
    """
    A text of usual signs has as many when it is normalised, and no figures but the known ones.
    """
    signs = [chr(code) for code in range(sys.maxunicode + 1)]
    zh = [sign for sign in signs if not numerals._UNUSUAL["zh"].match(sign)]
    en = [sign for sign in signs if not numerals._UNUSUAL["en"].match(sign)]

    assert [s for s in zh if len(unicodedata.normalize("NFKC", s)) > 1] == ["…"]
    assert [s for s in zh if s.isdecimal()] == list("0123456789０１２３４５６７８９")
    assert all(unicodedata.normalize("NFKC", sign) == sign for sign in en)
    assert all(len(sign.lower()) == 1 for sign in en)
    assert [s for s in en if s.isdecimal()] == list("0123456789")
    assert not [s for s in zh + en if unicodedata.combining(s)]
