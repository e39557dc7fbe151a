"""A number behind its label: «Aantal meldingen: 12», «- pesten: 3», «feitenonderzoeken afgerond 8»."""

from __future__ import annotations

import re
from dataclasses import replace

from models.amounts import Amount
from models.counts.brackets import category
from models.counts.counted import left_of
from models.counts.scene import Counted, Scene
from models.grammar.phrases import tokens
from models.vocabulary import vocabulary

OWN_LABEL = re.compile(
    r"(?:^|\s)(?:datum|kenmerk|pagina|blz\.?|nummer|nr\.?|postbus|bijlage|tel\.?|telefoon|versie|registratie\w*|zaak\w*|bladen)\s*$",
    re.I,
)


# «5 meldingen: opgelost met een gesprek», «3 meldingen – doorgestuurd»: what became of them stands behind a mark
SAID_BEHIND = re.compile(r"\s[^:;.,()–—\d]{3,40}?(?::\s|\s[–—→=-]\s)(?P<part>[^.;:,()\d]{3,90})(?=[.,;(]|\s*$)")
ENUMERATED = re.compile(r"(?:[^\s,]+(?:\s[^\s,]+)?,\s)*[^\s,]+(?:\s[^\s,]+)?,?\s(?:en|of)\s[^\s,.]+(?:\s[^\s,.]+)?\W*$")
MOST_OF_PART = 9  # words


def colon(scene: Scene, amount: Amount) -> Counted | None:
    """«Aantal meldingen: 12», «- pesten: 3», and a label with its number alone («feitenonderzoeken afgerond 8»)."""
    before, after = scene.text[: amount.start], scene.text[amount.end :]
    match = re.search(r"(?:^\W*|[,;(•-]\s?|\ben\s)([A-Za-zÀ-ÿ][^:;]{1,110}?)\s?[:=]\s*$", before)
    if (
        match
        and re.match(r"\s*(?:$|[,;.(]|en\s|met\s)", after)
        and len(match.group(1).split()) <= 16
        and not OWN_LABEL.search(match.group(1))
    ):
        return _of_label(amount, match.group(1), "label-dubbelpunt")
    alone = re.fullmatch(r"\W*((?:totaal\s)?(?:aantal|totaal)\s[^\d:]{3,60}?)\s*", before, re.I)
    if alone and not after.strip(" ."):
        return _of_label(amount, alone.group(1), "label-getal")
    if re.fullmatch(r"\d+,\d+", amount.number) and re.match(r"\s*(?:$|[.;)])", after):
        named = left_of(scene, scene.token_at(amount.begin))
        if named and scene.text[: amount.begin].rstrip().endswith(named):
            return _of_label(amount, named, "label-getal")
    words = [token.lower for token in scene.words[: scene.token_at(amount.start)]]
    if not after.strip(" .") and 0 < len(words) < 6 and vocabulary("count_nouns.csv") & set(words):
        return _of_label(amount, before.strip(" ❖•-"), "label-getal")
    return None


def of_part_behind(scene: Scene, counted: Counted) -> Counted:
    """«- 5 meldingen: opgelost met een gesprek»: what stands behind the mark is the category of the count."""
    if counted.category or counted.amount.unit != "count" or scene.text[: counted.amount.begin].strip(" -–•*·"):
        return counted
    match = SAID_BEHIND.match(scene.text, counted.amount.end)
    if match is None or len(match["part"].split()) > MOST_OF_PART:
        return counted
    if ENUMERATED.match(scene.text, match.start("part")):
        return counted  # «3 teams: Zorg, Wijk en Beheer»
    said = tokens(match["part"])
    is_clause = any(token.kind in {"verb", "sub", "pron"} for token in said)
    return counted if is_clause else replace(counted, category=category(match["part"]))


def _of_label(amount: Amount, label: str, rule: str) -> Counted:
    named = re.sub(r"^(?:het\s)?(?:totale?\s|totaal\s)?aantal(?:len)?\s", "", " ".join(label.split()), flags=re.I)
    return Counted(amount, named, rule, 0.85, role="total" if label.lower().startswith("totaal") else "level")
