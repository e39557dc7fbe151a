"""Errors planted in copies of the samples are found: in totals, percentages, restated years, and swapped digits."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from planting import Plant, is_found, plants

from corpus import HERE
from corpus.typeset import typeset
from flows.ingest import ingest
from pipeline.audit.redo import audit
from pipeline.audit.rounding import is_exact
from pipeline.cli import main
from pipeline.conclusions import Calculation
from pipeline.extract import extract
from pipeline.knowledge.rows import fact_id
from pipeline.read import read
from pipeline.records import Document, Figure
from pipeline.split import split

EVERY = int(os.environ.get("PLANT_EVERY", "3"))  # 1 plants an error in every number, which takes minutes
LEAST_FOUND = 0.95 if EVERY == 1 else 0.93  # of all; of a third the share varies with which are chosen
# No error can be proven where the text does not say that the parts are the whole, or only bounds a part by its whole.
UNPROVABLE = frozenset({"mogelijke optelling", "deel en geheel"})


class Corpus:
    """The samples with their figures, and what the audit makes of them before anything is planted."""

    def __init__(self) -> None:
        paths = sorted((HERE / "samples").glob("*.pdf"))
        self.documents = [document for path in paths for document in split(read(path))]
        self.figures = {document.id: figures_of(document) for document in self.documents}
        self.clean = audit(self.documents, [one for own in self.figures.values() for one in own])

    def plants(self) -> Iterator[Plant]:
        wanted = provable(self.clean, self.figures)
        for document in self.documents:
            yield from plants(document, self.figures[document.id], wanted)

    def audited(self, plant: Plant) -> tuple[list[Calculation], list[Figure]]:
        """The organisation of the planted document audited anew, and the figures of that document."""
        new, own = figures_of(plant.document), plant.document
        group = [own if one.id == own.id else one for one in self.documents if one.organisation == own.organisation]
        figures = [figure for one in group for figure in (new if one.id == own.id else self.figures[one.id])]
        return audit(group if own.organisation else [own], figures), new


def figures_of(document: Document) -> list[Figure]:
    return [fact for fact in extract(document) if isinstance(fact, Figure)]


def provable(calculations: Sequence[Calculation], figures: dict[str, list[Figure]]) -> set[str]:
    """The figures of which an error can be seen: part of a calculation that holds and in which nothing is «circa»."""
    exact = {fact_id(one) for own in figures.values() for one in own if is_exact(one)}
    held = [one for one in calculations if one.agrees and one.kind not in UNPROVABLE and set(one.figures) <= exact]
    return {figure for one in held for figure in one.figures}


def test_planted_errors_are_found() -> None:
    corpus = Corpus()
    chosen = list(corpus.plants())[::EVERY]
    missed = [one for one in chosen if not is_found(one, *corpus.audited(one))]
    told = [f"{one.figure.printed} → {one.printed}: {one.figure.quote[:90]}" for one in missed]
    assert len(chosen) >= 300 / EVERY
    assert 1 - len(missed) / len(chosen) >= LEAST_FOUND, "\n".join(told)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """Two reports of one series set anew, with four errors in the later one."""
    for name in ("sources", "samples", "texts"):
        (tmp_path / name).mkdir()
    for name in ("jaarverslag-integriteit-2021", "jaarverslag-integriteit-2023"):
        text = (HERE / "sources" / f"{name}.md").read_text("utf-8")
        if name.endswith("2023"):
            for right, wrong in (
                ("| 2023 | 12 | 10 | 9 | 8 | 6 | 5 | 1 | 51 |", "| 2023 | 12 | 10 | 9 | 8 | 6 | 5 | 1 | 57 |"),
                ("9% minder dan een jaar eerder (75)", "19% minder dan een jaar eerder (75)"),
                ("| Overig | 3 | 5 | 6 |", "| Overig | 8 | 5 | 6 |"),
                ("690 van de 958 medewerkers", "960 van de 958 medewerkers"),
            ):
                assert right in text
                text = text.replace(right, wrong)
        (tmp_path / "sources" / f"{name}.md").write_text(text, "utf-8")
    list(typeset(tmp_path / "sources", tmp_path / "samples", tmp_path / "texts"))
    return tmp_path / "samples"


def test_errors_on_the_page_reach_the_user(planted: Path, tmp_path: Path) -> None:
    """From the typeset page to the command: a wrong total, a wrong percentage, a restated year, swapped digits."""
    db = tmp_path / "kennisbank.db"
    ingest([planted], db, workers=1)
    result = CliRunner().invoke(main, ["audit", "--db", str(db)])
    assert result.exit_code == 1
    said = result.stdout.split("Niet na te rekenen")[0]
    assert "maar bij «Totaal» staat 57." in said
    assert "is 9,3% minder, maar het verslag noemt 19% minder." in said
    assert "«overig» over 2021 was 3 (verslag over 2021), maar een later verslag geeft 8." in said
    assert "Een deel van 960 is meer dan het geheel van 958." in said
    assert "jaarverslag-integriteit-2023.pdf, bladzijde" in said
