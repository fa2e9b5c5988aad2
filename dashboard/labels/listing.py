"""Words of lists of articles and of the filter by checks. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    # The filter
    "filters.audit": ("Translation", "译文核对"),
    "filters.audit.any": ("Any", "不限"),
    "filters.audit.differs": ("something differs", "有不一致"),
    "filters.audit.clean": ("no disagreement found", "未见不一致"),
    "filters.audit.help": (
        (
            "Figures, dates, names and paragraphs of the original are looked for in the translation."
            " What a program did not find wrong may still be wrong."
        ),
        "程序在译文中逐一查找原文的数字、日期、名称与段落；未查出的问题仍可能存在。",
    ),
    # The order
    "list.sort": ("Order", "排序"),
    "list.sort.date": ("Oldest first", "由旧到新"),
    "list.sort.newest": ("Newest first", "由新到旧"),
    "list.sort.relevance": ("Most relevant first", "相关度最高在前"),
    "list.sort.length": ("Longest first", "最长在前"),
    "list.sort.differs": ("Most disagreements first", "译文不一致最多在前"),
    "list.sorted.date": ("the oldest first", "由旧到新"),
    "list.sorted.newest": ("the newest first", "由新到旧"),
    "list.sorted.relevance": (
        "the most relevant to the search first",
        "与检索最相关者在前",
    ),
    "list.sorted.length": (
        "the longest first, by words of the Chinese",
        "按中文词数，最长者在前",
    ),
    "list.sorted.differs": (
        "those first whose translation differs most often",
        "译文不一致最多者在前",
    ),
    "list.relevance.help": (
        (
            "Relevance (BM25): articles that hold the words searched for often, for their length;"
            " words that are rare in the whole archive count for more."
        ),
        "相关度（BM25）：按篇幅计检索词出现多者在前；全库中少见的词权重更高。",
    ),
    "list.relevance.needs": (
        "Once something is searched for, the list can be sorted by relevance.",
        "输入检索词后可按相关度排序。",
    ),
    "list.relevance.without": (
        "Relevance needs a search. The list is in the order of the newspaper.",
        "按相关度排序须有检索词；现按报纸顺序排列。",
    ),
    "list.page": ("{first}–{last} of {total}", "第 {first}–{last} 篇，共 {total} 篇"),
    "list.words": ("{n} Chinese words", "{n} 词"),
    "list.read": ("Articles ›", "文章 ›"),
    "list.read.n": ("Read these {n}", "阅读这 {n}"),
    "table.read": ("A tick before a row leads to its articles.", "勾选某行即可阅读其文章。"),
    "column.read": ("List", "列表"),
    "regions.chosen.read": ("Articles naming {place}", "提及{place}的文章"),
    "overview.coverage.click": (
        "A click on a bar lists all that the archive holds of the period.",
        "点击柱形可列出该时段的全部文章。",
    ),
    "overview.places.click": (
        "A click on a bar lists the articles.",
        "点击条形可列出文章。",
    ),
    "words.click": (
        "A click on a bar lists the articles that hold the word.",
        "点击条形可列出含该词的文章。",
    ),
    "collocates.click": (
        "A click on a bar lists the articles in which the two words stand that near.",
        "点击条形可列出两词相邻出现的文章。",
    ),
    # What the checks of one article found
    "list.checks.agree": ("all {n} checks agree", "{n} 项核对均一致"),
    "list.checks.agree.one": ("the one check agrees", "1 项核对一致"),
    "list.checks.differ": ("{n} of {all} checks differ", "{all} 项核对中 {n} 项不一致"),
    "list.checks.differ.one": ("1 of {all} checks differs", "{all} 项核对中 1 项不一致"),
    "list.checks.missing": ("{n} of {all} not found", "{all} 项中 {n} 项未见于译文"),
    "list.checks.missing.too": ("{n} not found", "{n} 项未见于译文"),
}
