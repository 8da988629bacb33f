"""Texts of OpenDocument as decks."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load
from tests.formats.office.papers import odt

STYLES = (
    "<style:style style:name='B'><style:text-properties fo:font-weight='bold'/></style:style>"
    "<style:style style:name='S'><style:text-properties style:text-position='super 58%'/></style:style>"
    "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='1' "
    "style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/>"
    "</text:list-style>"
)


def cards(data: bytes) -> list[tuple[str, str]]:
    return [(card.prompt, card.reference) for card in load(data, filename="Animals.odt").deck.cards]


def question(asked: str, *options: str) -> str:
    inner = "".join(f"<text:list-item><text:p>{option}</text:p></text:list-item>" for option in options)
    return f"<text:list-item><text:p>{asked}</text:p><text:list>{inner}</text:list></text:list-item>"


def bold(text: str) -> str:
    return f"<text:span text:style-name='B'>{text}</text:span>"


def test_lists_are_numbered_and_the_option_in_bold_is_right() -> None:
    one, two = question("What flies?", "Cow", bold("Bat")), question("What swims?", bold("Cod"), "Owl")
    whole = f"<text:list text:style-name='L'>{one}{two}</text:list>"
    assert cards(odt(whole, styles=STYLES)) == [("What flies?", "Bat"), ("What swims?", "Cod")]
    apart = (
        f"<text:list text:style-name='L'>{one}</text:list>"
        f"<text:list text:style-name='L' text:continue-numbering='true'>{two}</text:list>"
    )
    assert cards(odt(apart, styles=STYLES)) == [("What flies?", "Bat"), ("What swims?", "Cod")]


def test_white_space_is_that_of_the_format_and_what_is_beside_the_text_is_left_out() -> None:
    body = (
        "<text:tracked-changes><text:p>Q: Old?</text:p></text:tracked-changes>"
        "<text:p>Q:  What\n flies<text:note><text:p>a note</text:p></text:note><text:s text:c='1'/>now?</text:p>"
        "<text:p>A: 10<text:span text:style-name='S'>8</text:span> bats</text:p>"
    )
    assert cards(odt(body, styles=STYLES)) == [("What flies now?", "10⁸ bats")]


def test_tables_and_headings_are_read() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>".format
    rows = "".join(
        f"<table:table-row>{cell(one)}{cell(two)}</table:table-row>"
        for one, two in (("Question", "Answer"), ("What flies?", "Bat"))
    )
    assert cards(odt(f"<table:table>{rows}</table:table>")) == [("What flies?", "Bat")]
    heading = "<text:h text:outline-level='2'>{}</text:h><text:p>{}</text:p>".format
    told = heading("What is a bat?", "A mammal.") + heading("What is a cod?", "A fish.")
    assert cards(odt(told)) == [("What is a bat?", "A mammal."), ("What is a cod?", "A fish.")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (odt("<text:p>Dear all,</text:p><text:p>I write to you about a bill.</text:p>"), "holds no deck"),
        (odt("<text:p>Q: What?</text:p>", kind="graphics"), "without a spreadsheet"),
        (
            odt(
                "<text:p>Dear</text:p>",
                styles="<text:list-style style:name='L'>"
                "<text:list-level-style-number text:level='99999' text:display-levels='99999' style:num-format='1'/>"
                "</text:list-style>",
            ),
            "holds no deck",
        ),
    ],
    ids=["letter", "drawing", "deep list"],
)
def test_other_documents_are_refused(data: bytes, message: str) -> None:
    with pytest.raises(DeckError, match=message):
        load(data, filename="a.odt")
