"""The shipped deck, against a copy of the text that it was made from."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from bot import assets
from bot.core.cards import Card, Deck, Need
from bot.core.decks.check import card_problems
from bot.core.decks.lint_questions import folded
from bot.core.decks.problems import DeckError
from bot.core.grading.facts.words.word_forms import sorted_words
from tests.shipped import ENGLISH, copies

SOURCE = Path(__file__).parent / "data" / "mlops-50.txt"


def load_source() -> list[tuple[str, str, str]]:
    """(key, question, answer) of each card, read without the project's own parser."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    found = []
    for line, following in pairwise(lines):
        if question := re.fullmatch(r"(Q\d+): (.*\S)\s*", line):
            assert following.startswith("A: ")
            found.append((question[1], question[2], following.removeprefix("A: ").rstrip()))
    return found


SOURCE_CARDS = load_source()


@pytest.fixture(scope="module")
def deck() -> Deck:
    (shipped,) = assets.load_decks()
    return shipped


def card_of(deck: Deck, key: str) -> Card:
    found = deck.card(key)
    assert found is not None
    return found


def test_the_source_has_fifty_cards() -> None:
    assert [key for key, _, _ in SOURCE_CARDS] == [f"Q{n}" for n in range(1, 51)]


def test_every_card_is_there_word_for_word(deck: Deck) -> None:
    assert [(card.key, card.prompt, card.reference) for card in deck.cards] == SOURCE_CARDS


def test_five_topics_of_ten_in_order(deck: Deck) -> None:
    assert len(deck.topics) == 5
    assert [card.topic for card in deck.cards] == [topic for topic in deck.topics for _ in range(10)]
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    headings = {line.partition(":")[0] for line in lines if not re.match(r"[QA]\d*:|$", line)}
    assert len(headings) == 3
    assert headings <= set(deck.topics)


@pytest.mark.parametrize("key", [key for key, _, _ in SOURCE_CARDS])
def test_a_card_knows_enough_to_grade_fairly_and_to_teach(deck: Deck, key: str) -> None:
    card = card_of(deck, key)
    assert card_problems(card, 0) == []
    assert card.hint
    assert len(card.accepted) >= 15
    assert len(card.partial) >= 5
    assert sum(len(group.answers) for group in card.wrong) >= 20
    needed = [concept for concept in card.concepts if concept.needed is Need.CORRECT]
    is_list = card.enough is not None and card.enough < len(needed)
    assert 2 <= len(card.concepts) <= (8 if is_list else 5)
    assert all(concept.phrasings for concept in card.concepts)


@pytest.mark.parametrize("key", [key for key, _, _ in SOURCE_CARDS])
def test_a_card_explains_more_than_its_answer_and_names_a_page(deck: Deck, key: str) -> None:
    card = card_of(deck, key)
    assert len(re.findall(r"[.!?](?=\s+[A-Z]|$)", card.explanation)) in (2, 3), "sentences"
    words, known = (set(folded(text).split()) for text in (card.explanation, card.reference))
    assert len(words & known) <= len(words) / 2
    assert card.source is not None
    assert card.source.url.startswith("https://")
    assert card.source.title


def test_no_two_cards_are_explained_alike(deck: Deck) -> None:
    assert len({card.explanation for card in deck.cards}) == len(deck.cards)
    assert len({card.source for card in deck.cards}) == len(deck.cards)


def test_what_is_worked_out_ahead_is_of_the_files_that_are_there() -> None:
    for path, text in copies().items():
        assert path.read_text(encoding="utf-8") == text + "\n", f"{path.name}: run `python -m tests.shipped`"
    assert ENGLISH.read_bytes() == sorted_words("en"), f"{ENGLISH.name}: run `python -m tests.shipped`"
    assert all(deck.digest for deck in assets.shipped_decks())


def test_a_lexicon_that_was_changed_is_read_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(assets.GRADING, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(assets, "GRADING", tmp_path)
    written = (tmp_path / "lexicon.yaml").read_text(encoding="utf-8")
    (tmp_path / "lexicon.yaml").write_text(written + "fillers: 3\n", encoding="utf-8")
    with pytest.raises(ValueError, match="lexicon: expected a list of words, not '3'"):
        assets.load_grader()


def test_a_deck_file_that_was_changed_is_read_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(assets, "DECKS", tmp_path)
    (tmp_path / "ours.yaml").write_text(
        "deck: {slug: ours, title: Ours}\ncards:\n  - {prompt: Why?, reference: So.}\n", encoding="utf-8"
    )
    (shipped,) = assets.shipped_decks()
    assert (shipped.slug, shipped.digest, len(shipped.read().cards)) == ("ours", None, 1)
    (tmp_path / "ours.yaml").write_text("deck: {slug: ours}\n", encoding="utf-8")
    with pytest.raises(DeckError):
        assets.shipped_decks()
