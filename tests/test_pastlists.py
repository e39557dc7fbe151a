"""Lists of what was promised or advised, with what became of it."""

from dataclasses import replace

import pytest

from pipeline.decisions.lists.pastlists import past_lists
from pipeline.meeting import meeting_of
from pipeline.records import Action
from tests.documents import of_lines


def _found(above: tuple[str, str], *points: str) -> list[Action]:
    lines = [above, ("body", "Wij lopen ze langs."), *(("item", point) for point in points)]
    document = replace(of_lines(*lines), kind="jaarverslag")
    return past_lists(document, meeting_of(document))


def test_brackets_name_the_owner_and_the_time_and_the_status_stands_behind_them() -> None:
    found = _found(
        ("item", "5. Wat is er geworden van de toezeggingen uit 2021?"),
        "1. Stille ruimte in de loods (hoofd Beheer, medio 2022). Nagekomen.",
        "2. Nota over de pont (secretaris, voorjaar 2022). Loopt; het concept is er.",
        "3. Proef met de kraan (CvB). Vervallen wegens gebrek aan belangstelling bij de schippers.",
        "4. Telling van de masten (directeur HR, 1 juli 2022). Nagekomen: het zijn er drie.",
        "5. Onderzoek naar roest (hoofd Arbo). Geen bericht ontvangen, wij vragen het weer.",
        "6. Kraan schilderen (HR, 1 mei). Nog niet uitgevoerd.",
        "7. Huur van de loods (zie bijlage 3).",
    )
    assert [(one.owner, one.deadline, one.status) for one in found] == [
        ("hoofd Beheer", "2022", "gereed"),
        ("secretaris", "2022-03/2022-05", "loopt"),
        ("CvB", None, "vervallen"),
        ("directeur HR", "2022-07-01", "gereed"),
        ("hoofd Arbo", None, "onbekend"),
        ("HR", "2022-05-01", "open"),
    ]
    assert {one.kind for one in found} == {"toezegging"}
    assert found[0].action == "Stille ruimte in de loods."
    assert found[0].quote == "1. Stille ruimte in de loods (hoofd Beheer, medio 2022). Nagekomen."


def test_what_became_of_advice_stands_behind_a_dash_or_in_the_next_sentence() -> None:
    found = _found(
        ("heading", "4.2 Opvolging aanbevelingen 2021"),
        "– Keur de kade elk jaar: overgenomen",
        "– Bouw een steiger – niet overgenomen",
        "– Tel de masten: deels overgenomen",
        "– Werf een schipper. Nog niet gestart.",
        "– De kade is lang.",
    )
    assert [one.status for one in found] == ["gereed", "vervallen", "loopt", "open"]
    assert {(one.kind, one.owner) for one in found} == {("aanbeveling", None)}


@pytest.mark.parametrize(
    ("above", "points"),
    [
        ("Uitgebrachte adviezen", ["– Verkoop pont (3 maart): positief", "– Kraan (mei): negatief"]),
        ("Klachten en adviezen", ["1. Bejegening (mei). Afgehandeld.", "2. Hinder (juni). Afgehandeld."]),
        ("Maatregelen en sfeer", ["– De sfeer: gedaan", "– De kade (12 meter): klaar"]),
        ("Toezeggingen in cijfers", ["– Gedaan (2022): 14", "– Afgehandeld (2021): 12"]),
        ("De haven", ["– Kade keuren (HR, mei). Gereed.", "– Masten tellen (HR, juni). Gereed."]),
    ],
)
def test_rulings_counts_and_other_lists_are_no_promises(above: str, points: list[str]) -> None:
    assert _found(("heading", above), *points) == []


POINTS = (("Nieuwe kraan", "gedaan"), ("Telling van de masten", "loopt"), ("Proef met de pont", "niet doorgegaan"))


@pytest.mark.parametrize("parted", ["{} – {}", "{}: {}", "{} ({})", "{} → {}", "{}, {}", "{} = {}."])
@pytest.mark.parametrize(
    "lead",
    [
        "In het vorige verslag stonden drie plannen. Dit is ervan gekomen:",
        "Van de drie voornemens voor 2021 is dit de stand:",
        "In 2021 hadden wij ons voorgenomen:",
        "Hoe staat het met onze plannen van vorig jaar?",
    ],
)
def test_a_sentence_that_looks_back_on_plans_opens_such_a_list(lead: str, parted: str) -> None:
    lines = [("heading", "5. Slot"), ("body", lead), *(("item", "- " + parted.format(*point)) for point in POINTS)]
    document = replace(of_lines(*lines), kind="jaarverslag")
    found = past_lists(document, meeting_of(document))
    assert [(one.kind, one.status) for one in found] == [
        ("voornemen", "gereed"),
        ("voornemen", "loopt"),
        ("voornemen", "vervallen"),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "In 2022 nemen wij ons voor:",  # ahead
        "Stand van zaken van de adviesaanvragen:",  # rulings
        "In 2021 hadden wij deze leden:",
        "De vergadering deed in 2021 het volgende.",
    ],
)
def test_what_does_not_look_back_on_plans_opens_none(lead: str) -> None:
    lines = [("heading", "5. Slot"), ("body", lead), *(("item", "- {} – {}".format(*point)) for point in POINTS)]
    document = replace(of_lines(*lines), kind="jaarverslag")
    assert past_lists(document, meeting_of(document)) == []


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("Hoe staat het met onze plannen van vorig jaar?", "OR"),
        ("Dit is de stand van de plannen van de directie:", None),
    ],
)
def test_plans_are_of_who_writes_only_where_the_lead_says_so(lead: str, owner: str | None) -> None:
    lines = [("heading", "5. Slot"), ("body", lead), *(("item", "- {} – {}".format(*point)) for point in POINTS)]
    document = replace(of_lines(*lines), kind="jaarverslag", body="OR")
    assert {one.owner for one in past_lists(document, meeting_of(document))} == {owner}


@pytest.mark.parametrize("done,undone", [("✔", "✘"), ("✓", "✗"), ("☑", "☐"), ("✅", "❌")])
@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Beloofd in 2021, wat kwam ervan?", "toezegging"),
        ("Wat kwam er van onze plannen voor 2022?", "voornemen"),
        ("Afgesproken in 2021", "afspraak"),
    ],
)
def test_a_tick_or_cross_before_a_point_tells_whether_it_was_done(lead: str, kind: str, done: str, undone: str) -> None:
    found = _found(
        ("heading", lead),
        f"{done} Nieuwe steiger - open sinds mei",
        f"{done} Telling van de boten",
        f"{undone} Minder wachttijd bij de sluis - we gaan door in 2023",
        f"{undone} Fietsplan - uitgesteld tot de loods klaar is",
    )
    assert [(one.kind, one.status) for one in found] == [
        (kind, "gereed"),
        (kind, "gereed"),
        (kind, "open"),
        (kind, "uitgesteld"),
    ]
    assert found[0].action == "Nieuwe steiger."


def test_ticks_below_what_promises_nothing_are_no_actions() -> None:
    assert _found(("heading", "Wie doet mee?"), "✔ Havendienst - sinds mei", "✘ Brandweer - uitgesteld") == []
