"""Starting, skipping and ending quizzes, and hints: what people ask of a quiz besides answering."""

from __future__ import annotations

from typing import NoReturn

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.decks.records import StoredDeck
from bot.core.members import Person
from bot.core.quiz.card_selection import CardOrder, CardPool
from bot.core.quiz.entries import Entry
from bot.core.quiz.hints import has_hint
from bot.core.quiz.state import (
    MAX_QUESTIONS,
    MAX_SECONDS,
    MIN_SECONDS,
    USUAL_QUESTIONS,
    USUAL_SECONDS,
    CloseReason,
    Quiz,
    QuizState,
    Round,
    RoundState,
)
from bot.services.admission import admit
from bot.services.again import tried_again
from bot.services.decks import lookup
from bot.services.protocols import Clock
from bot.services.quiz.closing import keep_fair
from bot.services.quiz.errors import (
    AskedElsewhere,
    ChannelBusy,
    EmptyDeck,
    HintNotNeeded,
    InvalidQuizSize,
    NoHint,
    NoLongerKept,
    NotRevealed,
    NotYourQuiz,
    QuizJustEnded,
    QuizOver,
    RoundClosed,
    TooManyDecks,
)
from bot.storage.store import Store
from bot.storage.transaction import Transaction

MAX_DECKS = 10
"""That one quiz may ask from."""


class QuizChoice(Struct, frozen=True):
    """What somebody wants to be asked."""

    decks: tuple[str, ...]
    """Their names, one at least."""
    topic: str | None = None
    questions: int = USUAL_QUESTIONS
    seconds: int = USUAL_SECONDS
    """For each question."""
    order: CardOrder = CardOrder.MIXED


class Started(Struct, frozen=True):
    """A quiz that has begun; its first question is posted by the next step."""

    quiz: Quiz
    title: str
    """Of its deck or decks."""
    wanted: int
    """Questions that were asked for; the quiz has fewer where the deck or topic has fewer cards."""
    extra_time: float
    """Of whoever started it, who plays."""

    @property
    def seconds(self) -> int:
        """For each question, as long as nobody plays who has more time."""
        return int(self.quiz.seconds * self.extra_time)


class Hinted(Struct, frozen=True):
    """A hint that somebody took."""

    round: Round
    card: Card
    again: bool
    """They had taken it before."""


async def revealed_round(tx: Transaction, round_id: int, who: Person) -> Round:
    """A question whose answer was shown, for people of its server; NotRevealed before that.

    Raises AskedElsewhere and NoLongerKept.
    """
    round_ = await tx.quizzes.round(round_id)
    if round_ is None:
        raise NoLongerKept
    if round_.guild_id != who.guild_id:
        raise AskedElsewhere
    if round_.state not in (RoundState.CLOSED, RoundState.DONE):
        raise NotRevealed
    return round_


async def open_round(tx: Transaction, round_id: int, who: Person) -> Round:
    """The round, locked; RoundClosed unless it is posting or open, AskedElsewhere unless they act where it is.

    Raises NoLongerKept.
    """
    round_ = await tx.quizzes.round(round_id, lock=True)
    if round_ is None:
        raise NoLongerKept
    if round_.state not in (RoundState.POSTING, RoundState.OPEN):
        raise RoundClosed
    if not round_.is_asked_where(who):
        raise AskedElsewhere
    return round_


