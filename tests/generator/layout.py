"""
From a draft to the text of a file, in the forms that the archive has.

The shares are those of the 51 articles of the corpus, rounded; what depends on the year
does so here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.issues import RARE, is_chosen
from generator.names import person

if TYPE_CHECKING:
    from random import Random

    from generator.drafts import Draft

_COLUMNS = (
    *("读者来信", "简讯", "国际简讯", "简明新闻", "读者来信摘要", "询问与答复"),
    *("革命群众来信", "国际短评", "在农村中", "书刊评介"),
)
_SECTIONS = ("副刊", "国际", "经济", "教育·科技·文化", "要闻", "国内新闻", "广告", "体育")
_DAILY = (
    *(("图片", "Picture"), ("简讯", "Brief News"), ("毛主席语录", "Quotations from Chairman Mao")),
    *(("国际简讯", "International Briefs"), ("我们伟大的祖国（图片）", "Our Great Motherland")),
)
_ORGANISATIONS = (
    ("本报评论员", "Commentator of this newspaper"),
    ("新华社记者", "Xinhua News Agency reporter"),
    ("中国百货公司武汉市公司", "Wuhan Company of the China Department Store"),
)
_SALUTATION = "编辑同志："
_INDENTS_EN = (("    ", 0), ("", 1), ("    ", 1), ("　　", 1), ("\t", 0), ("\t", 1))
"""Before an English paragraph, and how many blank lines behind it."""


@dataclass(slots=True)
class Laid:
    """
    An article laid out, with what a reader of the file should find.

    Titles, authors and bodies are as the archive's parser promises them: parts of a title
    joined, absent authors None, one paragraph a line, no title and no byline in the body.
    `file_title` is the title that the file is named after.
    """

    text: str
    page: int | None
    title_zh: str
    title_en: str
    author_zh: str | None
    author_en: str | None
    section_zh: str | None
    column_zh: str | None
    body_zh: list[str]
    body_en: list[str]
    named_entities: str | None
    file_title: str
    variants: set[str] = field(default_factory=set)


class Layout:
    """Lays out one article; `random` decides on everything that a draft leaves open."""

    def __init__(self, draft: Draft, random: Random, seed: int) -> None:
        self.draft = draft
        self.random = random
        self.year = draft.day.year
        self.variants = {variant for variant in RARE if is_chosen(variant, draft.index, seed, RARE)}
        self.body_zh = list(draft.body_zh)
        self.body_en = list(draft.body_en)

    def lay_out(self) -> Laid:
        """Choose the forms and write the file's text."""
        self._refuse_contradictions()
        self._choose_header()
        self._unequal_paragraphs()
        self._datelines_and_signatures()
        self.named_entities = None
        if (self.year, self.draft.day.month) == (1946, 5):
            self.variants.add("named entities")
            self.named_entities = self._entities()
        english, chinese = self._english(), self._chinese()
        text = english + chinese
        if "CRLF" in self.variants:
            text = text.replace("\n", "\r\n")
        if "BOM" in self.variants:
            text = f"\ufeff{text}"
        without_zh = "no original" in self.variants
        return Laid(
            text=text,
            page=None if {"blank page", "no page"} & self.variants else self.page,
            title_zh="" if without_zh else self.title_zh,
            title_en=self.title_en,
            author_zh=None if without_zh else self.author_zh,
            author_en=self.author_en,
            section_zh=None if without_zh else self.section,
            column_zh=None if without_zh else self.column,
            body_zh=[] if without_zh else self.body_zh,
            body_en=[] if "no translation" in self.variants else self.body_en,
            named_entities=self.named_entities,
            file_title=self.title_zh,
            variants=self.variants,
        )

    def _refuse_contradictions(self) -> None:
        one_of = (
            ("no original", "no translation"),
            ("no page", "blank page"),
            ("GB18030", "BOM"),
            ("copy", "GB18030"),
            ("GB18030", "no original"),  # too little Chinese to know the encoding by
        )
        for kept, dropped in one_of:
            if kept in self.variants:
                self.variants.discard(dropped)

    def _is(self, share: float, variant: str) -> bool:
        chosen = self.random.random() < share
        if chosen:
            self.variants.add(variant)
        return chosen

    def _choose_header(self) -> None:
        random, draft = self.random, self.draft
        self.parts_zh, self.parts_en = list(draft.titles_zh), list(draft.titles_en)
        if len(self.parts_zh) > 1:
            self.variants.add(f"title in {len(self.parts_zh)} parts")
        self.page = random.randint(1, 4 if self.year < 1956 else 6 if self.year < 1973 else 8)
        self.title_zh = "  ".join(self.parts_zh)
        if self._is(0.03, "daily title"):
            self.title_zh, self.title_en = random.choice(_DAILY)
            # What the draft's title said becomes a line of the body: nothing planted is lost.
            self.body_zh.insert(0, "，".join(self.parts_zh) + "。")
            self.body_en.insert(0, "; ".join(self.parts_en) + ".")
            self.parts_zh, self.parts_en = [self.title_zh], [self.title_en]
        else:
            if len(self.parts_zh) > 1 and self._is(0.15, "title with dash"):
                self.title_zh = "——".join(self.parts_zh)
            elif "B-52" in self.variants:
                self.parts_zh[-1] += "B—52型"
                self.parts_en[-1] += " B-52"
                self.title_zh = "  ".join(self.parts_zh)
            elif self._is(0.03, "picture"):
                self.title_zh += "（图片）"
            self.title_en = random.choice((": ", "; ", " -- ")).join(self.parts_en)
        self._authors()
        by_year = self.year < 1948 or self.year >= 1966
        self.page_key = "Edition" if by_year != (random.random() < 0.02) else "Page"
        if self.page_key == "Edition":
            self.variants.add("Edition")
        self.column = random.choice(_COLUMNS) if self._is(0.14, "column") else None
        self.section = None
        if {"no page", "blank page"} & self.variants:
            self.variants.discard("section")  # it stands in the brackets behind the page
        elif "section" in self.variants or (self.year == 1989 and self._is(0.5, "section")):
            self.section = random.choice(_SECTIONS)

    def _authors(self) -> None:
        pick = self.random.random()
        self.author_zh = self.author_en = None
        if pick < 0.2:
            self.variants.add("author")
            self.author_zh, self.author_en = person(self.random)
        elif pick < 0.24:
            self.variants.add("several authors")
            (zh, en), (other_zh, other_en) = person(self.random), person(self.random)
            self.author_zh, self.author_en = f"{zh}　{other_zh}", f"{en}, {other_en}"
        elif pick < 0.28:
            self.variants.add("author only in Chinese")
            self.author_zh = person(self.random)[0]
        elif pick < 0.30:
            self.variants.add("organisation as author")
            self.author_zh, self.author_en = self.random.choice(_ORGANISATIONS)

    def _unequal_paragraphs(self) -> None:
        """Split, merge or drop a paragraph of the translation in one article of five."""
        random, body = self.random, self.body_en
        pick = random.random()
        if pick < 0.14:
            which = random.randrange(len(body))
            before, stop, behind = body[which].partition(". ")
            if stop:
                self.variants.add("paragraph split")
                body[which : which + 1] = [f"{before}.", behind[0].upper() + behind[1:]]
        elif pick < 0.18 and len(body) > 1:
            self.variants.add("paragraphs merged")
            which = random.randrange(len(body) - 1)
            body[which : which + 2] = [f"{body[which]} {body[which + 1]}"]

    def _datelines_and_signatures(self) -> None:
        day = self.draft.day.day
        if self._is(0.3, "dateline"):
            sign = self.random.random()
            if self.year < 1958:
                self.body_zh[0] = f"【新华社{_DAYS[day]}日讯】{self.body_zh[0]}"
                self.body_en[0] = f"[Xinhua News Agency, {_nth(day)}] {self.body_en[0]}"
            elif sign < 0.7:
                written = str(day) if self.year == 1989 or sign < 0.25 else _DAYS[day]
                self.body_zh[0] = f"新华社{written}日电　{self.body_zh[0]}"
                self.body_en[0] = f"Xinhua News Agency, {_nth(day)}: {self.body_en[0]}"
            else:
                self.body_zh[0] = f"据新华社讯：{self.body_zh[0]}"
                self.body_en[0] = f"According to Xinhua News Agency: {self.body_en[0]}"
        elif self._is(0.12, "agency at the end"):
            self.body_zh.append("（新华社）")
            self.body_en.insert(0, "Xinhua News Agency")
        elif self._is(0.03, "letter"):
            self.body_zh.insert(0, _SALUTATION)
            self.body_en.insert(0, "Editor:")
        if "picture" in self.variants:
            zh, en = person(self.random)
            self.body_zh[-1] += f"\t\t\t\t　　新华社记者　{zh}摄"
            self.body_en.append(f"Xinhua News Agency Reporter {en} Photo")
        if "Markdown emphasis" in self.variants:
            self.body_en[0] = self.body_en[0].replace(" of ", " *of* ", 1)

    def _entities(self) -> str:
        lines = [f"{p.surface_zh}  {p.surface_en}" for p in dict.fromkeys(self.draft.places)]
        lines += ["新华社  Xinhua News Agency", "", "法币  fǎbì"]
        return "\n".join(lines)

    def _english(self) -> str:
        random, variants = self.random, self.variants
        day = "" if "date only in the file name" in variants else f" {self.draft.day}"
        author = f" {self.author_en}" if self.author_en else " " if random.random() < 0.17 else ""
        lines = [f"Title: {self.title_en}"]
        if self._is(0.1, "blank line below the title"):
            lines.append("")
        lines += [f"Author:{author}", f"Date:{day}"]
        if "no page" not in variants:
            page = "" if "blank page" in variants else f" {self.page}"
            lines.append(f"{self.page_key}:{page}")
        if not self._is(0.02, "no blank line below the header"):
            lines.append("")
        if "no translation" not in variants:
            lines += self._english_body()
        if self.named_entities:
            lines += ["**Named Entities**", "", self.named_entities, ""]
        if "no original" in variants:
            return "\n".join(lines) + "\n"
        rule = ["", ""] if self.year >= 1966 else ["", "", ""]
        return "\n".join([*lines, *rule, "<hr /> ", "", "Original: ", "", "", ""])

    def _english_body(self) -> list[str]:
        random = self.random
        indent, blank_lines = random.choices(_INDENTS_EN, (30, 40, 10, 8, 6, 6))[0]
        lines: list[str] = []
        if self.year == 1946 and "no original" not in self.variants and self._is(0.3, "twice"):
            lines += [f"    {line}" for line in (*self.parts_zh, *self.body_zh)] + [""]
        if self.column and self._is(0.3, "column in English"):
            self.body_en.insert(0, "Reader's Letters")
        if not self.column and self._is(0.55, "title repeated in English"):
            lines += [indent + part for part in self.parts_en] + [""] * blank_lines
        if self.author_en and self._is(0.12, "byline"):
            lines.append(f"{indent}{self.author_en}")
        is_mixed = self._is(0.04, "mixed indents")
        for paragraph in self.body_en:
            if is_mixed:
                indent, blank_lines = random.choice(_INDENTS_EN)
            lines.append(indent + paragraph)
            lines += [""] * blank_lines
        if self.author_en and "byline" not in self.variants and self._is(0.2, "author at the end"):
            lines.append(f"{' ' * 32}({self.author_en})")
        return lines

    def _chinese(self) -> str:
        variants = self.variants
        if "no original" in variants:
            return ""
        lines = [f"### {self.title_zh}", self.author_zh or ""]
        if "date only in the file name" not in variants:
            lines.append(str(self.draft.day))
        if not {"no page", "blank page"} & variants:
            lines.append(f"第{self.page}版({self.section or ''})")
        lines += [f"专栏：{self.column or ''}", "", *self._chinese_body()]
        if self.author_zh and "author at the end" in variants:
            lines.append(f"{' ' * 32}（{self.author_zh}）")
        return "\n".join(lines).rstrip("\n") + "\n"

    def _chinese_body(self) -> list[str]:
        variants, random = self.variants, self.random
        # Where the original stands twice, the title has to, for the copy to be known as one.
        repeated = self.parts_zh if "twice" in variants or random.random() < 0.75 else []
        if repeated:
            variants.add("title repeated")
        body = list(self.body_zh)
        may_be_glued = self.title_zh[-1].isalnum() and not {"byline", "twice"} & variants
        if repeated == [self.title_zh] and body[0] == _SALUTATION and may_be_glued:
            variants.add("glued")
            # The salutation stands behind the title, on its line.
            repeated = [self.title_zh + body.pop(0)]
        if self.author_zh and "byline" in variants:
            repeated = [*repeated, self.author_zh]
        lines = [f"    {line}" for line in repeated]
        is_stray = self._is(0.06, "stray indents")
        for paragraph in body:
            indent, blanks = "    ", ""
            if is_stray and lines and lines[-1].endswith("。"):
                # A line further left than others continues one that has no end.
                indent = random.choice(("   ", "     ", "  　"))
                blanks = random.choice(("", "　"))
            if indent == "    ":
                paragraph = self._broken(paragraph)  # noqa: PLW2901
            lines.append(indent + paragraph + blanks)
            if "blank line in the original" in variants:
                lines.append("　　　　")
        if self.year < 1950:
            lines[0] = "　　" + lines[0].strip()
        return lines

    def _broken(self, paragraph: str) -> str:
        """Break a long paragraph in mid-sentence, where no mark of an end stands before."""
        at = len(paragraph) // 2
        if "broken paragraph" not in self.variants or at < 40 or not paragraph[at - 1].isalpha():
            return paragraph
        return f"{paragraph[:at]}\n  {paragraph[at:]}"


def _nth(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day // 10 != 1 else "th"
    return f"{day}{ending}"


_NUMERALS = (
    "〇 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 "
    "二十二 二十三 二十四 二十五 二十六 二十七 二十八 二十九 三十 三十一"
)
_DAYS = _NUMERALS.split()
