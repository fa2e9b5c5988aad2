"""Words that every page shares: the house, its filters, its sentences, its columns. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    # The house
    "site.title": ("The People’s Daily in two languages", "双语《人民日报》"),
    "ui.switch": ("Interface language", "界面语言"),
    "ui.en": ("English", "English"),
    "ui.zh": ("中文", "中文"),
    "overview.name": ("Overview", "概览"),
    "timeline.name": ("Timeline", "时间轴"),
    "regions.name": ("Regions", "地区"),
    "quantities.name": ("Figures", "数字"),
    "reader.name": ("Reader", "阅读"),
    "keywords.name": ("Keywords", "词语"),
    "methods.name": ("Methods", "方法"),
    # Shared filters
    "filters.title": ("Filters", "筛选"),
    "filters.q": ("Search", "检索"),
    "filters.q.help": (
        (
            "Chinese or English. Commas part terms; words side by side are a phrase; Chinese is"
            " found as a sequence of characters. a|b either, a+b added up, a -b without b,"
            " a NEAR/5 b, pre* and *fix. Pinyin proposes Chinese words."
        ),
        (
            "中英文均可。逗号分隔多个词；并列的词为短语；中文按字序列查找。"
            "a|b 任一，a+b 相加，a -b 排除，a NEAR/5 b 邻近，pre* 与 *fix 通配。拼音可提示汉字词。"
        ),
    ),
    "filters.q.placeholder": ("合作社, cooperative", "合作社, cooperative"),
    "suggestions.list": ("Suggestions", "建议"),
    "suggestions.none": ("No suggestion", "没有建议"),
    "suggestions.one": ("1 suggestion", "1 条建议"),
    "suggestions.some": ("{n} suggestions", "{n} 条建议"),
    "suggestions.time": ("time", "次"),
    "suggestions.times": ("times", "次"),
    "suggestions.clear": ("Clear the search", "清除检索"),
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
        "The address asked for the place “{value}”, which this gazetteer does not have; it was left out.",
        "网址中的地名“{value}”不在地名表中，已忽略。",
    ),
    "notice.order": (
        "The address asked for dates up to “{value}”, before their start; the end was left out.",
        "网址中的截止日期“{value}”早于起始日期，已忽略。",
    ),
    "empty.title": ("No article fits.", "没有符合条件的文章。"),
    "empty.relax": (
        "Without the filter “{filter}” there would be {articles}.",
        "去掉筛选“{filter}”后有 {articles}。",
    ),
    "empty.none": (
        "No single filter is to blame; clear them all to see all {total} articles.",
        "并非单一筛选所致；清除全部筛选可见全部 {total} 篇文章。",
    ),
    "empty.button": ("Remove {filter}", "去掉 {filter}"),
    "empty.corpus": (
        (
            "This corpus holds no articles. Build one from a folder of article files:"
            " python -m dashboard build FOLDER"
        ),
        "语料库中没有文章。请用文章文件夹构建：python -m dashboard build FOLDER",
    ),
    "error.question": ("The question could not be answered", "无法完成查询"),
    "count.articles.one": ("1 article", "1 篇"),
    "count.articles": ("{n} articles", "{n} 篇"),
    "count.words": ("{n} words", "{n} 词"),
    "count.mentions.one": ("1 mention", "1 次"),
    "count.mentions": ("{n} mentions", "{n} 次"),
    "table.show": ("The table behind this", "图表数据"),
    "table.download": ("Download as {form}", "下载 {form}"),
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
    "column.share_selection": ("% here", "所选%"),
    "column.share_selection.help": ("Share of the selected articles, in %", "占所选文章的百分比"),
    "column.baseline": ("% of all", "全库%"),
    "column.baseline.help": ("Share of all articles of the corpus, in %", "占全库文章的百分比"),
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
    "column.meaning": ("Meaning", "含义"),
    "column.type": ("Type", "类型"),
    "column.fact": ("Fact", "项目"),
    "column.value": ("Value", "值"),
    # First build
    "build.running": ("Building the corpus from {source}", "正在由 {source} 构建语料库"),
    "build.files": (
        "{done} of {total} files read, {rate} a second, {left} left",
        "已读取 {done} / {total} 个文件，每秒 {rate} 个，剩余 {left}",
    ),
    "build.tables": (
        "Step {done} of {total}: tables and index",
        "第 {done} / {total} 步：数据表与索引",
    ),
    "build.failed": ("The corpus could not be built", "语料库构建失败"),
}
