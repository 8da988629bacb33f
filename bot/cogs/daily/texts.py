"""Every sentence and panel of the daily question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta

from bot.cogs.errors import DailyChannelDeleted
from bot.cogs.markdown import heading, in_a_line, quotation
from bot.cogs.menu_ids import DailyAction
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.cogs.texts import ErrorWords, relative
from bot.core.cards import Card
from bot.core.daily.plan import days_in_words
from bot.core.daily.posts import DailyPost, PostState
from bot.core.daily.schedules import Schedule, schedule_label
from bot.core.quiz.state import Round
from bot.core.wording import either, plural, short_day
from bot.services.daily import errors
from bot.services.daily.due import ToReveal
from bot.services.daily.schedules import ScheduleReport, SetUp

MAX_SHOWN_ANSWER = 300
MOST_IN_FULL = 8
"""Schedules that one panel holds with all their facts; of more, each gets a line."""


def _invalid_time(error: errors.InvalidTime) -> str:
    if error.likely:
        times = either([f"`{each:%H:%M}`" for each in error.likely])
        return f"Which time is “{safe(error.text[:20])}”? Did you mean {times}?"
    return f"I cannot read “{safe(error.text[:20])}” as a time of day. Write it like 09:00 or 6:30pm."


ERRORS: ErrorWords = {
    errors.SchedulesFull: "A server can have {of} schedules; remove one first with `/daily remove`.",
    errors.InvalidTime: _invalid_time,
    errors.InvalidDays: "I cannot read “{text:.60}” as days. Write every day, weekdays, weekends, or Mon, Wed, Fri.",
    errors.NoSchedule: "There is no daily question here yet. `/daily setup` sets one up.",
    errors.NoSuchSchedule: "There is no such schedule here. `/daily show` lists them.",
    errors.ScheduleNotNamed: "This server has several daily questions: pick one with the option `schedule`.",
    errors.NoCardsToPost: (
        "Daily question #{schedule_id} has no cards left to ask: its deck or topic was removed. "
        "`/daily setup schedule:{schedule_id}` with another `deck` gives it some."
    ),
    DailyChannelDeleted: (
        "The channel of daily question #{schedule_id} was deleted. `/daily setup schedule:{schedule_id}` moves it to "
        "another one."
    ),
    errors.ScheduleDeckGone: "The deck of this schedule was removed: choose another one with the option `deck`.",
}
CHOOSE_SCHEDULE = "Choose a daily question"
BUTTONS = {
    DailyAction.PAUSE: "Pause",
    DailyAction.RESUME: "Resume",
    DailyAction.NOW: "Post now",
    DailyAction.REMOVE: "Remove",
    DailyAction.SURE: "Remove it",
    DailyAction.KEEP: "Cancel",
}
_STATES = {
    PostState.CLAIMED: "⏳ being posted",
    PostState.POSTING: "⏳ being posted",
    PostState.POSTED: "✅ posted",
    PostState.MISSED: "⚪ missed",
    PostState.FAILED: "❌ failed",
}


def question(card: Card, round_: Round, answered: int) -> Panel:
    """The open question, with when it closes and how many have answered."""
    lines = [_closing(round_)]
    lines += [f"{plural(answered, 'person', 'people')} answered so far"] if answered else []
    how = (
        "Press Answer: only you see your verdict. You have three tries."
        if round_.sealed
        else "Press Answer, or reply to this message in your own words. You have three tries."
    )
    return Panel(heading(card.prompt), "\n".join(lines), how, Colour.QUESTION, above=_above(card))


def _closing(round_: Round) -> str:
    if round_.closes_at is None or round_.opened_at is None:
        return "Open until the next question comes."
    closes = f"Closes {relative(round_.closes_at)}"
    if round_.closes_at - round_.opened_at < timedelta(days=1):
        return f"{closes}."
    return f"{closes}, or when the next question comes, whichever is first."


def closed_question(card: Card) -> Panel:
    """The question after its answer was shown."""
    return Panel(heading(card.prompt), "", "Closed. The answer has been posted.", above=_above(card))


def _above(card: Card) -> str:
    return f"**Question of the day**{f' · {in_a_line(card.topic)}' if card.topic else ''}"


def reveal(due: ToReveal) -> Panel:
    """The reference answer, how many got it, good answers, streaks."""
    lines = [quotation(due.card.reference)]
    right = sum(player.entry.correct for player in due.entries)
    if right:
        lines.append(f"\n✅ {right} of {len(due.entries)} got it.")
    elif due.entries:
        lines.append(f"\n❌ Nobody got it this time; {plural(len(due.entries), 'person', 'people')} tried.")
    else:
        lines.append("\nNobody answered this time.")
    if due.good_answers:
        lines.append("\n**In your words**")
        lines += [f"• {safe(clip(answer, MAX_SHOWN_ANSWER))}" for answer in due.good_answers]
    if due.streaks:
        named = ", ".join(f"{safe(name)} ({plural(days, 'day')})" for name, days in due.streaks)
        lines.append(f"\n🔥 Streaks kept going: {named}")
    colour = Colour.ANSWER if right else Colour.INFO
    return Panel(f"Answer: {in_a_line(due.card.prompt)}", "\n".join(lines), colour=colour)


def thread_name(card: Card) -> str:
    """The thread under an answer; plain text, of 100 characters at most (Discord's limit)."""
    return clip(" ".join(card.prompt.split()), 100)


def _hours(hours: int) -> str:
    """A time in hours, or in days where it is two or more of them."""
    days, left = divmod(hours, 24)
    return plural(days, "day") if days >= 2 and not left else plural(hours, "hour")


def schedule_line(schedule: Schedule, gone: Collection[int] = ()) -> str:
    """What a schedule does, in a sentence; `gone` are channels and roles that were deleted."""
    channel = "a channel that was deleted" if schedule.channel_id in gone else f"<#{schedule.channel_id}>"
    topic = f", topic {safe(schedule.topic)}" if schedule.topic else ""
    kind = "sealed answers" if schedule.sealed else "open answers"
    role = "nobody, as the role was deleted" if schedule.role_id in gone else f"<@&{schedule.role_id}>"
    mention = f", mentions {role}" if schedule.role_id else ""
    shown = f"after {_hours(schedule.reveal_hours)}" if schedule.reveal_hours else "with the next post"
    return (
        f"{schedule.plan.at:%H:%M} {schedule.plan.zone}, {days_in_words(schedule.plan.days)}, "
        f"in {channel}{topic}; {kind}{mention}; the answer comes {shown}"
        f"{', with a thread to talk about it' if schedule.thread else ''}."
    )


def next_line(schedule: Schedule) -> str:
    """When the next post comes."""
    if schedule.paused or schedule.next_at is None:
        return "⏸️ Paused."
    at = int(schedule.next_at.timestamp())
    return f"Next: <t:{at}:F> (<t:{at}:R>)"


def saved(done: SetUp, *, everyone: bool, missing: Mapping[str, str]) -> Panel:
    """A schedule that was set up.

    `everyone`: that role was to be mentioned; `missing`: permissions that posts can do without, with what follows.
    """
    schedule = done.schedule
    lines = [f"**{safe(done.deck_title)}**: {schedule_line(schedule)}"]
    if done.had_today:
        lines.append("There is one post a day, and today's has been, so the next one comes on another day.")
    lines.append(next_line(schedule))
    if everyone:
        lines.append("⚠️ I never mention everyone, so the posts will mention nobody.")
    lines += [f"⚠️ Without {name} in <#{schedule.channel_id}>, {why}" for name, why in missing.items()]
    return Panel(f"Daily question #{schedule.id} is set", "\n".join(lines))


def paused(schedule: Schedule) -> str:
    """What a manager hears who paused it."""
    return f"⏸️ Daily question #{schedule.id} is paused. `/daily resume` starts it again."


def resumed(schedule: Schedule) -> str:
    """What a manager hears who resumed it."""
    return f"▶️ Daily question #{schedule.id} starts again. {next_line(schedule)}"


def _last_answer(schedule: Schedule) -> str:
    """What becomes of its question that is open until the next one comes."""
    return "" if schedule.reveal_hours else "If its last question is open, that closes with its answer. "


def removed(schedule: Schedule) -> str:
    """What a manager hears who removed it, with how to have it back."""
    return (
        f"🗑️ Daily question #{schedule.id} is removed. It was: {schedule_line(schedule)} "
        f"{_last_answer(schedule)}Scores and streaks stay; `/daily setup` sets it up again."
    )


def removal(schedule: Schedule) -> Panel:
    """Asks whether it is to be removed."""
    last = f"{_last_answer(schedule)}Scores and streaks stay."
    body = f"{schedule_line(schedule)}\nNo more questions will come from it. {last}"
    return Panel(f"Remove daily question #{schedule.id}?", body, colour=Colour.CLOSING)


def removed_panel(schedule: Schedule) -> Panel:
    """Takes the place of the question."""
    return Panel("Daily questions", removed(schedule))


def option(report: ScheduleReport) -> tuple[str, str]:
    """A schedule in a menu, and the small print below: its deck, and whether it is paused."""
    paused = ", paused" if report.schedule.paused else ""
    return schedule_label(report.schedule), f"{clip(report.deck_title, 80)}{paused}"


def posting(schedule: Schedule) -> str:
    """What a manager hears who asked for a post by hand."""
    return f"📮 A question is on its way to <#{schedule.channel_id}>."


def overview(reports: list[ScheduleReport], gone: Collection[int] = ()) -> Panel:
    """All schedules, with what became of their posts; `gone` are channels and roles that were deleted."""
    if not reports:
        return Panel(
            "Daily questions", "None yet. `/daily setup` sets one up: it needs a channel and a time."
        )
    if len(reports) > MOST_IN_FULL:
        return Panel("Daily questions", "\n".join(map(_brief, reports)))
    parts = []
    for report in reports:
        schedule = report.schedule
        tallies = ", ".join(
            f"{report.tallies[state]} {state}" for state in PostState if report.tallies.get(state)
        )
        parts.append(
            "\n".join(
                [
                    f"**#{schedule.id} {safe(report.deck_title)}** {schedule_line(schedule, gone)}",
                    next_line(schedule),
                    f"So far: {tallies or 'no posts'}.",
                    *[_post_line(post) for post in report.posts[:3]],
                ]
            )
        )
    return Panel("Daily questions", "\n\n".join(parts))


def _brief(report: ScheduleReport) -> str:
    schedule = report.schedule
    at = relative(schedule.next_at) if schedule.next_at else "paused"
    last = report.posts[0] if report.posts else None
    became = f" · {_STATES[last.state]}" if last else ""
    reason = f": {clip(last.reason, 40)}" if last and last.reason else ""
    return f"**{schedule_label(schedule)}** in <#{schedule.channel_id}> · {at}{became}{reason}"


def _post_line(post: DailyPost) -> str:
    day = f"{post.day:%a} {short_day(post.day)}" if post.day else "by hand"
    reason = f": {post.reason}" if post.reason else ""
    trying = " I'll keep trying." if reason and post.state is PostState.POSTING else ""
    return f"-# {day} {_STATES[post.state]}{reason}{trying}"
