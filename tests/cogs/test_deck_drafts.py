"""`/deck drafts`: a file of drafts looked over in one private message, put into the deck as one change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bot.cogs.decks.draft_form import additions
from bot.core.cards import Card, Deck, Misconception
from bot.core.teaching.proposals import Proposal, Stage, blank, taught
from bot.formats.teaching.drafts import Drafts, write
from bot.services.teaching.draft_sets import MAX_BYTES
from tests.cogs.conftest import World, labels, text_of
from tests.cogs.deck_actions import deck, undo

SHIP = Card("a", "Why does a ship of *steel* float?", "It pushes aside water that weighs as much.")
SINK = Card("b", "Why does a submarine sink?", "It lets water in until it weighs more.")
WRECK = Card("c", "What is a wreck?", "A ship that has sunk.", hint="Under water.")
SHIPS = Deck("ships", "Ships", cards=(SHIP, SINK, WRECK))
FIRST = replace(
    blank(SHIP),
    hint="What does it push away?",
    accepted=("it displaces its own weight", "the water it moves away weighs the same"),
    partial=("because of water",),
    wrong=(
        Misconception(("steel is light", "steel weighs little"), "Steel is heavy."),
        Misconception(("magic",)),
    ),
)
SECOND = replace(
    blank(SINK), accepted=("it fills tanks with water",), wrong=(Misconception(("it is tired",)),)
)
THIRD = replace(blank(WRECK), hint="Another hint.", accepted=("a sunken ship",))
FLAG = "A second reading sees this card otherwise: <@1> **see** https://evil.example and discord.gg/evil."
PROPOSALS = (
    Proposal(FIRST, Stage.PASSED),
    Proposal(SECOND, Stage.FLAGGED, (FLAG,)),
    Proposal(THIRD, Stage.PASSED),
)
BUTTONS = ["Accept", "Edit", "Drop", "◀ Previous", "Next ▶"]


@pytest.fixture
async def ships(world: World) -> World:
    """A world with a bare deck of the server's own."""
    await world.app.services.decks.save([SHIPS], world.guild.id)
    return world


def a_file(*proposals: Proposal, slug: str = "ships") -> tuple[str, bytes]:
    return "ships.drafts.yaml", write(Drafts(slug, "/home/op/ships.csv", 0, proposals)).encode()


async def send(world: World, file: tuple[str, bytes] | None = None, who: Any = None, **options: Any) -> Any:
    result = await (who or world.mod).slash(
        world.channel, "deck drafts", file=file or a_file(*PROPOSALS), **options
    )
    assert result.ephemeral
    return result.response


async def press(world: World, shown: Any, label: str, who: Any = None) -> Any:
    found = next(each for each in labels(shown) if each.startswith(label))
    return (await (who or world.mod).click(getattr(shown, "message", shown), label=found)).response


async def fill(world: World, shown: Any, **fields: str) -> Any:
    form = await world.mod.click(getattr(shown, "message", shown), label="Edit")
    assert form.modal is not None
    before = {
        part["component"]["custom_id"]: part["component"].get("value") or ""
        for part in form.modal["components"]
    }
    return (await world.mod.submit_modal(form, {**before, **fields})).response


async def stored(world: World) -> Sequence[Card]:
    _, whole = await world.app.services.deck_editing.contents(world.guild.id, "ships")
    return whole.cards


