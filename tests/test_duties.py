"""Every cue of the catalogue holds for its example and not for its counterexample; the words around it count.

The sentences, with what each shows of a duty, are rows of `data/duties.csv`: `shows` is empty where a sentence shows
nothing; `document` is one of DOCUMENTS, all over 2023; `heading` and `before` (the sentence before) may be empty.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus import table
from corpus.catalogue import ProofCue, obligations
from models.duties import Signal, signals
from models.proof.proofflags import Passage

DOCUMENTS = {
    "integriteit": "jaarverslag | jaarverslag integriteit 2023",
    "sociaal": "jaarverslag | sociaal jaarverslag 2023",
    "ondernemingsraad": "jaarverslag | jaarverslag ondernemingsraad 2023",
    "vertrouwenspersonen": "jaarverslag | jaarverslag vertrouwenspersonen 2023",
    "nota": "collegebesluit | nota",
    "verslag": "verslag overleg | verslag managementteam",
    "actielijst": "actielijst | voortgang verbeterplan integriteit",
    "brief": "raadsmededeling | raadsinformatiebrief",
}
ANY_DOCUMENT = "jaarverslag | jaarverslag integriteit | raadsmededeling"
CUES = [pytest.param(duty.id, cue, id=cue.id) for duty in obligations() for cue in duty.cues]
with (Path(__file__).parent / "data" / "duties.csv").open(encoding="utf-8", newline="") as lines:
    CASES = [pytest.param(row, id=f"{number}-{row['duty']}") for number, row in enumerate(csv.DictReader(lines), 2)]


def in_documents(text: str) -> list[Signal]:
    kinds = (ANY_DOCUMENT, DOCUMENTS["vertrouwenspersonen"], DOCUMENTS["ondernemingsraad"])
    return [one for document in kinds for one in signals(Passage(text, document=document))]


@pytest.mark.parametrize(("duty", "cue"), CUES)
def test_a_cue_holds_for_its_example(duty: str, cue: ProofCue) -> None:
    assert duty in {one.obligation for one in in_documents(cue.example)}


@pytest.mark.parametrize(("duty", "cue"), CUES)
def test_a_cue_does_not_hold_for_its_counterexample(duty: str, cue: ProofCue) -> None:
    assert cue.id not in {one.rule.split("+")[0] for one in in_documents(cue.counterexample)}


@pytest.mark.parametrize("row", table("proof_limits.csv"), ids=lambda row: row["name"])
def test_what_comes_after_takes_from_what_was_said(row: dict[str, str]) -> None:
    said, planned = "Nieuwe medewerkers leggen de eed of belofte af.", "In 2023 zou de eed of belofte worden afgelegd."
    before, lessened = {"part": (said, "partly"), "all": (planned, "denies")}[row["takes"]]
    shown = [strengths(row[one], about=f"\n\n\n{before}").get("AW5-eed") for one in ("example", "counterexample")]
    assert shown[0] == lessened
    assert shown[1] != lessened


@pytest.mark.parametrize("row", CASES)
def test_a_sentence_shows_of_a_duty(row: dict[str, str]) -> None:
    about = "\n".join([row["heading"], "", "", row["before"]])
    found = signals(Passage(row["sentence"], about, row["heading"], DOCUMENTS[row["document"]], 2023))
    assert {one.obligation: one.strength for one in found}.get(row["duty"]) == (row["shows"] or None)


def strengths(text: str, **around: str) -> dict[str, str]:
    document = DOCUMENTS["integriteit"]
    return {one.obligation: one.strength for one in signals(Passage(text, document=document, **around))}


def test_a_passage_on_one_duty_may_show_another() -> None:
    found = strengths("Honderd medewerkers volgden de e-learning integriteit.")
    assert found["AW4-2-scholing"] == found["AW4-1-bewustzijn"] == "states"
    assert strengths("De gedragscode voor medewerkers is in 2021 herzien.")["AW4-1-beleid"] == "partly"
    assert "AW4-1-beleid" not in strengths("In twee gevallen is de gedragscode niet nageleefd.")


def test_wide_words_count_only_where_integrity_is_spoken_of() -> None:
    text = "Niemand mag een bestelling alleen goedkeuren."
    assert strengths(text)["AW4-1-bevoegdheden"] == "states"
    assert signals(Passage(text, document="jaarverslag | jaarverslag bibliotheek 2023")) == []
