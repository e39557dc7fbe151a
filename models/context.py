"""What the words around a cue say: negated, only intended, conditional, asked, law, standing procedure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus import table
from models.grammar.cues import Cue
from models.grammar.literals import Gate, gate

CLAUSE_BREAK = re.compile(
    r"[;:]|\.(?!\d)|, (?:maar|want|dus|en)\b"
    r"|(?<!niet alleen) maar (?=(?:door|dit|de|het|er|we|wij|nu|toch|inmiddels|uiteindelijk)\b)"
)
# the name of a motion or plan says nothing of what was decided on it: «Geen kind aan de kant», Motie M1 Geen sloop
NAMED = re.compile(r"[«“‘\"][A-ZÀ-Þ][^«»“”‘’\"]{2,80}[»”’\"]|(?<=\w\w )(?:Geen|Niet|Nooit|Niets)\b")
JOINED = re.compile(r"\ben $")
MODAL_FRAME = re.compile(r"\b(worden|zijn|hebben)\b")
PRESENT = re.compile(
    r"(?!heeft$|besluit(?:en)?$|besloot$|bracht$|\w*(?:acht|ocht|ield|iet|oot)$|hadden$|waren$|werden$|\w+[dt]en$)[a-zà-ÿ]+(?:t|en)$"
)
CLAUSE_END = re.compile(r"[;:,]|\.(?!\d)|\b(?:om|dat|en|maar)\b")
TO_DO = re.compile(r"\bte [a-zà-ÿ]+n\b")
BEFORE, AFTER = 90, 40  # characters; a Dutch clause seldom has its negation or modal further off


@dataclass(frozen=True, slots=True)
class Context:
    """One line of contexts.csv: the flag is raised where `words` is found in the stretch that `where` names."""

    flag: str
    where: str
    words: Gate
    applies: str


def flags(sentence: str, cue: Cue, family: str) -> set[str]:
    """The flags raised around a cue; `family` is decision or action.

    Example:
        >>> from models.grammar.cues import finder
        >>> text = "De raad heeft nog niet besloten over de brug."
        >>> sorted(flags(text, finder("decisions.jsonl").cues(text)[0], "decision"))
        ['negated']
    """
    lower = _without_names(sentence, cue).lower()
    stretches = _stretches(lower, cue)
    is_infinitive = _may_be_infinitive(lower[cue.verb_start : cue.verb_end] if cue.verb_start >= 0 else "", cue)
    return {
        context.flag
        for context in _contexts()
        if _applies(context.applies, family, is_infinitive) and context.words.search(stretches[context.where])
    }


def _may_be_infinitive(verb: str, cue: Cue) -> bool:
    """«wil de proef verlengen»: what a rule for the present tense takes for a plural."""
    is_present = "clause" in cue.rule.conditions or cue.rule.conditions.get("kinds") == "minutes"
    return bool(MODAL_FRAME.fullmatch(verb)) or (is_present and verb.endswith("en"))


def _without_names(sentence: str, cue: Cue) -> str:
    """The sentence with blanks in the place of titles that do not hold the cue; as long as it was."""
    return NAMED.sub(
        lambda named: (
            named.group()
            if named.start() <= cue.start and cue.end <= named.end()
            else re.sub(r"\w", " ", named.group())
        ),
        sentence,
    )


def _applies(applies: str, family: str, is_infinitive: bool) -> bool:
    """`modal` lines count for decisions whose verb can be an infinitive (worden, zijn, hebben)."""
    if applies == "modal":
        return family == "decision" and is_infinitive
    return applies in ("both", family)


def _stretches(lower: str, cue: Cue) -> dict[str, str]:
    before = lower[: cue.start]
    breaks = list(CLAUSE_BREAK.finditer(before))
    start = breaks[-1].end() if breaks else 0
    if cue.verb_start == cue.start and JOINED.search(before):
        start = len(before)  # «… geen vragen en wordt vastgesteld»: a verb of its own
    return {
        "before": before[start:][-BEFORE:],
        "inside": lower[cue.start : cue.end].split(", maar ")[0],
        "after": lower[cue.end : cue.end + AFTER],
        "clause": before[start:],
        "start": lower[:60],
        "upto": lower[max(0, cue.start - BEFORE) : cue.end],
        "around": lower[max(0, cue.start - BEFORE) : cue.end + AFTER],
        "present": _present(lower, cue),
        "anywhere": lower,
    }


def _present(lower: str, cue: Cue) -> str:
    """The clause from its finite verb on, where that is of the present tense; else nothing."""
    if cue.verb_start < 0 or not PRESENT.match(lower[cue.verb_start : cue.verb_end]):
        return ""
    end = CLAUSE_END.search(lower, cue.verb_end)
    clause = lower[cue.verb_start : end.start() if end else None]
    return "" if TO_DO.search(clause) else clause  # «draagt op elk jaar een feest te houden»


@cache
def _contexts() -> tuple[Context, ...]:
    rows = table("contexts.csv")
    return tuple(Context(row["flag"], row["where"], gate(row["words"]), row["applies"]) for row in rows)
