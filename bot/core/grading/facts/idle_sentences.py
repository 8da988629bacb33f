"""Finds the one sentence of an answer that can name a value, as in "Quito. My roommate is snoring".

`talk` knows sentences by their words; here nothing is known but what a second value would need: a figure where figures
are asked, a name where a name is, words of the card, or an opening that claims.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.cards import AnswerKind
from bot.core.grading.facts.kinds import VALUES
from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.numbers.numerals import CARDINALS, ORDINALS
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.talk import content_keys, has_name, is_talk
from bot.core.grading.facts.talk_words import EVERYDAY, SMALL_WORDS, SOCIAL
from bot.core.grading.facts.words.word_forms import is_word

MOST = 4
"""Sentences of it."""
FEWEST_WORDS = 4
"""Of a sentence that is no value with its article."""
_END = pattern(r"(?:(?<=[^\W_])|(?<=[)\"'%°]))(?:[.!?…]+\s+(?=\S)|\s*\n\s*)")
_WORD = pattern(r"[^\W_]+(?:'[^\W_]+)*")
_CLAIMS = pattern(
    r"(?i)^\W*(?:(?:so|well|but|and|hm+|oh|ok|yes|yeah|sorry|wait|actually|ah)\b\W*)*"
    r"(?:it|its|it's|that|that's|this|they|they're|these|those|he|she|who|which|there|the answer|answer|no|nope|not|or"
    r"|either|maybe|perhaps|possibly|probably|could|might|must|should be|if|else|otherwise|also|and|plus|wrong|false"
    r"|i (?:think|thought|guess|mean|meant|say|said|got|get|had|have|chose|choose|pick|picked|take|put|would|'d|believe"
    r"|reckon|go|went|wrote|answered|always)|i'd|i'm going|my (?:answer|guess|second|first|pick|other)"
    r"|we (?:say|said|call)|people|some|many|most|others|called|aka|same)\b"
)
_DENIES = pattern(r"(?i)\b(?:not|never|no|nor|neither|or|vs|versus|rather|instead|wrong|false)\b|n't\b|\?")
_PLAIN = SMALL_WORDS | SOCIAL | EVERYDAY
"""Words that open a sentence and are no names there."""


def naming(text: str, kind: AnswerKind, asked: Iterable[str]) -> str:
    """The only sentence that can name a value; "" where there is no such sentence, or nothing besides.

    `asked` are the texts of the card: what has a word of theirs speaks of its subject.
    """
    parts = [part for part in (one.strip() for one in _END.split(text, maxsplit=MOST)) if part]
    if not 1 < len(parts) <= MOST or len(text) > ESSAY:
        return ""
    keys = frozenset().union(*map(content_keys, asked))
    idle = [part for part in parts if is_idle(part, kind, keys)]
    if len(idle) != len(parts) - 1:
        return ""
    return next(part for part in parts if part not in idle)


def is_idle(sentence: str, kind: AnswerKind, keys: frozenset[str]) -> bool:
    """Whether a sentence can name no value of that kind; `keys` are of the words of question and reference."""
    if is_talk(sentence, named=kind is AnswerKind.NAME):
        return True
    told = _WORD.findall(sentence)
    if len(told) < FEWEST_WORDS or _CLAIMS.match(sentence) or _DENIES.search(sentence):
        return False
    if not keys.isdisjoint(content_keys(sentence)):
        return False
    if kind in VALUES:
        return not any(_is_figure(word) for word in told)
    if kind is AnswerKind.NAME:
        return not has_name(sentence) and told[0].lower() in _PLAIN
    return all(is_word(word.split("'")[0].lower()) for word in told)


def _is_figure(word: str) -> bool:
    low = word.lower()
    return any(map(str.isdigit, word)) or low in CARDINALS or low in ORDINALS
