"""What holds at all times: norms, wishes and advice, terms and rhythms, the bounds of a rule."""

from __future__ import annotations

import re

from models.counts.scene import Counted, Scene
from models.dates.tense import has_happened
from models.vocabulary import one_of, pattern_of

LENGTHS = frozenset({"months", "years"})
RATES = frozenset({"hours_per_week", "times_per_year", "times_per_quarter"})
NORM = re.compile(
    rf"\b(?:{one_of('norm_words.csv', strength='weak')}|{one_of('norm_words.csv', strength='strong')})\b", re.I
)
RULE = pattern_of("norm_words.csv", strength="strong")
WISH = re.compile(rf"\b{one_of('norm_words.csv', strength='wish')}\b[^;:]*\b(?:om|naar|tot|met)\s(?:\S+\s)?$", re.I)
HAPPENED = re.compile(
    r"\b(?:was|waren|werd|werden|kreeg|kregen|besloeg|duurde[n]?|bedroeg(?:en)?|kostte[n]?|vergde[n]?|bleek|bleken|gebleken|konden|had(?:den)?|"
    r"(?:is|zijn|heeft|hebben)\b.*\b(?!gemiddeld)\w*ge\w+(?:d|t|en))\b",
    re.I,
)
# «binnen zes weken», «na een half jaar», «over twee jaar», «elke vijf jaar»: a term or a rhythm, of no period
TERM = re.compile(
    r"\b(?:binnen|na|sinds|elke|iedere?|om de|eens (?:per|in de)|over"
    r"|(?:in de )?(?:afgelopen|komende|eerste|laatste))\s"
    r"(?:(?:de|het|een|circa|ongeveer|ruim|bijna|uiterlijk|maximaal|ten hoogste|minimaal|slechts|zo['’]n)\s)*$",
    re.I,
)
# «de termijn is met vier weken verlengd», «terug te brengen van twaalf naar acht weken»: a term is a rule, of no period
TERM_SET = re.compile(
    r"\b\w*(?:termijn|zittingsduur)\b(?=.*\b(?:verdaagd?|verleng\w*|verkort\w*|verruim\w*|opgeschort|beperk\w*|terugg?e?bracht"
    r"|terug te brengen|gaat|gaan|ging|wordt|gewijzigd)\b)|\bverda(?:agd|gen|agt)\b",
    re.I,
)
# «Breid het team uit met 0,4 fte»: advice, of no period
ADVISES = re.compile(
    r"(?:[-–•*]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)?(?:Breid|Voer|Zorg|Maak|Stel|Neem|Geef|Houd|Leg|Bied|Betrek|Verhoog|Verlaag|Verkort"
    r"|Organiseer|Benoem|Wijs|Train|Informeer|Beperk|Vraag|Richt|Schep|Reserveer|Investeer|Spreek|Laat|Plan|Werf)\s"
    r"(?!(?:er\s|je\b))(?:[^\s.?]+\s)*?(?:[^\s?]+)[^?]*$"
)
ASKED = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden)\s(?:[^\s,;]+\s)??(?:gevraagd|verzocht|geadviseerd|opgedragen|aangeraden)\s"
    r"[^;:]*\bte\s\w+en\b",
    re.I,
)
# «inkopen boven € 10.000», «een subsidie van € 125.000 of hoger»: where a rule begins or ends
BOUND = re.compile(r"\b(?:boven|vanaf|onder|(?:hoger|lager|groter|kleiner) dan)\s(?:de\s)?(?:€\s?)?$", re.I)
BOUND_BEHIND = re.compile(r"\sof\s(?:hoger|meer|lager|minder)\b", re.I)
NORM_BEFORE = re.compile(r"\(\s?(?:de\s)?norm\s?(?:is|was)?[:=]?\s(?:[<>≥≤]\s?)?$", re.I)  # «(norm: 90%)»
# «de subsidie bedraagt 90 procent», «Toeslag avond 25%»: what is paid is a rule
RATE = re.compile(r"(?:\w*(?:subsidie|toeslag|rente|vergoeding)|(?:eigen\s)?bijdrage)\b", re.I)
SIZED = re.compile(r"\b(?:groter|kleiner|hoger|lager|ouder|jonger) dan\s(?:de\s)?$", re.I)
TIMES_AS = re.compile(r"(?:\s(?:keer|maal))?\szo\s[a-zà-ÿ]+\s(?:als|is|zijn)\b", re.I)
DISTANCE = re.compile(r"\s(?:k?m|kilometer|meter|graden)\b", re.I)
# «kunnen terecht bij twee vertrouwenspersonen»: what there is, though «kunnen» may say a rule
AVAILABLE = re.compile(
    r"\b(?:kan|kun|kunt|kunnen|kon|konden)\s(?:[^\s,;]+\s){0,8}?(?:terecht\s(?:bij|op)|beroep\sdoen\sop|wenden\stot)\s[^;]*$",
    re.I,
)
# what is so for whoever it concerns: «indien …», «de afspraak dat … kan maken», «bedraagt gemiddeld 2 uur per week»
GENERAL = re.compile(
    r"\b(?:indien|wanneer|mits|tenzij|kan|kunnen|moet|moeten|dient|dienen|zou|zouden|zal|zullen|bedra(?:agt|gen))\b|(?:^\W*|,\s)als\b|\bspreekt?\s[^;]*\saf\b",
    re.I,
)
# «de ambitie is het verzuim terug te brengen tot onder de 5,5%»
AMBITION = re.compile(
    r"\b(?:ambitie|streven|inzet)\s(?:is|blijft)\b[^;.]*\b(?:tot|naar|onder|boven|op|met)\s(?:\S+\s){0,2}$", re.I
)
STILL_TO_DO = re.compile(r"\bmoet(?:en)?\s(?:(?:dat|dit|het|die|deze)\s)?(?:nog|alsnog)\b", re.I)  # «3 moeten dat nog»
WANTED = re.compile(r"\b(?:wil|willen|wensen|streeft|streven)\b(?:\s\S+){0,2}\s(?:dat|ernaar)\s[^;:]*$", re.I)
BESIDE_NORM = re.compile(r"\b(?:onder|boven|binnen|over|dan)\s(?:de|het|onze|ons|een)\s(?:\S+\s)?norm\b[^.;]*", re.I)
# «het doel van negen weken is niet gehaald», «nog boven onze norm van 5%», «terwijl het protocol uitgaat van 8 weken»:
# the norm is told as what the year is set against
SET_AGAINST = re.compile(
    r"\b(?:niet|net|wel|ruimschoots|bijna|nagenoeg)\s(?:[^\s,;.]+\s)?(?:gehaald|behaald|bereikt)\b"
    r"|\b(?:boven|onder|buiten)\s(?:de|onze|hun|het)\s(?:[^\s,;.]+\s)?\w*(?:norm|streefwaarde|streefcijfer|doelstelling|doel)\b"
    r"|\bterwijl\s[^,;.]*\buitga(?:at|an)\svan\b",
    re.I,
)
MEASURED = re.compile(r"\b(?:gemiddelde?|doorlooptijd|mediaan)\b[^.;]*$", re.I)
MEANT = re.compile(r"\sgemiddelde?\b", re.I)  # «3 maanden gemiddelde doorlooptijd»
SHAPE = re.compile(rf"(?:[a-zà-ÿ]+e\s)?{one_of('norm_words.csv', strength='shape')}\b", re.I)
TERMED = frozenset({"days", "weeks", "months", "years"})
SUBORDINATE = re.compile(r"^.*\b(?:dat|waar|die|welke)\s", re.I)
LENGTH_HAPPENED = re.compile(
    r"\b(?:kreeg|kregen|besloeg|duurde[n]?|bedroeg(?:en)?|vergde[n]?|gekregen|wacht(?:te|ten)|gewacht|verlengd|uitgesteld|(?:her)?benoemd|opgelegd"
    r"|veroordeeld|te (?:verlengen|benoemen)|uit te stellen|later dan|eerder dan|te laat)\b"
    r"|\bgedurende\s(?:\S+\s){1,2}(?:jaar|maanden?)",
    re.I,
)


