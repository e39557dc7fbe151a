"""Parts of a year named without it: «in het tweede kwartaal», «tussen januari en april», «de eerste zes maanden»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import table
from models.grammar.literals import gate

MONTHS = {row["printed"]: int(row["month"]) for row in table("months.csv", key="printed")}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NO_YEAR = r"\b(?!\.?\s(?:19|20)\d\d\b)"
_UNTIL = r"(?:tot en met|tot|t/m)"
ORDERS = {"1e": 1, "eerste": 1, "2e": 2, "tweede": 2, "3e": 3, "derde": 3, "4e": 4, "vierde": 4, "laatste": 4}
NUMBERS = {
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
    "tien": 10,
    "elf": 11,
}
QUARTER = gate(
    rf"\b(?:(?P<o>{'|'.join(ORDERS)})\skwartaal|(?<![\w-])Q(?P<q>[1-4]))\b(?![-/]\d|\s?(?:19|20)\d\d\b)", re.I
)
HALF = gate(
    r"\b(?P<o>1e|eerste|2e|tweede)\shelft(?:\svan\s(?:het|dit)\s\w*jaar\b|(?=\svan\s(?:vorig|volgend)\sjaar\b))"
    r"|(?<=\bin\shet\s)(?P<p>1e|eerste|2e|tweede)\s(?:halfjaar|half\sjaar)\b",
    re.I,
)
# «in de eerste helft van 2023 waren er 90, in de tweede helft 124»: the other half of the year
OTHER_HALF = gate(
    r"\bhelft\svan\s(?:(?:19|20)\d\d|\w+\s\w*jaar)\b.*?\bin\sde\s(?P<o>eerste|tweede)\shelft\b(?!\svan)", re.I
)
FIRST_MONTHS = gate(  # the number itself is left out: it is counted
    rf"\b(?:in|over|gedurende|tijdens)\sde\seerste(?=\s(?P<n>{'|'.join(NUMBERS)}|\d\d?)\s(?:maanden|(?P<k>kwartalen))\b"
    r"(?!\s(?:na|sinds|waarin|dat|van\s(?!(?:het|dit|vorig)\s\w*jaar\b|(?:19|20)\d\d\b))))",
    re.I,
)
MONTHS_BETWEEN = gate(
    rf"\b(?:(?:tussen|van)\s(?P<m1>{_MONTH})\s(?:en|{_UNTIL})\s|(?P<m2>{_MONTH})(?:\s(?:tot en met|t/m)\s|\s?[-–/]\s?))"
    rf"(?P<m3>{_MONTH}){_NO_YEAR}",
    re.I,
)
# «tot en met september zijn er 2.310 verzonden», «tot eind augustus schaften 96 …»: from January on
UNTIL = gate(
    rf"(?:^\W*|\b(?:is|zijn|was|waren|werden|heeft|hebben|er|dat|dit|daarvan|in totaal)\s(?:er\s|dat\s)?)"
    rf"(?P<u>tot en met|t/m|tot eind)\s(?P<m>{_MONTH}){_NO_YEAR}(?!\s(?:zat|zaten|bleef|bleven|gold|had|hadden)\b)",
    re.I,
)
SO_FAR = gate(rf"\bdit\sjaar\s(?P<u>{_UNTIL})\s(?P<e>eind\s)?(?P<m>{_MONTH}){_NO_YEAR}", re.I)


def parts_of_years(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, kind and part: `Q2` of the kind quarter, else first and last month (`01/06`): half or until.

    Example:
        >>> [(kind, part) for *_, kind, part in parts_of_years("In het tweede kwartaal, en tussen mei en augustus.")]
        [('quarter', 'Q2'), ('half', '05/08')]
    """
    lower = text.lower()
    for match in QUARTER.finditer(text, lower):
        yield *match.span(), "quarter", f"Q{match['q'] or ORDERS[match['o'].lower()]}"
    for match in HALF.finditer(text, lower):
        is_first = ORDERS[(match["o"] or match["p"]).lower()] == 1
        yield *match.span(), "half", "01/06" if is_first else "07/12"
    for match in OTHER_HALF.finditer(text, lower):
        yield match.start("o"), match.end(), "half", "01/06" if match["o"].lower() == "eerste" else "07/12"
    for match in FIRST_MONTHS.finditer(text, lower):
        count = (NUMBERS.get(match["n"].lower()) or int(match["n"])) * (3 if match["k"] else 1)
        if 1 < count < 12:
            yield *match.span(), "half", f"01/{count:02}"
    for match in MONTHS_BETWEEN.finditer(text, lower):
        first, last = MONTHS[(match["m1"] or match["m2"]).lower()], MONTHS[match["m3"].lower()]
        if first < last:
            yield *match.span(), "half", f"{first:02}/{last:02}"
    for match in UNTIL.finditer(text, lower):
        if (last := MONTHS[match["m"].lower()]) > 1:
            yield match.start("u"), match.end(), "until", f"01/{last:02}"
    for match in SO_FAR.finditer(text, lower):
        last = MONTHS[match["m"].lower()] - (match["u"].lower() == "tot" and not match["e"])
        if last > 0:
            yield *match.span(), "half", f"01/{last:02}"


def in_year(year: int | str, part: str | None) -> str:
    """The year, or its part, as ISO text.

    Example:
        >>> in_year(2023, "Q2"), in_year(2023, "01/06"), in_year(2023, "12-31"), in_year(2023, None)
        ('2023-Q2', '2023-01/2023-06', '2023-12-31', '2023')
    """
    if part and "/" in part:
        first, last = part.split("/")
        return f"{year}-{first}/{year}-{last}"
    return f"{year}-{part}" if part else f"{year}"


def first_month(part: str) -> int:
    """The month in which the part begins: 4 of `Q2`, `04/06` and `04-30`."""
    return int(part[1]) * 3 - 2 if part.startswith("Q") else int(part[:2])
