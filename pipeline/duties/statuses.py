"""What the passages of one document, or of several, amount to for a duty."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from corpus.catalogue import Obligation, accounts
from pipeline.records import Document, Proof

OWN_SUBJECT = re.compile(r"sociaal|burgerjaar|jaarstukken|integ(?:rit|er)|bestuursverslag|personeel", re.IGNORECASE)
YEAR = re.compile(r"\b(20\d\d)\b")
ADDRESS = re.compile(r"(?:aan|van|datum|kenmerk|aanwezig|afwezig|status|versie)\b", re.IGNORECASE)
SUBJECT = re.compile(r"(?:onderwerp|betreft)\b", re.IGNORECASE)
OFTEN = 12  # times that a report names the body that it is of
HEAD = 600  # characters within which a document says what it is


def status_of(obligation: Obligation, proofs: Collection[Proof]) -> str:
    """The status of a duty from its proofs: what is stated, lessened by what is denied, else what is partly shown.

    A denial stands beside a mere plan: that something is going to be done does not make it done.
    """
    strengths = {proof.strength for proof in proofs}
    if "states" in strengths:
        return "deels" if _is_lessened(obligation, proofs) else "aangetoond"
    if "denies" in strengths and all(_is_weak(proof) for proof in proofs if proof.strength == "partly"):
        return "strijdig"
    return "deels" if strengths else "niet_aangetroffen"


def is_plan(proof: Proof) -> bool:
    """Whether the passage is partial proof because it speaks of a plan, promise or advice."""
    return "+planned" in proof.rule


def _is_weak(proof: Proof) -> bool:
    """Whether it gives way to a passage that says it is not done: a plan, a weak sign, or a passage on another duty."""
    return is_plan(proof) or proof.rule.endswith("+drawn") or "weak" in proof.rule.split("+")


def _is_lessened(obligation: Obligation, proofs: Collection[Proof]) -> bool:
    """Whether what is stated is not all there is to it: a passage takes from it, or only other duties show it."""
    if any("less" in proof.rule.split("+") for proof in proofs):
        return True
    denied = any(proof.strength == "denies" and not proof.rule.endswith("+drawn") for proof in proofs)
    if denied and all(proof.rule.endswith("+drawn") for proof in proofs if proof.strength == "states"):
        return True
    return obligation.denial == "lessens" and any(_falls_short(proof) for proof in proofs)


def _falls_short(proof: Proof) -> bool:
    """Whether the passage says that it is not done, by anybody or by a part: «vier medewerkers legden geen eed af»."""
    return proof.strength == "denies" or "part" in proof.rule.split("+")


def telling(status: str, proofs: Iterable[Proof]) -> list[Proof]:
    """The proofs that carry the status, in order: those that state or deny it, or all that there are."""
    wanted = {"aangetoond": {"states"}, "strijdig": {"denies"}}.get(status, {"states", "partly", "denies"})
    return [proof for proof in proofs if proof.strength in wanted]


def bears_evidence(document: Document, proofs: Collection[Proof]) -> bool:
    """Whether a line per duty makes sense: an annual report, or another document with a proof of any duty."""
    kinds, _ = accounts()
    return document.kind in kinds or bool(proofs)


def existed(duty: Obligation, document: Document) -> bool:
    """Whether the duty was law by the end of the year that the document covers; True where it tells no year."""
    years = [int(year) for year in YEAR.findall(document.period or document.published or "")]
    return not years or duty.version(max(years)) is not None


def is_account(document: Document) -> bool:
    """Whether its silence says something: the employer's own yearly account, not that of its works council."""
    kinds, others = accounts()
    return document.kind in kinds and not others.search(described(document)) and not _is_of_another(document)


def _is_of_another(document: Document) -> bool:
    """Whether the body that speaks is another than the employer, and is spoken of all along."""
    _, others = accounts()
    is_other = document.body is not None and others.search(document.body.lower()) is not None
    return is_other and len(others.findall(document.text.lower())) >= OFTEN


def described(document: Document) -> str:
    """Kind, title, what stands under the title, and author in lower case, as cues ask for them.

    Without a title the first headings stand in for it. An author that is merely the first body named in the text is
    left out: where the title says what the document is about, and where the head does not name it.
    """
    head = document.text[:HEAD]
    title = document.title or ", ".join(section.title or "" for section in document.sections if section.start < HEAD)
    under = [one for one in _front(document) if one not in title]
    body = "" if document.title and OWN_SUBJECT.search(document.title) else document.body
    if body and body.lower() not in " ".join(head.lower().split()):
        body = ""
    return " | ".join(part for part in (document.kind, title, *under, body) if part).lower()


def _front(document: Document) -> list[str]:
    """The headings before any text: what the document is, and of which larger one it is a part."""
    found = []
    for section, after in zip(document.sections, document.sections[1:], strict=False):
        title = section.title or ""
        is_bare = document.text[section.start : after.start].split() == title.split()
        if section.start >= HEAD or not (is_bare or SUBJECT.match(title)):
            break
        if not ADDRESS.match(title):
            found.append(title)
    return found