async def test_from_the_file_to_one_change_and_back(ships: World) -> None:
    world = ships
    shown = await send(world)
    text = text_of(shown)
    assert "**Drafts** · Ships · draft 1 of 3 · passed every check" in text
    assert r"Why does a ship of \*steel\* float?" in text
    assert "✅ Right\n• it displaces its own weight\n• the water it moves away weighs the same" in text
    assert "🟡 Half right\n• because of water" in text
    assert "❌ Wrong\n• steel is light\n• steel weighs little\n→ Steel is heavy.\n❌ Wrong\n• magic" in text
    assert "Hint: What does it push away?" in text
    assert "0 of 3 drafts looked at. Nothing is changed until you press Finish." in text
    assert labels(shown) == [*BUTTONS, "Accept all that passed (2)", "Finish (0)"]

    second = await press(world, shown, "Accept")
    assert second.id == shown.id
    text = text_of(second)
    assert "draft 2 of 3 · ⚠️ look at this one" in text
    assert "1 of 3 drafts looked at." in text
    third = await press(world, second, "Drop")
    text = text_of(third)
    assert "draft 3 of 3" in text
    assert "• a sunken ship" in text
    assert "Another hint." not in text, "the card has a hint"
    done = await press(world, third, "Finish")
    text = text_of(done)
    assert "✅ Ships\n**1 card taught**, as one change." in text
    assert "1 draft was not looked at: send the file again to go on with it." in text
    assert labels(done) == ["Undo"]
    assert list(await stored(world)) == [taught(SHIP, FIRST), SINK, WRECK]
    assert "taught" in await deck(world, "log")
    assert "taught cards" in await undo(world, "ships")
    assert list(await stored(world)) == list(SHIPS.cards)


async def test_nothing_of_a_draft_calls_or_leads_anybody(ships: World) -> None:
    world = ships
    evil = replace(
        FIRST,
        accepted=(
            *FIRST.accepted,
            "<@1> @everyone",
            "[x](https://evil.example)",
            "discord.gg/evil",
            "a\u202eb",
        ),
        wrong=(*FIRST.wrong, Misconception(("see www.evil.example", "**bold** ~~no~~ `x`"))),
        explanation="Read https://evil.example",
    )
    shown = await send(world, a_file(Proposal(evil, Stage.PASSED), PROPOSALS[1]))
    text = text_of(shown)
    assert "⚠️ look at this one" in text, "what was taken out flags it"
    for sign in ("@everyone", "://evil", "discord.gg", "\u202e"):
        assert sign not in text, sign
    assert not re.search(r"(?<!\\)(?:<@|\[x)", text)
    assert r"• \*\*bold\*\* \~\~no\~\~ \`x\`" in text
    assert text_of(await press(world, shown, "Accept")).count("://evil") == 0
    await press(world, shown, "Finish")
    known = (await stored(world))[0]
    assert known.accepted == FIRST.accepted
    assert known.explanation == ""
    assert not [text for group in known.wrong for text in group.answers if "evil" in text]


async def test_accept_all_that_passed_leaves_the_flagged_one(ships: World) -> None:
    world = ships
    shown = await press(world, await send(world), "Accept all")
    assert "draft 2 of 3 · ⚠️" in text_of(shown)
    assert labels(shown)[-2:] == ["Accept all that passed (0)", "Finish (2)"]
    done = await press(world, shown, "Finish")
    assert "**2 cards taught**" in text_of(done)
    assert [bool(card.accepted) for card in await stored(world)] == [True, False, True]


async def test_a_draft_is_changed_in_its_form_and_checked(ships: World) -> None:
    world = ships
    shown = await send(world)
    text = text_of(await fill(world, shown, right="it displaces its own weight\nsee https://evil.example\n"))
    assert "⚠️ The checks would leave out “see https:\u200b//evil.example”: it holds a link." in text
    assert "draft 1 of 3 · ⚠️ look at this one" in text
    text = text_of(
        await fill(world, shown, right="it pushes its own weight of water away", wrong="magic\nluck\n→ No.")
    )
    assert "✅ Right\n• it pushes its own weight of water away\n🟡" in text
    assert "❌ Wrong\n• magic\n• luck\n→ No." in text
    await press(world, shown, "Accept")
    await press(world, shown, "Finish")
    known = (await stored(world))[0]
    assert known.accepted == ("it pushes its own weight of water away",)
    assert known.wrong == (Misconception(("magic", "luck"), "No."),)
    assert known.hint == FIRST.hint


async def test_what_a_card_may_not_hold_is_said_and_the_draft_stays(ships: World) -> None:
    world = ships
    shown = await send(world)
    form = await world.mod.click(shown, label="Edit")
    told = await world.mod.submit_modal(form, {"right": "x" * 1_001})
    assert told.followups[0].ephemeral
    assert told.followups[0].content == (
        "I cannot take that card: a: accepted answer 1 has 1,001 characters, over 1,000."
    )
    assert "• it displaces its own weight" in text_of(shown)


