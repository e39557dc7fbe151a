"""Labelled lines and documents with gold → examples for the classifiers, with what the rules find in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from corpus import training
from models.classifiers import Line
from models.training import Candidate, Example
from pipeline.decisions.cellprose import unfolded
from pipeline.decisions.judging import Outcome, Sentences, is_open, line_of
from pipeline.decisions.outcomes import proposed
from pipeline.errors import BadGold
from pipeline.evaluation.gold import Fact, gold_of
from pipeline.evaluation.matching import is_optional, match, words_of
from pipeline.extract import sentences_of
from pipeline.meeting import meeting_of
from pipeline.place import page_at
from pipeline.read import read
from pipeline.records import Action, Block, Decision, Document, Sentence
from pipeline.split import split

RECORDS: dict[str, type[Outcome]] = {"decisions": Decision, "actions": Action}
SAYS = {"decisions": "decision", "actions": "action"}
NONE = "geen"
KIND_BY_GENRE = {"besluitenlijst": "besluitenlijst", "nota": "brief", "woo": "brief", "jaarverslag": "jaarverslag"}
MINUTES = ("notulen", "raadsnotulen", "verslag")
LEAST_SHARED, LEAST_ALIKE, WORDS_ALIKE = 0.6, 0.4, 5  # of the words of the shorter, of the longer; or so many words


def of_lines(family: str, files: Iterable[Path] = ()) -> list[Example]:
    """The examples of `corpus/training` for decisions or actions, and those of other files of such lines.

    Raises:
        BadGold: a line of those files is no labelled line; says which.
    """
    found = [_of_line(family, row, f"{family} {number}") for number, row in _rows(training(family))]
    for _, own in groupby(_rows(training("passages")), key=lambda numbered: numbered[1]["passage"]):
        found += _of_passage(family, [row for _, row in own])
    for file in files:
        found += [_of_line(family, row, f"{file.name} {number}") for number, row in _rows(file)]
    return found


def of_document(file: Path, prefix: Path) -> dict[str, list[Example]]:
    """The examples of a document with gold, by family: every sentence, and what was found outside the sentences.

    Raises:
        BadGold: the gold is missing or wrong.
        UnreadableFile: the document cannot be read.
    """
    gold = {family: facts for family, facts in gold_of(prefix).items() if family in RECORDS}
    found: dict[str, list[Example]] = {family: [] for family in gold}
    parts = [_Part(document) for document in split(read(file))]
    for family, facts in gold.items():
        right = _right(family, facts, parts)
        for part in parts:
            found[family] += part.examples(family, facts, right, prefix.name)
    return found


class _Part:
    """A document of a file, its sentences, and what the rules find in it."""

    def __init__(self, document: Document) -> None:
        self.meeting = meeting_of(document)
        prose: Sequence[Sentence] = sentences_of(document)
        self.document, self.prose = unfolded(document, prose) if self.meeting.is_minutes else (document, prose)
        self.found = proposed(self.document, self.prose, self.meeting)

    def examples(
        self, family: str, gold: Sequence[Fact], right: dict[int, bool | None], source: str
    ) -> Iterator[Example]:
        pages = {fact["page"] for fact in gold if fact.get("page")}
        own = [one for one in self.found if isinstance(one, RECORDS[family]) and right[id(one)] is not None]
        places = Sentences(self.prose)
        candidates = [
            (one, Candidate(one.rule, bool(right[id(one)]), places.line_at(one.place.start, one.place.end)))
            for one in own
        ]
        for number, sentence in enumerate(self.prose):
            line = line_of(self.prose, number)
            page = page_at(self.document, sentence.start)
            here = tuple(told for one, told in candidates if told.line == line and one.place.start == sentence.start)
            label = None if pages and page and page not in pages else _is_gold(sentence.text, page, gold)
            yield Example(line, label, source, here, is_open(sentence, self.meeting, self.found))
        for one, told in candidates:
            if told.line is None:
                yield Example(Line(text=one.quote, kind="row"), None, source, (told,), is_open=False)


def _right(family: str, gold: Sequence[Fact], parts: Sequence[_Part]) -> dict[int, bool | None]:
    """Whether each finding is a gold fact; None where that does not count (optional, or on a page without gold)."""
    pages = {fact["page"] for fact in gold if fact.get("page")}
    found = [(part, one) for part in parts for one in part.found if isinstance(one, RECORDS[family])]
    counted = [(part, one) for part, one in found if not pages or not one.place.page or one.place.page in pages]
    facts = [
        {
            "quote": one.quote,
            "page": one.place.page,
            "part": part.document.part,
            SAYS[family]: getattr(one, SAYS[family]),
        }
        for part, one in counted
    ]
    gold_by_found = {f: g for g, f in match(family, gold, facts).items()}
    right: dict[int, bool | None] = {id(one): None for _, one in found}
    for number, (_, one) in enumerate(counted):
        is_forgiven = number in gold_by_found and is_optional(gold[gold_by_found[number]])
        right[id(one)] = None if is_forgiven else number in gold_by_found
    return right


def _is_gold(text: str, page: int | None, gold: Sequence[Fact]) -> bool | None:
    """Whether the sentence holds a gold fact, or most of one; None where all of these are optional."""
    words = words_of(text)
    holds = []
    for fact in gold:
        own = words_of(fact["quote"])
        shared = len(words & own)
        is_near = not (page and fact.get("page") and abs(fact["page"] - page) > 1)
        if not is_near or not words or not own or shared / min(len(words), len(own)) < LEAST_SHARED:
            continue
        if shared >= WORDS_ALIKE or shared / max(len(words), len(own)) >= LEAST_ALIKE:
            holds.append(fact)
    return None if holds and all(map(is_optional, holds)) else bool(holds)


def _of_line(family: str, row: dict[str, Any], source: str) -> Example:
    """A line with its neighbours, read as a sentence of minutes."""
    texts = [text for text in (row.get("before"), row["text"], row.get("after")) if text]
    document, prose = _document("verslag overleg", [(text, "sentence") for text in texts])
    number = 1 if row.get("before") else 0
    return _example(family, document, prose, number, row["label"] not in (None, NONE), source)


def _of_passage(family: str, rows: Sequence[dict[str, Any]]) -> Iterator[Example]:
    genre = rows[0]["genre"]
    kind = next((kind for word, kind in KIND_BY_GENRE.items() if genre.startswith(word)), "overig")
    kind = "verslag overleg" if genre.startswith(MINUTES) else kind
    document, prose = _document(kind, [(row["text"], row["kind"]) for row in rows])
    for number, row in enumerate(rows):
        yield _example(family, document, prose, number, row[SAYS[family]] is not None, f"passage {row['passage']}")


def _document(kind: str, texts: Sequence[tuple[str, str]]) -> tuple[Document, list[Sentence]]:
    """A document of these texts, each a sentence, item or heading on a line of its own."""
    text = "\n".join(said for said, _ in texts)
    blocks, prose, start = [], [], 0
    for number, (said, role) in enumerate(texts, 1):
        end = start + len(said)
        blocks.append(Block(start=start, end=end, role="body" if role == "sentence" else role))
        prose.append(Sentence(document="lines", number=number, section=0, start=start, end=end, text=said, kind=role))
        start = end + 1
    period = "2023-05-12" if kind in ("verslag overleg", "besluitenlijst") else "2022"
    document = Document(id="lines", sha256="", part=1, kind=kind, text=text, period=period, blocks=tuple(blocks))
    return document, prose


def _example(
    family: str, document: Document, prose: Sequence[Sentence], number: int, label: bool, source: str
) -> Example:
    line = line_of(prose, number)
    own = prose[number]
    found = [one for one in _proposed(document, tuple(prose)) if isinstance(one, RECORDS[family])]
    here = [one for one in found if one.place.start < own.end and one.place.end > own.start]
    candidates = tuple(Candidate(one.rule, label, line) for one in here[:1])
    return Example(line, label, source, candidates)


@lru_cache(maxsize=4)
def _proposed(document: Document, prose: tuple[Sentence, ...]) -> list[Outcome]:
    """What the rules find in a made document; kept for the next line of it."""
    return proposed(document, prose, meeting_of(document))


def _rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    found = []
    for number, written in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not written.strip():
            continue
        try:
            row = json.loads(written)
        except json.JSONDecodeError as error:
            raise BadGold(f"{path} line {number}: no JSON object ({error.msg}); write one object a line") from error
        if not isinstance(row, dict) or not row.get("text") or ("label" not in row and "passage" not in row):
            raise BadGold(f"{path} line {number}: text or label is missing; review --training writes such lines")
        found.append((number, row))
    return found
