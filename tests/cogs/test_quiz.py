"""A quiz as its players see it."""

from __future__ import annotations

import pytest

from bot.core.cards import Card
from bot.core.grading import Grade, Verdict
from tests.cogs.conftest import MakeWorld, World, labels, text_of
from tests.fakes import FakeGrader


async def test_a_quiz_from_start_to_standings(world: World) -> None:
    started = await world.ana.slash(world.channel, "quiz", questions=2, seconds=30)
    assert started.ephemeral
    assert started.response.content.startswith("Here we go: 2 questions from **MLOps**")
    question = world.question()
    assert "Question 1 of 2" in text_of(question)
    assert labels(question) == ["Answer", "Hint", "Join", "Skip", "End"]

    await world.ana.send(world.channel, "this is right", reply_to=question)
    assert world.last.content == "✅ Correct · +12 points: 10, 2 for being first"
    assert world.last.reference is not None
    assert world.last.reference.message_id != question.id  # it answers the person, not the question
    verdict = await world.submit(world.ben, question, "partly")
    assert verdict.ephemeral
    assert verdict.response.content.startswith("🟡 Partly right · +4 points")

    await world.env.advance_time(33)
    assert "✅ ana +12\n🟡 ben +4" in world.said()
    assert not labels(world.channel.history()[0]), "a closed question keeps no buttons"
    await world.env.advance_time(5)
    assert "Question 2 of 2" in text_of(world.question())
    await world.env.advance_time(33)
    assert "🥇 ana — 12 points (1 correct)\n🥈 ben — 4 points (0 correct)" in text_of(world.last)
    assert "Nobody answered." in world.said()


async def test_options_and_their_autocomplete(world: World) -> None:
    decks = await world.ana.autocomplete(world.channel, "quiz", "deck", "ml")
    assert [c["value"] for c in decks] == ["mlops"]
    topics = await world.ana.autocomplete(world.channel, "quiz", "topic", "", deck="mlops")
    assert len(topics) == 5
    question = await world.start(topic=topics[3]["value"], questions=1)
    assert topics[3]["value"] in text_of(question)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"deck": "nosuch"}, "no deck “nosuch” here. Decks: `mlops`"),
        ({"topic": "@everyone"}, "has no topic “@\u200beveryone”. Its topics: “MLOps Fundamentals"),
    ],
)
async def test_unknown_names_are_said_privately_with_a_way_out(
    world: World, options: dict[str, str], says: str
) -> None:
    result = await world.ana.slash(world.channel, "quiz", **options)
    assert result.ephemeral
    assert says in result.response.content
    assert not world.channel.history()


async def test_a_busy_channel_refuses_privately_with_a_link_and_another_channel_does_not(
    world: World,
) -> None:
    question = await world.start()
    result = await world.ben.slash(world.channel, "quiz")
    assert result.ephemeral
    assert result.response.content.endswith(f"/{world.guild.id}/{world.channel.id}/{question.id}")
    other = world.guild.create_text_channel("other")
    await world.ben.slash(other, "quiz")
    assert "Question 1 of 5" in text_of(world.question(other))


async def test_three_tries_then_no_more_and_later_tries_earn_less(world: World) -> None:
    question = await world.start(questions=1)
    first = await world.submit(world.ana, question, "wrong")
    assert first.response.content.splitlines()[0] == "❌ Not quite"
    assert "That is another idea." in first.response.content
    assert "2 tries left." in first.response.content
    second = await world.submit(world.ana, question, "right")
    assert second.response.content.startswith("✅ Correct · +10 points: 10, 2 for being first, −2 second try")
    again = await world.ana.click(question, label="Answer")
    assert again.ephemeral
    assert again.response.content == "You already answered this one correctly. 🎉"
    for number in range(3):
        last = await world.submit(world.ben, question, f"wrong {number}")
    assert "last try" in last.response.content
    refused = await world.ben.click(question, label="Answer")
    assert "three tries" in refused.response.content


