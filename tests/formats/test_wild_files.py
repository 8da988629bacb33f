"""Files as they are found in the wild: other programs' exports, spreadsheets, lists of words."""

import pytest

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.load import load
from tests.formats.decks import pairs, wrong


def cards(name: str, text: str) -> tuple[Card, ...]:
    return load(text.encode(), filename=name).deck.cards


def test_the_letter_of_an_option_is_not_the_answer() -> None:
    sheet = "Question;A;B;C;Correct\nWhich is the largest?;Ant;Whale;Cat;B\nWhich one flies?;Bat;Cow;Pig;a\n"
    largest, flying = cards("choices.csv", sheet)
    assert (largest.reference, wrong(largest)) == ("Whale", ["Ant", "Cat"])
    assert (flying.reference, wrong(flying)) == ("Bat", ["Cow", "Pig"])


def test_an_option_may_be_named_by_its_number_or_its_text_and_be_one_of_several() -> None:
    sheet = (
        "Question,Answer 1,Answer 2,Answer 3,Time limit,Correct answer(s)\n"
        'Which fly?,Bat,Cow,Owl,20,"1,3"\nWhich swims?,Cat,Cod,,20,2\nWhich barks?,Dog,Hen,Elk,20,Dog\n'
    )
    flying, swimming, barking = cards("quiz.csv", sheet)
    assert (flying.reference, flying.accepted, wrong(flying)) == ("Bat", ("Owl",), ["Cow"])
    assert (swimming.reference, wrong(swimming)) == ("Cod", ["Cat"])
    assert barking.reference == "Dog"


def test_a_row_that_names_no_option_is_left_out_and_counted() -> None:
    loaded = load(b"Question,Option A,Option B,Answer\nOne?,x,y,B\nTwo?,p,q,w\n", filename="a.csv")
    assert [card.reference for card in loaded.deck.cards] == ["y"]
    assert loaded.skipped == ("rows that name none of their options as the right one: 1",)


def test_a_number_that_is_one_option_and_names_another_is_not_guessed() -> None:
    sheet = "Question,A,B,C,Correct\nOne and one?,1,2,3,B\nTwo and one?,2,3,4,2\nThree and one?,3,5,4,4\n"
    loaded = load(sheet.encode(), filename="sums.csv")
    assert [card.reference for card in loaded.deck.cards] == ["2", "4"]
    assert loaded.skipped == ("rows that name none of their options as the right one: 1",)


@pytest.mark.parametrize(
    ("header", "reference", "accepted"),
    [
        ("Question,Answer,Answer", "Constantinople", ("Byzantium",)),
        ("Question,Answer 1,Answer 2", "Constantinople", ("Byzantium",)),
        ("Question,Correct Answer,Alternative", "Constantinople", ("Byzantium",)),
    ],
)
def test_a_second_column_of_answers_is_kept(header: str, reference: str, accepted: tuple[str, ...]) -> None:
    (card,) = cards("a.csv", f"{header}\nIstanbul's old name?,Constantinople,Byzantium\n")
    assert (card.reference, card.accepted) == (reference, accepted)


@pytest.mark.parametrize(
    "header",
    [
        "Word,Meaning",
        "Vorderseite,Rückseite",
        "Вопрос,Ответ",
        "Pregunta,Respuesta",
        "Recto,Verso",
        "質問,答え",
    ],
)
def test_columns_are_known_in_other_words(header: str) -> None:
    assert pairs(cards("a.csv", f"{header}\ndog,Hund\n")) in ([("dog", "Hund")], [("Hund", "dog")])


def test_a_word_among_the_data_makes_no_line_of_names() -> None:
    text = "sigma-field\tclosed under unions\tdefinition\nprobability\ta measure\tdefinition\n"
    assert pairs(cards("a.txt", text))[0] == ("sigma-field", "closed under unions")
    with pytest.raises(DeckError, match="no column is called 'answer'"):
        load(b"Term,Notes\nfoo,bar\n", filename="a.csv")


def test_the_line_by_which_spreadsheets_tell_the_delimiter_is_no_card() -> None:
    text = "sep=;\nquestion;answer\nThe square of three?;nine, or 9\n"
    assert pairs(cards("a.csv", text)) == [("The square of three?", "nine, or 9")]


def test_older_exports_of_anki_are_html_without_saying_so() -> None:
    text = "Half-life&nbsp;\tln&nbsp;2 / k<div>where k decays</div>\nAT&amp;T?\tTelephone &amp; Telegraph<br>(1885)\n"
    assert pairs(cards("a.txt", text)) == [
        ("Half-life", "ln 2 / k\nwhere k decays"),
        ("AT&T?", "Telephone & Telegraph\n(1885)"),
    ]
    about_html = "What does <b> do?\tbold\nWhat is &amp; for?\tan ampersand\n"
    assert pairs(cards("a.txt", about_html)) == [
        ("What does <b> do?", "bold"),
        ("What is &amp; for?", "an ampersand"),
    ]


def test_a_list_of_terms_and_meanings_is_parted_at_the_first_comma() -> None:
    loaded = load(b"Mercury,a planet, closest to the sun\nVenus,a planet\n", filename="planets.txt")
    assert [(card.prompt, card.reference) for card in loaded.deck.cards] == [
        ("Mercury", "a planet, closest to the sun"),
        ("Venus", "a planet"),
    ]
    assert loaded.format == "words"
    assert "commas past the first of a line" in loaded.skipped[0]


def test_notes_and_foreign_fields_are_refused_in_words_that_help() -> None:
    with pytest.raises(DeckError, match="a page of notes"):
        load(
            b"---\ntags:\n  - cards\n---\n\nA mutex is a lock.\nIt is held by one thread.\n",
            filename="notes.md",
        )
    with pytest.raises(DeckError, match=r"front: no such field; did you mean prompt\?"):
        load(b'{"deck":{"slug":"a","title":"A"},"cards":[{"front":"Q?","back":"A"}]}', filename="a.json")
