"""The Prefect flow of an ingest: batches of files are read by tasks on worker processes, and saved as they come in."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from multiprocessing import current_process
from typing import Any

from flows.quiet import hush

hush()

from prefect import flow, task  # noqa: E402
from prefect.client.orchestration import get_client  # noqa: E402
from prefect.futures import as_completed  # noqa: E402
from prefect.task_runners import ProcessPoolTaskRunner  # noqa: E402

from pipeline import store  # noqa: E402
from pipeline.errors import NoCluster  # noqa: E402
from pipeline.ingest import Reading, batches, keep  # noqa: E402
from pipeline.intake.guard import guard_of  # noqa: E402
from pipeline.intake.limits import DEFAULT, Limits  # noqa: E402

CLUSTER_SECONDS = 20.0  # in which a Dask scheduler must answer


@task(retries=2, retry_delay_seconds=1, retry_condition_fn=lambda task, run, state: _may_pass(state), log_prints=False)
def read_batch(paths: Sequence[str], password: str | None, with_ocr: bool, limits: Limits) -> list[bytes]:
    """What each file of the batch states, pickled; tried again where the disk or network may have hiccuped."""
    _may_have_children()
    guard = guard_of(limits)
    return [guard.read_packed(path, password=password, with_ocr=with_ocr) for path in paths]


@flow(name="verslagmijn-ingest", validate_parameters=False)
def read_and_save(
    paths: Sequence[str], db: str, run: str, *, password: str | None, with_ocr: bool, limits: Limits = DEFAULT
) -> Iterator[tuple[str, str | None]]:
    """Read the files in batches and save each as soon as it is there; yields each path, and why it failed or None."""
    with closing(store.open_base(db)) as base, shared_server():
        batch_of = {read_batch.submit(batch, password, with_ocr, limits): batch for batch in batches(paths)}
        for future in as_completed(list(batch_of)):
            try:
                packed: Iterable[bytes] = future.result()
            except BrokenProcessPool:  # a worker was killed, by a user or for want of memory, and took the others along
                guard = guard_of(limits)
                packed = (guard.read_packed(path, password=password, with_ocr=with_ocr) for path in batch_of[future])
            for one in packed:
                reading: Reading = pickle.loads(one)
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
        NoCluster: prefect-dask is not installed, or no cluster answers at that address.
    """
    try:
        from distributed import Client
        from prefect_dask.task_runners import DaskTaskRunner
    except ImportError as error:
        raise NoCluster("--dask needs prefect-dask; install it with: pip install 'verslagmijn[dask]'") from error
    try:
        client: Any = Client
        client(address, timeout=CLUSTER_SECONDS, set_as_default=False).close()
    except (OSError, ValueError) as error:
        raise NoCluster(f"there is no Dask cluster at {address}; start one, or correct --dask") from error
    runner: Any = DaskTaskRunner(address=address)
    return read_and_save.with_options(task_runner=runner)


def _may_have_children() -> None:
    """Let a worker of Dask start the process that reads: its nanny makes it one that may not, so as to end with it."""
    own: Any = current_process()
    if own.daemon:
        own._config["daemon"] = False


def _may_pass(state: object) -> bool:
    """Whether a second try can help: the fault came from outside, not from the file."""
    error = getattr(state, "data", None)
    return isinstance(error, OSError)
