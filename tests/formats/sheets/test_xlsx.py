"""Workbooks of Excel: values, their formats, and files that mean harm."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.sheets.workbooks import packed, rows, xlsx, xlsx_parts

_NAMES = (
    "<row r='1'><c r='A1' t='inlineStr'><is><t>Question</t></is></c><c r='B1' t='str'><v>Answer</v></c></row>"
)


def loaded(data: bytes) -> Loaded:
    found = load(data, filename="deck.xlsx")
    assert found.format == "spreadsheet"
    return found


def answer(cell: str, **parts: str) -> str:
    """What becomes of an answer's cell."""
    row = f"<row r='2'><c r='A2' t='str'><v>What?</v></c>{cell}</row>"
    (card,) = loaded(packed(xlsx_parts({"S": _NAMES + row}, **parts))).deck.cards
    return card.reference


def test_a_table_is_read_as_a_csv_is() -> None:
    found = loaded(xlsx(("Topic", "Question", "", "Answer", "Notes"), ("Nets", "DNS?", "", "Names", "Old")))
    (card,) = found.deck.cards
    assert (card.topic, card.prompt, card.reference, card.explanation) == ("Nets", "DNS?", "Names", "Old")
    assert found.skipped == ("the column 'Notes', which was taken as the explanation",)
    assert found.deck.title == "deck"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("<c r='B2'><v>443</v></c>", "443"),
        ("<c r='B2' t='n'><v>443.0</v></c>", "443"),
        ("<c r='B2'><v>0.30000000000000004</v></c>", "0.3"),
        ("<c r='B2'><v>1.5E-3</v></c>", "0.0015"),
        ("<c r='B2'><v>-12345678901234</v></c>", "-12345678901234"),
        ("<c r='B2'><v>6.02E+23</v></c>", "602000000000000000000000"),
        ("<c r='B2' t='b'><v>1</v></c>", "TRUE"),
        ("<c r='B2' t='b'><v>0</v></c>", "FALSE"),
        ("<c r='B2' t='s'><v>1</v></c>", "two runs\nof it"),
        ("<c r='B2' t='s'><v>2</v></c>", "東京"),
        ("<c r='B2' t='str'><f>A1&amp;B1</f><v>a_x000A_b_x0007_c_xD800_</v></c>", "a\nb c"),
        ("<c t='str'><v>no place</v></c>", "no place"),
        ("<c r='B2' s='1'><v>25404</v></c>", "1969-07-20"),
        ("<c r='B2' s='1'><v>59</v></c>", "1900-02-28"),
        ("<c r='B2' s='1'><v>43832.127824074072</v></c>", "2020-01-02 03:04:04"),
        ("<c r='B2' s='1'><v>0.5</v></c>", "12:00"),
        ("<c r='B2' s='1'><v>1e300</v></c>", "1e300"),
        ("<c r='B2' s='2'><v>0.5</v></c>", "50%"),
        ("<c r='B2' s='3'><v>25404</v></c>", "1969-07-20"),
        ("<c r='B2' s='4'><v>7</v></c>", "007"),
        ("<c r='B2' s='5'><v>25404</v></c>", "25404"),
        ("<c r='B2' s='99'><v>7</v></c>", "7"),
    ],
)
def test_values_are_written_as_people_would(cell: str, shown: str) -> None:
    codes = (
        "yyyy\\-mm;@",
        "000",
        '#,##0.00 "days"',
    )
    formats = "".join(f"<numFmt numFmtId='{164 + n}' formatCode='{code}'/>" for n, code in enumerate(codes))
    cells = "".join(f"<xf numFmtId='{number}'/>" for number in (0, 14, 9, 164, 165, 166))
    strings = "<si><t>one</t></si><si><r><t>two runs</t></r><r><t>\nof it</t></r></si>"
    strings += "<si><t>東京</t><rPh><t>とう</t></rPh></si>"
    styles = f"<numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs>"
    assert answer(cell, styles=styles, strings=strings) == shown


