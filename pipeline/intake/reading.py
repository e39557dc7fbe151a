"""Everything one file states, in one call: read, split, searched. It runs in the process that `guard.py` watches."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from dataclasses import replace

from models.language import is_foreign
from pipeline.errors import UnreadableFile
from pipeline.extract import extract, passages_of
from pipeline.ingest import filed_of
from pipeline.intake.limits import MOST_PAGES
from pipeline.intake.outcome import FAULT, Reading
from pipeline.intake.progress import begins
from pipeline.read import content_of, printable, read
from pipeline.split import split

TOO_MUCH_MEMORY = "het lezen vraagt meer geheugen dan is toegestaan (--max-memory)"
FOREIGN = "de tekst is niet in het Nederlands: er is wel in te zoeken, maar er zijn geen feiten uit gehaald"
TOO_DEEP = "het bestand is te diep genest om te lezen"


def read_file(
    path: str,
    *,
    password: str | None = None,
    with_ocr: bool = True,
    most_pages: int = MOST_PAGES,
    left_out: Mapping[int, str] | None = None,
    as_rows: bool = False,
) -> Reading:
    """Everything one file states. Never raises for a bad file: the reason is in the reading.

    `left_out` holds pages that are not to be read, each with the reason. `as_rows` gives the rows of the knowledge base
    (`filed`) in place of documents, sentences and findings.
    """
    began = time.perf_counter()
    sha256, size = None, None
    try:
        content = content_of(path)
        sha256, size = hashlib.sha256(content).hexdigest(), len(content)
        source = read(path, content, password=password, with_ocr=with_ocr, most_pages=most_pages, left_out=left_out)
        begins()
        documents = split(source)
        prose = [sentence for document in documents for sentence in passages_of(document)]
        findings = [finding for document in documents for finding in extract(document)]
        if not findings and is_foreign(sentence.text for sentence in prose if sentence.kind != "row"):
            source = replace(source, problems=(*source.problems, FOREIGN))
        reading = Reading(
            path=printable(path),
            sha256=source.sha256,
            bytes=source.bytes,
            seconds=time.perf_counter() - began,
            source=source,
            documents=tuple(documents),
            sentences=tuple(prose),
            findings=tuple(findings),
        )
        return _filed(reading) if as_rows else reading
    except UnreadableFile as error:
        return _failed(path, sha256, size, began, str(error))
    except MemoryError:
        return _failed(path, sha256, size, began, TOO_MUCH_MEMORY)
    except RecursionError:
        return _failed(path, sha256, size, began, TOO_DEEP)
    except Exception as error:  # a fault of ours costs this file, not the run; it is named in the base
        return _failed(path, sha256, size, began, FAULT.format(type(error).__name__, str(error)[:200]))


def _filed(reading: Reading) -> Reading:
    rows = filed_of(reading)
    return replace(reading, source=None, documents=(), sentences=(), findings=(), filed=rows)


def _failed(path: str, sha256: str | None, size: int | None, began: float, reason: str) -> Reading:
    return Reading(path=printable(path), sha256=sha256, bytes=size, seconds=time.perf_counter() - began, reason=reason)
