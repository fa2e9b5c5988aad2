"""Articles that no newspaper printed: texts that try to act."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

RUN = "window.__pwned=1"
HTML = f"<script>{RUN}</script><img src=x onerror='{RUN}'><b onclick='{RUN}'>b</b>"
MARKDOWN = f"[x](javascript:{RUN}) **b** _i_ $a^2$ :red[x] :material/close: :smile: `c` -> # h"
TURNED = "abc\u202edef\u2066ghi"
TITLE = f"Say {HTML} {MARKDOWN} {TURNED}"
TITLE_ZH = f"说{HTML}{MARKDOWN}{TURNED}"
AUTHOR = f"<img src=x onerror='{RUN}'> :red[A] *B*"
BODY = f"A cooperative said {HTML} and {MARKDOWN} and {TURNED} to the cadres."
BODY_ZH = f"合作社说{HTML}和{MARKDOWN}和{TURNED}给干部。"

PAYLOADS = (
    # HTML
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg onload={RUN}><circle r=9 /></svg>",
    f"<svg><script>{RUN}</script></svg>",
    f'<a href="javascript:{RUN}">link</a>',
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<details open ontoggle={RUN}>seen</details>",
    f"<math><mtext><style><img src=x onerror={RUN}></style></mtext></math>",
    f"\"><img src=x onerror='{RUN}'>",
    f"'--><script>{RUN}</script><!--",
    "</p></div></article></main><h1>outside",
    "<style>* { display: none }</style>",
    "<meta http-equiv=refresh content='0;url=about:blank'>",
    "<form action=/x><input name=y autofocus><button>go</button></form>",
    "<mark>marked</mark><ruby>a<rt>b</rt></ruby>",
    "&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp;",
    # Markdown and Streamlit's own
    f"[press](javascript:{RUN})",
    f"![seen](x onerror={RUN})",
    "**bold** _slanted_ ~~struck~~ `code`",
    "| a | b | ||| > quoted",
    ":red[coloured] :blue-background[x] :small[y] :shimmer[z]",
    ":material/home: :streamlit: :smile: :star2:",
    "<- -> <-> -- --- >= <= ~=",
    "https://example.org www.example.org a@example.org",
    # Formulas
    r"$\frac{a}{b}$ $$E = mc^2$$ \(x\) \[y\] \href{javascript:1}{z}",
    # Formats, templates, queries
    "{0} {title} %s %(name)s ${x} {{y}} #{z}",
    "'; DROP TABLE articles; -- \" OR 1=1",
    # Signs that turn a line, hide or stack
    "abc\u202eTURNED\u202c \u2066isolated\u2069 \u200fmark \u061cletter",
    "Z\u0351\u036b\u0343a\u036a\u0302l\u035bg \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628",
    "nul\u200bl \ufeff \u00ad soft \u2028 line \U000e0041 tag \U0001f468\u200d\U0001f469",
)
"""Thirty texts that would do something, each in every field of an article of its own."""


def write_hostile_archive(folder: Path) -> None:
    """
    Write one hostile article, one that only breaks off every tag it opens, and thirty more.
    """
    for name, day, body, body_zh in (
        ("a.txt", "1954-03-01", BODY, BODY_ZH),
        ("b.txt", "1954-03-02", f"</p></div></article>{BODY}", f"</table><!--{BODY_ZH}"),
    ):
        (folder / name).write_text(
            f"Title: {TITLE}\nAuthor: {AUTHOR}\nDate: {day}\nPage: 1\n\n    {body}\n\n\n\n"
            f"<hr /> \n\nOriginal: \n\n\n### {TITLE_ZH}\n{AUTHOR}\n{day}\n第1版()\n"
            f"专栏：{AUTHOR}\n\n    {body_zh}\n",
            encoding="utf-8",
        )
    for number, payload in enumerate(PAYLOADS):
        (folder / f"payload{number:02}.txt").write_text(
            f"Title: Title {payload}\nAuthor: Writer {payload}\nDate: 1954-03-03\nPage: 1\n\n"
            f"    Body {payload} ends here.\n\n\n\n<hr /> \n\nOriginal: \n\n\n"
            f"### 题{payload}\n作者{payload}\n1954-03-03\n第1版({payload})\n专栏：栏{payload}\n\n"
            f"    正文{payload}到此为止。\n",
            encoding="utf-8",
        )
