"""A document → the passages that speak to a legal duty, as Proof records in order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from corpus import table
from corpus.catalogue import obligations
from models.classifiers import Line, classifier
from models.duties import Signal, signals
from models.proof.proofcues import group
from models.proof.proofflags import DROPPED, Passage
from models.sentences import sentences
from pipeline.duties.statuses import described
from pipeline.place import cut
from pipeline.records import Block, Document, Proof, Section, Sentence

LONG_CELL = 60  # characters from which a cell holds prose rather than a value
YEAR = re.compile(r"\b(20\d\d)\b")
MONEY = re.compile(r"€|\b\d{1,3}\.000\b")  # a row of amounts budgets a thing, it does not say that it was done
DONE = re.compile(
    r"\b(?:gereed|gerealiseerd|uitgevoerd|afgerond|gebeurt|voltooid|klaar|wordt toegepast|doorlopend|continu|opgepakt"
    r"|overgenomen|ingebed|opgevolgd)\b"
)
FATE = re.compile(
    r"(?:status|stand van zaken|reactie|resultaat)?\W*(?P<words>[^.:;,\n]{3,60})(?:[.:;,\n]|$)", re.IGNORECASE
)
POINT = re.compile(  # of a list, with what became of it in the sentences after it
    r"\W*(?:(?:aanbeveling|actie|maatregel|voornemen|afspraak|punt) )?(?:\d{1,2}|[a-z])[.):](?:\s|$)", re.IGNORECASE
)
STAND = re.compile(
    r"\W*(?:status|stand(?: van zaken)?|voortgang|resultaat)\W*:\W*(?P<words>[^.:;,\n]{3,60})", re.IGNORECASE
)
MOST_SAID = 6  # sentences about one point
TO_DO = re.compile(
    r"\b(?:opgeschort|loopt|gestart|begonnen|in gang|volgt|wacht op|in afwachting|verschoven|nieuw|open|gepland"
    r"|nog niet|vertraagd|uitgesteld|in uitvoering|opdracht voor)\b"
)
NAME = r"[\w&/-]+(?: (?:en|of|van|voor|over) [\w&-]+)?"
SAYS = (
    r"\b(?:wij|we|is|zijn|was|waren|dat|die|dit|er|het|ik|u|niet|geen|ja|nee|Ja|Nee|heeft|hebben|wordt|worden|geldt|gelden"
    r"|bestaat|bestaan|ontbre(?:ekt|ken)|ontbra(?:k|ken)|vervalt|vervallen|loopt|lopen|volgt|volgen)\b"
)
LEAD = re.compile(rf"(?!.*{SAYS})\W*(?:\d+\W+)?[A-Z]{NAME}(?: {NAME})?[.:]$")  # «Eed en belofte.» before its text
LINE = re.compile(rf"(?!.*{SAYS})(?:\d+(?:\.\d+)*\.? )?[A-Z][^\d.,;:!?()\t]{{2,60}}$")  # the same on its own line
MOST_WORDS = 6  # of such a line
ASKED = re.compile(
    r"aanwezig|geregeld|uitgevoerd|voldaan|voldoet|op orde|gereed|vastgesteld|ingevoerd|gerealiseerd|beschikbaar|gedaan"
    r"|status|\bstand\b|oordeel|hoe staa|resultaat|bevinding|beoordeling|naleving|\?$"
)
OF_ACTIONS = re.compile(r"\b(?:wie|wanneer|termijn|deadline|acties?|actiepunt|maatregel|trekker|eigenaar|planning)\b")
BODY = re.compile(
    r"\b(?:[Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap|[Vv]eiligheidsregio|[Oo]mgevingsdienst"
    r"|[Uu]niversiteit|[Hh]ogeschool|[Mm]inisterie van|GGD)\s+(?P<name>[A-Z][\w’'-]+)"
)
OWN = re.compile(r"\b(?:gemeente|provincie|waterschap|hoogheemraadschap|universiteit|hogeschool|\w+(?:regio|dienst))\b")
FEW = 3  # times that a text names a body that it is not of
BREAK = re.compile(r"(?:^|\n|[.:;!?]\W?)\s?$")
FULL = re.compile(r"(?:\S+\s+){4,}\S+[.;!?]\W*$")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of the text to be read, with what stands around it."""

    start: int
    end: int
    about: str
    heading: str
    topic: str = ""
    done: bool | None = None
    dropped: bool = False
    lead: str = ""
    is_met: bool = False  # a row of a checklist that answers yes


