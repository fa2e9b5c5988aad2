"""Words of the pages that are read: overview, reader, methods. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    # Overview
    "overview.lede": (
        (
            "{articles} of the People’s Daily, {first} to {last}: the Chinese original beside an"
            " English machine translation that no human has checked."
        ),
        "《人民日报》文章 {articles}，{first} 至 {last}：中文原文与未经人工校对的英文机器翻译并列。",
    ),
    "overview.lede.day": (
        (
            "{articles} of the People’s Daily of {first}: the Chinese original beside an English"
            " machine translation that no human has checked."
        ),
        "{first}《人民日报》文章 {articles}：中文原文与未经人工校对的英文机器翻译并列。",
    ),
    "overview.search": ("Search both languages", "检索两种语言"),
    "overview.found.read": ("Read them", "阅读"),
    "overview.found.keywords": ("Follow the words through time", "查看词语的历时变化"),
    "overview.search.placeholder": (
        "a word in Chinese or English, such as 合作社",
        "输入中文或英文词语，如 合作社",
    ),
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
    "column.place_zh": ("Chinese", "中文名"),
    "overview.places": ("Provinces named most", "提及最多的省份"),
    "overview.first": ("The first of them", "最早的几篇"),
    "overview.start": ("Where to start", "从这里开始"),
    "overview.start.timeline": ("See when these articles appeared", "看文章何时刊出"),
    "overview.start.regions": ("See which provinces they name", "看提及了哪些省份"),
    "overview.start.quantities": (
        "Read the quantities they state, each in its sentence",
        "看文章所载的数量及其原句",
    ),
    "overview.start.keywords": (
        "Follow a word through time, in both languages",
        "追踪一个词在两种语言中的变化",
    ),
    "overview.start.methods": (
        "Read how this was made, and what it cannot say",
        "了解制作方法及其局限",
    ),
    "overview.read": ("Read", "阅读"),
    # Reader
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
    "reader.open": ("Left open", "同名未定"),
    "reader.permalink": ("Permalink", "固定链接"),
    "reader.permalink.help": (
        "The address of this article; it survives a rebuild of the corpus.",
        "本文的固定网址，重建语料库后仍然有效。",
    ),
    "reader.copies": (
        "The archive holds this article in {files} files:",
        "档案中有 {files} 个文件收有本文：",
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
    "reader.untitled": ("Untitled", "无题"),
    # Methods
    "methods.lede": (
        "How this corpus was made, what could not be read, and what the numbers cannot say.",
        "语料库如何制作、哪些文件未能读取，以及数字不能说明什么。",
    ),
    "methods.caveats": ("What the numbers cannot say", "数字的局限"),
    "methods.caveat.translation": (
        (
            "The English is machine translation that no human has checked. Where the two languages"
            " differ, the Chinese decides; names and figures above all."
        ),
        "英文为未经人工校对的机器翻译。两种语言不一致时以中文为准，人名与数字尤其如此。",
    ),
    "methods.caveat.original": (
        "The Chinese is itself a digitised copy of the newspaper and has errors of its own.",
        "中文本身是报纸的数字化副本，也有错误。",
    ),
    "methods.caveat.coverage": (
        (
            "The corpus is what the source folder held. Gaps are drawn as gaps, never as zero; a day"
            " with few articles may be a day of which few were kept."
        ),
        "语料库仅含来源文件夹中的文件。缺失绘为空缺而非零；某日文章少，可能只是留存少。",
    ),
    "methods.caveat.places": (
        (
            "Regions are mentions, not events: a province counts when the original names it or a"
            " place in it, in the units of that day. A name that several places share counts for"
            " none of them where the text does not decide. Villages, townships and other places"
            " that no gazetteer has are told by the form of their names and by the words around"
            " them, and hang below the listed place that they are named behind. An article is"
            " about the one province that more than half of its place names lie in, datelines"
            " left out."
        ),
        (
            "地区统计的是提及而非事件：原文提到某省或其下属地即计入，以当日区划为准。同名地无法判定时，各地均不计。"
            "地名录未收的村、乡等，依名称形式与上下文识别，系于其前所提之地名之下。"
            "一篇文章所属省份，为其地名（电头除外）过半所在之省。"
        ),
    ),
    "methods.caveat.about": (
        (
            "An article is about the province, and its greater area, in which more than half of its"
            " placed mentions lie; about a smaller place if its title names it. A share is compared with"
            " that of all articles of the same dates, or of the whole archive where only dates are"
            " chosen; figures are added up as they are printed, so that one event may count in several"
            " articles."
        ),
        (
            "半数以上地名提及所在的省及其大区，即为文章所述；更小的地方以标题提及为准。比例与同期全部文章相比，"
            "仅按日期筛选时与全库相比；数量按刊载数字相加，同一事件可能在多篇中各计一次。"
        ),
    ),
    "methods.caveat.people": (
        (
            "People counted over time are the figures of people that the articles print, added up: a"
            " number in a text, not a census. The same people may stand in several articles, plans"
            " and claims count as facts do, and one mention of 600 million outweighs everything"
            " else of its period. In an article, a total counts once, without its parts."
        ),
        (
            "时间轴上的“文中人数”是文章所载人数之和：是文中之数，不是人口统计。同一批人可能见于多篇，"
            "计划、宣称与事实同计，提到一次“六亿人民”便盖过同期其他数字。同一篇中总数只计一次，不再计其中之数。"
        ),
    ),
    "methods.caveat.borders": (
        (
            "Historical borders are put together from today’s counties and are approximate to one"
            " county. {attribution}"
        ),
        "历史边界由今日县界拼合，精度为一县。{attribution}",
    ),
    "methods.caveat.words": (
        (
            "Chinese words are cut by a dictionary segmenter (rjieba); a Chinese search nevertheless"
            " finds the characters wherever they stand. English words are lower-cased; words per"
            " million of the two languages are not comparable with each other."
        ),
        (
            "中文由词典分词器（rjieba）切分，但中文检索按字符序列查找，不受切分影响。英文一律小写；"
            "两种语言的每百万词频率不可相互比较。"
        ),
    ),
    "methods.report": ("Build report", "构建报告"),
    "methods.rejects": ("Files that could not be read", "未能读取的文件"),
    "methods.rejects.none": (
        "None: every file of the source is in the corpus.",
        "无：来源中的全部文件均已收入。",
    ),
    "methods.dictionary": ("Data dictionary", "数据字典"),
    "methods.dictionary.note": (
        (
            "The corpus is one DuckDB file, data/{file}, which DuckDB, R and pandas can open. What"
            " each column means stands in data/README.md."
        ),
        "语料库为一个 DuckDB 文件 data/{file}，可用 DuckDB、R 或 pandas 打开。各列含义见 data/README.md。",
    ),
    "methods.licence": ("Rights", "权利"),
    "methods.licence.text": (
        (
            "The program is under the MIT licence. The texts come from the public archive"
            " yeoksayeou/baokan-files, whose Chinese stems from fangj/rmrb; no licence for the texts"
            " is stated there."
        ),
        "程序采用 MIT 许可。文本来自公开存档 yeoksayeou/baokan-files，中文源自 fangj/rmrb；其中未注明文本许可。",
    ),
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
    "seconds_index": ("Seconds making the word index", "生成词语索引（秒）"),
    "seconds_promises": ("Seconds verifying the promises", "验证承诺（秒）"),
    "files_read": ("Files read by this build", "本次构建读取的文件"),
    "files_kept": ("Files taken over from the build before", "沿用上次构建的文件"),
    "listed_at_us": (
        "Files listed at (microseconds since 1970, UTC)",
        "列出文件时刻（自 1970 年起微秒）",
    ),
    "source_digest": ("Digest of the path of the source folder", "来源文件夹名称的摘要"),
    "recipe": ("Digest of the rules (SHA-256)", "规则的摘要（SHA-256）"),
}
