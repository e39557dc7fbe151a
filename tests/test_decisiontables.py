"""Tables of decisions told in full: «Nr.», «Besluit», «Punt», under a title that promises actions too."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.decisions.outcomes import find
from pipeline.extract import sentences_of
from pipeline.read import read
from pipeline.records import Decision
from pipeline.split import split

TOLD = [
    ("Verslag 3 juni gewijzigd vastgesteld", "vaststelling"),
    ("Positief advies over de pont onder voorwaarden", "advies"),
    ("Instemming OR regeling vaartijden", "instemming"),
    ("Voorstel reiskosten aangehouden tot mei", "uitstel"),
    ("Verlenging contract werf met een jaar", "verlenging"),
]
COLUMNS = {
    ("Nr.", "Besluit", "Punt"): lambda number, told: (f"B30-{number}", told, str(number)),
    ("Nr.", "Besluit"): lambda number, told: (str(number), told),
    ("Datum", "Besluit"): lambda number, told: ("22-9-2030", told),
    ("Besluit", "Agendapunt"): lambda number, told: (told, str(number)),
}
TITLES = ("Besluiten", "Besluiten- en actielijst", "BESLUITEN- EN ACTIELIJST 22 september 2030")
HEAD = "Veerdienst Dam\n\nNotulen overlegvergadering\nDatum: 22 september 2030\nAanwezig: J. Kok, P. de Wit\n\n1. Opening\n\n"


def decided(text: str, folder: Path) -> list[tuple[str, str]]:
    file = folder / "notulen.txt"
    file.write_text(f"{HEAD}De voorzitter opent de vergadering en heet iedereen welkom.\n\n{text}\n", encoding="utf-8")
    document = split(read(file))[0]
    found = find(document, sentences_of(document))
    return [(one.quote, one.kind) for one in found if isinstance(one, Decision)]


def spaced(rows: list[tuple[str, ...]]) -> str:
    return "\n".join("".join(cell.ljust(56) for cell in row).rstrip() for row in rows)


def piped(rows: list[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


@pytest.mark.parametrize("drawn", [spaced, piped])
@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("heads", COLUMNS, ids=" ".join)
def test_each_row_is_a_decision(heads: tuple[str, ...], title: str, drawn, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = [heads, *(COLUMNS[heads](number, told) for number, (told, _) in enumerate(TOLD, 1))]
    found = decided(f"{title}\n\n{drawn(rows)}", tmp_path)
    assert [kind for _, kind in found] == [kind for _, kind in TOLD]
    assert all(told in quote for (quote, _), (told, _) in zip(found, TOLD, strict=True))


@pytest.mark.parametrize("heads", [("Nr.", "Actie"), ("Nr.", "Te nemen besluit"), ("Nr.", "Onderwerp")], ids=" ".join)
def test_other_tables_decide_nothing(heads: tuple[str, ...], tmp_path: Path) -> None:
    rows = [heads, *((str(number), f"Pont {number} schilderen met Kees") for number in range(1, 5))]
    assert decided(f"Besluiten- en actielijst\n\n{piped(rows)}", tmp_path) == []
