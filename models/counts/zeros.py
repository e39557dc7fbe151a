"""Zero statements: «geen meldingen» and «geen enkele klacht» count 0; «geen richtlijn» is absence and no figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.amounts import Amount
from models.counts.counted import content, narrowed, once, said_before
from models.counts.scene import Counted, Scene
from models.grammar.literals import gate
from models.grammar.phrases import has_plural, is_participle, phrase_after
from models.vocabulary import one_of, vocabulary

NONE = gate(r"\b(geen|niet één)\b(?:\s(enkele?|één)\b)?\s?", re.I)
FRAME = re.compile(
    r"\b(?:is|zijn|was|waren|werd|werden|worden|heeft|hebben|had|hadden|ontving(?:en)?|ontvangen|kwam(?:en)?|vond(?:en)?|"
    r"beschikt|beschikken|kent|kende|telt|telde|registreerde|kreeg|kregen|deed|deden|viel|vielen|bevindt|bevinden|berust|berusten|"
    r"bestaan|bestonden|lagen|diende(?:n)?|meldde(?:n)?|maakte(?:n)?|legde(?:n)?|bereikte(?:n)?|stelde(?:n)?|hield(?:en)?|nam(?:en)?|ontstond(?:en)?)\b",
    re.I,
)
TELEGRAM = re.compile(r"\W*geen\s", re.I)  # «Geen klachten ontvangen.»
TO_DO = re.compile(r"\s?te\s[a-zà-ÿ]+n\b")  # «geen verkiezingen te houden»: what was decided, no count
FEW = 4  # characters before «geen» that opens the sentence
NO_CASE = re.compile(r"geval|gevallen|keer|moment", re.I)
EITHER = re.compile(r"([a-zà-ÿ]+e)\s(?:of|en)\s([a-zà-ÿ]+e)\s([a-zà-ÿ]+(?:en|s)\b.*)")
UNUSED = gate(
    r"\bvan\s(?P<of>(?:de|het|deze|dit|die|dat)\s[^,;:()]{3,60}?)\s?(?:\([^)]*\)\s)?(?:is|werd|wordt)\s(?:\S+\s){0,4}?(?P<none>geen)\sgebruik\sgemaakt",
    re.I,
)
REPORTED = frozenset(
    {"aangifte", "melding", "klacht", "signaal", "datalek", "incident", "vermoeden", "misstand", "overtreding"}
)  # one would have been told
DENIED = gate(
    r"\b(?P<verb>zijn|waren|werden|worden|heb|hebben|hadden|kwamen|vielen|kregen|ontvingen)\s(?:[^\s,;:.]+\s){0,6}?(?P<none>niet)"
    rf"(?:\s(?P<done>{one_of('denied_participles.csv')}|binnen|voor(?=\s*[.,;]))\b|(?=\s*(?:[.;]|$)))",
)
EVENT = r"(?:kwam|meldde|maakte|diende|deed|vroeg|reageerde|stemde|vertrok|raakte|verscheen|solliciteerde)"
NOBODY = re.compile(
    rf"\b{EVENT}\s(?:(?:er|zich|hier|daar)\s)*(?P<none>niemand)\b|^\W*(?P<first>niemand)\s{EVENT}\b"
    r"|\b(?:heeft|is|werd)\s(?:[^\s,;:.]+\s){0,5}?(?P<nothing>niets)\s(?:aan ons\s|bij ons\s)?"
    r"(?:gemeld|voorgelegd|ingediend|binnengekomen)\b"
    r"|\bbij (?P<with>niemand)\s(?:is|zijn|was|waren|werd|werden)\s(?:[^\s,;:.]+\s){1,6}?"
    r"(?:aangetroffen|vastgesteld|geconstateerd|gevonden|gebleken)\b"
    r"|\b(?:heeft|is|werd)\s(?:[^\s,;:.]+\s){0,4}?(?P<perfect>niemand)\s(?:[^\s,;:.]+\s){0,8}?"
    r"(?:(?:aan|af|in)?ge(?:meld|diend|reageerd|daan|maakt|stemd|sproken|vraagd|weigerd|wond)|ontslagen|vertrokken|overleden)\b",
    re.I,
)
NONE_OF = re.compile(
    r"\s?(?:enkele\s?(?:[.,;)]|(?:tot|is|zijn|was|waren|heeft)\b|\w+\s\w+d\b|\w+[dt]\b)|[.,;)]|(?:daarvan|ervan|hiervan)\b"
    r"|van (?:de|deze|het|hen|die)\b)"
)
UNREAL = re.compile(
    r"\b(?:kan|kunnen|kon|moet(?:en)?|mag|mogen|zal|zullen|zou(?:den)?|wil(?:len)?|indien|(?<!evenmin )(?<!net )als"
    r"|wanneer|tenzij|mits|dient|hoeft|hoeven|of er)\b",
    re.I,
)


def zeros(scene: Scene) -> Iterator[Counted]:
    """The counts of zero that the sentence states."""
    for match in NONE.finditer(scene.text, scene.text.lower()):
        first = scene.token_at(match.end())
        last = phrase_after(scene.words, first, scene.dated)
        is_case = match.group(2) and NO_CASE.fullmatch(scene.words[first].text) if first < last else False
        if first == last or (match.group(2) and _is_done(scene, first, last)):
            yield from _bare(scene, match)
            continue
        if not is_case and not _counts(scene, match, first, last):
            continue
        unit = "eur" if _said(scene, first, last) & vocabulary("money_nouns.csv") else "count"
        amount = Amount(match.start(1), match.end(1), match.group(1), unit, kind="zero")
        what = narrowed(scene, amount, first, last)
        either = EITHER.match(what)
        for one in (f"{either[1]} {either[3]}", f"{either[2]} {either[3]}") if either else (what,):
            yield Counted(amount, one, "nul-uitspraak", 0.7)
    if unused := UNUSED.search(scene.text):
        yield from _unused(scene, unused)
    yield from _denied(scene)
    yield from _nobody(scene)


def _nobody(scene: Scene) -> Iterator[Counted]:
    """«Over discriminatie heeft niemand zich gemeld», «niemand diende een klacht in»: 0 persons."""
    for match in NOBODY.finditer(scene.text) if "iemand" in scene.text or "niets" in scene.text else ():
        name = next(key for key, found in match.groupdict().items() if found)
        amount = Amount(match.start(name), match.end(name), match[name], "count", kind="zero")
        begin, end = scene.clause(amount.start, amount.end)
        if UNREAL.search(scene.text) or scene.words[begin].kind == "sub":
            continue
        said = [word for word in content(scene, begin, end) if word.lower() not in {"niemand", "niets"}]
        who = "zaken" if name == "nothing" else "personen"
        yield Counted(amount, once(" ".join([who, *said])), "nul-niemand", 0.65)


def _denied(scene: Scene) -> Iterator[Counted]:
    """«Bezwaren zijn niet ingediend», «gedwongen ontslagen waren er niet»: the plural that opens the clause is 0."""
    for match in DENIED.finditer(scene.text, scene.text):
        begin, _ = scene.clause(match.start("verb"), match.end("verb"))
        verb = scene.token_at(match.start("verb"))
        while begin < verb and scene.words[begin].kind in {"conj", "adv"}:
            begin += 1
        subject = scene.words[begin:verb]
        until = next((n for n in range(begin, verb) if scene.words[n].kind == "prep"), verb)
        heads = _said(scene, begin, until)
        is_counted = has_plural(subject) or heads & vocabulary("count_nouns.csv")
        if UNREAL.search(scene.text) or not subject or subject[0].kind != "word" or not is_counted:
            continue
        if heads & vocabulary("never_zero.csv") - {"bezwaren"}:
            continue
        amount = Amount(match.start("none"), match.end("none"), match["none"], "count", kind="zero")
        rest = f" {match['done']}" if match["done"] else ""
        yield Counted(amount, once(" ".join(content(scene, begin, verb)) + rest), "nul-ontkenning", 0.65)


def _unused(scene: Scene, match: re.Match[str]) -> Iterator[Counted]:
    """«van deze regeling is geen gebruik gemaakt»: used 0 times, and of money 0 euro."""
    thing = " ".join(match["of"].split())
    is_money = any(amount.unit == "eur" for amount in scene.amounts) or re.search(
        r"krediet|lening|budget|subsidie", thing, re.I
    )
    start = match.start("none")
    amount = Amount(start, start + len("geen"), "geen", "eur" if is_money else "count", kind="zero")
    yield Counted(amount, f"gebruik van {thing}", "nul-gebruik", 0.7)


def _said(scene: Scene, first: int, last: int) -> set[str]:
    return {token.lower for token in scene.words[first:last] if token.kind == "word"}


def _bare(scene: Scene, match: re.Match[str]) -> Iterator[Counted]:
    """«dit jaar geen enkele», «geen daarvan», «in geen van de zaken»: none of what was counted before."""
    after = scene.text[match.end(1) :]
    if not NONE_OF.match(after) or UNREAL.search(_sentence(scene, match)):
        return
    amount = Amount(match.start(1), match.end(1), match.group(1), "count", kind="zero")
    at = scene.token_at(match.end())
    what = once(f"{said_before(scene, amount) or ''} {narrowed(scene, amount, at, at)}")
    if what:
        yield Counted(amount, what, "nul-uitspraak", 0.65, is_pointing=True)


def _is_done(scene: Scene, first: int, last: int) -> bool:
    """Behind «geen enkele» comes no noun but what was done: «geen enkele gegrond verklaard»."""
    return all(is_participle(scene.words[n].lower) for n in (first, last - 1))


def _sentence(scene: Scene, match: re.Match[str]) -> str:
    """The words between the semicolons around «geen»."""
    begin = scene.text.rfind(";", 0, match.start()) + 1
    end = scene.text.find(";", match.end())
    return scene.text[begin : end if end >= 0 else len(scene.text)]


def _counts(scene: Scene, match: re.Match[str], first: int, last: int) -> bool:
    phrase = scene.words[first:last]
    heads = _said(scene, first, last)
    is_real = not UNREAL.search(_sentence(scene, match)) and not TO_DO.match(scene.text, scene.words[last - 1].end)
    begin, end = scene.clause(match.start(), match.end())
    done = any(is_participle(token.lower) for token in scene.words[begin:end])
    is_told = FRAME.search(_frame(scene, match)) or (done and TELEGRAM.match(scene.text) and match.start(1) < FEW)
    has_past = any(token.lower in vocabulary("past_verbs.csv") for token in scene.words[begin:end])
    is_told = is_told or (match.group(2) is not None and has_past)  # «Geen enkele melding leidde tot ontslag»
    named = next((n for n in range(first, last) if scene.words[n].kind == "prep"), last)
    if _said(scene, first, named) & vocabulary("never_zero.csv") or not is_real or not is_told:
        return False
    if match.group(2):
        return True
    if _no_longer(scene, heads, last):
        return True
    if done and phrase[0].lower in REPORTED:
        return True
    return has_plural(phrase) and (done or bool(heads & vocabulary("count_nouns.csv")) or _stands(scene, match))


def _frame(scene: Scene, match: re.Match[str]) -> str:
    """The words around «geen» up to the subordinate clause before and behind it."""
    before = re.split(r"\b(?:dat|die|of|omdat|waar\w*)\b", scene.text[: match.start()])[-1]
    return before + re.split(r"\b(?:dat|die|of|omdat|waar\w*)\b", scene.text[match.start() :])[0]


def _no_longer(scene: Scene, heads: set[str], last: int) -> bool:
    """«geen afgevaardigde meer»: a singular that bodies count."""
    follows = scene.words[last].lower if last < len(scene.words) else ""
    return follows == "meer" and any(
        {head + end for end in ("n", "en", "s")} & vocabulary("count_nouns.csv") for head in heads
    )


def _stands(scene: Scene, match: re.Match[str]) -> bool:
    """«had geen verbonden partijen», «er waren geen schulden»: possession or existence said as a fact."""
    return bool(
        re.search(
            r"\b(?:heeft|hebben|had|hadden|waren|zijn)\s(?:er\s)?(?:nog\s|meer\s|\w+\s)?$",
            scene.text[: match.start()],
            re.I,
        )
    )
