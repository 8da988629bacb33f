"""Gaps of Anki's in files that do not say they are Anki's: tables, bare lines and paragraphs, CrowdAnki."""

import json

import pytest

from bot.formats.load import load

Asked = list[tuple[str, str]]


def asked(text: str, filename: str) -> Asked:
    return [
        (card.prompt.removeprefix("Fill the gap: "), card.reference)
        for card in load(text.encode(), filename=filename).deck.cards
    ]


OSLO = [("_____ is in Norway.", "Oslo"), ("Oslo is in _____.", "Norway")]


@pytest.mark.parametrize(
    ("text", "filename"),
    [
        ("{{c1::Oslo}} is in {{c2::Norway}}.\tcapital\n", "a.txt"),
        ("{{c1::Oslo}} is in {{c2::Norway}}.\n", "a.md"),
        ("\ufeff# Cities\n{{c1::Oslo}} is in {{c2::Norway}}.\n", "a.md"),
        ("text,extra\n{{c1::Oslo}} is in {{c2::Norway}}.,capital\n", "a.csv"),
        ("question,answer\n{{c1::Oslo}} is in {{c2::Norway}}.,\n", "a.csv"),
        ("{{c1::Oslo}} is in {{c2::Norway}}.,capital\n{{c1::Oslo}} is in {{c2::Norway}}.,capital\n", "a.csv"),
    ],
)
def test_gaps_are_filled_wherever_they_stand(text: str, filename: str) -> None:
    assert asked(text, filename) == OSLO


def test_what_stands_behind_a_gapped_text_explains_it() -> None:
    (card,) = load(b"The {{c1::heart::organ}} pumps.\tblood\tbio\n", filename="a.txt").deck.cards
    assert (card.reference, card.hint, card.explanation) == ("heart", "organ", "blood")


def test_paragraphs_with_gaps_are_cards_and_headings_topics() -> None:
    found = load(
        b"# Organs\n\nThe {{c1::heart}} pumps\nblood.\n\n{{c1::Lungs}} breathe\nair.\n\n", filename="a.md"
    )
    assert [(card.topic, card.prompt) for card in found.deck.cards] == [
        ("Organs", "Fill the gap: The _____ pumps\nblood."),
        ("Organs", "Fill the gap: _____ breathe\nair."),
    ]


def test_a_text_that_only_tells_of_gaps_is_no_deck_of_them() -> None:
    text = "What is {{c1::x}}?::A gap.\nWhat is Anki?::A program.\nWhat is Oslo?::A city.\n"
    assert asked(text, "a.md")[1:] == [("What is Anki?", "A program."), ("What is Oslo?", "A city.")]


def test_notes_of_crowdanki_with_gaps() -> None:
    model = {"crowdanki_uuid": "m", "type": 1, "flds": [{"name": "Text"}, {"name": "Back Extra"}]}
    texts = ["{{c1::Oslo}} is in {{c2::Norway}}.", "{{c1::image-occlusion:rect:left=1}}<br>"]
    deck = {
        "__type__": "Deck",
        "name": "D",
        "note_models": [model],
        "notes": [{"fields": [text, "see 2"], "guid": text, "note_model_uuid": "m"} for text in texts],
    }
    found = load(json.dumps(deck).encode(), filename="deck.json")
    assert asked(json.dumps(deck), "deck.json") == OSLO
    assert {card.explanation for card in found.deck.cards} == {"see 2"}
    assert "notes that hide parts of a picture: 1" in found.skipped


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("[$]x^2[/$] grows", "$x^2$ grows"),
        ("[$$]x^2[/$$]", "$$x^2$$"),
        ("[latex]$x$ and words[/latex]", "$x$ and words"),
        ("a [$] sign", "a [$] sign"),
    ],
)
def test_marks_of_formulas_are_dollar_signs(cell: str, text: str) -> None:
    anki = f"#separator:tab\n#html:true\n<b>Q</b>\t{cell}\n"
    for file, name in ((f"question,answer\nQ,{cell}\n", "a.csv"), (anki, "a.txt")):
        assert asked(file, name) == [("Q", text)]
    assert asked(json.dumps([{"question": "Q", "answer": cell}]), "a.json") == [("Q", text)]


def test_tags_that_give_a_list_or_a_reading_a_look_are_taken_off() -> None:
    text = (
        "front;back\n<ruby>犬<rp>(</rp><rt>いぬ</rt><rp>)</rp></ruby>;dog\n"
        '<ruby>猫<rt>ねこ</rt></ruby>;cat\npets;"<ul><li>dog</li><li>cat</li></ul>"\nlink;<a href=x>to</a> a</br>b\n'
    )
    assert asked(text, "a.csv") == [
        ("犬(いぬ)", "dog"),
        ("猫(ねこ)", "cat"),
        ("pets", "dog\ncat"),
        ("link", "to a\nb"),
    ]
    tags = "front;back\nWhich tag makes <b>bold</b> text?;b\nWhich <i>slants</i>?;i\n"
    assert asked(tags, "a.csv")[0] == ("Which tag makes <b>bold</b> text?", "b")
