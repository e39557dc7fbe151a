"""What a source has to offer: an address, with what the source itself says of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A document that a source names. `mark` changes where the source has a new version; None where it says nothing."""

    address: str
    title: str | None = None
    mark: str | None = None
    entity: str | None = None  # the source's own name for it, which outlives an address
    is_withdrawn: bool = False
