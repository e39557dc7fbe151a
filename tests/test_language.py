"""Which texts are taken for Dutch."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from models.language import is_foreign
from pipeline.ingest import keep
from pipeline.intake.reading import read_file
from pipeline.store import open_base, start_run

ENGLISH = "In 2022 the harbour office received 14 complaints about noise, and it closed three of the files in June. "
GERMAN = "Im Jahr 2022 erhielt das Hafenamt 14 Beschwerden wegen des Lärms und schloss drei dieser Akten im Juni ab. "
DUTCH = "In 2022 kreeg het havenkantoor 14 klachten over geluid, en in juni sloot het drie van die dossiers. "
NAMES = "Aanwezig zijn Bos, De Wit, Van Dam, Jansen, Smit, De Boer, Visser en Mulder van de fractie Haven. "


@pytest.mark.parametrize(("text", "foreign"), [(ENGLISH, True), (GERMAN, True), (DUTCH, False), (NAMES, False)])
def test_language(text: str, foreign: bool) -> None:
    assert is_foreign([text] * 12) is foreign


def test_a_few_english_sentences_tell_nothing() -> None:
    assert not is_foreign([ENGLISH] * 5)
    assert not is_foreign([DUTCH] * 20 + [ENGLISH] * 8)


def test_an_english_report_can_be_searched_but_states_no_facts(base_path: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text((ENGLISH + "\n\n") * 12, "utf-8")
    reading = read_file(str(file))
    assert not reading.findings
    with closing(open_base(base_path)) as base:
        assert keep(base, reading, run=start_run(base, "1")) is None
        status, reason = base.execute("SELECT status, reason FROM files").fetchone()
        assert status == "partial" and "niet in het Nederlands" in reason
        assert base.execute("SELECT count(*) FROM sentences").fetchone()[0] >= 12
    file.write_text((DUTCH + "\n\n") * 12, "utf-8")
    assert read_file(str(file)).findings
