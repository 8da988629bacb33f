"""Compares the reasons that follow a yes or no, as far as a reason can be known for the reference's or for another.

Any other reason may be as good as the reference's own; what cannot be told is not held against an answer.
"""

from __future__ import annotations

from bot.core.grading.facts import claims
from bot.core.grading.facts.context import DERIVED, question_keys
from bot.core.grading.facts.scripts.abroad import holding
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.phrases import content_of
from bot.core.grading.facts.words.spellings import slip
from bot.core.grading.facts.words.words import Word, undotted, words

LONGEST_ENDING = 3
"""Letters of an inflection."""
MOST_NAMING = 3
"""Content words of what a thing is called."""
_NAMES_IT = pattern(
    r"(?i)^\W*(?:(?:because|since|as|cos|cuz|bc|but|rather|actually|instead|they'?re|it'?s|he'?s|she'?s"
    r"|(?:it|they|he|she|that|this|these|those|the [a-z]+|[a-z]+s?) (?:is|are|was|were|counts? as|belongs? to)|in fact"
    r"|really|just|only|all|a|an|the|kind of|type of)\b\W*)*(?P<thing>[^,;.()]+?)"
    r"(?=\s+(?:because|since|as|which|that)\b|[,;.()]|$)"
)
_SUBJECT = pattern(
    r"(?i)^\W*(?:(?:because|since|as|cos|cuz|bc|but|rather|actually)\b\W*)*"
    r"(?!(?:it|they|he|she|that|this|these|those|you|we|one)\b)(?:the |its |their )?(?P<of>[a-z]+)"
    r" (?:is|are|was|were)\b"
)
"""What a clause on the reason is about."""
_PLACES = pattern(
    r"(?i)^\W*(?:(?:he|she|it|they)\b\W+)?(?:\w+\W+)?(?P<in>in|on|at|by|from|near)\s+(?P<place>[^,;.()]+)"
)
_VERB = pattern(
    r"(?i)^\W*(?:it|they|he|she|we|you|i|one)\b|\b(?:has|have|had|do|does|did|can|could|will|would|is|are|was|were|gives?|makes?|needs?|uses?|lacks?|lives?"
    r"|people|call(?:s|ed)?|thinks?|says?|looks?|like|unlike|through|in|on|at|by|from|with|to|that|which|who"
    r"|\w+n'?t|not|no|never|too|than|because)\b|\d"
)


COPULAS = frozenset(
    listed("""
    cest qui que che die es son est sont ist sind ce il elle ils sie er das is zijn het una un une ein eine een um uma
    """)
)
"""What leads up to what something is called in other languages."""
_IS_ONE = pattern(
    r"^\W*(?:(?:es|c'?est|il est|elle est|è|é|(?:das|er|sie|es) ist|det är|het is) )"
    r"(?:una?|une|eine?|um|uma|een|en|ett) (?P<thing>[^,;.()]+)"
)
_NOUN = pattern(
    r"\b(?:an?|(?:kind|type) of|eine?|une?|een|um|uma|uno?|una)\s|\b(?:they|these|those|are)\b|\s[A-ZÄÖÜ]"
)
"""What a thing is called is a noun; an adjective may be one of many."""


def other_thing(reference: str, told: str, question: str) -> str:
    """What a text calls the thing or place where the reference calls it otherwise: "a reptile" for "a mammal".

    "" where the two are no names of one sort, or share a word.
    """
    subject = _SUBJECT.match(told)
    if subject and not question_keys(question).intersection(word.key for word in words(subject["of"])):
        return ""  # "because the seeds are outside"
    for form, group in ((_PLACES, "place"), (_NAMES_IT, "thing")):
        ours, theirs = form.match(reference), form.match(told)
        if ours is None or theirs is None:
            continue
        named = group == "place" or (
            (_NOUN.search(reference) is not None)
            and not (_VERB.search(ours[group]) or _VERB.search(theirs[group]))
        )
        if named and (pair := _named(ours[group], theirs[group], question)):
            return "" if _shared(*pair) else theirs[group].strip()
    return ""


def other_kind(reference: str, told: str, question: str, language: str) -> str:
    """The same in another language, where both call it so with an article: "es una lengua germánica"."""
    ours, theirs = _IS_ONE.match(reference), _IS_ONE.match(told)
    if not language or ours is None or theirs is None:
        return ""
    pair = _named(ours["thing"], theirs["thing"], question)
    return theirs["thing"].strip() if pair and not _shared(*pair) else ""


def _named(ours: str, theirs: str, question: str) -> tuple[list[Word], list[Word]] | None:
    """The content words of what each calls it; None where these are none or too many to be a name."""
    asked = content_of(words(undotted(ours)), frozenset())
    said = content_of(words(undotted(theirs)), question_keys(question))
    told = content_of(words(undotted(theirs)), frozenset())
    if len(said) > 1 and told[0].key in question_keys(question):
        return None  # "whales breathe air" calls them nothing
    return (asked, said) if 0 < len(said) <= MOST_NAMING and 0 < len(asked) <= MOST_NAMING else None


def _shared(asked: list[Word], said: list[Word]) -> bool:
    """Whether two names have a word in common, or one is no name: "right"."""
    agrees = all(word.key in _AGREEING for word in said)
    return agrees or any(alike(one.key, other.key, "") for one in asked for other in said)


def reason_keys(text: str, question: str, language: str) -> list[str]:
    """The content words of what follows a reference's yes or no."""
    held = holding(language) | COPULAS if language else frozenset()
    return [
        word.key
        for word in content_of(words(undotted(text)), question_keys(question))
        if word.key not in held and word.text.lower() not in held
    ]


def same_reason(keys: list[str], text: str, question: str, language: str) -> bool | None:
    """Whether a text gives the whole reason and denies none of it; None where it says more, or says it otherwise."""
    found = [word for word in words(undotted(text)) if not word.mark]
    had: list[Word] = []
    for key in keys:
        one = next((word for word in found if alike(key, word.key, language)), None)
        if one is None:
            return None
        had.append(one)
    if not had or any(claims.denied(text, word.start, word.end) for word in had) or claims.hedged(text):
        return None if had else False
    asked, held = question_keys(question), holding(language)
    left = [
        word
        for word in content_of(found, asked)
        if word.key not in held and all(word is not one for one in had) and word.key not in _AGREEING
    ]
    return True if not left or language else None


def alike(asked: str, said: str, language: str) -> bool:
    """Whether two words are one, with a slip or in another inflection."""
    if asked == said or slip(asked, said, language or "en"):
        return True
    shared = next((at for at, pair in enumerate(zip(asked, said, strict=False)) if pair[0] != pair[1]), -1)
    shared = min(len(asked), len(said)) if shared < 0 else shared
    return bool(language) and shared >= DERIVED and max(len(asked), len(said)) - shared <= LONGEST_ENDING


_AGREEING = frozenset(
    ("true", "false", "yep", "nope", "nah", "correct", "incorrect", "wrong", "right", "untrue")
)
