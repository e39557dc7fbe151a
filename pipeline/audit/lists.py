"""Lists in the prose added up: «SLW (9), HVT (8) en …» against the total, «176 meldingen, waarvan …», «de overige zes».

A list that names only some parts says nothing about the total. So a sum that is not the total is wrong only where the
text itself presents the parts as the whole; that one part is no more than the whole always holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from models.vocabulary import pattern_of
from pipeline.audit.parts import OF_THE, too_large
from pipeline.audit.parts import parts as parts_of_wholes
from pipeline.audit.passages import FIRST_LETTERS, REACH, Passage, Spot, Told, are_kin, bare
from pipeline.audit.rounding import is_exact, of_sum, slack, value
from pipeline.audit.series import Series, year_of
from pipeline.audit.wording import added, calculation, number, shown
from pipeline.conclusions import Calculation

KIND, RUN_KIND = "optelling", "mogelijke optelling"
AMOUNTS = frozenset({"count", "eur", "fte", "hours"})
PARTIAL = pattern_of("audit_words.csv", kind="partial")
WHOLE = pattern_of("audit_words.csv", kind="whole")
OVERLAP = pattern_of("audit_words.csv", kind="overlap")
REST = pattern_of("audit_words.csv", kind="rest")
AND = re.compile(r"\b(?:en|of)\b(?:\s\S+){0,3}\s*$", re.I)
PREPOSITION = re.compile(r"\b(?:over|van|bij|om|uit|door|naar|aan|in|tegen|voor|met|op)\b", re.I)
OF_WHOLE = re.compile(
    r"\b(?:van|uit|onder)\s(?:(?:de|het|die|deze|alle|onze)\s)?(?:in\stotaal\s)?$|\b(?:in\stotaal|samen)\b", re.I
)
SENTENCE_END = re.compile(r"[.!?;]\s")
LAST_ITEM = re.compile(r"(?:,\s?|\s)(?:en|of|en/of|alsmede)\s[^,;()]{1,80}\($", re.I)
PART_RULES = frozenset({"naamwoord-eerder", "er-verwijzing", "deel-van", "telwoord-naamwoord", "overige"})
FEWEST = 2
KIN_LETTERS = 7
LONG = 3


def lists(document: Told, known: Series) -> Iterator[Calculation]:
    """The lists of parts in the prose of the document, each with the total it is a list of."""
    for passage in document.passages:
        if _may_overlap(document, passage):
            yield from parts_of_wholes(passage)
            continue
        brackets = [spot for spot in passage.spots if spot.figure.rule == "haakje-lijst"]
        if len(brackets) >= FEWEST:
            yield from _bracketed(document, passage, brackets, known)
        else:
            yield from _enumerated(document, passage, known)
        yield from parts_of_wholes(passage)


def _may_overlap(document: Told, passage: Passage) -> bool:
    """The text says, here or just beside it, that one thing may count in several parts."""
    text = document.document.text or passage.text
    around = text[max(0, passage.start - REACH) : passage.end + REACH]
    return len([one for one in passage.spots if one.figure.role == "part"]) >= FEWEST and bool(OVERLAP.search(around))


# --- «pesten (7), integriteit (2) en overig (1)»


def _bracketed(document: Told, passage: Passage, parts: Sequence[Spot], known: Series) -> Iterator[Calculation]:
    is_numbering = sorted(value(part.figure) for part in parts) == list(range(1, len(parts) + 1))
    is_partial = PARTIAL.search(passage.text[: parts[-1].start])
    if is_numbering or is_partial or not all(is_exact(part.figure) for part in parts):
        return
    before = [one for one in passage.spots if one.start < parts[0].start and _is_told_total(one, parts)]
    headlines = _headlines(document, passage, parts, known)
    is_one = len({value(one.figure) for one in headlines}) == 1
    total = before[-1:] or _totals_before(document, passage, parts) or (headlines[:1] if is_one else [])
    akin = _headlines(document, passage, parts, known, letters=KIN_LETTERS)
    agreed = [one for one in (*total, *headlines, *akin) if _sums_to(parts, one)]
    is_complete = bool(LAST_ITEM.search(passage.before(parts[-1]))) and (
        bool(before) or bool(WHOLE.search(passage.before(parts[0])) or ":" in passage.before(parts[0]))
    )
    is_akin = bool(agreed) and agreed[0] not in (*total, *headlines)
    yield from _told(parts, agreed, total, is_complete=is_complete, kind=RUN_KIND if is_akin else KIND)


def _is_told_total(one: Spot, parts: Sequence[Spot]) -> bool:
    """A number before the list in its sentence: of the same thing, or large enough."""
    return _may_be_total(one, parts) or (are_kin(one.figure, parts[0].figure) and _is_whole_number(one, parts))


def _may_be_total(one: Spot, parts: Sequence[Spot]) -> bool:
    return _is_whole_number(one, parts) and value(one.figure) >= max(value(part.figure) for part in parts)


def _is_whole_number(one: Spot, parts: Sequence[Spot]) -> bool:
    """A number that parts may add up to; none at all («geen enkele melding») has no parts."""
    figure = one.figure
    return (
        bool(figure.value) and figure.unit == parts[0].figure.unit
        and figure.role not in {"change", "share"} and figure.rule != "haakje-lijst"
        and is_exact(figure) and (figure.unit != "count" or value(figure) % 1 == 0)
    )  # fmt: skip


def _totals_before(document: Told, passage: Passage, parts: Sequence[Spot]) -> list[Spot]:
    """The number of the same thing in the two sentences before; the nearest alone."""
    for other in document.earlier(passage, 2):
        found = [
            one
            for one in other.spots
            if _may_be_total(one, parts) and are_kin(one.figure, parts[0].figure)
            and one.figure.period == parts[0].figure.period
        ]  # fmt: skip
        if found:
            return found if len(found) == 1 else []
    return []


def _headlines(
    document: Told, passage: Passage, parts: Sequence[Spot], known: Series, *, letters: int | None = None
) -> list[Spot]:
    """What the document says in plain words of the same thing and year, in prose or as a table's total.

    With `letters`, a word that begins with as many the same counts too: hulpvragers and hulpvragen.
    """
    figure = parts[0].figure
    wanted = [stem[:letters] for stem in bare(figure.what)[:1]]
    own = {one.id for one in passage.spots}
    near = document.by_first.get(wanted[0][:FIRST_LETTERS], []) if wanted else []
    said = [one for one in near if one.id not in own]
    in_tables = [entry.spot for entry in known.totals(year_of(parts[0]), document=document.document.id)]
    found = []
    for one in (*said, *in_tables):
        words = [stem[:letters] for stem in bare(one.figure.what)]
        is_same = words[:1] == wanted if one.figure.place.table is not None else words == wanted
        is_plain = one.figure.role in {"level", "total"} and one.figure.category is None
        if is_same and is_plain and one.figure.period == figure.period and _is_whole_number(one, parts):
            found.append(one)
    return found


# --- «16 van een leidinggevende, 13 van een collega en zeven van een inwoner; de overige vier …»


def _enumerated(document: Told, passage: Passage, known: Series) -> Iterator[Calculation]:
    parts = _parts_of(passage)
    if not parts or not all(is_exact(part.figure) for part in parts) or PARTIAL.search(passage.text):
        return
    others = [one for one in passage.spots if one not in parts and one.figure.role == "total"]
    own = [one for one in others if _is_whole_number(one, parts) and _is_head(passage, one, parts)]
    near = own or _totals_of_enumeration(document, passage, parts)
    headlines = _headlines(document, passage, parts, known)
    if len(own) == 1 and (larger := [one for one in parts if value(one.figure) > value(own[0].figure)]):
        yield too_large(larger[0], own[0])
        return
    for run in _runs(document, passage, parts):
        is_own = bool(own) and run[-1] in passage.spots
        agreed = [one for one in (*near, *headlines) if _sums_to(run, one)]
        if agreed and (len(run) >= LONG or is_own or (len(run) == FEWEST and near)):
            kind = KIND if len(run) == len(parts) else RUN_KIND
            yield from _told(run, agreed, near, is_complete=True, kind=kind)
            return
    is_rest = bool(REST.search(passage.before(parts[-1])[-25:]))
    totals = near or headlines
    if len(parts) < FEWEST or not totals or not (is_rest or len(parts) >= LONG):
        return
    is_one = len({value(one.figure) for one in totals}) == 1
    is_closed = is_one and len(parts) >= LONG and _is_closed(document, passage, parts, totals[0])
    yield from _told(parts, [], totals, is_complete=is_one and (is_rest or is_closed))


def _is_head(passage: Passage, one: Spot, parts: Sequence[Spot]) -> bool:
    """The total opens the sentence of its parts, «Van de 40 kwamen er 16 …», or follows the first: «16 van de 40»."""
    is_before = one.end <= parts[0].start and not SENTENCE_END.search(passage.between(one, parts[0]))
    is_behind = parts[0].end <= one.start and bool(OF_THE.fullmatch(passage.between(parts[0], one)))
    return (is_before or is_behind) and any(are_kin(one.figure, part.figure) for part in parts)


def _is_closed(document: Told, passage: Passage, parts: Sequence[Spot], total: Spot) -> bool:
    """A list in one breath, «12 over …, 9 over … en 4 over …»: too much, or too little with nothing behind it."""
    between = [passage.between(one, two) for one, two in pairwise(parts)]
    is_one_breath = all("," in words or AND.search(words) for words in between) and bool(AND.search(between[-1]))
    is_one_breath = is_one_breath and not any(SENTENCE_END.search(words) for words in between)
    ways = [PREPOSITION.search(words) for words in (*between, passage.after(parts[-1]))]
    is_one_way = all(ways) and len({way[0].lower() for way in ways if way}) == 1
    is_surplus = sum((value(part.figure) for part in parts), Decimal(0)) > value(total.figure)
    behind = document.following(passage, 1)
    counts_on = any(_counts_on(other, one, parts) for other in behind for one in other.spots)
    return is_one_breath and is_one_way and (is_surplus or not counts_on)


def _runs(document: Told, passage: Passage, parts: list[Spot]) -> Iterator[list[Spot]]:
    """The parts of the sentence, then with those of the sentences behind it that count on: «Verder zijn tien …»."""
    if len(parts) >= FEWEST:
        yield parts
    behind = document.following(passage, 6)
    if behind:
        counts = [one for one in behind[0].spots if _counts_on(behind[0], one, parts)]
        if counts and len(counts) == len(behind[0].spots):
            yield [*parts, *counts]
    first = [one for other in behind for one in other.spots[:1] if _counts_on(other, one, parts)]
    for dropped in range(3):
        for left in combinations(first, max(0, len(first) - dropped)):
            if len(left) >= FEWEST:
                yield [*parts, *left]


def _counts_on(passage: Passage, one: Spot, parts: Sequence[Spot]) -> bool:
    """A further number of what is parted; it may have parts of its own, but is no «van de 40» of the whole again."""
    figure, first = one.figure, parts[0].figure
    is_further = figure.role == "level" or (figure.role == "total" and not OF_WHOLE.search(passage.before(one)))
    return (
        figure.unit == first.unit == "count" and is_further and is_exact(figure)
        and figure.period == first.period and bool(figure.value)
    )  # fmt: skip


def _parts_of(passage: Passage) -> list[Spot]:
    """The numbers of the sentence that part one whole: those told as parts, and the first that they follow."""
    found = [
        one
        for one in passage.spots
        if one.figure.unit in AMOUNTS and one.figure.role == "part" and one.start >= 0 and one.figure.value
        and one.figure.rule in PART_RULES
    ]  # fmt: skip
    if not found or len({one.figure.unit for one in found}) > 1:
        return []
    first = [
        one
        for one in passage.spots
        if one.start < found[0].start and one.figure.role == "level" and are_kin(one.figure, found[0].figure)
        and found[0].figure.rule == "naamwoord-eerder"
    ]  # fmt: skip
    return [*first[-1:], *found]


def _totals_of_enumeration(document: Told, passage: Passage, parts: Sequence[Spot]) -> list[Spot]:
    """The number that the sentence before gives of the same thing."""
    found: list[Spot] = []
    for other in document.earlier(passage, 2):
        there = [
            one
            for one in other.spots
            if _is_whole_number(one, parts) and one.figure.period == parts[0].figure.period
            and one.figure.role in {"level", "total"}
            and (are_kin(one.figure, parts[0].figure) or are_kin(one.figure, parts[-1].figure))
        ]  # fmt: skip
        found += there
        if found:
            break
    return found


# --- what is said of it


def _sums_to(parts: Sequence[Spot], total: Spot) -> bool:
    figures = [part.figure for part in parts]
    off = abs(sum(map(value, figures), Decimal(0)) - value(total.figure))
    return off <= of_sum(figures) + slack(total.figure)


def _told(
    parts: Sequence[Spot], agreed: Sequence[Spot], totals: Sequence[Spot], *, is_complete: bool, kind: str = KIND
) -> Iterator[Calculation]:
    figures = [part.figure for part in parts]
    together, unit = sum(map(value, figures), Decimal(0)), figures[0].unit
    total = agreed[0] if agreed else totals[0] if totals else None
    told = f"{added(figures)} = {number(together, unit)}"
    if total is None and len(parts) < LONG:
        return
    if total is None:
        reason = f"{told}; het totaal waar deze delen bij horen is niet gevonden."
        yield calculation(kind, parts, reason, agrees=None)
        return
    tolerance = of_sum(figures) + slack(total.figure)
    if agreed:
        own = "" if kind == KIND else ", al staat er niet bij dat dit alle delen zijn"
        reason, agrees = f"{told}, zoals het verslag zegt{own}.", True
    elif is_complete:
        reason, agrees = f"{told}, maar het verslag noemt {shown(total.figure)}.", False
    else:
        reason, agrees = f"{told} van {shown(total.figure)}; of de delen het geheel vormen, staat er niet bij.", None
    yield calculation(
        kind,
        (total, *parts),
        reason,
        expected=together,
        found=value(total.figure),
        tolerance=tolerance,
        agrees=agrees,
    )
