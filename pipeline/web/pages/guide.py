"""The named questions, and how to ask by address: JSON, CSV and SQL, each with an example."""

from __future__ import annotations

from pipeline.answers.ask import questions as named_questions
from pipeline.web.page import Asked, Page

TABLES = """
    SELECT name, type FROM sqlite_master
    WHERE type IN ('table', 'view') AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE '\\_%' ESCAPE '\\'
        AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC, name"""


def questions(asked: Asked) -> Page:
    return Page(template="questions.html", content={"questions": named_questions()})


def api(asked: Asked) -> Page:
    fact = asked.rows("SELECT id FROM figures LIMIT 1")
    content = {"held": asked.rows(TABLES), "example": fact[0]["id"] if fact else "0123456789abcdef"}
    return Page(template="help.html", content=content)
