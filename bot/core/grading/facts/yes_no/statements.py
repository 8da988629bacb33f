"""Reads what the clauses of an answer state of the question: "whales are fish" says what it asks, "they aren't" denies.

A clause states it whose words are the question's, or opposites of them, in the question's order; what it says beyond
that cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from msgspec import Struct

from bot.core.grading.facts.scripts.abroad import holding
from bot.core.grading.facts.scripts.scripts import fold
from bot.core.grading.facts.tables import listed, pattern
from bot.core.grading.facts.words.phrases import content_of, same_verb
from bot.core.grading.facts.words.words import Word, undotted, words
from bot.core.grading.facts.yes_no.contraries import Contraries, agreed, is_pole
from bot.core.grading.facts.yes_no.polarity import AUXILIARY
from bot.core.grading.facts.yes_no.reasons import COPULAS, alike

_NEGATED = pattern(
    r"\b(?:not|never|no|none|nor|neither|nobody|nothing|cannot|cant|dont|doesnt|isnt|arent|wont|wasnt|werent|didnt|hasnt"
    r"|havent|without|lacks?|lacking|hardly|barely|rarely|except)\b|n't\b"
)
_HEDGED = pattern(
    r"\b(?:if|would|could've|might|may be|perhaps|maybe|people|think|thinks|thought|believe[sd]?|say|says|said"
    r"|call(?:ed|s)?|seem(?:s|ed)?|looks?|myths?|misconceptions?|unlike|only|just|except|unless|some|sometimes|often|mistake[ns]?|confuse[ds]?"
    r"|mistaken|so-called|supposed(?:ly)?|used to|formerly|once|until|wrongly|claim(?:s|ed)?|sound(?:s|ed)? like|idea"
    r"|instead|rather|partly|technically|though|although|or|than|even|merely|both|neither|either|everyone|everybody)\b|[\"“”«»?]"
)
_SEPARATED = pattern(
    r"(?P<mark>\s*[,;:.!()—–]+\s*|\s-+\s)|\b(?P<main>because|since|cos|cuz|bc|and|but|so|for)\b"
    r"|\b(?P<under>that|which|who|whose|when|where|while|whereas|with|like|as|to|until|after|before)\b"
)
_PRONOUN = pattern(
    r"^\W*(?:it|its|it's|they|they're|he|he's|she|she's|that|that's|this|these|those|you|we|one"
    r"|c'est|ce sont|ce|ça|ils?|elles?|es(?! gibt)|son|è|sono|é|são|er|sie|das|hij|zij|ze|het|dat|den|det|de är"
    r"|jest|są|to|ona?|oni|он[аои]?|это|є|він|вона|je|jsou)\b"
)
_ELLIPTIC = pattern(
    r"\W*(?:it|they|he|she|you|we|one)\s*(?:'s|'re)?\s*(?:is|are|was|were|does|do|did|can|could|has|have|had|will|should|must)?"
    r"\s*(?P<not>n't|not)?(?:\s+(?:indeed|really|so|one))?[\s.;!]*(?:because|since|cos|cuz|bc)?"
)
_SENTENCE = pattern(r"[^.;!?\n]+(?:[.;!?\n]+|$)")
_OF_ALL = pattern(r"\b(?:as well as|both|all|every|always)\b")
_ONLY_SOME = pattern(r"\W*(?:but|though|although|well)?\W*(?:only|just|solely)\b")
_LIMITED = pattern(
    r"(?i)\b(?:only|all|every|always|alone|just|solely|exactly|most|both|each|ever|entirely|completely|exclusively|any)\b"
)
_STRESSING = frozenset(
    listed(
        "indeed actual true truly plain proper full fully complete completely absolutely totally clear certainly"
        " definitely kind sort type form sure huge great perfect perfectly real big encore bien wirklich sehr auch"
        " muy mucho molto muito heel echt mycket очень самый bardzo"
    )
)
"""Words that stress a statement and add nothing to it."""
LONGEST_READ = 400
"""Characters in which an answer states what is asked."""
MOST_CLAUSES = 12
FEWEST = 0.6
"""Share of the question's words that a clause has to have, a pronoun for one of them."""

