"""The Prefect flow of an ingest: batches of files are read by tasks on worker processes, and saved as they come in."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from multiprocessing import get_context
from typing import Any

from flows.quiet import hush

hush()

from prefect import flow, task  # noqa: E402
from prefect.client.orchestration import get_client  # noqa: E402
from prefect.futures import as_completed  # noqa: E402
from prefect.task_runners import ProcessPoolTaskRunner  # noqa: E402

from pipeline import store  # noqa: E402
from pipeline.errors import NoCluster  # noqa: E402
from pipeline.ingest import Reading, batches, keep, read_file  # noqa: E402

CRASHED = "reading this file makes the PDF library crash; it is left out"


@task(retries=2, retry_delay_seconds=1, retry_condition_fn=lambda task, run, state: _may_pass(state), log_prints=False)
def read_batch(paths: Sequence[str], password: str | None, with_ocr: bool) -> list[Reading]:
    """What each file of the batch states; tried again where the disk or network may have hiccuped."""
    return [read_file(path, password=password, with_ocr=with_ocr) for path in paths]


@flow(name="verslagmijn-ingest", validate_parameters=False)
def read_and_save(
    paths: Sequence[str], db: str, run: str, *, password: str | None, with_ocr: bool
) -> Iterator[tuple[str, str | None]]:
    """Read the files in batches and save each as soon as it is there; yields each path, and why it failed or None."""
    with closing(store.open_base(db)) as base, shared_server():
        batch_of = {read_batch.submit(batch, password, with_ocr): batch for batch in batches(paths)}
        for future in as_completed(list(batch_of)):
            try:
                readings: Iterable[Reading] = future.result()
            except BrokenProcessPool:
                readings = (_alone(path, password, with_ocr) for path in batch_of[future])
            for reading in readings:
                yield reading.path, keep(base, reading, run=run)


@contextmanager
def shared_server() -> Iterator[None]:
    """Let the worker processes talk to the server of this flow; else each starts one of its own, ten seconds lost."""
    before = os.environ.get("PREFECT_API_URL")
    os.environ["PREFECT_API_URL"] = str(get_client(sync_client=True).api_url)
    try:
        yield
    finally:
        if before is None:
            del os.environ["PREFECT_API_URL"]


def on_processes(workers: int) -> Callable[..., Iterator[tuple[str, str | None]]]:
    """The flow `read_and_save` with so many processes that read."""
    runner: Any = ProcessPoolTaskRunner(max_workers=workers)
    return read_and_save.with_options(task_runner=runner)


def on_dask(address: str) -> Callable[..., Iterator[tuple[str, str | None]]]:
    """The flow `read_and_save` with the Dask cluster at this address as what reads; this process still writes.

    Its workers need this program at the same version, and must see the files at the same paths.

    Raises:
        NoCluster: prefect-dask is not installed.
    """
    try:
        from prefect_dask import DaskTaskRunner
    except ImportError as error:
        raise NoCluster("--dask needs prefect-dask; install it with: pip install 'verslagmijn[dask]'") from error
    return read_and_save.with_options(task_runner=DaskTaskRunner(address=address))


def _may_pass(state: object) -> bool:
    """Whether a second try can help: the fault came from outside, not from the file."""
    error = getattr(state, "data", None)
    return isinstance(error, OSError)


def _alone(path: str, password: str | None, with_ocr: bool) -> Reading:
    """One file in a process of its own, after a batch brought its process down."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
        try:
            return pool.submit(read_file, path, password=password, with_ocr=with_ocr).result()
        except BrokenProcessPool:
            print(f"{path}: {CRASHED}", file=sys.stderr)
            return Reading(path=path, sha256=None, bytes=None, seconds=0.0, reason=CRASHED)
