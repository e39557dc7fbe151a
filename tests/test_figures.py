"""Figures in prose: what is counted, and when; and what is none. All bodies are fictional."""

import time

import pytest

from models import build
from models.counts.scene import Counted, Memory
from models.figures import figures


def told(*sentences: str) -> list[Counted]:
    """The figures of the last sentence, the ones before it remembered."""
    memory = Memory()
    found: list[Counted] = []
    for sentence in sentences:
        found = figures(sentence, memory)
    return found


COUNTED = [
    # number, then what is counted
    (["Wij ontvingen 46 signalen over geluidsoverlast."], [("46", "signalen over geluidsoverlast")]),
    (["De griffie telde 770 Bezoekers van de raadzaal."], [("770", "Bezoekers van de raadzaal door griffie")]),
    (["Een viertal nieuwe wijkteams begon."], [("viertal", "nieuwe wijkteams")]),
    (["Eén dijkwachter vertrok."], [("Eén", "dijkwachter")]),
    (["In 2023 25 stagiairs begeleid."], [("25", "stagiairs begeleid")]),
    # what is counted stands before the number
    (["Het aantal boetes bedroeg in 2020 in totaal 31."], [("31", "boetes")]),
    (["Het aantal boetes steeg van 31 naar 44."], [("31", "boetes"), ("44", "boetes")]),
    (["Aantal boetes: 31 in 2015 t.o.v. 28 in 2016."], [("31", "boetes"), ("28", "boetes")]),
    (["Afgegeven ontheffingen: 17"], [("17", "Afgegeven ontheffingen")]),
    (["feitenonderzoeken afgerond 8"], [("8", "feitenonderzoeken afgerond")]),
    # or in the sentence before
    (["Er zijn 60 bezwaren ingediend.", "Daarvan zijn er 18 gegrond."], [("18", "bezwaren gegrond")]),
    (["Er zijn 60 bezwaren ingediend.", "Vijf ervan lopen nog."], [("Vijf", "bezwaren nog lopend")]),
    (["Er zijn 60 bezwaren ingediend.", "In 4 gevallen volgde een hoorzitting."], [("4", "bezwaren hoorzitting")]),
    # said once for several numbers
    (
        ["Tien bezwaren kwamen van bewoners, drie van winkeliers."],
        [("Tien", "bezwaren van bewoners"), ("drie", "bezwaren van winkeliers")],
    ),
    (
        ["Tien interne en drie externe adviseurs."],
        [("Tien", "interne adviseurs"), ("drie", "externe adviseurs")],
    ),
    # more or less than before
    (
        ["Er waren 20 branden in 2020.", "Dat zijn er zes meer dan in 2019 (14)."],
        [("zes", "meer branden"), ("14", "branden")],
    ),
    # a part of a whole: two figures
    (
        ["Bij 9 van de 40 bruggen is roest gevonden."],
        [("9", "bruggen roest gevonden"), ("40", "bruggen")],
    ),
]


@pytest.mark.parametrize(("sentences", "expected"), COUNTED)
def test_counted_thing_is_found(sentences: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(figure.amount.number, figure.what) for figure in told(*sentences)] == expected


MEASURED = [
    ("Het ziekteverzuim bedroeg 5,1%.", "percent", "level", "ziekteverzuim"),
    ("Circa 15% van de bezoekers kwam te laat.", "percent", "share", "bezoekers"),
    ("Het aantal bezoekers is met 12% gedaald.", "percent", "change", "daling bezoekers"),
    ("Dat is een toename van 45% bezoekers.", "percent", "change", "toename bezoekers"),
    ("De proef leverde een besparing van € 2.500,- op.", "eur", "change", "besparing"),
    ("De rondleiding duurt 2 uur per week.", "hours_per_week", "level", "rondleiding"),
    ("Na een jaar wordt de pilot bekeken.", "years", "level", "termijn waarna de pilot wordt bekeken"),
    ("Over vier weken komt het stuk terug.", "weeks", "level", "termijn waarna het stuk terug komt"),
    (
        "Binnen twee dagen kreeg de schipper een brief, zei hij.",
        "days",
        "level",
        "termijn waarbinnen de schipper een brief kreeg",
    ),
]


