"""How likely a sentence is a decision, an action or proof of a duty, by its words: a second opinion beside the rules.

A logistic regression over the words of the sentence and of the one before it, fitted on `corpus/training` and kept as
plain JSON in `corpus/classifiers`. With what is known of the rule that found a candidate it gives the candidate's
confidence: the share of such candidates that were right where it was measured.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

import corpus

TOKEN = re.compile(r"\d[\d.,:/-]*%?|[\w&’'-]+|\S")
MONTHS = {
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
}
BODIES = (
    *("raad", "college", "bestuur", "commissie", "groep", "directie", "overleg", "kamer", "staten", "vergadering"),
    *("directeur", "bestuurder", "secretaris", "minister", "wethouder", "burgemeester", "gedeputeerde", "voorzitter"),
    *("team", "afdeling"),
)
MOST_TOKENS, MOST_BEFORE = 60, 40  # of a sentence, and of the one before it; what comes later tells little
LEAST_SEEN = 2  # examples in which a word must occur
STRENGTH = 0.5  # of the fit (C): of 0.2, 0.5 and 1.0 the best on real documents
PRIOR = 5.0  # candidates that a rule is given beside its own, right as often as those of all rules
SURE = 0.001  # no probability is taken to be nearer to 0 or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence as a classifier sees it: its words, those of the sentence before it, and its kind (sentence, item)."""

    text: str
    before: str = ""
    kind: str = "sentence"


@dataclass(frozen=True, kw_only=True)
class Classifier:
    """What was learnt of one family: decisions, actions, or a group of duties.

    `weights` by feature; `rules`: how many candidates of each rule were right, and how many wrong; `calibration`: the
    intercept, and the weights of the rule's reliability and of the sentence's probability (both as log-odds). Below
    `drop` a candidate is left out, from `add` on a sentence is taken without a rule; None where no threshold was
    good enough. `measured`: the tables behind these numbers, for people.
    """

    bias: float
    weights: Mapping[str, float]
    rules: Mapping[str, Sequence[int]]
    calibration: Sequence[float]
    drop: float | None = None
    add: float | None = None
    measured: Mapping[str, Any] = field(default_factory=dict)

    def probability(self, line: Line) -> float:
        """How likely the sentence is one, 0–1, by its words alone.

        Example:
            >>> said = Line(text="De raad heeft in mei besloten de brug te vervangen.")
            >>> asked = Line(text="Wanneer besluit de raad over de brug?")
            >>> classifier("decisions").probability(said) > classifier("decisions").probability(asked)
            True
        """
        score = self.bias + sum(self.weights.get(name, 0.0) for name in features(line))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))

    def reliability(self, rule: str) -> float:
        """The share of the candidates of the rule that were right; of a rule seldom seen, that of all rules."""
        return drawn(self.rules.get(rule, (0, 0)), self.usual)

    @cached_property
    def usual(self) -> float:
        """The share of the candidates of all rules that were right."""
        return usual(self.rules)

    def confidence(self, rule: str, line: Line | None) -> float:
        """How likely a candidate of the rule is right, 0–1; without a line (a table row) by the rule alone."""
        words = log_odds(self.probability(line)) if line is not None else 0.0
        return self.combined(log_odds(self.reliability(rule)), words)

    def combined(self, of_rule: float, of_words: float) -> float:
        """The confidence that goes with a rule's reliability and a sentence's probability, both as log-odds."""
        intercept, rule_weight, words_weight = self.calibration
        return 1 / (1 + math.exp(-(intercept + rule_weight * of_rule + words_weight * of_words)))


