"""Plain text: encodings, lines broken at random, tables with pipes, running heads, pages by form feed."""

from __future__ import annotations

import pytest
from pages import cells

from pipeline.errors import UnreadableFile
from pipeline.readers.encodings import decoded
from pipeline.readers.text import items_of, read_text
from pipeline.records import Line, Table

WORDS = "Eén coördinator – «€ 12» en ’s avonds"


def lines(text: str) -> list[Line]:
    return [item for item in items_of(text, page=None) if isinstance(item, Line)]


def blocks(text: str) -> list[str]:
    """The lines put together to blocks, as the reader marked them."""
    found: list[str] = []
    for line in lines(text):
        if line.starts_block or not found:
            found.append(line.text)
        else:
            found[-1] += " " + line.text
    return found


@pytest.mark.parametrize(
    "content",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        (WORDS + ". De raad besloot tot een cao per regio, en hield één categorie aan.").encode("cp1252"),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "cp1252"],
)
def test_encodings_are_told_apart(content: bytes) -> None:
    assert decoded(content).startswith(WORDS)


LONGER = "Er kwam één klacht; café «Vlieg» rekende €5 – ’s avonds. De raad hield drieëntwintig zittingen."


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_need_no_mark(name: str) -> None:
    assert decoded(LONGER.encode(name)) == LONGER


@pytest.mark.parametrize(
    "parts",
    [
        *(("utf-8", "utf-8", "cp1252"), ("cp1252", "utf-8", "utf-8"), ("utf-8", "cp1252")),
        *(("cp1252", "utf-8"), ("cp1252", "cp1252", "utf-8", "cp1252"), ("cp1252", "cp1252")),
    ],
)
def test_text_put_together_from_two_encodings(parts: tuple[str, ...]) -> None:
    assert decoded(b"\n".join(LONGER.encode(part) for part in parts)) == "\n".join([LONGER] * len(parts))


@pytest.mark.parametrize("content", [b"a\r\nb", b"a\rb", b"a\nb", b"a\n\x00b" + b"." * 200])
def test_line_ends_become_one_kind(content: bytes) -> None:
    assert decoded(content)[:3] == "a\nb"


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 200, bytes(range(256)) * 20 + b"\x00" * 800])
def test_binary_content_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="geen tekst"):
        decoded(content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De commissie sprak in het voorjaar met de bestuurder\nover de werkdruk en vroeg om cijfers.",
            ["De commissie sprak in het voorjaar met de bestuurder over de werkdruk en vroeg om cijfers."],
        ),
        (
            "De commissie  sprak   in het voorjaar met de bestuurder\n\nover de werkdruk.",  # double spacing
            ["De commissie sprak in het voorjaar met de bestuurder over de werkdruk."],
        ),
        (
            "Het bureau verzorgde trainingen over omgangs-\nvormen.",
            ["Het bureau verzorgde trainingen over omgangs- vormen."],
        ),
        (
            "De commissie sprak in het voorjaar met de bestuurder over de hoge werkdruk in\nde zomer.\nDe leden\nvroegen om cijfers.",
            [
                "De commissie sprak in het voorjaar met de bestuurder over de hoge werkdruk in de zomer.",
                "De leden vroegen om cijfers.",
            ],
        ),
        (
            "Verslag van het overleg over de haven van 3 mei 2023\n\nGraag reageren vóór vrijdag.",  # short, no double spacing
            ["Verslag van het overleg over de haven van 3 mei 2023", "Graag reageren vóór vrijdag."],
        ),
        (
            "Aanwezig: mevrouw De Graaf.\n\nHet verslag wordt vastgesteld.",
            ["Aanwezig: mevrouw De Graaf.", "Het verslag wordt vastgesteld."],
        ),
        (
            "Besloten is:\n- de brug te herstellen;\n- het plein te sluiten.",
            ["Besloten is:", "- de brug te herstellen;", "- het plein te sluiten."],
        ),
        (
            "De pont vaart (vanaf mei elke dag\n– na 2 jaar evalueren)",
            ["De pont vaart (vanaf mei elke dag – na 2 jaar evalueren)"],
        ),
        (
            "De pont vaart (elke dag):\n– na 2 jaar evalueren)",
            ["De pont vaart (elke dag):", "– na 2 jaar evalueren)"],
        ),
        (
            "Wat open staat (\n– de brug herstellen\n– het plein sluiten",
            ["Wat open staat (", "– de brug herstellen", "– het plein sluiten"],
        ),
        (  # short lines that look full, parted by empty ones
            "De pont voer elke dag.\n\nDe raad besluit:\n- de kade te sluiten.\n\nHet bleef druk.",
            ["De pont voer elke dag.", "De raad besluit:", "- de kade te sluiten.", "Het bleef druk."],
        ),
        ("Sluiting\nVolgende vergadering: 12 mei", ["Sluiting", "Volgende vergadering: 12 mei"]),
        (
            "3. Rondvraag\nMevrouw De Graaf vraagt naar de brug.",
            ["3. Rondvraag", "Mevrouw De Graaf vraagt naar de brug."],
        ),
    ],
)
def test_paragraphs_are_put_together_and_items_kept_apart(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Meldingen in 2021", "heading"),
        ("2.1 Meldingen", "heading"),
        ("Meldingen in 2021.", "body"),
        ("meldingen in 2021", "body"),
        ("- gesprek met de melder", "item"),
        ("• gesprek met de melder", "item"),
        ("Meldingen ........ 12", "contents"),
        ("Pagina 3 van 12", "footer"),
        ("¹ Zonder inhuur.", "footnote"),
        ("12", "body"),
    ],
)
def test_role_of_a_lone_line(text: str, role: str) -> None:
    assert lines(f"\n{text}\n\n")[0].role == role


