"""Points that each end in who sees to it: «• de kade is gemeten (havendienst, 1 mei 2025);», under any lead."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence

from models.grammar.parties import parties
from pipeline.decisions.attributes.deadlines import deadline
from pipeline.decisions.attributes.statuses import standing
from pipeline.decisions.attributes.wording import NUMBERING, sentence_of
from pipeline.decisions.lists.pointowners import in_last_brackets
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Block, Document

ENDS = re.compile(r"\)\s*[.;,]?$")
VERB = re.compile(  # a point that says what is to be, not a heading or a thing
    r"\b(?:is|zijn|word(?:t|en)|heeft|hebben|komt|komen|krijgt|krijgen|[a-zà-ÿ]{3,}(?:en|aan|doen|zien))\s*\(?[^()]*\)\s*[.;,]?$"
    r"|\b(?:word(?:t|en)|is|zijn)\b"
)
TOLD = re.compile(r"\b(?:was|waren|werd|werden|had|hadden)\b")
FEWEST, FEWEST_WORDS = 2, 4  # points of a list, words of a point
MOST_WORDS = 60


def owned_lists(document: Document, meeting: Meeting) -> list[Action]:
    """One action a point of the lists of which nearly every point ends in brackets that name a function or a body."""
    found: list[Action] = []
    for is_list, group in itertools.groupby(document.blocks, key=lambda block: block.role == "item"):
        blocks = list(group)
        owned = [block for block in blocks if is_list and _owner(_words(document, block))]
        if len(owned) >= max(FEWEST, len(blocks) - 1):
            found += _actions(document, owned, meeting)
    return found


def _words(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : block.end].split())


def _owner(point: str) -> str | None:
    """Who sees to it, where the last brackets name a function or body and the point before them is a clause."""
    words = len(point.split())
    if (
        not ENDS.search(point)
        or not FEWEST_WORDS <= words <= MOST_WORDS
        or TOLD.search(point)
        or not VERB.search(point)
    ):
        return None
    who, _, _ = in_last_brackets(point)
    named = parties(who) if who else []
    is_party = any(one.start == 0 and one.kind in {"role", "body", "group", "acronym"} for one in named)
    return who if is_party else None


def _actions(document: Document, blocks: Sequence[Block], meeting: Meeting) -> Iterable[Action]:
    for block in blocks:
        place, quote = cut(document, block.start, block.end)
        point = " ".join(quote.split())
        who, when, status = in_last_brackets(point)
        by = (deadline(when, meeting) if when else None) or deadline(point, meeting)
        yield Action(
            place=place,
            quote=quote,
            rule="punt-met-houder",
            confidence=0.85,
            action=sentence_of(NUMBERING.sub("", point)),
            kind="actiepunt",
            owner=who,
            deadline_text=by.printed if by else None,
            deadline=by.iso if by else None,
            status=status or standing(point) or "open",
        )
