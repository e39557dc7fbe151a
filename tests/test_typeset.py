"""The typesetting of the sample corpus: the words a reader of the PDF should find, nothing under a redaction."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from corpus import BadCorpus

pytest.importorskip("weasyprint", reason="WeasyPrint is installed for development only")

from corpus.typeset import typeset

ROWS = "\n".join(f"| {number} | Actie nummer {number} |" for number in range(1, 121))
LONG = " ".join(f"De commissie besprak onderwerp {number} en nam een standpunt in." for number in range(1, 120))
TABLE = "{table: ruled widths=1,2}\n| Nummer | Omschrijving |\n|---|---|\n"
EVERYTHING = """Een zin met *nadruk*, **vet**, 36[^1] en [[code:5.1.2.e]].

[^1]: Exclusief inhuur.

❖ eerste
  o onder
1) tweede

{table: zebra spans=yes caption="Tabel 1. Soort"}
| Soort | Jaar | < |
|---|---|---|
| Pesten | 12 | 9 |
| ^ | 3 | 4 |

{keyfigures}
| label | waarde |
|---|---|
| meldingen | 48 |

{agenda: 4}
## Rondvraag
{signature}
De secretaris,
I. Boom
"""
KEYS = "text: true, cover: true, title: Titel, subtitle: Onder, running_header: Kop, page_numbers: 'Blz. {n}/{total}'"


def built(folder: Path, body: str, *, keys: str = "", name: str = "proef") -> list[str]:
    """The text of each page that a source gives, its lines joined by a space."""
    front = "\n".join(["---", f"name: {name}", *keys.split(", "), "---", body])
    (folder / f"{name}.md").write_text(front, "utf-8")
    typeset(folder, folder, folder)
    with pypdfium2.PdfDocument(folder / f"{name}.pdf") as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def test_every_feature_leaves_its_words_and_no_markup(tmp_path: Path) -> None:
    cover, page = built(tmp_path, EVERYTHING, keys=KEYS)
    assert cover == "Titel Onder"
    assert "\nDe secretaris,\nI. Boom\n" in (tmp_path / "proef.txt").read_text("utf-8")
    assert page == (
        "Een zin met nadruk, vet, 361 en 5.1.2.e . ❖ eerste o onder 1) tweede "
        "Tabel 1. Soort Soort Jaar Pesten 12 9 3 4 48 meldingen 4 Rondvraag "
        "De secretaris, I. Boom 1 Exclusief inhuur. Kop Blz. 2/2"
    )


@pytest.mark.parametrize("keys", ["text: true", "scan: true"])
def test_second_build_gives_the_same_bytes(tmp_path: Path, keys: str) -> None:
    built(tmp_path, EVERYTHING, keys=keys)
    first = {path: path.read_bytes() for path in tmp_path.iterdir()}
    built(tmp_path, EVERYTHING, keys=keys)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == first


def test_redaction_is_a_filled_box_without_words(tmp_path: Path) -> None:
    assert built(tmp_path, "Mevrouw [[lak:12]] sprak.", keys="layout: notulen") == ["Mevrouw sprak."]
    with pypdfium2.PdfDocument(tmp_path / "proef.pdf") as document:
        boxes = [item.get_bounds() for item in document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    assert [round(right - left) for left, _, right, _ in boxes] == [59]  # 12 characters of half the 9.8 points


@pytest.mark.parametrize(("repeat", "pages"), [("", 3), (" repeat=no", 1)])
def test_header_of_a_long_table_is_repeated_unless_switched_off(tmp_path: Path, repeat: str, pages: int) -> None:
    texts = built(tmp_path, TABLE.replace("}", f"{repeat}}}") + ROWS)
    assert [sum("Omschrijving" in text for text in texts), " ".join(texts).count("Actie nummer")] == [pages, 120]


def test_long_row_runs_on_at_the_next_page(tmp_path: Path) -> None:
    short = "\n".join(ROWS.splitlines()[:20])
    first, last = built(tmp_path, f"{TABLE}{short}\n| lang | {LONG[:2500]} |", keys="layout: brief")
    assert "onderwerp 1 en" in first
    assert "onderwerp 1 en" not in last
    assert "onderwerp 30 en" in last


def test_two_columns_are_set_and_read_one_after_the_other(tmp_path: Path) -> None:
    built(tmp_path, LONG[:3000], keys="columns: 2")
    with pypdfium2.PdfDocument(tmp_path / "proef.pdf") as document:
        words, middle = document[0].get_textpage(), document[0].get_width() / 2
        halves = words.get_text_bounded(right=middle), words.get_text_bounded(left=middle)
    left, right = ([int(word) for word in half.split() if word.isdigit()] for half in halves)
    assert left[0] == 1
    assert left + right == list(range(1, right[-1] + 1))


def test_scan_holds_an_image_and_no_words(tmp_path: Path) -> None:
    assert built(tmp_path, LONG[:3000], keys="scan: true") == [""]
    assert (tmp_path / "proef.pdf").stat().st_size < 250_000


def test_bundle_joins_its_parts_which_get_no_file_of_their_own(tmp_path: Path) -> None:
    for name in ("een", "twee"):
        built(tmp_path, f"Dit is {name}.", name=name, keys="page_numbers: 'Pagina {n} van {total}'")
    for path in tmp_path.glob("*.pdf"):
        path.unlink()
    texts = built(tmp_path, "", keys="layout: bundel, parts: [twee,een]")
    assert texts == ["Dit is twee. Pagina 1 van 1", "Dit is een. Pagina 1 van 1"]
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["proef.pdf"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("text: true", "Kop\nEerste 361 blad.\nRegel.\n1 Noot.\n1\n\fKop\nTweede.\n2\n"),
        ("text: true, doublespaced: true, formfeeds: false",
         "Kop\n\nEerste 361 blad.\n\nRegel.\n\n1 Noot.\n\n1\n\nKop\n\nTweede.\n\n2\n\n"),
    ],
)  # fmt: skip
def test_text_layer_has_the_lines_of_the_page_in_order(tmp_path: Path, keys: str, expected: str) -> None:
    body = "Eerste 36[^1] blad.\n\nRegel.\n\n[^1]: Noot.\n\n{pagebreak}\nTweede."
    built(tmp_path, body, keys=f"running_header: Kop, page_numbers: '{{n}}', {keys}")
    assert (tmp_path / "proef.txt").read_text("utf-8") == expected


@pytest.mark.parametrize("keys", ["font: sans", "font: serif", "layout: brief"])
def test_signs_of_dutch_reports_come_back_from_the_page(tmp_path: Path, keys: str) -> None:
    signs = "Tekens é ë ï € ’ “ ” ❖ • – − ¹ ≥"
    assert built(tmp_path, signs, keys=keys) == [signs]


@pytest.mark.parametrize(
    ("body", "keys", "message"),
    [
        ("Zin.\n{tabel: ruled}", "text: true", "line 6: unknown directive {tabel}"),
        ("Zin.\n\n> citaat", "text: true", "line 7: blockquote_open is not set"),
        ("Zin.", "colums: 2", "line 3: unknown key 'colums'"),
        ("Zin.", "columns: 3", "line 3: 'columns' is 3, but must be (1, 2)"),
        ("{table: ruled kleur=rood}\n| a |\n|---|\n| b |", "text: true", "line 5: unknown table option 'kleur'"),
        ("{table: ruled}\n| a | b |\n|---|---|\n| c |", "text: true", "line 8: this row has 1 cells"),
        ("Zin.\n\n[^1]: Noot.", "text: true", "line 7: footnote [^1] needs"),
        ("Zin [[zwart:3]].", "text: true", "line 5: unknown markup"),
        ("{signature}", "text: true", "line 5: {signature} has no paragraph after it"),
        ("x", "parts: [weg]", "line 1: part 'weg' is not a source"),
    ],
)
def test_error_names_file_and_line(tmp_path: Path, body: str, keys: str, message: str) -> None:
    with pytest.raises(BadCorpus) as caught:
        built(tmp_path, body, keys=keys)
    assert str(caught.value).startswith(f"proef.md {message}")
