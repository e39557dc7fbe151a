"""Commitments and decisions over the years, as the knowledge base has them: each with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pipeline import query
from pipeline.answers.ask import Row
from pipeline.errors import BadQuestion
from pipeline.knowledge.years import last_day
from pipeline.similar import alike
from pipeline.ties.subject import speaker

STEPS = """
    SELECT first_fact, second_fact, relation, second_period AS period, second_says AS says, reason, second_path AS path,
        second_page AS page, second_document AS document
    FROM link_list WHERE kind = 'follow_up' AND NOT EXISTS (
        SELECT 1 FROM fact_reviews r WHERE r.fact IN (first_fact, second_fact) AND r.outcome = 'rejected')
    ORDER BY second_period, second_path, second_page, starts, id"""
COPIES = "SELECT second_document FROM links WHERE kind = 'duplicate'"
DOCUMENTS = "SELECT id, organisation, body, title, kind, coalesce(period, day, published) AS period, day FROM documents"
SILENT = "niet meer genoemd"
NO_LATER = "geen later stuk"
ONE = 80.0  # 0–100, how alike two statements of one commitment are
UNKNOWN = "~"  # sorts behind every name and day
OVER = {"gereed": "afgerond", "vervallen": "vervallen"}
STATES = ("afgerond", "vervallen", "uitgesteld", "verlengd", "nog open", "herhaald", SILENT, NO_LATER)


def follow(
    path: str | Path,
    *,
    organisation: str | None = None,
    owner: str | None = None,
    status: str | None = None,
    overdue: str | date | None = None,
    since: int | str | None = None,
    limit: int | None = None,
) -> list[Row]:
    """Threads, by organisation and age: every action and every decision mentioned again, with what became of it.

    `state` is one of `STATES`: what the last passage says that tells more than a repeat; «niet meer genoemd» where a
    later document of the same kind and body is silent, «geen later stuk» where there is none. `steps` are the later
    passages: period, relation, says, path, page, reason. `owner`, `status` (a state), `since` (of the first mention)
    and `overdue` (a day: the last deadline has passed by then, and it is neither done nor dropped) choose threads.

    Raises:
        BadQuestion: the status, day or year is none.
        BadStore: there is no knowledge base at `path`, or it cannot be read.
    """
    if status is not None and status not in STATES:
        raise BadQuestion(f"{status} is no state of a commitment; give one of: {', '.join(STATES)}")
    copies = {row["second_document"] for row in query.sql(path, COPIES)}
    actions = [row | {"what": row["action"]} for row in query.actions(path, organisation=organisation)]
    decisions = [
        row | {"what": row["decision"], "owner": row["decider"], "status": None, "deadline_last": None}
        for row in query.decisions(path, organisation=organisation)
    ]
    facts = {row["id"]: row for row in (*actions, *decisions) if row["document"] not in copies}
    documents = {row["id"]: row for row in query.sql(path, DOCUMENTS)}
    newest = _newest(documents.values())
    by_first = _by_first(query.sql(path, STEPS))
    found = []
    for root in _roots(facts, by_first):
        steps = _steps(root["id"], by_first)
        home = documents[root["document"]]
        has_later = home["day"] is not None and home["day"] < newest.get(_series(home), "")
        found.append(_thread(root, home["period"], steps, facts, SILENT if has_later else NO_LATER))
    kept = [
        thread
        for thread in found
        if (owner is None or owner.casefold() in (thread["owner"] or "").casefold())
        and (status is None or thread["state"] == status)
        and (overdue is None or _is_overdue(thread, str(overdue)))
        and (since is None or _is_since(thread["period"], str(since)))
    ]
    kept.sort(
        key=lambda one: (one["organisation"] or UNKNOWN, last_day(one["period"]) or UNKNOWN, one["path"], one["starts"])
    )
    return [{key: value for key, value in one.items() if key != "starts"} for one in kept[:limit]]


def _by_first(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["first_fact"]].append(row)
    return found


def _roots(facts: Mapping[str, Row], steps: Mapping[str, list[Row]]) -> list[Row]:
    """The facts that begin a thread: no later passage of another, and to be done or mentioned again.

    What a document states twice, in the text and in its list, is one thread.
    """
    later = {step["second_fact"] for own in steps.values() for step in own}
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for id, fact in facts.items():
        if id in later or ("action" not in fact and id not in steps):
            continue
        told = tuple(sorted(f"{step['document']} {step['says']}" for step in steps.get(id, ())))
        group = found[fact["document"], *(told or (id,))]
        if not any(alike(str(fact["what"]), str(one["what"])) >= ONE for one in group):
            group.append(fact)
    return [fact for group in found.values() for fact in group]


def _steps(root: str, by_first: Mapping[str, list[Row]]) -> list[Row]:
    """Every later passage that is reached from the fact, oldest first, each once."""
    found: dict[tuple[str, str], Row] = {}
    todo = [root]
    while todo:
        for step in by_first.get(todo.pop(), ()):
            key = (step["document"], step["says"])
            if key not in found:
                found[key] = step
                todo += [step["second_fact"]] if step["second_fact"] else []
    return sorted(found.values(), key=lambda step: last_day(step["period"]) or "")


def _thread(root: Row, period: str | None, steps: list[Row], facts: Mapping[str, Row], silence: str) -> Row:
    """The row of a thread; `silence` is its state where nothing tells of it."""
    own = [facts[step["second_fact"]] for step in steps if step["second_fact"] in facts]
    deadlines = [one for one in (root, *own) if one["deadline_last"]]
    told = [step["relation"] for step in steps if step["relation"] != "herhaald"]
    state = told[-1] if told else "herhaald" if steps else OVER.get(root["status"] or "", silence)
    shown = ("period", "relation", "says", "path", "page", "reason")
    last = steps[-1] if steps else {}
    return {
        "organisation": root["organisation"],
        "body": root["body"],
        "period": period,
        "kind": root["kind"],
        "owner": root["owner"],
        "what": root["what"],
        "deadline": deadlines[-1]["deadline"] if deadlines else None,
        "deadline_last": deadlines[-1]["deadline_last"] if deadlines else None,
        "state": state,
        "last_period": last.get("period"),
        "last_says": last.get("says"),
        "path": root["path"],
        "page": root["page"],
        "quote": root["quote"],
        "id": root["id"],
        "starts": root["starts"],
        "steps": [{key: step[key] for key in shown} for step in steps],
    }


def _newest(documents: Iterable[Row]) -> dict[tuple[str | None, ...], str]:
    """The last day of each series of documents: of one kind and one body."""
    found: dict[tuple[str | None, ...], str] = {}
    for document in documents:
        if document["day"]:
            found[_series(document)] = max(document["day"], found.get(_series(document), ""))
    return found


def _series(document: Row) -> tuple[str | None, ...]:
    """Of a document without a body or a title that tells, nothing else is a later one."""
    name = speaker(document["body"], document["title"]) or document["id"]
    return document["organisation"], document["kind"], name


def _is_overdue(thread: Row, day: str) -> bool:
    return bool(thread["deadline_last"]) and thread["deadline_last"] < day and thread["state"] not in OVER.values()


def _is_since(period: str | None, since: str) -> bool:
    if not last_day(since):
        raise BadQuestion(f"{since} is no year or day; give one such as 2022 or 2022-06-01")
    last = (period or "").rpartition("/")[2]
    return bool(last) and (last == ".." or last >= since[: len(last)])
