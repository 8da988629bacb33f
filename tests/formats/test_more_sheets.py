"""Sheets of choices as strangers have them, and texts that are too long or no deck."""

import json

import pytest

from bot.core.decks import limits
from bot.core.decks.problems import DeckError
from bot.formats.load import load
from tests.formats.sheets import workbooks

UNNAMED = (
    "Where is Oslo?,Norway,Peru,Chad,Norway\nWhat barks?,Cat,Dog,Bat,Dog\nWhat flies?,Pig,Cow,Bat,bat\n"
    "What swims?,Cod,Ant,Fly,Cod\n"
)


def test_a_sheet_without_names_may_say_the_right_option_again() -> None:
    found = load(UNNAMED.encode(), filename="a.csv").deck.cards
    assert [card.reference for card in found] == ["Norway", "Dog", "Bat", "Cod"]
    assert set(found[1].wrong_answers) == {"Cat", "Bat"}


def test_translations_that_come_again_are_no_options() -> None:
    text = "hus,house,home,house\nby,town,city,town\nbil,car,auto,car\nbåt,boat,ship,boat\n"
    found = load(text.encode(), filename="a.csv").deck.cards
    assert [(card.reference, card.wrong_answers) for card in found][:2] == [("house", ()), ("town", ())]


@pytest.mark.parametrize(
    ("options", "answer", "wrong"),
    [
        ('"m/s,kg,m/s²"', "m/s", {"kg", "m/s²"}),
        ("F=ma;F=m/v;F=W", "F=ma", {"F=m/v", "F=W"}),
        ("Cow/Bat", "Bat", {"Cow"}),
    ],
)
def test_the_answer_tells_what_parts_the_options(options: str, answer: str, wrong: set[str]) -> None:
    text = f"question,options,answer\nWhich one is it?,{options},{answer}\n"
    (card,) = load(text.encode(), filename="a.csv").deck.cards
    assert (card.reference, set(card.wrong_answers)) == (answer, wrong)


def test_names_in_traditional_characters() -> None:
    text = (
        "ID,題型,標題,題目內容,選項A,選項B,正確答案\n1,mc,狗,什麼會叫？,貓,狗,B\n2,mc,鳥,什麼會飛？,鳥,牛,A\n"
    )
    first, second = load(text.encode(), filename="a.csv").deck.cards
    assert (first.prompt, first.reference, second.reference) == ("什麼會叫？", "狗", "鳥")


def test_tags_in_the_cells_of_a_spreadsheet_are_taken_off() -> None:
    data = workbooks.xlsx(["Question", "Answer"], ["<p>What <b>barks</b>?</p>", "<p>a dog</p>"])
    (card,) = load(data, filename="a.xlsx").deck.cards
    assert (card.prompt, card.reference) == ("What barks?", "a dog")


def test_the_rule_of_a_table_is_no_row() -> None:
    text = "a | b\n--- | ---\nlock | a thing of threads\nrace | two who write\n"
    found = load(text.encode(), filename="a.csv").deck.cards
    assert ("---", "---") not in [(card.prompt, card.reference) for card in found]


def test_an_answer_that_is_too_long_is_cut_in_flashcards_too() -> None:
    long = "It is long. " * (limits.MAX_REFERENCE // 10)
    text = f"What is a mutex?::{long}\nWhat is a race?::Two writers.\n"
    found = load(text.encode(), filename="a.md")
    first, second = found.deck.cards
    assert first.reference.startswith("It is long. It") and len(first.reference) <= limits.MAX_REFERENCE
    assert second.reference == "Two writers."
    assert "of which the first sentences were taken: 1 (the first in line 1)" in found.skipped[0]


@pytest.mark.parametrize(
    "value",
    [
        {f"字{number}": "1" for number in range(12)},
        {"Homepage": "https://a.org", "Change Log": "https://b.org", "Tracker": "https://c.org"},
    ],
)
def test_marks_and_links_are_no_translations(value: dict[str, str]) -> None:
    with pytest.raises(DeckError):
        load(json.dumps(value).encode(), filename="a.json")
