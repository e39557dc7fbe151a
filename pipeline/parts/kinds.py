"""What kind of document it is: by its title, by the columns of its table, or by its words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import islice

import corpus
from pipeline.parts.days import day_in
from pipeline.parts.fronts import kind_by_front, tells_of_a_report
from pipeline.records import Document

TITLE_WORDS = 60
LEAST_KIND = 4  # points below which a document is «overig»
MOST_OF_ONE_CUE = 3
NAMES_THE_KIND = 5  # points of a title cue that is enough by itself
ATTENDANCE = re.compile(r"\b(?:aanwezig(?:en)?|afwezig(?:en)?|deelnemers|genodigden|verhinderd)\b", re.IGNORECASE)
ATTENDED = re.compile(r"(?:aanwezig(?:en)?|deelnemers|present)\b(?:[^:]{0,40}:|\s\s)", re.IGNORECASE)
LINES_OF_MEETING = 8
ACTION_COLUMNS = (
    *("actie", "maatregel", "wie", "wanneer", "trekker", "eigenaar"),
    *("stand van zaken", "status", "gereed", "initiatief"),
)


def kind_scores(text: str, head: str) -> Counter[str]:
    """Points per kind of document for words in the title part (`head`) and in the text."""
    scores: Counter[str] = Counter()
    for kind, place, weight, pattern in _cues():
        if place == "title":
            scores[kind] += weight * min(2, len(pattern.findall(head)))
        else:
            scores[kind] += weight * sum(1 for _ in islice(pattern.finditer(text), MOST_OF_ONE_CUE))
    return scores


def kind_of(document: Document) -> str:
    """The kind of a document (contract §1); «overig» where nothing tells."""
    if (named := _kind_in(document.title or "")) is not None:
        return named
    if _is_action_list(document):
        return "actielijst"
    scores = kind_scores(document.text, head_of(document))
    if scores["brief"] < LEAST_KIND and lists_who_met(document):
        return "verslag overleg"
    if is_infographic(document) and scores["brief"] < LEAST_KIND:
        return "infographic"
    if scores["brief"] < LEAST_KIND and (named := kind_by_front(document.title or "")):
        is_report = scores["jaarverslag"] or tells_of_a_report(document)
        return named if named != "jaarverslag" or is_report else "overig"  # «Tarieven 2024» accounts for nothing
    kind, points = max(scores.items(), key=lambda item: (item[1], item[0]), default=("overig", 0))
    return kind if points >= LEAST_KIND else "overig"


def lists_who_met(document: Document) -> bool:
    """Whether the front gives a day and, behind a label, who was there: minutes without that name."""
    lines = front_of_meeting(document)
    return any(ATTENDED.match(line) for line in lines) and any(day_in(line) for line in lines)


def is_infographic(document: Document) -> bool:
    """Whether a document is one or two pages of numbers with hardly a sentence."""
    words = document.text.split()
    pages = len(document.pages)
    sentences = len(re.findall(r"[a-z]{2}[.!?](?:\s|$)", document.text))
    numbers = sum(word[0].isdigit() for word in words)
    return pages <= 2 and 10 < len(words) < 250 and numbers > 0.12 * len(words) and sentences < 0.02 * len(words)


def head_of(document: Document) -> str:
    """The first words of a document, in which its title stands."""
    return " ".join(document.text[:1500].split()[:TITLE_WORDS])


def front_of(document: Document) -> str:
    """The first words, line by line, up to the list of who attends: those named there come from anywhere."""
    words = re.compile(rf"\s*(?:\S+\s*){{0,{TITLE_WORDS}}}").match(document.text[:1500])
    return ATTENDANCE.split(words[0] if words else "", maxsplit=1)[0]


def front_of_meeting(document: Document) -> list[str]:
    """The first printed lines, in which minutes give their day and who was there."""
    return [line.strip() for line in document.text[:1500].splitlines() if line.strip()][:LINES_OF_MEETING]


def names_a_kind(text: str) -> bool:
    """Whether a title says what kind of document it stands on."""
    return _kind_in(text) is not None or kind_by_front(text) is not None


def _kind_in(title: str) -> str | None:
    """The kind that a title names first."""
    found = [
        (match.start(), kind)
        for kind, place, weight, pattern in _cues()
        if place == "title" and weight >= NAMES_THE_KIND and (match := pattern.search(title))
    ]
    return min(found)[1] if found else None


def _is_action_list(document: Document) -> bool:
    """Whether most of the document is a table of what is to be done, by whom and when."""
    rows = 0
    for table in document.tables:
        head = " ".join(cell.text for row in table.rows[: max(1, table.header_rows)] for cell in row if cell).lower()
        if sum(word in head for word in ACTION_COLUMNS) >= 3:
            rows += table.end - table.start
    return rows > 0.5 * len(document.text)


@cache
def _cues() -> list[tuple[str, str, int, re.Pattern[str]]]:
    return [
        (row["kind"], row["where"], int(row["weight"]), re.compile(row["words"], re.IGNORECASE))
        for row in corpus.table("kinds.csv")
    ]
