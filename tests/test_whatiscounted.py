"""What is counted, without what the sentence says beside it: the source, the bound, the change, another's term."""

from __future__ import annotations

import pytest

from models.counts.scene import Memory
from models.figures import figures


def told(text: str) -> list[str | None]:
    return [figure.what for figure in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In de havenmonitor zei 46 procent de folder te kennen.", "folder"),
        ("Volgens een recente studie had 32 procent hoogtevrees.", "hoogtevrees"),
        # what is studied is what is counted
        ("In het onderzoek zijn 12 schippers gehoord.", "schippers gehoord onderzoek"),
        ("De monitor telde 12 schepen.", "schepen door monitor"),
        # a change beside the count, and one that is counted itself
        ("In 2024 meldden zich 143 schippers, een stijging van 28 procent.", "schippers"),
        ("Er waren 12 klachten over een stijging van de huur.", "klachten over een stijging van de huur"),
        # where a bound is said around its verb
        ("De uitgaven mogen niet hoger zijn dan € 45.000.", "uitgaven"),
        ("De uitgaven waren in de haven hoger dan € 45.000.", "uitgaven in de haven"),
    ],
)
def test_what_is_counted_is_without_source_change_and_bound(text: str, expected: str) -> None:
    assert told(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het liggeld was niet hoger dan € 45.", "at_most"),
        ("Het liggeld mag niet hoger zijn dan € 45.", "at_most"),
        ("De sluis mag niet kleiner zijn dan 45 meter en kost niet lager dan € 45.", "at_least"),
        ("Het liggeld was hoger dan € 45.", "more_than"),
    ],
)
def test_a_denied_comparison_is_a_bound(text: str, expected: str) -> None:
    assert figures(text)[-1].amount.qualifier == expected


def test_a_second_share_keeps_the_subject_of_the_first() -> None:
    both = told("Vissers vormen 19 procent van de inwoners, maar 34 procent van de melders.")
    assert both == ["inwoners door Vissers", "melders door Vissers"]
    other = told("Vissers vormen 19 procent van de inwoners, maar 34 procent van de melders kwam van buiten.")
    assert "Vissers" not in (other[1] or "")


def test_a_term_that_is_set_is_called_as_before() -> None:
    memory = Memory(recent=("De behandeltermijn van klachten is te lang.",))
    text = "Het college heeft besloten de termijn terug te brengen van twaalf naar acht weken."
    assert [figure.what for figure in figures(text, memory)] == ["behandeltermijn van klachten"] * 2
    assert told("De wachttijd is teruggebracht van twaalf naar acht weken.") == ["wachttijd", "wachttijd"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De aanvoer liep dit najaar met 8% terug.", "daling aanvoer"),
        ("Het aantal schepen nam met 37 toe.", "toename schepen"),
        ("De kosten daalden met 9%.", "daling kosten"),
        ("Het gebruik is met 12% gestegen.", "stijging gebruik"),
        ("De huur van de kade wordt met drie jaar verlengd.", "verlenging huur de kade"),
        (
            "De lading is uitgekomen op 4,3%, dat is 0,6 procentpunt lager dan een jaar eerder.",
            "lager lading uitgekomen",
        ),
        ("Er kwam € 6,4 miljoen aan havengeld binnen, een stijging van € 900.000.", "stijging havengeld"),
        # a change that says of what, and one that says not which way it went
        ("De daling van de lading bedroeg 9%.", "daling van de lading"),
        ("De toegang op de kade nam met 8% toe.", "toename toegang op de kade"),
    ],
)
def test_change_is_named_by_its_noun_and_what_changed(text: str, expected: str) -> None:
    assert figures(text)[-1].what == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dat kon, en het leidde tot een besparing van € 3.150 per jaar.", True),
        ("Daarmee is € 2.800 bespaard op de sleepboot.", False),
        ("De besparing is € 2.800 per jaar.", False),
    ],
)
def test_money_that_points_back_takes_what_was_said(text: str, said: bool) -> None:
    memory = Memory(recent=("Er is gekeken of de loods zelf kan worden gehuurd.",))
    (found,) = figures(text, memory)
    assert ("loods" in (found.what or "")) is said


@pytest.mark.parametrize(
    ("text", "said", "unsaid"),
    [
        ("Voor de loodsen, waar niemand aan wal werkt, zijn zes cursussen gehouden.", "loodsen", "wal"),
        ("De havenmeester, die een verslag uitbrengt, heeft elf schippers doorverwezen.", "havenmeester", "verslag"),
        ("Als de loodsen er zijn, komen er zes cursussen.", "cursussen", "loodsen"),
    ],
)
def test_what_opens_the_sentence_is_kept_over_a_relative_clause(text: str, said: str, unsaid: str) -> None:
    (found,) = figures(text)
    assert said in (found.what or "")
    assert unsaid not in (found.what or "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Opvallend is de toename bij sleepboten: van 6 naar 15 ritten.", "sleepboten"),
        ("Er was ook een daling onder vaste gasten, van 40 naar 30 overnachtingen.", "vaste gasten"),
        ("Er was een daling van het aantal ritten, van 40 naar 30 ritten.", None),
        ("Er was een daling bij deze: van 40 naar 30 ritten.", None),
        ("De toename bij sleepboten was groot; er waren 15 ritten.", None),
    ],
)
def test_what_changed_is_the_category_of_both_numbers(text: str, expected: str | None) -> None:
    assert {figure.category for figure in figures(text)} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er zijn drie schippers verwezen.", "schippers verwezen"),
        ("De haven is door 12 schippers bezocht.", "schippers bezocht haven"),
        ("Drie schippers vertrokken naar zee.", "schippers naar zee"),
        ("Drie schippers bezocht de havenmeester zelf.", "schippers havenmeester"),
    ],
)
def test_a_verb_that_is_also_a_participle_narrows_behind_its_helper(text: str, expected: str) -> None:
    assert told(text) == [expected]
