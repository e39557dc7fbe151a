"""The evidence of a fact: the page with its words marked, the passage, what was read from it and what rests on it."""

from __future__ import annotations

import json
from typing import Any

from pipeline.answers.ask import Row
from pipeline.errors import UnreadableFile
from pipeline.web.page import Asked, File, Missing, Page
from pipeline.web.pages.choices import duty_name, indicator_names
from pipeline.web.pages.facts import SAYS, kinds_of, shown_facts
from pipeline.web.pages.reviewing import panel

AROUND = 700  # characters of the text before and after the quote
ABOVE, BELOW = 130.0, 60.0  # points of the page shown around the marks: above stands the heading of a table
MOST_OF_PAGE = 0.8
MOST_BESIDE = 40  # other facts of the page
SHOWN = {  # the columns of each kind in the order people want them
    "figure": (
        *("printed", "value_text", "unit", "what", "category", "indicator", "organisation", "unit_of_organisation"),
        *("period", "qualifier", "role", "compared_with", "source"),
    ),
    "decision": ("decision", "decider", "kind", "decided_on", "topic"),
    "action": ("action", "kind", "owner", "deadline_text", "deadline", "status"),
    "proof": ("obligation", "strength"),
}
WHERE = """
    SELECT d.*, files.path, files.media, files.id AS file FROM documents d JOIN files ON files.sha256 = d.sha256
    WHERE d.id = :document"""
TIES = """
    SELECT l.kind, l.relation, l.reason, l.first_fact, l.second_fact, l.quote, l.page, l.starts, l.ends,
        d.id AS document, d.organisation, d.body, d.period, d.title, files.path
    FROM links l LEFT JOIN facts f ON f.id = iif(l.first_fact = :fact, l.second_fact, l.first_fact)
        JOIN documents d ON d.id = coalesce(f.document, l.second_document) JOIN files ON files.sha256 = d.sha256
    WHERE l.first_fact = :fact OR l.second_fact = :fact ORDER BY l.kind, d.year_first, l.id"""
SUMS = """
    SELECT c.*, (SELECT group_concat(figure) FROM calculation_figures f WHERE f.calculation = c.id) AS figures
    FROM calculations c JOIN calculation_figures own ON own.calculation = c.id WHERE own.figure = :fact
    ORDER BY c.agrees, c.kind"""
VERDICTS = """
    SELECT v.id, v.outcome, v.year, v.organisation, o.title, v.obligation FROM verdicts v
    JOIN verdict_proofs p ON p.verdict = v.id JOIN obligations o ON o.id = v.obligation WHERE p.proof = :fact"""


def page(asked: Asked, refused: dict[str, Any] | None = None) -> Page:
    """The evidence of one fact, with what people said of it; `refused` is what could not be saved, and why."""
    content = _evidence(asked)
    content["review"] |= refused or {}
    return Page(template="evidence.html", content=content, status=400 if refused else 200)


def _evidence(asked: Asked) -> dict[str, Any]:
    fact = asked.row("SELECT id, kind, document FROM facts WHERE id = :id", id=asked.named["fact"])
    kind = fact["kind"]
    row = asked.row(f"SELECT * FROM {SAYS[kind][0]} WHERE id = :id", id=fact["id"])
    document = asked.row(WHERE, document=row["document"])
    return {
        "fact": row,
        "kind": kind,
        "says": (shown_facts(asked, [fact]) or [row | {"says": row["quote"]}])[0],  # what was rejected says its words
        "read": [(name, _said(asked, name, row[name])) for name in SHOWN[kind] if row[name] is not None],
        "indicator_name": indicator_names().get(row.get("indicator") or ""),
        "document": document,
        "passage": _passage(asked, row),
        "sheet": _sheet(asked, row, document),
        "beside": _beside(asked, row),
        "ties": _ties(asked, fact["id"]),
        "sums": asked.rows(SUMS, fact=fact["id"]) if kind == "figure" else [],
        "verdicts": asked.rows(VERDICTS, fact=fact["id"]) if kind == "proof" else [],
        "review": panel(asked, kind, row),
    }


def passage(asked: Asked) -> Page:
    """Any stretch of a document, with its page; without marks, since only facts know their boxes."""
    starts, ends = int(asked.named["starts"]), int(asked.named["ends"])
    document = asked.row(WHERE, document=asked.named["document"])
    sql = "SELECT page FROM sentences WHERE document = :id AND starts <= :starts ORDER BY number DESC LIMIT 1"
    number = asked.row(sql, id=document["id"], starts=starts)["page"]
    place = {"document": document["id"], "starts": starts, "ends": ends, "page": number, "boxes": "[]"}
    text = _passage(asked, place)
    if not text["quote"]:
        raise Missing
    content = {"document": document, "place": place, "passage": text, "sheet": _sheet(asked, place, document)}
    return Page(template="passage.html", content=content)


def picture(asked: Asked) -> File:
    """The page of a file that the base knows, as PNG."""
    sha256, number = asked.named["sha256"], int(asked.named["number"])
    sql = """
        SELECT 1 FROM pages p JOIN documents d ON d.id = p.document
        WHERE d.sha256 = :sha256 AND p.number = :number LIMIT 1"""
    asked.row(sql, sha256=sha256, number=number)
    try:
        content = asked.pictures.picture(sha256, number, _paths(asked, sha256))
    except UnreadableFile as error:
        raise Missing from error
    return File(content=content, media="image/png", headers={"cache-control": "private, max-age=86400"})


