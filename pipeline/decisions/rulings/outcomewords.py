"""What an outcome word says: «Vastgesteld.», «conform», «verworpen met 12 stemmen tegen»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus import table
from models.decisions import GENERAL
from models.periods import MONTHS
from pipeline.decisions.attributes.wording import NUMBERING

DAY = rf"(?:\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}|\d{{1,2}}\s(?:{'|'.join(MONTHS)})(?:\s\d{{4}})?)"
DATED = re.compile(rf"\s(?:(?:op|d\.d\.)\s)?{DAY}$")  # «ingestemd 8 maart»
# «Voorstel van het college inzake …», «Raadsvoorstel tot …»: what is proposed comes behind it
PROPOSAL = (
    r"^(?:(?:[a-z]*voorstel|[A-Z][\w.]{0,5} voorstel)\b(?:(?!\b(?:inzake|tot|voor|betreffende)\b)[^.;]){0,40}"
    r"\b(?:inzake|tot|voor|betreffende)\s+(?:de |het |een )?)?"
)

NTH = r"(?:[- ]?\d{1,3}(?:[-/.]\d{1,4})?)?"  # «I-3», «A 2023-4»
ASKED = {  # the cells of a column that says what was asked, and the numbers of such requests
    "advies": re.compile(rf"(?:AA?|ADV|advies(?:[- ]?(?:aanvra(?:ag|gen)|recht|plichtig)| ?\(?art.*)?){NTH}", re.I),
    "instemming": re.compile(
        rf"(?:IA?|INS|instemmings?(?:[- ]?(?:aanvra(?:ag|gen)|verzoek(?:en)?|recht|plichtig)| ?\(?art.*)?){NTH}", re.I
    ),
}
ARTICLES = {"25": "advies", "30": "advies", "27": "instemming"}  # of the Wet op de ondernemingsraden
ARTICLE = re.compile(r"^\D{0,12}(?P<number>25|27|30)\b")
WOR = re.compile(r"\b(?:art(?:ikel|\.)?|wor)\s?(?P<number>25|27|30)\b", re.I)
REFUSING = re.compile(r"(?:negatief|afwijzend|niet|geen)\b", re.I)
ADVICE = re.compile(r"(?:[\w-]+[ -])?advies(?: (?:van )?(?:het |de )?[\w-]+)?:?", re.I)

FIRST_DONE = re.compile(r"^(?:besproken|behandeld|toegelicht|gehoord|gelezen)(?:,| en) ")  # «besproken en akkoord»
PROVISO = re.compile(  # «akkoord onder voorbehoud van …», «ingestemd met de kanttekening dat …»
    r" (?:onder (?:het )?(?:voorbehoud|beding|de voorwaarden?|voorwaarden?)|mits|behoudens|met uitzondering"
    r"|met (?:de |een |als )?(?:kanttekening|aantekening|aanvulling|voorwaarden?|opmerking(?:en)?|toevoeging|nuancering"
    r"|verzoek))\b.{0,80}$"
)


def outcome_kind(text: str) -> str | None:
    """The type that an outcome word says («Aangenomen.» → besluit); «none» for «niet behandeld», None for others."""
    if text.strip() in {"-", "–"}:
        return "none"
    lower = re.sub(r"\s*\([^()]*\)$", "", NUMBERING.sub("", text).strip(" .;:!")).lower()
    lower = DATED.sub("", lower)
    lower = PROVISO.sub("", FIRST_DONE.sub("", lower))
    head = re.split(r"[,;]|\. ", lower)[0]
    return next(
        (kind for words, kind in _outcome_words_list() if words.fullmatch(lower) or words.fullmatch(head)), None
    )


def reply_kind(text: str) -> str | None:
    """The type that an answer to a recommendation says («Ja, nemen we over.» → besluit); None where it says none.

    Example:
        >>> reply_kind("De directie ziet hiervan af."), reply_kind("Dank voor het advies.")
        ('afwijzing', None)
    """
    known = outcome_kind(text)
    if known is not None:
        return known
    first = re.split(r"[.;!](?:\s|$)", " ".join(text.lower().split()).strip(" →–-"), maxsplit=1)[0].strip(" ,")
    return next((kind for words, kind in _reply_words() if words.fullmatch(first)), None)


@cache
def _reply_words() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"]), row["kind"]) for row in table("reply_words.csv")]


def kind_by_title(kind: str, title: str) -> str:
    """«Vaststelling agenda: conform» adopts, «Advies OR: akkoord» advises; what is rejected or put off is only that."""
    if kind in {GENERAL, "goedkeuring", "instemming"} and ADVICE.fullmatch(title.strip()):
        return "advies"
    if kind != GENERAL:
        return kind
    for words, name in (
        (rf"{PROPOSAL}(?:opening(?:,| en|/)\s*)?vaststell(?:en|ing)\b", "vaststelling"),
        (rf"{PROPOSAL}(?:her)?benoem(?:en|ing)\b", "benoeming"),
        (rf"{PROPOSAL}verleng(?:en|ing)\b", "verlenging"),
        (rf"{PROPOSAL}(?:(?:verzoek|aanvraag) (?:om|voor|tot) (?:een )?)?(?:bindend )?advies\b", "advies"),
    ):
        if re.match(words, title, re.I):
            return name
    return kind


def bare_kind(text: str) -> str | None:
    """What a word says that decides only under a head that asks for a ruling: «Reactie OR: instemming».

    Example:
        >>> bare_kind("Instemming, voor twee jaar"), bare_kind("Instemmingsverzoek")
        ('instemming', None)
    """
    head = re.split(r"[,;]|\. ", text.strip(" ."))[0]
    return "instemming" if re.fullmatch(r"instemming", head.strip(), re.I) else None


def kind_as_asked(kind: str, text: str, asked: str | None) -> str | None:
    """The type of a ruling on what was asked: who is asked for consent and is positive, consents; None as it was.

    `asked`: advies or instemming.

    Example:
        >>> kind_as_asked("goedkeuring", "akkoord", "advies"), kind_as_asked("advies", "negatief", "instemming")
        ('advies', 'afwijzing')
    """
    if asked == "advies" and kind in {"advies", "instemming", "goedkeuring"}:
        return "advies"
    if asked == "instemming" and kind in {"advies", "instemming", "goedkeuring"}:
        return "afwijzing" if REFUSING.match(text) else "instemming"
    return None


def requested(cells: Sequence[str], *, article: str = "") -> str | None:
    """Whether the cells before a ruling say that advice or consent was asked: «I», «adviesaanvraag», «art. 27 lid 1 d».

    `article`: the cell of the column that names articles of the law.
    """
    for cell in cells:
        for name, words in ASKED.items():
            if words.fullmatch(cell.strip(" .")):
                return name
    found = ARTICLE.search(article) or next((match for cell in cells if (match := WOR.search(cell))), None)
    return ARTICLES.get(found.group("number")) if found else None


def asked_in(title: str) -> str | None:
    """What a title says that all rows asked: «Adviesaanvragen»; None where it names both or neither."""
    named = [
        name
        for name in ("advies", "instemming")
        if re.search(rf"\b{name}s?[a-z-]*(?:aanvra|verzoek|punt)", title, re.I)
    ]
    return named[0] if len(named) == 1 else None


@cache
def _outcome_words_list() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["words"]), row["kind"]) for row in table("outcome_words.csv")]
