"""Ties whose ends are facts, passages that are no fact, or whole documents; and which organisations were tied."""

# `day` is the last day that a document tells of. An end of a tie is a fact or a document; a second document with a
# stretch of its text is a passage. An organisation is in `tied` while its ties hold for the documents it has; documents
# without organisation go by the empty name.
LINK_ENDS = """
ALTER TABLE documents ADD COLUMN day TEXT;
DROP TABLE links;
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('follow_up', 'duplicate', 'same_figure', 'undecided')),
    first_fact TEXT REFERENCES facts(id) ON DELETE CASCADE,
    first_document TEXT REFERENCES documents(id) ON DELETE CASCADE,
    second_fact TEXT REFERENCES facts(id) ON DELETE CASCADE,
    second_document TEXT REFERENCES documents(id) ON DELETE CASCADE,
    page INTEGER,
    starts INTEGER,
    ends INTEGER,
    quote TEXT,
    score REAL,
    relation TEXT,
    reason TEXT,
    CHECK ((first_fact IS NULL) <> (first_document IS NULL)),
    CHECK ((second_fact IS NULL) <> (second_document IS NULL))
);
CREATE INDEX links_first ON links(first_fact);
CREATE INDEX links_second ON links(second_fact);
CREATE INDEX links_first_document ON links(first_document);
CREATE INDEX links_second_document ON links(second_document);
CREATE TABLE tied (organisation TEXT PRIMARY KEY);
CREATE TRIGGER document_added_untied AFTER INSERT ON documents BEGIN
    DELETE FROM tied WHERE organisation = coalesce(new.organisation, '');
END;
CREATE TRIGGER document_removed_untied AFTER DELETE ON documents BEGIN
    DELETE FROM tied WHERE organisation = coalesce(old.organisation, '');
END;
CREATE VIEW link_list AS
SELECT l.kind, l.relation, d.organisation, d.body,
       coalesce(d.period, d.day) AS first_period, coalesce(x.decision, y.action, z.quote) AS first_says,
       coalesce(e.period, e.day) AS second_period, coalesce(l.quote, v.decision, w.action, u.quote) AS second_says,
       l.score, l.reason, p.path AS first_path, coalesce(x.page, y.page, z.page) AS first_page,
       q.path AS second_path, coalesce(l.page, v.page, w.page, u.page) AS second_page, l.first_fact, l.second_fact,
       d.id AS first_document, e.id AS second_document, l.starts, l.ends, l.id
FROM links l LEFT JOIN facts f ON f.id = l.first_fact LEFT JOIN facts g ON g.id = l.second_fact
    JOIN documents d ON d.id = coalesce(l.first_document, f.document) JOIN files p ON p.sha256 = d.sha256
    JOIN documents e ON e.id = coalesce(l.second_document, g.document) JOIN files q ON q.sha256 = e.sha256
    LEFT JOIN decisions x ON x.id = l.first_fact LEFT JOIN actions y ON y.id = l.first_fact
    LEFT JOIN figures z ON z.id = l.first_fact LEFT JOIN decisions v ON v.id = l.second_fact
    LEFT JOIN actions w ON w.id = l.second_fact LEFT JOIN figures u ON u.id = l.second_fact;
"""
