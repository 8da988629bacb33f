"""Judging appeals: deciding one with all that are like it, and taking a decision back. One transaction each."""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from bot.core.appeals import MAX_EXAMPLE, Appeal, AppealState, Decision, verdict_in
from bot.core.events import AppealChanged, AppealOutcome
from bot.core.grading import Verdict
from bot.core.similarity import alike
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.appeals.errors import (
    AnswerGone,
    AppealGone,
    AppealReopened,
    EmptyNote,
    NotDeclined,
    OwnAppeal,
)
from bot.services.appeals.filing import Case, attempt_of, case_of
from bot.services.appeals.repairs import Repair, set_verdict
from bot.services.deck_grader import DeckGrader
from bot.services.protocols import Clock
from bot.services.storable import storable
from bot.storage.store import Store
from bot.storage.transaction import Transaction

MAX_NOTE = 500
"""Characters of a reviewer's note."""


class Reviewer(Struct, frozen=True):
    """Who decides, and where; the cog has checked that they may."""

    guild_id: int
    user_id: int
    manager: bool
    """Has Manage Server, so may settle appeals of their own."""


class Outcome(Struct, frozen=True):
    """A case after a ruling, and what it changed for the member."""

    case: Case
    repair: Repair = field(default_factory=Repair)


class Ruling(Struct, frozen=True):
    """What came of a reviewer's tap."""

    lead: Outcome
    """The appeal that was tapped."""
    others: tuple[Outcome, ...] = ()
    """Appeals about the same answer that went the same way."""
    changed: bool = True
    """False: somebody was faster, the outcome is theirs."""

    @property
    def all(self) -> tuple[Outcome, ...]:
        """Everyone concerned, the tapped one first."""
        return (self.lead, *self.others)


