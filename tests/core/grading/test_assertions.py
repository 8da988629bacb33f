"""What is taken off an answer before it is cut: greetings, hedges, the question said again."""

from __future__ import annotations

import pytest

from bot.core.grading.assertions import assertions, matched
from bot.core.grading.text import words
from tests.core.grading.making import lexicon, stated, told

CLAIM = "every change is written down first"


OPENED = (
    "Hi! ", "hello everyone, ", "I think ", "I think that ", "My answer is that ", "I'm not sure but ", "so ",
    "Okay so, my guess is: ", "good question! ", "hey all, I would say that ", "well, tbh: ",
)  # fmt: skip
CLOSED = (
    ". Hope that's right!", ", I think", " lol", ". Thanks everyone", ", or something like that", " imo.",
    ", thx, bye!", ". That's my answer. Cheers", ", but I could be wrong", "... etc.",
)  # fmt: skip


@pytest.mark.parametrize("front", OPENED)
def test_openings_are_taken_off(front: str) -> None:
    assert told(front + CLAIM) == [CLAIM]


@pytest.mark.parametrize("end", CLOSED)
def test_closings_are_taken_off(end: str) -> None:
    assert told(CLAIM + end) == [CLAIM]


@pytest.mark.parametrize(
    "kept",
    [
        "people think that the change is first",
        "the change i think is first",
        "written down thanks to the log",
        "high availability of everyone",
        "thinking that the change is first",
        "change hi",
    ],
)
def test_the_same_words_elsewhere_are_kept(kept: str) -> None:
    assert told(kept) == [kept]


@pytest.mark.parametrize(
    ("only", "left"),
    [
        ("hi", "hi"),
        ("hello everyone, I think", "hello everyone"),
        ("thanks", "thanks"),
        ("thanks, bye", "thanks bye"),
        ("lol, thanks. cheers", "lol thanks cheers"),
        ("hi lol", "lol"),
    ],
)
def test_an_answer_is_never_taken_off_whole(only: str, left: str) -> None:
    assert " ".join(told(only)) == left


GREETINGS = ["Hi", "hello there", "ok so", "honestly", "I think", "well"]
PARTINGS = ["imo", "thanks all", "bye", "lol", "cheers", "good luck"]


def test_four_openings_are_taken_off() -> None:
    assert told(f"{', '.join(GREETINGS[:4])}, {CLAIM}") == [CLAIM]
    assert told(f"{', '.join(GREETINGS[:5])}, {CLAIM}") == [f"i think {CLAIM}"]
    assert told(f"{', '.join(GREETINGS)}, {CLAIM}") == [f"i think well {CLAIM}"]


def test_four_closings_are_taken_off() -> None:
    assert told(f"{CLAIM}, {', '.join(PARTINGS[:4])}") == [CLAIM]
    assert told(f"{CLAIM}, {', '.join(PARTINGS[:5])}") == [f"{CLAIM} imo"]
    assert told(f"{CLAIM}, {', '.join(PARTINGS)}") == [f"{CLAIM} imo thanks all"]


def test_the_longest_closing_is_found_from_its_first_word() -> None:
    longest = max(
        (len(rest) + 1, first, rest) for first, found in lexicon().closings.items() for rest in found
    )
    assert longest[0] == lexicon().longest_closing
    assert told(f"{CLAIM} {longest[1]} {' '.join(longest[2])}") == [CLAIM]


def test_apostrophes_make_no_difference() -> None:
    assert matched(words("I'm not sure but no"), 0, lexicon().openings) == 4
    assert told(f"{CLAIM}, hope that's right") == told(f"{CLAIM}, hope thats right") == [CLAIM]
    assert told(f"I don’t think that {CLAIM}") == [f"not: {CLAIM}"]


@pytest.mark.parametrize(
    ("text", "at", "size"),
    [
        ("i think that it", 0, 3),
        ("i think it", 0, 2),
        ("i thin it", 0, 0),
        ("so i think", 1, 2),
        ("so i think", 3, 0),
        ("my answer", 0, 2),
        ("my answ", 0, 0),
    ],
)
def test_the_longest_phrase_is_matched(text: str, at: int, size: int) -> None:
    assert matched(text.split(), at, lexicon().openings) == size


@pytest.mark.parametrize("phrases", [((), ("b",), ("b", "c", "d")), (("b", "c", "d"), ("b",), ())])
def test_the_longest_phrase_is_matched_whatever_comes_first(phrases: tuple[tuple[str, ...], ...]) -> None:
    found = {"a": phrases}
    assert [matched(text, 0, found) for text in ("a", "ab", "abc", "abcd", "x", "")] == [1, 2, 2, 4, 0, 0]


PROMPT = "What does a vector clock do?"


