"""The role of a count in its sentence: the whole («van de 64 teams»), a part («daarvan 12»), a total («in totaal»)."""

from __future__ import annotations

import re
from dataclasses import replace

from models.counts.scene import Counted, Scene

SUMMED = re.compile(
    r"\b(?:(?:in|al met al)\s)?totaal\b[^.;:,()]{0,30}$|\btotale\b[^.;:,()]{0,60}$|\bbij elkaar\s[^.;:,()]{0,15}$", re.I
)
WHOLE = re.compile(r"\b(?:van|onder|uit)\s(?:de|alle|deze|onze|die|het totaal van)\s(?:in totaal\s)?$|\balle\s$", re.I)
OF_WHOLE = re.compile(r"\b(?:van|onder)\s(?:de|alle|deze|onze|die)\s(?:in totaal\s)?\S+\s", re.I)
POINTS_BACK = re.compile(r"\b(?:daar|hier|waar)(?:van|onder)\b[^.;]*$|\bvan (?:hen|deze)\b", re.I)
DIVIDED = re.compile(
    r"[^.;]{0,80}?(?:,\s|\s)(?:waarvan|van wie|waaronder|verdeeld over|uitgesplitst|onderverdeeld)\b[^.;]*?"
    r"(?:\d|\b(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)\b)",
    re.I,
)
CONTAINS = re.compile(
    r"\b(?:telt|telde|tellen|telden|omvat|omvatte|bestaat uit|bestond uit)\s(?:nu\s|er\s|in totaal\s)?$"
    r"|\b(?:telt|telde|bevat|bevatte)\s(?:[^\s,;:.()]+\s){1,5}$|\b(?:samen|tezamen)\s(?:[^\s,;:.()]+\s){0,3}$",
    re.I,
)
GROWN = re.compile(r"(?:^|[\s(])(?:\+\s?|[−–-])$")  # «het gebruik: +14%», «(-3%)»; no dash of a list
EMPLOYED = re.compile(r"^\W*(?:\S+\s){0,2}in dienst\b", re.I)
WHOLE_UNITS = frozenset({"count", "eur", "fte", "hours"})


def in_role(scene: Scene, counted: Counted) -> Counted:
    """The figure as whole, part or total where its sentence tells; changes and shares stay what they are."""
    amount = counted.amount
    if amount.unit == "percent" and counted.role in {"level", "share"} and GROWN.search(scene.text, 0, amount.start):
        return replace(counted, role="change")
    if counted.role not in {"level", "part"} or amount.unit not in WHOLE_UNITS or amount.kind in {"zero", "adjective"}:
        return counted
    before = scene.text[: amount.begin]
    if WHOLE.search(before):
        return replace(counted, role="total")
    if counted.role == "part":
        return counted
    if POINTS_BACK.search(before) or (counted.rule == "er-verwijzing" and OF_WHOLE.search(before)):
        return replace(counted, role="part")
    after = scene.text[amount.end :]
    holds = CONTAINS.search(before)
    is_held = holds and not scene.amounts_between(holds.start(), amount.begin)
    is_whole = SUMMED.search(before) or is_held or DIVIDED.match(after) or EMPLOYED.match(after)
    return replace(counted, role="total") if is_whole else counted
