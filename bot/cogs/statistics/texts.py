"""Every sentence of `/stats`."""

from __future__ import annotations

from bot.cogs.errors import CannotAttachPicture, StatisticsOfBot
from bot.cogs.markdown import in_a_line
from bot.cogs.menu_ids import StatisticsView, Switch
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.cogs.texts import ErrorWords
from bot.core.statistics import Outlook, Tally
from bot.core.wording import plural
from bot.services.statistics import Statistics, StatisticsKept

VIEWS = {
    StatisticsView.WORDS: "In words",
    StatisticsView.YEAR: "📅 The year",
    StatisticsView.TOPICS: "📊 Topics",
    StatisticsView.MEMORY: "🧠 Memory",
}
"""Buttons, in their order."""
SHARING = {Switch.ON: "Let members see this", Switch.OFF: "Keep this to myself"}
TOPICS_SHOWN = 5
MAX_PROMPT = 120
"""Characters of a question that is named."""
ERRORS: ErrorWords = {
    StatisticsKept: (
        "There is nothing of theirs to show here. How somebody is doing is shown to others only once they press "
        f"“{SHARING[Switch.ON]}” under their own `/stats`."
    ),
    StatisticsOfBot: "Bots answer no questions. Ask for a member, or leave it out to see your own.",
    CannotAttachPicture: (
        "I may not attach files in this channel, so there is no picture. "
        "Use the command in a direct message with me, or ask someone who manages the server."
    ),
}


def panel(found: Statistics, *, own: bool, here: bool) -> Panel:
    """How somebody does, in words; `own` to themselves, `here` of one server and not of all."""
    title = _title(found.name, own=own)
    if not found.tally.answers:
        return Panel(title, _nothing(found.name, own=own), _footer(found, own=own, here=here), Colour.RESULT)
    lines = [
        f"🎯 **{plural(found.tally.answers, 'answer')}**, **{found.tally.percent}%** of them right",
        *_points(found),
        f"🔥 Streak **{plural(found.streak.current, 'day')}**, longest **{plural(found.streak.longest, 'day')}**",
        *_topics(found),
        *_hardest(found),
        *_memory(found.outlook),
    ]
    return Panel(title, "\n".join(lines), _footer(found, own=own, here=here), Colour.RESULT)


def pictured(found_name: str, *, own: bool) -> Panel:
    """What stands above a picture."""
    return Panel(_title(found_name, own=own), "", colour=Colour.RESULT)


def _title(name: str, *, own: bool) -> str:
    return "How you are doing" if own else f"How {safe(name)} is doing"


def _nothing(name: str, *, own: bool) -> str:
    if not own:
        return f"{safe(name)} has not answered a question here yet."
    return "You have not answered a question yet. `/quiz` starts a quiz, `/review start` asks you in private."


def _points(found: Statistics) -> list[str]:
    if found.points is None:
        return []
    rank = f", rank **{found.place.rank}**" if found.place else ""
    return [f"⭐ **{plural(found.points, 'point')}**{rank}"]


def _share(tally: Tally) -> str:
    return f"{tally.percent}% right, {tally.correct:,} of {tally.answers:,}"


def _topics(found: Statistics) -> list[str]:
    if not found.topics:
        return []
    shown = [f"- {in_a_line(each.topic)}: {_share(each.tally)}" for each in found.topics[:TOPICS_SHOWN]]
    left = len(found.topics) - TOPICS_SHOWN
    more = [f"-# {plural(left, 'more topic')}: press {VIEWS[StatisticsView.TOPICS]}"] if left > 0 else []
    return ["", "**Topics, the weakest first**", *shown, *more]


def _hardest(found: Statistics) -> list[str]:
    if not found.hardest:
        return []
    shown = [f"- {in_a_line(clip(each.prompt, MAX_PROMPT))} ({_share(each.tally)})" for each in found.hardest]
    return ["", "**Hardest questions**", *shown]


def _memory(outlook: Outlook) -> list[str]:
    if not outlook.cards:
        return []
    known = f"; about {round(100 * outlook.retention)}% of these known today" if outlook.learned else ""
    due = f"{outlook.due:,} due for `/review start`" if outlook.due else "none due for review"
    return [
        "",
        "**Memory**",
        f"{plural(outlook.cards, 'card')}: {due}, {outlook.learned:,} learned{known}",
    ]


def _footer(found: Statistics, *, own: bool, here: bool) -> str:
    where = "In this server, with your reviews of its decks." if here else "In all servers."
    if not own:
        return "In this server. Only you see this message."
    seen = "Members of your servers may see it, too." if found.shared else "Only you see it."
    return f"{where} {seen}"