@pytest.mark.parametrize(("text", "unit", "role", "what"), MEASURED)
def test_measure_is_found_with_what_it_measures(text: str, unit: str, role: str, what: str) -> None:
    (figure,) = told(text)
    assert (figure.amount.unit, figure.role) == (unit, role)
    assert (figure.what or "").startswith(what)


NONE = [
    "Er is geen richtlijn voor dit onderwerp.",
    "Er waren geen mededelingen.",
    "Als er geen klachten zijn, sluit de kamer.",
    "De wethouder kan geen boetes opleggen.",
    "Een inwoner sprak in.",
    "Men is op één lijn gekomen.",
    "Eén loket voor alle inwoners.",
    "Het college verwijst naar artikel 3.",
    "De commissie telt op 7 stappenplan.",
    "Dit staat op bladzijde 12.",
    "Gemeentehuis Lekduin 8",
    "Vergaderzaal 3",
    "Niemand weet hoe lang dit duurt.",
    "De code vraagt dat niemand zich gemeld hoeft te voelen.",
    "Geen documenten verstrekken.",
    "Het bestuur besluit geen tussentijdse verkiezingen te houden.",
    "De haven heeft niemand nodig.",
]


@pytest.mark.parametrize("text", NONE)
def test_sentence_without_figure_gives_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 2021 zijn geen klachten ingediend.",
        "Er is geen enkele ontheffing verleend.",
        "Het waterschap had geen openstaande schulden.",
        "De wijkraad heeft geen afgevaardigde meer in het bestuur.",
        "Bij de haven berusten geen documenten met betrekking tot de sluis.",
        "Er is geen aangifte gedaan bij de politie.",
        "In geen enkel geval moesten wij een boete betalen.",
        "Geen klachten ontvangen.",
        "Gewonden vielen er niet.",
        "Klachten over de sluis kwamen bij ons niet binnen.",
        "Over de kade heeft niemand zich gemeld.",
        "Uit de haven kwam niemand.",
        "Niemand diende een klacht in.",
    ],
)
def test_zero_statement_counts_zero(text: str) -> None:
    assert [figure.amount.kind for figure in told(text)] == ["zero"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Per jaareinde waren er geen korte of lange schulden.",
            [("eur", "korte schulden"), ("eur", "lange schulden")],
        ),
        ("Van deze regeling is geen gebruik gemaakt.", [("count", "gebruik van deze regeling")]),
        ("Van het krediet (€ 40k) is in 2021 geen gebruik gemaakt.", [("eur", "gebruik van het krediet")]),
        ("Het gebruik van de regeling is niet gemeten.", []),
    ],
)
def test_zero_says_its_unit(text: str, expected: list[tuple[str, str]]) -> None:
    zeros = [figure for figure in told(text) if figure.amount.kind == "zero"]
    assert [(figure.amount.unit, figure.what) for figure in zeros] == expected


def test_bracketed_list_gives_each_number_its_category() -> None:
    found = told("Er waren 14 vragen, afkomstig van WBX (3), HRM (4) en de brandweer (7).")
    assert [(figure.amount.number, figure.category) for figure in found] == [
        ("14", None),
        ("3", "WBX"),
        ("4", "HRM"),
        ("7", "brandweer"),
    ]


