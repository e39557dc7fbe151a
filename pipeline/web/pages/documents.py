"""The documents of the base, and one of them with all its facts."""

from __future__ import annotations

from typing import Any

from pipeline.web.page import Asked, Page, sheets, slice_of
from pipeline.web.pages import choices
from pipeline.web.pages.facts import reviewed

LISTED = """
    SELECT d.*, files.path,
        (SELECT count(*) FROM figures f WHERE f.document = d.id) AS figures,
        (SELECT count(*) FROM decisions f WHERE f.document = d.id) AS decisions,
        (SELECT count(*) FROM actions f WHERE f.document = d.id) AS actions
    FROM documents d JOIN files ON files.sha256 = d.sha256
    WHERE {conditions}
    ORDER BY d.organisation IS NULL, d.organisation, d.year_first IS NULL, d.year_first, files.path, d.part
    LIMIT :limit OFFSET :offset"""
OWN = {
    "figures": "printed, what, category, unit, period, indicator, organisation AS whose",
    "decisions": "decision, decider, kind, decided_on",
    "actions": "action, owner, kind, deadline, status",
    "proofs": "obligation, strength",
}
COPIES = """
    SELECT d.id, d.title, d.begins, files.path FROM links l
        JOIN documents d ON d.id = iif(l.first_document = :id, l.second_document, l.first_document)
        JOIN files ON files.sha256 = d.sha256
    WHERE l.kind = 'duplicate' AND :id IN (l.first_document, l.second_document) ORDER BY files.path"""
FACTS = "SELECT id, page, quote, {columns} FROM {name} WHERE document = :id ORDER BY starts, number LIMIT :most"
MOST = 300  # facts of one kind on the page; Datasette's table has all


def page(asked: Asked) -> Page:
    conditions = choices.Conditions()
    conditions.add("d.organisation = :organisation", organisation=asked.one("organisatie"))
    conditions.add("d.year_first <= :year AND d.year_last >= :year", year=asked.year())
    conditions.add("d.kind = :kind", kind=asked.one("soort"))
    rows = asked.rows(LISTED.format(conditions=conditions), **conditions.values, **slice_of(asked))
    content = {
        "organisations": choices.organisations(asked),
        "years": choices.years(asked),
        "kinds": choices.document_kinds(asked),
        "troubles": asked.rows("SELECT path, status, reason FROM troubles ORDER BY status, path LIMIT 200"),
        **sheets(rows, asked),
    }
    return Page(template="documents.html", content=content)


def one(asked: Asked) -> Page:
    sql = """
        SELECT d.*, files.path, files.status, files.reason, files.media, files.read_at
        FROM documents d JOIN files ON files.sha256 = d.sha256 WHERE d.id = :id"""
    document = asked.row(sql, id=asked.named["document"])
    facts: dict[str, Any] = {
        name: reviewed(asked, asked.rows(FACTS.format(columns=columns, name=name), id=document["id"], most=MOST + 1))
        for name, columns in OWN.items()
    }
    content = {
        "document": document,
        "facts": {name: rows[:MOST] for name, rows in facts.items()},
        "has_more": {name: len(rows) > MOST for name, rows in facts.items()},
        "others": asked.rows(
            "SELECT id, part, title, kind, begins FROM documents WHERE sha256 = :sha256 ORDER BY part LIMIT 200",
            sha256=document["sha256"],
        ),
        "copies": asked.rows(COPIES, id=document["id"]),
        "problems": asked.rows(
            "SELECT number, problem FROM pages WHERE document = :id AND problem IS NOT NULL", id=document["id"]
        ),
    }
    return Page(template="document.html", content=content)
