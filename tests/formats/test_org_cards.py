"""Cards of org-drill and org-fc in Org outlines."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load

DRAWERS = (
    "   :PROPERTIES:\n   :ID: a1\n   {kind}\n   :END:\n   :REVIEW_DATA:\n   | position | due |\n   :END:\n"
)


def loaded(text: str, kind: str = "org") -> Loaded:
    found = load(text.encode(), filename="cards.org")
    assert found.format == kind
    return found


def asked(text: str) -> list[tuple[str, str]]:
    return [(card.prompt, card.reference) for card in loaded(text).deck.cards]


def test_the_text_asks_and_a_heading_below_answers() -> None:
    text = (
        "#+TITLE: Drill\n* Capitals\n** Item   :drill:\nSCHEDULED: <2020-03-04>\n"
        + DRAWERS.format(kind=":DRILL_EASE: 2.5")
        + "Which is the capital of Estonia?\n*** The answer\nTallinn\n*** Notes\nOn the sea.\n"
        "** Item    :geo:drill:\nAnd of [[https://a.org][Latvia]]?\n*** Svar\nRiga\n* Nothing to ask\nSome text.\n"
    )
    first, second = loaded(text).deck.cards
    assert (first.prompt, first.reference) == ("Which is the capital of Estonia?", "Tallinn")
    assert (first.topic, first.explanation) == ("Capitals", "On the sea.")
    assert (second.prompt, second.reference) == ("And of Latvia?", "Riga")


@pytest.mark.parametrize(
    ("text", "card"),
    [
        (
            "* What is DNS?  :fc:\n" + DRAWERS.format(kind=":FC_TYPE: normal") + "Names to addresses",
            "Names to addresses",
        ),
        ("* What is DNS? :fc:\n** Back\nNames to addresses", "Names to addresses"),
        ("* What is DNS? :fc:\n#+BEGIN_SRC sh\n* dig\n#+END_SRC\n", "```\n* dig\n```"),
    ],
)
def test_a_title_asks_for_the_text_below_it(text: str, card: str) -> None:
    assert asked(text) == [("What is DNS?", card)]


def test_the_first_side_asks_for_the_second() -> None:
    text = (
        "* Noun :drill:\n" + DRAWERS.format(kind=":DRILL_CARD_TYPE: twosided") + "Translate this word.\n"
        "** Spanish\n[el] gato\n** English\nthe cat\n** Example sentence\nEl gato duerme.\n"
        "* Noun :drill:\n"
        + DRAWERS.format(kind=":DRILL_CARD_TYPE: multisided")
        + "** Picture\n[[file:a.jpg]]\n"
        "** Spanish\nla vaca\n** English\nthe cow\n"
    )
    assert asked(text) == [
        ("Translate this word.\nSpanish: el gato\nEnglish?", "the cat"),
        ("Spanish: la vaca\nEnglish?", "the cow"),
    ]


def test_gaps_become_a_card_each_with_the_others_filled() -> None:
    text = (
        "* Rule :drill:\n"
        + DRAWERS.format(kind=":DRILL_CARD_TYPE: hide1cloze")
        + "[An adverb] ends in [-mente|ending], see [[a][b]] and [2020-01-01].\n"
        "* Rule :fc:\n"
        + DRAWERS.format(kind=":FC_TYPE: cloze")
        + "{{Cats}@0} have {{four}{number}@1} [legs].\n"
    )
    found = loaded(text).deck.cards
    assert [(card.prompt, card.reference, card.hint) for card in found] == [
        ("Fill the gap: _____ ends in -mente, see b and [2020-01-01].", "An adverb", ""),
        ("Fill the gap: An adverb ends in _____, see b and [2020-01-01].", "-mente", "ending"),
        ("Fill the gap: _____ have four [legs].", "Cats", ""),
        ("Fill the gap: Cats have _____ [legs].", "four", "number"),
    ]


def test_verbs_are_conjugated_with_what_stands_above_them() -> None:
    text = (
        '* Verb :drill:\n:PROPERTIES:\n:VERB_INFINITIVE: "bailar"\n:VERB_TRANSLATION: "to dance"\n'
        ":DRILL_CARD_TYPE: hide1cloze\n:END:\nSp: [bailar]\n** Present :drill:\n:PROPERTIES:\n"
        ':VERB_TENSE: "present"\n:DRILL_CARD_TYPE: conjugate\n:END:\n| yo | bailo |\n|----+----|\n| tú | bailas |\n'
        "** Future :drill:\n:PROPERTIES:\n:VERB_TENSE: future\n:END:\n"
    )
    found = loaded(text)
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("Fill the gap: Sp: _____", "bailar"),
        ("Conjugate bailar (to dance): present", "yo bailo\ntú bailas"),
    ]
    assert any(line.startswith("cards without a question or an answer in text") for line in found.skipped)


def test_tables_of_an_outline_are_read_where_it_has_no_cards() -> None:
    found = loaded("* Verbs\n| Question | Answer |\n|----------+--------|\n| What flies? | Bat |\n", "table")
    assert [(card.prompt, card.reference, card.topic) for card in found.deck.cards] == [
        ("What flies?", "Bat", "Verbs")
    ]


def test_an_outline_without_cards_is_refused_with_what_to_do() -> None:
    with pytest.raises(DeckError, match="has the tag :drill: or :fc:"):
        load(b"* Shopping\n- milk {2}\n* Work\n", filename="notes.org")


NOTE = "\n:PROPERTIES:\n:ANKI_NOTE_TYPE: {}\n:END:\n"


def test_notes_for_anki_have_their_fields_below_them() -> None:
    text = (
        "#+TITLE: Cells\n* Energy\n** ATP"
        + NOTE.format("Basic")
        + "*** Front\nWhat carries energy?\n*** Back\nATP\n*** Extra\nin cells\n** Gap"
        + NOTE.format("Cloze")
        + "*** Text\nThe {{c1::nucleus}} holds DNA.\n*** Extra\nof cells\n"
    )
    found = loaded(text).deck
    assert (found.title, found.slug) == ("Cells", "cells")
    assert [(card.prompt, card.reference, card.topic, card.explanation) for card in found.cards] == [
        ("What carries energy?", "ATP", "Energy", "in cells"),
        ("Fill the gap: The _____ holds DNA.", "nucleus", "Energy", "of cells"),
    ]


def test_the_title_of_a_note_asks_for_its_text() -> None:
    text = (
        "* Enzymes\n:PROPERTIES:\n:ANKI_NOTE_ID: 1\n:END:\nThey speed up reactions.\n** Lipase\n:PROPERTIES:\n"
        ":ANKI_NOTE_ID: 2\n:END:\nIt cuts fats.\n* Q: {{c1::Lipase}} cuts fats\n:PROPERTIES:\n:ANKI_NOTE_ID: 3\n:END:\n"
        "* No note\nSome text.\n"
    )
    assert asked(text) == [
        ("Enzymes", "They speed up reactions."),
        ("Lipase", "It cuts fats."),
        ("Fill the gap: _____ cuts fats", "Lipase"),
    ]


def test_gaps_may_hold_braces() -> None:
    text = "* Sets :fc:\n" + DRAWERS.format(kind=":FC_TYPE: cloze") + "They are {{$\\{a\\}$}@0} here.\n"
    assert asked(text)[0][1] == "$\\{a\\}$"