@pytest.mark.parametrize(
    "front",
    [
        "What does a vector clock do? ",
        "what does a vector clock do: ",
        "A vector clock do what? does ",
        "so the question is what does a vector clock do, ",
        "What does the vector clock do? ",
        "What does vector clock do? I think that ",
        "Hi! What does a vector clock do? Well, ",
    ],
)
def test_a_repeated_question_is_taken_off(front: str) -> None:
    statement = stated(front + CLAIM, PROMPT)
    assert statement.repeated or front.startswith("A vector")
    assert told(front + CLAIM, PROMPT)[-1].endswith(CLAIM)
    if statement.repeated:
        assert told(front + CLAIM, PROMPT) == [CLAIM]


@pytest.mark.parametrize(
    ("answer", "prompt", "repeated"),
    [
        # four of five words of the question are enough, three of five are not
        ("why do old clocks agree today", "why do old clocks drift", True),
        ("why do old watches agree today", "why do old clocks drift", False),
        # two words at least
        ("entropy: how disordered things are", "entropy", False),
        ("entropy is how disordered things are", "entropy", True),
        ("define entropy as how disordered things are", "define entropy", True),
        ("define disorder as how entropy goes", "define entropy now", False),
        # two words must follow
        ("why do old clocks drift because springs", "why do old clocks drift", True),
        ("why do old clocks drift springs", "why do old clocks drift", False),
        ("why do old clocks drift", "why do old clocks drift", False),
        ("why do old clocks drift? ", "why do old clocks drift", False),
        # in its order
        ("drift clocks old do why because springs wear out", "why do old clocks drift", False),
        # at the front
        ("springs wear out a bit more with each year and that is why do old clocks drift every day",
         "why do old clocks drift", False),
        ("springs wear out", "", False),
    ],
)  # fmt: skip
def test_what_repeats_a_question(answer: str, prompt: str, *, repeated: bool) -> None:
    assert stated(answer, prompt).repeated is repeated


@pytest.mark.parametrize(
    ("answer", "prompt", "claimed"),
    [
        ("Model drift is when data changes", "What is model drift?", ["when data changes"]),
        ("model drift means data changes", "Explain model drift", ["data changes"]),
        ("well, model drift is: data changes", "What is model drift?", ["data changes"]),
        ("model drift data changes", "What is model drift?", ["model drift data changes"]),
        ("model drift happens", "What is model drift?", ["model drift happens"]),
        ("model drift is data", "What is model drift?", ["model drift is data"]),
        ("drift is when data changes", "What is model drift?", ["drift is when data changes"]),
        ("data changes is model drift is it", "What is model drift?", ["data changes is model drift is it"]),
        ("ice is solid water", "What is ice?", ["solid water"]),
        ("snow is solid water", "What is ice?", ["snow is solid water"]),
        ("what is a vector clock is a counter", "What is a vector clock?", ["is a counter"]),
        ("is a counter", "What is the?", ["is a counter"]),
        # four of five words of what is asked about
        (
            "late night train delays because snow falls",
            "Why do late night city train delays happen?",
            ["late night train delays because snow falls"],
        ),
        (
            "late night city train delays because snow falls",
            "Why do late night city train delays happen?",
            ["snow falls"],
        ),
    ],
)
def test_a_question_made_a_statement_is_taken_off(answer: str, prompt: str, claimed: list[str]) -> None:
    assert told(answer, prompt) == claimed


def test_four_more_words_may_stand_in_a_repeated_question() -> None:
    assert stated(f"xa xb xc xd why clocks drift daily, {CLAIM}", "why clocks drift daily").repeated
    assert not stated(f"xa xb xc xd xe why clocks drift daily, {CLAIM}", "why clocks drift daily").repeated
    assert stated(f"why xa clocks xb drift xc, xd daily {CLAIM}", "why clocks drift daily").repeated


@pytest.mark.parametrize(
    "end", ["predicts which word comes next", "keeps the tree that fits best", "stops once it is done"]
)
def test_a_last_word_of_content_is_kept(end: str) -> None:
    assert told(f"the model {end}") == [f"the model {end}"]


@pytest.mark.parametrize(
    "front", ["easy deployment of models", "answer sheets that people label", "sure answers of a model"]
)
def test_a_first_word_of_content_is_kept(front: str) -> None:
    assert told(front) == [front]


@pytest.mark.parametrize(
    ("behind", "denied"),
    [
        ("? no, that is not it", True),
        (". that is not it", True),
        (". no, that's wrong", True),
        ("? nope, not that", True),
        (". this is a myth", True),
        (". isn't it?", False),
        (". that is it", False),
        (". no other gas does that", False),
    ],
)
def test_a_sentence_that_only_rejects_denies_the_one_before(behind: str, *, denied: bool) -> None:
    text = f"the starch crystallises and pushes out water{behind}"
    assert assertions(lexicon(), words(text)).assertions[0].denied is denied


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("every change is written down first is nonsense", True),
        ("written down first, that is rubbish", True),
        ("you bought the ticket already, no refund, film is rubbish", False),
        ("once the ink is dry the pen is rubbish", True),
        ("the first draft is nonsense", False),
    ],
)
def test_scorn_of_a_thing_denies_nothing(text: str, *, denied: bool) -> None:
    """A clause of four words and more may be what it is said of."""
    assert any(one.denied for one in stated(text).assertions) is denied
