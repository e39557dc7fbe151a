"""What is counted + amount + period → one figure: each way in which Dutch reports state a number is one small rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.counts.borrowed import named_like, with_borrowed_units
from models.counts.brackets import YEAR_BEFORE, beside_bracket, of_change, of_name, of_opening, under_label
from models.counts.gapped import like_before
from models.counts.labelled import of_part_behind
from models.counts.measures import CHANGE, measured
from models.counts.predicates import with_predicate
from models.counts.roles import in_role
from models.counts.rules import RULES
from models.counts.scene import Counted, Memory, Scene, may_count, scene
from models.counts.topics import completed
from models.counts.zeros import zeros
from models.dates.timeless import LENGTHS
from models.dates.timing import CARRIED, WAS_THEN, timed, year_of
from models.dates.versions import DATED, names_something
from models.periods import Period
from models.vocabulary import one_of

SAME_AS_BEFORE = re.compile(
    r"\b(?:was|waren|is|zijn|bedroeg|lag|ligt)\s(?:dat|dit)\s(?:(?:percentage|aandeel|bedrag|cijfer|aantal)\s)?(?:(?:nog|toen|al|nu|op|maar|wel)\s)*$"
    r"|^\W*(?:en\s|maar\s)?(?:dat|dit)\s(?:percentage|aandeel|bedrag|cijfer)\s(?:was|is|bedroeg|lag|ligt)\s(?:(?:nog|toen|al|nu|op)\s)*$",
    re.I,
)
SHARE_OF = re.compile(
    r"(?:\b(?:oftewel|ofwel|of wel|dat is|omgerekend|dat komt neer op|wat neerkomt op)|\d(?:\s\w+)?\s?[,;(=/])\s?"
    r"(?:\b\w+\s)?$",
    re.I,
)
# «410 mensen, 67% van het totaal»
OF_TOTAL = re.compile(
    r"\)?\s(?:van|op)\s(?:het|een)\s(?:totaal|geheel|totale aantal)\b(?!\svan)"
    r"|\)?\svan\s(?:(?:het|de|alle|onze|ons)\s)?(?:(?:hele|totale|vaste|zittende)\s)?(?:personeel(?:sbestand)?|bezetting|organisatie|formatie"
    r"|medewerkers|werknemers|collega['’]s|doelgroep|deelnemers|respondenten|genodigden|leden|leidinggevenden)\s?(?:[.,;)]|$)"
)
# «40 vrouwen, 12% van de medewerkers is …»: a share of its own
OF_OTHERS = re.compile(
    r"\s(?:van|der)\s(?:[^\s,.;:()]+\s){1,5}?"
    r"(?:is|was|zijn|waren|wordt|werd|worden|werden|heeft|had|hebben|hadden|kwam|komt|gaat|ging|vindt|vond)\b"
)
ASIDE = re.compile(r"[,;(]\s?(?:\w+\s)?$")
BUT_ALSO = re.compile(r"\s(?:van|der|uit)\s[^,;]+?,?\s(?:maar|en|tegenover|tegen)\s(?:(?:wel|slechts|ook|zelfs)\s)?")
ENDS_WITH_WHOLE = re.compile(
    r"\s(?:van|der|uit)\s(?:(?:de|het|alle|onze|hun)\s)?[^\s,.;]+(?:\s(?:van|in|op)\s(?:de\s|het\s)?[^\s,.;]+)?\s?(?:[.,;)]|$)"
)
DIRECTION = re.compile(
    rf"meer|minder|hoger|lager|groter|kleiner|vaker|{CHANGE}", re.I
)  # a change that says not of what
GOOD_FOR = re.compile(r"\b(?:goed voor|oftewel|ofwel)\s(?:\S+\s)?$", re.I)
OF_THE = re.compile(r"\s?van (?:de|het) \S+(?:\s[a-z]+)?\s?[,;(]\s?\S*\s?$")
PLURAL_WORD = re.compile(r"(?:en|s)\b")
PERSONS = re.compile(rf"(?:[a-zà-ÿ]+e\s)?(?:\w+-)?{one_of('person_nouns.csv')}\b", re.I)
POINTED = re.compile(r"\b(?:deze|die)\s([a-zà-ÿ]{4,}(?:en|s))\b")


def figures(text: str, memory: Memory | None = None, *, block: int = 0) -> list[Counted]:
    """The figures of one sentence, in order; `memory` carries what the sentences before it spoke of, and is kept up.

    Example:
        >>> [(f.amount.number, f.what) for f in figures("In 2021 kwamen 14 meldingen binnen en 3 klachten.")]
        [('14', 'meldingen'), ('3', 'klachten')]
    """
    if not may_count(text):
        return []
    return figures_of(scene(text, memory=memory), block=block)


def figures_of(scene: Scene, *, block: int = 0) -> list[Counted]:
    """The figures of a sentence that is laid out; what its memory holds of another block's period is forgotten."""
    memory = scene.memory
    if memory.block != block:
        memory.block, memory.period = block, memory.heading
    scene = with_borrowed_units(scene)
    told = [replace(counted, what=resolved(counted.what, memory.recent)) for counted in _found(scene)]
    whole = [replace(counted, what=completed(scene, counted)) for counted in told]
    found = [timed(scene, replace(counted, what=with_predicate(scene, counted))) for counted in whole]
    _remember(memory, scene, found)
    return found


