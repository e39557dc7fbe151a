"""Where a rule of `corpus/patterns` matches in a sentence: the cue, before its context is judged."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from spacy.attrs import IDS  # type: ignore[import-not-found]
from spacy.lang.nl import Dutch
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from corpus import BadCorpus, rules
from models.grammar.families import constructions
from models.grammar.literals import Gate, all_needed, gate
from models.grammar.needs import WORD, Needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One line of a patterns file, without the keys that only people and tests read.

    One of `needs` (where it has any) must be in the lower-case sentence, one word of each of `groups`, and one piece of
    each of `pieces`: without these it cannot match, which spares most sentences the match.
    `reach`: how many tokens the match may span (a gap in a pattern is written «*», for spaCy expands «{0,20}» to a
    heavy machine). `verb`: which end of the match is the finite verb: first, second, last or none. `voice`: active (the
    subject decides) or passive. `conditions`: what else must hold, by name; `corpus/README.md` lists them.
    """

    id: str
    file: str
    label: str
    needs: tuple[str, ...]
    groups: tuple[frozenset[str], ...]
    pieces: tuple[tuple[str, ...], ...]
    voice: str
    verb: str
    reach: int
    conditions: dict[str, Any]
    words: str | None = None  # a regular expression instead of a token pattern


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


# «heeft dat advies overgenomen»: here «dat» points at something, and opens no clause, which patterns end at
POINTING = re.compile(
    r"\b(?:(?:heeft|hebben|heb|had|hadden|zal|zullen|zou|zouden|kan|kunnen|kon|konden|moet|moeten|mag|mogen)"
    r"(?: (?:(?:de|het|ons|onze) )?(?:[\w-]*(?:college|raad|directie|bestuur|bestuurder|directeur|burgemeester|"
    r"minister|wethouder|gedeputeerde|commissie|staten|secretaris|team|leiding)|mt|dt|gmt|ab|db|gs|c?or|hij|zij|ze|wij|we|ik))?"
    r"(?: (?:ook|inmiddels|toen|vervolgens|daarop|daarna|niet|wel))? )(?P<dat>dat) (?!(?:de|het|een|er|zij|hij|wij)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Finder:
    """The rules of one patterns file, ready to run: each has a matcher of its own, found by the words it needs."""

    patterns: str
    rules: tuple[Rule, ...]

    def cues(self, sentence: str, admits: Callable[[Rule], bool] = lambda rule: True) -> list[Cue]:
        """The longest match of every rule that `admits` lets through, in the order of the patterns file."""
        sentence = _with_this(sentence)
        wanted = [rule for rule in _likely(sentence).get(self.patterns, ()) if admits(rule)]
        return [cue for rule in wanted if (cue := _worded(rule, sentence) if rule.words else _matched(rule, sentence))]


PATTERNS = (
    "decisions.jsonl",
    "decision_verbs.jsonl",
    "decision_phrases.jsonl",
    "actions.jsonl",
    "action_phrases.jsonl",
)
LISTED = re.compile(r"\^\(*([\w|]+)\)*\$")  # a regular expression of a token that only lists words
ATTRIBUTES = ("LOWER", "IS_TITLE")  # of a token, that patterns may ask for, beside OP
KEYS = {"id", "label", "pattern", "words", "needs", "reach", "voice", "verb", "example", "counterexample", "source"}


def _with_this(sentence: str) -> str:
    """The sentence with «dit» for each «dat» that points at something; of the same length."""
    if " dat " not in sentence:
        return sentence
    return POINTING.sub(lambda found: f"{found[0][: found.start('dat') - found.start()]}dit ", sentence)


@cache
def finder(patterns: str) -> Finder:
    """The rules of `corpus/patterns/NAME`, one of `PATTERNS`."""
    return Finder(patterns, tuple(rule for rule in _every() if rule.file == patterns))


@cache
def _every() -> tuple[Rule, ...]:
    return tuple(_rule(one, name) for name in PATTERNS for row in rules(name) for one in constructions(row))


@cache
def _needs() -> Needs:
    return Needs([(*((rule.needs,) if rule.needs else ()), *rule.groups, *rule.pieces) for rule in _every()])


@lru_cache(maxsize=8)
def _likely(sentence: str) -> dict[str, list[Rule]]:
    """By patterns file, the rules whose words the sentence holds; kept for a moment: the files are asked in turn."""
    found: dict[str, list[Rule]] = {}
    for number in _needs().rules_for(sentence.lower()):
        rule = _every()[number]
        found.setdefault(rule.file, []).append(rule)
    return found


@cache
def gated(words: str) -> Gate:
    """A regular expression of a rule's conditions; they are more than `re` remembers by itself."""
    return gate(words)


def _groups(pattern: list[dict[str, Any]]) -> tuple[frozenset[str], ...]:
    """The words of which one must be there, for each token of the pattern that must match and lists plain words."""
    found = []
    for token in pattern:
        said = token.get("LOWER")
        if isinstance(said, dict):
            listed = LISTED.fullmatch(said.get("REGEX", ""))
            words = listed.group(1).split("|") if listed else said.get("IN", [])
        else:
            words = [said] if said else []
        if words and token.get("OP", "1") in {"1", "+"} and all(WORD.fullmatch(word) for word in words):
            found.append(frozenset(words))
    return tuple(found)


@cache
def _wording(words: str) -> re.Pattern[str]:
    """The regular expression of a rule, made when a sentence first needs it."""
    return re.compile(words, re.I)


@cache
def _nlp() -> Language:
    """Dutch tokens without spaCy's abbreviations, which would keep «hand.» at the end of a sentence whole.

    Of a new word only what patterns may ask for is worked out.
    """
    nlp = Dutch(create_tokenizer=_tokenizer)
    vocab: Any = nlp.vocab
    vocab.lex_attr_getters = {IDS[name]: vocab.lex_attr_getters[IDS[name]] for name in ATTRIBUTES}
    return nlp


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
    if unknown := {key for token in row["pattern"] for key in token} - {"OP", *ATTRIBUTES}:
        raise BadCorpus(
            f"corpus/patterns/{patterns} rule {rule}: {', '.join(sorted(unknown))} cannot be asked for yet;"
            " add it to ATTRIBUTES in models/grammar/cues.py"
        )
    matcher = Matcher(_nlp().vocab)
    matcher.add(row["id"], [row["pattern"]])
    return matcher


def _rule(row: dict[str, Any], patterns: str) -> Rule:
    needs, groups = tuple(row.get("needs", ())), _groups(row.get("pattern", []))
    pieces = tuple(pieces for key in ("words", "about") for pieces in all_needed(row.get(key, "")))
    if not (needs or groups or pieces):
        raise BadCorpus(f"corpus/patterns/{patterns} rule {row['id']}: add `needs`, words of which it needs one")
    return Rule(
        id=row["id"],
        file=patterns,
        label=row["label"],
        needs=needs,
        groups=groups,
        pieces=pieces,
        voice=row.get("voice", "active"),
        verb=row.get("verb", "first"),
        reach=row.get("reach", len(row.get("pattern", []))),
        conditions={key: value for key, value in row.items() if key not in KEYS},
        words=row.get("words"),
    )


def _worded(rule: Rule, sentence: str) -> Cue | None:
    """The first match of a rule that is a regular expression."""
    match = _wording(rule.words or "").search(sentence)
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
