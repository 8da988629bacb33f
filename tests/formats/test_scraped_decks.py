"""Files as strangers export, copy and scrape them: nothing of a card may be lost, mangled or wrongly split."""

import pytest

from bot.core.cards import AnswerKind
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from tests.formats.decks import pairs, wrong


def loaded(name: str, text: str) -> Loaded:
    return load(text.encode(), filename=name)


OF_FORMS = (
    "Question,Question Type,Option 1,Option 2,Option 3,Option 4,Answer\n"
    "What is 2+2?,MULTIPLE CHOICE,3,4,5,6,4\nSky colour?,MULTIPLE CHOICE,Blue,Red,Green,,Blue\n"
    'Select primes,CHECKBOXES,2,3,4,6,"2,3"\n'
)


def test_where_right_options_are_told_in_words_a_number_is_one_too() -> None:
    deck = loaded("a.csv", OF_FORMS).deck
    assert [(card.reference, wrong(card)) for card in deck.cards] == [
        ("4", ["3", "5", "6"]),
        ("Blue", ["Red", "Green"]),
        ("2, 3", ["4", "6"]),
    ]


def test_a_column_of_kinds_tells_that_several_options_are_asked_for() -> None:
    several = loaded("a.csv", OF_FORMS).deck.cards[2]
    assert several.answer and (several.answer.kind, several.answer.all_of) == (AnswerKind.LIST, ("2", "3"))


OF_LABELS = (
    "# Networks\n\n**Q: What is TCP?**\n\nA: A transport protocol.\n\n**Q: What port has HTTPS?**\n\nA: 443\n"
)


def test_a_letter_before_the_answer_to_a_bold_question_is_no_part_of_it() -> None:
    held = pairs(loaded("a.md", OF_LABELS))
    assert held == [("What is TCP?", "A transport protocol."), ("What port has HTTPS?", "443")]


def test_a_letter_before_an_option_is_no_label() -> None:
    options = (
        "### Which flies?\n\nA: Bat\nB: Cow\n\nAnswer: A\n\n### Which swims?\n\nA: Owl\nB: Cod\n\nAnswer: B\n"
    )
    assert [answer for _, answer in pairs(loaded("a.md", options))] == ["Bat", "Cod"]


def test_a_table_of_contents_is_no_topic() -> None:
    text = (
        "# Interview\n\n## Table of Contents\n1. [What is React?](#1)\n2. [What is JSX?](#2)\n\n"
        "### 1. What is React?\n\nA library.\n\n### 2. What is JSX?\n\nA syntax.\n"
    )
    found = loaded("a.md", text)
    assert [(card.reference, card.topic) for card in found.deck.cards] == [
        ("A library.", ""),
        ("A syntax.", ""),
    ]
    assert found.skipped == ()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[[Saint Helena]]", "Saint Helena"),
        ("[[Helena|the island]] of [[Longwood#House]]", "the island of Longwood"),
        ("![[map.png]] [[1815]]", "1815"),
        ("`[[a]]`", "`[[a]]`"),
        ("if [[ -f a ]]", "if [[ -f a ]]"),
        ("[[1, 2], [3, 4]]", "[[1, 2], [3, 4]]"),
        ("[[1, 2]]", "[[1, 2]]"),
    ],
    ids=["page", "shown", "picture", "code", "test", "matrix", "row"],
)
def test_links_between_notes_are_what_they_show(written: str, shown: str) -> None:
    assert pairs(loaded("a.md", f"Where was [[Napoleon]] last?::{written}\nWho won?::[[Wellington]]\n")) == [
        ("Where was Napoleon last?", shown),
        ("Who won?", "Wellington"),
    ]