def features(line: Line) -> frozenset[str]:
    """The words, pairs and endings of the sentence, with names, numbers and bodies as classes.

    Example:
        >>> sorted(one for one in features(Line(text="Het MT gaat in mei akkoord.")) if one.startswith("w="))
        ['w=.', 'w=<AFK>', 'w=<maand>', 'w=akkoord', 'w=gaat', 'w=het', 'w=in']
    """
    words = list(_words(line.text))[:MOST_TOKENS]
    framed = ["^", *words, "$"]
    found = {f"w={word}" for word in words}
    found |= {f"b={first}_{second}" for first, second in pairwise(framed)}
    found |= {f"s={first}_{second}" for first, second in zip(framed, framed[2:], strict=False)}
    found |= {f"e={word[-4:]}" for word in words if len(word) > 6}
    found |= {f"p={word}" for word in list(_words(line.before))[:MOST_BEFORE]}
    found |= {f"kind={line.kind}", f"length={min(6, len(words) // 8)}"}
    return frozenset(found)


def _words(text: str) -> Iterator[str]:
    for number, match in enumerate(TOKEN.finditer(text)):
        word = match.group()
        lower = word.lower()
        if word[0].isdigit():
            yield "<jaar>" if len(word) == 4 and word.startswith("20") and word.isdigit() else "<getal>"
        elif lower in MONTHS:
            yield "<maand>"
        elif number and word[0].isupper():
            yield "<AFK>" if word.isupper() and len(word) > 1 else "<Naam>"
        else:
            yield "<orgaan>" if lower.endswith(BODIES) else lower


def usual(rules: Mapping[str, Sequence[int]]) -> float:
    """The share of the candidates of these rules that were right; a half where there are none."""
    right, wrong = (sum(counts[side] for counts in rules.values()) for side in (0, 1))
    return right / (right + wrong) if right + wrong else 0.5


def drawn(counts: Sequence[int], share: float) -> float:
    """The share of a rule's candidates that were right, drawn to the usual `share` where it has few."""
    right, wrong = counts
    return (right + PRIOR * share) / (right + wrong + PRIOR)


def log_odds(share: float) -> float:
    """The logarithm of the odds of a probability that is kept from 0 and 1."""
    kept = min(1 - SURE, max(SURE, share))
    return math.log(kept / (1 - kept))


@cache
def classifier(family: str) -> Classifier:
    """The stored classifier of a family (decisions, actions, or a group of duties).

    Raises:
        BadCorpus: there is none, or the file holds something else.
    """
    kept = corpus.classifier(family)
    try:
        return Classifier(**kept)
    except TypeError as error:
        raise corpus.BadCorpus(f"corpus/classifiers/{family}.json: {error}; fit it again: verslagmijn train") from error


def stored(one: Classifier) -> dict[str, Any]:
    """The classifier as it is kept, numbers rounded; `Classifier(**stored(one))` gives it back."""
    kept = asdict(one)
    kept["weights"] = {name: round(weight, 3) for name, weight in sorted(one.weights.items())}
    kept["rules"] = {rule: list(counts) for rule, counts in sorted(one.rules.items())}
    return kept | {"bias": round(one.bias, 3), "calibration": [round(weight, 3) for weight in one.calibration]}


def fit(lines: Sequence[Line], labels: Sequence[bool]) -> tuple[float, dict[str, float]]:
    """The bias and the weights of the features that tell the lines labelled True from the others.

    The penalty is on the size of the weights (L1), so most features get none. The same lines give the same weights.
    """
    from sklearn.feature_extraction.text import CountVectorizer  # here, since reading documents needs no fitting
    from sklearn.linear_model import LogisticRegression

    counted = CountVectorizer(analyzer=lambda line: sorted(features(line)), min_df=LEAST_SEEN, binary=True)
    table = counted.fit_transform(lines)
    model = LogisticRegression(l1_ratio=1.0, C=STRENGTH, solver="liblinear", max_iter=300, random_state=0)
    model.fit(table, labels)
    names = counted.get_feature_names_out()
    weights = {str(name): float(weight) for name, weight in zip(names, model.coef_[0], strict=True) if weight}
    return float(model.intercept_[0]), weights


def calibrate(rows: Sequence[tuple[float, float]], is_right: Sequence[bool]) -> tuple[float, float, float]:
    """The intercept and weights that turn (reliability, probability), as log-odds, into the share that is right."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1.0, max_iter=500).fit(rows, is_right)
    return float(model.intercept_[0]), float(model.coef_[0][0]), float(model.coef_[0][1])
