"""What the work costs as it grows: documents made from the samples, read, kept and concluded on, 100 and 1,000 at a time.

    python tests/growth.py 100 1000 10000 --plot docs/growth.svg

`make bench` runs it with 100 and 1,000. Each size runs in a process of its own; times are those of the processor. Other
work on the machine slows that too, so a fixed piece of work that has nothing to do with the program is done all along:
what a document costs is compared as a multiple of that. A size that `--kept FILE` holds already is not measured again.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from pages import bound, pdf_of  # noqa: E402

SAMPLES = sorted((ROOT / "corpus" / "texts").glob("*.txt"))
PDFS = sorted(path for path in (ROOT / "corpus" / "samples").glob("*.pdf") if "scan" not in path.name)[::2]
SIZES = (100, 1000)
FLAT = 1.15  # how much dearer a document, and higher the peak, may be among ten times as many
PDF_EVERY = 5  # documents; so a hundred hold a copy of each of `PDFS`
NUMBER = re.compile(r"(?<![\d.,/-])(\d{1,3})(?![\d.,/-])")
PLACES = "Aller Berk Dal Eiken Fonte Geest Hoven Iep Kade Linde Meer Noord Oever Polder Rade Schans Terp Veen Wal Zand"
ENDINGS = "dam drecht hoven kerk lo meer rode stede veld wijk"
NAME = re.compile(r"Vierhoven|Noorderland")
YEARS = 6  # reports of one organisation
STEPS = ("read", "keep", "conclude")
YARDSTICK_EVERY = 5  # documents; then the fixed work is done
YARDSTICK_TIMES = 4  # so that it takes some hundredths of a second
WORD = re.compile(r"\w+")
ROW = re.compile(r"([A-Z][^\d.,:;]{2,40}?)((?: \d[\d.,]*%?){2,5})")
LONGEST_HEADING = 60
TOP, BOTTOM, MARGIN, FIRST_COLUMN, COLUMN = 80.0, 780.0, 72.0, 220.0, 60.0  # points


def main() -> int:
    """Print the table, draw the plot; exit status 1 where a document becomes dearer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), help="how many documents; default: 100 1000")
    parser.add_argument("--plot", type=Path, help="draw what came of it in this file (.svg, .png or .pdf)")
    parser.add_argument("--kept", type=Path, help="JSON lines of what was measured, read first and added to")
    asked = parser.parse_args()
    known = []
    if asked.kept and asked.kept.exists():
        known = [json.loads(line) for line in asked.kept.read_text().splitlines()]
    rows = []
    for size in sorted(asked.sizes):
        row = next((row for row in known if row["size"] == size), None)
        if row is None:
            row = measured(size)
            if asked.kept:
                with asked.kept.open("a") as kept:
                    kept.write(json.dumps(row) + "\n")
        rows.append(row)
        print(table(rows) if len(rows) == 1 else table(rows).splitlines()[-1], flush=True)
    if asked.plot:
        asked.plot.write_bytes(plot(rows, asked.plot.suffix))
    dearer = ratios(rows)
    print("; ".join(f"{name} {ratio:.2f} x" for name, ratio in dearer.items()))
    return 0 if all(ratio <= FLAT for ratio in dearer.values()) else 1


def plot(rows: list[dict[str, float]], ending: str) -> bytes:
    """What a document costs, and the peak of memory, as percentages of those among the fewest documents."""
    from pipeline.answers.plot import drawn

    lines = {
        "reading a document": [row["read"] for row in rows],
        "keeping it": [row["keep"] for row in rows],
        "link, audit and check": [row["conclude"] for row in rows],
        "all three": [sum(row[name] for name in STEPS) for row in rows],
        "peak memory": [row["peak"] for row in rows],
    }
    of_none = {"organisation": None, "unit_of_organisation": None, "category": None, "unit": "percent"}
    shown = [
        {
            **of_none,
            "what": name,
            **{f"{row['size']:,}": 100 * value / values[0] for row, value in zip(rows, values, strict=True)},
        }
        for name, values in lines.items()
    ]
    title = f"Processor time of a document, and memory: {rows[0]['size']:,} documents = 100 %"
    return drawn(shown, ending=ending, title=title)[0]


def table(rows: list[dict[str, float]]) -> str:
    """The rows as Markdown."""
    head = "| documents | read, ms each | keep, ms each | link and check, ms each | fixed work, ms | peak, MB | base, KB each |"
    lines = [head, "|---:|---:|---:|---:|---:|---:|---:|"]
    for row in rows:
        shown = (f"{row[name] * 1000:.1f}" for name in (*STEPS, "yardstick"))
        lines.append(f"| {row['size']:,} | {' | '.join(shown)} | {row['peak']:.0f} | {row['kilobytes']:.0f} |")
    return "\n".join(lines)


