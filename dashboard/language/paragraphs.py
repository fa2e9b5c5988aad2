"""Find the paragraphs of a body."""


def paragraphs(body: str) -> list[tuple[int, int]]:
    r"""
    Give the span of each paragraph: one line each, without its newline.

    Spans are 0-based characters, end exclusive, in order. Lines without
    characters are no paragraphs.

    >>> paragraphs("甲乙\n丙")
    [(0, 2), (3, 4)]
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for line in body.split("\n"):
        end = start + len(line)
        if line:
            spans.append((start, end))
        start = end + 1
    return spans
