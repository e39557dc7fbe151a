"""What a document is: its kind, title, organisation, body, period and date, read from its first page and its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import islice

import corpus
from pipeline.records import Block, Document

TITLE_WORDS = 60
LEAST_KIND = 4  # points below which a document is «overig»
MOST_OF_ONE_CUE = 3
NAMES_THE_KIND = 5  # points of a title cue that is enough by itself
ACTION_COLUMNS = ("actie", "maatregel", "wie", "wanneer", "trekker", "eigenaar", "stand van zaken", "status", "gereed", "initiatief")
CLEARLY_MORE = 1.5
BY_FAR = 3.0
YEAR = r"(?:19[89]\d|20[0-4]\d)"
SITTING_YEAR = re.compile(rf"({YEAR})\s?[-–/]\s?(?:20)?(\d\d)\b")
MONTHS = {row["printed"]: int(row["month"]) for row in corpus.table("months.csv")}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = re.compile(rf"\b(\d{{1,2}})\s+({MONTH})\.?\s+({YEAR})\b", re.IGNORECASE)
DAY_IN_DIGITS = re.compile(rf"\b(\d{{1,2}})[-/.](\d{{1,2}})[-/.]({YEAR})\b")
MONTH_YEAR = re.compile(rf"\b({MONTH})\s+({YEAR})\b", re.IGNORECASE)
BEFORE_DATE = r"(?:datum|d\.d\.|verzonden|versie|vastgesteld(?: op)?|[A-Z]\w+,)"
ALONE = re.compile(
    rf"(?:^|\b{BEFORE_DATE}\s*:?\s*)(?:(?:\d{{1,2}} )?(?:{MONTH})\s+{YEAR}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{YEAR})\.?$", re.IGNORECASE
)
MEETING = re.compile(r"\b(?:vergader(?:datum|ing)|gehouden|bijeenkomst|overleg|besproken)\b", re.IGNORECASE)
NAMED = re.compile(
    r"\b([Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap|[Mm]inisterie van|[Oo]mgevingsdienst|[Vv]eiligheidsregio|GGD)"
    r" ((?:['’‘]s[- ]|van |den |de |der |het )*[A-ZÉÏ][\w’'-]*\w(?:[- ](?:[A-ZÉÏ][\w’'-]*\w|(?:aan|op|en|den|der|de|bij|in|van|’t|'t)\b)){0,5})"
)
NO_NAME = re.compile(r"\b(?:raad|staten|bestuur|college|wet|website|en|of|stad)$", re.IGNORECASE)
OF_A_BODY = re.compile(
    r"\b(?:(gemeenteraad|[Bb]urgemeester en [Ww]ethouders|B ?& ?W|[Rr]aad der gemeente)|((?:Provinciale|Gedeputeerde) Staten))"
    r" van (?:de )?((?:['’‘]s[- ])?[A-ZÉÏ][\w’'-]*\w)"
)
BODY = re.compile(
    r"\b((?:Bureau [A-Z]\w+(?: en [A-Z]\w+)*|(?:Centrale |Groeps|Gemeenschappelijke )?[Oo]ndernemingsraad|"
    r"(?:Centrale |Externe |Interne )?[Vv]ertrouwensperso(?:on|nen)|[Tt]echnisch [Oo]verleg [A-Z]\w*|[Ss]tuurgroep [A-Z]\w*|"
    r"[Ww]erkgroep [A-Z]\w*|[Cc]ommissie [A-Z]\w*|[Kk]lankbordgroep\b|[Rr]ekenkamer(?:commissie)?|[Ii]ntegriteitsbureau|"
    r"[Bb]urgemeester en [Ww]ethouders|[Gg]edeputeerde [Ss]taten|[Gg]emeenteraad|[Mm]inisterraad))"
)


def kind_scores(text: str, head: str) -> Counter[str]:
    """Points per kind of document for words in the title part (`head`) and in the text."""
    scores: Counter[str] = Counter()
    for kind, place, weight, pattern in _cues():
        if place == "title":
            scores[kind] += weight * min(2, len(pattern.findall(head)))
        else:
            scores[kind] += weight * sum(1 for _ in islice(pattern.finditer(text), MOST_OF_ONE_CUE))
    return scores


def kind_of(document: Document) -> str:
    """The kind of a document (contract §1); «overig» where nothing tells."""
    if (named := _kind_in(document.title or "")) is not None:
        return named
    if _is_action_list(document):
        return "actielijst"
    if is_infographic(document):
        return "infographic"
    scores = kind_scores(document.text, head_of(document))
    kind, points = max(scores.items(), key=lambda item: (item[1], item[0]), default=("overig", 0))
    return kind if points >= LEAST_KIND else "overig"


def _kind_in(title: str) -> str | None:
    """The kind that a title names first."""
    found = [
        (match.start(), kind)
        for kind, place, weight, pattern in _cues()
        if place == "title" and weight >= NAMES_THE_KIND and (match := pattern.search(title))
    ]
    return min(found)[1] if found else None


def _is_action_list(document: Document) -> bool:
    """Whether most of the document is a table of what is to be done, by whom and when."""
    rows = 0
    for table in document.tables:
        head = " ".join(cell.text for row in table.rows[: max(1, table.header_rows)] for cell in row if cell).lower()
        if sum(word in head for word in ACTION_COLUMNS) >= 3:
            rows += table.end - table.start
    return rows > 0.5 * len(document.text)


def head_of(document: Document) -> str:
    """The first words of a document, in which its title stands."""
    return " ".join(document.text[:1500].split()[:TITLE_WORDS])


def is_infographic(document: Document) -> bool:
    """Whether a document is one or two pages of numbers with hardly a sentence."""
    words = document.text.split()
    pages = len(document.pages)
    sentences = len(re.findall(r"[a-z]{2}[.!?](?:\s|$)", document.text))
    numbers = sum(word[0].isdigit() for word in words)
    return pages <= 2 and 10 < len(words) < 250 and numbers > 0.12 * len(words) and sentences < 0.02 * len(words)


def title_of(document: Document) -> str | None:
    """The title: the largest heading on the first page, or a first line that names the kind; None if there is none."""
    early = [block for block in document.blocks[:12] if block.start < 2000 and _may_be_title(document, block)]
    named = [block for block in early if _names_a_kind(document.text[block.start : block.end])]
    if not named:
        large = 1.25 * _usual_size(document)
        named = [block for block in early if block.role == "heading" and block.size > large > 0]
        if not named:
            return None
        named = [block for block in named if block.size == max(one.size for one in named)]
    return " ".join(document.text[named[0].start : named[0].end].split())


def _may_be_title(document: Document, block: Block) -> bool:
    text = document.text[block.start : block.end]
    if block.role in ("item", "contents", "table") or len(text.split()) > 25 or text.endswith((".", ";", ",")):
        return False
    return not re.match(r"\d+(?:\.\d+)*\.?\s|voorwoord|inleiding|inhoud|samenvatting", text, re.IGNORECASE)


def organisation_of(documents: Sequence[Document]) -> str | None:
    """The public body that the documents are of: named at the front, in running heads or web addresses, or by far most.

    None where no body is named, or another is named nearly as often: the subject of a report is not its author.
    """
    counts: Counter[str] = Counter()
    fronts: set[str] = set()
    for document in documents:
        edges = " ".join((document.title or "", head_of(document), _running_heads(document)))
        in_front = _named_in(edges)
        fronts |= in_front.keys()
        counts.update({name: 3 * count for name, count in in_front.items()})
        counts.update(_named_in(document.text))
    ranked = [(name, count) for name, count in counts.most_common(2) if count]
    if not ranked:
        return None
    best, points = ranked[0]
    if best not in fronts and any(_unknown_host(head_of(document)) for document in documents):
        return None  # the front gives the address of a body that we do not know
    margin = CLEARLY_MORE if best in fronts else BY_FAR
    if len(ranked) == 2 and points < margin * ranked[1][1]:
        return None
    return best


def _named_in(text: str) -> Counter[str]:
    """How often each public body is named: in full, behind its council or board, or by its web address."""
    counts: Counter[str] = Counter()
    for match in NAMED.finditer(text):
        name = _name(match[1], match[2])
        if not NO_NAME.search(name):
            counts[name] += 2
    for match in OF_A_BODY.finditer(text):
        counts[_name("gemeente" if match[1] else "provincie", match[3])] += 2
    for host in re.findall(r"(?:www\.|@|//)(?:[\w-]+\.)*?([\w-]+)\.nl\b", text.lower()):
        if known := _by_host().get(host):
            counts[known] += 3
    for match in _others().finditer(text):
        counts[match[0]] += 2
    return counts


def _unknown_host(text: str) -> bool:
    hosts = re.findall(r"\b(?:www\.|@)?([\w-]+)\.nl\b", text.lower())
    return any(host not in _by_host() for host in hosts)


def _running_heads(document: Document) -> str:
    return " ".join({line.text for page in document.pages for line in page.lines if line.role in ("header", "footer")})


def body_of(document: Document) -> str | None:
    """The office, council or committee that speaks: from the title, the signature, or the first words."""
    signature = re.search(r"[Nn]amens (?:de|het) ([A-Z][\w ]+?)(?:,|\.|\s(?:secretaris|voorzitter))", document.text)
    for text in (document.title or "", signature[1] if signature else "", head_of(document), document.text[-400:]):
        if found := BODY.search(text):
            return found[1]
    return None


def period_of(document: Document) -> str | None:
    """The period a report accounts for, or the day a meeting was held; None where it is not told."""
    head = f"{document.title or ''} {head_of(document)}"
    if document.kind == "verslag overleg":
        return _meeting_day(document) if _tells_its_day(document) else None
    named = re.search(
        rf"(?:zittingsjaar|verslagjaar|verslagperiode|schooljaar|seizoen)\s+({YEAR})(?:\s?[-–/]\s?(?:20)?(\d\d))?", document.text
    )
    if found := SITTING_YEAR.search(document.title or ""):
        return _sitting(found)
    if found := re.search(rf"\b({YEAR})\b", MONTH_YEAR.sub("", document.title or "")):
        return found[1]
    if named:
        return f"{named[1]}/{named[1][:2]}{named[2]}" if named[2] else named[1]
    if document.kind not in ("jaarverslag", "infographic", "actielijst"):
        return None
    if found := SITTING_YEAR.search(head):
        return _sitting(found)
    if found := re.search(rf"(?:[Oo]ver|in|van) (?:het (?:jaar|kalenderjaar) )?({YEAR})\b", head):
        return found[1]
    years = Counter(re.findall(rf"\b[Ii]n ({YEAR})\b", document.text)).most_common(2)
    if years and years[0][1] >= 3 and (len(years) == 1 or years[0][1] >= 2 * years[1][1]):
        return years[0][0]
    return None


def published_of(document: Document) -> str | None:
    """The month or day that stands by itself on the front or at the end («juni 2021», «Datum 3-4-2023»), or None."""
    edge = [block for block in (*document.blocks[:25], *document.blocks[-6:]) if block.role != "table"]
    for block in edge:
        text = " ".join(document.text[block.start : block.end].split())
        found = ALONE.search(text) if len(text.split()) <= 14 else None
        if found and (day := day_in(found[0])):
            return day if not _is_meeting(text) else None
        if found and (month := MONTH_YEAR.search(found[0])):
            return f"{month[2]}-{MONTHS[month[1].lower()]:02}"
    return None


def _is_meeting(text: str) -> bool:
    return MEETING.search(text) is not None


def day_in(text: str) -> str | None:
    """The first full date in a text as ISO; None without one."""
    for found in sorted((*DAY.finditer(text), *DAY_IN_DIGITS.finditer(text)), key=lambda match: match.start()):
        month = MONTHS.get(found[2].lower()) or (int(found[2]) if found[2].isdecimal() else 0)
        try:
            return date(int(found[3]), month, int(found[1])).isoformat()
        except ValueError:  # 31 april, 12-15-2022
            continue
    return None


def _tells_its_day(document: Document) -> bool:
    """Minutes whose head is there: a fragment's first date is any date."""
    return bool(re.search(r"\b(?:datum|gehouden|aanwezig|verslag|notulen|vergadering|overleg)\b", head_of(document), re.IGNORECASE)) and (
        not document.begins_with_fragment
    )


