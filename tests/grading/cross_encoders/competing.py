"""Answers to facts that name two values: as alternatives, one after the other, or one against the other.

A right value beside another one is half an answer, and the wrong value said against the right one is none; a right one
said against what people take for it is right. Study groups hardly write the first, so that without these the models
call two of five such answers right.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.text import word_count
from tests.grading.corpora import Labelled

LONGEST = 7
"""Words of a value, at most: longer ones are explained, not named."""
UNLIKE = 3
"""Words by which the two may differ in length."""
ALTERNATIVES = {
    "": (
        "{} or {}",
        "either {} or {}",
        "{}, or maybe {}",
        "maybe {}, maybe {}",
        "it's {}, or was it {}",
        "i'd say {}, {} could be too",
        "{} / {}",
        "{}? {}?",
        "{}, {}",
        "{} and {}",
        "{} or {} i always forget",
        "can't decide between {} and {}",
    ),
    "de": ("{} oder {}", "entweder {} oder {}", "{}, vielleicht auch {}", "{}? oder {}?"),
    "fr": ("{} ou {}", "soit {} soit {}", "{}, ou peut-être {}", "{} ? ou {} ?"),
    "es": ("{} o {}", "{} o quizás {}", "no sé si {} o {}", "¿{}? ¿{}?"),
    "it": ("{} o {}", "{} oppure {}", "forse {}, forse {}", "{}? {}?"),
    "pt": ("{} ou {}", "talvez {}, talvez {}", "não sei se {} ou {}", "{}? {}?"),
    "nl": ("{} of {}", "{}, of misschien {}", "misschien {}, misschien {}"),
    "pl": ("{} albo {}", "{} lub {}", "może {}, może {}"),
    "sv": ("{} eller {}", "kanske {}, kanske {}"),
    "da": ("{} eller {}", "måske {}, måske {}"),
    "cs": ("{} nebo {}", "možná {}, možná {}"),
    "ro": ("{} sau {}", "poate {}, poate {}"),
    "fi": ("{} tai {}", "ehkä {}, ehkä {}"),
    "ru": ("{} или {}", "может {}, может {}", "то ли {}, то ли {}"),
    "uk": ("{} або {}", "може {}, може {}", "чи {}, чи {}"),
    "tr": ("{} ya da {}", "{} veya {}", "belki {}, belki {}"),
    "ja": ("{}か{}", "{}、または{}", "{}？{}？"),
    "zh": ("{}或者{}", "{}还是{}", "可能是{}，可能是{}"),
    "ko": ("{} 아니면 {}", "{} 또는 {}"),
    "ar": ("{} أو {}", "إما {} أو {}"),
}
"""By language; "" is English, and where a language was not told."""
ANYWHERE = ("{} / {}", "{}? {}?", "{}, {}")
"""In languages that have none of their own."""
AGAINST = {
    "": ("{}, not {}", "not {1} but {0}", "{}, people always say {}", "{} (and not {})"),
    "de": ("{}, nicht {}", "nicht {1}, sondern {0}"),
    "fr": ("{}, pas {}", "pas {1} mais {0}"),
    "es": ("{}, no {}", "no {1} sino {0}"),
    "it": ("{}, non {}", "non {1} ma {0}"),
    "pt": ("{}, não {}", "não {1}, mas {0}"),
    "nl": ("{}, niet {}", "niet {1} maar {0}"),
    "pl": ("{}, nie {}", "nie {1}, tylko {0}"),
    "ru": ("{}, а не {}", "не {1}, а {0}"),
    "uk": ("{}, а не {}", "не {1}, а {0}"),
    "ja": ("{1}ではなく{0}",),
    "zh": ("是{}，不是{}", "不是{1}，而是{0}"),
}
"""One value said, the other denied."""


def competing(
    card: Card, answers: Sequence[Labelled], chance: random.Random, language: str
) -> Iterator[Labelled]:
    """Answers with a right and a wrong value of the card's own: alternatives, and each said against the other."""
    pairs = values(card, answers)
    if not pairs:
        return
    ways = ALTERNATIVES.get(language, ANYWHERE)
    for way in chance.sample(ways, min(2, len(ways))):
        both = chance.sample(chance.choice(pairs), 2)
        yield Labelled(card.key, way.format(*both), Verdict.PARTIAL.rank, "two values", "made")
    against = AGAINST.get(language)
    if against:
        one, two = chance.choice(pairs)
        way = chance.choice(against)
        yield Labelled(card.key, way.format(one, two), Verdict.CORRECT.rank, "against a wrong one", "made")
        yield Labelled(
            card.key, way.format(two, one), Verdict.INCORRECT.rank, "against the right one", "made"
        )


def values(card: Card, answers: Sequence[Labelled]) -> list[tuple[str, str]]:
    """The card's right values, each with a wrong one that looks like it; none where the reference names no value."""
    if not named(card.reference):
        return []
    right = [text for text in (card.reference, *_values(answers, Verdict.CORRECT)) if named(text)]
    wrong = [text for text in _values(answers, Verdict.INCORRECT) if named(text)]
    return [(one, two) for one in right for two in wrong if _alike(one, two)]


def _values(answers: Sequence[Labelled], verdict: Verdict) -> list[str]:
    return [one.answer.strip().rstrip(".。!") for one in answers if one.label == verdict.rank]


def named(text: str) -> bool:
    """Whether the text is short and plain enough to name a value, and not to explain one."""
    return word_count(text) <= LONGEST and not any(mark in text for mark in ",;?？、()/")


def _alike(one: str, two: str) -> bool:
    far = abs(word_count(one) - word_count(two)) >= UNLIKE
    return not far and one.lower() not in two.lower() and two.lower() not in one.lower()
