"""Points under a heading that says what they are: «Aanbevelingen», «Actiepunten», «Afspraken»."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.parties import parties
from models.sentences import sentences as cut_sentences
from pipeline.decisions.deadlines import deadline
from pipeline.decisions.wording import NUMBERING, sentence_of
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Document

KIND_BY_HEADING = (
    (
        "aanbeveling",
        re.compile(
            r"^(?:.{0,40}\ben |onze |de )?(?:aanbeveling(?:en)?|advies|adviezen|verbeterpunten"
            r"|verbeteradviezen)(?: .{0,40})?$",
            re.I,
        ),
    ),
    (
        "actiepunt",
        re.compile(
            r"^(?:(?:nieuwe|openstaande|lopende|directe) )?(?:actie(?:punt)?(?:en|s)|actielijst|te doen|vervolgacties"
            r"|vervolgstappen)(?: .{0,40})?$",
            re.I,
        ),
    ),
    ("afspraak", re.compile(r"^(?:gemaakte |nieuwe |overige )?(?:werk|vervolg|proces)?afspraken(?: .{0,30})?$", re.I)),
    ("toezegging", re.compile(r"^(?:gedane |nieuwe |openstaande )?toezeggingen(?: .{0,30})?$", re.I)),
    ("voornemen", re.compile(r"^(?:voornemens|plannen|ambities|speerpunten|vooruitblik)(?: .{0,30})?$", re.I)),
)
LEAD = re.compile(
    r"\b(?:volgende|drie|vier|vijf|zes|zeven|tot|wij doen|onze|deze) (?:[a-z]+ )?(?:aanbevelingen"
    r"|adviezen)\b[^.]{0,60}[:.](?:\s[^.]{0,60}\.)?$"
    r"|\b(?:bevelen|geven|adviseren)\b[^.:]{0,60}\b(?:aan|mee|volgende)\b[^.:]{0,30}:$",
    re.I,
)
ADVICE = re.compile(
    r"\b(?:advies is|adviseer|adviseren|beve(?:el|len)|aanbevol|aanbeveling(?= is om|:)|verdient)\b", re.I
)
TOLD = re.compile(
    r"\b(?:is|zijn|heeft|hebben|werd|werden|was|waren)\b[^.]{0,80}\b(?:ge[a-z]{3,}[dt]|[a-z]{1,5}ge[a-z]{3,}(?:d|t"
    r"|en)|be[a-z]{3,}d)\b"
)
ASKS = re.compile(r"\b(?:zou|zouden|moet|moeten|dient|dienen|kan worden|wenselijk|nodig|verder|graag)\b")
INFINITIVE_LAST = re.compile(r"\b[a-zà-ÿ]{3,}(?:en|aan|zien|doen)\s*(?:\([^)]*\))?[.;]?$")
OWNER = re.compile(r"\((?P<who>[A-Za-zÀ-ÿ][^()\d]{1,40})\)\s*[.;]?$")
LED = re.compile(r"^(?P<who>[A-ZÀ-Þ][\w&-]*(?: [\w&]+){0,3})(?::| [–-])\s+(?=[a-z])")
DASHED = re.compile(r"^(?P<what>.{8,}?)\s+[–-]\s+(?P<who>[A-ZÀ-Þ][^–]{1,40}?)(?:\s+[–-]\s+(?P<when>[^–]{3,40}))?\s*$")
SUB_MARKS = dict.fromkeys("•❖\uf0b7", "-–o◦▪") | dict.fromkeys("-–", "o◦▪")  # by the mark of the points
ASKED = re.compile(r"\bword(?:t|en)\b[^.;]{0,30}\b(?:gevraagd|verzocht)\b")
LONGEST_BARE = 120  # characters
STOPPED = {"heading", "table", "caption"}


def point_lists(document: Document, meeting: Meeting) -> list[Action]:
    """One action a point; under «Aanbevelingen» each sentence that advises, or else the point's first sentence."""
    found: list[Action] = []
    kind: str | None = None
    mark, owner, is_bare = "", None, False
    for block in document.blocks:
        text = document.text[block.start : block.end]
        heading = _kind(text, block)
        if meeting.is_minutes and heading == "aanbeveling" and re.search(r"\badvies\b", text, re.I):
            heading = None
        if heading or block.role == "heading":
            kind, mark, owner = heading, "", _addressed(text) if heading == "actiepunt" else None
            is_bare = text.rstrip().endswith(":") and block.role == "body" and meeting.is_minutes
            continue
        if kind and block.role == "body" and kind != "aanbeveling":
            if kind == "actiepunt" and is_bare and _is_bare_point(text):
                found.append(_action(document, block.start, block.end, kind, meeting, owner))
                continue
            kind = None
        mark = mark or text[:1]
        if block.role == "item" and text[:1] != mark and text[:1] in SUB_MARKS.get(mark, ""):
            continue  # a remark on the point above it
        if kind and block.role in {"item", "body"}:
            found += list(_points(document, block, kind, meeting, owner))
            is_bare = False
    return found


