"""
Function words: those that say how a sentence is built, not what it is about.

Closed classes only (articles, pronouns, prepositions, conjunctions, auxiliaries, particles,
measure words), because what a word of another class means depends on the question: the lists
that search engines use would hide "work", "state" and "against". After the word classes of
R. Quirk et al., *A Comprehensive Grammar of the English Language* (1985), and Lü Shuxiang,
*Xiandai Hanyu babai ci* (1980).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.language.words import Lang

_EN = """
a an the this that these those some any each every either neither both all such no
i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
myself yourself himself herself itself ourselves themselves who whom whose which what one ones
of in to for on with at by from as into through during about between among under over after
before within without upon toward towards per via than
and or but nor so if because although though while when where whereas whether that unless until
is am are was were be been being do does did done have has had having
will would shall should can could may might must
not 's also only very too there here then thus more most much many
"""
_ZH = """
的 地 得 了 着 过 们 所 之 者 吗 呢 吧 啊 呀 嘛 等 等等 我 你 您 他 她 它 我们 你们 他们
她们 它们 咱们 自己 这 那 这个 那个 这些 那些 这里 那里 这样 那样 这种 那种 此 其 某 每
各 谁 什么 怎样 怎么 哪 哪里 哪个 为什么 几 多少 其他 其它 一切 一些 有些 在 从 自 自从
向 往 到 由 于 以 用 把 将 被 给 对 对于 关于 跟 和 与 同 及 以及 或 或者 为 为了 因 因为
按 按照 根据 据 比 除 除了 经 通过 当 随着 沿着 并 并且 而 而且 但 但是 可是 不过 然而
虽然 尽管 如果 如 若 只要 只有 无论 不论 所以 因此 因而 于是 那么 则 便 就 才 也 又 还 都
再 更 最 很 太 非常 十分 已 已经 曾 曾经 正 正在 将要 即 既 不 没 没有 未 是 有 能 能够
会 可 可以 要 应 应该 应当 必须 该 得到 来 去 上 下 中 里 内 外 间 后 前 时 之后 之前
以后 以前 以来 之间 一 个 一个 种 一种 位 名 件 次 些 点 只 条 项 第
"""
_STOP_WORDS: dict[Lang, tuple[str, ...]] = {
    "en": tuple(dict.fromkeys(_EN.split())),
    "zh": tuple(dict.fromkeys(_ZH.split())),
}


def stop_words(lang: Lang) -> tuple[str, ...]:
    """
    Give the function words of a language, as indexed.

    >>> "the" in stop_words("en"), "的" in stop_words("zh"), "work" in stop_words("en")
    (True, True, False)
    """
    return _STOP_WORDS[lang]
