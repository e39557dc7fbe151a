"""What an outcome word says: «Vastgesteld.», «conform», «verworpen met 12 stemmen tegen»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus import table
from models.decisions import GENERAL
from models.periods import MONTHS
from pipeline.decisions.wording import NUMBERING

DAY = rf"(?:\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}|\d{{1,2}}\s(?:{'|'.join(MONTHS)})(?:\s\d{{4}})?)"
DATED = re.compile(rf"\s(?:(?:op|d\.d\.)\s)?{DAY}$")  # «ingestemd 8 maart»
# «Voorstel van het college inzake …», «Raadsvoorstel tot …»: what is proposed comes behind it
PROPOSAL = (
    r"^(?:(?:[a-z]*voorstel|[A-Z][\w.]{0,5} voorstel)\b(?:(?!\b(?:inzake|tot|voor|betreffende)\b)[^.;]){0,40}"
    r"\b(?:inzake|tot|voor|betreffende)\s+(?:de |het |een )?)?"
)

ADVICE = re.compile(r"(?:[\w-]+[ -])?advies(?: (?:van )?(?:het |de )?[\w-]+)?:?", re.I)


def outcome_kind(text: str) -> str | None:
    """The type that an outcome word says («Aangenomen.» → besluit); «none» for «niet behandeld», None for others."""
    if text.strip() in {"-", "–"}:
        return "none"
    lower = re.sub(r"\s*\([^()]*\)$", "", NUMBERING.sub("", text).strip(" .;:!")).lower()
    lower = DATED.sub("", lower)
    head = lower.split(",")[0].split(". ")[0]
    return next(
        (kind for words, kind in _outcome_words_list() if words.fullmatch(lower) or words.fullmatch(head)), None
    )


def kind_by_title(kind: str, title: str) -> str:
    """«Vaststelling agenda: conform» adopts, «Advies OR: akkoord» advises; what is rejected or put off is only that."""
    if kind in {GENERAL, "goedkeuring", "instemming"} and ADVICE.fullmatch(title.strip()):
        return "advies"
    if kind != GENERAL:
        return kind
    for words, name in (
        (rf"{PROPOSAL}vaststell(?:en|ing)\b", "vaststelling"),
        (rf"{PROPOSAL}(?:her)?benoem(?:en|ing)\b", "benoeming"),
        (rf"{PROPOSAL}verleng(?:en|ing)\b", "verlenging"),
        (rf"{PROPOSAL}(?:(?:verzoek|aanvraag) (?:om|voor|tot) (?:een )?)?(?:bindend )?advies\b", "advies"),
    ):
        if re.match(words, title, re.I):
            return name
    return kind


def kind_by_request(kind: str, cells: Sequence[str]) -> str | None:
    """What a cell beside the outcome says was asked: advice or consent; None where no cell says it."""
    named = [cell.lower().strip() for cell in cells]
    asked = next((name for name in named if name in {"advies", "instemming"}), None)
    return asked if kind in {"advies", "instemming"} else None


@cache
def _outcome_words_list() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"]), row["kind"]) for row in table("outcome_words.csv")]
