"""The decisions and actions of a document: in its prose, its resolutions, its marks and its lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from models.actions import action_cues
from models.decisions import decision_cues
from models.grammar.conditions import Situation, situation
from models.grammar.cues import Cue
from models.grammar.parties import known_names
from models.grammar.times import is_future
from pipeline.decisions.agreed import belongs, is_agreed
from pipeline.decisions.attributes.actionkinds import is_next_meeting, kind_of
from pipeline.decisions.attributes.deadlines import Moment, deadline_of
from pipeline.decisions.attributes.owners import antecedent_of, opener_of, owner_of
from pipeline.decisions.attributes.statuses import prose_status
from pipeline.decisions.attributes.wording import sentence_of
from pipeline.decisions.cellprose import unfolded
from pipeline.decisions.clauses import WHOLE_ONLY, besides, clauses, parts, told_apart
from pipeline.decisions.decided import apart_in, decisions_in, put_off_in
from pipeline.decisions.judging import judged
from pipeline.decisions.lists.actionlists import action_lists
from pipeline.decisions.lists.labelledrecords import labelled_records
from pipeline.decisions.lists.leadlists import led_decisions
from pipeline.decisions.lists.listdecisions import decided_in_lists, ruled_row
from pipeline.decisions.lists.ownedlists import owned_lists
from pipeline.decisions.lists.plantables import plan_tables
from pipeline.decisions.marks.inline import marked_actions
from pipeline.decisions.marks.lettermarks import lettered
from pipeline.decisions.marks.telegrams import noted_tasks
from pipeline.decisions.rulings.fieldrulings import field_rulings
from pipeline.decisions.rulings.flatrulings import flat_rulings
from pipeline.decisions.rulings.issuerulings import issue_rulings
from pipeline.decisions.rulings.labeldeciders import by_its_label
from pipeline.decisions.rulings.listedorders import listed_orders
from pipeline.decisions.rulings.marginnotes import margin_notes
from pipeline.decisions.rulings.outcomelists import listed_outcomes
from pipeline.decisions.rulings.pointrulings import without_spent
from pipeline.decisions.rulings.proposals import proposals
from pipeline.decisions.rulings.replies import replies
from pipeline.decisions.rulings.resolutions import resolutions
from pipeline.decisions.turns import said_in_turn, speaker_of
from pipeline.meeting import Meeting, meeting_of
from pipeline.place import cut
from pipeline.records import Action, Decision, Document, Sentence

Outcome = Decision | Action
CONFIDENT = 0.9
PROMISED = re.compile(r"^[^.]*\b(?:toe|zal|zullen|verzoekt|vraagt)\b[^.]*\.(?=\s)")  # before an outcome word: no title
OPTIONS = re.compile(
    r"\W*(?:de |mogelijke )?(?:opties|mogelijkheden|alternatieven|varianten|scenario’?'?s|ideeën)\b", re.I
)
AGENDA = re.compile(r"\W*(?:\d+[.a-z]*|[IVX]+\.|[a-z][.)]|agendapunt|punt)\s", re.I)  # a numbered title
ADOPTED = re.compile(
    r"\W*(?:aldus |door (?:de |het )?[^.;:?]{2,60} )?(?:vastgesteld|goedgekeurd) (?:door|in|bij|te|op|d\.d\.)\s"
    r"[^;:?]{2,80}\b(?:19|20)\d\d\b[^;?]{0,40}$",
    re.I,
)
PROMISES = re.compile(
    r"(?:heeft|hebben|heb|had|is|zijn|was|werd|wordt) (?:[^\s,;]+ ){0,8}?"
    r"(?:toegezegd|beloofd|aanbevolen|verzocht|aangeraden) "
)
LEANS = re.compile(
    r"\b(?:[HhZz]ij|hem|haar)\b|^\W*[A-Z][a-zë]+t\b"
)  # «Zij stuurt …», «Zoekt uit …»: of whom the last sentence told
HE = re.compile(r"\b(?:[Hh]ij|hem)\b")
MADAM, SIR = re.compile(r"(?:mevrouw|mevr\.|mw\.)\s", re.I), re.compile(r"(?:de )?(?:heer|dhr\.)\s", re.I)
# «Zal Joris nog aandacht aan besteden», behind a marked task: its topic is that task
SAYS_MORE = re.compile(r"(?:Zal|Zullen|Gaat|Gaan|Wordt|Worden|Moet|Moeten|Komt|Komen)\b[^?]*$")
NEAR = 3  # characters
LONGEST_TURN = 7  # sentences of a speaker, who is «hij» or «zij» after the first
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
    document, sentences = unfolded(document, sentences)
    found = judged(document, sentences, meeting, proposed(document, sentences, meeting))
    if meeting.is_minutes:
        found = [by_its_label(one, meeting) if isinstance(one, Decision) else one for one in found]
    return sorted(found, key=lambda outcome: (outcome.place.start, outcome.place.end, type(outcome).__name__))


def proposed(document: Document, sentences: Sequence[Sentence], meeting: Meeting) -> list[Outcome]:
    """What the rules find, before it is judged; of minutes, the document and sentences with their cells unfolded."""
    found: list[Outcome] = [*labelled_records(document, meeting)]
    for listed in (lettered, issue_rulings, field_rulings, plan_tables, action_lists, margin_notes):
        found += _fresh(found, listed(document, meeting))
    found = [ruled_row(document, one, meeting) or one for one in found]
    for first in (owned_lists, marked_actions, noted_tasks, proposals):
        found += _fresh(found, first(document, meeting))
    replied = list(replies(document, sentences, meeting))
    found += _fresh([*replied], decided_in_lists(document, meeting, found))
    found += _fresh(found, resolutions(document, sentences, meeting))
    for then in (led_decisions, listed_outcomes, flat_rulings, listed_orders):
        found += _fresh(found, then(document, meeting))
    decided: list[Outcome] = [one for one in found if isinstance(one, Decision)]  # a reply stands with what was advised
    found += _fresh(decided, replied)
    used = [_claimed(outcome) for outcome in found]
    found += said_in_turn(document, sentences, meeting, _prose(document, sentences, meeting, used))
    return without_spent(found)


def _fresh(found: list[Outcome], more: Iterable[Outcome]) -> list[Outcome]:
    """Those of `more` that stand outside what was found before."""
    used = [(outcome.place.start, outcome.place.end) for outcome in found]
    return [outcome for outcome in more if not _overlaps(outcome.place.start, outcome.place.end, used)]


def _claimed(outcome: Outcome) -> tuple[int, int]:
    """The stretch that is not read again: of «Aangenomen. De minister zal …» only the outcome word."""
    start, end = outcome.place.start, outcome.place.end
    led = re.match(r"[A-Z][a-z]+\. (?=[A-Z])", outcome.quote) if outcome.rule == "uitkomstwoord" else None
    if led:
        return start, start + len(led.group().strip())
    promised = PROMISED.search(outcome.quote) if outcome.rule == "uitkomstwoord" else None
    return (end - len(outcome.quote) + promised.end(), end) if promised else (start, end)


def _overlaps(start: int, end: int, used: list[tuple[int, int]]) -> bool:
    return any(start < last and end > first for first, last in used)


def _prose(
    document: Document, sentences: Sequence[Sentence], meeting: Meeting, used: list[tuple[int, int]]
) -> Iterable[Outcome]:
    names = known_names(document.text)
    counterpart = "bestuurder" if meeting.is_minutes and re.search(r"\bbestuurder\b", document.text) else None
    speaker: str | None = None
    for number, sentence in enumerate(sentences):
        if meeting.is_spoken:
            speaker = speaker_of(sentence.text, speaker)
        is_heading = sentence.kind == "heading" and not ADOPTED.match(sentence.text)  # on the cover
        if (
            (is_heading and not (meeting.is_minutes and not AGENDA.match(sentence.text)))
            or len(sentence.text) < SHORTEST
            or sentence.text.endswith(":")
            or _overlaps(sentence.start, sentence.end, used)
            or (SAYS_MORE.match(sentence.text) and _overlaps(sentence.start - NEAR, sentence.start, used))
        ):
            continue
        now = situation(
            sentence.text,
            is_minutes=meeting.is_minutes,
            year=meeting.horizon,
            names=names,
            is_spoken=meeting.is_spoken,
            speaker=speaker,
            is_point=sentence.kind == "item",
            is_letter=meeting.letter_date is not None,
            day=meeting.date,
        )
        before = sentences[number - 1].text if number else ""
        following = sentences[number + 1].text if number + 1 < len(sentences) else ""
        if is_heading:  # a note on a line of its own looks like a title
            noted = [pair for pair in decision_cues(now) if "as_heading" in pair[0].rule.conditions]
            yield from decisions_in(document, sentence, now, noted, meeting)
            yield from _actions(document, sentence, now, meeting, "", counterpart, None, False, [], is_heading=True)
            continue
        decided = [(cue, kind) for cue, kind in decision_cues(now) if not _spans_a_promise(now, cue)]
        is_meant = decided and re.search(r"\b[HhZz]ij\b", sentence.text)
        meant = antecedent_of(before, names) or antecedent_of(before, names, with_bodies=True) if is_meant else None
        told = told_apart(now) if len(decided) and not meeting.is_spoken else []
        for its, cues in told if len(told) > len(apart_in(decided)) else [(now, decided)]:
            yield from decisions_in(document, sentence, its, cues, meeting, meant)
        yield from put_off_in(document, sentence, now, decided, meeting)
        whom = partial(_meant, sentence.text, _before(document, sentences, number, meeting), names)
        is_option = _is_option(sentences, number)
        apart = [
            list(_actions(document, part, its, meeting, following, counterpart, whom, is_option, decision_cues(its)))
            for part, its in parts(sentence, now)
        ]
        if sum(map(bool, apart)) > 1:
            yield from (action for found in apart for action in found)
            continue
        whole = list(_actions(document, sentence, now, meeting, following, counterpart, whom, is_option, decided))
        if not whole and decided:  # «De directeur gaat akkoord; Joris levert de lijst in mei.»
            more = (
                list(_actions(document, sentence, its, meeting, following, counterpart, whom, is_option, []))
                for its in besides(now, decided[0][0])
            )
            whole = next(filter(None, (*apart, *more)), [])
        elif not whole and not meeting.is_spoken:
            read = (
                _actions(
                    document,
                    sentence,
                    its,
                    meeting,
                    following,
                    counterpart,
                    partial(whom, said),
                    is_option,
                    [],
                )
                for said, its in clauses(now)
            )
            whole = next((found for made in read if (found := [one for one in made if one.rule not in WHOLE_ONLY])), [])
        yield from whole


def _spans_a_promise(now: Situation, cue: Cue) -> bool:
    """The verb has another participle before that of the cue: «heeft toegezegd een lijst met aangewezen functies …»."""
    return cue.rule.id.startswith("ww-") and bool(PROMISES.match(now.lower[cue.start : cue.end]))


def _before(document: Document, sentences: Sequence[Sentence], number: int, meeting: Meeting) -> list[str]:
    """The sentence before; in minutes, where who speaks goes on, also those before it in the paragraph."""
    first = number
    while first > max(0, number - LONGEST_TURN):
        if first < number and "\n" in document.text[sentences[first - 1].end : sentences[first].start]:
            break
        first -= 1
    return [one.text for one in sentences[first if meeting.is_minutes else max(0, number - 1) : number]]


def _meant(text: str, before: Sequence[str], names: frozenset[str], said: str = "") -> str | None:
    """Who is meant, of those that what is `said` before in the sentence names, else those before.

    The sentence before tells, where it names one function or person; else the last of those that one opens.
    """
    if (own := antecedent_of(said, names)) or not LEANS.search(text) or not before:
        return own
    other = MADAM if HE.search(text) else SIR
    told = [antecedent_of(before[-1], names), *(opener_of(one, names) for one in reversed(before))]
    return next((one for one in told if one and not other.match(one)), None)


def _is_option(sentences: Sequence[Sentence], number: int) -> bool:
    """The sentence stands in a list of what could be done («Opties:»), not of what will be."""
    for before in reversed(sentences[max(0, number - LONGEST_OPTIONS) : number]):
        if before.text.rstrip().endswith(":") or before.kind == "heading":
            return bool(OPTIONS.match(before.text))
    return False


def _actions(
    document: Document,
    sentence: Sentence,
    now: Situation,
    meeting: Meeting,
    following: str,
    counterpart: str | None,
    whom: Callable[[], str | None] | None,
    is_option: bool,
    decided: list[tuple[Cue, str]],
    *,
    is_heading: bool = False,
) -> Iterable[Action]:
    """At most one action a sentence: of what was agreed on, else of the most telling cue."""
    agreed = [cue for cue, kind in decided if is_agreed(now, cue, kind)]
    cues = agreed or [cue for cue in action_cues(now) if not (is_option and "no_verb" in cue.rule.conditions)]
    cues = [cue for cue in cues if not is_heading or "as_heading" in cue.rule.conditions]
    cues = agreed or [cue for cue in cues if not any(belongs(now, cue, made, kind) for made, kind in decided)]
    if not cues:
        return
    cue, antecedent = cues[0], whom() if whom else None
    kind = str(cue.rule.conditions["both"]) if agreed else kind_of(now, cue, meeting)
    place, quote = cut(document, sentence.start, sentence.end)
    by = deadline_of(now, cue, meeting)
    is_next = is_next_meeting(now)
    owner = None if is_next else owner_of(now, cue, meeting, counterpart=counterpart, antecedent=antecedent)
    yield Action(
        place=place,
        quote=quote,
        rule=cue.rule.id,
        confidence=CONFIDENT,
        action=sentence_of(quote, actor=antecedent),
        kind=kind,
        owner=owner,
        deadline_text=by.printed if by else None,
        deadline=by.iso if by else None,
        status=prose_status(now.sentence, cue, following, is_due=_is_due(now, cue, by)),
    )


def _is_due(now: Situation, cue: Cue, by: Moment | None) -> bool:
    """The deadline, or a later year named behind the cue, lies after what the document covers."""
    if by is not None and by.iso and now.year is not None:
        return int(by.iso[:4]) > now.year
    return is_future(now, now.lower[cue.end :])
