"""Numbers between brackets: breakdowns («pesten (7)»), earlier years («(2015: 13)»), totals, parts of a whole."""

from __future__ import annotations

import re
from dataclasses import replace

from models.amounts import Amount
from models.counts.counted import (
    content,
    is_countable,
    label_of,
    left_of,
    noun_behind,
    once,
    said_before,
    subject,
    wording,
)
from models.counts.scene import Counted, Scene
from models.grammar.phrases import has_plural, is_participle, tokens
from models.grammar.speakers import ADDRESS, is_no_label
from models.vocabulary import one_of

COUNTED_BRACKET = re.compile(r"\w\s\((?:\S+\s)?[€\d][^()]{0,30}\)")
ITEM_LABEL = re.compile(r"\W*(?P<label>[A-Za-zÀ-ÿ][^\s:;.,()]*(?:\s[^\s:;.,()\d]+){0,4}):\s")
LEAD = re.compile(rf"^.*\b{one_of('list_leads.csv')}\s(?:de\s|het\s|een\s)?", re.I)
NAMED_UNITS = frozenset({"count", "fte", "percent"})
OPENINGS = frozenset({"bij", "in", "over", "voor"})
MOST_OPENING = 6  # words, the preposition with them, of a part that opens a sentence
NO_PART = frozenset(  # «in geval …», «in totaal …», «bij deze …»: no part of what is counted
    {"deze", "die", "dit", "dat", "geval", "gevallen", "totaal", "geen", "elk", "elke", "alle", "beide", "overige"}
)
SAID_AGAIN = re.compile(
    r"\s(?:(?:dat|dit|er)\s)+(?:(?:er|percentage|aantal|aandeel|nog|maar|slechts|ook|al|toen)\s)*", re.I
)
CHANGED_PART = re.compile(
    rf"\b{one_of('changes.csv', kind='noun')}\s(?:bij|onder)\s(?P<part>(?:[^\s:;,.]+\s?){{1,6}})[:,]\s"
    r"van\s(?:\S+\s(?:naar|tot)\s)?$",
    re.I,
)
PLURAL_NOUN = re.compile(r"(?:en|s)$")
SHARE_IN_BRACKETS = re.compile(r"\(\s?\d+(?:,\d+)?\s?%\s?\)")
LABELLED = re.compile(r"^\W*([A-Za-zÀ-ÿ][^:;.()\d]{2,50}):\s\d[\d.,]*\s\(.*$")  # «Pesten: 4 (2022: 2)»
_NAME = r"[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ][\w’'-]*"
_NAMES = rf"{_NAME}(?:\s(?:(?:van|de|der|den|aan|en|op|ter|te|het)\s)*{_NAME})*"
# «(Duinrecht, 3 stemmen)», «(voorzitter, Duinrecht, 4 stemmen)»: whose they are
NAME_WITHIN = re.compile(rf"\((?:[^(),\d]+,\s)?(?P<name>{_NAMES}|[A-Z]{{2,}}),\s$")
# «De gemeente Duinrecht (14 functies)», «De fractie Lokaal Belang (5 zetels)»
NAMED = re.compile(rf"(?P<lead>^\W*|.*?\s)(?P<name>{_NAMES})\s\((?:ruim\s|circa\s|ca\.\s|bijna\s)?$")
IN_OFFICE = re.compile(rf"(?:^|.*\s)(?:volgens(?:\s(?:de|het))?|{ADDRESS})\s$", re.I)
# «nam het college de volgende besluiten: ontslag (1), berisping (3)»; not «over de volgende onderwerpen: …»
FOLLOWING = re.compile(r"\b(?:volgende|onderstaande)\s(?P<what>(?:[a-zà-ÿ]+e\s)?[a-zà-ÿ-]{4,}(?:en|s))\b", re.I)
DIVIDING = re.compile(
    r"(?:soorten|vormen|categorie.n|thema['’]?s|onderwerpen|redenen|oorzaken|aanleidingen|afdelingen|diensten|teams|groepen|gebieden|onderdelen)$",
    re.I,
)
YEAR_BEFORE = re.compile(r"[(;,]\s*(?:in\s)?(?:19|20)\d\d\s?[:=]?\s*(?:nog\s|waren er\s|was dat\s)?$")


