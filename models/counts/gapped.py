"""Percentages said after one another, of which the first says what they measure: «54% is vrouw en 46% man»."""

from __future__ import annotations

import re
from dataclasses import replace

from models.counts.brackets import category
from models.counts.scene import Counted, Scene
from models.grammar.phrases import tokens
from models.vocabulary import vocabulary

STATE = re.compile(r"\s(?P<state>[a-zà-ÿ]{3,})(?=\s*(?:$|[.,;)]|en\b))")
NEXT = re.compile(r"[^,;]{0,40}(?:,|\sen)\s(?:(?:slechts|maar|ruim|bijna)\s)?")
SMALL = r"(?:(?:er|maar|slechts|zelfs|nog|al|circa|ruim|bijna)\s)*"
# «bij de directie Ruimte was dit 81 procent, bij Bedrijfsvoering slechts 49 procent»
PART = re.compile(
    r"[^,;]{0,80}[,;]\s(?:en\s|maar\s)?(?:bij|onder|voor|binnen)\s(?:de\s|het\s)?(?P<part>[^,;:.()\d]{3,40}?)\s"
    rf"(?:(?:was|is|bedroeg|lag|ligt)\s(?:dit|dat|het)\s(?:percentage\s|aandeel\s)?(?:op\s)?)?{SMALL}"
)
# «het kortdurend verzuim was 1,3%, het middellange verzuim 1,0% en het langdurige 4,1%»
OTHER = re.compile(rf"(?:,|\sen)\s(?:en\s)?(?:het|de)\s(?P<other>[^,;:.()\d]{{3,60}}?)\s{SMALL}")


def like_before(scene: Scene, figure: Counted, last: Counted) -> Counted | None:
    """The figure named after the one before it, where only its part, its state or its kind is said; None for others."""
    if not figure.amount.unit == last.amount.unit == "percent" or "change" in {figure.role, last.role}:
        return None
    between = scene.text[last.amount.end : figure.amount.begin]
    state = STATE.match(scene.text, figure.amount.end)
    if state and last.head and state["state"] in vocabulary("short_states.csv") and NEXT.fullmatch(between):
        return replace(figure, what=f"{last.head} {state['state']}", category=state["state"], role=last.role)
    if (part := PART.fullmatch(between)) and not _has_verb(part["part"]):
        return replace(figure, what=last.what, category=category(part["part"]), role=last.role)
    other = OTHER.fullmatch(between)
    if other is None or _has_verb(other["other"]):
        return None
    is_kind = len(other["other"].split()) == 1 and other["other"].endswith("e")  # «en het langdurige 4,1%»
    noun = f" {(last.what or '').rpartition(' ')[2]}" if is_kind else ""
    return replace(figure, what=f"{other['other']}{noun}", role=last.role)


def _has_verb(words: str) -> bool:
    return any(token.kind in {"verb", "sub", "pron"} for token in tokens(words))
