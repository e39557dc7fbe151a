"""Tables of actions."""

from dataclasses import replace

import pytest

from pipeline.decisions.lists.actionlists import action_lists
from pipeline.decisions.lists.listdecisions import ruled_row
from pipeline.meeting import Meeting, meeting_of
from tests.documents import of_lines, of_table

MEETING = Meeting(is_minutes=True, date="2023-05-01", last_year=2023, next_period="2024")


def test_each_row_is_an_action_with_its_owner_deadline_and_status() -> None:
    document = of_table(
        [
            ["Nr", "Actie", "Wie", "Wanneer", "Stand van zaken"],
            ["Haven", None, None, None, None],
            ["1", "Kade keuren", "Sanne", "eind juni 2023", "Loopt"],
            ["2", "Loods schilderen", "Beheer", "continu", "Gebeurt"],
            ["3", "Brug vernieuwen", "Joris", "", "Gereed"],
        ]
    )
    found = action_lists(document, MEETING)
    assert [(one.action, one.owner, one.deadline, one.status) for one in found] == [
        ("Kade keuren.", "Sanne", "2023-06", "loopt"),
        ("Loods schilderen.", "Beheer", None, "doorlopend"),
        ("Brug vernieuwen.", "Joris", None, "gereed"),
    ]
    assert found[0].quote == "1 Kade keuren Sanne eind juni 2023 Loopt"


@pytest.mark.parametrize(("head", "owner"), [("Portefeuille", "Pol"), ("Portefeuillehouder", "Pol"), ("Plaats", None)])
def test_whose_portfolio_it_is_in_is_who_acts(head: str, owner: str | None) -> None:
    document = of_table([["Nr", "Toezegging", head, "Termijn"], ["1", "Kade keuren", "Pol", "eind juni 2023"]])
    assert [one.owner for one in action_lists(document, MEETING)] == [owner]


def test_a_last_column_of_marks_is_the_status() -> None:
    rows = [
        ["Nr", "Omschrijving", "Verantwoordelijk", ""],
        ["1", "Kade keuren", "Sanne", "X"],
        ["2", "Mast", "Jo", "O"],
    ]
    assert [one.status for one in action_lists(of_table(rows), MEETING)] == ["gereed", "open"]


def test_the_head_names_the_kind() -> None:
    rows = [["Toezegging", "Wie", "Status"], ["De raad krijgt een kaart", "wethouder Kamp", "open"]]
    assert [one.kind for one in action_lists(of_table(rows), MEETING)] == ["toezegging"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Onderwerp", "2021", "2022"], ["Pesten", "3", "4"]],
        [["Naam", "Rol", "Aanwezig"], ["Sanne", "lid", "ja"]],
        [["Onderwerp", "Toelichting"], ["Kade", "Ligt aan de rivier"]],
    ],
)
def test_other_tables_are_no_action_list(rows: list[list[str | None]]) -> None:
    assert action_lists(of_table(rows), MEETING) == []


def test_a_column_may_tell_both_the_day_and_how_far_it_is() -> None:
    rows = [
        ["Nr", "Actie", "Wie", "Gereed"],
        ["1", "Kade keuren", "Sanne", "1-6-2023"],
        ["2", "Mast tellen", "Jo", "afgerond"],
        ["3", "Loods verven", "Kim", "vervallen"],
    ]
    found = action_lists(of_table(rows), MEETING)
    assert [(one.deadline, one.status) for one in found] == [
        ("2023-06-01", "open"),
        (None, "gereed"),
        (None, "vervallen"),
    ]
    rows = [["Nr", "Actie", "Wie", "Status"], ["1", "Kade keuren", "Sanne", "9-6-2023 open"]]
    assert [(one.deadline, one.status) for one in action_lists(of_table(rows), MEETING)] == [("2023-06-09", "open")]


def test_a_table_of_consents_is_no_action_list() -> None:
    rows = [
        ["Nr", "Onderwerp", "WOR", "Reactie COR", "Datum"],
        ["I-1", "Rooster van de pont", "27.1 b", "ingestemd", "03-02-2022"],
        ["A-1", "Verkoop van de loods", "25.1 a", "negatief", "12-05-2022"],
        ["I-2", "Camera op de steiger", "27.1 l", "aangehouden", "-"],
    ]
    assert action_lists(of_table(rows), MEETING) == []


