"""Faults that files of strangers showed: each kind by a small file of our own, and neighbours that did not change."""

import pytest

from bot.core.decks.problems import DeckError
from tests.formats.decks import loaded, pairs


def refused(text: str, filename: str) -> str:
    with pytest.raises(DeckError) as error:
        loaded(text, filename)
    return str(error.value)


OF_LOGSEQ = (
    "- Intro\n  id:: 62345678-1234-1234-1234-123456789abc\n- file:: [Wang.pdf](../wang.pdf)\n  hl-page:: 3\n"
)


def test_what_an_outliner_notes_of_its_blocks_is_no_card() -> None:
    assert "holds no deck" in refused(OF_LOGSEQ, "a.md")
    held = pairs(loaded(f"{OF_LOGSEQ}- What is a mutex?::A lock.\n- What is a race?::Two writers.\n", "a.md"))
    assert held == [("What is a mutex?", "A lock."), ("What is a race?", "Two writers.")]


def test_a_term_that_is_called_like_a_note_is_a_card() -> None:
    assert pairs(loaded("# Terms\nid:: a number\nfile:: a name and bytes\n", "a.md")) == [
        ("id", "a number"),
        ("file", "a name and bytes"),
    ]


@pytest.mark.parametrize(
    ("text", "filename", "expected"),
    [
        (
            "| Term | Meaning |\n|--|--|\n| **Mutex** | A lock |\n| **Race** | **Two** writers |\n",
            "a.md",
            [("Mutex", "A lock"), ("Race", "**Two** writers")],
        ),
        ("Front,Back\n**Mutex**,**A lock**\n", "a.csv", [("Mutex", "A lock")]),
        (
            "Front,Back\nMutex,**answer:** a lock\nRace,**answer:** two\nKey,**answer:** a name\n",
            "a.csv",
            [("Mutex", "a lock"), ("Race", "two"), ("Key", "a name")],
        ),
    ],
    ids=["bold-in-markdown", "bold-in-csv", "labels"],
)
def test_marks_around_a_whole_text_are_no_part_of_it(
    text: str, filename: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(loaded(text, filename)) == expected


@pytest.mark.parametrize(
    "cell",
    ["**kwargs", "**a** or **b**", "2**3**2", "***", "****", "*mutex*", "**a", "a**"],
    ids=["keywords", "two", "powers", "three", "four", "italics", "open", "end"],
)
def test_asterisks_that_are_not_around_the_whole_stay(cell: str) -> None:
    assert pairs(loaded(f"Front,Back\n{cell},x\n", "a.csv")) == [(cell, "x")]


def test_a_label_before_few_answers_stays() -> None:
    held = pairs(loaded("Front,Back\nMutex,Answer: a lock\nRace,two\nKey,a name\n", "a.csv"))
    assert held[0] == ("Mutex", "Answer: a lock")


@pytest.mark.parametrize(
    "names",
    [
        "Front Side,Back Side",
        "Side 1,Side 2",
        "side1,side2",
        "앞면,뒷면",
        "सवाल,जवाब",
        "प्रश्न,उत्तर",
        "FrontSide,BackSide",
    ],
    ids=["sides", "numbered", "tight", "korean", "hindi", "sanskrit", "camel"],
)
def test_sides_of_a_card_name_the_columns(names: str) -> None:
    assert pairs(loaded(f"{names}\nMutex,A lock\nRace,Two writers\n", "a.csv")) == [
        ("Mutex", "A lock"),
        ("Race", "Two writers"),
    ]


def test_sides_that_are_a_card_of_their_own_stay_one() -> None:
    assert pairs(loaded("left side,right side\nport,starboard\nbow,stern\n", "a.csv"))[0] == (
        "left side",
        "right side",
    )


def test_signs_that_latex_calls_by_name_are_signs() -> None:
    card = (
        "\\begin{flashcard}{What is List\\textless T\\textgreater{} in \\LaTeX?}"
        "A type, \\textgreater 0.\\end{flashcard}"
    )
    assert pairs(loaded(card, "a.tex")) == [("What is List<T> in LaTeX?", "A type, > 0.")]


@pytest.mark.parametrize(
    "text",
    [
        "# Rules\n\n## Severity\n\nSeverity:\n\n- **critical**: it loses a card;\n- **minor**: it is ugly,\n  only.\n",
        "# Use\n## Name:\nN26, a box\n## Before:\n- There is a box\n- It holds: *cards*, `more`\n",
        "reference:: 8a\n\n- [[Rules]]\n- # Inner\n\t- For $D\\{x\\}$ this holds: {a\n",
        "# 1.1\nThey would:\n\n- play {\n{ at random, then\n# 1.2\nWe could say so: that\n",
    ],
    ids=["headed", "colons", "outline", "braces"],
)
@pytest.mark.parametrize("extension", ["md", "txt"])
def test_a_page_of_notes_is_refused_in_a_sentence_and_not_as_broken_yaml(text: str, extension: str) -> None:
    told = refused(text, f"a.{extension}")
    assert told.startswith("this holds no deck in a format that is known here")
    assert "\n" not in told


def test_lists_below_questions_are_trivia_in_texts_too() -> None:
    text = "# of week 1\nAUTHOR: Ann\nHow many days has a year?:\n- 365\n- 366\nWhich port has HTTP?:\n- 80\n"
    for filename in ("a.txt", "a.md", "a.yaml"):
        found = loaded(text, filename)
        assert (found.format, len(found.deck.cards)) == ("trivia", 2)


TAGGED = "#flashcards/cells\n\nThe ==nucleus== holds the ==genes==.\n\nWhat makes ATP?::The mitochondrion, ==it==.\n"


def test_what_tagged_notes_highlight_is_asked_for() -> None:
    assert pairs(loaded(TAGGED, "a.md")) == [
        ("Fill the gap: The _____ holds the genes.", "nucleus"),
        ("Fill the gap: The nucleus holds the _____.", "genes"),
        ("What makes ATP?", "The mitochondrion, ==it==."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The ==nucleus== holds the genes.\n",
        "#flashcards\n\na == b and c == d\n",
        "#cards\n\n==== rule ====\n",
    ],
    ids=["no-tag", "equal", "rule"],
)
def test_other_marks_of_equality_ask_for_nothing(text: str) -> None:
    assert "holds no deck" in refused(text, "a.md")


RULED = (
    "# Threads\n\n## Locks\n____\nWhat is a mutex?\n\n?\n\nA lock.\n\nOne thread holds it.\n___\n"
    "What is a race?\n\n?\n\n```c\n?\n---\n```\nTwo writers.\n\n---\nJust a remark.\n"
)


def test_rules_part_cards_whose_sides_have_paragraphs() -> None:
    found = loaded(RULED, "a.md")
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("What is a mutex?", "A lock.\n\nOne thread holds it.", "Locks"),
        ("What is a race?", "```c\n?\n---\n```\nTwo writers.", "Locks"),
    ]
    assert found.skipped == ("paragraphs that are no card: 1",)