@tried_again
class ReviewService:
    """Decides; what a decision repairs lies in `repairs`."""

    def __init__(self, store: Store, clock: Clock, grader: DeckGrader) -> None:
        self._store = store
        self._clock = clock
        self._grader = grader

    async def settle(self, appeal_id: int, reviewer: Reviewer, decision: Decision) -> Ruling:
        """Decide the appeal and all open ones about the same answer; unchanged when it was decided before.

        Raises AppealGone and OwnAppeal.
        """
        now = self._clock.now()
        async with self._store.write() as tx:
            asked, locked = await self._locked(tx, appeal_id, reviewer)
            if asked.state is not AppealState.OPEN:
                return Ruling(Outcome(await case_of(tx, self._grader, asked)), changed=False)
            _check_not_own(reviewer, [asked])
            group = await self._similar(tx, asked, locked, reviewer)
            await self._hold(tx, group)
            # The words of an old answer, whose decision was taken back, may be no longer kept.
            label = teaches(decision, asked) if (await attempt_of(tx, asked)).answer else None
            done = {}
            for appeal in group:
                decided = replace(
                    appeal,
                    state=decision.state,
                    decided_at=now,
                    reviewer_id=reviewer.user_id,
                    lead_id=asked.id,
                    remembered=appeal.id == asked.id and label is not None,
                )
                done[appeal.id] = await self._apply(tx, decided)
            lead = done.pop(asked.id)
            if label is not None:
                await self._teach(tx, lead.case, label)
            action = "remembered" if label is Verdict.CORRECT else decision.state.value
            await self._record(tx, reviewer, action, lead.case, others=len(done))
        return Ruling(lead, tuple(done.values()))

    async def reopen(self, appeal_id: int, reviewer: Reviewer) -> Ruling:
        """Take a decision back, for all that went with it: points, streaks and cards are as they were.

        Raises AppealGone and OwnAppeal.
        """
        async with self._store.write() as tx:
            asked, locked = await self._locked(tx, appeal_id, reviewer)
            if asked.state is AppealState.OPEN:
                return Ruling(Outcome(await case_of(tx, self._grader, asked)), changed=False)
            group = [appeal for appeal in locked if appeal.lead_id == asked.lead_id]
            _check_not_own(reviewer, group)
            await self._hold(tx, group)
            done = {}
            for appeal in group:
                await tx.appeals.unteach(appeal.id)
                opened = replace(
                    appeal,
                    state=AppealState.OPEN,
                    decided_at=None,
                    reviewer_id=None,
                    lead_id=None,
                    note=None,
                    remembered=False,
                )
                done[appeal.id] = await self._apply(tx, opened)
            lead = done.pop(asked.id)
            await self._record(tx, reviewer, "reopened", lead.case, others=len(done))
        return Ruling(lead, tuple(done.values()))

    async def remember_wrong(self, appeal_id: int, reviewer: Reviewer) -> bool:
        """A declined answer becomes a known wrong one of the card here; False when it was before.

        Raises AnswerGone, AppealGone, NotDeclined and OwnAppeal.
        """
        async with self._store.write() as tx:
            asked, _ = await self._locked(tx, appeal_id, reviewer)
            if asked.state is not AppealState.DECLINED:
                raise NotDeclined
            if asked.remembered:
                return False
            _check_not_own(reviewer, [asked])
            case = await case_of(tx, self._grader, asked)
            if not case.attempt.answer:
                raise AnswerGone
            await tx.appeals.update(appeal_id, remembered=True)
            await self._teach(tx, case, Verdict.INCORRECT)
            await self._record(tx, reviewer, "remembered_wrong", case)
        return True

    async def add_note(self, appeal_id: int, reviewer: Reviewer, text: str) -> Ruling:
        """Attach the reviewer's words to a decided appeal and to those decided with it.

        Raises AppealGone, AppealReopened and EmptyNote.
        """
        note = storable(text, MAX_NOTE)
        if not note:
            raise EmptyNote
        async with self._store.write() as tx:
            asked, locked = await self._locked(tx, appeal_id, reviewer)
            if asked.state is AppealState.OPEN:
                raise AppealReopened
            group = [appeal for appeal in locked if appeal.lead_id == asked.lead_id]
            done = {}
            for appeal in group:
                await tx.appeals.update(appeal.id, note=note)
                done[appeal.id] = Outcome(await case_of(tx, self._grader, replace(appeal, note=note)))
            lead = done.pop(asked.id)
            await self._record(tx, reviewer, "note", lead.case, said=note)
        return Ruling(lead, tuple(done.values()))

    async def _locked(
        self, tx: Transaction, appeal_id: int, reviewer: Reviewer
    ) -> tuple[Appeal, list[Appeal]]:
        """The appeal, and all that may go the same way, held until the commit."""
        locked = await tx.appeals.related(appeal_id)
        asked = next((appeal for appeal in locked if appeal.id == appeal_id), None)
        if asked is None or asked.guild_id != reviewer.guild_id:
            raise AppealGone
        return asked, locked

    async def _similar(
        self, tx: Transaction, asked: Appeal, locked: list[Appeal], reviewer: Reviewer
    ) -> list[Appeal]:
        """The appeal and the open ones about the same answer, in the order in which the answers were given."""
        text = (await attempt_of(tx, asked)).answer
        group = [asked]
        for other in locked:
            own = other.user_id == reviewer.user_id and not reviewer.manager
            if other.id == asked.id or other.state is not AppealState.OPEN or own:
                continue
            if text and alike(text, (await attempt_of(tx, other)).answer):
                group.append(other)
        return sorted(group, key=lambda appeal: appeal.attempt_id)

    async def _hold(self, tx: Transaction, group: list[Appeal]) -> None:
        """Make answers to these rounds and other decisions for these members wait, in a fixed order: no deadlock."""
        for round_id in sorted({(await attempt_of(tx, appeal)).round_id for appeal in group}):
            await tx.quizzes.round(round_id, lock=True)
        await tx.locks.people({appeal.user_id for appeal in group})

    async def _apply(self, tx: Transaction, appeal: Appeal) -> Outcome:
        """Write the appeal, and make the attempt's verdict what its state calls for."""
        await tx.appeals.update(
            appeal.id,
            state=appeal.state,
            decided_at=appeal.decided_at,
            reviewer_id=appeal.reviewer_id,
            lead_id=appeal.lead_id,
            note=appeal.note,
            remembered=appeal.remembered,
        )
        attempt = await attempt_of(tx, appeal)
        round_ = await tx.quizzes.round(attempt.round_id)
        assert round_ is not None  # an attempt goes with its round
        verdict = verdict_in(appeal.state, appeal.graded)
        repair = await set_verdict(tx, round_, appeal.user_id, appeal.attempt_id, verdict)
        if appeal.state is AppealState.OPEN:
            outcome = AppealOutcome.REOPENED
        else:
            outcome = AppealOutcome.UPHELD if verdict is appeal.graded else AppealOutcome.OVERRIDDEN
        tx.note(AppealChanged(outcome, round_.guild_id, round_.id))
        return Outcome(await case_of(tx, self._grader, appeal), repair)

    async def _teach(self, tx: Transaction, case: Case, label: Verdict) -> None:
        await tx.appeals.teach(case.appeal, label, case.attempt.answer[:MAX_EXAMPLE], self._clock.now())

    async def _record(
        self, tx: Transaction, reviewer: Reviewer, action: str, case: Case, *, others: int = 0, said: str = ""
    ) -> None:
        answer = case.attempt.answer
        detail = audit_texts.appeal_judged(case.name, case.card, answer, others=others, note=said)
        await tx.audit.record(
            reviewer.guild_id,
            reviewer.user_id,
            f"appeal.{action}",
            detail,
            self._clock.now(),
            subject_id=case.appeal.user_id,
        )


def teaches(decision: Decision, asked: Appeal) -> Verdict | None:
    """What the card learns from a decision; None where that says nothing of what the answer is.

    A declined answer that was graded as wrong is wrong. Of one that was graded as partly right the reviewer has not
    said so; `remember_wrong` is for that.
    """
    if decision is Decision.REMEMBER:
        return Verdict.CORRECT
    wrong = decision is Decision.DECLINE and asked.graded is Verdict.INCORRECT
    return Verdict.INCORRECT if wrong else None


def _check_not_own(reviewer: Reviewer, group: list[Appeal]) -> None:
    if not reviewer.manager and any(appeal.user_id == reviewer.user_id for appeal in group):
        raise OwnAppeal
