"""Whose a document is: the public body that its front, running heads, addresses and words name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import corpus
from pipeline.kinds import head_of
from pipeline.records import Document

CLEARLY_MORE = 1.5
BY_FAR = 3.0
NAMED = re.compile(
    r"\b([Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap|[Mm]inisterie van|[Oo]mgevingsdienst|"
    r"[Vv]eiligheidsregio|GGD)"
    r" ((?:['’‘]s[- ]|van |den |de |der |het )*[A-ZÉÏ][\w’'-]*\w"
    r"(?:[- ](?:[A-ZÉÏ][\w’'-]*\w|(?:aan|op|en|den|der|de|bij|in|van|’t|'t)\b)){0,5})"
)
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
