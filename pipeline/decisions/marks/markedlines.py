"""Actions behind a mark that opens a line or sentence: «Actie Joris: …», «AP 24-03 – …», «Actie team Kade:»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from models.grammar.parties import NAME, parties
from pipeline.decisions.attributes.ownerwords import EVERYBODY, ONE, UNITS, is_who, owner_beside
from pipeline.decisions.marks.markplaces import Marked, sentence_end, sentence_start, task_end
from pipeline.records import Block, Document

WORD = (
    r"(?:(?:vervolg|verbeter|herstel)?actie(?:punt)?(?:en)?|a\.?p\.?|to[- ]?do|toezegging|(?:werk)?afspraak|afspr\.?"
    r"|maatregel|trekker|actiehouder)"
)
OWNING = {"trekker", "actiehouder"}  # marks of who, behind the task
TITLE = r"\b(?:dhr|mw|mevr|drs|ir|ing|mr|dr|[A-Z])\."
LABEL = re.compile(
    rf"(?:(?<=[.!?]\s)|(?<=\s[→>]\s)"
    rf"|^)(?:(?:[•❖→➔>*–-]|->|=>)\s*|[«“„\"‘'])?(?:\[(?={WORD}\]))?(?P<word>{WORD})\]?"
    rf"(?:\s?(?P<number>(?:nr\.?\s?)?[A-Z]?\d{{1,4}}(?:[-./]\d{{1,4}})*))?(?P<who>(?<!\])\s(?:{TITLE}|[^:.;=–]){{2,40}}?)?\s*"
    r"(?:[:=]|(?<=\])(?=\s)|(?P<point>(?<=\d)[.)])(?=\s(?-i:[A-ZÀ-Þ]))|(?P<dash>(?<=\s)[–-](?=\s)))\s*(?P<says>(?=\S)|$)",
    re.I,
)
NUMBERED = re.compile(r"(?:actie|to[- ]?do|afspraak)\w*\s\d{1,3}[.)]\s", re.I)
LIKELY = re.compile(r"actie|\ba\.?p(?:\.|\b|\d)|to[- ]?do|toezegging|afspr|maatregel|trekker", re.I)
BEHIND = re.compile(  # what still belongs to the task behind its sentence: who and when
    r"(?:\s*(?:\([^()\n]{2,60}\)\.?|(?:Wie|Trekker|Eigenaar|Actiehouder|Verantwoordelijke?|Door|Wanneer|Deadline"
    r"|Termijn|Planning|Gereed|Klaar|Uiterlijk|Status)\s*:\s*(?:\b(?:dhr|mw|mevr)\.|[^.;:\n]){2,60}(?:[.;]|$)))+"
)
TRAILING = re.compile(r"\((?P<who>[^(),]{2,50})(?:,[^()]*)?\)\s*\.?$|\((?P<all>[A-ZÀ-Þ][^()\d]{2,60})\)\s*\.?$")
FROM = re.compile(  # «Vanuit Beheer wordt …», «Van Beheer uit zullen wij …»
    r"\b(?:(?:[Vv]anuit|door)\s+|[Vv]an\s+(?=\S+\suit\b))(?P<who>[A-ZÀ-Þ][\w&-]+(?:\s+[A-ZÀ-Þ][\w&-]+)?)"
)
PAIR = re.compile(rf"{ONE}(?:\s?(?:/|&|\+|\ben\b)\s?{ONE}){{1,3}}(?=\s)")
FIRST = re.compile(r"[\w&]+(?=\s)")
NOT_OWNER = re.compile(
    r"\d|lijst|overzicht|uit|vorige|nieuwe|openstaand|vergadering|\b(?:afgerond|gereed|gesloten|vervallen|af(?:ge)?handeld)\b",
    re.I,
)
LAST = r"(?=\s|,|\.|$)"  # what ends a name
MOST_WORDS = 4  # of owners alone behind a mark
KIND_BY_WORD = {
    "toezegging": "toezegging",
    "afspraak": "afspraak",
    "werkafspraak": "afspraak",
    "afspr": "afspraak",
    "afspr.": "afspraak",
}


def labelled(text: str, names: frozenset[str]) -> Iterable[Marked]:
    """The actions of a block behind their marks, each with who and when behind its sentence."""
    if not LIKELY.search(text):
        return
    last = -1
    for match in LABEL.finditer(text):
        who = (match.group("who") or "").strip(" ()[]-–") or None
        is_loose = match.group("point") and not NUMBERED.match(text)  # «Maatregel 3.1. …» titles a passage
        if is_loose or match.end() == len(text) or match.start() < last or (who and NOT_OWNER.search(who)):
            continue
        first = task_end(text, match.end())
        more = BEHIND.match(text, first)
        end = len(text[: more.end()].rstrip()) if more else first
        what = text[match.end() : first].strip(' «»“”"')
        who = who or owner_beside(text[match.end() : end].strip(), names) or owner_in(what, names)
        word = match.group("word").lower()
        if match.group("dash") and not (who and is_who(who, names, is_marked=True)):
            continue
        kind = KIND_BY_WORD.get(word, "actiepunt")
        if not match.group("who") and _is_bare(what, names):
            start = sentence_start(text, match.start())
            yield start, end, what.strip(" ."), text[start : match.start()].strip(), kind
        elif word not in OWNING:
            yield match.start("word"), end, who, what, kind
        last = end


def headed(document: Document, blocks: Sequence[Block], names: frozenset[str]) -> Iterable[Marked]:
    """The points, or the sentence, below a mark that names its owner on a line of its own: «Actie Joris:».

    `blocks`: the block with the mark and those behind it. The places count from the beginning of the document.
    """
    text = document.text[blocks[0].start : blocks[0].end].strip()
    match = LABEL.match(text) if LIKELY.match(text) else None
    who = (match.group("who") or "").strip(" ()[]-–") if match and match.end() == len(text) else ""
    if match is None or not who or not is_who(who, names, is_marked=True):
        return
    points = list(takewhile(lambda one: one.role == "item", blocks[1:]))
    for point in points or [one for one in blocks[1:2] if one.role == "body"]:
        end = point.end if point.role == "item" else sentence_end(document.text, point.start)
        said = document.text[point.start : end].strip()
        yield (
            point.start,
            point.start + len(said),
            who,
            said,
            KIND_BY_WORD.get(match.group("word").lower(), "actiepunt"),
        )


def owner_in(what: str, names: frozenset[str]) -> str | None:
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
    if (pair := PAIR.match(what)) and is_who(pair.group(), names, is_marked=True):
        return pair.group()
    if (first := FIRST.match(what)) and (first.group() in UNITS or first.group().lower() in EVERYBODY):
        return first.group()
    named = [
        party
        for party in parties(what, names)
        if party.start == 0 and party.kind in {"name", "role", "body", "acronym"}
    ]
    if named and not re.match(r"\s+als\b", what[named[0].end :]):  # «Erwin als lid opnemen»: he is put there
        return re.sub(r"^(?:de|het)\s", "", named[0].text, flags=re.I)
    source = FROM.search(what)
    return source.group("who") if source else None


def _is_bare(text: str, names: frozenset[str]) -> bool:
    """«Actie: Kees», «Actiehouder: team Kade»: nothing but who."""
    words = text.strip(" .").split()
    return 0 < len(words) <= MOST_WORDS and is_who(" ".join(words), names, is_marked=True)


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