def test_cards_that_close_up_are_parted_by_blank_lines_whatever_rules_there_are() -> None:
    text = "What is a mutex?\n?\nA lock.\n\n---\n\nWhat is a race?\n?\nTwo writers.\n\nA remark.\n"
    assert pairs(loaded(text, "a.md")) == [
        ("What is a mutex?", "A lock."),
        ("What is a race?", "Two writers."),
    ]


@pytest.mark.parametrize("name", ["a.tex", "a.txt"])
def test_what_follows_the_front_of_a_card_in_latex_is_its_back(name: str) -> None:
    text = "\\section{Rates}\n\\card{Discount (B)}\n$B = 1$\n\n\\card{\\textbf{R}}\nA rate.\n\\section{Next}\nNo.\n"
    assert pairs(loaded(text, name)) == [("Discount (B)", "$B = 1$"), ("R", "A rate.")]
    assert pairs(loaded("\\card{Mutex}{A lock}\n\\card{Race}{Two}\n", name)) == [
        ("Mutex", "A lock"),
        ("Race", "Two"),
    ]


FRONT_MATTER = (
    "---\ntitle: Locks\ntags:\n- os\ncards:\n- id: a\n  front: What is a mutex?\n  back: A lock,\n    held by one.\n"
    "- id: b\n  front: Which flies?\n  back: It does.\n---\n# Locks\n\nQ: no card\n\nProse.\n"
)


