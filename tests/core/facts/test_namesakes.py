"""Names of others than the reference, which no cross-encoder may call the same, and other words for it."""

from __future__ import annotations

import pytest

from bot.core.cards import AnswerKind
from bot.core.grading.facts.namesakes import names_another

WHO, VERSE, CHORD, NAMES = (
    "Who was it?",
    "Which verse is it?",
    "Which chord is it?",
    "What are their first names?",
)
THANKS = 'How do you say "thank you" in Japanese?'


@pytest.mark.parametrize(
    ("question", "kind", "reference", "answer"),
    [
        (WHO, AnswerKind.NAME, "Claude Monet", "Édouard Manet"),
        (WHO, AnswerKind.NAME, "Claude Monet", "claude debussy"),
        (WHO, AnswerKind.NAME, "Emily Brontë", "it was branwell bronte under a fake name"),
        (WHO, AnswerKind.NAME, "Neil Armstrong", "Louis Armstrong"),
        (WHO, AnswerKind.NAME, "Johannes Kepler", "Galileo Galilei"),
        (WHO, AnswerKind.NAME, "Johannes Kepler", "Tycho Brahe did"),
        (NAMES, AnswerKind.LIST, "Olga, Masha, Irina", "Sonya, Elena, Marina"),
        (VERSE, AnswerKind.NAME, "John 3:16", "Matthew 3:16, my gran has it on the wall"),
        (VERSE, AnswerKind.NAME, "John 3:16", "1 John 3:16"),
        (WHO, AnswerKind.NAME, "Apollo 11", "Saturn 11"),
        (CHORD, AnswerKind.TERM, "G7", "Em7, same notes nearly"),
        (THANKS, AnswerKind.TERM, "ありがとうございます (arigatō gozaimasu)", "ohayou gozaimasu"),
    ],
)
def test_another_of_its_kind(question: str, kind: AnswerKind, reference: str, answer: str) -> None:
    assert names_another(question, reference, answer, kind)


@pytest.mark.parametrize(
    ("question", "kind", "reference", "answer"),
    [
        (WHO, AnswerKind.NAME, "Claude Monet", "Claud Monnet"),
        (WHO, AnswerKind.NAME, "Charles Darwin", "charls darwin"),
        (WHO, AnswerKind.NAME, "Margaret Thatcher", "the Iron Lady"),
        (WHO, AnswerKind.NAME, "Margaret Thatcher", "Maggie Thatcher"),
        (WHO, AnswerKind.NAME, "William Shakespeare", "the Bard of Avon"),
        (WHO, AnswerKind.NAME, "William the Conqueror", "Guillaume le Conquérant"),
        (WHO, AnswerKind.NAME, "Ludwig van Beethoven", "the deaf composer from Bonn"),
        (WHO, AnswerKind.NAME, "Emily Brontë", "Emily, the middle Brontë sister, her only novel"),
        (WHO, AnswerKind.NAME, "Neil Armstrong", "Armstrong the astronaut"),
        (WHO, AnswerKind.NAME, "Marie Curie", "Madame Curie"),
        ("Who were they?", AnswerKind.LIST, "Peter, Paul", "Petrus, Paulus"),
        ("Which colours has it?", AnswerKind.LIST, "Red, White", "Rot, Weiß"),
        (VERSE, AnswerKind.NAME, "John 3:16", "Gospel of John 3 v 16"),
        ("Which vitamin is it?", AnswerKind.TERM, "B12", "B 12, from meat"),
        ("What does it mean?", AnswerKind.TERM, "ありがとうございます", "thank you very much"),
        ("What is it?", AnswerKind.TERM, "catharsis", "when pity and fear are purged"),
    ],
)
def test_other_words(question: str, kind: AnswerKind, reference: str, answer: str) -> None:
    assert not names_another(question, reference, answer, kind)