def proofs(document: Document, prose: Sequence[Sentence]) -> Iterator[Proof]:
    """The proofs of a document, in order of the text; one per passage and duty.

    What shows a duty only beside other passages («dit verslag staat op de website») is left out where there are none.
    """
    found = list(_found(document, prose))
    shown = {one.obligation for one in found if "beside" not in one.rule.split("+")}
    yield from (one for one in found if one.obligation in shown)


def _found(document: Document, prose: Sequence[Sentence]) -> Iterator[Proof]:
    document_is = described(document)
    year, others = _year(document), _others(document)
    stretches = sorted([*_of_prose(document, prose), *_of_rows(document)], key=lambda one: one.start)
    for one in stretches:
        text = document.text[one.start : one.end]
        around = (one.done, one.topic, one.dropped, one.lead, others)
        passage = Passage(text, one.about, one.heading, document_is, year, *around)
        for signal in signals(passage):
            is_met = one.is_met and signal.strength == "partly"  # named in a checklist, whose answer is yes
            yield _proof(document, one, replace(signal, strength="states") if is_met else signal)


@cache
def group_of(duty: str) -> str:
    """The group of a duty.

    Raises:
        KeyError: the catalogue has no such duty.
    """
    return {one.id: one.group for one in obligations()}[duty]


def line_of(text: str, duty: str) -> Line:
    """What the classifier is shown of a passage: its words, and the group of the duty that it may prove."""
    return Line(text=" ".join(text.split()), kind=group_of(duty))


def rule_of(rule: str) -> str:
    """The cue alone: what stands around it is in the words that the classifier is shown."""
    return rule.partition("+")[0]


def _proof(document: Document, stretch: _Stretch, signal: Signal) -> Proof:
    place, quote = cut(document, stretch.start, stretch.end)
    line = line_of(quote, signal.obligation)
    return Proof(
        place=place,
        quote=quote,
        rule=signal.rule,
        confidence=round(classifier("duties").confidence(rule_of(signal.rule), line), 2),
        obligation=signal.obligation,
        strength=signal.strength,
    )


def _others(document: Document) -> frozenset[str]:
    """The names, in lower case, of bodies that the text speaks of once or twice and that are not its own."""
    own = f"{document.organisation or ''} {described(document)}".lower()
    if not (document.organisation or OWN.search(own)):
        return frozenset()
    named = Counter(match["name"].lower() for match in BODY.finditer(document.text))
    return frozenset(name for name, times in named.items() if times <= FEW and name not in own)


def _year(document: Document) -> int | None:
    """The last year that the document covers."""
    years = [int(year) for year in YEAR.findall(document.period or "")]
    return max(years) if years else None


def _of_prose(document: Document, prose: Sequence[Sentence]) -> Iterator[_Stretch]:
    """Every sentence, with its heading, and in the same section what it is led by and the two sentences before it."""
    titles = {section.number: section.title or "" for section in document.sections}
    topics = _topics(document)
    before, section, lead, heading, topic, numbered = ["", ""], -1, "", "", "", False
    leads = _leads(document.text, prose)
    for at, sentence in enumerate(prose):
        after = prose[at + 1] if at + 1 < len(prose) else None
        if sentence.section != section:
            before, section, lead = ["", ""], sentence.section, ""
            heading, topic = titles.get(section, ""), topics.get(section, "")
        if sentence.kind == "heading":
            continue
        if after is not None and _heads(document.text, sentence, after):
            before, lead, heading = ["", ""], "", sentence.text
            continue
        if LEAD.match(sentence.text):
            before, lead, numbered = ["", ""], sentence.text, POINT.match(sentence.text) is not None
            continue
        is_point = numbered or POINT.match(sentence.text) is not None
        fate, numbered = _fate(prose[at + 1 : at + 1 + MOST_SAID]) if is_point else "", False
        about = "\n".join([heading, lead, *before])
        around = (about, heading, topic, _status(fate), _is_dropped(fate), leads.get(sentence.number, ""))
        yield _Stretch(sentence.start, sentence.end, *around)
        before = [before[1], sentence.text]


def _leads(text: str, prose: Sequence[Sentence]) -> dict[int, str]:
    """Per sentence that begins a point of a list, by its number: what leads in the list.

    That is a line that ends in a colon, or the heading right over it.
    """
    found: dict[int, str] = {}
    lead, section = "", -1
    for sentence in prose:
        if sentence.section != section:
            lead, section = "", sentence.section
        if sentence.kind == "heading":
            lead = sentence.text
        elif sentence.kind != "item":
            lead = sentence.text if sentence.text.rstrip().endswith(":") else ""
        elif lead and not text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip():
            found[sentence.number] = lead
    return found


