"""The spaCy components: each a thin layer that runs one of our finders over a Doc and keeps what it finds as spans."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from models.amounts import amounts
from models.counts.scene import SUPERSCRIPTS, Memory, Scene, may_count
from models.figures import figures_of
from models.grammar.phrases import TOKEN, tokens
from models.periods import periods
from models.sentences import sentences

PIECE = re.compile(rf"{TOKEN.pattern}|\s+")

Doc.set_extension("amounts", default=(), force=True)
Doc.set_extension("periods", default=(), force=True)
Doc.set_extension("figures", default=(), force=True)
Doc.set_extension("memory", default=None, force=True)
Doc.set_extension("block", default=0, force=True)


class FastTokenizer:
    """Words, numbers and marks by one regular expression: some ten times as fast as the rules for general text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        for match in PIECE.finditer(text):
            if match.group() == " " and words:
                spaces[-1] = True
            else:
                words.append(match.group())
                spaces.append(False)
        doc = Doc(self.vocab, words=words, spaces=spaces)
        doc.user_data["text"] = text
        return doc


@Language.component("dutch_sentences")
def dutch_sentences(doc: Doc) -> Doc:
    """Sets where sentences begin; a line break always ends one. A Doc with a memory is one sentence already."""
    if doc._.memory is not None:
        return doc
    starts = {0}
    offset = 0
    for line in _text(doc).split("\n"):
        starts |= {start for start, _ in sentences(line, offset)}
        offset += len(line) + 1
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


@Language.component("amounts")
def find_amounts(doc: Doc) -> Doc:
    """Writes `doc._.amounts` and the spans "amounts", labelled with the unit."""
    if may_count(_text(doc)):
        doc._.amounts = amounts(_text(doc).translate(SUPERSCRIPTS))
    doc.spans["amounts"] = [span for a in doc._.amounts if (span := _span(doc, a.start, a.end, a.unit, a.kind))]
    return doc


@Language.component("periods")
def find_periods(doc: Doc) -> Doc:
    """Writes `doc._.periods` and the spans "periods", labelled with their kind."""
    doc._.periods = periods(_text(doc))
    doc.spans["periods"] = [span for p in doc._.periods if (span := _span(doc, p.start, p.end, p.kind, p.iso or ""))]
    return doc


@Language.component("figures")
def find_figures(doc: Doc) -> Doc:
    """Writes `doc._.figures` and the spans "figures", labelled with the unit, the rule as id.

    The Doc is one sentence; `doc._.memory` (models.counts.scene.Memory) carries what the sentences before it spoke of.
    """
    memory = doc._.memory or Memory()
    text = _text(doc).translate(SUPERSCRIPTS)
    loose = [a for a in doc._.amounts if not any(a.start < p.end and p.start < a.end for p in doc._.periods)]
    laid_out = Scene(text, tokens(text), loose, list(doc._.periods), memory=memory)
    doc._.figures = figures_of(laid_out, block=doc._.block)
    found = [(f, _span(doc, f.amount.start, f.amount.end, f.amount.unit, f.rule)) for f in doc._.figures]
    doc.spans["figures"] = [span for _, span in found if span]
    return doc


def _text(doc: Doc) -> str:
    """The text of the Doc as it came in: spaCy would put it together from its tokens at every call."""
    return doc.user_data.get("text") or doc.text


def _span(doc: Doc, start: int, end: int, label: str, rule: str) -> Span | None:
    return doc.char_span(start, end, label=label, span_id=rule, alignment_mode="expand")
