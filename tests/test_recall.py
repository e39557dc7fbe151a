"""What the knowledge base gives back is what was stored."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import store
from pipeline.extract import extract
from pipeline.knowledge import recall
from pipeline.knowledge.rows import fact_id
from pipeline.read import read
from pipeline.records import Action, Decision, Figure, Proof
from pipeline.split import split

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"


@pytest.mark.parametrize("name", ["jaarverslag-integriteit-2022.pdf", "jaarverslag-or-2021-2022.pdf"])
def test_facts_come_back_as_they_were_found(name: str) -> None:
    source = read(SAMPLES / name)
    parts = split(source)
    found = {fact_id(fact): fact for part in parts for fact in extract(part)}
    base = store.open_base(":memory:")
    store.save(base, source, parts, {}, list(found.values()), version="1", seconds=0)
    recalled = {fact_id(fact): fact for fact in recall.findings(base, [Figure, Decision, Action, Proof])}
    assert recalled == found
    assert len(recalled) > 10


def test_documents_come_back_without_their_text() -> None:
    source = read(SAMPLES / "jaarverslag-or-2021-2022.pdf")
    parts = split(source)
    base = store.open_base(":memory:")
    store.save(base, source, parts, {}, [], version="1", seconds=0)
    (recalled,) = recall.documents(base)
    assert (recalled.id, recalled.period, recalled.body) == (parts[0].id, parts[0].period, parts[0].body)
    assert recalled.text == ""
