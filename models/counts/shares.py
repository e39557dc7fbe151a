"""What part of a whole a text says did something: «47 van de 96 leidinggevenden», «45% van de verslagen», «de helft».

Example:
    >>> share_of("er zijn nu 47 van de 96 leidinggevenden getraind")
    0.4895833333333333
"""

from __future__ import annotations

import re

NUMBERS = {
    **{"geen": 0, "één": 1, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8},
    **{"negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16},
    **{"zeventien": 17, "achttien": 18, "negentien": 19, "twintig": 20},
    **{"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90},
}
TENS = {word: number for word, number in NUMBERS.items() if number > 19}
UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
NUMBERS |= {
    f"{unit}{'ën' if unit in ('twee', 'drie') else 'en'}{ten}": units + tens
    for ten, tens in TENS.items()
    for units, unit in enumerate(UNITS, 1)
}
PARTS = {
    "helft": 0.49,
    "kwart": 0.25,
    "derde": 0.33,
    "vijfde": 0.2,
    "tiende": 0.1,
    "tweederde": 0.67,
    "driekwart": 0.75,
}
SOME = 0.3
FEW = ("sommige", "enkele", "een paar")
NUMBER = rf"\d{{1,3}}(?:\.\d{{3}})+|\d+|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}"
WHOLE = r"(?:van )?(?:de|onze|hun|alle|zijn|haar)(?: in totaal| ruim)?"
SHARE = re.compile(
    rf"\b(?<!\d\.)(?!een |één )(?P<part>{NUMBER}) (?:\w+ )?van {WHOLE} (?P<whole>{NUMBER})\b"
    rf"|\bvan {WHOLE} (?P<first>{NUMBER}) (?!%|procent)\w+[^.;]{{0,60}}? (?:er (?:\w+ ){{0,2}}|hebben |zijn |deden )"
    rf"(?P<second>{NUMBER})\b(?! ?%|,\d)"
    r"|\b(?P<left>\d+) \(van (?:de |onze )?(?P<all>\d+)\)"
    r"|(?P<percent>\d{1,3})(?:,\d+)? ?(?:%|procent) (?:van|der) (?:de|het|onze|hun|alle|zijn|haar)\b"
    r"|\bvan (?:de|alle|onze|het) (?:\w+ ){1,3}(?:heeft|hebben|had|hadden|is|was|deed|deden|volgde|zette|legde|legden"
    r"|bespreekt|bespraken|kreeg|maakte|tekende) (?P<part_percent>\d{1,3})(?:,\d+)? ?(?:%|procent)"
    r"|\b(?:percentage|aandeel)\b[^.;]{0,120}? van \d+(?:,\d+)?(?: ?%| procent)? (?:naar|tot) (?P<risen>\d{1,3})\b"
    r"|\b(?:percentage|aandeel)\b[^.;]{0,120}? (?:op|naar|tot) (?P<now>\d{1,3})(?:,\d+)? ?(?:%|procent)"
    r"|(?P<did>\d{1,3}) ?(?:%|procent) (?:besprak|bespreekt|bespraken|deed|doet|deden)\b"
    r"|\b(?P<some>sommige|enkele|een paar) (?:van de )?(?:teams|afdelingen|directies|diensten|ploegen)\b"
    r"|\b(?:de|een|één) (?P<fraction>helft|kwart|derde|vijfde|tiende)\b(?= van| deel| (?:de|het|nog|niet|geen)\b)"
)


def share_of(text: str) -> float:
    """The first share in a clause in lower case, from 0 to 1; 1 where it names none."""
    if not any(word in text for word in ("van ", "der ", " deel", "aandeel", "percentage", "% ", "procent", *FEW)):
        return 1.0
    for match in SHARE.finditer(text):
        if match["fraction"]:
            return PARTS[match["fraction"]]
        if match["some"]:
            return SOME
        if percent := match["percent"] or match["part_percent"] or match["risen"] or match["now"] or match["did"]:
            return min(int(percent) / 100, 1.0)
        part = _number(match["part"] or match["second"] or match["left"])
        whole = _number(match["whole"] or match["first"] or match["all"])
        if 0 < part <= whole and whole > 1:
            return part / whole
    return 1.0


def _number(word: str) -> int:
    return NUMBERS[word] if word in NUMBERS else int(word.replace(".", ""))
