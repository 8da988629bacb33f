"""Spreadsheets of OpenDocument."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.sheets.workbooks import ods


def cell(text: str, about: str = "office:value-type='string'") -> str:
    return f"<table:table-cell {about}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, about: str = "") -> str:
    return f"<table:table-row {about}>{''.join(cells)}</table:table-row>"


def loaded(*rows: str, name: str = "Cards") -> Loaded:
    table = f"<table:table table:name='{name}'>{row(cell('Question'), cell('Answer'))}{''.join(rows)}</table:table>"
    found = load(ods(table), filename="deck.ods")
    assert found.format == "spreadsheet"
    return found


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        (cell("443,0", "office:value-type='float' office:value='443'"), "443"),
        (cell("1.000,50 €", "office:value-type='currency' office:value='1000.5'"), "1000.5"),
        (cell("50,00 %", "office:value-type='percentage' office:value='0.5'"), "50%"),
        (cell("20.07.69", "office:value-type='date' office:date-value='1969-07-20'"), "1969-07-20"),
        (
            cell("x", "office:value-type='date' office:date-value='2020-01-02T03:04:05'"),
            "2020-01-02 03:04:05",
        ),
        (cell("long ago", "office:value-type='date' office:date-value='-0044-03-15'"), "long ago"),
        (cell("03:04", "office:value-type='time' office:time-value='PT03H04M00S'"), "03:04"),
        (cell("WAHR", "office:value-type='boolean' office:boolean-value='true'"), "TRUE"),
        (cell("a<text:s text:c='2'/>b<text:tab/>c<text:line-break/>d"), "a  b c\nd"),
        (cell("one</text:p><text:p>two <text:span>three</text:span>"), "one\ntwo three"),
        (cell("yes<office:annotation><text:p>a note</text:p></office:annotation>"), "yes"),
    ],
)
def test_values_are_written_as_people_would(answer: str, shown: str) -> None:
    (card,) = loaded(row(cell("What?"), answer)).deck.cards
    assert card.reference == shown


def test_repeated_rows_and_cells_cost_nothing_where_they_are_empty() -> None:
    empty = row(
        "<table:table-cell table:number-columns-repeated='16384'/>",
        about="table:number-rows-repeated='1048000'",
    )
    tail = "<table:table-cell table:number-columns-repeated='16000'/>"
    found = loaded(row(cell("A?"), cell("b"), tail), empty, row(cell("C?"), cell("d"), tail))
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [("A?", "b"), ("C?", "d")]
    with pytest.raises(DeckError, match="line 1048003: 'E\\?': the answer is empty"):
        loaded(row(cell("A?"), cell("b")), empty, row(cell("E?")))


def test_repetition_is_bounded() -> None:
    with pytest.raises(DeckError, match="101 columns, over 100"):
        loaded(row(cell("x", "table:number-columns-repeated='16384'")))
    with pytest.raises(DeckError, match="over 20,000 rows"):
        loaded(row(cell("A?"), cell("b"), about="table:number-rows-repeated='1000000'"))


def test_sheets_are_bounded() -> None:
    with pytest.raises(DeckError, match="over 1,000 sheets"):
        load(ods("<table:table/>" * 1_001), filename="deck.ods")


def test_a_drawing_is_no_spreadsheet() -> None:
    with pytest.raises(DeckError, match="without a spreadsheet"):
        load(ods("<text:p>Q</text:p>", kind="graphics"), filename="deck.odg")


def test_a_topic_in_a_cell_over_several_rows_is_that_of_each() -> None:
    spanned = cell("Europe", "office:value-type='string' table:number-rows-spanned='2'")
    names = row(cell("Topic"), cell("Question"), cell("Answer"))
    below = row("<table:covered-table-cell/>", cell("C?"), cell("d"))
    table = f"<table:table>{names}{row(spanned, cell('A?'), cell('b'))}{below}{row(cell(''), cell('E?'), cell('f'))}"
    deck = load(ods(f"{table}</table:table>"), filename="a.ods").deck
    assert [card.topic for card in deck.cards] == ["Europe", "Europe", ""]
