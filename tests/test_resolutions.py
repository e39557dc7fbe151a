"""Points under «Besluit:», and outcome words after an agenda item."""

from dataclasses import replace

import pytest

from pipeline.decisions.rulings.resolutions import resolutions
from pipeline.decisions.rulings.rulingtasks import task_of
from pipeline.extract import sentences_of
from pipeline.meeting import Meeting, meeting_of
from pipeline.records import Action, Decision, Place
from tests.documents import of_lines


def found(*lines: tuple[str, str], kind: str = "besluitenlijst") -> list[Decision | Action]:
    document = replace(of_lines(*lines, period=None), kind=kind)
    return list(resolutions(document, sentences_of(document), meeting_of(document)))


def test_each_point_under_a_label_is_a_decision_of_the_body_in_it() -> None:
    lines = [
        ("body", "Gedeputeerde Staten besluiten op 4 mei 2022:"),
        ("item", "1. de havenvisie vast te stellen;"),
        ("item", "2. in te stemmen met de brief aan Provinciale Staten."),
        ("body", "Hierna sluit de voorzitter de vergadering."),
    ]
    decisions = [one for one in found(*lines) if isinstance(one, Decision)]
    assert [(one.kind, one.decider, one.decided_on) for one in decisions] == [
        ("vaststelling", "Gedeputeerde Staten", "2022-05-04"),
        ("instemming", "Gedeputeerde Staten", "2022-05-04"),
    ]


@pytest.mark.parametrize(
    ("lead", "deciders"),
    [
        ("De kade is verzakt, zo bleek in mei. Gelet op het voorgaande besluit het college:", ["college"] * 2),
        ("De kade is verzakt. De raad heeft de volgende besluiten genomen.", ["raad"] * 2),
        ("Het voorstel lag er in mei. De raad heeft gesproken over de kade:", []),
        ("Dit lag er al. Voorgesteld wordt als volgt te besluiten:", []),
    ],
)
def test_the_last_sentence_of_prose_opens_the_list(lead: str, deciders: list[str]) -> None:
    lines = [("body", lead), ("item", "- de kade te herstellen;"), ("item", "- de havenvisie vast te stellen.")]
    assert [one.decider for one in found(*lines) if isinstance(one, Decision)] == deciders


@pytest.mark.parametrize(
    ("lead", "count"),
    [("Besluit: het dagelijks bestuur", 2), ("De raad:", 2), ("Leden van de vergadering", 0), ("De kade:", 0)],
)
def test_a_body_alone_leads_points_that_open_with_a_verb(lead: str, count: int) -> None:
    points = [("item", "1. neemt kennis van het rapport over de kade;"), ("item", "2. stelt de raad voor te wachten.")]
    decisions = [one for one in found(("body", lead), *points) if isinstance(one, Decision)]
    assert len(decisions) == count
    noted = [("item", "1. het rapport over de kade;"), ("item", "2. de brief aan de raad.")]
    assert found(("body", "De raad:"), *noted) == []


@pytest.mark.parametrize("label", ["Besluit: (deels niet openbaar)", "Besluit: Het college besluit:"])
def test_what_only_opens_the_list_behind_a_label_is_no_decision(label: str) -> None:
    points = [("item", "1) geen rapport te laten opstellen;"), ("item", "2) de provincie te vragen om haast.")]
    decisions = [one for one in found(("body", label), *points) if isinstance(one, Decision)]
    assert [one.quote[:6] for one in decisions] == ["1) gee", "2) de "]


def test_a_decision_stands_behind_its_label() -> None:
    decisions = found(("body", "Besluit: de proef met de pont eindigt."), kind="verslag overleg")
    assert [(one.kind, one.quote) for one in decisions] == [("besluit", "Besluit: de proef met de pont eindigt.")]


@pytest.mark.parametrize("label", ["Voorgesteld besluit:", "Gevraagd besluit:", "Conceptbesluit:"])
def test_what_is_only_proposed_is_no_decision(label: str) -> None:
    assert found(("body", label), ("item", "1. de pont op te heffen.")) == []


def test_a_task_among_the_points_is_an_action_too() -> None:
    lines = [("body", "Het college besluit:"), ("item", "1. De nota uiterlijk 1 juni 2022 aan te bieden aan de raad.")]
    actions = [one for one in found(*lines) if isinstance(one, Action)]
    assert [(one.kind, one.deadline) for one in actions] == [("afspraak", "2022-06-01")]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Vastgesteld.", "vaststelling"),
        ("Conform besloten.", "besluit"),
        ("Aangenomen met 12 stemmen voor.", "besluit"),
        ("Verworpen.", "afwijzing"),
        ("Aangehouden.", "uitstel"),
    ],
)
def test_an_outcome_word_takes_its_subject_from_the_title(word: str, kind: str) -> None:
    decisions = found(("heading", "4. Nota over de pont"), ("body", word))
    assert [(one.kind, one.quote) for one in decisions] == [(kind, f"4. Nota over de pont {word}")]


