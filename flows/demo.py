"""A first look, as `make demo` shows it: the samples read, what was found, three facts on their page."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.ingest import ingest
from pipeline import query
from pipeline.answers.terminal import print_fact, print_summary, print_table, progress

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
DB = Path("kennisbank.db")
NEXT = """
Verder:
  .venv/bin/verslagmijn search melding --db kennisbank.db
  .venv/bin/verslagmijn figures --category pesten --db kennisbank.db
  .venv/bin/verslagmijn decisions --year 2022 --db kennisbank.db
  .venv/bin/verslagmijn ingest EIGEN_MAP --db kennisbank.db
  .venv/bin/verslagmijn --help
"""


def main() -> int:
    """Read the samples into `kennisbank.db` and print what they state; exit status 1 where a file failed."""
    with progress() as bar:
        summary = ingest([SAMPLES], DB, on_start=bar.start, on_file=bar.step)
    print_summary(summary, DB)
    print_table(query.status(DB))
    for number, (kind, fact) in enumerate(_examples(), 1):
        print_fact(number, kind, fact)
    print(NEXT)
    return 1 if summary.failed else 0


def _examples() -> list[tuple[str, dict[str, object]]]:
    """A figure, a decision and an action that were read with most certainty."""
    found = (
        (
            "cijfer",
            query.figures(DB, year="2022", category="pesten", limit=1) or query.figures(DB, year="2022", limit=1),
        ),
        ("besluit", query.decisions(DB, year="2022", limit=1)),
        ("actie", query.actions(DB, limit=1)),
    )
    return [(kind, rows[0]) for kind, rows in found if rows]


if __name__ == "__main__":
    sys.exit(main())
