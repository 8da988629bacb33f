"""The shared vocabulary: which words mean about the same, which are opposites, which only hold a sentence together.

Parsed from `data/grading/lexicon.yaml`, written by hand, or its copy in JSON. A `Token` is a word (or a phrase of the
lexicon) of a text after this: its stem, the meaning it stands for, its part in the sentence.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from msgspec import Struct

from bot.core.grading import lexicon_table
from bot.core.grading.common_words import CommonWords
from bot.core.grading.lexicon_table import strings
from bot.core.grading.related_words import RelatedWords
from bot.core.grading.stemming import Stemmer
from bot.core.grading.text import MARKS, words
from bot.core.grading.word_vectors import WordVectors

DEMAND = ("full", "marks")
"""What asks the grader for something at the end of a text; within one it may be praise of somebody."""
NEARBY = 20
"""Words between a grader and a verdict that speak of one thing at most."""
_WORD_CACHE = 20_000
_SECTIONS = (
    "abbreviations", "fillers", "articles", "function", "negators", "contrast",
    "overclaim", "addressing", "graders", "verdicts", "vague", "groups", "opposites",
    "openings", "closings", "denials", "rejections", "rejections_apart", "rivals", "joining",
)  # fmt: skip
Phrase = tuple[str, ...]
Starts = Mapping[str, tuple[Phrase, ...]]
"""Phrases by their first word: the words that follow it."""


class Token(Struct, frozen=True):
    """One word or lexicon phrase of a text."""

    stem: str
    """Snowball stem; stems joined by a space for a phrase."""
    meaning: str
    """The lexicon group's id with a leading "=", or the stem where no group holds it."""
    function: bool
    """It carries grammar more than content."""
    negator: bool


class _Entry(Struct, frozen=True):
    """What the lexicon has for one word."""

    stem: str
    token: Token
    """For the word alone."""
    phrases: Mapping[str, list[tuple[Phrase, Token]]]
    """Longer phrases that begin with it, by their second stem, longest first: the stems after that, and the token."""


