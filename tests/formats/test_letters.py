"""Answers that are letters of options, and those that are worded as questions on the boards of quiz shows."""

import json
from typing import Any

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load


def loaded(value: Any) -> Loaded:
    return load(json.dumps(value, ensure_ascii=False).encode(), filename="quiz.json")


def asked(found: Loaded) -> list[tuple[str, str, list[str]]]:
    return [
        (card.prompt, card.reference, [text for group in card.wrong for text in group.answers])
        for card in found.deck.cards
    ]


@pytest.mark.parametrize(
    ("question", "answer", "card"),
    [
        ("Which swims? A) Cod B) Owl C) Bat", "A", ("Which swims?", "Cod", ["Owl", "Bat"])),
        ("Which flies?\nA. Cod\nB. Owl", "b", ("Which flies?", "Owl", ["Cod"])),
        ("Qual nada? (a) Peixe (b) Coruja", "a", ("Qual nada?", "Peixe", ["Coruja"])),
        ("哪些会游泳？ A.鱼 B.猫 C.鸭", "AC", ("哪些会游泳？", "鱼, 鸭", ["猫"])),
        ("Which vitamin is in (A) liver?", "A", ("Which vitamin is in (A) liver?", "A", [])),
    ],
)
def test_options_in_the_text_of_a_question_are_what_its_letter_means(
    question: str, answer: str, card: tuple[str, str, list[str]]
) -> None:
    assert asked(loaded([{"question": question, "answer": answer}])) == [card]


def test_options_in_a_cell_of_a_table_too() -> None:
    found = load(
        b'question,answer\n"Which swims? A) Cod B) Owl",A\nWho reads at night?,Ann\n', filename="a.csv"
    )
    assert asked(found) == [("Which swims?", "Cod", ["Owl"]), ("Who reads at night?", "Ann", [])]


def test_letters_of_options_that_are_not_there_are_no_answers() -> None:
    bare = [{"question": f"Which one flies, {n}?", "answer": "ABCDA"[n]} for n in range(5)]
    with pytest.raises(DeckError, match="letters of options that are not in the file"):
        loaded(bare)
    found = loaded(
        [*bare[:1], *({"question": f"Who {n}?", "options": ["x", "y"], "answer": "B"} for n in range(3))]
    )
    assert [card.reference for card in found.deck.cards] == ["y"] * 3
    (note,) = (
        line for line in found.skipped if line.startswith("questions whose answer is the letter of an option")
    )
    assert "write “A (the letter)” where the letter itself is the answer" in note


def test_letters_stay_answers_where_cards_ask_for_letters() -> None:
    found = loaded([{"question": f"Note {n}", "answer": note} for n, note in enumerate("CDEFGAHB")])
    assert [card.reference for card in found.deck.cards] == list("CDEFGAHB")


@pytest.mark.parametrize(
    ("answers", "kept"),
    [("AAAAA", True), ("ACAAC", True), ("AAB", True), ("ABCDA", False), ("AAAAA?", False)],
)
def test_a_few_letters_are_answers_where_nothing_looks_like_options(answers: str, kept: bool) -> None:
    asked_which = answers.endswith("?")
    questions = [
        "Blood group without B antigens?",
        "Note that orchestras tune to?",
        "First vowel?",
        "Best grade?",
        "Which of these is a vitamin?" if asked_which else "Vitamin of carrots?",
    ]
    rows = zip(questions, answers.rstrip("?"), strict=False)
    table = "\n".join(["question,answer", *(f"{question},{answer}" for question, answer in rows)]).encode()
    if kept:
        found = load(table, filename="short.csv")
        assert [card.reference for card in found.deck.cards] == list(answers)
        assert not found.skipped
    else:
        with pytest.raises(
            DeckError, match=r"or write “A .the letter.” where the letter itself is the answer"
        ):
            load(table, filename="short.csv")


def test_a_letter_that_is_said_to_be_one_stays_beside_options() -> None:
    found = load(
        b'question,answer\nFirst vowel?,A (the letter)\n"Which swims? A) Cod B) Owl",A\n',
        filename="a.csv",
    )
    assert asked(found) == [("First vowel?", "A (the letter)", []), ("Which swims?", "Cod", ["Owl"])]


