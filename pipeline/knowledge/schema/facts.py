"""Tables of what was found, one per kind of fact, and the duties that proofs speak to."""

# Every fact of every kind has one row in `facts`, so that a link can point at any of them. `number` keeps the order in
# which the facts of one kind were found in a file.
_FACT = """
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
"""

FACTS = f"""
CREATE TABLE facts (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('figure', 'decision', 'action', 'proof')),
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE
);
CREATE INDEX facts_document ON facts(document);
CREATE TABLE figures ({_FACT}
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
CREATE INDEX figures_document ON figures(document, starts);
CREATE INDEX figures_organisation ON figures(organisation, year_first);
CREATE INDEX figures_indicator ON figures(indicator, year_first);
CREATE INDEX figures_category ON figures(category, year_first);
CREATE TABLE decisions ({_FACT}
    decision TEXT NOT NULL,
    decider TEXT,
    kind TEXT NOT NULL,
    decided_on TEXT,
    year_first INTEGER,
    year_last INTEGER,
    topic TEXT
);
CREATE INDEX decisions_document ON decisions(document, starts);
CREATE TABLE actions ({_FACT}
    action TEXT NOT NULL,
    kind TEXT NOT NULL,
    owner TEXT,
    deadline_text TEXT,
    deadline TEXT,
    deadline_last TEXT,
    status TEXT NOT NULL
);
CREATE INDEX actions_document ON actions(document, starts);
CREATE INDEX actions_deadline ON actions(deadline_last);
CREATE TABLE obligations (
    id TEXT PRIMARY KEY,
    law TEXT,
    article TEXT,
    title TEXT,
    valid_from TEXT,
    valid_until TEXT,
    link TEXT
);
CREATE TABLE proofs ({_FACT}
    obligation TEXT NOT NULL REFERENCES obligations(id),
    strength TEXT NOT NULL CHECK (strength IN ('states', 'partly', 'denies'))
);
CREATE INDEX proofs_document ON proofs(document, starts);
CREATE INDEX proofs_obligation ON proofs(obligation);
"""