async def test_a_hint_is_private_and_costs_its_reader_alone(world: World) -> None:
    question = await world.start(questions=1)
    hint = await world.ana.click(question, label="Hint")
    assert hint.ephemeral
    assert hint.response.content.startswith("💡 ")
    mine = await world.submit(world.ana, question, "right")
    theirs = await world.submit(world.ben, question, "right")
    assert "+10 points: 10, 2 for being first, −2 hint" in mine.response.content
    assert "+10 points" in theirs.response.content
    assert "first" not in theirs.response.content


async def test_skip_and_end_belong_to_the_starter_and_to_moderators(world: World) -> None:
    question = await world.start(questions=3)
    for label in ("Skip", "End"):
        refused = await world.ben.click(question, label=label)
        assert refused.ephemeral
        assert refused.response.content.startswith("Only the person who started the quiz")
    await world.ana.click(question, label="Skip")
    assert "Skipped. Next question in 4 s." in text_of(world.last)
    await world.env.advance_time(5)
    await world.mod.click(world.question(), label="End")
    said = world.said()
    assert "The quiz was ended. Standings follow." in said
    assert "🏁 Quiz over" in text_of(world.last)
    free = await world.ben.slash(world.channel, "quiz", questions=1)
    assert "Here we go" in free.response.content


async def test_a_question_closes_early_once_all_who_play_have_finished(world: World) -> None:
    question = await world.start(questions=2, seconds=60)
    assert "Closes <t:" in text_of(question)
    await world.submit(world.ana, question, "right")
    await world.env.advance_time(4)
    assert "**Everyone who is playing has answered.**" in text_of(world.question())
    assert labels(world.question()) == ["Answer", "Hint", "Join", "Skip", "End"]
    await world.env.advance_time(14)
    late = await world.submit(world.ben, question, "right")
    assert late.response.content.startswith("✅ Correct"), "the first question waits a third of its time"
    await world.env.advance_time(12)
    assert "Everyone who is playing has answered. Next question" in world.said()


async def test_whoever_has_opened_the_form_is_waited_for(world: World) -> None:
    """Ana starts, Ben opens the form and types, Ana is right; Ben takes a minute and a half."""
    question = await world.start(questions=1, seconds=120)
    form = await world.ben.click(question, label="Answer")
    await world.submit(world.ana, question, "right")
    await world.env.advance_time(90)
    assert "1 of 2 have answered" in text_of(world.question())
    assert "Playing: ana, ben" in text_of(world.question())
    wrong = await world.ben.submit_modal(form, {"answer": "wrong"})
    assert "2 tries left." in wrong.response.content
    right = await world.submit(world.ben, question, "right")
    assert right.response.content.startswith("✅ Correct")
    await world.env.advance_time(12)
    assert "Everyone who is playing has answered. Standings follow." in world.said()


async def test_a_newcomer_ends_the_countdown_and_may_fail_once(world: World) -> None:
    first = await world.start(questions=2, seconds=120)
    await world.ana.click(first, label="Skip")
    await world.env.advance_time(5)
    question = world.question()
    await world.submit(world.ana, question, "right")
    await world.env.advance_time(4)
    assert "**Everyone who is playing has answered.**" in text_of(world.question())
    await world.submit(world.ben, question, "wrong")
    await world.env.advance_time(60)
    assert "Everyone who is playing" not in text_of(world.question())
    assert (await world.submit(world.ben, question, "right")).response.content.startswith("✅ Correct")
    await world.env.advance_time(12)
    assert "Everyone who is playing has answered. Standings follow." in world.said()
    assert "Time is up" not in world.said()


async def test_join_says_who_is_in(world: World) -> None:
    question = await world.start(questions=1)
    assert "Playing: ana\n" in text_of(question)
    joined = await world.ben.click(question, label="Join")
    assert joined.ephemeral
    assert joined.response.content.startswith("You are in")
    await world.env.advance_time(4)
    assert "Playing: ana, ben\n0 of 2 have answered" in text_of(world.question())


