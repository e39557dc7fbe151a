"""Writes tables as the sheets of one workbook, with a first sheet that says what every column holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter

from pipeline.errors import BadExport
from pipeline.exports.columns import Column

MOST_ROWS = 1_048_575  # of a sheet, below its header: a limit of Excel
MOST_IN_A_CELL = 32_767  # characters: a limit of Excel
CUT = " … (ingekort)"
GUIDE = "toelichting"
WIDTHS = {"string": 24, "integer": 12, "number": 12, "boolean": 10}


class Workbook:
    """A workbook that is written row by row; text is never taken for a formula or a link."""

    def __init__(self, target: Path) -> None:
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "nan_inf_to_errors": True,
        }
        self._book = xlsxwriter.Workbook(str(target), options)
        self._bold = self._book.add_format({"bold": True})
        self._guide: list[tuple[str, ...]] = []
        self.cut = 0  # cells that were longer than Excel allows

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._write(GUIDE, ("blad", "kolom", "soort", "betekenis"), self._guide, (20, 24, 10, 100))
        self._book.close()

    def add(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]]) -> int:
        """A sheet with the rows; gives their number.

        Raises:
            BadExport: there are more rows than fit on a sheet.
        """
        self._guide += [(name, column.name, column.kind, column.says) for column in columns]
        widths = [WIDTHS[column.kind] for column in columns]
        return self._write(name, [column.name for column in columns], rows, widths)

    def _write(self, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[int]) -> int:
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, (title, width) in enumerate(zip(header, widths, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, title, self._bold)
        count = 0
        for count, row in enumerate(rows, 1):
            if count > MOST_ROWS:
                raise BadExport(f"{name} has more than {MOST_ROWS} rows, which Excel cannot hold; use csv or parquet")
            for at, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(count, at, self._fitting(value))
                elif value is not None:
                    sheet.write_number(count, at, value)
        return count

    def _fitting(self, text: str) -> str:
        if len(text) <= MOST_IN_A_CELL:
            return text
        self.cut += 1
        return text[: MOST_IN_A_CELL - len(CUT)] + CUT
