"""What a length of time is: a term, an interval, time for something, or how long something lasts."""

from __future__ import annotations

import re
from functools import cache

from corpus import table
from models.amounts import Amount
from models.counts.counted import content, narrowed, once, subject
from models.counts.named import antecedent
from models.counts.scene import Scene
from models.dates.yearparts import MONTHS
from models.grammar.phrases import is_participle
from models.vocabulary import one_of

LENGTHS = frozenset({"years", "months", "weeks", "days"})
SET_TERM = re.compile(
    r"\b(?P<term>\w*termijn(?:\s(?:van|voor)\s(?:de\s|het\s|een\s)?[a-zà-ÿ]+)?)\s"
    r"(?:(?:terug te brengen|te verkorten|te verlengen|te verruimen|verkort|verlengd|verruimd|teruggebracht|verkorten"
    r"|verlengen|verruimen|gaat|ging)\s)?(?:van|naar|met|tot)\s(?:\S+\s(?:naar|tot)\s)?(?:\S+\s)?$",
    re.I,
)
NAMED_TERM = re.compile(r"\b\w{4,}termijn\b(?:\s(?:van|voor)\s(?:de\s|het\s|een\s)?[a-zà-ÿ]+)?", re.I)
OFFICE = re.compile(  # «benoemd tot lid van de auditcommissie voor een periode van»
    r"\b(?:tot|als)\s(?:een\s|de\s|het\s)?(?P<office>[a-zà-ÿ-]{3,}\s(?:van\s(?:de\s|het\s)?[^\s,;.]+\s)?)"
    r"(?:voor|met)\s(?:een|de)\s(?:\w+\s)?(?:periode|duur|termijn)\s",
    re.I,
)
APPOINTED = "benoemingstermijn"
OFFICE_ALONE = re.compile(
    rf"\b(?:tot|als)\s(?:een\s|de\s|het\s)?(?!(?:volgt|opvolger|uiterlijk|{'|'.join(MONTHS)})\b)"
    r"(?P<office>[a-zà-ÿ-]{3,}(?:\svan\s(?:de\s|het\s)?[^\s,;.]+)?)"
)
POINTS = re.compile(r"\W*(?:zij|ze|hij|deze|die|beiden?)\b", re.I)
PERSONS = re.compile(rf"(?<![\w-]){one_of('person_nouns.csv')}\b")
PERSON = re.compile(  # «een vertrouwenspersoon», «een nieuwe voorzitter», «ook een externe»
    r"\been\s(?:[a-zà-ÿ]+e\s)*(?:[a-zà-ÿ]{2,}(?:persoon|lid|er|or|eur|ist|aris|man|vrouw|hoofd)|(?:ex|in)terne)\b"
)
MOST_TOLD = 10  # words
STOPS = frozenset({",", ";", ".", ":", "(", ")"})
EVERY = re.compile(r"\b(?:elke|iedere|om de)\s$", re.I)
BESIDE = re.compile(r"\b(?:van|voor|met|à|ad|op)\s(?:\S+\s){0,3}$|[:(]\s?(?:\S+\s){0,2}$")


def of_length(scene: Scene, amount: Amount) -> str | None:
    """«na een jaar …» is a term, «een half jaar om … te …» is time for something; some terms have a name."""
    if named := next((name for words, lead, name in _terms() if _is_named(scene, amount, words, lead)), None):
        return once(f"{_appointment(scene, amount)} {_office(scene)}") if named == APPOINTED else named
    if said := _term_set(scene, amount):
        return said
    before, after = scene.text[: amount.start], scene.text[amount.end :]
    if EVERY.search(before) and (thing := subject(scene, amount) or antecedent(scene, amount)):
        at = scene.token_at(amount.end)
        return once(f"interval {thing} {narrowed(scene, amount, at, at, with_agent=False)}")
    if lasted := re.match(r"\s(?:waarin|dat)\s[^,;.]+", after):
        until = scene.token_at(amount.end + lasted.end() - 1) + 1
        return f"duur {' '.join(content(scene, scene.token_at(amount.end) + 1, until))}"
    clause = re.split(r"[;:(–—]|, ", before)[-1]
    lead = re.fullmatch(r"\W*(na|over|binnen)\s(?:\w+\s){0,3}", clause, re.I)
    if lead and (told := _told_after(scene, amount)):
        return f"termijn {'waarbinnen' if lead[1].lower() == 'binnen' else 'waarna'} {told}"
    purpose = re.search(r"\bom\s((?:[^\s,;.]+\s){1,10}?te\s\w+)", after) or re.match(
        r"\s((?:[^\s,;.]+\s){0,6}te\s\w+(?:\s(?:over|aan|met|in|op|van)\s[^,;.]+)?)", after
    )
    if purpose and re.search(r"\bna\s(?:\S+\s)?$", before) and (thing := subject(scene, amount)):
        return once(f"termijn waarna {thing} {purpose.group(1)}")
    if purpose and not BESIDE.search(before):
        return f"tijd om {purpose.group(1)}"
    return None