def resolved(what: str | None, recent: tuple[str, ...]) -> str | None:
    """«deze trainingen» as the sentences before called them: «trainingen over omgangsvormen»."""
    match = POINTED.search(what or "")
    if not what or not match:
        return what
    named = re.compile(
        rf"(?<!deze )(?<!die )\b({match.group(1)}\s(?:over|van|voor|op|in|met|tegen|naar)\s(?:[^\s,.;:()]+\s?){{1,7}})"
    )
    for sentence in reversed(recent):
        if found := named.search(sentence):
            return what.replace(match.group(), found.group(1).strip())
    return what


def _found(scene: Scene) -> Iterator[Counted]:
    """The amounts that count something; from the last, since the first number of a range borrows from the second."""
    counted: dict[int, Counted] = {}
    for amount in reversed(scene.amounts):
        if amount.partner is not None:
            second = counted.get(amount.partner)
            if second:
                counted[amount.start] = replace(second, amount=amount)
            continue
        if amount.kind == "borrowed":
            counted[amount.start] = Counted(amount, None, "eenheid-geleend", 0.75)
            continue
        figure = measured(scene, amount) if amount.unit != "count" or amount.kind == "adjective" else None
        for rule in RULES if amount.unit == "count" and amount.kind != "adjective" else ():
            if figure := rule(scene, amount):
                break
        if figure:
            counted[amount.start] = figure
    found = [*counted.values(), *zeros(scene)]
    last = scene.memory.measured
    earlier: list[Counted] = []
    for figure in sorted(found, key=lambda figure: figure.amount.start):
        if figure.amount.kind == "borrowed":
            alike = last.get(figure.amount.unit)
            told = named_like(scene, figure, alike) if alike else measured(scene, figure.amount)
            if told is None:
                continue
            figure = told
        same = _said_otherwise(scene, _same_thing(scene, figure, last), earlier)
        beside = beside_bracket(scene, of_name(scene, same))
        told = in_role(scene, of_change(scene, of_opening(scene, under_label(scene, of_part_behind(scene, beside)))))
        last[told.amount.unit] = told
        earlier.append(told)
        yield told


def _same_thing(scene: Scene, figure: Counted, last: dict[str, Counted]) -> Counted:
    """«in 2020 was dat nog 68%», «dit percentage lag op 27%»: the same as the last figure of that unit."""
    earlier = last.get(figure.amount.unit)
    is_same = (
        figure.amount.unit != "count"
        and figure.role != "change"
        and SAME_AS_BEFORE.search(scene.text[: figure.amount.begin])
    )
    if not (earlier and is_same):
        return figure
    role = earlier.role if earlier.role in {"level", "share"} and figure.role in {"level", "share"} else figure.role
    return replace(figure, what=earlier.what, category=earlier.category, role=role)


