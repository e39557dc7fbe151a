"""What a document says of itself: its title, the body that speaks and its date."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import corpus
from pipeline.parts.days import MONTH, MONTH_YEAR, MONTHS, YEAR, day_in
from pipeline.parts.fronts import line_of
from pipeline.parts.kinds import front_of, names_a_kind
from pipeline.parts.period import MEETING, SUBJECT, subject_of
from pipeline.records import Block, Document

BEFORE_DATE = r"(?:datum|d\.d\.|verzonden|versie|vastgesteld(?: op)?|[A-Z]\w+,)"
ALONE = re.compile(
    rf"(?:^|\b{BEFORE_DATE}\s*:?\s*)"
    rf"(?:(?:\d{{1,2}} )?(?:{MONTH})\s+{YEAR}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{YEAR})\.?$",
    re.IGNORECASE,
)
ADDRESSED = re.compile(r"\bAan (?:de|het|alle) [^.\n]{3,80}|\baan (?:de |het |alle )?[A-Z][^.,;\n]{3,60}")
SIGNED_CHARACTERS = 600
LETTERHEAD = re.compile(
    r"^\s*(?:retouradres|postbus|ons kenmerk|onze referentie|datum|geachte)\b", re.IGNORECASE | re.MULTILINE
)
KIND_ALONE = re.compile(r"(?:concept-?)?(?:verslag|notulen|besluitenlijst)", re.IGNORECASE)
NO_TITLE = re.compile(
    r"\d+(?:\.\d+)*\.?\s(?<!\b20\d\d\s)|(?:19|20)\d\d:|\d+[,%]|€|[a-z]\.\s|voorwoord|inleiding|inhoud|samenvatting|vergaderdatum|(?:notulist|notulen)\s*:|"
    r"(?:ons|uw|onze) (?:kenmerk|referentie)|"
    r"(?:(?:vaststell\w+|goedkeur\w+|bespreken) )?(?:het |van |de )*(?:verslag|notulen) (?:van (?:de )?)?vorig",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.;,]$|[a-z]\. [A-Z]")
NO_NAME = (
    "bijeenkomst|overleg|vergadering|van|voor|op|over|inzake|met|uit|en|of|in|door|namens|te|aan|die|dat|is|heeft|zal|d"
)


def title_of(document: Document) -> str | None:
    """The title: the largest heading on the first page, or a first line that names the kind; None if there is none.

    Of a letter it is its subject («Betreft», «Onderwerp»).
    """
    early = [block for block in document.blocks[:12] if block.start < 2000 and _may_be_title(document, block)]
    named = [block for block in early if names_a_kind(line_of(document, block))]
    if not named and (name := _kind_and_name(document)):
        return name
    if not named and LETTERHEAD.search(document.text[:1500]) and (subject := subject_of(document)):
        return subject
    if not named:
        large = 1.25 * _usual_size(document)
        named = [block for block in early if block.role == "heading" and block.size > large > 0]
        if not named:
            return _title_in_running_head(document)
        named = [block for block in named if block.size == max(one.size for one in named)]
    return line_of(document, named[0])


def _kind_and_name(document: Document) -> str | None:
    """«Verslag» alone on a line, and whose it is on the next: «Verslag Stuurgroep Bruggen»."""
    for block, following in pairwise(document.blocks[:6]):
        kind, name = (" ".join(document.text[one.start : one.end].split()) for one in (block, following))
        if KIND_ALONE.fullmatch(kind) and len(name.split()) <= 8 and not re.search(r"\d|[.:;]", name):
            return f"{kind} {name}"
    return None


def _title_in_running_head(document: Document) -> str | None:
    """What the running head of a chapter says that it is taken from: «Jaarstukken 2023»."""
    heads = {line.text for page in document.pages for line in page.lines if line.role in ("header", "footer")}
    parts = [part.strip() for head in sorted(heads) for part in re.split(r"\s*[|•·]\s*|\s{3,}", head)]
    return next((re.sub(r"\s+\d{1,3}$", "", part) for part in parts if names_a_kind(part)), None)


def _may_be_title(document: Document, block: Block) -> bool:
    text = line_of(document, block)
    if block.role in ("item", "contents", "table") or len(text.split()) > 25 or SENTENCE_END.search(text):
        return False
    return not NO_TITLE.match(text)


def body_of(document: Document) -> str | None:
    """The office, council or committee that speaks: from the title, the signature, or the first words.

    A letter is of who signs it; who it is addressed to does not speak.
    """
    signature = re.search(r"[Nn]amens (?:de|het) ([A-Z][\w ]+?)(?:,|\.|\s(?:secretaris|voorzitter))", document.text)
    end = re.split(r"(?:Hoogachtend|[Mm]et vriendelijke groet)", document.text[-SIGNED_CHARACTERS:])[1:]
    front = front_of(replace(document, text=ADDRESSED.sub("", document.text[:1500])))
    places = [document.title or "", signature[1] if signature else "", front, "".join(end)]
    if document.kind in ("brief", "raadsmededeling"):
        places = [signature[1] if signature else "", "".join(end), document.title or ""]
    for text in places:
        if found := _organs(short=text == document.title).search(text):
            name = " ".join(found[0].split())
            return _written().get(name) or (name.lower() if name.isupper() else name)
    return None


@cache
def _organs(*, short: bool) -> re.Pattern[str]:
    """The words for a body, `short` ones too («OR», «MT»): in a title they say whose it is, in prose who is told."""
    rows = sorted(corpus.table("organs.csv"), key=lambda row: len(row["words"]), reverse=True)
    ends = "|".join(row["word"] for row in corpus.table("nameends.csv"))
    word = rf"(?!(?i:{ends})\b)[A-Z]\w+(?:[’']s\b)?"
    named = rf"(?: (?!(?:{NO_NAME})\b)[a-z]+)?\s{word}(?:(?: en| voor| &)? {word})*"
    words = "|".join(
        row["words"] if row["written"] else f"(?i:{row['words']}){named if row['named'] else ''}"
        for row in rows
        if short or not row["written"]
    )
    return re.compile(rf"\b(?:{words})\b")


@cache
def _written() -> dict[str, str]:
    """Abbreviations of bodies, which are printed in capitals → the name."""
    return {row["words"]: row["written"] for row in corpus.table("organs.csv") if row["written"]}


def published_of(document: Document) -> str | None:
    """The month or day that stands by itself on the front or at the end («juni 2021», «Datum 3-4-2023»), or None."""
    edge = [block for block in (*document.blocks[:25], *document.blocks[-6:]) if block.role != "table"]
    for block in edge:
        text = " ".join(document.text[block.start : block.end].split())
        found = ALONE.search(text) if len(text.split()) <= 14 and not SUBJECT.match(text) else None
        if found and (day := day_in(found[0])):
            return day if not _is_meeting(text) else None
        if found and (month := MONTH_YEAR.search(found[0])):
            return f"{month[2]}-{MONTHS[month[1].lower()]:02}"
    return None


def _is_meeting(text: str) -> bool:
    return MEETING.search(text) is not None


def _usual_size(document: Document) -> float:
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        sizes[block.size] += block.end - block.start
    return sizes.most_common(1)[0][0] if sizes else 0.0
