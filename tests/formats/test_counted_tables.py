"""Tables whose first column counts, whose options stand in one cell, and what stands above the names of columns."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load
from tests.formats.decks import wrong


def cards(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (card.prompt, card.reference, wrong(card))
        for card in load(text.encode(), filename="a.csv").deck.cards
    ]


@pytest.mark.parametrize(
    "head", ["", ",Unnamed: 1,Unnamed: 2,,,,\n", "Game,Column B,Column C,,,,\n", ",,,,,,\n,,,,,,\n"]
)
def test_a_first_column_that_counts_is_no_question_and_seconds_are_no_option(head: str) -> None:
    rows = (
        "1,It flies.,Bat,Cow,Pig,20,1\n2,It swims.,Owl,Cod,Dog,20,2\n3,It barks.,Owl,Cod,Dog,30,3\n4,,,,,,\n"
    )
    assert cards(head + rows)[:2] == [
        ("It flies.", "Bat", ["Cow", "Pig"]),
        ("It swims.", "Cod", ["Owl", "Dog"]),
    ]
    assert len(cards(head + rows)) == 3


def test_numbers_that_are_asked_about_stay() -> None:
    assert cards("1,one\n2,two\n3,three\n")[0][:2] == ("1", "one")
    assert cards("1945,end of the war\n1946,first assembly\n1947,a plan\n")[0][:2] == (
        "1945",
        "end of the war",
    )


def test_an_index_beside_words_is_no_deck() -> None:
    with pytest.raises(DeckError, match="one column only"):
        load("".join(f"{number}|word{number}\n" for number in range(30)).encode(), filename="a.csv")


def test_addresses_of_pictures_are_no_answers() -> None:
    rows = "".join(
        f"Actions {number // 9}|act {number}|https://a.org/one {number}.jpg\n" for number in range(60)
    )
    with pytest.raises(DeckError, match="a table of records"):
        load(rows.encode(), filename="a.csv")


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ('"a:It brakes, hard.,b:Slow down.,c:Drive on."', "b"),
        ('"A) It brakes, hard. B) Slow down. C) Drive on."', "B"),
        ('"[""It brakes, hard."", ""Slow down."", ""Drive on.""]"', "B"),
        ('"[\'It brakes, hard.\', \'Slow down.\', \'Drive on.\']"', "Slow down."),
        ('"It brakes, hard.;Slow down.;Drive on."', "b."),
        ('"It brakes, hard.|Slow down.|Drive on."', "(B)"),
    ],
    ids=["colons", "brackets", "JSON", "Python", "semicolons", "bars"],
)  # fmt: skip
def test_options_in_one_cell_are_told_apart(cell: str, answer: str) -> None:
    found = cards(f"question,options,correct-answer\nWhen it snows:,{cell},{answer}\n")
    assert found == [("When it snows:", "Slow down.", ["It brakes, hard.", "Drive on."])]


def test_several_letters_are_all_asked_for_and_a_letter_without_options_is_none() -> None:
    head = "questiontext,choices,answer\n"
    assert cards(f"{head}What flies?,Bat;Cow;Owl,AC\n")[0][1:] == ("Bat, Owl", ["Cow"])
    found = load(f"{head}What flies?,Bat;Cow;Owl,A\nWhat swims?,,b\n".encode(), filename="a.csv")
    assert len(found.deck.cards) == 1
    assert "rows that name none of their options as the right one: 1" in found.skipped


def test_a_template_of_a_quiz_game_may_have_its_title_and_advice_above_the_names() -> None:
    text = (
        ',,,,\n,Quiz template,,,\n,"Add questions, and have fun!",,,\n'
        ",Question - max 95 characters,Answer 1 - max 60 characters,Answer 2 - max 60 characters,"
        "Correct answer(s) - choose at least one\n1,Which flies?,Bat,Cow,1\n2,Which swims?,Owl,Cod,2\n"
    )
    assert cards(text) == [("Which flies?", "Bat", ["Cow"]), ("Which swims?", "Cod", ["Owl"])]
