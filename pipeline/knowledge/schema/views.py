"""What readers of the knowledge base look through: the search index over sentences, and the views people ask most."""

# `text` answers phrases as they are written, `stems` answers words in every inflection. There is no trigger for new
# sentences: `store.py` adds those of a document in one go, which is three times as fast.
SEARCH = """
CREATE VIRTUAL TABLE sentences_fts USING fts5(
    text, stems, content='sentences', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_removed AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_fts(sentences_fts, rowid, text, stems) VALUES ('delete', old.id, old.text, old.stems);
END;
CREATE TRIGGER sentences_changed AFTER UPDATE ON sentences BEGIN
    INSERT INTO sentences_fts(sentences_fts, rowid, text, stems) VALUES ('delete', old.id, old.text, old.stems);
    INSERT INTO sentences_fts(rowid, text, stems) VALUES (new.id, new.text, new.stems);
END;
"""

# `fact_words` is filled by `pipeline.knowledge.factwords`.
FACT_SEARCH = """
CREATE TABLE fact_words (
    id INTEGER PRIMARY KEY,
    fact TEXT NOT NULL UNIQUE REFERENCES facts(id) ON DELETE CASCADE,
    stems TEXT NOT NULL
);
CREATE VIRTUAL TABLE facts_fts USING fts5(
    stems, content='fact_words', content_rowid='id', tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER fact_words_added AFTER INSERT ON fact_words BEGIN
    INSERT INTO facts_fts(rowid, stems) VALUES (new.id, new.stems);
END;
CREATE TRIGGER fact_words_removed AFTER DELETE ON fact_words BEGIN
    INSERT INTO facts_fts(facts_fts, rowid, stems) VALUES ('delete', old.id, old.stems);
END;
"""

# All that a comparison of indicators looks at, so that it need not read the quotes of a hundred thousand figures.
SERIES = """
CREATE INDEX figures_series ON figures(
    indicator, year_first, year_last, document, organisation, unit_of_organisation, category, period, unit, role, value,
    qualifier
) WHERE indicator IS NOT NULL;
"""

# Which facts a person should look at first.
SURENESS = """
CREATE INDEX figures_confidence ON figures(confidence, id);
CREATE INDEX decisions_confidence ON decisions(confidence, id);
CREATE INDEX actions_confidence ON actions(confidence, id);
CREATE INDEX proofs_confidence ON proofs(confidence, id);
"""

# With the document, so that counting a list by category need not read a hundred thousand figures.
CATEGORIES = """
DROP INDEX figures_category;
CREATE INDEX figures_category ON figures(category, year_first, document);
"""

VIEWS = """
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
"""
