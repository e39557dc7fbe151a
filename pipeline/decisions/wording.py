"""The sentence and the topic of a decision or action, made from the words of the source."""

from __future__ import annotations

import re

from pipeline.records import Document, Sentence

NUMBERING = re.compile(r"^(?:[•❖▪◦*–-]\s*|o\s(?=[A-Z])|\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s+)+")
OPENING = re.compile(
    r"^(?:Daarom|Verder|Ook|Tevens|Daarnaast|Uiteindelijk|Vervolgens|Tot slot|Wel|Zo|Hierbij|Voorts"
    r"|Ten slotte)\s+(?=(?:is|zijn|heeft|hebben|wordt|worden|zegt|zal)\b)"
)
TOPIC_NOISE = re.compile(
    r"^(?:(?:\d+(?:\.\d+)*\.?|[A-Z]\.|agendapunt|punt|bespreking|vaststelling|stand van zaken|ad)\s*\d*[.:]?\s+)+", re.I
)
TOPIC_WORDS = 5


def sentence_of(quote: str, *, decider: str | None = None) -> str:
    """The quote as one sentence: without bullet or numbering, with a capital and a full stop.

    Example:
        >>> sentence_of("2. de begroting vast te stellen;", decider="algemeen bestuur")
        'Algemeen bestuur besluit de begroting vast te stellen.'
    """
    text = NUMBERING.sub("", quote).strip().rstrip(";,: ")
    if decider:
        text = f"{decider} besluit {text[0].lower() + text[1:] if text[1:2].islower() else text}"
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", ".”", ".’")) else ".")


def topic_of(document: Document, sentence: Sentence) -> str | None:
    """The title of the section, shortened to a few words; None where the document has no sections."""
    titles = [section.title for section in document.sections if section.number == sentence.section]
    return short_topic(titles[0] if titles else None)


def short_topic(title: str | None) -> str | None:
    """The first words of a title without its number; None for none."""
    words = TOPIC_NOISE.sub("", (title or "").strip()).split()
    return " ".join(words[:TOPIC_WORDS]).rstrip(".,:;") or None
