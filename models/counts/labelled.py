"""A number behind its label: «Aantal meldingen: 12», «- pesten: 3», «feitenonderzoeken afgerond 8»."""

from __future__ import annotations

import re

from models.amounts import Amount
from models.counts.counted import left_of
from models.counts.scene import Counted, Scene
from models.vocabulary import vocabulary

OWN_LABEL = re.compile(
    r"(?:^|\s)(?:datum|kenmerk|pagina|blz\.?|nummer|nr\.?|postbus|bijlage|tel\.?|telefoon|versie|registratie\w*|zaak\w*|bladen)\s*$",
    re.I,
)


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


def _of_label(amount: Amount, label: str, rule: str) -> Counted:
    named = re.sub(r"^(?:het\s)?(?:totale?\s|totaal\s)?aantal(?:len)?\s", "", " ".join(label.split()), flags=re.I)
    return Counted(amount, named, rule, 0.85, role="total" if label.lower().startswith("totaal") else "level")
