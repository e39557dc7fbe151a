"""A sentence laid out for the search of figures: tokens, amounts, periods, clauses, and what was said before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from models.amounts import Amount, amounts
from models.dates.joined import joined
from models.grammar.phrases import Token, is_participle, tokens
from models.periods import Period, periods

SUPERSCRIPTS = str.maketrans(dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹", " "))
CLAUSE_WORDS = frozenset(
    {
        *(
            "waaraan",
            "waarbij",
            "waardoor",
            "waarin",
            "waarmee",
            "waarna",
            "waarnaar",
            "waaronder",
            "waarop",
            "waarover",
        ),
        *("waartegen", "waartoe", "waaruit", "waarvan", "waarvoor"),
        *("terwijl", "omdat", "doordat", "zodat", "welke", "hoewel"),
    }
)


_SPEAKS = (  # the stems of verbs of speech whose forms are regular: «bevestigt», «bevestigde(n)», «bevestigen»
    "antwoord|beaam|beam|beklemtoon|benadruk|bericht|betoog|bevestig|concludeer|constateer|erken|herhaal|herinner|licht"
    "|meen|meld|memoreer|noem|onderstreep|ontken|opper|rapporteer|signaleer|verklaar|vermeld|vertel|verwacht|verzeker"
)
TELLING = re.compile(  # what people do who speak; «uit de steekproef blijkt dat» tells what the thing is part of
    rf"\b(?:(?:{_SPEAKS})(?:t|d|de|den|te|ten)?|meld(?:t|de|den|en)|zeg(?:t|gen)|zei(?:den)?|vertel(?:t|de|len)|antwoord(?:t|de|en)"
    r"|vra(?:agt|gen)|vroeg(?:en)?|schrij(?:ft|ven)|schre(?:ef|ven)|vind(?:t|en)|vond(?:en)?|denk(?:t|en)|dacht(?:en)?"
    r"|weet|weten|wist(?:en)?|bevestigen|benadrukken|erkennen|verklaren|stel(?:t|de|den|len)(?:\b.*\bvast)?"
    r"|(?:deel(?:t|de)|delen)\b.*\bmee|licht(?:te|en)?\b.*\btoe|leg(?:t|de|gen)\b.*\buit|(?:geeft|gaf|gaven)\b.*\baan"
    r"|stip(?:t|te)\b.*\baan|voeg(?:t|de)\b.*\btoe|wijst\b.*\berop|wees\b.*\berop|merk(?:t|te|en)\b.*\bop)\b[^,;]*$",
    re.I,
)
# «noemt het bedrag dat …»: of what is told of, and no clause; «meldt het college dat …» is one
NEUTER = re.compile(
    r"\b(?:het|een|dit|elk|geen)\s(?:[a-zà-ÿ]+e?\s)?(?!(?:college|presidium|bureau|ministerie|panel|\w*(?:bestuur|team))\s)"
    r"[a-zà-ÿ]+\s$",
    re.I,
)
PARTICLES = frozenset({"toe", "mee", "vast", "af", "voor", "uit", "aan", "op"})  # «licht toe dat», «stelt vast dat»
ASIDE_WORDS = frozenset({"in", "bij", "over", "onder", "uit", "voor", "aan"})  # «…, in zes gevallen …»


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure of a sentence: the amount, what it counts and when; offsets count in the sentence.

    `period` is the one that the sentence gives to this amount, `carried` what the sentences before it spoke of,
    `headed` what the heading above them names, `compared` what a change is measured against. `head` is the counted
    noun alone; `is_pointing`: it leans on what was said before; `is_timeless`: a norm, rate or length that holds for
    no period unless the sentence says so; `has_happened`: it is told as past; `is_standing`: as how things are while
    it is said; `is_elsewhen`: as of another time than that, planned, asked or in the past tense; `is_planned`: planned
    or asked; `is_event`: as what came about before; `is_bare`: without a finite verb.
    """

    amount: Amount
    what: str | None
    rule: str
    confidence: float
    category: str | None = None
    role: str = "level"
    period: Period | None = None
    carried: Period | None = None
    headed: Period | None = None
    compared: Period | None = None
    head: str | None = None
    is_pointing: bool = False
    is_timeless: bool = False
    has_happened: bool = False
    is_standing: bool = False
    is_elsewhen: bool = False
    is_planned: bool = False
    is_event: bool = False
    is_bare: bool = False


