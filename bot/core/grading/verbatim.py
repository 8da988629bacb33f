"""Answers that are one of the card's own texts, in other capitals or with a hedge around it: "hmm, is it Paris?".

In code a name of one's own may stand where the text has a placeholder. Such an answer is graded as that text: nothing
else tells better what its author meant by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_FILLERS = r"u+m+|u+h+|e+r+m*|h+m+|well|oh|ah|ok(?:ay)?|so|hi|hey|hello|easy|yeah|sorry"
_HEDGES = (
    r"i(?:'m| am) (?:pretty |quite |fairly |almost )?(?:sure|certain)|i (?:think|believe|guess|suppose|reckon|say)"
    r"|i(?:'d| would) (?:say|guess|go with)|pretty sure|my (?:guess|answer) is|the (?:right |correct )?answer is"
    r"|answer|maybe|perhaps|probably|possibly|it (?:might|could|must|should|would) be|(?:could|would|must) (?:it )?be"
    r"|that would be|is it|was it|isn't it|wasn't it|it is|it's|its|it was|that is|that's|this is|they are|they're"
)
_TAILS = (
    r"i (?:think|guess|believe|suppose)|right|maybe|probably|please|pls|thanks|thank you|lol|imo|or so|for sure"
    r"|of course|obviously|if i remember (?:correctly|right|rightly)"
)
_SMILES = r"[:;=][-']?[)D(P/]|\^\^|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?"
_BEFORE = re.compile(
    rf"(?:(?:{_FILLERS})\b[\s,.!:…-]*|(?:{_HEDGES})(?: that)?(?=[\s:,\"'“‘])[\s:,]*)(?=\S)", re.IGNORECASE
)
_BEHIND = re.compile(rf"[\s,.!?;:-]*(?:\b(?:{_TAILS})|{_SMILES})[\s.!?]*$", re.IGNORECASE)
_LAST_WORDS = """
think guess believe suppose right maybe probably please pls thanks you lol imo so sure course obviously correctly
rightly
"""
_ENDS = (*_LAST_WORDS.split(), "^^", *(eyes + mouth for eyes in ":;=-'" for mouth in ")d(p/"))
"""What a text of ASCII ends in, but for marks, from which _BEHIND takes something off."""
_EDGE = " \t\n.!?,;…\"'“”‘’«»"
_ALIKE = str.maketrans("’‘“”–—−\u00a0", "''\"\"--- ")
_PLACEHOLDER = re.compile(r"(?<![^\s=/:.])<[A-Za-z][\w .-]{1,40}>(?![^\s/:.,;)\"'`])")
"""What stands for a name of one's own in code: "git switch <branch>"."""
LONGEST = 400
"""Characters of an answer that is looked at."""
_FORMS = 12
"""Of an answer, with hedges taken off, that are looked up."""


def _filled(text: str) -> re.Pattern[str] | None:
    """Finds the code with any word for each placeholder; None where it has none, or nothing else, or is markup."""
    parts = _PLACEHOLDER.split(text)
    if len(parts) < 2 or "</" in text or not any(map(str.isalnum, "".join(parts))):
        return None
    return re.compile(r"[^\s<>]+|<[\w .-]+>".join(("(?:", ")")).join(map(re.escape, parts)))


def _without_tail(text: str) -> str:
    """The text without "I think", thanks or a smile at its end.

    The expression is tried at each mark within, which takes a while; most texts end in nothing that it takes off.
    """
    end = text.rstrip(" .!?\t\n\r\v\f").casefold()
    return _BEHIND.sub("", text) if end.endswith(_ENDS) or not end[-1:].isascii() else text


class OwnTexts:
    """The right, partly right and wrong texts of a card, to be found under capitals and hedges."""

    __slots__ = ("_cased", "_patterns", "_texts", "_written")

    def __init__(self, texts: Iterable[str], *, cased: bool) -> None:
        """`cased`: capitals and signs carry meaning, as in code. Of texts that look alike the first counts."""
        self._cased = cased
        own = list(texts)
        self._texts: Mapping[str, str] = {key: text for text in reversed(own) if (key := self._key(text))}
        self._written = frozenset(own)
        patterns = ((_filled(self._key(text)), text) for text in own) if cased else ()
        self._patterns = tuple((pattern, text) for pattern, text in patterns if pattern is not None)

    def meant(self, answer: str) -> str:
        """The text of the card that `answer` is; `answer` itself where it is none."""
        if len(answer) > LONGEST or answer in self._written:
            return answer
        forms = [answer.strip()]
        for form in forms:  # grows as hedges are taken off, at either end
            key = self._key(form)
            if (found := self._texts.get(key) or self._filled_in(key)) is not None:
                return found
            front = _BEFORE.match(form)
            shorter = (form[front.end() :] if front else form, _without_tail(form))
            forms += [one for one in shorter if one and one not in forms and len(forms) < _FORMS]
        return answer

    def has(self, text: str) -> bool:
        """Whether the card has that very text, but for capitals and blanks."""
        plain = " ".join(text.split()).casefold()
        return any(" ".join(own.split()).casefold() == plain for own in self._written)

    def _filled_in(self, key: str) -> str | None:
        return next((text for pattern, text in self._patterns if pattern.fullmatch(key)), None)

    def _key(self, text: str) -> str:
        plain = " ".join(text.translate(_ALIKE).split())
        return plain.removesuffix("?").rstrip() if self._cased else plain.strip(_EDGE).casefold()
