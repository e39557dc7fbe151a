"""What a person sees in the terminal: tables that fit and facts on stdout; progress and summaries on stderr."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from pipeline.duties.cases import MARKS, matrix
from pipeline.ingest import Summary

MOST_IN_A_CELL = 160  # characters; the rest of a long sentence is in --format json
MOST_REASONS = 12


def print_table(rows: Sequence[dict[str, Any]], columns: Sequence[str] = ()) -> None:
    """A table on stdout with the named columns (all of them without names); a column without any value is left out."""
    out = Console(highlight=False)
    if not rows:
        Console(stderr=True, highlight=False).print("Niets gevonden.")
        return
    names = [name for name in columns or rows[0] if any(row.get(name) not in (None, "") for row in rows)]
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        is_number = all(isinstance(row.get(name), (int, float)) or row.get(name) is None for row in rows)
        shown.add_column(name, justify="right" if is_number else "left", overflow="fold", no_wrap=is_number)
    for row in rows:
        shown.add_row(*(_cell(name, row.get(name)) for name in names))
    out.print(shown)


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " | ".join(_cell(name, one) for one in value)
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    text = Path(str(value)).name if name == "path" else str(value)
    return text if len(text) <= MOST_IN_A_CELL else text[: MOST_IN_A_CELL - 1] + "…"


def print_check(rows: Sequence[dict[str, Any]], left_out: Sequence[str]) -> None:
    """Per organisation the duties with the outcome of each year; what counted for nothing on stderr."""
    found = matrix(rows)
    for organisation, lines in found.items():
        Console(highlight=False).print(f"\n{organisation}", style="bold", markup=False)
        columns = ["plicht", *sorted({str(row["year"]) for row in rows if row["organisation"] == organisation})]
        print_table([{name: line.get(name) for name in columns} for line in lines], columns)
    if found:
        legend = "   ".join(f"{mark} {outcome}" for outcome, mark in MARKS.items() if mark != outcome)
        Console(stderr=True, highlight=False).print(f"\n{legend}\nMet passages: --format html of pdf", markup=False)
    else:
        print_table([])
    if left_out:
        names = "; ".join(left_out[:MOST_REASONS])
        Console(stderr=True, highlight=False).print(
            f"Niet meegeteld, want de organisatie of het jaar is niet herkend: {names}", soft_wrap=True, markup=False
        )


def print_fact(number: int, kind: str, fact: dict[str, Any]) -> None:
    """One fact with what it says, its document and page, and the words on the page."""
    out = Console(highlight=False)
    says = fact.get("decision") or fact.get("action") or f"{_cell('value', fact.get('value'))} {fact.get('what') or ''}"
    details = [str(fact[key]) for key in ("category", "period", "decided_on", "deadline") if fact.get(key)]
    out.print(f"\n{number}. {kind}: {says}" + (f" ({', '.join(details)})" if details else ""), markup=False)
    page = f", bladzijde {fact['page']}" if fact.get("page") else ""
    out.print(f"   {Path(str(fact['path'])).name}{page}: «{fact['quote']}»", markup=False)


class Bar:
    """A progress bar on stderr, silent where stderr is no terminal."""

    def __init__(self, shown: Progress) -> None:
        self.shown = shown
        self.task = shown.add_task("Voorbereiden", total=None)

    def start(self, total: int) -> None:
        self.shown.update(self.task, total=total, description="Lezen")

    def step(self, path: str) -> None:
        self.shown.update(self.task, advance=1, description=Path(path).name[:32])


@contextmanager
def progress() -> Iterator[Bar]:
    """A bar that goes away when it is done."""
    columns = (TextColumn("{task.description:32}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:
        yield Bar(shown)


def print_summary(summary: Summary, db: Path) -> None:
    """How an ingest ended: counts, and the files that failed with their reasons; on stderr."""
    out = Console(stderr=True, highlight=False)
    out.print(
        f"{summary.read} gelezen, {summary.skipped} al bekend, {len(summary.failed)} mislukt"
        f" ({summary.seconds:.1f} s) → {db}"
    )
    for path, reason in summary.failed[:MOST_REASONS]:
        out.print(f"  {path}: {reason}", soft_wrap=True, markup=False)
    if len(summary.failed) > MOST_REASONS:
        out.print(f"  … en {len(summary.failed) - MOST_REASONS} andere: verslagmijn status --db {db}")
