"""Images of pages as PNG, drawn when asked for by a process of their own and kept in a folder of the user.

The file is found by the paths that the knowledge base knows, and only shown where its content is still what was read.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import lru_cache
from hashlib import file_digest
from multiprocessing import get_context
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import Any, TypeVar

from platformdirs import user_cache_path

from pipeline.errors import UnreadableFile
from pipeline.readers.picture import page_picture, trouble_opening

PATIENCE_SECONDS = 20.0  # after which a page is given up: it may never end
LOCKED = "het bestand is versleuteld; start het programma met --password en het wachtwoord erachter"
NOT_DRAWN = "de bladzijde kan niet worden getekend"
HIDDEN = "persoonsnamen zijn hier weggelaten, en op de afbeelding van een bladzijde staan ze wel"
Result = TypeVar("Result")
MOST_BYTES = 1_000_000_000  # kept in the folder; the oldest go first


class Pictures:
    """The images of pages, in a folder named by the content of the file; `password` opens those that need one."""

    def __init__(self, folder: Path | None = None, *, password: str | None = None) -> None:
        self._password = password
        self._troubles: dict[str, str | None] = {}  # by the content of the file
        self._folder = folder or user_cache_path("verslagmijn") / "bladzijden"
        self._workers: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def warm(self) -> None:
        """Start the process that draws, so that the first page need not wait for it, and make room in the folder."""
        self._pool().submit(os.getpid)
        _make_room(self._folder)

    def close(self) -> None:
        """Stop the process that draws."""
        self._give_up()

    def trouble(self, sha256: str, number: int, paths: Iterable[str]) -> str | None:
        """Why the page cannot be shown, in Dutch; None where it can, as far as is known without drawing it."""
        if self._kept(sha256, number).is_file():  # drawn before: then the file itself is not needed
            return None
        try:
            path = present(sha256, paths)
            if sha256 not in self._troubles:
                self._troubles[sha256] = self._done(trouble_opening, path, self._password)
        except UnreadableFile as error:
            return str(error)
        found = self._troubles[sha256]
        return found and (LOCKED if "wachtwoord" in found else NOT_DRAWN)

    def picture(self, sha256: str, number: int, paths: Iterable[str]) -> bytes:
        """The page of the file with this content, as PNG.

        Raises:
            UnreadableFile: the file is at none of the paths any more, or the page cannot be drawn.
        """
        kept = self._kept(sha256, number)
        if kept.is_file():
            return kept.read_bytes()
        drawn = self._done(page_picture, present(sha256, paths), number, self._password)
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with NamedTemporaryFile(dir=kept.parent, delete=False) as file:
            file.write(drawn)
        Path(file.name).replace(kept)
        return drawn

    def _kept(self, sha256: str, number: int) -> Path:
        return self._folder / sha256 / f"{number}.png"

    def _done(self, task: Callable[..., Result], *given: Any) -> Result:
        """What the process that draws makes of it.

        Raises:
            UnreadableFile: it takes too long, or takes the process down.
        """
        with self._lock:  # one at a time: a page that never ends must not take another with it
            try:
                return self._pool().submit(task, *given).result(PATIENCE_SECONDS)
            except TimeoutError as error:
                self._give_up()
                raise UnreadableFile("het tekenen van de bladzijde duurt te lang") from error
            except BrokenProcessPool as error:
                self._give_up()
                raise UnreadableFile(NOT_DRAWN) from error

    def _pool(self) -> ProcessPoolExecutor:
        if self._workers is None:
            # who stops the server with Ctrl-C stops the worker too, without its traceback
            ignore = (signal.SIGINT, signal.SIG_IGN)
            context = get_context("spawn")
            self._workers = ProcessPoolExecutor(1, mp_context=context, initializer=signal.signal, initargs=ignore)
        return self._workers

    def _give_up(self) -> None:
        workers, self._workers = self._workers, None
        if workers is not None:
            for process in list((workers._processes or {}).values()):
                process.kill()
            workers.shutdown(wait=False, cancel_futures=True)


class NoPictures(Pictures):
    """None at all: an image of a page shows the persons who are left out of the words."""

    def warm(self) -> None:
        """Nothing is drawn."""

    def trouble(self, sha256: str, number: int, paths: Iterable[str]) -> str | None:
        return HIDDEN

    def picture(self, sha256: str, number: int, paths: Iterable[str]) -> bytes:
        raise UnreadableFile(HIDDEN)


def present(sha256: str, paths: Iterable[str]) -> Path:
    """The first of the paths where the file still is as it was read.

    Raises:
        UnreadableFile: it is at none of them.
    """
    has_changed = False
    for path in map(Path, paths):
        try:
            facts = path.stat()
            if _sha256(path, facts.st_mtime_ns, facts.st_size) == sha256:
                return path
            has_changed = True
        except OSError:
            continue
    if has_changed:
        raise UnreadableFile("het bestand is veranderd sinds het werd gelezen; lees het opnieuw in")
    raise UnreadableFile("het bestand staat niet meer waar het werd gelezen")


@lru_cache(maxsize=1000)
def _sha256(path: Path, changed: int, size: int) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _make_room(folder: Path) -> None:
    """Remove the oldest images where the folder holds more than it may."""
    kept = sorted(folder.glob("*/*.png"), key=lambda path: path.stat().st_mtime, reverse=True)
    taken = 0
    for path in kept:
        taken += path.stat().st_size
        if taken > MOST_BYTES:
            path.unlink(missing_ok=True)
