"""What a verdict explains to the person alone: right, false, missing, in that order, and nothing that misleads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.assets import load_decks, load_grader
from bot.cogs.quiz.missed_texts import missed, practice_verdict
from bot.cogs.quiz.verdict_texts import (
    GUESS,
    OPENING,
    UNTOLD,
    explained,
    private_verdict,
    public_verdict,
    told,
)
from bot.core.cards import Card
from bot.core.grading import CANNOT_TELL, Grade, Verdict
from bot.core.quiz.attempts import Attempt
from bot.core.quiz.entries import Entry
from bot.core.quiz.state import Round, RoundState
from bot.services.quiz.given import Answered
from bot.services.quiz.missed import Missed, Practised

PARTLY = Verdict.PARTIAL
ROUND = Round(
    1,
    1,
    None,
    7,
    8,
    9,
    1,
    sealed=False,
    state=RoundState.OPEN,
    message_id=None,
    opened_at=None,
    closes_at=None,
    deadline_at=None,
    close_reason=None,
)


@pytest.mark.parametrize("flag", ["far", "unrelated"])
def test_a_wrong_answer_beside_the_card_is_told_to_have_nothing(flag: str) -> None:
    asks = ("what does it do with a model?",)
    grade = Grade(
        Verdict.INCORRECT, 0.04, matched=("the flexibility",), missing=("serving",), asks=asks, flags=(flag,)
    )
    assert explained(grade) == ["Think about it this way: what does it do with a model?"]
    assert told(grade, "It serves models.") == ["You missed: serving."]
    partly = replace(grade, verdict=PARTLY)
    assert explained(partly) == ["You have the flexibility; what does it do with a model?"]


def test_that_the_model_gets_worse_says_nothing_of_tensorflow_serving() -> None:
    (deck,) = load_decks()
    card = next(card for card in deck.cards if card.prompt == "What is TensorFlow Serving?")
    grade = load_grader().grade(card, "The model gets worse because the data changes over time")
    assert grade.verdict is Verdict.INCORRECT
    assert "far" in grade.flags
    assert not any("You have" in line for line in explained(grade))


@pytest.mark.parametrize(
    ("grade", "lines"),
    [
        (Grade(PARTLY, 0.5, ("the drop",), asks=("what causes it?",)), ["You have the drop; what causes it?"]),
        (Grade(PARTLY, 0.5, ("the drop",), false=("it needs no data",)),
         ["You have the drop, but “it needs no data” is not right."]),
        (Grade(PARTLY, 0.5, ("one", "two"), false=("x", "y"), asks=("what else?",)),
         ["You have:", "• one", "• two", "But “x” and “y” are not right.", "Still open: what else?"]),
        (Grade(Verdict.INCORRECT, 0.0, false=("1936",)), ["“1936” is not right."]),
        (Grade(Verdict.INCORRECT, 0.0, asks=("what then?",)), ["Think about it this way: what then?"]),
        (Grade(PARTLY, 0.5, ("solid", "gas"), missing=("liquid",)),
         ["You have:", "• solid", "• gas", "Something is still missing."]),
        (Grade(PARTLY, 0.5, ("one", "two")), ["You have:", "• one", "• two", "Something does not fit yet."]),
        (Grade(PARTLY, 0.5, flags=("no-unit",)), ["The number needs its unit."]),
        # of two rivals the false one is not named: the right one would be left
        (Grade(PARTLY, 0.5, false=("Lyon",), flags=("rivals",)), ["You named more than one; say the one you mean."]),
        (Grade(PARTLY, 0.5, ("the drop",), correction="It is not the code.", asks=("what causes it?",)),
         ["You have the drop.", "It is not the code.", "Still open: what causes it?"]),
        (Grade(PARTLY, 0.5, ("the drop",), correction="It is not the code."),
         ["You have the drop.", "It is not the code."]),
        (Grade(Verdict.INCORRECT, 0.0, correction="It is not the code.", asks=("what then?",)),
         ["It is not the code.", "Think about it this way: what then?"]),
        (Grade(PARTLY, 0.5, ("making it available",), missing=("x",)),
         ["You have: making it available.", "Something is still missing."]),
        (Grade(PARTLY, 0.5, missing=("9 November 1989",), flags=("part",)),
         ["You have a part of it; something is still missing."]),
        (Grade(Verdict.INCORRECT, 0.0, missing=("9 November 1989",)), []),
    ],
)  # fmt: skip
def test_explained(grade: Grade, lines: list[str]) -> None:
    assert explained(grade) == lines


@pytest.mark.parametrize(
    ("grade", "said"),
    [
        (Grade(Verdict.INCORRECT, 0.3, unsure=True), "I am not sure here. If you think I am wrong, "),
        (Grade(Verdict.INCORRECT, 0.3, ("the drop",), unsure=True), "This one was close. If you think "),
        (Grade(PARTLY, 0.6, unsure=True), "This one was close. If you think I am wrong, "),
        (Grade(PARTLY, 0.6, ("the drop",)), None),
    ],
)
def test_only_what_had_something_right_was_close(grade: Grade, said: str | None) -> None:
    card, entry = Card("card", "What?", "That."), Entry(tries=1)
    answered = Answered(1, ROUND, card, grade, entry, gained=0, copied=False, streak=None)
    text = private_verdict(answered)
    assert (said in text) if said else ("If you think" not in text)


@pytest.mark.parametrize("flags", [(), (CANNOT_TELL,)], ids=["sure", "guess"])
def test_a_bare_cards_whole_answer_is_not_told_while_there_are_tries(flags: tuple[str, ...]) -> None:
    card, entry = Card("card", "Why?", "Air scatters blue, and red less"), Entry(tries=1)
    whole = Grade(PARTLY, 0.5, ("“Air scatters blue”", "“red less”"), flags=flags)
    part = Grade(PARTLY, 0.5, ("“Air scatters blue”",), ("“red less”",), flags=flags)
    for grade, told_of in ((whole, False), (part, True)):
        text = private_verdict(Answered(1, ROUND, card, grade, entry, gained=0, copied=False, streak=None))
        assert ("scatters" in text) is told_of
        assert "red less" not in text
    assert "does not fit" not in text


@pytest.mark.parametrize("verdict", [PARTLY, Verdict.INCORRECT])
def test_a_guess_is_called_one_after_the_opening_that_it_always_had(verdict: Verdict) -> None:
    grade = Grade(
        verdict, 0.5, ("the drop",), ("the cause",), asks=("what else?",), flags=(CANNOT_TELL,), unsure=True
    )
    answered = Answered(
        1, ROUND, Card("card", "What?", "That."), grade, Entry(tries=1), 0, copied=False, streak=None
    )
    opening, untold, have, send, tries = private_verdict(answered).split("\n")
    assert opening == OPENING[verdict]
    assert untold == UNTOLD
    assert have == "You have the drop."
    assert send.startswith("**Send to a teacher** ")
    assert tries == "2 tries left."
    assert public_verdict(answered) == f"{OPENING[verdict]}. {UNTOLD} 2 tries left."


def test_of_two_values_all_are_told_that_one_is_asked_and_not_which_is_right() -> None:
    card = Card("card", "What is the capital of France?", "Paris")
    grade = load_grader().grade(card, "Paris. Or is it Lyon?")
    assert (grade.verdict, grade.false) == (PARTLY, ("Lyon",))
    answered = Answered(1, ROUND, card, grade, Entry(tries=1), gained=0, copied=False, streak=None)
    said = "You named more than one; say the one you mean."
    assert public_verdict(answered).endswith(f". {said} 2 tries left.")
    assert explained(grade) == [said]


@pytest.mark.parametrize("verdict", Verdict)
def test_a_guess_is_called_one_in_practice(verdict: Verdict) -> None:
    card = Card("card", "What?", "That.")
    sure, guess = (Grade(verdict, 0.5, flags=flags) for flags in ((), (CANNOT_TELL,)))
    told_of = [practice_verdict(Practised(0, 1, card, grade)).body for grade in (sure, guess)]
    assert told_of[1].startswith(f"**{OPENING[verdict]}**\n{GUESS} Compare:\n\nThe answer:")
    assert GUESS not in told_of[0]


def test_where_the_answer_stands_above_nothing_is_asked_any_more() -> None:
    card = Card("card", "What?", "Rain, because clouds are cold, and wind.")
    grade = Grade(
        PARTLY,
        0.5,
        ("rain",),
        missing=("cold clouds", "wind"),
        asks=("what are clouds?",),
        false=("it is dry",),
    )
    (listed,) = missed([Missed(1, card, None, grade)]).body.split("\n")[-1:]
    assert listed == "You did not answer."
    best = Attempt(
        1, 2, 1, 3, False, "rain", PARTLY, 0.5, 4, (), datetime.now(UTC), "UTC", "UTC", False, False, False
    )
    (listed,) = missed([Missed(1, card, best, grade)]).body.split("\n")[-1:]
    assert (
        listed == "🟡 Partly right. You have rain. “it is dry” is not right. You missed: cold clouds; wind."
    )
    two = replace(grade, matched=("It rains.", "it is wet"), false=())
    (listed,) = missed([Missed(1, card, best, two)]).body.split("\n")[-1:]
    assert listed == "🟡 Partly right. You have: It rains; it is wet. You missed: cold clouds; wind."
    decided = replace(grade, verdict=Verdict.INCORRECT)
    (listed,) = missed([Missed(1, card, best, decided)]).body.split("\n")[-1:]
    assert listed == "🟡 Partly right", "a reviewer said so, and the grade tells nothing of that"
    practised = practice_verdict(Practised(0, 1, card, grade)).body
    assert "what are clouds?" not in practised
    assert "You missed:\n• cold clouds\n• wind" in practised


def test_a_quote_is_short_and_pings_nobody() -> None:
    (line,) = explained(Grade(PARTLY, 0.5, false=("@everyone **bold** " + "x" * 400,)))
    assert len(line) < 140
    assert "**bold**" not in line


@pytest.mark.parametrize(
    ("reference", "answer", "never"),
    [
        ("Paris", "not Paris", "Paris” is not right"),
        ("Pressure is lower, so water boils at 90 degrees.", "pressure is lower, so water boils at 80 degrees", "90"),
        ("12 m", "12", "12” is not right"),
    ],
)  # fmt: skip
def test_nothing_misleads_or_tells_the_value(reference: str, answer: str, never: str) -> None:
    grade = load_grader().grade(Card("card", "What is it?", reference), answer)
    assert grade.verdict is not Verdict.CORRECT
    assert never not in "\n".join(explained(grade))


def test_where_the_answer_is_shown_all_is_told_and_nothing_asked() -> None:
    grade = Grade(
        PARTLY,
        0.5,
        matched=("one idea",),
        missing=("another", "a third"),
        false=("it rains",),
        asks=("what else?",),
        flags=("no-unit",),
    )
    assert told(grade, "the reference") == [
        "You have one idea.",
        "“it rains” is not right.",
        "The number needs its unit.",
        "You missed:",
        "• another",
        "• a third",
    ]
    assert told(Grade(PARTLY, 0.5, missing=("the reference",)), "the reference") == []


def test_an_idea_that_is_a_sentence_gets_no_second_full_stop() -> None:
    assert told(Grade(PARTLY, 0.5, ("It is DevOps for ML.",)), "x") == ["You have It is DevOps for ML."]
