"""What the words around a cue for a legal duty say of it: that it is denied, planned, falls short, is the law itself …

Source: the flags are those of corpus/vocabularies/proof_contexts.csv, after NegEx (Chapman 2001).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from models.literals import Gate
from models.proofcues import contexts, group
from models.shares import share_of

CLAUSE = re.compile(
    r"[;:•❖]|, (?:maar|want|terwijl|doch|dus|al) |(?:,| en) dat |, (?:waarvan|van wie|van welke) |\. |\n"
)
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
YEAR = re.compile(
    rf"(?<!\d )\b(?:(?:{MONTHS}) )?(?<!\d)(?<!\d[-–/])(?<!tot )(?<!en met )(?<!t/m )(20\d\d)(?![\d/]|[.,]\d)"
)  # «21 mei 2024» dates a thing done
DAY = re.compile(r"\b\d{1,2}-\d{1,2}-(20\d\d)\b")
QUARTER = re.compile(r"\bq[1-4][ -](20\d\d)\b")
SINCE = re.compile(r"\b(?:sinds|vanaf|na|uit|van|over|tot|dateert|stamt|nog steeds|nog altijd)\b")  # it holds still
LAST = re.compile(r"\b(?:laatste|voor het laatst|meest recente)\b")
LASTING = re.compile(  # so, or done, under the heading «Vooruitblik» too
    r"\b(?:sinds|al jaren|al lange?r?|nog steeds|hielden|stelden|gaven|namen|brachten|deden|gingen|kwamen|bezochten"
    r"|kregen|stonden|legden|voerden|boden|besloten|spraken|volgden|bespraken|verzorgden|organiseerden)\b"
)
DONE = re.compile(
    r"(?<!niet )(?<!geen )\b(?:overgenomen|opgevolgd|is uitgevoerd|gereed|gerealiseerd|afgerond|gebeurt"
    r"|wordt toegepast|is gedaan|opgepakt)\b"
)

STATE = re.compile(  # of a point on a list: «Gedragscode herzien: nog niet gestart»
    r"\W*(?:ja\b|nee\b|deels|gedeeltelijk|nog niet|niet (?:gestart|uitgevoerd|gerealiseerd|gedaan|opgepakt|overgenomen"
    r"|gelukt)|uitgesteld|vervallen|geschrapt|aangehouden|gepland|loopt\b|gereed|afgerond|gerealiseerd|uitgevoerd"
    r"|opgepakt|overgenomen|in (?:behandeling|voorbereiding|ontwikkeling|bewerking|uitvoering))"
)
REFERS = re.compile(r"[^.;:]*\b(?:deden|doen|deed|doet|gebeurde?|gebeurt|lukte?)\b[^.;:]*\b(?:dat|dit)\b")
ONGOING = re.compile(
    r"(?:loopt|lopend|gestart|gepland|nog niet (?:gestart|begonnen|klaar|gereed)"
    r"|in (?:behandeling|voorbereiding|ontwikkeling|bewerking|uitvoering))"
)
OUTCOME = re.compile(  # at the end of a point on a list: «Gedragscode herzien, loopt.»
    r"(?:, |: |; )(?P<words>(?:loopt|lopend|gestart|gepland|nog niet|niet|gereed|afgerond|gerealiseerd|uitgevoerd"
    r"|vervallen|geschrapt|in (?:behandeling|voorbereiding|ontwikkeling|bewerking|uitvoering))(?: [\w’'-]+){0,4})\W*$"
)
LABEL = re.compile(
    r"\W*(?:[\d.]+ )?(?:[\w&’'/.-]+ ){0,3}[\w&’'/.-]+:"
)  # «Register nevenwerk: …»: of what the rest speaks
DROPPED = re.compile(
    r"\b(?:niet (?:overgenomen|opgepakt|gelukt)|(?<!nog )niet uitgevoerd|afgewezen|vervallen|vervalt|geschrapt)\b"
)

REJECTED = re.compile(  # advice that comes to nothing
    r"\b(?:advies|adviezen|aanbevel\w+|voorstel\w*|voorgesteld|pleidooi|voornemen)\b[^.;]*\b"
    r"(?:niet (?:\w+ )?(?:overgenomen|gehonoreerd|opgevolgd|opgepakt)|afgewezen|verworpen|afgehouden|ingetrokken"
    r"|beg(?:int|on)[^.;]{0,30} niet|voel\w+ [^.;]{0,30} niets? voor|zie\w* [^.;]{0,30} niets? in)\b"
)
LED = frozenset({"planned", "negated", "short", "law", "elsewhere"})  # what a lead says of every point of its list
OWN_VERB = re.compile(r"\b(?:is|zijn|was|waren|werd|werden|heeft|hebben|had|hadden|geldt|gelden|gold)\b")
SUBJECT = re.compile(  # a body of which the sentence tells
    r"\W*(?:(?:ook|bij|in|binnen) )?(?:de |het )?"
    r"(?:gemeente|provincie|waterschap|hoogheemraadschap|veiligheidsregio|omgevingsdienst|universiteit|hogeschool"
    r"|ministerie van|ggd) (?P<name>[\w’'-]+)"
)
SETS_OFF = re.compile(  # «…, maar die is verouderd»: goes on about the same thing
    r"(?:, (?:maar|doch|al)|;) (?:die|deze|dit|dat|hij|zij|ze|het|daarvan) (?:is|zijn|was|waren|wordt|worden|werd"
    r"|werden|heeft|hebben|geldt|gelden|voldoet|voldoen|bevat|bevatten|mist|missen|blijkt|blijken)\b[^.;:]*"
)
BUT = re.compile(r"(?:, (?:maar|doch|al)|;) [^.;:]*")
LAST_OF = re.compile(r"\b(?:dateert|stamt|van|uit)\b")  # the words of SINCE that here say when, not since when
OURS = re.compile(r"\b(?:wij|we|ons|onze)\b")
RENEWED = re.compile(r"actualis|herzie|vernieuw|aanpass|verbeter|uitbrei|evalue")  # of what is there already
TITLE = re.compile(r"(?<=\s)[‘'“\"«][^‘’'“”\"«»]{3,60}[’'”\"»](?=[\s.,;:)]|$)")  # a name says not what is done


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or table row, and what is known of where it stands.

    `about` is the heading and what came just before, each on a line of its own, `heading` the heading alone, `topic`
    the headings over that one; `document` kind, title and author in lower case; `year` the last year the document
    covers; `done` whether a status beside the passage says that it is done (True), is still to be done (False), or
    nothing (None); `dropped` whether it says that it will not be; `lead` the line that leads in the list of which it
    is a point; `others` the names, in lower case, of bodies that are not the one it is of.
    """

    text: str
    about: str = ""
    heading: str = ""
    document: str = ""
    year: int | None = None
    done: bool | None = None
    topic: str = ""
    dropped: bool = False
    lead: str = ""
    others: frozenset[str] = frozenset()


