"""Prefect without its own words on the user's screen, and with its files out of the user's way."""

from __future__ import annotations

import os
from pathlib import Path

SETTINGS = {
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",  # 3.8 prints tracebacks of its own shutdown below this
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",  # a busy laptop needs more than the 20 s it gets
    "DO_NOT_TRACK": "1",
}


def hush() -> None:
    """Set Prefect up before it is imported; what the user has set stays."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
    if "PREFECT_API_URL" not in os.environ:
        data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
        home = Path(os.environ.setdefault("PREFECT_HOME", str(Path(data) / "verslagmijn" / "prefect-3.8")))
        home.mkdir(parents=True, exist_ok=True)
