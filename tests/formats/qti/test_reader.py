"""Tests in QTI: versions 1.2 and 2, files and packages."""

import pytest

from bot.core.cards import AnswerKind
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import wrong
from tests.formats.sheets.workbooks import packed


def loaded(text: str) -> Loaded:
    return load(text.encode(), filename="quiz.xml")


def item(type_: str, presentation: str, processing: str) -> str:
    """An item as Canvas writes it."""
    return (
        f"<item ident='i' title='Q'><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>question_type"
        "</fieldlabel>"
        f"<fieldentry>{type_}</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation>{presentation}"
        f"</presentation><resprocessing>{processing}</resprocessing></item>"
    )


def material(text: str) -> str:
    return f"<material><mattext texttype='text/html'>{text}</mattext></material>"


def options(ident: str, **texts: str) -> str:
    labels = "".join(
        f"<response_label ident='{name}'>{material(text)}</response_label>" for name, text in texts.items()
    )
    return f"<render_choice>{labels}</render_choice>"


def right(response: str, *idents: str, action: str = "Set") -> str:
    said = "".join(f"<varequal respident='{response}'>{ident}</varequal>" for ident in idents)
    return (
        f"<respcondition><conditionvar>{said}</conditionvar><setvar action='{action}' varname='SCORE'>100</setvar>"
        "</respcondition>"
    )


def whole(*items: str) -> str:
    section = f"<section>{''.join(items)}</section>"
    return f"<questestinterop><assessment title='Animals'>{section}</assessment></questestinterop>"


def test_a_choice_has_its_right_option_and_the_others_are_wrong() -> None:
    asked = (
        material("&lt;p&gt;What flies?&lt;/p&gt;")
        + f"<response_lid ident='r'>{options('r', a='Cow', b='Bat')}</response_lid>"
    )
    found = loaded(whole(item("multiple_choice_question", asked, right("r", "b"))))
    (card,) = found.deck.cards
    assert (card.prompt, card.reference, wrong(card), card.topic) == ("What flies?", "Bat", ["Cow"], "")
    assert found.deck.title == "Animals"


def test_options_that_are_right_together_are_a_list() -> None:
    asked = (
        material("Which fly?")
        + f"<response_lid ident='r'>{options('r', a='Cow', b='Bat', c='Owl')}</response_lid>"
    )
    both = (
        "<respcondition><conditionvar><and><varequal respident='r'>b</varequal><varequal respident='r'>c</varequal>"
        "<not><varequal respident='r'>a</varequal></not></and></conditionvar><setvar varname='SCORE'>100</setvar>"
        "</respcondition>"
    )
    (card,) = loaded(whole(item("multiple_answers_question", asked, both))).deck.cards
    assert card.answer is not None and card.answer.kind is AnswerKind.LIST
    assert (card.answer.all_of, wrong(card)) == (("Bat", "Owl"), ["Cow"])


def test_gaps_pairs_and_numbers_become_cards() -> None:
    blanks = material("A [x] flies by [y].") + "".join(
        f"<response_lid ident='r_{name}'>{material(name)}{options('r', **{name + '1': text})}</response_lid>"
        for name, text in (("x", "bat"), ("y", "night"))
    )
    pairs = material("Who says what?") + "".join(
        f"<response_lid ident='p_{name}'>{material(name)}{options('p', m='moo', w='woof')}</response_lid>"
        for name in ("cow", "dog")
    )
    number = (
        material("How many legs?") + "<response_str ident='n'><render_fib fibtype='Decimal'/></response_str>"
    )
    between = (
        "<respcondition><conditionvar><or><varequal respident='n'>4</varequal><and><vargte respident='n'>3.5</vargte>"
        "<varlte respident='n'>4.5</varlte></and></or></conditionvar><setvar varname='SCORE'>100</setvar>"
        "</respcondition>"
    )
    found = loaded(
        whole(
            item("fill_in_multiple_blanks_question", blanks, right("r_x", "x1")),
            item(
                "matching_question",
                pairs,
                right("p_cow", "m", action="Add") + right("p_dog", "w", action="Add"),
            ),
            item("numerical_question", number, between),
        )
    )
    cards = {card.prompt: card for card in found.deck.cards}
    assert cards["A _____ flies by night."].reference == "bat"
    assert cards["A bat flies by _____."].reference == "night"
    assert cards["Who says what?\ncow → _____"].reference == "moo"
    assert cards["How many legs?"].answer is not None
    assert cards["How many legs?"].answer.tolerance == "0.5"


def test_what_no_card_can_ask_is_counted() -> None:
    essay = item("essay_question", material("Tell.") + "<response_str ident='r'/>", "")
    with pytest.raises(DeckError, match="essay questions, which have no answer to compare: 1"):
        loaded(whole(essay))


CHOICE = (
    "<assessmentItem identifier='i' title='T'>"
    "<responseDeclaration identifier='R' cardinality='single'>"
    "<correctResponse><value>b</value></correctResponse></responseDeclaration>"
    "<itemBody><p>Animals.</p><choiceInteraction responseIdentifier='R'><prompt>What <b>flies</b>?</prompt>"
    "<simpleChoice identifier='a'>Cow</simpleChoice>"
    "<simpleChoice identifier='b'>Bat<feedbackInline>Yes!</feedbackInline></simpleChoice>"
    "</choiceInteraction></itemBody></assessmentItem>"
)
ENTRY = (
    "<assessmentItem identifier='j' title='T'>"
    "<responseDeclaration identifier='R' cardinality='single' baseType='string'>"
    "<correctResponse><value>bat</value></correctResponse>"
    "<mapping><mapEntry mapKey='bats' mappedValue='1'/></mapping></responseDeclaration>"
    "<itemBody><p>A <textEntryInteraction responseIdentifier='R'/> flies.</p></itemBody></assessmentItem>"
)


def test_items_of_version_2_are_read() -> None:
    (choice,) = loaded(CHOICE).deck.cards
    assert (choice.prompt, choice.reference, wrong(choice)) == ("Animals.\nWhat flies?", "Bat", ["Cow"])
    (gap,) = loaded(ENTRY).deck.cards
    assert (gap.prompt, gap.reference, gap.accepted) == ("A _____ flies.", "bat", ("bats",))


def test_items_of_version_3_have_other_names() -> None:
    names = {
        "assessmentItem": "qti-assessment-item",
        "responseDeclaration": "qti-response-declaration",
        "correctResponse": "qti-correct-response",
        "responseIdentifier": "response-identifier",
        "choiceInteraction": "qti-choice-interaction",
        "simpleChoice": "qti-simple-choice",
        "feedbackInline": "qti-feedback-inline",
        "itemBody": "qti-item-body",
    }
    text = CHOICE
    for old, new in names.items():
        text = text.replace(old, new)
    assert loaded(text).deck.cards[0].reference == "Bat"


def test_a_package_is_read_whole_and_each_question_once() -> None:
    parts = {
        "imsmanifest.xml": b"<manifest/>",
        "a/i.xml": CHOICE.encode(),
        "b/i.xml": CHOICE.encode(),
        "c.xml": ENTRY.encode(),
    }
    found = load(packed(parts), filename="export.zip")
    assert (found.format, len(found.deck.cards)) == ("package", 2)
