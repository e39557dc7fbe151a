"""Compliance: organisations against duties for one year, what a judgement rests on, and the report to print."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.answers.ask import Row
from pipeline.duties.findings import findings
from pipeline.duties.findings import page as report_page
from pipeline.duties.printing import pdf
from pipeline.web.page import Asked, File, Page
from pipeline.web.pages import choices
from pipeline.web.pages.facts import shown_facts

VERDICTS = """
    SELECT v.id, v.obligation, v.organisation, v.year, v.outcome, v.reason, o.title, o.law, o.article, o.link,
        (SELECT count(*) FROM verdict_proofs p WHERE p.verdict = v.id) AS proofs
    FROM verdicts v JOIN obligations o ON o.id = v.obligation WHERE {conditions}
    ORDER BY v.organisation IS NULL, v.organisation, v.obligation LIMIT :most"""
PROOFS = "SELECT proof AS id, 'proof' AS kind FROM verdict_proofs WHERE verdict = :id"
YEARS = "SELECT DISTINCT year FROM verdicts WHERE year IS NOT NULL ORDER BY year DESC"
MOST = 20_000
SIGNS = {  # a sign and a word beside the colour: a judgement is never told by colour alone
    "voldaan": "✓",
    "aangetoond": "✓",
    "deels": "◐",
    "niet aangetoond": "○",
    "niet aangetroffen": "○",
    "weersproken": "✗",
    "strijdig": "✗",
    "niet van toepassing": "·",
    "n.v.t.": "·",
}


def page(asked: Asked) -> Page:
    return Page(template="compliance.html", content=_matrix(asked))


def report(asked: Asked) -> Page:
    """The matrix with every passage, on one page that prints well."""
    content = _matrix(asked)
    chosen = asked.one("organisatie")
    rows = [row for row in content["rows"] if chosen is None or row["organisation"] == chosen][:20]
    for row in rows:
        row["judged"] = [
            {**verdict, "passages": shown_facts(asked, asked.rows(PROOFS, id=verdict["id"]))}
            for verdict in row["cells"].values()
        ]
    return Page(template="report.html", content={**content, "rows": rows, "chosen": chosen, "made": choices.today()})


def file(asked: Asked) -> File:
    """The report to send on, as HTML or PDF: the same that `verslagmijn check` writes."""
    day = date.fromisoformat(choices.today())
    found = findings(asked.path, organisation=asked.one("organisatie"), year=asked.year(), today=day)
    shape = asked.named["shape"]
    named = {"content-disposition": f'attachment; filename="toetsing.{shape}"'}
    if shape == "pdf":
        return File(content=pdf(report_page(found)), media="application/pdf", headers=named)
    return File(content=report_page(found), media="text/html; charset=utf-8", headers=named)


def verdict(asked: Asked) -> Page:
    sql = VERDICTS.format(conditions="v.id = :id")
    found = asked.row(sql, id=asked.named["verdict"], most=1)
    passages = shown_facts(asked, asked.rows(PROOFS, id=found["id"]))
    content = {"verdict": found, "passages": passages, "sign": SIGNS.get(found["outcome"], "?")}
    return Page(template="verdict.html", content=content)


def _matrix(asked: Asked) -> dict[str, Any]:
    years = [row["year"] for row in asked.rows(YEARS)]
    year = asked.year() or (years[0] if years else None)
    verdicts = asked.rows(VERDICTS.format(conditions="v.year = :year"), year=year, most=MOST)
    duties: dict[str, Row] = {}
    cells: dict[str, dict[str, Row]] = {}
    for one in sorted(verdicts, key=lambda verdict: verdict["obligation"]):
        duties.setdefault(one["obligation"], one)
        cells.setdefault(one["organisation"] or "", {})[one["obligation"]] = {
            **one,
            "sign": SIGNS.get(one["outcome"], "?"),
        }
    return {
        "year": year,
        "years": [(str(one), str(one)) for one in years],
        "duties": list(duties.values()),
        "rows": [{"organisation": name, "cells": cells[name]} for name in sorted(cells)],
        "signs": {outcome: SIGNS.get(outcome, "?") for outcome in dict.fromkeys(one["outcome"] for one in verdicts)},
    }
