"""Which words of two texts mean the same: by the lexicon, and in descriptions by WordNet's table and their roots.

A description ("keeps the soil fertile") has no one wording, a name ("cell wall") has: there only the lexicon counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.vocabulary import ABBREVIATIONS, CARRIER
from bot.core.grading.facts.words.phrases import same_root
from bot.core.grading.lexicon import Lexicon, Token
from bot.core.grading.related_words import ALIKE
from bot.core.grading.text import words

_LIGHT = frozenset(("make", "get", "do", "let"))
"""Stems of verbs that say nothing by themselves."""
_WEAK = frozenset(
    listed(
        "someon somebodi someth person peopl thing way kind type sort abl amount part lot add give provid caus allow "
        "help use keep creat becom travel go"
    )
)
"""Stems of words that say little at the start of a description: that somebody is meant, or that something is done."""
KINDS = frozenset(
    listed("""
    gas bone gland rock flower tree acid diseas muscl metal anim bird fish plant cloud stone fruit veget
    nerv vein arteri organ tissu protein vitamin miner liquid solid drink food dish sauc chees wine
    fabric colour color shape number citi river lake mountain languag currenc instrument danc sport game
    """)
)
"""Stems of nouns that may say behind a word what kind of thing it is."""
_MANY = dict.fromkeys(listed("several multiple numerous various lots plenty"), "many")


class Likeness(Struct, frozen=True):
    """Compares words by their meanings."""

    lexicon: Lexicon
    loose: bool
    """The words are those of a description."""

    def alike(self, one: Token, other: Token) -> bool:
        """Whether two words mean the same."""
        if one.meaning == other.meaning:
            return True
        if not self.loose or other.meaning in self.lexicon.opposites.get(one.meaning, ()):
            return False
        return self.lexicon.related.of(one.stem).get(other.stem, 0) >= ALIKE or same_root(
            one.stem, other.stem
        )

    def related(self, one: Token, other: Token) -> bool:
        """Whether WordNet puts one word near another, which is no opposite: more general, a part, a synonym."""
        opposed = other.meaning in self.lexicon.opposites.get(one.meaning, ())
        return not opposed and self.lexicon.related.of(one.stem).get(other.stem, 0) > 0

    def is_kind(self, one: Token, other: Token) -> bool:
        """Whether the second word says what kind of thing the first is: "oxygen gas"."""
        return other.stem in KINDS and self.related(one, other)

    def among(self, one: Token, others: Sequence[Token], *, near: bool = False) -> bool:
        """Whether a word is among others by its meaning, or with `near` a related one is."""
        return any(self.alike(one, other) or (near and self.related(one, other)) for other in others)

    @staticmethod
    def weak(one: Token) -> bool:
        """Whether a word says little at the start of a description."""
        return one.stem in _WEAK


def meanings(lexicon: Lexicon, text: str, *, single: bool) -> tuple[Token, ...]:
    """The content words of a text, each meaning once, in order; each word by itself, or as phrases."""
    told = [_MANY.get(word) or ABBREVIATIONS.get(word, word) for word in words(text)]
    runs = [[word] for word in told] if single else [told]
    found: dict[str, Token] = {}
    for run in runs:
        for token in lexicon.tokens(run):
            if token is not None and not (token.function or token.stem in _LIGHT or token.meaning in CARRIER):
                found.setdefault(token.meaning, token)
    return tuple(found.values())


_NAMES_IT = pattern(
    r"(?i)\b(?:called|named?|known as|terms?|words?|stands? for|abbreviat\w+|acronym|short for|symbol|title)\b"
)
_ASKS_ACCOUNT = pattern(
    r"(?i)\b(?:why|how|what happens?|happened|functions?|purpose|roles?|jobs?|aims?|goals?|causes?|effects?|means?"
    r"|benefits?|meaning|points?|used for|reasons?|define|where)\b|\bwhat (?:do|does|did|can|must|should)\b|\bmade to\b"
)
_INNER = frozenset(
    listed(
        "of in with to from by without that who which under for on at between into than when not only against after "
        "before through around during is are and"
    )
)


def describes(text: str, question: str) -> bool:
    """Whether a reference says what something is or does, and is no name of it."""
    if not text[:1].islower():
        return False
    if _NAMES_IT.search(question):
        return pattern(r"(?i)\bmeans?\b").search(question) is not None
    inner = any(word in _INNER for word in text.lower().split()[1:])
    return inner or _ASKS_ACCOUNT.search(question) is not None or text.startswith("to ")
