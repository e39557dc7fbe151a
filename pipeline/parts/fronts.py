"""The front of a document: the short lines above its text, and what they say without naming a kind of document."""

from __future__ import annotations

import re
from functools import cache

import corpus
from pipeline.parts.days import MONTH_YEAR, SITTING_YEAR, YEAR, day_in
from pipeline.records import Block, Document

MOST_BLOCKS = 12
MOST_CHARACTERS = 1500
MOST_WORDS = 30
MOST_LINES = 20
MOST_WORDS_IN_LINE = 8
COLUMNS = re.compile(r"\s{3,}|\s[|•·]\s")
PROSE = re.compile(r"[a-zà-ÿ)][.;:]$|(?:\S+ ){12,}.*[a-zà-ÿ]{3}\. [A-Z]|,$")
TEXT_BEGINS = re.compile(
    r"(?:\d+|[IVX]+)(?:\.\d+)*[.)]?\s|(?:inhoud\w*|inleiding|voorwoord|woord vooraf|ten geleide|samenvatting)\b|"
    r"(?:opening|aanw|afw|aanwezig|afwezig|deelnemers|geachte|beste|hoi|dag)\b",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"(?:(?:ons|uw|onze|kop|dag|zaak|document|registratie)?[- ]?(?:aan|auteurs?|behandeld\w*|betreft|bijlagen?|datum|"
    r"dossier\w*|e-?mail|kenmerk|locatie|nummer|onderwerp|opgesteld|opsteller|plaats|portefeuillehouder|referentie|secretaris|"
    r"status|steller|telefoon|tijd|van|vastgesteld|verspreiding|versie|voorzitter))\b[^:]{0,20}:",
    re.IGNORECASE,
)
OF_A_LAW = re.compile(
    rf"(?:\w*(?:verordening|regeling|besluit|protocol|statuut|cao)\s+{YEAR}|"
    r"(?:ambtenarenwet|politiewet|mediawet|archiefwet|woningwet|wegenverkeerswet)\s+(?:1929|199[45]|2008|201[257]))\b",
    re.IGNORECASE,
)
ONE_YEAR = re.compile(rf"(?<![\w/.(-]){YEAR}(?![\w/-]|\.\d| [A-Z]{{2}}\b)")
MINUTES = re.compile(
    r"(?:(?:concept|kort|beknopt|zakelijk|woordelijk)\w*[- ])*(?:verslag|notulen|aantekeningen)\b", re.IGNORECASE
)


def line_of(document: Document, block: Block) -> str:
    """The words of a block on one line, without the marks that Markdown sets around a heading."""
    return re.sub(r"^[#*>\s]+|\*+$", "", " ".join(document.text[block.start : block.end].split()))


def front_lines(document: Document) -> list[str]:
    """The lines above the text, each on one line: letterhead, title, subtitle; no more than a dozen."""
    lines: list[str] = []
    for block in document.blocks[:MOST_BLOCKS]:
        text = line_of(document, block)
        if block.start > MOST_CHARACTERS or block.role in ("item", "contents", "table") or TEXT_BEGINS.match(text):
            break
        if len(text.split()) > MOST_WORDS or (PROSE.search(text) and not LABELLED.match(text)):
            break
        lines.append(text)
    return lines


def printed_lines(document: Document) -> list[str]:
    """The lines of the front as printed, up to the first of the text; columns set apart are lines of their own."""
    lines: list[str] = []
    printed = [line.text for page in document.pages[:1] for line in page.lines] or document.text.splitlines()
    for line in printed[:MOST_LINES]:
        if len(line.split()) > MOST_WORDS_IN_LINE and PROSE.search(line):
            break
        lines += [" ".join(part.split()).strip(" *#") for part in COLUMNS.split(line) if part.strip()]
    return lines


def kind_by_front(line: str) -> str | None:
    """The kind of document that a title says without its name: what it is of, and which year or day.

    «Verslag MT ma 3 maart 2025» is of a meeting, «Integriteit in 2023» of a year; «Jaarplan 2025» looks ahead, and
    «Ambtenarenwet 2017» is a law.
    """
    if LABELLED.match(line) or len(line.split()) < 2 or line[0].islower():
        return None
    if day_in(line):
        return "verslag overleg" if MINUTES.match(line) else None
    if _says("plan", line):
        return None
    told = without_laws(MONTH_YEAR.sub("", line))
    if not SITTING_YEAR.search(told) and len(set(ONE_YEAR.findall(told))) != 1:
        return None
    return "overig" if _says("study", line) else "jaarverslag"


def tells_of_a_report(document: Document) -> bool:
    """Whether a line of the front says that it accounts for what was done: «Verantwoording», «Terugblik»."""
    return any(_says("report", line) for line in front_lines(document))


def _says(what: str, line: str) -> bool:
    return any(pattern.search(line) for pattern in _title_words()[what])


@cache
def _title_words() -> dict[str, list[re.Pattern[str]]]:
    words: dict[str, list[re.Pattern[str]]] = {}
    for row in corpus.table("titles.csv"):
        words.setdefault(row["says"], []).append(re.compile(row["words"], re.IGNORECASE))
    return words


def looks_ahead(line: str) -> bool:
    """Whether a line names a plan, a rule or an address: the year in it is not one that is accounted for."""
    return _says("plan", line)


def without_laws(line: str) -> str:
    """A line without the laws and rules it names by their year: «Ambtenarenwet 2017»."""
    return OF_A_LAW.sub("", line)