def _said_otherwise(scene: Scene, figure: Counted, earlier: list[Counted]) -> Counted:
    """«118 zaken, oftewel 81%», «(21 van de 48, 44%)», «12 (2021: 9)»: the same thing as the figure before it."""
    before = scene.text[: figure.amount.begin]
    if not earlier:
        return figure
    if YEAR_BEFORE.search(before) or figure.rule == "ander-jaar":
        alike = [other for other in earlier if other.amount.unit == figure.amount.unit and other.role != "change"]
        return replace(figure, what=alike[-1].what, category=alike[-1].category) if alike else figure
    last = earlier[-1]
    if figure.role == "change" and DIRECTION.fullmatch(figure.what or "") and last.what != figure.what:
        return replace(figure, what=f"{figure.what} {last.what or ''}".strip(), category=last.category)
    if GOOD_FOR.search(before) and earlier[-1].amount.unit != figure.amount.unit:
        unit = "fte " if figure.amount.unit == "fte" else ""
        return replace(figure, what=f"{unit}{earlier[-1].what or ''}".strip(), category=earlier[-1].category)
    if agent := _shared_subject(scene, figure, earlier[-1]):
        return replace(figure, what=f"{figure.what} {agent}")
    if part := like_before(scene, figure, last):
        return part
    is_share = figure.amount.unit == "percent" and figure.role in {"share", "level"}
    is_aside = OF_TOTAL.match(scene.text, figure.amount.end) and ASIDE.search(before)
    if is_share and is_aside and last.amount.unit == "count" and last.role != "change":
        return replace(figure, what=last.what, category=last.category, role="share")
    is_said_again = is_share and SHARE_OF.search(before) and not OF_OTHERS.match(scene.text, figure.amount.end)
    if is_said_again and earlier[-1].amount.unit == "count" and earlier[-1].role != "change":
        whole = earlier[-2] if len(earlier) > 1 and OF_THE.search(before[earlier[-2].amount.end :]) else earlier[-1]
        return replace(figure, what=whole.what, category=whole.category, role="share")
    return figure


def _shared_subject(scene: Scene, figure: Counted, earlier: Counted) -> str | None:
    """«Promovendi vormen 19 procent van het personeel, maar 34 procent van de melders»: «door Promovendi»."""
    is_pair = figure.rule == earlier.rule == "percentage-van" and " door " not in (figure.what or "")
    agent = (earlier.what or "").partition(" door ")[2]
    if not is_pair or not agent or not BUT_ALSO.fullmatch(scene.text[earlier.amount.end : figure.amount.begin]):
        return None
    return f"door {agent}" if ENDS_WITH_WHOLE.match(scene.text, figure.amount.end) else None


def _is_beside(text: str, period: Period) -> bool:
    """«3.180 zaken (2022: 2.945)»: what is set beside it in brackets is not what the text goes on about."""
    is_aside = re.search(r"\((?:[^()]*[;,])?\s?$", text[: period.start])
    return bool(is_aside and re.match(r"\s?:\s?\D{0,3}\d", text[period.end :]))


def _remember(memory: Memory, scene: Scene, found: list[Counted]) -> None:
    plain = [figure for figure in found if figure.amount.unit == "count" and figure.what and figure.role != "change"]
    if plain:
        memory.what = plain[0].what
        head = None if plain[0].is_pointing else plain[0].head or plain[0].what
        memory.head = head if head and PLURAL_WORD.search(head) else memory.head
        counted = [figure.head for figure in plain if figure.head and PERSONS.match(figure.head)]
        memory.people = counted[0] if counted else memory.people
    shared = [figure.head for figure in found if figure.rule == "percentage-van" and PERSONS.match(figure.head or "")]
    memory.people = shared[0] if shared else memory.people
    memory.latest = found[-1].amount.unit if found else memory.latest
    memory.length = next((f.period for f in found if f.amount.unit in LENGTHS and f.period), memory.length)
    named = [period for period in scene.periods if not period.is_compared and period.kind in CARRIED | DATED]
    told = [
        p
        for p in named
        if not (names_something(scene.text, p) or WAS_THEN.match(scene.text, p.end) or _is_beside(scene.text, p))
    ]
    if told:
        memory.period = told[0] if told[0].kind == "month" else year_of(told[0])
