"""Documents put together by hand from rows, for tests of what reads them."""

from pipeline.records import Block, Cell, Document, Table


def of_table(
    rows: list[list[str | None]], *, header_rows: int = 1, caption: str | None = None, period: str | None = "2022"
) -> Document:
    """A document that holds one table; None is a merged cell."""
    text, cells = "", []
    if caption:
        text = caption + "\n"
    start = len(text)
    blocks = [Block(start=0, end=len(caption), role="caption")] if caption else []
    for row in rows:
        begin, line = len(text), []
        for number, words in enumerate(row):
            text += "\t" if number else ""
            line.append(None if words is None else Cell(text=words, start=len(text), end=len(text) + len(words)))
            text += words or ""
        blocks.append(Block(start=begin, end=len(text), role="table"))
        cells.append(tuple(line))
        text += "\n"
    table = Table(
        page=None, caption=caption, header_rows=header_rows, rows=tuple(cells), start=start, end=len(text) - 1
    )
    return Document(id="d1", sha256="0", part=1, text=text, period=period, blocks=tuple(blocks), tables=(table,))


def of_lines(*lines: tuple[str, str], period: str | None = "2022") -> Document:
    """A document of prose: (role, text) for each block."""
    text, blocks = "", []
    for role, words in lines:
        blocks.append(Block(start=len(text), end=len(text) + len(words), role=role))
        text += words + "\n"
    return Document(id="d1", sha256="0", part=1, text=text, period=period, blocks=tuple(blocks))
