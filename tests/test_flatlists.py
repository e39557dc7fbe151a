"""Action lists whose columns were lost."""

from pipeline.decisions.lists.flatlists import flat_rows
from tests.documents import of_lines

HEAD = "Omschrijving Wanneer Wie Stand van zaken"


def test_rows_are_parted_by_their_numbers_and_owners() -> None:
    document = of_lines(
        ("body", HEAD),
        ("body", "1 De kade laten keuren. 2023 P&O Loopt. De keuring is besteld."),
        ("body", "2 Masten tellen en de lijst rondsturen."),
        ("body", "continu WIO/CMT Gebeurt."),
        ("heading", "Groen en water"),
        ("body", "3 De sloot uitbaggeren. 2024 FIN Gerealiseerd."),
    )
    assert [(row.what, row.when, row.who, row.status) for row in flat_rows(document)] == [
        ("De kade laten keuren.", "2023", "P&O", "Loopt. De keuring is besteld."),
        ("Masten tellen en de lijst rondsturen.", "continu", "WIO/CMT", "Gebeurt."),
        ("De sloot uitbaggeren.", "2024", "FIN", "Gerealiseerd."),
    ]


def test_running_text_has_no_rows() -> None:
    assert flat_rows(of_lines(("body", "De actie is klaar."), ("body", "1 keer per jaar is er overleg."))) == []


def test_a_status_word_tells_where_time_and_owner_stand() -> None:
    document = of_lines(
        ("heading", "Nr Maatregel Gereed op Trekker Stand per 1 mei 2024"),
        ("body", "1 De kade laten keuren 31-12-2023 Beheer Gereed. De keuring is af."),
        ("body", "2 Elk voorjaar de masten tellen continu havenmeester Doorlopend."),
        ("body", "3 De sloot uitbaggeren Q2 2024, daarna elke twee jaar Groen / Water Nog niet gestart."),
        ("body", "4 Jaarlijks de raad inlichten jaarlijks, vóór 1 juni Beheer / griffie Loopt."),
    )
    assert [(row.what, row.when, row.who) for row in flat_rows(document)] == [
        ("De kade laten keuren", "31-12-2023", "Beheer"),
        ("Elk voorjaar de masten tellen", "continu", "havenmeester"),
        ("De sloot uitbaggeren", "Q2 2024, daarna elke twee jaar", "Groen / Water"),
        ("Jaarlijks de raad inlichten", "jaarlijks, vóór 1 juni", "Beheer / griffie"),
    ]