PERIODS = [
    ("Er waren 52 branden in 2015 t.o.v. 50 in 2016.", ["2015", "2016"]),
    ("Dat is meer dan in 2021 (121 branden).", ["2021"]),
    ("Wij telden 44 branden (2021: 38).", [None, "2021"]),
    ("In 2022 waren er 30 branden, tegen 41 in 2021.", ["2022", "2021"]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_each_number_gets_its_own_period(text: str, expected: list[str | None]) -> None:
    assert [figure.period.iso if figure.period else None for figure in told(text)] == expected


def test_label_before_a_colon_is_counted_in_the_bracket_too() -> None:
    found = figures("- Stank: 4 (2022: 2)")
    assert [(figure.amount.number, figure.what) for figure in found] == [("4", "Stank"), ("2", "Stank")]
    assert [figure.amount.number for figure in figures("Volgens Joris (2022: 2) is het goed.")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Het verzuim was 5%, de norm is 4%.", ["verzuim", "norm verzuim"]),
        ("Er liggen 12 boten, de kade is vol.", ["boten"]),
        ("Er liggen 12 boten van de haven, de kade en de sluis.", ["boten van de haven kade en de sluis"]),
    ],
)
def test_second_main_clause_tells_nothing_of_the_first(text: str, expected: list[str]) -> None:
    assert [figure.what for figure in figures(text)] == expected


def test_change_knows_what_it_is_compared_with() -> None:
    (figure,) = told("Het aantal branden nam met 8% af ten opzichte van 2020.")
    assert (figure.compared.iso if figure.compared else None, figure.period) == ("2020", None)


def test_norm_holds_for_no_period() -> None:
    assert [figure.is_timeless for figure in told("Elke wijk moet drie blussers hebben.")] == [True]


def test_pipeline_marks_the_same_figures_as_spans() -> None:
    doc = build()("In 2022 kwamen 14 meldingen binnen.")
    assert [(span.text, span.label_) for span in doc.spans["figures"]] == [("14", "count")]
    assert [span.text for span in doc.spans["periods"]] == ["2022"]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # brackets in a row: the words before each are its category
        (
            ["De sluizen Oost (34 storingen) en West (33 storingen) vielen op."],
            [("34", "storingen", "sluizen oost"), ("33", "storingen", "west")],
        ),
        # the label of an item
        (["Veerponten: 44 storingen en 3 klachten."], [("44", None, "veerponten"), ("3", None, "veerponten")]),
        # a sentence is no label
        (["Dat is gelukt: er zijn 44 storingen verholpen."], [("44", None, None)]),
    ],
)
def test_category_from_brackets_and_labels(sentences: list[str], expected: list[tuple[str, str | None, str]]) -> None:
    found = [(f.amount.number, f.what, f.category) for f in told(*sentences)]
    assert [(n, w if want else None, c) for (n, w, c), (_, want, _) in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("sentences", "what"),
    [
        (["In 2021 bezocht 83% van de schippers de haven.", "In 2020 was dat nog 68%."], "schippers haven"),
        (["Er zijn zes cursussen gegeven, waarvan er vier online plaatsvonden."], "cursussen online"),
        (["Het aandeel nieuwe schippers is gestegen van 8% naar 41%."], "aandeel nieuwe schippers"),
    ],
)
def test_what_was_said_before_is_counted_again(sentences: list[str], what: str) -> None:
    last = told(*sentences)[-1]
    assert set(what.split()) <= set((last.what or "").split())


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("Er kwamen tussen de 15 en 22 schepen.", ["at_least", "at_most"]),
        ("Er kwamen 10-15 schepen.", ["at_least", "at_most"]),
        ("Ploegen kleiner dan tien schippers varen niet.", ["less_than"]),
        ("Het aantal schepen steeg van 15 naar 22.", ["exact", "exact"]),
        ("Er kwamen 15 schepen en 22 boten.", ["exact", "exact"]),
    ],
)
def test_ends_of_a_range_are_bounds(text: str, qualifiers: list[str]) -> None:
    assert [f.amount.qualifier for f in told(text)] == qualifiers


