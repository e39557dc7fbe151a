"""Bar charts in which the bars carry their numbers, lying or upright."""

import pytest
from pages import Fill, Piece, pages_of, pdf_of, tables, texts

NAMES, VALUES = ("Bij de pont", "Op de kade", "Elders"), (27, 15, 6)
ROWS = [["", ""], *([name, str(value)] for name, value in zip(NAMES, VALUES, strict=True))]


def lying(behind: float = 4, *, column: float | None = None, above: bool = False, step: float = 26) -> bytes:
    """Bars from 200 points on, ten points a number; the name before or above each, the number behind it."""
    pieces: list[Piece] = [(60, 80, 11, "Waar de melding binnenkwam")]
    fills: list[Fill] = []
    for nth, (name, value) in enumerate(zip(NAMES, VALUES, strict=True)):
        top = 100 + nth * step
        fills.append((200, top, 200 + 8 * value, top + 12, 0.4))
        pieces += [(200, top - 2, 9, name) if above else (60, top + 10, 9, name)]
        pieces += [(column or 200 + 8 * value + behind, top + 10, 9, str(value))]
    return pdf_of(pieces, fills=fills)


@pytest.mark.parametrize("content", [lying(), lying(20), lying(-14), lying(column=520), lying(above=True)])
def test_bars_that_lie(content: bytes) -> None:
    (page,) = pages_of(content)
    assert tables(page) == [ROWS]
    assert texts(page) == ["Waar de melding binnenkwam"]


@pytest.mark.parametrize("rise", [4, -10, -24])
def test_upright_bars_have_their_names_below(rise: float) -> None:
    pieces: list[Piece] = [(60, 90, 11, "Meldingen per jaar")]
    fills: list[Fill] = []
    for nth, value in enumerate((41, 38, 52)):
        x = 80 + 50 * nth
        fills.append((x, 250 - 2 * value, x + 30, 250, 0.4))
        pieces += [(x + 10, 250 - 2 * value - rise, 9, str(value)), (x + 5, 262, 9, str(2021 + nth))]
    (page,) = pages_of(pdf_of(pieces, fills=fills))
    assert tables(page) == [[["", ""], ["2021", "41"], ["2022", "38"], ["2023", "52"]]]


def test_what_is_no_chart_with_numbers_stays_as_it_is() -> None:
    bands: list[Fill] = [(55, 98 + 26 * nth, 400, 112 + 26 * nth, 0.9) for nth in range(3)]  # all equally long
    pieces = [(60.0, 110.0 + 26 * nth, 9.0, name) for nth, name in enumerate(NAMES)]
    assert not tables(pages_of(pdf_of(pieces, fills=bands))[0])
    bare: list[Fill] = [(200, 100 + 26 * nth, 200 + 8 * value, 112 + 26 * nth, 0.4) for nth, value in enumerate(VALUES)]
    assert not tables(pages_of(pdf_of(pieces, fills=bare))[0])  # no number stands at a bar
    numbers = [(204.0 + 8 * value, 110.0 + 26 * nth, 9.0, str(value)) for nth, value in enumerate(VALUES)]
    shades: list[Fill] = [(x0, 97 + 26 * nth, x1, 123 + 26 * nth, 0.4) for nth, (x0, _, x1, _, _) in enumerate(bare)]
    (page,) = pages_of(pdf_of([*pieces, *numbers], fills=shades))  # rows of a table touch
    assert [["", ""], *ROWS[1:]] not in tables(page)


def test_bars_of_two_kinds_that_share_a_name_are_left_out() -> None:
    pieces: list[Piece] = []
    fills: list[Fill] = []
    for nth in range(3):
        for kind in range(2):
            top = 100 + 40 * nth + 13 * kind
            fills.append((200, top, 260 + 20 * nth + 10 * kind, top + 12, 0.4))
            pieces.append((264 + 20 * nth + 10 * kind, top + 10, 9, str(3 * nth + kind + 1)))
        pieces.append((60, 116 + 40 * nth, 9, NAMES[nth]))
    assert not tables(pages_of(pdf_of(pieces, fills=fills))[0])


def test_boxes_on_top_of_one_another_are_no_bars() -> None:
    fills: list[Fill] = [(200, 100, 260 + 20 * nth, 112, 0.4) for nth in range(3)]
    assert not tables(pages_of(pdf_of([(60, 110, 9, "Pont")], fills=fills))[0])