def is_timeless(scene: Scene, counted: Counted) -> bool:
    """The figure is a norm, a wish, advice, a term, a rhythm or the bound of a rule."""
    unit = counted.amount.unit
    if is_term(scene, counted) or is_bound(scene, counted):
        return True
    if counted.amount.kind != "moved" and _is_advice(scene):
        return True
    if counted.amount.kind != "moved" and SET_AGAINST.search(scene.text) and not GENERAL.search(scene.text):
        return False
    if NORM_BEFORE.search(scene.text, 0, counted.amount.begin):
        return True
    if unit == "percent" and RATE.match(counted.what or "") and not has_happened(scene, counted):
        return True
    is_age = unit == "years" and "leeftijd" in scene.text.lower()
    if unit in LENGTHS and not is_age and not _is_measured(scene, counted):
        return not LENGTH_HAPPENED.search(scene.text)
    if unit in {"weeks", "days"} and _is_normed(scene, counted) and not HAPPENED.search(scene.text):
        return True
    if SHAPE.match(counted.what or "") and not has_happened(scene, counted):
        return True
    is_bounded = counted.amount.lead >= 0 and counted.amount.qualifier in {"at_least", "at_most"}
    if is_bounded and ASKED.search(scene.text):
        return True
    if WANTED.search(scene.text[: counted.amount.begin]) and not has_happened(scene, counted):
        return True
    if unit == "hours_per_week" and not GENERAL.search(scene.text):
        return False
    if unit in RATES:
        return scene.memory.period is None and not HAPPENED.search(scene.text)
    if AVAILABLE.search(scene.text, 0, counted.amount.begin):
        return False
    if unit == "eur" and re.search(r"per jaar|jaarlijkse?\b", scene.text, re.I):
        return True
    begin, end = scene.clause(counted.amount.start, counted.amount.end)
    clause = _around(scene, counted, scene.words[begin].start, scene.words[end - 1].end) if begin < end else ""
    before = scene.text[scene.words[begin].start : counted.amount.start] if begin < end else ""
    subordinate = SUBORDINATE.match(before)
    clause = clause[subordinate.end() :] if subordinate else clause
    if re.search(r"\b(?:je|men|u)\b", before, re.I):
        return True
    is_result = unit == "percent" and has_happened(scene, counted)
    if STILL_TO_DO.search(clause):
        return False
    if AMBITION.search(scene.text, 0, counted.amount.begin) and not has_happened(scene, counted):
        return True
    if (RULE.search(clause) and not is_result) or WISH.search(scene.text, 0, counted.amount.begin):
        return True
    has_norm = NORM.search(clause) or is_bounded
    return bool(has_norm) and not HAPPENED.search(clause)