@pytest.mark.parametrize(
    ("filename", "text", "expected"),
    [
        ("a.txt", "perro\tdog<br>\ngato\tcat\n", [("perro", "dog"), ("gato", "cat")]),
        (
            "a.csv",
            "Front,Back\nWho wrote <i>Emma</i>?,<b>Jane <i>Austen</i></b>\nCells?,<p>Small</p>\n",
            [("Who wrote Emma?", "Jane Austen"), ("Cells?", "Small")],
        ),
        (
            "a.json",
            r'[{"question": "It has a ghost", "answer": "<i>Hamlet<\/i>"}, {"question": "Rome?", "answer": "Italy"}]',
            [("It has a ghost", "Hamlet"), ("Rome?", "Italy")],
        ),
    ],
    ids=["break", "named", "records"],
)
def test_tags_that_give_texts_a_look_are_no_part_of_them(
    filename: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(loaded(filename, text)) == expected


@pytest.mark.parametrize(
    "cell",
    ["<b>x</b> in HTML", "<br>", "a <br> b", "List<String>", "a<b and b>c", "the tag <i>x</i>"],
    ids=["html", "break", "said", "type", "less", "tag"],
)
def test_tags_that_are_spoken_of_stay(cell: str) -> None:
    assert pairs(loaded("a.csv", f"Front,Back\nHow to write it?,{cell}\n")) == [("How to write it?", cell)]


def test_tags_in_a_table_of_ours_stay() -> None:
    assert pairs(loaded("a.csv", "prompt,reference\nWhat?,<b>x</b>\n")) == [("What?", "<b>x</b>")]


@pytest.mark.parametrize(
    "names",
    [
        "問題,解答,別解,ジャンル",
        "題目,正解,Alternative Answer,類別",
        "Question,Réponse,Réponse alternative,Thème",
        "Frage,Richtige Antwort,Weitere Antwort,Fach",
        "Pergunta,Resposta Correta,Outra resposta,Categoria",
        "Вопрос,Правильный ответ,Другой ответ,Тема",
        "Spørsmål,Svar,Alternative answer,Kategori",
    ],
    ids=["japanese", "taiwanese", "french", "german", "portuguese", "russian", "norwegian"],
)
def test_columns_are_known_in_other_languages(names: str) -> None:
    (card,) = loaded("a.csv", f"{names}\nOld name of Istanbul?,Byzantium,Constantinople,Cities\n").deck.cards
    assert (card.reference, card.accepted, card.topic) == ("Byzantium", ("Constantinople",), "Cities")


@pytest.mark.parametrize(
    "names",
    [
        "Pergunta,Resposta correta,Resposta errada 1,Resposta errada 2",
        "Frage,Richtige Antwort,Falsche Antwort 1,Falsche Antwort 2",
        "Question,Bonne réponse,Mauvaise réponse 1,Mauvaise réponse 2",
    ],
    ids=["portuguese", "german", "french"],
)
def test_wrong_answers_are_known_in_other_languages(names: str) -> None:
    (card,) = loaded("a.csv", f"{names}\nWhich swims?,Cod,Owl,Cow\n").deck.cards
    assert (card.reference, wrong(card)) == ("Cod", ["Owl", "Cow"])


def test_questions_in_the_second_column_are_asked() -> None:
    found = loaded("a.csv", "Paris,What is the capital of France?\nRome,What is the capital of Italy?\n")
    assert [(card.prompt, card.reference) for card in found.deck.cards] == [
        ("What is the capital of France?", "Paris"),
        ("What is the capital of Italy?", "Rome"),
    ]
    assert found.skipped == ("the second column, which asks something, was taken as the question",)


def test_what_is_said_on_a_quiz_show_stays_the_answer() -> None:
    text = "This river is the longest one in Africa,What is the Nile?\nIt is the capital of Italy,What is Rome?\n"
    assert [answer for _, answer in pairs(loaded("a.csv", text))] == ["the Nile", "Rome"]


@pytest.mark.parametrize(
    ("filename", "text"),
    [
        ("a.csv", "Statement,True/False\nBats are blind,F\nThe sun is a star,TRUE\n"),
        ("a.csv", "question,answer\nBats are blind.,false\nThe sun is a star,true\n"),
        (
            "a.json",
            '[{"question": "Bats are blind.", "correct_answer": "False", "incorrect_answers": ["True"]},'
            '{"question": "The sun is a star", "correct_answer": "True", "incorrect_answers": ["False"]}]',
        ),
    ],
    ids=["letters", "words", "records"],
)
def test_it_is_said_what_is_asked_of_a_statement(filename: str, text: str) -> None:
    told = [("True or false: Bats are blind", "False"), ("True or false: The sun is a star", "True")]
    assert [(asked.rstrip("."), answer) for asked, answer in pairs(loaded(filename, text))] == told


@pytest.mark.parametrize(
    "row",
    [
        "Is the sun a star?,True",
        "Opposite of false,True",
        "Symbol of fluorine,F",
        "T/F: bats are blind.,False",
    ],
    ids=["question", "task", "letter", "told"],
)
def test_other_texts_with_such_an_answer_stay(row: str) -> None:
    (asked, answer), _ = pairs(loaded("a.csv", f"Front,Back\n{row}\nLargest planet?,Jupiter\n"))
    assert f"{asked},{answer}" == row


def test_a_question_may_have_a_list_of_answers() -> None:
    found = loaded(
        "a.json", '{"Capital of France?": "Paris", "Capital of Peru?": ["Lima", "Ciudad de Lima"]}'
    )
    assert [(card.reference, card.accepted) for card in found.deck.cards] == [
        ("Paris", ()),
        ("Lima", ("Ciudad de Lima",)),
    ]


def test_alternatives_beside_the_answer_are_no_options() -> None:
    text = "questions:\n- question: Capital of Norway?\n  answer: Oslo\n  alternatives: [Christiania, Kristiania]\n"
    (card,) = loaded("a.yaml", f"{text}- question: Old name of Istanbul?\n  answer: Byzantium\n").deck.cards[
        :1
    ]
    assert (card.reference, card.accepted) == ("Oslo", ("Christiania", "Kristiania"))


def test_what_fills_a_blank_stands_among_the_options() -> None:
    text = (
        "Question Text,Question Type,Option 1,Option 2,Correct Answer\nWhich is red?,Multiple Choice,Venus,Mars,2\n"
        "Capital of Peru?,Fill-in-the-Blank,Lima,Ciudad de Lima,\nWhy?,Open-Ended,,,\n"
    )
    found = loaded("a.csv", text)
    assert [(card.reference, card.accepted) for card in found.deck.cards] == [
        ("Mars", ()),
        ("Lima", ("Ciudad de Lima",)),
    ]
    assert found.skipped[-1] == "rows that name none of their options as the right one: 1"


def test_of_one_long_paragraph_the_first_sentences_are_the_answer() -> None:
    sentences = "Plants turn light into sugar. " * 75
    found = loaded("a.csv", f"question,answer\nHow do plants live?,{sentences}\nCapital of Peru?,Lima\n")
    card = found.deck.cards[0]
    assert card.reference.endswith("sugar.") and 1_400 < len(card.reference) <= 1_500
    assert card.explanation.startswith("Plants") and card.explanation.endswith("sugar.")
    assert "first sentences were taken: 1 (the first in line 2)" in found.skipped[0]


def test_a_text_without_an_end_of_a_sentence_is_no_answer() -> None:
    with pytest.raises(DeckError, match="the answer has 2,000 characters"):
        loaded("a.csv", f"question,answer\nHow do plants live?,{'ab ' * 666}cd\nCapital of Peru?,Lima\n")


def test_cards_of_ours_without_a_head_are_called_by_their_file() -> None:
    deck = loaded("My shell.yaml", "cards:\n- prompt: What lists files?\n  reference: ls\n").deck
    assert (deck.slug, deck.title, len(deck.cards)) == ("my-shell", "My shell", 1)


def test_a_word_or_two_are_no_statement() -> None:
    assert pairs(loaded("a.csv", "Front,Back\nBuy milk,True\nCall Bob,False\n"))[0] == ("Buy milk", "True")