class Lexicon:
    """The parsed table. Immutable after construction, apart from the stemmer's cache."""

    words: Callable[[str], list[str]] = staticmethod(words)
    """Cuts a text into the words that are looked up here; those of another language become English ones."""
    foreign: bool = False
    """The texts are in another language: their order is not that of English, and slips are no English words."""
    asked: frozenset[str] = frozenset()
    """Meanings that a question names in a word; phrases for them define what it asks for, and are read word by word."""

    def __init__(
        self,
        table: Mapping[str, object],
        general: Mapping[str, object] | None = None,
        stems: Mapping[str, str] | None = None,
        common: CommonWords | None = None,
        related: RelatedWords | None = None,
        vectors: WordVectors | None = None,
        *,
        antonyms: str = "",
        everyday_first: bool = False,
    ) -> None:
        """`general` adds groups and opposites of everyday English, which win with `everyday_first`.

        `antonyms` has pairs of stems, a line each. `stems` are those of words that were worked
        out before, by word.
        """
        missing = [name for name in _SECTIONS if name not in table]
        if missing:
            raise ValueError(f"lexicon: no section {missing[0]!r}")
        self.stem = Stemmer(stems)
        self.common = common or CommonWords()
        self.related = related or RelatedWords()
        self.vectors = vectors or WordVectors()
        self._short = {
            key: value.split() for key, value in lexicon_table.mapping(table["abbreviations"]).items()
        }
        self._read_single_words(table)
        self._read_phrases(table)
        self._seen: dict[str, tuple[_Entry, ...]] = {}
        self._tree: dict[str, list[tuple[Phrase, Token]]] = {}
        self._negators: dict[str, Token] = {}
        for phrase in strings(table["negators"]):
            self._add_negator(phrase)
        self._read_groups(table, general or {}, everyday_first=everyday_first)
        self.antonyms = lexicon_table.antonyms(antonyms)
        """By the stem of a word the stems of those that are plainly its opposite, whatever group they are in."""

    def _read_single_words(self, table: Mapping[str, object]) -> None:
        self.fillers = frozenset(strings(table["fillers"]))
        self.articles = frozenset(strings(table["articles"]))
        self.function = frozenset(strings(table["function"]))
        self.grammar = self.function | self.articles | self.fillers
        self.overclaim = frozenset(self.stem(word) for word in strings(table["overclaim"]))
        self.contrast = frozenset(self.stem(word) for word in strings(table["contrast"]))
        self.graders = frozenset(strings(table["graders"]))
        self.verdicts = frozenset(strings(table["verdicts"]))
        self.joining = frozenset(strings(table["joining"]))

    def _read_phrases(self, table: Mapping[str, object]) -> None:
        """What stands around claims: openings, denials and the like."""
        self.addressing = _starts(strings(table["addressing"]))
        self.vague = _starts(strings(table["vague"]))
        self.openings = _starts(strings(table["openings"]))
        self.closings = _starts(strings(table["closings"]))
        self.longest_closing = _longest_of(self.closings)
        self.denials = _starts(strings(table["denials"]))
        within, apart = strings(table["rejections"]), strings(table["rejections_apart"])
        self.rejections = _starts([*within, *apart])
        self.rejections_within = _starts(within)
        self.longest_rejection = _longest_of(self.rejections)
        self.rivals = _starts(strings(table["rivals"]))

    def _read_groups(
        self, table: Mapping[str, object], general: Mapping[str, object], *, everyday_first: bool
    ) -> None:
        """Words that mean about the same, and opposites."""
        own = lexicon_table.groups(table)
        everyday = lexicon_table.groups(general) if general else {}
        first, second = (everyday, own) if everyday_first else (own, everyday)
        for name, phrases in (*first.items(), *second.items()):
            for phrase in phrases:
                self._add(phrase, Token("", f"={name}", False, False))
        for entries in self._tree.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        rows = (*lexicon_table.rows(table["opposites"]), *lexicon_table.rows(general.get("opposites", [])))
        self.opposites = lexicon_table.opposites(rows, {*own, *everyday})
        self.of_field = frozenset(f"={name}" for name in own.keys() - everyday.keys())
        """Meanings that only the field's own table has."""
        named = (phrase.split() for phrases in (*own.values(), *everyday.values()) for phrase in phrases)
        self.known_words = frozenset(chain(*named)) | self.grammar | set(self._short) | set(self._negators)

    @classmethod
    def parse(
        cls,
        text: str,
        general: str | None = None,
        *,
        stems: Mapping[str, str] | None = None,
        common: CommonWords | None = None,
        related: RelatedWords | None = None,
        vectors: WordVectors | None = None,
        antonyms: str = "",
        everyday_first: bool = False,
    ) -> Lexicon:
        """The lexicon of a YAML or JSON text, and of a second one with everyday English; ValueError for a bad one."""
        return cls(
            lexicon_table.table(text),
            lexicon_table.table(general) if general else None,
            stems,
            common,
            related,
            vectors,
            antonyms=antonyms,
            everyday_first=everyday_first,
        )

    def tokens(self, found: Iterable[str]) -> list[Token | None]:
        """Tokens of a text's words; None marks the end of a clause."""
        entries: list[_Entry | None] = []
        seen = self._seen.get
        for word in found:
            if word in MARKS:
                entries.append(None)
            else:
                known = seen(word)
                entries += self._entries(word) if known is None else known
        out: list[Token | None] = []
        at, end = 0, len(entries)
        while at < end:
            entry = entries[at]
            at += 1
            if entry is None:
                out.append(None)
            elif not entry.phrases or at == end:
                out.append(entry.token)
            else:
                follower = entries[at]
                longer = entry.phrases.get(follower.stem) if follower else None
                token, used = _longest(entries, at + 1, longer, self.asked) if longer else (None, 0)
                at += used
                out.append(token or entry.token)
        return out

    def asking(self, prompt: str) -> Lexicon:
        """The lexicon for a card with that question and a reference alone.

        "Only one seller" is no other word for "monopoly" where a monopoly is asked for.
        """
        tokens = self.tokens(self.words(prompt))
        found = copy.copy(self)
        found.asked = frozenset(token.meaning for token in tokens if token and token.meaning.startswith("="))
        return found if found.asked else self

    def frequency(self, meaning: str) -> float:
        """Which share of the content words of English have a meaning: all of its group, or the forms of a stem."""
        members = self._members.get(meaning)
        return sum(map(self.common.frequency, members)) if members else self.common.frequency(meaning)

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        """The single words of each group, by stem."""
        found: dict[str, list[str]] = {}
        for stem, phrases in self._tree.items():
            for rest, token in phrases:
                if not (rest or token.negator):
                    found.setdefault(token.meaning, []).append(stem)
        return found

    def _entries(self, word: str) -> tuple[_Entry, ...]:
        """What the lexicon has for a new word: shorthand spelled out, nothing for fillers and articles."""
        parts = (
            part
            for part in self._short.get(word, (word,))
            if part not in self.fillers and part not in self.articles
        )
        found = tuple(self._entry(part.removesuffix("'s")) for part in parts)
        if len(self._seen) >= _WORD_CACHE:
            self._seen.clear()
        self._seen[word] = found
        return found

    def _entry(self, word: str) -> _Entry:
        stem = self.stem(word)
        phrases: dict[str, list[tuple[Phrase, Token]]] = {}
        token = self._negators.get(word) or Token(stem, stem, word in self.function, False)
        for rest, named in self._tree.get(stem, ()):
            if rest:
                phrases.setdefault(rest[0], []).append((rest[1:], named))
            elif not token.negator:
                token = named
        return _Entry(stem, token, phrases)

    def addressed(self, surface: Sequence[str], own: Collection[str]) -> int:
        """How often the text speaks to the grader rather than of the card, whose own words are `own`."""
        demanded = tuple(surface[-2:]) == DEMAND
        return self.hits(surface, self.addressing) + demanded + self._names_a_grader(surface, own)

    def _names_a_grader(self, surface: Sequence[str], own: Collection[str]) -> bool:
        """Whether a grader is named and a verdict near it: far apart they are a story of a class."""
        if self.graders.isdisjoint(surface):
            return False
        spoken = [at for at, word in enumerate(surface) if word in self.graders and word not in own]
        return any(
            not self.verdicts.isdisjoint(surface[max(0, at - NEARBY) : at + NEARBY + 1]) for at in spoken
        )

    @staticmethod
    def hits(surface: Sequence[str], phrases: Starts) -> int:
        """How many of the phrases begin somewhere among the words."""
        if phrases.keys().isdisjoint(surface):
            return 0
        return sum(
            tuple(surface[at + 1 : at + 1 + len(rest)]) == rest
            for at, word in enumerate(surface)
            if word in phrases
            for rest in phrases[word]
        )

    def _add_negator(self, phrase: str) -> None:
        """A negator. A single word is one as it stands: by stem, "hardly" would make a negator of "hard"."""
        if " " in phrase:
            self._add(phrase, Token("", phrase, False, True))
        else:
            self._negators[phrase] = Token(self.stem(phrase), phrase, False, True)

    def _add(self, phrase: str, token: Token) -> None:
        """One phrase into the tree, under its first stem; the first group that claims a phrase keeps it."""
        stems = tuple(self.stem(word) for word in phrase.split() if word not in self.articles)
        if stems:
            phrases = self._tree.setdefault(stems[0], [])
            if all(rest != stems[1:] for rest, _ in phrases):
                phrases.append((stems[1:], Token(" ".join(stems), token.meaning, False, token.negator)))


def _longest(
    entries: Sequence[_Entry | None], at: int, phrases: Iterable[tuple[Phrase, Token]], apart: frozenset[str]
) -> tuple[Token | None, int]:
    """The first phrase whose rest stands at `at`, and the words it takes after its first; None and 0 if none does.

    Phrases for the meanings in `apart` are passed over.
    """
    for rest, token in phrases:
        if token.meaning in apart:
            continue
        if not rest or tuple(entry.stem if entry else "" for entry in entries[at : at + len(rest)]) == rest:
            return token, 1 + len(rest)
    return None, 0


def _longest_of(phrases: Starts) -> int:
    """How many words the longest of the phrases has."""
    return max((1 + len(rest) for rests in phrases.values() for rest in rests), default=0)


def _starts(texts: Iterable[str]) -> Starts:
    """Phrases by their first word."""
    found: dict[str, list[Phrase]] = {}
    for text in texts:
        first, *rest = text.split()
        found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(rests) for first, rests in found.items()}
