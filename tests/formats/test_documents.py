"""Documents whose headings, folded parts or bold lines are questions; tables in Markdown; lists of trivia bots."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.documents import code, wording
from bot.formats.load import Loaded, load
from tests.formats.decks import wrong


def loaded(text: str, filename: str = "notes.md", *, format_: str = "document") -> Loaded:
    found = load(text.encode(), filename=filename)
    assert found.format == format_
    return found


def cards(text: str, filename: str = "notes.md") -> tuple[Card, ...]:
    return loaded(text, filename).deck.cards


HEADINGS = """# Threads

## Contents
- [What is a mutex?](#what-is-a-mutex)

## Locks

### 1. What is a mutex? 👶

A lock that one thread holds.

It keeps others out.

**[⬆ Back to Top](#threads)**

### 2. Name two ways to avoid a deadlock

Two are usual:

- an order of locks
- time-outs

### 3. What does `lock()` do?
"""


def test_headings_that_ask_are_questions_and_the_paragraph_below_is_the_answer() -> None:
    found = loaded(HEADINGS)
    first, second = found.deck.cards
    assert (found.deck.title, found.deck.slug) == ("Threads", "threads")
    assert (first.prompt, first.reference, first.explanation) == (
        "What is a mutex?",
        "A lock that one thread holds.",
        "It keeps others out.",
    )
    assert (first.topic, second.topic) == ("Locks", "Locks")
    assert second.reference == "Two are usual:\n\n- an order of locks\n- time-outs"
    assert found.skipped == ("questions without an answer below them: 1 (the first in line 23)",)


def test_folded_parts_and_bold_lines_are_questions_too() -> None:
    folded = (
        "### Git\n<details>\n<summary>What does <code>git pull</code> do?</summary><br><b>\n\n"
        "fetch, then merge\n</b></details>\n"
        "<details><summary>1. What is HEAD?</summary>The commit that is checked out</details>\n"
    )
    assert [(card.prompt, card.reference) for card in cards(folded)] == [
        ("What does `git pull` do?", "fetch, then merge"),
        ("What is HEAD?", "The commit that is checked out"),
    ]
    bold = (
        "## Models\n\n**What is overfitting? ⭐**\n\nLearning the noise\n\n<br/>\n\n"
        "**Why is it bad?**\n\nNew data differ\n"
    )
    assert [(card.prompt, card.reference) for card in cards(bold)] == [
        ("What is overfitting?", "Learning the noise"),
        ("Why is it bad?", "New data differ"),
    ]


def test_a_part_called_answer_belongs_to_the_question_above_it() -> None:
    text = (
        "###### 1. What's the output?\n\n```js\n# 1\nf()\n```\n\n- A: `1`\n- B:`2`\n\n"
        "<details><summary><b>Answer</b></summary>\n<p>\n\n"
        "#### Answer: B\n\nIt adds.\n\n</p>\n</details>\n\n---\n\n###### 2. All objects have prototypes.\n\n"
        "- A: yes\n- B: no\n\n"
        "#### Answer: B\n\n###### 3. Why?\n\n**Answer:** Because\nso\n\n###### 4. Is it so?\n\n"
        "<details><summary>Show answer</summary>\n\nNo\n\n"
        "</details>\n\n###### 5. Who?\nAnswer:\n\nShe\n"
    )
    one, two, three, four, five = cards(text)
    assert (one.prompt, one.reference, wrong(one), one.explanation) == (
        "What's the output?\n\n```js\n# 1\nf()\n```",
        "`2`",
        ["`1`"],
        "It adds.",
    )
    assert (two.prompt, two.reference) == ("All objects have prototypes.", "no")
    assert [card.reference for card in (three, four, five)] == ["Because\nso", "No", "She"]


def test_ticked_boxes_are_the_right_options() -> None:
    text = (
        "## Git\n\n#### Q1. Looking at the commands, describe what happens.\n\n`git add -A`\n\n"
        "- [x] All is staged\n- [ ] Nothing\n\n"
        "[Reference](https://git-scm.com/docs/git-add)\n\n**Explanation:** See the manual.\n\n"
        "#### Q2. Which prints it?\n\n- [ ] ```bash\n  echo a\n  ```\n- [x] ⠀\n  ```bash\n  # echo b\n  ```\n"
    )
    one, two = cards(text)
    assert (one.prompt, one.reference, wrong(one), one.explanation) == (
        "Looking at the commands, describe what happens.\n\n`git add -A`",
        "All is staged",
        ["Nothing"],
        "See the manual.",
    )
    assert one.source is not None and one.source.url == "https://git-scm.com/docs/git-add"
    assert two.reference == "```bash\n# echo b\n```"


def test_an_outline_of_org_mode() -> None:
    text = (
        "#+TITLE: Cells\n* Biology\n** TODO What makes proteins?   :drill:\n:PROPERTIES:\n:ID: 1\n:END:\n"
        "*** Answer\nRibosomes\n"
        "** What stores energy?\nSCHEDULED: <2026-01-01 Thu>\nATP\n"
    )
    found = loaded(text, "cells.org", format_="org")
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("What makes proteins?", "Ribosomes"),
        ("What stores energy?", "ATP"),
    ]


def test_what_no_card_can_hold_is_left_out_and_counted() -> None:
    text = f"# A?\n\n{'long ' * 400}\n\n# What is b?\n\nB\n\n# What is c?\n\nTODO\n\n# What is d?\n\nD\n\n"
    "{'x' * 1200}\n"
    found = loaded(text)
    assert [(card.reference, card.explanation) for card in found.deck.cards] == [("B", ""), ("D", "")]
    assert found.skipped == (
        "questions or answers too long for a card: 1 (the first in line 1)",
        "questions without an answer below them: 1 (the first in line 9)",
    )


@pytest.mark.parametrize(
    "text",
    [
        "# Notes\n\n## Locks\n\nA mutex is a lock.\n\n## Why\n\nSpeed.\n\n## Races\n\nTwo writers.\n",
        "# A program\n\n## How to install it\n\npip\n\n## Usage\n\nrun\n\n## License\n\nMIT\n\n## Authors\n\nWe\n",
    ],
)
def test_notes_and_manuals_are_no_deck(text: str) -> None:
    with pytest.raises(DeckError):
        load(text.encode(), filename="README.md")


def test_headings_of_terms_are_read_where_the_format_is_named() -> None:
    text = b"# Cells\n\n## Mitochondrion\n\nMakes ATP.\n\n## Ribosome\n\nMakes proteins.\n"
    found = load(text, filename="cells.md", format="document")
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("Mitochondrion", "Makes ATP."),
        ("Ribosome", "Makes proteins."),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "What is a mutex",
        "Q7. Looking at this, describe it.",
        "12) A lock?",
        "Explain the **GIL** in short",
        "¿Qué es un mutex?",
        "Was ist ein Mutex",
        "ミューテックスとは何ですか？",
        "A lock, is it? (hard) 🚀",
    ],
)
def test_titles_that_ask(title: str) -> None:
    assert wording.asks(title)


@pytest.mark.parametrize(
    "title", ["Mutex", "1. Mutexes", "Usage", "Why", "The lock", "2024 in review", "Q&A"]
)
def test_titles_that_do_not_ask(title: str) -> None:
    assert not wording.asks(title)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Answer", True),
        ("Show answer", True),
        ("Click to see the answer", True),
        ("**Answer: D**", True),
        ("答案", True),
        ("Solution (long)", True),
        ("Answers to exercises in chapter two", False),
        ("The solution space", False),
    ],
)
def test_titles_that_only_announce_the_answer(title: str, named: bool) -> None:
    assert wording.names_answer(title) is named


def test_a_forgotten_fence_does_not_turn_the_rest_of_the_document_into_code() -> None:
    lines = ["```js", "a", "text", "```py", "b", "```", "- ```", "c", "```", "after"]
    assert list(code.in_code(lines)) == [True, True, True, True, True, True, False, True, True, False]


def test_tables_in_markdown_with_a_question_and_an_answer() -> None:
    text = (
        "# Networks\n\n| Name | Years |\n|---|---|\n| Ann | 3 |\n\n## Ports\n\nQuestion | Answer\n:---|---:\n"
        "What has 443? | HTTPS\nWhat is `a\\|b`? | one **or** the other\n\n## Names\n\n|Question|Answer|\n"
        "|-|-|\n|What is DNS?|[Names](https://a.b)|\n"
    )
    found = loaded(text, format_="table")
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("What has 443?", "HTTPS", "Ports"),
        ("What is `a|b`?", "one **or** the other", "Ports"),
        ("What is DNS?", "Names", "Names"),
    ]


@pytest.mark.parametrize("mark", ["*", "`", "|"])
def test_lists_of_trivia_bots_have_a_question_and_its_answers_in_a_line(mark: str) -> None:
    text = f"// made by hand\nHow many legs has a spider?{mark}8{mark}eight\nWho wrote Faust?{mark}Goethe\n"
    one, two = loaded(text, "trivia.txt", format_="lines").deck.cards
    assert (one.prompt, one.reference, one.accepted) == ("How many legs has a spider?", "8", ("eight",))
    assert (two.prompt, two.reference) == ("Who wrote Faust?", "Goethe")


@pytest.mark.parametrize(
    "text",
    [
        "Use `ls` to list files\nUse `cd` to go\n",
        "* one thing\n* another thing\n",
        "**What?** is bold\n**Why?** too\n",
    ],
)
def test_marks_of_markdown_make_no_list_of_trivia(text: str) -> None:
    with pytest.raises(DeckError):
        load(text.encode(), filename="notes.md")


def test_text_files_of_open_trivia() -> None:
    text = (
        "\n#Q Which of these\nflies?\n^ Bat\nA Cow\nB Bat\n\n#Q Nobody answered\nA one\n\n"
        "#Q Which swims?\n^ Cod\nA Cod\nB Elk\n"
    )
    found = loaded(text, "animals", format_="open-trivia")
    assert [(card.prompt, card.reference, wrong(card)) for card in found.deck.cards] == [
        ("Which of these\nflies?\n• Bat\n• Cow", "Bat", ["Cow"]),
        ("Which swims?", "Cod", ["Elk"]),
    ]
    assert found.skipped == ("questions without an answer, or too long for a card: 1 (the first in line 8)",)


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("# Geo\n\n## What is energy?\n\nWhat does work.\n", 0),
        ("# Geo\n\n## What is shown?\n\n![map](map.png)\n\n## What is energy?\n\nWhat does work.\n", 1),
    ],
    ids=["alone", "beside a picture"],
)
def test_one_question_is_a_deck_where_nothing_else_has_text(text: str, notes: int) -> None:
    found = load(text.encode(), filename="geo.md")
    assert [card.reference for card in found.deck.cards] == ["What does work."]
    assert len(found.skipped) == notes
