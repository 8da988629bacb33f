"""XML in which flashcard programs keep cards."""

import pytest

from bot.formats.load import Loaded, load


def loaded(text: str) -> Loaded:
    found = load(text.encode(), filename="cards.xml")
    assert found.format == "xml"
    return found


@pytest.mark.parametrize(
    "text",
    [
        "<mnemosyne><item><cat>Nets</cat><Q>What is DNS?</Q><A>Names to addresses</A></item></mnemosyne>",
        "<l><card><front>What is DNS?</front><back>Names to addresses</back><category>Nets</category></card></l>",
        "<deck><name>Deck</name><card topic='Nets' front='What is DNS?' back='Names to addresses'/></deck>",
        "<l><i><question><text>What is DNS?</text></question><answer>Names to addresses</answer></i></l>",
        "<L><Card><FrontSide>What is DNS?</FrontSide><ReverseSide>Names to addresses</ReverseSide></Card></L>",
        "<x:d xmlns:x='urn:d'><x:set title='Nets'><x:q>What is DNS?</x:q><x:a>Names to addresses</x:a></x:set></x:d>",
    ],
)
def test_cards_of_many_shapes(text: str) -> None:
    (card,) = loaded(text).deck.cards
    assert (card.prompt, card.reference) == ("What is DNS?", "Names to addresses")


def test_topics_keys_and_lines_come_along() -> None:
    item = "<item id='{}'><cat>Nets</cat><Q>{}</Q><A>{}</A></item>\n"
    first, _ = loaded(f"<m>\n{item.format('i1', 'A?', 'b')}{item.format('i2', 'C?', 'd')}</m>").deck.cards
    assert (first.key, first.topic) == ("i1", "Nets")
    again = loaded(f"<m>\n{item.format('i1', 'A?', 'b')}{item.format('i1', 'C?', 'd')}</m>")
    assert [card.key[:2] for card in again.deck.cards] == ["c-", "c-"]
    assert "identifiers that stand at several questions" in again.skipped[0]


def test_html_is_read_where_the_file_is_full_of_it() -> None:
    tags = "<m><i2><Q>What is &lt;b&gt;DNS&lt;/b&gt;?</Q><A>Names<br/>to <b>addresses</b></A></i2></m>"
    assert [(c.prompt, c.reference) for c in loaded(tags).deck.cards] == [
        ("What is DNS?", "Names\nto addresses")
    ]
    escaped = "<m><c><q>What is &lt;b&gt;?</q><a>bold</a></c></m>"
    assert loaded(escaped).deck.cards[0].prompt == "What is <b>?"


def test_options_say_which_is_right() -> None:
    text = (
        "<quiz><item><question>Which flies?</question><options><option correct='true'>Bat</option>"
        "<option>Cow</option><option>Cod</option></options></item></quiz>"
    )
    (card,) = loaded(text).deck.cards
    assert (card.reference, [group.answers for group in card.wrong]) == ("Bat", [("Cow",), ("Cod",)])
