"""Verdicts as rows that a person can read: with the law, its text and link, and the passages they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.catalogue import Obligation, Version, groups, obligations
from pipeline.conclusions import Verdict

MARKS = {"voldaan": "●", "deels": "◐", "niet aangetoond": "○", "weersproken": "✗", "niet van toepassing": "n.v.t."}
STRENGTHS = {"states": "toont aan", "partly": "toont deels aan", "denies": "spreekt tegen"}
RANK = {"states": 0, "denies": 1, "partly": 2}

Row = dict[str, Any]


def cases(verdicts: Iterable[Verdict], passages: Mapping[str, Mapping[str, Any]], *, today: date) -> list[Row]:
    """One row per verdict: organisation, year, duty, law with links, outcome, reason, passages, what would settle it.

    `passages` are the rows of `pipeline.knowledge.verdicts.passages`; in a row they stand with the most telling first.
    A link leads to the text of the law as it read at the end of the year, or today where the year is not over.
    """
    duty_by_id = {duty.id: duty for duty in obligations()}
    group_by_id = {group.id: group for group in groups()}
    rows = []
    for verdict in verdicts:
        duty = duty_by_id[verdict.obligation]
        version = duty.version(verdict.year)
        if version is None:
            continue
        found = [passages[proof] for proof in verdict.proofs if proof in passages]
        rows.append(
            {
                "organisation": verdict.organisation,
                "year": verdict.year,
                "obligation": duty.id,
                "group": group_by_id[duty.group].title,
                "is_central": group_by_id[duty.group].is_central,
                "title": duty.title,
                **_law(duty, version, min(date(verdict.year, 12, 31), today)),
                "outcome": verdict.outcome,
                "reason": verdict.reason,
                "settles": None if verdict.outcome in ("voldaan", "niet van toepassing") else duty.settles,
                "passages": [_passage(one) for one in sorted(found, key=_weight)],
            }
        )
    return rows


def flat(rows: Iterable[Row]) -> list[Row]:
    """The same rows for a spreadsheet: the passages as text, each with file and page."""
    return [
        {key: value for key, value in row.items() if key not in ("passages", "beside")}
        | {"passages": " | ".join(f"{one['where']}: «{one['quote']}»" for one in row["passages"])}
        for row in rows
    ]


def matrix(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Per organisation the duties as rows, with the mark of each year's outcome in a column named after the year."""
    found: dict[str, dict[str, Row]] = {}
    for row in rows:
        line = found.setdefault(row["organisation"], {}).setdefault(row["obligation"], {"plicht": row["title"]})
        line[str(row["year"])] = MARKS[row["outcome"]]
    return {organisation: list(lines.values()) for organisation, lines in found.items()}


def _law(duty: Obligation, version: Version, day: date) -> Row:
    beside = [{"law": one.law, "article": one.article, "link": one.link(day)} for one in version.beside]
    return {
        "law": version.law,
        "article": version.article,
        "link": version.link(day),
        "beside": beside,
        "duty": version.duty,
        "bound": duty.bound,
        "proof": duty.proof,
        "no_proof": duty.no_proof,
    }


def _passage(row: Mapping[str, Any]) -> Row:
    file = Path(row["path"])
    page = f", bladzijde {row['page']}" if row["page"] else ""
    address = file.resolve().as_uri() + (f"#page={row['page']}" if row["page"] and file.suffix == ".pdf" else "")
    return {
        "quote": row["quote"],
        "page": row["page"],
        "strength": STRENGTHS[row["strength"]],
        "document": row["title"] or file.name,
        "path": row["path"],
        "where": f"{file.name}{page}",
        "address": address,
    }


def _weight(row: Mapping[str, Any]) -> tuple[object, ...]:
    """The most telling first: by strength, what was found with most certainty, whole sentences before scraps."""
    length = len(row["quote"])
    is_scrap = not 40 <= length <= 320 or row["quote"].endswith(":")
    return RANK[row["strength"]], is_scrap, -row["confidence"], row["path"], row["starts"]
