"""What an outcome says of each point of a proposal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.decisions.rulings.pointrulings import point_rulings, rules_on_points, without_spent
from pipeline.decisions.rulings.proposals import proposals
from pipeline.meeting import meeting_of
from pipeline.place import cut
from pipeline.records import Action, Decision
from tests.documents import of_lines

HEAD = (("heading", "Besluitenlijst college"), ("body", "Vergadering van 4 april 2031"))
ITEM = (
    ("heading", "3. Z2031-018812 Haven"),
    ("body", "Voorstel:"),
    ("item", "a. De havennota vaststellen, met een tekort van € 4.000."),
    ("item", "b. Instemmen met de tarieven."),
    ("item", "c. De directie opdragen een kaart te maken."),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a en b conform. Punt c: niet akkoord.", "a besluit, b besluit, c afwijzing"),
        ("a, b conform; c aangehouden", "a besluit, b besluit, c uitstel"),
        ("a t/m c conform", "a besluit, b besluit, c besluit"),
        ("Punten a en c akkoord, punt b wordt aangehouden.", "a goedkeuring, b uitstel, c goedkeuring"),
        ("Conform a en b; c aanhouden.", "a besluit, b besluit, c uitstel"),
        ("Akkoord met a en b. Onderdeel c vervalt.", "a goedkeuring, b goedkeuring, c uitstel"),
        ("Punt c aangehouden, overige punten conform.", "a besluit, b besluit, c uitstel"),
        ("Conform, met uitzondering van punt b, dat wordt aangehouden.", "a besluit, b uitstel, c besluit"),
        ("Conform, behalve c.", "a besluit, b besluit, c none"),
        ("a conform. Punt b is gewijzigd: de pont vaart tot mei.", "a besluit, b gewijzigd"),
        ("Conform.", ""),
        ("Conform, met dien verstande dat punt 3 van de nota vervalt.", ""),
        ("d en e conform.", ""),
        ("De pont vaart tot 3 mei.", ""),
    ],
)
def test_points_are_told_apart(text: str, told: str) -> None:
    assert ", ".join(f"{one.mark} {one.kind}" for one in point_rulings(text, ["a", "b", "c"])) == told


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("Besluit: 1, 2 en 4: conform.", True), ("Besluit: conform.", False), ("Besluit: 3 ponten gekocht.", False)],
)
def test_an_outcome_that_only_names_points_tells_nothing_by_itself(text: str, is_so: bool) -> None:
    assert rules_on_points(text) == is_so


def found(*lines: tuple[str, str]) -> list[Decision | Action]:
    document = replace(of_lines(*HEAD, *lines, period=None), kind="besluitenlijst", body="college")
    return list(proposals(document, meeting_of(document)))


def decided(*lines: tuple[str, str]) -> list[tuple[str, str]]:
    return [(one.kind, one.quote) for one in found(*lines) if isinstance(one, Decision)]


def test_each_point_has_its_own_ruling() -> None:
    ruling = "Besluit: a conform. Punt b is aangehouden. Punt c is gewijzigd: de directie maakt voor mei een kaart."
    assert decided(*ITEM, ("body", ruling)) == [
        ("vaststelling", "a. De havennota vaststellen, met een tekort van € 4.000."),
        ("uitstel", "Punt b is aangehouden."),
        ("opdracht", "Punt c is gewijzigd: de directie maakt voor mei een kaart."),
    ]


def test_what_a_point_sets_somebody_was_agreed_on() -> None:
    item = (*ITEM[:2], ("item", "a. De nota toezenden aan de raad."), ("item", "b. De kade te verven."))
    tasks = [one for one in found(*item, ("body", "Besluit: a conform, b aangehouden.")) if isinstance(one, Action)]
    assert [(one.kind, one.quote) for one in tasks] == [("afspraak", "a. De nota toezenden aan de raad.")]


def test_points_need_no_te_to_be_proposed() -> None:
    quotes = [quote for _, quote in decided(*ITEM, ("body", "Besluit: Conform."))]
    assert [quote[:2] for quote in quotes] == ["a.", "b.", "c."]


@pytest.mark.parametrize(
    ("proposal", "kinds"),
    [
        ("Voorstel: De nota vaststellen.", ["vaststelling"]),
        ("Voorstel: Mevrouw Vos te benoemen als lid. De heer Oud decharge te verlenen.", ["benoeming", "besluit"]),
        ("Voorstel: De nota vaststellen. Er zijn zienswijzen ingediend om haar in te trekken.", ["vaststelling"]),
    ],
)
def test_what_stands_behind_the_label_is_proposed_up_to_what_is_told(proposal: str, kinds: list[str]) -> None:
    made = found(("heading", "3. Haven"), ("body", proposal), ("body", "Besluit: Conform."))
    assert [one.kind for one in made if isinstance(one, Decision)] == kinds
    assert all("oorstel" not in one.decision for one in made if isinstance(one, Decision))


@pytest.mark.parametrize("told", ["De boten zijn verlopen.", "a. De kosten zijn hoog omdat de leden klagen."])
def test_what_is_told_is_no_proposal(told: str) -> None:
    lines = (("heading", "3. Verlenging huur steiger"), ("item", told), ("body", "Besluit: Conform."))
    assert [kind for kind, _ in decided(*lines)] == ["verlenging"]


def test_what_goes_back_is_put_off() -> None:
    assert [kind for kind, _ in decided(*ITEM, ("body", "Besluit: Terug naar de afdeling."))] == ["uitstel"]


def test_neither_the_ruling_nor_a_point_it_turns_down_is_told_again() -> None:
    document = of_lines(
        ("item", "a. Kade verven"), ("item", "b. Pont kopen"), ("body", "a conform."), ("body", "b: niet akkoord.")
    )
    ruled, others = [], []
    for first, rule in (
        ("a. ", "voorstel-met-besluit"),
        ("b. ", "x"),
        ("a conform", "x"),
        ("b: ", "voorstel-met-besluit"),
    ):
        start = document.text.index(first)
        place, quote = cut(document, start, document.text.index("\n", start))
        one = Decision(place=place, quote=quote, rule=rule, confidence=1.0, kind="besluit", decision=quote)
        (others if rule == "x" else ruled).append(one)
    assert without_spent([*ruled, *others]) == ruled
