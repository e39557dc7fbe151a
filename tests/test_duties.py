"""Every cue of the catalogue holds for its example and not for its counterexample; the words around it count."""

from __future__ import annotations

import pytest

from corpus.catalogue import ProofCue, obligations
from models.duties import Passage, Signal, signals

CUES = [pytest.param(duty.id, cue, id=cue.id) for duty in obligations() for cue in duty.cues]
ANY_DOCUMENT = "jaarverslag | jaarverslag integriteit | raadsmededeling"
CONFIDANTS = "jaarverslag | jaarverslag vertrouwenspersonen"


def read(text: str, **known: object) -> dict[str, str]:
    """The strength per duty of what a sentence says."""
    return {one.obligation: one.strength for one in signals(Passage(text, **known))}  # type: ignore[arg-type]


def in_documents(text: str) -> list[Signal]:
    return [one for document in (ANY_DOCUMENT, CONFIDANTS) for one in signals(Passage(text, document=document))]


@pytest.mark.parametrize(("duty", "cue"), CUES)
def test_a_cue_holds_for_its_example(duty: str, cue: ProofCue) -> None:
    assert duty in {one.obligation for one in in_documents(cue.example)}


@pytest.mark.parametrize(("duty", "cue"), CUES)
def test_a_cue_does_not_hold_for_its_counterexample(duty: str, cue: ProofCue) -> None:
    assert cue.id not in {one.rule.split("+")[0] for one in in_documents(cue.counterexample)}
