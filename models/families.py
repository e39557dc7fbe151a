"""The constructions in which a verb of `corpus/patterns` may stand: perfect, passive, past, present, without a verb.

A line of a patterns file that gives the forms of a verb (`participle`, `past_forms`, `present_forms`, with its
`particle`) becomes a rule for each construction; a line with `words` is a regular expression with the short forms of
`SHORT` in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

STOPS = (
    r"dat(?! (?:advies|voorstel|verzoek|plan|punt|besluit|idee|bezwaar|bedrag|rapport|stuk|contract|verslag|amendement"
    r"|aanbod|project|budget|krediet)\b)"
    "|omdat|waarin|waarbij|zodat|wanneer|als (?:de|het|er|dat|we|wij|ze|zij|hij|dit|een)"
    "|indien|of"
    "|terwijl|nadat|waar|waarop|waarmee|waaronder|waardoor|hoe"
    "|alvorens|waarna|maar"
    "|heeft|hebben|had|hadden|is|was|waren|werd|wordt|worden|werden|zou|zouden|zal|zullen|moet|moeten|kan"
    "|kunnen|wil|willen|hoopt|vraagt|stelt dat"
)
GAP = rf"(?:\s+(?!(?:{STOPS})\b)[^\s;:?]+){{0,24}}?\s+"
NEAR = rf"(?:\s+(?!(?:{STOPS})\b)[^\s;:?]+){{0,7}}?\s+"
SHORT = {
    "<gap>": GAP,
    "<near>": NEAR,
    "<body>": (
        r"(?:(?:de|het|onze?)\s)?(?:[\w-]*(?:raad|college|bestuur|commissie|groep|directie|board|overleg|team|inspectie|kamer"
        r"|staten|vergadering|geleding|bonden|jury|stuurgroep|bestuurder|directeur|secretaris|controller|minister|wethouder)"
        r"|b&w|mt|dt|ab|db|c?or|g?or|g?mr|go|gs|ps|fg|to|cab|cvb|rvt|rvb|ur|oc)"
    ),
    "<name>": r"(?-i:(?:[A-ZÀ-Þ]\.\s?)*(?:van\s|de\s|der\s|den\s|ter\s|Van\s|De\s|Ter\s|El\s|Al-)*"
    r"(?!De |Het |Een |Er |Wij |We )[A-ZÀ-Þ][a-zà-ÿ][\w’'-]*)",
    "<inf>": (  # an infinitive
        r"(?!(?:ten|tegen|tussen|binnen|buiten|boven|beneden|alleen|samen|meteen|leden|heden|eigen|waren|hebben|worden"
        r"|kunnen|moeten|mogen|zullen|willen|onderen|enkelen|allen)\b)[a-zà-ÿ]{2,}(?:en|aan|oen|ien)\b"
    ),
    "<te>": r"\bte (?!(?:zien|horen|weten|merken|lezen|hebben|zijn|worden|krijgen)\b)[a-zà-ÿ]{2,}(?:en|aan|oen|ien)\b",
    "<always>": (  # what is done again and again
        r"\b(?:elke?|ieder\w*|jaarlijks|maandelijks|wekelijks|tweewekelijks|dagelijks|periodiek|altijd|vaak|meestal"
        r"|doorgaans|standaard|steeds|gewoonlijk|soms|gemiddeld|sinds|tweemaal|driemaal|nog steeds|al jaren)\b"
    ),
    "<when>": (  # a time that may lie ahead
        r"\b(?:(?:in|vóór|voor|na|eind|begin|medio|half|uiterlijk|per|vanaf|naar|rond|tot|deze|dit|volgende?|komende?"
        r"|op|van) (?:de |het |week )?(?:\d{1,2} |eind |begin |medio |half |eerste |tweede |derde |vierde |loop van "
        r"|volgende? |komende? |nieuwe |helft van |periode )*"
        r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
        r"|december|jan|febr?|aug|sept?|okt|nov|dec|kwartaal|voorjaar|najaar|zomer\w*|herfst|winter|kerst\w*|[a-z]*reces"
        r"|bouwvak|[a-z]*vakantie|week|weken|maand|maanden|weekend|halfjaar|jaarwisseling|(?:school|studie|kalender|)jaar"
        r"|20[2-9]\d|[0-3]?\d[-/][01]?\d|maandag|dinsdag|woensdag|donderdag|vrijdag|collegeperiode)"
        r"|binnenkort|morgen|later dit jaar|zodra|(?:binnen|over) \w+ (?:dagen|weken|maanden))\b"
    ),
    "<day>": (
        r"(?:\d{1,2}\s)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
        r"|de\szomer|dit\sjaar|dit\szittingsjaar|deze\smaand|vandaag|20\d\d)"
    ),
}
CLOSES = (
    r"(?=\s*(?:[.;:!,)]|$)|\s+(?:tot|met|naar|voor|door|wegens|vanwege|conform|aan|per|t/m|na|onder|zonder|totdat|op|in|om"
    r"|dat|zodra|bij|van|uit|tijdens|over|sinds|vanaf|inzake|en|dus|ook)\b)"
)
FORMS = {"participle", "past_forms", "present_forms", "particle", "telegram", "passive", "active", "wordt"}
# «te verlenen», «de verleende vergunning», «de aan u verleende vergunning»: no finite verb
FINITE_ONLY = "".join(
    rf"(?<!\b{word} )" for word in ("te", "de", "het", "een", "deze", "alle", "onze", "uw", "hun", "haar", "u")
)
PLAIN = re.compile(r"(?:\(\?:)?[a-zë|\[\] -]+\)?")
HAVE, BE, GET = "heeft|hebben|heb|had|hadden", "is|zijn|was|waren|werd|werden", "wordt|worden"

# «heeft het bestuur, na een lange discussie, besloten»; what stands between brackets or dashes
ASIDE = re.compile(
    r", (?:die|dat|waar\w*|na|met|gezien|gelet|in|op|voor|ondanks|zoals|hoewel|behalve|mede|conform|gehoord|wegens"
    r"|vanwege|ter|bij|om|zonder|mits|net als|samen met|op grond van)"
    r" [^;:?]{3,220}?,|\([^()]{2,120}\)| [–—] [^–—]{3,120} [–—] "
)


def without_asides(sentence: str) -> str:
    """The sentence with blanks in the place of what stands between commas, brackets or dashes; as long as it was.

    Example:
        >>> without_asides("Het bestuur heeft, na lang wikken, besloten.")
        'Het bestuur heeft                  besloten.'
    """
    return ASIDE.sub(lambda match: " " * len(match.group()), sentence)


def constructions(row: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """The rules that a line of a patterns file stands for: itself, or one for each construction of its verb."""
    if "words" in row:
        yield {**row, **{key: _long(row[key]) for key in ("words", "about", "not_about") if key in row}}
        return
    if not FORMS & row.keys():
        yield row
        return
    shared = {key: value for key, value in row.items() if key not in FORMS}
    for made in _constructions(row):
        yield {**shared, **made, **({"about": row["about"]} if "about" in row else {})}


def _constructions(row: dict[str, Any]) -> Iterable[dict[str, Any]]:
    done, particle = row.get("participle"), row.get("particle")
    if done:
        needs = done.split("|")
        if row.get("active") != "no":
            yield {"words": rf"\b(?P<verb>{HAVE})\b{GAP}(?:{done})\b", "needs": needs, "verb": "first"}
            yield {"words": rf"\b(?:{done})\s+(?P<verb>{HAVE})\b", "needs": needs}
        if row.get("passive") != "no":
            passive = {"needs": needs, "voice": "passive"}
            yield {"words": rf"\b(?P<verb>{BE})\b{GAP}(?:{done})\b(?!\s+(?:worden|te))", **passive}
            yield {"words": rf"\b(?:{done})\s+(?P<verb>{BE})\b", **passive}
        if row.get("wordt") == "yes":
            now = {"needs": needs, "voice": "passive", "kinds": "minutes", "single": "yes"}
            yield {"words": rf"\b(?P<verb>{GET})\b{GAP}(?:{done})\b", **now}
        if row.get("telegram") == "yes":
            bare = {"needs": needs, "voice": "passive", "kinds": "notes", "bare": "yes"}
            yield {"words": rf"(?<!te )(?<!nog )\b(?:{done})\b{CLOSES}", **bare}
    if particle and "past_forms" in row and PLAIN.fullmatch(particle):  # «die het verzoek afwees», «gegrond verklaarde»
        behind = rf"\b(?:{particle})\s?(?P<verb>{row['past_forms']})\b{CLOSES}"
        yield {"words": behind, "needs": row["past_forms"].split("|")}
    follows = rf"{GAP}(?:{particle})\b(?!\s+te\b)" if particle else r"\b"
    for tense in ("past_forms", "present_forms"):
        if tense in row:
            finite = {"needs": row[tense].split("|"), "words": rf"{FINITE_ONLY}\b(?P<verb>{row[tense]})\b{follows}"}
            yield finite if tense == "past_forms" else {**finite, "kinds": "minutes", "single": "yes", "clause": "main"}


def _long(words: str) -> str:
    for short, pattern in SHORT.items():
        words = words.replace(short, pattern)
    return words
