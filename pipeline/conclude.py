"""After an ingest: what follows from the facts taken together is concluded again, for whom it concerns."""

from __future__ import annotations

from pipeline import check
from pipeline.audit.renewal import audit_again
from pipeline.knowledge.base import Base


def conclude(base: Base, run: str) -> None:
    """Audit the numbers and judge the duties again of the organisations whose documents the run changed.

    Raises:
        BadStore: another program keeps the base locked.
    """
    audit_again(base, run)
    check.renew(base, run)