def _told_after(scene: Scene, amount: Amount) -> str:
    """What comes after that time, its verb behind: «[Na een jaar] wordt de proef herzien» → «de proef wordt herzien».

    Empty where the length does not open its main clause.
    """
    words = scene.words[scene.token_at(amount.end) :]
    if not words or words[0].kind not in {"verb", "word"} or scene.text[amount.end : words[0].start].strip():
        return ""
    stop = (n for n, token in enumerate(words[1:], 1) if token.kind in {"sub", "mark"} or token.text in STOPS)
    last = min(next(stop, len(words)), MOST_TOLD)
    while last > 1 and words[last - 1].kind in {"prep", "art", "det", "conj"}:
        last -= 1
    if words[0].kind == "word":
        return " ".join(token.text for token in words[:last]) if not _goes_on(words[0].lower) else ""
    end = last
    while end > 1 and (words[end - 1].kind == "verb" or is_participle(words[end - 1].lower)):
        end -= 1
    return " ".join(token.text for token in (*words[1:end], words[0], *words[end:last]))


def _goes_on(word: str) -> bool:
    """«binnen de termijn van 1 jaar waarmee …»: the word goes on about the length, and tells nothing that comes."""
    return word.startswith("waar") or is_participle(word)


def _appointment(scene: Scene, amount: Amount) -> str:
    """What the sentence calls it: «voor een periode van» → «benoemingsperiode»."""
    said = re.search(r"\b(periode|duur)\svan\s(?:\S+\s)?$", scene.text[: amount.begin], re.I)
    return f"benoemings{said[1].lower()}" if said else APPOINTED


def _office(scene: Scene) -> str:
    """To what somebody was appointed, in the sentence or, where «zij» points back, in the one before; else nothing."""
    before = scene.memory.recent[-1:] if POINTS.match(scene.text) else ()
    found = (pattern.search(text) for text in (scene.text, *before) for pattern in (OFFICE, OFFICE_ALONE))
    office = next((office["office"].strip() for office in found if office), "")
    people = [*(match.group() for text in before for pattern in (PERSONS, PERSON) for match in pattern.finditer(text))]
    return office or (people[-1].removeprefix("een ") if people else "")


def _term_set(scene: Scene, amount: Amount) -> str | None:
    """«de termijn terug te brengen van twaalf naar acht weken»: the term, called as the sentences before called it."""
    match = SET_TERM.search(scene.text, 0, amount.start)
    if not match:
        return None
    said = match["term"]
    if said.lower() != "termijn":
        return said
    earlier = (found for text in reversed(scene.memory.recent) for found in NAMED_TERM.finditer(text))
    return next((found.group() for found in earlier), None)


def _is_named(scene: Scene, amount: Amount, words: re.Pattern[str], lead: re.Pattern[str]) -> bool:
    return bool(words.search(scene.text) and lead.search(scene.text[: amount.start]))


@cache
def _terms() -> list[tuple[re.Pattern[str], re.Pattern[str], str]]:
    rows = table("term_names.csv")
    few = r"(?:\s\w+)?\s$"  # «binnen uiterlijk zes weken»
    return [(re.compile(r["words"], re.I), re.compile(rf"\b(?:{r['lead']}){few}", re.I), r["name"]) for r in rows]
