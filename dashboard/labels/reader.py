"""Words around the two texts of an article. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    "marks.figures": ("Figures", "数字"),
    "marks.audit": ("Checks", "核对"),
    "marks.words": ("Words as links", "词语链接"),
    "reader.marks.help": (
        "Checks are what a program compared between original and translation. With words as links, each word leads to its page: how often it occurs, when, and beside what.",
        "“核对”为程序对原文与译文的比对。选“词语链接”后，每个词都通向该词的页面：出现多少次、何时、与何词同现。",
    ),
    "reader.options": ("Marks, size, pinyin", "标记、字号、拼音"),
    "reader.size": ("Text size", "字号"),
    "size.s": ("Small", "小"),
    "size.m": ("Medium", "中"),
    "size.l": ("Large", "大"),
    "reader.pinyin": ("Pinyin", "拼音"),
    "reader.row": ("Paragraph {n}", "第 {n} 段"),
    "reader.uncertain": (
        "It is uncertain that these two passages belong together.",
        "这两段是否对应并不确定。",
    ),
    "reader.part": (
        "Part {part} of {parts}: the text is too long for one page.",
        "第 {part} / {parts} 部分：全文过长，分部分显示。",
    ),
}