def test_days_may_count_from_1904() -> None:
    styles = "<cellXfs><xf numFmtId='14'/></cellXfs>"
    assert (
        answer("<c r='B2' s='0'><v>1</v></c>", styles=styles, about="<workbookPr date1904='1'/>")
        == "1904-01-02"
    )


def test_errors_and_shared_texts_that_are_not_there_are_empty() -> None:
    for cell in (
        "<c r='B2' t='e'><v>#N/A</v></c>",
        "<c r='B2' t='s'><v>7</v></c>",
        "<c r='B2' t='s'><v>x</v></c>",
    ):
        with pytest.raises(DeckError, match="line 2: 'What\\?': the answer is empty"):
            answer(cell)


def test_members_may_be_written_in_other_cases_and_with_other_slashes() -> None:
    parts = xlsx_parts({"S": rows(("Q", "A"), ("a?", "b"))})
    odd = {
        name.replace("worksheets/sheet1", "worksheets\\Sheet1"): content for name, content in parts.items()
    }
    assert loaded(packed(odd)).deck.cards[0].prompt == "a?"


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (
            "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1'><v>2</v></c></row>",
            "line 1: 16,384 columns, over 100",
        ),
        ("<row><c><v>1</v></c><c><v>2</v></c></row>" * 20_001, "over 20,000 rows or"),
        (f"<row><c t='str'><v>{'x' * 4_200_000}</v></c><c><v>1</v></c></row>", "characters in a sheet"),
        ("<c/>" * 1_000_001, "over 1,000,000 elements of XML"),
        ("<row r='1'>", "the spreadsheet is damaged: mismatched tag"),
        ("<row><c><v>1</v></c></row>", "no sheet of it holds a table"),
        ("", "no sheet of it holds a table"),
    ],
)
def test_what_breaks_a_bound_is_refused(sheet: str, said: str) -> None:
    with pytest.raises(DeckError) as caught:
        loaded(packed(xlsx_parts({"S": sheet})))
    assert said in str(caught.value)


def test_two_cells_at_the_ends_of_a_sheet_take_no_memory_between_them() -> None:
    far = _NAMES + "<row r='1048576'><c r='A1048576'><v>1</v></c><c r='B1048576'><v>2</v></c></row>"
    assert loaded(packed(xlsx_parts({"S": far}))).deck.cards[0].reference == "2"


def test_a_zip_bomb_is_not_unpacked() -> None:
    parts = xlsx_parts({"S": rows(("Q", "A"), ("a?", "b"))})
    parts["xl/sharedStrings.xml"] = b" " * 9_000_000
    with pytest.raises(DeckError, match="the spreadsheet unpacks to over 8 MiB"):
        loaded(packed(parts))
    blank = {f"S{n}": " " * 8_000_000 for n in range(5)}
    with pytest.raises(DeckError, match="the spreadsheet unpacks to over 32 MiB"):
        loaded(packed(xlsx_parts(blank)))


def test_entities_that_stand_for_others_are_refused_where_they_are_declared() -> None:
    bomb = "<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><worksheet><sheetData/></worksheet>"
    parts = xlsx_parts({"S": ""})
    with pytest.raises(DeckError, match="document type"):
        loaded(packed({**parts, "xl/worksheets/sheet1.xml": bomb}))
    with pytest.raises(DeckError, match="declares an entity"):
        loaded(packed({**parts, "xl/workbook.xml": bomb}))


@pytest.mark.parametrize("missing", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_workbook_without_its_parts_is_damaged(missing: str) -> None:
    parts = xlsx_parts({"S": rows(("Q", "A"), ("a?", "b"))})
    del parts[missing]
    with pytest.raises(DeckError, match="the spreadsheet is damaged: there is no xl/work"):
        loaded(packed(parts))


@pytest.mark.parametrize("missing", ["_rels/.rels", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_other_parts_may_be_missing(missing: str) -> None:
    parts = xlsx_parts({"S": rows(("Q", "A"), ("a?", "b"))})
    del parts[missing]
    assert len(loaded(packed(parts)).deck.cards) == 1
