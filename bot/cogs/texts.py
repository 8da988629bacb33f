"""Every sentence that belongs to no single feature, and the form in which features word their errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.cogs.errors import (
    CannotPostHere,
    CannotPostIn,
    CommandChanged,
    ManagerNeeded,
    NoThreadsHere,
    NotOffered,
    NotUsed,
    RoleNeeded,
    ServerNeeded,
    TeacherNeeded,
    ThreadRefused,
    TimedOut,
)
from bot.cogs.flood import TooFast
from bot.core.scoring import CORRECT_POINTS, FIRST_BONUS, HINT_COST, MAX_TRIES, PARTIAL_POINTS, RETRY_COST
from bot.core.streaks import GRACE
from bot.errors import UserError
from bot.services.guild_roles import RoleSetting

ErrorWords = Mapping[type[UserError], str | Callable[[Any], str]]
"""What a person is told for an error: a sentence with the error's data in braces, or a function of the error."""

DAY_CLOSES = f"{GRACE // timedelta(hours=1):02}:00"
"""The time of day up to which a streak's day before can be saved."""
_START = "`/quiz` starts a quiz in this channel."
_START_ELSEWHERE = "In a channel of a server, `/quiz` starts a quiz."
_PLAY = (
    f"{_START} Press **Answer** (only you see the verdict) or reply to the question.",
    "**Hint** gives you a nudge. Whoever started the quiz, or a moderator, can **Skip** a question or **End** it all.",
    "`/deck list` shows which decks there are; where there are several, `/quiz` lets you choose one.",
    "`/deck suggest` suggests a card for a deck of this server's own.",
    "If you think a verdict is wrong, press **I was right** under it: the server's reviewers will look at your answer, "
    "and what they accept earns its points as of the day you answered.",
    "If something is wrong with a question, say so with the button under its answer.",
)
_POINTS = (
    f"Correct {CORRECT_POINTS}, partly right {PARTIAL_POINTS}, {FIRST_BONUS} more for the first correct answer.",
    f"You have {MAX_TRIES} tries a question; each earlier try costs {RETRY_COST}, a hint {HINT_COST}. "
    "Your best try counts.",
)
_STANDING = (
    "`/leaderboard` shows who leads this season, if one is on, today, this week, this month, or of all time: by "
    "points, streak or accuracy. `/season show` tells who led the seasons before.",
    "`/stats` shows how you do, your weakest topics first, in words and pictures. Only you see it, "
    "unless you let others.",
    "`/streak` shows your days in a row. A day counts with one correct answer, on your own calendar; "
    f"until {DAY_CLOSES} you can still save the day before. Seven days earn a freeze, which stands in for a missed "
    "day. `/streak rest:sat` takes weekdays off, `/streak vacation:tomorrow` other days; neither breaks it.",
    "`/review start` brings cards back when you are about to forget them: privately, here or in a direct message, "
    "without points. `/review due` says which are due when, `/review remind` tells you at an hour of yours, and "
    "`/review export` gives you cards and schedule as a file.",
    "`/settings` sets your time zone, and gives you more time for questions if you want it.",
    "`/privacy show` tells what I keep about you; `/privacy export`, `/privacy hide` and `/privacy forget` give it to "
    "you as a file, take you off leaderboards, and delete it.",
)
_RUNNING = (
    "`/daily setup` posts a question every day; `/daily show` pauses it, removes it, or posts one at once.",
    "`/recap setup` posts once a week how the week went; `/recap now` shows you first what it would say.",
    "`/deck import` brings your own cards from a file, `/deck add` one by one.",
    "`/season start` starts the leaderboard anew, for as long as you like; `/season monthly` does so every month.",
    "`/deck suggestions` shows the cards that members suggest and the questions that they flag.",
    "`/deck drafts` shows what a language model drafted for a deck, card by card: you accept, edit or drop it.",
    "`/deck teach` shows answers that I was unsure about: say with a tap what they are, and I judge better here.",
    "`/appeals` shows reviewers the answers whose authors say that they were right.",
    "`/settings` also sets the server's time zone, and the roles that look after decks and appeals.",
    "`/holidays add` names days that break nobody's streak; `/holidays list` shows them to all.",
)
HELP = "\n".join(
    (
        "I ask questions and read answers in your own words: say the idea, the exact sentence does not matter.",
        *("", "**Play**", *_PLAY),
        *("", "**Points**", *_POINTS),
        *("", "**See how you do**", *_STANDING),
        *("", "**For those who run the server**", *_RUNNING),
        *("", "`/help` shows this again; `/about` says which bot I am and how well I grade."),
    )
)
HELP_ELSEWHERE = HELP.replace(_START, _START_ELSEWHERE)
"""In a direct message, where no quiz can be started."""

