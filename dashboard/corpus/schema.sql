-- The public database: one file a build. data/README.md is its dictionary.
-- Positions are 0-based character offsets, end exclusive, into the column named.
-- The *indexed text* of an article in one language is its title, a line break, its
-- body; token positions count its words and the breaks (punctuation, line ends) between
-- them from 0, so that neighbours in position are neighbours in the text.

-- One row per article. article_id is dense, in order of date, page, path.
CREATE TABLE articles (
    article_id INTEGER NOT NULL,
    slug VARCHAR NOT NULL,              -- permalink: <date>-p<page>-<8 hex>[-n]; page 0 where unknown
    path VARCHAR NOT NULL,              -- of the source file, the first where copies exist
    issue_date DATE NOT NULL,
    page USMALLINT,
    section_zh VARCHAR,                 -- newspaper section, 副刊 in 第8版(副刊)
    column_zh VARCHAR,                  -- 专栏
    title_en VARCHAR NOT NULL,
    title_zh VARCHAR NOT NULL,          -- parts joined by two spaces, as stored
    author_en VARCHAR,
    author_zh VARCHAR,
    body_en VARCHAR USING COMPRESSION zstd NOT NULL, -- one paragraph a line
    body_zh VARCHAR USING COMPRESSION zstd NOT NULL,
    words_en INTEGER NOT NULL,          -- tokens of the indexed text
    words_zh INTEGER NOT NULL,
    places_en INTEGER NOT NULL,         -- token positions of the indexed text: words and breaks
    places_zh INTEGER NOT NULL,
    scope VARCHAR NOT NULL,             -- domestic | abroad | mixed | unplaced
    main_place_id VARCHAR,              -- province-level unit most mentions roll up to
    checks_agree USMALLINT NOT NULL,    -- rows of checks with that verdict
    checks_differ USMALLINT NOT NULL,
    checks_missing USMALLINT NOT NULL,
    named_entities VARCHAR,             -- list of names that some translations end with, as written
    content_digest VARCHAR NOT NULL     -- blake2b of all that the article says: copies share it
);

-- One row per accepted file: its text as it was, so that nothing is ever lost.
-- Files that hold the same article share its article_id.
CREATE TABLE sources (
    path VARCHAR NOT NULL,              -- relative to the source folder
    sha256 VARCHAR NOT NULL,            -- of the file's bytes
    size UBIGINT NOT NULL,              -- bytes
    modified_at TIMESTAMP NOT NULL,     -- UTC
    article_id INTEGER NOT NULL,
    encoding VARCHAR NOT NULL,          -- of the file: text in this encoding is the file again
    text VARCHAR USING COMPRESSION zstd NOT NULL
);

-- One row per file that could not be read. A file is in sources or here, never in neither.
CREATE TABLE rejects (
    path VARCHAR NOT NULL,              -- relative to the source folder; bytes that are no text escaped
    reason VARCHAR NOT NULL,            -- short and stable, to be counted
    line INTEGER,                       -- 1-based, where one line is to blame
    detail VARCHAR NOT NULL,            -- what was found, what was expected, what to do
    size UBIGINT,                       -- bytes; NULL where the reason may lie outside the file
    modified_at TIMESTAMP               -- UTC; likewise
);

-- One row per place of the gazetteer, named by an article or not; and one per place that
-- articles name and the gazetteer lacks, below the listed place that it was named behind.
CREATE TABLE places (
    place_id VARCHAR NOT NULL,
    name_zh VARCHAR NOT NULL,           -- the full form, 山西省
    short_zh VARCHAR NOT NULL,          -- without the name of its kind, 山西
    name_en VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,              -- the gazetteer's
    level VARCHAR NOT NULL,             -- country | area | province | prefecture | county | other
    parent_id VARCHAR,
    valid_from VARCHAR,                 -- ISO day, or a year where the day is not established
    valid_to VARCHAR,
    lat DOUBLE,                         -- degrees, WGS84
    lon DOUBLE,
    is_listed BOOLEAN NOT NULL          -- in the gazetteer
);

-- One row per place name found, in the title or in the body of one language.
CREATE TABLE mentions (
    article_id INTEGER NOT NULL,
    place_id VARCHAR,                   -- NULL where nothing decides among the candidates
    lang VARCHAR NOT NULL,              -- zh
    role VARCHAR NOT NULL,              -- title | dateline | body; offsets of both of these: body
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface VARCHAR NOT NULL,
    candidates VARCHAR[],               -- place_ids of the same name, where place_id is NULL
    refers_back BOOLEAN NOT NULL        -- 全省, 该县: the unit was named before
);

-- One row per (article, unit): mentions rolled up to the units of the article's date,
-- so that a province counts its counties and an area its provinces.
CREATE TABLE article_places (
    article_id INTEGER NOT NULL,
    place_id VARCHAR NOT NULL,
    mentions INTEGER NOT NULL,
    parent_id VARCHAR,                  -- unit directly above on the article's day; NULL at the top
    in_title BOOLEAN NOT NULL           -- the title names the unit, or a place in it
);

-- One row per paired row of paragraphs; an empty span is a side without partner.
CREATE TABLE alignments (
    article_id INTEGER NOT NULL,
    row_no INTEGER NOT NULL,
    kind VARCHAR NOT NULL,              -- body | heading | byline | dateline | signature: only body is running text
    start_zh INTEGER NOT NULL,
    end_zh INTEGER NOT NULL,
    start_en INTEGER NOT NULL,
    end_en INTEGER NOT NULL,
    confidence FLOAT NOT NULL,          -- 0-1: chance that the row is right, its two sides and no more belong together
    place_zh INTEGER NOT NULL,          -- token positions of the indexed text before the row;
    place_en INTEGER NOT NULL           -- before the first row of an article is its title
);

