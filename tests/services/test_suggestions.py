"""Suggested cards and flags: who may send them, how often, and that each is decided once and whole."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.quiz.state import Round
from bot.core.suggestions import (
    MAX_A_DAY,
    MAX_OPEN,
    MAX_WRONG,
    Suggestion,
    SuggestionDecision,
    SuggestionState,
)
from bot.services.decks import editing as deck_editing
from bot.services.decks.editing import DeckEditingService, Editor
from bot.services.decks.errors import CardGone, CardsFull, InvalidCard, NoSuchDeck, QuestionTaken, SharedDeck
from bot.services.guild_roles import GuildRoleService, RoleSetting
from bot.services.quiz.errors import AskedElsewhere, NoLongerKept, NotRevealed
from bot.services.suggestions.errors import (
    AskedThere,
    DeckRemoved,
    EmptyFlag,
    FlaggedBefore,
    NotOwnDeck,
    SuggestedBefore,
    SuggestionGone,
    TooManyInADay,
    TooManyUndecided,
)
from bot.services.suggestions.filing import SuggestionService
from bot.services.suggestions.reviewing import Decided, SuggestionReviewService
from bot.storage.store import Store
from tests.fakes import FakeClock
from tests.services.game import ANA, BEN, DECK, GUILD, Game

MOD, OTHER = Editor(GUILD, 901), Editor(GUILD, 902)
ACCEPT, DECLINE = SuggestionDecision.ACCEPT, SuggestionDecision.DECLINE
DONE, DISMISS = SuggestionDecision.DONE, SuggestionDecision.DISMISS
BIRDS = Deck("birds", "Birds", cards=(Card("kiwi", "What is a kiwi?", "A bird of New Zealand."),))
EMU = Card("", "What is an emu?", "A bird of Australia.", topic="Large", hint="It does not fly.")


def asking(prompt: str) -> Card:
    return Card("", prompt, "It is.")


class SuggestionGame(Game):
    """One process with a deck of the server's own, and those who suggest and decide."""

    def __init__(self, store: Store, clock: FakeClock, **options: Any) -> None:
        super().__init__(store, clock, **options)
        self.editing = DeckEditingService(store, clock)
        self.suggestions = SuggestionService(store, clock)
        self.reviews = SuggestionReviewService(store, clock, self.editing)

    async def suggest(self, card: Card = EMU, who: Any = ANA, deck: str = "birds") -> int:
        return (await self.suggestions.suggest(who, deck, card)).suggestion.id

    async def revealed(self, deck: str = "mlops", channel_id: int = 810) -> Round:
        """A question whose answer was shown."""
        quiz = await self.start(channel_id=channel_id, deck=deck, questions=1, seconds=20)
        round_ = await self.ask(quiz)
        self.clock.move(seconds=30)
        await self.post(await self.due(quiz))
        return await self.round(round_.id)

    async def flag(self, round_: Round, who: Any = ANA, text: str = "It is outdated.") -> int:
        return (await self.suggestions.flag(round_.id, who, text)).suggestion.id

    async def cards(self, deck: str = "birds") -> list[str]:
        return [card.prompt for card in (await self.editing.contents(GUILD, deck))[1].cards]

    async def log(self) -> list[str]:
        return [f"{line.action}: {line.detail}" for line in await self.editing.log(GUILD)]

    async def get(self, suggestion_id: int) -> Suggestion:
        return await self.reviews.get(suggestion_id, GUILD)


async def suggestion_game(store: Store) -> SuggestionGame:
    made = SuggestionGame(store, FakeClock())
    await made.decks.save([DECK])
    await made.decks.save([BIRDS], GUILD)
    return made


@pytest.fixture
async def game(sqlite_store: Store) -> SuggestionGame:
    return await suggestion_game(sqlite_store)


@pytest.fixture
async def any_game(store: Store) -> SuggestionGame:
    return await suggestion_game(store)


