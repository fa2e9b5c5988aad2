-- The reduce of the build: Parquet files of all shards -> the public tables.
-- Statements run in this order, each under the name in the comment before it.

-- places
INSERT INTO places SELECT * FROM read_parquet($folder || '/places.parquet') ORDER BY place_id;

-- numbering
CREATE TEMP TABLE numbering AS
SELECT
    source_no,
    (row_number() OVER (ORDER BY issue_date, page NULLS LAST, path) - 1)::INTEGER AS article_id,
    row_number() OVER (PARTITION BY slug_stem ORDER BY source_no) AS tie
FROM read_parquet($folder || '/articles-*.parquet');

-- articles
INSERT INTO articles
SELECT
    article_id,
    CASE tie WHEN 1 THEN slug_stem ELSE slug_stem || '-' || tie END,
    a.* EXCLUDE (source_no, slug_stem)
FROM read_parquet($folder || '/articles-*.parquet') AS a
JOIN numbering USING (source_no)
ORDER BY article_id;

-- sources
INSERT INTO sources
SELECT path, sha256, size, modified_at, article_id, text
FROM read_parquet($folder || '/sources-*.parquet')
JOIN numbering USING (source_no)
ORDER BY article_id;

-- rejects
INSERT INTO rejects
SELECT * FROM read_parquet($folder || '/rejects-*.parquet') ORDER BY path;

-- mentions
INSERT INTO mentions
SELECT article_id, m.* EXCLUDE (source_no)
FROM read_parquet($folder || '/mentions-*.parquet') AS m
JOIN numbering USING (source_no)
ORDER BY article_id, role DESC, start;

-- article_places
INSERT INTO article_places
SELECT article_id, place_id, mentions
FROM read_parquet($folder || '/article_places-*.parquet')
JOIN numbering USING (source_no)
ORDER BY place_id, article_id;

-- alignments
INSERT INTO alignments
SELECT article_id, l.* EXCLUDE (source_no)
FROM read_parquet($folder || '/alignments-*.parquet') AS l
JOIN numbering USING (source_no)
ORDER BY article_id, row_no;

-- terms
INSERT INTO terms
WITH counted AS (
    SELECT lang, term, sum(len(positions))::BIGINT AS occurrences, count(*)::INTEGER AS articles
    FROM read_parquet($folder || '/postings-*.parquet')
    JOIN read_parquet($folder || '/terms-*.parquet') USING (shard, local_id)
    GROUP BY lang, term
)
SELECT
    (row_number() OVER (ORDER BY occurrences DESC, lang, term) - 1)::INTEGER,
    lang, term, occurrences, articles
FROM counted
ORDER BY 1;

-- global_ids
CREATE TEMP TABLE global_ids AS
SELECT shard, local_id, term_id
FROM read_parquet($folder || '/terms-*.parquet')
JOIN terms USING (lang, term);

-- postings
INSERT INTO postings
SELECT term_id, article_id, positions
FROM read_parquet($folder || '/postings-*.parquet')
JOIN global_ids USING (shard, local_id)
JOIN numbering USING (source_no)
ORDER BY term_id, article_id;

-- token_streams
INSERT INTO token_streams
WITH dictionaries AS (
    SELECT shard, list(term_id ORDER BY local_id) AS term_ids FROM global_ids GROUP BY shard
)
SELECT
    article_id,
    lang,
    list_select([NULL] || coalesce(term_ids, []), list_transform(local_ids, lambda i: i + 1))
FROM read_parquet($folder || '/token_streams-*.parquet')
LEFT JOIN dictionaries USING (shard)
JOIN numbering USING (source_no)
ORDER BY article_id, lang;

-- periods
INSERT INTO periods
SELECT issue_date, NULL, count(*)::INTEGER, sum(words_en)::BIGINT, sum(words_zh)::BIGINT
FROM articles
GROUP BY issue_date
UNION ALL
SELECT issue_date, place_id, count(*)::INTEGER, sum(words_en)::BIGINT, sum(words_zh)::BIGINT
FROM articles
JOIN article_places USING (article_id)
JOIN places USING (place_id)
WHERE level IN ('country', 'area', 'province')
GROUP BY issue_date, place_id
ORDER BY issue_date, place_id NULLS FIRST;
