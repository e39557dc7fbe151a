"""Words typed onto a page, in a field, a text box or a stamp, are read; ticks, notes and hidden fields are not."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from pages import texts
from PIL import Image

from pipeline.readers.pdf import read_pdf
from pipeline.readers.picture import page_picture

Name, Record = pikepdf.Name, pikepdf.Dictionary
PRINTED = "BT /F 12 Tf 72 700 Td (Aantal meldingen in 2022:) Tj ET"
HIDDEN, NOT_SHOWN = 2, 32


def pdf_with(*marks: dict[str, object], typed: str = "14 van mevrouw Zwaluwstaart") -> bytes:
    """A page with a printed line and behind it annotations in which the same words were typed."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    font = Record(F=Record(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding))
    page.Resources = Record(Font=font)
    page.Contents = pdf.make_stream(PRINTED.encode())
    drawn = pdf.make_stream(
        f"BT /F 12 Tf 2 4 Td ({typed}) Tj ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 200, 16],
        Resources=Record(Font=font),
    )
    found = []
    for mark in marks:
        looks = {"/AP": Record(N=drawn)} if mark.get("/AP", True) else {}
        found.append(
            pdf.make_indirect(Record({"/Type": Name.Annot, "/Rect": [250, 696, 450, 712], "/F": 4, **mark, **looks}))
        )
    page.Annots = pdf.make_indirect(pikepdf.Array(found))
    fields = [one for one in found if one.Subtype == Name.Widget]
    if fields:
        pdf.Root.AcroForm = pdf.make_indirect(Record(Fields=pikepdf.Array(fields), DR=Record(Font=font)))
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


def field(kind: str, **more: object) -> dict[str, object]:
    own = {f"/{name}": value for name, value in more.items()}
    return {"/Subtype": Name.Widget, "/FT": Name(f"/{kind}"), "/T": "Naam", "/DA": "/F 12 Tf 0 g", **own}


@pytest.mark.parametrize(
    "mark",
    [field("Tx"), field("Ch", Ff=1 << 17), field("Sig"), {"/Subtype": Name.FreeText}, {"/Subtype": Name.Stamp}],
    ids=["text", "choice", "signature", "text box", "stamp"],
)
def test_typed_words_are_read_where_they_stand(mark: dict[str, object]) -> None:
    pages, problems = read_pdf(pdf_with(mark))
    assert " ".join(texts(pages[0])) == "Aantal meldingen in 2022: 14 van mevrouw Zwaluwstaart"
    assert not problems
    (line,) = pages[0].lines
    assert line.box == pytest.approx((72, 842 - 712, 414, 842 - 696), abs=12)


@pytest.mark.parametrize(
    "mark",
    [
        field("Btn"),  # a tick: a letter of a font of signs
        field("Btn", Ff=1 << 16),
        field("Tx", F=HIDDEN),
        field("Tx", F=NOT_SHOWN),
        {"/Subtype": Name.Highlight},
        {"/Subtype": Name.Text, "/Contents": "Een opmerking van de griffier."},
        {"/Subtype": Name.Popup, "/Contents": "Een opmerking van de griffier."},
    ],
    ids=["tick", "button", "hidden", "not shown", "highlight", "note", "popup"],
)
def test_what_nobody_typed_on_the_page_is_not_read(mark: dict[str, object]) -> None:
    assert texts(read_pdf(pdf_with(mark))[0][0]) == ["Aantal meldingen in 2022:"]


def test_typed_words_stay_unread_under_a_redaction() -> None:
    cover = {"/Subtype": Name.Square, "/IC": [0, 0, 0], "/AP": False, "/Rect": [270, 690, 500, 714]}
    assert texts(read_pdf(pdf_with(field("Tx"), cover))[0][0]) == ["Aantal meldingen in 2022: 14"]


def test_typed_words_are_on_the_picture_of_the_page(tmp_path: Path) -> None:
    dark = []
    for name, content in (("met", pdf_with(field("Tx"))), ("zonder", pdf_with())):
        (tmp_path / name).write_bytes(content)
        picture = Image.open(io.BytesIO(page_picture(tmp_path / name, 1))).convert("L")
        dark.append(sum(picture.crop((500, 250, 900, 300)).histogram()[:128]))
    assert dark[0] > 100
    assert dark[1] == 0
