"""Full-text search: the sentences, and the facts, that hold all the words that were typed.

Both take an open base, so that a page can ask both in one go; `pipeline.query.search` opens one for a single question.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.ask import Row, rows_of
from pipeline.errors import BadQuestion
from pipeline.knowledge.base import Base
from pipeline.knowledge.stems import WORD, fold
from pipeline.knowledge.words import Part, highlight, match, parts
from pipeline.knowledge.years import YEAR, years

MOST_RANKED = 2_000  # the best of so many hits are looked up; of a word that is everywhere, the rest is not
KINDS = ("figure", "decision", "action", "proof")
# The index ranks before anything is looked up: a join for every hit of a common word takes seconds.
SENTENCES = """
    SELECT d.organisation, d.body, d.period, d.kind, d.title, files.path, s.page, s.text AS sentence,
        s.document, s.starts, s.ends
    FROM (SELECT rowid, rank FROM sentences_fts WHERE sentences_fts MATCH :match{chosen}
        ORDER BY rank LIMIT :ranked) hit
        JOIN sentences s ON s.id = hit.rowid
        JOIN documents d ON d.id = s.document JOIN files ON files.sha256 = d.sha256
    WHERE {conditions}
    ORDER BY hit.rank, s.document, s.number LIMIT :limit"""
CHOSEN = """
        AND rowid IN (SELECT s.id FROM documents d JOIN sentences s ON s.document = d.id WHERE {conditions})"""
FACTS = """
    SELECT f.id, f.kind, d.organisation, d.body, d.period, d.title, d.id AS document, files.path
    FROM (SELECT rowid, rank FROM facts_fts WHERE facts_fts MATCH :match ORDER BY rank LIMIT :ranked) hit
        JOIN fact_words w ON w.id = hit.rowid JOIN facts f ON f.id = w.fact
        JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256
    WHERE {conditions}
    ORDER BY hit.rank, f.id LIMIT :limit"""
FIGURE_SAYS = "printed || " + " || ".join(
    f"coalesce({words}, '')" for words in ("' ' || what", "', ' || category", "' (' || period || ')'")
)
FOUND_THERE = " UNION ALL ".join(
    f"SELECT '{kind}' AS kind, id, {says} AS says, starts, number FROM {name} "
    "WHERE document = :document AND starts < :ends AND ends > :starts"
    for kind, name, says in (
        ("figure", "figures", FIGURE_SAYS),
        ("decision", "decisions", "decision"),
        ("action", "actions", "action"),
        ("proof", "proofs", "obligation || ': ' || strength"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which documents are searched; None does not narrow."""

    organisations: Sequence[str] | None = None
    year: int | str | None = None
    kind: str | None = None  # of document
    fact: str | None = None  # only sentences in which such a fact was found: figure, decision, action or proof

    def conditions(self) -> tuple[str, dict[str, Any]]:
        """On `documents d`, with their values.

        Raises:
            BadQuestion: the year is none.
        """
        found: list[str] = ["1"]
        values: dict[str, Any] = {}
        if self.organisations is not None:
            found.append("d.organisation IN (SELECT value FROM json_each(:organisations))")
            values["organisations"] = json.dumps(list(self.organisations))
        if self.kind is not None:
            found.append("d.kind = :kind")
            values["kind"] = self.kind
        if self.year is not None:
            begin, end = years(str(self.year))
            if begin is None:
                raise BadQuestion(f"{self.year} is no year; give one such as 2022, or 2021/2022")
            found.append("d.year_first <= :year_end AND d.year_last >= :year_begin")
            values |= {"year_begin": begin, "year_end": end}
        return " AND ".join(found), values


EVERYWHERE = Narrowing()


def sentences(
    base: Base,
    words: str,
    narrowing: Narrowing = EVERYWHERE,
    *,
    limit: int = 50,
    before: str = "«",
    after: str = "»",
) -> list[Row]:
    """The sentences that hold all the words, best first: document, page, the sentence with its hits marked, facts.

    `facts` is a list of kind, id and says. For what may be typed see `pipeline.knowledge.words`.

    Raises:
        BadQuestion: no letter or digit was typed, or the year is none.
    """
    wanted = _wanted(words)
    conditions, values = narrowing.conditions()
    chosen = CHOSEN.format(conditions=conditions) if values else ""
    if narrowing.fact in KINDS:
        conditions += (
            f" AND EXISTS (SELECT 1 FROM {narrowing.fact}s f WHERE f.document = s.document"
            " AND f.starts < s.ends AND f.ends > s.starts)"
        )
    text = SENTENCES.format(chosen=chosen, conditions=conditions)
    ranked = limit if conditions == "1" else MOST_RANKED
    rows = rows_of(base, text, {"match": match(wanted), "limit": limit, "ranked": ranked, **values})
    for row in rows:
        row["sentence"] = highlight(row["sentence"], wanted, before=before, after=after)
        row["facts"] = rows_of(base, f"SELECT kind, id, says FROM ({FOUND_THERE}) ORDER BY starts, number", row)
    return rows


def facts(base: Base, words: str, narrowing: Narrowing = EVERYWHERE, *, limit: int = 10) -> list[Row]:
    """The facts that have all the words in what they say, whose they are, or over which year: id, kind, document.

    Raises:
        BadQuestion: no letter or digit was typed, or the year is none.
    """
    conditions, values = narrowing.conditions()
    if narrowing.fact in KINDS:
        conditions += " AND f.kind = :fact"
        values["fact"] = narrowing.fact
    ranked = limit if conditions == "1" else MOST_RANKED
    found = match(_by_stem(_wanted(words)))
    return rows_of(
        base, FACTS.format(conditions=conditions), {"match": found, "limit": limit, "ranked": ranked} | values
    )


def interpreted(words: str, organisations: Iterable[str]) -> tuple[str, list[str], str | None]:
    """The words without the organisation and the year they name; which organisations these are (most specific
    names first), and the year.

    Example:
        >>> interpreted("pesten den haag 2021", ["Gemeente Den Haag", "Gemeente Utrecht"])
        ('pesten', ['Gemeente Den Haag'], '2021')
    """
    year = YEAR.search(words)
    rest = words.replace(year[0], " ") if year else words
    spoken = f" {' '.join(WORD.findall(fold(rest)))} "
    named: list[tuple[int, str, str]] = []
    for organisation in organisations:
        keys = WORD.findall(fold(organisation))
        for tail in (keys, keys[1:]):  # with and without «gemeente», «provincie», «waterschap»
            phrase = f" {' '.join(tail)} "
            if len(phrase) > len("  xx") and phrase in spoken:
                named.append((len(phrase), organisation, phrase))
                break
    longest = max((length for length, _, _ in named), default=0)
    meant = sorted({organisation for length, organisation, _ in named if length == longest})
    for _, _, phrase in (one for one in named if one[0] == longest):
        spoken = spoken.replace(phrase, " ")
    return spoken.strip(), meant, year[0] if year else None


def _wanted(words: str) -> list[Part]:
    wanted = parts(words)
    if not wanted:
        raise BadQuestion("nothing to search for; give a word, or a phrase between quotes")
    return wanted


def _by_stem(wanted: Iterable[Part]) -> list[Part]:
    """The index of facts holds stems alone."""
    from pipeline.knowledge.stems import stem

    return [part if part.by != "word" else Part(by="stem", keys=tuple(map(stem, part.keys))) for part in wanted]
