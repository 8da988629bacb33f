"""Finds what an answer says for itself beside what it says others hold, or it held before: "many say A but it is B".

Whatever the card asks for, the whole answer is such a frame around two others, each of which is an answer by itself.
"""

from __future__ import annotations

import re

from bot.core.grading.facts.disowned import BAD
from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.opposed import Opposed
from bot.core.grading.facts.tables import pattern

_HOLD = (
    r"(?:(?:often|usually|always|commonly|wrongly|mistakenly|falsely|might|may|will|would|tend to|like to|want to) )*"
    r"(?:(?:say|think|believe|claim|guess|answer|assume)s?|said|thought|believed|claimed)"
)
_OTHERS = (
    r"(?:(?:some|many|most|lots of|a lot of|other|my)(?: people| folks| students| friends?| books?| textbooks?)?"
    r"|people|folks|students|textbooks|everyone|everybody|others|they|the internet|the book)"
)
_HELD = (
    r"(?:(?:i|we)(?: (?:had|have))?(?: (?:at first|first|initially|originally|always|used to))?"
    r" (?:thought|said|guessed|believed|assumed|was going to say|wanted to say|would have said)"
    r"(?: (?:at first|first|initially|originally))?"
    r"|at first,? i (?:thought|said|guessed)|my (?:first|initial) (?:thought|guess|idea|answer|instinct) was"
    r"|it used to be)"
)
_SAID = r"(?: that)?(?: (?:it'?s|it is|it was|its))?:?"
_IT = r"(?:it|that|this|they|the (?:right|correct|real|true) (?:answer|one))(?:'?s| is| was|'?re| are)"
_TURN = (
    r"(?:[\s,;.:–—-]{1,4}(?:but|however|yet|though|although|whereas|while|only|then|and then|when|actually|really"
    r"|in fact|in reality)\b[\s,]{0,2}(?:(?:(?:now|actually|really|in fact|in reality|no|then)\b[\s,:]{0,2}"
    r"|(?:i (?:now )?(?:say|think|believe|know|realised|realized)|i'?d say|i'?m going with)(?: that)?[\s:]{1,2}"
    rf"|{_IT}(?: actually| really)?[\s:]{{1,2}}))*"
    r"|[\s,;.:–—-]{1,4}(?:(?:now )?i (?:say|think)|i'?d say|(?:it'?s|it is) (?:really|actually)|my answer is"
    r"|the (?:right|correct|real|true) (?:answer|one) is)[\s:]{1,2})"
)
_OTHER, _OWN = r"(?P<other>\S.*?)", r"(?P<own>\S.*)$"
_FRAMES = tuple(
    pattern(rf"(?i)^\W*{frame}", re.DOTALL)
    for frame in (
        # many say A but it is B; everyone says A, I say B
        rf"{_OTHERS} {_HOLD}{_SAID} {_OTHER}{_TURN}{_OWN}",
        # I first thought A, but it's B; it used to be A I thought, but no: B
        rf"{_HELD}{_SAID} {_OTHER}(?:,? i (?:thought|believed))?{_TURN}{_OWN}",
        # A is wrong, it's B
        rf"{_OTHER}(?: is| are| was|'s) (?:\w+ )?{BAD}[,;.]\s?(?:{_IT}|but)[\s:]{{1,2}}{_OWN}",
        # contrary to what many think it's not A, it's B; it isn't A as many think, it's B
        rf"(?:contrary to [^,]{{3,40}}?,? )?(?:it|that|they)(?:'?s not| is not| isn'?t|'?re not| are not| aren'?t)"
        rf" {_OTHER}(?:,? (?:as|like|which is what) {_OTHERS} {_HOLD})?[,;.]\s?(?:but\s(?:{_IT}\s)?|{_IT}\s){_OWN}",
    )
)

_AT_FIRST = pattern(r"(?i)[\s,]{1,3}(?:at first|first|initially|originally|now|before)$")


def reported(text: str) -> Opposed | None:
    """What an answer says for itself and what it only reports; None for all others."""
    if len(text) > ESSAY:
        return None
    found = next(filter(None, (frame.match(text) for frame in _FRAMES)), None)
    if found is None:
        return None
    return Opposed(found["own"].strip(" ,.;:!"), _AT_FIRST.sub("", found["other"]).strip(" ,.;:!()"))
