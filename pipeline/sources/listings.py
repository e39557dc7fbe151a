"""What lists of addresses, feeds and web pages name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from urllib.parse import urldefrag, urljoin

import feedparser
from selectolax.lexbor import LexborHTMLParser

from pipeline.errors import BadSettings, FailedFetch
from pipeline.settings import SourceSettings
from pipeline.sources.fetch import Fetcher
from pipeline.sources.offers import Offer


def addresses(source: SourceSettings, fetcher: Fetcher) -> Iterator[Offer]:
    """The addresses of the settings, then those of its file: one a line, «#» begins a remark.

    Raises:
        BadSettings: the file is missing, or a line of it is no address.
    """
    yield from (Offer(address=address) for address in source.options["addresses"])
    file = source.options["file"]
    if file is None:
        return
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise BadSettings(f"{file} of source {source.name} cannot be read ({error.strerror})") from error
    for number, line in enumerate(lines, 1):
        address = re.split(r"(?:^|\s)#", line)[0].strip()
        if not address:
            continue
        if not address.startswith(("http://", "https://")):
            raise BadSettings(f"{file}, line {number}: {address!r} is no address; begin it with https:// or http://")
        yield Offer(address=address)


def feed(source: SourceSettings, fetcher: Fetcher) -> Iterator[Offer]:
    """The entries of an RSS or Atom feed: the attached document, or the page an entry links to.

    Raises:
        FailedFetch: the feed cannot be fetched, or is none.
    """
    address, match = source.options["address"], source.options["match"]
    response = fetcher.content(address)
    found = feedparser.parse(BytesIO(response.content), response_headers={"content-location": response.address})
    if not found.version:
        raise FailedFetch(f'{address} is neither RSS nor Atom; if it is a web page, use type = "page"')
    for entry in found.entries:
        link = _document_of(entry)
        title = entry.get("title")
        if link and _fits(match, title, link):
            mark = entry.get("updated") or entry.get("published")
            yield Offer(address=urldefrag(link).url, title=title, mark=mark, entity=entry.get("id"))


def page(source: SourceSettings, fetcher: Fetcher) -> Iterator[Offer]:
    """The links of a web page that look like documents, also on the pages that follow it.

    Raises:
        FailedFetch: the page cannot be fetched, or holds no link at all.
    """
    options = source.options
    todo: list[str] = [options["address"]]
    seen: set[str] = set()
    while todo and len(seen) < options["most_pages"]:
        address = todo.pop(0)
        seen.add(address)
        response = fetcher.content(address)
        links = list(_links(response.content, response.address))
        if not links and address == options["address"]:
            raise FailedFetch(f"{address} holds no links; it may need a browser, or have moved")
        for link, words in links:
            if options["links"].search(link):
                if _fits(options["match"], words, link):
                    yield Offer(address=link, title=words or None)
            elif options["next"] and options["next"].search(link) and link not in seen and link not in todo:
                todo.append(link)


def _links(content: bytes, address: str) -> Iterator[tuple[str, str]]:
    """Each link of the page once, as a full address without fragment, with its words."""
    tree = LexborHTMLParser(content)
    base = tree.css_first("base[href]")
    own = urljoin(address, (base.attributes.get("href") or "") if base else "")
    seen: set[str] = set()
    for link in tree.css("a[href]"):
        try:
            full = urldefrag(urljoin(own, (link.attributes.get("href") or "").strip())).url
        except ValueError:  # «http://[» and the like
            continue
        if full.startswith(("http://", "https://")) and full not in seen:
            seen.add(full)
            yield full, " ".join(link.text().split())


def _document_of(entry: Any) -> str | None:
    """The address of the entry's document: what is attached to it before what it links to."""
    attached = [one.get("href") for one in entry.get("enclosures", []) if one.get("href")]
    found: str | None = next((one for one in [*attached, entry.get("link")] if one), None)
    return found if found and found.startswith(("http://", "https://")) else None


def _fits(match: re.Pattern[str] | None, title: str | None, address: str) -> bool:
    return match is None or bool(match.search(title or "") or match.search(address))
