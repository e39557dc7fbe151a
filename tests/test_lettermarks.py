"""Minutes whose legend says what a letter before a line means."""

from pathlib import Path

import pytest

from pipeline.decisions.marks.lettermarks import lettered, meanings
from pipeline.decisions.marks.letterowners import owner_of, present
from pipeline.intake.reading import read_file
from pipeline.meeting import Meeting
from pipeline.records import Action, Decision
from tests.documents import of_lines

LEGEND = "B = besluit  A = actie  T = ter kennisname"
MINUTES = Meeting(is_minutes=True, body="MT", date="2024-05-14")


def _found(*lines: str, legend: str = LEGEND, meeting: Meeting = MINUTES) -> list[Decision | Action]:
    return list(lettered(of_lines(("body", legend), *(("body", line) for line in lines)), meeting))


@pytest.mark.parametrize(
    "legend",
    [
        LEGEND,
        "Legenda: A=actie, B=besluit, I=informatie",
        "A: actiepunt / B: besluit / I: ter info",
        "(B) besluit (A) actie (I) informatie",
        "[B] = besluit, [A] = actie",
        "B – Besluit; A – Actie; V – vraag",
    ],
)
@pytest.mark.parametrize("shape", ["{}  {}", "{}: {}", "({}) {}", "[{}] {}", "- {}: {}", "• ({}) {}", "{} - {}"])
def test_each_line_behind_a_letter_of_the_legend_is_what_the_letter_means(legend: str, shape: str) -> None:
    decided, task = _found(
        shape.format("B", "Pont vaart per 1-9."), shape.format("A", "Beheer tekent kaart."), legend=legend
    )
    assert isinstance(decided, Decision)
    assert (decided.kind, decided.decider, decided.decided_on) == ("besluit", "MT", "2024-05-14")
    assert isinstance(task, Action)
    assert (task.kind, task.owner, task.status) == ("actiepunt", "Beheer", "open")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("B  Niet akkoord: tweede pont.", "afwijzing"),
        ("B  Akkoord. Tikfout op p. 3.", "goedkeuring"),
        ("B  Vaarplan: uitgesteld naar wk 30.", "uitstel"),
    ],
)
def test_a_decision_has_the_type_that_its_words_say(line: str, kind: str) -> None:
    assert [one.kind for one in _found(line)] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "T  De pont voer 48 keer.",
        "A  Wie tekent de kaart?",
        "B  3. Vaarplan",  # the title of an item that is to be decided
        "B  Nog geen besluit, eerst dekking.",
        "Bij de kade is gemeten.",
        "C  Pont vaart per 1-9.",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert _found(line) == []


@pytest.mark.parametrize(
    "legend",
    ["O = open, G = gesloten", "A = actie", "B = besluitvormend, O = oordeelvormend", "Zaal A: actie van de jeugd."],
)
def test_no_legend_of_decisions_or_tasks_gives_no_marks(legend: str) -> None:
    assert meanings(legend) == {}
    assert _found("B  Pont vaart per 1-9.", "A  Beheer tekent kaart.", legend=legend) == []


def test_only_minutes_have_such_marks() -> None:
    assert _found("B  Pont vaart per 1-9.", meeting=Meeting()) == []


def test_a_letter_in_brackets_closes_its_sentence_and_may_name_who() -> None:
    found = _found("De pont voer 48 keer. Vaarplan naar de raad (A: Joris). Vaarplan blijft (B)")
    assert [(one.quote, getattr(one, "owner", None)) for one in found] == [
        ("Vaarplan naar de raad (A: Joris)", "Joris"),
        ("Vaarplan blijft (B)", None),
    ]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("A  Beheer: kaart op intranet. -> gedaan", "gereed"),
        ("A  Kaart bijwerken, alle afd. Loopt, was 1-2.", "loopt"),
        ("A  Beheer tekent de kaart.", "open"),
    ],
)
def test_what_stands_behind_the_task_says_how_far_it_is(line: str, status: str) -> None:
    assert [getattr(one, "status", None) for one in _found(line)] == [status]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Beheer levert de kaart.", "Beheer"),
        ("Dir. K. -> gesprek met de schipper", "Dir. K."),
        ("Dir. Kade belt de schipper", "Dir. Kade"),
        ("HR: voorstel werving, juni.", "HR"),
        ("FG herinnering wk 12", "FG"),
        ("Alle dir.: lijst naar HR", "Alle dir."),
        ("Kaart bijwerken, alle teams.", "alle teams"),
        ("Kaart wordt getekend.", None),
        ("Het plan gaat naar de raad.", None),
        ("Vaarplan: nieuwe versie maken", None),
        ("Kaart komt terug in juni.", None),
    ],
)
def test_who_opens_or_closes_a_terse_task_is_its_owner(text: str, owner: str | None) -> None:
    assert owner_of(text, frozenset(), present("Aanw.: GS (vz), Dir. Kade, control Afw.: -")) == owner


def test_lines_that_a_paragraph_joined_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "mt.txt"
    path.write_text(
        f"MT-verslag 14 mei 2024\nGemeente Lindewaard\n\nAanwezig: secretaris (vz), Hfd. Kade\n{LEGEND}\n\n1. Pont\n"
        "T  De pont voer 48 keer. Vorig jaar 40.\nB  Pont vaart per 1-9.\nA  Hfd. Kade -> overleg met de schipper.\n",
        encoding="utf-8",
    )
    found = [one for one in read_file(str(path)).findings if isinstance(one, Decision | Action)]
    assert [one.quote for one in found] == ["B Pont vaart per 1-9.", "A Hfd. Kade -> overleg met de schipper."]
