"""Search: facts first, then sentences with their hits marked; organisation and year can be chosen or just typed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from pipeline.answers.ask import Row
from pipeline.answers.searching import Narrowing, facts, interpreted, sentences
from pipeline.knowledge.words import parts
from pipeline.web.page import Asked, Page
from pipeline.web.pages import choices
from pipeline.web.pages.facts import shown_facts
from pipeline.web.pages.nearest import nearest, telling

BEFORE, AFTER = "\x02", "\x03"  # no text holds them; made into <mark> after all else is escaped
MOST = 50
MOST_FACTS = 10


def page(asked: Asked) -> Page:
    words = asked.one("q") or ""
    kind = asked.one("feit")
    names = list(asked.all("organisatie")) or None
    chosen = Narrowing(organisations=names, year=asked.year(), kind=asked.one("soort"), fact=kind)
    content: dict[str, Any] = {
        "q": words,
        "facts": [],
        "sentences": [],
        "meant": None,
        "most": MOST,
        "organisations": choices.organisations(asked),
        "years": choices.years(asked),
        "kinds": choices.document_kinds(asked),
    }
    if parts(words):
        content |= _found(asked, words, chosen)
    return Page(template="search.html", content=content)


def _found(asked: Asked, words: str, chosen: Narrowing) -> dict[str, Any]:
    """What holds the words as they are; where nothing does, what they ask in people's own words."""
    found = _sentences(asked, words, chosen)
    hits = facts(asked.base, words, chosen, limit=MOST_FACTS)
    if found and hits:
        return {"sentences": found, "facts": shown_facts(asked, hits)}
    rest, organisations, year = interpreted(words, [name for name, _ in choices.organisations(asked)])
    meant = replace(
        chosen,
        organisations=chosen.organisations or organisations or None,
        year=chosen.year or (int(year) if year else None),
    )
    lacking: list[str] = []
    if not hits:
        hits, lacking = nearest(asked, rest, meant, limit=MOST_FACTS)
    if not found and (kept := telling(rest)):
        found = _sentences(asked, " ".join(kept), meant)
    told = (
        {"words": " ".join(telling(rest)) or rest, "organisations": organisations, "year": year}
        if organisations or year
        else None
    )
    shown = shown_facts(asked, hits)
    return {"sentences": found, "facts": shown, "meant": told, "left_out": lacking if shown else []}


def _sentences(asked: Asked, words: str, chosen: Narrowing) -> list[Row]:
    found = sentences(asked.base, words, chosen, limit=MOST, before=BEFORE, after=AFTER)
    for row in found:
        row["marked"] = marked(row["sentence"])
    return found


def marked(sentence: str) -> Markup:
    """The sentence as HTML, escaped, each hit in a `mark`."""
    safe = str(escape(re.sub(r"\s+", " ", sentence)))
    return Markup(safe.replace(BEFORE, "<mark>").replace(AFTER, "</mark>"))
