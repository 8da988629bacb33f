"""Which sheet holds the cards, and what templates put around its table."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import wrong
from tests.formats.sheets.workbooks import packed, rows, xlsx, xlsx_parts


def loaded(data: bytes) -> Loaded:
    return load(data, filename="deck.xlsx")


def test_a_sheet_with_names_comes_before_one_without_and_the_others_are_told() -> None:
    sheets = {
        "Read me": rows(("How to use this",)),
        "Words": rows(("dog", "Hund"), ("cat", "Katze")),
        "Cards": rows(("Question", "Answer"), ("DNS?", "Names")),
        "Empty": "",
    }
    found = loaded(packed(xlsx_parts(sheets)))
    assert [card.prompt for card in found.deck.cards] == ["DNS?"]
    assert found.skipped == ("sheets beside 'Cards': 'Read me', 'Words'",)


def test_without_names_the_first_table_counts_and_hidden_sheets_come_last() -> None:
    words, other = rows(("dog", "Hund"), ("cat", "Katze")), rows(("Question", "Answer"), ("DNS?", "Names"))
    found = loaded(packed(xlsx_parts({"List": other, "Words": words}, hidden=("List",))))
    assert [card.prompt for card in found.deck.cards] == ["DNS?"]
    plain = loaded(packed(xlsx_parts({"A": words, "B": rows(("a", "b"))})))
    assert [card.prompt for card in plain.deck.cards] == ["dog", "cat"]


def test_a_sheet_that_breaks_a_bound_is_passed_over_where_another_holds_cards() -> None:
    wide = "<row><c r='A1'><v>1</v></c><c r='XFD1'><v>2</v></c></row>"
    found = loaded(packed(xlsx_parts({"Data": wide, "Cards": rows(("Q", "A"), ("a?", "b"))})))
    assert found.skipped == ("sheets beside 'Cards': 'Data'",)


def test_titles_above_and_columns_before_the_table_are_left_out() -> None:
    found = loaded(
        xlsx(("", "My deck"), ("", "for all of us", "2026"), ("", "Term", "Definition"), ("", "DNS", "Names"))
    )
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [("DNS", "Names")]
    assert found.skipped == ("rows above the names of the columns: 2",)


def test_kahoots_template() -> None:
    names = (
        "",
        "Question - max 120 characters",
        "Answer 1 - max 75 characters",
        "Answer 2 - max 75 characters",
        "Answer 3 - max 75 characters",
        "Time limit (sec) – 5, 10, 20, 30",
        "Correct answer(s) - choose at least one",
    )
    found = loaded(
        xlsx(
            ("Quiz template",),
            names,
            ("1", "Fly?", "Bat", "Cow", "Owl", "20", "1,3"),
            ("2", "Bark?", "Dog", "Cat", "", "20", "1"),
        )
    )
    flying, barking = found.deck.cards
    assert (flying.prompt, flying.reference, flying.accepted, wrong(flying)) == (
        "Fly?",
        "Bat",
        ("Owl",),
        ["Cow"],
    )
    assert (barking.reference, wrong(barking)) == ("Dog", ["Cat"])
    assert found.skipped == (
        "rows above the names of the columns: 1",
        "the column 'Time limit', which is no part of a card",
    )


def test_quizizzs_template() -> None:
    found = loaded(
        xlsx(
            (
                "Question Text",
                "Question Type",
                "Option 1",
                "Option 2",
                "Correct Answer",
                "Answer explanation",
            ),
            ("Text of the question", "Default is Multiple Choice", "Text for option 1", "Text", "1 to 5", ""),
            ("Flies?", "Multiple Choice", "Bat", "Cow", "1", "It has wings."),
            ("Say!", "Open-Ended"),
        )
    )
    (card,) = found.deck.cards
    assert (card.prompt, card.reference, wrong(card), card.explanation) == (
        "Flies?",
        "Bat",
        ["Cow"],
        "It has wings.",
    )
    assert "rows of advice below the names of the columns: 1" in found.skipped
    assert "rows that name none of their options as the right one: 1" in found.skipped


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("collection.anki2", "package"),
        ("word/document.xml", "document cannot be read"),
        ("a.txt", "holds no deck"),
    ],
)
def test_other_zip_files_are_no_spreadsheets(name: str, kind: str) -> None:
    with pytest.raises(DeckError, match=kind.replace("package", "database|package|collection")):
        load(packed({name: "x"}), filename="deck.xlsx")


def test_an_old_workbook_is_refused_in_words_that_help() -> None:
    with pytest.raises(DeckError, match=r"save it in the newer form, as \.xlsx"):
        load(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), filename="deck.xls")


def test_a_topic_in_a_cell_over_several_rows_is_that_of_each() -> None:
    lines = ("Topic", "Question", "Answer"), ("Europe", "A?", "b"), ("", "C?", "d"), ("", "E?", "f")
    sheet = rows(*lines) + "<mergeCells><mergeCell ref='A2:A3'/><mergeCell ref='B4:C4'/></mergeCells>"
    deck = load(packed(xlsx_parts({"Cards": sheet})), filename="a.xlsx").deck
    assert [card.topic for card in deck.cards] == ["Europe", "Europe", ""]


def test_a_question_in_a_cell_over_several_rows_is_asked_once() -> None:
    sheet = rows(("Question", "Answer"), ("A?", "b"), ("", "d")) + "<mergeCell ref='A2:A3'/>"
    with pytest.raises(DeckError, match="line 3: the question is empty"):
        load(packed(xlsx_parts({"Cards": sheet})), filename="a.xlsx")
