"""Numbers and their units: what is seen, what is left alone."""

import pytest

from models.amounts import amounts
from models.counts.scene import scene
from pipeline.figures.prose import value_of

SEEN = [
    # Dutch notation
    ("Er zijn 1.250 passen uitgegeven.", [("1.250", "count")]),
    ("Dat kostte € 3.400,- en later 1.100 euro.", [("3.400,-", "eur"), ("1.100", "eur")]),
    ("De bijdrage is 2,5 miljoen euro.", [("2,5 miljoen", "eur")]),
    ("Een krediet van € 75k is beschikbaar.", [("75k", "eur")]),
    ("Het verzuim was 4,8%, of 5 procent.", [("4,8", "percent"), ("5", "percent")]),
    ("Zij werkt 24 uur per week en 90 uur per jaar over.", [("24", "hours_per_week"), ("90", "hours_per_year")]),
    ("De formatie is 12,6 fte.", [("12,6", "fte")]),
    ("De raad kwam 6 keer per jaar bijeen.", [("6", "times_per_year")]),
    # number words
    ("Er kwamen veertien brieven en een drietal bezoekers.", [("veertien", "count"), ("drietal", "count")]),
    (
        "Honderdvijfentwintig inwoners en tweeëntwintig raadsleden.",
        [("Honderdvijfentwintig", "count"), ("tweeëntwintig", "count")],
    ),
    ("Dat duurde anderhalf jaar.", [("anderhalf", "years")]),
    ("De proef is met een jaar verlengd.", [("een", "years")]),
    ("Na het halve jaar volgde een evaluatie.", [("halve", "years")]),
    ("Het tweewekelijkse overleg en de driejarige subsidie.", [("twee", "weeks"), ("drie", "years")]),
    ("Dat is tweemaal gebeurd.", [("twee", "count")]),
    ("Deelnemers gaven de dag gemiddeld een 7,4.", [("7,4", "score")]),
    ("De loonsom steeg met 2,1 miljoen.", [("2,1 miljoen", "eur")]),
    ("Voor het gemaal is 52 mln. extra beschikbaar gesteld.", [("52 mln.", "eur")]),
    ("De haven telt 1,2 miljoen bezoekers.", [("1,2 miljoen", "count")]),
    ("Het aantal bezoekers kost niets en steeg tot 1,2 miljoen.", [("1,2 miljoen", "count")]),
    ("Op de begroting staat 350k voor bagger, of € 0,4M.", [("350k", "eur"), ("0,4M", "eur")]),
    ("De kade kost anderhalve ton, de brug 2 ton.", [("anderhalve", "eur"), ("2", "eur")]),
    ("Het afvoeren van 30 ton slib kost € 5.000.", [("30", "count"), ("5.000", "eur")]),
    ("Twee kwartalen later.", [("Twee", "months")]),
    (
        "De haven lag 2x stil, 3x p.j. gepland, 6 wkn en 2 mnd lang.",
        [("2", "count"), ("3", "times_per_year"), ("6", "weeks"), ("2", "months")],
    ),
    ("Bezoekers waarderen de haven met een 8,7.", [("8,7", "score")]),
    ("De loods scoorde een 6,9.", [("6,9", "score")]),
    ("De bijdrage is eenmalig verhoogd.", [("een", "count")]),
    ("Zij waren met z'n vijven.", [("vijven", "count")]),
    # shares in words
    ("Bij één op de vijf schepen lekt het roer.", [("één op de vijf", "percent")]),
    ("Zes op de 10 schippers varen door.", [("Zes op de 10", "percent")]),
    ("Twee derde van de schippers bleef.", [("Twee derde", "percent")]),
    ("Bijna de helft van het budget is op.", [("de helft", "percent")]),
    ("Bijna de helft van de boten (9 van de 20, 45%) lekt.", [("9", "count"), ("20", "count"), ("45", "percent")]),
    # ranges are two
    ("Zeven tot acht keer per jaar.", [("Zeven", "times_per_year"), ("acht", "times_per_year")]),
    ("Er komen 10-15 banen bij.", [("10", "count"), ("15", "count")]),
    ("Tussen de 30 en 40 deelnemers.", [("30", "count"), ("40", "count")]),
]

LEFT_ALONE = [
    "Zie artikel 12, hoofdstuk 3 en 4 en bijlage 2.",
    "Agendapunt 7 staat op pagina 14.",
    "Het stuk RIS404040 hoort bij Z 12345/67890.",
    "Bel 070 123 45 67 of kom om 14.30 uur.",
    "De balie is open van 9 tot 17 uur.",
    "Het 4-ogenprincipe geldt voor de top 20.",
    "Op 25 mei en in de 1e helft van het jaar.",
    "Jongeren tot 18 jaar en ouderen.",
    "Postbus 12, 1234 AB Lekduin.",
    "Een medewerker diende een klacht in.",
    "De wethouder acht het voorstel rijp.",
    "Het regent elk half jaar.",
    "Bedragen x € 1.000 per programma.",
    "Het COVID-19-loket en versie 2.1 van fase 3.",
    "Dat is veel per 1000 inwoners.",
    "Een eenmalige bijdrage en een eenmalig gesprek.",
    "Een plaat van 10x15 en een 4x4.",
    "Een derde van buiten de gemeente keek mee.",
    "In de tweede helft van het jaar.",
    "De vergadering gaat over de helft van de week.",
]


@pytest.mark.parametrize(("text", "expected"), SEEN)
def test_amount_is_seen_with_its_unit(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(amount.number, amount.unit) for amount in scene(text).amounts] == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_number_that_counts_nothing_is_left_alone(text: str) -> None:
    assert scene(text).amounts == []


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Ruim 40 inwoners spraken in.", "more_than"),
        ("Circa 40 inwoners spraken in.", "about"),
        ("Er waren minder dan 40 inwoners.", "less_than"),
        ("Er mogen maximaal 40 inwoners in.", "at_most"),
        ("Er waren minstens 40 inwoners.", "at_least"),
        ("Er waren 40 inwoners.", "exact"),
        ("De ruimte telt 40 stoelen.", "exact"),
    ],
)
def test_qualifier_is_read_before_the_number(text: str, qualifier: str) -> None:
    assert [amount.qualifier for amount in amounts(text)] == [qualifier]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("De kosten stijgen van € 6,1 naar 14,8 miljoen euro.", ["6100000", "14800000"]),
        ("Geraamd is 3 tot 4 miljard euro.", ["3000000000", "4000000000"]),
        ("Het ging van 800 euro naar 1 miljoen euro.", ["800", "1000000"]),
        ("Dat kost anderhalve ton, of anderhalf miljoen euro.", ["150000", "1500000"]),
        ("Eén op de drie schepen; na drie kwartalen een kwart van de vloot.", ["33.3", "9", "25"]),
        ("De bijdrage is € 1,2M.", ["1200000"]),
    ],
)
def test_value_takes_in_what_multiplies_the_number(text: str, values: list[str]) -> None:
    assert [str(found[0]) for amount in amounts(text) if (found := value_of(amount))] == values


def test_footnote_mark_is_no_part_of_the_number() -> None:
    assert [amount.number for amount in scene("Er zijn 36² adviseurs en 4 coaches¹.").amounts] == ["36", "4"]
