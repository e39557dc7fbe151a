"""Whose a document is: the public body that its front, running heads, addresses and words name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

import corpus
from pipeline.parts.fronts import front_lines
from pipeline.parts.kinds import front_of, head_of
from pipeline.parts.letterheads import letterhead_of, names_in_front, quiet
from pipeline.records import Document

CLEARLY_MORE = 1.5
BY_FAR = 3.0
PARTICLE = r"(?:['’‘][st]|van|den|der|de|het|aan|op|en|bij|in)"
CAPITAL = r"[A-ZÉÏ][\w’'-]*\w"
NAME = rf"(?:(?:['’‘]s[- ]|van |den |de |der |het |De |Het |Den )*{CAPITAL}(?:[- ](?:{CAPITAL}|{PARTICLE}\b)){{0,6}})"
LOUD_NAME = r"(?:[A-ZÉÏ][A-ZÉÏ’'-]+(?: [A-ZÉÏ][A-ZÉÏ’'-]+){0,4})(?![a-zà-ÿ])"
ARTICLES = frozenset(["de", "het", "den", "van", "der"])
NO_NAME = re.compile(r"\b(?:raad|staten|bestuur|college|wet|website|en|of|stad)$", re.IGNORECASE)
OF_A_BODY = re.compile(
    r"\b(?:(gemeenteraad|[Bb]urgemeester en [Ww]ethouders|B ?& ?W|[Rr]aad der gemeente)|"
    r"((?:Provinciale|Gedeputeerde) Staten))"
    r" van (?:de )?((?:['’‘]s[- ])?[A-ZÉÏ][\w’'-]*\w)"
)


def organisation_of(documents: Sequence[Document]) -> str | None:
    """The public body that the documents are of: named at the front, in running heads or web addresses, or by far most.

    None where no body is named, or another is named nearly as often: the subject of a report is not its author.
    """
    if name := next(filter(None, map(_by_own_address, documents)), None):
        return name
    counts: Counter[str] = Counter()
    fronts: set[str] = set()
    for document in documents:
        edges = "\n".join((document.title or "", front_of(document), _running_heads(document)))
        in_front = _named_in(edges)
        in_front.update({_as_known(one): 2 for one in names_in_front(document)})
        fronts |= in_front.keys()
        counts.update({name: 3 * count for name, count in in_front.items()})
        counts.update(_named_in(document.text))
    ranked = [(name, count) for name, count in counts.most_common(2) if count]
    above = _named_in(
        "\n".join(line for document in documents for line in (*front_lines(document), _running_heads(document)))
    )
    name = next(filter(None, map(_by_letterhead, documents)), None)
    if name and (not ranked or ranked[0][0] not in above or name.startswith(f"{ranked[0][0]},")):
        return name  # «Ministerie van Bodem, Landschap en Natuur» goes on where most mentions end
    if name and ranked[0][0].startswith("Ministerie") and not name.startswith("Ministerie"):
        return name  # a service stands above the ministry that it is of
    if not ranked:
        return None
    if own := next((one for one in counts if any(_opens_with(document, one) for document in documents)), None):
        return own
    best, points = ranked[0]
    if best not in fronts and any(_is_between(document) for document in documents):
        return None
    if best not in fronts and best.startswith("Provincie") and best.lower() not in _names():
        return None  # we know them all: it is one of another country
    if best not in fronts and any(_unknown_host(head_of(document)) for document in documents):
        return None  # the front gives the address of a body that we do not know
    margin = CLEARLY_MORE if best in fronts else BY_FAR
    if len(ranked) == 2 and points < margin * ranked[1][1]:
        return None
    return best


def _by_own_address(document: Document) -> str | None:
    """The line of the front of which its web address is made: «Collectie Vecht» above «collectievecht.nl»."""
    front = front_of(document)
    hosts = set(re.findall(r"\b(?:www\.|@)?([a-z][\w-]{5,})\.(?:nl|eu|frl|amsterdam|com|org)\b", front.lower()))
    for line in front.splitlines():
        name = " ".join(line.split())
        squeezed = re.sub(r"[^a-z0-9]", "", name.lower())
        if squeezed and " " in name and squeezed in {host.replace("-", "") for host in hosts}:
            kind, _, rest = name.partition(" ")
            return _known(kind, rest.split()) or name
    return None


def _as_known(name: str) -> str:
    kind, _, rest = name.partition(" ")
    return _known(kind, rest.split()) or name


def _by_letterhead(document: Document) -> str | None:
    """The institution whose name stands by itself at the top, as we write it («VR Zandhorst» in full)."""
    if not (name := letterhead_of(document)):
        return None
    first, _, rest = name.partition(" ")
    written = next((row["written"] for row in corpus.table("institutions.csv") if row["words"] == first.lower()), "")
    rest = quiet(rest) if name.isupper() else rest
    return f"{written or (quiet(first) if name.isupper() else first)} {rest}"


def _opens_with(document: Document, name: str) -> bool:
    """Whether the first line of the document is the name and nothing else."""
    return [line.casefold() for line in front_lines(document)[:1]] == [name.casefold()]


def _is_between(document: Document) -> bool:
    """Whether several organisations meet in the body that speaks: then those who attend are named, not whose it is."""
    said = f"{document.body or ''} {document.title or ''}".lower()
    return any(re.search(rf"\b{row['words']}", said) for row in corpus.table("organs.csv") if row["between"])


def _named_in(text: str) -> Counter[str]:
    """How often each public body is named: in full, behind its council or board, or by its web address."""
    counts: Counter[str] = Counter()
    for name in _written(text):
        if not NO_NAME.search(name):
            counts[name] += 2
    for match in OF_A_BODY.finditer(text):
        kind = "Gemeente" if match[1] else "Provincie"
        counts[_known(kind, match[3].split()) or f"{kind} {match[3]}"] += 2
    for host in _hosts(text):
        if known := _by_host().get(host):
            counts[known] += 3
    for match in _others().finditer(text):
        counts[match[0]] += 2
    return counts


def _hosts(text: str) -> Iterator[str]:
    """The web addresses in a text as names: of «zwolle.nl», of «rijksoverheid.nl/lnv», of «gemeentezwolle.stemt.nl»."""
    for match in re.finditer(r"(?:www\.|@|//)((?:[\w-]+\.)*?)([\w-]+)\.(?:nl|com|net)\b(?:/([a-z]+)\b)?", text.lower()):
        yield match[2]
        if match[2] == "rijksoverheid" and match[3]:
            yield f"min{match[3]}"
        yield from re.findall(r"\bgemeente-?([\w-]+)\.", match[1])


def _unknown_host(text: str) -> bool:
    hosts = re.findall(r"\b(?:www\.|@)?([\w-]+)\.nl\b", text.lower())
    return any(host not in _by_host() for host in hosts)


def _running_heads(document: Document) -> str:
    return "\n".join({line.text for page in document.pages for line in page.lines if line.role in ("header", "footer")})


def _written(text: str) -> list[str]:
    """The name of a public body for each time it is named: the known one, else as far as most mentions go.

    «gemeente Alphen aan den Rijn» is known whole. A name we do not know («Omgevingsdienst Kromme Vecht») ends where
    its line or phrase does; «Gemeente Vlietdam Postbus 1» does not, so there it is the first word.
    """
    known: list[str] = []
    unknown: dict[tuple[str, str], list[tuple[str, bool]]] = {}
    for match in _named().finditer(text):
        kind = _kinds()[" ".join((match["kind"] or match["loud"]).lower().split())]
        words = (match["name"] or quiet(match["called"])).split()
        if name := _known(kind, words):
            known.append(name)
            continue
        words = [] if words[0].lower() in _ends() else words[: _end(words)]
        while words and re.fullmatch(PARTICLE, words[-1]):
            words.pop()
        if words:
            ends = (
                match.end() == len(text)
                or re.match(r"\s*(?:[,.;:|()«»/–]|\n|[a-zà-ÿ]|$)", text[match.end() :]) is not None
            )
            unknown.setdefault((kind, _first(words).lower()), []).append((" ".join(words), ends))
    return known + [f"{kind} {_longest(said)}" for (kind, _), said in unknown.items() for _ in said]


def _end(words: Sequence[str]) -> int:
    """How many words can be of the name: a word that opens something else, or shouts behind quiet ones, ends it."""
    for number, word in enumerate(words[1:], 1):
        if word.lower() in _ends() or (word.isupper() and len(word) > 3 and not words[0].isupper()):
            return number
    return len(words)


@cache
def _ends() -> frozenset[str]:
    return frozenset(row["word"] for row in corpus.table("nameends.csv"))


def _longest(said: Sequence[tuple[str, bool]]) -> str:
    """The name that most mentions agree on, of those that end with their phrase; else the first word."""
    whole = Counter(name for name, ends in said if ends)
    return max(whole, key=lambda name: (whole[name], -len(name))) if whole else _first(said[0][0].split())


def _first(words: Sequence[str]) -> str:
    """The words up to the first that is no article: «De Grauwe»."""
    count = next((number for number, word in enumerate(words) if word.lower() not in ARTICLES), 0) + 1
    return " ".join(words[:count])


def _known(kind: str, words: Sequence[str]) -> str | None:
    """The longest known name that these words begin with; of a ministry also what its first words can only mean."""
    for count in range(len(words), 0, -1):
        if name := _names().get(f"{kind} {' '.join(words[:count])}".lower()):
            return name
    if not kind.startswith("Ministerie"):
        return None
    started = {name for printed, name in _names().items() if printed.startswith(f"{kind} {words[0]}".lower())}
    return started.pop() if len(started) == 1 else None


@cache
def _kinds() -> dict[str, str]:
    return {row["words"]: row["written"] for row in corpus.table("publicbodies.csv")}


@cache
def _named() -> re.Pattern[str]:
    """A word for a kind of public body and the name behind it, or both in capitals."""
    ranked = sorted(_kinds(), key=len, reverse=True)
    tails = (
        re.sub(r"^[Mm]inisterie van ", "", row["name"])
        for row in corpus.table("organisations.csv")
        if "," in row["name"]
    )
    name = "|".join((*(re.escape(tail).replace(r"\ ", r"\s+") for tail in tails), NAME))
    quiet = "|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in ranked if word != "ggd")
    loud = "|".join(re.escape(word.upper()) for word in ranked)
    return re.compile(rf"\b(?:(?P<kind>{quiet}|GGD) (?P<name>{name})|(?P<loud>{loud}) (?P<called>{LOUD_NAME}))")


@cache
def _names() -> dict[str, str]:
    """Every printed name of a public body, lower case → its name as we write it."""
    names = {}
    for row in corpus.table("organisations.csv"):
        for printed in (row["name"], *filter(None, row["aliases"].split("|"))):
            names[printed.lower()] = row["name"]
    return names


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
        hosts.update(dict.fromkeys(filter(None, row["hosts"].split("|")), row["name"]))
    return hosts
