"""Words about citing and copying."""

from __future__ import annotations

LABELS: dict[str, tuple[str, str]] = {
    "citation.title": ("Cite this article", "引用本文"),
    "citation.form": ("Form", "格式"),
    "citation.form.note": ("Chicago, note", "芝加哥格式（脚注）"),
    "citation.form.chicago": ("Chicago, bibliography", "芝加哥格式（书目）"),
    "citation.form.bibtex": ("BibTeX", "BibTeX 格式"),
    "citation.form.ris": ("RIS", "RIS 格式"),
    "citation.form.csljson": ("CSL-JSON", "CSL-JSON 格式"),
    "citation.text": ("Citation", "引文"),
    "citation.copy": ("Copy", "复制"),
    "citation.copied": ("Copied", "已复制"),
    "citation.failed": (
        "The browser does not let this page copy; select the text instead.",
        "浏览器不允许本页复制，请手动选取文字。",
    ),
    "citation.paragraph": (
        "Copy paragraph {n}: both languages, with its source",
        "复制第 {n} 段：双语及出处",
    ),
    "citation.paragraphs": (
        "Each paragraph above can be copied in both languages, with its source.",
        "上文每段均可连同译文和出处一并复制。",
    ),
    "citation.download": ("Download {name}", "下载 {name}"),
    "citation.here_only": (
        "This address leads here from this computer only.",
        "此网址仅在本机有效。",
    ),
}
