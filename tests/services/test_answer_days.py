"""On which day an answer counts: the streak by the person's calendar, the leaderboard by the server's."""

from __future__ import annotations

import pytest

from tests.services.game import BEN, HALF, RIGHT, WRONG, Game


async def test_a_streak_day_is_made_once_a_day_by_right_answers_only(game: Game) -> None:
    quiz = await game.start(questions=4, seconds=60)
    news = []
    for text in (WRONG, HALF, RIGHT, RIGHT):
        answered = await game.say(await game.ask(quiz), BEN, text)
        assert answered is not None
        news.append(answered.streak and answered.streak.current)
        game.clock.move(seconds=90)
    assert news == [None, None, 1, None]
    assert await game.days(BEN) == ["2026-03-02"]


async def test_days_in_a_row_make_a_streak(game: Game) -> None:
    for day in range(1, 5):
        answered = await game.say(await game.begin(channel_id=day), BEN, RIGHT)
        assert answered is not None
        assert answered.streak is not None
        assert answered.streak.current == day
        game.clock.move(days=1)


@pytest.mark.parametrize(
    ("own", "server", "day"),
    [
        (None, None, "2026-03-02"),  # the default, UTC
        (None, "Pacific/Kiritimati", "2026-03-03"),
        ("Pacific/Kiritimati", None, "2026-03-03"),
        ("America/New_York", "Pacific/Kiritimati", "2026-03-02"),
    ],
)
async def test_the_persons_zone_comes_before_the_servers(
    game: Game, own: str | None, server: str | None, day: str
) -> None:
    if own:
        await game.settings.set_own_zone(BEN.user_id, own)
    if server:
        await game.settings.set_guild_zone(BEN.guild_id, server)
    await game.say(await game.begin(), BEN, RIGHT)
    assert await game.days(BEN) == [day]


async def test_the_leaderboard_goes_by_the_servers_calendar(game: Game) -> None:
    await game.settings.set_guild_zone(BEN.guild_id, "Pacific/Kiritimati")  # there it is Tuesday 02:00
    await game.settings.set_own_zone(BEN.user_id, "America/New_York")
    await game.say(await game.begin(), BEN, RIGHT)
    for period in ("2026-03-03", "2026-W10", "2026-03", "all"):
        assert await game.points(BEN, period) == (12, 1)
    assert await game.points(BEN, "2026-03-02") == (0, 0)
