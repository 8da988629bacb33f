"""Finds where an answer goes on to what is true of something else: "230, though on paper it was 240 till the nineties".

A clause in which the value is doubted ("though it may be 240", "but my book says 240") is none.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.tables import listed, pattern

LONGEST = 160
"""Characters of such a clause."""
FEWEST_TOLD = 2
"""Words of a clause that tell of what else it is true."""
_OPENED = pattern(
    r"(?i)(?:\s?[^\W\d_]{1,12})?\s?(?:[,;(.-]|\s-)?\s?(?:\(\s?)?"
    r"(?:(?=(?:it|they|this|that|which) (?:was|were|used to)\b)"
    r"|(?:(?:even )?though|although|while|whilst|whereas|but|unlike|compared (?:to|with)|as opposed to"
    r"|(?=(?:before|until|till|previously|formerly)\b)"
    r"|aunque|pero|mientras que|obwohl|aber|während|mais|alors que|tandis que|bien que|ma|mentre|anche se|mas|embora"
    r"|enquanto|maar|terwijl|hoewel|men|medan|ale|choć|chociaż|podczas gdy|но|хотя|а|але|хоча)\b)\s?"
)
_AMONG = pattern(
    r"(?i)(?: [^\W\d_]{1,12})?\s?[,(;]\s?(?:of (?:which|whom|them|these)|including|among (?:which|whom|them)"
    r"|davon|darunter|dont|de (?:ellos|ellas|los cuales)|di cui|tra cui|waarvan|varav|z nich|w tym|из них)\b"
)
"""What opens how many of a number are of some sort: "36, of which 18 were new"."""
_DOUBTED = pattern(
    r"(?i)\b(?:or|maybe|perhaps|possibly|probably|could|might|may|would|should|can|either|think|guess|believe|reckon|sure"
    r"|say|says|said|told|claims?|heard|read|reads|remember|recall|book|teacher|friend|notes|wrong|right|correct|true|too"
    r"|also|accept\w*|both|actually|rather|really|no|not|i|i'(?:m|d|ll|ve)|my|vielleicht|peut|quizás?|forse|talvez"
    r"|misschien|może|возможно|kanske|oder|ou|o|of|lub|или)\b|\?|n't\b"
)
_EMPTY = frozenset(
    listed("""
    it its it's is was are were be been the a an of to in on at for with by from up as and that this there they them he
    she we you about around only just even so some now then still usually normally mostly often sometimes than more less
    der die das ist es war sind in im le la les est c'est en el es era un una il lo è de het is på är det to jest w это
    """)
)
_WORD = pattern(r"[^\W\d_][\w'-]*")
_PLACED = pattern(r"(?i)\b(?:in|at|for|on)\b")
_WITH = pattern(
    r"(?i)(?: [^\W\d_]{2,20}){0,2}(?:\s?,)?\s(?:with|in|on|across|over|spread over|split into|for)"
    r"\s(?:(?:the|its|all) )?"
)


def set_apart(text: str, end: int, start: int) -> bool:
    """Whether the value at `start` stands in a clause that tells of something else than the one that ends at `end`."""
    between = text[end:start]
    if _AMONG.match(between):
        return True
    opened = _OPENED.match(between)
    if opened is None or len(between) > LONGEST:
        return False
    clause = re.split(r"[;.!?](?!\d)", text[end + opened.end() : end + opened.end() + LONGEST])[0]
    if _DOUBTED.search(clause):
        return False
    told = {word.lower() for word in _WORD.findall(clause)} - _EMPTY
    return len(told) >= FEWEST_TOLD or (bool(told) and _PLACED.search(clause) is not None)


def is_beside(text: str, end: int, start: int) -> bool:
    """Whether the number at `start` counts what the thing has beside it: "five with four spaces between them"."""
    return _WITH.fullmatch(text, end, start) is not None
