"""Lists of which the lead decides: «De OR heeft ingestemd met:», «De commissie heeft: – een klacht gegrond geacht»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.decisions import decision_cues
from models.grammar.conditions import situation
from models.grammar.cues import Cue
from models.grammar.parties import parties
from models.sentences import sentences as cut_sentences
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.wording import FINITE, NUMBERING, sentence_of
from pipeline.decisions.decided import CONFIDENT, decisions_in
from pipeline.decisions.lists.leadwords import lead_of
from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Block, Decision, Document, Sentence

RULE = "opsomming"
Cues = list[tuple[Cue, str]]
# what stands between the verb of the lead and its colon: «met», «over de volgende stukken», «drie voorstellen»
OPEN = re.compile(
    r"\W*(?:(?:met|over|aan|op|tot|voor|in|inzake|van)\b\s*)?(?:(?:(?:de|het|onze|haar|zijn)\s+)?"
    r"(?:volgende|onderstaande|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d{1,2}|een aantal|enkele|diverse"
    r"|verschillende|onder (?:meer|andere|andere met)|o\.a\.)\b[^,;:]{0,60})?\W*",
    re.I,
)
# what the points of such a list are where they are no decisions
ASIDE = re.compile(
    r"\b(?:voorwaarden?|kanttekening(?:en)?|opmerkingen|reden(?:en)?|argumenten|aandachtspunten|overwegingen|suggesties"
    r"|onderdelen|stappen|wijzigingen|vragen|punten|thema[’']?s|taken|bevoegdheden|rechten|leden|uitgangspunten|adviezen"
    r"|aanbevelingen|doelen|criteria|gronden|toezeggingen|afspraken|maatregelen)\b",
    re.I,
)
AHEAD = re.compile(
    r"\b(?:zal|zullen|wil|willen|kan|kunnen|moet|moeten|mag|mogen|gaat|gaan|wordt|worden|om|dat)\b", re.I
)
HAS = re.compile(r"\b(?:heeft|hebben|heb|is|zijn|werd|werden)\b", re.I)
NEGATED = re.compile(r"\b(?:niet|geen|nooit|nog)\b", re.I)
REFUSED = re.compile(  # «De OR heeft niet ingestemd met:»
    r"\b(?:heeft|hebben|is|werd)\b[^.;:]{0,60}?\b(?<!nog )(?:niet ingestemd|geen instemming (?:verleend|gegeven)"
    r"|(?:zijn |haar |onze |de )?instemming onthouden)\W*(?:met|aan|voor|op|bij)?$",
    re.I,
)
OPENS = re.compile(r"\b(?:met|over|aan|op|tot|voor|in|inzake|van|heeft|hebben|is|zijn|benoemd|aangewezen)$", re.I)
ADVISES = re.compile(r"\bin (?:haar|zijn|hun|onze|de|die|deze) advie(?:s|zen)\b", re.I)
SECTION = re.compile(r"^[A-Z]?\.?\d{1,2}(?:\.\d{1,2})*\.?\s+")  # «B.3 De commissie heeft:»
DAY = re.compile(r"\((?P<day>[^()]{3,40})\)\W*$")
LONGEST_LEAD = 200  # characters
LONGEST_POINT = 300
JUDGED = {"besluit", "afwijzing"}


def led_decisions(document: Document, meeting: Meeting) -> list[Decision]:
    """One decision a point of every list whose lead says that they were decided, or holds the verb that they share."""
    blocks = [block for block in document.blocks if block.role not in {"contents", "table"}]
    found: list[Decision] = []
    for number, block in enumerate(blocks):
        lead = _lead(document.text[block.start : block.end])
        points = _points(document, blocks[number + 1 :]) if lead else []
        if lead and points:
            found += _decided_by_lead(document, lead, points, meeting) or _shared(document, lead, points, meeting)
    return found


def _lead(text: str) -> str | None:
    """The sentence that opens a list, without its number and colon; None where the block opens none, or it is long."""
    said = " ".join((lead_of(text) or "").split())
    said = SECTION.sub("", NUMBERING.sub("", said)).rstrip(" :")
    return said if 0 < len(said) <= LONGEST_LEAD else None


def _points(document: Document, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Where the first sentences of the points directly behind the lead stand."""
    found = []
    for block in blocks:
        text = document.text[block.start : block.end]
        if block.role != "item":
            break
        spans = cut_sentences(text, block.start)
        if spans and len(text) <= LONGEST_POINT:
            found.append((block.start, spans[0][1]))
    return found


