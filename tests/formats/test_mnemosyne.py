"""Mnemosyne's files: XML of version 1, `.cards` of version 2, and databases, which are not opened."""

import io
import pickle
import zipfile

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load

LOG = (
    '<?xml version="1.0" encoding="utf-8"?><openSM2sync number_of_entries="9">'
    '<log type="10" o_id="t1"><name>Threads</name></log><log type="10" o_id="t2"><name>__UNTAGGED__</name></log>'
    '<log type="16" o_id="f1"><f>What is a mutex?</f><b>A &lt;b&gt;lock&lt;/b&gt;.</b></log>'
    '<log type="16" o_id="f2"><f>Hund</f><p_1>hund</p_1><m_1>dog</m_1></log>'
    '<log type="16" o_id="f3"><text>The [nucleus:a part] holds the [genes].</text></log>'
    '<log type="16" o_id="f4"><f>La [casa] es grande</f><p_1></p_1><m_1>The house is big</m_1></log>'
    '<log type="16" o_id="f5"><f>Only a front</f></log>'
    '<log type="16" o_id="f6"><loc>Map</loc><marked>&lt;img src="a.png"&gt;</marked></log>'
    '<log type="6" o_id="c1" card_t="1" fact="f1" tags="t1"/><log type="6" o_id="c2" fact="f2" tags="t2"/>'
    "</openSM2sync>"
)
EXPECTED = [
    ("What is a mutex?", "A lock.", "Threads", ""),
    ("Hund", "dog", "", "hund"),
    ("Fill the gap: The _____ holds the genes.", "nucleus", "", ""),
    ("Fill the gap: The nucleus holds the _____.", "genes", "", ""),
    ("Fill the gap: La _____ es grande", "casa", "", "The house is big"),
]


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("METADATA", "card_set_name:Threads")
        archive.writestr("cards.xml", LOG)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"), [(LOG.encode(), "a.xml"), (zipped(), "a.cards")], ids=["xml", "cards"]
)
def test_words_and_gaps_are_cards_beside_fronts_with_backs(data: bytes, name: str) -> None:
    cards = load(data, filename=name).deck.cards
    assert [(card.prompt, card.reference, card.topic, card.explanation) for card in cards] == EXPECTED
    assert [card.hint for card in cards] == ["", "", "a part", "", ""]


def test_marks_of_formulas_are_no_gaps() -> None:
    text = "<openSM2sync><log><text>[latex]x[/latex] and [$]y[/$] are [two]</text></log></openSM2sync>"
    (card,) = load(text.encode(), filename="a.xml").deck.cards
    assert (card.prompt, card.reference) == ("Fill the gap: x and $y$ are _____", "two")


@pytest.mark.parametrize("protocol", [0, 2, 3, 4, 5])
def test_a_pickle_is_refused_and_not_opened(protocol: int) -> None:
    with pytest.raises(
        DeckError, match=r"^this is a pickle of Python, .*never opened here: save its cards as"
    ):
        load(pickle.dumps([{"q": "What?", "a": "This."}], protocol=protocol), filename="a.mem")


def test_a_database_of_mnemosyne_is_refused_with_the_way_out_of_it() -> None:
    data = b"--- Mnemosyne Data Base --- Format Version 3 ---\n(lp1\n(imnemosyne.core\nStartTime\np2\n."
    with pytest.raises(DeckError, match=r"Mnemosyne 1 .*choose File, Export and XML") as error:
        load(data, filename="default.mem")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text", ["(lp1: a disc\n(dp2: another.\n", "(lp) is: vinyl\n(ep) is: short.\n"], ids=["opcodes", "words"]
)
def test_a_list_that_begins_with_brackets_is_no_pickle(text: str) -> None:
    assert len(load(text.encode(), filename="a.txt").deck.cards) == 2
