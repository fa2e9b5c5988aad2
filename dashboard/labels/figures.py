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
    "timeline.unit": ("As", "单位"),
    "unit.count": ("Number", "数量"),
    "unit.share": ("Share of the archive", "占存档比例"),
    "timeline.title.peak": ("{n}, the most ({peak}) in {when}", "{n}，{when}最多（{peak}）"),
    "timeline.title.even": ("{n}, in {periods} periods", "{n}，分布于 {periods} 个时段"),
    "timeline.title.one": ("{n}, all of {when}", "{n}，均在{when}"),
    "timeline.subtitle.articles": ("articles of each period", "各时段文章篇数"),
    "timeline.subtitle.words": (
        "words of the Chinese original, in each period",
        "各时段中文原文词数",
    ),
    "timeline.subtitle.share": (
        "articles of the selection, % of all articles the archive has of the period",
        "所选文章占该时段存档文章的百分比",
    ),
    "timeline.alt": (
        "Bars of {measure} by {by}, {first} to {last}: {total} in all, the most ({peak}) in {when}.{gaps}",
        "按{by}统计的{measure}柱形图，{first} 至 {last}：共 {total}，最多 {peak}（{when}）。{gaps}",
    ),
    "timeline.alt.gaps": (
        " {n} periods are missing from the archive.",
        "另有 {n} 个时段存档缺失。",
    ),
    "timeline.click": ("Click a bar to read its articles.", "点击柱形可阅读该时段文章。"),
    "timeline.coarser": (
        "{asked} is too fine for this span; {used} is shown.",
        "该跨度下“{asked}”过细，现按“{used}”显示。",
    ),
    "timeline.gap": ("not in the archive", "存档缺失"),
    "timeline.nokey": ("Not given", "未注明"),
}
