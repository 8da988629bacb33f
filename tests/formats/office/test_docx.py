"""Documents of Word as decks."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load
from tests.formats.decks import wrong
from tests.formats.office.papers import (
    BOLD,
    MARKED,
    RED,
    UNDERLINED,
    docx,
    levels,
    p,
    run,
    style,
    tbl,
)
from tests.formats.sheets.workbooks import packed

HEADINGS = "".join(
    f"<w:style w:styleId='berschrift{level}'><w:name w:val='heading {level}'/></w:style>" for level in (1, 2)
)


def cards(data: bytes) -> list[tuple[str, str]]:
    return [(card.prompt, card.reference) for card in load(data, filename="Animals.docx").deck.cards]


def test_lines_with_q_and_a_are_cards_and_the_file_names_the_deck() -> None:
    found = load(docx(p("Q: What flies?"), p("A: ", run("Bat", BOLD))), filename="Animals.docx")
    assert (found.format, found.deck.title) == ("package", "Animals")
    assert (found.deck.cards[0].prompt, found.deck.cards[0].reference) == ("What flies?", "Bat")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("lowerLetter", "%2)"),
        ("upperLetter", "(%2)"),
        ("decimal", "%1.%2."),
        ("lowerRoman", "%2."),
        ("bullet", "o"),
    ],
    ids=["a)", "(A)", "1.1.", "i.", "bullet"],
)
@pytest.mark.parametrize("look", [BOLD, RED, MARKED, UNDERLINED], ids=["bold", "red", "marked", "underlined"])
def test_the_option_that_stands_out_is_right_whatever_its_list_is_numbered_by(
    kind: str, text: str, look: str
) -> None:
    body = [
        p("Which of these flies?", item=(1, 0)),
        *(p(run(each, look if each == "Bat" else ""), item=(1, 1)) for each in ("Cow", "Bat", "Cod")),
        p("Which of these swims?", item=(1, 0)),
        *(p(run(each, look if each == "Cod" else ""), item=(1, 1)) for each in ("Cow", "Bat", "Cod")),
    ]
    found = load(
        docx(*body, numbering=levels(("decimal", "%1."), (kind, text))), filename="a.docx"
    ).deck.cards
    assert [(card.reference, wrong(card)) for card in found] == [
        ("Bat", ["Cow", "Cod"]),
        ("Cod", ["Cow", "Bat"]),
    ]


def test_typed_letters_may_look_otherwise_than_their_options() -> None:
    body = [p("1. What flies?"), p("A. Cow"), p("B.\t", run("Bat", BOLD)), p("2. What swims?")]
    assert cards(docx(*body, p("A. ", run("Cod", BOLD)), p("B. Owl"))) == [
        ("What flies?", "Bat"),
        ("What swims?", "Cod"),
    ]


def test_a_key_comes_before_looks_and_looks_that_differ_tell_nothing() -> None:
    options = [p(run("A. Cow", BOLD)), p("B. Bat")]
    assert cards(docx(p("1. What flies?"), *options, p("Answer: B"))) == [("What flies?", "Bat")]
    two = [p(run("A. Cow", BOLD)), p(run("B. Bat", RED)), p("C. Cod")]
    with pytest.raises(DeckError, match="names none of its options"):
        load(docx(p("1. What flies?"), *two, p("2. What swims?"), *two), filename="a.docx")


def test_the_numbers_of_lists_are_counted_as_word_does() -> None:
    lists = levels(("decimal", "%1."), ("lowerLetter", "%2)"))
    body = [
        p("What flies?", item=(1, 0)),
        p("Cow", item=(1, 1)),
        p("Bat", item=(1, 1)),
        p("What swims?", item=(1, 0)),
        p("Cod", item=(1, 1)),
        p("Owl", item=(1, 1)),
        p("Answer key"),
        p("1. b, 2. a"),
    ]
    assert cards(docx(*body, numbering=lists)) == [("What flies?", "Bat"), ("What swims?", "Cod")]


def test_headings_are_known_by_the_names_of_their_styles() -> None:
    body = [
        p("Threads", properties=style("berschrift1")),
        p("What is a mutex?", properties=style("berschrift2")),
        p("A lock that one thread holds."),
        p("It keeps others out."),
        p("What is a deadlock?", properties=style("berschrift2")),
        p("Two threads that wait for each other."),
    ]
    deck = load(docx(*body, styles=HEADINGS), filename="a.docx").deck
    assert (deck.title, deck.cards[0].reference) == ("Threads", "A lock that one thread holds.")
    assert deck.cards[0].explanation == "It keeps others out."


def test_questions_in_bold_with_text_below_them_are_cards() -> None:
    body = []
    for question in ("What is a mutex?", "What is a deadlock?", "Why sleep?"):
        body += [p(run(question, BOLD)), p(f"It is told of {question.split()[-1]}"), p("More of it.")]
    assert len(cards(docx(*body))) == 3


@pytest.mark.parametrize(
    "rows",
    [
        [("Question", "Answer"), ("What flies?", "Bat"), ("What swims?", "Cod")],
        [("What flies?", "Bat"), ("What swims?", "Cod")],
        [("Question", "Option A", "Option B", "Correct"), ("What flies?", "Cow", "Bat", "B"),
         ("What swims?", "Cod", "Owl", "A")],
    ],
    ids=["named", "bare", "options"],
)  # fmt: skip
def test_tables_are_read_as_those_of_spreadsheets_are(rows: list[tuple[str, ...]]) -> None:
    assert cards(docx(p("Animals"), tbl(*rows))) == [("What flies?", "Bat"), ("What swims?", "Cod")]


def test_tables_of_the_same_columns_are_one_and_others_are_told() -> None:
    names = ("Question", "Answer")
    data = docx(tbl(names, ("What flies?", "Bat")), tbl(names, ("What swims?", "Cod")), tbl(("a", "b", "c")))
    found = load(data, filename="a.docx")
    assert len(found.deck.cards) == 2
    assert "tables with other columns: 1" in found.skipped


def test_options_that_are_laid_out_in_a_table_are_no_pairs() -> None:
    question = [("1.", "What flies?"), ("A.", "Cow"), ("B.", p(run("Bat", BOLD)))]
    other = [("2.", "What swims?"), ("A.", p(run("Cod", BOLD))), ("B.", "Owl")]
    assert cards(docx(tbl(*question), tbl(*other))) == [("What flies?", "Bat"), ("What swims?", "Cod")]


def test_what_nobody_sees_is_left_out_and_what_is_drawn_is_counted() -> None:
    hidden = "<w:del><w:r><w:delText>no </w:delText></w:r></w:del>" + run("secret ", "<w:vanish/>")
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    picture = "<w:r><w:drawing><a:blip xmlns:a='a'/></w:drawing></w:r>"
    answer = p("A: ", hidden, field, run("10"), run("8", "<w:vertAlign w:val='superscript'/>"), picture)
    found = load(docx(p("Q: How many drops?"), answer), filename="a.docx")
    assert found.deck.cards[0].reference == "10⁸"
    assert found.skipped[0].endswith("not read: 1")


def test_formulas_keep_their_meaning_on_one_line() -> None:
    letters = "<m:r><m:t>{}</m:t></m:r>".format
    formula = "<m:oMath xmlns:m='m'>{}</m:oMath>".format
    half = formula(f"<m:f><m:num>{letters('1')}</m:num><m:den>{letters('n+1')}</m:den></m:f>")
    power = formula(f"<m:sSup><m:e>{letters('x')}</m:e><m:sup>{letters('2')}</m:sup></m:sSup>")
    assert cards(docx(p("Q: What is meant?"), p("A: ", half, run(" and "), power))) == [
        ("What is meant?", "1/(n+1) and x^2")
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (docx(p("Dear all,"), p("I write to you about the bill of May."), p("Yours, A.")), "holds no deck"),
        (docx(), "holds no text"),
        (docx(p("x"), head="<!DOCTYPE a [<!ENTITY b 'c'>]>"), "declares a document type"),
        (docx("<w:p>" * 60 + "</w:p>" * 60), "stand over 40 deep"),
        (docx("<w:p/>" * 300_001), "over 300,000 elements"),
        (packed({"word/document.xml": "<w:document"}), "not XML"),
        (packed({"word/document.xml": b"a" * 200_000_000}), "unpacks to over"),
    ],
    ids=["letter", "empty", "entity", "deep", "many", "damaged", "large"],
)
def test_other_documents_are_refused_in_a_sentence(data: bytes, message: str) -> None:
    with pytest.raises(DeckError, match=message):
        load(data, filename="a.docx")


def test_what_points_at_itself_or_at_nothing_is_no_trouble() -> None:
    based = "<w:style w:styleId='{}'><w:basedOn w:val='{}'/></w:style>".format
    ring = based("a", "b") + based("b", "a")
    link = (
        "<w:abstractNum w:abstractNumId='7'><w:numStyleLink w:val='a'/></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='9'/></w:num>"
    )
    body = [p("Q: What flies?", properties=style("a")), p("A: Bat", item=(1, 0)), p("A: Owl", item=(77, 8))]
    assert cards(docx(*body[::2], styles=ring, numbering=link)) == [("What flies?", "Owl")]
    assert cards(docx(p("Q: What flies?", properties=style("a")), p("A: Bat"), styles=ring)) == [
        ("What flies?", "Bat")
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("WordDocument", "old Word document .*save it as .docx"),
        ("Workbook", "old Excel sheet .*save it as .xlsx or CSV"),
        ("EncryptedPackage", "with a password"),
        ("Other", "save it in the newer form"),
    ],
)
def test_old_office_files_are_refused_with_what_to_do(name: str, message: str) -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90) + name.encode("utf-16-le") + bytes(9)
    with pytest.raises(DeckError, match=message):
        load(data, filename="a.xls")


@pytest.mark.parametrize(
    ("member", "message"),
    [
        ("ppt/presentation.xml", "slides of PowerPoint"),
        ("Index/Document.iwa", "Apple's Pages"),
        ("META-INF/container.xml", "a book"),
    ],
)
def test_other_documents_in_zip_files_are_told_by_what_they_are(member: str, message: str) -> None:
    with pytest.raises(DeckError, match=message):
        load(packed({member: "<a/>"}), filename="a.zip")
