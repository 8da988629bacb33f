"""Tells what an answer as a whole says is not so: "Paris, that's not right", "anything but Paris", "Paris? No way".

This is about frames around everything that is said, whatever the card asks for. Whose frame holds a right answer has
not given it, so `Grader.grade` asks once a credited answer is known. What is denied in a part of an answer, or said
against something else ("Lima, not Quito"), is decided where that part is read: `assertions`, `facts.claims`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.core.grading.facts.disowned import BAD, NONE_ELSE, TURN, corrected
from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.tables import Pattern, pattern

_FLAGS = re.DOTALL | re.IGNORECASE
_AT_END = " ,.;:!?(\"'–—-"
_VERY = (
    r"(?:(?:all|also|just|quite|simply|plain|plainly|actually|completely|totally|definitely|clearly|certainly"
    r"|obviously) )*"
)
_SURELY = r"(?:(?:definitely|certainly|surely|absolutely|clearly|really|simply|just|most|obviously) )*"
_IS = r"(?:'s| is|'re| are| was| were| would be| has been| have been)"
_ISNT = (
    r" (?:isn'?t|aren'?t|ain'?t|wasn'?t|weren'?t|is not|are not|was not|were not|won'?t be|could(?:n't| not) be"
    r"|can(?:no|'?)t be|can(?:no|'?)t have been|couldn'?t have been)"
)
_RIGHT = r"(?:it|true|right|correct|accurate|so|the (?:case|(?:right |correct )?answer|one))"
_THAT = r"(?:that|this|it|which|they|these|those|he|she|people|(?:that|the|this|my) (?:answer|claim|guess))"
_SAY = r"(?:say|think|believe|claim|assume|answer|guess)s?"
_WRONGLY = r"(?:wrongly|mistakenly|falsely|incorrectly|erroneously)"
_THEY = r"(?:they|people|folks|others|(?:some|many|most|lots of)(?: people| folks)?)"
_A = r"(?P<said>\S(?:.*\S)?)"
_END = r"[\s.!)\]]*$"
_MARK, _MORE_MARKS = r"\s*[,.;:!?(–—-]", r"[\s.,;:!?(–—-]{0,6}"
_NO = r"no|nope|nah|never|hardly|not a chance|no chance|of course not"
_NO_WAY = r"no way|absolutely not|definitely not|certainly not|hell no|not a chance"
_ABROAD = (
    r"(?:aber )?(?:das|dies|es) (?:ist (?:falsch|nicht (?:wahr|richtig|so))|stimmt nicht)"
    r"|(?:mais )?(?:c'est|cela est) (?:faux|une erreur|un mythe|pas (?:vrai|ça|exact|juste))"
    r"|ce n'est pas (?:vrai|ça|exact|juste)"
    r"|(?:pero )?(?:eso )?(?:es (?:falso|mentira|un mito)|no es (?:verdad|cierto|así|correcto))"
    r"|(?:ma )?(?:è (?:falso|sbagliato|un mito)|non è (?:vero|così|giusto|corretto))"
    r"|(?:mas )?(?:isso )?(?:é (?:falso|mentira|um mito)|não é (?:verdade|isso|assim|correto))"
    r"|(?:maar )?dat (?:is (?:fout|onjuist|onwaar|niet (?:waar|juist|zo))|klopt niet)"
    r"|(?:но )?это (?:неправда|неверно|ложь|миф|ошибка|не (?:так|верно|правда))"
    r"|nein|non|нет|nie|nee|não|falsch|faux|falso"
)
_BEHIND = tuple(
    pattern(rf"{_A}{frame}{_END}", _FLAGS)
    for frame in (
        # A, that's wrong; A but it isn't true; A, which is a myth; people say A but they are wrong
        rf"[\s,.;:!?()–—-]{{1,6}}{_THAT}(?:{_IS} {_VERY}{BAD}|{_ISNT} {_RIGHT})",
        # A, das ist falsch; A, c'est faux; A, no es verdad; A, это не так
        rf"{_MARK}{_MORE_MARKS}(?:{_ABROAD})",
        # A? no, not that
        rf"\s?\?[\s?!]{{0,6}}(?:(?:{_NO})\b[\s,.!]{{0,6}}){{1,4}}(?:not (?:that|it|so))?",
        # A: wrong; A (false); A... NOT
        rf"(?:{_MARK}|\s-){_MORE_MARKS}(?:{_VERY}{BAD}|not)",
        # A no way
        rf"(?:{_MARK})?\s+(?:{_NO_WAY})",
        # A, I doubt it; A, said nobody ever
        rf"{_MARK}{_MORE_MARKS}(?:i (?:really )?doubt (?:it|that)|i (?:don'?t|do not) (?:think|believe) (?:so|it|that)"
        r"|i disagree|(?:said|says) (?:nobody|no one)(?: ever)?)",
    )
)
_PREDICATED = pattern(
    # A is wrong; A isn't right; A can be ruled out; A is what people wrongly say
    rf"{_A}(?:{_IS} {_VERY}{BAD}|{_ISNT} {_RIGHT}| can be (?:ruled out|excluded)"
    rf"|{_IS} what (?:\w+ )?people {_WRONGLY} {_SAY}){_END}",
    _FLAGS,
)
_PREDICATED_PLAINLY = pattern(
    rf"{_A}(?:{_IS} {_VERY}(?:not (?:true|the (?:case|answer))|nonsense|rubbish|bullshit|out of the question"
    r"|(?:just )?an? (?:lie|myth|misconception|fallacy|common \w+))"
    r"| (?:isn'?t|is not|can(?:no|'?)t be) (?:true|right|the (?:case|answer))"
    rf"| can be ruled out|{_IS} what (?:\w+ )?people {_WRONGLY} {_SAY}){_END}",
    _FLAGS,
)
"""The same of a whole sentence, not what things of it may be: "so that the model is wrong"."""
_IN_FRONT = tuple(
    pattern(rf"{frame} {_A}", _FLAGS)
    for frame in (
        # it is a myth that A; it's wrong to say A
        rf"(?:(?:it|that){_IS} |its ){_VERY}{BAD} (?:to (?:{_SAY}|call it)(?: that)?|that)",
        # nobody would say A; I'd never say it's A; don't say A
        r"(?:(?:nobody|no one)(?: would| will| should)?(?: ever)?"
        r"|(?:i|you|we|one) (?:would|will|should|could)(?: not|n'?t| never)(?: ever)?"
        rf"|i'?d never|(?:please )?(?:don'?t|do not|never)) {_SAY}(?: that)?(?: it'?s| it is| its)?",
        # I don't think it's A; I doubt that A
        r"i (?:(?:don'?t|do not) (?:think|believe)|doubt|deny|refuse to believe)(?! so\b| that$)"
        rf"(?: that)?(?: it{_IS})?",
        # people wrongly say A; contrary to popular belief A
        rf"(?:{_THEY} {_WRONGLY} {_SAY}(?: that)?|the myth that"
        r"|contrary to (?:popular )?(?:belief|the (?:claim|belief)),?(?: that)?)",
    )
)
_THEY_SAY = pattern(rf"^{_THEY} (?:{_WRONGLY} )?{_SAY}(?: that)? ", _FLAGS)
_THEIRS = pattern(
    rf"{_THEY} {_SAY}(?: that)? (?P<said>\S.*?)[,;]?(?: but)? (?:they|people|those|all of them)(?:'re| are) "
    rf"{_VERY}(?:wrong|mistaken|incorrect){_END}",
    _FLAGS,
)
"""Some think A, they're mistaken."""
_NO_VALUE = "only|just|sure|certain|quite|entirely|exactly|mind|to|it|that|this|he|she|they"
_BOUNDS = r" (?:below|under|above|over|less|more)\b.*\b(?:nor|not) (?:below|under|above|over|less|more)\b"
"""Behind "not" these are a range: "not below 60 and not above 100"."""
_ANY = r"(?:(?:any|every|some)(?:thing|one|body|where)|all)"
_EXCEPT = pattern(
    # anything but A; other than A; rule out A
    rf"{_SURELY}(?:it(?:'s| is) )?(?:{_ANY} )?(?:but|except(?: for)?|other than|besides) {_A}"
    rf"|(?:(?:i'?d|you can|we can|i can|i would) )?(?:rule out|exclude) (?P<ruled>\S.*)",
    _FLAGS,
)
_NOT = pattern(
    r"(?:(?:whatever it(?:'s| is| was)|whichever it is|all i know is)(?: that)?,? (?:but )?)?(?:"
    # it isn't A; it can't be A; the answer is definitely not A
    rf"(?:it|that|this|he|she|they|these|those|the answers?)(?:{_IS} {_SURELY}(?:not|never)|{_ISNT})|its {_SURELY}not"
    # not A; never A; isn't A
    rf"|{_SURELY}(?:not|never|isn'?t|aren'?t)(?! (?:{_NO_VALUE})\b)"
    # neither A nor B; no A, no B
    rf"|neither|none of|no(?= [^,]+(?:,| and| or) no ))(?!{_BOUNDS})(?: called| the answer)? {_A}",
    _FLAGS,
)
_OPENING = pattern(
    r"^(?:\W|(?:no|nope|well|actually|honestly|sorry|so|hm+|ok|okay|um|uh)\b(?=\s*[,.!…]))+", _FLAGS
)
_JOINT = pattern(r"[\s,;.]{1,4}(?:but|and|though|however|yet|no|nope|nah)$", _FLAGS)
_VERB_FIRST = pattern(
    r"^(?:it|that|this|he|she|they|these|those|there)(?:'?s|'?re| is| are| was| were)\b", _FLAGS
)
_TAG = pattern(
    r"(?P<comma>,)?\s*\b(?:isn'?t|aren'?t|wasn'?t|weren'?t) (?:it|he|she|they|that)[\s.!?]*$", _FLAGS
)
_NEGATIVE = pattern(
    r"\b(?:not|no|non|never|nor|neither|none|without|cannot|wrong|false|incorrect|untrue|mistake\w*|myth|misconception|error"
    r"|except|exclud\w+|rul\w+ out|other than)\b|n't\b",
    _FLAGS,
)
"""What makes a card one whose right answers may read like denials."""


