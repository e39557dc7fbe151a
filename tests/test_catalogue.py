"""The catalogue gives the text of the law that held in a year, and refuses what it does not know, by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

import corpus.catalogue as catalogue
from corpus import HERE, BadCorpus

BY_ID = {duty.id: duty for duty in catalogue.obligations()}
CACHES = (catalogue.obligations, catalogue.groups, catalogue.accounts)


@pytest.mark.parametrize(
    ("duty", "year", "article"),
    [
        ("AW4-1-beleid", 2019, "artikel 125quater, onder a"),
        ("AW4-1-beleid", 2020, "artikel 4, lid 1"),
        ("AW4-2-werkoverleg", 2019, "artikel 125quater, onder b"),
        ("AW4-3-gedragscode", 2018, "artikel 125quater, onder c"),
        ("AW4-4-verantwoording", 2019, "artikel 125quater, onder d"),
        ("AW4-4-verantwoording", 2024, "artikel 4, lid 4"),
        ("AW5-eed", 2019, "artikel 125quinquies, lid 1"),
        ("AW5-eed", 2020, "artikel 5, lid 1, onder a"),
        ("WBK-meldregeling", 2019, "artikel 125quinquies, lid 1"),
    ],
)
def test_the_law_is_that_of_the_year_reported_on(duty: str, year: int, article: str) -> None:
    version = BY_ID[duty].version(year)
    assert version and version.article == article


@pytest.mark.parametrize(
    ("year", "beside"),
    [
        (2015, []),
        (2019, ["Wet Huis voor klokkenluiders"]),
        (2022, ["Wet Huis voor klokkenluiders"]),
        (2023, ["Wet bescherming klokkenluiders"]),
    ],
)
def test_the_reporting_procedure_changes_in_2016_and_2023(year: int, beside: list[str]) -> None:
    version = BY_ID["WBK-meldregeling"].version(year)
    assert version and [one.law for one in version.beside] == beside
    assert ("binnen 7 dagen" in version.duty) == (year == 2023)


def test_the_old_law_asks_for_no_publication() -> None:
    old, new = (BY_ID["AW4-4-verantwoording"].version(year) for year in (2019, 2020))
    assert old and new and "openbaar" in new.duty and "openbaar" not in old.duty


@pytest.mark.parametrize(
    ("year", "day", "link"),
    [
        (2022, date(2022, 12, 31), "https://wetten.overheid.nl/BWBR0001947/2022-12-31#Artikel4"),
        (2019, date(2021, 1, 1), "https://wetten.overheid.nl/BWBR0001947/2019-12-31#Artikel125quater"),
        (2020, date(2019, 1, 1), "https://wetten.overheid.nl/BWBR0001947/2020-01-01#Artikel4"),
    ],
)
def test_a_link_leads_to_a_day_on_which_the_text_held(year: int, day: date, link: str) -> None:
    version = BY_ID["AW4-1-beleid"].version(year)
    assert version and version.link(day) == link


def test_a_norm_that_is_no_law_has_no_link() -> None:
    version = BY_ID["VP-vertrouwenspersoon"].version(2024)
    assert version and version.link(date(2024, 1, 1)) is None


@pytest.mark.parametrize(
    ("name", "is_bound"), [("Nationale Politie", False), ("Rechtbank Lekduin", False), ("Gemeente Lekduin", True)]
)
def test_the_law_says_for_whom_it_does_not_hold(name: str, is_bound: bool) -> None:
    version = BY_ID["AW4-1-beleid"].version(2022)
    assert version and (version.excludes(name) is None) == is_bound


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the catalogue that a test may change."""
    (tmp_path / "vocabularies").symlink_to(HERE / "vocabularies")
    monkeypatch.setattr(catalogue, "HERE", tmp_path)
    path = tmp_path / "obligations.yaml"
    path.write_text((HERE / "obligations.yaml").read_text("utf-8"), "utf-8")
    for cached in (*CACHES, catalogue._catalogue):
        cached.cache_clear()
    yield path
    for cached in (*CACHES, catalogue._catalogue):
        cached.cache_clear()


def test_another_law_is_one_more_entry(edited: Path) -> None:
    whole = yaml.safe_load(edited.read_text("utf-8"))
    whole["laws"]["WNT"] = {"name": "Wet normering topinkomens", "bwb": "BWBR0032249"}
    cue = {"id": "wnt-vermeld", "all": ["topinkomens"], "example": "Topinkomens.", "counterexample": "Inkomens."}
    version = {"law": "WNT", "article": "artikel 4.1", "anchor": "Artikel4.1"}
    entry = whole["obligations"][0] | {"id": "WNT-4-1", "versions": [version], "words": ["topinkomen"], "cues": [cue]}
    whole["obligations"].append(entry)
    edited.write_text(yaml.safe_dump(whole, allow_unicode=True), "utf-8")
    version = catalogue.obligations()[-1].version(2024)
    assert version and version.law == "Wet normering topinkomens"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("id: AW4-1-bewustzijn", "id: AW4-1-beleid", "AW4-1-beleid.*used before"),
        ("    denial: ignored\n", "", "AW4-1-beleid.*add denial"),
        ("law: AW-oud, article: 'artikel 125quater, onder a'", "law: AWO, article: 'artikel 125quater, onder a'", "law AWO is not in laws"),
        ("{integriteit}", "{integritiet}", "no group {integritiet} in duty_words.csv"),
        ("strength: partly", "strength: maybe", "strength is one of states, partly, denies, not maybe"),
        ("all: ['", "all: ['(", "is no regular expression"),
        ("draws_on: {AW4-3-gedragscode", "draws_on: {AW4-3-code", "draws on AW4-3-code"),
        ("\nlaws:\n", "\nlaws: [\n", "no valid YAML"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named(edited: Path, old: str, new: str, complaint: str) -> None:
    edited.write_text(edited.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(BadCorpus, match=complaint):
        catalogue.obligations()