def test_what_is_said_on_a_board_is_what_it_names() -> None:
    board = {
        "RIVERS": [{"clue": "Longest in Africa", "response": "What is the Nile?", "value": 200}],
        "HATS": {"400": {"clue": "A tall one", "response": "What’s a top hat?"}},
        "final": {"category": "US", "clue": "First president", "response": "Who was Washington?"},
    }
    cards = loaded(board).deck.cards
    assert [(card.topic, card.reference) for card in cards] == [
        ("RIVERS", "the Nile"),
        ("HATS", "a top hat"),
        ("US", "Washington"),
    ]
    assert cards[0].accepted == ("What is the Nile?",)


@pytest.mark.parametrize(
    "more",
    [
        {"answer": "AC"},
        {"answer": ["A", "C"], "type": "多选"},
        {"answer": ["A", "C"], "question": "哪些会游泳？"},
    ],
)
def test_several_letters_in_one_text_are_one_answer_together(more: dict[str, Any]) -> None:
    record = {"question": "Swims:", "options": ["A. cod", "B. cat", "C. duck"], **more}
    (card,) = loaded([record]).deck.cards
    assert (card.reference, card.accepted) == ("cod, duck", ())
    assert card.answer is not None
    assert card.answer.all_of == ("cod", "duck")


def test_fields_called_alike_hold_the_options_where_another_names_one_of_them() -> None:
    medical = [
        {"question": "Drug?", "opa": "Aspirin", "opb": "Statin", "opc": "Insulin", "cop": 1},
        {"question": "Organ?", "opa": "Liver", "opb": "Heart", "opc": "Skin", "cop": 3},
    ]
    assert asked(loaded(medical)) == [
        ("Drug?", "Aspirin", ["Statin", "Insulin"]),
        ("Organ?", "Skin", ["Liver", "Heart"]),
    ]
    notes = {"question": "What flies?", "answer": "A bat", "note_a": "x", "note_b": "y", "note_c": "z"}
    assert asked(loaded([notes])) == [("What flies?", "A bat", [])]


@pytest.mark.parametrize(
    "names", [("value", "name"), ("letter", "choice"), ("label", "content"), ("text", "desc")]
)
def test_the_letter_of_an_option_is_not_its_text(names: tuple[str, str]) -> None:
    letter, text = names
    options = [{letter: mark, text: said} for mark, said in (("A", "Cod"), ("B", "Bat"))]
    assert asked(loaded([{"question": "Which flies?", "options": options, "answer": "B"}])) == [
        ("Which flies?", "Bat", ["Cod"])
    ]


def test_what_a_file_tells_of_itself_is_no_card_and_a_card_that_is_there_twice_is_one() -> None:
    card = {"id": "q1", "question": "What flies?", "answer": "A bat"}
    found = loaded(
        {
            "meta": {"source": {"questions": "a.docx", "answers": ["b.txt", "c.txt"]}},
            "questions": [card, card],
        }
    )
    assert asked(found) == [("What flies?", "A bat", [])]
    assert "repeated cards (the same question and answer): 1" in found.skipped


def test_options_that_are_letters_alone_are_somewhere_else() -> None:
    options = ["A", "B", "C"]
    found = loaded(
        [
            {"question": "Which picture shows a bat?", "options": options, "answer": "B"},
            {"question": "Which of the blood groups A, B and C is none?", "options": options, "answer": "C"},
            {"question": "Who flies?", "options": ["x", "y", "z"], "answer": "B"},
        ]
    )
    assert [card.reference for card in found.deck.cards] == ["C", "y"]


def test_the_key_in_the_question_is_taken_out() -> None:
    found = loaded(
        [
            {"question": "将（ B ）纳入？", "options": {"A": "甲", "B": "乙"}, "answer": "B"},
            {"question": "多少dB（A）？", "options": {"A": "55", "B": "65"}, "answer": "B"},
        ]
    )
    assert [card.prompt for card in found.deck.cards] == ["将（ ）纳入？", "多少dB（A）？"]


def test_what_begins_with_an_underscore_is_a_remark() -> None:
    form = {"question": "the text of the question", "answer": "the letters of the right options"}
    assert asked(
        loaded({"_format": form, "questions": [{"question": "What flies?", "answer": "A bat"}]})
    ) == [("What flies?", "A bat", [])]
