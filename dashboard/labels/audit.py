"""Words about rates of what translations say otherwise. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    "audit.head": ("How far the translation can be trusted", "译文的可信程度"),
    "audit.lede": (
        (
            "A program looks for the numbers, names and dates of each Chinese text in its English"
            " translation, and for what the translation should not have."
        ),
        "程序在英文译文中逐一查找中文原文的数字、名称和日期，并查找译文中不应有的内容。",
    ),
    "audit.nothing": (
        "Nothing of the selection could be checked: no article of it has both languages.",
        "所选文章均非中英文齐备，无从核对。",
    ),
    # What is looked at
    "audit.measure": ("Count", "计量"),
    "audit.measure.checks": ("Checks", "核对处"),
    "audit.measure.articles": ("Articles", "文章"),
    "audit.kind": ("Kind of check", "核对类别"),
    "audit.kind.all": ("All", "全部"),
    "audit.kind.figure": ("Figures", "数字"),
    "audit.kind.place": ("Places", "地名"),
    "audit.kind.person": ("Persons", "人名"),
    "audit.kind.author": ("Authors", "作者"),
    "audit.kind.date": ("Dates", "日期"),
    "audit.kind.term": ("Institutions", "机构名称"),
    "audit.kind.leftover": ("Left untranslated", "未译文字"),
    "audit.kind.length": ("Lengths", "篇幅"),
    "audit.kind.paragraph": ("Paragraphs", "段落"),
    # The finding
    "audit.sought.all": ("figures, names and dates", "数字、名称和日期"),
    "audit.sought.figure": ("figures", "数字"),
    "audit.sought.place": ("names of places", "地名"),
    "audit.sought.person": ("names of persons", "人名"),
    "audit.sought.author": ("names of authors", "作者名"),
    "audit.sought.date": ("dates", "日期"),
    "audit.finding.checks": (
        "Of {n} {sought} looked for, {differs} differ and {missing} were not found",
        "查找 {n} 处{sought}，{differs}不一致，{missing}未找到",
    ),
    "audit.finding.checks.none": ("No {sought} were looked for", "没有可查找的{sought}"),
    "audit.finding.articles": (
        "In {differs} of {n} something differs, in {missing} something was not found",
        "{n}中，{differs}有不一致之处，{missing}有未找到之处",
    ),
    "audit.finding.articles.of": (
        "{kind}: in {differs} of {n} something differs, in {missing} something was not found",
        "{kind}：{n}中，{differs}有不一致之处，{missing}有未找到之处",
    ),
    "audit.share": ("{share} % ({low}–{high})", "{share}%（{low}–{high}）"),
    # By kind
    "audit.title.kind": (
        "{kind} differ most often: {share}",
        "{kind}不一致最多：{share}",
    ),
    "audit.title.kind.none": ("Nothing that was looked for differs", "所查各处均无不一致"),
    "audit.title.kind.some": (
        "Nothing differs in any kind of check with {n} articles or more",
        "满 {n} 篇文章的各类核对均无不一致",
    ),
    "audit.title.kind.thin": (
        "No kind of check has {n} articles to judge by",
        "没有一类核对达到足以判断的 {n} 篇文章",
    ),
    "audit.title.kind.articles": (
        "What most articles have that differs: {kind}, in {share}",
        "有不一致之处的文章，以{kind}最多：{share}",
    ),
    "audit.subtitle.kind.checks": (
        "% of what was looked for of each kind, whose number stands behind its name",
        "占该类所查之处的百分比，类别后为处数",
    ),
    "audit.subtitle.kind.articles": (
        "% of the articles in both languages in which anything of the kind differs, or was not found",
        "在中英文齐备的文章中，该类有不一致或未找到之处的文章所占百分比",
    ),
    "audit.alt.kind": (
        "Points by kind of check, with the interval of each: {told}.",
        "各类核对的点图及其区间：{told}。",
    ),
    "audit.alt.each": (
        "{name}: {differs} differ, {missing} not found",
        "{name}：{differs}不一致，{missing}未找到",
    ),
    "audit.click.kind": (
        "Click a point to see its kind alone, by year and by region.",
        "点击圆点可单看该类的逐年与分地区情况。",
    ),
    # By year
    "audit.title.year": (
        "Most differs in {most}: {highest}; least in {least}: {lowest}",
        "{most}年不一致最多：{highest}；{least}年最少：{lowest}",
    ),
    "audit.title.year.one": (
        "In {only}, the one year with {n} articles to judge by, {share} differ",
        "只有{only}年达到足以判断的 {n} 篇文章，其中 {share}不一致",
    ),
    "audit.title.year.none": ("Nothing differs in any year", "各年均无不一致"),
    "audit.title.year.some": (
        "Nothing differs in any year with {n} articles or more",
        "满 {n} 篇文章的各年均无不一致",
    ),
    "audit.title.year.thin": (
        "No year has {n} articles to judge by",
        "没有一年达到足以判断的 {n} 篇文章",
    ),
    "audit.subtitle.year.checks": (
        "{kind}: % of what was looked for in each year",
        "{kind}：占各年所查之处的百分比",
    ),
    "audit.subtitle.year.articles": (
        "{kind}: % of each year’s articles in both languages",
        "{kind}：占各年中英文齐备文章的百分比",
    ),
    "audit.alt.year": (
        "Points by year from {first} to {last}, with the interval of each. {title}. Years that the archive lacks: {gaps}.",
        "{first}年至{last}年逐年点图及其区间。{title}。存档缺失的年份：{gaps} 个。",
    ),
    "audit.click.year": (
        "Click a point to list the articles of its year in which something differs.",
        "点击圆点可列出该年有不一致之处的文章。",
    ),
    "audit.one_year": (
        "All articles that could be checked are of {year}: there is no other year to compare with.",
        "可核对的文章均为{year}年，没有其他年份可比。",
    ),
    # By region
    "audit.title.region": (
        "Most differs where articles name {place}: {share}",
        "提及{place}的文章不一致最多：{share}",
    ),
    "audit.title.region.none": (
        "Nothing differs in the articles of any region",
        "各地区的文章均无不一致",
    ),
    "audit.title.region.some": (
        "Nothing differs in any region with {n} articles or more",
        "满 {n} 篇文章的各地区均无不一致",
    ),
    "audit.title.region.thin": (
        "No region has {n} articles to judge by",
        "没有一个地区达到足以判断的 {n} 篇文章",
    ),
    "audit.subtitle.region.checks": (
        "{kind}: % of what was looked for in the articles that name each province, as it was on the day; an article that names two counts for both",
        "{kind}：占提及各省（按当日区划）文章中所查之处的百分比；提及两省者两省均计",
    ),
    "audit.subtitle.region.articles": (
        "{kind}: % of the articles that name each province, as it was on the day; an article that names two counts for both",
        "{kind}：占提及各省（按当日区划）文章的百分比；提及两省者两省均计",
    ),
    "audit.click.region": (
        "Click a row to list its articles in which something differs.",
        "点击一行可列出其中有不一致之处的文章。",
    ),
    # One by one
    "audit.lines": ("What differs, one by one", "逐处列出的不一致"),
    "audit.lines.of": (
        "{kind}: {shown} of {total}, in the order of the newspaper",
        "{kind}：按报纸顺序，共 {total} 处，列出 {shown} 处",
    ),
    "audit.lines.none": ("Nothing differs.", "没有不一致之处。"),
    "audit.lines.download": ("All checks as {form}", "全部核对结果 {form}"),
    "audit.lines.bound": (
        "The downloads hold all {n} checks of the selection, those that agree among them, with their places in both texts.",
        "下载内容为所选文章的全部 {n} 处核对结果（含一致者）及其在两种文本中的位置。",
    ),
    "audit.lines.bound.first": (
        "The downloads hold the first {n} of {total} checks of the selection; the command line gives all of them.",
        "下载内容为所选文章 {total} 处核对结果中的前 {n} 处；命令行可取得全部。",
    ),
    # What a check is not
    "audit.note.read": (
        "A program looks, not a person. Where it says that something differs, look there: it may misread a text as well as find an error.",
        "查找者是程序，不是人。所谓不一致，是提示查看之处：可能是译文有误，也可能是程序误读。",
    ),
    "audit.note.missing": (
        "Not found is not wrong: a translation may say it in other words, or leave out what goes without saying. Nor is a sentence right because its numbers and names are there.",
        "未找到不等于错误：译文可能换了说法，或省去不言自明之处。数字和名称都在，句子也未必译对。",
    ),
    "audit.note.faults": (
        "Of institutions, text left untranslated, lengths and paragraphs only what is found wrong is noted; these are counted by article.",
        "机构名称、未译文字、篇幅与段落只记有问题之处，按文章计数。",
    ),
    "audit.note.interval": (
        "In brackets: 95 % intervals, for articles of this kind. Checks of one article hang together, so that the interval of their share is drawn from articles; hollow points rest on fewer than {n} articles.",
        "括号内为 95% 区间，就此类文章而言。同一篇文章的各处核对并不独立，故核对处比例的区间以文章为单位估计；空心点不足 {n} 篇文章。",
    ),
    "audit.note.measured": (
        "How right the checks are was measured. Of 128 disagreements in 589 articles that nobody had looked at before, 76 were right: read them before counting them. Of errors planted in translations more than nine in ten were found. README tells how.",
        "核对本身的准确程度经过测量：在此前无人看过的 589 篇文章中，128 处不一致有 76 处属实，统计前请先阅读原文；植入译文的错误查出九成以上。方法见 README。",
    ),
    # Columns
    "audit.verdict.differs": ("differs", "不一致"),
    "audit.verdict.missing": ("not found", "未找到"),
    "audit.axis.checks": ("% of what was looked for", "占所查之处 %"),
    "audit.axis.articles": ("% of articles", "占文章 %"),
    "column.part": ("Number", "处数或篇数"),
    "column.checks": ("Looked for", "所查处数"),
    "column.differs": ("Differ", "不一致"),
    "column.differs_told": ("Differ, % (95 %)", "不一致 %（95%）"),
    "column.missing": ("Not found", "未找到"),
    "column.missing_told": ("Not found, % (95 %)", "未找到 %（95%）"),
    "column.in_original": ("Original", "原文"),
    "column.expected": ("Expected", "应为"),
    "column.found": ("In the translation", "译文"),
    "column.verdict": ("Verdict", "结果"),
}
