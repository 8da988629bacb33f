"""Each refusal and each flag: what has it, and what falls just short of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Misconception
from bot.core.grading.content import NOTHING, Alignment, ContentProfile
from bot.core.grading.refusals import flags, refusal, unknowing
from tests.core.grading.cards import BARE, CARD, VERSUS
from tests.core.grading.making import made, profile, ready

COPY = Alignment(recall=1.0, precision=1.0, order=1.0, pairs=1.0, negation=0, flipped=0, opposed=0)
ASKED = profile(sorted(ready(CARD).asked))
LISTABLE = replace(CARD, accepted=("disk, block, tape, drum, card", *CARD.accepted))
TWO_WORDS = replace(CARD, prompt="What is a vector clock?")
ECHOABLE = replace(CARD, accepted=("it is a log: write ahead", *CARD.accepted))
BARE_ASKED = profile(sorted(ready(BARE).asked))


def asked(count: int, own: int = 0) -> ContentProfile:
    """Some of the question's content, and some of one's own."""
    return profile([*ASKED.order[:count], *[f"own{index}" for index in range(own)]])


def heap(size: int = 7) -> ContentProfile:
    return profile([f"word{index}" for index in range(size)], length=size)


def test_the_question_has_three_words() -> None:
    """What the numbers below stand on."""
    assert len(ASKED.order) == 3
    assert len(ready(TWO_WORDS).asked) == 2
    assert not ready(CARD).echoable
    assert ready(ECHOABLE).echoable
    assert ready(LISTABLE).listable
    assert not ready(CARD).listable


Case = tuple[Card, dict[str, Any], str | None]
HEAPED: dict[str, Any] = {"content": heap(), "clauses": [0] * 7}
DENYING = {"to_right": replace(COPY, negation=1, flipped=1)}
LIST = ("disk", "block", "tape", "drum", "card")
CASES: list[Case] = [
    (CARD, {}, None),
    (BARE, {}, None),
    (VERSUS, {}, None),
    # speaking to the grader
    (CARD, {"addressing": 1}, "injection"),
    (BARE, {"addressing": 2}, "injection"),
    # the question's words and nothing else
    (CARD, {"content": asked(3), "asked": 1}, "echo"),
    (CARD, {"content": asked(2), "asked": 1}, "echo"),
    (CARD, {"content": asked(1), "asked": 1}, None),
    (CARD, {"content": asked(3, 1), "asked": 0.75}, None),
    (TWO_WORDS, {"content": profile(sorted(ready(TWO_WORDS).asked)[:1]), "asked": 1}, "echo"),
    (BARE, {"content": BARE_ASKED, "asked": 1}, "echo"),
    (ECHOABLE, {"content": asked(3), "asked": 1}, None),
    (CARD, {"content": asked(3), "asked": 1, "shares": (0.0, 0.6)}, None),
    (CARD, {"content": asked(3), "asked": 1, "shares": (0.0, 0.59)}, "echo"),
    (CARD, {"content": asked(3), "asked": 1, "shares": (0.85, 0.0)}, None),
    (CARD, {"content": asked(3), "asked": 1, "shares": (0.4, 0.4)}, "echo"),
    (BARE, {"content": BARE_ASKED, "asked": 1, "shares": (0.9,)}, "echo"),
    # not knowing, in words that no right answer has
    (CARD, {"surface": ("i", "do", "not", "know"), "content": profile(["know"])}, "unknowing"),
    (CARD, {"surface": ("x",), "content": profile(["x"])}, "unknowing"),
    (CARD, {"surface": ("i", "know", "xyzzy"), "content": profile(["xyzzy"])}, None),
    (
        CARD,
        {"surface": ("i", "do", "not", "know"), "content": profile(sorted(ready(CARD).vocabulary)[:1])},
        None,
    ),
    # nothing in particular
    (CARD, {"surface": ("something", "else")}, "vague"),
    (BARE, {"surface": ("it", "is", "some", "kind", "of", "thing")}, "vague"),
    (CARD, {"surface": ("something", "else"), "shares": (0.0, 0.6)}, None),
    (CARD, {"surface": ("something", "else"), "shares": (0.0, 0.59)}, "vague"),
    (CARD, {"surface": ("something", "else"), "to_right": COPY}, None),
    (CARD, {"surface": ("some", "kind", "of", "log")}, None),
    # the sides exchanged
    (VERSUS, {"crossed": (3, 3)}, "reversed"),
    (VERSUS, {"crossed": (9, 10)}, "reversed"),
    (VERSUS, {"crossed": (8, 10)}, None),
    (VERSUS, {"crossed": (2, 2)}, None),
    (VERSUS, {"crossed": (2, 3)}, None),
    (VERSUS, {"crossed": (0, 5)}, None),
    (VERSUS, {"crossed": (4, 4)}, "reversed"),
    (CARD, {"crossed": (9, 9)}, None),
    (BARE, {"crossed": (9, 9)}, None),
    # a heap of words
    (CARD, HEAPED, "keywords"),
    (BARE, HEAPED, "keywords"),
    (CARD, {**HEAPED, "content": heap(6)}, None),
    (CARD, {**HEAPED, "content": heap(12)}, "keywords"),
    (CARD, {**HEAPED, "surface": ("log", "before", "table")}, "keywords"),
    (CARD, {**HEAPED, "surface": ("log", "of", "table")}, None),
    (CARD, {**HEAPED, "surface": ("the", "log", "table")}, None),
    (CARD, {**HEAPED, "known_pairs": 0.25}, None),
    (CARD, {**HEAPED, "known_pairs": 0.24}, "keywords"),
    (CARD, {**HEAPED, "known_pairs": 0.3}, None),
    (CARD, {**HEAPED, "clauses": [0] * 6 + [1]}, None),
    # a bare list
    (CARD, {"items": LIST}, "keywords"),
    (CARD, {"items": LIST[:4]}, None),
    (LISTABLE, {"items": LIST}, None),
    (BARE, {"items": LIST}, None),
    # the reference with one "not" more or less, or with opposites alone in place of its words
    (BARE, DENYING, "negated"),
    (CARD, DENYING, "negated"),
    *(
        (BARE, {"to_right": replace(DENYING["to_right"], **part)}, name)
        for part, name in (
            ({"recall": 0.85, "precision": 0.85}, "negated"),
            ({"recall": 0.84, "precision": 0.85}, None),
            ({"recall": 0.6, "precision": 0.6}, None),
            ({"recall": 0.95, "precision": 0.9}, "negated"),
            ({"negation": 0}, None),
            ({"negation": 2}, None),
            ({"negation": -1}, "negated"),
            ({"negation": -2}, None),
            ({"flipped": 0}, None),
            ({"flipped": 2}, "negated"),
            ({"opposed": 1}, None),
            ({"opposed": 1, "contrary": True}, "negated"),
            ({"recall": 0.5, "precision": 0.5, "negation": 0, "contrary": True}, "negated"),
        )
    ),
    # the first that fits is named
    (VERSUS, {"addressing": 1, "crossed": (3, 3)}, "injection"),
    (VERSUS, {**HEAPED, "crossed": (3, 3)}, "reversed"),
]


@pytest.mark.parametrize(("card", "noticed", "name"), CASES)
def test_refusals(card: Card, noticed: dict[str, Any], name: str | None) -> None:
    assert refusal(ready(card), made(**noticed)) == name


TWIN = replace(COPY, recall=0.6, precision=0.6)
FLAGS: list[tuple[Card, dict[str, Any], tuple[str, ...]]] = [
    (CARD, {}, ()),
    (CARD, {"to_right": TWIN}, ()),
    (CARD, {"to_right": replace(TWIN, negation=1)}, ("negated",)),
    (CARD, {"to_right": replace(TWIN, flipped=1)}, ("negated",)),
    (CARD, {"to_right": replace(TWIN, negation=2, flipped=2)}, ("negated",)),
    (CARD, {"to_right": replace(TWIN, negation=-1)}, ()),
    (CARD, {"to_right": replace(TWIN, negation=1, recall=0.59)}, ()),
    (CARD, {"to_right": replace(COPY, negation=1)}, ("negated",)),
    (BARE, {"to_right": replace(COPY, negation=1, flipped=1, opposed=1, order=0.1)}, ()),
    (CARD, {"to_right": replace(NOTHING, negation=1, flipped=1, opposed=1, order=0.1)}, ()),
    (CARD, {"to_right": replace(NOTHING, order=0.1), "content": profile("abcd")}, ()),
    (CARD, {"to_right": replace(TWIN, recall=0.59, order=0.1), "content": profile("abcd")}, ()),
    (CARD, {"to_right": replace(TWIN, order=0.69), "content": profile("abcd")}, ("swapped",)),
    (CARD, {"to_right": replace(TWIN, order=0.7), "content": profile("abcd")}, ()),
    (CARD, {"to_right": replace(TWIN, order=0.5), "content": profile("abcd")}, ("swapped",)),
    (CARD, {"to_right": replace(TWIN, order=0.5), "content": profile("abc")}, ()),
    (CARD, {"to_right": replace(TWIN, order=0.5), "content": profile("abcde")}, ("swapped",)),
    (CARD, {"to_right": replace(TWIN, order=0.95), "content": profile("abcde")}, ()),
    (CARD, {"to_right": replace(TWIN, opposed=1)}, ("opposite",)),
    (CARD, {"to_right": replace(TWIN, opposed=1, precision=0.5)}, ()),
    (VERSUS, {"reversed": 0.5}, ("reversed",)),
    (VERSUS, {"reversed": 0.49}, ()),
    (VERSUS, {"reversed": 0.7}, ("reversed",)),
    (VERSUS, {"reversed": 0.35}, ()),
    (CARD, {"reversed": 1.0}, ()),
    (CARD, {"overclaim": 1}, ("overclaim",)),
    (CARD, {"overclaim": 2}, ("overclaim",)),
    (BARE, {"overclaim": 1}, ()),
    (CARD, {"vague": 1, "content": profile("abc")}, ("vague",)),
    (BARE, {"vague": 2, "content": profile("ab")}, ("vague",)),
    (CARD, {"vague": 1, "content": profile("abcd")}, ()),
    (CARD, {"content": profile("abc")}, ()),
    (CARD, {"repeated": True}, ("question",)),
    (
        VERSUS,
        {
            "to_right": replace(COPY, negation=1, order=0.2, opposed=1), "content": profile("abcd"), "reversed": 1,
            "overclaim": 1, "repeated": True,
        },
        ("negated", "swapped", "reversed", "opposite", "overclaim", "question"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("card", "noticed", "names"), FLAGS)
def test_flags(card: Card, noticed: dict[str, Any], names: tuple[str, ...]) -> None:
    assert flags(ready(card), made(**noticed)) == names


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        ("i do not know", True),
        ("x", True),
        ("x y z", True),
        ("", False),
        ("| sorry || idk", True),
        ("xy", False),
        ("i do not know logs", False),
        ("logs", False),
    ],
)
def test_not_knowing(said: str, *, nothing: bool) -> None:
    assert unknowing(said.split()) is nothing


def test_a_card_that_knows_a_mistake_is_not_bare() -> None:
    taught = replace(BARE, wrong=(Misconception(("it is cold",)),))
    assert flags(ready(taught), made(overclaim=1)) == ("overclaim",)
