"""Takes off an answer what its writer says of themselves, the quiz and the group: "We had this last week".

Talk claims nothing, but what it says may look like a value: "one", a name that is greeted, "sorry" as if something were
taken back. Only whole sentences and clauses at the ends go, and none that has a word of the reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from bot.core.grading.facts.lengths import ESSAY
from bot.core.grading.facts.numbers.numerals import CARDINALS, ORDINALS
from bot.core.grading.facts.said import Said
from bot.core.grading.facts.tables import Pattern, listed, pattern
from bot.core.grading.facts.talk_words import ALONE, CLAIMING, EVERYDAY, SMALL_WORDS, SOCIAL, TAKING
from bot.core.grading.facts.vocabulary import GIVEN_NAMES
from bot.core.grading.facts.words.word_forms import is_word
from bot.core.grading.facts.words.words import words

MOST_WORDS = 25
"""Words of a sentence that is talk."""
MOST_TAKEN = 6
"""Sentences and clauses that are taken off at most."""
_OF_ANSWERS = frozenset(
    listed(
        "thats dont its youd aint isnt wasnt lol leider bestimmt ist es das die der doch auf keinen fall falsch nicht"
        " non si que eso seguro ser puede suis sûr sure est ce n'est c'est j'en je du en pas tout ça"
    )
)
"""Words around answers that no list of English has."""
LONGEST_COMMON = 7
"""Letters of a common word that is taken for one of talk; longer ones name things ("respiration")."""
_SMILEY = pattern(r"(?<![\w)])(?:[:;=]['-]?[)(DPp|/\\]+|<3|\^\^|[xX]D)(?![\w(])")
_SENTENCE_END = pattern(r"(?:[.!?…]+|\n)(?=\s|$)\s*|\n\s*")
_CLAUSE_END = pattern(r"\s*[,:;](?=\s)\s*|\s+-+\s+|\s*\.{2,}\s*|\s*[()]\s*")
_WORD = pattern(r"[^\W_]+(?:'[^\W_]+)*%?")
_HARMLESS = pattern(
    r"\b(?:(?:not|never)(?: (?:so|too|really|quite|totally|entirely|100%?|completely|very|that|all|at))*"
    r" (?:sure|certain|confident|positive)(?: (?:about|of|how) (?:the|my|it|that|this)(?: [a-z]+)?)?"
    r"|(?:don'?t|do not|didn'?t|did not) (?:know|remember)(?: for sure)?"
    r"|(?:no|not a) (?:idea|clue|doubt|problem|worries|pressure|rush|stress|biggie|notes|hints?|help"
    r"|google|googling|cheating|peeking)"
    r"|if (?:i'?m|i am) (?:not )?(?:wrong|mistaken)|not (?:gonna|going to) lie|not (?:bad|awake|cheating)"
    r"|(?:i )?(?:could|might|may) be (?:totally |completely |very )?(?:wrong|off|mistaken)"
    r"|(?:don'?t|do not) quote me(?: on (?:this|that|it))?|(?:didn'?t|did not) (?:google|cheat|look|check|peek)"
    r"|(?:hope(?:fully)?(?: that)? )?(?:i'?m|i am|am i|that'?s|that is|it'?s|its|it is|this is|is (?:that|this|it))"
    r" (?:right|correct|true|ok)|(?:get|got|have|had) (?:it|this|that) (?:right|correct)"
    r"|if i (?:understood|remember(?:ed)?|recall(?:ed)?|heard|read|got)(?: [^\W\d_]+){0,4}? (?:right|correctly|well)"
    r"|correct me if (?:i'?m|i am) wrong|for sure|(?:my|the) (?:final|best|first|only) (?:answer|guess|try|shot)"
    r"|(?:get|gets|got|getting|had) (?:this|that|it|these|those|them) wrong|happy [a-z]{3,6}day|(?:my )?two cents"
    r"|unless (?:i'?m|i am) (?:wrong|mistaken)|(?:i )?(?:can'?t|cannot|don'?t|do not) (?:remember|recall)"
    r" (?:(?:all )?the (?:details?|rest|exact (?:words|wording)|other (?:part|half)))"
    r"|(?:i )?(?:hope|think)(?: that)? (?:this|that|it) (?:isn'?t|is not) wrong"
    r"|not (?:about )?100(?: percent)?|no guarantees?|no magic"
    r"|never mind (?:my|the) [a-z]{3,9}|(?:i )?(?:wouldn'?t|would not|won'?t) (?:bet|swear) (?:on|to) (?:it|that|this)"
    r"|(?:nothing|not much) (?:more|else|much)(?: (?:to (?:it|that|say|add)|than that))?"
    r"|or (?:something|so|whatever|thereabouts|sth)(?: (?:like (?:that|this)|similar))?)\b"
)
"""Doubts and excuses, whose "not" denies no value."""
_NEGATIVE = pattern(
    r"n't$|^(?:is|are|was|were|do|does|did|ca|wo|could|would|should|have|has|had)nt$|^(?:not|never|no|nope|nah|nor|neither|nobody|none|wrong|false|incorrect)$"
)
_NEGATED = pattern(r"(?i)\b(?:not|never|no|nothing|unless|without|wrong|mistaken|cannot)\b|n'?t\b")
_TIMED = pattern(
    r"\b(?:\w+|\d+) (?:second|minute|min|hour|day|week|month|year|semester)s?(?: or (?:so|two))?"
    r" (?:ago|back|late|left)\b"
    r"|\b(?:week|day|chapter|lesson|lecture|unit|page|question|round|quiz|level|grade|year|slide|exam|season) \d{1,3}\b"
    r"|\b(?:this|that|the|these|those|easy|good|nice|hard|tough|tricky|fun|great|another|every|last|next|first|other"
    r"|previous|lovely|cool|simple|quick) ones?\b"
    r"|\b(?:1st|2nd|3rd|first|second|third|last) (?:try|time|attempt|guess|go)\b"
    r"|\b100 ?%|\bone of (?:my|the|these|those)\b"
)
"""Numbers that tell when or where something was learned, and "one" for the question."""
_GREETED = pattern(
    r"^(?:thanks|thank you|thx|thnx|ty|cheers|hi|hello|hey|bye|good (?:morning|afternoon|evening|night)|regards"
    r"|best|(?:kind|best) (?:regards|wishes)|greetings|love|yours|sincerely|dear)(?: to)?,? "
    r"[^\W\d_]{2,15}(?:(?: and| &)? [^\W\d_]{2,15})?$"
)
"""A greeting or thanks with one or two names: "Cheers, Anna"."""
_LEAD = r"(?:(?:and|but|so|also|oh|ah|haha|lol|well|ps|honestly|anyway|ok|okay|hmm+|btw|by the way|fun fact|wow|man) )*"
_OWN_SUBJECT = pattern(
    rf"^{_LEAD}(?:i(?!\.)|i'?m|i'?ve|i'?d|i'?ll|we|we'?ve|we'?re|my|our|you|your|you'?re|everyone|everybody|someone"
    r"|sorry|apologies|hope|hoping|hopefully|thanks?|thank|good luck|wish|wishing|greetings|had|been|just"
    r"|finally|loved?|enjoyed|learn(?:ed|t)|knew|got|say (?:hello|hi)|please|excuse|forgive|haven'?t|hadn'?t|bear with"
    r"|see you|take care|let me"
    r"|can(?:'t| not|not)? (?:i|we|you)|could you|are (?:we|you)|do (?:we|you)|did (?:we|you)|does anyone|anyone"
    r"|greet|send|keep|heard|read|revised|studied|writing|typing|looking forward)\b"
)
"""How a sentence begins that speaks of its writer, the group or the quiz."""
_OF_ANYBODY = pattern(rf"^{_LEAD}(?:we|our|you|your)\b")
"""How a sentence begins that may define something, too: "you stop the car"."""
_COPULA = pattern(
    r"\b(?:is|are|was|were|isn't|aren't|wasn't|weren't)\b|\b(?:it|that|there|he|she|who|what)'s\b|\bits\b"
)
_OF_PEOPLE = pattern(
    r"\b(?:i|we|you|they|everyone|everybody|who|(?:my|our|your) (?:[^\W\d_]+ ){1,3})$"
    r"|\b(?:my|our|your) (?:[^\W\d_]+ ){1,3}$"
)
_TAKEN_BACK = pattern(r"\b(?:take|took|taking) (?:that|it|this) back\b")
_REST = pattern(r"[^,;:.!?]*")

_THINK = r"(?:think|believe|guess|suppose|reckon|(?:woul)?d say)"
_DOUBT = pattern(r"^([^.!?;:]{2,60}?),? but (?=\S)")
_HEDGE_BEFORE = pattern(
    rf"(?i)^(?:but (?!not\b)|(?:(?:but|so|well|hm+|um+|uh+),? )?i {_THINK}(?: that)? (?:but )?)(?=\S)"
)
_HEDGE_BEHIND = pattern(
    rf"(?i)(?:[\s,.…]+(?:(?:ha){{2,5}}h?|lol|lmao|xd|tho|though|i {_THINK}(?: so)?"
    r"|(?:i'?m )?not (?:100 ?% |so |too |very )?sure"
    r"|(?:and )?(?:that'?s|this is) my (?:final )?(?:answer|guess)"
    r"|if i (?:remember|recall)(?: (?:right|correctly|well))?|(?:if|unless) i'?m (?:not )?(?:wrong|mistaken)"
    r"|or something(?: like that)?))+[\s.!?]*$"
)

Keeps = Callable[[str], bool]
"""Whether a stretch of an answer says something of the card's value."""


