"""A Prefect server of our own, in this process: where no `PREFECT_API_URL` names one, schedules run on this."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Thread

from flows.quiet import hush

PATIENCE_SECONDS = 300.0  # the first start makes Prefect's tables; a busy machine takes its time


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
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{door.getsockname()[1]}/api"
        os.environ["PREFECT_API_URL"] = address
        with _running(door):
            yield address


@contextmanager
def _running(door: socket.socket) -> Iterator[None]:
    import uvicorn
    from prefect.server.api.server import create_app

    server = uvicorn.Server(uvicorn.Config(create_app(), log_level="critical", lifespan="on"))
    thread = Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True, name="prefect-server")
    thread.start()
    until = time.monotonic() + PATIENCE_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            raise RuntimeError("the Prefect server of the schedule did not start; start one and set PREFECT_API_URL")
        time.sleep(0.1)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(10)
