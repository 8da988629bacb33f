"""What the grader's tests share: the shipped lexicon, answers cut and gathered, evidence made by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cache

from bot.assets import GRADING, load_decks, load_grader
from bot.core.cards import Card
from bot.core.grading import Grader
from bot.core.grading.assertions import Assertion, Statement, assertions
from bot.core.grading.content import NOTHING, Alignment, ContentProfile
from bot.core.grading.coverage import Found
from bot.core.grading.evidence import NAMES, PLACE, AssertionEvidence, Evidence
from bot.core.grading.example_index import Comparison, Solution
from bot.core.grading.gathering import gather
from bot.core.grading.lexicon import Lexicon, Token
from bot.core.grading.prepared_card import PreparedCard, prepare
from bot.core.grading.reading import Reading, read
from bot.core.grading.text import MARKS, words
from bot.core.grading.word_order import WordOrder
from tests.grading.corpora import stems


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon."""
    return Lexicon.parse((GRADING / "lexicon.yaml").read_text(encoding="utf-8"), stems=stems())


@cache
def shipped() -> dict[str, Card]:
    """The shipped cards by key."""
    return {card.key: card for deck in load_decks() for card in deck.cards}


@cache
def grader() -> Grader:
    """The shipped grader, loaded once for all tests."""
    return load_grader()


@cache
def everyday() -> Lexicon:
    """The shipped lexicon with everyday English."""
    names = ("lexicon.yaml", "lexicon-general.yaml")
    return Lexicon.parse(*((GRADING / name).read_text(encoding="utf-8") for name in names), stems=stems())


@cache
def order() -> WordOrder:
    """The shipped weights of word order."""
    return WordOrder.parse((GRADING / "word-order.json").read_text(encoding="utf-8"))


@cache
def solutions() -> dict[str, Solution]:
    """The shipped regressions, solved; they only save time."""
    kept = json.loads((GRADING / "solutions.json").read_text(encoding="utf-8"))
    return {key: Solution(*pair) for key, pair in kept.items()}


@cache
def ready(card: Card) -> PreparedCard:
    """The card made ready, with everyday English for a bare one."""
    return prepare(lexicon() if card.partial or card.wrong else everyday(), order(), card, solutions())


def stated(answer: str, prompt: str = "") -> Statement:
    """An answer cut into assertions."""
    asked = [word.replace("'", "") for word in words(prompt) if word not in MARKS]
    return assertions(lexicon(), words(answer), asked)


def told(answer: str, prompt: str = "") -> list[str]:
    """The assertions' words, without marks; denied ones begin with "not:", rivals with "or:"."""
    return [
        ("not: " if one.denied else "or: " if one.rival else "")
        + " ".join(word for word in one.words if word not in MARKS)
        for one in stated(answer, prompt).assertions
    ]


def gathered(card: Card, answer: str) -> Evidence:
    """The evidence about an answer to a card."""
    return gather(ready(card), assertions(lexicon(), words(answer), ready(card).prompt))


def claim(
    *,
    right: float = 0.5,
    wrong: float = 0.1,
    graded: float = 0.5,
    relation: float = 0.5,
    idea: float = 0.0,
    own: int = 1,
    related: bool = True,
    size: int = 2,
    denied: bool = False,
    rival: bool = False,
    said: str = "some words",
) -> AssertionEvidence:
    """One assertion beside a card, well supported where nothing else is said."""
    beside = Comparison([], graded, graded, 1.0, 1.0, 0)
    assertion = Assertion(tuple(said.split()), denied=denied, rival=rival)
    return AssertionEvidence(assertion, beside, right, wrong, relation, idea, size, own, related)


def profile(order: Iterable[str] = ("log", "table"), *, length: int | None = None) -> ContentProfile:
    """Content of these meanings, with as many words as `length` says."""
    said = list(order)
    return ContentProfile(
        order=said,
        weights=dict.fromkeys(said, 1.0),
        total=float(len(said)),
        pairs=frozenset(),
        negators=0,
        negated=frozenset(),
        strong=frozenset(),
        length=len(said) if length is None else length,
    )


def listed_reading(items: Sequence[str]) -> Reading:
    """The reading of words with a comma between each."""
    return read(lexicon(), ", ".join(items))


def _spoken(clauses: Sequence[int], surface: Sequence[str]) -> Reading:
    """A reading of grammar alone."""
    return Reading([Token("it", "it", True, False)] * len(clauses), list(clauses), surface=list(surface))


def made(
    claims: Sequence[AssertionEvidence] | None = None,
    *,
    surface: Sequence[str] = ("log", "table"),
    items: Sequence[str] = (),
    clauses: Sequence[int] = (0, 0),
    content: ContentProfile | None = None,
    shares: Sequence[float] = (),
    alone: Sequence[bool] = (),
    to_right: Alignment = NOTHING,
    to_reference: Alignment = NOTHING,
    crossed: tuple[int, int] = (0, 0),
    repeated: bool = False,
    **values: float,
) -> Evidence:
    """Evidence made by hand: nothing speaks for or against, but for what is said here; `items` is a bare list."""
    found = (claim(),) if claims is None else tuple(claims)
    vector = [0.0] * len(NAMES)
    for name, value in values.items():
        vector[PLACE[name]] = value
    return Evidence(
        statement=Statement(tuple(one.assertion for one in found), repeated),
        assertions=found,
        reading=listed_reading(items) if items else _spoken(clauses, surface),
        content=content or profile(),
        similar=[],
        found=Found(tuple(shares), ("",) * len(shares), tuple(alone) or (True,) * len(shares)),
        right=0,
        wrong=-1,
        partial=-1,
        to_right=to_right,
        to_reference=to_reference,
        crossing=crossed,
        vector=tuple(vector),
    )
