"""How an answer is cut into assertions, and where that ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.grading.assertions import MOST, Assertion, Statement, assertions
from bot.core.grading.text import BREAK, MARKS, STOP, words
from tests.core.grading.making import lexicon, stated


def cut(answer: str) -> list[str]:
    """The assertions' words as they are."""
    return [" ".join(one.words) for one in stated(answer).assertions]


@pytest.mark.parametrize(
    "joint", [". ", "! ", "; ", " - ", ", ", ": ", " (", " because ", " but ", ", so ", ", which "]
)
def test_clauses_that_claim_something_are_cut(joint: str) -> None:
    one, two = cut(f"logs keep old changes{joint}disks lose new blocks")
    assert one == "logs keep old changes"
    assert two.endswith("disks lose new blocks")


@pytest.mark.parametrize("joint", [" with ", " before ", " of ", " until ", "-", " "])
def test_other_words_cut_nothing(joint: str) -> None:
    assert len(cut(f"logs keep old changes{joint}disks lose new blocks")) == 1


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        # three words that are not grammar on both sides
        ("logs keep changes, disks lose blocks", ["logs keep changes", "disks lose blocks"]),
        ("logs keep, disks lose blocks", ["logs keep | disks lose blocks"]),
        ("logs keep changes, disks lose", ["logs keep changes | disks lose"]),
        ("they are the logs and they are the disks of it", ["they are the logs and they are the disks of it"]),
        ("the logs keep it, the disks lose it all", ["the logs keep it | the disks lose it all"]),
        # a short piece waits for the next one
        ("logs keep, disks lose, tapes hold blocks", ["logs keep | disks lose", "tapes hold blocks"]),
        ("logs, disks, tapes, drums", ["logs | disks | tapes | drums"]),
        ("logs keep changes, disks lose blocks, tapes", ["logs keep changes", "disks lose blocks | tapes"]),
        # a joining word stays with what it begins
        ("logs keep changes because disks lose blocks", ["logs keep changes", "because disks lose blocks"]),
        ("logs keep changes, because disks lose blocks", ["logs keep changes", "because disks lose blocks"]),
        ("because logs keep changes", ["because logs keep changes"]),
        # sentences are cut whatever their size
        ("logs. disks lose. tapes", ["logs", "disks lose", "tapes"]),
        (", logs keep changes :", ["logs keep changes"]),
    ],
)  # fmt: skip
def test_pieces(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_the_pieces_of_a_denied_sentence_are_all_denied() -> None:
    statement = stated(
        "It is a myth that logs keep old changes because disks lose new blocks. Tapes hold blocks"
    )
    assert [one.denied for one in statement.assertions] == [True, True, False]


def test_the_pieces_of_rivals_are_all_rivals() -> None:
    statement = stated("logs keep old changes, disks lose new blocks, or maybe tapes hold blocks. Drums turn")
    assert [one.rival for one in statement.assertions] == [True, True, True, False]


def test_only_the_last_sentence_is_rejected() -> None:
    statement = stated(
        "Tapes hold blocks. Logs keep old changes, disks lose new blocks. That's a myth. Drums turn"
    )
    assert [one.denied for one in statement.assertions] == [False, True, True, False]


def test_what_is_said_twice_is_said_once() -> None:
    assert cut("Tapes hold. Disks lose. Tapes hold! tapes hold?") == ["tapes hold", "disks lose"]
    twice = stated("Tapes hold. I doubt that tapes hold").assertions
    assert [one.denied for one in twice] == [False, True]


def sentences(count: int) -> str:
    return ". ".join(f"tape{index} holds" for index in range(count))


@pytest.mark.parametrize("count", [1, 6, 9, 10])
def test_up_to_ten_assertions_stand_by_themselves(count: int) -> None:
    assert cut(sentences(count)) == [f"tape{index} holds" for index in range(count)]


@pytest.mark.parametrize("count", [11, 12, 15, 16, 40])
def test_the_tenth_holds_all_that_is_over(count: int) -> None:
    found = stated(sentences(count)).assertions
    assert [one.words for one in found[:9]] == [(f"tape{index}", "holds") for index in range(9)]
    assert len(found) == 10
    assert " ".join(found[9].words) == f" {STOP} ".join(f"tape{index} holds" for index in range(9, count))


@pytest.mark.parametrize(
    ("rest", "denied", "rival"),
    [
        ("a b. c d. e f", False, False),
        ("I doubt that a b. I doubt that c d. I doubt that e f", True, False),
        ("I doubt that a b. c d. I doubt that e f", False, False),
        ("a b or maybe c d. e f", False, True),
    ],
)
def test_what_is_over_is_denied_where_all_is_and_rival_where_any_is(
    rest: str, *, denied: bool, rival: bool
) -> None:
    last = stated(f"{sentences(9)}. {rest}").assertions[-1]
    assert (last.denied, last.rival) == (denied, rival)


@given(st.text(max_size=300))
def test_any_text_is_cut(text: str) -> None:
    raw = words(text)
    statement = assertions(lexicon(), raw, ("what", "is", "it"))
    assert len(statement.assertions) <= MOST
    for one in statement.assertions:
        assert any(word not in MARKS for word in one.words)
        assert one.words[0] not in MARKS
        assert one.words[-1] not in MARKS
        assert set(one.words) <= {*raw, STOP}


PARTS = st.sampled_from(
    ["hi", "i think", "log", "disks lose new blocks", "it is a myth that", "is wrong", "or maybe", "either", "or",
     "because", ",", ".", ";", "lol", "thanks", "not", "what is it", "no wait"]
)  # fmt: skip


@given(st.lists(PARTS, min_size=1, max_size=14))
def test_nothing_is_said_that_the_answer_does_not_say(parts: list[str]) -> None:
    raw = words(" ".join(parts))
    statement = assertions(lexicon(), raw, ("what", "is", "it"))
    rest = iter([word for word in raw if word not in MARKS])
    said = [word for one in statement.assertions for word in one.words if word not in MARKS]
    assert all(word in rest for word in said)  # in the same order


def test_words_are_left_as_they_are() -> None:
    assert assertions(lexicon(), ["logs", BREAK, "it's"]) == Statement(
        (Assertion(("logs", BREAK, "it's")),), repeated=False, words=("logs", "it's")
    )
