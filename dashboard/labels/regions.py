"""Words of the regions page. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    "regions.lede": (
        "Provinces, districts and counties that the originals name, in the units of their own day.",
        "原文提及的省、专区与县，按文章当日的区划。",
    ),
    # Choices
    "regions.view": ("Show", "呈现"),
    "view.map": ("Map", "地图"),
    "view.bars": ("Bars", "条形图"),
    "view.ranking": ("Ranking over time", "历时排名"),
    "view.multiples": ("Side by side", "并列对照"),
    "regions.level": ("Level", "层级"),
    "level.area": ("Greater areas", "大区"),
    "level.province": ("Provinces", "省级"),
    "level.place": ("Places", "专区、县市"),
    "regions.measure": ("Count", "计量"),
    "regions.measure.articles": ("Articles mentioning", "提及文章"),
    "regions.measure.about": ("Articles about", "专题文章"),
    "regions.measure.words": ("Chinese words", "中文词数"),
    "regions.measure.mentions": ("Mentions", "提及次数"),
    "regions.measure.figures": ("Figures, added up", "数量合计"),
    "regions.unit": ("Unit", "单位"),
    "regions.as": ("As", "呈现为"),
    "as.count": ("Number", "数量"),
    "as.share": ("Share, in %", "比例（%）"),
    "as.ratio": ("Times usual share", "常态倍数"),
    "regions.map": ("Borders of", "边界年份"),
    "map.auto": ("The articles’ date", "文章日期"),
    "map.1950": ("1950", "1950"),
    "map.1954": ("1954", "1954"),
    "map.1957": ("1957", "1957"),
    "map.modern": ("Today", "今日"),
    # Titles
    "regions.title.articles": ("{place} is named most: {n}", "提及最多的是{place}：{n}"),
    "regions.title.articles.tie": (
        "{places} are named most: {n} each",
        "提及最多的是{places}：各 {n}",
    ),
    "regions.title.articles.even": (
        "{count} places are named most: {n} each",
        "{count} 个地方提及最多：各 {n}",
    ),
    "regions.title.about": ("Most are about {place}: {n}", "以{place}为题的最多：{n}"),
    "regions.title.about.tie": (
        "Most are about {places}: {n} each",
        "以{places}为题的最多：各 {n}",
    ),
    "regions.title.about.even": (
        "Most are about {count} places: {n} each",
        "{count} 个地方为题的文章最多：各 {n}",
    ),
    "regions.title.words": (
        "Articles that name {place} have the most words: {n}",
        "提及{place}的文章词数最多：{n}",
    ),
    "regions.title.words.tie": (
        "Articles that name {places} have the most words: {n} each",
        "提及{places}的文章词数最多：各 {n}",
    ),
    "regions.title.words.even": (
        "Articles that name these {count} places have the most words: {n} each",
        "提及这 {count} 个地方的文章词数最多：各 {n}",
    ),
    "regions.title.mentions": ("{place} is named most: {n}", "提及最多的是{place}：{n}"),
    "regions.title.mentions.tie": (
        "{places} are named most: {n} each",
        "提及最多的是{places}：各 {n}",
    ),
    "regions.title.mentions.even": (
        "{count} places are named most: {n} each",
        "{count} 个地方提及最多：各 {n}",
    ),
    "regions.title.figures": ("{place} has the largest sum: {n}", "合计最大的是{place}：{n}"),
    "regions.title.figures.tie": (
        "{places} have the largest sum: {n} each",
        "合计最大的是{places}：各 {n}",
    ),
    "regions.title.figures.even": (
        "{count} places have the largest sum: {n} each",
        "{count} 个地方合计最大：各 {n}",
    ),
    "regions.title.ratio": (
        "{place} has {times} times its usual share",
        "{place}为其常态比例的 {times} 倍",
    ),
    "regions.title.ratio.usual": (
        "No place is surely above its usual share",
        "没有地方确定高于其常态比例",
    ),
    "regions.title.ranking": (
        "{place} leads in {n} of {periods} periods",
        "{periods} 个时段中，{place}有 {n} 个居首",
    ),
    "regions.title.multiples": (
        "{place} has its most in {when}: {n}",
        "{place}在{when}最多：{n}",
    ),
    "regions.title.none": ("No place of this level is named", "没有提及该层级的地名"),
    "regions.title.none.within": (
        "No place below {place} is named in these articles",
        "所选文章未提及{place}的下属地名",
    ),
    "regions.none.figures": (
        "No figure in {unit} has a place of this level. Choose another unit or level.",
        "没有以“{unit}”计的数量落在该层级的地方。请另选单位或层级。",
    ),
    "regions.none.hint": (
        "Choose another level, or “Articles mentioning”, which counts the most.",
        "请选择其他层级，或计数最宽的“提及文章”。",
    ),
    # Subtitles: the measure and its denominator
    "regions.subtitle.articles.count": (
        "articles naming the place or a place in it, of {total}",
        "提及该地或其下属地的文章，共 {total} 篇",
    ),
    "regions.subtitle.about.count": (
        "articles about the place, of {total}",
        "以该地为题的文章，共 {total} 篇",
    ),
    "regions.subtitle.words.count": (
        "Chinese words of the articles naming the place or a place in it; {total} articles in all",
        "提及该地或其下属地的文章的中文词数，共 {total} 篇文章",
    ),
    "regions.subtitle.mentions.count": (
        "mentions of the place and of places in it, in {total} articles",
        "该地及其下属地被提及的次数，共 {total} 篇文章",
    ),
    "regions.subtitle.figures.count": (
        "sum of the figures in {unit} whose place lies in it, of those in {total} articles",
        "落在该地的“{unit}”数量之和，共 {total} 篇文章",
    ),
    "regions.subtitle.figures.share": (
        "sum of the figures in {unit} whose place lies in it, % of that of all places of the level; {total} articles",
        "落在该地的“{unit}”数量之和，占该层级各地合计的百分比，共 {total} 篇文章",
    ),
    "regions.subtitle.articles.share": (
        "articles naming the place or a place in it, % of {total}",
        "提及该地或其下属地的文章，占 {total} 篇的百分比",
    ),
    "regions.subtitle.about.share": (
        "articles about the place, % of {total}",
        "以该地为题的文章，占 {total} 篇的百分比",
    ),
    "regions.subtitle.words.share": (
        "Chinese words of the articles naming the place, % of the words of {total} articles",
        "提及该地的文章的中文词数，占 {total} 篇文章词数的百分比",
    ),
    "regions.subtitle.mentions.share": (
        "mentions of the place and of places in it, % of those of all places shown; {total} articles",
        "该地及其下属地被提及的次数，占所列各地的百分比，共 {total} 篇文章",
    ),
    "regions.subtitle.ratio": (
        "{share}, divided by the same share of {baseline}",
        "{share}，除以其在{baseline}中的同一比例",
    ),
    "regions.baseline.dates": ("all {n} articles of the same dates", "同期全部 {n} 篇文章"),
    "regions.baseline.all": ("all {n} articles of the archive", "全库 {n} 篇文章"),
    "regions.subtitle.ranking": (
        "rank by {measure} among all places of the level, by {by}; equal values share a number",
        "按{measure}在该层级各地中的名次（{by}）；数值相同者名次相同",
    ),
    "regions.subtitle.multiples": (
        "{measure} by {by}; all rows have one scale, the highest bar is {most}",
        "各{by}的{measure}；各行比例尺相同，最高柱为 {most}",
    ),
    # Text alternatives
    "regions.alt.map": (
        "Map of China, borders: {year}; {n} places shaded by {measure}; the most: {top}.",
        "中国地图（边界：{year}），{n} 个地方按{measure}着色；最多：{top}。",
    ),
    "regions.alt.bars": (
        "Bars of {measure} for {n} places; the most: {top}.",
        "{n} 个地方的{measure}条形图；最多：{top}。",
    ),
    "regions.alt.ranking": (
        "Ranks of {n} places by {measure}, by {by}; in the last period: {top}.",
        "{n} 个地方按{measure}的名次（{by}）；最后时段：{top}。",
    ),
    "regions.alt.multiples": (
        "A row of bars for each of {n} places, {measure} by {by}; the most in all: {top}.",
        "{n} 个地方各一行柱形，各{by}的{measure}；合计最多：{top}。",
    ),
    "regions.class.under": ("under {edge}", "低于 {edge}"),
    "regions.class.over": ("over {edge}", "高于 {edge}"),
    # Notes
    "regions.click": (
        "Click a place, on the picture or its name in the table, to filter every page by it.",
        "点击图中的地方或表中的地名，即可在所有页面按其筛选。",
    ),
    "regions.table": (
        (
            "A place’s name filters by it; “{inside}” shows the units below it; “{card}” opens its"
            " card; “{read}” lists the articles that name it."
        ),
        "点地名即按其筛选；“{inside}”显示其下属地；“{card}”打开其地名卡；“{read}”列出提及它的文章。",
    ),
    "regions.choose": ("Filter by a place of this table", "按表中的地方筛选"),
    "regions.choose.hint": ("Type a name, or use the arrow keys", "输入地名，或用方向键选择"),
    "regions.inside": ("Inside ›", "下属 ›"),
    "regions.card": ("Card ›", "地名卡 ›"),
    "regions.counting": (
        "These are mentions, not events. An article that names two provinces counts for both.",
        "这里统计的是提及而非事件。提及两省的文章在两省各计一次。",
    ),
    "regions.counting.about": (
        "An article is about the province, and the greater area, in which more than half of its placed mentions lie; about a smaller place if its title names it or a place in it.",
        "半数以上地名提及落在某省及其大区者，即以其为题；更小的地方以标题提及该地或其下属地为准。",
    ),
    "regions.counting.figures": (
        "Numbers as the articles give them, added up: the same people may be counted in several articles. Parts of a total that is in the sum are left out, so are rates and vague numbers. {n} have a place.",
        "按文章所记数字相加：同一批人可能见于多篇。其总数已计入者不再计其中之数；比率与约数“几十”之类不计。有所属地者 {n}。",
    ),
    "regions.intervals": (
        "Lines are 95 % intervals of the share (Wilson). Words, mentions and figures have none: they come in lumps, by article.",
        "线段为比例的 95% 区间（Wilson）。词数、提及次数与数量按篇成团，不给区间。",
    ),
    "regions.usual": (
        "1 is the place’s usual share; the baseline is taken as known, so the interval is that of the share here. A selection that is itself much of the baseline draws the ratio towards 1.",
        "1 即该地的常态比例；基准视为已知，区间仅反映所选文章。所选在基准中占比大时，比值趋近 1。",
    ),
    "regions.thin": (
        "Pale: fewer than {n} articles. One more or less would change the share much.",
        "浅色：不足 {n} 篇，增减一篇即会明显改变比例。",
    ),
    "regions.nothing_to_compare": (
        "Everything is selected, so that each place has its usual share. Filter by words, dates or a region first; shares are shown.",
        "当前选中全部文章，各地即为常态比例。请先按词、日期或地区筛选；此处显示比例。",
    ),
    "regions.ratio_over_time": (
        "Ratios are drawn on the map and as bars; over time, shares are shown.",
        "与常态之比只在地图与条形图中显示；历时图显示比例。",
    ),
    "regions.circles": (
        "Circles on the map are by number. Shares, and how they compare with what is usual, stand in the bars and in the table.",
        "地图上的圆按数量绘制；比例及其与常态之比见条形图与表格。",
    ),
    "regions.only_drawn": (
        "The {drawn} largest of {all} are drawn; the table has all.",
        "共 {all} 个，图中为最大的 {drawn} 个；表中列出全部。",
    ),
    "regions.one_period": (
        "All articles lie in one period: there is nothing to follow over time.",
        "全部文章在同一时段内，无从比较先后。",
    ),
    "regions.borders.then": ("Borders of {year}.", "{year}年边界。"),
    "regions.borders.now": ("Today’s borders.", "今日边界。"),
    "regions.dots": ("Dots are units too small for the map.", "圆点为面积过小的单位。"),
    "regions.unmapped": (
        "Not on the map with these borders: {places}.",
        "以下地区不在该边界地图上：{places}。",
    ),
    "regions.without_point": (
        "Without coordinates, so not on the map: {places}.",
        "以下地方无坐标，不在地图上：{places}。",
    ),
    "regions.and_more": ("and {n} more", "另有 {n} 个"),
    # Beyond the map
    "regions.scope": ("Beyond the map", "地图之外"),
    "scope.domestic": ("{n}: only places in China", "{n}：仅提及中国地名"),
    "scope.mixed": ("{n}: places in China and abroad", "{n}：兼及中外地名"),
    "scope.abroad": ("{n}: only places abroad", "{n}：仅提及国外地名"),
    "scope.unplaced": (
        "{n}: no place that the gazetteer knows",
        "{n}：未提及地名表中的地名",
    ),
    "regions.countries": ("Foreign countries and regions named", "提及的外国与地区"),
    # Drill-down
    "regions.whole": ("All of the level", "整个层级"),
    "regions.below": (
        "directly below {place}, as on the articles’ days",
        "{place}的直接下属（按文章当日）",
    ),
    "regions.at_large": (
        "{place} only as a whole, without a place below it: {n}.",
        "只提及{place}本身，未及其下属地：{n}。",
    ),
    # What is distinctive
    "regions.words": ("Words of {place}", "{place}的特征词"),
    "regions.words.note": (
        "More frequent in the articles that name it than in the rest of the selection, numbers left out; best evidence first.",
        "在提及该地的文章中比其余所选文章更常见（不列数字）；证据强者在前。",
    ),
    "regions.words.none": (
        "No word is surely more frequent here than in the rest of the selection.",
        "没有词确定比其余所选文章更常见。",
    ),
    "regions.words.all": ("All key words", "全部关键词"),
    "regions.chosen.card": ("Card of {place}", "{place}地名卡"),
    "regions.chosen.inside": ("Units below {place}", "{place}的下属地"),
    "column.value_counted": ("Counted", "计数"),
    "column.times_usual": ("× usual", "常态倍数"),
    "column.times_usual.help": (
        "Share here divided by the share in the baseline: 1 is as usual",
        "所选比例除以基准比例：1 为常态",
    ),
    "column.times_usual_low": ("× from", "倍数下限"),
    "column.times_usual_high": ("× to", "倍数上限"),
    "column.about": ("About", "专题"),
    "column.words_zh": ("Words", "词数"),
    "column.figures": ("Figures", "数量个数"),
    "column.sum": ("Sum", "合计"),
    "column.rank": ("Rank", "名次"),
    "column.whole": ("Of", "总数"),
    "column.share_of_period": ("% of the period", "占时段%"),
    "column.inside": ("Below", "下属"),
    "column.card": ("Card", "地名卡"),
    "column.few": ("Few", "少"),
}
