-- The reduce of the build: Parquet files of all shards, and what is kept of the corpus
-- before (attached as `old`, without rows in a full build) -> the public tables.
-- Statements run in this order, each under the name in the comment before it.
-- A record is an article as one file has it; those of the old corpus count down from -1.

-- places
INSERT INTO places
SELECT *, true FROM read_parquet($folder || '/places.parquet') ORDER BY place_id;

-- accepted
CREATE TABLE work.files AS
SELECT
    path, sha256, size, modified_at, encoding, content_digest, record_no,
    regexp_extract(filename, '(\d+)\.parquet$', 1)::INTEGER AS shard
FROM read_parquet($folder || '/files-*.parquet', filename = true)
UNION ALL
SELECT path, sha256, kept.size, kept.modified_at, encoding, content_digest, -1 - article_id, NULL
FROM work.kept
JOIN old.sources USING (path)
JOIN old.articles USING (article_id);

-- numbering
CREATE TABLE work.numbering AS
WITH records AS (
    SELECT record_no, slug_stem, issue_date, page
    FROM read_parquet($folder || '/records-*.parquet')
    UNION ALL
    SELECT -1 - article_id, regexp_extract(slug, '^\d+-\d+-\d+-p\d+-\w{8}'), issue_date, page
    FROM old.articles
),
-- Files that hold the same article: the first path names it.
firsts AS (
    SELECT content_digest, min(path) AS path, arg_min(record_no, path) AS record_no
    FROM work.files
    GROUP BY content_digest
)
SELECT
    record_no,
    content_digest,
    path,
    (row_number() OVER (ORDER BY issue_date, page NULLS LAST, path) - 1)::INTEGER AS article_id,
    slug_stem,
    row_number() OVER (PARTITION BY slug_stem ORDER BY path) AS tie
FROM firsts
JOIN records USING (record_no);

-- order
-- What each row of the two tables of texts is made of, and where that is.
CREATE TABLE work.in_order AS
SELECT
    'sources' AS name,
    files.path,
    article_id,
    row_number() OVER (ORDER BY article_id, files.path) - 1 AS row_no,
    shard,
    files.record_no
FROM work.files
JOIN work.numbering USING (content_digest)
UNION ALL
SELECT 'articles', files.path, article_id, article_id, shard, record_no
FROM work.files
JOIN work.numbering USING (record_no);

-- runs
-- Rows that are written at a time: texts are sorted in memory.
CREATE TABLE work.runs AS
SELECT
    name,
    min(row_no) AS first,
    max(row_no) AS last,
    list(DISTINCT shard) FILTER (shard IS NOT NULL) AS shards,
    coalesce(min(-1 - record_no) FILTER (record_no < 0), 0) AS old_first,
    coalesce(max(-1 - record_no) FILTER (record_no < 0), -1) AS old_last
FROM work.in_order
GROUP BY name, row_no // $rows_a_run;

-- articles
INSERT INTO articles
SELECT
    article_id,
    CASE tie WHEN 1 THEN slug_stem ELSE slug_stem || '-' || tie END,
    path,
    record.* EXCLUDE (record_no),
    content_digest
FROM (
    SELECT
        record_no, issue_date, page, section_zh, column_zh, title_en, title_zh, author_en,
        author_zh, body_en, body_zh, words_en, words_zh, places_en, places_zh, scope, main_place_id,
        checks_agree, checks_differ, checks_missing, named_entities
    FROM read_parquet($files)
    UNION ALL
    SELECT
        -1 - article_id, issue_date, page, section_zh, column_zh, title_en, title_zh, author_en,
        author_zh, body_en, body_zh, words_en, words_zh, places_en, places_zh, scope, main_place_id,
        checks_agree, checks_differ, checks_missing, named_entities
    FROM old.articles
    WHERE article_id BETWEEN $old_first AND $old_last
) AS record
JOIN work.numbering USING (record_no)
WHERE article_id BETWEEN $first AND $last
ORDER BY article_id;

-- sources
INSERT INTO sources
SELECT path, sha256, size, modified_at, article_id, encoding, text
FROM work.files
JOIN (
    SELECT path, text FROM read_parquet($files)
    UNION ALL
    SELECT path, text
    FROM work.kept
    JOIN old.sources USING (path)
    WHERE article_id BETWEEN $old_first AND $old_last
) AS texts USING (path)
JOIN (FROM work.in_order WHERE name = 'sources') AS in_order USING (path)
WHERE row_no BETWEEN $first AND $last
ORDER BY row_no;

