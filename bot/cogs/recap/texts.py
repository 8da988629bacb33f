"""Every sentence and panel of the weekly recap, and of `/recap`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from bot.cogs.leaderboard.texts import figure, note
from bot.cogs.markdown import in_a_line
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.cogs.quiz.texts import row
from bot.cogs.seasons.texts import season_name
from bot.cogs.texts import WEEKDAYS, ErrorWords
from bot.core.leaderboard import MIN_ANSWERS, Metric, Standing
from bot.core.recap.facts import MIN_BEFORE, HardQuestion, Improved, Recap, Run
from bot.core.recap.posts import PostState, RecapPlan, RecapPost
from bot.core.recap.weeks import WEEKS_BEFORE
from bot.core.wording import plural
from bot.pictures.facts import Line, TopTen
from bot.services.recap.errors import NoSuchRecap
from bot.services.recap.plans import OwnWeek, RecapReport

MY_WEEK = "My week"
LEADERS_IN_WORDS = 3
"""Where there is no picture of them."""
MAX_PROMPT = 300
ERRORS: ErrorWords = {NoSuchRecap: "I do not know that recap any more."}
_STATES = {
    PostState.CLAIMED: "⏳ being posted",
    PostState.POSTING: "⏳ being posted",
    PostState.POSTED: "✅ posted",
    PostState.RESTED: "💤 rested: nobody answered",
    PostState.MISSED: "⚪ missed",
    PostState.FAILED: "❌ failed",
}
_BEFORE = f"the {WEEKS_BEFORE} weeks before"


def week_in_words(week: date) -> str:
    """`16 to 22 November`, with month and year where the two days do not share them."""
    last = week + timedelta(days=6)
    year = "" if week.year == last.year else f" {week.year}"
    month = "" if week.month == last.month else f" {week:%B}"
    until = f"{last.day} {last:%B}" + (f" {last.year}" if year else "")
    return f"{week.day}{month}{year} to {until}"


def recap(found: Recap, *, pictured: bool) -> Panel:
    """A week with answers; who leads is not said again where a picture says it."""
    people, answers = plural(found.people, "person", "people"), plural(found.tally.answers, "answer")
    right = f": {found.tally.correct:,} right ({found.tally.percent}%)" if found.tally.correct else ""
    parts = [f"{people} gave {answers}{right}."]
    if found.leaders and not pictured:
        parts.append("\n".join(["🏆 **Most points**", *map(row, found.leaders[:LEADERS_IN_WORDS])]))
    if found.improved:
        parts.append(_improved(found.improved))
    if found.streaks:
        parts.append(f"🔥 **Longest streaks alive:** {', '.join(map(_run, found.streaks))}")
    if found.hardest is not None:
        parts.append(_hardest(found.hardest))
    footer = "Monday to Sunday, on the server's calendar. `/privacy hide` keeps your name out of it."
    return Panel(f"📅 The week from {week_in_words(found.week)}", "\n\n".join(parts), footer, Colour.RESULT)


def _improved(improved: tuple[Improved, ...]) -> str:
    lines = [f"{safe(each.name)}: {each.before.percent}% → {each.week.percent}% right" for each in improved]
    rule = (
        f"-# Against {_BEFORE}; from {plural(MIN_ANSWERS, 'answer')} in the week and {MIN_BEFORE} before on."
    )
    return "\n".join(["📈 **Most improved**", *lines, rule])


def _run(run: Run) -> str:
    return f"{safe(run.name)} ({plural(run.days, 'day')})"


def _hardest(hard: HardQuestion) -> str:
    share = f"{hard.tally.percent}% had it right ({hard.right:,} of {hard.players:,})."
    return f"🧩 **Hardest question**\n> {in_a_line(clip(hard.prompt, MAX_PROMPT))}\n{share}"


def quiet(week: date, before: int) -> Panel:
    """A week without answers, after so many of them in a row that were told of."""
    if before:
        body = (
            "Another quiet week: nobody answered. I will rest now, and tell of the next week in which somebody does.\n"
            "`/quiz` asks a few questions whenever you like."
        )
    else:
        body = (
            "A quiet week: nobody answered, and that is fine. `/quiz` asks a few questions whenever you like."
        )
    return Panel(f"📅 The week from {week_in_words(week)}", body)


def leaders(found: Recap, server: str) -> TopTen:
    """Who has most points, as a picture shows it."""
    below = f"Most points in the week from {week_in_words(found.week)}"
    return TopTen(server or "The week", below, tuple(map(_line, found.leaders)))


def _line(each: Standing) -> Line:
    points = Metric.POINTS
    return Line(each.rank, each.name, each.value(points), figure(each, points), note(each, points))


def preview(found: Recap, *, pictured: bool) -> Panel:
    """What a recap would say now, for a manager alone."""
    shown = quiet(found.week, 0) if found.quiet else recap(found, pictured=pictured)
    return Panel(
        shown.title, shown.body, shown.footer, shown.colour, above="Only you see this: nothing was posted"
    )


def own_week(own: OwnWeek) -> str:
    """How a member did in the week of a recap, for them alone."""
    when = f"the week from {week_in_words(own.week)}"
    if own.tally.answers:
        answers, points = plural(own.tally.answers, "answer"), plural(own.points, "point")
        said = f"You in {when}: {answers}, {own.tally.percent}% right, {points}."
    else:
        said = f"You gave no answer in {when}."
    if own.before.answers:
        said += f" In {_BEFORE}: {own.before.percent}% of {plural(own.before.answers, 'answer')} were right."
    return f"{said} `/stats` shows more."


def plan_line(plan: RecapPlan) -> str:
    """When and where, in a sentence."""
    when = f"Every {WEEKDAYS[plan.weekday]} at {plan.plan.at:%H:%M} {plan.plan.zone}"
    told = "It tells of the last full week, Monday to Sunday"
    if plan.weekday == len(WEEKDAYS) - 1:
        told += "; on a Sunday that is the one before, since this one is not over yet"
    return f"{when}, in <#{plan.channel_id}>. {told}."


def next_line(plan: RecapPlan) -> str:
    """When the next one comes."""
    at = int(plan.next_at.timestamp())
    return f"Next: <t:{at}:F> (<t:{at}:R>)"


def saved(plan: RecapPlan, missing: Mapping[str, str]) -> Panel:
    """A recap that was set up; `missing`: permissions that it can do without, with what follows."""
    lines = [plan_line(plan), next_line(plan), "`/recap now` shows you what it would say today."]
    lines += [f"⚠️ Without {name} in <#{plan.channel_id}>, {why}" for name, why in missing.items()]
    return Panel("The weekly recap is on", "\n".join(lines))


def overview(report: RecapReport) -> Panel:
    """The plan, and what became of the last posts."""
    footer = "`/recap setup` changes it, `/recap off` ends it." if report.plan else ""
    if report.plan is None:
        lines = ["It is off. `/recap setup` switches it on: it needs a channel and a time."]
    else:
        lines = [plan_line(report.plan), next_line(report.plan)]
    lines += [_post_line(post, report) for post in report.posts]
    return Panel("Weekly recap", "\n".join(lines), footer)


def _post_line(post: RecapPost, report: RecapReport) -> str:
    reason = f": {post.reason}" if post.reason else ""
    trying = " I'll keep trying." if reason and post.state is PostState.POSTING else ""
    if post.season is None:
        told = week_in_words(post.week)
    else:
        season = report.seasons.get(post.period)
        told = f"The season {safe(season_name(season))}" if season else "A season that was taken away"
    return f"-# {told} {_STATES[post.state]}{reason}{trying}"


def switched_off(*, was_on: bool) -> str:
    """What a manager hears who switched it off."""
    if not was_on:
        return "There is no weekly recap here. `/recap setup` switches it on."
    return "🗑️ The weekly recap is off. What was posted stays; `/recap setup` switches it on again."
