"""Where a rule of `corpus/patterns` matches in a sentence: the cue, before its context is judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from spacy.lang.nl import Dutch
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from corpus import rules
from models.families import constructions


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of a patterns file, without the keys that only people and tests read.

    `needs`: one of these must be in the lower-case sentence, `groups`: and of each of these one word (both spare the
    matcher most sentences).
    `reach`: how many tokens the match may span (a gap in a pattern is written «*», for spaCy expands «{0,20}» to a
    heavy machine). `verb`: which end of the match is the finite verb: first, second, last or none. `voice`: active (the
    subject decides) or passive. `conditions`: what else must hold, by name; `corpus/README.md` lists them.
    """

    id: str
    file: str
    label: str
    needs: tuple[str, ...]
    groups: tuple[frozenset[str], ...]
    voice: str
    verb: str
    reach: int
    conditions: dict[str, Any]
    wording: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A match of a rule: offsets in the sentence of the whole match and of its finite verb (-1: none)."""

    rule: Rule
    start: int
    end: int
    verb_start: int
    verb_end: int

    @property
    def label(self) -> str:
        """The decision type or action kind that the rule proposes."""
        return self.rule.label


@dataclass(frozen=True, slots=True)
class Finder:
    """The rules of one patterns file, ready to run: each has a matcher of its own, found by the words it needs."""

    rules: tuple[Rule, ...]
    numbers_by_need: dict[str, tuple[int, ...]]
    needs_by_start: dict[str, tuple[str, ...]]

    def cues(self, sentence: str, admits: Callable[[Rule], bool] = lambda rule: True) -> list[Cue]:
        """The longest match of every rule that `admits` lets through, in the order of the patterns file."""
        lower, words, stretches = _looked_at(sentence)
        starts = self.needs_by_start.keys() & stretches
        found = [need for start in starts for need in self.needs_by_start[start] if need in lower]
        numbers = {number for need in found for number in self.numbers_by_need[need]}
        likely = [self.rules[number] for number in sorted(numbers)]
        wanted = [rule for rule in likely if not any(group.isdisjoint(words) for group in rule.groups) and admits(rule)]
        if not wanted:
            return []
        return [
            cue for rule in wanted if (cue := _worded(rule, sentence) if rule.wording else _matched(rule, sentence))
        ]


START = 3  # characters of a need by which it is looked up: the shortest needs are «zei», «zag»
WORD = re.compile(r"\w+")
KEYS = {"id", "label", "pattern", "words", "needs", "reach", "voice", "verb", "example", "counterexample", "source"}


@cache
def finder(patterns: str) -> Finder:
    """The rules of `corpus/patterns/NAME`."""
    found = tuple(_rule(one, patterns) for row in rules(patterns) for one in constructions(row))
    numbers_by_need: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(found):
        for need in rule.needs:
            numbers_by_need[need] = (*numbers_by_need.get(need, ()), number)
    needs_by_start: dict[str, tuple[str, ...]] = {}
    for need in numbers_by_need:
        needs_by_start[need[:START]] = (*needs_by_start.get(need[:START], ()), need)
    return Finder(found, numbers_by_need, needs_by_start)


@cache
def compiled(words: str) -> re.Pattern[str]:
    """A regular expression of the rules; they are more than `re` remembers by itself."""
    return re.compile(words)


@lru_cache(maxsize=8)
def _looked_at(sentence: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """The sentence in lower case, its words, and every stretch of it as long as the start of a need."""
    lower = sentence.lower()
    shifted = zip(*(lower[at:] for at in range(START)), strict=False)
    return lower, frozenset(WORD.findall(lower)), frozenset(map("".join, shifted))


def _groups(pattern: list[dict[str, Any]]) -> tuple[frozenset[str], ...]:
    """The words of which one must be there, for each token of the pattern that must match and lists plain words."""
    found = []
    for token in pattern:
        said = token.get("LOWER")
        words = [said] if isinstance(said, str) else said.get("IN", []) if isinstance(said, dict) else []
        if words and token.get("OP", "1") in {"1", "+"} and all(WORD.fullmatch(word) for word in words):
            found.append(frozenset(words))
    return tuple(found)


@cache
def _nlp() -> Language:
    """Dutch tokens without spaCy's abbreviations, which would keep «hand.» at the end of a sentence whole."""
    return Dutch(create_tokenizer=_tokenizer)


def _tokenizer(nlp: Language) -> Tokenizer:
    return Tokenizer(
        nlp.vocab,
        prefix_search=compile_prefix_regex(Dutch.Defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(Dutch.Defaults.suffixes or ()).search,
        infix_finditer=compile_infix_regex(Dutch.Defaults.infixes or ()).finditer,
        token_match=Dutch.Defaults.token_match,
        url_match=Dutch.Defaults.url_match,
    )


@lru_cache(maxsize=8)
def _tokens(sentence: str) -> Doc:
    """The sentence's tokens; kept for a moment, for it is searched for decisions and for actions."""
    return _nlp().make_doc(sentence)


@cache
def _matcher(rule: str, patterns: str) -> Matcher:
    """The matcher of one rule, made when a sentence first needs it: most sentences need few."""
    row = next(row for row in rules(patterns) if row["id"] == rule)
    matcher = Matcher(_nlp().vocab)
    matcher.add(row["id"], [row["pattern"]])
    return matcher


def _rule(row: dict[str, Any], patterns: str) -> Rule:
    return Rule(
        id=row["id"],
        file=patterns,
        label=row["label"],
        needs=tuple(row["needs"]),
        groups=_groups(row.get("pattern", [])),
        voice=row.get("voice", "active"),
        verb=row.get("verb", "first"),
        reach=row.get("reach", len(row.get("pattern", []))),
        conditions={key: value for key, value in row.items() if key not in KEYS},
        wording=re.compile(row["words"], re.I) if "words" in row else None,
    )


def _worded(rule: Rule, sentence: str) -> Cue | None:
    """The first match of a rule that is a regular expression."""
    match = rule.wording.search(sentence) if rule.wording else None
    if match is None:
        return None
    start, end = next((match.span(name) for name in match.re.groupindex if match.group(name)), (-1, -1))
    return Cue(rule=rule, start=match.start(), end=match.end(), verb_start=start, verb_end=end)


def _matched(rule: Rule, sentence: str) -> Cue | None:
    return _longest(rule, _matcher(rule.id, rule.file), _tokens(sentence))


def _longest(rule: Rule, matcher: Matcher, doc: Doc) -> Cue | None:
    """The longest of the matches that begin first and stay within the rule's reach."""
    matches = [(first, -last) for _, first, last in matcher(doc) if last - first <= rule.reach]
    if not matches:
        return None
    first, last = min(matches)
    last = -last
    span = doc[first:last]
    verb = {"first": span[0], "second": span[min(1, len(span) - 1)], "last": span[-1]}.get(rule.verb)
    return Cue(
        rule=rule,
        start=span.start_char,
        end=span.end_char,
        verb_start=verb.idx if verb is not None else -1,
        verb_end=verb.idx + len(verb) if verb is not None else -1,
    )
