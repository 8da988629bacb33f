"""Options of records in other shapes; records in YAML and TOML; sheets and lists that programs and people hand out."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.decks.problems import DeckError
from bot.formats.load import load
from tests.formats.decks import pairs, wrong


def cards(name: str, text: str) -> tuple[Card, ...]:
    return load(text.encode(), filename=name).deck.cards


@pytest.mark.parametrize(
    "record",
    [
        '{"question": "Which flies?", "A": "Cow", "B": "Bat", "answer": "B"}',
        '{"question": "Which flies?", "option1": "Cow", "option2": "Bat", "correct": "option2"}',
        '{"question": "Which flies?", "optionA": "Cow", "optionB": "Bat", "correctOption": "B"}',
        '{"question": "Which flies?", "choices": {"text": ["Cow", "Bat"], "label": ["A", "B"]}, "answerKey": "B"}',
        '{"question": "Which flies?", "choices": {"text": ["Cow", "Bat"], "label": ["1", "2"]}, "answerKey": "2"}',
        '{"question": {"stem": "Which flies?", "choices": [{"text": "Cow", "label": "A"}, {"text": "Bat", '
        '"label": "B"}]},'
        ' "answerKey": "B"}',
        '{"question": "Which flies?", "answers": {"answer_a": "Cow", "answer_b": "Bat", "answer_c": null},'
        ' "correct_answers": {"answer_a_correct": "false", "answer_b_correct": "true"}}',
        '{"question": "Which flies?", "options": ["Cow", "Bat"], "answer": "Option B"}',
    ],
)
def test_options_are_one_thing_in_whatever_shape(record: str) -> None:
    (card,) = cards("quiz.json", f"[{record}]")
    assert (card.prompt, card.reference, wrong(card)) == ("Which flies?", "Bat", ["Cow"])


def test_numbered_answers_without_a_right_one_all_count() -> None:
    (card,) = cards(
        "quiz.json", '[{"question": "Name it", "answer1": "Constantinople", "answer2": "Byzantium"}]'
    )
    assert (card.reference, card.accepted, card.wrong) == ("Constantinople", ("Byzantium",), ())


def test_answers_with_their_places_in_a_text_are_answers() -> None:
    text = '{"question": "Where is it?", "answers": {"text": ["France", "in France"], "answer_start": [159, 156]}}\n'
    (card,) = cards("squad.jsonl", text)
    assert (card.reference, card.accepted) == ("France", ("in France",))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", "title: Cells\ncards:\n  - front: What is DNA?\n    back: Genes\n"),
        ("a.yml", "1.1:\n    front: What is DNA?\n    back: Genes\n"),
        ("a.yaml", "deck: Full::Sub\ncards:\n  - q: |\n      What is DNA?\n    a: Genes\n"),
        ("a.yaml", "questions:\n  - question: What is DNA?\n    options: [Genes, Bones]\n    answer: 0\n"),
        ("a.toml", '# mine\n[[cards]]\nfront = "What is DNA?"\nback = "Genes"\n'),
        ("a.toml", '[dna]\nquestion = "What is DNA?"\nanswer = "Genes"\nadded = 2024-01-01\n'),
    ],
)
def test_records_in_yaml_and_toml(name: str, text: str) -> None:
    assert pairs(cards(name, text)) == [("What is DNA?", "Genes")]


@pytest.mark.parametrize(
    "text",
    [
        "deck:\n  slug: a\n  title: A\ncards:\n  - prompt: What?\n    refrence: x\n",
        "cards:\n  - prompt: What?\n    x: y\n",
    ],
)
def test_a_deck_of_our_own_with_a_slip_is_told_its_slip(text: str) -> None:
    with pytest.raises(DeckError, match="no such field"):
        cards("a.yaml", text)


def test_broken_toml_is_a_sentence() -> None:
    with pytest.raises(DeckError, match="not TOML"):
        cards("a.toml", '[[cards]]\nfront = "What?"\nback = \n')


KAHOOT = (
    "Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,"
    '"Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",Correct answer(s) - choose at least one\n'
    "Which flies?,Cow,Bat,20,2\n"
)
BLOOKET = (
    '"Blooket\nImport Template",,,,,\nQuestion #,Question Text,Answer 1,"Answer 2\n(Optional)","Time Limit (sec)",'
    '"Correct Answer(s)\n(Only include Answer #)"\n1,Which flies?,Cow,Bat,20,2\n'
)
QUIZIZZ = (
    "Question Text,Question Type,Option 1,Option 2,Correct Answer,Time in seconds,Answer explanation\n"
    "Which flies?,Multiple Choice,Cow,Bat,2,20,It has wings\n"
)
GIMKIT = "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional)\nWhich flies?,Bat,Cow,\n"


@pytest.mark.parametrize("sheet", [KAHOOT, BLOOKET, QUIZIZZ, GIMKIT])
def test_sheets_of_quiz_games(sheet: str) -> None:
    (card,) = cards("sheet.csv", sheet)
    assert (card.prompt, card.reference, wrong(card)) == ("Which flies?", "Bat", ["Cow"])


def test_the_name_of_a_row_is_the_question_where_nothing_else_is() -> None:
    assert pairs(cards("notion.csv", "Name,Answer,Status\nWhat is DNS?,Names,Done\n")) == [
        ("What is DNS?", "Names")
    ]
    assert pairs(cards("people.csv", "Name,Question,Answer\nAnn,What is DNS?,Names\n")) == [
        ("What is DNS?", "Names")
    ]


def test_a_quiz_show_shows_answers_and_asks_for_questions() -> None:
    sheet = "round\tvalue\tdaily_double\tcategory\tanswer\tquestion\n1\t100\t0\tLAKES\tScottish word for lake\tloch\n"
    assert pairs(cards("show.tsv", sheet)) == [("Scottish word for lake", "loch")]


@pytest.mark.parametrize(
    "text",
    [
        "Which flies?\nA) Cow\n*B) Bat\n",
        "Q1. Which flies?\na. Cow\nb. Bat (correct)\n",
        "Q: Which flies?\nA. Cow\nB. Bat ✓\n",
        "1. Which flies?\n\nA. Cow\nB. Bat\n\nAnswer: B\n",
        "1. Which flies?\n- [ ] Cow\n- [x] Bat\n\n2. Which swims?\n- [x] Cod\n- [ ] Cow\n",
        "Which flies?\n\nA. Cow\nB. Bat\nCorrect answer: B\n",
    ],
)
def test_options_in_plain_text_with_the_right_one_marked(text: str) -> None:
    card = cards("quiz.txt", text)[0]
    assert (card.prompt, card.reference, wrong(card)) == ("Which flies?", "Bat", ["Cow"])


def test_a_question_and_an_answer_by_letter_are_no_options() -> None:
    assert pairs(cards("qa.txt", "Q: Which flies?\nA: Bat\nQ: Which swims?\nA: Cod\n")) == [
        ("Which flies?", "Bat"),
        ("Which swims?", "Cod"),
    ]


@pytest.mark.parametrize("mark", [": ", " -> ", " → ", "\t"])
def test_lists_of_terms(mark: str) -> None:
    name = "terms.txt"
    assert pairs(cards(name, f"Ribosome{mark}makes proteins\nNucleus{mark}holds genes\n")) == [
        ("Ribosome", "makes proteins"),
        ("Nucleus", "holds genes"),
    ]


def test_lists_of_terms_in_bold_below_headings() -> None:
    text = "# Cells\n- **Ribosome**: makes proteins\n- **Nucleus:** holds genes\n* **ATP** – stores energy\n"
    assert [(card.prompt, card.reference, card.topic) for card in cards("cells.md", text)] == [
        ("Ribosome", "makes proteins", "Cells"),
        ("Nucleus", "holds genes", "Cells"),
        ("ATP", "stores energy", "Cells"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note: buy milk\nNote: buy bread\nNote: sleep\n",
        "See https://a.example/x\nSee https://b.example/y\n",
        "First, we went home, tired. Then we slept: well\nA line of prose\n",
    ],
)
def test_lines_of_notes_are_no_list_of_terms(text: str) -> None:
    with pytest.raises(DeckError):
        cards("notes.md", text)


def test_a_table_is_read_as_one_whatever_its_cells_begin_with() -> None:
    assert pairs(cards("a.csv", 'question,answer\n"Q) one\nA: b",two\nthree,four\n')) == [
        ("Q) one\nA: b", "two"),
        ("three", "four"),
    ]