def in_brackets(scene: Scene, amount: Amount) -> Counted | None:
    """«pesten (7), integriteit (2)», «SZW (7)», «besproken (in totaal 270, …)», «(2015: 13)», «dan in 2020 (34)»."""
    before, after = scene.text[: amount.start], scene.text[amount.end :]
    if "(" not in before or ")" not in after:
        return None
    if re.search(r"\(\s*$", before) and re.match(r"\s*\)", after):
        lead = before.rstrip().removesuffix("(").rstrip()
        if any(period.end == len(lead) for period in scene.periods):
            return _as_before(scene, amount)
        return _labelled(scene, amount)
    if YEAR_BEFORE.search(before) and re.match(r"\s*[),;]", after):
        return _as_before(scene, amount)
    opening = scene.token_at(before.rfind("("))
    if re.search(r"\((?:in\s)?totaal\s$", before) and re.match(r"\s*[),;]", after):
        return Counted(amount, left_of(scene, opening) or subject(scene, amount), "haakje-totaal", 0.8, role="total")
    if (re.search(r"\(\s*$", before) and re.match(r"\svan de \d+\s*[,)]", after)) or re.search(
        r"\(\s*\S+ van de $", before
    ):
        what = left_of(scene, opening)
        closing = scene.token_at(scene.text.find(")", amount.end))
        rest = content(scene, closing + 1, scene.clause(amount.start, len(scene.text))[1], is_begun=True)
        said = once(" ".join([what, *rest]))
        return Counted(amount, said, "haakje-deel", 0.8, role="part") if what else None
    return None


def beside_bracket(scene: Scene, counted: Counted) -> Counted:
    """«Zorg (34 aanvragen), Techniek (33 aanvragen)»: in a list of brackets, the words before each are its category."""
    opening = scene.text.rfind("(", 0, counted.amount.start)
    if counted.category or opening < 0 or ")" in scene.text[opening : counted.amount.start]:
        return counted
    if len(scene.text[opening + 1 : counted.amount.begin].split()) > 1 or len(COUNTED_BRACKET.findall(scene.text)) < 2:
        return counted
    label = _label_before(scene, scene.token_at(opening))
    inner = scene.text[counted.amount.end : scene.text.find(")", counted.amount.end)].strip()
    what = inner if inner and counted.amount.unit == "count" and not re.search(r"[\d,;]", inner) else counted.what
    return replace(counted, what=what, category=category(label)) if label else counted


def of_name(scene: Scene, counted: Counted) -> Counted:
    """«De gemeente Duinrecht (14 functies)», «de heer Mol (Duinrecht, 3 stemmen)»: of whom the bracket counts."""
    before = scene.text[: counted.amount.begin]
    if counted.category or counted.amount.unit not in NAMED_UNITS or before.rfind("(") <= before.rfind(")"):
        return counted
    if within := NAME_WITHIN.search(before):
        return replace(counted, category=category(within["name"]))
    match = NAMED.match(before) if len(COUNTED_BRACKET.findall(scene.text)) < 2 else None  # no list of brackets
    if not match or IN_OFFICE.match(match["lead"]):
        return counted
    is_first = not match["lead"].strip(" -–•*")
    is_noun = is_first and (" " in match["name"] or PLURAL_NOUN.search(match["name"]) or counted.amount.unit != "count")
    return counted if is_noun else replace(counted, category=category(match["name"]))