@pytest.mark.parametrize("word", ["Niet behandeld.", "Ingetrokken.", "De pont vaart weer."])
def test_other_words_after_a_title_are_no_outcome(word: str) -> None:
    assert found(("heading", "4. Nota over de pont"), ("body", word)) == []


def test_an_outcome_ends_a_line_whose_columns_are_lost() -> None:
    decisions = found(("heading", "Lijst"), ("body", "Motie over de pont: verworpen (9 voor, 21 tegen)"))
    assert [one.kind for one in decisions] == ["afwijzing"]


def test_the_next_agenda_item_is_no_point_of_the_decision_before() -> None:
    lines = [
        ("body", "Het college besluit:"),
        ("item", "1. de kaart vast te stellen."),
        ("heading", "2. Verzoek haven"),
    ]
    assert [one.quote for one in found(*lines)] == ["1. de kaart vast te stellen."]


def test_a_line_in_brackets_stands_between_title_and_outcome() -> None:
    decisions = found(("heading", "1. Wet op de kust"), ("body", "(Minister van Water)"), ("body", "Aangenomen."))
    assert [one.quote for one in decisions] == ["1. Wet op de kust (Minister van Water) Aangenomen."]


def test_an_order_among_the_points_is_a_task_too() -> None:
    lines = [("body", "Het college besluit:"), ("item", "1. het bureau op te dragen elk half jaar te rapporteren;")]
    assert [type(one).__name__ for one in found(*lines)] == ["Decision", "Action"]


def test_to_agree_is_no_task() -> None:
    decisions = found(("body", "Besluit: de raad gaat unaniem akkoord met de pont."), kind="verslag overleg")
    assert [(type(one).__name__, one.kind) for one in decisions] == [("Decision", "goedkeuring")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De raad per brief te informeren.", [(None, "onbekend")]),
        ("Het bureau op te dragen elk half jaar te rapporteren.", [("bureau", "doorlopend")]),
        ("De evaluatie wordt verplaatst naar mei.", [(None, "uitgesteld")]),
        ("Er wordt een fonds ingesteld.", []),
        ("De kosten komen ten laste van de haven.", []),
    ],
)
def test_a_resolution_that_leaves_something_to_be_done_sets_a_task(
    text: str, found: list[tuple[str | None, str]]
) -> None:
    place = Place(document="d", page=None, start=0, end=len(text))
    made = Decision(place=place, quote=text, rule="besluitblok", confidence=0.9, decision=text)
    is_stated = not text.endswith(("informeren.", "rapporteren."))
    tasks = task_of(made, text, "besluit", Meeting(is_minutes=True, date="2023-04-04"), is_stated=is_stated)
    assert [(one.owner, one.status) for one in tasks] == found


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("3. Rooster van de pont Vastgesteld", ["vaststelling"]),
        ("4.1 Kade en steiger: conform voorstel", ["besluit"]),
        ("5 Kade en steiger Aangehouden.", ["uitstel"]),
        ("7. Afgevoerd.", []),
        ("3. Rooster van de pont Toelichting", []),
        ("De nota is Vastgesteld", []),
    ],
)
def test_an_outcome_closes_an_item_of_an_agenda_whose_columns_were_lost(line: str, kinds: list[str]) -> None:
    made = found(("heading", "Verslag overleg pont"), ("heading", line), kind="verslag overleg")
    assert [one.kind for one in made if isinstance(one, Decision)] == kinds


@pytest.mark.parametrize("label", ["Portefeuille: Water", "Zaaknummer: Z/23/004512", "Steller: F. Smit", "(F. Smit)"])
def test_a_line_that_says_whose_the_item_is_stands_between_title_and_outcome(label: str) -> None:
    (one,) = found(("heading", "Baggerplan van de haven"), ("heading", label), ("body", "Aangehouden."))
    assert isinstance(one, Decision)
    assert (one.kind, one.topic) == ("uitstel", "Baggerplan van de haven")


def test_a_line_that_says_what_is_asked_is_the_title() -> None:
    (one,) = found(("heading", "Havenzaken"), ("heading", "Verzoek: baggeren"), ("body", "Aangehouden."))
    assert isinstance(one, Decision)
    assert "baggeren" in (one.topic or "")
