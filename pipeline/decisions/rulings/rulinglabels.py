"""Labels before a decision in minutes: «Besluit:», «Dictum –», «[Besluit]», on its line or on one of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus import table
from models.decisions import GENERAL, decision_cues, resolution_kind
from models.grammar.conditions import situation
from models.grammar.wordlists import wordlist
from pipeline.decisions.rulings.outcomewords import outcome_kind

MARK = r"(?:[•❖→➔>*–-]{1,2}\s*)?[\[(]?"
NUMBER = r"(?:\s(?:nr\.?\s?)?[A-Z]{0,3}\d[\w./-]*)?"  # «Besluit 3:», «Besluit B24-07:»
WHO = r"(?:\s(?!over\b)[A-Za-zà-ÿ][\w&-]*){0,3}"  # «Besluit van het college:», «Besluit MT:»
INFINITIVE = re.compile(r"\bte [a-zà-ÿ]+en\b[^.;]{0,60}\W*$|^[a-zà-ÿ -]{0,80}\bte [a-zà-ÿ]+en\b", re.I)
CODE = r"[A-Z]{0,3}\d{2,4}[-/.]\d{1,4}[.:]?\s+"  # «B23-41», «2024/07»
POINT = re.compile(rf"^(?:[•❖▪◦*–-]\s|\(?(?:\d{{1,2}}|[a-z])[.)]\s|{CODE})")
FURTHEST = 80  # characters in which a label ends


@dataclass(frozen=True, slots=True)
class Labelled:
    """Where the decision behind a label begins; `is_whole`: whatever stands there was decided."""

    start: int
    is_whole: bool


# a line of its own below the title of an item, that says whose it is, or why: no title of another item
OF_ITEM = re.compile(
    r"^(?:portefeuille(?:houders?)?|port\.?\s?h(?:ouder)?\.?|indiener|behandelend ambtenaar|steller|afdeling|team"
    r"|zaaknummer|openbaar|samenvatting|toelichting|voorstel|gevraagd besluit|advies|onderwerp)\s*:",
    re.I,
)


def labelled(text: str, *, is_minutes: bool) -> Labelled | None:
    """The label that opens a text, with something behind it on its line; labels that only tell, in minutes alone.

    Example:
        >>> labelled("Besluit MT: de pont blijft.", is_minutes=True)
        Labelled(start=12, is_whole=True)
        >>> labelled("Uitkomst: de pont te verven.", is_minutes=False) is None
        True
    """
    if (match := _inline("whole").match(text)) and (match.group("colon") or is_minutes):
        return Labelled(match.end(), is_whole=bool(match.group("colon")))
    if is_minutes and (match := _inline("telling").match(text)):
        return Labelled(match.end(), is_whole=False)
    return None


def words_a_decision(text: str) -> bool:
    """What stands behind a label tells by itself what was decided: an outcome or «… te …en»; a sentence is prose."""
    kind = outcome_kind(text)
    if kind == "none" or text.rstrip().endswith("?"):
        return False
    if kind is not None:
        return True
    is_sentence = wordlist("finite").search(text.lower())
    return not is_sentence and (resolution_kind(text) != GENERAL or bool(INFINITIVE.search(text)))


def says_outcome(text: str) -> bool:
    """An outcome word or «… te …en», not only the name of what is decided: «Vaststelling begroting»."""
    return outcome_kind(text) is not None or bool(INFINITIVE.search(text))


def kind_of_ruling(text: str) -> str:
    """The type that a ruling tells: its outcome, its infinitive, or the verb of its sentence; «none» where it has none.

    Example:
        >>> kind_of_ruling("Conform."), kind_of_ruling("De raad wijst het plan af."), kind_of_ruling("Kaart: akkoord")
        ('besluit', 'afwijzing', 'goedkeuring')
    """
    tail = text.rpartition(": ")[2]  # «Vaarplan: akkoord»
    said = outcome_kind(text) or (outcome_kind(tail) if len(tail) < len(text) else None)
    kind = said or resolution_kind(text)
    if kind != GENERAL or said:
        return kind
    return next((told for _, told in decision_cues(situation(text, is_minutes=True))), GENERAL)


@cache
def alone() -> re.Pattern[str]:
    """A label on a line of its own, with who decides before it: groups who, word, rest and colon."""
    words = "|".join((_words("whole"), r"besluit(?:en)?lijst"))
    return re.compile(
        rf"^(?P<who>[^:.]{{0,80}}?)\b(?P<word>{words}|(?<![a-z] )(?P<telling>{_words('telling')}))\b"
        r"(?P<rest>[^:;]{0,60}?)\s*(?P<colon>:)?\s*$",
        re.I,
    )


@cache
def _words(strength: str) -> str:
    rows = [row["words"] for row in table("ruling_labels.csv") if row["strength"] == strength]
    return "|".join(re.sub(r"\((?!\?)", "(?:", words) for words in rows)


@cache
def _inline(strength: str) -> re.Pattern[str]:
    """The label with its colon, or with a dash or bracket or nothing but a capital behind it, which all are weaker."""
    return re.compile(
        rf"^{MARK}(?:{_words(strength)})(?:{NUMBER}{WHO}|{WHO}{NUMBER})(?:[\])]\s*:?|(?P<colon>\s*:)|\s*[–-](?=\s))"
        rf"\s*(?=\S)|^{MARK}(?-i:(?=[A-Z]))(?:{_words(strength)}){NUMBER}[\])]?\.?\s+(?-i:(?=[A-ZÀ-Þ]))(?!$)",
        re.I,
    )