def _decided_by_lead(
    document: Document, lead: str, points: Sequence[tuple[int, int]], meeting: Meeting
) -> list[Decision]:
    """Each point is a decision of the verb in the lead: «De OR heeft ingestemd met: – de regeling thuiswerken»."""
    now = situation(f"{lead}.", is_minutes=meeting.is_minutes, year=meeting.horizon)
    cues = [
        (cue, kind)
        for cue, kind in decision_cues(now)
        if OPEN.fullmatch(lead[cue.end :]) and not ASIDE.search(lead[cue.end :])
    ]
    if REFUSED.search(lead) and not AHEAD.search(lead):
        bare = [(start, end, _bare(document, start, end)) for start, end in points]
        said = [(start, end, f"{_joined(lead)} {point}.") for start, end, point in bare if not FINITE.search(point)]
        return [_told(document, words, start, end, "afwijzing", meeting) for start, end, words in said]
    if not cues or AHEAD.search(lead) or ASIDE.search(lead[: cues[0][0].start]):
        return []
    return [
        made
        for start, end in points
        for point in (_bare(document, start, end),)
        if not FINITE.search(point)
        for made in _made(document, f"{_joined(lead)} {point}.", start, end, cues[:1], meeting)
    ]


def _joined(lead: str) -> str:
    """The lead as what the point goes on with: with a colon where it does not end in «met» or «heeft»."""
    return lead if OPENS.search(lead) else f"{lead}:"


def _shared(document: Document, lead: str, points: Sequence[tuple[int, int]], meeting: Meeting) -> list[Decision]:
    """Each point ends the sentence that the lead begins: «De commissie heeft: – een klacht gegrond geacht»."""
    if not HAS.search(lead) or AHEAD.search(lead) or ASIDE.search(re.sub(ADVISES, "", lead)):
        return []
    found: list[Decision] = []
    for start, end in points:
        point = _bare(document, start, end)
        if FINITE.search(point):
            continue
        said = f"{lead} {point}."
        now = situation(said, is_minutes=meeting.is_minutes, year=meeting.horizon)
        cues = [(cue, kind) for cue, kind in decision_cues(now) if cue.end > len(lead)]
        kind = None if cues or NEGATED.search(lead) else _in_a_word(point)
        found += _made(document, said, start, end, cues[:1], meeting) if cues else []
        found += [_told(document, said, start, end, kind, meeting)] if kind else []
    return [replace(one, kind="advies") if ADVISES.search(lead) and one.kind in JUDGED else one for one in found]


def _bare(document: Document, start: int, end: int) -> str:
    """The words of a point without its mark and what joins it to the next."""
    text = " ".join(NUMBERING.sub("", document.text[start:end]).split())
    return re.sub(r"[;,.\s]+(?:en|of)?[;,.\s]*$", "", text)


def _in_a_word(point: str) -> str | None:
    """The type of a point that ends in an outcome word: «– drie klachten niet-ontvankelijk verklaard»."""
    words = point.split()
    kinds = (outcome_kind(" ".join(words[-many:])) for many in (3, 2, 1) if many < len(words))
    return next((one for one in kinds if one not in {None, "none"}), None)


def _told(document: Document, said: str, start: int, end: int, kind: str, meeting: Meeting) -> Decision:
    """The decision of a point of a known type; who decided stands first in the lead."""
    named = [party.text for party in parties(said) if party.kind != "pronoun"]
    place, quote = cut(document, start, end)
    return Decision(
        place=place,
        quote=quote,
        rule=RULE,
        confidence=CONFIDENT,
        kind=kind,
        decider=re.sub(r"^(?:de|het)\s", "", named[0], flags=re.I) if named else meeting.body,
        decided_on=own_day(said, meeting) or (str(meeting.last_year) if meeting.is_yearly else None),
        decision=sentence_of(said),
    )


def _made(document: Document, said: str, start: int, end: int, cues: Cues, meeting: Meeting) -> list[Decision]:
    """The decision that the lead and the point tell together, at the place of the point."""
    whole = Sentence(document=document.id, number=0, section=0, start=start, end=end, text=said)
    now = situation(said, is_minutes=meeting.is_minutes, year=meeting.horizon)
    return [
        replace(one, rule=RULE, decided_on=own_day(said, meeting) or one.decided_on)
        for one in decisions_in(document, whole, now, cues, meeting)
    ]


def own_day(point: str, meeting: Meeting) -> str | None:
    """The day or month in brackets at the end of a point: «de regeling thuiswerken (12 mei)»."""
    last = DAY.search(point)
    told = [one.iso for one in moments(last.group("day"), meeting) if one.iso and "-" in one.iso] if last else []
    return told[-1] if told else None
