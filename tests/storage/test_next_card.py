"""The next card chosen in SQL is the one that the rule of the core chooses, on histories of every kind."""

from __future__ import annotations

import random
from datetime import timedelta

from bot.core.quiz.card_selection import CardPool, choose
from bot.storage.schema import card_history
from bot.storage.store import Store
from bot.storage.transaction import Transaction
from tests.storage.rows import GUILD, NOON, card, card_histories, card_ids, deck, stored_deck_id

OTHER_GUILD = GUILD + 1
CARDS = 12


async def a_deck(tx: Transaction, slug: str) -> int:
    """Twelve cards of two topics, of which two have left the deck."""
    cards = [card(f"{slug}{n}", topic=f"Topic {n % 2}") for n in range(CARDS)]
    deck_id = await stored_deck_id(tx, deck(*cards, slug=slug))
    await tx.decks.save(0, deck(*cards[2:], slug=slug))
    return deck_id


async def ask_at_random(
    tx: Transaction, deck_id: int, guild_id: int, rng: random.Random, seen: float
) -> None:
    """A history for some of the deck's cards there; many are alike in one thing or another."""
    for card_id in await card_ids(tx, deck_id):
        if rng.random() < seen:
            answers = rng.randrange(6)
            row = {"answers": answers, "correct": rng.randint(0, answers), "asked": rng.randint(1, 3)}
            at = NOON + timedelta(days=rng.randrange(3))
            await tx._connection.execute(
                card_history.insert().values(guild_id=guild_id, card_id=card_id, last_asked_at=at, **row)
            )


async def test_sql_chooses_as_the_core_does(store: Store) -> None:
    rng = random.Random(5)
    for turn in range(40):
        async with store.write() as tx:
            await tx._connection.execute(card_history.delete())
            deck_id, other = await a_deck(tx, "ours"), await a_deck(tx, "other")
            seen = rng.choice((0.0, 0.5, 1.0))
            for guild_id in (GUILD, OTHER_GUILD):
                await ask_at_random(tx, deck_id, guild_id, rng, seen)
                await ask_at_random(tx, other, guild_id, rng, 0.9)
        async with store.read() as tx:
            for topic in (None, "Topic 1", "no such topic"):
                found = await card_histories(tx, GUILD, deck_id, topic)
                assert await tx.next_card.live(CardPool((deck_id,), topic)) == len(found)
                ids = [history.card_id for history in found]
                for exclude in (set(), set(ids[::2]), set(ids)):
                    expected = choose(found, exclude=exclude, rng=random.Random(turn))
                    chosen = await tx.next_card.choose(
                        GUILD, CardPool((deck_id,), topic), exclude=exclude, rng=random.Random(turn)
                    )
                    assert chosen == (expected.card_id if expected else None)


async def test_a_card_that_was_answered_and_never_asked_is_unseen(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await stored_deck_id(tx, deck(card("a"), card("b")))
        first, second = await card_ids(tx, deck_id)
        await tx.decks.adjust_history(GUILD, first, answers=1, correct=0)
        await tx.decks.note_asked(GUILD, second, NOON)
    async with store.read() as tx:
        rng = random.Random(1)
        assert await tx.next_card.choose(GUILD, CardPool((deck_id,)), exclude=(), rng=rng) == first


async def test_the_random_source_decides_among_the_unseen(store: Store) -> None:
    async with store.write() as tx:
        deck_id = await stored_deck_id(tx, deck(*(card(f"k{n}") for n in range(20))))

    async def first(seed: int) -> int | None:
        async with store.read() as tx:
            rng = random.Random(seed)
            return await tx.next_card.choose(GUILD, CardPool((deck_id,)), exclude=(), rng=rng)

    assert len({await first(seed) for seed in range(20)}) > 5
    assert await first(4) == await first(4)


async def test_as_written_cards_come_in_the_order_of_their_decks(store: Store) -> None:
    async with store.write() as tx:
        ours = await stored_deck_id(tx, deck(card("a"), card("b")))
        other = await stored_deck_id(tx, deck(card("c"), slug="other"))
        pool = CardPool((other, ours))
        expected = [*await card_ids(tx, other), *await card_ids(tx, ours)]
        found: list[int] = []
        while (chosen := await tx.next_card.first(pool, exclude=found)) is not None:
            found.append(chosen)
        assert found == expected
        assert await tx.next_card.live(pool) == 3
        mixed = {
            await tx.next_card.choose(GUILD, pool, exclude=(), rng=random.Random(seed)) for seed in range(30)
        }
        assert mixed == set(expected)
