-- A knowledge base as the first version of the schema made it: one text, a review, and a run that was broken off.
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    version TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'failed')),
    files_found INTEGER,
    files_saved INTEGER,
    files_skipped INTEGER,
    files_failed INTEGER
);
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    sha256 TEXT UNIQUE,
    bytes INTEGER,
    media TEXT,
    page_count INTEGER,
    status TEXT NOT NULL CHECK (status IN ('ok', 'partial', 'failed')),
    reason TEXT,
    version TEXT NOT NULL,
    seconds REAL,
    read_at TEXT NOT NULL,
    run TEXT REFERENCES runs(id) ON DELETE SET NULL
);
CREATE TABLE paths (
    path TEXT PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES files(id) ON DELETE CASCADE,
    seen TEXT NOT NULL
);
CREATE TABLE organisations (
    name TEXT PRIMARY KEY,
    kind TEXT,
    tooi_code TEXT,
    cbs_code TEXT
);
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES files(sha256) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT,
    organisation TEXT REFERENCES organisations(name),
    body TEXT,
    period TEXT,
    year_first INTEGER,
    year_last INTEGER,
    published TEXT,
    begins TEXT NOT NULL,
    begins_with_fragment INTEGER NOT NULL,
    page_first INTEGER,
    page_last INTEGER,
    UNIQUE (sha256, part)
);
CREATE TABLE texts (
    document TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE TABLE pages (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    method TEXT NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    problem TEXT,
    text TEXT NOT NULL,
    PRIMARY KEY (document, number)
);
CREATE TABLE sections (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    level INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    PRIMARY KEY (document, number)
);
CREATE TABLE sentences (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    section INTEGER,
    kind TEXT NOT NULL,
    page INTEGER,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    text TEXT NOT NULL,
    stems TEXT NOT NULL,
    UNIQUE (document, number)
);
CREATE TABLE marks (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    page INTEGER,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    box TEXT
);
CREATE TABLE facts (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('figure', 'decision', 'action', 'proof')),
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE
);
CREATE TABLE figures (
    id TEXT PRIMARY KEY REFERENCES facts(id) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    page INTEGER,
    quote TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    boxes TEXT NOT NULL,
    table_number INTEGER,
    row_number INTEGER,
    column_number INTEGER,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,

    printed TEXT NOT NULL,
    value REAL,
    value_text TEXT,
    unit TEXT NOT NULL,
    step REAL,
    what TEXT,
    category TEXT,
    indicator TEXT,
    organisation TEXT REFERENCES organisations(name),
    unit_of_organisation TEXT,
    period TEXT,
    year_first INTEGER,
    year_last INTEGER,
    qualifier TEXT NOT NULL,
    role TEXT NOT NULL,
    compared_with TEXT,
    source TEXT NOT NULL
);
CREATE TABLE decisions (
    id TEXT PRIMARY KEY REFERENCES facts(id) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    page INTEGER,
    quote TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    boxes TEXT NOT NULL,
    table_number INTEGER,
    row_number INTEGER,
    column_number INTEGER,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,

    decision TEXT NOT NULL,
    decider TEXT,
    kind TEXT NOT NULL,
    decided_on TEXT,
    year_first INTEGER,
    year_last INTEGER,
    topic TEXT
);
CREATE TABLE actions (
    id TEXT PRIMARY KEY REFERENCES facts(id) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    page INTEGER,
    quote TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    boxes TEXT NOT NULL,
    table_number INTEGER,
    row_number INTEGER,
    column_number INTEGER,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,

    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner TEXT,
    deadline_text TEXT,
    deadline TEXT,
    deadline_last TEXT,
    status TEXT NOT NULL
);
CREATE TABLE obligations (
    id TEXT PRIMARY KEY,
    law TEXT,
    article TEXT,
    title TEXT,
    valid_from TEXT,
    valid_until TEXT,
    link TEXT
);
CREATE TABLE proofs (
    id TEXT PRIMARY KEY REFERENCES facts(id) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    page INTEGER,
    quote TEXT NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    boxes TEXT NOT NULL,
    table_number INTEGER,
    row_number INTEGER,
    column_number INTEGER,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,

    obligation TEXT NOT NULL REFERENCES obligations(id),
    strength TEXT NOT NULL CHECK (strength IN ('states', 'partly', 'denies'))
);
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('follow_up', 'duplicate', 'same_figure')),
    first_fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    second_fact TEXT NOT NULL REFERENCES facts(id) ON DELETE CASCADE,
    score REAL,
    relation TEXT,
    reason TEXT
);
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
CREATE TABLE verdicts (
    id TEXT PRIMARY KEY,
    obligation TEXT NOT NULL REFERENCES obligations(id),
    organisation TEXT REFERENCES organisations(name),
    year INTEGER,
    outcome TEXT NOT NULL,
    reason TEXT,
    UNIQUE (obligation, organisation, year)
);
CREATE TABLE verdict_proofs (
    verdict TEXT NOT NULL REFERENCES verdicts(id) ON DELETE CASCADE,
    proof TEXT NOT NULL REFERENCES proofs(id) ON DELETE CASCADE,
    PRIMARY KEY (verdict, proof)
);
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
CREATE VIRTUAL TABLE sentences_fts USING fts5(
    text, stems, content='sentences', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX files_run ON files(run);
CREATE INDEX paths_file ON paths(file);
CREATE INDEX documents_organisation ON documents(organisation, year_first);
CREATE INDEX marks_document ON marks(document);
CREATE INDEX facts_document ON facts(document);
CREATE INDEX figures_document ON figures(document, starts);
CREATE INDEX figures_organisation ON figures(organisation, year_first);
CREATE INDEX figures_indicator ON figures(indicator, year_first);
CREATE INDEX figures_category ON figures(category, year_first);
CREATE INDEX decisions_document ON decisions(document, starts);
CREATE INDEX actions_document ON actions(document, starts);
CREATE INDEX actions_deadline ON actions(deadline_last);
CREATE INDEX proofs_document ON proofs(document, starts);
CREATE INDEX proofs_obligation ON proofs(obligation);
CREATE INDEX links_first ON links(first_fact);
CREATE INDEX links_second ON links(second_fact);
CREATE INDEX calculation_figures_figure ON calculation_figures(figure);
CREATE INDEX verdicts_organisation ON verdicts(organisation);
CREATE INDEX verdict_proofs_proof ON verdict_proofs(proof);
CREATE INDEX reviews_fact ON reviews(fact);
INSERT INTO _sqlite_migrations VALUES (1, 'verslagmijn', 'tables', '2026-11-22 03:16:55.312723+00:00');
INSERT INTO _sqlite_migrations VALUES (2, 'verslagmijn', 'full_text', '2026-11-22 03:16:55.313566+00:00');
INSERT INTO _sqlite_migrations VALUES (3, 'verslagmijn', 'views', '2026-11-22 03:16:55.319256+00:00');
INSERT INTO runs VALUES ('cb78d2c057db467a87b776262de6cc93', '2026-11-22T03:16:55Z', '2026-11-22T03:16:55Z', '0.1.0+eerst', 'finished', 1, 1, 0, 0);
INSERT INTO runs VALUES ('afgebroken', '2026-11-22T03:16:55Z', NULL, '0.1.0+eerst', 'running', NULL, NULL, NULL, NULL);
INSERT INTO files VALUES (1, 'oud.txt', 'ab85e6cf421481cf11fde7d5ae5a8a07c10c3d51198f60c13762a44499d993e1', 72, 'text', NULL, 'ok', NULL, '0.1.0+b452071b', 0.061, '2026-11-22T03:16:55Z', 'cb78d2c057db467a87b776262de6cc93');
INSERT INTO paths VALUES ('oud.txt', 1, '2026-11-22T03:16:55Z');
INSERT INTO organisations VALUES ('Gemeente Lekduin', NULL, NULL, NULL);
INSERT INTO documents VALUES ('b33a6990d4f64f71', 'ab85e6cf421481cf11fde7d5ae5a8a07c10c3d51198f60c13762a44499d993e1', 1, 'jaarverslag', NULL, 'Gemeente Lekduin', NULL, '2021', 2021, 2021, NULL, 'Jaarverslag 2021 van de gemeente Lekduin. Er waren 3 klachten in 2021.', 0, NULL, NULL);
INSERT INTO texts VALUES ('b33a6990d4f64f71', 'Jaarverslag 2021 van de gemeente Lekduin. Er waren 3 klachten in 2021.');
INSERT INTO pages VALUES ('b33a6990d4f64f71', 1, 'text', 0.0, 0.0, NULL, 'Jaarverslag 2021 van de gemeente Lekduin.
Er waren 3 klachten in 2021.');
INSERT INTO sections VALUES ('b33a6990d4f64f71', 0, 1, 'body', NULL, 0, 70);
INSERT INTO sentences VALUES (1, 'b33a6990d4f64f71', 1, 0, 'sentence', NULL, 0, 41, 'Jaarverslag 2021 van de gemeente Lekduin.', 'jaarverslag 2021 van de gement lekduin');
INSERT INTO sentences VALUES (2, 'b33a6990d4f64f71', 2, 0, 'sentence', NULL, 42, 70, 'Er waren 3 klachten in 2021.', 'er waar 3 klacht in 2021');
INSERT INTO facts VALUES ('ef893754e9601c56', 'figure', 'b33a6990d4f64f71');
INSERT INTO figures VALUES ('ef893754e9601c56', 'b33a6990d4f64f71', 1, NULL, 'Er waren 3 klachten in 2021.', 42, 70, '[]', NULL, NULL, NULL, 'telwoord-naamwoord', 0.95, '3', 3.0, '3', 'count', 1.0, 'klachten', NULL, 'klachten', 'Gemeente Lekduin', NULL, '2021', 2021, 2021, 'exact', 'level', NULL, 'prose');
INSERT INTO reviews VALUES (1, 'ef893754e9601c56', 'figure', 'b33a6990d4f64f71', 'Er waren 3 klachten in 2021.', 42, 70, 'accepted', NULL, NULL, 'J. Vos', '2026-01-05T10:00:00Z');
INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild');
CREATE VIEW figure_list AS
SELECT f.id, f.organisation, f.unit_of_organisation, f.period, f.what, f.category, f.indicator, f.value, f.unit,
       f.printed, f.qualifier, f.role, f.compared_with, f.source, f.quote, files.path, f.page,
       d.organisation AS reported_by, d.body, d.period AS reported_over, d.title, f.document, f.number,
       f.starts, f.ends, f.boxes, f.table_number, f.row_number, f.column_number, f.rule, f.confidence,
       f.year_first, f.year_last, f.value_text, f.step
FROM figures f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256;
CREATE VIEW decision_list AS
SELECT f.id, d.organisation, d.body, f.decided_on, f.decider, f.kind, f.decision, f.topic, f.quote, files.path, f.page,
       d.period AS reported_over, d.title, f.document, f.number, f.starts, f.ends, f.boxes, f.table_number,
       f.row_number, f.column_number, f.rule, f.confidence,
       coalesce(f.year_first, d.year_first) AS year_first, coalesce(f.year_last, d.year_last) AS year_last
FROM decisions f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256;
CREATE VIEW action_list AS
SELECT f.id, d.organisation, d.body, f.owner, f.kind, f.action, f.deadline, f.status, f.deadline_text, f.quote,
       files.path, f.page, d.period AS reported_over, d.title, f.document, f.number, f.starts, f.ends, f.boxes,
       f.table_number, f.row_number, f.column_number, f.rule, f.confidence, f.deadline_last, d.year_first, d.year_last
FROM actions f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256;
CREATE VIEW document_list AS
SELECT d.id, d.organisation, d.body, d.kind, d.title, d.period,
       CASE WHEN d.year_first < d.year_last THEN d.year_first || '/' || d.year_last
            ELSE CAST(d.year_first AS TEXT) END AS years,
       d.published, files.path, d.part, d.page_first, d.page_last, d.begins,
       (SELECT count(*) FROM sentences s WHERE s.document = d.id) AS sentences,
       (SELECT count(*) FROM figures f WHERE f.document = d.id) AS figures,
       (SELECT count(*) FROM decisions f WHERE f.document = d.id) AS decisions,
       (SELECT count(*) FROM actions f WHERE f.document = d.id) AS actions
FROM documents d JOIN files ON files.sha256 = d.sha256;
CREATE VIEW holdings AS
SELECT organisation, years, count(*) AS documents, sum(figures) AS figures, sum(decisions) AS decisions,
       sum(actions) AS actions
FROM document_list GROUP BY organisation, years;
CREATE VIEW troubles AS
SELECT path, status, reason, bytes, version, read_at FROM files WHERE status <> 'ok';
CREATE TRIGGER calculation_lost AFTER DELETE ON calculation_figures BEGIN
    DELETE FROM calculations WHERE id = old.calculation;
END;
CREATE TRIGGER verdict_lost AFTER DELETE ON verdict_proofs BEGIN
    DELETE FROM verdicts WHERE id = old.verdict;
END;
CREATE TRIGGER document_organisation_unused AFTER DELETE ON documents WHEN old.organisation IS NOT NULL BEGIN
    
    DELETE FROM organisations WHERE name = old.organisation AND tooi_code IS NULL AND cbs_code IS NULL
        AND NOT EXISTS (SELECT 1 FROM documents WHERE organisation = old.organisation)
        AND NOT EXISTS (SELECT 1 FROM figures WHERE organisation = old.organisation)
        AND NOT EXISTS (SELECT 1 FROM verdicts WHERE organisation = old.organisation);
END;
CREATE TRIGGER figure_organisation_unused AFTER DELETE ON figures WHEN old.organisation IS NOT NULL BEGIN
    
    DELETE FROM organisations WHERE name = old.organisation AND tooi_code IS NULL AND cbs_code IS NULL
        AND NOT EXISTS (SELECT 1 FROM documents WHERE organisation = old.organisation)
        AND NOT EXISTS (SELECT 1 FROM figures WHERE organisation = old.organisation)
        AND NOT EXISTS (SELECT 1 FROM verdicts WHERE organisation = old.organisation);
END;
CREATE TRIGGER sentences_removed AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_fts(sentences_fts, rowid, text, stems) VALUES ('delete', old.id, old.text, old.stems);
END;
CREATE TRIGGER sentences_changed AFTER UPDATE ON sentences BEGIN
    INSERT INTO sentences_fts(sentences_fts, rowid, text, stems) VALUES ('delete', old.id, old.text, old.stems);
    INSERT INTO sentences_fts(rowid, text, stems) VALUES (new.id, new.text, new.stems);
END;
