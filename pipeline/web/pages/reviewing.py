"""Reviewing in the browser: the facts that wait, surest last; what was said of a fact; and saving what is said now.

Saving is only reached where `serve --review NAAM` turned it on; it writes by `pipeline.reviews`, over a connection of
its own.
"""

from __future__ import annotations

import json
from typing import Any

from pipeline import reviews
from pipeline.answers.ask import Row
from pipeline.errors import BadQuestion, BadStore
from pipeline.web.corrections import Field, changes, fields, written
from pipeline.web.page import ROWS, Asked, Missing, Page, sheets
from pipeline.web.pages import choices
from pipeline.web.pages.facts import SAYS, shown_facts

LONGEST_NOTE = 1000
LOCKED = (
    "Er is niets bewaard: de kennisbank kan nu niet worden beschreven, misschien omdat er net wordt ingelezen. "
    "Probeer het zo nog eens."
)
# Each kind by its own index on confidence, so that only the first of each are looked at.
WAITING_OF = """
    SELECT * FROM (SELECT f.id, '{kind}' AS kind, f.confidence FROM {name} f
        WHERE NOT EXISTS (SELECT 1 FROM reviews r WHERE r.fact = f.id) AND f.id <> :except AND {conditions}
        ORDER BY f.confidence, f.id LIMIT :most)"""
OF_ORGANISATION = "f.document IN (SELECT id FROM documents WHERE organisation = :organisation)"
COUNTS = "SELECT (SELECT count(*) FROM facts) AS facts, (SELECT count(*) FROM fact_reviews) AS reviewed"
DONE = """
    SELECT r.*, d.title, d.organisation FROM review_list r LEFT JOIN documents d ON d.id = r.document
    WHERE r.state <> 'vervangen' ORDER BY r.state = 'staat', r.reviewed_at DESC, r.id DESC
    LIMIT :limit OFFSET :offset"""
SAID = "SELECT * FROM reviews WHERE fact = :fact ORDER BY id"


def page(asked: Asked) -> Page:
    """The facts that nobody reviewed yet, least sure first; with `stand=gedaan` what was said, lost ones first."""
    is_done = asked.one("stand") == "gedaan"
    content: dict[str, Any] = {
        "is_done": is_done,
        "counts": asked.row(COUNTS),
        "organisations": choices.organisations(asked),
        "kinds": [(kind, asked.says.name(kind)) for kind in SAYS],
    }
    content |= _done(asked) if is_done else _waiting(asked)
    return Page(template="reviewing.html", content=content)


def panel(asked: Asked, kind: str, fact: Row) -> dict[str, Any]:
    """What the page of a fact shows of its reviews, and the form where reviewing is turned on."""
    said = [
        {**row, "changed": _readable(asked, kind, fact, row["correction"])} for row in asked.rows(SAID, fact=fact["id"])
    ]
    last = said[-1] if said else None
    corrected = json.loads(last["correction"] or "{}") if last else {}
    return {
        "reviews": said,
        "verdict": last,
        "corrected": corrected,
        "form": _form(asked, kind, fact | corrected) if asked.reviewer else [],
        "following": next(iter(waiting(asked, most=1, besides=fact["id"])), None) if asked.one("bewaard") else None,
        "was_saved": asked.one("bewaard") == "1",
        "complaint": None,
        "note": "",
    }


def waiting(asked: Asked, *, most: int, besides: str = "", start: int = 0) -> list[Row]:
    """Id, kind and confidence of the facts without a review, least sure first."""
    chosen = [kind for kind in SAYS if asked.one("soort") in (None, kind)]
    conditions = choices.Conditions()
    conditions.add(OF_ORGANISATION, organisation=asked.one("organisatie"))
    pieces = (WAITING_OF.format(kind=kind, name=SAYS[kind][0], conditions=conditions) for kind in chosen or SAYS)
    sql = f"SELECT * FROM ({' UNION ALL '.join(pieces)}) ORDER BY confidence, id LIMIT :limit OFFSET :start"
    values = {"except": besides, "most": start + most, "limit": most, "start": start}
    return asked.rows(sql, **values, **conditions.values)


