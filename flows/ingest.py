"""The main job from end to end: what is new is read by the flow, and the run is recorded.

Example:
    >>> from flows.ingest import ingest
    >>> summary = ingest(["corpus/samples"], "kennisbank.db")  # doctest: +SKIP
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from flows import temporary
from pipeline import store
from pipeline.conclude import conclude
from pipeline.errors import BadStore
from pipeline.ingest import AHEAD, Summary, batches, plan
from pipeline.intake import lending
from pipeline.intake.limits import DEFAULT, Limits
from pipeline.intake.loading import loading
from pipeline.version import pipeline_version

MISSING = "er is geen bestand of map met deze naam"


def ingest(
    paths: Iterable[str | Path],
    db: str | Path,
    *,
    workers: int | None = None,
    dask: str | None = None,
    force: bool = False,
    password: str | None = None,
    with_ocr: bool = True,
    limits: Limits = DEFAULT,
    on_start: Callable[[int], None] = lambda count: None,
    on_file: Callable[[str], None] = lambda path: None,
) -> Summary:
    """Read files and folders into the knowledge base at `db`; Prefect is started only when there is something to read.

    Processes of this machine read, or where `dask` gives the address of a scheduler, the workers of that cluster.

    Raises:
        BadStore: the base cannot be opened or written.
        NoCluster: there is no Dask cluster at that address, or prefect-dask is not installed.
    """
    began = time.perf_counter()
    base = store.open_base(db)
    try:
        known = store.known(base, pipeline_version())
        todo = plan(paths, known, force=force, withdrawn=store.forgotten(base))
        run = store.start_run(base, pipeline_version())
        try:
            for path in todo.missing:
                store.fail(base, path, None, MISSING, version=pipeline_version(), run=run)
            failed = [(path, MISSING) for path in todo.missing]
            on_start(len(todo.todo))
            options = {"password": password, "with_ocr": with_ocr, "limits": limits}
            failed += _read(todo.todo, db, run, workers, dask, on_file, options)
            # after reading: a copy may be of a file that is new too, and that file may be another one by now
            changed = store.note_paths(base, dict(todo.skipped))
            failed += _read(changed, db, run, workers, dask, on_file, options)
            at_work = 0 if dask else min(processes_for(workers), len(todo.todo))
            conclude(base, run, each=partial(lending.each, limits, at_work, str(db)) if at_work else None)
            store.finish_run(base, run, found=todo.count, skipped=len(todo.skipped))
        except BaseException:  # also when the user stops it: what was saved is there, and the run is not going on
            with suppress(BadStore):
                store.finish_run(base, run, found=todo.count, skipped=len(todo.skipped), status="failed")
            raise
    finally:
        lending.end()
        base.close()
    return Summary(
        read=len(todo.todo) + len(changed) - (len(failed) - len(todo.missing)),
        skipped=len(todo.skipped) - len(changed),
        failed=tuple(failed),
        seconds=time.perf_counter() - began,
    )


def processes_for(workers: int | None) -> int:
    """So many as were asked for, else one per core."""
    return workers or os.cpu_count() or 1


def _read(
    paths: Sequence[str],
    db: str | Path,
    run: str,
    workers: int | None,
    dask: str | None,
    on_file: Callable[[str], None],
    options: dict[str, Any],
) -> list[tuple[str, str]]:
    """Read and save these files; gives those that failed, each with the reason."""
    if not paths:
        return []
    processes = min(processes_for(workers), len(paths))
    if not dask:
        lending.begin(options["limits"], processes)
        temporary.begin()
        lending.read_ahead(number=processes, groups=batches(paths, processes)[: AHEAD * processes], **options)
    with loading():
        from flows.reading import on_dask, on_processes, unwatched  # Prefect takes a second to import

    failed = []
    read_and_save = on_dask(dask) if dask else on_processes(processes)
    if temporary.wait():
        read_and_save = unwatched(read_and_save)
    for path, reason in read_and_save(paths, str(db), run, **options):
        on_file(path)
        failed += [(path, reason)] if reason else []
    return failed
