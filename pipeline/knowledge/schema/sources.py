"""Tables of where documents come from: sources, the addresses they named, what visits gave, and the planned rounds."""

SOURCES = """
CREATE TABLE sources (
    name TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    position TEXT,
    tried TEXT,
    reached TEXT,
    status TEXT CHECK (status IN ('ok', 'partial', 'failed')),
    reason TEXT
);
CREATE TABLE addresses (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name) ON DELETE CASCADE,
    address TEXT NOT NULL,
    entity TEXT,
    title TEXT,
    mark TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN
        ('new', 'changed', 'unchanged', 'moved', 'gone', 'waiting', 'refused', 'failed')),
    http_status INTEGER,
    reason TEXT,
    moved_to TEXT,
    etag TEXT,
    last_modified TEXT,
    sha256 TEXT,
    bytes INTEGER,
    path TEXT,
    first_seen TEXT NOT NULL,
    tried TEXT NOT NULL,
    fetched TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source, address)
);
CREATE INDEX addresses_entity ON addresses(source, entity);
CREATE INDEX addresses_sha256 ON addresses(sha256);
CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(name) ON DELETE CASCADE,
    address TEXT NOT NULL,
    visited TEXT NOT NULL,
    outcome TEXT NOT NULL,
    http_status INTEGER,
    reason TEXT,
    sha256 TEXT,
    bytes INTEGER
);
CREATE INDEX visits_address ON visits(source, address);
CREATE TABLE rounds (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    due TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT,
    status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'failed', 'broken')),
    reason TEXT
);
CREATE INDEX rounds_name ON rounds(name, started);
"""