def save(asked: Asked) -> str | dict[str, Any]:
    """Store what was filled in; gives the address to go to, or what the page of the fact must say instead.

    Raises:
        Missing: there is no such fact (any more).
    """
    fact = asked.row("SELECT id, kind FROM facts WHERE id = :id", id=asked.named["fact"])
    row = asked.row(f"SELECT * FROM {SAYS[fact['kind']][0]} WHERE id = :id", id=fact["id"])
    filled = {name: values[0] for name, values in asked.given.items()}
    outcome, note = filled.get("oordeel", ""), " ".join(filled.get("waarom", "").split())
    fixed, wrong = ({}, {}) if outcome != "corrected" else _changes(asked, fact["kind"], row, filled)
    complaint = _complaint(outcome, note, fixed, wrong) or _stored(asked, fact["id"], outcome, note, fixed)
    if complaint is None:
        return f"/feit/{fact['id']}?bewaard=1#nakijken"
    return {
        "complaint": asked.says.text(complaint),
        "note": note,
        "form": _form(asked, fact["kind"], row, filled, wrong),
        "is_correcting": outcome == "corrected",
    }


def _changes(asked: Asked, kind: str, row: Row, filled: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    return changes(row, kind, filled, asked.says, _listed(asked, kind))


def _complaint(outcome: str, note: str, fixed: dict[str, Any], wrong: dict[str, str]) -> str | None:
    """Why this is not stored."""
    if outcome not in reviews.OUTCOMES:
        return "Er is niets bewaard: kies «Klopt», «Klopt niet» of «Verbeteren»."
    if wrong:
        return "Er is niets bewaard: verbeter eerst wat hieronder is aangewezen."
    if outcome == "corrected" and not fixed:
        return "Er is niets bewaard: u hebt niets veranderd. Verander een veld, of kies «Klopt»."
    if len(note) > LONGEST_NOTE:
        return "Er is niets bewaard: de toelichting is te lang."
    return None


def _stored(asked: Asked, fact: str, outcome: str, note: str, fixed: dict[str, Any]) -> str | None:
    """Why it could not be stored; None where it was."""
    try:
        reviews.review(asked.path, fact, outcome, who=asked.reviewer or "", why=note or None, correction=fixed)
    except BadQuestion as error:
        raise Missing from error  # another program read the document again just now
    except BadStore:
        return LOCKED
    return None


def _waiting(asked: Asked) -> dict[str, Any]:
    start = ROWS * (asked.sheet() - 1)
    found = sheets(waiting(asked, most=ROWS + 1, start=start), asked)
    sure = {row["id"]: row["confidence"] for row in found["rows"]}
    return {**found, "rows": [row | {"confidence": sure[row["id"]]} for row in shown_facts(asked, found["rows"])]}


def _done(asked: Asked) -> dict[str, Any]:
    rows = asked.rows(DONE, limit=ROWS + 1, offset=ROWS * (asked.sheet() - 1))
    return sheets([{**row, "changed": _readable(asked, row["kind"], {}, row["correction"])} for row in rows], asked)


def _readable(asked: Asked, kind: str, fact: Row, correction: str | None) -> list[tuple[str, str, str]]:
    """Name of the field, what was read and what it should be, of each correction."""
    by_name = {field.name: field for field in fields(kind)}
    return [
        (name, _shown(asked, by_name[name], fact.get(name)), _shown(asked, by_name[name], value))
        for name, value in json.loads(correction or "{}").items()
        if name in by_name
    ]


def _shown(asked: Asked, field: Field, value: Any) -> str:
    if field.shape == "indicator":
        return choices.indicator_names().get(value, value or "")
    return asked.says.name(value) if field.choices and value else written(value, field, asked.says)


def _form(
    asked: Asked, kind: str, fact: Row, typed: dict[str, str] | None = None, wrong: dict[str, str] | None = None
) -> list[dict[str, Any]]:
    """The fields with what they hold: what was typed, else what was read."""
    listed = _listed(asked, kind)
    found = []
    for field in fields(kind):
        value = (typed or {}).get(field.name, written(fact.get(field.name), field, asked.says))
        shown = {"name": field.name, "shape": field.shape, "is_needed": field.is_needed, "value": value}
        options = _options(asked, field, listed.get(field.name, []))
        if options and value and value not in dict(options):
            options = [(value, asked.says.name(value)), *options]
        found.append({**shown, "choices": options, "wrong": (wrong or {}).get(field.name)})
    return found


def _options(asked: Asked, field: Field, listed: list[str]) -> list[choices.Choice]:
    if field.shape == "indicator":
        return sorted(((one, choices.indicator_names()[one]) for one in listed), key=lambda choice: choice[1])
    return [(one, asked.says.name(one)) for one in field.choices] or [(one, one) for one in listed]


def _listed(asked: Asked, kind: str) -> dict[str, list[str]]:
    """The values of the fields whose list is in the base or the vocabulary."""
    if kind == "figure":
        return {
            "indicator": list(choices.indicator_names()),
            "organisation": [name for name, _ in choices.organisations(asked)],
        }
    if kind == "proof":
        return {"obligation": [row["id"] for row in asked.rows("SELECT id FROM obligations ORDER BY id")]}
    return {}