FEWEST_OF_POLES = 0.4
"""The same where the question asks which way something goes, and the clause says so: "it goes up"."""


class Asked(Struct, frozen=True):
    """What a question asks."""

    language: str
    keys: tuple[str, ...]
    """Its content words, in order."""
    negated: bool
    limited: bool
    """It asks of all or only some."""


_FRAMED = pattern(
    r"(?i)true (?:or|/) ?false\W*|yes (?:or|/) ?no\W*|is it true that|(?:richtig|wahr) oder falsch|vero o falso"
    r"|vrai ou faux"
)


@lru_cache(maxsize=256)
def asked_of(question: str, language: str) -> Asked:
    """What a question asks, told by its words. Bounded cache: a round asks the same question of everybody."""
    statement = _FRAMED.sub("", question).lower()
    keys = tuple(word.key for word in _content(_plain(statement), language))
    negated = _NEGATED.search(statement) is not None and not AUXILIARY.match(question)
    return Asked(language, keys, negated, _LIMITED.search(statement) is not None)


def clauses(text: str) -> Iterator[str]:
    """The main clauses of a lower-case text, without what hangs on them, and none that is no claim of its own."""
    for sentence in _SENTENCE.findall(text):
        if sentence.endswith("?"):
            continue
        start, under = 0, False
        for found in (*_SEPARATED.finditer(sentence), None):
            piece = sentence[start : found.start() if found else len(sentence)]
            if not under and piece.strip() and not _HEDGED.search(piece):
                yield piece + (found[0] if found else "")
            if found is not None:
                start = found.end()
                under = found["under"] is not None or (under and found["mark"] is None)


def claims(text: str, asked: Asked, reference: str, contraries: Contraries) -> list[bool]:
    """For each clause that states what is asked or its contrary whether it says yes.

    A pronoun stands for what the question is about as long as nothing else was named. An opposite that the `reference`
    has, too, is no contrary.
    """
    told: list[bool] = []
    own = frozenset(word.key for word in _content(_plain(reference), asked.language))
    other = False
    for clause in islice(clauses(text[:LONGEST_READ]), MOST_CLAUSES):
        pronoun = _PRONOUN.match(clause) is not None
        one = None if pronoun and other else claim(clause, asked, own, contraries)
        if one is not None:
            told.append(one)
        elif not pronoun:
            other = True
    return told


def limits(rest: str, question: str) -> bool:
    """Whether what follows a yes takes it back for some of all that is asked about: "yes, but only the animal ones"."""
    return _OF_ALL.search(question) is not None and _ONLY_SOME.match(rest) is not None


def says(text: str, reference: str, language: str) -> bool:
    """Whether a text has the content words of a reference's statement in its order, and no others."""
    own, told = (_content(_plain(one), language) for one in (reference, text))
    if len(own) < FEWEST_WORDS or len(own) != len(told):
        return False
    same = all(alike(one.key, other.key, language) for one, other in zip(own, told, strict=True))
    return same and bool(_NEGATED.search(text.lower())) == bool(_NEGATED.search(reference.lower()))


FEWEST_WORDS = 2
"""Content words of a statement."""


def claim(clause: str, asked: Asked, own: frozenset[str], contraries: Contraries) -> bool | None:
    """Whether a clause states what is asked, or its contrary; None where it does neither."""
    elliptic = _ELLIPTIC.fullmatch(clause) if not asked.language else None
    if elliptic is not None and len(clause.split()) > 1:
        return (elliptic["not"] is None) is not asked.negated
    if asked.limited or not asked.keys:
        return None
    told = _told(clause, asked, own, contraries)
    if told is None or not _covers(told, clause, asked, contraries):
        return None
    return (bool(_NEGATED.search(clause)) ^ (told.turned % 2 == 1)) == asked.negated


