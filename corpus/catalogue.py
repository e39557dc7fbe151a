"""The catalogue of legal duties (`corpus/obligations.yaml`), checked, as records.

Example:
    >>> from corpus.catalogue import obligations
    >>> obligations()[0].id
    'AW4-1-beleid'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import yaml

from corpus import HERE, BadCorpus, table
from corpus.frames import framed

FILE = "corpus/obligations.yaml"
STRENGTHS = ("states", "partly", "denies")
CUE_KEYS = {"id", "all", "example", "counterexample"}
CUE_OPTIONS = {
    "none": None,
    "document": None,
    "not_document": None,
    "strength": STRENGTHS,
    "negation": ("denies", "partly", "ignored", "drop"),
    "plan": ("partly", "ignored", "drop"),
    "short": ("partly", "ignored"),
    "reach": None,
    "about": ("officials", "anyone"),
    **dict.fromkeys(("alone", "beside", "last", "lessens", "weak"), (False, True)),
}
ENTRY_KEYS = {
    *("id", "title", "group", "duty", "bound", "yearly_account", "versions", "proof", "no_proof", "settles"),
    *("denial", "words", "cues"),
}
ENTRY_OPTIONS = {"near", "draws_on", "enough", "noun", "named"}
GROUP = re.compile(r"\{([a-z]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The text in force for a time: law, BWB id, article; `duty` where it says something else than the entry.

    `since` and `until` are the first and last day (None: before, or after, all that is checked). `beside` holds
    articles of other laws that ask the same.
    """

    law: str | None
    bwb: str | None
    article: str
    anchor: str | None
    since: date | None
    until: date | None
    duty: str
    not_for: tuple[tuple[str, str], ...] = ()
    beside: tuple[Version, ...] = ()

    def excludes(self, organisation: str | None) -> str | None:
        """Why the law does not hold for the organisation, in a Dutch sentence; None where it does."""
        name = (organisation or "").lower()
        return next((why for pattern, why in self.not_for if re.search(pattern, name)), None)

    def link(self, day: date) -> str | None:
        """The article on wetten.overheid.nl as it read on that day, or where it was not yet (or no longer) in force
        on the nearest day that it was; None for a norm that is no law."""
        if self.bwb is None:
            return None
        day = max(day, self.since) if self.since else day
        day = min(day, self.until) if self.until else day
        return f"https://wetten.overheid.nl/{self.bwb}/{day.isoformat()}#{self.anchor}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofCue:
    """How a text words that a duty is met, partly met or not met; see the head of obligations.yaml."""

    id: str
    all: tuple[str, ...]
    none: tuple[str, ...]
    document: str | None
    not_document: str | None
    strength: str
    negation: str
    plan: str
    short: str
    reach: int
    about: str
    alone: bool
    beside: bool
    lessens: bool
    weak: bool
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """One duty: what it asks, of whom, in which text of the law, and how texts show that it is met."""

    id: str
    title: str
    group: str
    duty: str
    bound: str
    yearly_account: bool
    versions: tuple[Version, ...]
    proof: str
    no_proof: str
    settles: str
    denial: str
    words: tuple[str, ...]
    cues: tuple[ProofCue, ...]
    near: tuple[str, ...] = ()  # words that count only where integrity is spoken of
    draws_on: tuple[tuple[str, str], ...] = ()  # another duty, and the most that a passage on it shows of this one
    enough: float = 0.5  # the share of the staff, teams or talks from which it counts as done

    def version(self, year: int) -> Version | None:
        """The text in force at the end of the year; None where the duty did not exist."""
        day = date(year, 12, 31)
        held = [one for one in self.versions if (one.since or day) <= day <= (one.until or day)]
        return held[0] if held else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Duties that belong together in a report; article 4 of the Ambtenarenwet is what `check --strict` looks at.

    `is_central`: what the report counts; the norms beside it are shown but not counted.
    """

    id: str
    title: str
    is_article_4: bool = False
    is_central: bool = False


@cache
def obligations() -> tuple[Obligation, ...]:
    """Every duty in the order in which reports show them.

    Raises:
        BadCorpus: an entry lacks a key, names something unknown, or an id is used twice.
    """
    laws, known_groups = _catalogue()["laws"], {group.id for group in groups()}
    found: dict[str, Obligation] = {}
    for number, entry in enumerate(_catalogue()["obligations"], 1):
        where = f"{FILE} entry {number} ({entry.get('id', 'without id')})"
        _check_keys(where, entry, ENTRY_KEYS, ENTRY_OPTIONS)
        if entry["id"] in found:
            raise BadCorpus(f"{where}: the id is used before; choose another")
        if entry["group"] not in known_groups:
            raise BadCorpus(f"{where}: group {entry['group']} is not in groups")
        found[entry["id"]] = _obligation(where, entry, laws)
    _check_cue_ids(found.values())
    _check_drawn_on(found)
    return tuple(found.values())


@cache
def groups() -> tuple[Group, ...]:
    """The headings under which duties are shown, in order."""
    return tuple(Group(**one) for one in _catalogue()["groups"])


@cache
def accounts() -> tuple[frozenset[str], re.Pattern[str]]:
    """The kinds of document that can be the yearly account, and authors and titles (lower case) that are not."""
    named = _catalogue()["accounts"]
    return frozenset(named["kinds"]), re.compile(named["not_by"])


@cache
def expand(pattern: str) -> str:
    """The pattern with the groups of duty_words.csv that it names as {name} filled in.

    Raises:
        BadCorpus: it names a group that is not there.
    """
    known = {row["name"]: row["words"] for row in table("duty_words.csv", key="name")}
    for name in GROUP.findall(pattern):
        if name not in known:
            raise BadCorpus(f"{FILE}: no group {{{name}}} in duty_words.csv")
    return GROUP.sub(lambda match: f"(?:{expand(known[match.group(1)])})", pattern)


@cache
def _catalogue() -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        found: dict[str, Any] = yaml.load((HERE / "obligations.yaml").read_text("utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise BadCorpus(f"{FILE}: no valid YAML ({error})") from error
    missing = {"laws", "groups", "accounts", "frames", "obligations"} - found.keys()
    if missing:
        raise BadCorpus(f"{FILE}: add {', '.join(sorted(missing))}")
    return found


def _obligation(where: str, entry: dict[str, Any], laws: dict[str, Any]) -> Obligation:
    if entry["denial"] not in ("lessens", "ignored"):
        raise BadCorpus(f"{where}: denial is lessens or ignored, not {entry['denial']}")
    if not entry["versions"] or not entry["cues"] or not entry["words"]:
        raise BadCorpus(f"{where}: versions, words and cues each need at least one line")
    made = {
        "versions": tuple(_version(where, one, laws, entry["duty"]) for one in entry["versions"]),
        "words": tuple(str(word) for word in entry["words"]),
        "cues": tuple(_cue(where, one) for one in _cues_of(entry)),
        "near": tuple(str(word) for word in entry.get("near", ())),
        "draws_on": tuple(entry.get("draws_on", {}).items()),
    }
    return Obligation(**({key: entry[key] for key in entry if key not in ("noun", "named")} | made))


def _cues_of(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Its own cues, between those of the frames that go before and behind them; those that are `last` come last."""
    frames = _catalogue()["frames"]
    first = [*framed(entry, frames["before"]), *(cue for cue in entry["cues"] if not cue.get("last"))]
    return [*first, *framed(entry, frames["behind"]), *(cue for cue in entry["cues"] if cue.get("last"))]


