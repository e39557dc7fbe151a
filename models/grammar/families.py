"""The constructions in which a verb of `corpus/patterns` may stand: perfect, passive, past, present, without a verb.

A line of a patterns file that gives the forms of a verb (`participle`, `past_forms`, `present_forms`, with its
`particle`) becomes a rule for each construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from corpus import filled

GAP = filled("<gap>")
CLOSES = (
    r"(?=\s*(?:[.;:!,)]|$)|\s+(?:tot|met|naar|voor|door|wegens|vanwege|conform|aan|per|t/m|na|onder|zonder|totdat|op|in|om"
    r"|dat|zodra|bij|van|uit|tijdens|over|sinds|vanaf|inzake|en|dus|ook)\b)"
)
FORMS = {"participle", "past_forms", "present_forms", "particle", "telegram", "passive", "active", "wordt"}
# «te verlenen», «de verleende vergunning», «de aan u verleende vergunning»: no finite verb
FINITE_ONLY = "".join(
    rf"(?<!\b{word} )" for word in ("te", "de", "het", "een", "deze", "alle", "onze", "uw", "hun", "haar", "u")
)
PLAIN = re.compile(r"(?:\(\?:)?[a-zë|\[\] -]+\)?")
HAVE, BE, GET = "heeft|hebben|heb|had|hadden", "is|zijn|was|waren|werd|werden", "wordt|worden"

# «heeft het bestuur, na een lange discussie, besloten»; what stands between brackets or dashes
ASIDE = re.compile(
    r", (?:die|dat|waar\w*|na|met|gezien|gelet|in|op|voor|ondanks|zoals|hoewel|behalve|mede|conform|gehoord|wegens"
    r"|vanwege|ter|bij|om|zonder|mits|net als|samen met|op grond van)"
    r" [^;:?]{3,220}?,|\([^()]{2,120}\)| [–—] [^–—]{3,120} [–—] "
)


def without_asides(sentence: str) -> str:
    """The sentence with blanks in the place of what stands between commas, brackets or dashes; as long as it was.

    Example:
        >>> without_asides("Het bestuur heeft, na lang wikken, besloten.")
        'Het bestuur heeft                  besloten.'
    """
    return ASIDE.sub(lambda match: " " * len(match.group()), sentence)


def constructions(row: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """The rules that a line of a patterns file stands for: itself, or one for each construction of its verb."""
    if not FORMS & row.keys():
        yield row
        return
    shared = {key: value for key, value in row.items() if key not in FORMS}
    for made in _constructions(row):
        yield {**shared, **made, **({"about": row["about"]} if "about" in row else {})}


def _constructions(row: dict[str, Any]) -> Iterable[dict[str, Any]]:
    done, particle = row.get("participle"), row.get("particle")
    if done:
        needs = done.split("|")
        if row.get("active") != "no":
            yield {"words": rf"\b(?P<verb>{HAVE})\b{GAP}(?:{done})\b", "needs": needs, "verb": "first"}
            yield {"words": rf"\b(?:{done})\s+(?P<verb>{HAVE})\b", "needs": needs}
        if row.get("passive") != "no":
            passive = {"needs": needs, "voice": "passive"}
            yield {"words": rf"\b(?P<verb>{BE})\b{GAP}(?:{done})\b(?!\s+(?:worden|te))", **passive}
            yield {"words": rf"\b(?:{done})\s+(?P<verb>{BE})\b", **passive}
        if row.get("wordt") == "yes":
            now = {"needs": needs, "voice": "passive", "kinds": "minutes", "single": "yes"}
            yield {"words": rf"\b(?P<verb>{GET})\b{GAP}(?:{done})\b", **now}
        if row.get("telegram") == "yes":
            bare = {"needs": needs, "voice": "passive", "kinds": "notes", "bare": "yes"}
            yield {"words": rf"(?<!te )(?<!nog )\b(?:{done})\b{CLOSES}", **bare}
    if particle and "past_forms" in row and PLAIN.fullmatch(particle):  # «die het verzoek afwees», «gegrond verklaarde»
        behind = rf"\b(?:{particle})\s?(?P<verb>{row['past_forms']})\b{CLOSES}"
        yield {"words": behind, "needs": row["past_forms"].split("|")}
    follows = rf"{GAP}(?:{particle})\b(?!\s+te\b)" if particle else r"\b"
    for tense in ("past_forms", "present_forms"):
        if tense in row:
            finite = {"needs": row[tense].split("|"), "words": rf"{FINITE_ONLY}\b(?P<verb>{row[tense]})\b{follows}"}
            yield finite if tense == "past_forms" else {**finite, "kinds": "minutes", "single": "yes", "clause": "main"}
