"""Search: facts first, then sentences with their hits marked; organisation and year can be chosen or just typed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from pipeline.ask import Row
from pipeline.knowledge.words import parts
from pipeline.searching import Narrowing, facts, interpreted, sentences
from pipeline.web.page import Asked, Page
from pipeline.web.pages import choices
from pipeline.web.pages.facts import shown_facts

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
    """What holds the words as they are; where no sentence does, organisation and year are taken from them."""
    found = _sentences(asked, words, chosen)
    hits = facts(asked.base, words, chosen, limit=MOST_FACTS)
    meant = None
    if not found:
        rest, organisations, year = interpreted(words, [name for name, _ in choices.organisations(asked)])
        if parts(rest) and (organisations or year):
            narrowed = replace(
                chosen,
                organisations=chosen.organisations or organisations or None,
                year=chosen.year or (int(year) if year else None),
            )
            found = _sentences(asked, rest, narrowed)
            hits = hits or facts(asked.base, rest, narrowed, limit=MOST_FACTS)
            meant = {"words": rest, "organisations": organisations, "year": year}
    hits, left_out = _with_fewer_words(asked, words, chosen, hits, bool(found))
    return {"sentences": found, "facts": shown_facts(asked, hits), "meant": meant, "left_out": left_out}


def _with_fewer_words(
    asked: Asked, words: str, chosen: Narrowing, hits: list[Row], has_sentences: bool
) -> tuple[list[Row], str | None]:
    """Where nothing holds all words: the facts that hold all but one, and which one that is."""
    every = words.split()
    if hits or has_sentences or not 2 < len(every) < 8:
        return hits, None
    for at, word in enumerate(every):
        rest = " ".join(every[:at] + every[at + 1 :])
        fewer = facts(asked.base, rest, chosen, limit=MOST_FACTS) if parts(rest) else []
        if fewer:
            return fewer, word
    return [], None


def _sentences(asked: Asked, words: str, chosen: Narrowing) -> list[Row]:
    found = sentences(asked.base, words, chosen, limit=MOST, before=BEFORE, after=AFTER)
    for row in found:
        row["marked"] = marked(row["sentence"])
    return found


def marked(sentence: str) -> Markup:
    """The sentence as HTML, escaped, each hit in a `mark`."""
    safe = str(escape(re.sub(r"\s+", " ", sentence)))
    return Markup(safe.replace(BEFORE, "<mark>").replace(AFTER, "</mark>"))
