"""Decks: saved by stable keys, retired rather than deleted, and each server's own before the shared one."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Deck, Misconception
from bot.core.decks.parts import DeckPart
from bot.core.decks.records import SHARED
from bot.storage.decks.card_json import card_from_json, card_to_json, deck_from_json, deck_to_json, digest
from bot.storage.store import Store
from tests.storage.rows import (
    DECK,
    GUILD,
    NOON,
    RICH,
    card,
    card_histories,
    card_ids,
    deck,
    open_round,
    stored_quiz,
)

OTHER_GUILD = GUILD + 1
SPECS = (
    AnswerSpec(AnswerKind.NUMBER, tolerance="2%", unit="m/s"),
    AnswerSpec(AnswerKind.LIST, all_of=("red", "green"), any=1, ordered=True, exact=True),
    AnswerSpec(),
)


async def cards_of(store: Store, guild_id: int, slug: str = "mlops") -> dict[str, Card]:
    """The live cards by key."""
    async with store.read() as tx:
        found = await tx.decks.find(guild_id, slug)
        assert found is not None
        return {c.key: c for c in [await tx.decks.card(i) for i in await card_ids(tx, found.id)]}


@pytest.mark.parametrize(
    "value",
    [
        RICH,
        card("bare"),
        replace(RICH, enough=None, hint="", topic="", wrong=()),
        *(card("formed", answer=spec) for spec in SPECS),
    ],
)
async def test_a_card_comes_back_equal(store: Store, value: Card) -> None:
    async with store.write() as tx:
        await tx.decks.save(0, deck(value))
    assert await cards_of(store, GUILD) == {value.key: value}
    assert card_from_json(card_to_json(value)) == value


async def test_a_deck_is_seen_by_every_server_with_its_topics_in_order(store: Store) -> None:
    mixed = deck(card("z", topic="Two"), card("a", topic="One"), card("m", topic="Two"), card("n"))
    async with store.write() as tx:
        assert await tx.decks.save(0, mixed)
        (seen,) = await tx.decks.visible(OTHER_GUILD)
        assert (seen.slug, seen.title, seen.cards, seen.topics) == ("mlops", "Mlops", 4, ("Two", "One"))
        assert await tx.decks.find(OTHER_GUILD, "mlops") == seen
        assert await tx.decks.find(OTHER_GUILD, "MLOPS") is None
        assert len(await card_histories(tx, GUILD, seen.id, "Two")) == 2
        assert await card_histories(tx, GUILD, seen.id, "Three") == []


async def test_an_unchanged_deck_is_not_written_again(store: Store) -> None:
    async with store.write() as tx:
        assert await tx.decks.save(0, DECK) is True
    async with store.write() as tx:
        assert await tx.decks.save(0, DECK) is False
        assert await tx.decks.save(0, replace(DECK, description="New.")) is True
        assert await tx.decks.save(GUILD, DECK) is True  # of another owner: another deck


async def test_a_changed_card_keeps_its_id_and_its_history(store: Store) -> None:
    async with store.write() as tx:
        await tx.decks.save(0, DECK)
        found = await tx.decks.find(GUILD, "mlops")
        assert found is not None
        before = await card_ids(tx, found.id)
        await tx.decks.note_asked(GUILD, before[1], NOON)
        await tx.decks.adjust_history(GUILD, before[1], answers=1, correct=1)
        changed = replace(DECK, cards=(*DECK.cards[::-1], card("d")))
        changed = replace(changed, cards=tuple(replace(c, reference=f"{c.key}!") for c in changed.cards))
        assert await tx.decks.save(0, changed)
        after = await card_ids(tx, found.id)
        assert after[:3] == before[::-1]
        assert [(await tx.decks.card(i)).reference for i in after] == ["c!", "b!", "a!", "d!"]
        histories = {h.card_id: h for h in await card_histories(tx, GUILD, found.id, None)}
    assert (histories[before[1]].asked, histories[before[1]].correct) == (1, 1)
    assert histories[before[1]].last_asked_at == NOON
    assert histories[before[0]].asked == 0


async def test_a_removed_card_is_retired_and_comes_back_with_its_history(store: Store) -> None:
    async with store.write() as tx:
        quiz = await stored_quiz(tx)
        round_ = await open_round(tx, quiz)  # of the first card, "a"
        await tx.decks.note_asked(GUILD, round_.card_id, NOON)
        await tx.decks.save(0, replace(DECK, cards=DECK.cards[1:]))
        assert round_.card_id not in await card_ids(tx, quiz.deck_id)
        assert (await tx.decks.card(round_.card_id)).key == "a"  # an open question can still be graded
        assert await tx.quizzes.round(round_.id) == round_
        seen = await tx.decks.find(GUILD, "mlops")
        assert seen is not None
        assert seen.cards == 2
        await tx.decks.save(0, DECK)
        back = await card_histories(tx, GUILD, quiz.deck_id, None)
    assert [h.asked for h in back if h.card_id == round_.card_id] == [1]


async def test_a_deck_may_lose_all_its_cards(store: Store) -> None:
    async with store.write() as tx:
        await tx.decks.save(0, DECK)
        await tx.decks.save(0, deck())
        seen = await tx.decks.find(GUILD, "mlops")
        assert seen is not None
        assert (seen.cards, seen.topics) == (0, ())


async def test_a_servers_own_deck_hides_a_shared_one_for_that_server_only(store: Store) -> None:
    own = deck(card("own"), title="Ours")
    other = deck(card("x"), slug="zebra")
    for first, second in ((0, GUILD), (GUILD, 0)):  # whichever came first
        async with store.write() as tx:
            for guild_id in (first, second):
                await tx.decks.save(guild_id, own if guild_id else DECK)
            await tx.decks.save(GUILD, other)
            assert [(d.slug, d.title) for d in await tx.decks.visible(GUILD)] == [
                ("mlops", "Ours"),
                ("zebra", "Zebra"),
            ]
            assert [d.title for d in await tx.decks.visible(OTHER_GUILD)] == ["Mlops"]
            assert await tx.decks.find(OTHER_GUILD, "zebra") is None
    assert set(await cards_of(store, GUILD)) == {"own"}
    assert set(await cards_of(store, OTHER_GUILD)) == {"a", "b", "c"}


async def test_decks_are_listed_in_two_queries_however_many_there_are(store: Store) -> None:
    async with store.write() as tx:
        await tx.decks.save(0, DECK)
        for number in range(5):
            cards = (
                card("b", topic="Late"),
                card("x"),
                card("a", topic=f"T{number}"),
                card("y", topic="Late"),
            )
            await tx.decks.save(GUILD, deck(*cards[number % 2 :], slug=f"own-{number}"))
    run: list[str] = []
    event.listen(store.engine.sync_engine, "before_cursor_execute", lambda *args: run.append(args[2]))
    async with store.read() as tx:
        seen = await tx.decks.visible(GUILD)
    assert [(each.slug, each.cards, each.topics) for each in seen] == [
        ("mlops", 3, ("One", "Two")),
        *((f"own-{n}", 4 - n % 2, (f"T{n}", "Late") if n % 2 else ("Late", f"T{n}")) for n in range(5)),
    ]
    assert len(run) == 2, run


async def test_histories_are_counted_per_server(store: Store) -> None:
    async with store.write() as tx:
        await tx.decks.save(0, DECK)
        found = await tx.decks.find(GUILD, "mlops")
        assert found is not None
        first = (await card_ids(tx, found.id))[0]
        for correct in (True, False, True):
            await tx.decks.adjust_history(GUILD, first, answers=1, correct=int(correct))
        await tx.decks.adjust_history(OTHER_GUILD, first, answers=1, correct=0)
        await tx.decks.note_asked(GUILD, first, NOON)
        here = await card_histories(tx, GUILD, found.id, None)
        there = await card_histories(tx, OTHER_GUILD, found.id, None)
    assert [(h.asked, h.answers, h.correct) for h in here] == [(1, 3, 2), (0, 0, 0), (0, 0, 0)]
    assert [(h.asked, h.answers, h.correct) for h in there] == [(0, 1, 0), (0, 0, 0), (0, 0, 0)]


def test_what_is_empty_is_not_stored() -> None:
    assert card_to_json(card("bare")) == {
        "key": "bare",
        "prompt": "What is bare?",
        "reference": "bare is itself.",
    }


def test_of_an_answers_form_only_what_is_said_is_stored() -> None:
    assert card_to_json(card("a", answer=SPECS[0]))["answer"] == {
        "kind": "number",
        "tolerance": "2%",
        "unit": "m/s",
    }
    assert json.loads(json.dumps(card_to_json(card("a", answer=AnswerSpec(exact=True)))))["answer"] == {
        "exact": True
    }
    whole = deck(*(card(f"k{number}", answer=spec) for number, spec in enumerate(SPECS)))
    assert deck_from_json(json.loads(json.dumps(deck_to_json(whole)))) == whole


def test_a_deck_without_forms_of_answers_has_the_digest_that_it_had_before_there_were_any() -> None:
    """Else an update would write every deck again, and previews of imports would be out of date."""
    assert digest(DECK) == "c4db1001575f6afdf93920b922b39aaced875b19bf5a8b4986524f1d1e422992"
    formed = replace(DECK, cards=(replace(DECK.cards[0], answer=SPECS[0]), *DECK.cards[1:]))
    assert digest(formed) != digest(DECK)


async def test_a_form_that_changes_alone_is_written(store: Store) -> None:
    for spec in (None, *SPECS[:2], None):
        whole = deck(card("a", answer=spec))
        async with store.write() as tx:
            assert await tx.decks.save(GUILD, whole)
            assert not await tx.decks.save(GUILD, whole)
        assert (await cards_of(store, GUILD))["a"].answer == spec


@pytest.mark.parametrize(
    "change", [{"title": "T"}, {"description": "D"}, {"cards": DECK.cards[:2]}, {"cards": DECK.cards[::-1]}]
)
async def test_every_change_is_noticed(sqlite_store: Store, change: dict[str, object]) -> None:
    changed: Deck = replace(DECK, **change)
    async with sqlite_store.write() as tx:
        await tx.decks.save(0, DECK)
        assert await tx.decks.save(0, changed)
        assert not await tx.decks.save(0, changed)


async def test_a_card_is_found_by_its_key_while_the_deck_has_it(store: Store) -> None:
    async with store.write() as tx:
        await tx.decks.save(GUILD, deck(RICH, card("b")))
        stored = await tx.decks.find(GUILD, "mlops")
        assert stored is not None
        assert await tx.decks.by_key(stored.id, RICH.key) == RICH
        await tx.decks.save(GUILD, deck(card("b")))
        assert await tx.decks.by_key(stored.id, RICH.key) is None
        assert await tx.decks.by_key(stored.id, "none") is None


async def test_of_a_part_of_a_deck_the_right_answers_are_read_and_whether_there_is_more(store: Store) -> None:
    bare = Card("bare", "What is it?", "A thing.", accepted=("an object",))
    taught = replace(bare, key="taught", partial=("half",), wrong=(Misconception(("no",)),))
    ideas = replace(bare, key="ideas", concepts=(Concept("a", "the idea", "what?"),))
    async with store.write() as tx:
        await tx.decks.save(SHARED, Deck("parts", "Parts", cards=(bare, taught, ideas)))
        (found,) = [each for each in await tx.decks.visible(1) if each.slug == "parts"]
        cards = await tx.decks.part(DeckPart(found.id, found.digest, 0))
    assert [each.key for each in cards] == ["bare", "taught", "ideas"]
    assert [each.bare for each in cards] == [True, False, False]
    assert {(each.prompt, each.reference, each.accepted) for each in cards} == {
        (bare.prompt, bare.reference, bare.accepted)
    }
