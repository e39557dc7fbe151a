"""Visits a source: what it offers is fetched where it is new or changed, and what came of each is kept in the base."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.errors import BadSettings, FailedFetch, RefusedAddress, RefusedContent
from pipeline.knowledge import fetched as memory
from pipeline.knowledge.base import Base
from pipeline.knowledge.fetched import Known
from pipeline.settings import Settings, SourceSettings
from pipeline.sources import council, listings
from pipeline.sources.content import ENDINGS, kind_of
from pipeline.sources.fetch import Fetcher, Response
from pipeline.sources.folder import watch
from pipeline.sources.offers import Offer

MOST_FAILURES = 10  # rounds in a row in which an address failed; then it is left alone until it is offered anew
GONE = (404, 410)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """How a visit to a source ended: how many addresses had each outcome, and why it failed, or None."""

    source: str
    counts: dict[str, int]
    reason: str | None = None


def visit(base: Base, source: SourceSettings, settings: Settings, fetcher: Fetcher) -> Visit:
    """Bring what the source has into the base's knowledge and, from the web, into the downloads folder."""
    counts: Counter[str] = Counter()
    reason = None
    memory.begin_source(base, source.name, source.kind)
    try:
        outcomes = watch(base, source) if source.kind == "folder" else _visit_web(base, source, settings, fetcher)
        for found in outcomes:
            counts[found.outcome] += 1
    except (FailedFetch, RefusedAddress, BadSettings) as error:
        reason = str(error)
    status = "failed" if reason else "partial" if counts["failed"] else "ok"
    if not reason and counts["failed"]:
        reason = f"{counts['failed']} addresses failed"
    memory.end_source(base, source.name, status=status, reason=reason)
    return Visit(source=source.name, counts=dict(counts), reason=reason)


def _visit_web(base: Base, source: SourceSettings, settings: Settings, fetcher: Fetcher) -> Iterator[Known]:
    folder = settings.base.downloads / source.name
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".*.deel"):  # of a round that was broken off
        left.unlink()
    seen: set[str] = set()
    for offer in _offers(base, source, fetcher):
        found = _withdrawn(base, source, offer) if offer.is_withdrawn else None
        if not offer.is_withdrawn and offer.address not in seen:
            seen.add(offer.address)
            found = _fetch(base, source, offer, folder, fetcher, seen)
        if found is not None:
            memory.note_address(base, source.name, found)
            yield found


def _offers(base: Base, source: SourceSettings, fetcher: Fetcher) -> Iterator[Offer]:
    """What failed before, then what the source names."""
    for one in memory.failed_addresses(base, source.name, most_failures=MOST_FAILURES):
        yield Offer(address=one.address, title=one.title, mark=one.mark, entity=one.entity)
    if source.kind == "openbesluitvorming":
        places = memory.position(base, source.name)
        yield from council.offers(
            source, fetcher, places, lambda stream, place: memory.note_position(base, source.name, stream, place)
        )
    else:
        lists = {"addresses": listings.addresses, "feed": listings.feed, "page": listings.page}
        yield from lists[source.kind](source, fetcher)


def _withdrawn(base: Base, source: SourceSettings, offer: Offer) -> Known | None:
    """The document the source took away: it stays in the base, and is said to be gone; None where it was never had."""
    before = memory.known_address(base, source.name, "", entity=offer.entity)
    if before is None or before.outcome == "gone":
        return None
    return replace(before, outcome="gone", reason="the source has withdrawn it", mark=None)


