"""`/about`: which bot this is, in servers and direct messages."""

from __future__ import annotations

import json

from bot import __version__
from bot.cogs.about import texts
from bot.config import ROOT
from bot.core.grading.accuracy import MEASURED, Accuracy
from bot.services.about import AboutService
from tests.cogs.conftest import World, text_of
from tests.fakes import START, FakeClock


async def test_it_is_private_and_says_version_uptime_accuracy_and_where_privacy_is_told(world: World) -> None:
    shown = await world.ana.slash(world.channel, "about")
    assert shown.ephemeral
    text = text_of(shown.response)
    assert f"Version** {__version__}, up since <t:" in text
    assert f"{MEASURED.right_verdicts} in 100 the right verdict" in text
    assert "`/privacy show` tells what I keep about you." in text
    assert "policy" not in text
    assert "Source" not in text
    assert "`/about`" in text_of((await world.ana.slash(world.channel, "help")).response)


async def test_it_works_in_a_direct_message(world: World) -> None:
    shown = await world.env.create_user("loner").slash("about")
    assert "About Cuecard" in text_of(shown.response)


def test_an_operators_pages_are_linked() -> None:
    clock = FakeClock()
    service = AboutService(clock, privacy_url="https://a.org/p", source_url="https://a.org/s")
    service.begin()
    clock.move(hours=2)
    text = texts.panel(service.about()).body
    assert service.about().up_since == START
    assert "[The privacy policy](https://a.org/p)" in text
    assert "[the program that I am](https://a.org/s)" in text


def test_what_people_are_told_of_the_grader_is_what_was_measured() -> None:
    """After `make scorecard` moved: change `bot/core/grading/accuracy.py`."""
    figures = json.loads((ROOT / "tests" / "grading" / "figures.json").read_text(encoding="utf-8"))[
        "whole deck"
    ]
    measured = Accuracy(
        figures["answers"],
        *(round(100 * figures[name]) for name in ("accuracy", "right_accepted", "wrong_accepted")),
    )
    assert measured == MEASURED
