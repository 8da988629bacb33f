"""Appeals: filing one, and the queue of those that wait for a reviewer."""

from __future__ import annotations

from msgspec import Struct

from bot.core.appeals import DAY, MAX_A_DAY, MAX_OPEN, Appeal
from bot.core.cards import Card
from bot.core.events import AppealChanged, AppealOutcome
from bot.core.grading import Grade, Verdict, cautious
from bot.core.quiz.attempts import Attempt
from bot.services.again import tried_again
from bot.services.appeals.errors import AnswerCorrect, AnswerGone, NotYourAnswer, TooManyOpen, TooManyToday
from bot.services.deck_grader import DeckGrader
from bot.services.protocols import Clock
from bot.storage.store import Store
from bot.storage.transaction import Transaction


class Case(Struct, frozen=True):
    """An appeal with all that a reviewer looks at."""

    appeal: Appeal
    attempt: Attempt
    card: Card
    grade: Grade
    """As the answer would be graded now; its reasons explain the verdict."""
    name: str


class Filed(Struct, frozen=True):
    """What came of pressing "I was right"."""

    case: Case
    new: bool
    review_channel_id: int | None


@tried_again
class AppealService:
    """What members do; reviewers are served by `services.appeals.reviewing`."""

    def __init__(self, store: Store, clock: Clock, grader: DeckGrader) -> None:
        self._store = store
        self._clock = clock
        self._grader = grader

    async def file(self, attempt_id: int, user_id: int) -> Filed:
        """File an appeal, or give back the one there is; a UserError says why not."""
        now = self._clock.now()
        async with self._store.write() as tx:
            attempt = await tx.attempts.get(attempt_id)
            round_ = await tx.quizzes.round(attempt.round_id) if attempt else None
            if attempt is None or round_ is None:
                raise AnswerGone
            if attempt.user_id != user_id:
                raise NotYourAnswer
            await tx.locks.people([user_id])
            waiting, today = await tx.appeals.tally(round_.guild_id, user_id, now - DAY)
            appeal = await tx.appeals.of_attempt(attempt_id)
            new = appeal is None
            if appeal is None:
                _check_may_file(attempt, waiting, today)
                appeal = await tx.appeals.add(
                    attempt_id,
                    guild_id=round_.guild_id,
                    card_id=round_.card_id,
                    user_id=user_id,
                    graded=attempt.verdict,
                    at=now,
                )
                assert appeal is not None  # the person is held: nobody files in between
                tx.note(AppealChanged(AppealOutcome.FILED, round_.guild_id, round_.id))
            roles = await tx.members.guild_roles(appeal.guild_id)
            return Filed(await case_of(tx, self._grader, appeal), new, roles.review_channel_id)

    async def posted(self, appeal_id: int, channel_id: int, message_id: int) -> None:
        """The appeal is shown in that message, which is to be kept up to date."""
        async with self._store.write() as tx:
            await tx.appeals.update(appeal_id, review_channel_id=channel_id, review_message_id=message_id)

    async def waiting(self, guild_id: int) -> tuple[Case | None, int]:
        """(the open appeal that has waited longest, how many are open)."""
        async with self._store.read() as tx:
            oldest = await tx.appeals.oldest_open(guild_id)
            return await case_of(tx, self._grader, oldest) if oldest else None, await tx.appeals.count_open(
                guild_id
            )


async def attempt_of(tx: Transaction, appeal: Appeal) -> Attempt:
    """The attempt that the appeal is about."""
    attempt = await tx.attempts.get(appeal.attempt_id)
    assert attempt is not None  # an appeal goes with its attempt
    return attempt


async def case_of(tx: Transaction, grader: DeckGrader, appeal: Appeal) -> Case:
    """The appeal with its answer, its card as this server knows it, and what grading says today."""
    attempt = await attempt_of(tx, appeal)
    card = await tx.decks.card_for(appeal.guild_id, appeal.card_id)
    name = await tx.members.name(appeal.guild_id, appeal.user_id) or "someone"
    grade = cautious(await grader.grade(tx, appeal.card_id, card, attempt.answer))
    return Case(appeal, attempt, card, grade, name)


def _check_may_file(attempt: Attempt, waiting: int, today: int) -> None:
    if not attempt.answer:
        raise AnswerGone
    if attempt.verdict is Verdict.CORRECT:
        raise AnswerCorrect
    if waiting >= MAX_OPEN:
        raise TooManyOpen(of=MAX_OPEN)
    if today >= MAX_A_DAY:
        raise TooManyToday(of=MAX_A_DAY)
