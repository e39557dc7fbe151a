"""Dutch number words → numbers («veertien», «tweeëntwintig», «anderhalf», «viertal»); the only import of text2num."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from text_to_num import text2num

from corpus import table


def spoken(word: str) -> Decimal | None:
    """The number that a Dutch word says; None where it says none. «één» and «een» are 1.

    Example:
        >>> spoken("tweeëntwintig"), spoken("anderhalf"), spoken("tweede")
        (Decimal('22'), Decimal('1.5'), None)
    """
    known = _number_words().get(word)
    if known is not None:
        return known
    try:
        return Decimal(text2num(re.sub(r"éé?n|eén", "een", word), "nl"))
    except ValueError:
        return None


@cache
def _number_words() -> dict[str, Decimal]:
    return {row["printed"]: Decimal(row["value"]) for row in table("number_words.csv", key="printed")}
