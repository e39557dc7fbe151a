"""Every cue of the catalogue holds for its example and not for its counterexample; the words around it count."""

from __future__ import annotations

import pytest

from corpus.catalogue import ProofCue, obligations
from models.duties import Passage, signals

CUES = [pytest.param(duty.id, cue, id=cue.id) for duty in obligations() for cue in duty.cues]
ANY_DOCUMENT = "jaarverslag | jaarverslag integriteit | vertrouwenspersonen"


def read(text: str, **known: object) -> dict[str, str]:
    """The strength per duty of what a sentence says."""
    return {one.obligation: one.strength for one in signals(Passage(text, **known))}  # type: ignore[arg-type]


def cues_in(text: str) -> set[str]:
    return {one.rule.split("+")[0] for one in signals(Passage(text, document=ANY_DOCUMENT))}


@pytest.mark.parametrize(("duty", "cue"), CUES)
def test_a_cue_holds_for_its_example(duty: str, cue: ProofCue) -> None:
    assert duty in read(cue.example, document=ANY_DOCUMENT)


@pytest.mark.parametrize(("duty", "cue"), CUES)
def test_a_cue_does_not_hold_for_its_counterexample(duty: str, cue: ProofCue) -> None:
    assert cue.id not in cues_in(cue.counterexample)
