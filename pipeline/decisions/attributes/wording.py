"""The sentence and the topic of a decision or action, made from the words of the source."""

from __future__ import annotations

import re

from models.grammar.cues import Cue
from pipeline.records import Document, Sentence

NUMBERING = re.compile(
    r"^(?:[•❖▪◦*–-]\s*|o\s(?=[A-Z])|\(?\d{1,2}(?:\.\d{1,2})*[.)]?\s+|[a-z][.)]\s+|[IVX]{1,4}[.)]\s+)+"
)
TO_DO = re.compile(r"\bte [a-zà-ÿ]+en\b")
NEUTER = re.compile(r"(?:college|kabinet|presidium|mt|.*(?:bestuur|overleg|team|bureau|platform))\b", re.I)
COMMON = re.compile(
    r"(?:or|cor|gor|mr|gmr|directie|.*(?:raad|commissie|groep|vergadering|directie|staten-generaal))\b(?! van| en\b)",
    re.I,
)
THIRD = re.compile(r"(?:Hij|Zij)\b")
TOPIC_NOISE = re.compile(
    r"^(?:(?:\d+(?:\.\d+)*\.?|[A-Z]\.|agendapunt|punt|bespreking|vaststelling|stand van zaken|ad)\s*\d*[.:]?\s+)+", re.I
)
PARTED = re.compile(
    r"[;,]?\s+(?:en|maar|waarna|waarop)\s+|,\s+(?=(?:na|met) (?:\w+ )?instemming van\b)"
    r"|[;:]\s+|,\s+(?=(?:de|het|ook|dat|deze|zij|hij|wij|één|een|twee|drie|vier|in|bij|voor)\s)"
)
FINITE = re.compile(r"\b(?:is|zijn|was|waren|werd|werden|wordt|worden|heeft|hebben|had|hadden)\b")
SUBORDINATE = re.compile(r"(?:de|het)\s+(?:[a-zà-ÿ]+(?:\s+van\s+(?:de|het)\s+\w+)?|[A-Z]{2,})(?=\s)", re.I)
# «…, waartoe de minister in mei opdracht gaf, …»
ASIDE = re.compile(r",\s(?P<said>(?:waar(?:toe|voor|mee|aan|over)|nadat|die|dat|welke?)\s[^,;]{10,150}),")
TOPIC_WORDS = 5
LONGEST_SHORT = 4  # letters of an acronym: «OR», «GMR»


def sentence_of(quote: str, *, decider: str | None = None, actor: str | None = None) -> str:
    """The quote as one sentence: without bullet or numbering, with a capital and a full stop.

    `decider`: who resolved «… vast te stellen»; left out where the quote is a sentence of its own. `actor`: whom
    «hij» or «zij» at the beginning means.

    Example:
        >>> sentence_of("2. de begroting vast te stellen;", decider="algemeen bestuur")
        'Het algemeen bestuur besluit de begroting vast te stellen.'
        >>> sentence_of("Zij komt hierop terug.", actor="wethouder")
        'De wethouder komt hierop terug.'
    """
    text = NUMBERING.sub("", quote).strip().rstrip(";,: ")
    if decider and TO_DO.search(text):
        text = f"{_with_article(decider)} besluit {inside(text)}"
    if actor and THIRD.match(text):
        text = THIRD.sub(actor if actor[:1].isupper() else f"De {actor}", text, count=1)
    capital = "E" if text.startswith("één") else text[:1].upper()
    return capital + text[1:] + ("" if text.endswith((".", "!", "?", ".”", ".’")) else ".")


def inside(text: str) -> str:
    """The text as it stands inside a sentence: without its capital, and in small letters where it is all capitals.

    Example:
        >>> inside("Akkoord, mits de OR instemt"), inside("AANGENOMEN"), inside("MT: akkoord")
        ('akkoord, mits de OR instemt', 'aangenomen', 'MT: akkoord')
    """
    if text.isupper() and len(text) > LONGEST_SHORT:
        return text.lower()
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _with_article(body: str) -> str:
    if NEUTER.fullmatch(body):
        return f"het {body}"
    return f"de {body}" if COMMON.fullmatch(body) else body


def part_of(sentence: str, cue: Cue, other: Cue) -> tuple[int, int]:
    """The offsets of the part of a sentence with two decisions that tells the one of `cue`; the whole where none is."""
    for aside in ASIDE.finditer(sentence):
        inside = [one for one in (cue, other) if aside.start() <= one.start and one.end <= aside.end()]
        if len(inside) == 1:
            return aside.span("said") if inside[0] is cue else (0, len(sentence))
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
        >>> from models.grammar.cues import finder
        >>> text = "De raad heeft de nota vastgesteld en besloten het plan te verlengen."
        >>> cue = finder("decisions.jsonl").cues(text)[0]
        >>> said_in(text, cue, (text.index("besloten"), len(text)))
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
