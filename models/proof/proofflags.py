"""What the words around a cue for a legal duty say of it: that it is denied, planned, falls short, is the law itself …

Source: the flags are those of corpus/vocabularies/proof_contexts.csv, after NegEx (Chapman 2001).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.counts.shares import share_of
from models.proof.proofaround import DONE, YEAR, holds, of_heading, of_lead, of_years
from models.proof.proofcues import contexts
from models.proof.prooflimits import takes

CLAUSE = re.compile(
    r"[;:•❖]|, (?:maar|want|terwijl|doch|dus|al) |(?:,| en) dat |, (?:waarvan|van wie|van welke) |\. |\n"
)
# what sets a clause against the one before: «…, maar dat lukt niet overal»
SET_AGAINST = re.compile(r"[;:]|, (?:maar|doch|al|terwijl) |\. ")
# a clause behind the words that says what came of it, or how it went: «…, wat niet tot vragen leidde»
SUBORDINATE = re.compile(
    r", (?:waar\w*|zodat|zonder dat|omdat|aangezien|nadat|voordat|(?:wat|hetgeen|iets (?:dat|wat|waar\w*))"
    r"(?! [^,;:.]*\b(?:gebeur\w*|gelukt|lukte?|nageleefd|naleef\w*|geval|zo|rond|klaar|gereed|geregeld|ingevoerd"
    r"|voldoende|genoeg)\b)) "
)
OPENS = re.compile(  # a clause at the beginning of the sentence, up to the verb of its main clause
    r"\W*(?:omdat|hoewel|ofschoon|nadat|toen|aangezien|doordat|voordat|waar) [^,;:.]*,(?= [a-z]+ )"
)
OF_MAIN = frozenset({"negated", "planned", "earlier"})  # flags that such a clause does not raise
DAY = re.compile(r"\b\d{1,2}-\d{1,2}-(20\d\d)\b")
LAST = re.compile(r"\b(?:laatste|voor het laatst|meest recente)\b")
LASTING = re.compile(  # so, or done, under the heading «Vooruitblik» too
    r"\b(?:sinds|al jaren|al lange?r?|nog steeds|hielden|stelden|gaven|namen|brachten|deden|gingen|kwamen|bezochten"
    r"|kregen|stonden|legden|voerden|boden|besloten|spraken|volgden|bespraken|verzorgden|organiseerden)\b"
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
NOT_DONE = re.compile(  # «- Niet gelukt: de openbaarmaking van nevenfuncties»
    r"\W*(?:(?:wat )?(?:is )?(?:nog )?niet (?:gelukt|gedaan|gerealiseerd|gehaald|uitgevoerd|gebeurd)"
    r"|blijven liggen|ontbreekt(?: nog)?|ontbreken(?: nog)?)\s?:"
)
DROPPED = re.compile(
    r"\b(?:niet (?:overgenomen|opgepakt|gelukt)|(?<!nog )niet uitgevoerd|afgewezen|vervallen|vervalt|geschrapt)\b"
)

REJECTED = re.compile(  # advice that comes to nothing
    r"\b(?:advies|adviezen|aanbevel\w+|voorstel\w*|voorgesteld|pleidooi|voornemen)\b[^.;]*\b"
    r"(?:niet (?:\w+ )?(?:overgenomen|gehonoreerd|opgevolgd|opgepakt)|afgewezen|verworpen|afgehouden|ingetrokken"
    r"|beg(?:int|on)[^.;]{0,30} niet|voel\w+ [^.;]{0,30} niets? voor|zie\w* [^.;]{0,30} niets? in)\b"
)
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
GENERIC = re.compile(  # whom a law speaks of
    r"\b(?:overheids)?werkgevers?\b|\b(?:de|een|iedere|elke|alle) (?:overheids)?ambtena(?:ar|ren)\b|^\W*(?:hij|zij)\b"
    r"|\bword(?:t|en)\b"
)
FACT = re.compile(
    r"\b(?:wij|we|ons|onze|het college|gedeputeerde staten|burgemeester en wethouders|dijkgraaf|de directie|het bestuur"
    r"|in 20\d\d|(?:heeft|hebben|is|zijn|was|waren|werd|werden) (?:[\w-]+ ){0,10}(?:ge\w+[dtn]|ver\w+d|\w+gelegd"
    r"|\w+gesteld))\b"
)
NO_MORE_OF = re.compile(  # «…, die van de teamleiders nog niet»: a part lacks what the rest of the sentence says
    r"(?:[,;]| en)(?: (?:maar|doch|terwijl))? (?:die|dat|deze) (?:van|voor|bij|uit|in|op) (?:[\w-]+ ){1,6}?"
    r"(?:(?:nog )?niet|ontbre(?:ekt|ken)|ontbra(?:k|ken))(?: nog)?\W*$"
)
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
    if (rest := NO_MORE_OF.search(lower)) and span[1] <= rest.start():
        said = flags_of(passage, lower[: rest.start()], span, enough)
        return said if "negated" in said else said | {"short", "part"}
    start = max((match.end() for match in CLAUSE.finditer(lower, 0, span[0])), default=0)
    ending = CLAUSE.search(lower, span[1])
    if ending and ending[0] == ":" and _goes_on(lower, ending):
        ending = CLAUSE.search(lower, ending.end())
    end = ending.start() if ending else len(lower)
    if (opens := OPENS.match(lower)) and start == 0:
        start, end = (opens.end(), end) if span[0] >= opens.end() else (start, min(end, opens.end()))
    apart = SUBORDINATE.search(lower, span[1], end)
    stretches = {
        "main": TITLE.sub("…", lower[start : apart.start() if apart else end]),
        "clause": TITLE.sub("…", lower[start:end]),
        "before": TITLE.sub("…", lower[start : span[1]]),
        "sentence": lower,
    }
    clause = stretches["clause"]
    flags: set[str] = set()
    for one in contexts():
        where = "main" if one.where == "clause" and one.flag in OF_MAIN else one.where
        if one.flag not in flags and where in stretches and holds(one.words, stretches[where]):
            flags.add(one.flag)
    taken = takes(lower[ending.end() :]) if ending and SET_AGAINST.fullmatch(ending[0]) else None
    if taken == "part" or (ending and _is_lessened(lower, ending, passage.year)):
        flags.add("short")
    if taken == "all" and "planned" in flags:  # «zou op de website komen, maar dat is niet gebeurd»
        flags = (flags - {"planned", "short"}) | {"negated"}
    flags |= _from_over(passage, lower, clause)
    if passage.others and (body := SUBJECT.match(lower)) and body["name"] in passage.others and not OURS.search(lower):
        flags.add("elsewhere")
    flags |= of_years(stretches["main"], passage.year)
    if "earlier" in flags and LAST.search(clause):
        flags.add("short")
    share = share_of(clause)
    flags |= {flag for flag, most in (("short", enough), ("some", 1.0)) if share < most}
    if passage.done is True or (DONE.search(clause) and "verwacht" not in clause):
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
        led = of_lead(passage.lead.lower(), passage.year)
        flags = (flags - {"planned"}) | led | {"dropped"} if "negated" in led else flags | led
    if NOT_DONE.match(lower) and passage.done is None:
        flags = (flags - {"planned"}) | {"negated"}
    if passage.dropped or DROPPED.search(outcome) or REJECTED.search(lower):
        flags = (flags - {"planned"}) | {"negated"} | (set() if RENEWED.search(lower) else {"dropped"})
    return flags


def _from_over(passage: Passage, lower: str, clause: str) -> set[str]:
    """What the heading says of the passage, where it does not itself tell of what is done."""
    over = of_heading(passage.heading.lower(), passage.year)
    flags = {"law"} & over if GENERIC.search(lower) and not FACT.search(lower) else set()
    is_dated = OWN_VERB.search(clause) and any(int(one) <= (passage.year or 0) for one in YEAR.findall(clause))
    if not (is_dated or LASTING.search(clause)):
        flags |= {"planned"} & over
    return flags | (set() if OWN_VERB.search(lower) else {"negated"} & over)


def _is_lessened(lower: str, ending: re.Match[str], year: int | None) -> bool:
    """Whether the clause behind says that the thing falls short, or was last seen to in an earlier year."""
    if after := SETS_OFF.match(lower, ending.start()):
        return any(one.flag == "short" and one.where == "clause" and holds(one.words, after[0]) for one in contexts())
    after = BUT.match(lower, ending.start())
    return bool(after and LAST.search(after[0]) and "earlier" in of_years(LAST_OF.sub("", after[0]), year))


def _goes_on(lower: str, colon: re.Match[str]) -> bool:
    """Whether what stands behind the colon says what became of what stands before it."""
    behind = STATE.match(lower, colon.end()) or REFERS.match(lower, colon.end())
    return behind is not None or LABEL.fullmatch(lower, 0, colon.end()) is not None
