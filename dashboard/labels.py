"""Every word on screen, in both interface languages."""

from __future__ import annotations

from typing import Literal

Ui = Literal["en", "zh"]

LABELS: dict[str, tuple[str, str]] = {
    # The house
    "site.title": ("The People’s Daily in two languages", "双语《人民日报》"),
    "site.subtitle": (
        "Articles of the 人民日报 in the Chinese original and in machine translation",
        "《人民日报》文章：中文原文与机器翻译",
    ),
    "ui.switch": ("Interface language", "界面语言"),
    "ui.en": ("English", "English"),
    "ui.zh": ("中文", "中文"),
    "menu.label": ("Pages", "页面"),
    "overview.name": ("Overview", "概览"),
    "timeline.name": ("Timeline", "时间轴"),
    "regions.name": ("Regions", "地区"),
    "reader.name": ("Reader", "阅读"),
    "keywords.name": ("Keywords", "词语"),
    "methods.name": ("Methods", "方法"),
    # Shared filters
    "filters.title": ("Filters", "筛选"),
    "filters.q": ("Search", "检索"),
    "filters.q.help": (
        "Chinese or English. Commas part terms: an article needs one of them. Words side by"
        " side are a phrase. Chinese is found as a sequence of characters.",
        "中英文均可。逗号分隔多个词，文章含其一即可；相连的英文词按短语查找；中文按字符序列查找。",
    ),
    "filters.q.placeholder": ("合作社, cooperative", "合作社, cooperative"),
    "filters.region": ("Region", "地区"),
    "filters.region.help": (
        "Places that the original names, rolled up to the units of the article’s date.",
        "原文提及的地名，按文章当日的行政区划归并。",
    ),
    "filters.region.placeholder": ("Any region", "全部地区"),
    "filters.from": ("From", "自"),
    "filters.to": ("To", "至"),
    "filters.date.help": (
        "A year, a month or a day: 1954, 1954-03 or 1954-03-27.",
        "年、月或日：1954、1954-03 或 1954-03-27。",
    ),
    "filters.date.bad": (
        "“{value}” is not a day, month or year. Write 1954, 1954-03 or 1954-03-27.",
        "“{value}”不是日期。请写成 1954、1954-03 或 1954-03-27。",
    ),
    "filters.page": ("Page of the newspaper", "版面"),
    "filters.page.any": ("Any page", "全部版面"),
    "filters.page.n": ("Page {page}", "第{page}版"),
    "filters.author": ("Author", "作者"),
    "filters.author.placeholder": ("焦树榛 or Jiao", "焦树榛 或 Jiao"),
    "filters.clear": ("Clear all filters", "清除全部筛选"),
    "filters.remove": ("Remove this filter", "移除此筛选"),
    "filters.chips": ("Filters in force", "当前筛选"),
    "region.abroad": ("Abroad", "国外"),
    "region.unplaced": ("No place named", "未提及地名"),
    "region.several": ("Several provinces", "涉及多省"),
    "region.other": ("Other", "其他"),
    # Sentences shared by pages
    "selection.all": ("All {total} articles", "全部 {total} 篇文章"),
    "selection.some": ("{articles} of {total} articles", "共 {total} 篇，选出 {articles} 篇"),
    "notice.value": (
        "The address asked for {parameter} = “{value}”, which makes no sense here; it was left out.",
        "网址中的 {parameter} = “{value}” 无法识别，已忽略。",
    ),
    "notice.place": (
        "The address asked for region “{value}”, which this gazetteer does not have; it was left out.",
        "网址中的地区“{value}”不在地名表中，已忽略。",
    ),
    "notice.order": (
        "The address asked for dates up to “{value}”, before their start; the end was left out.",
        "网址中的截止日期“{value}”早于起始日期，已忽略。",
    ),
    "search.no_words": ("“{part}” holds no word to search for.", "“{part}”中没有可检索的词。"),
    "search.two_scripts": (
        "“{part}” mixes Chinese and English, which never stand side by side in one text. Put a"
        " comma between them.",
        "“{part}”混用中英文，二者不会在同一文本中相连。请用逗号分开。",
    ),
    "search.too_long": (
        "“{part}” is longer than 16 Chinese characters. Search for a shorter part of it.",
        "“{part}”超过16个汉字，请检索其中较短的部分。",
    ),
    "search.too_many": ("Only the first eight terms are searched for.", "只检索前八个词。"),
    "empty.title": ("No article fits.", "没有符合条件的文章。"),
    "empty.relax": (
        "Without the filter “{filter}” there would be {articles}.",
        "去掉筛选“{filter}”后有 {articles} 篇。",
    ),
    "empty.none": (
        "No single filter is to blame; clear them all to see all {total} articles.",
        "并非单一筛选所致；清除全部筛选可见全部 {total} 篇文章。",
    ),
    "empty.button": ("Remove {filter}", "去掉 {filter}"),
    "empty.corpus": (
        "This corpus holds no articles. Build one from a folder of article files:"
        " python -m dashboard build FOLDER",
        "语料库中没有文章。请用文章文件夹构建：python -m dashboard build FOLDER",
    ),
    "error.question": ("The question could not be answered", "无法完成查询"),
    "count.articles.one": ("1 article", "1 篇"),
    "count.articles": ("{n} articles", "{n} 篇"),
    "table.show": ("The table behind this", "图表数据"),
    "table.download": ("Download as CSV", "下载 CSV"),
    "column.bin": ("Period", "时段"),
    "column.series": ("Term", "词语"),
    "column.articles": ("Articles", "文章数"),
    "column.words": ("Words of the original", "原文词数"),
    "column.archive_articles": ("Articles in the archive", "存档文章数"),
    "column.share": ("Share of the archive’s articles (%)", "占存档文章比例（%）"),
    "column.key": ("Part", "分类"),
    "column.place": ("Place", "地名"),
    "column.kind": ("Kind", "类别"),
    "column.mentions": ("Mentions", "提及次数"),
    "column.share_selection": ("Share of the selected articles (%)", "占所选文章比例（%）"),
    "column.baseline": ("Share of the whole corpus (%)", "占全库比例（%）"),
    "column.date": ("Date", "日期"),
    "column.page": ("Page", "版"),
    "column.title": ("Title", "标题"),
    "column.left": ("Left", "左"),
    "column.hit": ("Hit", "命中"),
    "column.right": ("Right", "右"),
    "column.occurrences": ("Occurrences", "出现次数"),
    "column.per_million": ("Per million words", "每百万词"),
    "column.share_of_selected": ("Share of the articles (%)", "占文章比例（%）"),
    "column.in_words": ("Words searched", "检索词数"),
    "column.reason": ("Reason", "原因"),
    "column.files": ("Files", "文件数"),
    "column.path": ("File", "文件"),
    "column.line": ("Line", "行"),
    "column.detail": ("What was found, and what to do", "说明"),
    "column.table": ("Table", "表"),
    "column.rows": ("Rows", "行数"),
    "column.column": ("Column", "列"),
    "column.type": ("Type", "类型"),
    "column.fact": ("Fact", "项目"),
    "column.value": ("Value", "值"),
    # Overview
    "overview.lede": (
        "{articles} of the People’s Daily, {first} to {last}: the Chinese original beside an"
        " English machine translation that no human has checked.",
        "《人民日报》文章 {articles}，{first} 至 {last}：中文原文与未经人工校对的英文机器翻译并列。",
    ),
    "overview.lede.day": (
        "{articles} of the People’s Daily of {first}: the Chinese original beside an English"
        " machine translation that no human has checked.",
        "{first}《人民日报》文章 {articles}：中文原文与未经人工校对的英文机器翻译并列。",
    ),
    "overview.search": ("Search both languages", "检索两种语言"),
    "overview.search.go": ("Search", "检索"),
    "overview.search.placeholder": ("a word in Chinese or English, such as 合作社", "输入中文或英文词语，如 合作社"),
    "overview.fact.articles": ("articles", "篇文章"),
    "overview.fact.issues": ("issue days", "个出版日"),
    "overview.fact.words_zh": ("Chinese words", "中文词"),
    "overview.fact.words_en": ("English words", "英文词"),
    "overview.fact.authors": ("named authors", "位署名作者"),
    "overview.fact.rejects": ("files not read", "个未读文件"),
    "overview.coverage": ("What the archive holds", "存档覆盖范围"),
    "overview.coverage.note": (
        "Periods without a bar are missing from this corpus, not empty of news.",
        "没有柱形的时段是语料库缺失，并非当时无报道。",
    ),
    "overview.coverage.alt": (
        "Articles the archive holds by {by}, {first} to {last}; {missing} of {total} periods are missing.",
        "存档文章数，按{by}，{first} 至 {last}；{total} 个时段中缺 {missing} 个。",
    ),
    "overview.places.subtitle": (
        "articles naming the province or a place in it; one that names two counts for both",
        "提及该省或其下属地的文章；提及两省者各计一次",
    ),
    "overview.places.alt": (
        "Bars of articles naming each province: {places}.",
        "各省被提及文章数的柱形图：{places}。",
    ),
    "column.place_zh": ("Chinese name", "中文名"),
    "overview.places": ("Provinces named most", "提及最多的省份"),
    "overview.start": ("Where to start", "从这里开始"),
    "overview.start.timeline": ("See when these articles appeared", "看文章何时刊出"),
    "overview.start.regions": ("See which provinces they name", "看提及了哪些省份"),
    "overview.start.keywords": ("Follow a word through time, in both languages", "追踪一个词在两种语言中的变化"),
    "overview.start.methods": ("Read how this was made, and what it cannot say", "了解制作方法及其局限"),
    "overview.read": ("Read", "阅读"),
    # Timeline
    "timeline.lede": (
        "When the selected articles appeared. Hatched periods are missing from the archive.",
        "所选文章刊出的时间。斜纹时段为存档缺失。",
    ),
    "timeline.by": ("Period", "时段"),
    "by.auto": ("Auto", "自动"),
    "by.day": ("Day", "日"),
    "by.week": ("Week", "周"),
    "by.month": ("Month", "月"),
    "by.quarter": ("Quarter", "季"),
    "by.year": ("Year", "年"),
    "timeline.stack": ("Split by", "拆分"),
    "stack.none": ("Nothing", "不拆分"),
    "stack.region": ("Main province", "主要省份"),
    "stack.page": ("Page", "版面"),
    "stack.author": ("Author", "作者"),
    "timeline.measure": ("Count", "计量"),
    "measure.articles": ("Articles", "文章"),
    "measure.words": ("Words", "词数"),
    "measure.mentions": ("Mentions", "提及次数"),
    "timeline.unit": ("As", "单位"),
    "unit.count": ("Number", "数量"),
    "unit.share": ("Share of the archive", "占存档比例"),
    "timeline.title": ("{n}, the most in {when}", "{n}，最多在{when}"),
    "timeline.subtitle.articles": ("articles of each period", "各时段文章篇数"),
    "timeline.subtitle.words": ("words of the Chinese original, in each period", "各时段中文原文词数"),
    "timeline.subtitle.share": (
        "articles of the selection, % of all articles the archive has of the period",
        "所选文章占该时段存档文章的百分比",
    ),
    "timeline.alt": (
        "Bars of {measure} by {by}, {first} to {last}: {total} in all, the most ({peak}) in {when}.{gaps}",
        "按{by}统计的{measure}柱形图，{first} 至 {last}：共 {total}，最多 {peak}（{when}）。{gaps}",
    ),
    "timeline.alt.gaps": (" {n} periods are missing from the archive.", "另有 {n} 个时段存档缺失。"),
    "timeline.click": ("Click a bar to read its articles.", "点击柱形可阅读该时段文章。"),
    "timeline.coarser": (
        "{asked} is too fine for this span; {used} is shown.",
        "该跨度下“{asked}”过细，现按“{used}”显示。",
    ),
    "timeline.gap": ("not in the archive", "存档缺失"),
    "timeline.nokey": ("Not given", "未注明"),
    # Regions
    "regions.lede": (
        "Provinces, districts and counties that the originals name, in the units of their own day.",
        "原文提及的省、专区与县，按文章当日的区划。",
    ),
    "regions.level": ("Level", "层级"),
    "level.area": ("Greater areas", "大行政区"),
    "level.province": ("Provinces", "省级"),
    "level.place": ("Places", "专区、县市"),
    "regions.measure": ("Count", "计量"),
    "regions.map": ("Borders of", "边界年份"),
    "map.auto": ("The articles’ date", "文章日期"),
    "map.1950": ("1950", "1950"),
    "map.1954": ("1954", "1954"),
    "map.1957": ("1957", "1957"),
    "map.modern": ("Today", "今日"),
    "regions.title": ("{place} is named most, in {n}", "提及最多的是{place}，{n}"),
    "regions.title.none": ("No place of this level is named", "没有提及该层级的地名"),
    "regions.subtitle.articles": (
        "articles naming the place or a place in it, of {total}",
        "提及该地或其下属地的文章，共 {total} 篇",
    ),
    "regions.subtitle.mentions": (
        "mentions of the place and of places in it, in {total} articles",
        "该地及其下属地被提及的次数，共 {total} 篇文章",
    ),
    "regions.alt": (
        "Map of China with the borders of {year}, {n} places shaded by {measure}; the most: {top}.",
        "中国地图（{year}年边界），{n} 个地方按{measure}着色；最多：{top}。",
    ),
    "regions.click": (
        "Click a province, on the map or in the table, to filter every page by it.",
        "点击地图或表格中的省份，即可在所有页面按其筛选。",
    ),
    "regions.counting": (
        "These are mentions, not events. An article that names two provinces counts for both.",
        "这里统计的是提及而非事件。提及两省的文章在两省各计一次。",
    ),
    "regions.scope": ("Beyond the map", "地图之外"),
    "scope.domestic": ("only places in China", "仅提及中国地名"),
    "scope.mixed": ("places in China and abroad", "兼及中外地名"),
    "scope.abroad": ("only places abroad", "仅提及国外地名"),
    "scope.unplaced": ("no place that the gazetteer knows", "未提及地名表中的地名"),
    "regions.countries": ("Foreign countries named", "提及的外国"),
    "regions.borders": ("Borders of {year}.", "{year}年边界。"),
    "regions.unmapped": (
        "Not on the map with these borders: {places}.",
        "以下地区不在该边界地图上：{places}。",
    ),
    # Reader
    "reader.lede": ("Articles in the order of the newspaper", "按报纸顺序排列的文章"),
    "reader.back": ("All articles of the selection", "返回所选文章列表"),
    "reader.previous": ("Previous", "上一篇"),
    "reader.next": ("Next", "下一篇"),
    "reader.place_in_list": ("{place} of {total}", "第 {place} / {total} 篇"),
    "reader.outside": (
        "This article is not among the {total} that the filters leave.",
        "此文章不在筛选所得的 {total} 篇之内。",
    ),
    "reader.unknown": (
        "There is no article {slug} in this corpus. It may belong to a larger one.",
        "语料库中没有文章 {slug}，或许在更大的语料库中。",
    ),
    "reader.show": ("Show", "显示"),
    "show.both": ("Both", "双语"),
    "show.en": ("English", "英文"),
    "show.zh": ("Chinese", "中文"),
    "reader.marks": ("Mark", "标记"),
    "marks.search": ("Search hits", "检索命中"),
    "marks.places": ("Places", "地名"),
    "reader.page": ("page {page}", "第{page}版"),
    "reader.nopage": ("page unknown", "版面不详"),
    "reader.author": ("Author", "作者"),
    "reader.noauthor": ("no author named", "未署名"),
    "reader.column": ("Column", "专栏"),
    "reader.section": ("Section", "版名"),
    "reader.regions": ("Places named", "提及地区"),
    "reader.permalink": ("Permalink", "固定链接"),
    "reader.permalink.help": (
        "The address of this article; it survives a rebuild of the corpus.",
        "本文的固定网址，重建语料库后仍然有效。",
    ),
    "reader.original": ("The file as it was", "原始文件"),
    "reader.mt": (
        "Machine translation, not checked by a human.",
        "机器翻译，未经人工校对。",
    ),
    "reader.chinese": ("Chinese original", "中文原文"),
    "reader.english": ("English machine translation", "英文机器翻译"),
    "reader.missing.en": ("no translation of this paragraph", "本段无译文"),
    "reader.missing.zh": ("no original of this paragraph", "本段无原文"),
    "reader.nobody": ("This article has no text beyond its title.", "本文除标题外无正文。"),
    "reader.list.page": ("Page {at} of {pages}", "第 {at} / {pages} 页"),
    "reader.keys": ("The arrow keys ← and → turn the articles.", "按 ← 与 → 键翻阅文章。"),
    "reader.untitled": ("Untitled", "无题"),
    # Keywords
    "keywords.lede": (
        "How often a word stands in the selected articles, and where.",
        "词语在所选文章中的频率与位置。",
    ),
    "keywords.ask": (
        "Type one or several terms into the search, in either language, parted by commas.",
        "请在检索框输入一个或多个词，中英文均可，用逗号分隔。",
    ),
    "keywords.try": ("Try", "试试"),
    "keywords.tab": ("View", "视图"),
    "tab.trend": ("Over time", "历时"),
    "tab.concordance": ("Concordance", "语境"),
    "keywords.terms": ("Terms", "词语"),
    "keywords.unit": ("As", "单位"),
    "keywords.unit.permillion": ("Per million words", "每百万词"),
    "keywords.unit.count": ("Occurrences", "次数"),
    "keywords.unit.articles": ("Articles", "文章数"),
    "keywords.title": ("{term} occurs {n} in {articles}", "“{term}”共出现 {n}，见于 {articles}"),
    "keywords.title.several": ("{terms} over time", "{terms} 的历时变化"),
    "keywords.times.one": ("once", "1 次"),
    "keywords.times": ("{n} times", "{n} 次"),
    "keywords.subtitle.permillion": (
        "occurrences per million words of the term’s own language in the selected articles",
        "所选文章中该语言每百万词的出现次数",
    ),
    "keywords.subtitle.count": ("occurrences in the selected articles", "在所选文章中的出现次数"),
    "keywords.subtitle.articles": ("articles with the term", "含该词的文章数"),
    "keywords.alt": (
        "Frequency of {terms} by {by}, {first} to {last}. {finding}",
        "{terms} 按{by}的频率，{first} 至 {last}。{finding}",
    ),
    "keywords.alt.finding": (
        "{term}: {n} in {articles}.",
        "“{term}”：{n}，见于 {articles}。",
    ),
    "keywords.thin": (
        "Hollow points rest on fewer than 10,000 words: read them as examples, not as rates.",
        "空心点所依据的文本不足一万词：只可视为例证，不可视为频率。",
    ),
    "keywords.click": ("Click a point to see its lines.", "点击数据点可查看该时段语境。"),
    "keywords.lines": ("Lines {first}–{last} of {total}, in the order of the newspaper", "共 {total} 行，第 {first}–{last} 行，按报纸顺序"),
    "keywords.lines.none": ("No line: the terms do not occur in the selected articles.", "没有命中：所选文章中不含这些词。"),
    "keywords.open": ("Open in the reader", "在阅读页打开"),
    "keywords.title_hit": ("title", "标题"),
    # Methods
    "methods.lede": (
        "How this corpus was made, what could not be read, and what the numbers cannot say.",
        "语料库如何制作、哪些文件未能读取，以及数字不能说明什么。",
    ),
    "methods.caveats": ("What the numbers cannot say", "数字的局限"),
    "methods.caveat.translation": (
        "The English is machine translation that no human has checked. Where the two languages"
        " differ, the Chinese decides; names and figures above all.",
        "英文为未经人工校对的机器翻译。两种语言不一致时以中文为准，人名与数字尤其如此。",
    ),
    "methods.caveat.original": (
        "The Chinese is itself a digitised copy of the newspaper and has errors of its own.",
        "中文本身是报纸的数字化副本，也有错误。",
    ),
    "methods.caveat.coverage": (
        "The corpus is what the source folder held. Gaps are drawn as gaps, never as zero; a day"
        " with few articles may be a day of which few were kept.",
        "语料库仅含来源文件夹中的文件。缺失绘为空缺而非零；某日文章少，可能只是留存少。",
    ),
    "methods.caveat.places": (
        "Regions are mentions, not events: a province counts when the original names it or a"
        " place in it. A name that fits several places is left out where the text does not decide.",
        "地区统计的是提及而非事件：原文提到某省或其下属地即计入。同名地无法判定时不计。",
    ),
    "methods.caveat.borders": (
        "Historical borders are put together from today’s counties and are approximate to one"
        " county. {attribution}",
        "历史边界由今日县界拼合，精度为一县。{attribution}",
    ),
    "methods.caveat.words": (
        "Chinese words are cut by a dictionary segmenter (rjieba); a Chinese search nevertheless"
        " finds the characters wherever they stand. English words are lower-cased; words per"
        " million of the two languages are not comparable with each other.",
        "中文由词典分词器（rjieba）切分，但中文检索按字符序列查找，不受切分影响。英文一律小写；"
        "两种语言的每百万词频率不可相互比较。",
    ),
    "methods.report": ("Build report", "构建报告"),
    "methods.rejects": ("Files that could not be read", "未能读取的文件"),
    "methods.rejects.none": (
        "None: every file of the source is in the corpus.",
        "无：来源中的全部文件均已收入。",
    ),
    "methods.dictionary": ("Data dictionary", "数据字典"),
    "methods.dictionary.note": (
        "The corpus is one DuckDB file, data/{file}, which DuckDB, R and pandas can open. What"
        " each column means stands in data/README.md.",
        "语料库为一个 DuckDB 文件 data/{file}，可用 DuckDB、R 或 pandas 打开。各列含义见 data/README.md。",
    ),
    "methods.licence": ("Rights", "权利"),
    "methods.licence.text": (
        "The program is under the MIT licence. The texts come from the public archive"
        " yeoksayeou/baokan-files, whose Chinese stems from fangj/rmrb; no licence for the texts"
        " is stated there.",
        "程序采用 MIT 许可。文本来自公开存档 yeoksayeou/baokan-files，中文源自 fangj/rmrb；其中未注明文本许可。",
    ),
    # First build
    "build.running": ("Building the corpus from {source}", "正在由 {source} 构建语料库"),
    "build.files": ("{done} of {total} files read", "已读取 {done} / {total} 个文件"),
    "build.tables": ("Table {done} of {total}", "第 {done} / {total} 个表"),
    "build.failed": ("The corpus could not be built", "语料库构建失败"),
}

