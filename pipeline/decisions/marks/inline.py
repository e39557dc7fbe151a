"""Actions that carry a mark in the text: «Actiepunt: …», «<actie Karin>», «(actie: secretaris)»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.grammar.parties import NAME, known_names, parties
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import deadline
from pipeline.decisions.attributes.ownerwords import without_time
from pipeline.decisions.attributes.statuses import list_status
from pipeline.decisions.attributes.wording import sentence_of
from pipeline.decisions.marks.markedlines import KIND_BY_WORD, NOT_OWNER, headed, labelled, owner_in
from pipeline.decisions.marks.markplaces import (
    ASIDE,
    FEWEST_ALONE,
    Marked,
    last_telling,
    sentence_end,
    sentence_start,
    task_end,
)
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Document

ANGLED = re.compile(r"<\s*actie(?:punt)?(?:en)?\b[\s:]*(?P<inside>[^<>]{0,160})>", re.I)
CALLED = re.compile(
    rf"(?:(?<=[.!?]\s)|^)(?:[•❖→*–-]\s*)?(?P<word>Actie(?:punt)?)\s+(?:(?P<who>{NAME.pattern})\s+om\b"
    rf"|(?P<verb>(?!allen)[a-z]{{3,}}en\b))"
)
BRACKETED = re.compile(
    r"[(\[]\s*(?P<word>actie(?:punt|houder)?|a\.?p\.?|to[- ]?do|trekker|toezegging)\s*:?\s+"
    r"(?P<who>[^()\[\]]{2,60})[)\]]",
    re.I,
)
TASK_FIRST = re.compile(r"\b(?:te\s)?[a-zà-ÿ]{2,}en$")  # «Kaart opnieuw te tekenen: Karin, Joost»
NAMES = re.compile(
    r"[A-ZÀ-Þ][\w&-]*(?: [A-ZÀ-Þ][\w&-]*){0,2}(?:(?:,| en| /| &) [A-ZÀ-Þ][\w&-]*(?: [A-ZÀ-Þ][\w&-]*){0,2})*"
)
PERSONS = re.compile(r"\s*\([^()]*\)")
ALL = re.compile(r"[\s:]*(?:allen|iedereen|alle leden|alle deelnemers|all)\s*", re.I)
MOST_POINTS = 20  # below one mark


def marked_actions(document: Document, meeting: Meeting) -> Iterable[Action]:
    """One action for each mark; the owner stands in it, at the end in brackets, or begins the sentence."""
    names = known_names(document.text)
    for number, block in enumerate(document.blocks):
        if block.role in {"table", "contents"}:
            continue
        for start, end, who, what, kind in headed(document, document.blocks[number : number + MOST_POINTS], names):
            yield _action(document, start, end, who, what, kind, meeting)
        text = document.text[block.start : block.end]
        for start, end, who, what, kind in (
            *_angled(document, block, text),
            *labelled(text, names),
            *_called(text, names),
            *_bracketed(text),
        ):
            first = block.start + start
            if who and not what:  # «Actie: Joris» alone on its line is of the sentence before it
                first = _end_of_last(document, block)
                what = document.text[first : block.start].strip()
            yield _action(document, first, block.start + end, who, what, kind, meeting)


def _angled(document: Document, block: Block, text: str) -> Iterable[Marked]:
    """What follows the mark in its sentence is the action; where nothing follows, what stands before it."""
    if "<" not in text:
        return
    reach = document.text[block.start : block.start + len(text) + 300]
    for match in ANGLED.finditer(reach):
        if match.start() >= len(text):
            return
        who, inside = _said_inside(match.group("inside"))
        end = task_end(reach, match.end())
        if aside := ASIDE.search(reach, match.end(), end):
            yield aside.start("said"), end, None, aside["said"].strip("()"), "voornemen"
            end = aside.start()
        after = reach[match.end() : end].strip(" .\n")
        is_inside = bool(who.strip(" :")) and _is_unfinished(reach[: match.start()])
        if (len(after) > 8 or inside.strip()) and not is_inside:
            yield (
                match.start(),
                end if after else match.end(),
                who.strip(" :") or owner_in(inside.strip() or after, frozenset()),
                inside.strip() or after,
                "actiepunt",
            )
        else:
            start = sentence_start(reach, match.start())
            if start == match.start():
                start = _end_of_last(document, block) - block.start
                reach, match_start = document.text, block.start + match.start()
                yield (
                    start,
                    match.end(),
                    who.strip(" :") or None,
                    reach[block.start + start : match_start].strip(),
                    "actiepunt",
                )
                return
            yield start, match.end(), who.strip(" :") or None, reach[start : match.start()].strip(), "actiepunt"


def _said_inside(inside: str) -> tuple[str, str]:
    """Who and what: «Karin», «Karin, uitzoeken», «Karin: uitzoeken», «plan opstellen» (nobody), «Karin, Joost»."""
    if ALL.fullmatch(inside):
        return inside.strip(" :"), ""
    led = re.match(r"\s*(?P<who>[A-ZÀ-Þ][^:]{1,50}?)\s*:\s*(?P<what>\S.*)", inside, re.S)
    if led:
        is_task_first = TASK_FIRST.search(led.group("who")) and NAMES.fullmatch(
            PERSONS.sub("", led.group("what")).strip()
        )
        return (led.group("what"), led.group("who")) if is_task_first else (led.group("who"), led.group("what"))
    if re.match(r"[^,]*,\s*[A-Z]", inside):
        return inside, ""
    if re.match(r"\s*[a-zà-ÿ]", inside) and not _opens_with_party(inside):
        return "", inside
    who, _, what = inside.partition(",")
    return who, what


def _is_unfinished(before: str) -> bool:
    """The line before a mark runs on to it, without a full stop: «… op de agenda zetten <actie: Karin> Verder …»."""
    line = before.rsplit("\n", 1)[-1].strip(" •–-")
    return len(line.split()) >= FEWEST_ALONE and line[-1] not in ".!?:;,"


def _opens_with_party(text: str) -> bool:
    return any(not text[: party.start].strip() for party in parties(text))


def _end_of_last(document: Document, block: Block) -> int:
    """Where the last sentence before the block begins: a mark alone on its line belongs to it."""
    before = max(0, block.start - 600)
    line = document.text.rfind("\n", 0, max(0, block.start - 1)) + 1
    spans = cut_sentences(document.text[max(before, line) : block.start], max(before, line))
    return last_telling(document.text, spans) if spans else block.start


def _called(text: str, names: frozenset[str]) -> Iterable[Marked]:
    """«Actie Karin om … te regelen», «Actie uitzoeken hoe … (Karin)»."""
    if "Actie" not in text:
        return
    for match in CALLED.finditer(text):
        end = sentence_end(text, match.start("word"))
        what = text[match.end("word") : end].strip()
        yield match.start("word"), end, match.group("who") or owner_in(what, names), what, "actiepunt"


def _bracketed(text: str) -> Iterable[Marked]:
    """«… (actie: Karin, 1 mei)», «[AP Karin] …»: the sentence before the brackets, or the one behind them."""
    for match in BRACKETED.finditer(text):
        who = without_time(match.group("who")).strip()
        is_action = match.group("word").lower().startswith("actie")
        if list_status(who) != "onbekend" or (NOT_OWNER.search(who) and not is_action):
            continue
        start, kind = sentence_start(text, match.start()), KIND_BY_WORD.get(match.group("word").lower(), "actiepunt")
        what = text[start : match.start()].strip(" •-–")
        if what:
            yield start, match.end(), who, what, kind
        else:
            end = sentence_end(text, match.end())
            yield match.start(), end, who, text[match.end() : end].strip(), kind


def _action(
    document: Document, start: int, end: int, who: str | None, what: str, kind: str, meeting: Meeting
) -> Action:
    place, quote = cut(document, start, end)
    said = deadline(what, meeting)
    by = said if said and said.iso else deadline(quote, meeting) or said
    return Action(
        place=place,
        quote=quote,
        rule="actiemarkering",
        confidence=0.95,
        action=sentence_of(what or quote),
        kind=kind,
        owner=" ".join(who.split()) if who and any(sign.isalpha() for sign in who) else None,
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status="open",
    )
