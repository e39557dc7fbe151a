"""What opens a list of points, and of what kind these are."""

import pytest

from pipeline.decisions.lists.leadwords import lead_kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Dit spraken we af voor 2024:", "afspraak"),
        ("Met de havenmeester sprak de raad het volgende af:", "afspraak"),
        ("Met de directie zijn vier afspraken gemaakt:", "afspraak"),
        ("Onze afspraken voor volgend jaar:", "afspraak"),
        ("Wij namen ons voor 2024 het volgende voor:", "voornemen"),
        ("De dienst neemt zich het volgende voor:", "voornemen"),
        ("Hier zetten we in 2024 op in:", "voornemen"),
        ("Dit staat in het najaar op de rol:", "voornemen"),
        ("We spraken met de havenmeester over:", None),
        ("De schipper nam zijn gasten mee naar:", None),
        ("De boten staan in deze loodsen:", None),
        ("Wij zetten de boten in deze loods:", None),
        ("De pont legt af:", None),
    ],
)
def test_the_sentence_before_a_list_tells_what_its_points_are(said: str, kind: str | None) -> None:
    assert lead_kind(said) == kind
