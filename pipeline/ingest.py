"""Files into the knowledge base: which are new, what each states, and its fate in the base. The flow only orders it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import store
from pipeline.errors import UnreadableFile
from pipeline.intake.outcome import FAULT, Reading
from pipeline.knowledge.filing import Filed, filed
from pipeline.read import ENDINGS, content_of, printable
from pipeline.records import Sentence
from pipeline.version import pipeline_version

BATCH_FILES = 16
BATCH_BYTES = 2_000_000
AHEAD = 3  # batches given out for each that can be read at once: enough to keep all busy, few enough to hold
SHARES = 4  # batches for each worker, at the least: so that none waits long for the others at the end
UNFIT = (  # what SQLite says of values that cannot be stored; what is wrong with the base itself is a BadStore
    *(sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError),
    *(ValueError, OverflowError, TypeError),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an ingest has to do: files to read, and those it skips because their content is known."""

    todo: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]  # path and sha256
    missing: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.todo) + len(self.skipped) + len(self.missing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How an ingest ended. `failed` holds path and reason."""

    read: int
    skipped: int
    failed: tuple[tuple[str, str], ...]
    seconds: float


def plan(paths: Iterable[str | Path], known: set[str], *, force: bool = False, withdrawn: Collection[str] = ()) -> Plan:
    """The files under these paths, sorted into what is to be read and what is `known` (sha256 of read content).

    Of a folder, files with an ending that is read, also in folders below it; hidden ones are left out. A copy of a
    file that is to be read is skipped too, and always what was `withdrawn` (sha256).
    """
    todo: list[str] = []
    skipped: list[tuple[str, str]] = []
    missing: list[str] = []
    seen = {*withdrawn, *(() if force else known)}
    for path in files_under(paths):
        try:
            sha256 = hashlib.sha256(content_of(path)).hexdigest()
        except UnreadableFile:
            if path.exists() or path.is_symlink():
                todo.append(str(path))  # reading it gives the reason
            else:
                missing.append(printable(path))
            continue
        if sha256 in seen:
            skipped.append((printable(path), sha256))
        else:
            todo.append(str(path))
            seen.add(sha256)
    return Plan(todo=tuple(todo), skipped=tuple(skipped), missing=tuple(missing))


def files_under(paths: Iterable[str | Path]) -> list[Path]:
    """The files at these paths; of a folder those with an ending that is read, sorted, without hidden ones."""
    found: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            found[path] = None
            continue
        found |= dict.fromkeys(sorted(_inside(path)))
    return list(found)


def _inside(folder: Path) -> Iterator[Path]:
    """The files in a folder and below it that may be read, and the folders that may not be looked into."""
    closed: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if path.suffix.lower() in ENDINGS and not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield path
    yield from closed


def batches(paths: Sequence[str], workers: int = 1) -> list[list[str]]:
    """The files in groups that are worth sending to a worker: at most sixteen, or two megabytes; the largest files
    first, so that no worker begins a long one when the others are done."""
    size_by_path = {path: Path(path).stat().st_size if Path(path).is_file() else 0 for path in paths}
    most = min(BATCH_FILES, -(-len(paths) // (SHARES * workers)))
    groups: list[list[str]] = []
    room = 0
    for path in sorted(paths, key=lambda path: -size_by_path[path]):
        if not groups or len(groups[-1]) >= most or size_by_path[path] > room:
            groups.append([])
            room = BATCH_BYTES
        groups[-1].append(path)
        room -= size_by_path[path]
    return groups


def keep(base: store.Base, reading: Reading, *, run: str) -> str | None:
    """Store what came of a file: everything in one transaction, or the reason of its failure, which it gives.

    Raises:
        BadStore: another program keeps the base locked.
    """
    reason = reading.reason
    if reading.source is not None or reading.filed is not None:
        try:
            rows = reading.filed or filed_of(reading)
            store.put(base, rows, version=pipeline_version(), seconds=reading.seconds, run=run)
            return None
        except UNFIT as error:
            reason = FAULT.format(type(error).__name__, str(error)[:200])
    store.fail(
        base,
        reading.path,
        reading.sha256,
        reason or "er kwam niets uit dit bestand",
        version=pipeline_version(),
        seconds=reading.seconds,
        bytes=reading.bytes,
        run=run,
    )
    return reason


def keep_all(base: store.Base, readings: Sequence[Reading], *, run: str) -> list[str | None]:
    """Store what came of these files, as `keep` does, in one transaction: three quarters as dear as one for each.

    Where one of them cannot be stored, each is stored by itself, so that only that one fails.

    Raises:
        BadStore: another program keeps the base locked.
    """
    reasons: list[str | None] = [None] * len(readings)
    whole = [number for number, one in enumerate(readings) if one.source is not None or one.filed is not None]
    try:
        rows = [(one.filed or filed_of(one), one.seconds) for one in map(readings.__getitem__, whole)]
        store.put_all(base, rows, version=pipeline_version(), run=run)
    except UNFIT:
        whole = []
    for number in sorted({*range(len(readings))} - {*whole}):
        reasons[number] = keep(base, readings[number], run=run)
    return reasons


def filed_of(reading: Reading) -> Filed:
    """What the file states, as rows of the base.

    Raises:
        ValueError: a sentence or finding belongs to no document of the file.
    """
    assert reading.source is not None
    by_document: dict[str, list[Sentence]] = {document.id: [] for document in reading.documents}
    for sentence in reading.sentences:
        by_document.setdefault(sentence.document, []).append(sentence)
    return filed(reading.source, reading.documents, by_document, reading.findings)
