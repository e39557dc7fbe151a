"""Sets a Markdown table as HTML: its look, widths, caption, and cells that span columns or rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from markdown_it.token import Token

from corpus.typeset.source import Source, fail

LOOKS = ("ruled", "borderless", "zebra")
OPTIONS = ("caption", "repeat", "spans", "widths")
OPTION = re.compile(r'(\w+)=("[^"]*"|\S+)')
NUMBER = re.compile(r"[-–−+±<>]?\s*(€\s*)?[\d.,]+\s*%?(\s*(uur|fte|pp|punt))?|[-–]|n\.?v\.?t\.?|nihil|\*\*.*\d.*\*\*")
SHORT = 120  # characters in a cell; a row without longer cells is not cut by the end of a page
WIDE = 4  # from this many columns a table spans both columns of text
Place = tuple[int, int]
Inline = Callable[[str], str]


def table_html(source: Source, line: int, tokens: Sequence[Token], name: str, value: str, inline: Inline) -> str:
    """A table as `{table: …}` or `{keyfigures}` asks; `line` is that of its first row, `inline` renders a cell.

    Raises:
        BadCorpus: an unknown look or option, a row with too few or too many cells, a span without neighbour.
    """
    rows = _rows(source, line, tokens)
    if name == "keyfigures":
        figures = [f"<div><b>{inline(value)}</b> <span>{inline(label)}</span></div>" for label, value in rows[1:]]
        return f'<section class="keyfigures">{"".join(figures)}</section>'
    look, options = _options(source, line - 1, value, columns=len(rows[0]))
    owners = _owners(source, line, rows, has_spans=options.get("spans") == "yes")
    header = 1 + max(row for (row, _), owner in owners.items() if owner[0] == 0)
    aligns = _aligns(rows, tokens, header)
    printed = []
    for number, texts in enumerate(rows):
        cells = [_cell(inline(texts[place[1]]), "th" if number < header else "td", aligns[place[1]], place, owners)
                 for place in owners if place[0] == number and owners[place] == place]  # fmt: skip
        is_short = max(map(len, texts)) <= SHORT
        printed.append(f'<tr class="{"short" if is_short else "long"}">{"".join(cells)}</tr>')
    classes = f"{look} {'wide' if len(rows[0]) >= WIDE else ''} {'once' if options.get('repeat') == 'no' else ''}"
    caption = f"<caption>{inline(options['caption'])}</caption>" if "caption" in options else ""
    shares = [float(share) for share in options["widths"].split(",")] if "widths" in options else []
    widths = "".join(f'<col style="width: {100 * share / sum(shares):.2f}%">' for share in shares)
    head, body = "".join(printed[:header]), "".join(printed[header:])
    return f'<table class="{classes}">{caption}{widths}<thead>{head}</thead><tbody>{body}</tbody></table>'


def _rows(source: Source, line: int, tokens: Sequence[Token]) -> list[list[str]]:
    """The cells as written; Markdown would fill up or cut off a crooked row, so that is stopped here."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
    for number, text in enumerate(source.body[line - 1 : line + len(rows)], line):
        cells = len(re.split(r"(?<!\\)\|", text.strip().removeprefix("|").removesuffix("|")))
        if cells != len(rows[0]):
            fail(source.path, number, f"this row has {cells} cells, the first has {len(rows[0])}; make them equal")
    return rows


def _options(source: Source, line: int, value: str, *, columns: int) -> tuple[str, dict[str, str]]:
    look, _, rest = value.partition(" ")
    if look not in LOOKS:
        fail(source.path, line, f"unknown table style '{look}'; choose {', '.join(LOOKS)}")
    options = {key: text.strip('"') for key, text in OPTION.findall(rest)}
    unknown = [*(key for key in options if key not in OPTIONS), *OPTION.sub("", rest).split()]
    if unknown:
        fail(source.path, line, f"unknown table option '{unknown[0]}'; known are {', '.join(OPTIONS)}")
    if len(options.get("widths", "," * (columns - 1)).split(",")) != columns:
        fail(source.path, line, f"widths={options['widths']} does not name {columns} columns")
    return look, options


def _owners(source: Source, line: int, rows: Sequence[Sequence[str]], *, has_spans: bool) -> dict[Place, Place]:
    """For each place in the grid the first place of the cell that covers it."""
    owners: dict[Place, Place] = {}
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            from_place = {"<": (row, column - 1), "^": (row - 1, column)}.get(text if has_spans else "")
            if from_place and from_place not in owners:
                fail(source.path, line + row + (row > 0), f"'{text}' in column {column + 1} has no cell to join")
            owners[row, column] = owners[from_place] if from_place else (row, column)
    return owners


def _aligns(rows: Sequence[Sequence[str]], tokens: Sequence[Token], header: int) -> list[str]:
    """Per column as the line below the first row says, else right where every cell is a number."""
    said = [str(token.attrs.get("style", "")) for token in tokens if token.type == "th_open"]
    aligns = []
    for column, style in enumerate(said):
        texts = [row[column] for row in rows[header:] if row[column] not in ("", "<", "^")]
        are_numbers = column > 0 and bool(texts) and all(NUMBER.fullmatch(text) for text in texts)
        aligns.append(style or ("text-align:right" if are_numbers else ""))
    return aligns


def _cell(html: str, tag: str, align: str, place: Place, owners: Mapping[Place, Place]) -> str:
    last = max(other for other, owner in owners.items() if owner == place)
    columns, rows = last[1] - place[1] + 1, last[0] - place[0] + 1
    align = "text-align:center" if tag == "th" and columns > 1 else align
    return f'<{tag} colspan="{columns}" rowspan="{rows}" style="{align}">{html}</{tag}>'