def test_cards_at_the_top_of_a_page_of_notes_are_the_deck() -> None:
    found = loaded(FRONT_MATTER, "a.md")
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("What is a mutex?", "A lock, held by one."),
        ("Which flies?", "It does."),
    ]
    assert found.format == "records"


def test_a_page_with_other_settings_at_its_top_is_read_by_its_text() -> None:
    text = "---\ntitle: Locks\ncards:\n- one\n- two\n---\nQ: What is a mutex?\nA: A lock.\n"
    assert pairs(loaded(text, "a.md")) == [("What is a mutex?", "A lock.")]


def test_fences_that_tell_a_program_of_cards_are_no_text() -> None:
    text = "# Notes\n```anki\nQ: What is a mutex?\nA: A lock.\n```\n```anki\nQ: What is a race?\nA: Two writers.\n```\n"
    assert pairs(loaded(text, "a.md")) == [
        ("What is a mutex?", "A lock."),
        ("What is a race?", "Two writers."),
    ]


def test_fences_of_code_in_an_answer_stay() -> None:
    text = "Q: What is it?\nA: This:\n  ```c\n  x\n  ```\nQ: And that?\nA: That.\n"
    assert pairs(loaded(text, "a.md"))[0] == ("What is it?", "This:\n```c\nx\n```")


def test_an_explanation_beside_a_concept_is_its_meaning() -> None:
    assert pairs(loaded("Concept,Explanation\nMutex,A lock\nRace,Two writers\n", "a.csv"))[0] == (
        "Mutex",
        "A lock",
    )
    found = loaded("Question,Answer,Explanation\nWhat?,This,So it is\n", "a.csv")
    assert (found.deck.cards[0].reference, found.deck.cards[0].explanation) == ("This", "So it is")


SEMICOLONS = "What is a mutex?;A lock\nWhat is a race?;Two writers; no order\nWho wrote Faust?;Goethe\n"


def test_semicolons_in_a_few_answers_do_not_part_them() -> None:
    text = SEMICOLONS + "What is a key?;A name\nWhat is a queue?;First in, first out\n"
    found = loaded(text, "a.txt")
    assert (found.format, len(found.deck.cards)) == ("words", 5)
    assert found.deck.cards[1].reference == "Two writers; no order"
    assert found.skipped == ("semicolons past the first of a line, which were taken as part of the answer",)


def test_a_table_of_several_columns_is_no_list_of_terms() -> None:
    assert loaded("a;b;c\nd;e\nf;g;h\ni;j;k;l\n", "a.txt").format == "csv"
    assert loaded("a;b;c\nd;e;f\ng;h;i\n", "a.txt").format == "csv"


def test_few_lines_without_a_meaning_are_left_out() -> None:
    lines = "".join(f"What is {n}?;It is {n}; no less\n" for n in range(3))
    lines += "".join(f"Who is {n}?;He is {n}\n" for n in range(1_500))
    found = loaded(f"{lines}A remark\n", "a.txt")
    assert len(found.deck.cards) == 1_503
    assert "lines without a meaning: 1 (the first in line 1504)" in found.skipped


def test_three_dots_may_stand_between_the_sides_of_ruled_cards() -> None:
    text = "---\nname: Lua\n---\n\n---\n\nWhat means nothing?\n\n. . .\n\n`nil`\n\n---\n\nLength?\n\n. . .\n\n`#t`\n"
    assert pairs(loaded(text, "a.md")) == [("What means nothing?", "`nil`"), ("Length?", "`#t`")]
