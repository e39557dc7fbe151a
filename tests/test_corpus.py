"""What domain experts edit can be loaded, and every rule holds for its own example."""

from __future__ import annotations

import json
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


RULE = {"id": "a", "label": "besluit", "example": "", "counterexample": "", "source": ""}


def test_what_a_rule_writes_short_is_filled_in(folder: Path) -> None:
    forms = "name,means,words\nmonth,a month,mei|juni\nday,a day,[1-9] (?:<month>)\n"
    (folder / "vocabularies" / "short_forms.csv").write_text(forms, "utf-8")
    token = {"LOWER": {"NOT_IN": ["<month>", "juli"]}, "OP": "*"}
    row = {**RULE, "words": "(?P<day>op <day>)", "pattern": [token]}
    (folder / "patterns" / "x.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (rule,) = corpus.rules("x.jsonl")
    assert rule["words"] == "(?P<day>op [1-9] (?:mei|juni))"
    assert rule["pattern"] == [{"LOWER": {"NOT_IN": ["mei", "juni", "juli"]}, "OP": "*"}]


def test_an_unknown_short_form_is_named(folder: Path) -> None:
    (folder / "vocabularies" / "short_forms.csv").write_text("name,means,words\nday,a day,[1-9]\n", "utf-8")
    (folder / "patterns" / "x.jsonl").write_text(json.dumps({**RULE, "words": "tot <jaar>"}) + "\n", "utf-8")
    with pytest.raises(corpus.BadCorpus, match="line 1: no <jaar> in"):
        corpus.rules("x.jsonl")


def test_every_short_form_is_used() -> None:
    forms = corpus.table("short_forms.csv", key="name")
    written = "".join(path.read_text("utf-8") for path in (corpus.HERE / "patterns").glob("*.jsonl"))
    written += "".join(row["words"] for row in forms) + "<gap>"
    assert [row["name"] for row in forms if f"<{row['name']}>" not in written] == []
