"""Lists whose points each count a part of what their lead names: «De meldingen gingen over:», «- pesten (14)»."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.amounts import Amount
from models.counts.brackets import category
from models.counts.scene import Counted, scene
from models.grammar.phrases import has_plural, tokens
from pipeline.figures.tablelabels import DIVIDED
from pipeline.records import Sentence

RULE, CONFIDENT = "lijst-deel", 0.85
MARK = re.compile(r"^\s*(?:[-–—•*▪◦❖·]\s*|\(?\d{1,2}[.)]\s+|[a-z][.)]\s+)")
NUMBER = r"\d{1,3}(?:\.\d{3})+|\d{1,5}"
LABEL = r"(?P<label>[A-Za-zÀ-ÿ'‘’][^():\d]{1,80}?)"
SHARE = r"(?:\s?[(,;]\s?(?P<share>\d{1,3}(?:,\d+)?)\s?%\)?)?"
STYLES = {
    "bracket": re.compile(rf"{LABEL}\s\((?P<number>{NUMBER}|[a-zé]{{2,12}}){SHARE}\)\s?[.;,]?"),
    "colon": re.compile(rf"{LABEL}\s?(?::|\s[–—=-])\s(?P<number>{NUMBER})(?:\s?(?:x|keer|maal))?{SHARE}\s?[.;,]?"),
    "times": re.compile(rf"(?P<number>{NUMBER}|[a-zé]{{3,12}})\s?(?:x|×|keer|maal)\s(?:een\s)?{LABEL}{SHARE}\s?[.;,]?"),
    "first": re.compile(rf"(?P<number>{NUMBER})\s{LABEL}{SHARE}\s?[.;,]?"),
    "last": re.compile(rf"{LABEL}\s(?P<number>{NUMBER}){SHARE}\s?[.;,]?"),
}
FEWEST = {"bracket": 2, "colon": 2, "times": 2, "first": 3, "last": 3}
# the lead asks what there was of each, or breaks off before it
PARTS = re.compile(
    r"\?$|\b(?:over|om|bij|van|uit|naar|aan|door|in|als|met|op|onder|tussen|waarvan|namelijk|te weten|betroffen|betrof"
    r"|betreft|onderverdeeld|als volgt)\s?:?$|\b(?:verdeeld|verdeling|uitsplitsing|onderverdeling)\b|^naar\b"
    r"|\b(?:soorten?|vormen?|categorie(?:ën)?|thema['’]?s|onderwerpen|afdelingen|diensten|teams|redenen|oorzaken"
    r"|aanleidingen|meldingen|klachten|gesprekken|zaken|gevallen|melders)\b[^.:]{0,25}:$",
    re.I,
)
OTHERS = re.compile(r"(?:de\s)?(?:overigen|overige|anderen|rest)\b", re.I)
YEAR = re.compile(r"(?:19|20)\d\d")
COUNTS = re.compile(r"\d|\bx\b|keer|\([a-zé]{2,12}\)")  # a cheap first look
LONGEST, LONGEST_LIST = 120, 60  # characters of a point, points of a list
MOST_WORDS = 10  # in the label of a point

Read = Callable[[str], list[Counted]]


@dataclass(frozen=True, slots=True)
class CountList:
    """The lead of a list, its points with their labels and numbers, and the place of the first among the sentences."""

    first: int
    lead: Sentence
    points: tuple[tuple[Sentence, re.Match[str]], ...]
    style: str


def count_lists(prose: Sequence[Sentence]) -> dict[int, CountList]:
    """The lists of counts, by the number of the sentence with which their points begin."""
    found: dict[int, CountList] = {}
    may_count = [len(one.text) <= LONGEST and COUNTS.search(one.text) is not None for one in prose]
    at = 1
    while at < len(prose):
        taken = _list_at(prose, at) if may_count[at] and may_count[min(at + 1, len(prose) - 1)] else None
        if taken is not None:
            found[at] = taken
        at += len(taken.points) if taken else 1
    return found


def _list_at(prose: Sequence[Sentence], at: int) -> CountList | None:
    lead = prose[at - 1]
    if len(lead.text.split()) > 60:
        return None
    said = [MARK.sub("", sentence.text).strip() for sentence in prose[at : at + LONGEST_LIST]]
    for style, pattern in STYLES.items():
        points: list[tuple[Sentence, re.Match[str]]] = []
        for sentence, text in zip(prose[at:], said, strict=False):
            point = pattern.fullmatch(text)
            if point is None or not _is_label(point["label"]):
                break
            points.append((sentence, point))
        if len(points) >= FEWEST[style] and _is_list(lead, points, style):
            return CountList(at, lead, tuple(points), style)
    return None


def _is_label(label: str) -> bool:
    """A few words without a verb: no sentence that happens to end in a number."""
    said = tokens(label)
    return len(label.split()) <= MOST_WORDS and not any(token.kind in {"verb", "sub", "pron"} for token in said)


def _is_list(lead: Sentence, points: Sequence[tuple[Sentence, re.Match[str]]], style: str) -> bool:
    """The numbers count parts of what the lead names: they are no years, pages or numbers of points."""
    numbers = [point["number"] for _, point in points]
    if all(YEAR.fullmatch(number) for number in numbers):
        return False
    values = [int(number.replace(".", "")) if number[0].isdigit() else 0 for number in numbers]
    if all(b - a == 1 for a, b in itertools.pairwise(values)):
        return False  # «- politie (16)», «- brandweer (17)»: the numbers of what is referred to
    if style == "bracket":
        return True
    text = lead.text.strip().strip("*")
    is_led = bool(PARTS.search(text) or DIVIDED.match(text)) and (lead.kind == "heading" or text.endswith((":", "?")))
    if style in {"colon", "times"}:
        return is_led
    return is_led and values != sorted(values) and text.endswith((":", "?"))


def figures_of_list(listed: CountList, read: Read, said_before: str | None) -> list[tuple[Sentence, Counted]]:
    """Each point with what it counts: the part of what the lead names, else of what was counted before.

    `read` gives the figures of a sentence made of the lead and its points.
    """
    lead = MARK.sub("", listed.lead.text).strip().strip("*").rstrip(" :?.")
    labels = tuple(point["label"].strip(" ,;*") for _, point in listed.points)
    divided = DIVIDED.match(lead)
    made = f"{lead}: " + ", ".join(
        f"{label.replace(',', ' en')} ({point['number']})"
        for label, (_, point) in zip(labels, listed.points, strict=True)
    )
    told = [one for one in read(f"{made}.") if one.rule == "haakje-lijst"]
    what = divided["whole"] if divided else told[0].what if told else said_before
    what = said_before if OTHERS.match(what or "") else what
    is_divided = divided is not None or PARTS.search(listed.lead.text.strip().strip("*")) is not None
    found: list[tuple[Sentence, Counted]] = []
    for label, (sentence, point) in zip(labels, listed.points, strict=True):
        like = told[0] if told else None
        for name, role in (("number", "part"), ("share", "share")):
            printed = point.groupdict().get(name)
            amount = _amount(f"{printed} %" if name == "share" else printed) if printed else None
            if amount is None or what is None:
                continue
            own = Counted(amount, what, RULE, CONFIDENT, category=category(label), role=role)
            if not is_divided:  # «De bond hield onder meer: – spreekuren (12)»: each point names what it counts
                if not has_plural(tokens(label)):
                    continue
                own = replace(own, what=label, category=None, role="level")
            found.append((sentence, replace(own, period=like.period, carried=like.carried) if like else own))
    return found


def _amount(printed: str) -> Amount | None:
    read = scene(printed).amounts
    return read[0] if len(read) == 1 else None
