"""Finds where an answer names the right value of its card, whatever it says of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.talk import is_everyday
from bot.core.grading.facts.talk_words import EVERYDAY, SMALL_WORDS, SOCIAL

MOST_WORDS = 40
"""Words of an answer that is searched; longer ones tell more than who holds what."""
MOST_TRIED = 24
"""Stretches of an answer that are compared with the value."""
FEWEST_OF_TALK = 2
"""Words that say what is done with a value."""
MOST_MORE = 1
"""Words that a stretch may have more than the reference."""
_WORD = pattern(r"\S+")
_OUTSIDE = " \t\n.,;:!?\"'“”„«»()[]{}<>*_~`…–—|/\\"
_BRACKETS = pattern(r"\s+\([^()]*\)")
_BEFORE, _BEHIND = r"(?<![\w+*/^=-])(?<!\d[.,:])", r"(?![\w(^*]|[-+/:.,='’]\w)"
"""What a value does not stand behind or in front of: it would be another one, as 7.4 for 7, -cos(x), 1939-1945."""
_FRAME = SMALL_WORDS | SOCIAL | EVERYDAY
_BEFORE_VALUES = frozenset(
    listed("""
    said says put or either between saying typed mean meant isn't isnt ain't wasn't wasnt never definitely clearly
    except no accept type under below actually answer's exclude answering against unlike plus explaining putting
    thinks doubt scratch pick vs surely writes obviously possibly enter else explained otherwise prints doing less
    knows hence shouted above submit shouting expect believed nah discussing marked trust learning repeating printed
    mentioned delete near buy voting ignore although slash drop explain vote choose leaning called buying swap
    beside stays hardly namely alternatively nvm count simply keep save claims cross there's leave means alongside
    officially alias
    """)
)
_BEHIND_VALUES = frozenset(
    listed("""
    or sounds instead right obviously no can't cant doesn't doesnt unless isn't isnt aint owes looks belongs
    straight either fails feels plus vs wrong people nope fits must together seems down surely needs never edit
    cannot nonsense nor wouldn't wins falls through leads apart being
    """)
)
"""Words that three writers and more of the phrasings put right before a value, or right behind it."""


class Span(NamedTuple):
    """A stretch of a text."""

    start: int
    end: int


def named(text: str, rights: Sequence[str], is_right: Callable[[str], bool]) -> list[Span]:
    """Where the answer has a right text as it is written; else the shortest stretch that is right by its value.

    What stands around such a stretch has to be everyday words: others may be of the value, too.
    """
    if len(text.split()) > MOST_WORDS:
        return []
    return written(text, rights) or _by_value(text, rights, is_right)


def rest_of(text: str, spans: Sequence[Span]) -> str:
    """An answer without the value that it names, a comma in its place."""
    rest, at = "", 0
    for span in spans:
        rest += text[at : span.start] + " , "
        at = span.end
    return rest + text[at:]


def says_more(text: str, spans: Sequence[Span]) -> bool:
    """Whether an answer has a word beside the value that it names, or a line through it."""
    return any(map(str.isalnum, rest_of(text, spans))) or "~~" in text


def stands_apart(text: str, spans: Sequence[Span]) -> bool:
    """Whether only words touch the value that are of no value: "the Amazon rainforest" may name another."""
    for span in spans:
        before, behind = _last_word(text[: span.start]), _first_word(text[span.end :])
        if before and not (is_talk_word(before) or before in _BEFORE_VALUES):
            return False
        if behind and not (is_talk_word(behind) or behind in _BEHIND_VALUES):
            return False
    return True


def _last_word(text: str) -> str:
    """The word at the end of a text that ends in a blank space; "" behind a sign."""
    words = text.lower().split() if text[-1:].isspace() else []
    return words[-1] if words and words[-1][-1].isalnum() else ""


def _first_word(text: str) -> str:
    words = text.lower().split(maxsplit=1) if text[:1].isspace() else []
    return words[0].rstrip(".,;:!?)") if words and words[0][0].isalnum() else ""


def is_talk_word(word: str) -> bool:
    """Whether a word is a small one, or one of talk, and of no value."""
    return word.lower() in _FRAME


def has_talk(text: str) -> bool:
    """Whether a text has some small words, or words of talk."""
    return sum(is_talk_word(word.strip(_OUTSIDE)) for word in text.split()) >= FEWEST_OF_TALK


def written(text: str, rights: Sequence[str]) -> list[Span]:
    """Where the answer has one of these texts as it is written, brackets of the texts left out."""
    plain = {_BRACKETS.sub("", one).strip(" .") for one in rights}
    longest_first = sorted(filter(None, plain), key=len, reverse=True)
    either = "|".join(re.escape(one) for one in longest_first)
    if not either:
        return []
    return [Span(*one.span()) for one in re.finditer(rf"(?i){_BEFORE}(?:{either}){_BEHIND}", text)]


def _by_value(text: str, rights: Sequence[str], is_right: Callable[[str], bool]) -> list[Span]:
    longest = max((len(one.split()) for one in rights), default=0) + MOST_MORE
    for tried, span in enumerate(_stretches(text, longest)):
        if tried >= MOST_TRIED:
            break
        if is_right(text[span.start : span.end]):
            return [span] if is_everyday(rest_of(text, [span])) else []
    return []


def _stretches(text: str, longest: int) -> Iterator[Span]:
    """Stretches that begin and end with a word that may be part of a value, the shortest first."""
    words = [_trimmed(text, *word.span()) for word in _WORD.finditer(text)]
    may_be = [word.start < word.end and text[word.start : word.end].lower() not in _FRAME for word in words]
    for size in range(1, min(longest, len(words)) + 1):
        for at in range(len(words) - size + 1):
            if may_be[at] and may_be[at + size - 1]:
                yield Span(words[at].start, words[at + size - 1].end)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _OUTSIDE:
        start += 1
    while start < end and text[end - 1] in _OUTSIDE:
        end -= 1
    return Span(start, end)
