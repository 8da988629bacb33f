"""What is stored about a person: shown, given out and forgotten; on each engine."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import date
from pathlib import Path

import pytest

from bot.core.appeals import AppealState
from bot.core.leaderboard import Board
from bot.services.appeals.errors import AppealGone
from bot.services.quiz.errors import AlreadyCorrect
from bot.services.quiz.given import GivenAnswer
from bot.services.quiz.rounds import Reveal, Standings
from bot.storage.privacy.policy import POLICY
from bot.storage.store import Store
from tests.services.appeal_game import MANAGER, REVIEWER, AppealGame, appeal_game
from tests.services.game import CHANNEL, CY, GUILD, RIGHT, UNSURE, WRONG
from tests.services.privacy_game import (
    BEN,
    NOTE,
    OTHER_GUILD,
    SECRET,
    WHO,
    ZOE,
    ZOE_THERE,
    dump,
    mentions,
    on,
    play,
    quiz_of,
    service,
)


@pytest.fixture
async def game(store: Store) -> AppealGame:
    return await appeal_game(store)


async def test_there_is_something_of_every_kind_to_be_shown_given_out_and_forgotten(game: AppealGame) -> None:
    await play(game)
    await game.quiz.join((await game.begin(who=BEN, channel_id=CHANNEL + 2)).id, on(ZOE, CHANNEL + 2))
    found = await service(game).overview(WHO)
    assert [name for name, count in found.counts.items() if not count] == []
    assert set(found.counts) == {each.name for each in POLICY}


async def test_an_export_has_everything_of_the_person_and_nobody_elses_words(game: AppealGame) -> None:
    await play(game)
    data = json.loads(await service(game).export(WHO))
    assert data["user_id"] == str(WHO)
    assert [each["answer"] for each in data["answers"]] == [
        f"{RIGHT}: {SECRET}",
        f"{WRONG}: {SECRET}",
        f"{WRONG}: {SECRET}, again",
        f"{UNSURE}: {SECRET}",
        RIGHT,
    ]
    assert all(each["question"].startswith("Question ") for each in data["answers"])
    assert {each["guild_id"] for each in data["answers"]} == {GUILD, OTHER_GUILD}
    assert [each["name"] for each in data["names"]] == [ZOE.name, ZOE_THERE.name]
    assert data["settings"][0]["timezone"] == "Asia/Kathmandu"
    assert [each["note"] for each in data["appeals_decided"]] == [NOTE]
    assert [each["detail"] for each in data["log_lines_by_you"] if each["detail"]] == ["added a card"]
    text = json.dumps(data)
    for others in ("ben", "I meant the same", str(REVIEWER.user_id)):
        assert not re.search(rf"(?<![\w.]){others}(?![\w.])", text)


async def test_an_export_of_somebody_unknown_is_empty(game: AppealGame) -> None:
    data = json.loads(await service(game).export(555))
    assert [name for name, value in data.items() if value] == ["user_id", "exported_at"]


async def test_who_is_forgotten_is_nowhere_any_more(game: AppealGame) -> None:
    await play(game)
    assert mentions(await dump(game.store))
    messages = await service(game).forget(WHO)
    assert [(each.channel_id, each.message_id) for each in messages] == [(4_000, 4_001)]
    rows = await dump(game.store)
    assert mentions(rows) == []
    kept = json.dumps(rows, default=str)
    assert "I meant the same" in kept, "others keep theirs"
    assert not any((await service(game).overview(WHO)).counts.values())


async def test_forgetting_twice_or_somebody_unknown_changes_nothing(game: AppealGame) -> None:
    await play(game)
    await service(game).forget(WHO)
    once = await dump(game.store)
    for user_id in (WHO, 555):
        assert await service(game).forget(user_id) == []
    assert await dump(game.store) == once


async def test_nothing_of_a_forgotten_person_is_left_in_the_file(sqlite_store: Store, tmp_path: Path) -> None:
    """SQLite would keep deleted words in free parts of its pages."""
    game = await appeal_game(sqlite_store)
    await play(game)
    await service(game).forget(WHO)
    await sqlite_store.close()
    files = await asyncio.to_thread(lambda: list(tmp_path.glob("cuecard.db*")))
    content = b"".join(map(Path.read_bytes, files))
    assert content
    for mark in (SECRET, NOTE, ZOE.name, ZOE_THERE.name, "Asia/Kathmandu"):
        assert mark.encode() not in content


async def places(game: AppealGame, *, without: int = 0) -> list[tuple[str, int, int]]:
    page = await game.leaderboard.page(GUILD, BEN.user_id, Board())
    return [(row.name, row.points, row.correct) for row in page.rows if row.user_id != without]


async def test_others_keep_points_order_and_the_first_bonus_stays_taken(game: AppealGame) -> None:
    round_ = await game.begin(who=BEN)
    await game.say(round_, ZOE, RIGHT)
    await game.say(round_, BEN, RIGHT)
    await game.say(round_, CY, "partly so")
    before = await places(game, without=WHO)
    await service(game).forget(WHO)
    assert await places(game) == before == [("ben", 10, 1), ("cy", 4, 0)]
    await game.say(round_, CY, RIGHT)
    assert not (await game.entry(round_, CY)).first, "somebody was first, whoever it was"
    assert await places(game) == [("ben", 10, 1), ("cy", 8, 1)]
    assert await service(game).forget(WHO) == []


async def test_who_plays_on_begins_anew_and_may_go_again(game: AppealGame) -> None:
    round_ = await game.begin(who=ZOE)
    await game.say(round_, ZOE, WRONG)
    for _ in range(2):
        await service(game).forget(WHO)
        await game.say(round_, ZOE, f"{RIGHT}, {SECRET}")
        entry = await game.entry(round_, ZOE)
        assert (entry.tries, entry.correct) == (1, True)
        assert await game.days(ZOE) == ["2026-03-02"]
    assert len((await dump(game.store))["attempt"]) == 3
    assert (await game.points(ZOE)) == (10, 1), "the bonus of the first time is nobody's now"


async def test_two_people_forgotten_in_one_round_stay_apart(game: AppealGame) -> None:
    round_ = await game.begin(who=CY)
    for who in (ZOE, BEN):
        for number in range(2):
            await game.say(round_, who, f"{WRONG} {number}")
        await service(game).forget(who.user_id)
    rows = await dump(game.store)
    assert sorted((row["user_id"], row["number"]) for row in rows["attempt"]) == [
        (-2, 1),
        (-2, 2),
        (-1, 1),
        (-1, 2),
    ]


async def test_a_quiz_goes_on_without_its_starter(game: AppealGame) -> None:
    """Nobody waits for a person who is gone, in this question or in the next ones."""
    round_ = await game.begin(who=ZOE)
    await game.say(round_, ZOE, WRONG)
    await service(game).forget(WHO)
    await game.say(round_, BEN, RIGHT)
    assert (await game.round(round_.id)).closes_early
    quiz = await quiz_of(game, round_)
    posts = await game.play_out(quiz)
    reveal = next(each for each in posts if isinstance(each, Reveal))
    assert [(each.name, each.entry.points) for each in reveal.entries] == [("ben", 12), (None, 0)]
    (standings,) = [each for each in posts if isinstance(each, Standings)]
    assert [row.name for row in standings.rows] == ["ben"]
    waited_for = {row["user_id"] for row in (await dump(game.store))["entry"] if not row["tries"]}
    assert waited_for <= {BEN.user_id}


async def test_a_quiz_whose_starter_is_gone_before_its_first_question(game: AppealGame) -> None:
    quiz = await game.start(ZOE)
    await service(game).forget(WHO)
    await game.ask(quiz)
    assert (await dump(game.store))["entry"] == []


async def test_an_appeal_of_a_forgotten_person_can_be_neither_settled_nor_reopened(game: AppealGame) -> None:
    round_ = await game.begin(who=ZOE)
    waiting = await game.appeal(round_, ZOE, WRONG)
    settled = await game.appeal(round_, ZOE, f"{WRONG} of it")
    bens = await game.appeal(round_, BEN, f"{WRONG} of it")
    await game.accept(settled)
    await service(game).forget(WHO)
    for appeal_id in (waiting, settled):
        with pytest.raises(AppealGone):
            await game.accept(appeal_id)
        with pytest.raises(AppealGone):
            await game.reviewing.reopen(appeal_id, REVIEWER)
    assert await game.appeals.waiting(GUILD) == (None, 0)
    ruling = await game.reviewing.reopen(bens, MANAGER)
    assert [each.case.appeal.id for each in ruling.all] == [bens], "it was decided with hers"
    assert ruling.lead.case.appeal.state is AppealState.OPEN
    again = await game.appeal(await game.ask(await game.start(BEN, CHANNEL + 5)), BEN, WRONG)
    assert again > max(waiting, settled, bens), "a number in a reviewer's message never comes again"


async def test_flags_of_forgotten_people_are_closed_and_keep_their_numbers(game: AppealGame) -> None:
    """The numbers stand in reviewers' messages. Two open flags of nobody about one card would be one too many."""
    round_ = await game.begin(who=ZOE)
    flags = []
    async with game.store.write() as tx:
        for who in (ZOE, BEN):
            flag = await tx.suggestions.add_flag(
                GUILD,
                who.user_id,
                card_id=round_.card_id,
                round_id=round_.id,
                wrong=SECRET,
                at=game.clock.now(),
            )
            flags.append(flag)
    for who in (ZOE, BEN):
        await service(game).forget(who.user_id)
    rows = (await dump(game.store))["suggestion"]
    assert [(row["id"], row["user_id"], row["wrong"], row["state"]) for row in rows] == [
        (flag, -1, "", "dismissed") for flag in flags
    ]
    async with game.store.read() as tx:
        assert [await tx.suggestions.get(flag or 0) for flag in flags] == [None, None]
        assert await tx.suggestions.next_open(GUILD) is None


