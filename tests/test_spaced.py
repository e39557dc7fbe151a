"""Tables in plain text, their columns kept apart by spaces."""

import time

import pytest

from pipeline.readers.spaced import spaced_rows

ACTIONS = """\
nr        actie                              wie           wanneer      status
2024-03   Lijst van bruggen nalopen          Fenna (IT)    14 mei       open
2024-05   Contract met de veerman verlengen,
          ook voor de winter                 Joris         –            loopt, was april
2024-06   Peilschaal vervangen               Fenna         1 juni       open"""

COUNTS = """\
                          2021      2022
Aanlegplaatsen           1.240     1.118
Steigers                   615       570
Totaal                   1.855     1.688"""

OVERFLOWING = """\
Soort klacht                 2021        2022
Geluid van varende vaartuigen 14          17
Afval                        3           5"""


INDENTED = """\
                             aanlegplaatsen     bezet     percentage
    Noorderhaven                  240             180             75
    Jachthaven, buitenkom          60              57             95"""

RULED = """\
                          2021      2022
   Geluid                   12        17
   Afval                     3         5
                          ----      ----
                            15        22"""


def rows(text: str) -> list[list[str]]:
    lines: list[tuple[int, str]] = []
    blanks = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((blanks, line))
        blanks = 0 if line.strip() else blanks + 1
    taken, found = spaced_rows(lines)
    assert taken in (0, len(lines))
    return found


def test_cells_stand_under_the_heads_of_their_columns() -> None:
    assert rows(ACTIONS)[1] == ["2024-03", "Lijst van bruggen nalopen", "Fenna (IT)", "14 mei", "open"]


def test_numbers_under_years_are_a_table_with_labels() -> None:
    assert rows(COUNTS)[0] == ["", "2021", "2022"]
    assert rows(COUNTS)[2] == ["Steigers", "615", "570"]


def test_heads_without_one_for_the_labels_stand_above_indented_rows() -> None:
    assert rows(INDENTED)[0] == ["", "aanlegplaatsen", "bezet", "percentage"]
    assert rows(INDENTED)[2] == ["Jachthaven, buitenkom", "60", "57", "95"]


def test_values_of_a_long_label_stand_aside() -> None:
    text = "Soort        2022   2023\nGeluid         4      7\nVaren met te veel lawaai  9  12\nTotaal        13     19"
    assert rows(text)[2] == ["Varen met te veel lawaai", "9", "12"]


def test_rows_that_nothing_heads_are_all_read() -> None:
    text = "Geluid van boten   14   45%\nAfval               8   26%\nOverig              9   29%"
    assert rows(text) == [
        ["", "", ""],
        ["Geluid van boten", "14", "45%"],
        ["Afval", "8", "26%"],
        ["Overig", "9", "29%"],
    ]
    assert rows("Geluid van boten   14   45%\nAfval               8   26%") == []


def test_tabs_keep_cells_apart() -> None:
    assert rows("Les\tAantal keer\tLeerlingen\nZeilen\t6\t71\nRoeien\t4\t58")[2] == ["Roeien", "4", "58"]
    assert rows("De haven\tis open.\nDe sluis is dicht.") == []


def test_a_drawn_line_is_no_row_and_parts_the_sum_from_the_rows() -> None:
    assert rows(RULED)[2:] == [["Afval", "3", "5"], ["", "15", "22"]]


def test_a_line_without_its_first_cell_goes_on_with_the_row_above() -> None:
    text = "Actie          Wie             Stand\nBrug keuren    Karin           Gereed. De\n" + (
        "                               keuring was in mei.\nSluis verven   Joris           Loopt."
    )
    assert rows(text)[1] == ["Brug keuren", "Karin", "Gereed. De keuring was in mei."]


def test_a_wrapped_cell_is_one_cell() -> None:
    assert rows(ACTIONS)[2][1:3] == ["Contract met de veerman verlengen, ook voor de winter", "Joris"]


def test_a_label_that_fills_its_column_leaves_the_number_beside_it() -> None:
    assert rows(OVERFLOWING)[1] == ["Geluid van varende vaartuigen", "14", "17"]


