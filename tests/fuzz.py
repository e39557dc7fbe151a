"""Files spoilt by chance: samples that are cut, flipped, spliced, doubled and nested. A number gives the same file again."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx

ROOT = Path(__file__).parent.parent
ODD = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\f",
        b"\r",
        b"\xe2\x80\xae",
        b"\xed\xa0\x80",
        b"9" * 400,
        b"1.",
        b"0,000",
        b"-1",
        b"% ",
        b"\xc2\xa0",
    ),
    *(
        b"<<",
        b">>",
        b"[",
        b"]",
        b"(",
        b")",
        b"endobj",
        b"stream",
        b"endstream",
        b" R ",
        b"/Kids",
        b"BT ",
        b"ET ",
        b"Tj ",
    ),
    *(
        b"<table>",
        b"</td>",
        b"<li>",
        b"|",
        b"#",
        b"- ",
        b"> ",
        b"&#xD800;",
        b"<w:p>",
        b"\t\t",
        b"31 februari 2022",
        b"1e999",
    ),
)
NUMBER = re.compile(rb"\d+")
HTML = "<html><body><h1>{0}</h1><ul><li>{1}</li></ul><table><tr><th>Soort</th><th>2022</th></tr><tr><td>{2}</td><td>14</td></tr></table><p>{3}</p></body></html>"


@cache
def seeds() -> list[tuple[str, bytes]]:
    """Good files of each kind: ending and content."""
    texts = sorted((ROOT / "corpus" / "texts").glob("*.txt"))
    found = [
        (".pdf", path.read_bytes())
        for path in sorted((ROOT / "corpus" / "samples").glob("*.pdf"))
        if "scan" not in path.name
    ]
    found += [(".txt", path.read_bytes()) for path in texts]
    found += [(".md", path.read_bytes()) for path in sorted((ROOT / "corpus" / "sources").glob("*.md"))[:6]]
    for path in texts[:3]:
        lines = [line.strip() for line in path.read_text("utf-8").splitlines() if len(line) > 40][:80]
        found.append(
            (".html", "".join(HTML.format(*lines[at : at + 4]) for at in range(0, len(lines) - 4, 4)).encode())
        )
        found.append((".docx", _docx(lines)))
    return found


def _docx(lines: list[str]) -> bytes:
    document = docx.Document()
    for number, line in enumerate(lines):
        document.add_paragraph(line, style="List Bullet" if number % 5 == 0 else None)
    table = document.add_table(rows=3, cols=3)
    for number, cell in enumerate(table._cells):
        cell.text = str(number)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def spoilt(number: int) -> tuple[str, bytes]:
    """The ending and the content of spoilt file `number`."""
    chance = random.Random(number)
    ending, content = chance.choice(seeds())
    if ending == ".docx" and chance.random() < 0.8:  # inside the package: outside it any change makes it no package
        return ending, _repacked(content, chance)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        content = chance.choice(WAYS)(content, chance)
    return ending, content[:3_000_000]


def _repacked(content: bytes, chance: random.Random) -> bytes:
    """A Word document with one of its parts spoilt."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(target, "w") as made:
        names = sorted(package.namelist())
        victim = chance.choice(["word/document.xml"] * 3 + names)
        for name in names:
            part = package.read(name)
            made.writestr(
                name, chance.choice((_double, _renumber, _drop, _insert))(part, chance) if name == victim else part
            )
    return target.getvalue()


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(1, len(content) + 1)] if content else content


def _drop(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[at + chance.choice((1, 4, 60, 3_000)) :]


def _flip(content: bytes, chance: random.Random) -> bytes:
    made = bytearray(content)
    for _ in range(chance.choice((1, 5, 60, 500))):
        if made:
            made[chance.randrange(len(made))] = chance.randrange(256)
    return bytes(made)


def _splice(content: bytes, chance: random.Random) -> bytes:
    """A stretch of another file in the middle."""
    other = chance.choice(seeds())[1]
    at, start = chance.randrange(len(content) + 1), chance.randrange(len(other))
    return content[:at] + other[start : start + chance.choice((20, 800, 20_000))] + content[at:]


def _double(content: bytes, chance: random.Random) -> bytes:
    """A stretch many times over."""
    at = chance.randrange(len(content) + 1)
    return content[:at] + content[at : at + chance.choice((3, 40, 900))] * chance.choice((2, 20, 200)) + content[at:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(ODD) * chance.choice((1, 3, 300)) + content[at:]


def _renumber(content: bytes, chance: random.Random) -> bytes:
    """Another number in place of one: a size, a count, a place, a year."""
    places = list(NUMBER.finditer(content[:1_000_000]))
    if not places:
        return content
    place = chance.choice(places)
    number = chance.choice((b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", place[0] + b"0"))
    return content[: place.start()] + number + content[place.end() :]


def _recode(content: bytes, chance: random.Random) -> bytes:
    """Text in another encoding, or in two."""
    text = content.decode("utf-8", errors="replace")
    at = chance.randrange(len(text) + 1)
    other = chance.choice(("cp1252", "utf-16", "utf-16-le", "utf-8", "cp850"))
    return text[:at].encode("utf-8") + text[at:].encode(other, errors="replace")


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_cut, _drop, _flip, _splice, _double, _insert, _insert, _renumber, _renumber, _recode),
)
