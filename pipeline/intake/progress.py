"""Where the reading of a file has got to: what reads says so, whoever watches over it listens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[int | None], None]
_listeners: list[Listener] = []


def begins(page: int | None = None) -> None:
    """A step of the reading begins: this page, or where None a step that is about the whole text."""
    for listener in _listeners:
        listener(page)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Every step goes to the listener meanwhile."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
