"""Questions with options in texts that people write: which is right is told in many words."""

import pytest

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.load import load


def cards(text: str, name: str = "a.txt") -> tuple[Card, ...]:
    return load(text.encode(), filename=name).deck.cards


@pytest.mark.parametrize(
    "key",
    [
        "Answer: B",
        "Ans. B",
        "Ans: b",
        "Correct Option: B",
        "Correct answer: B. Bat",
        "The correct answer is B",
    ],
    ids=["answer", "short", "small", "option", "text", "sentence"],
)
@pytest.mark.parametrize(
    "mark", ["{}. ", "{}) ", "({}) ", "Option {}: "], ids=["dot", "bracket", "both", "word"]
)
def test_the_right_option_is_told_in_many_words(mark: str, key: str) -> None:
    options = "".join(
        f"{mark.format(letter)}{text}\n" for letter, text in zip("ABC", ("Cow", "Bat", "Pig"), strict=True)
    )
    first, second = cards(
        f"1. What has wings?\n{options}{key}\n\n2. What hangs down asleep?\n{options}{key}\n"
    )
    assert (first.prompt, first.reference, first.wrong_answers) == ("What has wings?", "Bat", ("Cow", "Pig"))
    assert second.reference == "Bat"


def test_marks_may_differ_from_question_to_question() -> None:
    text = "1. What has wings?\na) Cow\nb) Bat\nAnswer: b\n\n2) What swims?\na. Cod\nb. Owl\nAns. A\n"
    assert [card.reference for card in cards(text)] == ["Bat", "Cod"]


def test_options_may_stand_in_the_line_of_their_question_with_the_key_behind_them() -> None:
    text = "".join(
        f"{at}. {asked} a) Cow b) {right} c) Pig (Answer: b)\n"
        for at, (asked, right) in enumerate(
            (
                ("What has wings and hands?", "Bat"),
                ("What swims in cold water?", "Cod"),
                ("Which barks?", "Dog"),
            ),
            start=1,
        )
    )
    first, *_, last = cards(text)
    assert (first.prompt, first.reference, first.wrong_answers) == (
        "What has wings and hands?",
        "Bat",
        ("Cow", "Pig"),
    )
    assert last.reference == "Dog"


def test_options_in_the_line_of_their_question_are_no_answer() -> None:
    with pytest.raises(DeckError, match="no deck"):
        cards("".join(f"{at}. Which of these has wings? a) Cow b) Bat\n" for at in range(1, 5)))
