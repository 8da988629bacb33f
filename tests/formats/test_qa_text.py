"""Questions and answers line by line."""

import pytest

from bot.core.cards import Source
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
    text = "A: x\nQ1: a\nQ1: b\nA3: c\nStray\nStray too\nQ4:\nA: d\nQ1: e\nA: f\nLast"
    assert problems(text) == [
        "line 1: an answer without a question before it",
        "line 2: Q1 has no answer line (A: ...)",
        "line 4: A3 follows Q1",
        "line 5: neither Q, A nor the heading of a question: 'Stray'",
        "line 7: the question is empty",
        "line 9: the key 'Q1' was used already at line 3",
        "line 11: neither Q, A nor the heading of a question: 'Last'",
    ]


def extras(text: str) -> list[tuple[str, str, Source | None]]:
    cards = qa_text.parse(text, slug="d", title="D").cards
    return [(card.topic, card.explanation, card.source) for card in cards]


PAGE = Source("https://a.org/drift", "On drift")
CARD = "Q1: What is drift?\nA: A change\n  over time.\n"


@pytest.mark.parametrize(
    "lines",
    [
        "Explanation: Tastes move on.\nSource: On drift <https://a.org/drift>\n",
        "\nsource: On drift: https://a.org/drift\n\nexplanation: Tastes move on.\n",
        "  Explanation: Tastes\n    move on.\n  Source: On drift <https://a.org/drift>\n",
        "Explanation 1: Tastes move on.\nSource1: [On drift](https://a.org/drift)\n",
        "E1: Tastes move on.\nS1: On drift <https://a.org/drift>\n",
        "E: Tastes move on.\nS: On drift <https://a.org/drift>\n",
        "S: On drift (https://a.org/drift)\nE: Tastes move on.\n",
    ],
)
def test_an_explanation_and_a_source_follow_the_answer(lines: str) -> None:
    ((topic, explanation, source),) = extras(CARD + lines)
    assert (topic, " ".join(explanation.split()), source) == ("", "Tastes move on.", PAGE)
    assert parse(CARD + lines)[0][3] == "A change\nover time."


def test_short_marks_below_several_answers_are_explanations() -> None:
    text = (
        CARD + "E: Tastes.\n" + CARD.replace("Q1", "Q2") + "E: Prices.\nMetrics\n" + CARD.replace("Q1", "Q3")
    )
    assert extras(text) == [("", "Tastes.", None), ("", "Prices.", None), ("Metrics", "", None)]


@pytest.mark.parametrize("heading", ["E: Ethics", "S: Statistics", "\nE: Ethics", "Sources", "Explanation"])
def test_a_heading_is_no_explanation(heading: str) -> None:
    text = f"{CARD}{heading}\n{CARD.replace('Q1', 'Q2')}"
    assert extras(text) == [("", "", None), (heading.strip(), "", None)]


def test_an_indented_line_that_may_go_on_goes_on() -> None:
    text = "Q1: What is e?\nA: A number,\n  e: 2.718\n  Source: unknown\n  s: no page\n"
    assert parse(text)[0][3] == "A number,\ne: 2.718\nSource: unknown\ns: no page"


def test_every_problem_of_explanations_and_sources_is_told_with_its_line() -> None:
    text = (
        "Q1: a\nSource: https://a.org\nA: b\nExplanation: c\nExplanation: d\n"
        "Q2: a\nA: b\nSource: Lecture 4\nExplanation 3: c\n"
        f"Q3: a\nA: b\nExplanation: {'a' * 1_001}\nStray\nSource: https://u:p@a.org\nQ4: a\nQ5: a\nA: b\n"
    )
    link = "should be a link, https://... without a password in it, 512 characters at most"
    title = "a title may stand before it: Title <https://...>"
    assert problems(text) == [
        "line 2: Q1 has its source before its answer",
        "line 5: Q1 has a second explanation",
        f"line 8: the source of Q2 {link}; {title}",
        "line 9: Explanation3 follows Q2",
        "line 10: Q3: the explanation has 1,001 characters, over 1,000",
        "line 13: neither Q, A nor the heading of a question: 'Stray'",
        f"line 14: the source of Q3 {link}; {title}",
        "line 15: Q4 has no answer line (A: ...)",
    ]


def test_an_empty_text_says_what_a_question_looks_like() -> None:
    assert problems("\n\n") == ["there is no question in it (a line such as `Q1: What is model drift?`)"]


def test_unicode_line_separators_are_no_lines() -> None:
    assert parse("Q1: a\u2028b\nA: d\n")[0][2] == "a\u2028b"


def test_a_long_run_of_spaces_is_read_at_once() -> None:
    assert "neither Q, A" in problems("Q1: a\nA: b\nQ" + " " * 1_000_000 + "x\n")[0]
