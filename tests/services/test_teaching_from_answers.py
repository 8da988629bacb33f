"""Teaching from answers: what is shown, what taps change and undo takes back, on real databases."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from bot.assets import load_grader
from bot.core.appeals import Decision
from bot.core.cards import Card, Deck
from bot.core.decks.records import SHARED
from bot.core.grading import CANNOT_TELL, Grade, Verdict
from bot.core.grading.deck_index import DeckIndex
from bot.core.members import Person
from bot.core.quiz.state import Round
from bot.services.decks.editing import DeckEditingService, Editor
from bot.services.decks.errors import AnswerDeleted, NoSuchDeck, NotYourAnswerToSend, SharedDeck
from bot.services.decks.teaching import Lesson, TeachingService
from bot.services.privacy import PrivacyService
from bot.storage.store import Store
from tests.fakes import FakeGrader
from tests.services.appeal_game import REVIEWER, AppealGame, appeal_game
from tests.services.game import ANA, BEN, CHANNEL, CY, GUILD, HALF, RIGHT, UNSURE, WRONG

TEACHER, OTHER_TEACHER = Editor(GUILD, 901), Editor(GUILD, 902)
RIGHTLY, PARTLY, WRONGLY = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT


class School:
    """A game whose answers teach its deck."""

    def __init__(self, game: AppealGame) -> None:
        self.game, self.store, self.clock = game, game.store, game.clock
        self.teaching = TeachingService(game.store, game.clock, lambda: game.grader)
        self.editing = DeckEditingService(game.store, game.clock)

    async def asked(self, *answers: tuple[Person, str]) -> tuple[Round, list[int]]:
        """A question that was answered so and is closed; the attempts."""
        quiz = await self.game.start(questions=1, seconds=60)
        round_ = await self.game.ask(quiz)
        attempts = [await self.game.attempt(round_, who, text) for who, text in answers]
        await self.game.play_out(quiz)
        return round_, attempts

    async def begin(self) -> Lesson:
        return await self.teaching.begin(GUILD, "mlops")

    async def tap(self, now: Lesson, label: Verdict | None, who: Editor = TEACHER) -> Lesson:
        assert now.shown is not None
        return await self.teaching.tap(who, now.shown.group.lead.attempt_id, now.mark, label)

    async def card(self, round_: Round, guild_id: int = GUILD) -> Card:
        async with self.store.read() as tx:
            return await tx.decks.card_for(guild_id, round_.card_id)


def text(now: Lesson) -> str | None:
    return now.shown.group.lead.answer if now.shown else None


@pytest.fixture
async def school(store: Store) -> School:
    return School(await appeal_game(store))


async def test_shown_is_what_the_grader_was_not_sure_of_one_for_all_that_are_alike(school: School) -> None:
    await school.asked((ANA, UNSURE), (ANA, HALF), (BEN, "Perhaps it is!"), (CY, WRONG), (CY, "perhaps not"))
    now = await school.begin()
    assert now.shown is not None
    assert (text(now), now.shown.group.count, now.left) == (UNSURE, 2, 1)
    assert (now.mark, now.taught) == (0, 0)


async def test_an_answer_is_graded_in_its_deck_as_in_the_game(store: Store) -> None:
    """What plainly answers another card is no longer one that the grader doubts."""
    indexed: list[list[str]] = []

    class InDeck(FakeGrader):
        def index(self, cards: Iterable[Card]) -> DeckIndex:
            indexed.append([each.key for each in cards])
            return DeckIndex(())

        def grade(self, card: Card, answer: str, deck: DeckIndex | None = None) -> Grade:
            assert deck is not None
            return super().grade(card, answer, deck)

    school = School(await appeal_game(store))
    teaching = TeachingService(store, school.clock, InDeck)
    await school.asked((ANA, UNSURE), (BEN, "perhaps it was"))
    now = await teaching.begin(GUILD, "mlops")
    assert now.shown is not None
    await teaching.tap(TEACHER, now.shown.group.lead.attempt_id, now.mark, RIGHTLY)
    assert indexed == [["q1", "q2", "q3", "q4"]], "once, as long as the deck is the same"


async def test_a_tap_makes_an_example_here_and_nowhere_else(school: School) -> None:
    round_, _ = await school.asked((ANA, UNSURE))
    now = await school.tap(await school.begin(), RIGHTLY)
    assert (now.shown, now.taught) == (None, 1)
    assert (await school.card(round_)).accepted == (UNSURE,)
    assert (await school.card(round_, GUILD + 1)).accepted == ()
    async with school.store.read() as tx:
        assert await tx.decks.card(round_.card_id) == await school.card(round_, GUILD + 1)
    assert (await school.teaching.begin(GUILD + 1, "mlops")).shown is None


async def test_points_that_were_given_stay(school: School) -> None:
    round_, _ = await school.asked((ANA, UNSURE))
    await school.tap(await school.begin(), RIGHTLY)
    assert (await school.game.entry(round_, ANA)).points == 0
    assert (await school.begin()).shown is None, "what was tapped is not asked again"


async def test_taps_of_one_lesson_are_one_change_that_undo_takes_back(school: School) -> None:
    first, _ = await school.asked((ANA, UNSURE))
    second, _ = await school.asked((BEN, "perhaps it was"), (CY, "perhaps not so"))
    now = await school.begin()
    marks = set()
    for label in (RIGHTLY, PARTLY, WRONGLY):
        school.clock.move(seconds=5)
        now = await school.tap(now, label)
        marks.add(now.mark)
    assert (len(marks), now.taught, now.shown) == (1, 3, None)
    last = await school.editing.last_change(GUILD, "mlops")
    assert (last.revision.action, last.revision.taught, bool(last.changes), last.gone) == (
        "answers",
        3,
        False,
        False,
    )
    assert await school.editing.undoable(GUILD) == ["mlops"]
    done = await school.editing.undo(TEACHER, "mlops", now.mark)
    assert done is not None
    assert done.revision.taught == 3
    for round_ in (first, second):
        assert await school.card(round_) == await school.card(round_, GUILD + 1)
    assert text(await school.begin()) is not None, "they are asked again"
    with pytest.raises(SharedDeck):
        await school.editing.last_change(GUILD, "mlops")
    async with school.store.read() as tx:
        lines = [line.detail for line in await tx.audit.latest(GUILD, 5)]
    assert lines == ["took back 3 taught answers (deck “MLOps”)", "taught “MLOps” from answers"]


async def test_undo_of_a_lesson_leaves_the_changes_before_it(school: School) -> None:
    own = Deck("mlops", "Our own", cards=(Card("a", "What?", "This."), Card("b", "Why?", "So.")))
    await school.game.decks.save([own], GUILD)
    await school.editing.remove_card(TEACHER, "mlops", "b")
    await school.asked((ANA, UNSURE))
    now = await school.tap(await school.begin(), RIGHTLY)
    assert await school.editing.undo(TEACHER, "mlops", now.mark)
    _, deck = await school.editing.contents(GUILD, "mlops")
    assert [card.key for card in deck.cards] == ["a"]
    undone = await school.editing.undo(TEACHER, "mlops")
    assert undone is not None
    assert undone.revision.action == "remove"
    _, deck = await school.editing.contents(GUILD, "mlops")
    assert [card.key for card in deck.cards] == ["a", "b"]


async def test_another_teacher_begins_another_change(school: School) -> None:
    await school.asked((ANA, UNSURE), (BEN, "perhaps not"))
    now = await school.tap(await school.begin(), RIGHTLY)
    school.clock.move(seconds=5)
    theirs = await school.tap(now, WRONGLY, OTHER_TEACHER)
    assert theirs.mark != now.mark
    assert theirs.taught == 1
    assert await school.editing.undo(TEACHER, "mlops", now.mark) is None, "it is not the last any more"


async def test_the_same_button_twice_at_once_teaches_once(school: School) -> None:
    await school.asked((ANA, UNSURE), (BEN, "perhaps not"))
    now = await school.begin()
    assert now.shown is not None
    lead = now.shown.group.lead.attempt_id
    await asyncio.gather(
        *(school.teaching.tap(TEACHER, lead, 0, label) for label in (RIGHTLY, WRONGLY, RIGHTLY))
    )
    last = await school.editing.last_change(GUILD, "mlops")
    assert last.revision.taught == 1
    await school.editing.undo(TEACHER, "mlops")
    with pytest.raises(SharedDeck):
        await school.editing.undo(TEACHER, "mlops")


async def test_what_is_skipped_does_not_come_again_nor_what_is_like_it(school: School) -> None:
    await school.asked((ANA, UNSURE), (BEN, UNSURE), (CY, "perhaps not"))
    now = await school.tap(await school.begin(), None)
    assert (text(now), now.mark) == ("perhaps not", 0)
    assert (await school.tap(now, None)).shown is None
    with pytest.raises(SharedDeck):
        await school.editing.last_change(GUILD, "mlops")


async def test_an_answer_that_its_author_sends_comes_first(school: School) -> None:
    _, attempts = await school.asked((ANA, UNSURE), (BEN, UNSURE), (CY, "perhaps not"))
    assert await school.teaching.send(attempts[2], CY.user_id)
    assert not await school.teaching.send(attempts[2], CY.user_id)
    with pytest.raises(NotYourAnswerToSend):
        await school.teaching.send(attempts[2], BEN.user_id)
    with pytest.raises(AnswerDeleted):
        await school.teaching.send(99_999, BEN.user_id)
    now = await school.begin()
    assert now.shown is not None
    assert (text(now), now.shown.group.sent) == ("perhaps not", 1)


async def test_an_open_question_and_an_appealed_answer_are_not_for_teachers(school: School) -> None:
    game = school.game
    round_ = await game.begin(channel_id=CHANNEL + 1)
    await game.attempt(round_, ANA, UNSURE)
    assert (await school.begin()).shown is None, "a teacher may be playing"
    _, (attempt,) = await school.asked((BEN, "perhaps not"))
    assert text(await school.begin()) == "perhaps not"
    filed = await game.file(attempt, BEN)
    assert (await school.begin()).shown is None
    await game.reviewing.settle(filed.case.appeal.id, REVIEWER, Decision.DECLINE)
    assert (await school.begin()).shown is None


async def test_of_whoever_is_forgotten_nothing_is_shown_or_kept(school: School) -> None:
    round_, (first, second) = await school.asked((ANA, UNSURE), (ANA, "perhaps not"))
    now = await school.teaching.tap(TEACHER, first, 0, RIGHTLY)
    await PrivacyService(school.store, school.clock, school.clock.now() - school.clock.now()).forget(
        ANA.user_id
    )
    assert await school.card(round_) == await school.card(round_, GUILD + 1)
    after = await school.teaching.tap(TEACHER, second, now.mark, WRONGLY)
    assert after.shown is None
    assert await school.card(round_) == await school.card(round_, GUILD + 1)
    with pytest.raises(AnswerDeleted):
        await school.teaching.send(second, ANA.user_id)


async def test_teachers_of_another_server_have_no_say(school: School) -> None:
    _, (attempt,) = await school.asked((ANA, UNSURE))
    with pytest.raises(AnswerDeleted):
        await school.teaching.tap(Editor(GUILD + 1, 1), attempt, 0, RIGHTLY)
    with pytest.raises(AnswerDeleted):
        await school.teaching.name_of(GUILD + 1, attempt)
    with pytest.raises(NoSuchDeck):
        await school.teaching.begin(GUILD, "nothing")


async def test_it_says_how_many_later_answers_would_be_judged_otherwise(school: School) -> None:
    """By the real grader: somebody answers, then others in about the same words, before anybody teaches."""
    card = Card(
        "ship", "Why can a ship made of steel float?", "Its hull pushes aside water as heavy as the ship."
    )
    await school.game.decks.save([Deck("mlops", "Ships", cards=(card,))], GUILD)
    grader = load_grader()
    school.teaching = TeachingService(school.store, school.clock, lambda: grader)
    mistake = "because the hull is full of a light gas"
    assert grader.grade(card, mistake).unsure
    _, (first,) = await school.asked((ANA, mistake))
    school.clock.move(days=1)
    await school.asked(
        (BEN, "the hull is full of light gas"),
        (CY, "the hull pushes away as much water as the ship weighs"),
    )
    now = await school.teaching.tap(TEACHER, first, 0, WRONGLY)
    assert (now.taught, now.effect.compared, now.effect.better, now.effect.worse) == (1, 2, 0, 1)


async def test_where_it_cannot_tell_an_answer_earns_half_of_the_points_at_most(school: School) -> None:
    game = school.game
    round_ = await game.begin()
    answered = await game.say(round_, ANA, f"perhaps {RIGHT}")
    assert answered is not None
    assert (answered.grade.verdict, answered.gained) == (PARTLY, 4)
    assert CANNOT_TELL in answered.grade.flags
    filed = await game.file(answered.attempt_id, ANA)
    assert filed.case.appeal.graded is PARTLY
    assert filed.case.grade.verdict is PARTLY, "graded again it is the same"


async def test_managers_are_told_once_of_each_bare_deck_and_server(school: School) -> None:
    numbers = Deck(
        "sums", "Sums", cards=tuple(Card(f"s{n}", f"What is {n} and {n}?", str(2 * n)) for n in range(1, 5))
    )
    await school.game.decks.save([numbers], SHARED)
    ships = Deck(
        "ships", "Ships", cards=(Card("s", "Why do ships float?", "They push aside water as heavy as they."),)
    )
    await school.game.decks.save([ships], SHARED)
    hint = school.teaching.hint
    found = await hint(GUILD, ("sums", " Ships "))
    assert found is not None
    assert found.slug == "ships", "numbers are compared as what they are"
    assert await hint(GUILD, ("ships", "sums", "nothing")) is None
    assert await hint(GUILD + 1, ("ships",)) is not None


def test_the_fake_grader_doubts_as_the_real_one_does() -> None:
    assert CANNOT_TELL in FakeGrader().grade(Card("a", "?", "x"), UNSURE).flags