def ratios(rows: list[dict[str, float]]) -> dict[str, float]:
    """How much dearer a document is, by the fixed work, and higher the peak, in the last row than in the first."""
    first, last = rows[0], rows[-1]
    each = [sum(row[name] for name in STEPS) / row["yardstick"] for row in (first, last)]
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

    spent = dict.fromkeys((*STEPS, "yardstick"), 0.0)
    texts = [path.read_text("utf-8") for path in SAMPLES]

    def clocked(name: str, function, *arguments, **options):  # type: ignore[no-untyped-def]
        began = time.process_time()
        result = function(*arguments, **options)
        spent[name] += time.process_time() - began
        return result

    for path in (*SAMPLES, *PDFS):
        read_file(str(path))  # models loaded before the clock starts
    db = Path(folder) / "kennisbank.db"
    with open_base(db) as base:
        number = start_run(base, "1")
        for made, path in enumerate(documents(size, Path(folder))):
            if made % YARDSTICK_EVERY == 0:
                clocked("yardstick", _fixed_work, texts)
            clocked("keep", keep, base, clocked("read", read_file, str(path)), run=number)
            path.unlink()
        clocked("conclude", conclude, base, number)
        finish_run(base, number, found=size, skipped=0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    many = dict.fromkeys(STEPS, size) | {"yardstick": -(-size // YARDSTICK_EVERY)}
    each = {name: seconds / many[name] for name, seconds in spent.items()}
    print(json.dumps({"size": size, **each, "peak": peak, "kilobytes": db.stat().st_size / 1024 / size}))


def _fixed_work(texts: list[str]) -> None:
    """Count the words of the samples: as dear however far the run is."""
    for text in texts * YARDSTICK_TIMES:
        Counter(WORD.findall(text.lower())).most_common()


def documents(size: int, folder: Path):  # type: ignore[no-untyped-def]
    """So many documents, one at a time: a sample with another name of place, other years and other counts.

    Of each organisation there are reports over several years, so that there is something to link. One in five is a
    PDF: by turns such a text set on pages, and a report of the samples with a mark of its own, so one that is in the
    base already.
    """
    for number in range(size):
        at, left = divmod(number, PDF_EVERY)
        text = _varied(SAMPLES[number % len(SAMPLES)].read_text("utf-8"), number)
        path = folder / f"verslag-{number:06}.{'txt' if left else 'pdf'}"
        if left:
            path.write_text(text, "utf-8")
        elif at % 2:
            path.write_bytes(_typeset(text))
        else:
            path.write_bytes(PDFS[at // 2 % len(PDFS)].read_bytes() + f"\n% {number}\n".encode())
        yield path


def _typeset(text: str) -> bytes:
    """The text on pages: the first line as the title, short lines without a stop as headings, rows of numbers as tables."""
    lines = [line for page in text.split("\f") for line in page.splitlines() if line.strip()]
    pages, pieces, bold, y = [], [], set(), TOP
    for number, line in enumerate(lines):
        cells = ROW.fullmatch(line.strip())
        is_heading = not cells and len(line) < LONGEST_HEADING and line.strip()[-1] not in ".,;:"
        size = 18.0 if number == 0 else 13.0 if is_heading else 10.0
        if y > BOTTOM:
            pages.append(pdf_of(pieces, bold=bold))
            pieces, bold, y = [], set(), TOP
        columns = [cells[1], *cells[2].split()] if cells else [line.strip()]
        for at, words in enumerate(columns):
            pieces.append(
                (
                    MARGIN if at == 0 else FIRST_COLUMN + at * COLUMN,
                    y,
                    size,
                    words.encode("cp1252", "replace").decode("cp1252"),
                )
            )
        bold |= {line.strip()} if is_heading else set()
        y += 1.4 * size
    return bound(*pages, pdf_of(pieces, bold=bold))


def _varied(text: str, number: int) -> str:
    chance = random.Random(number)
    organisation, shift = divmod(number // len(SAMPLES), YEARS)
    places, endings = PLACES.split(), ENDINGS.split()
    name = places[organisation % len(places)] + endings[organisation // len(places) % len(endings)]
    text = NAME.sub(name, text)
    text = NUMBER.sub(lambda found: str(max(1, int(found[1]) + chance.randint(-2, 9))), text)
    return re.sub(r"\b20(1\d|2\d)\b", lambda found: str(int(found[0]) - shift), text)


if __name__ == "__main__":
    sys.exit(main())
