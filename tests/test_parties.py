"""Who is named in a sentence, and who is the subject of its verb."""

import pytest

from models.grammar.agents import agent, partner, place
from models.grammar.parties import known_names, parties
from models.grammar.subjects import subject


def subject_of(text: str, verb: str) -> str | None:
    start = text.index(verb)
    found = subject(text, start, start + len(verb), parties(text))
    return found.text if found else None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("De raad vraagt de wethouder Wonen om een brief.", ["De raad", "de wethouder Wonen"]),
        ("Het (vorige) college sprak met P&O.", ["Het (vorige) college", "P&O"]),
        ("Sanne de Wit belt met de minister van Financiën.", ["Sanne de Wit", "de minister van Financiën"]),
        ("In maart was de RI&E klaar.", []),
        ("Daarom is de weg dicht.", []),
        ("Over de sluis vroeg de OR het CvB om een brief.", ["de OR", "het CvB"]),
        ("De kantonrechter en het bestuursteam lazen de nota.", ["De kantonrechter", "het bestuursteam"]),
        ("De vicevoorzitter belt de directeur-generaal.", ["De vicevoorzitter", "de directeur-generaal"]),
        ("Er is recht op een bestuurskamer.", []),
        ("De XYZ meldt dat de RI&E klaar is.", ["De XYZ"]),
        (
            "Portefeuillehouder Van der Meer belt mevrouw Van Gool.",
            ["Portefeuillehouder Van der Meer", "mevrouw Van Gool"],
        ),
        ("Het keurteam sprak met de provinciaal archeoloog.", ["Het keurteam", "de provinciaal archeoloog"]),
        ("De commissie-Smal en de klankbordleden kwamen bijeen.", ["De commissie-Smal", "de klankbordleden"]),
        ("De doelgroep kreeg stoom af te blazen.", []),
    ],
)
def test_parties_are_named_as_printed(text: str, named: list[str]) -> None:
    assert [party.text for party in parties(text)] == named


@pytest.mark.parametrize(
    ("text", "verb", "who"),
    [
        ("Daarom heeft uw raad ons gevraagd de weg te maken.", "heeft", "uw raad"),
        ("3. De wethouder overlegt met de provincie en zal de weg laten maken.", "zal", "De wethouder"),
        ("Het bestuur heeft de sluis bezocht.", "heeft", "Het bestuur"),
        ("In mei heeft het bestuur de sluis bezocht.", "heeft", "het bestuur"),
        ("De raad en het college hebben overlegd.", "hebben", "De raad en het college"),
        ("De nota die het college in mei heeft gelezen, is lang.", "heeft", "het college"),
        ("Het CvB las de nota en heeft de sluis bezocht.", "heeft", "Het CvB"),
        ("De nota die het CvB in mei heeft gelezen, is lang.", "heeft", "het CvB"),
        ("De plannen waarmee wij in mei hebben ingestemd, zijn klaar.", "hebben", "wij"),
        ("Zij vroeg het aan de directeur, die heeft toegezegd te komen.", "heeft", "de directeur"),
        ("Het is de nota van de directie, die heeft geleid tot kritiek.", "heeft", None),
        ("Daarover wordt gesproken.", "wordt", None),
    ],
)
def test_the_subject_stands_by_the_verb(text: str, verb: str, who: str | None) -> None:
    assert subject_of(text, verb) == who


def test_a_passive_sentence_names_who_did_it_where_or_with_whom() -> None:
    done = "De sluis is door het waterschap Veenland gekeurd."
    there = "In de stuurgroep is gekozen voor beton."
    together = "Met de bonden is gesproken."
    assert [party.text for party in (agent(done, parties(done)),) if party] == ["het waterschap Veenland"]
    assert [party.text for party in (place(there, parties(there)),) if party] == ["de stuurgroep"]
    assert [party.text for party in (partner(together, parties(together)),) if party] == ["de bonden"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Vastgesteld in de COR-vergadering van 4 mei.", ["de COR"]),
        ("In de XYZ van 4 mei 2023 is de kaart vastgesteld.", ["de XYZ"]),
        ("In de XYZ is de kaart opgenomen.", []),
    ],
)
def test_a_body_known_by_its_letters_sits_on_a_day_or_in_its_meeting(text: str, who: list[str]) -> None:
    assert [party.text for party in (place(text, parties(text)),) if party] == who


def test_a_first_name_alone_is_known_from_the_full_name() -> None:
    known = known_names("Aanwezig: Tjibbe Hamstra en Wietske Oud.")
    assert [party.text for party in parties("Tjibbe belt.", known)] == ["Tjibbe"]
    assert parties("Tjibbe belt.") == []


def test_a_name_does_not_run_on_in_the_next_line() -> None:
    known = known_names("Naam\tAanwezig\nTjibbe van Hamstra\tja")
    assert [party.text for party in parties("Tjibbe belt.", known)] == ["Tjibbe"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("De focus van de raad zal op de haven liggen.", None),
        ("Het bestuur van de gemeente zal de haven sluiten.", "Het bestuur"),
        ("De raad zal de haven sluiten.", "De raad"),
    ],
)
def test_what_belongs_to_a_party_does_not_make_it_the_subject(text: str, who: str | None) -> None:
    assert subject_of(text, "zal") == who


def test_the_last_meeting_is_a_time_and_no_party() -> None:
    assert [party.text for party in parties("De vorige vergadering heeft de raad akkoord gegeven.")] == ["de raad"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Aan Joris Kamp wordt een brief gevraagd.", ["Joris Kamp"]),
        ("Met Joris is een dag gekozen.", ["Joris"]),
        ("Volgens De Heer Kamp regent het.", ["De Heer Kamp"]),
        ("De heer Kamp belt.", ["De heer Kamp"]),
        ("Aan Kade en Steiger wordt gewerkt.", []),
        ("Daarom Woensdag niet.", []),
    ],
)
def test_a_small_word_in_front_of_a_name_is_no_part_of_it(text: str, named: list[str]) -> None:
    assert [party.text for party in parties(text, frozenset({"joris", "kamp"}))] == named


def test_a_full_name_behind_a_small_word_makes_its_parts_known() -> None:
    assert known_names("Voor Joris Kamp is dit nieuw.") == {"joris", "kamp"}
