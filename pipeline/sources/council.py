"""What OpenBesluitvorming offers: saved searches per organisation, and the stream of what changed.

Source: the API page of openbesluitvorming.nl (read 2026-08).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from pipeline.errors import FailedFetch
from pipeline.settings import SourceSettings
from pipeline.sources.fetch import Fetcher, Response
from pipeline.sources.offers import Offer

PAGE = 24  # results that cost one unit of the limit
CHANGES = 500
MOST_PAGES = 200  # of changes in one round; the rest comes in the next


def offers(
    source: SourceSettings,
    fetcher: Fetcher,
    positions: dict[str, str],
    note: Callable[[str, str], None],
) -> Iterator[Offer]:
    """Documents that the searches find, then those that changed since the last round.

    `positions` says how far the stream of each organisation was followed; `note` keeps a new place, after all that
    came before it was offered.

    Raises:
        FailedFetch: no answer after all attempts, or one that is not as its API promises.
    """
    for organisation in source.options["organisations"]:
        if source.options["changes"] and organisation not in positions:
            note(organisation, _start(source, fetcher, organisation))  # before the searches: nothing falls between
        elif source.options["changes"]:
            yield from _changes(source, fetcher, organisation, positions[organisation], note)
        for words in source.options["searches"]:
            yield from _search(source, fetcher, organisation, words)


def _search(source: SourceSettings, fetcher: Fetcher, organisation: str, words: str) -> Iterator[Offer]:
    asked = {"query": words, "organization": organisation, "entityType": "Document", "sort": "date_desc"}
    if source.options["since"]:
        asked["dateFrom"] = source.options["since"]
    for offset in range(0, source.options["most_results"], PAGE):
        response = fetcher.content(
            source.options["address"] + "/api/search", params={**asked, "offset": offset, "limit": PAGE}
        )
        answer = _json(response.content, response)
        results = answer.get("results")
        if not isinstance(results, list):
            raise FailedFetch(f"{response.address}: the answer holds no results; has the API changed?")
        for one in results:
            if one.get("downloadUrl"):
                yield Offer(address=one["downloadUrl"], title=one.get("title"), entity=one.get("entityId"))
        if not answer.get("hasMore") or not results:
            return


def _start(source: SourceSettings, fetcher: Fetcher, organisation: str) -> str:
    """The place in the stream of changes that is now."""
    response = fetcher.content(
        source.options["address"] + "/api/export/snapshot", params={"source": organisation, "limit": 1}
    )
    cursor = response.headers.get("x-changes-cursor")
    if not cursor:
        raise FailedFetch(f"{response.address}: no X-Changes-Cursor; is {organisation!r} a key of /api/sources?")
    return cursor


def _changes(
    source: SourceSettings, fetcher: Fetcher, organisation: str, cursor: str, note: Callable[[str, str], None]
) -> Iterator[Offer]:
    for _ in range(MOST_PAGES):
        response = fetcher.content(
            source.options["address"] + "/api/export/changes",
            params={"source": organisation, "cursor": cursor, "limit": CHANGES},
        )
        for line in response.content.splitlines():
            if line.strip() and (offer := _offer(_json(line, response), source)):
                yield offer
        cursor = response.headers.get("x-next-cursor") or cursor
        note(organisation, cursor)
        if response.headers.get("x-has-more", "false").lower() != "true":
            return


def _offer(record: dict[str, Any], source: SourceSettings) -> Offer | None:
    """The document that a change is about; None for other things, and for documents by other names."""
    entity = record.get("entity_id")
    if record.get("op") == "delete":
        return Offer(address="", entity=entity, is_withdrawn=True) if entity else None
    payload = record.get("payload") or {}
    title, address = payload.get("name"), payload.get("original_url")
    is_document = "Document" in (record.get("entity_type"), payload.get("type"))
    if not is_document or not address or not source.options["match"].search(title or ""):
        return None
    return Offer(address=address, title=title, mark=record.get("content_hash"), entity=entity)


def _json(content: bytes, response: Response) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError as error:
        raise FailedFetch(f"{response.address}: the answer is no JSON ({error})") from error
    if not isinstance(found, dict):
        raise FailedFetch(f"{response.address}: the answer is no JSON object")
    return found
