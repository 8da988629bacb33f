"""What an answer says is aimed at, where that is harm: "so that it overfits", "makes the model favour one group".

A right answer tells of harm mostly to say what keeps it off ("so that it doesn't overfit"). The same clause without the
negation is the opposite; with it, where a right text has no "not", it is no denial of that text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.core.grading.lexicon import Lexicon, Token
from bot.core.grading.text import MARKS

HARMS = frozenset(("=degrade", "=memorize", "=underfit", "=unfair", "=expose", "=opaque"))
"""Meanings of what nobody wants of a model, a service or a deck's other subjects, but those who attack it."""
_LESS = frozenset(("=reduce", "=prevent", "=low"))
_FEWER = frozenset("less fewer much stop rare rarer unlik imposs hard harder difficult".split())  # noqa: SIM905
_MADE = frozenset(("make", "makes", "making", "made", "causes", "causing", "lets", "letting"))
_REACH = 2
"""Content words between what aims and its aim."""


def harms_aimed_at(lexicon: Lexicon, words: Sequence[str]) -> set[str]:
    """The harms that the words say something is for or brings about."""
    found: set[str] = set()
    for at, word in enumerate(words):
        aims = word in _MADE or (word == "that" and at and words[at - 1] == "so")
        if aims and not any(token and token.negator for token in lexicon.tokens(words[max(0, at - 3) : at])):
            end = next((place for place in range(at + 1, len(words)) if words[place] in MARKS), len(words))
            found.update(_first_harm(token for token in lexicon.tokens(words[at + 1 : end]) if token))
    return found


def harms_kept_off(lexicon: Lexicon, words: Sequence[str]) -> set[str]:
    """The harms that the words say something is for keeping off: "so it doesn't overfit"."""
    found: set[str] = set()
    for at, word in enumerate(words):
        if word == "so":
            end = next((place for place in range(at + 1, len(words)) if words[place] in MARKS), len(words))
            ahead = [token for token in lexicon.tokens(words[at + 1 : end]) if token]
            negator = next((place for place, token in enumerate(ahead) if token.negator), len(ahead))
            if sum(not token.function for token in ahead[:negator]) <= _REACH:
                found.update(_first_harm(ahead[negator + 1 :]))
    return found


def _first_harm(tokens: Iterable[Token]) -> Iterable[str]:
    """The harm that stands just ahead, if nothing before it or just behind it turns it round."""
    ahead = list(tokens)
    content = 0
    for at, token in enumerate(ahead):
        if token.meaning in HARMS:
            return () if any(map(_turns, ahead[at + 1 : at + 1 + _REACH])) else (token.meaning,)
        content += not token.function
        if token.negator or _turns(token) or content > _REACH:
            break
    return ()


def _turns(token: Token) -> bool:
    """Whether less of what stands beside it is meant."""
    return token.meaning in _LESS or token.stem in _FEWER
