"""Cards as a chat writes them, with its talk around them, and labels of any language."""

import pytest

from bot.formats.load import Loaded, load
from tests.formats.decks import pairs


def loaded(text: str, name: str = "a.md") -> Loaded:
    return load(text.encode(), filename=name)


CARDS = [("What is DNA?", "Genetic material"), ("What is RNA?", "A messenger")]


def test_talk_around_the_cards_and_their_count_are_no_topics() -> None:
    cards = "".join(
        f"**Card {at}**\n**Front:** {asked}\n**Back:** {answer}\n\n"
        for at, (asked, answer) in enumerate(CARDS, start=1)
    )
    found = loaded(f"Here are 2 flashcards on cells:\n\n{cards}---\n\nLet me know if you'd like more!\n")
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        (*each, "") for each in CARDS
    ]
    assert found.skipped == ("lines of a chat around the cards: 2",)


@pytest.mark.parametrize(
    "form",
    [
        "{at}. **Question:** {asked}\n   **Answer:** {answer}\n",
        "### Flashcard {at}\n**Q:** {asked}\n**A:** {answer}\n",
        "Q - {asked}\nA - {answer}\n",
        "Q{at}) {asked}\nAns) {answer}\n",
        "P: {asked}\nR: {answer}\n",
        "В: {asked}\nО: {answer}\n",
    ],
    ids=["numbered", "headed", "dashes", "brackets", "spanish", "russian"],
)
def test_labels_are_no_part_of_cards(form: str) -> None:
    rows = (
        form.format(at=at, asked=asked, answer=answer) for at, (asked, answer) in enumerate(CARDS, start=1)
    )
    found = loaded("\n".join(rows), "a.txt")
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        (*each, "") for each in CARDS
    ]


def test_words_before_a_colon_that_differ_stay() -> None:
    assert pairs(
        loaded("Who wrote this: Emma?\nAusten: Jane\nWhat is a name?\nA rose: sweet\n", "a.txt")
    ) == [
        ("Who wrote this: Emma?", "Austen: Jane"),
        ("What is a name?", "A rose: sweet"),
    ]


@pytest.mark.parametrize(
    "form",
    [
        "**{}**\n- {}\n",
        "### {}\n\n- {}\n",
        "{}\n?\n- {}\n\n",
        "## Front\n{}\n## Back\n- {}\n",
        "{}\n%\n- {}\n\n---\n",
    ],
    ids=["bold", "heading", "mark", "sides", "percent"],
)
def test_the_mark_of_a_list_with_one_item_is_no_minus(form: str) -> None:
    asked = [("What port has HTTPS?", "443"), ("What port has SSH?", "22")]
    assert pairs(loaded("\n".join(form.format(*each) for each in asked))) == asked


@pytest.mark.parametrize(
    ("block", "line"),
    [
        ("csv\nFront,Back\nWhat is DNA?,Genetic material\nWhat is RNA?,A messenger\n", "csv"),
        (
            'json\n[{"question": "What is DNA?", "answer": "Genetic material"},\n'
            '{"question": "What is RNA?", "answer": "A messenger"}]\n',
            "records",
        ),
    ],
    ids=["table", "records"],
)
def test_a_deck_may_stand_in_a_block_of_code(block: str, line: str) -> None:
    found = loaded(f"Here is your deck:\n\n```{block}```\n\nYou can import it now. Shall I add more?\n")
    assert (found.format, [(card.prompt, card.reference) for card in found.deck.cards]) == (line, CARDS)


def test_code_in_an_answer_stays_in_it() -> None:
    code = '```json\n{"question": "a", "answer": "b"}\n```'
    text = f"### What is JSON?\n\nA notation:\n\n{code}\n\n### What is CSV?\n\nA table.\n"
    assert [answer for _, answer in pairs(loaded(text))][1] == "A table."
