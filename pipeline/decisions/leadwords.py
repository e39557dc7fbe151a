"""What opens a list of points: the headings and the last words before it that say of what kind the points are."""

from __future__ import annotations

import re

from models.literals import gate

KIND_BY_HEADING = (
    (
        "aanbeveling",
        re.compile(
            r"^(?:.{0,40}\ben |onze |de )?(?:aanbeveling(?:en)?|advies|adviezen|verbeterpunten"
            r"|verbeteradviezen|suggesties|tips|leerpunten|lessen|geleerde lessen)(?: .{0,40})?$"
            r"|^(?:wij|we) adviseren$|^wat (?:adviseren|bevelen|raden) (?:wij|we)\b.{0,30}$"
            r"|^wat (?:kan|moet) (?:er )?(?:nog )?beter\b.{0,20}$"
            r"|^wat (?:wij|we) .{0,40}\b(?:meegeven|adviseren|aanbevelen|aanraden)\b.{0,20}$"
            r"|^wat .{0,30}\b(?:aanbevelingen\b.{0,30}|bevelen we .{0,20}aan)\??$",
            re.I,
        ),
    ),
    (
        "actiepunt",
        re.compile(
            r"^(?:(?:nieuwe|openstaande|lopende|directe|genoteerde|gemaakte|afgesproken|uitstaande|te ondernemen) )?"
            r"(?:actie(?:punt)?(?:en|s)|actielijst|(?:nog )?te doen|to ?do(?:['’]?s)?|next steps|vervolgacties"
            r"|vervolgstappen|wat moet er nog)(?: .{0,40})?$|^actie$",
            re.I,
        ),
    ),
    ("afspraak", re.compile(r"^(?:gemaakte |nieuwe |overige )?(?:werk|vervolg|proces)?afspraken(?: .{0,30})?$", re.I)),
    ("verzoek", re.compile(r"^(?:onze |openstaande )?(?:verzoek(?:en)?|vragen) aan (?:de|het) .{2,40}$", re.I)),
    ("toezegging", re.compile(r"^(?:gedane |nieuwe |openstaande )?toezeggingen(?: .{0,30})?$", re.I)),
    (
        "voornemen",
        re.compile(
            r"^(?:onze |de )?(?:voornemens|plannen|ambities|speerpunten|vooruitblik|prioriteiten)(?: .{0,30})?$"
            r"|^(?:onze |de )?(?:planning|agenda|activiteiten|acties|doelen|doelstellingen|aandachtspunten|werkplan"
            r"|jaarplan|actieplan) (?:voor |in )?(?:het )?(?:20\d\d(?:[/-]20\d\d)?|komend(?:e)? jaar|volgend jaar)$"
            r"|^(?:en |wat (?:gaan|willen) we (?:doen )?)(?:in )?(?:20\d\d|volgend jaar|komend jaar)$"
            r"|^(?:wat (?:staat|staan|ligt|komt|gaan|willen|brengt|doen|pakken)\b.{0,40}"
            r"(?:20\d\d|jaar|doen|verder|rol|agenda)"
            r"|(?:op de |onze )?(?:agenda|rol|planning) voor (?:20\d\d|komend jaar|volgend jaar)|hoe (?:nu )?verder"
            r"|(?:en |hoe )(?:gaat het )?nu verder|doorkijk|blik vooruit|vooruit(?:zicht|kijken)|komend(?:e)? jaar"
            r"|volgend jaar|doorkijk naar .{0,20}|blik op 20\d\d)$",
            re.I,
        ),
    ),
)
LEAD = gate(
    r"\b(?:volgende|drie|vier|vijf|zes|zeven|tot|wij doen|onze|deze) (?:[a-z]+ )?(?:aanbevelingen"
    r"|adviezen)\b[^.]{0,60}[:.](?:\s[^.]{0,60}\.)?$"
    r"|\b(?:bevelen|beveelt|adviseren|adviseert)\b[^.:]{0,90}\b(?:aan|volgende)\b[^.:]{0,30}:$"
    r"|\b(?:bevelen|beveelt|adviseren|adviseert|raden|raadt)\b[^.:]{0,90}\bhet volgende\b(?: aan| om)?\.$"
    r"|\b(?:adviseren|adviseert) (?:de|het) [^.:;?]{3,60}:$"
    r"|\b(?:geven|geeft)\b[^.:]{0,60}\b(?:adviezen|suggesties|tips|in overweging|het volgende mee)\b[^.:]{0,30}:$",
    re.I,
)
LEADS = (  # what the last sentence before a list says of its points
    (
        "toezegging",
        re.compile(
            r"\b(?:beloof(?:t|de|den)|beloven|(?:heeft|hebben|is|zijn) [^.:;?]{0,60}?(?:beloofd|toegezegd)"
            r"|toegezegd (?:is|zijn|heeft)|zeg(?:t|gen|de|den)\b[^.:;?]{0,40}?\btoe"
            r"|(?:volgende|deze) toezeggingen)\b[^.:;?]{0,60}:$",
            re.I,
        ),
    ),
    ("aanbeveling", LEAD),
    (
        "verzoek",
        re.compile(r"\b(?:verzoek(?:t|en)|roep(?:t|en)|draag(?:t|en)|vra(?:agt|gen)) (?:het|de) [^:;?]{3,60}:$", re.I),
    ),
    (
        "voornemen",
        re.compile(
            r"\b(?:lijstje|rol|programma|agenda|stapel|planning|plan(?:nen)?|voornemens?|speerpunten"
            r"|prioriteit(?:en)?|aandachtspunten)\b"
            r"[^:;?]{0,40}\b(?:komende? (?:jaar|jaren|periode|maanden)|volgend jaar|20\d\d)\b[^:;?]{0,30}:$"
            r"|\b(?:gaan|willen|zullen) (?:we|wij)\b[^:;?]{0,40}:$|\b(?:we|wij) (?:gaan|willen|zullen)\b[^:;?]{0,60}:$"
            r"|^(?:in|voor) (?:het )?(?:20\d\d|volgend jaar|komend jaar)\b[^:;?]{0,60}"
            r"\b(?:voorzien|gepland|op de agenda|op het programma|op stapel)\b[^:;?]{0,20}:$",
            re.I,
        ),
    ),
    ("afspraak", re.compile(r"\bafgesproken\b[^:;?]{0,40}:$|\b(?:volgende|deze) afspraken\b[^:;?]{0,40}:$", re.I)),
)

