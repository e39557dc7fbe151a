"""The decisions and actions of a document: in its prose, its resolutions, its marks and its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from models.actions import action_cues
from models.conditions import Situation, doer, situation, wordlist
from models.cues import Cue
from models.decisions import decision_cues
from models.parties import known_names
from models.sentences import sentences as cut_sentences
from pipeline.decisions.actionlists import action_lists
from pipeline.decisions.cellprose import unfolded
from pipeline.decisions.deadlines import Moment, deadline, moments
from pipeline.decisions.marks import marked_actions
from pipeline.decisions.owners import antecedent_of, decider_of, is_own, owner_of, reporter_of
from pipeline.decisions.resolutions import resolutions
from pipeline.decisions.statuses import prose_status
from pipeline.decisions.wording import part_of, said_in, sentence_of, tells_alone, topic_of
from pipeline.meeting import Meeting, meeting_of
from pipeline.place import cut
from pipeline.records import Action, Decision, Document, Sentence

Outcome = Decision | Action
CONFIDENT = 0.9
PERFECT = {"heeft", "hebben", "had", "hadden", "is", "zijn", "was", "waren"}  # told of the past: not of this meeting
OPTIONS = re.compile(
    r"\W*(?:de |mogelijke )?(?:opties|mogelijkheden|alternatieven|varianten|scenario’?'?s|ideeën)\b", re.I
)
LONGEST_OPTIONS = 8  # sentences under «Opties:»
SHORTEST = 12  # characters; shorter sentences hold no subject


def find(document: Document, sentences: Sequence[Sentence]) -> list[Outcome]:
    """Every decision and action of the document, in order of the text.

    A sentence that a list, mark or resolution has used is not read again as prose.

    Example:
        >>> from pipeline.records import Document, Sentence
        >>> text = "De wethouder zegt toe de cijfers na te zenden."
        >>> sentence = Sentence(document="d", number=1, section=0, start=0, end=len(text), text=text)
        >>> document = Document(id="d", sha256="", part=1, kind="verslag overleg", text=text)
        >>> [(found.kind, found.owner) for found in find(document, [sentence])]
        [('toezegging', 'wethouder')]
    """
    meeting = meeting_of(document)
    if meeting.is_minutes:
        document, sentences = unfolded(document, sentences)
    found: list[Outcome] = [*action_lists(document, meeting)]
    found += _in_lists(document, meeting, found)
    found += _fresh(found, marked_actions(document, meeting))
    found += _fresh(found, resolutions(document, sentences, meeting))
    used = [_claimed(outcome) for outcome in found]
    found += _prose(document, sentences, meeting, used)
    return sorted(found, key=lambda outcome: (outcome.place.start, outcome.place.end, type(outcome).__name__))


def _fresh(found: list[Outcome], more: Iterable[Outcome]) -> list[Outcome]:
    """Those of `more` that stand outside what was found before."""
    used = [(outcome.place.start, outcome.place.end) for outcome in found]
    return [outcome for outcome in more if not _overlaps(outcome.place.start, outcome.place.end, used)]


def _claimed(outcome: Outcome) -> tuple[int, int]:
    """The stretch that is not read again; of «Aangenomen. De minister zal …» only the outcome word."""
    start, end = outcome.place.start, outcome.place.end
    led = re.match(r"[A-Z][a-z]+\. (?=[A-Z])", outcome.quote) if outcome.rule == "uitkomstwoord" else None
    return (start, start + len(led.group().strip())) if led else (start, end)


def _in_lists(document: Document, meeting: Meeting, listed: Sequence[Outcome]) -> list[Outcome]:
    """The decisions told in the rows of action lists: «door het college vastgesteld», «Doorgeschoven naar maart»."""
    found: list[Outcome] = []
    for row in listed:
        if row.rule != "actielijst":
            continue
        for match in re.finditer(r"[^\t\n]+", document.text[row.place.start : row.place.end]):
            for start, end in cut_sentences(match.group(), row.place.start + match.start()):
                text = document.text[start:end]
                told = Sentence(document=document.id, number=0, section=0, start=start, end=end, text=text, kind="row")
                now = situation(text, is_minutes=meeting.is_minutes, year=meeting.horizon)
                found += _decisions(document, told, now, decision_cues(now), meeting)
    return found


def _overlaps(start: int, end: int, used: list[tuple[int, int]]) -> bool:
    return any(start < last and end > first for first, last in used)


def _prose(
    document: Document, sentences: Sequence[Sentence], meeting: Meeting, used: list[tuple[int, int]]
) -> Iterable[Outcome]:
    names = known_names(document.text)
    counterpart = "bestuurder" if meeting.is_minutes and re.search(r"\bbestuurder\b", document.text) else None
    for number, sentence in enumerate(sentences):
        if (
            sentence.kind == "heading"
            or len(sentence.text) < SHORTEST
            or sentence.text.endswith(":")
            or _overlaps(sentence.start, sentence.end, used)
        ):
            continue
        now = situation(
            sentence.text,
            is_minutes=meeting.is_minutes,
            year=meeting.horizon,
            names=names,
            is_spoken=meeting.is_spoken,
        )
        before = sentences[number - 1].text if number else ""
        following = sentences[number + 1].text if number + 1 < len(sentences) else ""
        decided = decision_cues(now)
        yield from _decisions(document, sentence, now, decided, meeting)
        told = antecedent_of(before, names) if re.search(r"\b[HhZz]ij\b", sentence.text) else None
        yield from _actions(
            document, sentence, now, meeting, following, counterpart, told, _is_option(sentences, number), decided
        )


def _is_option(sentences: Sequence[Sentence], number: int) -> bool:
    """The sentence stands in a list of what could be done («Opties:»), not of what will be."""
    for before in reversed(sentences[max(0, number - LONGEST_OPTIONS) : number]):
        if before.text.rstrip().endswith(":") or before.kind == "heading":
            return bool(OPTIONS.match(before.text))
    return False


def _apart(decided: list[tuple[Cue, str]]) -> list[tuple[Cue, str]]:
    """The first decision of a sentence, and a second of another type in another clause of it."""
    kept = decided[:1]
    for cue, kind in decided[1:]:
        first, first_kind = kept[0]
        is_joined = cue.end > first.end and cue.start <= first.start and kind != "besluit"
        if kind != first_kind and (cue.start >= first.end or cue.end <= first.start or is_joined):
            return [*kept, (cue, kind)]
    return kept


def _decisions(
    document: Document, sentence: Sentence, now: Situation, decided: list[tuple[Cue, str]], meeting: Meeting
) -> Iterable[Decision]:
    """The decision of the sentence, or its two, each then told and dated by its own part of the sentence."""
    apart = _apart(decided)
    for nth, (cue, kind) in enumerate(apart):
        whole = (0, len(now.sentence))
        own = part_of(now.sentence, cue, apart[1 - nth][0]) if len(apart) > 1 else whole
        yield _decision(document, sentence, now, cue, kind, meeting, own)


def _decision(
    document: Document,
    sentence: Sentence,
    now: Situation,
    cue: Cue,
    kind: str,
    meeting: Meeting,
    own: tuple[int, int],
) -> Decision:
    place, quote = cut(document, sentence.start, sentence.end)
    return Decision(
        place=place,
        quote=quote,
        rule=cue.rule.id,
        confidence=CONFIDENT,
        decision=sentence_of(said_in(now.sentence, cue, own)),
        decider=decider_of(now, cue, meeting if sentence.kind != "row" else Meeting()),
        kind=kind,
        decided_on=_decided_on(now, cue, meeting, own),
        topic=topic_of(document, sentence),
    )


def _decided_on(now: Situation, cue: Cue, meeting: Meeting, own: tuple[int, int]) -> str | None:
    """The day or period told before the verb, or from which the decision holds; in minutes else their own day."""
    dated = [one for one in moments(now.sentence, meeting) if one.iso and not _is_elsewhere(now.sentence, one)]
    told = [one for one in dated if own[0] <= one.start < own[1]]
    if not told and not tells_alone(now.sentence, own):
        told = dated
    early = [moment for moment in told if moment.start < cue.end or _follows(now.sentence, cue, moment)]
    effect = [moment for moment in told if re.match(r"(?:per|met ingang van)\b", moment.printed, re.I)]
    if early or effect:
        return (early or effect)[0].iso
    verb = now.lower[cue.verb_start : cue.verb_end] if cue.verb_start >= 0 else ""
    is_now = meeting.is_list or verb not in PERFECT or "present" in cue.rule.conditions or is_own(now, cue)
    return meeting.date if meeting.is_minutes and is_now else None


def _follows(sentence: str, cue: Cue, moment: Moment) -> bool:
    """The moment stands in the clause of a verb that says by itself what was decided («benoemd per 1 mei»)."""
    return cue.label != "besluit" and not re.search(r"[,;:]", sentence[cue.end : moment.start])


def _is_elsewhere(sentence: str, moment: Moment) -> bool:
    """The moment dates something else: until, from or about when, the minutes of a day, «de jaarstukken 2022»."""
    if re.match(r"(?:tot|naar|vanaf|voor|vóór|over|uiterlijk|sinds)\b", moment.printed, re.I) or "/.." in (
        moment.iso or ""
    ):
        return True
    before = sentence[: moment.start].rstrip().lower()
    if re.search(
        r"\b(?:tot|naar|vanaf|voor|over|sinds)$|\b(?:verslag|notulen|besluitenlijst|versie)(?: van)?$"
        r"|\b(?:verslag|notulen)\b[^,.;]{0,40} (?:d\.d\.|(?:vergadering|overleg|bijeenkomst|keer)(?: van)?)$",
        before,
    ):
        return True
    is_bare_year = bool(re.fullmatch(r"20\d\d(?:/20\d\d)?", moment.printed))
    return is_bare_year and bool(before)


def _actions(
    document: Document,
    sentence: Sentence,
    now: Situation,
    meeting: Meeting,
    following: str,
    counterpart: str | None,
    antecedent: str | None,
    is_option: bool,
    decided: list[tuple[Cue, str]],
) -> Iterable[Action]:
    """At most one action a sentence: of what was agreed on, else of the most telling cue."""
    agreed = [cue for cue, kind in decided if "both" in cue.rule.conditions and kind == "besluit"]
    cues = agreed or [cue for cue in action_cues(now) if not (is_option and "no_verb" in cue.rule.conditions)]
    cues = agreed or [cue for cue in cues if not any(_belongs(now, cue, made) for made, _ in decided)]
    if not cues:
        return
    cue = cues[0]
    kind = str(cue.rule.conditions["both"]) if agreed else _kind(now, cue, meeting)
    place, quote = cut(document, sentence.start, sentence.end)
    by = _deadline(now, cue, meeting)
    yield Action(
        place=place,
        quote=quote,
        rule=cue.rule.id,
        confidence=CONFIDENT,
        action=sentence_of(quote),
        kind=kind,
        owner=owner_of(now, cue, meeting, counterpart=counterpart, antecedent=antecedent),
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status=prose_status(now.sentence, cue, following),
    )


def _belongs(now: Situation, cue: Cue, decided: Cue) -> bool:
    """The cue is part of the decision: the same words, or what was decided («besloten dat … zouden worden …»)."""
    if cue.start < decided.end and cue.end > decided.start:
        return True
    between = now.lower[decided.end : cue.start]
    return bool(re.match(r"\s*(?:dat|om|de|het|een)\b", between)) and not re.search(r"[,;]|\b(?:en|maar)\b", between)


def _deadline(now: Situation, cue: Cue, meeting: Meeting) -> Moment | None:
    """The moment behind what was asked or promised; what stands before «toegezegd» or «gevraagd» dates the asking."""
    if cue.label in {"toezegging", "verzoek"} and now.lower[cue.verb_start : cue.verb_end] in PERFECT:
        return deadline(now.sentence[cue.end :], meeting)
    return deadline(now.sentence, meeting)


def _kind(now: Situation, cue: Cue, meeting: Meeting) -> str:
    """The kind of action; what a function or person says in minutes that will be done is a promise.

    What a list of decisions says that somebody will do, was agreed on there.
    """
    if meeting.is_list and now.lower[cue.verb_start : cue.verb_end] in {"zal", "zullen"}:
        return "afspraak"
    if meeting.is_minutes and "task" in cue.rule.conditions:
        party = doer(now, cue)
        return "toezegging" if party and wordlist("answerable").search(party.text.lower()) else cue.label
    if meeting.is_minutes and "in_minutes" in cue.rule.conditions:
        return str(cue.rule.conditions["in_minutes"])
    if meeting.is_minutes and cue.label == "voornemen" and reporter_of(now):
        return "toezegging"
    return cue.label
