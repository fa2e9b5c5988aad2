"""Words of the timeline. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
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
    "measure.people": ("People counted", "文中人数"),
    "timeline.unit": ("As", "单位"),
    "unit.count": ("Number", "数量"),
    "unit.share": ("Share of the archive", "占存档比例"),
    "timeline.title.peak": ("{n}, the most ({peak}) in {when}", "{n}，{when}最多（{peak}）"),
    "timeline.title.even": ("{n}, in {periods} periods", "{n}，分布于 {periods} 个时段"),
    "timeline.title.one": ("{n}, all of {when}", "{n}，均在{when}"),
    "timeline.title.people.peak": (
        "{n} counted in the texts, the most ({peak}) in {when}",
        "文中共计 {n}，{when}最多（{peak}）",
    ),
    "timeline.title.people.even": (
        "{n} counted in the texts, in {periods} periods",
        "文中共计 {n}，分布于 {periods} 个时段",
    ),
    "timeline.title.people.one": (
        "{n} counted in the texts, all of {when}",
        "文中共计 {n}，均在{when}",
    ),
    "timeline.title.people.none": (
        "No people are counted in the figures of these articles",
        "所选文章的数字中没有人数",
    ),
    "timeline.subtitle.articles": ("articles of each period", "各时段文章篇数"),
    "timeline.subtitle.words": (
        "words of the Chinese original, in each period",
        "各时段中文原文词数",
    ),
    "timeline.subtitle.people": (
        "people counted in the figures of these articles, in each period: a number in a text, not a census; parts of totals once",
        "各时段文章所记数字中的人数：是文中之数，不是人口统计；总数与其中之数只计一次",
    ),
    "timeline.subtitle.share": (
        "articles of the selection, % of all articles the archive has of the period",
        "所选文章占该时段存档文章的百分比",
    ),
    "timeline.alt": (
        "Bars of {measure} by {by}, {first} to {last}: {total} in all, the most ({peak}) in {when}.{gaps}",
        "按{by}统计的{measure}柱形图，{first} 至 {last}：共 {total}，最多 {peak}（{when}）。{gaps}",
    ),
    "timeline.alt.people": (
        "Bars of people counted in the figures of these articles (a number in a text, not a census) by {by}, {first} to {last}: {total} in all, the most ({peak}) in {when}.{gaps}",
        "按{by}统计的文中人数（文章所记数字中的人数，不是人口统计）柱形图，{first} 至 {last}：共 {total}，最多 {peak}（{when}）。{gaps}",
    ),
    "timeline.alt.people.none": (
        "Bars of people counted in the figures of these articles by {by}, {first} to {last}: there are none.{gaps}",
        "按{by}统计的文中人数柱形图，{first} 至 {last}：没有人数。{gaps}",
    ),
    "timeline.alt.gaps": (
        " {n} periods are missing from the archive.",
        "另有 {n} 个时段存档缺失。",
    ),
    "timeline.people.share": (
        "People counted are a sum: a share of the archive’s articles makes no sense of them. The number is shown.",
        "文中人数是合计，与存档文章之比无意义，现按数量显示。",
    ),
    "timeline.people.of": (
        "{n} figures are added up as they are printed: the same people may be counted in several articles, and a plan counts as a fact does. With a total its parts are left out, so are rates and vague numbers.",
        "共 {n} 个数字，按刊载相加：同一批人可能见于多篇，计划与事实同计。已计总数者不再计其中之数；比率与“几十”之类不计。",
    ),
    "timeline.people.region": (
        "All people of an article stand under its main province, wherever they are, so that the parts of a bar add up to it; the regions page counts them by their own place.",
        "一篇文章的人数全归其主要省份，不论其人在何处，故各部分之和即柱高；“地区”页则按其所在地计。",
    ),
    "count.people": ("{n} people", "{n} 人"),
    "count.people.one": ("1 person", "1 人"),
    "column.people": ("People counted", "文中人数"),
    "timeline.click": ("Click a bar to read its articles.", "点击柱形可阅读该时段文章。"),
    "timeline.coarser": (
        "{asked} is too fine for this span; {used} is shown.",
        "该跨度下“{asked}”过细，现按“{used}”显示。",
    ),
    "timeline.gap": ("not in the archive", "存档缺失"),
    "timeline.nokey": ("Not given", "未注明"),
}
