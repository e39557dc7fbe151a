"""The weekly report: what `check` and `audit` say of the whole base, as files."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.errors import BadStore
from pipeline.settings import Settings

REPORTS = {"check": ("json", "html"), "audit": ("json",)}  # subcommand → formats
NEEDS_ATTENTION = 1  # exit status of a command that found something


def report(settings: Settings) -> list[Path]:
    """The files that were written, in a folder of this day below the folder of changes.

    Raises:
        BadStore: a report could not be made; says why.
    """
    day = datetime.now(ZoneInfo(settings.schedule.timezone)).date().isoformat()
    folder = settings.changes.folder / f"rapport-{day}"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, shapes in REPORTS.items():
        for shape in shapes:
            target = folder / f"{name}.{shape}"
            target.write_bytes(_answer(name, shape, settings.base.db))
            written.append(target)
    return written


def _answer(name: str, shape: str, db: Path) -> bytes:
    words = [sys.executable, "-m", "pipeline.cli", name, "--db", str(db), "--format", shape]
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode > NEEDS_ATTENTION or not done.stdout:
        raise BadStore(f"{name} gave no report: {done.stderr.decode(errors='replace').strip()[-500:]}")
    return done.stdout
