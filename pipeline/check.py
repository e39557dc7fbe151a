"""The catalogue of duties × what the documents show → a Verdict per organisation, year and duty.

Silence is never called a violation: a duty that no passage speaks to is «niet aangetoond», with the reason why that
says something (a yearly account was read) or nothing (it was not, or the law asks no account of it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from corpus.catalogue import Obligation, Version, groups, obligations
from pipeline.conclusions import Verdict
from pipeline.duties.statuses import bears_evidence, is_account, is_plan, status_of, telling
from pipeline.knowledge import recall
from pipeline.knowledge.base import Base
from pipeline.knowledge.rows import fact_id
from pipeline.knowledge.verdicts import has_proofs, organisations_to_judge, reviewed_proofs, save_verdicts
from pipeline.knowledge.years import years
from pipeline.records import Document, Proof

OUTCOME_BY_STATUS = {
    "aangetoond": "voldaan",
    "deels": "deels",
    "strijdig": "weersproken",
    "niet_aangetroffen": "niet aangetoond",
}
LACKING = frozenset({"niet aangetoond", "weersproken"})
MOST_YEARS = 2  # a report covers a year or a sitting year; a plan for longer is not an account of each of its years


def judge(
    documents: Iterable[Document], proofs: Iterable[Proof], ids: Mapping[Proof, str] | None = None
) -> list[Verdict]:
    """A verdict per organisation, year and duty in force, in the order of organisation, year and catalogue.

    A document counts for every year that it covers; one of an unknown organisation or year counts for nothing, since
    it may be of anybody (see `left_out`). `ids` are those of proofs that are kept under another than their own.
    """
    by_document: dict[str, list[Proof]] = defaultdict(list)
    for proof in proofs:
        by_document[proof.place.document].append(proof)
    scopes: dict[tuple[str, int], list[Document]] = defaultdict(list)
    for document in documents:
        for year in years_of(document) if document.organisation else ():
            scopes[document.organisation or "", year].append(document)
    verdicts: list[Verdict] = []
    for (organisation, year), held in sorted(scopes.items(), key=lambda scope: scope[0]):
        by_duty: dict[str, list[Proof]] = defaultdict(list)
        for document in held:
            for proof in by_document[document.id]:
                by_duty[proof.obligation].append(proof)
        if any(bears_evidence(document, by_document[document.id]) for document in held):
            verdicts += _of_scope(organisation, year, held, partial(_of_duty, by_duty, ids or {}))
    return verdicts


def left_out(documents: Iterable[Document], proofs: Iterable[Proof]) -> list[Document]:
    """The documents that speak to a duty but count for no verdict: whose they are, or of when, was not recognised."""
    speaking = {proof.place.document for proof in proofs}
    return [one for one in documents if one.id in speaking and not (one.organisation and years_of(one))]


def renew(base: Base, run: str) -> int:
    """Judge again whom the run concerned, and store the verdicts; gives how many there are.

    Raises:
        BadStore: another program keeps the base locked.
    """
    return sum(_renewed(base, organisation) for organisation in organisations_to_judge(base, run))


def judge_again(base: Base, document: str) -> None:
    """Judge again the organisation of this document, if it was judged: a person said something of a proof in it.

    Raises:
        BadStore: another program keeps the base locked.
    """
    sql = """SELECT organisation FROM documents d WHERE id = ?
             AND EXISTS (SELECT 1 FROM verdicts v WHERE v.organisation IS d.organisation)"""
    for (organisation,) in base.execute(sql, [document]).fetchall():
        _renewed(base, organisation)


def _renewed(base: Base, organisation: str | None) -> int:
    """Judge the organisation again, with the documents of one year and their proofs of one duty in memory."""
    ids_by_year: dict[int, list[str]] = defaultdict(list)
    for document in recall.each_document(base, [organisation]) if organisation else ():
        for year in years_of(document):
            ids_by_year[year].append(document.id)
    verdicts: list[Verdict] = []
    for year, ids in sorted(ids_by_year.items()):
        documents = [recall.document(base, id) for id in ids]
        if has_proofs(base, ids) or any(bears_evidence(document, ()) for document in documents):
            verdicts += _of_scope(organisation or "", year, documents, partial(reviewed_proofs, base, ids))
    save_verdicts(base, verdicts, [organisation])
    return len(verdicts)


def years_of(document: Document) -> range:
    """The years that the document accounts for; if it tells none, or many, the year it was published; may be empty."""
    first, last = years(document.period)
    if first is None or last is None or last - first >= MOST_YEARS:
        first, last = years(document.published)
    return range(first, last + 1) if first is not None and last is not None else range(0)


def lacking(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts on duties of article 4 that no document evidences: what `check --strict` fails on."""
    wanted = {group.id for group in groups() if group.is_article_4}
    ids = {duty.id for duty in obligations() if duty.group in wanted}
    return [verdict for verdict in verdicts if verdict.obligation in ids and verdict.outcome in LACKING]


