"""How fast the web pages answer with a million sentences: part of `make bench`, and the slowest of it.

The bounds are on processor time, which a busy machine does not stretch; the time on the clock is printed beside it.
The base is written once, to `out/scale.db`, and again where its tables changed.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import scale

from pipeline.errors import BadStore
from pipeline.knowledge.base import reading
from pipeline.web.app import application

OUT = Path(__file__).parent.parent / "out"
TIMES = 5
PAGE_MS, SEARCH_MS = 300, 200
NAME = "Gemeente+Aarhoven"
SEARCHES = (
    "melding",
    "pesten+agressie",
    "de",
    "integriteitsbeleid",
    "werkbeleid+2010",
    "%22van+de%22",
    "integr*",
    "bafojo",
    "zeppelin",
    "meldingen+pesten+aarhoven+2010",
    f"melding&organisatie={NAME}",
    "melding&jaar=2010",
    "melding&feit=figure",
    "melding&soort=jaarverslag",
)
PAGES = (
    "/",
    "/cijfers",
    "/cijfers?jaar=2010",
    "/cijfers?categorie=pesten",
    f"/cijfers?organisatie={NAME}&jaar=2010",
    "/cijfers?indicator=meldingen",
    "/cijfers?telt=meld&blad=3",
    "/cijfers/meldingen",
    f"/cijfers/meldingen?organisatie={NAME}",
    "/cijfers/meldingen.svg",
    "/cijfers/meldingen.csv",
    "/besluiten",
    f"/besluiten?organisatie={NAME}",
    "/afspraken",
    "/afspraken?overtijd=1",
    "/afspraken?blad=100",
    "/vervolg",
    "/vervolg?stil=1",
    "/naleving",
    "/naleving/rapport?jaar=2010",
    "/narekenen",
    f"/narekenen?organisatie={NAME}",
    "/nakijken",
    f"/nakijken?organisatie={NAME}",
    "/nakijken?stand=gedaan",
    "/documenten",
    "/documenten?blad=20",
    f"/document/{40:016x}",
    f"/feit/{40:08x}f{3:07x}",
    f"/feit/{140:08x}a{1:07x}",
    "/vragen",
    "/hulp",
    "/kennisbank",
    "/kennisbank/figure_list",
    "/kennisbank/figures",
    "/kennisbank/sentences",
    "/kennisbank/action_list",
    "/kennisbank/document_list",
    "/kennisbank/holdings",
    "/kennisbank/cijfers-per-categorie?categorie=pesten",
    "/kennisbank/indicator-door-de-jaren?indicator=meldingen",
    "/kennisbank/tegenstrijdige-cijfers",
    "/kennisbank/grootste-verschillen",
    "/kennisbank/indicatoren",
    "/kennisbank/wat-er-is",
)


def main() -> int:
    """Print what each page takes; exit status 1 where a bound is broken."""
    base = _base()
    pages = asyncio.run(_measured(base, PAGES))
    searches = asyncio.run(_measured(base, [f"/zoeken?q={words}" for words in SEARCHES]))
    for address, times in {**pages, **searches}.items():
        processor, clock = (sorted(column)[len(times) // 2] for column in zip(*times, strict=True))
        print(f"{processor:7.0f} ms  {clock:7.0f} ms on the clock  {address}")
    fits = True
    for name, measured, bound in (("pages", pages, PAGE_MS), ("searches", searches, SEARCH_MS)):
        processor, clock = (_p95([pair[at] for times in measured.values() for pair in times]) for at in (0, 1))
        fits = fits and processor <= bound
        print(f"{name}, 95th percentile: {processor:.0f} ms (at most {bound}), {clock:.0f} ms on the clock")
    return 0 if fits else 1


def _base() -> Path:
    OUT.mkdir(exist_ok=True)
    path = OUT / "scale.db"
    try:
        with reading(path):
            return path
    except BadStore:
        for old in OUT.glob("scale.db*"):
            old.unlink()
        print("writing a base with 1,000,000 sentences …", file=sys.stderr)
        scale.write(path)
        return path


async def _measured(base: Path, addresses: Any) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of processor and clock of each request, by address; the first, with cold caches, counts too."""
    transport = httpx.ASGITransport(app=application(base, cache=OUT / "cache").app())
    found: dict[str, list[tuple[float, float]]] = {}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60) as client:
        (await client.get("/cijfers/klachten.svg")).raise_for_status()  # what serves has loaded the charts too
        for address in addresses:
            for _ in range(TIMES):
                processor, clock = time.process_time(), time.perf_counter()
                answer = await client.get(address)
                answer.raise_for_status()
                spent = (1000 * (time.process_time() - processor), 1000 * (time.perf_counter() - clock))
                found.setdefault(address, []).append(spent)
    return found


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


if __name__ == "__main__":
    sys.exit(main())
