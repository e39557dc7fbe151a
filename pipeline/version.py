"""The version of the program and its rules: what was read by another version is read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).parent.parent
READS = (  # what decides which facts come out of a file; doors such as the command and the web pages do not
    "pipeline/**/*.py",
    "models/**/*.py",
    "corpus/*.py",
    "corpus/patterns/*",
    "corpus/vocabularies/*",
    "corpus/*.yaml",
    "corpus/classifiers/*",
)
DOORS = (
    *("commands", "answers", "evaluation", "exports", "news", "sources", "web"),
    *("cli.py", "query.py", "export.py", "settings.py", "backup.py", "reviews.py", "privacy.py", "anonymous.py"),
    *(
        "guard.py",
        "lending.py",
        "loading.py",
        "nursery.py",
        "process.py",
        "limits.py",
        "years.py",
        "cases.py",
        "findings.py",
        "printing.py",
        "report.py",
    ),
)


@cache
def pipeline_version() -> str:
    """The release and a fingerprint of code and rules: «0.1.0+3f2a9c01»."""
    digest = hashlib.sha256()
    for path in files_that_read():
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(path.read_bytes())
    return f"{release()}+{digest.hexdigest()[:8]}"


def files_that_read() -> list[Path]:
    """The code and rules that decide which facts come out of a file, in the order of their paths."""
    found = sorted({path for pattern in READS for path in ROOT.glob(pattern)})
    return [path for path in found if not set(DOORS).intersection(path.relative_to(ROOT).parts)]


def release() -> str:
    """The release of the installed program; «0» from a folder that is not installed."""
    try:
        return version("verslagmijn")
    except PackageNotFoundError:
        return "0"
