"""What a cell of a table counts: caption, column heading and row label → what, category and role."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.counts.brackets import category
from models.grammar.phrases import has_plural, is_participle, tokens
from models.vocabulary import pattern_of, vocabulary
from pipeline.figures.cells import unit_in, without_unit
from pipeline.figures.grid import Band, Column, text_of
from pipeline.records import Table

NUMBERING = re.compile(
    r"^(?:tabel|figuur|grafiek|overzicht)?\s*\d+(?:\.\d+)*[.:]?\s+|^(?:tabel|figuur|grafiek)\s*[:.]\s*", re.I
)
TOTAL = re.compile(r"^(?:sub|eind)?tota(?:al|le)\b|(?<=\w\s)(?:eind)?totaal$", re.I)
RATES = pattern_of("rate_nouns.csv")
TRAILING = re.compile(r"\s(?:eind)?totaal$", re.I)
SUM = re.compile(r"(?:sub|eind)?totaal(?:\s?[#%])?", re.I)
# «Meldingen naar soort», «Verzuim per afdeling»: the rows divide it; «kosten per inwoner» is a rate
DIVIDED = re.compile(
    r"(?P<whole>.*\w)\s(?:naar|(?:uitgesplitst|verdeeld|onderverdeeld)\s(?:naar|in|over)|per)\s"
    r"(?!(?:jaar|kwartaal|maand|week|dag|uur|inwoner|medewerker|fte|persoon|deelnemer|aansluiting|\d)\b)"
    r"[a-zà-ÿ-]+(?:\s(?:en|van|de|het|in)?\s?[\w-]+){0,5}\.?$",
    re.I,
)
DIFFERENCE = re.compile(r"(?:verschil|toename|afname|groei|mutatie|ontwikkeling|stijging|daling|\+\s?/\s?[-–])\b", re.I)
SAVING = re.compile(r"(?:\w+e\s)?(?:bezuiniging|besparing|ombuiging|taakstelling)(?:en)?\b", re.I)
SUMMING = re.compile(
    r"(?:(?:exploitatie|bedrijfs|netto)?resultaat(?:\sexploitatie)?|(?:[\w&]+-)?saldo(?:\s.*)?"
    r"|(?:som (?:van )?(?:de|der) )?(?:baten|lasten|opbrengsten|kosten)"
    r"|activa|passiva|balanstotaal)(?:\s(?:na|voor) bestemming)?",
    re.I,
)
RISK = re.compile(r"(?:kans|impact|gevolg|effect|omvang)\b.{0,20}", re.I)  # a risk is no part of what they may cost
NUMBER = re.compile(r"aantal(?:len)?|#|n", re.I)  # heads what the labels name
BARE = re.compile(r"(?:percentage|procent(?:en)?|bedrag(?:en)?|waarde|score|cijfer|fte|euro|uren)?", re.I)
OF_WHICH = re.compile(r"^(?:-\s*)?(?:waarvan|w\.v\.|wv)\s*:?\s*", re.I)
STATED = re.compile(r"\s\((?:per |stand |ultimo )*(?:31 december|1 januari)(?: (?:19|20)\d\d)?\)", re.I)
# «Meldingen naar aard, 2020 en 2021»: its columns tell the years
OF_YEARS = re.compile(r",? (?:in |over )?(?:19|20)\d\d(?:(?: en | t/m | tot en met |, | ?[-–] ?)(?:19|20)\d\d)+\.?$")
SAME_AS = re.compile(r"^idem\b\s*", re.I)
DIMENSION = re.compile(r"/|\b(?:categorie|soort|vorm|aard|type|dienst|afdeling|onderwerp|jaar)\b", re.I)


@dataclass(frozen=True, slots=True)
class Label:
    """What a row is about: the words of its label, the row it is a part of, and whether it is a total.

    `printed` is the label with the unit that it gives («Loonsom (x € 1.000)»), of a part the unit of its whole.
    """

    words: str
    whole: str | None = None
    is_total: bool = False
    printed: str = ""


def labels_of(table: Table, band: Band) -> dict[int, Label]:
    """The label of each row; «waarvan man» is a part of the row above it, «idem als %» repeats it."""
    found: dict[int, Label] = {}
    whole = above = counted = ""
    for row in band.body:
        printed = " ".join(
            text_of(table.rows[row][c.number])
            for c in band.columns
            if c.kind == "label" and c.number < len(table.rows[row])
        )
        words = without_unit(re.sub(r"^\d+[.)]\s+", "", printed))
        if OF_WHICH.match(words):
            own = printed if unit_in(printed) else f"{printed} {above}"
            found[row] = Label(OF_WHICH.sub("", words), whole=whole, printed=own)
        elif SAME_AS.match(words):
            found[row] = Label(f"{whole} {SAME_AS.sub('', words)}".strip(), printed=printed)
        elif counted and is_participle(words.lower()):
            found[row] = Label(words, whole=counted, printed=printed)  # «Gegrond» below «Meldingen»
        else:
            found[row] = Label(words, is_total=bool(TOTAL.match(words)), printed=printed)
            whole, above = words, printed
            counted = words if has_plural(tokens(words)) else counted
    return found


def meaning(
    table: Table, band: Band, column: Column, label: Label, unit: str, has_total: bool
) -> tuple[str | None, str | None]:
    """What is counted and the category, from caption, column heading and row label."""
    title, heading = _title(table, band), without_unit(column.heading)
    heading = "" if is_sum(column) or (title is None and NUMBER.fullmatch(heading)) else heading
    named = _named(label.words)
    if label.whole:
        return _named(label.whole), category(named)
    if not named:
        return title or _named(heading) or None, category(heading) if heading and title else None
    own = _named(heading)
    if own != heading and unit == "count" and has_plural(tokens(own)):
        return own, None if label.is_total else category(named)  # «Aantal medewerkers» is told whole
    if label.is_total:
        if heading and title is None and _measures(band, column):
            return _named(heading), None
        what, part = _of_total(title, named, heading, without_unit(band.corner))
        return (_under(band, heading, what or ""), None) if heading and _has_participles(band) else (what, part)
    is_scenario = bool(set(heading.lower().split()) & vocabulary("scenarios.csv"))
    if title and not is_scenario and (divided := DIVIDED.match(title)):
        return _under(band, heading, divided["whole"]), category(named)
    if heading and column.period and unit == "count" and not is_scenario and has_plural(tokens(heading)):
        return _named(heading), category(named)
    if heading and not is_scenario and not column.period and unit == "count":
        return _named(heading) if title is None else f"{title} {heading}", category(named)
    if heading and not is_scenario and _measures(band, column):
        return _named(heading), category(named)  # «Kosten» of each «Opleiding»
    if unit == "count" and title and (has_total or DIMENSION.search(band.corner)):
        return title, category(named)
    return named, category(heading) if heading else None


def _measures(band: Band, column: Column) -> bool:
    """The rows are things of the kind that the corner names, and each column measures another quality of them."""
    values = [other for other in band.columns if other.kind == "value"]
    units = {unit_in(other.heading) for other in values}
    is_named = bool(band.corner) and not unit_in(band.corner) and all(other.heading for other in values)
    return is_named and len(units) > 1 and column in values and not BARE.fullmatch(without_unit(column.heading))


def _under(band: Band, heading: str, whole: str) -> str:
    """What a column counts of what the table divides: «gegronde» klachten, but «inwoners» beside them by themselves."""
    own = tokens(heading)
    stands_alone = _has_participles(band) and has_plural(own) and not is_participle(own[0].lower)
    return heading if stands_alone else " ".join(part for part in (heading, whole) if part)


def _has_participles(band: Band) -> bool:
    """The columns tell how far things came («Ontvangen», «Behandeld», «Gegrond»)."""
    heads = [column.heading.lower() for column in band.columns if column.kind == "value"]
    return sum(is_participle(head) for head in heads) > 1


def has_sum(labels: Iterable[Label], unit: str) -> bool:
    """A row adds up the others: «Totaal», and of money «Saldo», «Resultaat», «Eigen vermogen»."""
    return any(label.is_total or (unit == "eur" and SUMMING.fullmatch(label.words)) for label in labels)


def is_sum(column: Column) -> bool:
    """The column adds up those beside it: «Totaal», «Totaal #»."""
    return bool(SUM.fullmatch(column.heading))