def is_term(scene: Scene, counted: Counted) -> bool:
    """A length of time within which, or after which, something comes; the length itself has no period."""
    amount = counted.amount
    is_length = amount.unit in TERMED and amount.kind != "adjective"
    return is_length and bool(TERM.search(scene.text[: amount.begin]) or TERM_SET.search(scene.text))


def is_bound(scene: Scene, counted: Counted) -> bool:
    """Money at which a rule begins or ends; «teams kleiner dan tien personen», «twee keer zo duur», «vijf km»."""
    amount = counted.amount
    before = scene.text[: amount.start]
    if amount.unit == "count":
        return bool(
            SIZED.search(before) or TIMES_AS.match(scene.text, amount.end) or DISTANCE.match(scene.text, amount.end)
        )
    is_between = BOUND.search(before) or BOUND_BEHIND.match(scene.text[amount.end :])
    return amount.unit == "eur" and counted.role != "change" and bool(is_between)


def _is_measured(scene: Scene, counted: Counted) -> bool:
    """«gemiddelde doorlooptijd: 3 maanden»: how long something took, not how long it may take."""
    is_said = MEASURED.search(scene.text[: counted.amount.begin]) or MEANT.match(scene.text, counted.amount.end)
    return bool(is_said) and not _is_normed(scene, counted)


def _is_normed(scene: Scene, counted: Counted) -> bool:
    """A word of norms stands with the amount, in or out of the same brackets, and not as what it is set against."""
    return bool(NORM.search(_around(scene, counted, 0, len(scene.text))))


def _around(scene: Scene, counted: Counted, start: int, end: int) -> str:
    """The words of the stretch in the brackets that hold the amount, else outside brackets; no «onder de norm»."""
    text, at = scene.text, counted.amount.begin
    opening = text.rfind("(", 0, at)
    if opening > text.rfind(")", 0, at):
        closing = text.find(")", at)
        return text[max(start, opening) : min(end, closing if closing >= 0 else end)]
    before, behind = text[start:at], BESIDE_NORM.sub(" ", text[at:end])
    return re.sub(r"\([^()]*\)", " ", before) + re.sub(r"\([^()]*\)?", " ", behind)


def _is_advice(scene: Scene) -> bool:
    """The sentence opens with an imperative, and nothing else in it is a finite verb."""
    is_told = any(token.kind == "verb" for token in scene.words) or HAPPENED.search(scene.text)
    return bool(ADVISES.match(scene.text)) and not is_told
