"""The main job from end to end: what is new is read by the flow, and the run is recorded.

Example:
    >>> from flows.ingest import ingest
    >>> summary = ingest(["corpus/samples"], "kennisbank.db")  # doctest: +SKIP
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline import store
from pipeline.conclude import conclude
from pipeline.ingest import Summary, plan
from pipeline.version import pipeline_version

MISSING = "there is no such file or folder"


def ingest(
    paths: Iterable[str | Path],
    db: str | Path,
    *,
    workers: int | None = None,
    force: bool = False,
    password: str | None = None,
    with_ocr: bool = True,
    on_start: Callable[[int], None] = lambda count: None,
    on_file: Callable[[str], None] = lambda path: None,
) -> Summary:
    """Read files and folders into the knowledge base at `db`; Prefect is started only when there is something to read.

    Raises:
        BadStore: the base cannot be opened or written.
    """
    began = time.perf_counter()
    base = store.open_base(db)
    try:
        todo = plan(paths, store.known(base, pipeline_version()), force=force)
        run = store.start_run(base, pipeline_version())
        for path in todo.missing:
            store.fail(base, path, None, MISSING, version=pipeline_version(), run=run)
        failed = [(path, MISSING) for path in todo.missing]
        on_start(len(todo.todo))
        if todo.todo:
            from flows.reading import on_processes  # Prefect takes seconds to import and start

            read_and_save = on_processes(min(workers or os.cpu_count() or 1, len(todo.todo)))
            for path, reason in read_and_save(todo.todo, str(db), run, password=password, with_ocr=with_ocr):
                on_file(path)
                failed += [(path, reason)] if reason else []
        store.note_paths(base, dict(todo.skipped))  # after reading: a copy may be of a file that is new too
        conclude(base, run)
        store.finish_run(base, run, found=todo.count, skipped=len(todo.skipped))
    finally:
        base.close()
    return Summary(
        read=len(todo.todo) - (len(failed) - len(todo.missing)),
        skipped=len(todo.skipped),
        failed=tuple(failed),
        seconds=time.perf_counter() - began,
    )
