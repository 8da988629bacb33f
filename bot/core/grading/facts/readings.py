"""Other ways to read an answer: its conclusion, its head without a remark, what is left of a carrier sentence.

They are tried where the answer as it stands is not right. A remark is what only tells more about the value before it
("Canberra, in the ACT"); what stands in the value's place ("Canberra or Sydney", "Canberra, Sydney") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import AnswerKind
from bot.core.grading.facts.carriers import before_place, without_holding
from bot.core.grading.facts.kinds import AMOUNTS, NAMED, VALUES
from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.lettercase import with_care
from bot.core.grading.facts.numbers.retold import retold
from bot.core.grading.facts.predicated import predicated
from bot.core.grading.facts.remarks import RIVAL, described, head
from bot.core.grading.facts.rephrasings import (
    bracketed,
    from_symbol,
    in_common_words,
    mended,
    of_base,
    unabbreviated,
    with_umlauts,
    without_echo,
    without_symbol,
    without_type,
)
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.scripts.language import language_of_text
from bot.core.grading.facts.scripts.months import months_in_english
from bot.core.grading.facts.tables import pattern
from bot.core.grading.facts.words.adjectives_abroad import agreeing
from bot.core.grading.facts.words.british import other_country
from bot.core.grading.facts.words.chat import unshortened
from bot.core.grading.facts.words.contractions import uncontracted
from bot.core.grading.facts.words.currencies import of_its_country
from bot.core.grading.facts.words.elided import with_elided_article
from bot.core.grading.facts.words.numbered import undivided, with_letters
from bot.core.grading.facts.words.statutes import with_its_year

_CONCLUSION = pattern(
    r"(?i).*(?:\bso(?: it'?s| that'?s| the answer is)?\b(?: that)?|\bhence\b"
    r"|\bdonc\b|\bdaher\b|\bquindi\b|\bportanto\b|\bentão\b|\bentonces\b|\bdus\b|\balltså\b|\bwięc\b|\bzatem\b|\bczyli\b|\btakže\b"
    r"|\bзначит\b|\bтак что\b|\bотже\b|\basí que\b|\bo sea que\b|\bpor lo tanto\b|\btherefore\b|\bthus\b|\bi\.?e\b\.?,?"
    r"|\bmaking it\b|\bthat is\b,|\bwhich (?:makes|gives)\b|\bin other words\b"
    r"|\balso\b|(?P<sign>(?<![<>!=])=(?![=>])|=>|->))"
    r"\s*[:,]?\s*(?P<rest>\S.*)$",
    re.DOTALL,
)
_COMES_TO = pattern(
    r"(?i).*(?:,|\band\b)\s*(?:(?:that|it|which|this)\s+)?(?:makes|gives|comes to)\s+(?P<rest>\S.*)$",
    re.DOTALL,
)
"""How a value is worked out before it: "eight groups of 16, makes 128"."""
_SOLVED = pattern(
    r"(?i).*\b(?:so|hence|therefore|thus|then|which gives|donc|also)\b[,:]?\s*(?P<rest>\S.*)$", re.DOTALL
)
_ASKED_CASE = pattern(
    r"(?i).*\b(?:but|while|whereas) (?:in|for|at|with|on|here|when)\b"
    r"(?:[^,;.]*?(?:\bit is|\bit'?s|\bis|,)|(?: the)? (?:worst|best|average|general|usual)(?: cases?)?)\s+"
    r"(?P<rest>\S.*)$",
    re.DOTALL,
)
_CORRECTED = pattern(r"(?i)[^?]{1,80}\?\s*(?:no|nope|nah)\b[,.!]*\s*(?:it'?s\s+)?(?P<rest>\S.*)$", re.DOTALL)
_REMEMBERED = pattern(
    r"(?i)^\W*(?:(?:it'?s|its|it is)\s+)?(?:the|that|this)\s+(?:[\w'-]+\s+){0,3}?"
    r"(?:ones?|guys?|man|woman|lady|dude|bloke|chap|girl|boy|person|people|lot|thing|stuff|kind|type)\b"
    r"(?:\s+(?:with|who|that|which|from|in|on|at|where|about|of|for)\b[^,;:]*)?[,;:]\s+(?P<rest>\S[^,;:]*)$"
)
"""What somebody remembers of the thing before its name: "the one with the handkerchief, Othello"."""
_LABEL = pattern(r"(?i)^(?P<label>[A-Za-z][^:;,\n]{1,40}):\s+(?P<rest>\S.*)$", re.DOTALL)
_LIST_LABEL = pattern(r"(?i)^(?P<label>[A-Za-z][^:;\n]{1,60}):\s+(?P<rest>\S.*)$", re.DOTALL)
_BRACKET = pattern(r"\s*\(([^()]{1,60})\)")
_STRAY = pattern(r"(?i)\b([a-z]{3,}) ([b-hj-z])(?=\W*$)")
"""A last letter that the space bar cut off: "sixt h"."""


def _aside(found: re.Match[str]) -> str:
    """Nothing for a bracket that only tells more of a member: "metamorphic (e.g. marble)"."""
    return found[0] if RIVAL.search(found[1]) or "?" in found[1] or re.match(r"(?i)not\b", found[1]) else ""


class OtherReading(Struct, frozen=True):
    """An answer read in another way."""

    said: Said
    decides: bool = False
    """What is left stands in the answering position: where it is wrong, the answer is."""


def other_readings(said: Said, kind: AnswerKind, reference: str) -> Iterator[OtherReading]:
    """The answer's other readings. The first that is right, or that cannot be told, is taken.

    The shorter ones stand first since they alone can decide against an answer, before a rewriting of all of it makes it
    right; no verdict of the tests hangs on it. `mended` is last, for it guesses.
    """
    text = said.text
    if not text or len(text) > ESSAY:
        return
    seen = {text}
    for start in dict.fromkeys((text, without_holding(text, said.question, reference))):
        for rest, decides in ((start, False), *_shorter(start, kind, said.question)):
            for one in (rest, without_holding(rest, said.question, reference)):
                if one and one not in seen:
                    seen.add(one)
                    yield OtherReading(replace(said, raw=one, text=one), decides)
    for one in _otherwise(said, kind, reference):
        if one not in seen:
            seen.add(one)
            yield OtherReading(replace(said, raw=one, text=one))
    whole = mended(text, kind, reference)
    if whole not in seen:
        yield OtherReading(replace(said, raw=whole, text=whole))


def _otherwise(said: Said, kind: AnswerKind, reference: str) -> tuple[str, ...]:
    """The whole answer written in other ways; as it is where one does not apply.

    The order does not matter, within a group or between groups: each is made of the answer as it stands and never of
    another one, and none decides against it, so that one that is right is found wherever it stands. Only one that
    cannot be told would hide those behind it; on no answer of the tests has one been that, and another right.
    """
    text, question = said.text, said.question
    return (
        # a number in its base; words cut short, in other letters or by other names of the thing
        of_base(text, question, reference),
        in_common_words(text, reference, question),
        unabbreviated(text, reference),
        *with_care(text, kind, question, reference),
        with_umlauts(text, reference),
        # symbols for words and words for symbols; what only says of which kind the thing is
        from_symbol(text, question, reference),
        without_symbol(text, question, reference),
        without_type(text, question),
        re.sub(r"(?i)^(an? .+?) ones?$", r"\1", text) if kind in NAMED else text,
        # parts that say the question again, months of another language, brackets
        without_echo(text, question) if kind is not AnswerKind.FORMULA else text,
        months_in_english(text) if kind is AnswerKind.DATE else text,
        bracketed(text, question),
        # names with what people leave off, amounts worked out
        *(_in_full(text, reference, question) if kind in NAMED else ()),
        *(retold(text, question, reference) if kind in AMOUNTS else ()),
        # words drawn together, of another country, of chats, described, inflected, with a number in them
        uncontracted(text, reference) if kind in NAMED else text,
        other_country(text, reference, question),
        unshortened(text, reference, question) if kind is AnswerKind.TERM else text,
        described(text) if kind is AnswerKind.NAME and language_of_text(question) else text,
        agreeing(text, reference, question) if kind is AnswerKind.TERM else text,
        undivided(text, reference) if kind not in (AnswerKind.FORMULA, AnswerKind.DATE) else text,
        with_letters(text, reference, question) if kind is AnswerKind.TERM else text,
    )


def _in_full(text: str, reference: str, question: str) -> tuple[str, ...]:
    """The text with the country, the year or the article that the reference has and people leave off."""
    return (
        of_its_country(text, question, reference),
        with_its_year(text, reference, question),
        with_elided_article(text, reference, question),
    )


def _shorter(text: str, kind: AnswerKind, question: str) -> Iterator[tuple[str, bool]]:
    """What the answer says of the asked case, its head without a remark, then its conclusion."""
    case = _ASKED_CASE.match(text) or _CORRECTED.match(text)
    if case:
        yield case["rest"], True
    if kind is AnswerKind.LIST and "(" in text:
        yield _BRACKET.sub(_aside, text), False
    if kind in VALUES:
        yield _STRAY.sub(r"\1\2", text), False
    if kind in NAMED:
        yield from predicated(text, question)
        yield before_place(text, question), False
    if kind is not AnswerKind.LIST:
        cut = head(text, kind)
        if cut:
            yield cut
    for last in _conclusions(text, kind):
        if not RIVAL.search(last):
            yield last, True
    label = (_LIST_LABEL if kind is AnswerKind.LIST else _LABEL).match(text)
    if label:
        yield label["rest"], False


def _conclusions(text: str, kind: AnswerKind) -> Iterator[str]:
    """What the answer comes to at its end, behind "so" or behind what somebody remembers of the thing."""
    found = _CONCLUSION.match(text)
    if found and kind is AnswerKind.FORMULA and found["sign"]:
        found = _SOLVED.match(text)
    if not found and kind in VALUES:
        found = _COMES_TO.match(text)
    if found:
        yield found["rest"]
    remembered = _REMEMBERED.match(text) if kind in NAMED else None
    if remembered:
        yield remembered["rest"]
