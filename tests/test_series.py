"""Several periods and numbers in one sentence: each number keeps its own. All bodies are fictional."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures


def told(*sentences: str) -> dict[str, str | int | None]:
    """Each number of the last sentence with its period: ISO, or years from the document's."""
    memory = Memory()
    for sentence in sentences[:-1]:
        figures(sentence, memory)
    return {
        figure.amount.number: (figure.period.iso or figure.period.years) if figure.period else None
        for figure in figures(sentences[-1], memory)
    }


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (
            ["In 2020 waren er 31 boetes, in 2021 waren dat er 40 en in het verslagjaar 52."],
            {"31": "2020", "40": "2021", "52": 0},
        ),
        (["Wij deelden 31 boetes uit.", "In 2020 waren dit er 40 en in 2019 nog 52."], {"40": "2020", "52": "2019"}),
        (["De opkomst was 61%, in 2021 was dat 54% en in 2020 48%."], {"61": None, "54": "2021", "48": "2020"}),
        (["De opbrengst was in 2021 € 310 en in 2022 € 420."], {"310": "2021", "420": "2022"}),
        (
            ["In 2020, 2021 en 2022 waren er respectievelijk 31, 40 en 52 boetes."],
            {"31": "2020", "40": "2021", "52": "2022"},
        ),
        (["In 2021 en 2022 deelden wij 31 en 40 boetes uit."], {"31": "2021", "40": "2022"}),
        (["Wij deelden 52 boetes uit, tegen 40 in 2021 en 31 in 2020."], {"52": None, "40": "2021", "31": "2020"}),
        (["Tussen 2019 en 2022 steeg het aantal boetes van 31 naar 52."], {"31": "2019", "52": "2022"}),
        (["Sinds 2019 is het aantal boetes gestegen van 31 naar 52."], {"31": "2019", "52": 0}),
        (["De opkomst daalde van 61% in 2021 naar 54%."], {"61": "2021", "54": None}),
        (["Na een daling van 14% in 2021 is er nu een stijging van 9%."], {"14": "2021", "9": None}),
        (
            ["Het aantal boetes nam toe: 31 in 2020, 40 vorig jaar en 52 in 2022."],
            {"31": "2020", "40": -1, "52": "2022"},
        ),
        (["In 2020 waren er 31 boetes, een jaar later 40 en in 2022 52."], {"31": "2020", "40": "2021", "52": "2022"}),
        (
            ["Wij deelden 52 boetes uit.", "In 2020, toen de brug net open was, waren dat er 31."],
            {"31": "2020"},
        ),
        (["In de eerste helft van 2022 waren er 20 boetes, in de tweede helft 32."], {"20": "2022-01/2022-06", "32": "2022-07/2022-12"}),
        # near misses: one period for all, or a period of what comes behind
        (["In 2022 deelden wij 52 boetes uit, waarvan 12 aan schippers."], {"52": "2022", "12": "2022"}),
        (["Wij deelden in 2022 52 boetes en 12 waarschuwingen uit."], {"52": "2022", "12": "2022"}),
        (["In 2021 en 2022 deelden wij 52 boetes uit."], {"52": "2022"}),
        (["Dat aandeel is met 53% vergelijkbaar met 2021 (52%)."], {"53": None, "52": "2021"}),
    ],
)  # fmt: skip
def test_each_number_has_its_own_period(sentences: list[str], expected: dict[str, str | int | None]) -> None:
    assert told(*sentences) == expected