async def test_the_buttons_outlive_a_restart(ships: World) -> None:
    world = ships
    shown = await send(world)
    await world.restart()
    assert "draft 2 of 3" in text_of(await press(world, shown, "Accept"))
    await world.restart()
    assert "draft 1 of 3 · ✅ accepted" in text_of(await press(world, shown, "◀ Previous"))
    assert "draft 2 of 3" in text_of(await press(world, shown, "Next"))
    await press(world, shown, "Finish")
    assert (await stored(world))[0].accepted == FIRST.accepted


async def test_drafts_that_are_done_or_old_are_gone(ships: World) -> None:
    world = ships
    shown = await send(world)
    other = await send(world)
    await press(world, shown, "Finish")
    assert "Nothing was accepted, so the deck stays as it is." in text_of(shown)
    assert "3 drafts were not looked at" in text_of(shown)
    world.clock.ahead += timedelta(days=7, minutes=1)
    for label in ("Accept", "Edit", "Finish (0)"):
        told = await world.mod.click(other, label=label)
        said = told.followups[0] if told.followups else told.response
        assert said.content.startswith("These drafts are gone"), label
    assert list(await stored(world)) == list(SHIPS.cards)


async def test_cards_that_changed_meanwhile_are_left_out_and_named(ships: World) -> None:
    world = ships
    shown = await press(world, await send(world), "Accept all")
    await deck(world, "remove", deck="ships", card="c")
    done = await press(world, shown, "Finish")
    assert "• c was left out: the deck has no such card any more." in text_of(done)
    assert "**1 card taught**" in text_of(done)


async def test_what_cannot_be_looked_over_is_said(ships: World) -> None:
    world = ships
    stale = Proposal(replace(FIRST, reference="Another answer."), Stage.PASSED)
    said = (await send(world, a_file(stale, replace(PROPOSALS[1], stage=Stage.APPLIED)))).content
    assert said == (
        "There is no draft to look over for “Ships” in that file. "
        "a: its question or answer has changed since it was drafted."
    )
    assert "There is no deck “nosuch” here." in (await send(world, a_file(*PROPOSALS, slug="nosuch"))).content
    assert "is shared by all servers" in (await send(world, deck="mlops")).content
    assert "draft 1 of 3" in text_of(await send(world, a_file(*PROPOSALS, slug="nosuch"), deck="ships"))
    large = await send(world, ("d.yaml", b"#" * (MAX_BYTES + 1)))
    assert "I read files of up to 2 MiB" in large.content
    for data, says in (
        (b"\xff\xfe", "the file is no UTF-8 text"),
        (b"nonsense", "no drafts: those are in a file that"),
        (b"deck: {slug: ships}\ncards:\n- {card: {prompt: x}}\n", "line 3: "),
        (b"a: &a [x]\nb: [*a, *a]", "I cannot read d.yaml"),
    ):
        text = text_of(await send(world, ("d.yaml", data)))
        assert says in text
        assert "Nothing was read." in text


async def test_only_those_who_look_after_decks_may(ships: World) -> None:
    world = ships
    refused = await send(world, who=world.ana)
    assert refused.content.startswith("You need the permission Manage Server")
    shown = await send(world)
    await world.demote()
    assert "You need the permission Manage Server" in (await press(world, shown, "Accept")).content


def test_texts_that_were_left_alone_stay_as_they_were() -> None:
    new = replace(FIRST, accepted=("two\nlines",), wrong=(Misconception(("a", "b"), "Not\nso."),))
    assert additions(new, {"right": "two lines", "wrong": "a\nb\n→ Not so."}) == new
    assert additions(new, {}) == new
    changed = additions(
        new, {"right": "two lines\n\n two  lines \nthree", "wrong": "→ alone\na\n→ x\nb\n\nc"}
    )
    assert changed.accepted == ("two\nlines", "three")
    assert changed.wrong == (Misconception(("a",), "x"), Misconception(("b",)), Misconception(("c",)))