def test_what_points_back_is_of_the_period_it_points_to() -> None:
    (figure,) = told("In 2021 zijn 40 kades gemeten.", "Daarvan zijn er 12 afgekeurd.")
    assert figure.period is not None
    assert figure.period.iso == "2021"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Op 1 maart 2022 lagen er 71 schepen.", "2022-03-01"),
        ("Per 1 mei 2023 zijn twee havenmeesters aangesteld.", "2023-05"),
        ("Op 31 december 2022 lagen er 71 schepen.", "2022-12-31"),
    ],
)
def test_state_has_a_day_and_change_a_month(text: str, iso: str) -> None:
    (figure,) = told(text)
    assert figure.period is not None
    assert figure.period.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "Kosten van de haven (bedragen × € 1.000)",
        "Kosten van de haven (X € 1.000)",
        "Kosten van de haven, x 1.000 euro",
        "De Havenwet 2017 verplicht schippers tot een zwemdiploma.",
        "De cao 2023 geeft schippers meer verlof.",
        "De vragen 2 en 3 zijn al schriftelijk beantwoord.",
        "De haven kent een beperkter doel van de lening, een beperktere omvang en een beperktere looptijd.",
    ],
)
def test_numbers_of_questions_and_articles_count_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2022 waren er 12 meldingen en 4 klachten.", [("12", "meldingen"), ("4", "klachten")]),
        ("Er zijn 5 trainingen gegeven, 2 workshops en 3 lezingen.", ["trainingen", "workshops", "lezingen"]),
        (
            "In 2022 hebben 8 medewerkers 2 spreekuren bezocht.",
            [("2", "spreekuren bezocht door medewerkers")],
        ),  # no list
    ],
)
def test_things_counted_beside_each_other_do_not_take_each_others_name(text: str, expected: list[object]) -> None:
    found = [(counted.amount.number, counted.what) for counted in figures(text)]
    for item in expected:
        if isinstance(item, tuple):
            assert item in found
        else:
            assert sum(item in (what or "") for _, what in found) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De peiling laat verbetering zien op drie punten: veiligheid (91%), rust (79%) en licht (79%).",
            [("91", "veiligheid"), ("79", "rust"), ("79", "licht")],
        ),
        ("Schippers kwamen uit Oost (40%) en West (60%).", [("40", "oost"), ("60", "west")]),
    ],
)
def test_bracketed_shares_divide_what_stands_before_them(text: str, expected: list[tuple[str, str]]) -> None:
    found = [figure for figure in told(text) if figure.amount.unit == "percent"]
    assert [(figure.amount.number, figure.category) for figure in found] == expected
    assert len({figure.what for figure in found}) == 1
    assert not {"veiligheid", "rust", "Oost", "West"} & set((found[0].what or "").split())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("De havenmeester licht toe dat 54 schippers meedoen en dat de proef € 410.000 kostte.", "schippers"),
        ("Mevrouw Vonk (Havenpartij): er liggen 12 boten.", "boten"),
        ("Daan: er liggen 12 boten.", "boten"),
        # this tells of what
        ("Uit een telling van de kades blijkt dat 12 boten lekken.", "boten telling kades"),
    ],
)
def test_who_tells_of_it_is_not_counted(text: str, what: str) -> None:
    said = set((told(text)[0].what or "").split())
    assert set(what.split()) <= said
    assert not said & {"havenmeester", "licht", "Vonk", "Daan", "Havenpartij"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("De huur van de kade is vastgesteld op 8%.", "huur"),
        ("Het verzuim is in mei uitgekomen op 4,3%.", "verzuim"),
        # a noun beside it says it
        ("De kade heeft een helling van 8%.", "helling"),
    ],
)
def test_participle_beside_a_percentage_is_not_what_it_measures(text: str, what: str) -> None:
    assert what in (told(text)[0].what or "").split()


@pytest.mark.parametrize(
    "piece", ["12 meldingen en 3 klachten ", "12, 13, 14 en 15, ", "(1 ", "norm is 12 (norm: 42) was 3,4% "]
)
def test_longer_enumeration_takes_time_in_proportion(piece: str) -> None:
    told("Er waren 3 meldingen.")  # word lists read before the clock starts
    took = []
    for size in (250, 1_000):
        text = (piece * size)[:size]
        began = time.process_time()
        told(text)
        took.append(time.process_time() - began)
    assert took[1] < 40 * took[0] + 0.05  # four times the text; a search of every pair for every pair took 250 times


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "In antwoord op mevrouw Dal bevestigt de havenmeester dat in 2022 zeven boten zijn gezonken.",
            "boten gezonken",
        ),
        ("De heer Mol erkent dat over 2022 geen enkele boot is gezonken.", "boot gezonken"),
        ("Daarop deelt het dagelijks bestuur mee dat zeven boten zijn gezonken.", "boten gezonken"),
        ("Mevrouw Dal wijst erop dat zeven boten zijn gezonken.", "boten gezonken"),
    ],
)
def test_who_speaks_is_no_part_of_what_is_counted(text: str, what: str) -> None:
    assert [figure.what for figure in figures(text)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "De havenmeester noemt het bedrag dat voor zeven boten is betaald.",
        "Zeven schippers die dat formulier vermelden, varen.",
        "De heer Mol leest dat over zeven boten.",
    ],
)
def test_other_words_dat_open_no_report(text: str) -> None:
    assert figures(text)[0].what not in {"boten", "boten betaald", "varen", "formulier"}
