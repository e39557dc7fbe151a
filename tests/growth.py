"""What the work costs as it grows: documents made from the samples, read, kept and concluded on, 100 and 1,000 at a time.

`make bench` runs it with 100 and 1,000; `python tests/growth.py 100 1000 10000` with more. Each size runs in a process
of its own; times are those of the processor, which other work on the machine hardly touches.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "corpus" / "texts").glob("*.txt"))
PDFS = sorted(path for path in (ROOT / "corpus" / "samples").glob("*.pdf") if "scan" not in path.name)
SIZES = (100, 1000)
FLAT = 1.15  # how much dearer a document, and higher the peak, may be among ten times as many
PDF_EVERY = 10  # documents
NUMBER = re.compile(r"(?<![\d.,/-])(\d{1,3})(?![\d.,/-])")
PLACES = "Aller Berk Dal Eiken Fonte Geest Hoven Iep Kade Linde Meer Noord Oever Polder Rade Schans Terp Veen Wal Zand"
ENDINGS = "dam drecht hoven kerk lo meer rode stede veld wijk"
NAME = re.compile(r"Vierhoven|Noorderland")
YEARS = 6  # reports of one organisation


def main() -> int:
    """Print the table; exit status 1 where a document becomes dearer."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    rows = [measured(size) for size in sizes]
    print(table(rows))
    return 0 if all(ratio <= FLAT for ratio in ratios(rows).values()) else 1


def table(rows: list[dict[str, float]]) -> str:
    """The rows as Markdown."""
    head = "| documents | read, ms each | keep, ms each | link and check, ms each | peak, MB | base, KB each |"
    lines = [head, "|---:|---:|---:|---:|---:|---:|"]
    for row in rows:
        shown = (f"{row[name] * 1000:.1f}" for name in ("read", "keep", "conclude"))
        lines.append(f"| {row['size']:,} | {' | '.join(shown)} | {row['peak']:.0f} | {row['kilobytes']:.0f} |")
    return "\n".join(lines)


def ratios(rows: list[dict[str, float]]) -> dict[str, float]:
    """How much dearer a document is, and higher the peak, in the last row than in the first."""
    first, last = rows[0], rows[-1]
    each = [sum(row[name] for name in ("read", "keep", "conclude")) for row in (first, last)]
    return {"time a document": each[1] / each[0], "peak memory": last["peak"] / first["peak"]}


def measured(size: int) -> dict[str, float]:
    """Seconds of processor a document for each step, peak memory and size of the base, for so many documents."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-c", f"from tests.growth import run; run({size}, {folder!r})"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def run(size: int, folder: str) -> None:
    """In a process of its own: make, read, keep and conclude, and print what it cost."""
    from pipeline.conclude import conclude
    from pipeline.ingest import keep
    from pipeline.intake.reading import read_file
    from pipeline.store import finish_run, open_base, start_run

    spent = dict.fromkeys(("read", "keep", "conclude"), 0.0)

    def clocked(name: str, function, *arguments, **options):  # type: ignore[no-untyped-def]
        began = time.process_time()
        result = function(*arguments, **options)
        spent[name] += time.process_time() - began
        return result

    for path in (SAMPLES[0], PDFS[0]):
        read_file(str(path))  # models loaded before the clock starts
    db = Path(folder) / "kennisbank.db"
    with open_base(db) as base:
        number = start_run(base, "1")
        for path in documents(size, Path(folder)):
            clocked("keep", keep, base, clocked("read", read_file, str(path)), run=number)
            path.unlink()
        clocked("conclude", conclude, base, number)
        finish_run(base, number, found=size, skipped=0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    each = {name: seconds / size for name, seconds in spent.items()}
    print(json.dumps({"size": size, **each, "peak": peak, "kilobytes": db.stat().st_size / 1024 / size}))


def documents(size: int, folder: Path):  # type: ignore[no-untyped-def]
    """So many documents, one at a time: a sample with another name of place, other years and other counts.

    Of each organisation there are reports over several years, so that there is something to link. One in ten is a
    PDF of the samples with a mark of its own.
    """
    for number in range(size):
        if number % PDF_EVERY == 0:
            yield _pdf(PDFS[number // PDF_EVERY % len(PDFS)], number, folder)
            continue
        path = folder / f"verslag-{number:06}.txt"
        path.write_text(_varied(SAMPLES[number % len(SAMPLES)].read_text("utf-8"), number), "utf-8")
        yield path


def _varied(text: str, number: int) -> str:
    chance = random.Random(number)
    organisation, shift = divmod(number // len(SAMPLES), YEARS)
    places, endings = PLACES.split(), ENDINGS.split()
    name = places[organisation % len(places)] + endings[organisation // len(places) % len(endings)]
    text = NAME.sub(name, text)
    text = NUMBER.sub(lambda found: str(max(1, int(found[1]) + chance.randint(-2, 9))), text)
    return re.sub(r"\b20(1\d|2\d)\b", lambda found: str(int(found[0]) - shift), text)


def _pdf(sample: Path, number: int, folder: Path) -> Path:
    path = folder / f"verslag-{number:06}.pdf"
    path.write_bytes(sample.read_bytes() + f"\n% {number}\n".encode())
    return path


if __name__ == "__main__":
    sys.exit(main())