def _kind(text: str, block: Block) -> str | None:
    """The kind that a heading, or a short line ending in a colon, announces."""
    if block.role != "heading" and text.rstrip().endswith((":", ".")) and LEAD.search(text):
        return "aanbeveling"
    if block.role != "heading" and not (len(text) < 60 and text.rstrip().endswith(":")):
        return None
    title = NUMBERING.sub("", text).strip(" .:")
    return next((kind for kind, words in KIND_BY_HEADING if words.match(title)), None)


def _addressed(heading: str) -> str | None:
    """Whose the points are: «Acties voor de werkgroep:»."""
    named = [party for party in parties(heading) if re.search(r"\bvoor\s+$", heading[: party.start])]
    return re.sub(r"^(?:de|het)\s", "", named[0].text, flags=re.I) if named else None


def _is_bare_point(text: str) -> bool:
    """One short sentence with a full stop on a line of its own, as lists have that lost their bullets."""
    point = text.strip()
    return (
        len(point) <= LONGEST_BARE
        and point.endswith(".")
        and len(cut_sentences(point)) == 1
        and (not _is_talk(point) or bool(re.search(r"\bnog (?:niet|geen)\b", point)))
    )


def _points(
    document: Document, block: Block, kind: str, meeting: Meeting, owner: str | None = None
) -> Iterable[Action]:
    text = document.text[block.start : block.end]
    spans = cut_sentences(text)
    if kind == "aanbeveling":
        advising = [span for span in spans if ADVICE.search(text[span[0] : span[1]])]
        chosen = advising or [span for span in spans[:1] if _is_todo(text, span, block)]
    else:
        chosen = [span for span in spans[:1] if block.role == "item" and not _is_talk(text[span[0] : span[1]])]
    for start, end in chosen:
        yield _action(document, block.start + start, block.start + end, kind, meeting, owner)


def _is_talk(text: str) -> bool:
    """A question, or what is or was done: no agreement to do something."""
    point = NUMBERING.sub("", text).strip()
    return (
        point.endswith("?")
        or bool(TOLD.search(point))
        or bool(re.search(r"\b(?:geldt|gelden)\b", point))
        or bool(re.match(r"(?:Er (?:is|zijn|was|waren)|Voorkeur)\b", point))
    )


def _is_todo(text: str, span: tuple[int, int], block: Block) -> bool:
    """A point that asks for something and does not tell what was done: an imperative, an infinitive, «zou moeten»."""
    point = LED.sub("", NUMBERING.sub("", text[span[0] : span[1]]).strip())
    if block.role != "item" or TOLD.search(point):
        return False
    return (
        not re.match(r"(?:De|Het|Er|Dit|Dat|Wij|We|In|Uit)\b", point)
        or bool(INFINITIVE_LAST.search(point))
        or bool(ASKS.search(point))
    )


def _first_party(point: str) -> str | None:
    """Who opens the point: «HR stelt een memo op»."""
    named = [party for party in parties(point) if party.start == 0 and party.kind != "pronoun"]
    return re.sub(r"^(?:de|het)\s", "", named[0].text, flags=re.I) if named else None


def _action(document: Document, start: int, end: int, kind: str, meeting: Meeting, given: str | None = None) -> Action:
    place, quote = cut(document, start, end)
    by = deadline(quote, meeting)
    bare = NUMBERING.sub("", quote)
    owner = OWNER.search(quote) or LED.match(bare) or (DASHED.match(bare) if kind != "aanbeveling" else None)
    return Action(
        place=place,
        quote=quote,
        rule="puntenlijst",
        confidence=0.85,
        action=sentence_of(quote),
        kind="verzoek" if kind == "afspraak" and ASKED.search(quote) else kind,
        owner=owner.group("who") if owner else (_first_party(bare) if kind != "aanbeveling" else None) or given,
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status="open",
    )
