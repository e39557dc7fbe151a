"""What the passages of one document, or of several, amount to for a duty."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from corpus.catalogue import Obligation, kinds_without_evidence
from pipeline.records import Document, Proof

ACCOUNTS = ("jaarverslag",)  # kinds of document whose silence on a duty says something


def status_of(obligation: Obligation, strengths: Collection[str]) -> str:
    """The status of a duty from the strengths of its proofs.

    Example:
        >>> from corpus.catalogue import obligations
        >>> duty = obligations()[0]
        >>> status_of(duty, ["partly", "states"]), status_of(duty, ["denies"]), status_of(duty, [])
        ('aangetoond', 'strijdig', 'niet_aangetroffen')
    """
    if "states" in strengths:
        return "deels" if "denies" in strengths and obligation.denial == "lessens" else "aangetoond"
    if "partly" in strengths:
        return "deels"
    return "strijdig" if "denies" in strengths else "niet_aangetroffen"


def telling(status: str, strengths: Iterable[str]) -> list[int]:
    """The positions of the proofs that carry the status: what states it, or else what there is."""
    strengths = list(strengths)
    wanted = {"aangetoond": {"states"}, "strijdig": {"denies"}}.get(status, {"states", "partly", "denies"})
    return [at for at, strength in enumerate(strengths) if strength in wanted]


def bears_evidence(document: Document, proofs: Collection[Proof]) -> bool:
    """Whether a line per duty makes sense: an account of a year, or another document with a proof of any duty."""
    return document.kind not in kinds_without_evidence() and (document.kind in ACCOUNTS or bool(proofs))