def without_talk(heard: Said, keeps: Keeps, *, named: bool = False) -> Said:
    """The answer without talk at its ends; itself where nothing is talk, or all of it."""
    if len(heard.text) > ESSAY:
        return heard
    text = _SMILEY.sub(". ", heard.text).strip() if _SMILEY.search(heard.text) else heard.text
    for marks in (_SENTENCE_END, _CLAUSE_END):
        text = _trimmed(text, marks, lambda stretch: is_talk(stretch, named=named) and not keeps(stretch))
    text = _without_hedges(text.strip(), keeps, named=named)
    if text == heard.text or not _WORD.search(text):
        return heard
    return replace(heard, raw=text, text=text)


def without_negative_talk(text: str, related: frozenset[str]) -> str:
    """A sentence's answer without talk that has a "not" of its own, which would deny what it stands beside.

    `related` has the `content_keys` of the card; what has one of them stays.
    """
    if len(text) > ESSAY or not _NEGATED.search(text):
        return text
    said = without_talk(
        Said(text, text),
        lambda stretch: not (_is_hedge(stretch) and related.isdisjoint(content_keys(stretch))),
    )
    return said.text if len(_NEGATED.findall(said.text)) < len(_NEGATED.findall(text)) else text


def _is_hedge(stretch: str) -> bool:
    """Whether a stretch is a doubt or an excuse and nothing else: what its writer tells beside it may be the answer."""
    low = stretch.lower()
    rest = _HARMLESS.sub(" ", low)
    return rest != low and all(word in SOCIAL or word in SMALL_WORDS for word in _WORD.findall(rest))


