"""What a person is told: supported, false, missing, and in their own words."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.grading.evidence import AssertionEvidence
from bot.core.grading.feedback import closest, correction, false_parts, lesson, opening, quoted, reasons
from bot.core.grading.policy import Ruling
from bot.core.grading.text import MARKS, words
from tests.core.grading.cards import BARE, CARD, ORDER
from tests.core.grading.making import claim, gathered, made, ready, stated

RIGHT, PARTLY, WRONG = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT
FIRST, CRASH = "the order of writing", "safety in a crash"
FIRST_ASK, CRASH_ASK = "what is written when?", "what is it good for?"
ONE_OF_TWO = replace(CARD, enough=1)
SAME_ASK = replace(CARD, concepts=tuple(replace(one, ask="what else?") for one in CARD.concepts))


@pytest.mark.parametrize(
    ("card", "shares", "verdict", "matched", "missing", "asks"),
    [
        (CARD, (0.55, 0.54), PARTLY, (FIRST,), (CRASH,), (CRASH_ASK,)),
        (CARD, (0.0, 1.0), PARTLY, (CRASH,), (FIRST,), (FIRST_ASK,)),
        (CARD, (0.4, 0.34), WRONG, (), (FIRST, CRASH), (FIRST_ASK, CRASH_ASK)),
        (CARD, (0.8, 0.8), PARTLY, (FIRST, CRASH), (), ()),
        (CARD, (1.0, 0.0), RIGHT, (FIRST,), (), ()),
        (ONE_OF_TWO, (1.0, 0.0), PARTLY, (FIRST,), (), ()),
        (ONE_OF_TWO, (0.0, 0.0), WRONG, (), (FIRST, CRASH), (FIRST_ASK, CRASH_ASK)),
        (SAME_ASK, (0.0, 0.0), WRONG, (), (FIRST, CRASH), ("what else?",)),
    ],
)
def test_what_is_there_and_what_is_missing(
    card: Card, shares: tuple[float, ...], verdict: Verdict, matched: tuple[str, ...], missing: tuple[str, ...],
    asks: tuple[str, ...],
) -> None:  # fmt: skip
    found = lesson(ready(card), made(shares=shares), verdict, "")
    assert (found.matched, found.missing, found.asks) == (matched, missing, asks)


SOUND = claim(said="log the change")


def lie(said: str = "a copy of tables", **more: object) -> AssertionEvidence:
    parts = {"right": 0.1, "wrong": 0.6, "graded": -0.5, "said": said, **more}
    return claim(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ([SOUND, lie()], ("A copy, of tables",)),
        ([lie(), SOUND], ("A copy, of tables",)),
        ([lie()], ()),
        ([SOUND, lie(denied=True)], ()),
        ([SOUND, lie(related=False)], ()),
        ([SOUND, lie(wrong=0.2)], ()),
        ([SOUND, SOUND], ()),
        ([lie("log the change"), lie()], ("Log the change", "A copy, of tables")),
        ([lie("log the change"), lie(), lie("disks spin")], ("Log the change", "A copy, of tables")),
        ([SOUND, lie("elsewhere said")], ("elsewhere said",)),
    ],
)
def test_what_is_false_is_quoted(claims: list[AssertionEvidence], told: tuple[str, ...]) -> None:
    assert false_parts(made(claims), "Log the change. A copy, of tables! Disks spin") == told


@pytest.mark.parametrize(
    ("said", "answer", "quote"),
    [
        ("the log", "Well: THE   log!", "THE   log"),
        ("it's a log", "Yes, It's a **log**", "It's a **log"),
        ("a | log", "a, log", "a, log"),
        ("tables", "the table", "tables"),
        ("|", "a log", ""),
        ("don't", "I don’t", "don't"),
        (
            " ".join(f"w{n}" for n in range(20)),
            " ".join(f"w{n}" for n in range(20)),
            " ".join(f"w{n}" for n in range(14)),
        ),
        ("a.b c", "axb c", "a.b c"),
        ("it is tp tp fp", "It is TP/(TP+FP).", "It is TP/(TP+FP)"),
        ("a query", "just a (query, saved)", "a query"),
        ("or b c", "(a or b) {c}", "or b {c}"),
    ],
)
def test_quotes(said: str, answer: str, quote: str) -> None:
    assert quoted(said.split(), answer) == quote


@given(st.text(alphabet="aB c'.,;!?é-*\n", max_size=80))
@example("BB;B-B")
@example("cB;c-B-c")
def test_a_quote_is_the_persons_own_text(answer: str) -> None:
    for one in stated(answer).assertions:
        quote = quoted(one.words, answer)
        spoken = [word for word in one.words if word not in MARKS][:14]
        assert quote in answer or quote == " ".join(spoken)
        assert [word for word in words(quote) if word not in MARKS] == spoken


TYPED = (
    "You log the change FIRST, then change the table. It's a copy of the whole database, made every night!",
    "a REPLICA on *another* machine!! And every change goes to a log before the real data",
)


@pytest.mark.parametrize("answer", TYPED)
def test_a_false_part_is_quoted_as_it_was_typed(answer: str) -> None:
    parts = false_parts(gathered(CARD, answer), answer)
    assert parts
    assert all(part in answer for part in parts)


@pytest.mark.parametrize(
    ("answer", "verdict", "told"),
    [
        ("a log written after the tables were changed", WRONG, ORDER),
        ("the log is written after the tables were changed", PARTLY, ORDER),
        ("a log written after the tables were changed", RIGHT, None),
        ("a snapshot of the tables", WRONG, None),
        ("zebras", WRONG, None),
        ("log the change first, then change the table, so you can recover after a crash", PARTLY, None),
        ("a file with changes", PARTLY, None),
        ("", WRONG, None),
    ],
)
def test_corrections(answer: str, verdict: Verdict, told: str | None) -> None:
    assert correction(ready(CARD), gathered(CARD, answer or "?"), verdict) == told


@pytest.mark.parametrize(
    ("near", "right", "partial", "verdict", "told"),
    [
        (0.22, 0.1, 0.1, PARTLY, ORDER),
        (0.21, 0.1, 0.1, PARTLY, None),
        (0.5, 0.51, 0.1, PARTLY, None),
        (0.5, 0.5, 0.5, PARTLY, ORDER),
        (0.5, 0.1, 0.51, PARTLY, None),
        (0.5, 0.51, 0.1, WRONG, ORDER),
        (0.9, 0.1, 0.1, RIGHT, None),
        (0.14, 0.1, 0.1, WRONG, None),
        (0.32, 0.1, 0.1, WRONG, ORDER),
    ],
)
def test_the_correction_of_the_nearest_mistake(
    near: float, right: float, partial: float, verdict: Verdict, told: str | None
) -> None:
    spans = ready(CARD).spans
    similar = [0.0] * (spans.wrong.end + 1)
    similar[0], similar[spans.partial.start], similar[spans.wrong.start] = right, partial, near
    evidence = replace(made(), similar=similar, right=0, partial=spans.partial.start, wrong=spans.wrong.start)
    assert correction(ready(CARD), evidence, verdict) == told


def test_a_bare_card_corrects_nothing() -> None:
    assert correction(ready(BARE), gathered(BARE, "it is cold"), WRONG) is None


def test_where_nothing_was_right_nothing_else_is_asked_for() -> None:
    asks = (
        "What else is it, and what else not?",
        "what is it",
        "what is it, and where elsewhere?",
        "what else?",
    )
    assert opening((*asks, "what else is it")) == (
        "What is it, and what not?", "what is it", "what is it, and where elsewhere?", "what else?",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("card", "answer", "found"),
    [
        (CARD, "a list of who was logged in", (WRONG, "a list of who logged in")),
        (CARD, "a file with the changes", (PARTLY, "a file with changes")),
        (CARD, "zebras vex my uncle", None),
        (CARD, CARD.reference, None),
        (BARE, BARE.reference, None),
    ],
)
def test_the_closest_example_is_named_unless_it_is_the_reference(
    card: Card, answer: str, found: tuple[Verdict, str] | None
) -> None:
    assert closest(ready(card), gathered(card, answer)) == found


def test_reasons_name_what_decided() -> None:
    answer = (
        "log the change first. A copy of the whole database made every night. Zebras vex my uncle."
        " I doubt that it helps"
    )
    said = reasons(ready(CARD), gathered(CARD, answer), (0.25, 0.75), [Ruling("false-claim", PARTLY)])
    assert said[:2] == (
        "probability of right 0.25, of at least partly right 0.75",
        "rule false-claim: at most partial",
    )
    kinds = [line.split(" ")[0] for line in said]
    for kind in ("supported", "contradicted", "unrelated", "denied", "nearest", "idea"):
        assert kind in kinds
    assert any(text in line for line in said for text in CARD.accepted)
    alone = reasons(ready(BARE), gathered(BARE, "ice is less dense than water"), (1, 1), [])
    assert [line.split(" ")[:2] for line in alone] == [
        ["probability", "of"], ["nearest", "right"], ["idea", "part1"], ["idea", "part2"],
    ]  # fmt: skip
