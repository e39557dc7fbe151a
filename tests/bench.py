"""Measurements of speed and memory, as ratios within one run: `make bench`.

Absolute times mean nothing on a shared machine; the ratio of two loops over the same files in one run does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import growth

SHARED = Path(os.environ.get("VERSLAGMIJN_SHARED", "../shared"))
MEMORY_MB = 600
MADE = 1000  # documents
FASTER = 1.7
ONE_PAGE = "Jaarverslag 2022\n\nIn 2022 ontving het meldpunt 14 meldingen.\n"


def main() -> int:
    """Print the table; exit status 1 where a bound is broken."""
    grown = growth_rows()
    minutes = sorted((SHARED / "corpus/real/minutes").glob("*.pdf"))
    if not minutes:
        print(f"no documents in {SHARED}; set VERSLAGMIJN_SHARED")
        return 0 if all(row[3] for row in grown) else 1
    rows = [*grown, *against_pdfplumber(minutes), *by_stage(minutes), peak_memory(), small_text(), *workers()]
    width = max(len(name) for name, *_ in rows)
    for name, value, bound, holds in rows:
        print(f"{name:{width}}  {value:>12}  {bound:>12}  {'ok' if holds else 'TOO MUCH'}")
    return 0 if all(row[3] for row in rows) else 1


def growth_rows() -> list[tuple[str, str, str, bool]]:
    """Time a document and peak memory for ten times as many documents; prints their table first."""
    rows = [growth.measured(size) for size in growth.SIZES]
    print(growth.table(rows) + "\n")
    few, many = (f"{row['size']:,}" for row in (rows[0], rows[-1]))
    ratios = growth.ratios(rows)
    return [
        (f"{name}, {many} documents / {few}", f"{ratio:.2f} x", f"<= {growth.FLAT} x", ratio <= growth.FLAT)
        for name, ratio in ratios.items()
    ]


def against_pdfplumber(files: list[Path]) -> list[tuple[str, str, str, bool]]:
    """Reading and extraction of these files against a bare pdfplumber `extract_text` loop, in turn, file by file."""
    import pdfplumber

    from pipeline.extract import extract
    from pipeline.read import read
    from pipeline.split import split

    for document in split(read(files[0])):
        extract(document)  # models loaded before the clock starts
    ours = theirs = 0.0
    pages = 0
    for file in files:
        began = time.process_time()
        for document in split(read(file)):
            extract(document)
        ours += time.process_time() - began
        began = time.process_time()
        with pdfplumber.open(file) as pdf:
            for page in pdf.pages:
                page.extract_text()
                pages += 1
        theirs += time.process_time() - began
    ratio = theirs / ours
    return [
        (
            f"{len(files)} sets of minutes, {pages} pages: pdfplumber / verslagmijn",
            f"{ratio:.1f} x",
            ">= 3 x",
            ratio >= 3,
        ),
        ("    verslagmijn a page, this machine, this hour", f"{1000 * ours / pages:.1f} ms", "", True),
    ]


def by_stage(files: list[Path]) -> list[tuple[str, str, str, bool]]:
    """Milliseconds a page of each stage."""
    from pipeline.extract import FINDERS, sentences_of
    from pipeline.read import read
    from pipeline.split import split

    seconds: dict[str, float] = {}
    pages = 0

    def clocked(name: str, function, *arguments):  # type: ignore[no-untyped-def]
        began = time.process_time()
        result = function(*arguments)
        result = list(result) if name not in ("read", "split") else result
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - began
        return result

    for file in files:
        source = clocked("read", read, file)
        pages += len(source.pages)
        for document in clocked("split", split, source):
            prose = clocked("sentences", sentences_of, document)
            for finder in FINDERS:
                clocked(finder.__name__, finder, document, prose)
    return [(f"    {name}", f"{1000 * spent / pages:.1f} ms/page", "", True) for name, spent in seconds.items()]


def peak_memory() -> tuple[str, str, str, bool]:
    """The most memory that `extract` takes for the longest real report."""
    longest = SHARED / "corpus/real/reports/20200928_Duidingsrapportage_Coronamelder.pdf"
    code = (
        "import re, sys; from pipeline.extract import extract; from pipeline.read import read\n"
        "from pipeline.split import split\n"
        "source = read(sys.argv[1]); [extract(d) for d in split(source)]\n"
        "most = re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())\n"
        "print(len(source.pages), int(most[1]) // 1024)"
    )
    shown = subprocess.run([sys.executable, "-c", code, str(longest)], capture_output=True, text=True, check=True)
    pages, megabytes = (int(word) for word in shown.stdout.split())
    return f"peak memory, report of {pages} pages", f"{megabytes} MB", f"< {MEMORY_MB} MB", megabytes < MEMORY_MB


def workers() -> list[tuple[str, str, str, bool]]:
    """How many times as fast two workers ingest as one does, on the clock: the whole command, from start to end.

    The real documents with a text layer are a job of half a minute, of which starting is a part that no worker can
    share; the bound is for a thousand made documents. Each run recognises scanned pages itself; a first one, that is
    not counted, lets Prefect make its tables.
    """
    real = SHARED / "corpus/real"
    with TemporaryDirectory() as folder:
        page = Path(folder, "een-pagina.txt")
        page.write_text(ONE_PAGE, "utf-8")
        _ingested([str(page)], 1, Path(folder, "eerst.db"))
        made = Path(folder, "made")
        made.mkdir()
        count = len(list(growth.documents(MADE, made)))
        jobs = {
            "real documents": ([str(real / name) for name in ("minutes", "reports", "letters", "decisions")], 0.0),
            f"{count:,} made documents": ([str(made)], FASTER),
        }
        rows = []
        for name, (paths, least) in jobs.items():
            one, two = (_ingested(paths, number, Path(folder, f"{len(rows)}-{number}.db")) for number in (1, 2))
            shown = f"ingest of {name}, one worker / two ({one:.1f} s and {two:.1f} s)"
            rows.append((shown, f"{one / two:.2f} x", f">= {least} x" if least else "", one / two >= least))
    return rows


def _ingested(paths: list[str], number: int, db: Path) -> float:
    """The seconds that so many workers take."""
    command = [sys.executable, "-m", "pipeline.cli", "ingest", *paths, "--workers", str(number), "--db", str(db)]
    own = os.environ | {"VERSLAGMIJN_CACHE": str(db.with_suffix(".cache"))}
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False, env=own)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode())
    return time.perf_counter() - began


def small_text() -> tuple[str, str, str, bool]:
    """The time from command to answer for a text of one page."""
    file = Path(os.environ.get("TMPDIR", "/tmp")) / "een-pagina.txt"
    file.write_text(ONE_PAGE, "utf-8")
    command = [str(Path(sys.executable).parent / "verslagmijn"), "extract", str(file)]
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        seconds.append(time.perf_counter() - began)
    return "extract on one page of text, from the shell", f"{min(seconds):.2f} s", "< 2 s", min(seconds) < 2


if __name__ == "__main__":
    sys.exit(main())
