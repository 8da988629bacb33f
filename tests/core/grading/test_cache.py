"""What is kept between answers, and between processes, changes no grade."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from threading import Barrier

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.assets import GRADING, load_grader
from bot.config import ROOT
from bot.core.cards import Card, Source
from bot.core.grading import Grader, Verdict
from bot.core.grading.example_index import Solution
from bot.core.grading.grader import Texts
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.prepared_card import PreparedCard
from bot.core.grading.ready_cards import ReadyCard, ReadyCards
from tests.core.grading.cards import BARE, CARD, NUMBERED, VERSUS
from tests.core.grading.making import grader, shipped
from tests.patience import WAIT

SMALL = (CARD, BARE, VERSUS, NUMBERED)
SHIPPED = list(shipped().values())


@pytest.mark.parametrize("card", SHIPPED[::16], ids=lambda card: card.key)
def test_a_regression_solved_before_gives_the_same_grades(card: Card) -> None:
    kept, anew = (solved(one, card) for one in (grader(), fresh_without_solutions()))
    assert kept.graded == pytest.approx(anew.graded, abs=2e-3)
    assert kept.right == pytest.approx(anew.right, abs=2e-3)
    for answer in (card.prompt, *card.accepted[:3], *SAID):
        text = f"{answer}, you know, and so it is"
        one, two = grader().grade(card, text), fresh_without_solutions().grade(card, text)
        assert one.verdict is two.verdict
        assert one.score == pytest.approx(two.score, abs=0.01)


def solved(by: Grader, card: Card) -> Solution:
    sentence = by.prepare(card).sentence
    assert sentence is not None
    return sentence.index.solution


SOLVED = """
from tests.core.grading.making import lexicon, order, shipped
from bot.core.grading.prepared_card import prepare
print([prepare(lexicon(), order(), card).index.solution for card in list(shipped().values())[:3]])
"""


def test_every_process_solves_a_regression_alike() -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", SOLVED], capture_output=True, text=True, check=True, cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in "01"
    ]  # fmt: skip
    assert said[0] == said[1]


@cache
def fresh_without_solutions() -> Grader:
    weights, lexicon, order, words = map(
        _text, ("weights.json", "lexicon.yaml", "word-order.json", "words.txt")
    )
    general, related = (partial(_text, name) for name in ("lexicon-general.yaml", "related.txt"))
    return Grader.load(Texts(weights, lexicon, order, general, words=words, related=related))


def _text(name: str) -> str:
    return (GRADING / name).read_text(encoding="utf-8")


SAID = (
    "log first",
    "nothing is lost",
    "it learns from data, or maybe not",
    "idk",
    "a stack is lifo",
    "less dense",
)


@settings(max_examples=20)
@given(st.sampled_from([*SMALL, *SHIPPED[::16]]), st.text(max_size=80) | st.sampled_from(SAID))
def test_a_fresh_grader_gives_the_same_grade(card: Card, answer: str) -> None:
    assert fresh().grade(replace(card, topic="another"), answer) == grader().grade(card, answer)


@cache
def fresh() -> Grader:
    return load_grader()


def test_the_cache_is_bounded_and_changes_no_grade(monkeypatch: pytest.MonkeyPatch) -> None:
    crowded = load_grader()
    for room in (1_000_000, 2_000, 1):
        monkeypatch.setattr("bot.core.grading.ready_cards.CACHE", room)
        cards = [replace(card, key=f"{card.key} {copy} {room}") for copy in range(2) for card in SMALL]
        for card in (*cards, *reversed(cards)):
            plain = next(one for one in SMALL if card.key.startswith(f"{one.key} "))
            for answer in ("log first", "nothing is lost", "a stack is lifo", "ice is less dense", "idk"):
                assert crowded.grade(card, answer) == grader().grade(plain, answer)
        sizes = [one.size for one in crowded._cards._cards.values()]
        assert sum(sizes) == crowded._cards._held
        assert crowded._cards._held <= room or len(sizes) == 1


def test_the_card_used_longest_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    crowded = load_grader()
    size = crowded.prepare(CARD).size
    monkeypatch.setattr("bot.core.grading.ready_cards.CACHE", 3 * size)
    kept = crowded.prepare(CARD)
    for number in range(6):
        crowded.prepare(replace(CARD, key=str(number)))
        assert crowded.prepare(replace(CARD)) is kept
    assert [card.key for card in crowded._cards._cards] == ["4", "5", CARD.key][-len(crowded._cards._cards) :]


def test_two_threads_that_make_the_same_card_ready_keep_one(monkeypatch: pytest.MonkeyPatch) -> None:
    crowded = load_grader(semantic=False)
    both, plain = Barrier(2), ReadyCards.lexicon

    def at_once(self: ReadyCards, card: Card) -> Lexicon:
        both.wait(WAIT)
        return plain(self, card)

    monkeypatch.setattr(ReadyCards, "lexicon", at_once)
    with ThreadPoolExecutor(2) as threads:
        one, two = threads.map(crowded.prepare, (CARD, replace(CARD)))
    assert one is two
    assert counted(crowded) == one.size


@pytest.mark.parametrize("meanwhile", ["sentence", "evicted"])
def test_what_another_thread_did_meanwhile_is_counted_once(
    monkeypatch: pytest.MonkeyPatch, meanwhile: str
) -> None:
    card = Card("insulin", "What does insulin do?", "Lowers blood sugar")
    crowded = load_grader(semantic=False)
    cards, plain = crowded._cards, ReadyCards._sentence

    def disturbed(self: ReadyCards, ready: ReadyCard) -> PreparedCard:
        monkeypatch.setattr(ReadyCards, "_sentence", plain)
        if meanwhile == "sentence":
            cards.read(card)
        else:
            monkeypatch.setattr("bot.core.grading.ready_cards.CACHE", 1)
            crowded.prepare(BARE)
        return plain(self, ready)

    crowded.prepare(card)
    monkeypatch.setattr(ReadyCards, "_sentence", disturbed)
    cards.read(card)
    assert counted(crowded) == sum(one.size for one in cards._cards.values())


def counted(by: Grader) -> int:
    return by._cards._held


def test_a_fact_is_made_ready_for_sentences_by_the_first_answer_that_is_one() -> None:
    card = Card("insulin", "What does insulin do?", "Lowers blood sugar")
    new = load_grader()
    assert new.prepare(card).sentence is None
    assert new.grade(card, "it lowers blood sugar").verdict is Verdict.CORRECT
    assert new.prepare(card).sentence is None
    said = "it tells cells that they should take in glucose from the bloodstream after a meal"
    assert new.grade(card, said) == grader().grade(card, said)
    assert new.prepare(card).sentence is not None
    assert new._cards._held == new.prepare(card).size


@pytest.mark.parametrize("card", [*SMALL, *SHIPPED[::16]], ids=lambda card: card.key)
def test_neither_an_explanation_nor_a_source_changes_a_grade(card: Card) -> None:
    plain = replace(card, explanation="", source=None)
    told = replace(
        card,
        explanation="The moon is made of green cheese, and the price is $42.",
        source=Source("https://a.org/cheese", "Green cheese on the moon"),
    )
    fresh = [fresh_without_solutions() for _ in range(2)]
    for answer in (card.reference, *card.partial[:3], *SAID, told.explanation, "green cheese", "42"):
        one, two = (each.grade(asked, answer) for each, asked in zip(fresh, (plain, told), strict=True))
        assert one == two
