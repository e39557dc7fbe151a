"""The Prefect flow of an ingest: batches of files are read by tasks on worker processes, and saved as they come in."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from multiprocessing import current_process
from queue import SimpleQueue
from typing import Any

from flows.quiet import hush

hush()

from prefect import flow, task  # noqa: E402
from prefect.futures import PrefectFuture  # noqa: E402
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings  # noqa: E402
from prefect.task_runners import ThreadPoolTaskRunner  # noqa: E402

from pipeline import store  # noqa: E402
from pipeline.errors import NoCluster  # noqa: E402
from pipeline.ingest import AHEAD, batches, keep_all  # noqa: E402
from pipeline.intake import lending  # noqa: E402
from pipeline.intake.limits import DEFAULT, Limits  # noqa: E402
from pipeline.intake.outcome import Reading  # noqa: E402

CLUSTER_SECONDS = 20.0  # in which a Dask scheduler must answer

Fates = Iterator[tuple[str, str | None]]  # paths, each with the reason why it failed


@task(retries=2, retry_delay_seconds=1, retry_condition_fn=lambda task, run, state: _may_pass(state), log_prints=False)
def read_batch(paths: Sequence[str], password: str | None, with_ocr: bool, limits: Limits) -> list[bytes]:
    """What each file of the batch states, pickled; tried again where the disk or network may have hiccuped."""
    _may_have_children()
    return lending.read(limits, paths, password=password, with_ocr=with_ocr)


@flow(name="verslagmijn-ingest", validate_parameters=False)
def read_and_save(
    paths: Sequence[str],
    db: str,
    run: str,
    *,
    password: str | None,
    with_ocr: bool,
    limits: Limits = DEFAULT,
    at_once: int = 1,
) -> Fates:
    """Read the files in batches, `at_once` at a time, and save each as soon as it is there; yields each path, and why
    it failed or None."""
    done: SimpleQueue[PrefectFuture[list[bytes]]] = SimpleQueue()
    waiting = iter(batches(paths, at_once))

    def give_out(number: int) -> int:
        given = [read_batch.submit(batch, password, with_ocr, limits) for batch in islice(waiting, number)]
        for future in given:
            future.add_done_callback(done.put)
        return len(given)

    with closing(store.open_base(db)) as base:
        try:
            out = give_out(AHEAD * at_once)
            while out:
                packed = done.get().result()
                out += give_out(1) - 1
                readings: list[Reading] = [pickle.loads(one) for one in packed]
                yield from zip([one.path for one in readings], keep_all(base, readings, run=run), strict=True)
        except BaseException:
            lending.end()  # before Prefect waits for its threads, which wait for these
            raise


def on_processes(workers: int) -> Callable[..., Fates]:
    """The flow `read_and_save` with so many processes that read: each task runs in a thread here, and asks one."""
    runner: Any = ThreadPoolTaskRunner(max_workers=workers)
    return partial(read_and_save.with_options(task_runner=runner), at_once=workers)


def unwatched(fates: Callable[..., Fates]) -> Callable[..., Fates]:
    """The same flow without heartbeats, for which nobody waits at a temporary server.

    Prefect ends a flow with up to a second of waiting for the thread that sends them.
    """

    def quietly(*given: Any, **named: Any) -> Fates:
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            yield from fates(*given, **named)

    return quietly


def on_dask(address: str) -> Callable[..., Fates]:
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
        with client(address, timeout=CLUSTER_SECONDS, set_as_default=False) as cluster:
            threads = sum(cluster.ncores().values())
    except (OSError, ValueError) as error:
        raise NoCluster(f"there is no Dask cluster at {address}; start one, or correct --dask") from error
    runner: Any = DaskTaskRunner(address=address)
    return partial(read_and_save.with_options(task_runner=runner), at_once=max(threads, 1))


def _may_have_children() -> None:
    """Let a worker of Dask start the process that reads: its nanny makes it one that may not, so as to end with it."""
    own: Any = current_process()
    if own.daemon:
        own._config["daemon"] = False


def _may_pass(state: object) -> bool:
    """Whether a second try can help: the fault came from outside, not from the file."""
    error = getattr(state, "data", None)
    return isinstance(error, OSError)
