"""Search terms as SQL over the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.queries.fragment import Fragment
from dashboard.queries.matching import break_offsets

if TYPE_CHECKING:
    from dashboard.corpus.query import Value
    from dashboard.queries.matching import Series

# Articles with a hit of any series; stands behind the expressions of hits().
MATCHED = "SELECT article_id FROM word_hits UNION SELECT article_id FROM phrase_hits"

# One row per (series, article): how often it occurs; series counts from 0.
OCCURRENCES = """
    SELECT series, article_id, sum(n)::BIGINT AS occurrences
    FROM (
        SELECT series, article_id, len(positions) AS n FROM word_hits
        UNION ALL
        SELECT series, article_id, 1 AS n FROM phrase_hits
    )
    GROUP BY series, article_id"""

# One row per hit, with the position of its first word.
POSITIONS = """
    SELECT series, article_id, unnest(positions) AS position FROM word_hits
    UNION ALL
    SELECT series, article_id, position FROM phrase_hits"""

_CTES = """parts AS (
    SELECT
        unnest($parts::INTEGER[]) AS part,
        unnest($part_langs::VARCHAR[]) AS lang,
        unnest($part_kinds::VARCHAR[]) AS kind,
        unnest($part_texts::VARCHAR[]) AS text
),
slots AS (
    SELECT
        unnest($slot_series::INTEGER[]) AS series,
        unnest($slot_patterns::INTEGER[]) AS pattern,
        unnest($slot_offsets::INTEGER[]) AS slot_offset,
        unnest($slot_counts::INTEGER[]) AS slot_count,
        unnest($slot_parts::INTEGER[]) AS part
),
slot_terms AS (
    SELECT slots.*, term_id
    FROM slots
    JOIN parts USING (part)
    JOIN terms USING (lang)
    WHERE CASE kind
        WHEN 'exact' THEN term = text
        WHEN 'prefix' THEN starts_with(term, text)
        WHEN 'suffix' THEN ends_with(term, text)
        ELSE contains(term, text)
    END
),
word_hits AS (
    SELECT series, article_id, positions
    FROM slot_terms
    JOIN postings USING (term_id)
    WHERE slot_count = 1
),
phrase_slots AS (
    SELECT series, pattern, slot_offset, slot_count, article_id, positions
    FROM slot_terms
    JOIN postings USING (term_id)
    WHERE slot_count > 1
),
phrase_articles AS (
    SELECT pattern, article_id
    FROM phrase_slots
    GROUP BY pattern, slot_count, article_id
    HAVING count(DISTINCT slot_offset) = slot_count
),
phrase_places AS (
    SELECT series, pattern, article_id, position
    FROM (
        SELECT
            series, pattern, slot_offset, slot_count, article_id,
            unnest(positions) - slot_offset AS position
        FROM phrase_slots
        SEMI JOIN phrase_articles USING (pattern, article_id)
    )
    GROUP BY series, pattern, slot_count, article_id, position
    HAVING count(DISTINCT slot_offset) = slot_count
),
"""

_PHRASE_HITS = "phrase_hits AS (SELECT series, article_id, position FROM phrase_places)"

# The index has no breaks: where a term has punctuation inside ("U.S."), the texts'
# streams tell whether a break stands there too, or a word.
_PHRASE_HITS_WITH_BREAKS = """breaks AS (
    SELECT
        unnest($break_patterns::INTEGER[]) AS pattern,
        unnest($break_offsets::INTEGER[]) AS break_offset,
        unnest($break_langs::VARCHAR[]) AS lang
),
phrase_hits AS (
    SELECT series, article_id, position
    FROM phrase_places
    ANTI JOIN (
        SELECT pattern, article_id, position
        FROM phrase_places
        JOIN breaks USING (pattern)
        JOIN token_streams USING (article_id, lang)
        WHERE term_ids[position + break_offset + 1] IS NOT NULL
    ) USING (pattern, article_id, position)
)"""


def hits(series: tuple[Series, ...]) -> Fragment:
    """
    Give the CTEs that find the series in the index.

    Behind them stand MATCHED, OCCURRENCES and POSITIONS. An occurrence of a
    Chinese term inside one word counts once, and each hit belongs to exactly one
    pattern, so that nothing is counted twice.
    """
    parts: dict[tuple[str, str, str], int] = {}
    slots: list[tuple[int, int, int, int, int]] = []
    breaks: list[tuple[int, int, str]] = []
    pattern_no = 0
    for number, one in enumerate(series):
        for pattern in one.patterns:
            for slot in pattern:
                part = parts.setdefault((one.lang, slot.kind, slot.text), len(parts))
                slots.append((number, pattern_no, slot.offset, len(pattern), part))
            breaks.extend((pattern_no, offset, one.lang) for offset in break_offsets(pattern))
            pattern_no += 1
    params: dict[str, Value] = {
        "parts": tuple(parts.values()),
        "part_langs": tuple(lang for lang, _, _ in parts),
        "part_kinds": tuple(kind for _, kind, _ in parts),
        "part_texts": tuple(text for _, _, text in parts),
        "slot_series": tuple(slot[0] for slot in slots),
        "slot_patterns": tuple(slot[1] for slot in slots),
        "slot_offsets": tuple(slot[2] for slot in slots),
        "slot_counts": tuple(slot[3] for slot in slots),
        "slot_parts": tuple(slot[4] for slot in slots),
    }
    if not breaks:
        return Fragment(_CTES + _PHRASE_HITS, params)
    params["break_patterns"] = tuple(pattern for pattern, _, _ in breaks)
    params["break_offsets"] = tuple(offset for _, offset, _ in breaks)
    params["break_langs"] = tuple(lang for _, _, lang in breaks)
    return Fragment(_CTES + _PHRASE_HITS_WITH_BREAKS, params)
