"""What does nothing but deny the right answer, in every way and on cards of every kind, as the whole grader sees it."""

from __future__ import annotations

import pytest

from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Grader, Verdict
from bot.core.grading.denials import Denials

CARDS = {
    "number": ("How many bits are in a byte?", "8", "8"),
    "quantity": ("What is the boiling point of water?", "100 °C", "100 °C"),
    "date": ("When did the war end?", "1945", "1945"),
    "name": ("What is the capital of France?", "Paris", "Paris"),
    "term": ("By which process do plants make sugar?", "photosynthesis", "photosynthesis"),
    "two": ("Which two planets are gas giants?", "Jupiter and Saturn", "jupiter and saturn"),
    "three": ("Name the three primary colours", "red, yellow, blue", "red, yellow and blue"),
    "formula": ("What is the formula of water?", "H2O", "H2O"),
    "symbol": ("Which operator tests equality?", "==", "=="),
    "phrase": ("What does a capacitor do?", "stores electrical charge", "it stores electrical charge"),
    "sentence": (
        "Why is the sky blue?",
        "Air scatters blue light more than red light",
        "air scatters blue light more than red light",
    ),
}
"""Question, reference, and a right answer as somebody says it."""
WAYS = """
{}, that's not right | {}, it's not true | {}, that is not the case | {}, but that's not true | {} is wrong
{} is not it | {}? No. | {}? nope, not that | not {} | it isn't {} | definitely not {} | anything but {}
everything except {} | all but {} | {}... NOT | {} - not! | {} isn't it | {} isn't right | {} aren't right
{} is false | {} would be wrong | it is wrong to say {} | it is a myth that it is {} | {} is a myth
{} is a common misconception | people say {} but they are wrong | people say {}, which is wrong
nobody would say {} | I don't think it's {} | don't say {} | never {} | certainly not {} | {} is not the answer
the answer is not {} | {}: wrong | {} (wrong) | {}, wrong | {} - false | {}. That is false | {}. This is a myth
no, not {} | {} no way | {}? no way | {}, I doubt it | I doubt that it's {} | it can't be {} | {} can't be right
that's not {} | it was never {} | whatever it is, it's not {} | some think {}, they're mistaken
contrary to popular belief {} | {} is out of the question | rule out {} | {} can be ruled out | other than {}
something other than {} | neither {} nor anything like it | {}, said nobody ever | {}? Absolutely not.
{}: that's a lie | I'd never say {} | {} is what people wrongly say | {}, I don't think so
"""

ABROAD = """
{}, das ist falsch | {}, aber das stimmt nicht | {}, c'est faux | {}. Ce n'est pas vrai | {}, eso no es verdad
{}, es falso | {}, non è vero | {}, é falso | {}, dat klopt niet | {}, это неправда | {}? Nein. | {}? Non.
"""


@pytest.fixture(scope="module")
def grader() -> Grader:
    return load_grader(semantic=False)


@pytest.mark.parametrize("kind", CARDS)
def test_who_denies_the_right_answer_has_not_given_it(grader: Grader, kind: str) -> None:
    question, reference, right = CARDS[kind]
    card = Card(kind, question, reference)
    assert grader.grade(card, right).verdict is Verdict.CORRECT
    ways = [way.strip() for line in (WAYS + ABROAD).split("\n") for way in line.split("|") if way.strip()]
    credited = [way for way in ways if grader.grade(card, way.format(right)).verdict is not Verdict.INCORRECT]
    assert credited == []


@pytest.mark.parametrize(
    "way",
    [
        "{} ❌", "{} would be a mistake here", "The one answer we can exclude is {}.", "no way its {}",
        '"{}" is the trap answer, avoid it', "lol {}, as if",
        "If you wrote {}, you lose the point.", "Since when is it {}? It never was.", "Auf keinen Fall {}.",
        "{} ? Non, pas du tout.", "No es {}, eso seguro.", "{} ist leider falsch", "I am not agree that answer is {}.",
        "If you said {}, you'd be mistaken.", "everyone keeps saying {} but thats just false",
        "{} - common misconception",
        "We can safely exclude {} here.", "who told you {}? they lied to you", "I wish it were {}, but alas, no.",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("question", "right"), [("What is the capital of France?", "Paris"), ("How many bits?", "8")]
)
def test_a_value_is_rejected_in_everyday_words(grader: Grader, question: str, right: str, way: str) -> None:
    assert grader.grade(Card("c", question, right), way.format(right)).verdict is Verdict.INCORRECT


@pytest.mark.parametrize(
    "answer",
    [
        "Paris, I might be wrong", "Paris, correct me if I'm wrong", "sorry if this is wrong but Paris",
        "Paris, not wrong I hope", "bin mir nicht sicher, Paris", "Paris, it can't be wrong",
        "Paris, isn't it?", "it's Paris isn't it", "Paris, not Lyon", "not Lyon but Paris", "it's not Lyon, it's Paris",
        "Paris, no doubt", "nothing but Paris", "no, Paris", "no wait, Paris", "Lyon is wrong, it's Paris",
        "I don't think it's Lyon, I think it's Paris", "nothing other than Paris", "none other than Paris",
        "Paris, and that's not a guess", "Paris, I don't think it's hard", "never thought about it, but Paris",
        "Paris of course, not that hard", "not sure, Paris", "can't be anything but Paris",
    ],
)  # fmt: skip
def test_who_only_speaks_of_what_is_not_so_is_not_denying(grader: Grader, answer: str) -> None:
    assert (
        grader.grade(Card("c", "What is the capital of France?", "Paris"), answer).verdict is Verdict.CORRECT
    )


@pytest.mark.parametrize("answer", ["not below 60 and not above 100", "it's not under 60 and not over 100"])
def test_two_bounds_are_a_range(grader: Grader, answer: str) -> None:
    card = Card("c", "What is a normal resting pulse?", "60–100")
    assert grader.grade(card, answer).verdict is Verdict.CORRECT
    assert grader.grade(card, "not 60 to 100").verdict is Verdict.INCORRECT


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("What is a type I error?", "rejecting a true null hypothesis", "rejecting it when that is false"),
        ("What does 'falsch' mean?", "wrong", "false, wrong"),
        ("Is Pluto a planet?", "No", "no, that's not true"),
        ("Which animals lay eggs?", "all but the mammals", "all but the mammals"),
        ("What is the median?", "a middle value, not affected by outliers", "not affected by outliers"),
    ],
)  # fmt: skip
def test_a_denial_that_is_the_answer_is_none(
    grader: Grader, question: str, reference: str, answer: str
) -> None:
    assert "denied" not in grader.grade(Card("c", question, reference), answer).flags


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lima, but it isn't right", "Lima"),
        ("Well, definitely not Lima", "Lima"),
        ("Lima... NOT", "Lima"),
        ("-5? No way", "-5"),
        ("Pisa (Italy) is a myth", "Pisa (Italy)"),
        ("It isn't Lima, it's Quito", ""),
        ("isn't it Lima", ""),
        ("not only Lima", ""),
        ("Lima " * 80 + "is wrong", ""),
    ],
)
def test_what_is_denied(text: str, said: str) -> None:
    assert Denials("Lima", values=True).denied(text) == said


def test_a_text_that_the_author_called_right_is_right(grader: Grader) -> None:
    stored = ("Paris, no way around it", "Paris, wrong or right")
    card = Card("c", "What is the capital of France?", "Paris", accepted=stored)
    assert [grader.grade(card, text.upper()).verdict for text in stored] == [Verdict.CORRECT] * 2
    assert grader.grade(card, "Paris, no way").verdict is Verdict.INCORRECT
