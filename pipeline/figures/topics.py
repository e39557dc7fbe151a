"""What the heading above a figure adds where its own words say too little: «kosten» under «Generatiepact»."""

from __future__ import annotations

import re
from functools import lru_cache

from models.counts.topics import WORD, is_bare, tells
from models.dates.timing import CARRIED
from models.periods import Period, periods
from models.vocabulary import vocabulary
from pipeline.records import Section

NUMBERING = re.compile(
    r"^(?:(?:hoofdstuk|paragraaf|bijlage|agendapunt|punt)\s)?(?:\d+(?:\.\d+)*[a-z]?|[A-Z]|[IVX]+)[.):]?\s+", re.I
)
MOST_WORDS = 3  # a longer heading names more than one subject


def with_topic(what: str | None, section: Section | None) -> str | None:
    """The counted thing with the subject of its section, where the thing alone is bare; else as it is.

    Example:
        >>> with_topic("kosten", Section(number=1, title="7. Generatiepact", start=0, end=9, body_start=1))
        'kosten generatiepact'
        >>> with_topic("kosten van de steiger", Section(number=1, title="Kade", start=0, end=9, body_start=1))
        'kosten van de steiger'
    """
    topic = topic_of(section.title) if section and section.title else None
    return f"{what} {topic}" if what and topic and is_bare(what) and topic.lower() not in what.lower() else what


@lru_cache(maxsize=1000)
def heading_period(title: str | None) -> Period | None:
    """The one period that a heading names («Verzuim eerste halfjaar 2023»); None where it names none or several."""
    named = [p for p in periods(title or "") if p.kind in CARRIED and (p.iso or p.day)]
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=1000)
def topic_of(title: str) -> str | None:
    """The subject that a heading names; None where it names none («Inleiding», a whole sentence)."""
    bare = NUMBERING.sub("", " ".join(title.split())).rstrip(" .:")
    words = WORD.findall(bare)
    is_none = any(word.lower() in vocabulary("no_topics.csv") for word in words)
    if is_none or not any(map(tells, words)) or len(words) > MOST_WORDS or bare.endswith("?"):
        return None
    first = bare.split()[0]
    return bare if first.isupper() or any(letter.isupper() for letter in first[1:]) else bare[:1].lower() + bare[1:]
