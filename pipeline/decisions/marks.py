"""Actions that carry a mark in the text: «Actiepunt: …», «<actie Karin>», «(actie: secretaris)»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.parties import NAME, known_names, parties
from models.sentences import sentences as cut_sentences
from pipeline.decisions.deadlines import deadline
from pipeline.decisions.wording import sentence_of
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Document

WORD = r"(?:actie(?:punt)?(?:en)?|a\.?p\.?|to-?do|toezegging|(?:werk)?afspraak|afspr\.?|maatregel|trekker|actiehouder)"
ANGLED = re.compile(r"<\s*actie(?:punt)?(?:en)?\b[\s:]*(?P<inside>[^<>]{0,160})>", re.I)
LABEL = re.compile(
    rf"(?:(?<=[.!?]\s)|(?<=\s[→>]\s)"
    rf"|^)(?:[•❖→*–-]\s*|[«“„\"‘'])?(?P<word>{WORD})\s?(?P<number>\d{{1,3}})?(?P<who>\s[^:.;=]{{2,40}})?\s*"
    r"(?:[:=]|(?<=\d)[.)](?=\s(?-i:[A-ZÀ-Þ])))\s*(?=\S)",
    re.I,
)
NUMBERED = re.compile(r"(?:actie|to-?do|afspraak)\w*\s\d", re.I)
BRACKETED = re.compile(r"[(\[]\s*(?:actie(?:punt|houder)?)\s*:?\s+(?P<who>[^()\[\]]{2,60})[)\]]", re.I)
FROM = re.compile(  # «Vanuit Beheer wordt …», «Van Beheer uit zullen wij …»
    r"\b(?:(?:[Vv]anuit|door)\s+|[Vv]an\s+(?=\S+\suit\b))(?P<who>[A-ZÀ-Þ][\w&-]+(?:\s+[A-ZÀ-Þ][\w&-]+)?)"
)
CALLED = re.compile(
    rf"(?:(?<=[.!?]\s)|^)(?:[•❖→*–-]\s*)?(?P<word>Actie(?:punt)?)\s+(?:(?P<who>{NAME.pattern})\s+om\b"
    rf"|(?P<verb>[a-z]{{3,}}en\b))"
)
TRAILING = re.compile(r"\((?P<who>[^(),]{2,50})(?:,[^()]*)?\)\s*\.?$|\((?P<all>[A-ZÀ-Þ][^()\d]{2,60})\)\s*\.?$")
NOT_OWNER = re.compile(
    r"\d|lijst|overzicht|uit|vorige|nieuwe|openstaand|vergadering|\b(?:afgerond|gereed|gesloten|vervallen|af(?:ge)?handeld)\b",
    re.I,
)
ALL = re.compile(r"[\s:]*(?:allen|iedereen|alle leden|alle deelnemers|all)\s*", re.I)
FEWEST_ALONE = 4  # words; a shorter sentence before a mark says too little without the one before it
LAST = r"(?=\s|,|\.|$)"  # what ends a name
KIND_BY_WORD = {
    "toezegging": "toezegging",
    "afspraak": "afspraak",
    "werkafspraak": "afspraak",
    "afspr": "afspraak",
    "afspr.": "afspraak",
}


def marked_actions(document: Document, meeting: Meeting) -> Iterable[Action]:
    """One action for each mark; the owner stands in it, at the end in brackets, or begins the sentence."""
    names = known_names(document.text)
    for block in document.blocks:
        if block.role in {"table", "contents"}:
            continue
        text = document.text[block.start : block.end]
        for start, end, who, what, kind in (
            *_angled(document, block, text),
            *_labelled(text, names),
            *_called(text, names),
            *_bracketed(text),
        ):
            yield _action(document, block.start + start, block.start + end, who, what, kind, meeting)


Marked = tuple[int, int, str | None, str, str]


def _angled(document: Document, block: Block, text: str) -> Iterable[Marked]:
    """What follows the mark in its sentence is the action; where nothing follows, what stands before it."""
    if "<" not in text:
        return
    reach = document.text[block.start : block.start + len(text) + 300]
    for match in ANGLED.finditer(reach):
        if match.start() >= len(text):
            return
        who, inside = _said_inside(match.group("inside"))
        end = _sentence_end(reach, match.end())
        after = reach[match.end() : end].strip(" .\n")
        is_inside = bool(who.strip(" :")) and _is_unfinished(reach[: match.start()])
        if (len(after) > 8 or inside.strip()) and not is_inside:
            yield (
                match.start(),
                end if after else match.end(),
                who.strip(" :") or _owner_in(inside.strip() or after, frozenset()),
                inside.strip() or after,
                "actiepunt",
            )
        else:
            start = _sentence_start(reach, match.start())
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
        return led.group("who"), led.group("what")
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
    return _last_telling(document.text, spans) if spans else block.start


def _labelled(text: str, names: frozenset[str]) -> Iterable[Marked]:
    if ":" not in text and "=" not in text and not NUMBERED.match(text):
        return
    for match in LABEL.finditer(text):
        who = (match.group("who") or "").strip(" ()") or None
        if who and NOT_OWNER.search(who):
            continue
        end = _sentence_end(text, match.end())
        what = text[match.end() : end].strip(' «»“”"')
        kind = KIND_BY_WORD.get(match.group("word").lower(), "actiepunt")
        if not who and _is_bare_name(what, names):
            start = _sentence_start(text, match.start())
            yield start, end, what.strip(" ."), text[start : match.start()].strip(), kind
            continue
        yield match.start("word"), end, who or _owner_in(what, names), what, kind


def _called(text: str, names: frozenset[str]) -> Iterable[Marked]:
    """«Actie Karin om … te regelen», «Actie uitzoeken hoe … (Karin)»."""
    if "Actie" not in text:
        return
    for match in CALLED.finditer(text):
        end = _sentence_end(text, match.start("word"))
        what = text[match.end("word") : end].strip()
        yield match.start("word"), end, match.group("who") or _owner_in(what, names), what, "actiepunt"


def _bracketed(text: str) -> Iterable[Marked]:
    for match in BRACKETED.finditer(text):
        start = _sentence_start(text, match.start())
        what = text[start : match.start()].strip(" •-–")
        if not what:
            end = _sentence_end(text, match.end())
            yield match.start(), end, match.group("who").strip(), text[match.end() : end].strip(), "actiepunt"
        else:
            yield start, match.end(), match.group("who").strip(), what, "actiepunt"


def _is_bare_name(text: str, names: frozenset[str]) -> bool:
    """«Actie: Kees»: nothing but a name."""
    words = text.strip(" .").split()
    kinds = [party.kind for party in parties(text, names)]
    return 0 < len(words) <= 3 and kinds in (["name"], ["acronym"])


def _is_party(text: str, names: frozenset[str]) -> bool:
    return text[:1].isupper() or bool(parties(text, names))


def _list_of_names(text: str) -> str | None:
    """«(Karin, Joost)»: every name, where all are names."""
    parts = [part.strip() for part in text.strip(" ().").split(",")]
    return (
        ", ".join(parts)
        if len(parts) > 1 and all(re.fullmatch(NAME.pattern.removesuffix(LAST), part) for part in parts)
        else None
    )


def _owner_in(what: str, names: frozenset[str]) -> str | None:
    """«Karin stuurt …», «Vanuit Beheer wordt …», «… rondsturen (Karin, Joost)»."""
    trailing = TRAILING.search(what)
    if (
        trailing
        and not re.search(r"\d", trailing.group(0).split(",")[0])
        and _is_party(trailing.group("who") or trailing.group("all"), names)
    ):
        return _list_of_names(trailing.group(0)) or trailing.group("who")
    colon = re.match(rf"(?P<who>{NAME.pattern})\s*[:–-]\s", what)
    if colon:
        return colon.group("who")
    named = [
        party
        for party in parties(what, names)
        if party.start == 0 and party.kind in {"name", "role", "body", "acronym"}
    ]
    if named and not re.match(r"\s+als\b", what[named[0].end :]):  # «Erwin als lid opnemen»: he is put there
        return re.sub(r"^(?:de|het)\s", "", named[0].text, flags=re.I)
    source = FROM.search(what)
    return source.group("who") if source else None


def _sentence_end(text: str, start: int) -> int:
    line = text.find("\n", start)
    stop = line if line >= 0 else len(text)
    spans = cut_sentences(text[start:stop], start)
    return spans[0][1] if spans else start


def _sentence_start(text: str, before: int) -> int:
    spans = [span for span in cut_sentences(text[:before]) if text[span[0] : span[1]].strip("•-– ")]
    return _last_telling(text, spans) if spans else before


def _last_telling(text: str, spans: list[tuple[int, int]]) -> int:
    """Where the last sentence begins, or the one before it where the last is a word or two."""
    start, end = spans[-1]
    before = spans[-2] if len(spans) > 1 else spans[-1]
    runs_on = "\n" not in text[before[1] : start]
    return before[0] if runs_on and len(text[start:end].split()) < FEWEST_ALONE else start


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