def _of_total(title: str | None, named: str, heading: str, corner: str) -> tuple[str | None, str | None]:
    """«Totaal» is of what the table counts, «Totaal aantal aanvragen» of what it says itself."""
    part = category(heading) if heading else None
    if not SUM.fullmatch(named) and not TRAILING.search(named):
        return named, part
    divided = DIVIDED.match(title) if title else None
    own = named if DIMENSION.search(corner) else corner
    return (divided["whole"] if divided else title or own or named), part


def _named(words: str) -> str:
    """The label without «aantal», numbering and the total's «totaal»."""
    if re.fullmatch(r"(?:jaar\s)?(?:19|20)\d\d", words.strip(), re.I):
        return ""
    bare = re.sub(r"^(?:het\s)?(?:totaal\s|totale\s)?aantal(?:len)?\s+", "", words.strip(), flags=re.I)
    return re.sub(r"\s*[*¹²³⁴⁵⁶⁷⁸⁹]+$", "", re.sub(r"\s-\s(?=verzuim\b)", "", bare, flags=re.I)).strip()


def _title(table: Table, band: Band) -> str | None:
    title = band.title or table.caption
    if not title or len(title) > 160:
        return None
    return without_unit(_named(OF_YEARS.sub("", STATED.sub("", NUMBERING.sub("", title))))) or None


def role_of(label: Label, unit: str, has_total: bool, heading: str = "") -> str:
    """A change, a total, a share (of a whole), a part (of a total in the table) or a level."""
    if DIFFERENCE.match(heading) or (unit == "eur" and SAVING.match(label.words)):
        return "change"
    if unit == "eur" and SUMMING.fullmatch(label.words):
        return "total"
    if RISK.fullmatch(heading) and not label.is_total:
        return "level"
    is_rate = unit == "percent" and RATES.search(f"{label.words} {heading}")
    if label.is_total and not is_rate:
        return "total" if unit != "percent" else "share"
    if unit == "percent":
        return "level" if is_rate else "share"
    return "part" if has_total or label.whole else "level"
