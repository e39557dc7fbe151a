"""How much one file may cost: time, memory, pages. What needs more fails, or is read in part, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

MOST_PAGES = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that reading one file may take."""

    step_seconds: float = 90.0  # one page, or one search through the text, with a free processor; a scan takes two
    seconds: float = 3_600.0  # all of it
    memory_mb: int = 2_000  # beside what the program itself takes; 0: no limit
    pages: int = MOST_PAGES  # the pages after these are left out
    lost_pages: int = 3  # pages that may crash or hang before the file is given up


DEFAULT = Limits()
