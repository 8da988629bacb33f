"""Drafts that lie in a server, on each engine."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Concept, Misconception, Need
from bot.core.teaching.draft_sets import DraftSet
from bot.core.teaching.proposals import Proposal, Stage, blank
from bot.storage.decks.draft_sets import KEPT_DRAFT_SETS
from bot.storage.store import Store
from tests.storage.rows import GUILD, NOON, card

DRAFT_SET = DraftSet(GUILD, 101, "birds", NOON)
FULL = replace(
    blank(card("a")),
    hint="ü <@1>",
    accepted=("right", "richtig"),
    wrong=(Misconception(("bad",), "No."), Misconception(("worse",))),
    concepts=(Concept("c", "idea", "what?", Need.BONUS, ("so",)),),
    answer=AnswerSpec(AnswerKind.TERM),
)
DRAFTS = (
    Proposal(FULL, Stage.PASSED),
    Proposal(replace(blank(card("b")), accepted=("x",)), Stage.FLAGGED, ("Look.", "Again.")),
    Proposal(replace(blank(card("c")), accepted=("y",)), Stage.PASSED),
)


async def add(store: Store, draft_set: DraftSet = DRAFT_SET) -> int:
    async with store.write() as tx:
        return await tx.draft_sets.add(draft_set, DRAFTS)


async def test_drafts_come_back_as_they_were_laid_down(store: Store) -> None:
    draft_set_id = await add(store)
    async with store.read() as tx:
        assert await tx.draft_sets.get(draft_set_id) == DRAFT_SET
        assert await tx.draft_sets.stages(draft_set_id) == (Stage.PASSED, Stage.FLAGGED, Stage.PASSED)
        found = [await tx.draft_sets.proposal(draft_set_id, number) for number in range(4)]
        assert found == [*DRAFTS, None]
        assert await tx.draft_sets.get(draft_set_id + 1) is None
        assert await tx.draft_sets.stages(draft_set_id + 1) == ()


async def test_a_decision_is_about_one_draft_and_all_that_passed_are_accepted_at_once(store: Store) -> None:
    draft_set_id, other = await add(store), await add(store)
    async with store.write() as tx:
        await tx.draft_sets.put(draft_set_id, 2, replace(DRAFTS[2], stage=Stage.DROPPED, notes=("So.",)))
        assert await tx.draft_sets.accept_passed(draft_set_id) == 1
    async with store.read() as tx:
        assert await tx.draft_sets.stages(draft_set_id) == (Stage.ACCEPTED, Stage.FLAGGED, Stage.DROPPED)
        assert await tx.draft_sets.stages(other) == (Stage.PASSED, Stage.FLAGGED, Stage.PASSED)
        assert await tx.draft_sets.accepted(draft_set_id) == [replace(DRAFTS[0], stage=Stage.ACCEPTED)]
        changed = await tx.draft_sets.proposal(draft_set_id, 2)
        assert changed == replace(DRAFTS[2], stage=Stage.DROPPED, notes=("So.",))


async def test_it_is_cleared_once_with_all_drafts_and_its_number_does_not_come_again(store: Store) -> None:
    draft_set_id = await add(store)
    async with store.write() as tx:
        assert await tx.draft_sets.get(draft_set_id, lock=True) == DRAFT_SET
        assert await tx.draft_sets.clear(draft_set_id)
        assert not await tx.draft_sets.clear(draft_set_id)
        assert await tx.draft_sets.get(draft_set_id, lock=True) is None
        assert await tx.draft_sets.stages(draft_set_id) == ()
    assert await add(store) > draft_set_id


async def test_a_persons_oldest_go_and_old_ones_go(store: Store) -> None:
    others = await add(store, replace(DRAFT_SET, user_id=102))
    ids = [
        await add(store, replace(DRAFT_SET, at=NOON + timedelta(hours=n))) for n in range(KEPT_DRAFT_SETS + 1)
    ]
    async with store.write() as tx:
        left = [draft_set_id for draft_set_id in (others, *ids) if await tx.draft_sets.get(draft_set_id)]
        assert left == [others, *ids[1:]]
        await tx.draft_sets.drop_old(NOON + timedelta(hours=2))
        left = [draft_set_id for draft_set_id in (others, *ids) if await tx.draft_sets.get(draft_set_id)]
        assert left == ids[2:]
