"""Tables of what was read: runs, files, documents, pages, sections, sentences, marks."""

FILES = """
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
CREATE INDEX files_run ON files(run);
CREATE TABLE paths (
    path TEXT PRIMARY KEY,
    file INTEGER NOT NULL REFERENCES files(id) ON DELETE CASCADE,
    seen TEXT NOT NULL
);
CREATE INDEX paths_file ON paths(file);
"""

DOCUMENTS = """
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
CREATE INDEX documents_organisation ON documents(organisation, year_first);
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
CREATE INDEX marks_document ON marks(document);
"""