def _without_hedges(text: str, keeps: Keeps, *, named: bool) -> str:
    """The text without a doubt in front of it or behind it that no mark parts from it: "no idea but 7", "7 i think"."""
    opened = _DOUBT.match(text)
    if opened and is_talk(opened[1], named=named) and not keeps(opened[1]):
        text = text[opened.end() :]
    for hedge in (_HEDGE_BEFORE, _HEDGE_BEHIND):
        found = hedge.search(text)
        rest = text[: found.start()] + text[found.end() :] if found else ""
        text = rest if found and _WORD.search(rest) and not keeps(found[0]) else text
    return text


def content_keys(text: str) -> frozenset[str]:
    """The keys of the words of a text that are no small ones."""
    found = words(text)
    return frozenset(word.key for word in found if not word.mark and word.text.lower() not in SMALL_WORDS)


def _trimmed(text: str, marks: Pattern, idle: Callable[[str], bool]) -> str:
    """The text without stretches of talk at its ends, between `marks`."""
    parts = list(_stretches(text, marks))
    first, last = 0, len(parts)
    while last - first > 1 and first < MOST_TAKEN and idle(text[slice(*parts[first])]):
        first += 1
    while last - first > 1 and len(parts) - last < MOST_TAKEN and idle(text[slice(*parts[last - 1])]):
        last -= 1
    if (first, last) == (0, len(parts)):
        return text
    end = parts[last][0] if last < len(parts) else len(text)
    return text[parts[first][0] : end].strip().rstrip(",:;-( ")


