"""The processes of this one that read: each lent to one file at a time, so that as many read as are asked for at once.

Example:
    >>> with lent(Limits()) as guard:
    ...     guard.read("corpus/samples/verslag-ov-2022-03.pdf").reason is None
    True
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from pipeline.intake.guard import Guard
from pipeline.intake.limits import Limits
from pipeline.intake.nursery import Nursery
from pipeline.knowledge.base import reading

_lock = threading.Lock()
_idle: dict[Limits, list[Guard]] = {}
_lent: set[Guard] = set()
_nurseries: list[Nursery] = []  # one where several read at once
_ahead: dict[tuple[str, ...], Future[list[bytes]]] = {}  # what was begun before anybody came for it, by its files


def begin(limits: Limits, number: int) -> None:
    """Let so many processes load what they need, while this one does something else.

    On Linux several are born of one that has loaded it, so that it is loaded once.
    """
    with _lock:
        if number > 1 and not _nurseries and sys.platform == "linux":
            _nurseries.append(Nursery())
        idle = _idle.setdefault(limits, [])
        idle += [Guard(limits, *_nurseries) for _ in range(number - len(idle))]
    for guard in idle[:number]:
        guard.begin()


@contextmanager
def lent(limits: Limits) -> Iterator[Guard]:
    """A guard that nobody else uses meanwhile: the one that was used last, or a new one where none is idle."""
    with _lock:
        idle = _idle.setdefault(limits, [])
        guard = idle.pop() if idle else Guard(limits, *_nurseries)
        _lent.add(guard)
    try:
        yield guard
    finally:
        with _lock:
            if guard in _lent:
                _lent.remove(guard)
                _idle.setdefault(limits, []).append(guard)


def read(limits: Limits, paths: Sequence[str], **how: Any) -> list[bytes]:
    """What each of these files states, as `Guard.read_packed` gives it in rows; nothing more is read ahead from now on.

    Raises:
        OSError: a process that reads could not be started.
    """
    with _lock:
        begun = _ahead.pop(tuple(paths), None)
        for other in _ahead.values():
            other.cancel()  # does nothing where it is begun
    if begun is not None and not begun.cancel():
        return begun.result()
    return _read(limits, paths, how)


def read_ahead(limits: Limits, number: int, groups: Iterable[Sequence[str]], **how: Any) -> None:
    """Begin with these groups of files, so many at once, before anybody comes for them with `read`."""
    threads = ThreadPoolExecutor(number)
    with _lock:
        for paths in groups:
            _ahead[tuple(paths)] = threads.submit(_read, limits, paths, how)
    threads.shutdown(wait=False)


def _read(limits: Limits, paths: Sequence[str], how: dict[str, Any]) -> list[bytes]:
    with lent(limits) as guard:
        return [guard.read_packed(path, as_rows=True, **how) for path in paths]


def each(
    limits: Limits, number: int, db: str, function: Callable[..., Any], asked: Iterable[tuple[Any, ...]]
) -> Iterator[Any]:
    """What a function of the base gives for each of these arguments, in order, with so many processes at work.

    They only read the base at `db`. Where one fails, or is lost, this process does its work.
    """

    def one(arguments: tuple[Any, ...]) -> Any:
        try:
            with lent(limits) as guard:
                return guard.call(in_base, db, function, *arguments)
        except ChildProcessError:
            return in_base(db, function, *arguments)

    with ThreadPoolExecutor(number) as threads:
        yield from threads.map(one, asked)


def in_base(db: str, function: Callable[..., Any], *arguments: Any) -> Any:
    """What the function gives for the base at `db`, opened for reading."""
    with reading(db) as base:
        return function(base, *arguments)


def end() -> None:
    """All of them end now, also in the middle of a file, which comes to nothing then."""
    with _lock:
        guards = [*_lent, *(guard for idle in _idle.values() for guard in idle)]
        nurseries = _nurseries[:]
        for begun in _ahead.values():
            begun.cancel()
        _ahead.clear()
        _lent.clear()
        _idle.clear()
        _nurseries.clear()
    for guard in guards:
        guard.end()
    for nursery in nurseries:
        nursery.end()
