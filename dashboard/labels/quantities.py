"""Words of the page of figures: quantities, their units and their sentences. Each is (English, Chinese)."""

LABELS: dict[str, tuple[str, str]] = {
    "quantities.lede": (
        "Quantities that the originals state, each with its sentence in both languages: what was printed, not what happened.",
        "原文所载的数量，逐一附上两种语言的原句：是报上所写，未必是实情。",
    ),
    "quantities.unit": ("Unit", "单位"),
    "quantities.kind": ("Which figures", "哪些数字"),
    "quantities.kind.all": ("All", "全部"),
    "quantities.kind.totals": ("Totals that have parts", "有分项的总数"),
    "quantities.kind.parts": ("Parts of a total", "总数的分项"),
    "quantities.kind.differs": ("Translated otherwise", "译文不一致"),
    "quantities.min": ("From value", "不小于"),
    "quantities.max": ("To value", "不大于"),
    "quantities.sort": ("Order", "排序"),
    "quantities.sort.date": ("Oldest first", "由早到晚"),
    "quantities.sort.newest": ("Newest first", "由晚到早"),
    "quantities.sort.high": ("Largest first", "由大到小"),
    "quantities.sort.low": ("Smallest first", "由小到大"),
    # How often each unit
    "quantities.units.title": (
        "The most common unit is {unit}: {n} of {total} figures",
        "最常用的单位是{unit}：{total} 个数字中有 {n} 个",
    ),
    "quantities.units.title.one": (
        "All {total} figures are in one unit: {unit}",
        "{total} 个数字都用同一单位：{unit}",
    ),
    "quantities.units.subtitle": (
        "figures of the selection by unit, as the original writes it; people are one unit, whatever their measure word",
        "所选文章的数字，按原文单位计；人、名、位合计",
    ),
    "quantities.units.alt": (
        "Bars of figures by unit: {top}.",
        "各单位数字个数的柱形图：{top}。",
    ),
    "quantities.units.drawn": (
        "The {drawn} most common of {all} units are drawn; the table has all.",
        "图中为 {all} 种单位中最常用的 {drawn} 种，全部见表。",
    ),
    "quantities.units.click": (
        "Click a bar to see the figures in its unit.",
        "点击柱形可查看该单位的数字。",
    ),
    # The values of one unit
    "quantities.values.title": (
        "{low} to {high} {unit}; half of the {n} figures are at most {median}",
        "{unit}：由 {low} 至 {high}，{n} 个数字中半数不超过 {median}",
    ),
    "quantities.values.title.two": (
        "Two figures: {low} and {high} {unit}",
        "两个数字：{low} 与 {high}，{unit}",
    ),
    "quantities.values.title.same": ("Every figure is {low} {unit}", "数字均为 {low}，{unit}"),
    "quantities.values.title.one": ("One figure: {low} {unit}", "一个数字：{low}，{unit}"),
    "quantities.values.title.vague": ("No figure has a number", "没有具体数值"),
    "quantities.values.subtitle": (
        "figures by value, as the original states it, of {n} with a value; {articles}",
        "按原文数值统计，有数值者 {n} 个；见于 {articles}",
    ),
    "quantities.values.alt": (
        "Histogram of {n} figures in {unit}, from {low} to {high}; the most, {peak}, are between {start} and {end}.",
        "{unit}数值分布图：{n} 个数字，由 {low} 至 {high}；最多的 {peak} 个介于 {start} 与 {end} 之间。",
    ),
    "quantities.values.click": (
        "Click a bar to see its figures.",
        "点击柱形可查看其中的数字。",
    ),
    "quantities.log": (
        "The scale multiplies: each mark is ten times the one before, and all bars span the same ratio.",
        "横轴为对数刻度：每一刻度为前一刻度的十倍，各柱所跨倍数相同。",
    ),
    "quantities.vague": (
        "Left out: {n} without a number (几十).",
        "未计入：没有具体数值者（几十）{n} 个。",
    ),
    "quantities.ranges": (
        "Ranges (三、四) stand by their lower end: {n}.",
        "范围（三、四）按下限计：{n} 个。",
    ),
    "quantities.zeros": (
        "Figures of 0 have no place on this scale: {n}.",
        "数值为 0 者无法在对数刻度上表示：{n} 个。",
    ),
    "quantities.old_yuan": (
        "Yuan before 1 March 1955 are the old currency, 10,000 of which became one new yuan.",
        "1955年3月1日以前的“元”为旧币，一万元旧币折合新币一元。",
    ),
    "quantities.fact.figures": ("figures", "个数字"),
    "quantities.fact.total": ("sum", "合计"),
    "quantities.fact.median": ("median", "中位数"),
    "quantities.fact.highest": ("largest", "最大值"),
    "quantities.sum": (
        "The sum adds up {added}; {left} left out, being parts of a total, so much for each of something, or without a number. What two articles tell counts twice.",
        "合计含 {added} 个数字；另有 {left} 个未计入：总数的分项、每单位的数量或没有具体数值。两篇文章所述同一数量计两次。",
    ),
    "quantities.sum.never": (
        "Shares, multiples and ages are not added up.",
        "百分比、倍数与年岁不作合计。",
    ),
    "quantities.sum.kind": (
        "No sum is given of parts alone, or of figures picked for their translation.",
        "仅看分项或译文不一致者时不作合计。",
    ),
    # The list
    "quantities.lines": (
        "Figures {first}–{last} of {total}, {order}",
        "第 {first}–{last} 个数字，共 {total} 个，{order}",
    ),
    "quantities.lines.date": ("in the order of the newspaper", "按报纸顺序"),
    "quantities.lines.newest": ("the newest article first", "最新文章在前"),
    "quantities.lines.high": ("the largest first", "最大者在前"),
    "quantities.lines.low": ("the smallest first", "最小者在前"),
    "quantities.rate": ("for each", "每单位"),
    "quantities.adds_up": ("{sum} = {total}, adds up", "{sum} = {total}，相符"),
    "quantities.short": (
        "parts come to {parts} ({sum}), {gap} short",
        "分项合计 {parts}（{sum}），少 {gap}",
    ),
    "quantities.over": (
        "parts come to {parts} ({sum}), {gap} too many",
        "分项合计 {parts}（{sum}），多 {gap}",
    ),
    "quantities.one_part": ("of which {parts} are named", "其中列明 {parts}"),
    "quantities.part": ("part of {total}", "{total} 的分项"),
    "quantities.translation.agrees": ("the translation agrees", "译文一致"),
    "quantities.translation.differs": ("the translation says {value}", "译文作 {value}"),
    "quantities.translation.missing": (
        "no such number was found in the translation",
        "译文中未找到此数",
    ),
    "quantities.no_sentence": (
        "The translation has nothing for this paragraph.",
        "译文缺此段。",
    ),
    "quantities.bound": ("Downloads hold all {n} figures.", "下载文件含全部 {n} 个数字。"),
    "quantities.bound.first": (
        "Downloads hold the first {n} of {total} figures, in the order shown; the command line writes more.",
        "下载文件含所示顺序的前 {n} 个数字，共 {total} 个；命令行可导出更多。",
    ),
    # Nothing to show
    "quantities.none": ("No figure fits.", "没有符合条件的数字。"),
    "quantities.none.selection": (
        "The selected articles ({articles}) state no quantity. Dates, ranks and numbers in names are none.",
        "所选文章（{articles}）没有数量。日期、序数与名称中的数字不计。",
    ),
    "quantities.relax": (
        "Without “{choice}” there would be {n}.",
        "去掉“{choice}”后有 {n}。",
    ),
    "quantities.relax.button": ("Remove {choice}", "去掉 {choice}"),
    "quantities.all": ("All figures of the archive", "存档的全部数字"),
    "count.figures.one": ("1 figure", "1 个数字"),
    "count.figures": ("{n} figures", "{n} 个数字"),
    "column.unit": ("Unit", "单位"),
    "column.value_max": ("to", "至"),
    "column.counted": ("What is counted", "所计"),
    "column.total_and_parts": ("Total and parts", "总数与分项"),
    "column.translation": ("Translation", "译文核对"),
    "column.sentence_zh": ("Sentence of the original", "原文句"),
    "column.sentence_en": ("Sentence of the translation", "译文句"),
    "column.bin_start": ("From", "自"),
    "column.bin_end": ("To below", "至（不含）"),
    "column.lowest": ("Smallest in it", "其中最小"),
    "column.highest": ("Largest in it", "其中最大"),
    "column.values": ("Values", "数值"),
}
