"""Verdicts follow from the proofs of all documents of an organisation and year; silence is never a violation."""

from __future__ import annotations

import pytest

from pipeline.check import judge, lacking, left_out, years_of
from pipeline.knowledge.rows import fact_id

TEXT = "Wij hebben dit.\nWij gaan dit doen.\nWij doen dit niet."
BELEID, EED = "AW4-1-beleid", "AW5-eed"
QUOTES = {"states": "Wij hebben dit.", "partly": "Wij gaan dit doen.", "denies": "Wij doen dit niet."}


@pytest.fixture
def report(make_document):
    """`report(text=…, **fields)`: an annual report over 2022 of one municipality."""
    known = {"kind": "jaarverslag", "title": "Jaarverslag", "organisation": "Gemeente Lekduin", "period": "2022"}
    return lambda text=TEXT, **fields: make_document(text, **(known | fields))


@pytest.fixture
def proofs(make_proof):
    """`proofs(document, duty, strength, …)`: one proof per strength; «plan» is a partial one that speaks of a plan."""

    def made(document, duty, *strengths):
        return [
            make_proof(document, QUOTES["partly"], duty, strength="partly", rule="cue+planned")
            if strength == "plan"
            else make_proof(document, QUOTES[strength], duty, strength=strength, rule="cue")
            for strength in strengths
        ]

    return made


def verdict(documents, proofs, duty, year=2022):
    return next(one for one in judge(documents, proofs) if (one.obligation, one.year) == (duty, year))


@pytest.mark.parametrize(
    ("duty", "strengths", "outcome"),
    [
        (BELEID, ["states"], "voldaan"),
        (BELEID, ["states", "partly", "denies"], "voldaan"),  # one thing not done does not undo a policy
        (EED, ["states", "denies"], "deels"),  # everybody has to take the oath
        (EED, ["partly"], "deels"),
        (EED, ["plan"], "deels"),
        (EED, ["denies"], "weersproken"),
        (EED, ["denies", "plan"], "weersproken"),  # a plan does not make it done
        (EED, ["denies", "partly"], "deels"),
        (EED, [], "niet aangetoond"),
    ],
)
def test_the_outcome_follows_from_the_strengths(report, proofs, duty, strengths, outcome) -> None:
    document = report()
    assert verdict([document], proofs(document, duty, *strengths), duty).outcome == outcome


def test_a_verdict_rests_on_the_passages_that_carry_it(report, proofs) -> None:
    document = report()
    states, partly = proofs(document, BELEID, "states", "partly")
    found = verdict([document], [states, partly], BELEID)
    assert found.proofs == (fact_id(states),)
    assert found.reason == "Eén passage laat zien dat dit gebeurt."


def test_what_falls_short_is_said(report, proofs) -> None:
    document = report()
    found = verdict([document], proofs(document, EED, "states", "denies"), EED)
    assert found.reason == "De documenten laten zien dat dit gebeurt, maar ook dat het ontbreekt of tekortschiet."
    assert len(found.proofs) == 2


def test_documents_of_one_year_are_taken_together(report, proofs) -> None:
    first, second = report(), report("Wij hebben dit.\nEen ander stuk.", part=2, kind="brief")
    assert verdict([first, second], proofs(second, EED, "states"), EED).outcome == "voldaan"


def test_a_sitting_year_counts_for_both_its_years(report, proofs) -> None:
    document = report(period="2021/2022")
    found = judge([document], proofs(document, EED, "states"))
    assert [one.year for one in found if one.obligation == EED and one.outcome == "voldaan"] == [2021, 2022]


@pytest.mark.parametrize(
    ("duty", "fields", "reason"),
    [
        (BELEID, {}, "In de verantwoording over 2022 is dit niet aangetroffen."),
        (BELEID, {"title": "Jaarverslag Ondernemingsraad"}, "een verantwoording van de werkgever over 2022 is niet"),
        (BELEID, {"text": "De COR vergaderde. " * 20, "body": "Centrale OR"}, "van de werkgever over 2022 is niet"),
        (BELEID, {"body": "Centrale OR"}, "In de verantwoording over 2022 is dit niet aangetroffen."),
        (EED, {}, "dat zegt niet dat het niet gebeurt"),
    ],
)
def test_silence_is_explained_and_no_violation(report, duty, fields, reason) -> None:
    found = verdict([report(**fields)], [], duty)
    assert found.outcome == "niet aangetoond"
    assert reason in found.reason


def test_the_law_does_not_hold_for_the_police(report) -> None:
    found = verdict([report(organisation="Nationale Politie")], [], BELEID)
    assert (found.outcome, found.proofs) == ("niet van toepassing", ())


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, [2022]),
        ({"period": "2019/2020"}, [2019, 2020]),
        ({"period": None, "published": "2023-05"}, [2023]),
        ({"period": None}, []),
        ({"period": "2023/2026", "published": "2024-02"}, [2024]),
        ({"period": "2023/2026"}, []),  # a plan for years is an account of none of them
    ],
)
def test_a_document_accounts_for_its_years(report, fields, expected) -> None:
    assert list(years_of(report(**fields))) == expected


def test_a_document_of_nobody_counts_for_nothing_and_is_named(report, proofs) -> None:
    document = report(organisation=None)
    found = proofs(document, EED, "states")
    assert judge([document], found) == []
    assert left_out([document], found) == [document]


def test_a_letter_that_speaks_to_no_duty_gives_no_verdict(report) -> None:
    assert judge([report(kind="brief")], []) == []


def test_only_article_4_is_looked_at_strictly(report, proofs) -> None:
    document = report()
    found = judge([document], proofs(document, BELEID, "states"))
    missing = {one.obligation for one in lacking(found)}
    assert BELEID not in missing
    assert "AW4-3-gedragscode" in missing
    assert not {one for one in missing if one.startswith(("AW5", "WBK", "VP", "WOR"))}
