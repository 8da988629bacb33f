"""Tables as strangers make and export them: several texts in a cell, numbers, keys and columns of other names."""

import pytest

from bot.formats.load import Loaded, load
from tests.formats.decks import pairs, wrong


def loaded(name: str, text: str) -> Loaded:
    return load(text.encode(), filename=name)


@pytest.mark.parametrize(
    ("answer", "reference", "accepted"),
    [
        ("Amsterdam|The Hague", "Amsterdam", ("The Hague",)),
        ("Amsterdam | The Hague", "Amsterdam", ("The Hague",)),
        ("a|b", "a|b", ()),
        ("cat x | sort", "cat x | sort", ()),
        ("[ab]|cde", "[ab]|cde", ()),
        ("solid; liquid", "solid; liquid", ()),
    ],
    ids=["names", "spaced", "letters", "pipe", "pattern", "list"],
)
def test_answers_parted_by_bars_all_count(answer: str, reference: str, accepted: tuple[str, ...]) -> None:
    (card,) = loaded("a.csv", f"question,answer\nWhat is it?,{answer}\n").deck.cards
    assert (card.reference, card.accepted) == (reference, accepted)


def test_other_answers_may_be_parted_by_semicolons() -> None:
    text = "question,answer,alt answers\nCapital of India?,New Delhi,Delhi; NCT of Delhi\n"
    assert loaded("a.csv", text).deck.cards[0].accepted == ("Delhi", "NCT of Delhi")


def test_options_in_a_cell_may_stand_beside_a_column_that_says_correct() -> None:
    deck = loaded("a.csv", "Question;Options;Correct\nWhat flies?;Cow|Bat;Bat\nWhat swims?;Cod|Owl;A\n").deck
    assert [(card.reference, wrong(card)) for card in deck.cards] == [("Bat", ["Cow"]), ("Cod", ["Owl"])]


def test_numbers_that_count_the_questions_are_no_part_of_them() -> None:
    rows = "1. What is DNA?,Genes\n2. What is RNA?,A messenger\n3. What is ATP?,Energy\n"
    assert pairs(loaded("a.csv", rows))[2] == ("What is ATP?", "Energy")
    assert pairs(loaded("a.csv", rows.replace("2.", "7.")))[2] == ("3. What is ATP?", "Energy")


def test_seasons_of_a_quiz_show_hold_the_clue_as_the_answer() -> None:
    text = "daily_double_value\tcategory\tanswer\tquestion\n0\tRIVERS\tRiver of the Bible\tthe Jordan\n"
    assert pairs(loaded("a.tsv", text)) == [("River of the Bible", "the Jordan")]


def test_hints_stand_in_labelled_texts_too() -> None:
    text = "Q: What is DNA?\nHint: An acid.\nA: Genes\n\nQ: What is RNA?\nA: A messenger\nHint: short\n"
    cards = loaded("a.txt", text).deck.cards
    assert [(card.prompt, card.reference, card.hint) for card in cards] == [
        ("What is DNA?", "Genes", "An acid."),
        ("What is RNA?", "A messenger", "short"),
    ]


def test_texts_of_a_table_of_ours_are_what_they_are() -> None:
    text = "prompt,reference,wrong\nBats are blind.,False,a; b\nWhat is it?,Amsterdam|The Hague,\n"
    statement, city = loaded("a.csv", text).deck.cards
    assert (statement.prompt, wrong(statement)) == ("Bats are blind.", ["a; b"])
    assert (city.reference, city.accepted) == ("Amsterdam|The Hague", ())
