"""Every error that a person is told has its words, and they say what the error knows."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import bot
from bot import errors as kinds
from bot.cogs.error_texts import ERRORS, sentence
from bot.cogs.errors import CannotPostHere, CannotPostIn, RoleNeeded, TeacherNeeded, TimedOut
from bot.cogs.panels import MAX_CONTENT
from bot.core.day_ranges import DayRange
from bot.core.decks.problems import Problem
from bot.core.leaderboard import Board
from bot.core.periods import Period
from bot.core.seasons import Season, SeasonPlan
from bot.errors import UserError
from bot.services.appeals.errors import TooManyOpen
from bot.services.daily.errors import InvalidDays, InvalidTime, SchedulesFull
from bot.services.days_off.errors import InvalidRestDays
from bot.services.decks.errors import (
    CardGone,
    CardsFull,
    DeckGivenTwice,
    ExportTooLarge,
    FileTooLarge,
    InvalidCard,
    NoSuchCard,
    NoSuchDeck,
    NoSuchTopic,
    QuestionTaken,
    ReadingTooSlow,
    SharedDeck,
)
from bot.services.guild_roles import RoleSetting
from bot.services.quiz.errors import ChannelBusy, EmptyDeck, InvalidQuizSize, TriesUsed
from bot.services.settings import UnknownZone

SOURCES = Path(bot.__file__).parent
MIB = 2**20
HOSTILE = "~~b~~ [x](https://e.v) <@1> @everyone \N{RIGHT-TO-LEFT OVERRIDE}!"


def raised() -> Iterator[type[UserError]]:
    """Every error of the program that is no kind alone."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if not module.name.startswith(("bot.sandbox", "bot.__main__")):
            importlib.import_module(module.name)
    waiting: list[type[UserError]] = [UserError]
    while waiting:
        found = waiting.pop()
        waiting += found.__subclasses__()
        if found.__module__.startswith("bot.") and found.__module__ != kinds.__name__:
            yield found


def sample(error: type[UserError], text: str = "csv") -> UserError:
    """An error of the class with some data, and `text` wherever it holds one that somebody may have written."""
    data: dict[Any, Any] = {
        int: 3,
        float: 2.5,
        str: text,
        bool: False,
        RoleSetting: RoleSetting.DECK_ROLE,
        int | None: None,
        date: date(2026, 12, 24),
        datetime: datetime(2026, 12, 24, tzinfo=UTC),
        DayRange: DayRange(date(2026, 12, 24), date(2027, 1, 2)),
        Board: Board(period=Period.WEEK),
        Season | None: None,
        SeasonPlan: SeasonPlan(1, 2, "Cup", False, date(2026, 3, 2), None),
    }
    hints = get_type_hints(error)
    named = {"format": "csv", "slug": "birds"}
    return error(**{name: named.get(name, data.get(hints[name], ())) for name in error.data_names})


@pytest.mark.parametrize("error", list(raised()), ids=lambda error: error.__name__)
def test_every_error_has_words(error: type[UserError]) -> None:
    assert error in ERRORS
    said = sentence(sample(error))
    assert "{" not in said
    assert "}" not in said
    assert str(sample(error)).startswith(f"{error.__name__}(")


