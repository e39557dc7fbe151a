"""The settings: the example in the repository is right, and what is wrong in a file is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BadSettings
from pipeline.settings import load
from pipeline.sources.keys import SECTIONS, SOURCES, SPOKEN

EXAMPLE = Path(__file__).parent.parent / "verslagmijn.voorbeeld.toml"


def test_the_example_is_right_and_shows_every_kind_of_source() -> None:
    settings = load(EXAMPLE)
    assert [source.kind for source in settings.sources] == list(SOURCES)
    assert settings.sources[0].every == 300.0
    assert settings.base.db == EXAMPLE.parent.resolve() / "kennisbank.db"
    assert settings.sources[0].options["path"] == EXAMPLE.parent.resolve() / "inkomend"


def test_the_example_names_every_key() -> None:
    text = EXAMPLE.read_text("utf-8")
    sections = {key for keys in SECTIONS.values() for key in keys}
    assert [key for key in sections if f"{key} =" not in text] == []


def test_every_kind_of_value_can_be_spoken_of() -> None:
    keys = [key for keys in (*SECTIONS.values(), *SOURCES.values()) for key in keys.values()]
    assert all(key.read in SPOKEN for key in keys)


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "v.toml").write_text("")
    settings = load(tmp_path / "v.toml")
    assert (settings.sources, settings.base.workers, settings.schedule.ingest) == ((), None, "0 2 * * *")


FOLDER = '[[sources]]\nname = "a"\ntype = "folder"\npath = "in"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[base]\ndb = 3\n", "line 2: db must be a path between quotes, not 3"),
        ('[base]\ndatabase = "k.db"\n', "line 2: database is not known in .base.; there are: db, "),
        ("[basis]\n", r"line 1: is not known; there are: base"),
        ('base = "k.db"\n', r"\[base\]: base must be a section"),
        ("[schedule]\n\n# nachtelijk\ningest = '2:00'\n", "line 4: ingest must be a cron line"),
        ("[schedule]\ntimezone = 'Holland'\n", "line 2: timezone is no time zone: Holland"),
        ("[fetch]\nattempts = 0\n", "line 2: attempts must be a whole number above 0, not 0"),
        ("[fetch]\nattempts = true\n", "line 2: attempts must be a whole number"),
        ("[fetch]\nallow_private = ['http://intern/']\n", "line 2: allow_private must hold bare names of hosts"),
        ("[[sources]]\nname = 'a'\ntype = 'ftp'\n", "line 3: type must be one of folder, addresses, feed, page"),
        ("[[sources]]\nname = 'a'\n", "line 1: type must be one of .* not None"),
        ("[[sources]]\nname = 'a'\ntype = 'folder'\n", r"line 1: \[\[sources\]\] needs path"),
        (FOLDER + FOLDER, "line 6: two sources are called 'a'"),
        (FOLDER + FOLDER.replace('"a"', '"b"') + "every = '5'\n", "line 9: every must be a time such as"),
        (FOLDER + "every = '5m'\nat = '0 1 * * *'\n", "line 5: every and at exclude each other"),
        (FOLDER.replace('"a"', '"../a"'), "line 2: name must be a short name"),
        ("[[sources]]\nname='a'\ntype='addresses'\naddresses=['ftp://x/y']\n", "line 4: .*'ftp://x/y'.* https://"),
        ("[[sources]]\nname='a'\ntype='page'\naddress='https://a.nl'\nlinks='('\n", "line 5: links is no regular expr"),
        (
            "[[sources]]\nname='a'\ntype='feed'\naddress='https://a.nl'\nkinds=['xls']\n",
            "line 5: kinds holds xls; choose",
        ),
        ("[base\n", "is no TOML: .*line 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "v.toml").write_text(text)
    with pytest.raises(BadSettings, match=said):
        load(tmp_path / "v.toml")


def test_all_complaints_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "v.toml").write_text("[base]\ndb = 3\nocr = 'ja'\n[fetch]\nattempts = 0\n")
    with pytest.raises(BadSettings) as caught:
        load(tmp_path / "v.toml")
    assert [line.split(":")[0].split(", ")[1] for line in str(caught.value).splitlines()] == [
        "line 2",
        "line 3",
        "line 5",
    ]


def test_a_missing_file_says_what_to_copy(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"copy verslagmijn\.voorbeeld\.toml"):
        load(tmp_path / "weg.toml")
