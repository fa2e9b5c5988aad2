"""Words around an article: the way to others, its day, its like, its time. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    "around.earlier": ("The day before in the list", "列表中的前一日"),
    "around.later": ("The day after in the list", "列表中的后一日"),
    "around.keys": (
        "The arrow keys ← and → turn the articles, with Shift the days; on a phone, a swipe does.",
        "按 ← 与 → 键翻阅文章，同时按 Shift 则翻日；手机上可左右滑动。",
    ),
    "around.missing": (
        "The archive lacks {n} of the {between} days between {first} and {last}.",
        "{first}至{last}之间的 {between} 日中，存档缺 {n} 日。",
    ),
    "around.missing.all": (
        "The archive has no issue between {first} and {last} ({n} days).",
        "{first}与{last}之间存档无报（{n} 日）。",
    ),
    "around.missing.one": (
        "The archive has no issue of the day between {first} and {last}.",
        "{first}与{last}之间的一日，存档无报。",
    ),
    "around.title": ("Around this article", "本文前后左右"),
    "around.show": ("What stands around it", "查看"),
    "around.issue": ("In this issue", "同日报纸"),
    "around.related": ("Related articles", "相关文章"),
    "around.time": ("Its place at the time", "同时同地"),
    # In this issue
    "around.issue.says": (
        "{day}: {articles} in the archive, on {pages}.",
        "{day}：存档有 {articles}，见于{pages}。",
    ),
    "around.issue.alone": (
        "The archive has no other article of {day}.",
        "{day}的报纸，存档中只有本文。",
    ),
    "around.issue.lacks": (
        "Pages behind the last one shown may be missing too.",
        "所列最后一版之后亦可能有缺。",
    ),
    "around.page": ("Page {page}", "第{page}版"),
    "around.pages": ("Pages {first}–{last}", "第{first}–{last}版"),
    "around.page.none": ("no article in the archive", "存档无文章"),
    "around.page.unknown": ("Page unknown", "版面不详"),
    "around.count.page": ("1 page", "1 个版"),
    "around.count.pages": ("{n} pages", "{n} 个版"),
    "around.here": ("this article", "本文"),
    # Related
    "around.related.note": (
        "Found by the rare words and places that they share with this one, of both languages: a count, not a judgement.",
        "依两种语言中与本文共有的罕见词和地名得出：是统计，不是判断。",
    ),
    "around.related.none": (
        "No article of this corpus shares three of the rare words or places of this one.",
        "语料库中没有文章与本文共有三个以上的罕见词或地名。",
    ),
    "around.shares": ("shares {things}", "共有：{things}"),
    # In time
    "around.time.title": (
        "{place}, {first} to {last}",
        "{place}，{first}至{last}",
    ),
    "around.time.note": (
        "Articles of each day that name it or a place in it, whatever the filters; a bar leads to them. Hatched: no issue in the archive.",
        "每日提及该地或其下属地的文章数，不受筛选影响；点击可读。斜线：存档无报。",
    ),
    "around.time.day": ("{day}: {n} of {total} articles", "{day}：{total} 篇中 {n} 篇"),
    "around.time.gap": ("{day}: no issue in the archive", "{day}：存档无报"),
    "around.time.about": (
        "Articles about it on these days: {n} besides this one, the nearest first",
        "这几日以该地为主的文章：另有 {n} 篇，近者在前",
    ),
    "around.time.about.none": (
        "No other article of these days is about it.",
        "这几日没有其他以该地为主的文章。",
    ),
    "around.time.others": (
        "Other articles of these days: {n}, the nearest first",
        "这几日的其他文章：{n} 篇，近者在前",
    ),
    "around.time.others.none": (
        "No other article of these days is about it or, if it is a country, names it.",
        "这几日没有其他以该地为主（或提及该国）的文章。",
    ),
    "around.time.nowhere": (
        "This article names no province and no country.",
        "本文未提及省份或国家。",
    ),
}