PLANNED_THINGS = (
    r"(?:voornemens?|plannen|doelen|doelstellingen|ambities|speerpunten|prioriteiten|aandachtspunten|acties|actiepunten"
    r"|maatregelen|activiteiten|stappen|werkzaamheden|projecten|onderwerpen|thema[’']s|(?:vervolg|verbeter)[a-z]+)"
)
YEAR_NAMED = re.compile(r"\b(20\d\d)\b")
YET_TO_COME = re.compile(r"\b(?:komend(?:e)? (?:jaar|jaren|periode|tijd|maanden)|volgend(?:e)? jaar)\b", re.I)
PLANS = re.compile(
    rf"\b{PLANNED_THINGS}\b|\b(?:stel(?:t|len)?|stellen) [^:;?]{{0,30}}ten doel\b|\bvoorgenomen\b"
    r"|\b(?:neem|neemt|nemen) [^:;?]{0,30}\bvoor:|\b(?:zet|zetten|richt|richten) [^:;?]{0,40}\b(?:in op|op):",
    re.I,
)
SURELY_PLANS = re.compile(
    r"\b(?:volgende|deze|onze|haar|zijn|drie|vier|vijf|zes) (?:[a-z]+e )?(?:voornemens|plannen|ambities|speerpunten)\b",
    re.I,
)
DONE = re.compile(
    r"\b(?:uitgevoerd|gerealiseerd|afgerond|genomen|getroffen|gedaan|gehaald|bereikt|ondernomen|opgevolgd|vorige?|eerdere)\b",
    re.I,
)


def announces_plans(said: str, last_year: int | None) -> bool:
    """Whether a sentence that ends in a colon says that plans follow: «Voor 2025 zijn de voornemens:».

    Plans are of a time to come; where only «onze plannen» is said, nothing may say that they were carried out.
    """
    if DONE.search(said) and not re.search(r"\bword(?:t|en)\b", said):
        return False
    years = [int(year) for year in YEAR_NAMED.findall(said)]
    if years and last_year is not None and max(years) <= last_year:
        return False
    is_ahead = YET_TO_COME.search(said) is not None or (bool(years) and last_year is not None)
    return bool(is_ahead and PLANS.search(said)) or bool(SURELY_PLANS.search(said))