def _paths(asked: Asked, sha256: str) -> list[str]:
    """Where the file was seen, as it was given: a relative path is tried from here and from the folder of the base."""
    sql = "SELECT paths.path FROM files JOIN paths ON paths.file = files.id WHERE files.sha256 = :sha256 ORDER BY 1"
    found = [row["path"] for row in asked.rows(sql, sha256=sha256)]
    return [*found, *(str(asked.path.parent / path) for path in found if not path.startswith("/"))]


def _said(asked: Asked, name: str, value: Any) -> str:
    if name == "indicator":
        return indicator_names().get(value, str(value))
    if name == "obligation":
        return duty_name(value)
    if name in ("period", "decided_on", "deadline"):
        return asked.says.when(value)
    if name in ("unit", "qualifier", "role", "source", "strength", "kind", "status"):
        return asked.says.name(value)
    return str(value)


def _passage(asked: Asked, row: Row) -> dict[str, str]:
    """The quote in its text, with what stands before and after it."""
    text = asked.rows("SELECT text FROM texts WHERE document = :id", id=row["document"])[0]["text"]
    start, end = row["starts"], row["ends"]
    before = text[max(0, start - AROUND) : start]
    after = text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.partition(" ")[2]
    if end + AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return {"before": before, "quote": text[start:end], "after": after}


def _sheet(asked: Asked, row: Row, document: Row) -> dict[str, Any] | None:
    """The page with the boxes to mark on it; None for text without pages. `problem` says why there is no image."""
    if row["page"] is None or document["media"] != "pdf":
        return None
    sql = "SELECT width, height, method FROM pages WHERE document = :document AND number = :number"
    page = asked.row(sql, document=row["document"], number=row["page"])
    boxes = json.loads(row["boxes"])
    here = [
        {"x": x0 - 1, "y": top - 1, "width": x1 - x0 + 2, "height": bottom - top + 2, "is_cell": at == cell}
        for cell in [_cell(asked, row, boxes)]
        for at, (number, x0, top, x1, bottom) in enumerate(boxes)
        if number == row["page"]
    ]
    problem = asked.pictures.trouble(document["sha256"], row["page"], _paths(asked, document["sha256"]))
    elsewhere = sorted({box[0] for box in boxes} - {row["page"]})
    return {**page, "boxes": here, "band": _band(here, page["height"]), "problem": problem, "elsewhere": elsewhere}


def _band(boxes: list[dict[str, Any]], height: float) -> dict[str, float] | None:
    """The strip of the page with the marks and some lines around them; None where that is most of the page."""
    if not boxes:
        return None
    top = max(0.0, min(box["y"] for box in boxes) - ABOVE)
    bottom = min(height, max(box["y"] + box["height"] for box in boxes) + BELOW)
    return {"top": round(top, 1), "height": round(bottom - top, 1)} if bottom - top < MOST_OF_PAGE * height else None


def _cell(asked: Asked, row: Row, boxes: list[list[float]]) -> int | None:
    """Which of the boxes is the cell of the figure; None where that is not sure."""
    if row.get("column_number") is None:
        return None
    sql = """
        SELECT text FROM sentences WHERE document = :document AND starts <= :start AND ends >= :end AND kind = 'row'"""
    found = asked.rows(sql, document=row["document"], start=row["starts"], end=row["ends"])
    cells = found[0]["text"].split("\t") if found else []
    filled = [at for at, cell in enumerate(cells) if cell.strip()]
    column = row["column_number"] - 1
    if len(filled) != len(boxes) or column not in filled or cells[column].strip() != row["printed"].strip():
        return None
    return filled.index(column)


def _beside(asked: Asked, row: Row) -> list[Row]:
    """The other facts of the same page, or of the same text where there are no pages."""
    pieces = " UNION ALL ".join(
        f"SELECT id, '{kind}' AS kind, starts, number FROM {name} WHERE document = :document AND page IS :page"
        for kind, (name, _) in SAYS.items()
        if kind != "proof"
    )
    sql = f"SELECT id, kind FROM ({pieces}) WHERE id <> :id ORDER BY starts, number LIMIT :most"
    values = {"document": row["document"], "page": row["page"], "id": row["id"], "most": MOST_BESIDE}
    return shown_facts(asked, asked.rows(sql, **values))


def _ties(asked: Asked, fact: str) -> list[dict[str, Any]]:
    """What the fact follows up, or is followed up by: another fact, or a passage that is none (`other` is None)."""
    found = asked.rows(TIES, fact=fact)
    others = [row["second_fact"] if row["first_fact"] == fact else row["first_fact"] for row in found]
    shown = {row["id"]: row for row in shown_facts(asked, kinds_of(asked, filter(None, others)))}
    return [
        {**row, "other": shown.get(other or ""), "is_later": row["first_fact"] == fact}
        for row, other in zip(found, others, strict=True)
    ]
