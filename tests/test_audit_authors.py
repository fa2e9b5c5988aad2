"""What the audit says of the authors that both headers name."""

from __future__ import annotations

import random
from datetime import date

import pytest

from dashboard.audit.authors import check_authors
from dashboard.audit.check import Texts
from dashboard.language.romanisation import in_pinyin

CASES = {
    "the same": ("焦树榛", "Jiao Shuzhen", ["agrees 焦树榛 -> Jiao Shuzhen"]),
    "given name first": ("焦树榛", "Shuzhen Jiao", ["agrees 焦树榛 -> Shuzhen Jiao"]),
    "a hyphen": ("焦树榛", "Jiao Shu-zhen", ["agrees 焦树榛 -> Jiao Shu-zhen"]),
    "a letter too many": ("焦树榛", "Jiao Shuzheng", ["differs 焦树榛 -> Jiao Shuzheng"]),
    "a name that only begins so": ("王敏", "Wang Ming", ["differs 王敏 -> Wang Ming"]),
    "another person": ("焦树榛", "Li Ming", ["differs 焦树榛 -> Li Ming"]),
    "two, in any order": (
        "侯波　孟庆彪",
        "Meng Qingbiao and Hou Bo",
        ["agrees 侯波 -> Hou Bo", "agrees 孟庆彪 -> Meng Qingbiao"],
    ),
    "one of two is wrong": (
        "侯波　孟庆彪",
        "Hou Bo, Meng Qingbao",
        ["agrees 侯波 -> Hou Bo", "differs 孟庆彪 -> Meng Qingbao"],
    ),
    "one of two is left out": (
        "侯波　孟庆彪",
        "Hou Bo",
        ["agrees 侯波 -> Hou Bo", "missing 孟庆彪 -> -"],
    ),
    "what he did": ("新华社记者　焦树榛摄", "Jiao Shuzhen", ["agrees 焦树榛 -> Jiao Shuzhen"]),
    "a double surname": ("欧阳山", "Ouyang Shan", ["agrees 欧阳山 -> Ouyang Shan"]),
    "several readings": ("单志", "Shan Zhi", ["agrees 单志 -> Shan Zhi"]),
    "no English author": ("雪印", None, ["missing 雪印 -> -"]),
    "a foreigner": ("别莱利曼", "Perelman", []),
    "a foreigner and his country": ("（苏联）伊凡诺夫", "Ivanov", []),
    "an old spelling": ("郭沫若", "Kuo Mo-jo", []),
    "a name that ends like an office": ("王宏图", "Wang Hongtu", ["agrees 王宏图 -> Wang Hongtu"]),
    "the paper": ("本报评论员", "Commentator of this newspaper", []),
    "an office": ("沙河县合作社联合社", "Shahe County Cooperative", []),
    "nobody": (None, None, []),
}


def _said(author_zh: str | None, author_en: str | None, body_en: str = "") -> list[str]:
    texts = Texts(date(1954, 3, 30), "", "", author_zh, author_en, "", body_en)
    return [f"{c.verdict} {c.surface_zh} -> {c.found_en or '-'}" for c in check_authors(texts)]


@pytest.mark.parametrize("case", CASES)
def test_authors_are_compared_by_their_sound(case: str) -> None:
    """
    A name agrees in any order and cut; what cannot be told by sound has no check.
    """
    author_zh, author_en, expected = CASES[case]

    assert _said(author_zh, author_en) == expected


def test_an_author_whom_the_body_names_is_not_missing() -> None:
    """
    Many translations have the author at their end only.
    """
    assert _said("雪印", None, "A picture. (Xue Yin)") == []


def test_swapped_authors_are_found() -> None:
    """
    Of a hundred names that are given as another of the same length, all differ.
    """
    rng = random.Random(3)
    surnames, given = "王李张刘陈杨黄赵吴周", "明华建国文英志成春林海波"
    names = {rng.choice(surnames) + "".join(rng.sample(given, 2)) for _ in range(100)}
    pairs = [(name, in_pinyin(rng.choice(sorted(names - {name})))) for name in sorted(names)]

    wrong = [pair for pair in pairs if in_pinyin(pair[0]) != pair[1]]
    assert all(_said(*pair)[0].startswith("differs") for pair in wrong)
