"""Words about the checks of a translation. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    "checks.count": ("{n} checks", "核对 {n} 处"),
    "checks.count.one": ("1 check", "核对 1 处"),
    "checks.agree": ("{n} agree", "{n} 处一致"),
    "checks.agree.one": ("1 agrees", "1 处一致"),
    "checks.differ": ("{n} differ", "{n} 处不同"),
    "checks.differ.one": ("1 differs", "1 处不同"),
    "checks.missing": ("{n} not found", "{n} 处未找到"),
    "checks.missing.one": ("1 not found", "1 处未找到"),
    "checks.all_agree": (
        "All {n} figures, dates and names that were checked agree.",
        "核对的 {n} 处数字、日期与名称全部一致。",
    ),
    "checks.one_agrees": ("The one thing that was checked agrees.", "核对 1 处，一致。"),
    "checks.none": (
        "Nothing here could be checked: no figure, date or name was found to compare.",
        "没有可核对之处：未发现可供比对的数字、日期或名称。",
    ),
    "checks.one_language": (
        "Nothing could be checked: the article is in one language only.",
        "无法核对：本文只有一种语言。",
    ),
    "checks.note": (
        "Compared by a program, not by a person. What was not found may stand there in other words; what agrees may be wrong in other ways.",
        "由程序比对，未经人工核实。未找到者或以他词表达；一致者也可能另有错误。",
    ),
    "checks.more": ("{n} more stand at their paragraphs.", "另有 {n} 处，见各段之下。"),
    "checks.sign": ("Check {n}: {verdict}", "核对 {n}：{verdict}"),
    "checks.verdict.differs": ("differs", "不同"),
    "checks.verdict.missing": ("not found", "未找到"),
    "checks.part.title": ("Title", "标题"),
    "checks.part.author": ("Author", "作者"),
    "checks.kind.figure": ("Figure", "数字"),
    "checks.kind.place": ("Place", "地名"),
    "checks.kind.person": ("Person", "人名"),
    "checks.kind.author": ("Author", "作者"),
    "checks.kind.date": ("Date", "日期"),
    "checks.kind.term": ("Name of an institution", "机构名称"),
    "checks.kind.leftover": ("Left untranslated", "未译文字"),
    "checks.kind.length": ("Length", "篇幅"),
    "checks.kind.paragraph": ("Passage", "段落"),
    # What was looked for, and what stands there.
    "checks.told.differs": (
        "the original says {zh} ({expected}); the translation says {en}.",
        "原文为{zh}（{expected}），译文为{en}。",
    ),
    "checks.told.missing": (
        "the original says {zh} ({expected}); nothing like it was found in the translation.",
        "原文为{zh}（{expected}），译文中未找到。",
    ),
    "checks.told.differs.bare": (
        "the original says {zh}; the translation says {en}.",
        "原文为{zh}，译文为{en}。",
    ),
    "checks.told.missing.bare": (
        "the original says {zh}; nothing like it was found in the translation.",
        "原文为{zh}，译文中未找到。",
    ),
    "checks.told.term": (
        "{zh} is translated as {en} here, and as {expected} elsewhere in the article.",
        "{zh}此处译为{en}，文中他处译为{expected}。",
    ),
    "checks.told.leftover": (
        "{en} stands in the translation as it was.",
        "译文中保留了{en}。",
    ),
    "checks.told.length": (
        "the translation of this passage has {n} characters; about {expected} would be usual.",
        "本段译文有 {n} 个字符，通常约为 {expected} 个。",
    ),
    "checks.told.paragraph.missing": (
        "no translation of {zh} was found.",
        "未找到{zh}的译文。",
    ),
    "checks.told.paragraph.differs": (
        "{en} has no original beside it.",
        "{en}没有对应的原文。",
    ),
}
