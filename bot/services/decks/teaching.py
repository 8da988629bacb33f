"""Teaching a deck from the answers that people gave to it: what to look at next, and what a tap changes.

All is worked out anew at each tap from what is stored, so that nothing has to be kept: an answer that is plain now is
not shown any more, and of one that was deleted nothing is left.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct

from bot.core.appeals import MAX_EXAMPLE
from bot.core.cards import AnswerKind, Card
from bot.core.decks.parts import DeckPart
from bot.core.decks.records import ANSWERS, Revision, StoredDeck
from bot.core.grading import Grade, Verdict, cautious
from bot.core.grading.deck_index import DeckIndex
from bot.core.grading.facts import kind_of
from bot.core.similarity import alike
from bot.core.teaching.from_answers import Group, StoredAnswer, grouped, in_order
from bot.services import audit_texts
from bot.services.again import tried_again
from bot.services.decks import lookup
from bot.services.decks.editing import Editor, note
from bot.services.decks.errors import AnswerDeleted, NotYourAnswerToSend
from bot.services.protocols import Clock, Grader
from bot.storage.store import Store
from bot.storage.teaching import Place
from bot.storage.transaction import Transaction

LOOKED_AT = 600
"""Answers of a deck that a tap looks through, those that were sent first, then the newest: half a second of work."""
COMPARED = 600
"""Later answers that are graded with and without a lesson: of each of its cards as many, the newest."""
HINTED_BY = 100
"""Cards by which it is told whether a deck is bare."""


_Graded = Callable[[int, Card, str], Grade]
"""The grade of an answer to the card of that id, with the card as it is or was taught."""


class Effect(Struct, frozen=True):
    """What a lesson does to answers that were given later than those that it taught."""

    compared: int = 0
    better: int = 0
    """Would be judged better than without the lesson."""
    worse: int = 0


class Shown(Struct, frozen=True):
    """Answers that a teacher looks at."""

    group: Group
    card: Card
    """With what the server taught it."""


class Lesson(Struct, frozen=True):
    """Where a lesson stands."""

    deck: StoredDeck
    shown: Shown | None
    """None: there is nothing more to look at."""
    left: int
    """Groups that wait besides."""
    mark: int
    """Of the change that the lesson has made; 0 before the first tap."""
    taught: int
    """Answers that it has taught."""
    effect: Effect


class _Kept(Struct):
    """What was made ready for a deck."""

    deck_id: int
    grader: Grader
    indexes: dict[DeckPart, DeckIndex]


class _Work(Struct, frozen=True):
    """What is read for a lesson, to be graded in a thread."""

    deck: StoredDeck
    waiting: Sequence[StoredAnswer]
    cards: Mapping[int, Card]
    before: Mapping[int, Card]
    """The cards of the lesson, without it."""
    later: Mapping[int, Sequence[StoredAnswer]]
    """Answers to these cards that came later than those that were taught."""
    places: Mapping[int, DeckPart]
    """The part of the deck that each card is in."""
    indexes: Mapping[DeckPart, DeckIndex]
    """Those parts, as far as they were indexed before."""
    around: Mapping[DeckPart, Sequence[Card]]
    """The cards of the others."""
    mark: int
    taught: int


@tried_again
class TeachingService:
    """Shows answers and takes taps; the cog has checked who may teach. `make_grader` gives one that a thread owns."""

    def __init__(self, store: Store, clock: Clock, make_grader: Callable[[], Grader]) -> None:
        self._store = store
        self._clock = clock
        self._make_grader = make_grader
        self._turn = asyncio.Lock()
        self._kept: _Kept | None = None
        """Of the deck that was worked on last."""

    async def begin(self, guild_id: int, name: str) -> Lesson:
        """The first answers to look at; NoSuchDeck for an unknown deck."""
        async with self._store.read() as tx:
            deck = await lookup.find(tx, guild_id, name)
            work = await self._read(tx, guild_id, deck, None)
        return await self._graded(work)

    async def tap(self, editor: Editor, attempt_id: int, mark: int, label: Verdict | None) -> Lesson:
        """Make the answer an example of its card in this server, or with None pass over all that are like it.

        `mark` is that of the lesson so far. It goes on as long as nobody changes the deck in between; else another
        begins. AnswerDeleted where the answer is gone, or is another server's.
        """
        async with self._store.write() as tx:
            where = await tx.teaching.place(attempt_id)
            if where is None or where.guild_id != editor.guild_id:
                raise AnswerDeleted
            deck = await lookup.called(tx, editor.guild_id, where.slug)
            await tx.deck_changes.lock(editor.guild_id, where.slug)
            if label is None:
                await self._skip(tx, where, attempt_id)
            elif where.answer and not await tx.teaching.is_taught(attempt_id):
                mark = await self._teach(tx, editor, attempt_id, where, deck.title, label, mark)
            revision = await tx.deck_changes.lesson(editor.guild_id, where.slug, mark, editor.user_id)
            work = await self._read(tx, editor.guild_id, deck, revision, mark if revision is not None else 0)
        return await self._graded(work)

    async def name_of(self, guild_id: int, attempt_id: int) -> str:
        """The name of the deck that an answer of the server was given to. Raises AnswerDeleted."""
        async with self._store.read() as tx:
            where = await tx.teaching.place(attempt_id)
        if where is None or where.guild_id != guild_id:
            raise AnswerDeleted
        return where.slug

    async def send(self, attempt_id: int, user_id: int) -> bool:
        """The person sends their answer to whoever teaches the deck; False where they have done so before.

        Raises AnswerDeleted and NotYourAnswerToSend.
        """
        async with self._store.write() as tx:
            where = await tx.teaching.place(attempt_id)
            if where is None or not where.answer:
                raise AnswerDeleted
            if where.user_id != user_id:
                raise NotYourAnswerToSend
            return await tx.teaching.send(attempt_id)

    async def hint(self, guild_id: int, names: Sequence[str]) -> StoredDeck | None:
        """The first of these decks that is bare, and of which the server's managers were not told; they are now."""
        for name in names:
            async with self._store.read() as tx:
                deck = await lookup.known(tx, guild_id, name)
                if deck is None or await tx.teaching.was_hinted(guild_id, deck.id):
                    continue
                whole = await tx.decks.read(deck)
            if await asyncio.to_thread(_is_bare, whole.cards[:HINTED_BY]):
                async with self._store.write() as tx:
                    if await tx.teaching.first_hint(guild_id, deck.id):
                        return deck
        return None

    async def _teach(
        self,
        tx: Transaction,
        editor: Editor,
        attempt_id: int,
        where: Place,
        title: str,
        label: Verdict,
        mark: int,
    ) -> int:
        """Add the example to the lesson, or to a new one; the lesson's mark."""
        guild_id, now = editor.guild_id, self._clock.now()
        revision_id = await tx.deck_changes.lesson(guild_id, where.slug, mark, editor.user_id)
        if revision_id is None:
            revision = Revision(None, editor.user_id, ANSWERS, now)
            revision_id = await note(tx, editor, where.slug, revision, audit_texts.answers_taught(title))
            mark = revision.mark
        await tx.teaching.teach(attempt_id, where, label, where.answer[:MAX_EXAMPLE], now, revision_id)
        return mark

    async def _skip(self, tx: Transaction, where: Place, attempt_id: int) -> None:
        """Pass over the answer and those that are alike to it."""
        waiting = await tx.teaching.waiting(where.guild_id, where.deck_id, LOOKED_AT)
        same = (
            each.attempt_id
            for each in waiting
            if each.card_id == where.card_id and alike(each.answer, where.answer)
        )
        await tx.teaching.skip({attempt_id, *same})

    async def _read(
        self, tx: Transaction, guild_id: int, deck: StoredDeck, revision_id: int | None, mark: int = 0
    ) -> _Work:
        waiting = await tx.teaching.waiting(guild_id, deck.id, LOOKED_AT)
        lesson = await tx.teaching.lesson(revision_id) if revision_id is not None else {}
        cards = await tx.decks.cards_for(guild_id, {each.card_id for each in waiting} | lesson.keys())
        before = await tx.decks.cards_for(guild_id, lesson.keys(), without=revision_id)
        most = COMPARED // max(1, len(lesson))
        later = {
            card_id: await tx.teaching.after(guild_id, card_id, at, most) for card_id, at in lesson.items()
        }
        places = await tx.decks.parts_of(cards)
        wanted, held = set(places.values()), self._kept.indexes if self._kept is not None else {}
        indexes = {part: held[part] for part in wanted & held.keys()}
        around = {part: await tx.decks.part(part) for part in wanted - held.keys()}
        revision = await tx.deck_changes.newest(guild_id, deck.slug) if revision_id is not None else None
        taught = revision.taught if revision else 0
        return _Work(deck, waiting, cards, before, later, places, indexes, around, mark, taught)

    async def _graded(self, work: _Work) -> Lesson:
        """Grade in a thread, one lesson at a time: that bounds the memory and what the event loop loses."""
        async with self._turn:
            return await asyncio.to_thread(self._lesson, work)

    def _lesson(self, work: _Work) -> Lesson:
        if self._kept is None or self._kept.deck_id != work.deck.id:
            self._kept = _Kept(work.deck.id, self._make_grader(), {})
        grader = self._kept.grader
        indexes = {**work.indexes, **{part: grader.index(cards) for part, cards in work.around.items()}}
        self._kept.indexes = indexes

        def grade(card_id: int, card: Card, answer: str) -> Grade:
            return cautious(grader.grade(card, answer, indexes[work.places[card_id]]))

        groups = in_order(_groups(grade, work))
        shown = Shown(groups[0], work.cards[groups[0].lead.card_id]) if groups else None
        left = max(0, len(groups) - 1)
        return Lesson(work.deck, shown, left, work.mark, work.taught, _effect(grade, work))


def _groups(grade: _Graded, work: _Work) -> list[Group]:
    found: list[Group] = []
    for card_id in dict.fromkeys(each.card_id for each in work.waiting):
        card = work.cards[card_id]
        given = [each for each in work.waiting if each.card_id == card_id]
        graded = [(each, grade(card_id, card, each.answer)) for each in given]
        found += grouped(card, [(each, given) for each, given in graded if given.unsure])
    return found


def _effect(grade: _Graded, work: _Work) -> Effect:
    compared = better = worse = 0
    for card_id, answers in work.later.items():
        for each in answers:
            now = grade(card_id, work.cards[card_id], each.answer).verdict.rank
            before = grade(card_id, work.before[card_id], each.answer).verdict.rank
            compared, better, worse = compared + 1, better + (now > before), worse + (now < before)
    return Effect(compared, better, worse)


def _is_bare(cards: Sequence[Card]) -> bool:
    """Whether at least half of the cards are explained by their references alone; a fact needs no more than that."""
    return 2 * sum(card.bare and kind_of(card) is AnswerKind.SENTENCE for card in cards) >= max(1, len(cards))
