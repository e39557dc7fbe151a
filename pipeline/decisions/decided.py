"""The decisions that a sentence tells: each in its own words, with who decided and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from models.grammar.conditions import Situation, finite_verb
from models.grammar.cues import Cue
from models.grammar.wordlists import wordlist
from pipeline.decisions.attributes.deadlines import Moment, deadline, moments
from pipeline.decisions.attributes.owners import decider_of
from pipeline.decisions.attributes.wording import part_of, said_in, sentence_of, tells_alone, topic_of
from pipeline.decisions.rulings.outcomewords import kind_by_title
from pipeline.decisions.sittings import is_own
from pipeline.meeting import Meeting
from pipeline.place import cut
from pipeline.records import Action, Decision, Document, Sentence

CONFIDENT = 0.9
LABEL = "besluit-dubbelpunt"  # the rule of «Besluit: …», whose decision the sentence behind it words
TO_A_MEETING = re.compile(
    r"\b(?:tot|naar|voor|vóór) (?:de |het )?"
    r"(?:[a-z-]*(?:vergadering|overleg|bijeenkomst|commissie|raad|bestuur)|ov|mt|dt|db|ab|to)(?: van)?$"
)
ADOPTED_IN = re.compile(
    r"\bvastgesteld in (?:de|onze|haar|zijn|het) [a-z-]*(?:vergadering|overleg|bijeenkomst)(?: van)?$"
)
SAYS_WHAT = re.compile(r"[,;:]|\b(?:om|dat|te|over|van|besloten|afgesproken)\b")
CONSENTING = re.compile(
    r"\b(?:c?or|g?or|g?mr|(?:\w*ondernemings|medezeggenschaps|personeels|studenten|universiteits|cliënten|deelnemers)raad"
    r"|medezeggenschap|gezamenlijke vergadering|\w*geleding|[a-z]*groep|leden|deelnemers|partijen|bonden|kamers?|staten"
    r"|eigenaren|bewoners|ingelanden|huurders|ouders|aanwezigen|gemeenten|scholen)\b",
    re.I,
)
PROPOSAL = re.compile(r"^\W*(?:het |dit |dat )?(?:aldus )?(?:gewijzigde? |geamendeerde? )?(?=[a-z]*voorstel\b)", re.I)
IN_CHARGE = re.compile(  # who is asked by others, alone
    r"(?:de heer |mevrouw |mw\. |dhr\. "
    r"|[\w-]*(?:bestuurder|directeur|directrice|secretaris|manager|wethouder|burgemeester"
    r"|gedeputeerde|commissaris|hoofd|rector|decaan|commandant)\b)",
    re.I,
)
DOES_MORE = re.compile(r"\ben (?:[a-zà-ÿ]+ )?[a-zà-ÿ]+(?:t|en)\b")
AGENDA = re.compile(r"\bagenda\b")
BEHIND = 25  # characters behind a cue, for «akkoord met de agenda»
CLAUSE_EDGE = re.compile(r"[;:]|\b(?:nadat|waarna|zoals|en(?= (?:op|in) (?:\d|[a-z]+ ?\d*)))\b")
PRESENT = {"wordt", "worden"}
# what a letter itself decides: «ik heb besloten», «maken wij niet openbaar», «wordt niet verstrekt»
OWN_LETTER = re.compile(r"\bik heb\b(?! (?:eerder|destijds))|\bheb ik\b|\b(?:hebben wij|wij hebben)\b")
LETTER_VERBS = re.compile(
    r"word(?:t|en)|kan|kunnen|moet(?:en)?|dient|dienen|komt?|komen|laat|laten|zie(?:n)?|verstrek(?:ken)?|honor(?:eer|eren)"
    r"|willig(?:en)?|gaa?n?|ge(?:ef|ven)|blijft|luidt|maa?k(?:en)?|wij[sz](?:en)?|afwij[sz]en|afwijs|verle(?:en|nen)|nee?m(?:en)?|weiger(?:en)?|besluit(?:en)?"
    r"|handha(?:af|ven)|verkla(?:ar|ren)|volg(?:en)?|ken(?:nen)?|stel(?:len)?"
)
EARLIER = re.compile(r"\b(?:eerder|destijds|indertijd|vorig jaar|in het verleden)\b")
PERFECT = {"heeft", "hebben", "had", "hadden", "is", "zijn", "was", "waren"}  # told of the past: not of this meeting


def decisions_in(
    document: Document,
    sentence: Sentence,
    now: Situation,
    decided: list[tuple[Cue, str]],
    meeting: Meeting,
    antecedent: str | None = None,
) -> Iterable[Decision]:
    """The decision of the sentence, or its two, each then told and dated by its own part of the sentence.

    `antecedent`: whom «hij» or «zij» means.
    """
    apart, found = apart_in(decided), []
    for nth, (cue, kind) in enumerate(apart):
        whole = (0, len(now.sentence))
        own = part_of(now.sentence, cue, apart[1 - nth][0]) if len(apart) > 1 else whole
        found.append(_decision(document, sentence, now, cue, kind, meeting, own, antecedent))
    told = [made.decider for made, (cue, _) in zip(found, apart, strict=True) if finite_verb(now, cue)[0] >= 0]
    for made, (cue, _) in zip(found, apart, strict=True):  # what shares its verb shares who decided
        yield replace(made, decider=told[0]) if told and finite_verb(now, cue)[0] < 0 else made


def put_off_in(
    document: Document, sentence: Sentence, now: Situation, decided: list[tuple[Cue, str]], meeting: Meeting
) -> Iterable[Action]:
    """What a report says was put off is still to be done: «De evaluatie is uitgesteld tot 2026»."""
    cues = [cue for cue, kind in decided if kind == "uitstel"]
    if not cues or meeting.is_minutes or not wordlist("undertaking").search(now.lower[: cues[0].end]):
        return
    place, quote = cut(document, sentence.start, sentence.end)
    by = deadline(now.sentence[cues[0].end :], meeting)
    yield Action(
        place=place,
        quote=quote,
        rule=cues[0].rule.id,
        confidence=CONFIDENT,
        action=sentence_of(quote),
        kind="aanbeveling" if "aanbeveling" in now.lower[: cues[0].end] else "voornemen",
        owner=decider_of(now, cues[0], meeting),
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status="uitgesteld",
    )


def _decision(
    document: Document,
    sentence: Sentence,
    now: Situation,
    cue: Cue,
    kind: str,
    meeting: Meeting,
    own: tuple[int, int],
    antecedent: str | None,
) -> Decision:
    place, quote = cut(document, sentence.start, sentence.end)
    decider = decider_of(now, cue, meeting if sentence.kind != "row" else Meeting(), antecedent=antecedent)
    return Decision(
        place=place,
        quote=quote,
        rule=cue.rule.id,
        confidence=CONFIDENT,
        decision=sentence_of(said_in(now.sentence, cue, own)),
        decider=decider,
        kind=_agreed(kind, now.lower[cue.start : cue.end + BEHIND], decider)
        if cue.rule.voice == "active"
        else _proposed(kind, now.sentence[: cue.start], now.lower[cue.start : cue.end]),
        decided_on=_decided_on(now, cue, meeting, own),
        topic=topic_of(document, sentence),
    )


def _proposed(kind: str, before: str, said: str) -> str:
    """«Het voorstel tot vaststelling van de begroting is aangenomen» adopts the budget, «agenda akkoord» the agenda."""
    if kind == "goedkeuring" and AGENDA.search(said):
        return "vaststelling"
    title = PROPOSAL.match(before)
    return kind_by_title(kind, before[title.end() :]) if title else kind


def _agreed(kind: str, said: str, decider: str | None) -> str:
    """Who is asked for consent and agrees, consents; who is in charge and agrees, approves; an agenda is adopted."""
    if kind in {"instemming", "goedkeuring"} and AGENDA.search(said):
        return "vaststelling"
    if kind == "instemming" and decider is not None and IN_CHARGE.match(decider):
        return "goedkeuring"
    if kind not in {"instemming", "goedkeuring"} or "akkoord" not in said or decider is None:
        return kind
    return "instemming" if CONSENTING.search(decider) else "goedkeuring"


def apart_in(decided: list[tuple[Cue, str]]) -> list[tuple[Cue, str]]:
    """The first decision of a sentence, and a second of another type in another clause of it."""
    decided = [pair for pair in decided if pair[0].rule.id != LABEL] or decided  # what it announces is told behind it
    kept = decided[:1]
    for cue, kind in decided[1:]:
        first, first_kind = kept[0]
        is_joined = cue.end > first.end and cue.start <= first.start and kind != "besluit"
        is_other = kind != first_kind or "apart" in cue.rule.conditions
        if is_other and (cue.start >= first.end or cue.end <= first.start or is_joined):
            return [*kept, (cue, kind)]
    return kept


def _decided_on(now: Situation, cue: Cue, meeting: Meeting, own: tuple[int, int]) -> str | None:
    """The day or period told before the verb, or from which the decision holds; in minutes else their own day."""
    dated = [one for one in moments(now.sentence, meeting) if one.iso and not _is_elsewhere(now.sentence, one)]
    told = [one for one in dated if own[0] <= one.start < own[1]]
    if not told and not tells_alone(now.sentence, own):
        told = dated
    early = [moment for moment in told if moment.start < cue.end or _follows(now.sentence, cue, moment)]
    effect = [moment for moment in told if re.match(r"(?:per|met ingang van)\b", moment.printed, re.I)]
    if early or effect:
        inside = [moment for moment in early if cue.verb_start >= 0 and cue.start <= moment.start < cue.end]
        edges = [edge.end() for edge in CLAUSE_EDGE.finditer(now.lower, 0, cue.end)]
        clause = [moment for moment in early if edges and edges[-1] <= moment.start < cue.end]
        found = (clause or inside or early or effect)[0]
        return found.iso if _verb(now, cue) in PRESENT else _not_ahead(found, cue, meeting)
    verb = _verb(now, cue)
    is_now = meeting.is_list or verb not in PERFECT or "present" in cue.rule.conditions or is_own(now, cue)
    if meeting.is_minutes:
        is_old = verb in PERFECT and EARLIER.search(now.lower[: cue.end])
        return meeting.date if is_now and not is_old else None
    if meeting.letter_date and (LETTER_VERBS.fullmatch(verb) or OWN_LETTER.search(now.lower)):
        return meeting.letter_date
    return str(meeting.last_year) if meeting.is_yearly and verb not in PRESENT else None


def _verb(now: Situation, cue: Cue) -> str:
    """The finite verb of the cue; of a cue that names none, the verb with which a letter decides, if it holds one."""
    if cue.verb_start >= 0:
        return now.lower[cue.verb_start : cue.verb_end]
    return next((word for word in now.lower[cue.start : cue.end].split() if LETTER_VERBS.fullmatch(word)), "")


def _not_ahead(moment: Moment, cue: Cue, meeting: Meeting) -> str | None:
    """The moment; a day without a year that was told as past lies in the year before, where it would lie ahead."""
    iso, last = moment.iso or "", meeting.date or (str(meeting.last_year) if meeting.last_year else None)
    is_past = "present" not in cue.rule.conditions and cue.rule.conditions.get("kinds") != "minutes"
    is_bare = re.match(r"20\d\d-\d\d", iso) and not re.search(r"20\d\d|\bper\b|ingang", moment.printed)
    if last and is_past and is_bare and iso[: len(last)] > last[: len(iso)]:
        return f"{int(iso[:4]) - 1}{iso[4:]}"
    return moment.iso


def _follows(sentence: str, cue: Cue, moment: Moment) -> bool:
    """The moment stands behind the verb before what was decided: «besloot in mei om», «is benoemd per 1 mei»."""
    between = sentence[cue.end : moment.start]
    if DOES_MORE.search(between):
        return False  # «stelt de nota vast en stuurt die voor 1 mei rond»
    if cue.label != "besluit":
        return not re.search(r"[,;:]", between)
    return (
        cue.label == "besluit"
        and cue.end <= moment.start + 3
        and not SAYS_WHAT.search(sentence[cue.verb_end : moment.start])
    )


def _is_elsewhere(sentence: str, moment: Moment) -> bool:
    """The moment dates something else: until, from or about when, the minutes of a day, «de jaarstukken 2022»."""
    if re.match(r"(?:tot|naar|vanaf|voor|vóór|over|uiterlijk|sinds|binnen)\b", moment.printed, re.I) or "/.." in (
        moment.iso or ""
    ):
        return True
    before = sentence[: moment.start].rstrip(" ,\n").lower()
    if ADOPTED_IN.search(before):
        return False  # «Dit verslag is vastgesteld in de vergadering van 3 mei»
    if moment.printed.startswith("op ") and before.endswith(("verslag", "notulen", "versie", "besluitenlijst")):
        return False  # «heeft dit verslag op 3 mei vastgesteld»
    if TO_A_MEETING.search(before):
        return True
    if re.search(
        r"\b(?:tot|naar|vanaf|voor|over|sinds|tot en met|t/m)$|\b(?:verslag|notulen|besluitenlijst|versie)(?: van)?$"
        r"|\b(?:verslag|notulen)\b[^.;]{0,40} (?:d\.d\.|(?:vergadering|overleg|bijeenkomst|keer)(?: van)?)$",
        before,
    ):
        return True
    is_bare_year = bool(re.fullmatch(r"20\d\d(?:/20\d\d)?", moment.printed))
    return is_bare_year and bool(before)