@tried_again
class QuizService:
    """One transaction a call."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    async def check(self, who: Person, choice: QuizChoice) -> list[StoredDeck]:
        """The decks of the choice, its first one first; a UserError when no quiz can be made of it."""
        async with self._store.read() as tx:
            return (await self._draft(tx, who, 0, choice))[1]

    async def start(self, who: Person, channel_id: int, choice: QuizChoice) -> Started:
        """Claim the channel and commit the quiz; ChannelBusy when it has one.

        Raises EmptyDeck, InvalidQuizSize, QuizJustEnded and TooManyDecks.
        """
        async with self._store.write() as tx:
            draft, decks = await self._draft(tx, who, channel_id, choice)
            return await self._claim(tx, who, draft, decks, choice.questions)

    async def again(self, quiz_id: int, who: Person) -> Started:
        """A quiz like an earlier one in its channel, with other cards first; ChannelBusy when the channel has one.

        Raises AskedElsewhere, EmptyDeck, InvalidQuizSize, NoLongerKept, QuizJustEnded and TooManyDecks.
        """
        async with self._store.write() as tx:
            before = await tx.quizzes.get(quiz_id)
            if before is None:
                raise NoLongerKept
            if (who.guild_id, who.channel_id) != (before.guild_id, before.channel_id):
                raise AskedElsewhere
            choice = QuizChoice(
                tuple(await tx.decks.slugs(before.pool.deck_ids)),
                before.topic,
                before.questions,
                before.seconds,
                before.card_order,
            )
            draft, decks = await self._draft(tx, who, before.channel_id, choice)
            return await self._claim(tx, who, replace(draft, after_id=before.id), decks, choice.questions)

    async def _draft(
        self, tx: Transaction, who: Person, channel_id: int, choice: QuizChoice
    ) -> tuple[Quiz, list[StoredDeck]]:
        """The quiz that is chosen, of as many questions as there are cards for."""
        if not (1 <= choice.questions <= MAX_QUESTIONS and MIN_SECONDS <= choice.seconds <= MAX_SECONDS):
            raise InvalidQuizSize(choice.questions, choice.seconds)
        if len(choice.decks) > MAX_DECKS:
            raise TooManyDecks(of=MAX_DECKS)
        named = [await lookup.find(tx, who.guild_id, name) for name in dict.fromkeys(choice.decks)]
        decks = list({deck.id: deck for deck in named}.values())  # one may be called by its title as well
        topic = lookup.topic_of(decks, choice.topic) if choice.topic else None
        first, *more = (deck.id for deck in decks)
        cards = await tx.next_card.live(CardPool((first, *more), topic))
        if not cards:
            raise EmptyDeck(lookup.titles(decks))
        now = self._clock.now()
        quiz = Quiz(
            id=0,
            guild_id=who.guild_id,
            channel_id=channel_id,
            deck_id=first,
            topic=topic,
            starter_id=who.user_id,
            questions=min(choice.questions, cards),
            seconds=choice.seconds,
            state=QuizState.RUNNING,
            asked=0,
            next_at=now,
            started_at=now,
            more_deck_ids=tuple(more),
            card_order=choice.order,
        )
        return quiz, decks

    async def _claim(
        self, tx: Transaction, who: Person, draft: Quiz, decks: list[StoredDeck], wanted: int
    ) -> Started:
        await admit(tx, who)
        quiz = await tx.quizzes.add(draft)
        if quiz is None:
            await self._raise_busy(tx, draft.channel_id)
        return Started(quiz, lookup.titles(decks), wanted, await tx.members.extra_time(who.user_id))

    async def _raise_busy(self, tx: Transaction, channel_id: int) -> NoReturn:
        live = await tx.quizzes.live_in(channel_id)
        if live is None:
            raise QuizJustEnded
        last = await tx.quizzes.last_round(live.id)
        raise ChannelBusy(live.guild_id, live.channel_id, last.message_id if last else None)

    async def join(self, round_id: int, who: Person) -> Round:
        """From now on the question waits for the member; no try is used.

        Raises AskedElsewhere, NoLongerKept and RoundClosed.
        """
        async with self._store.write(short=True) as tx:
            round_ = await open_round(tx, round_id, who)
            entry = await tx.attempts.entry(round_id, who.user_id)
            if not entry.joined:
                await self._act(tx, round_, who, replace(entry, joined=True))
        return round_

    async def hint(self, round_id: int, who: Person) -> Hinted:
        """The card to give a hint for; from now on it costs this member a little on this round.

        Raises AskedElsewhere, HintNotNeeded, NoHint, NoLongerKept and RoundClosed.
        """
        async with self._store.write() as tx:
            round_ = await open_round(tx, round_id, who)
            card = await tx.decks.card(round_.card_id)
            entry = await tx.attempts.entry(round_id, who.user_id)
            if entry.correct:
                raise HintNotNeeded
            if not has_hint(card):
                raise NoHint
            await self._act(tx, round_, who, entry.with_hint())
        return Hinted(round_, card, again=entry.hinted)

    async def _act(self, tx: Transaction, round_: Round, who: Person, entry: Entry) -> None:
        """Store that the member acts in the round; it is open for them too."""
        await admit(tx, who)
        await tx.attempts.save_entry(round_.id, who.user_id, entry)
        quiz = await tx.quizzes.get(round_.quiz_id) if round_.quiz_id is not None else None
        if quiz is not None and quiz.state is QuizState.RUNNING:
            extra_time = await tx.members.extra_time(who.user_id)
            await keep_fair(
                tx, round_, entry, seconds=quiz.seconds, extra_time=extra_time, now=self._clock.now()
            )

    async def skip(self, round_id: int, who: Person, *, moderator: bool) -> Round:
        """Close the round now; the next question follows.

        Raises AskedElsewhere, NoLongerKept, NotYourQuiz and RoundClosed.
        """
        async with self._store.write() as tx:
            round_ = await open_round(tx, round_id, who)
            await self._check_may_steer(tx, round_, who, moderator)
            await tx.quizzes.mark_closed(round_id, CloseReason.SKIPPED)
        return round_

    async def end(self, round_id: int, who: Person, *, moderator: bool) -> Round:
        """End the quiz: the open round closes with its scores, standings follow.

        Raises AskedElsewhere, NoLongerKept, NotYourQuiz and QuizOver.
        """
        async with self._store.write() as tx:
            # Quiz before round, as everywhere: on PostgreSQL two orders would deadlock.
            round_ = await tx.quizzes.round(round_id)
            quiz = await tx.quizzes.get(round_.quiz_id or 0, lock=True) if round_ else None
            if round_ is None:
                raise NoLongerKept
            if quiz is None or quiz.state is not QuizState.RUNNING:
                raise QuizOver
            if not round_.is_asked_where(who):
                raise AskedElsewhere
            await self._check_may_steer(tx, round_, who, moderator)
            await tx.quizzes.mark_closed(round_.id, CloseReason.ENDED)
            await tx.quizzes.update(quiz.id, state=QuizState.FINISHING)
        return round_

    async def _check_may_steer(self, tx: Transaction, round_: Round, who: Person, moderator: bool) -> None:
        """NotYourQuiz unless they started the quiz or moderate; nobody started a daily question."""
        quiz = await tx.quizzes.get(round_.quiz_id or 0)
        if not moderator and (quiz is None or quiz.starter_id != who.user_id):
            raise NotYourQuiz
