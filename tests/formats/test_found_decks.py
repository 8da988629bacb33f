"""Faults that files of strangers showed: each kind by a small file of our own, and neighbours that did not change."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load


def loaded(text: str, filename: str) -> Loaded:
    return load(text.encode(), filename=filename)


def pairs(text: str, filename: str) -> list[tuple[str, str]]:
    return [(card.prompt, card.reference) for card in loaded(text, filename).deck.cards]


def refused(text: str, filename: str) -> str:
    with pytest.raises(DeckError) as error:
        loaded(text, filename)
    return str(error.value)


OF_LOGSEQ = (
    "- Intro\n  id:: 62345678-1234-1234-1234-123456789abc\n- file:: [Wang.pdf](../wang.pdf)\n  hl-page:: 3\n"
)


def test_what_an_outliner_notes_of_its_blocks_is_no_card() -> None:
    assert "holds no deck" in refused(OF_LOGSEQ, "a.md")
    held = pairs(f"{OF_LOGSEQ}- What is a mutex?::A lock.\n- What is a race?::Two writers.\n", "a.md")
    assert held == [("What is a mutex?", "A lock."), ("What is a race?", "Two writers.")]


def test_a_term_that_is_called_like_a_note_is_a_card() -> None:
    assert pairs("# Terms\nid:: a number\nfile:: a name and bytes\n", "a.md") == [
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
    assert pairs(text, filename) == expected


@pytest.mark.parametrize(
    "cell",
    ["**kwargs", "**a** or **b**", "2**3**2", "***", "****", "*mutex*", "**a", "a**"],
    ids=["keywords", "two", "powers", "three", "four", "italics", "open", "end"],
)
def test_asterisks_that_are_not_around_the_whole_stay(cell: str) -> None:
    assert pairs(f"Front,Back\n{cell},x\n", "a.csv") == [(cell, "x")]


def test_a_label_before_few_answers_stays() -> None:
    held = pairs("Front,Back\nMutex,Answer: a lock\nRace,two\nKey,a name\n", "a.csv")
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
    assert pairs(f"{names}\nMutex,A lock\nRace,Two writers\n", "a.csv") == [
        ("Mutex", "A lock"),
        ("Race", "Two writers"),
    ]


def test_sides_that_are_a_card_of_their_own_stay_one() -> None:
    assert pairs("left side,right side\nport,starboard\nbow,stern\n", "a.csv")[0] == (
        "left side",
        "right side",
    )


def test_signs_that_latex_calls_by_name_are_signs() -> None:
    card = (
        "\\begin{flashcard}{What is List\\textless T\\textgreater{} in \\LaTeX?}"
        "A type, \\textgreater 0.\\end{flashcard}"
    )
    assert pairs(card, "a.tex") == [("What is List<T> in LaTeX?", "A type, > 0.")]


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