def _fate(following: Sequence[Sentence]) -> str:
    """What the sentences after a point of a list say became of it, in lower case: «afgerond»; else empty.

    A sentence that begins with «Status:» goes before the one that comes first.
    """
    said = list(takewhile(lambda one: not POINT.match(one.text), following))
    stands = [found for one in said if (found := STAND.match(one.text))]
    found = stands[0] if stands else FATE.match(said[0].text) if said else None
    words = found["words"].lower() if found else ""
    return words if len(words.split()) <= MOST_WORDS else ""


def _heads(text: str, sentence: Sentence, after: Sentence) -> bool:
    """Whether it is a heading that the reader took for text: a few words on a line of their own, before a sentence."""
    before = text[max(0, sentence.start - 3) : sentence.start]
    is_alone = text[sentence.end : sentence.end + 1] == "\n" and BREAK.search(before)
    if not (is_alone and sentence.kind == "sentence" and FULL.match(after.text) and LINE.match(sentence.text)):
        return False
    words = sentence.text.lower()
    return len(words.split()) <= MOST_WORDS and not (group("gedaan").search(words) or group("geldt").search(words))


def _topics(document: Document) -> dict[int, str]:
    """Per section the headings over its own, in lower case, each on a line: what it is a part of."""
    topics: dict[int, str] = {}
    open_: list[Section] = []
    for section in document.sections:
        while open_ and open_[-1].level >= section.level:
            open_.pop()
        topics[section.number] = "\n".join((one.title or "").lower() for one in open_)
        open_.append(section)
    return topics


def _of_rows(document: Document) -> Iterator[_Stretch]:
    """Every table row; of rows with prose in their cells, the sentences, with the rest of the row around them."""
    starts = [section.start for section in document.sections]
    header, last = "", -1
    for number, block in enumerate(document.blocks):
        if block.role != "table":
            continue
        header = header if last == number - 1 else document.text[block.start : block.end]
        last = number
        at = bisect_right(starts, block.start) - 1
        heading = (document.sections[at].title or "") if at >= 0 else ""
        yield from _of_row(document.text, block, heading, header)


def _of_row(text: str, block: Block, heading: str, header: str) -> Iterator[_Stretch]:
    row = text[block.start : block.end]
    cells = []
    offset = block.start
    for cell in row.split("\t"):
        cells.append((offset, cell))
        offset += len(cell) + 1
    if not any(len(cell) > LONG_CELL for _, cell in cells):
        if row.strip() and not MONEY.search(row):
            said = _answer(row, header.lower())
            done = {"yes": True, "partly": False}.get(said or "", _status(row.lower()))
            dropped = said == "no" or (said is None and _is_dropped(row.lower()))
            stretch = _Stretch(block.start, block.end, heading, heading, "", done, dropped)
            yield replace(stretch, is_met=said == "yes")
        return
    for offset, cell in cells:
        others = " ".join(other for at, other in cells if at != offset)
        done, dropped = _status(others.lower()), _is_dropped(others.lower())
        for start, end in sentences(cell, offset):
            yield _Stretch(start, end, f"{heading}\n{others}", heading, "", done, dropped)


def _answer(row: str, header: str) -> str | None:
    """What a cell of a checklist says of the norm beside it: yes, partly or no; None where no cell says any."""
    if OF_ACTIONS.search(header):
        return None  # «nog niet» is still to come there
    for asked, cell in list(zip(header.split("\t"), row.split("\t"), strict=False))[1:]:
        said = next(((answer, is_clear) for words, answer, is_clear in _answers() if words.fullmatch(cell)), None)
        if said and (said[1] or ASKED.search(asked)):
            return said[0]
    return None


@cache
def _answers() -> list[tuple[re.Pattern[str], str, bool]]:
    dated = r"(?:,?\s(?:sinds|per|in|vanaf|voor|op|eind)?\s?(?:\w+\s)?20\d\d)?"
    return [
        (re.compile(rf"\s*(?:{row['words']}){dated}[.!]?\s*", re.I), row["answer"], row["is_clear"] == "yes")
        for row in table("duty_answers.csv")
    ]


def _is_dropped(row: str) -> bool:
    return DROPPED.search(row) is not None


def _status(row: str) -> bool | None:
    if TO_DO.search(row):
        return False
    return True if DONE.search(row) else None
