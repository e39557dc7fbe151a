"""Quarters, halves and months with their year, in full or as tables shorten them: «1e hj 2022», «Q4-18», «mrt-21»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.dates.yearparts import MONTHS, ORDERS
from models.grammar.literals import gate

_YEAR = r"(?:19|20)\d\d"
_FREE = r"(?<![\w.,/€-])"
_DONE = r"(?![\w€]|[.,/]\d|-\w)"
_ORDER = "|".join((*ORDERS, "1ste", "2de", "3de", "4de"))
_SHORT_MONTH = "|".join(sorted((name for name in MONTHS if len(name) <= 4), key=len, reverse=True))


def _part(n: str) -> str:
    """The pattern of a part of a year; its groups end in `n`."""
    return (
        rf"(?:(?P<oq{n}>{_ORDER})\s?(?:kwartaal|kwart\.?|kw\.?)|(?:kwartaal\s|kw\.?\s?|[qk])(?P<q{n}>[1-4])"
        rf"|(?P<oh{n}>{_ORDER})\s?(?:half\s?jaar|halfj\.?|helft|hj\.?)|h(?P<h{n}>[12])|(?P<ot{n}>{_ORDER})\stertaal)"
    )


# a short year behind a dash only where no house or file is numbered so: «Q4-18», «1e kw-18», not «H2-14»
_THEN_YEAR = (
    rf"(?:(?:\svan(?:\shet\sjaar)?\s|\s?[-/]\s?|\s)(?P<y>{_YEAR})|\s?['’](?P<s>\d\d)"
    rf"|(?<!h\d)(?<!k\d)(?<!w\s\d)[-/](?P<t>[0-4]\d)){_DONE}"
)
PART_OF_YEAR = gate(rf"(?<![\w.,/€])(?<!\d-){_part('')}{_THEN_YEAR}", re.I)
YEAR_OF_PART = gate(rf"{_FREE}(?P<y>{_YEAR})(?:\s|\s?[-/]\s?){_part('')}{_DONE}(?!\s(?:van\s)?{_YEAR}\b)", re.I)
PARTS_ON_END = gate(rf"\b{_part('1')}\s?(?:t/m|tot en met|en|[-–])\s?{_part('')}{_THEN_YEAR}", re.I)
UNTIL_PART = gate(rf"(?:^\W*|\()(?P<u>t/m|tot en met)\s(?:het\s)?{_part('')}{_THEN_YEAR}", re.I)
SHORT_MONTH = gate(  # not «15 juni-15 juli»
    rf"{_FREE}(?<!\d\s)(?P<m>{_SHORT_MONTH})\.?(?:\s?['’]|-)(?P<t>[0-4]\d){_DONE}(?!\s(?:{'|'.join(MONTHS)})\b)", re.I
)
ANY = re.compile(r"kw|helft|hal[fv]|hj\b|tertaal|\b[qkh][1-4]\b|[a-z][.\s]{0,2}['’-]\d\d", re.I)


def parts_with_year(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, kind (quarter, half or month) and ISO text of each part of a year that is named with its year.

    Example:
        >>> [(kind, iso) for *_, kind, iso in parts_with_year("1e hj 2021, Q4-18 en mrt-21")]
        [('quarter', '2018-Q4'), ('half', '2021-01/2021-06'), ('month', '2021-03')]
    """
    if not ANY.search(text):
        return
    lower = text.lower()
    for match in PARTS_ON_END.finditer(text, lower):
        (first, _), (_, last) = _months(match, "1"), _months(match, "")
        yield *match.span(), "half", _stretch(_year(match), first, last)
    for match in UNTIL_PART.finditer(text, lower):
        yield match.start("u"), match.end(), "half", _stretch(_year(match), 1, _months(match, "")[1])
    found = [*PART_OF_YEAR.finditer(text, lower), *YEAR_OF_PART.finditer(text, lower)]
    for match in sorted(found, key=lambda match: match["q"] is None and match["oq"] is None):
        first, last = _months(match, "")
        is_quarter = match["q"] or match["oq"]
        iso = f"{_year(match)}-Q{last // 3}" if is_quarter else _stretch(_year(match), first, last)
        yield *match.span(), "quarter" if is_quarter else "half", iso
    for match in SHORT_MONTH.finditer(text, lower):
        yield *match.span(), "month", f"{_year(match)}-{MONTHS[match['m'].lower()]:02}"


def _months(match: re.Match[str], n: str) -> tuple[int, int]:
    """The first and the last month of the part whose groups end in `n`."""
    group = match.groupdict()
    for name, months in (("q", 3), ("h", 6), ("t", 4)):
        said = group.get(name + n) if name != "t" else None
        ordered = group.get(f"o{name}{n}")
        if said or ordered:
            order = int(said) if said else ORDERS.get(str(ordered).lower()) or int(str(ordered)[0])
            order = min(order, 12 // months)  # «laatste helft»
            return (order - 1) * months + 1, order * months
    raise ValueError(match.group())


def _year(match: re.Match[str]) -> str:
    """The year in four digits."""
    group = match.groupdict()
    short = group.get("s") or group.get("t")
    return group.get("y") or f"20{short}"


def _stretch(year: str, first: int, last: int) -> str:
    return f"{year}-{first:02}/{year}-{last:02}"
