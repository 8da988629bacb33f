"""Questions and answers line by line."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats import qa_text

TEXT = """Basics
Q1: What is drift?
A: A change
  over time.

Q2) Why monitor?
A2. To notice.
Metrics

q: What is recall?
   Say it in words.
a: TP / (TP + FN)
"""


def parse(text: str) -> list[tuple[str, str, str, str]]:
    cards = qa_text.parse(text, slug="d", title="D").cards
    return [(card.key, card.topic, card.prompt, card.reference) for card in cards]


def problems(text: str) -> list[str]:
    with pytest.raises(DeckError) as caught:
        parse(text)
    return [str(problem) for problem in caught.value.problems]


def test_topics_numbers_and_lines_that_go_on() -> None:
    cards = parse(TEXT)
    assert cards[0] == ("Q1", "Basics", "What is drift?", "A change\nover time.")
    assert cards[1] == ("Q2", "Basics", "Why monitor?", "To notice.")
    assert cards[2][1:] == ("Metrics", "What is recall?\nSay it in words.", "TP / (TP + FN)")


def test_questions_without_a_number_keep_their_key_in_any_order() -> None:
    one, two = "Q: What is drift?\nA: x\n", "Q: What is bias?\nA: y\n"
    assert sorted(parse(one + two)) == sorted(parse(two + one))


def test_every_problem_is_told_with_its_line() -> None:
    text = "A: x\nQ1: a\nQ1: b\nA3: c\nstray\nstray too\nQ4:\nA: d\nQ1: e\nA: f\nlast"
    assert problems(text) == [
        "line 1: an answer without a question before it",
        "line 2: Q1 has no answer line (A: ...)",
        "line 4: A3 follows Q1",
        "line 5: neither Q, A nor the heading of a question: 'stray'",
        "line 7: the question is empty",
        "line 9: the key 'Q1' was used already at line 3",
        "line 11: neither Q, A nor the heading of a question: 'last'",
    ]


def test_an_empty_text_says_what_a_question_looks_like() -> None:
    assert problems("\n\n") == ["there is no question in it (a line such as `Q1: What is model drift?`)"]


def test_unicode_line_separators_are_no_lines() -> None:
    assert parse("Q1: a\u2028b\nA: d\n")[0][2] == "a\u2028b"


def test_a_long_run_of_spaces_is_read_at_once() -> None:
    assert "neither Q, A" in problems("Q1: a\nA: b\nQ" + " " * 1_000_000 + "x\n")[0]