def _meeting_day(document: Document) -> str | None:
    """The day of the meeting: the date behind «vergadering», «gehouden op», before any other date of the head."""
    start = document.text[:3000]
    for found in MEETING.finditer(start):
        if day := day_in(start[found.end() : found.end() + 60]):
            return day
    return day_in(start)


def _sitting(found: re.Match[str]) -> str:
    first, last = int(found[1]), int(found[1][:2] + found[2])
    return f"{first}/{last}" if last > first else str(first)


def _names_a_kind(text: str) -> bool:
    return any(pattern.search(text) for _, place, weight, pattern in _cues() if place == "title" and weight >= 5)


def _usual_size(document: Document) -> float:
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        sizes[block.size] += block.end - block.start
    return sizes.most_common(1)[0][0] if sizes else 0.0


@cache
def _cues() -> list[tuple[str, str, int, re.Pattern[str]]]:
    return [
        (row["kind"], row["where"], int(row["weight"]), re.compile(row["words"], re.IGNORECASE))
        for row in corpus.table("kinds.csv")
    ]


@cache
def _names() -> dict[str, str]:
    """Every printed name of a public body, lower case → its name as we write it."""
    names = {}
    for row in corpus.table("organisations.csv"):
        for printed in (row["name"], *filter(None, row["aliases"].split("|"))):
            names[printed.lower()] = row["name"]
    return names


