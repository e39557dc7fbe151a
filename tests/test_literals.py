"""The look for pieces before a pattern never hides a match."""

from __future__ import annotations

import pytest

from corpus.catalogue import obligations
from models.grammar.literals import gate, needed
from models.proof.proofcues import contexts, cues_by_duty

TEXTS = [text.lower() for duty in obligations() for cue in duty.cues for text in (cue.example, cue.counterexample)]


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        ("gedragscode|huisregels", ("gedragscode", "huisregels")),
        (r"\b(?:ge|be)?dragscode", ("dragscode",)),
        (r"e-?learning", ("learning",)),
        (r"klachten?regel", ("klachte",)),
        (r"(?:eed|belofte) \w+", ("belofte", "eed")),
        (r"(?:eed|belofte)? afgelegd", (" afgelegd",)),
        (r"[abc]de|\d+ meldingen", None),
        (r"\bor\b", None),
        (r"(?!geen )regeling", ("regeling",)),
        (r"a|regeling", None),
        (r"integriteit|integriteitsplan", ("integriteit",)),
        (r"(raads|staten)?(lid|leden)", ("leden", "lid")),
        (r"a\.s\.\w|v\.o\.f\.?", ("a.s.", "v.o.f")),
    ],
)
def test_the_pieces_of_a_pattern(pattern: str, pieces: tuple[str, ...] | None) -> None:
    assert needed(pattern) == pieces


def test_every_pattern_of_the_catalogue_matches_as_it_would_without_the_look() -> None:
    gates = {pattern for cues in cues_by_duty() for one in cues for pattern, _ in one.needed}
    gates |= {pattern for cues in cues_by_duty() for one in cues for pattern in one.barred}
    gates |= {one.words for one in contexts()}
    hidden = [
        (one.pattern.pattern, text)
        for one in gates
        for text in TEXTS
        if one.search(text) is None and one.pattern.search(text)
    ]
    assert hidden == []
    assert sum(bool(one.pieces) for one in gates) > len(gates) * 0.9


def test_a_text_is_searched_where_a_piece_is_there() -> None:
    assert gate(r"\bzes (?:mensen|dagen)").search("na zes dagen")
    assert gate(r"\bzes (?:mensen|dagen)").search("na zes uur") is None