def under_label(scene: Scene, counted: Counted) -> Counted:
    """«Cadeaus: 44 opgaven, met een waarde van € 21,50»: the label of the item is the category of its figures."""
    match = ITEM_LABEL.match(scene.text)
    if counted.category or not match or counted.amount.start < match.end() or counted.rule.startswith("label"):
        return counted
    words = scene.words[scene.token_at(match.start("label")) : scene.token_at(match.end("label"))]
    if any(token.kind in {"verb", "number", "sub"} or is_participle(token.lower) for token in words):
        return counted
    if is_no_label(match["label"]):
        return counted
    return replace(counted, category=category(match["label"]))


def of_opening(scene: Scene, counted: Counted) -> Counted:
    """«Bij de brugwachters bedraagt dat 52%», «Over pesten kwam er één»: the words that open the sentence divide."""
    words = scene.words
    if counted.category or not words or words[0].lower not in OPENINGS:
        return counted
    verb = next((n for n, token in enumerate(words) if token.kind == "verb"), 0)
    if 1 < verb <= MOST_OPENING and SAID_AGAIN.fullmatch(scene.text[words[verb].end : counted.amount.begin]):
        return replace(counted, category=category(wording(scene, 1, verb))) if _is_part(scene, verb) else counted
    return counted


def of_change(scene: Scene, counted: Counted) -> Counted:
    """«Opvallend is de toename bij pesten: van 6 naar 15 meldingen»: the part that changed is the category."""
    match = CHANGED_PART.search(scene.text[: counted.amount.begin])
    if counted.category or not match:
        return counted
    said = scene.words[scene.token_at(match.start("part")) : scene.token_at(match.end("part"))]
    is_part = not any(token.kind in {"verb", "number", "sub"} or token.lower in NO_PART for token in said)
    return replace(counted, category=category(match["part"])) if is_part else counted


def _is_part(scene: Scene, verb: int) -> bool:
    """The words before the verb name a part: no time, number or case, nor a place («In het register»)."""
    said, start = scene.words[1:verb], scene.words[verb].start
    starts = [*(period.start for period in scene.periods), *(amount.start for amount in scene.amounts)]
    is_place = scene.words[0].lower == "in" and not said[0].text[:1].isupper()
    is_other = any(token.kind in {"number", "mark", "pron"} or token.lower in NO_PART for token in said)
    return not is_place and not is_other and min(starts, default=start) >= start


def _as_before(scene: Scene, amount: Amount) -> Counted | None:
    label = LABELLED.match(scene.text[: amount.begin])
    what = said_before(scene, amount) or (label.group(1) if label else None)
    if re.search(r"\b(?:keer|maal)$", scene.text[: amount.end]):
        opening = scene.token_at(scene.text.rfind("(", 0, amount.start))
        begin, _ = scene.clause(scene.words[opening - 1].start, scene.words[opening - 1].end)
        what = " ".join(content(scene, begin, opening)) or what
    return (
        Counted(amount, once(" ".join([what, *label_of(scene, amount)])), "haakje-jaar", 0.85, is_pointing=True)
        if what
        else None
    )


def _labelled(scene: Scene, amount: Amount) -> Counted | None:
    """A number alone between brackets: with others like it a breakdown, alone the count of the plural before it."""
    alike = re.findall(r"\(\s*\d{1,3}(?:\.\d{3})*\s*\)", scene.text)
    opening = scene.token_at(scene.text.rfind("(", 0, amount.start))
    label = _label_before(scene, opening)
    if not label or (len(alike) < 2 and not _is_counted_alone(scene, amount, label)):
        return None
    if len(alike) < 2:
        return Counted(amount, label, "haakje-telling", 0.7, head=label)
    return Counted(
        amount, _breakdown(scene, amount), "haakje-lijst", 0.9, category=category(label), role="part", is_pointing=True
    )