HISTORY_MISSING = "I cannot check after a crash whether a post went out."
THREADS_MISSING = "answers come without a thread."
FILES_MISSING = "posts come without their picture."
"""What follows where the bot lacks a permission that posts can do without."""

STORAGE_UNAVAILABLE = (
    "I cannot reach my database at the moment, so nothing was changed. Please try again in a few minutes."
)

UNSTORABLE_TEXT = (
    "There is a character in that which I cannot keep, so nothing was changed. Please type it anew."
)

_TASKS = {RoleSetting.DECK_ROLE: "look after decks", RoleSetting.REVIEWER_ROLE: "settle appeals"}


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""By `date.weekday()`."""


def apology(reference: int) -> str:
    """For an error that nobody foresaw; the log has it under the reference."""
    return (
        f"Something went wrong on my side; nothing you had is lost. Please try again. (Reference {reference})"
    )


def _cannot_post_here(error: CannotPostHere) -> str:
    return (
        f"To post in this channel I need {_all_of(error.missing)}. "
        "Someone who manages the server can grant that in the channel's settings."
    )


def _cannot_post_in(error: CannotPostIn) -> str:
    return f"To post in <#{error.channel_id}> I need {_all_of(error.missing)} there."


def _role_needed(error: RoleNeeded) -> str:
    role = f" or the role <@&{error.role_id}>" if error.role_id is not None else ""
    return f"You need the permission Manage Server{role} to {_TASKS[error.setting]}."


def _teacher_needed(error: TeacherNeeded) -> str:
    roles = [f"the role <@&{each}>" for each in error.role_ids]
    return f"You need {' or '.join(['the permission Manage Server', *roles])} to teach decks."


def _all_of(names: Sequence[str]) -> str:
    return " and ".join(names)


ERRORS: ErrorWords = {
    ServerNeeded: "This only works in a server: quizzes and leaderboards belong to one.",
    CannotPostHere: _cannot_post_here,
    CannotPostIn: _cannot_post_in,
    TimedOut: lambda error: (
        f"A moderator has timed me out in this server until <t:{int(error.until.timestamp())}:f>: "
        "I can post nothing before that, or until they end it."
    ),
    ThreadRefused: "I could not open a thread here. Try again, or start the quiz without `thread`.",
    NoThreadsHere: "A thread can only be opened in a text channel. Start the quiz here without `thread`.",
    ManagerNeeded: "You need the permission Manage Server for that.",
    RoleNeeded: _role_needed,
    TeacherNeeded: _teacher_needed,
    TooFast: "That is faster than I can follow. Take a breath, then go on.",
    CommandChanged: "This command has just changed. Reload Discord (Ctrl+R) and try again.",
    NotOffered: "That is not on offer here any more. Use the command again, and choose from what it shows.",
    NotUsed: "That is from another version of me, and does nothing now. Use the command again for a new one.",
}


def mention(user_id: int) -> str:
    """Discord's mention of a person; words for one who asked to be forgotten."""
    return f"<@{user_id}>" if user_id > 0 else "someone who asked to be forgotten"


def relative(at: datetime) -> str:
    """Discord's time stamp that says how long ago the moment was, or how soon it comes."""
    return f"<t:{int(at.timestamp())}:R>"


def dated(words: str, at: datetime | None) -> str:
    """The words, and how long ago that was where it is known."""
    return words if at is None else f"{words} {relative(at)}"


def page_footer(here: int, pages: int) -> str:
    """Which page (from 0) it is, where there is more than one."""
    return f"Page {here + 1} of {pages}" if pages > 1 else ""
