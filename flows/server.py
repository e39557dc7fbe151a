"""A Prefect server of our own, in this process: where no `PREFECT_API_URL` names one, flows run on this."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import Any

from flows.quiet import hush
from pipeline.intake.loading import loading

PATIENCE_SECONDS = 300.0  # the first start makes Prefect's tables; a busy machine takes its time


def begin_server() -> None:
    """Let a server for the flows of this process begin; it lives as long as the process.

    To be called before Prefect is imported, else it does nothing, and Prefect starts one as a process: that takes
    longer, and longer again since Prefect loads its server in both. Nor does it where the user named a server.
    """
    if "prefect" in sys.modules or "PREFECT_API_URL" in os.environ or "PREFECT_HOME" in os.environ:
        return
    hush()
    door = _door()
    os.environ["PREFECT_API_URL"] = _address(door)
    with loading():
        _begun(door, is_whole=False)


@contextmanager
def server_for(db: Path) -> Iterator[str]:
    """The address of a server that plans runs: the user's, or one that lives as long as this process.

    To be entered before Prefect is imported: it reads its settings then. The server of a base keeps its own files,
    listens on this machine only, and dies with the process, however that ends.

    Raises:
        RuntimeError: the server does not start.
    """
    if address := os.environ.get("PREFECT_API_URL"):
        hush()
        yield address
        return
    hush()
    home = Path(os.environ["PREFECT_HOME"]) / f"schema-{sha256(str(db.resolve()).encode()).hexdigest()[:10]}"
    home.mkdir(parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(home)
    with _door() as door:
        address = _address(door)
        os.environ["PREFECT_API_URL"] = address
        with _running(door):
            yield address


def _door() -> socket.socket:
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    return door


def _address(door: socket.socket) -> str:
    return f"http://127.0.0.1:{door.getsockname()[1]}/api"


def _begun(door: socket.socket, *, is_whole: bool = True) -> tuple[Any, Thread]:
    """The server, which answers now, and its thread; `is_whole` where it also plans runs."""
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app(ephemeral=not is_whole)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on"))
    thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True, name="prefect-server")
    thread.start()
    until = time.monotonic() + PATIENCE_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            raise RuntimeError("the Prefect server of this process did not start; start one and set PREFECT_API_URL")
        time.sleep(0.02)
    return server, thread


@contextmanager
def _running(door: socket.socket) -> Iterator[None]:
    server, thread = _begun(door)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)