def _of_scope(
    organisation: str,
    year: int,
    documents: Sequence[Document],
    proofs_of: Callable[[str], tuple[Sequence[Proof], Mapping[Proof, str]]],
) -> Iterator[Verdict]:
    """The verdicts on one organisation over one year; `proofs_of` gives those of a duty, and ids of corrected ones."""
    has_account = any(is_account(document) for document in documents)
    for duty in obligations():
        version = duty.version(year)
        if version is not None:
            own, kept_as = proofs_of(duty.id)
            verdict = _verdict(duty, version, organisation, year, own, has_account)
            held = {fact_id(proof): number for proof, number in kept_as.items() if proof in own}
            yield replace(verdict, proofs=tuple(held.get(one, one) for one in verdict.proofs)) if held else verdict


def _of_duty(
    by_duty: Mapping[str, Sequence[Proof]], ids: Mapping[Proof, str], duty: str
) -> tuple[Sequence[Proof], Mapping[Proof, str]]:
    return by_duty.get(duty, ()), ids


def _verdict(
    duty: Obligation,
    version: Version,
    organisation: str,
    year: int,
    proofs: Sequence[Proof],
    has_account: bool,
) -> Verdict:
    made: dict[str, Any] = {"obligation": duty.id, "organisation": organisation, "year": year}
    excluded = version.excludes(organisation)
    if excluded:
        return Verdict(**made, outcome="niet van toepassing", reason=excluded)
    status = status_of(duty, proofs)
    shown = telling(status, proofs)
    return Verdict(
        **made,
        outcome=OUTCOME_BY_STATUS[status],
        proofs=tuple(dict.fromkeys(fact_id(proof) for proof in shown)),
        reason=_silence(duty, year, has_account) if status == "niet_aangetroffen" else _reason(status, shown),
    )


def _silence(duty: Obligation, year: int, has_account: bool) -> str:
    if not duty.yearly_account:
        return "In de ingelezen documenten staat er niets over; dat zegt niet dat het niet gebeurt."
    if has_account:
        return f"In de verantwoording over {year} is dit niet aangetroffen."
    account = f"een verantwoording van de werkgever over {year}"
    return f"In de ingelezen documenten is dit niet aangetroffen; {account} is niet ingelezen."


def _reason(status: str, shown: Collection[Proof]) -> str:
    """Why a duty that passages speak to has its outcome, in one Dutch sentence."""
    strengths = {proof.strength for proof in shown}
    count = "Eén passage" if len(shown) == 1 else f"{len(shown)} passages"
    if status == "aangetoond":
        return f"{count} {'laat' if len(shown) == 1 else 'laten'} zien dat dit gebeurt."
    if status == "strijdig":
        return f"Volgens de tekst gebeurt dit niet ({count.lower()})."
    if "states" in strengths:
        return "De documenten laten zien dat dit gebeurt, maar ook dat het ontbreekt of tekortschiet."
    if all(is_plan(proof) for proof in shown):
        return "De documenten spreken van een plan, toezegging of advies; dat het al gebeurt, blijkt niet."
    return "Het komt in de documenten aan de orde, maar dat het volledig gebeurt, blijkt niet."