-- One row per quantity of a Chinese body, in order; dates, ordinals and numbers in names are none.
CREATE TABLE figures (
    article_id INTEGER NOT NULL,
    figure_no INTEGER NOT NULL,         -- within the article, from 0
    value DOUBLE,                       -- in the unit as written, 万 and 亿 expanded; NULL where vague (几十)
    value_max DOUBLE,                   -- higher end of a range: 三、四个
    unit VARCHAR NOT NULL,              -- measure word or unit; % | 分数 (a decimal fraction) | 比 (so many to one)
    is_inexact BOOLEAN NOT NULL,        -- the writer says more, less or about: 多, 余, 约, 以上
    is_rate BOOLEAN NOT NULL,           -- so much for each of something (每亩, 平均): not to be added up
    noun_zh VARCHAR,                    -- what is counted, where it stands beside the number
    start_zh INTEGER NOT NULL,          -- number and unit in body_zh
    end_zh INTEGER NOT NULL,
    surface_zh VARCHAR NOT NULL,
    place_id VARCHAR,                   -- the nearest place named before it, or the article's main place
    part_of INTEGER,                    -- figure_no of the total that it is a part of (其中)
    parts_sum DOUBLE,                   -- of a total: sum of its parts; they add up where it equals value
    start_en INTEGER,                   -- the number that renders it in body_en, in the same paragraphs
    end_en INTEGER,
    surface_en VARCHAR,
    value_en DOUBLE,                    -- what the translation says; differs from value where it errs
    value_max_en DOUBLE
);

-- One row per (unit, place, article), in this order: what the article's figures in the unit add up to
-- whose place lies in it on the day; where place_id is NULL, all of its figures in the unit. No
-- rates, no vague numbers, and no part whose total is in the same sum.
CREATE TABLE figure_sums (
    unit VARCHAR NOT NULL,              -- as of figures, but people are 人, be they 名, 位 or 员; none of % 分数 比 倍 成 年 岁
    place_id VARCHAR,                   -- a unit of article_places; NULL for the whole article
    article_id INTEGER NOT NULL,
    value_sum DOUBLE NOT NULL,          -- of a range the lower end
    figures INTEGER NOT NULL            -- that are summed
);

-- One row per thing that was looked for in a translation, in order of part, kind and text; of
-- lengths, paragraphs, leftovers and terms only what is found wrong.
CREATE TABLE checks (
    article_id INTEGER NOT NULL,
    check_no USMALLINT NOT NULL,        -- from 0, within the article
    kind VARCHAR NOT NULL,              -- figure | place | person | author | date | term | leftover | length | paragraph
    verdict VARCHAR NOT NULL,           -- agrees | differs | missing
    part VARCHAR NOT NULL,              -- title | author | body: what offsets are into; of authors there are none
    surface_zh VARCHAR,                 -- what the original says; of a paragraph the beginning
    expected_en VARCHAR,                -- how a translation may say it
    found_en VARCHAR,                   -- what stands there; of a paragraph the beginning
    start_zh INTEGER,
    end_zh INTEGER,
    start_en INTEGER,
    end_en INTEGER
);

-- One row per (kind, article) with a check, in this order, and where kind is NULL per article
-- with a check of a kind that can agree, of these kinds together: how many of each verdict.
CREATE TABLE check_counts (
    kind VARCHAR,                       -- as of checks
    article_id INTEGER NOT NULL,
    agrees USMALLINT NOT NULL,
    differs USMALLINT NOT NULL,
    missing USMALLINT NOT NULL
);

-- One row per word of a language. term_id is dense, the most frequent first.
CREATE TABLE terms (
    term_id INTEGER NOT NULL,
    lang VARCHAR NOT NULL,
    term VARCHAR NOT NULL,
    occurrences BIGINT NOT NULL,
    articles INTEGER NOT NULL,          -- that it stands in
    pairs INTEGER NOT NULL,             -- of paragraphs, or of titles, that it stands in; both sides have text
    pinyin VARCHAR                      -- of a Chinese word, without tones: hezuoshe
);

-- One row per (word, article), sorted by both; token positions in the indexed text.
CREATE TABLE postings (
    term_id INTEGER NOT NULL,
    article_id INTEGER NOT NULL,
    occurrences INTEGER NOT NULL,
    positions INTEGER[] NOT NULL
);

-- One row per (article, lang), sorted by language and article: the indexed text as numbers; NULL stands for a break.
CREATE TABLE token_streams (
    article_id INTEGER NOT NULL,
    lang VARCHAR NOT NULL,
    term_ids INTEGER[] NOT NULL
);

-- One row per day and place (areas, provinces, countries), and per day for the whole
-- paper, where place_id is NULL: denominators for relative frequencies, and coverage.
CREATE TABLE periods (
    issue_date DATE NOT NULL,
    place_id VARCHAR,
    articles INTEGER NOT NULL,
    words_en BIGINT NOT NULL,
    words_zh BIGINT NOT NULL
);

-- What this file was built from, by what, and how long it took.
CREATE TABLE build_info (
    key VARCHAR NOT NULL,
    value VARCHAR NOT NULL
);