async def test_an_accepted_card_is_in_the_deck_with_its_revision_and_its_author(
    any_game: SuggestionGame,
) -> None:
    filed = await any_game.suggestions.suggest(ANA, " BIRDS ", EMU)
    assert (filed.suggestion.name, filed.suggestion.deck, filed.review_channel_id) == ("ana", "Birds", None)
    decided = await any_game.reviews.decide(filed.suggestion.id, MOD, ACCEPT)
    assert (decided.changed, decided.suggestion.state) == (True, SuggestionState.ACCEPTED)
    assert (decided.suggestion.decider_id, decided.suggestion.decided_at) == (901, any_game.clock.now())
    assert decided.edited is not None
    stored = (await any_game.editing.contents(GUILD, "birds"))[1].cards[-1]
    assert (stored, stored.topic, stored.hint) == (decided.edited.card, EMU.topic, EMU.hint)
    assert await any_game.log() == ["deck.add: added “What is an emu?” to “Birds”, suggested by ana"]
    assert decided.edited.revision is not None
    assert await any_game.editing.undo(MOD, "birds", decided.edited.revision.mark)
    assert await any_game.cards() == ["What is a kiwi?"]


@pytest.mark.parametrize("decisions", [(ACCEPT, ACCEPT), (ACCEPT, DECLINE), (DECLINE, DECLINE)])
async def test_of_two_managers_at_once_the_second_hears_of_the_first(
    any_game: SuggestionGame, decisions: Sequence[SuggestionDecision]
) -> None:
    asked = await any_game.suggest()
    both = await asyncio.gather(
        *(any_game.reviews.decide(asked, who, d) for who, d in zip((MOD, OTHER), decisions, strict=True))
    )
    assert sorted(outcome.changed for outcome in both) == [False, True]
    (first,) = (outcome for outcome in both if outcome.changed)
    (late,) = (outcome for outcome in both if not outcome.changed)
    assert late == Decided(first.suggestion, changed=False)
    accepted = first.suggestion.state is SuggestionState.ACCEPTED
    assert (await any_game.cards()).count(EMU.prompt) == accepted
    assert len(await any_game.log()) == 1


async def test_what_is_decided_twice_stays_as_it_was(game: SuggestionGame) -> None:
    asked = await game.suggest()
    await game.reviews.decide(asked, MOD, DECLINE)
    assert not (await game.reviews.decide(asked, OTHER, ACCEPT)).changed
    late = await game.reviews.revise(asked, OTHER, prompt="Another?")
    assert (late.changed, late.suggestion.card.prompt) == (False, EMU.prompt)
    assert await game.cards() == ["What is a kiwi?"]
    assert await game.log() == [
        "suggestion.declined: declined “What is an emu?”, which ana suggested for “Birds”"
    ]