_HINT = pattern(
    r"\b(?:not|no|non|nope|nah|never|nor|neither|none|nobody|hardly|wrong|false|incorrect|untrue|inaccurate|mistaken"
    r"|bogus|rubbish|nonsense|bullshit|bs|debunked|out of|ruled?|exclude\w*|error|fallacy|falsehood|lie|mythe?|mistake"
    r"|misconception|doubt|deny|refuse|disagree|contrary|wrongly|mistakenly|falsely|incorrectly|erroneously|but|except"
    r"|other than|besides|can(?:no|'?)t|nein|nie|nee|niet|klopt|nicht|falsch|pas|faux|erreur|fals[oa]|mentira|mito"
    r"|sbagliato|não|fout|onjuist|onwaar|нет|не|неправда|неверно|ложь|миф|ошибка)\b|n'?t\b",
    _FLAGS,
)
"""A word that every frame has, so that most answers are not looked at twice."""
_REJECTS = pattern(
    r"\b(?:wrong|false|falsely|incorrect|untrue|mistaken?|mistakes?|myth|misconception|trap|exclude[ds]?|debunked"
    r"|rul(?:e|es|ed) out|cross(?:ed)?(?: it)? out|off the list|nonsense|rubbish|bs|avoid|lose|lied|zero points"
    r"|no way|as if|never was|not any ?more|no longer|disagree|not agree|nobody who|alas,? no|lmao no|so not that"
    r"|far from being|something other than|(?:do|does)n'?t fit|different (?:from|one)"
    r"|not (?:it|right|correct|true|the (?:answer|case|one|correct one))"
    r"|(?:is|was|are|were|ca)n'?t (?:be|right|correct|true)|ain'?t it(?: chief)?\W*$"
    r"|falsche?|keinen fall|nicht\W*$|fausse|faux"
    r"|pas du tout|n'est pas|no es|no puede|incorrecto|falso)\b|[❌🚫✖✗👎]",
    _FLAGS,
)
"""What says of a value that it is not so, wherever it stands."""
_HARMLESS = pattern(
    r"\b(?:(?:could|can|may|might|must|will) (?:be|also be) (?:totally |completely |very )?(?:wrong|mistaken|off)"
    r"|(?:if|unless|in case|sorry if|hope|when|even if) (?:(?:i|that|this|it|we|you|my \w+|the \w+)"
    r"(?:'m| am|'s| is|'re| are|))? ?(?:\w+ )?(?:not )?(?:wrong|mistaken|false|incorrect)"
    r"|(?:get|got|gets|getting|prove|tell|me) (?:me|it|this|that)? ?wrong"
    r"|(?:not|never|isn'?t|can'?t be|nothing) (?:\w+ )?wrong|wrong (?:spelling|spelled|key|button)|(?:no|by|my) mistake"
    r"|(?:i|we)(?: was| were| am|'m) (?:\w+ )?(?:wrong|mistaken)"
    r"|nicht (?:sicher|ganz sicher|so sicher|schwer)|pas (?:sûr|sûre|certain|certaine)|no es (?:difícil|seguro))\b",
    _FLAGS,
)
"""Doubts that leave a value standing."""
_BRACKETS = pattern(r"\([^()]*\)")
_LISTED = pattern(r",|\band\b")


