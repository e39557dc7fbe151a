"""What a round changed in the knowledge base: documents, facts, contradictions, deadlines and duties.

Example:
    >>> from pipeline.store import open_base
    >>> with open_base(":memory:") as base:
    ...     has_news(changes(base, remember(base), today="2026-01-01", since="2025-12-31"))
    False
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.knowledge import fetched
from pipeline.knowledge.base import Base

Row = dict[str, Any]
EVIDENCED = ("voldaan", "aangetoond", "deels")
MOST_ROWS = 1000  # of each kind in a summary
NEWS = ("documents", "changed_facts", "contradictions", "overdue", "no_longer_evidenced", "withdrawn", "failed")

DOCUMENTS = """
    SELECT d.id, d.kind, d.title, d.organisation, d.period, d.path, d.part, d.figures, d.decisions, d.actions,
        EXISTS (SELECT 1 FROM former_facts o WHERE o.path = d.path AND o.gone_at >= :began) AS is_replacement
    FROM document_list d JOIN documents o ON o.id = d.id JOIN files ON files.sha256 = o.sha256
        JOIN arrivals ON arrivals.sha256 = files.sha256
    WHERE arrivals.arrived >= :began ORDER BY d.path, d.part"""
NOW = """
    SELECT files.path, f.kind, f.key, f.says, f.page FROM (
        SELECT f.document, 'figure' AS kind, f.page, coalesce(f.what, '') || '|' || coalesce(f.category, '') || '|' ||
            coalesce(f.period, '') || '|' || f.unit || '|' || f.role AS key,
            f.printed || coalesce(' ' || f.what, '') || coalesce(', ' || f.category, '') AS says FROM figures f
        UNION ALL SELECT document, 'decision', page, decision, decision FROM decisions
        UNION ALL SELECT document, 'action', page, action, action FROM actions
    ) f JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256
        JOIN arrivals ON arrivals.sha256 = files.sha256
    WHERE arrivals.arrived >= :began"""
BEFORE = """
    SELECT path, kind, says, page, period FROM former_facts
    WHERE gone_at >= :began AND cause = 'replaced' AND kind <> 'proof'"""
WRONG = "SELECT id, kind, expected, found, difference, reason FROM calculations WHERE agrees = 0 ORDER BY id"
VERDICTS = "SELECT obligation, organisation, year, outcome FROM verdicts ORDER BY organisation, year, obligation"
OVERDUE = """
    SELECT id, organisation, owner, action, deadline, status, path, page, quote FROM action_list
    WHERE deadline_last >= :since AND deadline_last < :today AND status NOT IN ('gereed', 'vervallen')
    ORDER BY deadline_last, organisation, id LIMIT :most"""
WITHDRAWN = """
    SELECT a.source, a.address, a.title, a.path, a.reason FROM visits v
        JOIN addresses a ON a.source = v.source AND a.address = v.address
    WHERE v.visited >= :began AND v.outcome = 'gone' AND a.path IS NOT NULL ORDER BY v.id"""
FAILED = """
    SELECT path, reason FROM files WHERE status = 'failed' AND run IN (SELECT id FROM runs WHERE started >= :began)
    ORDER BY path"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What must be known of the base before a round, to tell afterwards what changed."""

    began: str  # UTC
    wrong: frozenset[str]  # calculations that did not add up
    evidenced: dict[tuple[str, str | None, int], str]


def remember(base: Base) -> Memory:
    """To be called before a round; what came since the last finished one, also by hand, counts as its news."""
    sql = """SELECT coalesce(finished, started) FROM rounds
        ORDER BY status = 'finished' DESC, CASE status WHEN 'finished' THEN -id ELSE id END"""
    (began,) = base.execute(sql).fetchone() or (fetched.now(),)
    return Memory(
        began=began,
        wrong=frozenset(row["id"] for row in _rows(base, WRONG)),
        evidenced={key: outcome for key, outcome in _verdicts(base) if outcome in EVIDENCED},
    )


def changes(base: Base, before: Memory, *, today: str, since: str) -> dict[str, list[Row]]:
    """What is new since `before`, by kind; deadlines that passed from the day `since` up to `today`."""
    values = {"began": before.began, "today": today, "since": since, "most": MOST_ROWS}
    now = dict(_verdicts(base))
    lost = [
        {"obligation": key[0], "organisation": key[1], "year": key[2], "before": outcome, "after": now.get(key)}
        for key, outcome in before.evidenced.items()
        if now.get(key) not in EVIDENCED
    ]
    return {
        "documents": _rows(base, DOCUMENTS, values),
        "changed_facts": _changed(_rows(base, BEFORE, values), _rows(base, NOW, values))[:MOST_ROWS],
        "contradictions": [row for row in _rows(base, WRONG) if row["id"] not in before.wrong][:MOST_ROWS],
        "overdue": _rows(base, OVERDUE, values),
        "no_longer_evidenced": lost,
        "withdrawn": _rows(base, WITHDRAWN, values),
        "failed": _rows(base, FAILED, values),
    }


def has_news(found: dict[str, list[Row]]) -> bool:
    return any(found[kind] for kind in NEWS)


def _changed(before: list[Row], now: list[Row]) -> list[Row]:
    """What a replaced file said otherwise: each former fact it no longer states, with what stands there now or None.

    Only of files that were read now: facts of others went with their file, which is said elsewhere.
    """
    stated = Counter((row["path"], row["kind"], row["says"]) for row in now)
    paths = {row["path"] for row in now}
    former = Counter((row["path"], row["kind"], row["says"]) for row in before)
    gone = [row for row in before if row["path"] in paths and not stated[row["path"], row["kind"], row["says"]]]
    fresh = [row for row in now if row["path"] in paths and not former[row["path"], row["kind"], row["says"]]]
    return [_pair(row, fresh) for row in gone]


def _pair(row: Row, fresh: Iterable[Row]) -> Row:
    """The former fact with the new one that counts the same thing over the same period."""
    words = row["says"].partition(" ")[2]
    after = next(
        (
            one
            for one in fresh
            if one["kind"] == row["kind"] == "figure"
            and one["path"] == row["path"]
            and one["says"].partition(" ")[2] == words
            and (row["period"] or "") in one["key"].split("|")
        ),
        None,
    )
    found = {"path": row["path"], "kind": row["kind"], "period": row["period"], "before": row["says"]}
    return found | {"after": after["says"] if after else None, "page": after["page"] if after else row["page"]}


def _verdicts(base: Base) -> list[tuple[tuple[str, str | None, int], str]]:
    rows = _rows(base, VERDICTS)
    return [((row["obligation"], row["organisation"], row["year"]), row["outcome"]) for row in rows]


def _rows(base: Base, sql: str, values: dict[str, Any] | None = None) -> list[Row]:
    cursor = base.conn.execute(sql, values or {})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