@pytest.mark.parametrize(
    ("text", "kind", "marked"),
    [
        ("Er waren 36¹ meldingen.", "superscript", "¹"),
        ("De heer 5.1.2.e opent.", "code", "5.1.2.e"),
        ("De heer 10.2.e opent.", "code", "10.2.e"),
        ("Er waren 361 meldingen.", "superscript", None),
        ("Zie artikel 5.1.2 hierna.", "code", None),
    ],
)
def test_marks_in_text(text: str, kind: str, marked: str | None) -> None:
    (line,) = lines(text)
    assert [line.text[mark.start : mark.end] for mark in line.marks if mark.kind == kind] == (
        [marked] if marked else []
    )


@pytest.mark.parametrize(
    ("text", "rows", "header_rows"),
    [
        ("| Soort | 2021 |\n|---|---|\n| Pesten | 4 |", [["Soort", "2021"], ["Pesten", "4"]], 1),
        ("Soort | 2021\n--- | ---:\nPesten | 4", [["Soort", "2021"], ["Pesten", "4"]], 1),
        ("| Pesten | 4 |\n| Agressie | 12 |", [["Pesten", "4"], ["Agressie", "12"]], 0),
        ("| Soort | 2021 |\n|---|---|\n| Pesten | |", [["Soort", "2021"], ["Pesten", ""]], 1),
        ("| Actie |\n|---|\n| **a \\| b** |", [["Actie"], ["a | b"]], 1),
        ("| | |\n|---|---|\n| Pesten | 4 |", [["Pesten", "4"]], 0),
    ],
)
def test_pipe_tables(text: str, rows: list[list[str]], header_rows: int) -> None:
    (table,) = [item for item in items_of(text, page=None) if isinstance(item, Table)]
    assert cells(table) == rows
    assert table.header_rows == header_rows


@pytest.mark.parametrize("text", ["De keuze ja | nee is aan u.", "a | b\nDe raad besloot.", "------\nDe raad besloot."])
def test_pipes_in_running_text_are_no_table(text: str) -> None:
    assert not [item for item in items_of(text, page=None) if isinstance(item, Table)]


def test_text_around_a_pipe_table_stays_around_it() -> None:
    found = list(
        items_of("Tabel 1. Meldingen\n\n| Soort | 2021 |\n|---|---|\n| Pesten | 4 |\n\nBron: het bureau.", page=None)
    )
    assert [type(item).__name__ for item in found] == ["Line", "Table", "Line"]


@pytest.mark.parametrize(
    ("content", "numbers", "has_pages"),
    [
        (b"Een\fTwee\fDrie\f", [1, 2, 3], True),
        (b"Een\fTwee", [1, 2], True),
        (b"Een", [1], False),
        (b"Een\f", [1], False),
    ],
)
def test_form_feed_begins_a_page(content: bytes, numbers: list[int], has_pages: bool) -> None:
    pages, has = read_text(content)
    assert ([page.number for page in pages], has) == (numbers, has_pages)
    assert [next(page.lines).page for page in pages] == (numbers if has_pages else [None])


