"""A whole document: its sentences and its figures, each cut from its place."""

from dataclasses import replace

from pipeline.extract import sentences_of
from pipeline.figures.prose import figures_in_prose
from pipeline.records import Document, Figure, Mark
from tests.documents import of_lines, of_table


def figures_of(document: Document) -> list[Figure]:
    return list(figures_in_prose(document, sentences_of(document)))


def test_sentences_are_numbered_and_never_span_two_blocks() -> None:
    document = of_lines(("heading", "2. Cijfers"), ("body", "Er zijn er zes. Dat is veel"), ("item", "- Pesten: 3"))
    found = sentences_of(document)
    assert [(s.number, s.kind, s.text) for s in found] == [
        (1, "heading", "2. Cijfers"),
        (2, "sentence", "Er zijn er zes."),
        (3, "sentence", "Dat is veel"),
        (4, "item", "- Pesten: 3"),
    ]
    assert all(document.text[s.start : s.end] == s.text for s in found)


def test_table_text_is_no_sentence() -> None:
    assert sentences_of(of_table([["Soort", "2021"], ["Boetes", "3"]])) == []


def test_figure_is_quoted_from_its_place() -> None:
    document = of_lines(("body", "Inleiding. In 2021 kwamen 14 brieven binnen."))
    (figure,) = figures_of(document)
    assert figure.quote == "In 2021 kwamen 14 brieven binnen."
    assert document.text[figure.place.start : figure.place.end] == figure.quote
    assert (str(figure.value), figure.period, figure.source) == ("14", "2021", "prose")


def test_antecedent_reaches_the_next_sentence_but_not_the_next_section() -> None:
    document = of_lines(("body", "Er kwamen 60 bezwaren. Daarvan zijn er 18 gegrond."))
    assert [f.what for f in figures_of(document)] == ["bezwaren", "bezwaren gegrond"]


def test_redaction_code_is_no_number() -> None:
    document = of_lines(("body", "De heer 10 sprak met 4 bewoners."))
    start = document.text.index("10")
    coded = replace(document, marks=(Mark(kind="code", start=start, end=start + 2),))
    assert [f.printed for f in figures_of(coded)] == ["4"]


def test_list_item_says_that_it_is_one() -> None:
    assert [(f.source, f.what) for f in figures_of(of_lines(("item", "Aantal trainingen: 12")))] == [
        ("list", "trainingen")
    ]


def test_same_document_gives_the_same_figures_twice() -> None:
    document = of_lines(("body", "Er kwamen 60 bezwaren. Daarvan zijn er 18 gegrond."))
    assert figures_of(document) == figures_of(document)


def test_text_without_stops_is_cut_at_spaces(make_document) -> None:
    text = "In 2022 waren er 14 meldingen " * 300
    found = sentences_of(make_document(text.strip()))
    assert len(found) == 10
    assert all(950 < len(sentence.text) <= 1_000 for sentence in found[:-1])
    assert " ".join(sentence.text for sentence in found) == text.strip()
