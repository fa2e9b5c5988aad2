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


def write_hostile_archive(folder: Path) -> None:
    """
    Write one hostile article, and one that only breaks off every tag it opens.
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
