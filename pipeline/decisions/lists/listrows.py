"""One row of an action list, whatever way it was printed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """The cells of a row by their meaning, as printed, and the stretch of the text that holds the row."""

    start: int
    end: int
    what: str
    who: str | None = None
    when: str | None = None
    status: str | None = None
    has_status: bool = False
