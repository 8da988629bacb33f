"""Outlines that are written with arrows, as RemNote keeps and exports them."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load

OUTLINE = """- Cells
    - What makes ATP? >> The mitochondrion
    - Ribosome :: makes **proteins** out of [[amino acids]]
        - Parts ;; two subunits
        - Found in>>the cytoplasm
    - Golgi apparatus :: packs proteins
        - Parts ;; stacked sacs
    - Capital of France <> Paris
    - Photosystem II << What splits water?
    - Name the noble gases >>>
        - Helium
        - Neon
            - used in lamps
    - Steps of mitosis >>1.
        - Prophase
        - Metaphase
    - Which of these flies? >>A)
        - Bat
        - Cow
    - Mutex ::
        - A lock.
    - The {{nucleus}} holds the {{genes}}{({not atoms})}.
    - `a >> b` shifts, and this is no card
"""
CARDS = [
    ("What makes ATP?", "The mitochondrion"),
    ("Ribosome", "makes **proteins** out of amino acids"),
    ("Ribosome: Parts", "two subunits"),
    ("Found in", "the cytoplasm"),
    ("Golgi apparatus", "packs proteins"),
    ("Golgi apparatus: Parts", "stacked sacs"),
    ("Capital of France", "Paris"),
    ("What splits water?", "Photosystem II"),
    ("Name the noble gases", "- Helium\n- Neon"),
    ("Steps of mitosis", "1. Prophase\n2. Metaphase"),
    ("Which of these flies?\n• Bat\n• Cow", "Bat"),
    ("Mutex", "A lock."),
    ("Fill the gap: The _____ holds the genes.", "nucleus"),
    ("Fill the gap: The nucleus holds the _____.", "genes"),
]


def loaded(text: str, filename: str = "a.md") -> Loaded:
    return load(text.encode(), filename=filename)


@pytest.mark.parametrize("tabs", [False, True], ids=["spaces", "tabs"])
@pytest.mark.parametrize("mark", ["- ", "* ", ""], ids=["dashes", "stars", "bare"])
def test_arrows_say_what_is_asked(mark: str, tabs: bool) -> None:
    text = OUTLINE.replace("- ", mark)
    found = loaded(text.replace("    ", "\t") if tabs else text)
    assert [(card.prompt, card.reference) for card in found.deck.cards] == CARDS
    assert (found.format, found.skipped) == ("bullets", ())
    assert [card.topic for card in found.deck.cards[:3]] == ["Cells", "Cells", "Ribosome"]


def test_what_is_told_of_several_things_is_asked_of_each() -> None:
    text = (
        "- Photosynthesis\n  - Definition::Light into sugar\n- Respiration\n  - Definition::Sugar into ATP\n"
    )
    assert [(card.prompt, card.reference) for card in loaded(text).deck.cards] == [
        ("Photosynthesis: Definition", "Light into sugar"),
        ("Respiration: Definition", "Sugar into ATP"),
    ]


def test_an_arrow_without_an_answer_is_counted() -> None:
    found = loaded("- What is a? >> b\n- What is c? >> d\n- What is e? >>>\n")
    assert len(found.deck.cards) == 2
    assert found.skipped == ("cards without an answer, or too long for a card: 1 (the first in line 3)",)


@pytest.mark.parametrize(
    "text",
    [
        "Use the menus\nFile >> Open >> Save\nEdit >> Undo >> All\nHelp >> About >> Us\n",
        "int main() {\n  cout << a;\n  cin >> b;\n  x = y >> 2;\n}\n",
        "- vector<vector<int>> grid holds it\n- map<int, vector<int>> other does\n- and so on\n",
        "> > a quoted mail\n> > of two lines\n",
        ">>> 1 + 1\n2\n>>> 2 + 2\n4\n>>> 3\n3\n3\n",
        "- reference:: 8a\n- One\n  - reference:: 8.1\n- Two\n  - reference:: 8.2\n- Three\n- Four\n",
        "```\na >> b\nc >> d\n```\n",
        "- Fish and chips\n- Salt\n- see one >> two\n- Bread\n",
    ],
    ids=["menus", "program", "types", "mail", "shell", "notes", "code", "one"],
)
@pytest.mark.parametrize("extension", ["md", "txt"])
def test_arrows_that_mean_something_else_make_no_cards(text: str, extension: str) -> None:
    with pytest.raises(DeckError):
        loaded(text, f"a.{extension}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mitosis >> division\nmeiosis >> halving\n", "bullets"),
        ("- What is a mutex? #card\n  - A lock.\n", "bullets"),
        ("- Mutex::A lock\n- Race::Two writers\n", "flashcards"),
        ("Q: What is 1 << 3?\nA: 8\n\nQ: What is 8 >> 3?\nA: 1\n", "qa"),
        (
            "- Locks\n  - Mutex::A lock\n  - Race::Two\n- Cells\n  - ATP::Energy\n  - DNA::Genes\n",
            "flashcards",
        ),
    ],
    ids=["list", "logseq", "colons", "labels", "nested"],
)
def test_neighbours_are_read_as_what_they_are(text: str, expected: str) -> None:
    found = loaded(text)
    assert found.format == expected
    assert all(card.prompt and card.reference for card in found.deck.cards)
