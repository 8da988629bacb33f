"""Off the leaderboards and out of the standings of every server, with all scores kept; on each engine."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.core.leaderboard import Board, Standing
from bot.core.quiz.state import Round
from bot.services.quiz.rounds import Reveal, Standings
from bot.storage.store import Store
from tests.services.appeal_game import AppealGame, appeal_game
from tests.services.game import CHANNEL, CY, GUILD, RIGHT, WRONG
from tests.services.privacy_game import (
    BEN,
    OTHER_GUILD,
    WHO,
    ZOE,
    ZOE_THERE,
    quiz_of,
    service,
)


@pytest.fixture
async def game(store: Store) -> AppealGame:
    return await appeal_game(store)


async def board(game: AppealGame, guild_id: int = GUILD) -> list[tuple[int, str, int]]:
    page = await game.leaderboard.page(guild_id, CY.user_id, Board())
    assert page.members == len(page.rows)
    return [(row.rank, row.name, row.points) for row in page.rows]


async def two_players(game: AppealGame) -> Round:
    round_ = await game.begin(who=ZOE)
    await game.say(round_, ZOE, RIGHT)
    await game.say(round_, BEN, RIGHT)
    return round_


async def test_who_hides_is_off_the_board_and_back_with_all_scores(game: AppealGame) -> None:
    await two_players(game)
    await service(game).set_hidden(WHO, hidden=True)
    assert await board(game) == [(1, "ben", 10)]
    assert (await service(game).overview(WHO)).hidden
    await service(game).set_hidden(WHO, hidden=True)  # said twice
    quiz = await game.start(ZOE, CHANNEL + 1)
    await game.say(await game.ask(quiz), ZOE, RIGHT)
    assert await board(game) == [(1, "ben", 10)], "what is earned while hidden is not shown either"
    await service(game).set_hidden(WHO, hidden=False)
    assert await board(game) == [(1, ZOE.name, 24), (2, "ben", 10)]


async def test_who_hid_before_their_first_answer_is_never_shown(game: AppealGame) -> None:
    await service(game).set_hidden(WHO, hidden=True)
    await two_players(game)
    assert await board(game) == [(1, "ben", 10)]
    page = await game.leaderboard.page(GUILD, WHO, Board())
    assert (page.own, page.hidden) == (None, True)


STEPS: dict[str, Callable[[AppealGame], Awaitable[None]]] = {
    "hide": lambda game: service(game).set_hidden(WHO, hidden=True),
    "show": lambda game: service(game).set_hidden(WHO, hidden=False),
    "leave": lambda game: game.leaderboard.left(GUILD, WHO),
    "return": lambda game: game.leaderboard.back(GUILD, WHO),
}


@pytest.mark.parametrize(
    ("steps", "shown"),
    [
        ("hide leave return", False),
        ("hide leave show", False),
        ("leave hide return", False),
        ("leave hide show", False),
        ("leave hide return show", True),
        ("hide leave show return", True),
        ("hide leave leave show show return return", True),
    ],
)
async def test_hiding_and_leaving_at_once(game: AppealGame, steps: str, shown: bool) -> None:
    await two_players(game)
    for step in steps.split():
        await STEPS[step](game)
    assert await board(game) == ([(1, ZOE.name, 12), (2, "ben", 10)] if shown else [(1, "ben", 10)])
    async with game.store.read() as tx:
        assert await tx.scores.count(GUILD, "all") == 1 + shown, "places are counted by what is shown"


@pytest.mark.parametrize("step", ["hide", "leave"])
async def test_an_accepted_appeal_brings_nobody_back_onto_the_board(game: AppealGame, step: str) -> None:
    appeal_id = await game.appeal(await game.begin(who=ZOE), ZOE, WRONG)
    await STEPS[step](game)
    await game.accept(appeal_id)
    assert await board(game) == []
    await STEPS["show"](game)
    await STEPS["return"](game)
    assert await board(game) == [(1, ZOE.name, 12)]


async def test_a_hidden_person_counts_and_is_not_named(game: AppealGame) -> None:
    await service(game).set_hidden(WHO, hidden=True)
    round_ = await two_players(game)
    quiz = await quiz_of(game, round_)
    question = await game.rounds.open_question(round_.id)
    assert question is not None
    assert (question.names, question.players.playing) == (["ben"], 2)
    posts = await game.play_out(quiz)
    reveal = next(each for each in posts if isinstance(each, Reveal))
    assert [each.name for each in reveal.entries] == [None, "ben"]
    (standings,) = [each for each in posts if isinstance(each, Standings)]
    assert standings.rows == [Standing(1, BEN.user_id, "ben", 10, 1)]


async def test_hiding_is_for_every_server(game: AppealGame) -> None:
    await two_players(game)
    await game.say(await game.ask(await game.start(ZOE_THERE, CHANNEL + 1)), ZOE_THERE, RIGHT)
    assert await board(game, OTHER_GUILD)
    await service(game).set_hidden(WHO, hidden=True)
    assert await board(game, OTHER_GUILD) == []