def flags_of(passage: Passage, lower: str, span: tuple[int, int], enough: float) -> set[str]:
    """The flags of what stands around the words from `span[0]` to `span[1]` of the passage in lower case.

    `enough` is the share from which a thing counts as done.
    """
    start = max((match.end() for match in CLAUSE.finditer(lower, 0, span[0])), default=0)
    ending = CLAUSE.search(lower, span[1])
    if ending and ending[0] == ":" and _goes_on(lower, ending):
        ending = CLAUSE.search(lower, ending.end())
    end = ending.start() if ending else len(lower)
    stretches = {
        "clause": TITLE.sub("…", lower[start:end]),
        "before": TITLE.sub("…", lower[start : span[1]]),
        "sentence": lower,
        "heading": passage.heading.lower(),
    }
    clause = stretches["clause"]
    if LASTING.search(clause):
        stretches["heading"] = ""
    flags: set[str] = set()
    for one in contexts():
        if one.flag not in flags and holds(one.words, stretches[one.where]):
            flags.add(one.flag)
    if ending and _is_lessened(lower, ending, passage.year):
        flags.add("short")
    if passage.others and (body := SUBJECT.match(lower)) and body["name"] in passage.others and not OURS.search(lower):
        flags.add("elsewhere")
    flags |= _of_years(clause, passage.year)
    if "earlier" in flags and LAST.search(clause):
        flags.add("short")
    share = share_of(clause)
    flags |= {flag for flag, most in (("short", enough), ("some", 1.0)) if share < most}
    if passage.done is True or DONE.search(clause):
        flags.discard("planned")
    has_begun = share < 1.0 and enough == 0  # «loopt: 88 van de 124»: of what counts for however few
    if (passage.done is False and not has_begun) or any(
        int(year) > (passage.year or 9999) for year in DAY.findall(clause)
    ):
        flags.add("planned")
    outcome = lower[span[1] : end].partition(":")[2]
    if point := OUTCOME.search(lower, span[1]):
        outcome = point["words"]
        flags |= {"planned"} if ONGOING.match(outcome) else set()
        flags -= {"planned"} if DONE.search(outcome) else set()
    if passage.lead and passage.done is None and not (LASTING.search(clause) or OWN_VERB.search(clause)):
        flags |= _of_lead(passage.lead.lower(), passage.year)
    if passage.dropped or DROPPED.search(outcome) or REJECTED.search(lower):
        flags = (flags - {"planned"}) | {"negated"} | (set() if RENEWED.search(lower) else {"dropped"})
    return flags


def _is_lessened(lower: str, ending: re.Match[str], year: int | None) -> bool:
    """Whether the clause behind says that the thing falls short, or was last seen to in an earlier year."""
    if after := SETS_OFF.match(lower, ending.start()):
        return any(one.flag == "short" and one.where == "clause" and holds(one.words, after[0]) for one in contexts())
    after = BUT.match(lower, ending.start())
    return bool(after and LAST.search(after[0]) and "earlier" in _of_years(LAST_OF.sub("", after[0]), year))


@lru_cache(maxsize=256)
def _of_lead(lead: str, year: int | None) -> frozenset[str]:
    """What the line before a list says of each of its points: that they are planned, lacking, or what the law asks."""
    last = re.split(r"[;,] (?:maar|want|doch|dus|toch) ", lead)[-1].rstrip(": ")
    flags = {one.flag for one in contexts() if one.flag in LED and holds(one.words, last)}
    if "planned" in _of_years(last, year) and not group("gedaan").search(last):
        flags.add("planned")
    return frozenset(flags - {"planned"} if DONE.search(last) else flags)


def _goes_on(lower: str, colon: re.Match[str]) -> bool:
    """Whether what stands behind the colon says what became of what stands before it."""
    behind = STATE.match(lower, colon.end()) or REFERS.match(lower, colon.end())
    return behind is not None or LABEL.fullmatch(lower, 0, colon.end()) is not None


def _of_years(clause: str, year: int | None) -> set[str]:
    """Whether the clause is of a later year than the document covers, or of an earlier one only."""
    if year is None:
        return set()
    years = [int(one) for one in YEAR.findall(clause)]
    if any(one > year for one in (*years, *map(int, QUARTER.findall(clause)))):
        return {"planned"}
    return {"earlier"} if years and max(years) < year and not SINCE.search(clause) else set()


@lru_cache(maxsize=4096)
def holds(pattern: Gate, text: str) -> bool:
    """Whether the pattern is in the text; the answer is kept, since cues share their patterns."""
    return bool(pattern.search(text))
