"""Quizzes for an evening: answers behind their questions, or in a list below."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load


def told(text: str) -> list[tuple[str, str, str]]:
    return [
        (card.topic, card.prompt, card.reference) for card in load(text.encode(), filename="a.txt").deck.cards
    ]


ASKED = "Which river runs through London?", "Who sang Thriller?", "How many strings has a violin?"
ANSWERS = "Thames", "Michael Jackson", "4"
PLAIN = [("", asked, answer) for asked, answer in zip(ASKED, ANSWERS, strict=True)]


@pytest.mark.parametrize(
    "form",
    ["{1}. {0} ({2})", "{0} {2}", "{0} - {2}", "{0} Answer: {2}", "{1}) {0} **{2}**", "Q{1}: {0} [{2}]"],
    ids=["brackets", "bare", "dash", "label", "bold", "square"],
)
def test_an_answer_may_stand_behind_its_question(form: str) -> None:
    rows = (form.format(asked, at, answer) for at, (_, asked, answer) in enumerate(PLAIN, start=1))
    assert told("\n".join(rows)) == PLAIN


def test_rounds_are_topics() -> None:
    text = "Round 1: Rivers\n1. {} (Thames)\nRound 2: Music\n1. {} (Michael Jackson)\n2. {} (4)\n".format(
        *ASKED
    )
    assert told(text + "3. Which note follows do? (re)\n")[:2] == [
        ("Round 1: Rivers", ASKED[0], "Thames"),
        ("Round 2: Music", ASKED[1], "Michael Jackson"),
    ]


def test_answers_may_stand_in_a_list_below() -> None:
    questions = "".join(f"{at}. {asked}\n" for at, asked in enumerate(ASKED, start=1))
    answers = "".join(f"{at}. {answer}\n" for at, answer in enumerate(ANSWERS, start=1))
    assert told(f"Questions\n{questions}\nAnswers\n{answers}") == PLAIN


def test_each_round_may_have_its_answers() -> None:
    text = (
        "Rivers\n1. Which river runs through London?\n2. Which river runs through Rome?\nAnswers\n1. Thames\n2. Tiber\n"
        "Music\n1. Who sang Thriller?\n2. Who sang Hello?\nAnswers\n1. Michael Jackson\n2. Adele\n"
    )
    assert [(topic, answer) for topic, _, answer in told(text)] == [
        ("Rivers", "Thames"),
        ("Rivers", "Tiber"),
        ("Music", "Michael Jackson"),
        ("Music", "Adele"),
    ]


def test_what_is_said_may_be_judged_behind_it() -> None:
    text = "1. Sharks are mammals. False\n2. The sun is a star. (True)\n3. Bats are not blind. True\n"
    assert told(text)[:2] == [
        ("", "True or false: Sharks are mammals.", "False"),
        ("", "True or false: The sun is a star.", "True"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We met at noon. Who was there? Nobody I knew.\nThen it rained.\nWe left.\n",
        "1. Which river runs through London?\n2. Who sang Thriller?\n3. Who wrote Emma?\nAnswers\n1. Thames\n",
        "How are you? Fine.\nAnd the dog?\nBarking all night long.\nIs it? Yes.\n",
    ],
    ids=["prose", "few-answers", "talk"],
)
def test_other_texts_are_no_quiz(text: str) -> None:
    with pytest.raises(DeckError, match="no deck"):
        told(text)


def test_each_answer_may_have_its_label_and_no_question_its_mark() -> None:
    text = "True or False: The earth is flat.\nAnswer: F\n\nTrue or False: Water is wet.\nAnswer: T\n"
    assert told(text) == [
        ("", "True or False: The earth is flat.", "False"),
        ("", "True or False: Water is wet.", "True"),
    ]


def test_a_copied_page_of_quizlet_tells_how_many_terms_follow() -> None:
    text = "Terms in this set (2)\n\nstomata\n\npores in a leaf\n\nxylem\n\ncarries water\n"
    assert told(text) == [("", "stomata", "pores in a leaf"), ("", "xylem", "carries water")]


@pytest.mark.parametrize(
    "text",
    [
        "xylem - carries water;stomata - pores - mostly below;leaf - is green",
        "xylem,carries water;stomata,pores, mostly below;leaf,is green",
    ],
    ids=["dash", "comma"],
)
def test_a_mark_between_words_may_come_again_in_a_meaning(text: str) -> None:
    assert [asked for _, asked, _ in told(text)] == ["xylem", "stomata", "leaf"]


def test_terms_and_meanings_may_stand_below_one_another() -> None:
    text = "stomata\npores in a leaf\n\nxylem\ntissue that carries water\n\nleaf\nit is usually green\n"
    assert [asked for _, asked, _ in told(text)] == ["stomata", "xylem", "leaf"]


@pytest.mark.parametrize(
    "text",
    [
        "Roses are red,\nviolets are blue.\n\nSugar is sweet,\nand so are you.\n\nThe end of it,\nis near to you.\n",
        "stomata\npores in a leaf\n\nxylem\ntissue that carries water\nand more\n\nleaf\ngreen\n",
        "I saw a house on the hill\nit was white\n\nWe went in the rain again\nno one was\n\nI am home and dry\nso\n",
    ],
    ids=["verse", "three-lines", "prose"],
)
def test_other_pairs_of_lines_are_no_terms(text: str) -> None:
    with pytest.raises(DeckError, match="no deck"):
        told(text)
