"""A question of a deck or topic, to look at."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from bot.core.cards import Card, Deck
from bot.services.decks.errors import NoSuchDeck, NoSuchTopic
from bot.services.decks.lookup import DeckService, names_in
from bot.storage.store import Store
from tests.services.game import GUILD

CARDS = tuple(Card(str(n), f"Q{n}", f"A{n}", topic="Odd" if n % 2 else "Even") for n in range(5))


@pytest.fixture
async def decks(sqlite_store: Store) -> DeckService:
    service = DeckService(sqlite_store, random.Random(7))
    await service.save([Deck("numbers", "Numbers", "", CARDS)], GUILD)
    return service


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("numbers", ("numbers",)),
        ("numbers+sql", ("numbers", "sql")),
        (" numbers , sql,+ ", ("numbers", "sql")),
        ("History, Modern", ("History, Modern",)),
        ("history,  modern", ("history, modern",)),
        ("c++ basics", ("c++ basics",)),
        ("sql+C++ basics, History,  Modern+numbers", ("sql", "C++ basics", "History, Modern", "numbers")),
        ("C++ basics for all", ("C", "basics for all")),
        ("history", ("history",)),
        ("C++", ("C++",)),
        ("+", ()),
        (" , ", ()),
    ],
    ids=str,
)
async def test_titles_may_hold_what_stands_between_names(
    decks: DeckService, text: str, names: tuple[str, ...]
) -> None:
    for number, title in enumerate(("History, Modern", "C++", "C++ basics", "History")):
        await decks.save([Deck(f"deck-{number}", title, "", CARDS)], GUILD)
    assert names_in(text, await decks.visible(GUILD)) == names


async def test_topics_of_several_decks(decks: DeckService) -> None:
    await decks.save([Deck("more", "More", "", (*CARDS, Card("x", "Q", "A", topic="Other")))], GUILD)
    assert await decks.topics(GUILD, "numbers", "MORE", "Numbers", "nosuch") == {
        "Even": 6,
        "Odd": 4,
        "Other": 1,
    }
    assert await decks.topics(GUILD, "nosuch") == {}


@pytest.mark.parametrize(
    ("topic", "at", "found"),
    [
        (None, 0, (0, "Q0")),
        (None, 4, (4, "Q4")),
        (None, 7, (2, "Q2")),
        ("Odd", 1, (1, "Q3")),
        ("odd", 2, (0, "Q1")),
    ],
)
async def test_a_place_has_one_question(
    decks: DeckService, topic: str | None, at: int, found: tuple[int, str]
) -> None:
    assert await decks.sample(GUILD, "numbers", topic, at) == found


@pytest.mark.parametrize(
    ("topic", "belongs"), [(None, lambda card: True), ("Even", lambda card: card.topic == "Even")]
)
async def test_any_question_may_come_and_is_found_again(
    decks: DeckService, topic: str | None, belongs: Callable[[Card], bool]
) -> None:
    seen = {await decks.sample(GUILD, "numbers", topic) for _ in range(60)}
    assert {prompt for _, prompt in seen} == {card.prompt for card in CARDS if belongs(card)}
    for at, prompt in seen:
        assert await decks.sample(GUILD, "numbers", topic, at) == (at, prompt)


async def test_what_is_not_there_is_said(decks: DeckService) -> None:
    with pytest.raises(NoSuchDeck):
        await decks.sample(GUILD + 1, "numbers")
    with pytest.raises(NoSuchTopic):
        await decks.sample(GUILD, "numbers", "Prime")


@pytest.mark.parametrize("name", ["git-quiz", "Git-Quiz", "Git quiz", " git  QUIZ "])
async def test_a_deck_is_known_by_its_name_and_by_its_title(decks: DeckService, name: str) -> None:
    await decks.save([Deck("git-quiz", "Git quiz", "", CARDS[:1])], GUILD)
    assert await decks.sample(GUILD, name) == (0, "Q0")


async def test_a_title_of_two_decks_is_none(decks: DeckService) -> None:
    await decks.save([Deck("sums", "Numbers", "", CARDS[:1])], GUILD)
    assert await decks.sample(GUILD, "numbers", at=4) == (4, "Q4"), "a name comes before titles"
    await decks.save(
        [Deck("more", "Sums and more", "", CARDS[:1]), Deck("less", "Sums and more", "", CARDS[:1])], GUILD
    )
    with pytest.raises(NoSuchDeck):
        await decks.sample(GUILD, "Sums and more")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("numbers", "numbers"),
        (" Numbers", "numbers"),
        ("mlops", "mlops"),
        ("gone", "mlops"),
        ("bare", "mlops"),
    ],
)
async def test_the_default_deck_is_the_operators_else_the_bots(
    sqlite_store: Store, wanted: str, found: str
) -> None:
    service = DeckService(sqlite_store, default_deck=wanted)
    await service.save(Deck(slug, slug, "", CARDS) for slug in ("alphabet", "numbers", "mlops"))
    await service.save([Deck("bare", "Bare", "", ())])
    assert (await service.default(GUILD)).slug == found
    assert await service.topics(GUILD) == {"Even": 3, "Odd": 2}


async def test_any_deck_with_cards_is_the_default_where_there_is_no_other(sqlite_store: Store) -> None:
    service = DeckService(sqlite_store)
    assert await service.topics(GUILD) == {}
    with pytest.raises(NoSuchDeck):
        await service.default(GUILD)
    await service.save([Deck("bare", "Bare", "", ()), Deck("numbers", "Numbers", "", CARDS)], GUILD)
    assert (await service.default(GUILD)).slug == "numbers"
