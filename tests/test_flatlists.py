"""Action lists whose columns were lost."""

from pipeline.flatlists import flat_rows
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
