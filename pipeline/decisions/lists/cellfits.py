"""How well printed lines fit a column of an action list, and how likely a cell ends between two of them."""

from __future__ import annotations

import re
from functools import lru_cache

from models.grammar.parties import parties
from pipeline.decisions.attributes.deadlines import moments
from pipeline.decisions.attributes.ownerwords import JOINT, SMALL, is_who
from pipeline.decisions.attributes.statuses import list_status
from pipeline.decisions.lists.listcolumns import OF_MEETING, RECESS, TIMED, is_time
from pipeline.meeting import Meeting

NEVER = -1_000.0
MOST_LINES = {"number": 1, "raised": 1, "who": 4, "when": 3, "what": 12, "status": 30, "other": 12}
LONGEST_WHO, LONGEST_WHEN = 8, 7  # words
SKIPPED = {"number": NEVER, "raised": -1.5, "who": -1.0, "when": -1.0, "what": NEVER, "status": -0.5, "other": -0.3}
NOTHING = re.compile(r"[-–—?/]|n\.?v\.?t\.?|n\.?n\.?b\.?|vacature", re.I)
DAY = re.compile(r"[0-3]?\d(?:[-/.][01]?\d[-/.](?:20)?\d\d| [a-z]{3,9}\.? ?(?:20\d\d)?)")
RAISED = re.compile(r"(?:[A-Z]{2,4}|raad|commissie|[Vv]ergadering|overleg) (?=\d)")  # «DB 12-3-2024»
UNDATED = re.compile(r"(?:nader|nog) te bepalen|n\.?n?\.?t\.?b\.?|volgt|nog niet bekend|onbekend|vast agendapunt", re.I)
PLANS = r"(?:jaarrekening|begroting|jaarverslag|kadernota|voorjaarsnota|najaarsnota|jaarplan|burap|perspectiefnota)"
BY_A_PLAN = re.compile(rf"(?:(?:bij|met|in|voor|na|vóór) (?:de |het )?)?{PLANS}(?: 20\d\d)?", re.I)
VERB = re.compile(
    r"\b(?:is|zijn|was|wordt|worden|werd|heeft|hebben|kan|moet|moeten|zal|zullen|gaat|komt|besluit"
    r"|te [a-z]+en)\b"
)
SENTENCE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[a-z])(?<!\b[A-Za-z][a-z])[.!?]$|[a-z]{5,}\.$")
RUNS_ON = re.compile(
    r"(?:[,/+&(-]|\b(?:van|de|het|een|en|of|voor|met|te|in|op|aan|om|over|bij|door|naar|uit|tot|per|i\.s\.m\.|ten|ter"
    r"|der|den|onder|als|dat|die|zonder|tussen|vanuit|De|Van|Den|[Aa]fdeling|[Tt]eam|[Ww]ethouder|[Dd]irecteur|heer))$"
    r"|\b(?:mw|mevr|dhr|drs|ing|ir)\.$"
)
YEAR = re.compile(r"(?:20)?\d\d|['’]\d\d")


@lru_cache(maxsize=20_000)
def fit(role: str, text: str, lines: int, names: frozenset[str]) -> float:
    """How well a text of so many lines is a cell of the column; `NEVER` where it cannot be.

    Example:
        >>> fit("when", "1 mei 2031", 1, frozenset()) > fit("when", "Kade meten", 1, frozenset())
        True
    """
    if lines > MOST_LINES[role]:
        return NEVER
    if role == "raised":
        return 3.0 if _is_day(RAISED.sub("", text)) else NEVER
    if role == "who":
        return _fit_who(text, names)
    if role == "when":
        return _fit_when(text)
    if role == "status":
        opening = " ".join(text.split()[:3])
        return (1.0 if list_status(opening) not in {"onbekend", "open"} else 0.0) - (0.5 if _is_day(text) else 0.0)
    if role == "what":
        is_cell = is_who(text, names, is_marked=True) or _is_day(text)
        return -3.0 if is_cell else -0.5 if " " not in text else 0.0
    return 0.0


def _fit_who(text: str, names: frozenset[str]) -> float:
    if NOTHING.fullmatch(text):
        return 1.5
    if len(text.split()) > LONGEST_WHO or re.search(r"\d", text) or VERB.search(text):
        return NEVER
    wordy = 0.4 * max(0, len(text.split()) - 4) + (3.0 if SENTENCE_END.search(text) else 0.0)
    if is_who(text, names, is_marked=True):
        return 3.0 - wordy
    if (named := parties(text, names)) and named[0].start == 0:
        return 2.0 - wordy
    is_small = any(re.match(SMALL, part) for part in JOINT.split(text) if part)
    return (0.5 if text[:1].isupper() or is_small else -2.0) - wordy


def _fit_when(text: str) -> float:
    if NOTHING.fullmatch(text):
        return 1.5
    if TIMED.fullmatch(text) or UNDATED.fullmatch(text):
        return 3.0
    if len(text.split()) > LONGEST_WHEN or SENTENCE_END.search(text) or re.search(r"\b(?:is|zijn|wordt)\b", text):
        return NEVER
    if BY_A_PLAN.fullmatch(text):
        return 2.5
    told = moments(OF_MEETING.sub("", text), Meeting(date="2024-01-01"))
    if told:
        said = OF_MEETING.sub("", text)
        beside = len(said) - sum(one.end - one.start for one in told)
        is_led = said[0].isupper() and told[0].start > 0  # «Beheer 31-12-2031»
        return 3.0 - 1.5 * min(1.0, 2 * beside / len(said)) - (1.5 if is_led else 0.0)
    if RECESS.search(text) or is_time(text):
        return 1.5
    return 0.5 if len(text.split()) <= 2 and list_status(text) not in {"onbekend", "open"} else -3.0


def _is_day(text: str) -> bool:
    return bool(DAY.fullmatch(text))


def parted(before: str, line: str, role: str) -> float:
    """How likely a cell ends with the line before and one of this column begins with the line: negative where not."""
    likely = 0.0
    if RUNS_ON.search(before) and not NOTHING.fullmatch(before):
        likely -= 2.0
    if line[:1].islower() and role not in {"when"}:
        likely -= 1.0 if role == "who" and re.match(SMALL, line) else 1.5
    if re.match(r"[/&+)]|(?:en|of) ", line):
        likely -= 2.0
    if YEAR.fullmatch(line) and before[:1] and not before[:1].isupper():
        likely -= 2.5  # «december», «2024»
    return likely


def running(before: str, line: str, role: str) -> float:
    """How likely a cell of this column goes on from the line before to this one: negative where not."""
    if line[:1].islower() or RUNS_ON.search(before) or (role == "when" and YEAR.fullmatch(line)):
        return 0.0
    return {"who": -0.5, "when": -0.3, "what": -0.6}.get(role, -0.1 if SENTENCE_END.search(before) else -0.2)