def _is_counted_alone(scene: Scene, amount: Amount, label: str) -> bool:
    """«vertrekkers (41)»: a plural, or before a verb a phrase that ends in one («De groep vertrekkers (41) ging …»)."""
    first, *rest = label.split()
    behind = scene.token_at(scene.text.find(")", amount.end)) + 1
    is_told = behind < len(scene.words) and scene.words[behind].kind == "verb"
    return bool(PLURAL_NOUN.search(first) or (rest and is_told and has_plural(tokens(rest[-1]))))


def _label_before(scene: Scene, opening: int) -> str:
    """The label before a bracket: all of the list item where it is short, else its subject or the noun phrase."""
    before = scene.text[: scene.words[opening].start]
    item = re.split(r"[),;:(]", before)[-1]
    item = LEAD.sub("", re.sub(r"^\s*(?:en|of|en/of|evenals|alsmede)\s", "", item)).strip()
    start = scene.token_at(len(before.rstrip()) - len(item))
    verb = next((n for n in range(start, opening) if scene.words[n].kind in {"verb", "sub"}), None)
    if item and verb is None and len(item.split()) <= 7:
        return item
    if verb is not None and re.search(
        r"genoemd|gemeld|voor|aan de orde|besproken", scene.text[scene.words[verb].start : len(before)]
    ):
        return wording(scene, start, verb)
    return LEAD.sub("", left_of(scene, opening))


def _breakdown(scene: Scene, amount: Amount) -> str | None:
    """What a bracketed list divides: what its sentence counts, its subject, or what the sentence before counted."""
    for other in scene.amounts:
        if other.start < amount.start and not re.search(r"\(\s*$", scene.text[: other.start]):
            first, last = noun_behind(scene, other)
            if is_countable(scene, other, first, last):
                return wording(scene, first, last)
    lead = re.split(r"\(\s*\d", scene.text)[0]
    if (named_next := FOLLOWING.search(lead)) and not DIVIDING.search(named_next["what"]):
        return named_next["what"]
    verb = next((n for n, token in enumerate(scene.words) if token.kind == "verb" and token.end <= len(lead)), 0)
    named = scene.words[:verb]
    head = " ".join(content(scene, 0, verb))
    if not has_plural(named) and (object_of := _object(scene, verb, len(lead))):
        return object_of
    if head and (has_plural(named) or not scene.memory.head) and named[0].lower not in {"deze", "die", "dit"}:
        return head
    return scene.memory.head or head or None


def _object(scene: Scene, verb: int, until: int) -> str | None:
    """«Het college legde sancties op: ontslag (1), …»: the plural behind the verb of a lead that ends in a colon."""
    colon = scene.text.rfind(":", 0, until)
    if colon < 0 or not verb:
        return None
    said = scene.words[verb + 1 : scene.token_at(colon)]
    first = next((n for n, token in enumerate(said) if token.kind == "word" and has_plural([token])), None)
    is_tied = first is not None and any(token.kind == "prep" for token in said[:first])
    return None if first is None or is_tied or is_participle(said[first].lower) else said[first].text


def category(label: str) -> str:
    """A breakdown value in lower case; an abbreviation stays as it is printed («SZW»)."""
    label = re.sub(r"^(?:de|het|een)\s", "", label.strip(), flags=re.I)
    return label if re.fullmatch(r"[A-Z][A-Z&/-]{0,4}[A-Z]", label) else label.lower()


def shares_in_brackets(scene: Scene, amount: Amount) -> str | None:
    """What a list of bracketed percentages divides: the words before its first item; None where there is no list."""
    shares = list(SHARE_IN_BRACKETS.finditer(scene.text))
    if len(shares) < 2 or not any(share.start() < amount.start < share.end() for share in shares):
        return None
    lead = scene.text[: shares[0].start()]
    colon = lead.rfind(":")
    until = scene.token_at(colon) if colon >= 0 else scene.token_at(shares[0].start())
    item = re.split(r"\b(?:van|in|op|over|bij|naar)\s", left_of(scene, until))[-1]
    label = len(item.split()) if colon < 0 else 0
    return once(" ".join(content(scene, 0, until - label))) or None
