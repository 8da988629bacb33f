"""Tables of two columns whose texts hold commas and no quotes."""

import pytest

from bot.formats.load import load

PLAIN = "Which way is up?,north\nWhat is a mutex?,a lock\nCapital of Norway,Oslo\n"


def last(row: str, *, before: str = PLAIN) -> list[tuple[str, str]]:
    found = load(f"{before}{row}\n".encode(), filename="a.csv").deck.cards
    return [(card.prompt, card.reference) for card in found[3:]]


@pytest.mark.parametrize(
    ("row", "card"),
    [
        (
            "What is needed, so that it ends?,A base case, which stops it.",
            ("What is needed, so that it ends?", "A base case, which stops it."),
        ),
        ("Well, what, then?,this,that", ("Well, what, then?", "this,that")),
        ("lock,held by one thread, one alone", ("lock", "held by one thread, one alone")),
        ("salt, as it is,NaCl", ("salt, as it is", "NaCl")),
        ("people of Oslo,700,000", ("people of Oslo", "700,000")),
        ("red, green, blue", ("red", "green, blue")),
        ('lock,"held, by one"', ("lock", "held, by one")),
        ("bat,flies,animal", ("bat", "flies")),
    ],
)
def test_a_row_is_parted_where_its_texts_say(row: str, card: tuple[str, str]) -> None:
    assert last(row) == [card]


def test_what_was_parted_anew_is_told_with_its_line() -> None:
    found = load(f"question,answer\n{PLAIN}red, green, blue\n".encode(), filename="a.csv")
    assert found.skipped == (
        "rows with several commas and no quotes, parted where it is likeliest: 1 (the first in line 5)",
    )


def test_a_table_of_three_columns_is_as_it_was() -> None:
    (card,) = load(b"question,answer,topic\nWhat, then?,this,that\nA?,b,c\n", filename="a.csv").deck.cards[:1]
    assert (card.prompt, card.reference, card.topic) == ("What", "then?", "this")
