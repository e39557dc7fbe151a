"""A report in HTML → PDF, by WeasyPrint, which is an extra of the installation."""

from __future__ import annotations

from importlib.util import find_spec

from pipeline.errors import NoPrinter


def pdf(html: str) -> bytes:
    """The page as a PDF, with the same bytes for the same page.

    Raises:
        NoPrinter: WeasyPrint is not installed, or the libraries that it draws with are missing.
    """
    if find_spec("weasyprint") is None:
        raise NoPrinter("a PDF needs WeasyPrint: pip install 'verslagmijn[report]'; or use --format html")
    try:
        from weasyprint import HTML
    except OSError as error:  # Pango is a library of the system
        raise NoPrinter(
            f"a PDF needs the library Pango ({error}); on Debian: apt install libpango-1.0-0 libpangoft2-1.0-0,"
            " or use --format html"
        ) from error
    printed: bytes = HTML(string=html).write_pdf()
    return printed
