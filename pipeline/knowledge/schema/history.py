"""The tables of when content came, and of what documents stated before they were replaced, gone or read better.

A fact that comes back with the same id, as after a second reading, is no former fact any more.
"""

_KINDS = (
    ("figure", "figures", "f.printed || coalesce(' ' || f.what, '') || coalesce(', ' || f.category, '')", "f.period"),
    ("decision", "decisions", "f.decision", "f.decided_on"),
    ("action", "actions", "f.action", "f.deadline"),
    ("proof", "proofs", "f.obligation || ': ' || f.strength", "d.period"),
)


def _keep(which: str, cause: str, seconds: str) -> str:
    """Statements that keep the facts of these documents `d`; `seconds` as SQLite's strftime writes them."""
    return "".join(
        f"""
    INSERT OR IGNORE INTO former_facts
    SELECT f.id, '{kind}', f.document, files.path, coalesce(d.organisation, ''), d.title, {period}, {says}, f.quote,
        f.page, '{cause}', files.version, files.read_at, strftime('%Y-%m-%dT%H:%M:{seconds}Z', 'now')
    FROM {table} f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256 WHERE {which};"""
        for kind, table, says, period in _KINDS
    )


def _triggers(seconds: str) -> str:
    return f"""
CREATE TRIGGER file_replaced BEFORE DELETE ON files BEGIN {_keep("d.sha256 = old.sha256", "replaced", seconds)}
END;
CREATE TRIGGER document_reread BEFORE DELETE ON documents BEGIN {_keep("d.id = old.id", "reread", seconds)}
END;"""


HISTORY = f"""
CREATE TABLE former_facts (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    path TEXT NOT NULL,
    organisation TEXT NOT NULL,
    title TEXT,
    period TEXT,
    says TEXT NOT NULL,
    quote TEXT NOT NULL,
    page INTEGER,
    cause TEXT NOT NULL CHECK (cause IN ('replaced', 'reread')),
    version TEXT NOT NULL,
    read_at TEXT NOT NULL,
    gone_at TEXT NOT NULL
);
CREATE INDEX former_facts_path ON former_facts(path, gone_at);
CREATE INDEX former_facts_gone ON former_facts(gone_at);
CREATE TABLE arrivals (
    sha256 TEXT PRIMARY KEY,
    arrived TEXT NOT NULL
);
INSERT INTO arrivals SELECT sha256, read_at FROM files WHERE sha256 IS NOT NULL;
CREATE TRIGGER file_arrived AFTER INSERT ON files WHEN new.sha256 IS NOT NULL BEGIN
    INSERT OR IGNORE INTO arrivals VALUES (new.sha256, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));
END;
{_triggers("%S")}
CREATE TRIGGER fact_is_back AFTER INSERT ON facts BEGIN
    DELETE FROM former_facts WHERE id = new.id;
END;
"""
TO_THE_MILLISECOND = f"""
DROP TRIGGER file_replaced;
DROP TRIGGER document_reread;
{_triggers("%f")}
"""