async def test_a_card_that_cannot_be_added_waits_as_before(
    game: SuggestionGame, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await game.suggest()
    with monkeypatch.context() as full:
        full.setattr(deck_editing, "MAX_CARDS", 1)
        with pytest.raises(CardsFull):
            await game.reviews.decide(asked, MOD, ACCEPT)
    await game.editing.add_card(MOD, "birds", asking("what is an  EMU"))
    with pytest.raises(QuestionTaken):
        await game.reviews.decide(asked, MOD, ACCEPT)
    assert (await game.get(asked)).open
    assert len(await game.log()) == 1


@pytest.mark.parametrize("namesake", ["", "shared", "title"])
async def test_a_removed_deck_takes_no_card_and_none_is_begun(game: SuggestionGame, namesake: str) -> None:
    asked = await game.suggest()
    await game.editing.remove_deck(MOD, "birds")
    if namesake == "shared":  # a deck of that name comes into sight
        await game.decks.save([BIRDS])
    elif namesake:  # or another one has that title
        await game.decks.save([replace(BIRDS, slug="fowl")], GUILD)
    with pytest.raises(DeckRemoved) as refused:
        await game.reviews.decide(asked, MOD, ACCEPT)
    assert (refused.value.deck, refused.value.slug) == ("Birds", "birds")
    assert (await game.get(asked)).open
    await game.editing.undo(MOD, "birds")
    assert (await game.reviews.decide(asked, MOD, ACCEPT)).changed


async def test_an_edited_suggestion_stays_open_and_is_added_as_edited(game: SuggestionGame) -> None:
    asked = await game.suggest()
    edited = await game.reviews.revise(asked, MOD, prompt="Which bird is the emu?", hint="")
    assert (edited.suggestion, edited.suggestion.open) == (await game.get(asked), True)
    assert (edited.suggestion.card.reference, edited.suggestion.card.hint) == (EMU.reference, "")
    with pytest.raises(InvalidCard):
        await game.reviews.revise(asked, MOD, reference=" ")
    await game.suggest(who=BEN)  # the question as it was first is free again
    await game.reviews.decide(asked, MOD, ACCEPT)
    assert await game.cards() == ["What is a kiwi?", "Which bird is the emu?"]
    assert (await game.log())[1] == (
        "suggestion.edited: edited “Which bird is the emu?”, which ana suggests for “Birds”"
    )


async def test_which_cards_are_not_taken(game: SuggestionGame) -> None:
    with pytest.raises(NotOwnDeck) as shared:
        await game.suggest(deck="mlops")
    assert shared.value.deck == "MLOps"
    with pytest.raises(NoSuchDeck):
        await game.suggest(deck="no deck")
    with pytest.raises(AskedThere):
        await game.suggest(asking("what is a  KIWI"))
    await game.suggest()
    with pytest.raises(SuggestedBefore):
        await game.suggest(EMU, BEN)
    for bad in (Card("", " ", "It is."), Card("", "Q?", ""), Card("", "Q?", "A\x00"), asking("x" * 2_000)):
        with pytest.raises(InvalidCard):
            await game.suggest(bad)


async def test_a_member_has_so_many_open_and_so_many_a_day(any_game: SuggestionGame) -> None:
    round_ = await any_game.revealed()
    asked = [await any_game.flag(round_)]
    asked += [await any_game.suggest(asking(f"Number {n}?")) for n in range(1, MAX_OPEN)]
    for refused in (any_game.suggest(), any_game.suggestions.deck_for(ANA, "birds")):
        with pytest.raises(TooManyUndecided):
            await refused
    await any_game.suggest(who=BEN)
    for each in asked:
        await any_game.reviews.decide(each, MOD, DONE if each == asked[0] else DECLINE)
    for n in range(MAX_OPEN, MAX_A_DAY):
        await any_game.reviews.decide(await any_game.suggest(asking(f"Number {n}?")), MOD, DECLINE)
    for late in (
        any_game.suggest(asking("?")),
        any_game.flag(round_),
        any_game.suggestions.card_to_flag(round_.id, ANA),
    ):
        with pytest.raises(TooManyInADay):
            await late
    any_game.clock.move(hours=24)
    assert (await any_game.suggestions.deck_for(ANA, "birds")).title == "Birds"
    await any_game.suggest(asking("?"))


async def test_what_is_sent_at_once_is_counted_in_turn(any_game: SuggestionGame) -> None:
    cards = [asking(f"Number {n}?") for n in range(MAX_OPEN + 3)]
    results = await asyncio.gather(*(any_game.suggest(card) for card in cards), return_exceptions=True)
    assert sum(isinstance(result, int) for result in results) == MAX_OPEN
    assert sum(isinstance(result, TooManyUndecided) for result in results) == 3


async def test_the_same_form_sent_twice_is_one_suggestion(any_game: SuggestionGame) -> None:
    results = await asyncio.gather(any_game.suggest(), any_game.suggest(), return_exceptions=True)
    assert {type(result) for result in results} == {int, SuggestedBefore}
    assert (await any_game.reviews.waiting(GUILD))[1] == 1


async def test_a_flag_names_its_card_and_its_question(any_game: SuggestionGame) -> None:
    round_ = await any_game.revealed()
    card = await any_game.suggestions.card_to_flag(round_.id, ANA)
    filed = await any_game.suggestions.flag(round_.id, ANA, f"  {'x' * 900}\x00 ")
    flag = filed.suggestion
    assert (flag.card, flag.card_id, flag.round_id) == (card, round_.card_id, round_.id)
    assert (flag.wrong, flag.shared, flag.name) == ("x" * MAX_WRONG, True, "ana")
    with pytest.raises(FlaggedBefore):
        await any_game.flag(round_)
    with pytest.raises(FlaggedBefore):
        await any_game.suggestions.card_to_flag(round_.id, ANA)
    await any_game.flag(round_, BEN)
    await any_game.reviews.decide(flag.id, MOD, DISMISS)
    assert await any_game.flag(round_) != flag.id
    assert await any_game.log() == [
        f"suggestion.dismissed: dismissed the flag of ana on “{card.prompt}” in “MLOps”: “{'x' * 199}…”"
    ]


async def test_of_two_flags_at_once_one_is_kept(any_game: SuggestionGame) -> None:
    round_ = await any_game.revealed()
    results = await asyncio.gather(*(any_game.flag(round_) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(result, FlaggedBefore) for result in results) == 2
    assert (await any_game.reviews.waiting(GUILD))[1] == 1


async def test_a_question_is_flagged_after_its_answer_and_in_its_server(game: SuggestionGame) -> None:
    round_ = await game.begin()
    for refused in (game.flag(round_), game.suggestions.card_to_flag(round_.id, ANA)):
        with pytest.raises(NotRevealed):
            await refused
    shown = await game.revealed()
    stranger = replace(ANA, guild_id=GUILD + 1)
    for lost in (
        game.flag(shown, stranger),
        game.suggestions.card_to_flag(shown.id, stranger),
    ):
        with pytest.raises(AskedElsewhere):
            await lost
    with pytest.raises(NoLongerKept):
        await game.suggestions.card_to_flag(999, ANA)
    with pytest.raises(EmptyFlag):
        await game.flag(shown, text=" \x00\n")


async def test_one_is_decided_in_its_own_way_and_in_its_own_server(game: SuggestionGame) -> None:
    card, flag = await game.suggest(), await game.flag(await game.revealed())
    wrong_ways = [
        game.reviews.decide(card, MOD, DONE),
        game.reviews.decide(flag, MOD, ACCEPT),
        game.reviews.revise(flag, MOD, prompt="Another?"),
        game.reviews.flagged(card, GUILD),
        game.reviews.decide(card, Editor(GUILD + 1, 901), ACCEPT),
        game.reviews.get(flag, GUILD + 1),
        game.reviews.get(999, GUILD),
    ]
    for way in wrong_ways:
        with pytest.raises(SuggestionGone):
            await way
    assert (await game.reviews.waiting(GUILD))[1] == 2
    assert (await game.reviews.decide(flag, MOD, DONE)).suggestion.state is SuggestionState.DONE


async def test_the_flagged_card_can_be_edited_where_the_deck_is_the_servers_own(game: SuggestionGame) -> None:
    with pytest.raises(SharedDeck):
        await game.reviews.flagged(await game.flag(await game.revealed()), GUILD)
    await game.editing.add_card(MOD, "birds", EMU)
    flag = await game.flag(await game.revealed("birds", 811))
    found = await game.reviews.flagged(flag, GUILD)
    assert (found.slug, found.card.prompt in await game.cards()) == ("birds", True)
    await game.editing.remove_card(MOD, "birds", found.card.key)
    with pytest.raises(CardGone):
        await game.reviews.flagged(flag, GUILD)


async def test_the_oldest_waits_first_and_a_channel_is_told_of(game: SuggestionGame) -> None:
    await GuildRoleService(game.store, game.clock).set(GUILD, 901, RoleSetting.REVIEW_CHANNEL, 77)
    assert await game.reviews.waiting(GUILD) == (None, 0)
    filed = await game.suggestions.suggest(ANA, "birds", EMU)
    assert filed.review_channel_id == 77
    await game.suggestions.posted(filed.suggestion.id, 77, 78)
    second = await game.suggest(asking("Another?"))
    oldest, count = await game.reviews.waiting(GUILD)
    assert oldest is not None
    assert (oldest.review_channel_id, oldest.review_message_id, count) == (77, 78, 2)
    assert [(await game.reviews.waiting(GUILD, after))[0] for after in (oldest.id, second)] == [
        await game.get(second),
        oldest,
    ]
