"""The sentence and the topic of a decision or action, made from the words of the source."""

from __future__ import annotations

import re

from models.cues import Cue
from pipeline.records import Document, Sentence

NUMBERING = re.compile(r"^(?:[•❖▪◦*–-]\s*|o\s(?=[A-Z])|\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s+)+")
OPENING = re.compile(
    r"^(?:Daarom|Verder|Ook|Tevens|Daarnaast|Uiteindelijk|Vervolgens|Tot slot|Wel|Zo|Hierbij|Voorts"
    r"|Ten slotte)\s+(?=(?:is|zijn|heeft|hebben|wordt|worden|zegt|zal)\b)"
)
TOPIC_NOISE = re.compile(
    r"^(?:(?:\d+(?:\.\d+)*\.?|[A-Z]\.|agendapunt|punt|bespreking|vaststelling|stand van zaken|ad)\s*\d*[.:]?\s+)+", re.I
)
PARTED = re.compile(r"[;,]?\s+(?:en|maar|waarna|waarop)\s+|[;:]\s+|,\s+(?=(?:de|het|ook|dat|deze|zij|hij|wij)\s)")
FINITE = re.compile(r"\b(?:is|zijn|was|waren|werd|werden|wordt|worden|heeft|hebben|had|hadden)\b")
SUBORDINATE = re.compile(r"(?:de|het)\s+(?:[a-zà-ÿ]+(?:\s+van\s+(?:de|het)\s+\w+)?|[A-Z]{2,})(?=\s)", re.I)
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
    capital = "E" if text.startswith("één") else text[:1].upper()
    return capital + text[1:] + ("" if text.endswith((".", "!", "?", ".”", ".’")) else ".")


def part_of(sentence: str, cue: Cue, other: Cue) -> tuple[int, int]:
    """The offsets of the part of a sentence with two decisions that tells the one of `cue`; the whole where none is."""
    first, last = (cue, other) if cue.end <= other.end else (other, cue)
    breaks = [match for match in PARTED.finditer(sentence) if first.end <= match.start() < last.end]
    if not breaks:
        return 0, len(sentence)
    return (0, breaks[0].start()) if cue is first else (breaks[0].end(), len(sentence))


def tells_alone(sentence: str, part: tuple[int, int]) -> bool:
    """The part has a finite verb of its own."""
    return bool(FINITE.search(sentence, *part))


def said_in(sentence: str, cue: Cue, part: tuple[int, int]) -> str:
    """The words of a part of the sentence, with the subject and verb that it shares with what stands before it.

    Example:
        >>> from models.cues import finder
        >>> text = "De raad heeft de nota vastgesteld en besloten het plan te verlengen."
        >>> cue = finder("decisions.jsonl").cues(text)[0]
        >>> said_in(text, cue, (37, len(text)))
        'De raad heeft besloten het plan te verlengen.'
    """
    start, end = part
    said = sentence[start:end]
    if start == 0:
        return said
    if start <= cue.verb_start and FINITE.fullmatch(sentence[cue.verb_start : cue.verb_end]):
        opens = SUBORDINATE.match(said)
        final = cue.verb_end - start
        if opens and re.match(r"\s+\w+\W*$", said[final:]):  # «waarna het college de nota heeft vastgesteld»
            verb = sentence[cue.verb_start : cue.verb_end]
            return f"{opens.group()} {verb}{said[opens.end() : cue.verb_start - start].rstrip()}{said[final:]}"
        return said
    before = FINITE.search(sentence, 0, start)
    return said if before is None or FINITE.search(said) else sentence[: before.end()] + " " + said


def topic_of(document: Document, sentence: Sentence) -> str | None:
    """The title of the section, shortened to a few words; None where the document has no sections."""
    titles = [section.title for section in document.sections if section.number == sentence.section]
    return short_topic(titles[0] if titles else None)


def short_topic(title: str | None) -> str | None:
    """The first words of a title without its number; None for none."""
    words = TOPIC_NOISE.sub("", (title or "").strip()).split()
    return " ".join(words[:TOPIC_WORDS]).rstrip(".,:;") or None