async def test_not_knowing_costs_no_try_and_each_time_helps_more(world: World) -> None:
    question = await world.start(questions=1)
    said = []
    for _ in range(4):
        nudged = await world.submit(world.ana, question, "dunno")
        assert nudged.ephemeral
        assert nudged.response.content.startswith("🤔 No try used.")
        assert not labels(nudged.response)
        said.append(nudged.response.content.removeprefix("🤔 No try used. "))
    hint = "**Hint** tells more; it costs 2 points on this question."
    assert said == ["Think about it this way: what changes?", "And this: since when?", hint, hint]
    await world.ana.send(world.channel, "dunno", reply_to=question)
    assert world.last.content == f"🤔 No try used. {hint}"
    right = await world.submit(world.ana, question, "right")
    assert "+12 points" in right.response.content


async def test_no_card_comes_twice_in_a_quiz_and_two_quizzes_cover_the_deck(world: World) -> None:
    seen: list[str] = []
    for _ in range(2):
        await world.start(questions=25, seconds=20)
        for number in range(25):
            question = world.question()
            seen.append(text_of(question).splitlines()[2])
            await world.ana.click(question, label="Skip")
            if number < 24:
                await world.env.advance_time(5)
    assert len(set(seen)) == len(seen) == 50


async def test_plain_messages_do_not_count_without_the_intent(world: World) -> None:
    await world.start(questions=1)
    await world.ben.send(world.channel, "this is right")
    assert world.last.content == "-# Was that an answer? Press Answer under the question, or reply to it."
    await world.ben.send(world.channel, "this is right")
    assert world.last.content == "this is right", "said once a quiz"


async def test_plain_messages_count_with_the_intent(make_world: MakeWorld) -> None:
    world = await make_world(message_content=True)
    await world.start(questions=1)
    await world.ben.send(world.channel, "this is right")
    assert world.last.content.startswith("✅ Correct")
    for chatter in ("👍", "https://example.org", "..."):
        await world.ana.send(world.channel, chatter)
        assert world.last.content == chatter
    await world.ana.send(world.channel, "http://a" * 100 + " is right")
    assert "Correct" in world.last.content, (
        "it is looked at once, and not in every way in which links may end"
    )
    chat = await world.ana.send(world.channel, "I agree, quite right", reply_to=world.last)
    assert world.last.id == chat.id, "a reply to another person is talk, not an answer"


async def test_a_reply_to_a_closed_question_is_told_so(world: World) -> None:
    question = await world.start(questions=1, seconds=20)
    await world.env.advance_time(30)
    await world.ben.send(world.channel, "right", reply_to=question)
    assert world.last.content.startswith("That question is closed.")


async def test_public_verdicts_give_nothing_away(world: World) -> None:
    question = await world.start(questions=1)
    reference = (await _card(world)).reference
    for answer in ("partly", "wrong", "right"):
        await world.ana.send(world.channel, answer, reply_to=question)
        assert reference not in world.last.content
        assert "the idea" not in world.last.content
        assert "That is another idea." not in world.last.content


async def test_a_verdict_of_too_many_words_is_cut_and_comes(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    wordy = Grade(Verdict.PARTIAL, 0.5, asks=("and why? " * 300,))
    monkeypatch.setattr(FakeGrader, "grade", lambda *_: wordy)
    await world.ana.send(world.channel, "it is", reply_to=await world.start(questions=1))
    assert world.last.content.startswith("🟡 Partly right · +4 points. Still open: and why?")


async def _card(world: World) -> Card:
    async with world.app.store.read() as tx:
        round_ = await tx.quizzes.round_in_channel(world.channel.id)
        assert round_ is not None
        return await tx.decks.card(round_.card_id)


async def test_words_copied_from_the_channel_earn_nothing(world: World) -> None:
    question = await world.start(questions=1)
    answer = "it is the right idea said in my own words"
    await world.ana.send(world.channel, answer, reply_to=question)
    copied = await world.submit(world.ben, question, answer.upper())
    assert copied.response.content.startswith("✅ Correct · no points")


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("@everyone right", "✅ Correct"),
        ("<@&1> **right** ||spoiler|| ```code```", "✅ Correct"),
        ("right " * 660, "✅ Correct"),
        ("\u202eright\u200b", "✅ Correct"),
        ("'; DROP TABLE quiz;--", "❌ Not quite"),
    ],
)
async def test_hostile_answers_are_graded_and_ping_nobody(world: World, answer: str, verdict: str) -> None:
    question = await world.start(questions=1)
    heard = await world.submit(world.ana, question, answer)
    assert heard.response.content.startswith(verdict)
    await world.ben.send(world.channel, answer[:2000], reply_to=question)
    assert world.last.content.startswith(verdict)
    await world.env.advance_time(100)
    sent = [call.json for call in world.env.http_requests if call.method == "POST" and call.json]
    said = [body.get("data") or body for body in sent]
    shown = [each for each in said if "title" not in each]  # a form mentions nobody
    spoken = [each for each in shown if each.get("content") or each.get("components")]
    assert len(spoken) >= 5, "the question, two verdicts, the answer, the standings"
    for each in spoken:
        assert each["allowed_mentions"]["parse"] == []
        assert not each["allowed_mentions"].get("users")
        assert not each["allowed_mentions"].get("roles")


