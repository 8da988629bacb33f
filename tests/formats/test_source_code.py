"""Questions that stand as lists in programs."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load
from bot.formats.records import literals, tokens
from tests.formats.decks import wrong


def loaded(name: str, text: str) -> Loaded:
    found = load(text.encode(), filename=name)
    assert found.format == "code"
    return found


SCRIPT = """
import type { Question } from './types'
interface Question { id: string; question: string; answer: string }
// Animals
export const questions: Question[] = [
  {
    id: 1, 'question': 'What doesn\\'t walk?', /* a fish */
    options: ["Cod", `Cat`, 'Cow',],
    correctAnswer: 0 as const,
  },
  { id: 2, question: "Which flies? " + 'By night.', options: ['Cow', 'Bat', 'Cat'], correctAnswer: 1, icon: <Bat />, },
] as const;
export const pick = () => { return questions[0].question; };
"""


def test_a_list_of_a_script_is_read_as_json_would_be() -> None:
    found = loaded("questions.ts", SCRIPT)
    first, second = found.deck.cards
    assert (first.prompt, first.reference, first.key) == ("What doesn't walk?", "Cod", "1")
    assert (second.prompt, second.reference) == ("Which flies? By night.", "Bat")
    assert [wrong(card) for card in found.deck.cards] == [["Cat", "Cow"], ["Cow", "Cat"]]
    assert "values that the program works out: 1 (the first in line 11)" in found.skipped


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "data.py",
            'data = [\n    {"question": "What is DNS?", "answer": """Names to addresses"""},  # names\n]\n',
        ),
        ("data.py", 'data = [Question(question="What is DNS?", answer="Names " "to addresses")]\n'),
        ("data.py", 'data = [("What is DNS?", "Names to addresses")]\n'),
        ("data.js", "module.exports = [q({ question: 'What is DNS?', answer: 'Names to addresses' })]"),
        ("data.js", "window.DECK = { cards: [{ front: 'What is DNS?', back: 'Names to addresses' }] };"),
        (
            "data.php",
            "<?php return ['q1' => ['question' => 'What is DNS?', 'answer' => 'Names to addresses']];",
        ),
        ("deck.dart", "final q = [{'question': 'What is DNS?', 'answer': 'Names to addresses'}];"),
        ("deck.json5", "{cards: [{question: 'What is DNS?', answer: 'Names to addresses',}]}"),
        (
            "pasted.txt",
            "const cards = [\n  { question: 'What is DNS?', answer: 'Names to addresses' },\n];\n",
        ),
    ],
)
def test_other_languages_and_ways_to_write_it(name: str, text: str) -> None:
    (card,) = loaded(name, text).deck.cards
    assert (card.prompt, card.reference) == ("What is DNS?", "Names to addresses")


def test_names_of_lists_are_topics_where_there_are_several() -> None:
    one, two = "{question: 'A?', answer: 'b'}", "{question: 'C?', answer: 'd'}"
    both = loaded("q.js", f"const htmlQuestions = [{one}];\nconst css_quiz = [{two}];")
    assert [card.topic for card in both.deck.cards] == ["html", "css"]
    assert [card.topic for card in loaded("q.js", f"const htmlQuestions = [{one}];").deck.cards] == [""]


def test_words_are_asked_by_the_names_of_languages() -> None:
    (card,) = loaded("words.js", "const VOCAB = [{chap: '2', greek: 'φωνή', english: 'voice'}]").deck.cards
    assert (card.prompt, card.reference) == ("φωνή", "voice")


def test_json_that_is_nearly_so_is_read_and_told() -> None:
    found = load(b'[{"question": "A?", "answer": "b",}, // first\n]', filename="q.json")
    assert found.deck.cards[0].reference == "b"
    assert "not JSON" in found.skipped[0]
    with pytest.raises(DeckError, match="not JSON"):
        load(b'[{"question": "A?", "answer": "b"}, {"question": "C?"', filename="q.json")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "import requests\nresponse = requests.get('a')\n",
        "const q = make('A?', 'b')",
        "const q = [`${a}?`, 'b']",
    ],
)
def test_a_program_without_a_list_of_questions_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(DeckError, match=r"no list of questions is in this program|the file is empty"):
        load(text.encode(), filename="q.js")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "'\\" * 100_000, "`a" * 100_001, "]})" * 1_000, "'''a", "[{a:(b"]
)
def test_broken_programs_are_bounded(text: str) -> None:
    with pytest.raises(DeckError):
        load(text.encode(), filename="q.js")


def test_too_many_tokens_are_refused() -> None:
    with pytest.raises(DeckError, match="too much program"):
        literals.read("a " * (tokens.MAX_TOKENS + 1))
