"""How facts are found in a sentence: the spaCy pipeline, one component after the other."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = ("dutch_sentences", "periods", "amounts", "figures")


@cache
def build() -> Language:
    """The pipeline: Dutch without a statistical model, our tokenizer and our components in order.

    Example:
        >>> doc = build()("In 2022 kwamen 14 meldingen binnen.")
        >>> [(figure.amount.number, figure.what) for figure in doc._.figures]
        [('14', 'meldingen')]
    """
    from spacy.lang.nl import Dutch  # here, since it takes half a second that a search need not wait for

    from models.components import FastTokenizer

    nlp = Dutch(create_tokenizer=lambda nlp: FastTokenizer(nlp.vocab))
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp
