"""What a count is of where its verb only points to what was said before; verbs that say it themselves are left."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures

RULE = "Elke schipper meldt een storing aan de sluis binnen een uur."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dat lukte in 78 van de 83 gevallen.", "storing aan de sluis"),
        ("Dat is bij 11 van de 14 storingen gebeurd.", "storing aan de sluis"),
        ("Zulks geschiedde elf maal.", "storing aan de sluis"),
        ("In alle twaalf gevallen is dat geschied.", "storing aan de sluis"),
        ("Inmiddels hebben 61 schippers dat gedaan.", "storing aan de sluis"),
        ("Dit is drie keer gebeurd.", "storing aan de sluis"),
        ("De kapitein draagt het roer over, en dat gebeurde 12 keer.", "roer"),
        ("Wie ziek is, draagt het roer over (gebeurde 12 keer).", "roer"),
    ],
)
def test_what_is_pointed_to_is_told(text: str, expected: str) -> None:
    (figure, *_) = figures(text, Memory(recent=(RULE,), what="storingen", head="storingen"))
    assert expected in (figure.what or "")


@pytest.mark.parametrize(
    "text",
    [
        "Er gebeurden 12 ongelukken.",
        "Wat gebeurde er met de vijf adviezen?",
        "Dit jaar gebeurden er 12 ongelukken.",
        "Elf vrouwen doen dit werk naast hun baan.",
        "De wethouder ziet dat 12 bruggen het doen.",
        "De havendienst heeft zulks gedaan en € 350 betaald.",
    ],
)
def test_verb_that_points_to_nothing_adds_nothing(text: str) -> None:
    for figure in figures(text, Memory(recent=(RULE,), what="storingen", head="storingen")):
        assert "sluis" not in (figure.what or "")
