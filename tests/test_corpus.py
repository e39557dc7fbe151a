"""What domain experts edit can be loaded, and every rule holds for its own example."""

from __future__ import annotations

from pathlib import Path

import pytest

import corpus

VOCABULARIES = sorted(path.name for path in (corpus.HERE / "vocabularies").glob("*.csv"))
PATTERNS = sorted(path.name for path in (corpus.HERE / "patterns").glob("*.jsonl"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty `corpus/` of the test's own."""
    for name in ("vocabularies", "patterns"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(corpus, "HERE", tmp_path)
    corpus.table.cache_clear()
    corpus.rules.cache_clear()
    yield tmp_path
    corpus.table.cache_clear()
    corpus.rules.cache_clear()


@pytest.mark.parametrize("name", VOCABULARIES)
def test_a_vocabulary_loads(name: str) -> None:
    assert corpus.table(name)


@pytest.mark.parametrize("name", PATTERNS)
def test_a_rule_file_loads(name: str) -> None:
    assert corpus.rules(name)


def test_every_file_is_described() -> None:
    readme = (corpus.HERE / "README.md").read_text("utf-8")
    assert [name for name in (*VOCABULARIES, *PATTERNS) if f"`{name}`" not in readme] == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("printed,unit\nfte,fte,extra\n", "line 2"),
        ("printed,unit\n# een opmerking\nfte\n", "line 3"),
        ("printed,unit\nfte,fte\n\nuur\n", "line 4"),
    ],
)
def test_a_wrong_row_is_named(folder: Path, text: str, complaint: str) -> None:
    (folder / "vocabularies" / "x.csv").write_text(text, "utf-8")
    with pytest.raises(corpus.BadCorpus, match=complaint):
        corpus.table("x.csv")


def test_a_double_key_is_refused(folder: Path) -> None:
    (folder / "vocabularies" / "x.csv").write_text("id,name\na,een\na,twee\n", "utf-8")
    with pytest.raises(corpus.BadCorpus, match="column id"):
        corpus.table("x.csv", key="id")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('{"id": "a"', "no valid JSON"),
        ('{"id": "a", "label": "besluit"}', "add counterexample, example, pattern, source"),
    ],
)
def test_a_wrong_rule_is_named(folder: Path, text: str, complaint: str) -> None:
    (folder / "patterns" / "x.jsonl").write_text(text + "\n", "utf-8")
    with pytest.raises(corpus.BadCorpus, match=complaint):
        corpus.rules("x.jsonl")