class Denials:
    """What answers to one card deny."""

    def __init__(self, reference: str, *, values: bool) -> None:
        """`values` tells that the card asks for a value, not for a sentence.

        Of a sentence a "not" in front may be what makes it right: "not affected by outliers".
        """
        self._reference, self._values = reference, values
        self._behind = (*_BEHIND, _PREDICATED if values else _PREDICATED_PLAINLY)
        self._in_front = (*_IN_FRONT, _THEIRS, _EXCEPT, *((_NOT,) if values else ()))

    def denied(self, text: str) -> str:
        """What an answer does nothing but deny, talk around it left out; "" for all others."""
        plain, right = _plain(text), _BRACKETS.sub("", self._reference)
        hinted = _HINT.search(plain) or (self._values and _REJECTS.search(plain))
        if len(text) > ESSAY or not hinted or _NEGATIVE.search(right):
            return ""
        found = self._framed(plain)
        if not found and _NEGATIVE.search(plain):
            found = self._framed(_plain(self._without_talk(text)))
        return found or (right if self._values and self._is_rejected(plain, right) else "")

    def _is_rejected(self, plain: str, right: str) -> bool:
        """Whether all that stands around the reference are everyday words, and one of them says that it is not so.

        Nobody can list the ways to say so: "quito is the trap answer, avoid it". What else a sentence may tell of a
        value ("not far from the equator") has words of its own.
        """
        from bot.core.grading.facts.opposed import opposed  # for few answers
        from bot.core.grading.facts.reported import reported
        from bot.core.grading.facts.talk import is_everyday

        if reported(plain) or opposed(plain) or corrected(plain) or NONE_ELSE.match(plain.lower()):
            return False
        found = re.search(rf"(?<!\w){re.escape(right.strip(' .'))}(?!\w)", plain, re.IGNORECASE)
        rest = _HARMLESS.sub(" ", f"{plain[: found.start()]} , {plain[found.end() :]}") if found else ""
        return _REJECTS.search(rest) is not None and is_everyday(_REJECTS.sub(" ", rest))

    def _framed(self, plain: str) -> str:
        found = "" if _asks_assent(plain) else _within(self._behind, plain)
        if found:
            return _bare(_THEY_SAY.sub("", _JOINT.sub("", found.rstrip(_AT_END))))
        found = _within(self._in_front, _OPENING.sub("", plain))
        listed = "," in found and not _LISTED.search(self._reference)
        return "" if listed or TURN.search(found.lower()) else _bare(found)

    def _without_talk(self, text: str) -> str:
        from bot.core.grading.facts.said import Said
        from bot.core.grading.facts.talk import content_keys, without_talk  # for few answers

        keys = content_keys(self._reference)
        return without_talk(Said(text, text), lambda stretch: not keys.isdisjoint(content_keys(stretch))).text


def _bare(said: str) -> str:
    """What is denied without marks around it; a sign in front of a number and paired brackets are its own."""
    plain = said.strip(" \"'").rstrip(_AT_END).lstrip(" ,.;:!?")
    return plain if plain.count("(") == plain.count(")") else plain.strip("() ")


def _plain(text: str) -> str:
    return text.replace("’", "'").strip()


def _asks_assent(plain: str) -> bool:
    """Whether an answer ends in a question tag: "it's Paris isn't it"."""
    tag = _TAG.search(plain)
    return tag is not None and bool(tag["comma"] or plain.endswith("?") or _VERB_FIRST.match(plain))


def _within(frames: Iterable[Pattern], text: str) -> str:
    found = next(filter(None, (frame.match(text) for frame in frames)), None)
    return found["said"] or found.groupdict().get("ruled") or "" if found else ""