@pytest.mark.parametrize(
    ("head", "times", "apart"),
    [
        ("Jaarverslag ondernemingsraad Vlietdam {n}", 4, 3),
        ("Jaarverslag ondernemingsraad Vlietdam", 3, 2),
        ("Jaarverslag ondernemingsraad Vlietdam", 2, 0),
        ("Sluiting", 4, 0),  # one word may come back
    ],
)
def test_running_heads_come_back_but_the_first_stays(head: str, times: int, apart: int) -> None:
    text = "\n\n".join(f"{head.format(n=n)}\n\nDe raad sprak over onderwerp {'abcdef'[n]}.\n" for n in range(times))
    pages, _ = read_text(text.encode())
    assert sum(line.role == "header" for line in pages[0].lines) == apart


def test_a_heading_behind_a_paragraph_on_one_line_is_no_part_of_it() -> None:
    long = "Er waren twaalf gesprekken over pesten. " * 6
    text = f"Jaarverslag\n\n{long.strip()}\n\nAanbevelingen\n\n1. Bespreek dit in elk team.\n2. Een training.\n\nTot slot\n\nHet was druk.\n"
    roles = [(line.role, line.starts_block) for line in items_of(text, page=None)]
    assert roles[2] == ("heading", True)
    assert roles[5] == ("heading", True)


FULL = "De veerman legt uit waarom de steiger in april opnieuw moet worden geverfd, en door wie."


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        ("Besluit:", True),
        ("Besluit: de steiger wordt geverfd.", True),
        ("Actie Joris: verf bestellen.", True),
        ("besluit: de steiger wordt geverfd.", False),  # goes on
        ("Wie verft is nog niet bekend: dat volgt.", False),  # a sentence
    ],
)
def test_a_label_opens_a_line_of_its_own_behind_a_sentence_that_fills_one(line: str, opens: bool) -> None:
    whole = f"{FULL}\n{line}\n{FULL}\n{FULL}"
    assert (line.split(" ")[0] in {block.split(" ")[0] for block in blocks(whole)}) is opens


@pytest.mark.parametrize("rule", ["-----", "=========", "_____"])
def test_a_line_drawn_under_a_title_is_no_text_and_leaves_it_a_title(rule: str) -> None:
    read = lines(f"2. Steiger\n{rule}\n{FULL}\n")
    assert [(line.text, line.role) for line in read] == [("2. Steiger", "heading"), (FULL, "body")]


def test_a_line_that_a_dash_opens_is_text() -> None:
    assert [line.text for line in lines("- verf\n-- kwast")] == ["- verf", "-- kwast"]


@pytest.mark.parametrize("line", ["De raad besluit:", "Het bestuur stemt hiermee in.", "Wie heeft er een vraag?"])
def test_a_line_that_says_or_announces_something_is_no_running_head(line: str) -> None:
    text = "\n\n".join(f"{n}. Kade {n}\n{line}\nDe kade is {n} meter." for n in range(1, 5))
    pages, _ = read_text(text.encode())
    assert sum(one.text == line and one.role != "header" for page in pages for one in page.lines) == 4


@pytest.mark.parametrize(
    ("line", "opens"),
    [("Portefeuillehouder: Oud", True), ("Het college besluit:", True), ("oud: dat klopt", False)],
)
def test_a_field_opens_a_line_of_its_own_behind_a_title(line: str, opens: bool) -> None:
    whole = f"1. Subsidie voor de pont en de kade\n{line}\n{FULL}"
    assert (line in blocks(whole)) is opens


def test_fields_set_out_with_spaces_are_lines_of_their_own() -> None:
    whole = "Schip                Lange naam van een pont\nSchipper             Oud\nLigplaats            Kade"
    assert blocks(whole) == ["Schip Lange naam van een pont", "Schipper Oud", "Ligplaats Kade"]


def test_a_drawn_box_leaves_what_stands_in_it() -> None:
    box = "+----------------+\n| KERNCIJFERS    |\n|                |\n| 44%  vrouw     |\n+----------------+\nHet was druk."
    assert blocks(box) == ["KERNCIJFERS", "44% vrouw", "Het was druk."]
    assert blocks("| Zij zei: ja |") == ["| Zij zei: ja |"]
