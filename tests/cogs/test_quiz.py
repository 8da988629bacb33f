from __future__ import annotations

from tests.cogs.conftest import World, text_of


async def test_a_quiz_from_start_to_standings(world: World) -> None:
    started = await world.ana.slash(world.channel, "quiz", questions=2, seconds=30)
    assert started.ephemeral
    assert "2 questions" in started.response.content
    question = world.question()
    assert "Question 1 of 2" in text_of(question)

    await world.ana.send(world.channel, "this is right", reply_to=question)
    assert world.last.content.startswith("✅ Correct")
    shown = await world.ben.click(question, label="Answer")
    verdict = await world.ben.submit_modal(shown, {"answer": "partly"})
    assert verdict.ephemeral
    assert verdict.response.content.startswith("🟡 Partly right")

    await world.env.advance_time(31)
    assert any("Answer:" in text_of(m) for m in world.messages())
    await world.env.advance_time(5)
    second = world.question()
    assert "Question 2 of 2" in text_of(second)
    await world.env.advance_time(31)
    assert "Quiz over" in text_of(world.last)
    for m in world.messages(): print("----", m.author, "\n", text_of(m))