async def test_a_verdict_that_can_reply_to_nothing_says_whose_it_is(world: World) -> None:
    question = await world.start(questions=1)
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=400, code=50035)
    await world.ben.send(world.channel, "wrong", reply_to=question)
    assert world.last.content.startswith(f"<@{world.ben.id}> ❌ Not quite")
    sent = [call.json for call in world.env.http_requests if isinstance(call.json, dict)]
    assert sent[-1]["allowed_mentions"]["parse"] == []


@pytest.mark.parametrize("answer", ["   ", "\n\t"])
async def test_an_empty_answer_costs_no_try(world: World, answer: str) -> None:
    question = await world.start(questions=1)
    empty = await world.submit(world.ana, question, answer)
    assert "I see no text in that" in empty.response.content
    right = await world.submit(world.ana, question, "right")
    assert "+12 points" in right.response.content


async def test_a_title_and_a_topic_with_markdown_stay_inert(world: World) -> None:
    card = {"prompt": "A kiwi?", "answer": "A bird.", "topic": "~~Fowl~~"}
    await world.mod.slash(world.channel, "deck add", deck="**Birds**", **card)
    await world.mod.slash(
        world.channel, "daily setup", channel=world.channel, time="09:00", deck="birds", topic="~~Fowl~~"
    )
    result = await world.ana.slash(world.channel, "quiz", deck="birds", topic="~~Fowl~~", questions=1)
    await world.env.advance_time(100)
    shown = text_of((await world.mod.slash(world.channel, "daily show")).response)
    for said in (result.response.content, world.said(), shown):
        assert "\\*\\*Birds\\*\\*" in said
        assert "**Birds" not in said
        assert "~~Fowl~~" not in said


async def test_names_with_markdown_and_mentions_stay_inert(world: World) -> None:
    evil = world.guild.add_member(world.env.create_user("**@everyone** `x`"))
    question = await world.start(questions=1)
    await world.submit(evil, question, "right")
    await world.env.advance_time(100)
    assert "\\*\\*@\u200beveryone\\*\\* \\`x\\` +12" in world.said()


async def test_the_same_answer_again_costs_no_try_however_it_comes(make_world: MakeWorld) -> None:
    world = await make_world(message_content=True)
    question = await world.start(questions=1)
    said = "You already gave that answer; it cost no try. 2 tries left."
    first, second = [await world.ana.click(question, label="Answer") for _ in range(2)]
    wrong = await world.ana.submit_modal(first, {"answer": "no such thing"})
    assert wrong.response.content.endswith("2 tries left.")
    again = await world.ana.submit_modal(second, {"answer": "No such thing."})
    assert again.ephemeral
    assert again.response.content == said
    for replied_to in (question, None):
        await world.ana.send(world.channel, "no such  thing!", reply_to=replied_to)
        assert world.last.content == said
    await world.ana.send(world.channel, "another thing", reply_to=question)
    assert "1 try left" in world.last.content
