"""A calendar of deadlines that other programs read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from pipeline.answers.agenda import calendar

MADE = datetime(2023, 1, 2, 3, 4, tzinfo=UTC)


def action(**more: Any) -> dict[str, Any]:
    row = {"id": "a1", "action": "De secretaris stuurt het plan.", "kind": "toezegging", "owner": "secretaris"}
    row |= {"deadline": "2023-Q1", "deadline_text": "in het eerste kwartaal", "deadline_last": "2023-03-31"}
    row |= {"status": "open", "organisation": "Gemeente Lekduin", "path": "map/verslag.pdf", "page": 3}
    return row | {"quote": "De secretaris zegt toe; het plan volgt, in het eerste kwartaal."} | more


def events(*actions: dict[str, Any], **options: Any) -> list[Any]:
    return list(Calendar.from_ical(calendar(actions, made=MADE, **options)).walk("VEVENT"))


def test_a_deadline_is_an_event_of_a_whole_day() -> None:
    (event,) = events(action())
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2023, 3, 31), date(2023, 4, 1))
    assert event["summary"] == "secretaris: De secretaris stuurt het plan."
    assert "verslag.pdf, bladzijde 3" in event["description"]
    assert "«De secretaris zegt toe; het plan volgt, in het eerste kwartaal.»" in event["description"]


@pytest.mark.parametrize(
    ("more", "options", "count"),
    [
        ({"deadline_last": None}, {}, 0),
        ({"status": "gereed"}, {}, 0),
        ({"status": "vervallen"}, {}, 0),
        ({"status": "gereed"}, {"with_done": True}, 1),
        ({"status": "uitgesteld"}, {}, 1),
    ],
)
def test_only_what_is_still_to_be_done_on_a_day_is_in_it(more: dict[str, Any], options: Any, count: int) -> None:
    assert len(events(action(**more), **options)) == count


def test_the_file_is_the_same_every_time_and_lines_end_as_the_standard_says() -> None:
    first, again = (calendar([action(), action(id="a2")], made=MADE) for _ in range(2))
    assert first == again
    assert all(line.endswith("\r") for line in first.split("\n")[:-1])
    assert [event["uid"] for event in events(action(), action(id="a2"))] == ["a1@verslagmijn", "a2@verslagmijn"]
