"""What could not be read of a file's pages, in sentences: pages with one and the same problem are told together."""

from __future__ import annotations

from collections.abc import Iterable

MOST_STRETCHES = 6  # of pages with one problem that are named one by one


def of_pages(problems: Iterable[tuple[int, str | None]]) -> list[str]:
    """A sentence per problem, in order of the first page that has it; the pages are given in order.

    Example:
        >>> of_pages([(1, "te vaag"), (2, "leeg"), (3, "te vaag"), (4, "te vaag"), (5, None)])
        ['bladzijde 1, 3-4: te vaag', 'bladzijde 2: leeg']
    """
    pages: dict[str, list[int]] = {}
    for number, problem in problems:
        if problem:
            pages.setdefault(problem, []).append(number)
    return [f"bladzijde {_stretches(numbers)}: {problem}" for problem, numbers in pages.items()]


def _stretches(numbers: list[int]) -> str:
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in found[:MOST_STRETCHES]]
    more = sum(last - first + 1 for first, last in found[MOST_STRETCHES:])
    return ", ".join(shown) + (f" en {more} andere" if more else "")