class _Told(Struct, frozen=True):
    """What a clause has of a question's words."""

    words: list[str]
    places: list[int]
    """Where the question has them."""
    turned: int
    """How many are opposites of the question's."""


def _told(clause: str, asked: Asked, own: frozenset[str], contraries: Contraries) -> _Told | None:
    """What a clause has of the question's words; None where it has others, or has them in another order."""
    places: list[int] = []
    turned = 0
    said = _content(_plain(clause), asked.language)
    for at, word in enumerate(said):
        place = _place(word, asked.keys, asked.language, places[-1] if places else -1)
        whole = bool(places) and places[-1] == len(asked.keys) - 1
        if place >= 0:
            places.append(place)
        elif any(contraries.opposed(key, word.text.lower()) for key in asked.keys) and word.key not in own:
            turned += 1
        elif whole and _goes_on(clause, said[at - 1], word, asked.language):
            break
        elif word.key not in _STRESSING and not word.text.lower().endswith("ly"):
            return None
    ordered = places == sorted(places) and bool(places or turned)
    return _Told([word.text.lower() for word in said], places, turned) if ordered else None


def _covers(told: _Told, clause: str, asked: Asked, contraries: Contraries) -> bool:
    """Whether a clause has enough of what is asked, its end or which way something goes among it."""
    covered = len(set(told.places)) + told.turned + bool(_PRONOUN.match(clause))
    goes = told.turned > 0 or any(is_pole(asked.keys[place]) for place in told.places)
    poles = [word for word in told.words if is_pole(word)]
    facing = [
        key for key in asked.keys for pole in poles if agreed(key, pole) or contraries.opposed(key, pole)
    ]
    alone = goes and len(poles) == 1 and len(facing) == 1
    last = bool(told.places) and told.places[-1] >= len(asked.keys) - 1
    return covered >= (FEWEST_OF_POLES if alone else FEWEST) * len(asked.keys) and (last or goes)


_APART = pattern(r"\W*(?:in|on|at|by|from|of|for|with|too|well|much|very|every|each|all|every\w+)\b|\s*$")


def _goes_on(clause: str, last: Word, word: Word, language: str) -> bool:
    """Whether a clause only tells more of what it has said: "an insect of the garden", not "a fish dish"."""
    return bool(language) or (
        _APART.match(clause[last.end : word.start]) is not None and last.end + 1 < word.start
    )


def _place(word: Word, keys: Sequence[str], language: str, last: int) -> int:
    """Where the question has a word, behind the last place where it can be; -1 where it has not."""
    found = [
        at
        for at, key in enumerate(keys)
        if alike(key, word.key, language)
        or (
            _inflected(key, word.key)
            if language
            else same_verb(key, word.key) or agreed(key, word.text.lower())
        )
    ]
    return next((at for at in found if at >= last), found[0] if found else -1)


SHORT_ENDING = 2
"""Letters of an inflection of a short word: "Wal", "Wale"."""


def _inflected(one: str, other: str) -> bool:
    """Whether two words begin alike, and one has an ending more."""
    short, long = sorted((one, other), key=len)
    return len(short) > SHORT_ENDING and long.startswith(short) and len(long) - len(short) <= SHORT_ENDING


def _plain(text: str) -> list[Word]:
    return [word for word in words(undotted(text)) if not word.mark]


_TELLING = frozenset(listed("same before after up down more less into away"))
"""Words that carry nothing elsewhere, and may be what is asked."""


def _content(found: Sequence[Word], language: str) -> list[Word]:
    """The words that say something."""
    held = holding(language) | COPULAS if language else frozenset()
    return [
        word
        for word in content_of(found, frozenset(), _TELLING)
        if not _NEGATED.search(word.text.lower())
        and len(word.key) > 1
        and not (language and not held.isdisjoint((word.key, fold(word.text))))
    ]
