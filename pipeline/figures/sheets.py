"""Key figures of an infographic, of which only the lines are left: a number and the label above, below or beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.amounts import Amount
from models.counts.brackets import category
from models.counts.scene import Counted
from models.grammar.phrases import has_plural, is_participle, tokens
from models.periods import Period
from models.vocabulary import one_of, vocabulary
from pipeline.dating import frame_of
from pipeline.figures.prose import figure_of
from pipeline.figures.sheetlines import LABEL_ENDS, MOST_WORDS, NORM, NUMBERED, Piece, pieces_of
from pipeline.figures.tablelabels import DIVIDED
from pipeline.records import Document, Figure, Sentence

RULE, CONFIDENT = "kerncijfer", 0.75
CHANGES = re.compile(r"[▲△↑▼▽↓+]")
FALLS = re.compile(r"[▼▽↓]")
DIVIDES = re.compile(  # «Soort melding», «Verdeling», «Waarover werd gemeld?»
    r"(?:soort|aard|vorm|type|categorie|verdeling|onderwerp|thema|naar|waarover)(?:en|s|ën)?\b"
    r"(?:\s(?:van\s)?(?:de\s|het\s)?(?P<of>[a-zà-ÿ-]+))?$|waarover\b",
    re.I,
)
THING = re.compile(rf"(?:aantal\s)?(?:{one_of('count_nouns.csv')}|{one_of('person_nouns.csv')})\b", re.I)
LONGEST_SHORT = 4  # letters of an acronym
ASKS = re.compile(r"\?$")
ASKS_OF_REPORTS = re.compile(r"\bgemeld\b.*\?$", re.I)
POINTS = re.compile(r"\b(?:ze|zij|deze|dit|daarvan|hiervan|waarvan|daarbij)\b", re.I)
OF_WHICH = re.compile(r"\b(?:waarvan|daarvan|te weten|namelijk):?$", re.I)
MOSTLY, OFTEN = 0.85, 0.4  # of the lines of a sheet: short, and with a number
FEWEST_IN_LIST = 2
FEWEST_ON_SHEET = 5  # numbers with a label of their own line: with fewer the page is prose


def figures_on_sheet(document: Document, prose: Iterable[Sentence]) -> Iterator[Figure]:
    """The figures of an infographic whose label stands on a line of its own, or over a list; others are read as prose.

    Example: «Nulverzuim», «41%» below it; «2021 2022 2023» over «12 19 23»; «Waar gingen ze over?» over «9 pesten».
    """
    if document.kind == "infographic" or _is_sheet(document):
        pieces = [piece for block in document.blocks for piece in pieces_of(document, block.start, block.end)]
        if sum(bool(piece.amounts) for piece in pieces) >= FEWEST_ON_SHEET:
            yield from _Sheet(document, pieces).figures()


def _is_sheet(document: Document) -> bool:
    """Short lines without a stop, of which many hold a number: an infographic, whatever its title calls it."""
    if document.kind not in {"jaarverslag", "overig"} or len(document.blocks) < 2 * FEWEST_ON_SHEET:
        return False
    lines = [document.text[block.start : block.end] for block in document.blocks if block.role != "table"]
    short = [line for line in lines if len(line.split()) <= MOST_WORDS and not line.rstrip().endswith((".", ";"))]
    counting = sum(any(letter.isdigit() for letter in line) for line in short)
    is_terse = len(short) >= MOSTLY * len(lines) and counting >= OFTEN * len(lines)
    return len(lines) >= 2 * FEWEST_ON_SHEET and is_terse


class _Sheet:
    """One walk over the pieces of a sheet, which keeps the title, the section and what was counted last."""

    def __init__(self, document: Document, pieces: list[Piece]) -> None:
        self._document, self._pieces = document, pieces
        self._frame = frame_of(document)
        self._section: str | None = None
        self._title: Piece | None = None
        self._thing: str | None = None
        self._whole: str | None = None  # what the labels divide that stand each over its number

    def figures(self) -> Iterator[Figure]:
        """Every figure that the pieces state together, in order."""
        at = 0
        while at < len(self._pieces):
            taken, found = self._read(at)
            yield from (figure for figure in found if figure is not None)
            at += max(1, taken)

    def _read(self, at: int) -> tuple[int, list[Figure | None]]:
        """How many pieces from this one on say something together, and what."""
        piece = self._pieces[at]
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        if piece.is_years and after is not None and after.is_bare and len(after.amounts) == len(piece.periods):
            what = self._head()
            pairs = zip(after.amounts, piece.periods, strict=True)
            return 2, [self._made(piece, after, n, what, period=p) for n, p in pairs] if what else []
        rows = self._rows(at)
        if _are_numbered(rows):
            return len(rows), []
        if len(rows) >= FEWEST_IN_LIST or (rows and self._is_part(rows[0])):
            return self._list(rows)
        if len(piece.amounts) > 1 and not piece.periods and not (piece.led and piece.label):
            return self._columns(piece, after)
        if piece.is_row and NORM.match(piece.led) and self._thing:
            norm = NORM.match(piece.led)
            return 1, [
                self._made(
                    piece, piece, piece.amounts[0], self._thing, part=norm and norm.group().split(":")[0].split()[0]
                )
            ]
        if piece.is_bare:
            return self._single(piece, after)
        if len(piece.amounts) == len(piece.periods) == 1:
            return 1, [self._in_year(piece)]
        self._note(piece)
        if piece.is_row and OF_WHICH.search(piece.label):
            return 1, [self._made(piece, piece, piece.amounts[0], self._thing, role="total")]
        return 1, []

    def _note(self, piece: Piece) -> None:
        """Keep what the piece names: a section, a title, or what it counts itself."""
        if piece.is_section:
            self._section, self._thing = _named(piece.text), None
        if piece.is_title:
            if self._title is not None and (divides := DIVIDES.match(self._title.text)):
                self._whole = (
                    divides["of"] or self._thing
                )  # «Soort melding» over labels that each have their number below
            elif piece.is_section or THING.match(piece.text):
                self._whole = None
            self._title = piece
        elif (piece.amounts or piece.is_prose) and piece.words and not NORM.match(piece.words):
            words = piece.label or piece.led
            self._thing, self._title = OF_WHICH.sub("", words).strip(), None

    def _head(self) -> str | None:
        title = self._title.text.strip(LABEL_ENDS) if self._title else None
        title = title.lower() if title and title.isupper() else title
        return self._thing if title is None or (POINTS.search(title) and ASKS.search(title)) else title.strip("\"“”'«»")

    def _rows(self, at: int) -> list[Piece]:
        """The rows of a list from here on: each one number and its label, all in the same order."""
        rows: list[Piece] = []
        for piece in self._pieces[at:]:
            if not piece.is_row or NORM.match(piece.words) or (rows and not _goes_on(rows[0], piece)):
                break
            rows.append(piece)
        return rows

    def _is_part(self, row: Piece) -> bool:
        """«347 geregistreerd» under a section: what is said of the number is no thing of its own."""
        is_led = row.amounts[0].unit == "percent" and tokens(row.words)[0].kind == "prep"  # «100% bij indiensttreding»
        is_thing = has_plural(tokens(row.words)) or row.led or row.amounts[0].unit != "count"
        return (is_led or not is_thing) and len(row.words.split()) <= 4 and bool(self._thing or self._section)

    def _list(self, rows: list[Piece]) -> tuple[int, list[Figure | None]]:
        """Rows that divide what stands over them; rows that each count a thing of their own are prose."""
        title = self._title.text if self._title else ""
        head = self._head() or self._section
        divided = DIVIDED.match(title)
        things = sum(has_plural(tokens(row.words)) for row in rows)
        if len({row.amounts[0].unit for row in rows}) > 1:
            things = len(rows)  # «87% heeft de eed afgelegd», «€ 41.200 kosten»: no parts of one whole
        is_divided = bool(divided or ASKS.search(title) or DIVIDES.match(title) or self._leads_in(rows[0]))
        if head is None or (not is_divided and (2 * things > len(rows) or ":" in rows[0].text)):
            for row in rows:
                self._note(row)
            return len(rows), []
        one_word = len(title.split()) == 1 and self._thing and not title.isupper()
        what = divided["whole"] if divided else f"{self._thing} {head.lower()}" if one_word else head
        if not divided and (divides := DIVIDES.match(title)):
            what = "meldingen" if ASKS_OF_REPORTS.search(title) else divides["of"] or self._thing or head
        self._title = None
        found = []
        for row in rows:
            found.append(self._made(row, row, row.amounts[0], what, part=row.words))
            if row.share:
                found.append(self._made(row, row, row.share, what, part=row.words, role="share"))
        return len(rows), found

    def _leads_in(self, row: Piece) -> bool:
        before = self._document.text[max(0, row.start - 40) : row.start].strip()
        return OF_WHICH.search(before) is not None

    def _columns(self, piece: Piece, after: Piece | None) -> tuple[int, list[Figure | None]]:
        """«162 119» under «In dienst Uit dienst», «54% 46%» over «vrouw man»."""
        count = len(piece.amounts)
        own = _split(piece.words, count) if piece.words else None
        above = None if own or not self._title else _split(self._title.text, count)
        below = None if own or above or after is None or after.amounts else _split(after.text, count)
        other, above = (piece if own else self._title if above else after), own or above
        names = above or below
        if not names or other is None:
            return 1, []
        found = []
        for amount, name in zip(piece.amounts, names, strict=True):
            is_share = amount.unit == "percent" and self._thing
            what = str(self._thing) if is_share else name
            found.append(self._made(other, piece, amount, what, part=name if is_share else None))
        self._title = None
        return (1 if above else 2), found

    def _single(self, piece: Piece, after: Piece | None) -> tuple[int, list[Figure | None]]:
        """A number alone: with the title over it, else the label below it, else of what was counted last."""
        amount = piece.amounts[0]
        if CHANGES.search(piece.text) and self._thing:
            way = "daling" if FALLS.search(piece.text) else "toename"
            return 1, [self._made(piece, piece, amount, f"{way} {self._thing}", role="change", keep=False)]
        if self._title:
            title, what = self._title, self._head()
            self._title = None
            is_state = is_participle(title.text.lower()) and self._thing  # «Afgerond» under «Onderzoeken»
            if whole := self._whole or (self._thing if is_state else None):
                return 1, [self._made(title, piece, amount, whole, part=title.text)]
            return 1, [self._made(title, piece, amount, what)] if what else []
        if after is not None and after.is_title and not after.is_section:
            return 2, [self._made(piece, after, amount, after.text.strip(LABEL_ENDS), spans=piece)]
        if amount.unit == "percent" and self._thing:
            what = f"{self._thing} {self._section or ''}".strip()
            return 1, [self._made(piece, piece, amount, what, role="share", keep=False)]
        return 1, []

    def _in_year(self, piece: Piece) -> Figure | None:
        """«2022 38%», «streefcijfer 2025 80%»: of what the title names, or was counted last."""
        what = self._head()
        self._title = None
        if what is None:
            return None
        part = piece.words if NORM.match(piece.words) else None
        return self._made(piece, piece, piece.amounts[0], what, part=part, period=piece.periods[0])

    def _made(
        self,
        first: Piece,
        last: Piece,
        amount: Amount,
        what: str | None,
        *,
        part: str | None = None,
        period: Period | None = None,
        role: str = "level",
        keep: bool = True,
        spans: Piece | None = None,
    ) -> Figure | None:
        """The figure of a number in `last` (in `spans`, where that is given), its quote from `first` to `last`."""
        if keep:
            self._thing = what
        start, end = min(first.start, last.start), max(first.end, last.end)
        counted = Counted(
            amount,
            what,
            RULE,
            CONFIDENT,
            category=category(part) if part else None,
            role="part" if part and role == "level" and amount.unit == "count" else role,
            period=period,
        )
        made = figure_of(self._document, start, end, counted, frame=self._frame, source="infographic")
        return made and replace(made, unit=_unit(made))


def _are_numbered(rows: list[Piece]) -> bool:
    """«1 Inleiding», «2 Meldingen»: the numbers of titles, and no list of counts."""
    told = [row.text.split()[0] for row in rows if NUMBERED.match(row.text)]
    return len(told) == len(rows) > 0 and told == [str(n) for n in range(int(told[0]), int(told[0]) + len(told))]


def _named(section: str) -> str:
    """The title of a section inside a sentence: an acronym stays as it is printed."""
    return section if len(section) <= LONGEST_SHORT else section.lower()


def _goes_on(first: Piece, row: Piece) -> bool:
    """The row is of the list that the first one began: its label on the same side, and no other thing counted."""
    if bool(row.led) != bool(first.led) or (":" in row.text) != (":" in first.text) or OF_WHICH.search(row.label):
        return False
    words = [(piece.label.lower().split() or [""])[0] for piece in (first, row)]
    things = vocabulary("count_nouns.csv")
    return (words[0] in things) == (words[1] in things)


def _unit(figure: Figure) -> str:
    """A count with a decimal is a mark: «rapportcijfer 7,6»."""
    return "score" if figure.unit == "count" and figure.value and figure.value % 1 else figure.unit


def _split(text: str, count: int) -> list[str] | None:
    """The labels of so many columns whose white was lost: one a word, or one from each capital on."""
    words = text.split()
    if len(words) == count:
        return words
    begins = [n for n, word in enumerate(words) if word[0].isupper()]
    if len(begins) != count or not begins or begins[0]:
        return None
    return [" ".join(words[a:b]) for a, b in zip(begins, [*begins[1:], len(words)], strict=True)]


def without_doubles(found: Iterable[Figure], sheet: Iterable[Figure]) -> Iterator[Figure]:
    """The figures but for those that the sheet states of the same number in the same place."""
    taken = [(one.place.start, one.place.end, one.value, one.unit) for one in sheet]
    for figure in found:
        at = figure.place
        told = (figure.value, figure.unit)
        if not any(start < at.end and at.start < end and told == (value, unit) for start, end, value, unit in taken):
            yield figure
