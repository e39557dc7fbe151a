"""What an outcome word says."""

import pytest

from corpus import table
from pipeline.decisions.rulings.outcomecolumns import role_of
from pipeline.decisions.rulings.outcomewords import kind_by_title, outcome_kind, reply_kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Conform", "besluit"),
        ("Ongewijzigd vastgesteld.", "vaststelling"),
        ("Met algemene stemmen aangenomen", "besluit"),
        ("Aangehouden tot de vergadering van mei", "uitstel"),
        ("Niet behandeld", "none"),
        ("Besproken en akkoord bevonden.", "goedkeuring"),
        ("Ingestemd met de kanttekening dat de pont later vaart", "instemming"),
        ("Akkoord mits binnen budget", "goedkeuring"),
        ("Besproken", None),
        ("Onder voorbehoud", None),
        ("-", "none"),
        ("De raad spreekt over de kade.", None),
        ("12", None),
    ],
)
def test_an_outcome_word_has_a_type(text: str, kind: str | None) -> None:
    assert outcome_kind(text) == kind


@pytest.mark.parametrize(
    ("kind", "title", "expected"),
    [
        ("besluit", "Vaststelling agenda", "vaststelling"),
        ("besluit", "Benoeming lid rekenkamer", "benoeming"),
        ("afwijzing", "Vaststelling agenda", "afwijzing"),
        ("besluit", "Motie over de kade", "besluit"),
    ],
)
def test_the_title_makes_a_plain_decision_more_exact(kind: str, title: str, expected: str) -> None:
    assert kind_by_title(kind, title) == expected


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Collegevoorstel tot vaststellen van de Verordening havengeld", "vaststelling"),
        ("Raadsvoorstel tot benoeming van een griffier", "benoeming"),
        ("Voorstel inzake een verzoek om bindend advies voor de steiger", "advies"),
        ("Voorstel van de raad inzake de kaders voor vaststelling", "besluit"),
        ("Motie voor een tweede steiger", "besluit"),
    ],
)
def test_the_title_of_a_proposal_tells_what_was_decided(title: str, kind: str) -> None:
    assert kind_by_title("besluit", title) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Advies TO", "advies"),
        ("OR-advies", "advies"),
        ("Advies van de commissie", "advies"),
        ("Adviesaanvraag rooster", "goedkeuring"),
        ("Advies over het rooster van de balie", "goedkeuring"),
        ("Rooster", "goedkeuring"),
    ],
)
def test_agreement_with_one_s_own_advice_advises(title: str, kind: str) -> None:
    assert kind_by_title("goedkeuring", title) == kind


@pytest.mark.parametrize("row", table("outcome_words.csv"), ids=lambda row: row["example"])
def test_every_outcome_word_fits_its_example_and_not_its_counterexample(row: dict[str, str]) -> None:
    assert outcome_kind(row["example"]) == row["kind"]
    assert outcome_kind(row["counterexample"]) != row["kind"]


@pytest.mark.parametrize("row", table("reply_words.csv"), ids=lambda row: row["example"])
def test_every_reply_fits_its_example_and_not_its_counterexample(row: dict[str, str]) -> None:
    assert reply_kind(row["example"]) == row["kind"]
    assert reply_kind(row["counterexample"]) != row["kind"]


@pytest.mark.parametrize("row", table("outcome_columns.csv"), ids=lambda row: row["example"])
def test_every_head_fits_its_example_and_not_its_counterexample(row: dict[str, str]) -> None:
    assert role_of(row["example"]) == row["role"]
    assert role_of(row["counterexample"]) != row["role"]
