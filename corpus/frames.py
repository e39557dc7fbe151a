"""The frames of the catalogue of duties: how texts say of any thing that it is there or is lacking, filled in per duty.

Example:
    >>> frame = {"id": "ontbreekt", "all": ["geen (?:eigen )?<noun>"], "example": "Er is geen <named>."}
    >>> framed({"id": "AW5-eed", "noun": "eed", "named": "eed"}, [frame])
    [{'id': 'AW5-eed-ontbreekt', 'all': ['geen (?:eigen )?(?:eed)'], 'example': 'Er is geen eed.'}]
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def framed(entry: dict[str, Any], frames: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cues that the frames make of the noun of a duty, as rows of the catalogue; none where it names no noun."""
    if "noun" not in entry:
        return []
    return [
        {key: _filled(value, entry) for key, value in frame.items()} | {"id": f"{entry['id']}-{frame['id']}"}
        for frame in frames
    ]


def _filled(value: Any, entry: dict[str, Any]) -> Any:
    if isinstance(value, list):
        return [_filled(one, entry) for one in value]
    if isinstance(value, str):
        return value.replace("<noun>", f"(?:{entry['noun']})").replace("<named>", entry["named"])
    return value