def test_a_status_column_that_says_akkoord_leaves_an_action_list_what_it_is() -> None:
    rows = [
        ["Actie", "Wie", "Termijn", "Status"],
        ["Kade keuren", "Sanne", "mei 2023", "akkoord"],
        ["Masten tellen", "Joris", "juni 2023", "vastgesteld"],
    ]
    assert [one.owner for one in action_lists(of_table(rows), MEETING)] == ["Sanne", "Joris"]


def test_a_grid_of_measures_is_no_action_list() -> None:
    rows = [
        ["Onderdeel", "Maatregel", "Preventief", "Herstellend"],
        ["Kade", "Hekken langs het water", "X", "X"],
        ["Loods", "Een tweede slot", "X", "X"],
    ]
    assert action_lists(of_table(rows, caption="De maatregelen zijn:"), MEETING) == []


def test_the_day_before_what_was_promised_is_no_deadline() -> None:
    rows = [
        ["Nr", "Datum", "Toezegging", "Portefeuillehouder", "Stand van zaken"],
        ["1", "3-2-2023", "De raad krijgt de cijfers", "Jansen", "Nagekomen"],
        ["2", "4-3-2023", "Er komt een steiger", "De Wit", "Deels nagekomen"],
        ["3", "5-3-2023", "Een nota over de pont", "De Wit", "Nog niet"],
    ]
    found = action_lists(of_table(rows), MEETING)
    assert [(one.kind, one.deadline, one.status) for one in found] == [
        ("toezegging", None, "gereed"),
        ("toezegging", None, "loopt"),
        ("toezegging", None, "open"),
    ]


def test_a_remark_on_who_acts_is_no_part_of_the_name() -> None:
    head = ["Nr", "Actie", "Wie", "Stand van zaken"]
    rows = [
        head,
        ["1", "Kade keuren", "Sanne, want zij woont daar", "Open"],
        ["2", "Loods verven", "Joris, Wantij", "Open"],
    ]
    assert [one.owner for one in action_lists(of_table(rows), MEETING)] == ["Sanne", "Joris, Wantij"]


def test_a_list_without_a_head_is_known_by_what_its_cells_hold() -> None:
    rows = [
        ["T1", "Weth. Kamp", "Kaart van de haven", "Q3 2023", "Voldaan"],
        ["T2", "Weth. Ter Beek", "Telling van de masten", "juni 2023", "Open"],
    ]
    found = action_lists(of_table(rows, caption="Lijst van toezeggingen"), MEETING)
    assert [(one.kind, one.owner, one.action, one.deadline, one.status) for one in found] == [
        ("toezegging", "Weth. Kamp", "Kaart van de haven.", "2023-Q3", "gereed"),
        ("toezegging", "Weth. Ter Beek", "Telling van de masten.", "2023-06", "open"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["J. Kamp", "lid", "2019"], ["S. Ter Beek", "voorzitter", "2021"]],
        [["Haven", "juni 2023", "12"], ["Kade", "juli 2023", "14"]],
        [["Pesten", "Open", "3"], ["Agressie", "Gesloten", "4"]],
    ],
)
def test_a_table_without_a_head_that_lacks_owner_time_or_status_is_no_list(rows: list[list[str | None]]) -> None:
    assert action_lists(of_table(rows), MEETING) == []


def test_a_column_of_times_and_its_words_for_the_next_meeting_give_the_deadline() -> None:
    meeting = Meeting(is_minutes=True, date="2023-05-01", last_year=2023, next_date="2023-06-07")
    rows = [
        ["Toezegging", "Door", "Had er moeten zijn", "Stand"],
        ["Kaart", "Sanne", "AB september", "open"],
        ["Telling", "Jo", "volgend overleg", "open"],
    ]
    assert [one.deadline for one in action_lists(of_table(rows), meeting)] == ["2023-09", "2023-06-07"]