async def test_a_learned_answer_goes_with_the_person_who_gave_it(game: AppealGame) -> None:
    await play(game)
    taught = [row["answer"] for row in (await dump(game.store))["learned"]]
    assert taught == [f"{WRONG}: {SECRET}", "I meant the same", f"{UNSURE}: {SECRET}"]
    await service(game).forget(WHO)
    assert [row["answer"] for row in (await dump(game.store))["learned"]] == ["I meant the same"]


async def test_the_log_keeps_what_was_done_and_not_who(game: AppealGame) -> None:
    await play(game)
    await service(game).forget(WHO)
    lines = {(row["action"], row["actor_id"], row["detail"]) for row in (await dump(game.store))["audit"]}
    assert ("appeal.remembered", REVIEWER.user_id, "someone who asked to be forgotten") in lines
    assert ("appeal.note", -1, "a member") in lines
    assert ("deck.add", -1, "added a card") in lines


async def test_an_answer_that_is_kept_for_later_is_not_counted_twice_after_forgetting(
    game: AppealGame,
) -> None:
    """Its source is Discord's id of a message or a press, by which Discord could tell who it was."""
    round_ = await game.begin(who=ZOE)
    await game.answers.answer(round_.id, ZOE, GivenAnswer(WRONG, 77, public=True))
    await service(game).forget(WHO)
    assert await game.answers.recalled(round_.id, ZOE, GivenAnswer(WRONG, 77, public=True)) is None
    (row,) = (await dump(game.store))["attempt"]
    assert row["source_id"] < 0
    assert row["at"].date() == date(2026, 3, 2)


async def test_forgetting_while_others_answer_and_reviewers_decide(game: AppealGame) -> None:
    """Whatever comes first, nothing waits in a circle and nothing of the person is left half."""
    round_ = await play(game)
    open_one = await game.appeal(round_, BEN, f"{WRONG}: {SECRET}, again")
    ended = await asyncio.gather(
        service(game).forget(WHO),
        game.say(round_, BEN, RIGHT),
        game.accept(open_one),
        game.say(round_, CY, RIGHT),
        service(game).forget(WHO),
        return_exceptions=True,
    )
    failed = [one for one in ended if isinstance(one, BaseException)]
    assert [type(one) for one in failed] in (
        [],
        [AlreadyCorrect],
    )  # the second where the appeal is accepted first
    rows = await dump(game.store)
    assert str(WHO) not in json.dumps(rows, default=str)
    assert {row["user_id"] for row in rows["score"]} == {BEN.user_id, CY.user_id}
