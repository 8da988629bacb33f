"""Yes and no in other words, and statements that say what is asked, or its contrary, behind a yes or no or without."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading.facts import prepare_fact
from bot.core.grading.facts.yes_no.sayings import in_plain_words
from bot.core.grading.result import Verdict


@pytest.mark.parametrize(
    ("language", "text", "plain"),
    [
        ("", "you bet", "Yes"),
        ("", "spot on, it has four", "Yes, it has four"),
        ("", "weird but yes", "Yes"),
        ("", "that was the point. It made him furious", "Yes, It made him furious"),
        ("", "nuh-uh", "No"),
        ("", "it's the other way about", "No"),
        ("", "quite the reverse", "No"),
        ("", "the opposite sides are equal", "the opposite sides are equal"),
        ("", "always in winter", "always in winter"),
        ("", "clearly visible", "clearly visible"),
        ("de", "na klar, sonst ginge es nicht", "na klar, sonst ginge es nicht"),
        ("de", "ganz im Gegenteil", "No"),
        ("fr", "que nenni", "No"),
        ("fr", "ben non", "No"),
        ("es", "así es", "Yes"),
        ("es", "qué va, es un mamífero", "No, es un mamífero"),
        ("es", "no cabe duda", "Yes"),
        ("it", "macché", "No"),
        ("pl", "zgadza się", "Yes"),
        ("pl", "a gdzie tam", "No"),
        ("ru", "да нет конечно", "No"),
        ("ja", "合ってる", "Yes"),
        ("ja", "逆です", "No"),
    ],
)
def test_sayings_stand_for_yes_and_no(language: str, text: str, plain: str) -> None:
    assert in_plain_words(text, "Is it so?", language) == plain


@pytest.mark.parametrize(
    ("question", "text", "plain"),
    [
        ("Is it a fish?", "No doubt about it, it is", "Yes, it is"),
        ("Is it a fish?", "no doubt it isn't", "it isn't"),
        ("Is it a fish?", "There's no question", "Yes"),
        ("Is it a question?", "no question mark", "no question mark"),
        ("Can a king castle?", "No rule against that", "Yes"),
        ("May he leave?", "no problem with that", "Yes"),
        ("Is it a fish?", "no problem, a mammal", "a mammal"),
        ("Is it a fish?", "no wonder they swim", "they swim"),
        ("Should you rinse it?", "no need", "No"),
        ("Should you rinse it?", "No need to rinse it", "No"),
        ("Is it done unwashed?", "No need to wash, the glove is enough", "the glove is enough"),
        ("Is it a fish?", "No, it is not", "No, it is not"),
        ("Is it the opposite?", "the opposite, yes", "the opposite, yes"),
    ],
)
def test_a_no_that_denies_nothing(question: str, text: str, plain: str) -> None:
    assert in_plain_words(text, question, "") == plain


_WHALE = ("Is a whale a fish?", "No, it is a mammal.")
_TOMATO = ("Is a tomato a fruit?", "Yes")
_DEEP = ("Does pressure increase as you dive deeper under water?", "Yes, the water above weighs more.")
_SUN = ("Does the sun go around the Earth?", "No, the Earth goes around the sun.")
_BOTH = ("Is it found in plant cells as well as animal cells?", "Yes, plants respire.")
_WAL = ("Ist der Wal ein Fisch?", "Nein, Wale sind Säugetiere.")
_BAT = ("¿El murciélago es un ave?", "No, es un mamífero.")
_SPANISH = ("¿Es el español una lengua derivada del latín?", "Sí, es una lengua romance.")
_VOLGA = ("Впадает ли Волга в Чёрное море?", "Нет, в Каспийское.")


@pytest.mark.parametrize(
    ("card", "answer", "verdict"),
    [
        (_WHALE, "No, whales are fish", "incorrect"),
        (_WHALE, "no, they are", "incorrect"),
        (_WHALE, "No, it's simply a fish that breathes air", "incorrect"),
        (_WHALE, "whales are fish", "incorrect"),
        (_WHALE, "No doubt, a fish", "incorrect"),
        (_WHALE, "No, whales are not fish", "correct"),
        (_WHALE, "No, people only think whales are fish", "correct"),
        (_WHALE, "No, unlike fish, whales breathe air", "correct"),
        (_WHALE, "No, it's a myth that whales are fish", "correct"),
        (_WHALE, "No, whales are fish-eating mammals", "correct"),
        (_WHALE, "No, fish have gills", "correct"),
        (_WHALE, "no. it is a fish? no!", "correct"),
        (_TOMATO, "Yes, a tomato is not a fruit", "incorrect"),
        (_TOMATO, "yes, it isn't", "incorrect"),
        (_TOMATO, "Yes, it grows from the flower", "correct"),
        (_TOMATO, "no.. wait, yes", "correct"),
        (_TOMATO, "no.. no, yes", "incorrect"),
        (_DEEP, "yes, because the pressure falls the deeper you go", "incorrect"),
        (_DEEP, "it falls with depth", "incorrect"),
        (_DEEP, "it goes up with depth", "correct"),
        (_DEEP, "yes, it doesn't fall", "correct"),
        (_SUN, "the Earth goes around the sun", "correct"),
        (_SUN, "the sun goes around the Earth", "incorrect"),
        (_BAT, "mi abuela dice que vuela, así que sí", "incorrect"),
        (_BAT, "mama a sus crías, así que no", "correct"),
        (_BOTH, "Yes, but only the animal ones", "incorrect"),
        (_BOTH, "Yes, not only the animal ones", "correct"),
        (_WAL, "Nein, Wale sind Fische, nur sehr große", "incorrect"),
        (_WAL, "Nein, Wale sind keine Fische", "correct"),
        (_BAT, "no, es un ave nocturna", "incorrect"),
        (_BAT, "no, no es un ave", "correct"),
        (_SPANISH, "Sí, es una lengua germánica", "partial"),
        (_SPANISH, "Sí, es una lengua románica", "correct"),
        (_VOLGA, "Волга течёт в Каспийское море", "correct"),
    ],
)
def test_statements_are_read_behind_a_yes_or_no_and_without(
    card: tuple[str, str], answer: str, verdict: str
) -> None:
    fact = prepare_fact(Card("card", *card))
    assert fact is not None
    grade = fact.grade(answer)
    assert grade is not None
    assert grade.verdict.value == verdict


@pytest.mark.parametrize(
    ("question", "reference", "repeated", "stated"),
    [
        ("Is Mars a planet?", "Yes", ("Is Mars a planet?", "is mars a planet", "is mars"), "is a planet"),
        (
            "Did Beethoven write nine symphonies?",
            "Yes",
            ("hm, did Beethoven write nine symphonies", "did he write nine symphonies", "did beethoven"),
            "he did write nine symphonies",
        ),
        (
            "In common law, is an oral contract binding?",
            "Yes, most contracts need no writing.",
            ("in common law, is an oral contract binding", "In common law, is an oral contract binding ?"),
            "an oral contract is binding",
        ),
        ("Ist die Tomate eine Beere?", "Ja", ("ist die Tomate eine Beere",), "die Tomate ist eine Beere"),
    ],
)
def test_the_question_once_more_says_neither_yes_nor_no(
    question: str, reference: str, repeated: tuple[str, ...], stated: str
) -> None:
    fact = prepare_fact(Card("card", question, reference))
    assert fact is not None
    grades = {answer: fact.grade(answer) for answer in (*repeated, stated)}
    right = {answer for answer, one in grades.items() if one is None or one.verdict is Verdict.CORRECT}
    assert right == {stated}


@pytest.mark.parametrize(
    ("question", "reference"),
    [
        ("When demand is price inelastic, what happens to revenue if the price rises?", "revenue rises"),
        ("In what order do you apply primer and varnish?", "Primer first, varnish last"),
    ],
)
def test_a_question_without_its_mark_is_no_answer(question: str, reference: str) -> None:
    fact = prepare_fact(Card("card", question, reference))
    assert fact is not None
    grade = fact.grade(question.rstrip("?"))
    assert grade is not None
    assert grade.flags == ("echo",)
