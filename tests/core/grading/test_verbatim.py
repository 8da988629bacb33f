"""Answers that are one of the card's own texts, under other capitals and hedges."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.cards import AnswerSpec, Card, Misconception
from bot.core.grading import Verdict
from bot.core.grading.verbatim import _BEHIND, _TAILS, LONGEST, OwnTexts, _without_tail
from tests.core.grading.making import grader

FRAMES = (
    "{}", " {} ", "{}.", "{}!", "{}?", "“{}”", "'{}'", "hmm, {}", "um {}", "ok so {}", "I think {}", "i think it's {}?",
    "is it {}?", "it's {}", "Its {}", "The answer is {}", "answer: {}", "maybe {}?", "probably {}", "I'd say {}",
    "I'm pretty sure it is {}", "my guess is {}", "{}, I think", "{} right?", "{} :)", "{} 😀",
    "well, it must be {}, i guess.",
    "That would be {}.", "could it be {}", "it was {}",
)  # fmt: skip
QUESTIONS = (
    ("Which thriller of 1992 is it?", "Single White Female"),
    ("What is the weight limit?", "No standard"),
    ("What does a nutria weigh?", "10-20 lbs."),
    ("Who wrote Junkie?", "William S. Burroughs"),
    ("Who was the last Tudor?", "Elizabeth I"),
    ("Which position did he play?", "First Base"),
    ("Is the narwhal's horn a tooth?", "True"),
    ("Who sang it in 1975?", "10cc"),
    ("Complete the line: alright, all ...", "right"),
    ("How long was it?", "Two years and 9 months"),
    ("Why was he operated?", "He had a tumor."),
)


@pytest.mark.parametrize(("question", "reference"), QUESTIONS)
def test_a_reference_is_right_in_any_capitals_and_hedges(question: str, reference: str) -> None:
    card = Card("k", question, reference)
    texts = [
        frame.format(text) for frame in FRAMES for text in (reference, reference.lower(), reference.upper())
    ]
    refused = [text for text in texts if grader().grade(card, text).verdict is not Verdict.CORRECT]
    assert refused == []


@pytest.mark.parametrize(
    ("question", "reference"), [each for each in QUESTIONS if each[1] not in ("True", "No standard")]
)
@pytest.mark.parametrize(
    "frame", ["it's not {}", "not {}", "anything but {}", "it is wrong to say that it is {}"]
)
def test_a_denied_reference_is_not(question: str, reference: str, frame: str) -> None:
    card = Card("k", question, reference)
    assert grader().grade(card, frame.format(reference)).verdict is not Verdict.CORRECT


@pytest.mark.parametrize(
    ("reference", "answer", "verdict"),
    [
        ("William S. Burroughs", "it is wrong to say that it is William S. Burroughs", Verdict.INCORRECT),
        ("George W. Bush", "people wrongly think it was george w. bush", Verdict.INCORRECT),
        ("William S. Burroughs", "it was william s. burroughs who did", Verdict.CORRECT),
        ("George W. Bush", "g. w. bush", Verdict.CORRECT),
        ("J. K. Rowling", "written by j. k. rowling", Verdict.CORRECT),
        ("Dr. I. Semmelweis", "dr. i. semmelweis did it", Verdict.CORRECT),
        ("William S. Burroughs", "Jack S. Burroughs", Verdict.INCORRECT),
    ],
)
def test_the_dot_of_an_initial_ends_no_sentence(reference: str, answer: str, verdict: Verdict) -> None:
    assert grader().grade(Card("k", "Who was it?", reference), answer).verdict is verdict


def test_where_capitals_and_signs_carry_meaning_they_count() -> None:
    code = Card("k", "Which option lists hidden files?", "ls -A")
    assert grader().grade(code, "I think ls -A?").verdict is Verdict.CORRECT
    assert grader().grade(code, "ls -a").verdict is not Verdict.CORRECT
    unit = Card("k", "What is a group of geese called?", "gaggle", answer=AnswerSpec(exact=True))
    assert grader().grade(unit, "gagle").verdict is not Verdict.CORRECT


@pytest.mark.parametrize(
    ("reference", "answer", "verdict"),
    [
        ("git checkout -- <file_name>", "git checkout -- main.py", Verdict.CORRECT),
        ("git checkout -- <file_name>", "I think git checkout -- <file>?", Verdict.CORRECT),
        ("git checkout -- <file_name>", "git checkout --", Verdict.INCORRECT),
        ("git checkout -- <file_name>", "git checkout main.py", Verdict.INCORRECT),
        ("git checkout -- <file_name>", "git checkout -- a b", Verdict.INCORRECT),
        ("ssh -p <port> <user>@host", "ssh -p 22 <user>@host", Verdict.CORRECT),
        ("kubectl get pods -n <namespace>", "kubectl get pods -n web", Verdict.CORRECT),
        ("kubectl get pods -n <namespace>", "kubectl get pods", Verdict.INCORRECT),
        ("<br>", "<hr>", Verdict.INCORRECT),
        ("<em>text</em>", "<i>text</em>", Verdict.INCORRECT),
    ],
)
def test_a_placeholder_in_code_stands_for_any_name(reference: str, answer: str, verdict: Verdict) -> None:
    assert grader().grade(Card("k", "Which code does it?", reference), answer).verdict is verdict


def test_a_known_mistake_in_a_hedge_is_that_mistake() -> None:
    card = Card(
        "k", "Who wrote Faust?", "Goethe", wrong=(Misconception(("Friedrich Schiller",), "A friend of his."),)
    )
    grade = grader().grade(card, "hmm, I think friedrich schiller?")
    assert grade.verdict is Verdict.INCORRECT
    own = OwnTexts(("Goethe", "Friedrich Schiller"), cased=False)
    assert own.meant("hmm, I think friedrich schiller?") == "Friedrich Schiller"


@pytest.mark.parametrize(
    "answer",
    ["Goethe and Schiller", "Goethe or Schiller", "Goethes", "I think", "", "?", "the Goethe", "Goe the"],
)
def test_other_texts_are_left_as_they_are(answer: str) -> None:
    assert OwnTexts(("Goethe", "it's"), cased=False).meant(answer) == answer


def test_of_two_texts_that_look_alike_the_written_one_is_meant() -> None:
    own = OwnTexts(("Polish", "polish"), cased=False)
    assert [own.meant(text) for text in ("polish", "Polish", "POLISH")] == ["polish", "Polish", "Polish"]


@given(st.text(max_size=60), st.sampled_from(FRAMES))
def test_whatever_is_written_on_a_card_is_found_in_every_frame(text: str, frame: str) -> None:
    own = OwnTexts((text,), cased=False)
    said = frame.format(text)
    assert own.meant(said) in (text, said)
    assert own.meant(text) == text


def test_long_answers_are_not_looked_at() -> None:
    long = "word " * 100
    assert len(long) > LONGEST
    assert OwnTexts((long,), cased=False).meant(f"I think {long}") == f"I think {long}"


@given(
    st.lists(
        st.sampled_from(
            [*_TAILS.replace("(?:", "").split("|"), "Paris", ":)", "=P", "^^", "😀", *" .!?-\n\u00a0"]
        )
    )
)
def test_looking_at_the_end_first_leaves_no_tail_behind(parts: list[str]) -> None:
    for text in (" ".join(parts), "".join(parts).upper()):
        assert _without_tail(text) == _BEHIND.sub("", text)
