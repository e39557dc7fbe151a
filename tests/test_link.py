"""The same commitment in a later document is tied to it; what only looks like it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.conclusions import Link
from pipeline.extract import extract, passages_of
from pipeline.knowledge.rows import fact_id
from pipeline.link import link
from pipeline.read import read
from pipeline.records import Action, Document, Sentence
from pipeline.split import split

Told = Callable[..., list[tuple[str | None, str, str]]]

LIST = """# Toezeggingenlijst gemeenteraad van Lekduin

Gemeente Lekduin, stand {day}

| Nr. | Toezegging | Portefeuillehouder | Termijn | Stand van zaken |
| --- | --- | --- | --- | --- |
"""
MINUTES = """# Verslag stuurgroep Waterplan

Provincie Noorderland, {day}

## 1. Opening

De voorzitter opent de vergadering. De agenda wordt vastgesteld.

## 2. Vorig verslag

Het verslag wordt ongewijzigd vastgesteld.

## 3. Dijken

{text}

## Actielijst

| Nr. | Actie | Wie | Wanneer | Status |
| --- | --- | --- | --- | --- |
"""


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """`told(text, …)`: the follow-ups among these texts, read as files: relation, older and later words."""

    def told(*texts: str) -> list[tuple[str | None, str, str]]:
        documents, facts, passages = [], [], []
        for number, text in enumerate(texts):
            path = tmp_path / f"stuk-{number}.md"
            path.write_text(text, "utf-8")
            own = split(read(path))
            documents += own
            facts += [fact for one in own for fact in extract(one)]
            passages += [passage for one in own for passage in passages_of(one)]
        words = {fact_id(fact): getattr(fact, "action", None) or getattr(fact, "decision", "") for fact in facts}
        return [
            (one.relation, words[one.first], one.passage.quote if one.passage else words[one.second])
            for one in link(documents, facts, passages)
            if one.kind == "follow_up"
        ]

    return told


def report(year: int, body: str, **sections: str) -> str:
    """A yearly report in Markdown, with a chapter per keyword."""
    chapters = "".join(f"## {title.replace('_', ' ')}\n\n{text}\n\n" for title, text in sections.items())
    return f"# Jaarverslag {year} {body}\n\nGemeente Lekduin\n\nIn {year} kwam de raad negen keer bijeen.\n\n{chapters}"


def test_a_list_of_commitments_is_followed_from_quarter_to_quarter(told: Told) -> None:
    bridge = "| 1 | De wethouder informeert de raad over het onderhoud van de Spoorbrug. | wethouder Bos |"
    budget = "| 2 | Het college stuurt de raad een evaluatie van de buurtbudgetten. | wethouder Prins |"
    sport = "| 3 | Het college stuurt de raad een evaluatie van de sportsubsidies. | wethouder Prins |"
    first = LIST.format(day="31 maart 2022") + f"{bridge} Q2 2022 | Open |\n{budget} mei 2022 | Open |\n"
    second = (
        LIST.format(day="30 juni 2022")
        + f"{bridge} Q2 2022 | Gereed, brief van 14 juni |\n{budget} oktober 2022 | Open |\n{sport} 2023 | Open |\n"
    )
    third = LIST.format(day="30 september 2022") + f"{budget} oktober 2022 | Open |\n{sport} 2023 | Vervallen |\n"
    assert [(relation, later.split()[-1]) for relation, _, later in told(third, first, second)] == [
        ("afgerond", "Spoorbrug."),
        ("uitgesteld", "buurtbudgetten."),
        ("herhaald", "buurtbudgetten."),
        ("vervallen", "sportsubsidies."),
    ]


def test_actions_of_minutes_are_followed_and_standing_business_is_not(told: Told) -> None:
    first = MINUTES.format(day="19 januari 2023", text="Actiepunt: Karin Vos stelt een dijkplan op voor de Lek.")
    first += "| 1 | Dijkplan opstellen voor de Lek | Karin Vos | 1 maart 2023 | open |\n"
    first += "| 2 | Waterschap uitnodigen voor een gesprek over de leges | Ali Can | maart 2023 | open |\n"
    second = MINUTES.format(day="16 maart 2023", text="De stuurgroep besluit de gemalen te laten keuren.")
    second += "| 1 | Dijkplan opstellen voor de Lek | Karin Vos | 1 mei 2023 | open |\n"
    second += "| 3 | Gemeenten uitnodigen voor een gesprek over de subsidies | Ali Can | mei 2023 | open |\n"
    found = told(first, second)
    assert {later for _, _, later in found} == {"Dijkplan opstellen voor de Lek."}
    assert "uitgesteld" in {relation for relation, _, _ in found}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # in other words, under the same heading
        ("De wethouder heeft toegezegd de speeltuin te vernieuwen.", "De speeltuin is nog niet vernieuwd.", "nog open"),
        ("De gemeente zal een folder voor starters uitbrengen.", "De folder voor starters komt er niet.", "vervallen"),
        ("Wij gaan een huishoudelijk reglement opstellen.", "Het huishoudelijk reglement is vastgesteld.", "afgerond"),
        # without a word in common, the only thing pending
        ("De wethouder zegde toe twee consulenten te werven.", "Dat is een jaar uitgesteld.", "uitgesteld"),
        # said again
        (
            "Wij gaan een huishoudelijk reglement opstellen.",
            "Wij gaan een huishoudelijk reglement opstellen.",
            "herhaald",
        ),
        # near-misses: another subject, no progress, a new promise
        ("De wethouder heeft toegezegd de speeltuin te vernieuwen.", "De bomen langs de singel bloeien.", None),
        ("Wij gaan een huishoudelijk reglement opstellen.", "Wij gaan een communicatieplan opstellen.", None),
        ("De gemeente zal de nota Bomen 2021 opstellen.", "De gemeente zal de nota Bomen 2022 opstellen.", None),
        ("De gemeente zal het wijkplan Noord opstellen.", "De gemeente zal het wijkplan Zuid opstellen.", None),
    ],
)
def test_a_promise_is_tied_to_what_became_of_it(told: Told, before: str, after: str, expected: str | None) -> None:
    found = told(report(2021, "Adviesraad Wonen", Buurten=before), report(2022, "Adviesraad Wonen", Buurten=after))
    assert [relation for relation, _, _ in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # the kind is named, and there is one of it
        ("Wij hebben het college geadviseerd de paden te strooien.", "Ons advies is niet opgevolgd.", ["vervallen"]),
        (
            "Wij hebben het college geadviseerd de paden te strooien.",
            "Wij hebben het college geadviseerd vaker te maaien. Ons advies is niet opgevolgd.",
            [],
        ),
        # the sentence behind it says that it is for next year
        (
            "Wij gaan een marktplan opstellen. Daarover leest u volgend jaar meer.",
            "De raad heeft besloten de kramen te verplaatsen.",
            ["afgerond"],
        ),
        (
            "Wij gaan een marktplan opstellen. Volgend jaar is een schrikkeljaar.",
            "De raad heeft besloten de kramen te verplaatsen.",
            [],
        ),
        # what is said on
        (
            "De wethouder heeft toegezegd de haltes te verlichten.",
            "De verlichting van de haltes is uitgesteld. Uiteindelijk is de klus in mei geklaard.",
            ["uitgesteld", "afgerond"],
        ),
        (
            "De wethouder heeft toegezegd de haltes te verlichten.",
            "De verlichting van de haltes is uitgesteld. De markt is in mei geopend.",
            ["uitgesteld"],
        ),
        # the subject of the heading itself is dropped: so is what was pending under it
        (
            "Wij gaan met de buren praten. De wethouder heeft toegezegd schommels te plaatsen.",
            "Het buurtplein komt er niet.",
            ["vervallen"],
        ),
        (
            "Wij gaan met de buren praten. De wethouder heeft toegezegd schommels te plaatsen.",
            "De braderie komt er niet.",
            [],
        ),
        # what was refused is promised, and a refusal told again is no news
        (
            "Wij hebben het college verzocht de bomen te snoeien. Dat verzoek is niet gehonoreerd.",
            "De wethouder zegde toe in de herfst de bomen langs de singel te snoeien.",
            ["nog open"],
        ),
    ],
)
def test_the_heading_and_the_sentence_before_tell_what_a_passage_is_about(
    told: Told, before: str, after: str, expected: list[str]
) -> None:
    found = told(
        report(2021, "Adviesraad Wonen", Buurtplein=before), report(2022, "Adviesraad Wonen", Buurtplein=after)
    )
    assert [relation for relation, _, _ in found] == expected


def test_of_two_older_passages_the_one_whose_words_are_said_again_is_meant(told: Told) -> None:
    before = "Het college heeft de code op 5 juli 2021 vastgesteld. "
    before += "Wij adviseren de directie om de gedragscode jaarlijks in elk team te bespreken."
    after = "Het advies om de code jaarlijks in elk team te bespreken is deels overgenomen."
    found = told(report(2021, "Adviesraad Wonen", Code=before), report(2022, "Adviesraad Wonen", Code=after))
    assert [older for _, older, _ in found] == [before.split(". ")[1]]


def test_what_was_meant_for_a_month_is_tied_to_what_happened_then(told: Told) -> None:
    before = report(2021, "Adviesraad Wonen", Raad="Wij gaan in mei 2022 een braderie houden.")
    after = report(2022, "Adviesraad Wonen", Buurten="Op 14 mei 2022 werd een braderie gehouden.")
    later = report(2022, "Adviesraad Wonen", Buurten="Op 14 juni 2022 werd een braderie gehouden.")
    assert [relation for relation, _, _ in told(before, after)] == ["afgerond"]
    assert told(before, later) == []


def test_the_same_words_of_another_body_are_another_matter(told: Told) -> None:
    words = "Wij gaan een huishoudelijk reglement opstellen."
    assert told(report(2021, "Adviesraad Wonen", Werk=words), report(2022, "Cliëntenraad Zorg", Werk=words)) == []


def test_under_another_heading_more_must_be_shared(told: Told) -> None:
    before = report(2021, "Adviesraad Wonen", Vervoer="De wethouder heeft toegezegd de haltes te verlichten.")
    elsewhere = report(
        2022, "Adviesraad Wonen", Veiligheid="De poorten zijn nog niet verlicht, dat is een jaar uitgesteld."
    )
    assert told(before, elsewhere) == []


# what the records alone decide


@pytest.fixture
def listed(make_document: Any, make_action: Any) -> Callable[..., tuple[Document, list[Action]]]:
    """`listed(day, text, …)`: minutes of that day with an action a line; a line is words, or words and fields."""

    def listed(day: str, *lines: str | tuple[str, dict[str, Any]]) -> tuple[Document, list[Action]]:
        rows = [(line, {}) if isinstance(line, str) else line for line in lines]
        text = f"Verslag van {day}\n" + "\n".join(words for words, _ in rows)
        fields = {"kind": "verslag overleg", "organisation": "Gemeente Lekduin", "body": "stuurgroep", "period": day}
        document = make_document(text, **fields)
        begins = [text.index(words) for words, _ in rows]
        assert begins == sorted(begins)
        return document, [make_action(document, words, **more) for words, more in rows]

    return listed


def links_of(*issues: tuple[Document, list[Action]]) -> list[Link]:
    return link([document for document, _ in issues], [fact for _, facts in issues for fact in facts])


ASK = "Waterschap uitnodigen voor een gesprek over de leges"


def test_two_equally_good_candidates_are_tied_to_none(listed: Any) -> None:
    first = listed("2023-01-10", (f"{ASK} (Ali)", {"owner": "Ali"}), (f"{ASK} (Eva)", {"owner": "Eva"}))
    second = listed("2023-02-10", (f"{ASK} (Bea)", {"owner": "Bea"}))
    found = links_of(first, second)
    assert {one.kind for one in found} == {"undecided"}
    assert [one.first for one in found] == [fact_id(fact) for fact in first[1]]
    assert all("even waarschijnlijk" in (one.reason or "") for one in found)


def test_the_owner_decides_between_equal_candidates(listed: Any) -> None:
    first = listed("2023-01-10", (f"{ASK} (Ali)", {"owner": "Ali"}), (f"{ASK} (Eva)", {"owner": "Eva"}))
    second = listed("2023-02-10", (f"{ASK} (Eva)", {"owner": "Eva", "status": "gereed"}))
    (found,) = links_of(first, second)
    assert (found.first, found.relation) == (fact_id(first[1][1]), "afgerond")


def test_each_document_is_tied_to_the_one_before_it(listed: Any) -> None:
    issues = [listed(day, ASK) for day in ("2023-03-10", "2023-01-10", "2023-02-10")]
    ids = {document.period: fact_id(facts[0]) for document, facts in issues}
    assert [(one.first, one.second) for one in links_of(*issues)] == [
        (ids["2023-01-10"], ids["2023-02-10"]),
        (ids["2023-02-10"], ids["2023-03-10"]),
    ]


def test_two_documents_of_one_day_are_not_followed(listed: Any) -> None:
    assert links_of(listed("2023-01-10", ASK), listed("2023-01-10", f"{ASK}", "Iets anders regelen")) == []


@pytest.mark.parametrize("words", ["Dit uitzoeken", "Deze inhoud in de handreiking van het loket opnemen"])
def test_words_that_fit_any_matter_are_no_repeat(listed: Any, words: str) -> None:
    assert links_of(listed("2023-01-10", words), listed("2023-02-10", words)) == []


def test_nothing_is_tied_without_an_organisation_or_a_day(make_document: Any, make_action: Any) -> None:
    for fields in ({"organisation": None, "period": "2021"}, {"organisation": "Gemeente Lekduin", "period": None}):
        documents = [make_document(f"{ASK} {number}", body="stuurgroep", **fields) for number in (1, 2)]
        assert link(documents, [make_action(one, ASK) for one in documents]) == []


@pytest.mark.parametrize(
    ("second", "kinds"),
    [
        ("Wij zullen de brug, de sluis en de kade in het najaar laten keuren door een erkend bureau uit de regio. ", 1),
        (
            "De stuurgroep heeft vorige week lang gesproken over de inrichting van het plein en de bomen langs de weg. ",
            0,
        ),
    ],
)
def test_a_copy_is_known_by_its_words_and_followed_no_further(make_document: Any, second: str, kinds: int) -> None:
    first = "Wij zullen de brug, de sluis en de kade in het najaar laten keuren door een erkend bureau uit de regio. "
    rest = " ".join(
        f"Op punt {number} van de lijst is {number * 7} keer gewezen door de buurt." for number in range(40)
    )
    documents = [
        make_document(f"{kind}\n{text}", organisation="Gemeente Lekduin", period="2021", kind="jaarverslag")
        for kind, text in (("pdf", first + rest), ("tekst", second + (rest if kinds else "")))
    ]
    said = [
        Sentence(document=one.id, number=1, section=1, start=0, end=len(one.text), text=one.text) for one in documents
    ]
    assert [one.kind for one in link(documents, [], said)] == ["duplicate"] * kinds


@pytest.mark.parametrize(
    ("more", "score"),
    [({}, 100.0), ({"printed": "9"}, 0.0), ({"period": "2020"}, None), ({"category": "agressie"}, None)],
)
def test_a_figure_stated_twice_is_tied(
    make_document: Any, make_figure: Any, more: dict[str, Any], score: float
) -> None:
    fields = {"what": "meldingen", "category": "pesten", "period": "2021"}
    figures = []
    for number, own in enumerate(({}, more)):
        printed = own.get("printed", "7")
        home = {"organisation": "Gemeente Lekduin", "body": "bureau", "period": f"202{number + 1}"}
        document = make_document(f"Er waren {printed} meldingen in stuk {number}.", **home)
        rest = {key: value for key, value in own.items() if key != "printed"}
        figures.append((document, make_figure(document, document.text, printed, **fields | rest)))
    found = link([document for document, _ in figures], [figure for _, figure in figures])
    assert [(one.kind, one.score) for one in found] == ([] if score is None else [("same_figure", score)])
