"""What minutes say becomes of a numbered issue, behind its title: «[issue #6] Kleuren (3 mei), Status: afsluiten»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.decisions.attributes.wording import NUMBERING, sentence_of, short_topic
from pipeline.decisions.rulings.outcomewords import outcome_kind
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Block, Decision, Document

ISSUE = re.compile(
    r"[^.:]{0,80}?(?:[\[(](?:issue|rfc|change|wijzigings(?:voorstel|verzoek))\s?(?:nr\.?\s?)?#?\s?\d+[\])]"
    r"|\b(?:issue|rfc|change|wijzigings(?:voorstel|verzoek))\s(?:nr\.?\s?|#\s?)?\d+)\s*(?P<title>\S.*)$",
    re.I | re.S,
)
SAID = re.compile(r"(?P<before>^|\bstatus\s?:|\([^()]*\d[^()]*\)\s*[,:;–-]?|\s[–-]|:)\s*(?P<said>[^():–]{4,60})$", re.I)
DONE_WITH = {  # what is done with an issue, as outcome words do not say it
    "besluit": r"(?:af)?sluiten|(?:af)?gesloten|afvoeren|afgevoerd|doorvoeren|doorgevoerd|overnemen|inwilligen"
    r"|samenvoegen",
    "afwijzing": r"afwijzen|verwerpen|niet (?:doorvoeren|overnemen)",
    "uitstel": r"aanhouden|doorschuiven",
}
MORE = r"(?:\s(?:met|door|in|naar|bij|als)\s[^.;]{2,40})?"
LONGEST, LONGEST_REST = 260, 60  # characters of an issue, and of what the next line goes on with


def issue_rulings(document: Document, meeting: Meeting) -> Iterable[Decision]:
    """One decision for each issue of which minutes say behind its title what is done with it.

    Example:
        >>> text = "Kaarten [issue #6] Kleuren kiezen (3 mei 2024), Status: afsluiten"
        >>> document = Document(id="d", sha256="", part=1, text=text, blocks=(Block(start=0, end=65, role="body"),))
        >>> [one.kind for one in issue_rulings(document, Meeting(is_minutes=True))]
        ['besluit']
    """
    if not meeting.is_minutes:
        return
    blocks = [block for block in document.blocks if block.role not in {"table", "contents"}]
    for number, block in enumerate(blocks):
        text = document.text[block.start : block.end].rstrip()
        issue = ISSUE.match(text) if len(text) <= LONGEST else None
        if issue is None:
            continue
        for end in (block.start + len(text), _rest(document, blocks[number + 1 : number + 2])):
            said = document.text[block.start + issue.start("title") : end].strip(" .") if end else ""
            kind = _kind(" ".join(said.split()))
            if kind and end:
                yield _decision(document, block.start, end, kind, meeting)
                break


def _rest(document: Document, following: Sequence[Block]) -> int | None:
    """Where the next line ends, if it may end the title of an issue: «afsluiten met een kaart»."""
    for block in following:
        text = document.text[block.start : block.end].rstrip()
        if text[:1].islower() and len(text) <= LONGEST_REST:
            return block.start + len(text)
    return None


def _kind(title: str) -> str | None:
    """The type of what stands behind the title, its day or «Status:»; None where that says no outcome."""
    match = SAID.search(title)
    if match is None or not match.group("before").strip():
        return None
    said = match.group("said").strip(" ,")
    for kind, words in DONE_WITH.items():
        if re.fullmatch(f"(?:{words}){MORE}", said, re.I):
            return kind
    told = outcome_kind(said)
    return None if told == "none" else told


def _decision(document: Document, start: int, end: int, kind: str, meeting: Meeting) -> Decision:
    place, quote = cut(document, start, end)
    return Decision(
        place=place,
        quote=quote,
        rule="issue-met-uitkomst",
        confidence=0.85,
        kind=kind,
        decider=meeting.sitting_body or meeting.body,
        decided_on=meeting.date,
        decision=sentence_of(quote),
        topic=short_topic(NUMBERING.sub("", quote)),
    )
