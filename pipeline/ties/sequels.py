"""Which later passages tell, by the words they share, what became of an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import Enum

from pipeline.knowledge.stems import fold
from pipeline.records import Decision
from pipeline.similar import alike_words
from pipeline.ties.mentions import Mention
from pipeline.ties.progresswords import refers
from pipeline.ties.subject import WORD, key_of, months
from pipeline.ties.weights import Weights

LEAST_UNDER_HEADING = 0.45  # weight of shared keys under the same heading
LEAST_UNTOLD = 1.4  # the same, where the later one does not tell of progress
LEAST_ELSEWHERE = 1.5  # about three words that a body uses in few sentences, names aside
LEAST_REFERRED = 1.2  # the same, where the later one speaks of a promise as known
LEAST_REFERRED_REPORT = 0.9  # the same, between two yearly reports
LEAST_RUN, LEAST_SAYING, LONG_WORD = (
    5,
    2,
    7,
)  # words in a row that two passages share, how many long, of so many letters
TOKEN = re.compile(r"\w+")
ASKED, PROMISED = frozenset({"verzoek", "aanbeveling"}), frozenset({"toezegging", "afspraak"})
LEAST_ALONE = 0.7  # one word alone, in another chapter of a yearly report: rare,
LEAST_DATED = 0.7  # where both name the same month: it has come
LONG_KEY = 9  # letters: and long enough to be a compound


class Setting(Enum):
    """Where two passages stand to each other."""

    HEADING = "under the same heading of two yearly reports"
    REPORTS = "elsewhere in two yearly reports"
    OTHER = "in minutes, lists or letters"


def word_score(older: Mention, later: Mention, weights: Weights, setting: Setting) -> float:
    """How surely the later passage tells of the older one by the words they share, 0–100; 0 where it does not."""
    if setting is not Setting.HEADING and not (later.told and older.is_pending):
        return 0.0
    heading = older.heading_keys & later.heading_keys if setting is Setting.HEADING else frozenset()
    shared = weights.shared(older.keys, later.keys, heading)
    if not _is_enough(older, later, shared, weights, setting):
        return 0.0
    place = 20.0 if setting is Setting.HEADING else 0.0
    place += 20.0 if phrase(older.text, later.text) else 0.0
    return min(100.0, 20 + place + 20 * shared + alike_words(older.text, later.text) / 5)


def shared_words(older: Mention, later: Mention) -> list[str]:
    """The words of the later passage that stand in the older one in some form, as they are written."""
    return list(dict.fromkeys(word for word in WORD.findall(later.text) if key_of(fold(word)) in older.keys))


def same_heading(heading: str, others: Iterable[str]) -> str | None:
    """The heading among the others that names the same subject: equal, or the only one that holds it or is held."""
    if not heading:
        return None
    known = set(others) - {""}
    if heading in known:
        return heading
    alike = [other for other in known if heading in other or other in heading]
    return alike[0] if len(alike) == 1 else None


def _is_enough(older: Mention, later: Mention, shared: float, weights: Weights, setting: Setting) -> bool:
    if setting is Setting.HEADING:
        is_sign = bool(later.told) or _is_answer(older, later)
        if is_sign and phrase(older.text, later.text):
            return True
        return shared >= (LEAST_UNDER_HEADING if is_sign else LEAST_UNTOLD) and (is_sign or bool(later.facts))
    is_report = setting is Setting.REPORTS
    if is_report and shared >= LEAST_DATED and months(older.text) & months(later.text):
        return True
    if shared >= (LEAST_REFERRED_REPORT if is_report else LEAST_REFERRED) and refers(later.text):
        return True
    if weights.shared(older.common_keys | later.common_keys & older.keys, later.keys) >= LEAST_ELSEWHERE:
        return True
    is_long = any(len(key) >= LONG_KEY and key.isalpha() for key in older.keys & later.keys)
    return is_report and shared >= LEAST_ALONE and is_long


def _is_answer(older: Mention, later: Mention) -> bool:
    """Whether what was open is decided, or promised what was asked for: also what was refused once."""
    is_asked = any(fact.kind in ASKED for fact in older.facts)
    return any(
        older.is_open if isinstance(fact, Decision) else is_asked and fact.kind in PROMISED for fact in later.facts
    )


def phrase(first: str, second: str) -> str:
    """The longest run of words that both have, where it is long enough and says something; else empty."""
    words, others = TOKEN.findall(fold(first)), TOKEN.findall(fold(second))
    runs = SequenceMatcher(None, words, others, autojunk=False)
    found = runs.find_longest_match(0, len(words), 0, len(others))
    run = words[found.a : found.a + found.size]
    says = [word for word in run if len(word) >= LONG_WORD and not any(letter.isdigit() for letter in word)]
    return " ".join(run) if len(run) >= LEAST_RUN and len(says) >= LEAST_SAYING else ""
