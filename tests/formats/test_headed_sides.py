"""Cards whose sides stand below headings that only say which side it is."""

import pytest

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load


def loaded(text: str) -> Loaded:
    return load(text.encode(), filename="a.md")


def sides(text: str) -> list[tuple[str, str]]:
    return [(card.prompt, card.reference) for card in loaded(text).deck.cards]


TWO = [("What is a mutex?", "A lock.\n\nOne thread holds it."), ("What is a race?", "Two writers.")]
FIRST, SECOND = "What is a mutex?\n", "A lock.\n\nOne thread holds it.\n"
THIRD, FOURTH = "\nWhat is a race?\n\n", "Two writers.\n"


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("# Front", "# Back"),
        ("## Question 1", "## Answer 1"),
        ("### Front side:", "### Back side:"),
        ("**Question:**", "**Answer:**"),
        ("**Frage 7**", "**Antwort**"),
        ("## Pregunta", "## Respuesta"),
        ("## 问题", "## 答案"),
        ("### QUESTION #2", "### ANSWER"),
    ],
    ids=["front", "numbered", "sides", "bold", "german", "spanish", "chinese", "capitals"],
)
@pytest.mark.parametrize("between", ["", "\n---\n", "<!-- Card End -->\n", "# Card 2\n"], ids=list("nrcm"))
def test_headings_name_the_sides(asked: str, answered: str, between: str) -> None:
    text = f"{asked}\n{FIRST}{answered}\n{SECOND}{between}{asked}\n{THIRD}{answered}\n{FOURTH}"
    found = loaded(text)
    assert [(card.prompt, card.reference) for card in found.deck.cards] == TWO
    assert (found.format, found.skipped, found.deck.cards[1].topic) == ("qa", (), "")


def test_what_programs_note_above_the_sides_is_no_part_of_them() -> None:
    text = (
        "# Note\n```\nguid: x\nnotetype: Basic\n```\n\n### Tags\n```\nos::threads\n```\n\n"
        "## Front\nWhat is a <b>mutex</b>?\n\n## Back\nA <i>lock</i>.<br>One holds it. <img src='a.png'>\n"
    )
    found = loaded(text)
    (card,) = found.deck.cards
    assert (card.prompt, card.reference, card.topic) == (
        "What is a mutex?",
        "A lock.\nOne holds it.",
        "threads",
    )
    assert found.skipped == ("pictures and sounds in notes: 1",)


def test_options_hints_explanations_and_topics_are_told_apart() -> None:
    text = (
        "# Bats\n## Question 1\nWhich flies?\n\nA) Bat\nB) Cow\n## Hint\nIt is small.\n## Answer\nA\n"
        "## Explanation\nIt has wings.\n## Question 2\nWhich is it?\n```\n## Answer\n```\n## Answer\nCode.\n"
    )
    first, second = loaded(text).deck.cards
    assert (first.prompt, first.reference, first.hint) == ("Which flies?", "Bat", "It is small.")
    assert (first.explanation, first.topic) == ("It has wings.", "Bats")
    assert [text for group in first.wrong for text in group.answers] == ["Cow"]
    assert (second.prompt, second.reference) == ("Which is it?\n```\n## Answer\n```", "Code.")


def test_a_side_that_is_missing_is_told_and_few_are_left_out() -> None:
    with pytest.raises(DeckError, match=r"^line 5: 'What is a race\?' has no answer$"):
        loaded("# Front\nWhat?\n# Back\nThis.\n# Front\nWhat is a race?\n# Back\n\n")
    cards = "".join(f"# Front\nWhat is {n}?\n# Back\nIt is {n}.\n" for n in range(20))
    found = loaded(f"{cards}# Front\nWhat is it?\n# Back\n")
    assert len(found.deck.cards) == 20
    assert found.skipped == ("cards that lack a side: 1 (the first in line 81)",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## What is a mutex?\n### Answer\nA lock.\n## What is a race?\n### Answer\nTwo writers.\n",
            "document",
        ),
        ("Question: What is a mutex?\nAnswer: A lock.\n", "qa"),
        ("**Question:** What is a mutex?\n**Answer:** A lock.\n", "qa"),
    ],
    ids=["questions-as-headings", "labels", "bold-labels"],
)
def test_neighbours_are_read_as_what_they_are(text: str, expected: str) -> None:
    assert loaded(text).format == expected


def test_a_page_about_a_front_and_a_back_is_no_deck() -> None:
    for text in ("# Back\nPython.\n\n# Front\nSvelte.\n", "# Front\nSvelte.\n# Install\nmake\n"):
        with pytest.raises(DeckError):
            loaded(text)


def test_a_card_is_a_plain_one() -> None:
    assert sides("# Front\na **b**\n# Back\n**c**\n") == [("a **b**", "c")]
    assert isinstance(loaded("# Front\na\n# Back\nc\n").deck.cards[0], Card)