@dataclass(slots=True)
class Memory:
    """What the sentences before it in the same section spoke of: the antecedent of «daarvan», «dit», «er».

    `measured` is the last figure of each unit, `latest` the unit of the last of all, `head` is the counted noun alone,
    `people` the last persons counted, `heading` the period that the heading of the section names, `length` the day on
    which a length of time began, `recent` the last sentences.
    """

    what: str | None = None
    head: str | None = None
    people: str | None = None
    period: Period | None = None
    heading: Period | None = None
    length: Period | None = None
    block: int = -1
    recent: tuple[str, ...] = ()
    measured: dict[str, Counted] = field(default_factory=dict)
    latest: str | None = None


@dataclass(frozen=True)
class Scene:
    """A sentence with everything found in it that a figure may need; what is asked often is worked out once."""

    text: str
    words: list[Token]
    amounts: list[Amount]
    periods: list[Period]
    memory: Memory = field(default_factory=Memory)

    @cached_property
    def skip(self) -> list[tuple[int, int]]:
        """The stretches that no phrase runs over: the periods."""
        return [(period.start, period.end) for period in self.periods]

    def token_at(self, offset: int) -> int:
        """The number of the first token that ends behind the offset."""
        return bisect_right(self._ends, offset)

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The tokens of the clause around the passage: first, and one past the last."""
        first, last = self.token_at(start), self.token_at(max(start, end - 1))
        before, behind = bisect_right(self._borders, first), bisect_right(self._borders, last)
        begin = self._borders[before - 1] if before else 0
        return begin, self._borders[behind] if behind < len(self._borders) else max(len(self.words), last + 1)

    def amounts_between(self, start: int, end: int) -> list[Amount]:
        """The amounts that begin between the offsets, in order."""
        return self.amounts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [amount.start for amount in self.amounts]

    def is_amount(self, number: int) -> bool:
        """The token begins within an amount."""
        return number in self.counting

    @cached_property
    def counting(self) -> frozenset[int]:
        """The tokens that begin within an amount."""
        found = self._touched((amount.start, amount.end) for amount in self.amounts)
        begins = {number: amount.start for amount in self.amounts for number in (self.token_at(amount.start),)}
        return frozenset(n for n in found if self.words[n].start >= begins.get(n, 0))

    @cached_property
    def dated(self) -> frozenset[int]:
        """The tokens that a period touches."""
        return frozenset(self._touched(self.skip))

    @cached_property
    def closed(self) -> frozenset[int]:
        """The tokens that no noun phrase runs over: those of amounts and periods."""
        return frozenset({*self._touched((amount.start, amount.end) for amount in self.amounts), *self.dated})

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.words]

    @cached_property
    def _borders(self) -> list[int]:
        """The tokens at which a clause begins, but for the first."""
        return [number for number in range(1, len(self.words)) if self._breaks(number)]

    def _touched(self, spans: Iterable[tuple[int, int]]) -> set[int]:
        found: set[int] = set()
        for start, end in spans:
            number = self.token_at(start)
            while number < len(self.words) and self.words[number].start < end:
                found.add(number)
                number += 1
        return found

    def _breaks(self, number: int) -> bool:
        """A clause begins at this token."""
        token = self.words[number]
        before = self.words[number - 1].text if number else ","
        if token.lower in CLAUSE_WORDS or before in {";", ":", "–", "—"}:
            return True
        if token.lower == "dat" and number and self._is_that(number):
            return True
        if token.kind == "verb" and before in {"en", "maar", "of"}:
            return True
        if before.lower() in {"en", "maar"} and (token.kind == "prep" or token.lower == "er"):
            return self._opens_inverted(number)
        if before != ",":
            return False
        if token.kind in {"art", "det"} and self._opens_main(number):
            return True
        if token.kind == "prep" and self._opens_gap(number):
            return True
        if token.kind in {"sub", "verb", "conj", "pron"} or self.is_amount(number):
            return True
        return token.lower in ASIDE_WORDS and self.is_amount(min(number + 1, len(self.words) - 1))

    def _opens_gap(self, number: int) -> bool:
        """«Over pesten is negen keer geklaagd, | over roddelen vier keer»: a part and its number, without a verb."""
        until = next((n for n in range(number + 1, min(number + 6, len(self.words))) if self.is_amount(n)), 0)
        said = self.words[number + 1 : until]
        if not said or any(token.kind not in {"word", "art", "det", "adv"} for token in said):
            return False
        end = next(amount.end for amount in self.amounts if amount.end > self.words[until].start)
        return bool(GAP_ENDS.match(self.text, end)) and any(token.kind == "verb" for token in self.words[:number])

    def _opens_main(self, number: int) -> bool:
        """«Het verzuim was 5%, de norm is 4%»: behind a clause with a verb comes another, its own verb near."""
        near = next((n for n in range(number + 1, min(number + 5, len(self.words))) if self.words[n].kind != "word"), 0)
        follows = near > number + 1 and self.words[near].kind == "verb"
        return follows and any(token.kind == "verb" for token in self.words[:number])

    def _opens_inverted(self, number: int) -> bool:
        """«Er zijn twaalf klachten gekomen en in drie zaken volgde …»: between two verbs «en» ties two clauses."""
        behind = self.words[number : number + LONGEST_OPENING]
        verb = next((n for n, token in enumerate(behind) if token.kind == "verb" or token.lower in {"en", ","}), 0)
        is_main = bool(verb) and behind[verb].kind == "verb"
        return is_main and any(token.kind == "verb" for token in self.words[: number - 1])

    def _is_told(self, number: int) -> bool:
        """«Daarop bevestigt de havenmeester dat …»: who speaks stands between the verb and its clause."""
        start, before = self.words[number].start, self.words[number - 1]
        if before.kind in {"prep", "art", "det", "sub", "conj"} or before.lower in {
            "die",
            "wie",
            "wat",
            "welke",
            "deze",
        }:
            return False  # «wie dat formulier …»
        return bool(TELLING.search(self.text, 0, start)) and not NEUTER.search(self.text, 0, start)

    def is_reported(self, number: int) -> bool:
        """«Zij meldt dat …», «de heer X licht toe dat …»: the token opens what somebody says."""
        before = self.text[: self.words[number].start]
        return self.words[number].lower == "dat" and self._is_that(number) and bool(TELLING.search(before))

    def _is_that(self, number: int) -> bool:
        """«blijkt dat 12 …» begins a clause; «was dat nog 12» does not."""
        follows = self.words[number + 1].kind if number + 1 < len(self.words) else "adv"
        before = self.words[number - 1]
        if number > 1 and number - 2 in self.dated and follows != "art" and before.kind == "verb":
            return False  # «in 2022 waren dat er 12»
        is_second = before.lower == "en" and any(token.lower == "dat" for token in self.words[: number - 1])
        is_verb = before.kind in {"verb", "adv", "prep"} or is_participle(before.lower)
        leads = is_verb or before.lower in PARTICLES or is_second
        return (leads and follows != "adv") or self._is_told(number)


def scene(text: str, *, memory: Memory | None = None) -> Scene:
    """The sentence laid out; footnote marks printed as superscripts are no part of a number."""
    clean = text.translate(SUPERSCRIPTS)
    named = joined(clean, periods(clean))
    counted = [a for a in amounts(clean) if not any(a.start < p.end and p.start < a.end for p in named)]
    return Scene(clean, tokens(clean), counted, named, memory or Memory())


GAP_ENDS = re.compile(r"\s*(?:[.,;)]|$|en\b)")
LONGEST_OPENING = 7  # words before the verb of a clause that does not begin with its subject
DIGIT = re.compile(r"\d")
COUNTS_FIRST = re.compile(  # how a word begins that may count, and how one ends
    r"\b(?:[eé][eé]n|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|half|halve|helft|kwart|anderhal|niemand|geen|niet|nul|duo|trio)"
)
COUNTS_LAST = re.compile(r"(?:tig|tien|honderd|duizend|miljoen|miljard|tal|maal|malige?|jarige?|lijkse?)\b")


@lru_cache(maxsize=8)
def may_count(text: str) -> bool:
    """The sentence holds something that might be a figure: a cheap first look."""
    if DIGIT.search(text):
        return True
    lower = text.lower()
    return bool(COUNTS_FIRST.search(lower) or COUNTS_LAST.search(lower))