def test_a_status_may_name_the_time_where_no_column_does() -> None:
    rows = [["Actie", "Wie", "Stand"], ["Kade keuren", "Sanne", "Vertraagd, wordt juni 2024"], ["Mast", "Jo", "Open"]]
    assert [one.deadline for one in action_lists(of_table(rows), MEETING)] == ["2024-06", None]


def test_a_table_that_counts_cases_is_no_action_list() -> None:
    rows = [["Nr", "Aard", "Aantal", "Maatregel", "Door"], ["1", "Lekken", "2", "Waarschuwing", "afdelingshoofd"]]
    assert action_lists(of_table(rows), MEETING) == []


def test_what_is_done_in_a_month_before_the_meeting_was_done_this_year() -> None:
    rows = [["Actie", "Wie", "Wanneer", "Stand"], ["Kade", "Jo", "feb", "klaar"], ["Mast", "Jo", "feb", "open"]]
    assert [one.deadline for one in action_lists(of_table(rows), MEETING)] == ["2023-02", "2024-02"]


STATES = [
    ["Kraan vervangen", "Gereed"],
    ["Telling van de masten", "Loopt"],
    ["Proef met de pont", "Uitgesteld naar Q2"],
]


@pytest.mark.parametrize(
    ("title", "head", "kind"),
    [
        ("Verslag 2022", ["Voornemen", "Stand per 31-12"], "voornemen"),
        ("Voornemens 2022", ["Onderwerp", "Stand"], "voornemen"),
        ("Opvolging van de aanbevelingen", ["Onderwerp", "Hoe staat het ermee?"], "aanbeveling"),
        ("Verslag 2022", ["Wat wilden we?", "Resultaat"], "actiepunt"),
        ("Onze adviesaanvragen", ["Onderwerp", "Stand"], None),
        ("Verslag 2022", ["Onderwerp", "Stand"], None),
    ],
)
def test_a_table_of_plans_and_how_far_they_are_is_a_list(title: str, head: list[str], kind: str | None) -> None:
    document = replace(of_table([head, *STATES], caption=title), kind="jaarverslag")
    found = action_lists(document, meeting_of(document))
    assert [(one.kind, one.status) for one in found] == [
        (kind, status) for status in ("gereed", "loopt", "uitgesteld") if kind
    ]


def test_a_point_may_end_in_whose_it_is_and_by_when() -> None:
    points = ["1. Kraan keuren - havenmeester - december 2020", "2. Masten tellen – griffier – nog te bepalen"]
    lines = [
        ("heading", "Wat gaan we doen?"),
        *(("item", point) for point in points),
        ("item", "3. Pont - nieuw - blauw"),
    ]
    document = replace(of_lines(*lines), kind="jaarverslag")
    found = action_lists(document, meeting_of(document))
    assert [(one.kind, one.owner) for one in found if one.kind == "actiepunt"] == [
        ("actiepunt", "havenmeester"),
        ("actiepunt", "griffier"),
    ]


def test_a_list_without_a_head_may_open_with_weeks_and_write_its_owners_short() -> None:
    rows = [
        ["wk 5", "Mandatenlijst van de haven bijwerken", "JK", "1-4", "50%"],
        ["wk 6", "Opschonen van de kaartenbak", "allen", "-", "doorl."],
        ["wk 8", "Offertes voor de nieuwe loods", "Dir. K.", "?", "vervalt"],
    ]
    found = action_lists(of_table(rows, header_rows=0, caption="Openstaande acties"), Meeting(date="2024-03-11"))
    assert [(one.owner, one.deadline_text, one.status) for one in found] == [
        ("JK", "1-4", "loopt"),
        ("allen", None, "doorlopend"),
        ("Dir. K.", None, "vervallen"),
    ]


def test_numbered_rows_that_are_as_bold_as_the_head_are_no_head() -> None:
    rows = [
        ["Nr", "Actie", "Naam", "O/G"],
        ["0303/17", "Kaart van de haven tekenen", "Sanne, Joris", "G"],
        ["Mrt24/07 Jun24/09", "Kade opnieuw meten", "JK", "O"],
        ["0406/21", "Kaart van de loods tekenen", "Sanne", "O"],
    ]
    found = action_lists(of_table(rows, header_rows=3, caption="Actielijst"), Meeting(date="2024-03-11"))
    assert [(one.owner, one.status) for one in found] == [("Sanne, Joris", "gereed"), ("JK", "open"), ("Sanne", "open")]