def _version(where: str, row: dict[str, Any], laws: dict[str, Any], duty: str) -> Version:
    missing = {"law", "article", "anchor"} - row.keys()
    if missing:
        raise BadCorpus(f"{where}: a version lacks {', '.join(sorted(missing))}")
    if row["law"] is not None and row["law"] not in laws:
        raise BadCorpus(f"{where}: law {row['law']} is not in laws")
    law: dict[str, Any] = laws[row["law"]] if row["law"] else {"name": None, "bwb": None}
    return Version(
        law=law["name"],
        bwb=law["bwb"],
        article=row["article"],
        anchor=row["anchor"],
        since=row.get("from"),
        until=row.get("until"),
        duty=row.get("duty", duty),
        not_for=tuple((one["name"], one["why"]) for one in law.get("not_for", ())),
        beside=tuple(_version(where, one, laws, duty) for one in row.get("beside", ())),
    )


def _cue(where: str, row: dict[str, Any]) -> ProofCue:
    where = f"{where} cue {row.get('id', 'without id')}"
    _check_keys(where, row, CUE_KEYS, set(CUE_OPTIONS))
    for key, allowed in CUE_OPTIONS.items():
        if allowed and row.get(key, allowed[0]) not in allowed:
            raise BadCorpus(f"{where}: {key} is one of {', '.join(map(str, allowed))}, not {row[key]}")
    for pattern in (*row["all"], *row.get("none", ()), row.get("document", ""), row.get("not_document", "")):
        try:
            re.compile(expand(pattern.lstrip("~")))
        except re.error as error:
            raise BadCorpus(f"{where}: «{pattern}» is no regular expression ({error})") from error
    return ProofCue(
        id=row["id"],
        all=tuple(row["all"]),
        none=tuple(row.get("none", ())),
        document=row.get("document"),
        not_document=row.get("not_document"),
        strength=row.get("strength", "states"),
        negation=row.get("negation", "denies"),
        plan=row.get("plan", "partly"),
        short=row.get("short", "partly"),
        reach=row.get("reach", 240),
        about=row.get("about", "officials"),
        **{key: row.get(key, False) for key in ("alone", "beside", "lessens", "weak")},
        example=row["example"],
        counterexample=row["counterexample"],
    )


def _check_keys(where: str, row: dict[str, Any], needed: set[str], more: set[str]) -> None:
    if missing := needed - row.keys():
        raise BadCorpus(f"{where}: add {', '.join(sorted(missing))}")
    if strange := row.keys() - needed - more:
        raise BadCorpus(f"{where}: unknown {', '.join(sorted(strange))}")


def _check_cue_ids(found: Any) -> None:
    seen: set[str] = set()
    for cue in (cue for obligation in found for cue in obligation.cues):
        if cue.id in seen:
            raise BadCorpus(f"{FILE}: cue {cue.id} is used twice; choose another id")
        seen.add(cue.id)


def _check_drawn_on(found: dict[str, Obligation]) -> None:
    for one in found.values():
        for other, strength in one.draws_on:
            if other not in found or strength not in STRENGTHS[:2]:
                raise BadCorpus(f"{FILE}: {one.id} draws on {other}: {strength}; name a duty, and states or partly")
