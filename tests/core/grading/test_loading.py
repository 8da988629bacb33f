"""A grader is made of texts; a broken one is refused."""

from __future__ import annotations

import pytest

from bot.assets import GRADING
from bot.core.grading import Grader, Verdict
from bot.core.grading.grader import Texts
from tests.core.grading.cards import BARE, CARD

TABLES = Texts(
    *(
        (GRADING / name).read_text(encoding="utf-8")
        for name in ("weights.json", "lexicon.yaml", "word-order.json")
    )
)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        (TABLES._replace(weights="{}"), "weights"),
        (TABLES._replace(lexicon="{}"), "lexicon"),
        (TABLES._replace(order="{}"), "word order"),
    ],
)
def test_broken_tables_are_refused(texts: Texts, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Grader.load(texts)


@pytest.mark.parametrize("text", ["[]", "3", '{"a": 1}', '{"a": [[1.0]]}'])
def test_broken_solutions_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="solutions"):
        Grader.load(TABLES._replace(solutions=text))


def test_broken_everyday_words_are_refused_when_they_are_needed() -> None:
    broken = Grader.load(TABLES._replace(general="[]"))
    assert broken.grade(CARD, CARD.reference).verdict is Verdict.CORRECT
    with pytest.raises(ValueError, match="lexicon"):
        broken.grade(BARE, BARE.reference)