@pytest.mark.parametrize(
    "error",
    [
        *map(partial(sample, text=HOSTILE), raised()),
        NoSuchTopic("Birds", "x", [HOSTILE]),
        InvalidCard([Problem(0, HOSTILE)]),
        UnknownZone(HOSTILE, ("Europe/Berlin",)),
        InvalidTime(HOSTILE, (time(9), time(21))),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_somebody_wrote_is_shown_as_it_is_and_does_nothing(error: UserError) -> None:
    said = sentence(error)
    assert not re.search(r"(?<!\\)(~~|\[x|<@1)", said)
    assert "@everyone" not in said
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said


def test_what_is_raised_is_no_kind_alone() -> None:
    """A kind carries nothing, and has no words."""
    names = {
        name
        for name, value in vars(kinds).items()
        if isinstance(value, type) and issubclass(value, UserError)
    }
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and node.exc is not None:
                called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
                assert not (isinstance(called, ast.Name) and called.id in names), f"{path}:{node.lineno}"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            TriesUsed(of=3),
            "You have used your three tries on this question. The answer comes when it closes.",
        ),
        (TriesUsed(of=12), "You have used your 12 tries on this question. The answer comes when it closes."),
        (InvalidQuizSize(0, 5), "Ask for 1 to 25 questions, of 20 to 3600 seconds each."),
        (EmptyDeck("Bird {0} life"), "The deck “Bird {0} life” has no cards."),
        (ChannelBusy(1, 2, None), "A quiz is already running in this channel. Join in!"),
        (
            ChannelBusy(1, 2, 3),
            "A quiz is already running in this channel. Join in! https://discord.com/channels/1/2/3",
        ),
        (SchedulesFull(of=25), "A server can have 25 schedules; remove one first with `/daily remove`."),
        (InvalidTime("soon", ()), "I cannot read “soon” as a time of day. Write it like 09:00 or 6:30pm."),
        (InvalidTime("9", (time(9), time(21))), "Which time is “9”? Did you mean `09:00` or `21:00`?"),
        (
            InvalidDays("never"),
            "I cannot read “never” as days. Write every day, weekdays, weekends, or Mon, Wed, Fri.",
        ),
        (NoSuchDeck("x", ()), "There is no deck “x” here. Decks: none yet."),
        (NoSuchDeck("x", ["a", "b"]), "There is no deck “x” here. Decks: `a`, `b`."),
        (NoSuchTopic("Birds", "x", ()), "The deck “Birds” has no topics, so there is no “x” in it."),
        (NoSuchTopic("Birds", "x", ["A", "B"]), "The deck “Birds” has no topic “x”. Its topics: “A”, “B”."),
        (NoSuchCard("Birds", "a\nb"), "“Birds” has no card “a b”. Pick one from the list as you type."),
        (CardGone("**Birds**"), "That card is no longer in “\\*\\*Birds\\*\\*”. `/deck add` adds it again."),
        (
            SharedDeck("Birds", "b" * 32),
            "“Birds” is shared by all servers, so it cannot be changed here. Make your own copy: "
            f"`/deck export deck:{'b' * 32} format:yaml`, then `/deck import` that file with another name, "
            f"such as `name:our-{'b' * 28}`.",
        ),
        (CardsFull("Birds", 5_000), "“Birds” has 5,000 cards, which is the most a deck can have."),
        (
            QuestionTaken("Birds", "birds"),
            "“Birds” already has a card with that question. To change it, use `/deck edit deck:birds`.",
        ),
        (
            InvalidCard([Problem(3, "too long"), Problem(0, "odd")]),
            "I cannot take that card:\n• too long\n• odd",
        ),
        (
            InvalidCard([Problem(0, "the question is empty")]),
            "I cannot take that card: the question is empty.",
        ),
        (
            InvalidRestDays("Samstag", of_server=False),
            "I cannot read “Samstag” as weekdays. Write sat sun, or Mon, Wed; `none` for no rest day, `server` for the "
            "server's.",
        ),
        (
            InvalidRestDays("server", of_server=True),
            "I cannot read “server” as weekdays. Write sat sun, or Mon, Wed; `none` for no rest day.",
        ),
        (DeckGivenTwice("birds", 2), "2 of the files hold a deck called birds."),
        (
            ReadingTooSlow(20.0),
            "Reading the file took over 20 seconds, so I stopped. Split it into smaller decks.",
        ),
        (
            FileTooLarge(17 * MIB // 2, of=8 * MIB),
            "The file is 8.5 MiB; I read files of up to 8 MiB. Split the deck, or leave pictures and sounds out of it.",
        ),
        (
            ExportTooLarge("apkg", of=10 * MIB),
            "As Anki package, the deck is larger than the 10 MiB that Discord accepts here.",
        ),
        (
            TooManyOpen(of=5),
            "You have 5 appeals waiting here. As soon as one is settled, press this button again.",
        ),
        (
            UnknownZone("CET", ("Europe/Berlin", "Europe/Paris", "Europe/Madrid")),
            "Which time zone is “CET”? Did you mean `Europe/Berlin`, `Europe/Paris` or `Europe/Madrid`?",
        ),
        (
            UnknownZone("Berln", ("Europe/Berlin",)),
            "Which time zone is “Berln”? Did you mean `Europe/Berlin`?",
        ),
        (
            UnknownZone("Mars", ()),
            "I know no time zone “Mars”. Write it like Europe/Paris, or a large city of it, such as berlin.",
        ),
        (
            UnknownZone("UTC+2", ()),
            "“UTC+2” is the same all year, and most clocks change with summer. Write a large city whose clock is "
            "yours, such as berlin, or Europe/Paris.",
        ),
        (
            CannotPostHere(["View Channel", "Send Messages"]),
            "To post in this channel I need View Channel and Send Messages. "
            "Someone who manages the server can grant that in the channel's settings.",
        ),
        (CannotPostIn(7, ["View Channel"]), "To post in <#7> I need View Channel there."),
        (
            TimedOut(datetime(2026, 12, 24, tzinfo=UTC)),
            "A moderator has timed me out in this server until <t:1798070400:f>: I can post nothing before that, "
            "or until they end it.",
        ),
        (
            RoleNeeded(RoleSetting.DECK_ROLE, None),
            "You need the permission Manage Server to look after decks.",
        ),
        (TeacherNeeded(()), "You need the permission Manage Server to teach decks."),
        (
            TeacherNeeded((8, 9)),
            "You need the permission Manage Server or the role <@&8> or the role <@&9> to teach decks.",
        ),
        (
            RoleNeeded(RoleSetting.REVIEWER_ROLE, 9),
            "You need the permission Manage Server or the role <@&9> to settle appeals.",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, UserError) else "",
)
def test_words_say_what_the_error_knows(error: UserError, said: str) -> None:
    assert sentence(error) == said


@pytest.mark.parametrize(
    "error",
    [
        NoSuchDeck("x" * 4_000, ["mlops"]),
        NoSuchTopic("Birds", "x" * 4_000, ["A"]),
        NoSuchCard("Birds", "x" * 4_000),
        UnknownZone("x" * 4_000, ()),
        InvalidTime("x" * 4_000, ()),
        InvalidDays("x" * 4_000),
    ],
    ids=lambda error: type(error).__name__,
)
def test_what_was_typed_is_quoted_at_no_length(error: UserError) -> None:
    assert len(sentence(error)) < 200


def test_many_problems_of_a_card_fit_a_message() -> None:
    assert len(sentence(InvalidCard([Problem(0, "x" * 100)] * 500))) < MAX_CONTENT
