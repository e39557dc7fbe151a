"""Percentages said after one another, of which the first says what they measure."""

from __future__ import annotations

import pytest

from models.figures import figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("54% van de schippers is vrouw en 46% man.", [("schippers vrouw", None), ("schippers man", "man")]),
        (
            "Het korte verzuim was 1,1%, het middellange 1,6% en het lange 3,1%.",
            [("korte verzuim", None), ("middellange verzuim", None), ("lange verzuim", None)],
        ),
        (
            "Met 68% van de schippers is gesproken; bij de haven Noord was dit 81%, bij Zuid slechts 49%.",
            [("schippers gesproken", None), ("schippers gesproken", "haven noord"), ("schippers gesproken", "zuid")],
        ),
        # the second says what it measures itself
        ("54% van de schippers is vrouw en 46% van de boten.", [("schippers vrouw", None), ("boten", None)]),
        ("Van de boten is 40% verkocht, de kade die 60% kostte is dat ook.", None),
    ],
)
def test_later_percentages_are_named_after_the_first(text: str, expected: list[tuple[str, str | None]] | None) -> None:
    found = [(figure.what, figure.category) for figure in figures(text)]
    assert found == expected if expected else found[1][0] not in {found[0][0], "kade die"}
