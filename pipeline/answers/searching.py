"""Full-text search: the sentences, and the facts, that hold all the words that were typed.

Both take an open base, so that a page can ask both in one go; `pipeline.query.search` opens one for a single question.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.answers.ask import Row, rows_of
from pipeline.errors import BadQuestion
from pipeline.knowledge.base import Base
from pipeline.knowledge.stems import WORD, fold
from pipeline.knowledge.words import Part, highlight, match, match_stems, parts
from pipeline.knowledge.years import YEAR, years

MOST_RANKED = 1_000  # hits that are compared; a word that is everywhere has more
FEW_DOCUMENTS = 300  # are looked through one by one; of more, every hit is tried until enough fit
MOST_YEARS = 50
NO_YEAR = "{} is no year; give one such as 2022, or 2021/2022"
KINDS = ("figure", "decision", "action", "proof")
# No bm25: it counts every hit of every word first, which takes seconds for a common word; and where every hit holds
# all words it says little more than how long a sentence is. The ids of the sentences of a document lie together.
SENTENCES = """
    SELECT d.organisation, d.body, d.period, d.kind, d.title, files.path, s.page, s.text AS sentence,
        s.document, s.starts, s.ends
    FROM ({hits}) hit
        JOIN sentences s ON s.id = hit.id
        JOIN documents d ON d.id = s.document JOIN files ON files.sha256 = d.sha256
    ORDER BY s.kind = 'heading', length(s.text), hit.id LIMIT :limit"""
ANYWHERE = """
    SELECT rowid AS id FROM sentences_fts WHERE sentences_fts MATCH :match ORDER BY rowid DESC LIMIT :ranked"""
IN_FEW = """
    SELECT h.rowid AS id
    FROM (SELECT d.id, (SELECT id FROM sentences WHERE document = d.id ORDER BY number LIMIT 1) AS first,
            (SELECT id FROM sentences WHERE document = d.id ORDER BY number DESC LIMIT 1) AS last
        FROM documents d WHERE {conditions} ORDER BY d.year_last DESC, d.id) d
        CROSS JOIN sentences_fts h ON h.rowid BETWEEN d.first AND d.last{with_fact}
    WHERE h.sentences_fts MATCH :match LIMIT :ranked"""
IN_MANY = """
    SELECT h.rowid AS id FROM sentences_fts h
        CROSS JOIN sentences s ON s.id = h.rowid CROSS JOIN documents d ON d.id = s.document
    WHERE h.sentences_fts MATCH :match AND {conditions}{with_fact} ORDER BY h.rowid DESC LIMIT :ranked"""
FACTS = """
    SELECT f.id, f.kind, d.organisation, d.body, d.period, d.title, d.id AS document, files.path
    FROM (SELECT h.rowid AS id FROM facts_fts h
            CROSS JOIN fact_words w ON w.id = h.rowid CROSS JOIN facts f ON f.id = w.fact
            CROSS JOIN documents d ON d.id = f.document
        WHERE h.facts_fts MATCH :match AND {conditions} ORDER BY h.rowid DESC LIMIT :ranked) hit
        JOIN fact_words w ON w.id = hit.id JOIN facts f ON f.id = w.fact
        JOIN documents d ON d.id = f.document JOIN files ON files.sha256 = d.sha256
    ORDER BY f.kind = 'proof', f.kind <> 'figure', length(w.stems), f.id LIMIT :limit"""
FIGURE_SAYS = "printed || " + " || ".join(
    f"coalesce({words}, '')" for words in ("' ' || what", "', ' || category", "' (' || period || ')'")
)
FOUND_THERE = " UNION ALL ".join(
    f"SELECT '{kind}' AS kind, id, {says} AS says, starts, number FROM {name} "
    "WHERE document = :document AND starts < :ends AND ends > :starts AND NOT EXISTS "
    f"(SELECT 1 FROM fact_reviews r WHERE r.fact = {name}.id AND r.outcome = 'rejected')"
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
                raise BadQuestion(NO_YEAR.format(self.year))
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
    """The sentences that hold all the words: document, page, the sentence with its hits marked, facts.

    Short sentences come before long ones, and headings last; of a word that is everywhere, a thousand hits are
    compared. `facts` is a list of kind, id and says. For what may be typed see
    `pipeline.knowledge.words`.

    Raises:
        BadQuestion: no letter or digit was typed, or the year is none.
    """
    wanted = _wanted(words)
    hits, values = _hits(base, narrowing)
    values |= {"match": match(wanted), "limit": limit, "ranked": MOST_RANKED}
    rows = rows_of(base, SENTENCES.format(hits=hits), values)
    for row in rows:
        row["sentence"] = highlight(row["sentence"], wanted, before=before, after=after)
        row["facts"] = rows_of(base, f"SELECT kind, id, says FROM ({FOUND_THERE}) ORDER BY starts, number", row)
    return rows


def facts(base: Base, words: str, narrowing: Narrowing = EVERYWHERE, *, limit: int = 10) -> list[Row]:
    """The facts that have all the words in what they say, whose they are, or over which year: id, kind, document.

    Organisation and year narrow by what the fact is about, not by its document. Figures come first and evidence of
    duties last, short before long.

    Raises:
        BadQuestion: no letter or digit was typed, or the year is none.
    """
    if narrowing.organisations is not None and not narrowing.organisations:
        return []
    conditions, values = replace(narrowing, organisations=None, year=None).conditions()
    if narrowing.fact in KINDS:
        conditions += " AND f.kind = :fact"
        values["fact"] = narrowing.fact
    found = [match_stems(_wanted(words)), *_about(narrowing)]
    values |= {"match": " AND ".join(found), "limit": limit, "ranked": MOST_RANKED}
    return rows_of(base, FACTS.format(conditions=conditions), values)


def _about(narrowing: Narrowing) -> Iterator[str]:
    """Organisation and year as words of the facts, which the index finds faster than a look at every hit."""
    if narrowing.organisations is not None:
        names = [match_stems([Part(by="word", keys=tuple(WORD.findall(fold(one))))]) for one in narrowing.organisations]
        yield f"({' OR '.join(names)})"
    if narrowing.year is not None:
        begin, end = years(str(narrowing.year))
        if begin is None or end is None:
            raise BadQuestion(NO_YEAR.format(narrowing.year))
        yield f"({' OR '.join(_quoted(year) for year in range(begin, min(end, begin + MOST_YEARS) + 1))})"


def _quoted(year: int) -> str:
    return f'"{year}"'


def _hits(base: Base, narrowing: Narrowing) -> tuple[str, dict[str, Any]]:
    """The statement that gives the ids of the sentences to compare, by the way that is fastest, and its values."""
    conditions, values = narrowing.conditions()
    if not values and narrowing.fact not in KINDS:
        return ANYWHERE, values
    with_fact = (
        f" AND EXISTS (SELECT 1 FROM {narrowing.fact}s f WHERE f.document = s.document"
        " AND f.starts < s.ends AND f.ends > s.starts)"
        if narrowing.fact in KINDS
        else ""
    )
    few = f"SELECT count(*) AS n FROM (SELECT 1 FROM documents d WHERE {conditions} LIMIT {FEW_DOCUMENTS + 1})"
    if rows_of(base, few, values)[0]["n"] > FEW_DOCUMENTS:
        return IN_MANY.format(conditions=conditions, with_fact=with_fact), values
    sentence = f" CROSS JOIN sentences s ON s.id = h.rowid{with_fact}" if with_fact else ""
    return IN_FEW.format(conditions=conditions, with_fact=sentence), values


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
