"""A Prefect server for as long as this process lives: a process of its own, which starts while others load.

Prefect would start one itself, but only when it is first asked for something, and it loads its whole server into this
process to do so. What becomes of the runs is kept in the user's files of Prefect.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from flows.quiet import hush
from pipeline.intake.loading import loading

PATIENCE_SECONDS = 180.0  # the first start makes Prefect's tables; a busy machine takes its time
PATIENCE_AT_END_SECONDS = 5.0
SERVICES = (
    "TRIGGERS",
    "EVENT_PERSISTER",
    "TASK_RUN_RECORDER",
    "LATE_RUNS",
    "CANCELLATION_CLEANUP",
    "FOREMAN",
    "PAUSE_EXPIRATIONS",
    "SCHEDULER",
)
SETTINGS = {  # it plans nothing, automates nothing and shows nothing: it keeps what becomes of one flow
    **{f"PREFECT_SERVER_SERVICES_{name}_ENABLED": "false" for name in SERVICES},
    "PREFECT_SERVER_SERVICES_REPOSSESSOR_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CLEANUP_RECONCILER_ENABLED": "false",
    "PREFECT_SERVER_EVENTS_STREAM_OUT_ENABLED": "false",
    "PREFECT_SERVER_LOGS_STREAM_OUT_ENABLED": "false",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",  # to know that nothing changed it loads all that is installed
}
NOT_STARTED = "the Prefect server did not start; try again, or start one and set PREFECT_API_URL"

_said: SimpleQueue[str] = SimpleQueue()  # lines of a server that is starting; an empty one: it is gone
_starting: list[subprocess.Popen[str]] = []
_started: list[bool] = []  # whether this process has a server of its own


def begin() -> None:
    """Start the server without waiting for it, and give its address to Prefect, which is to be imported after this.

    Does nothing where a server is named already, by the user or by an earlier call, and where Prefect was imported
    before: it starts its own then.

    Raises:
        RuntimeError: the server does not start.
    """
    hush()
    if "prefect" in sys.modules or "PREFECT_API_URL" in os.environ or _has_profiles():
        return
    process = subprocess.Popen(
        [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import main; main()"],
        env=SETTINGS | os.environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for this process, which tells the server how its run ended
    )
    _starting.append(process)
    atexit.register(_end, process)
    Thread(target=_listen, args=(process.stdout,), daemon=True, name="prefect-server").start()
    os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{_next()}/api"


def wait() -> bool:
    """Come back when the server that `begin` started answers; whether it started one.

    Raises:
        RuntimeError: it does not start.
    """
    if _starting:
        _next()
        _starting.clear()
        _started.append(True)
    return bool(_started)


def main() -> None:
    """What the process does: say its port, say that it answers, and end when the process that asked for it has."""
    Thread(target=_end_with_input, daemon=True).start()
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        print(door.getsockname()[1], flush=True)
        with loading():
            import uvicorn
            from prefect.server.api.server import create_app

            app = create_app(ephemeral=True)
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="on"))
        Thread(target=_announce, args=(server,), daemon=True).start()
        server.run(sockets=[door])


def _end_with_input() -> None:
    sys.stdin.read()  # comes back when there is nobody left to write
    os._exit(0)  # what was answered is kept in SQLite; an orderly end would wait for connections that nobody uses


def _announce(server: Any) -> None:
    with loading():
        while not server.started:
            time.sleep(0.02)
    print("ready", flush=True)


def _listen(lines: IO[str]) -> None:
    for line in lines:
        _said.put(line.strip())
    _said.put("")


def _next() -> str:
    """The next line of the server."""
    try:
        line = _said.get(timeout=PATIENCE_SECONDS)
    except Empty:
        line = ""
    if not line:
        raise RuntimeError(NOT_STARTED)
    return line


def _end(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(PATIENCE_AT_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _has_profiles() -> bool:
    """Whether the user's settings of Prefect may name a server."""
    return Path(os.environ["PREFECT_HOME"], "profiles.toml").exists()
