"""Minutes whose legend says what a letter before a line means: «B = besluit, A = actie, T = ter kennisname»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from models.grammar.parties import known_names
from pipeline.decisions.attributes.deadlines import deadline
from pipeline.decisions.attributes.statuses import list_status, told_after
from pipeline.decisions.attributes.wording import sentence_of, short_topic
from pipeline.decisions.marks.letterowners import owner_of, present
from pipeline.decisions.marks.markplaces import sentence_start
from pipeline.decisions.rulings.rulinglabels import kind_of_ruling
from pipeline.meeting import Meeting
from pipeline.place import cut, printed_lines
from pipeline.records import Action, Decision, Document

RULE = "letter"
MEANINGS = {  # the words of a legend, and what their lines are
    "besluit": r"besluit(?:en|punt)?|beslissing(?:en)?|besloten|genomen besluit(?:en)?",
    "actiepunt": r"acties?|actiepunt(?:en)?|taak|taken|to[- ]?do|(?:te )?doen",
    "afspraak": r"afspra(?:ak|ken)",
    "toezegging": r"toezegging(?:en)?",
    "": r"ter (?:info(?:rmatie)?|kennis(?:name|neming|geving)|bespreking)|info(?:rmatie)?|kennis(?:name|neming|geving)"
    r"|mededeling(?:en)?|bespre(?:ken|king)|discussie|vra(?:ag|gen)|toelichting|opmerking(?:en)?|notitie|signaal"
    r"|aandachtspunt(?:en)?|open(?: punt)?|parkeren|risico",
}
WORDS = "|".join(f"(?:{words})" for words in MEANINGS.values())
CODE = r"[A-Z]{1,2}"
PAIR = re.compile(  # «B = besluit», «(A) actie», «I: informatie»
    rf"(?<![\w-])(?:(?P<code>{CODE})\s?(?:=|:|staat voor|[–-])\s?|[(\[](?P<wrapped>{CODE})[)\]]\s?=?\s?)"
    rf"(?P<word>{WORDS})(?![\w-])",
    re.I,
)
APART = re.compile(r"[\s,;/|·•()]*(?:en\s)?")  # between two pairs of one legend
NUMBERED = re.compile(r"\d{1,2}(?:\.\d+)*[.)]?\s")
DONE = re.compile(r"\s(?:→|->|=>|➔|[–-])\s*(?P<said>[^→>–]{3,40})$")
WITHDRAWN = re.compile(r"\b(?:nog (?:geen|niet)|geen besluit)\b", re.I)
FEWEST_PAIRS = 2
SHORTEST, LONGEST = 6, 320  # characters of a line

Passage = tuple[int, int, str, str, str | None]  # where mark and words begin and end; the words; their meaning; who


def lettered(document: Document, meeting: Meeting) -> Iterable[Decision | Action]:
    """One decision or action for each line behind a letter of which the legend of the minutes says that it is one.

    Example:
        >>> from pipeline.records import Block
        >>> text = "B = besluit, A = actie\\nB De pont blijft varen.\\nA Joris tekent de kaart."
        >>> starts = [0, *(place + 1 for place, sign in enumerate(text) if sign == chr(10)), len(text) + 1]
        >>> blocks = tuple(Block(start=a, end=b - 1, role="body") for a, b in zip(starts, starts[1:]))
        >>> document = Document(id="d", sha256="", part=1, text=text, blocks=blocks)
        >>> [one.quote for one in lettered(document, Meeting(is_minutes=True))]
        ['B De pont blijft varen.', 'A Joris tekent de kaart.']
    """
    legend = meanings(document.text) if meeting.is_minutes else {}
    if not legend:
        return
    names, attending = known_names(document.text), present(document.text)
    for start, end, said, meaning, who in (*_led(document, legend), *_closed(document, legend)):
        text = " ".join(said.split())
        if not SHORTEST <= len(text) <= LONGEST or text.endswith("?") or NUMBERED.match(text):
            continue
        if meaning == "besluit":
            kind = kind_of_ruling(text)
            if kind != "none" and not WITHDRAWN.search(text):
                yield _decision(document, start, end, text, kind, meeting)
        else:
            who = who or owner_of(text, names, attending)
            yield _action(document, (start, end), text, meaning, who, meeting)


def meanings(text: str) -> dict[str, str]:
    """What each letter of the legend means; empty where no legend names two letters, one of them of decisions or tasks.

    Example:
        >>> meanings("A = actie B = besluit I = informatie"), meanings("O = open, G = gesloten")
        ({'A': 'actiepunt', 'B': 'besluit', 'I': ''}, {})
    """
    found: dict[str, str] = {}
    last = -1
    for pair in PAIR.finditer(text):
        code = pair.group("code") or pair.group("wrapped")
        if not code.isupper():
            continue
        goes_on = last >= 0 and APART.fullmatch(text[last : pair.start()])
        if not goes_on and len(found) >= FEWEST_PAIRS:
            break
        found = found if goes_on else {}
        word = pair.group("word")
        found[code] = next(kind for kind, words in MEANINGS.items() if re.fullmatch(words, word, re.I))
        last = pair.end()
    return found if len(found) >= FEWEST_PAIRS and any(found.values()) else {}


def _led(document: Document, legend: Mapping[str, str]) -> Iterator[Passage]:
    """The lines that a letter opens, each up to the next one in its paragraph: «B  …», «(B) …», «- A: …»."""
    codes = "|".join(sorted(legend, key=len, reverse=True))
    mark = re.compile(
        rf"(?:[•❖*–-]\s*)?(?:(?P<code>{codes})(?:\s?[:–-]\s|[\t ])\s*|[(\[](?P<wrapped>{codes})[)\]]:?\s+)(?=\S)"
    )
    lines = {line.start for line in printed_lines(document)}
    for block in document.blocks:
        if block.role == "contents":
            continue
        opened = [
            found
            for start in sorted(lines | {block.start})
            if block.start <= start < block.end and (found := mark.match(document.text, start, block.end))
        ]
        for number, found in enumerate(opened):
            end = opened[number + 1].start() if number + 1 < len(opened) else block.end
            meaning = legend[found.group("code") or found.group("wrapped")]
            stop = len(document.text[:end].rstrip())
            if meaning and stop > found.end() and not PAIR.match(document.text, found.start()):
                yield found.start(), stop, document.text[found.end() : stop], meaning, None


def _closed(document: Document, legend: Mapping[str, str]) -> Iterator[Passage]:
    """The sentences that a letter in brackets closes: «… (B)», «… (A: Joris)»."""
    codes = "|".join(sorted(legend, key=len, reverse=True))
    mark = re.compile(rf"(?<=\S)\s[(\[](?P<code>{codes})(?:(?:\s?[:–-]\s?|\s)(?P<who>[^()\[\]]{{2,40}}))?[)\]]")
    lines = {line.start for line in printed_lines(document)}
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.role == "contents" or (block.role == "heading" and NUMBERED.match(text)):
            continue
        last = 0
        for found in mark.finditer(text):
            meaning, start = legend[found.group("code")], max(last, sentence_start(text, found.start()))
            line = max((one - block.start for one in lines if block.start <= one <= block.start + start), default=0)
            start = line if 0 < start - line <= SHORTEST else start  # «Hfd.» ends no sentence
            start, last = start + len(text[start:]) - len(text[start:].lstrip(" .;")), found.end()
            opens = block.start + found.start() + 1 in lines or PAIR.match(text, found.start() + 1)
            if meaning and start < found.start() and not opens and not (meaning == "besluit" and found.group("who")):
                said = text[start : found.start()]
                yield block.start + start, block.start + found.end(), said, meaning, found.group("who")


def _decision(document: Document, start: int, end: int, text: str, kind: str, meeting: Meeting) -> Decision:
    place, quote = cut(document, start, end)
    return Decision(
        place=place,
        quote=quote,
        rule=RULE,
        confidence=0.9,
        kind=kind,
        decider=meeting.sitting_body or meeting.body,
        decided_on=meeting.date,
        decision=sentence_of(text),
        topic=short_topic(text),
    )


def _action(
    document: Document, span: tuple[int, int], text: str, kind: str, who: str | None, meeting: Meeting
) -> Action:
    place, quote = cut(document, *span)
    by = deadline(text, meeting)
    return Action(
        place=place,
        quote=quote,
        rule=RULE,
        confidence=0.9,
        action=sentence_of(text),
        kind=kind,
        owner=who,
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status=_status(text),
    )


def _status(text: str) -> str:
    """What stands behind the task says how far it is: «… -> gedaan», «…. Loopt, was 1 mei»; else open."""
    done = DONE.search(text)
    said = list_status(done.group("said")) if done else "onbekend"
    if said != "onbekend":
        return said
    following = re.split(r"[.;]\s+(?=[A-ZÀ-Þ])", text)[1:]  # an abbreviation may stand before it: «alle afd. Loopt»
    return next((told for one in following if (told := told_after(one))), "open")