-- rejects
INSERT INTO rejects
SELECT
    path, reason, line, detail,
    -- Without them the file is looked at again in the next build.
    CASE WHEN reason NOT IN (SELECT unnest($passing_reasons)) THEN found.size END,
    CASE WHEN reason NOT IN (SELECT unnest($passing_reasons)) THEN found.modified_at END
FROM read_parquet($folder || '/rejects-*.parquet')
LEFT JOIN work.found USING (path)
UNION ALL
SELECT was.* FROM old.rejects AS was JOIN work.kept USING (path)
ORDER BY path;

-- mentions
INSERT INTO mentions
SELECT article_id, found.* EXCLUDE (record_no)
FROM (
    SELECT * FROM read_parquet($folder || '/mentions-*.parquet')
    UNION ALL
    SELECT -1 - article_id, * EXCLUDE (article_id) FROM old.mentions
) AS found
JOIN work.numbering USING (record_no)
ORDER BY article_id, role DESC, start;

-- article_places
INSERT INTO article_places
SELECT article_id, found.* EXCLUDE (record_no)
FROM (
    SELECT * FROM read_parquet($folder || '/places_of-*.parquet')
    UNION ALL
    SELECT -1 - article_id, * EXCLUDE (article_id) FROM old.article_places
) AS found
JOIN work.numbering USING (record_no)
ORDER BY place_id, article_id;

-- unlisted
CREATE TABLE work.unlisted AS
SELECT DISTINCT place_id, name_zh, kind, level, parent_id
FROM (
    SELECT * FROM read_parquet($folder || '/unlisted-*.parquet')
    UNION ALL
    SELECT place_id, name_zh, kind, level, parent_id FROM old.places WHERE NOT is_listed
)
-- A place that only articles of before have named is gone with them.
SEMI JOIN article_places USING (place_id)
ORDER BY place_id;

-- alignments
INSERT INTO alignments
SELECT article_id, pair.* EXCLUDE (record_no)
FROM (
    SELECT * FROM read_parquet($folder || '/alignments-*.parquet')
    UNION ALL
    SELECT -1 - article_id, * EXCLUDE (article_id) FROM old.alignments
) AS pair
JOIN work.numbering USING (record_no)
ORDER BY article_id, row_no;

-- figures
INSERT INTO figures
SELECT article_id, found.* EXCLUDE (record_no)
FROM (
    SELECT * FROM read_parquet($folder || '/figures-*.parquet')
    UNION ALL
    SELECT -1 - article_id, * EXCLUDE (article_id) FROM old.figures
) AS found
JOIN work.numbering USING (record_no)
ORDER BY article_id, figure_no;

-- figure_sums
INSERT INTO figure_sums
SELECT unit, place_id, article_id, value_sum, figures
FROM (
    SELECT record_no, unit, place_id, value_sum, figures
    FROM read_parquet($folder || '/figure_sums-*.parquet')
    UNION ALL
    SELECT -1 - article_id, unit, place_id, value_sum, figures FROM old.figure_sums
) AS found
JOIN work.numbering USING (record_no)
ORDER BY unit, place_id NULLS FIRST, article_id;

-- checks
INSERT INTO checks
SELECT article_id, found.* EXCLUDE (record_no)
FROM (
    SELECT * FROM read_parquet($folder || '/checks-*.parquet')
    UNION ALL
    SELECT -1 - article_id, * EXCLUDE (article_id) FROM old.checks
) AS found
JOIN work.numbering USING (record_no)
ORDER BY article_id, check_no;

-- check_counts
INSERT INTO check_counts
WITH counted AS (
    SELECT
        kind,
        article_id,
        count(*) FILTER (verdict = 'agrees') AS agrees,
        count(*) FILTER (verdict = 'differs') AS differs,
        count(*) FILTER (verdict = 'missing') AS missing
    FROM checks
    GROUP BY kind, article_id
)
FROM counted
UNION ALL
SELECT NULL, article_id, sum(agrees), sum(differs), sum(missing)
FROM counted
WHERE kind NOT IN (SELECT unnest($faults))
GROUP BY article_id
ORDER BY kind NULLS FIRST, article_id;

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

-- by_id
-- Texts are packed by 2,048: whoever fetches some by this index unpacks those before each, not all
-- (25 articles anywhere among 100,000: 76 ms instead of 155; the corpus grows by 0.2 %).
CREATE UNIQUE INDEX articles_by_id ON articles (article_id);