def _fetch(
    base: Base, source: SourceSettings, offer: Offer, folder: Path, fetcher: Fetcher, seen: set[str]
) -> Known | None:
    """What came of the address; None where it need not be asked for."""
    before = memory.known_address(base, source.name, offer.address, entity=offer.entity)
    before = before or memory.fetched_by_another(base, source.name, offer.address)
    if before and _is_current(before, offer, fetcher.settings.recheck_days):
        return None
    start = Known(address=offer.address, outcome="failed", entity=offer.entity, title=offer.title, mark=offer.mark)
    if before:
        kept = ("etag", "last_modified", "sha256", "bytes", "path", "fetched", "failures", "moved_to", "reason")
        start = replace(start, address=before.address, **{name: getattr(before, name) for name in kept})
        start = replace(start, mark=offer.mark or before.mark, title=offer.title or before.title)
    unfinished = folder / f".{_name(offer.address)}.deel"
    try:
        with unfinished.open("w+b") as file:
            is_kept = bool(start.path and Path(start.path).is_file()) or bool(before and before.outcome == "refused")
            answer = fetcher.into(
                file,
                offer.address,
                etag=start.etag if is_kept else None,
                last_modified=start.last_modified if is_kept else None,
                check=lambda response: _check_place(base, source, offer, response, seen),
            )
        seen.add(answer.address)
        if answer.status == 304 and before and before.outcome == "refused":
            return replace(start, outcome="refused", fetched=memory.now())
        return _outcome(start, answer, unfinished, source.options["kinds"])
    except RefusedContent as error:
        refused = replace(start, outcome="refused", reason=str(error), failures=0, fetched=memory.now())
        return replace(refused, etag=answer.headers.get("etag"), last_modified=answer.headers.get("last-modified"))
    except _Elsewhere as error:
        return replace(start, outcome="moved", http_status=200, moved_to=str(error), failures=0, reason="known there")
    except RefusedAddress as error:
        return replace(start, outcome="refused", reason=str(error), failures=0)
    except FailedFetch as error:
        return replace(start, outcome="failed", reason=str(error), failures=start.failures + 1)
    finally:
        unfinished.unlink(missing_ok=True)


class _Elsewhere(Exception):
    """The address leads to another one that is known already: its body is not fetched."""


def _check_place(base: Base, source: SourceSettings, offer: Offer, response: Response, seen: set[str]) -> None:
    if response.address != offer.address:
        there = memory.known_address(base, source.name, response.address)
        if response.address in seen or (there and there.sha256):
            raise _Elsewhere(response.address)


def _is_current(before: Known, offer: Offer, recheck_days: float) -> bool:
    """Whether there is no reason to ask: fetched, no new version announced, and no cheap way to ask for one."""
    if before.outcome in ("failed", "gone") or not before.fetched:
        return before.outcome == "refused" and before.mark == offer.mark and offer.mark is not None
    if offer.mark is not None:
        return before.mark == offer.mark
    if before.etag or before.last_modified:
        return False
    age = datetime.now(UTC) - datetime.fromisoformat(before.fetched)
    return age < timedelta(days=recheck_days)


def _outcome(start: Known, answer: Response, unfinished: Path, kinds: frozenset[str]) -> Known:
    """The fate of an answered request; what is good gets its place in the folder."""
    found = replace(start, http_status=answer.status, moved_to=answer.moved_to, failures=0, reason=None)
    is_moved = answer.moved_to is not None and answer.moved_to != start.moved_to
    if answer.status == 304:
        return replace(found, outcome="moved" if is_moved else "unchanged")
    if answer.status in GONE:
        is_had = start.path is not None
        reason = f"the server answers {answer.status}" + (": what was fetched before is kept" if is_had else "")
        return replace(found, outcome="gone", reason=reason, mark=None)
    if answer.status != 200:
        return replace(found, outcome="refused", reason=f"the server answers {answer.status}")
    kind = kind_of(unfinished, answer.headers.get("content-type", ""), kinds)
    with unfinished.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    place = unfinished.parent / (_name(start.address) + ENDINGS[kind])
    if start.path and Path(start.path).suffix == ENDINGS[kind]:
        place = Path(start.path)
    outcome = "new" if not start.sha256 else "unchanged" if start.sha256 == sha256 else "changed"
    size = unfinished.stat().st_size
    unfinished.replace(place)
    return replace(
        found,
        outcome="moved" if outcome == "unchanged" and is_moved else outcome,
        etag=answer.headers.get("etag"),
        last_modified=answer.headers.get("last-modified"),
        sha256=sha256,
        bytes=size,
        path=str(place),
        fetched=memory.now(),
    )


def _name(address: str) -> str:
    """A name for the file of this address: readable, and no other address has it."""
    words = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    stem = re.sub(r"[^\w-]+", "-", re.sub(r"\.\w{1,5}$", "", words)).strip("-")[:60]
    return f"{stem or 'document'}-{hashlib.sha256(address.encode()).hexdigest()[:10]}"
