"""Marks of Markdown in documents: boxes, gaps and numbers of questions."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load


def test_boxes_of_which_none_is_ticked_are_no_answer() -> None:
    options = "## 1. Which flies?\n- [ ] Cow\n- [ ] Bat\n\n"
    found = load(f"{options}## 2. Which swims?\n- [ ] Owl\n- [x] Cod\n".encode(), filename="a.md")
    assert [card.reference for card in found.deck.cards] == ["Cod"]
    assert (
        "questions that name none of their options as the right one: 1 (the first in line 1)" in found.skipped
    )
    with pytest.raises(DeckError, match=r"^no question tells which of its options is the right one$"):
        load(f"{options}## 2. Which barks?\n- [ ] Owl\n- [ ] Dog\n".encode(), filename="a.md")


@pytest.mark.parametrize(
    "gap", ["**\\_\\_\\_**", "\\_", "\\_\\_\\_\\_", "**\\_**", "**\\*\\***\\_\\_**\\*\\***"]
)
def test_a_gap_that_markdown_escapes_is_one(gap: str) -> None:
    text = f"## Q1. What holds a {gap}, if not a thread?\nA lock.\n\n## Q2. What is a snake\\_case?\nA way to write.\n"
    first, second = load(text.encode(), filename="a.md").deck.cards
    assert first.prompt == "What holds a _____, if not a thread?"
    assert second.prompt == "What is a snake\\_case?"


def test_numbers_with_full_stops_of_another_script_are_none_of_the_question() -> None:
    text = "## Q1。什么是锁？\n一个线程持有的东西。\n\n## 2、什么是队列？\n先进先出。\n"
    found = load(text.encode(), filename="a.md").deck.cards
    assert [card.prompt for card in found] == ["什么是锁？", "什么是队列？"]
