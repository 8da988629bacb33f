"""What the person hears who starts a quiz: how many questions come, and why there are fewer than were asked for."""

from __future__ import annotations

import re

import pytest

from tests.cogs.conftest import World, text_of
from tests.cogs.deck_actions import add


@pytest.mark.parametrize(
    ("questions", "says"),
    [(1, "3 minutes to answer it with your extra time."), (2, "3 minutes each with your")],
)
async def test_the_reply_says_how_long_questions_are_open_for_who_has_more_time(
    world: World, questions: int, says: str
) -> None:
    await world.ana.slash(world.channel, "settings", extra_time="twice")
    started = await world.ana.slash(world.channel, "quiz", questions=questions)
    assert says in started.response.content
    question = world.question()
    closes = re.search(r"Closes <t:(\d+):R>", text_of(question))
    assert closes is not None
    assert 178 <= int(closes[1]) - question.created_at.timestamp() <= 182


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"questions": 3}, "Here we go: 3 questions from **MLOps**, 90 seconds each. Good luck!"),
        ({"questions": 1}, "Here we go: 1 question from **MLOps**, 90 seconds to answer it. Good luck!"),
        (
            {"questions": 25, "topic": "MLOps Fundamentals"},
            "This topic has only 10 questions. Here we go: 10 questions from **MLOps** · MLOps Fund",
        ),
        (
            {"questions": 25, "deck": "team-facts"},
            "This deck has only 1 question. Here we go: 1 question from **Team facts**, 90 seconds to",
        ),
        ({"questions": 10, "topic": "MLOps Fundamentals"}, "Here we go: 10 questions from **MLOps** · MLOps"),
    ],
)
async def test_the_reply_counts_the_questions_that_come(
    world: World, options: dict[str, object], says: str
) -> None:
    await add(world)
    started = await world.ana.slash(world.channel, "quiz", **options)
    assert started.response.content.startswith(says)
