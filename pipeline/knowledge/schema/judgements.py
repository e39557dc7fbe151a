"""Tables of what was concluded from the facts, and what people said of them."""

_UNUSED = """
    DELETE FROM organisations WHERE name = old.organisation AND tooi_code IS NULL AND cbs_code IS NULL
        AND NOT EXISTS (SELECT 1 FROM documents WHERE organisation = old.organisation)
        AND NOT EXISTS (SELECT 1 FROM figures WHERE organisation = old.organisation)
        AND NOT EXISTS (SELECT 1 FROM verdicts WHERE organisation = old.organisation);"""

# A calculation or verdict that loses a figure or proof it rests on is no longer true, so it goes with it. A review
# holds no foreign key: it outlives the fact and is attached again after the next reading.
JUDGEMENTS = f"""
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('follow_up', 'duplicate', 'same_figure')),
    first_fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    second_fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    score REAL,
    relation TEXT,
    reason TEXT
);
CREATE INDEX links_first ON links(first_fact);
CREATE INDEX links_second ON links(second_fact);
CREATE TABLE calculations (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    expected TEXT,
    found TEXT,
    difference TEXT,
    tolerance TEXT,
    agrees INTEGER,
    reason TEXT
);
CREATE TABLE calculation_figures (
    calculation TEXT NOT NULL REFERENCES calculations(id) ON DELETE CASCADE,
    figure TEXT NOT NULL REFERENCES figures(id) ON DELETE CASCADE,
    role TEXT,
    PRIMARY KEY (calculation, figure)
);
CREATE INDEX calculation_figures_figure ON calculation_figures(figure);
CREATE TRIGGER calculation_lost AFTER DELETE ON calculation_figures BEGIN
    DELETE FROM calculations WHERE id = old.calculation;
END;
CREATE TABLE verdicts (
    id TEXT PRIMARY KEY,
    obligation TEXT NOT NULL REFERENCES obligations(id),
    organisation TEXT REFERENCES organisations(name),
    year INTEGER,
    outcome TEXT NOT NULL,
    reason TEXT,
    UNIQUE (obligation, organisation, year)
);
CREATE INDEX verdicts_organisation ON verdicts(organisation);
CREATE TABLE verdict_proofs (
    verdict TEXT NOT NULL REFERENCES verdicts(id) ON DELETE CASCADE,
    proof TEXT NOT NULL REFERENCES proofs(id) ON DELETE CASCADE,
    PRIMARY KEY (verdict, proof)
);
CREATE INDEX verdict_proofs_proof ON verdict_proofs(proof);
CREATE TRIGGER verdict_lost AFTER DELETE ON verdict_proofs BEGIN
    DELETE FROM verdicts WHERE id = old.verdict;
END;
CREATE TRIGGER document_organisation_unused AFTER DELETE ON documents WHEN old.organisation IS NOT NULL BEGIN
    {_UNUSED}
END;
CREATE TRIGGER figure_organisation_unused AFTER DELETE ON figures WHEN old.organisation IS NOT NULL BEGIN
    {_UNUSED}
END;
CREATE TABLE reviews (
    id INTEGER PRIMARY KEY,
    fact TEXT NOT NULL,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    quote TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'rejected', 'corrected')),
    correction TEXT,
    note TEXT,
    reviewer TEXT,
    reviewed_at TEXT NOT NULL
);
CREATE INDEX reviews_fact ON reviews(fact);
"""

# Only the newest review of a fact counts; the others are its history.
REVIEWS = """
ALTER TABLE reviews ADD COLUMN says TEXT;
CREATE INDEX reviews_document ON reviews(document);
CREATE VIEW review_list AS
SELECT r.id, r.fact, r.kind, r.outcome, r.correction, r.note, r.reviewer, r.reviewed_at, r.says, r.quote, files.path,
       r.document,
       CASE WHEN EXISTS (SELECT 1 FROM reviews later WHERE later.fact = r.fact AND later.id > r.id) THEN 'vervangen'
            WHEN EXISTS (SELECT 1 FROM facts WHERE facts.id = r.fact) THEN 'staat'
            WHEN EXISTS (SELECT 1 FROM texts t WHERE t.document = r.document
                         AND substr(t.text, r.starts + 1, r.ends - r.starts) = r.quote) THEN 'niet meer gevonden'
            ELSE 'passage weg' END AS state
FROM reviews r LEFT JOIN documents d ON d.id = r.document LEFT JOIN files ON files.sha256 = d.sha256;
CREATE VIEW fact_reviews AS
SELECT fact, outcome, correction FROM reviews r
WHERE NOT EXISTS (SELECT 1 FROM reviews later WHERE later.fact = r.fact AND later.id > r.id);
CREATE TABLE forgotten (
    sha256 TEXT PRIMARY KEY,
    forgotten_at TEXT NOT NULL,
    reason TEXT
);
"""


def _bare(text: str) -> str:
    return f"replace(replace(replace({text}, char(9), ''), char(10), ''), ' ', '')"


# The cells of a row are parted by tabs in the text and by spaces in the quote, and lines by what a page has room for.
REVIEW_STATES = f"""
DROP VIEW review_list;
CREATE VIEW review_list AS
SELECT r.id, r.fact, r.kind, r.outcome, r.correction, r.note, r.reviewer, r.reviewed_at, r.says, r.quote, files.path,
       r.document,
       CASE WHEN EXISTS (SELECT 1 FROM reviews later WHERE later.fact = r.fact AND later.id > r.id) THEN 'vervangen'
            WHEN EXISTS (SELECT 1 FROM facts WHERE facts.id = r.fact) THEN 'staat'
            WHEN EXISTS (SELECT 1 FROM texts t WHERE t.document = r.document
                         AND {_bare("substr(t.text, r.starts + 1, r.ends - r.starts)")} = {_bare("r.quote")})
                 THEN 'niet meer gevonden'
            ELSE 'passage weg' END AS state
FROM reviews r LEFT JOIN documents d ON d.id = r.document LEFT JOIN files ON files.sha256 = d.sha256;
"""