def _name(kind: str, words: str) -> str:
    """The body's name as we write it: the longest one that is known, else its first word with a capital.

    «gemeente Alphen aan den Rijn» is known whole; of «Gemeente Vlietdam Postbus 1» the name is one word.
    """
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        known = _names().get(f"{kind} {' '.join(parts[:count])}".lower())
        if known:
            return known
    first = next(number for number, part in enumerate(parts) if part[:1].isupper()) + 1
    return f"{kind[0].upper()}{kind[1:]} {' '.join(parts[:first])}"


@cache
def _others() -> re.Pattern[str]:
    """Bodies that are known by a name of their own (Logius, Rijkswaterstaat), not «gemeente X»."""
    names = [row["name"] for row in corpus.table("organisations.csv") if row["kind"] == "uitvoering"]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _by_host() -> dict[str, str]:
    """The usual web address of municipalities, provinces and water boards: the bare name without spaces."""
    hosts: dict[str, str] = {}
    for row in corpus.table("organisations.csv"):
        bare = re.sub(r"^(gemeente|provincie|waterschap|hoogheemraadschap)\s", "", row["name"].lower())
        hosts.setdefault(re.sub(r"[^a-z0-9-]", "", bare.replace(" ", "")), row["name"])
        hosts.update({host: row["name"] for host in filter(None, row["hosts"].split("|"))})
    return hosts