@pytest.mark.parametrize(
    "text",
    [
        "Datum:      3 mei 2024\nPlaats:     zaal 2.14\nAanwezig:   F. Smit (vz)",
        "de secretaris,          de dijkgraaf,",
        "1.  Opening\n2.  Verslag van de vorige keer\n3.  Rondvraag",
        "1  Inleiding\n2  Beleid en regels\n3  Meldingen",
        "De pont  vaart niet bij  mist en ijs,\nmaar wel   bij regen, zoals  in april\nen in  mei   vaak voorkomt.",
        "Inhoud\n1  Even voorstellen .......... 2\n2  Cijfers ................... 4",
    ],
)
def test_what_only_looks_like_columns_is_no_table(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("head", "is_table"),
    [
        ("Actie               Wie", True),
        ("Te doen             Actiehouder", True),
        ("Datum               Karin", False),
    ],
)
def test_two_columns_of_words_are_a_table_below_the_heads_of_an_action_list(head: str, is_table: bool) -> None:
    lines = [head, "Kade verven         Joris", "Pont keuren         Karin"]
    assert (spaced_rows([(0, line) for line in lines])[0] == 3) is is_table


WRAPPED = """\
                       Begroting na    Rekening    Verschil
                     wijziging 2023        2023
Lasten
  Kaden en steigers           1.410       1.396          14
  Bruggen                       231         248         -17
Totaal lasten                 1.641       1.644          -3
Baten
  Liggeld en overige
  haveninkomsten                610         655          45"""

SPANNED = """\
Programma                    Lasten                  Baten
                     Begroting   Rekening   Begroting   Rekening
Havens                     410        396         120        131
Bruggen                    231        248           -          4"""


def test_the_lines_of_a_head_are_joined_and_titles_stand_between_the_rows() -> None:
    found = rows(WRAPPED)
    assert found[0] == ["", "Begroting na wijziging 2023", "Rekening 2023", "Verschil"]
    assert found[1:3] == [["Lasten", "", "", ""], ["Kaden en steigers", "1.410", "1.396", "14"]]
    assert found[-1] == ["Liggeld en overige haveninkomsten", "610", "655", "45"]


def test_a_word_above_several_columns_heads_each_of_them() -> None:
    assert rows(SPANNED)[0] == [
        "Programma",
        "Lasten Begroting",
        "Lasten Rekening",
        "Baten Begroting",
        "Baten Rekening",
    ]


@pytest.mark.parametrize("minus", ["-17", "-/- 17", "(17)", "17-"])
def test_a_minus_may_be_written_in_many_ways(minus: str) -> None:
    text = f"            2022    2023\nKaden         14      22\nBruggen       31  {minus:>6}\nSluizen        9       8"
    assert rows(text)[2] == ["Bruggen", "31", minus]


def test_a_title_with_its_unit_is_no_head() -> None:
    title = "Tabel 4 Baten en lasten          (x € 1.000)\n"
    lines = [(0, line) for line in (title + WRAPPED).split("\n")]
    assert spaced_rows(lines) == (0, [])
    assert spaced_rows(lines[1:])[0] == len(lines) - 1


def test_key_figures_with_their_labels_are_rows_not_heads() -> None:
    text = "Vaste ligplaatsen     54% / 46%\nLeeftijd der boten    44 jaar\nVertrokken            37\nNieuw                 51\nWachtend              12"
    assert not any("Vaste ligplaatsen Leeftijd" in cell for row in rows(text) for cell in row)


def test_key_figures_stand_below_each_other_with_what_they_were_before() -> None:
    text = "Boten           312         (2023: 298)\nLeeftijd        44,1 jaar   (2023: 44,8)\nNieuw            51\nHout / staal    54% / 46%"
    assert rows(text) == [
        ["", "", ""],
        ["Boten", "312", "(2023: 298)"],
        ["Leeftijd", "44,1 jaar", "(2023: 44,8)"],
        ["Nieuw", "51", ""],
        ["Hout / staal", "54% / 46%", ""],
    ]


def test_a_long_run_of_digits_takes_no_time() -> None:
    row = "Boten   " + "9" * 50_000 + "x   4"
    began = time.perf_counter()
    assert rows("\n".join(["Kop   Een   Twee", row, row, row])) == []
    assert time.perf_counter() - began < 2


def test_rows_that_number_themselves_take_the_lines_between_them() -> None:
    lines = [
        "Punt        Bespreking            Besluit",
        "1. Steiger  De steiger zakt       Akkoord.",
        "en kade     al jaren.",
        "2.          Er was niemand        Vervalt.",
        "Pont",
        "3. Loods    Dak is lek            Herstellen.",
    ]
    taken, rows = spaced_rows([(0, line) for line in lines if line != "Pont"])
    assert taken == 5
    assert [row[0] for row in rows] == ["Punt", "1. Steiger en kade", "2.", "3. Loods"]
    assert rows[1][1] == "De steiger zakt al jaren."
    uncounted = [line.replace("2. ", "7. ") for line in lines if line != "Pont"]
    assert len(spaced_rows([(0, line) for line in uncounted])[1]) == 5
