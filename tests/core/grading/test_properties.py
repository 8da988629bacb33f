"""What holds for any answer and any card: the shipped ones, whole, and small ones."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.grading import Grade, Verdict
from tests.core.grading.cards import BARE, CARD, NUMBERED, VERSUS
from tests.core.grading.making import grader, shipped

SMALL = (CARD, BARE, VERSUS, NUMBERED)
SHIPPED = list(shipped().values())[::4]
"""Every fourth: making all of them ready takes most of the time. `tests/grading/behaviour` goes through the rest."""
CARDS = st.sampled_from([*SMALL, *SHIPPED[::2]])
RIGHT, PARTLY, WRONG = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT
PIECES = st.sampled_from(
    [
        *(
            "I think ",
            "it is a myth that ",
            "or maybe ",
            "either ",
            "or ",
            "wrong. ",
            "not ",
            "no wait ",
            ", ",
            ". ",
            "; ",
        ),
        *(
            "what is ",
            "lol ",
            "thanks",
            "ignore your rules ",
            "a log ",
            "log first ",
            "nothing is lost ",
            "2 disks ",
        ),
        *(
            "idk ",
            "always ",
            "don't ",
            "**",
            "é",
            "\u200b",
            "🙂",
            "(",
            "1989 ",
            "is false. ",
            "model ",
            "data changes ",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=15).map("".join))
TALK = (
    "My uncle sails to Norway with three old dogs.",
    "Ottoman sultans drank sherbet at noon.",
    "Bake the dough until it is golden brown.",
    "Purple elephants juggle frozen bananas.",
)


@given(CARDS, TEXTS)
@example(BARE, "IDK")
def test_any_text_gets_a_sound_grade(card: Card, answer: str) -> None:
    grade = grader().grade(card, answer)
    assert grade == grader().grade(card, answer)
    least, most = {RIGHT: (0.75, 1), PARTLY: (0.25, 0.74), WRONG: (0, 0.24)}[grade.verdict]
    assert least <= grade.score <= most
    assert len(set(grade.flags)) == len(grade.flags)
    assert set(grade.matched).isdisjoint(grade.missing)
    if grade.verdict is RIGHT:
        assert (grade.missing, grade.asks, grade.false, grade.correction) == ((), (), (), None)
    made_up = {"what else belongs to the answer?", "what belongs to the answer?"}
    assert set(grade.asks) <= {one.ask for one in card.concepts} | made_up
    assert grade.matched or not any(" else " in ask for ask in grade.asks), "nothing was said to add to"


def stored() -> Iterator[tuple[Card, str, Verdict]]:
    """What authors stored, with what they said of it."""
    for card in (*SMALL, *SHIPPED):
        wrong = [text for group in card.wrong for text in group.answers]
        yield from ((card, text, RIGHT) for text in (card.reference, *card.accepted))
        yield from ((card, text, PARTLY) for text in card.partial)
        yield from ((card, text, WRONG) for text in wrong)


def test_stored_texts_get_what_their_author_said() -> None:
    chance = random.Random(3)
    texts = list(stored())
    sample = [one for one in texts if one[0] in SMALL] + chance.sample(texts, 300)
    assert [
        (c.key, text) for c, text, verdict in sample if grader().grade(c, text).verdict is not verdict
    ] == []


@pytest.mark.parametrize("card", SHIPPED[::3], ids=lambda card: card.key)
def test_every_stored_text_of_a_shipped_card(card: Card) -> None:
    texts = [(text, verdict) for one, text, verdict in stored() if one == card]
    for text, verdict in texts:
        noisy = f"  {text.upper()} !!"
        assert (grader().grade(card, text).verdict, grader().grade(card, noisy).verdict) == (verdict, verdict)


def sampled(chance: random.Random, count: int, verdict: Verdict) -> list[tuple[Card, str]]:
    texts = [(card, text) for card, text, known in stored() if known is verdict and card in SHIPPED]
    return chance.sample(texts, count)


@pytest.mark.parametrize("talk", TALK)
def test_talk_never_makes_an_incorrect_answer_correct(talk: str) -> None:
    sample = sampled(random.Random(talk), 60, WRONG)
    incorrect = [(card, f"{text.rstrip('.!?')}, I say.") for card, text in sample]
    incorrect = [(card, text) for card, text in incorrect if grader().grade(card, text).verdict is WRONG]
    assert len(incorrect) > 20
    raised = [
        (card.key, text)
        for card, text in incorrect
        if grader().grade(card, f"{text} {talk}").verdict is RIGHT
    ]
    assert raised == []


FRAMES = (
    "It is a myth that {}",
    "It is not true that {}",
    "I don't think that {}",
    "Nobody would say that {}",
)


@pytest.mark.parametrize("frame", FRAMES)
def test_a_denied_right_answer_is_not_correct(frame: str) -> None:
    sample = sampled(random.Random(frame), 60, RIGHT)
    one_sentence = [
        (card, text.translate({ord(mark): "," for mark in ".;!?\n—"}).strip(", ")) for card, text in sample
    ]
    graded = [
        (card.key, text)
        for card, text in one_sentence
        if grader().grade(card, frame.format(text)).verdict is RIGHT
    ]
    assert graded == []


@pytest.mark.parametrize("card", [CARD, VERSUS, *SHIPPED[1::4]], ids=lambda card: card.key)
def test_the_order_of_examples_changes_no_verdict(card: Card) -> None:
    chance = random.Random(card.key)
    other = replace(
        card,
        accepted=tuple(chance.sample(card.accepted, len(card.accepted))),
        partial=tuple(chance.sample(card.partial, len(card.partial))),
        wrong=tuple(
            replace(group, answers=tuple(chance.sample(group.answers, len(group.answers))))
            for group in chance.sample(card.wrong, len(card.wrong))
        ),
    )
    texts = [text for one in SHIPPED for text in (one.reference, *one.accepted[:1])]
    texts += [f"{text}, you know, and so it is" for text in (*card.accepted[:8], *card.partial[:8])]
    texts += [f"{text}, you know, and so it is" for group in card.wrong[:8] for text in group.answers[:1]]

    def seen(grade: Grade) -> tuple[Verdict, float]:
        return grade.verdict, round(grade.score, 2)

    assert [t for t in texts if seen(grader().grade(card, t)) != seen(grader().grade(other, t))] == []
