"""What «er» stands for where no number told it: «Van de vertrekkers gingen er zes», «… Dat waren er 164»."""

from __future__ import annotations

import re

from models.amounts import Amount, amounts
from models.counts.counted import content, once
from models.counts.scene import Scene
from models.grammar.phrases import has_plural, is_participle, tokens

# «Van de nieuwe medewerkers legden er | 28 …»: the plural that the clause opens with, without a number of its own
PARTITIVE = re.compile(
    r"(?:^\W*|[,;:]\s|\ben\s)(?:van|onder)\s(?:de|het|onze|alle|hun|haar|zijn|mijn)\s"
    r"(?P<whole>(?:[^\W\d_][\w'’-]*\s){1,7}?)(?P<verb>[^\W\d_]+)\s(?:dat\s|nog\s|al\s)?er\s(?:[^\s,;:.\d]+\s){0,3}$",
    re.I,
)
# «Wie vertrekt krijgt | een exitgesprek»: a new thing, that no preposition ties to another
NEW_THING = re.compile(
    r"(?:(?P<before>\S+)\s|^\W*)een\s(?P<thing>(?:[a-zà-ÿ]+e\s)?[a-zà-ÿ-]{4,}"
    r"(?:\s(?:van|omtrent|over|voor)\s(?:(?:de|het)\s)?[a-zà-ÿ-]+)?)",
    re.I,
)
TIES = frozenset(
    {
        *("aan", "als", "bij", "binnen", "dan", "door", "in", "met", "na", "naar", "om", "onder", "op", "over"),
        *("per", "sinds", "te", "tegen", "tot", "uit", "van", "via", "voor", "wegens", "zonder"),
    }
)
# «Nieuwe schippers | leggen …»: a plural with its adjectives, and a verb of many behind it
OPENS = re.compile(
    r"^\W*(?:(?:de|alle|onze|hun)\s)?(?P<who>(?:[a-zà-ÿ-]+e\s){0,2}[a-zà-ÿ-]{3,}(?:en|s))\s(?P<verb>[a-zà-ÿ]+n)\s", re.I
)
CLAUSES = re.compile(r";\s|,\s(?=in\s|dit\s|vorig\s|het\s\w*jaar\s)|:\s", re.I)
MOST_SAID = 5  # words


def partitive(scene: Scene, amount: Amount) -> str | None:
    """The plural of which the clause counts a part, where it stands there without a number; None for others.

    Example:
        >>> from models.counts.scene import scene
        >>> told = scene("Van de nieuwe schippers volgden er 28 een cursus.")
        >>> partitive(told, told.amounts[0])
        'nieuwe schippers'
    """
    match = PARTITIVE.search(scene.text, 0, amount.begin)
    if match is None or scene.amounts_between(match.start(), amount.start):
        return None
    verb = scene.words[scene.token_at(match.start("verb"))]
    whole = " ".join(match["whole"].split())
    return whole if verb.kind == "verb" and has_plural(tokens(whole)) else None


def told_of(scene: Scene, amount: Amount) -> str | None:
    """Whom or what the clause before tells of, else the sentence before, where these count nothing themselves.

    «Nieuwe schippers leggen een proef af; in 2023 waren dat er 164»: the plural it opens with and what is said of it.
    «Wie vertrekt krijgt een gesprek. In 2023 zijn er 57 gehouden»: the new thing it names.
    """
    *earlier, _ = CLAUSES.split(scene.text[: amount.begin])
    lead = earlier[-1] if earlier else scene.memory.recent[-1] if scene.memory.recent else ""
    if not lead or any(one.unit == "count" for one in amounts(lead)):
        return None
    words = tokens(lead)
    opens = OPENS.match(lead)
    if opens and opens["verb"].lower() not in TIES:
        told = Scene(lead, words, [], [])
        behind = content(told, told.token_at(opens.end("verb")), len(words), is_begun=True)
        return once(" ".join([opens["who"], *behind[:MOST_SAID]]))
    behind = [token.lower for token in scene.words[scene.token_at(amount.end) :][:MOST_SAID]]
    if scene.memory.head or not any(is_participle(word) for word in behind):
        return None
    new = next((one for one in NEW_THING.finditer(lead) if (one["before"] or "").lower() not in TIES), None)
    return new["thing"] if new else None