BUILD_FACTS: dict[str, tuple[str, str]] = {
    "build_id": ("Build", "构建编号"),
    "built_at": ("Built at (UTC)", "构建时间（UTC）"),
    "corpus_digest": ("Digest of all sources (SHA-256)", "全部来源的摘要（SHA-256）"),
    "source": ("Source folder", "来源文件夹"),
    "program_version": ("Program version", "程序版本"),
    "duckdb_version": ("DuckDB version", "DuckDB 版本"),
    "python_version": ("Python version", "Python 版本"),
    "promises_verified": ("Promises verified", "已验证的承诺"),
    "seconds_files": ("Seconds reading files", "读取文件（秒）"),
    "seconds_tables": ("Seconds making tables", "生成数据表（秒）"),
}


def say(key: str, ui: Ui, **values: object) -> str:
    """
    Give the words of a label in one interface language, with its values filled in.

    Values are inserted as they are: escaping is the view's.
    """
    text = LABELS[key][0 if ui == "en" else 1]
    return text.format(**values) if values else text


def count_articles(n: int, ui: Ui) -> str:
    """
    Say a number of articles.

    >>> count_articles(1, "en"), count_articles(1123, "en")
    ('1 article', '1,123 articles')
    """
    return say("count.articles.one", ui) if n == 1 else say("count.articles", ui, n=f"{n:,}")


def count_times(n: int, ui: Ui) -> str:
    """Say how often something occurs."""
    return say("keywords.times.one", ui) if n == 1 else say("keywords.times", ui, n=f"{n:,}")