@pytest.mark.parametrize(
    ("cell", "owner", "deadline"),
    [
        ("2027", None, "2027"),
        ("Volgende keer bespreken?", None, None),
        ("Sanne? Joris?", "Sanne? Joris?", None),
        ("Team 2", "Team 2", None),
    ],
)
def test_a_time_or_a_question_where_the_owner_stands_is_no_owner(
    cell: str, owner: str | None, deadline: str | None
) -> None:
    rows = [
        ["Nr", "Actie", "Naam", "O/G"],
        ["1", "Kaart van de haven tekenen", cell, "O"],
        ["2", "Kade meten", "JK", "O"],
    ]
    found = action_lists(of_table(rows, caption="Actielijst"), Meeting(date="2024-03-11"))
    assert [(one.owner, one.deadline) for one in found] == [(owner, deadline), ("JK", None)]


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("Besluit vaarplan #6 (de pont): Akkoord", "goedkeuring"),
        ("Besluit over de kade: afgewezen", "afwijzing"),
        ("Besluit over de kade: kaart tekenen", None),
        ("Besluit over de kade uitwerken", None),
    ],
)
def test_a_row_that_holds_a_ruling_is_a_decision(what: str, kind: str | None) -> None:
    rows = [["Nr", "Actie", "Naam", "O/G"], ["1", what, "", "B"], ["2", "Kade meten", "JK", "O"]]
    meeting = Meeting(date="2024-03-11", body="TO")
    document = of_table(rows, caption="Actielijst")
    ruled = [ruled_row(document, one, meeting) for one in action_lists(document, meeting)]
    assert [one.kind if one else None for one in ruled] == [kind, None]


@pytest.mark.parametrize("head", ["Portef.h.", "Pfh.", "Wethouder", "Portefeuillehouder"])
def test_who_holds_the_portfolio_owns_the_promise(head: str) -> None:
    rows = [
        ["Nr.", "Datum", head, "Toezegging", "Termijn"],
        ["T-07", "06-03", "Prins", "Kaart van de kade sturen", "mei 2023"],
    ]
    document = of_table(rows, period="2023-03-06")
    (found,) = action_lists(document, meeting_of(document))
    assert (found.kind, found.owner) == ("toezegging", "Prins")


def test_recommendations_with_reply_and_progress_keep_their_kind_and_take_the_progress() -> None:
    rows = [
        ["Nr", "Aanbeveling (bron)", "Reactie", "Stand van zaken"],
        ["1", "Leg de kade vast in een kaart", "Overgenomen", "Nog niet gestart"],
    ]
    document = of_table(rows, period="2023")
    found = action_lists(document, meeting_of(document))
    assert [(one.kind, one.status) for one in found] == [("aanbeveling", "open")]


@pytest.mark.parametrize(
    ("heads", "what", "kind"),
    [
        (["Onderwerp", "Toezegging", "Wie"], "Kaart sturen", "toezegging"),
        (["Agendapunt", "Actie", "Wie"], "Kaart sturen", "actiepunt"),
        (["Onderwerp", "Toelichting", "Actiehouder"], "Steiger bij de pont", "actiepunt"),
    ],
)
def test_the_column_of_tasks_tells_what_is_to_be_done_and_not_that_of_subjects(
    heads: list[str | None], what: str, kind: str
) -> None:
    rows = [[*heads, "Termijn"], ["Steiger bij de pont", "Kaart sturen", "P. Mast", "1 mei 2024"]]
    (found,) = action_lists(of_table(rows, caption="Openstaand"), Meeting(date="2024-03-11"))
    assert (found.action, found.kind, found.owner) == (f"{what}.", kind, "P. Mast")


def test_a_column_of_states_is_none_of_tasks() -> None:
    rows = [["Onderwerp", "Actie", "Wie"], ["Kaart sturen", "loopt", "P. Mast"], ["Kade meten", "gereed", "JK"]]
    found = action_lists(of_table(rows, caption="Actielijst"), Meeting(date="2024-03-11"))
    assert [one.action for one in found] == ["Kaart sturen.", "Kade meten."]