def _stretches(text: str, marks: Pattern) -> Iterator[tuple[int, int]]:
    start = 0
    for found in marks.finditer(text):
        if _WORD.search(text, start, found.start()):
            yield start, found.start()
            start = found.end()
    if _WORD.search(text, start):
        yield start, len(text)


def is_talk(stretch: str, *, named: bool = False) -> bool:
    """Whether a sentence or clause only speaks of its writer, the group or the quiz, and names no value.

    Where the answer is `named` in one word of any sort, as places are, no word counts that is not known to be of talk.
    """
    low = stretch.lower().strip(" .,!?;:-")
    if not low or _GREETED.match(low):
        return True
    rest = _TIMED.sub(" ", _HARMLESS.sub(" ok ", low))
    told = _WORD.findall(rest)
    if not told:
        return _TIMED.search(low) is not None
    if len(told) > MOST_WORDS or any(map(_is_number, told)):
        return False
    if len(told) == 1 and rest == low:
        return told[0] in ALONE
    small = all(word in SOCIAL or word in SMALL_WORDS or _NEGATIVE.search(word) for word in told)
    if any(_NEGATIVE.search(word) for word in told):
        return not small and _speaks_of_people(stretch, low, told, named=named)
    if small and (rest != low or not SOCIAL.isdisjoint(told)):
        return True
    return _speaks_of_people(stretch, low, told, named=named)


def is_everyday(text: str) -> bool:
    """Whether a text is of common words alone, as people talk with about an answer, and names no thing."""
    told = _WORD.findall(text.lower())
    if len(told) > MOST_WORDS or has_name(text):
        return False
    return all(
        word in SOCIAL
        or word in _OF_ANSWERS
        or _NEGATIVE.search(word)
        or is_word(word.split("'")[0], rare=False)
        for word in told
    )


def _is_number(word: str) -> bool:
    return any(map(str.isdigit, word)) or (
        (word in CARDINALS or word in ORDINALS) and word not in SOCIAL and word not in EVERYDAY
    )


def _speaks_of_people(stretch: str, low: str, told: Sequence[str], *, named: bool) -> bool:
    """Whether a sentence is of its writer and others, and has no verb or name by which it may tell the answer."""
    if (
        not _OWN_SUBJECT.match(low)
        or not CLAIMING.isdisjoint(told)
        or has_name(stretch)
        or _TAKEN_BACK.search(low)
    ):
        return False
    known = SOCIAL | SMALL_WORDS | EVERYDAY
    if named or _OF_ANYBODY.match(low) or not TAKING.isdisjoint(told):
        return all(word in known or word in TAKING or _NEGATIVE.search(word) for word in told)
    if not all(_tells_of_people(low, found) for found in _COPULA.finditer(low)):
        return False
    return all(
        word in known or _NEGATIVE.search(word) or is_word(word.split("'")[0], rare=False) for word in told
    )


def _tells_of_people(low: str, copula: re.Match[str]) -> bool:
    """Whether an "is" tells how people are, or nothing that a value could be: "my coffee is cold", "that's all"."""
    if copula[0] in ("is", "are", "was", "were") and _OF_PEOPLE.search(low[: copula.start()]):
        return True
    rest = _REST.match(low, copula.end())
    return all(
        word in SOCIAL or word in SMALL_WORDS or word in EVERYDAY
        for word in _WORD.findall(rest[0] if rest else "")
    )


def has_name(stretch: str) -> bool:
    """Whether a sentence has a name in it: a capital behind its first word; first names and days are none."""
    words = _WORD.findall(stretch)
    shouted = stretch.isupper()
    return not shouted and any(
        word[:1].isupper()
        and word.lower() not in GIVEN_NAMES
        and word.lower() not in SOCIAL | SMALL_WORDS | EVERYDAY
        for word in words[1:]
    )
