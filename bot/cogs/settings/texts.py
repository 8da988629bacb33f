"""Every sentence of `/settings`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from bot.cogs.errors import RoleIsEveryone, ServerSettingForManagers, ServerSettingOutside
from bot.cogs.menu_ids import Switch, ZoneOf
from bot.cogs.panels import Panel, safe
from bot.cogs.texts import ErrorWords
from bot.core.daily.schedules import Schedule, schedule_label
from bot.core.members import GuildRoles, Preferences
from bot.core.wording import either, long_day
from bot.services.guild_roles import RoleSetting
from bot.services.settings import UnknownZone

_OFFSET = re.compile(r"\s*(?:utc|gmt)?\s*[+−-]\s*\d{1,2}(?::?[0-5]\d)?\s*", re.IGNORECASE)
"""A difference from UTC: "UTC+2", "-05:30"."""


def _unknown_zone(error: UnknownZone) -> str:
    if error.likely:
        return f"Which time zone is “{safe(error.name[:60])}”? Did you mean {either([f'`{z}`' for z in error.likely])}?"
    if _OFFSET.fullmatch(error.name):
        return (
            f"“{safe(error.name[:60])}” is the same all year, and most clocks change with summer. "
            "Write a large city whose clock is yours, such as berlin, or Europe/Paris."
        )
    return (
        f"I know no time zone “{safe(error.name[:60])}”. Write it like Europe/Paris, or a large city of it, such as "
        "berlin."
    )


ZONES = {ZoneOf.OWN: "My time zone", ZoneOf.SERVER: "The server's time zone"}
"""Buttons, and the titles of the forms they open."""
ZONE_FIELD = "Time zone"
ZONE_EXAMPLES = "Europe/Paris, or a city: berlin, new york"
SHARING = {Switch.ON: "Share my good answers", Switch.OFF: "Stop sharing my answers"}
STATISTICS = {Switch.ON: "Show my statistics to members", Switch.OFF: "Keep my statistics to myself"}
CHOOSE_EXTRA_TIME = "More time for questions"
EXTRA_TIMES = {1.0: "no extra time", 1.5: "half as much again", 2.0: "twice"}
"""In the order of the menu."""
CHOOSE = {
    RoleSetting.DECK_ROLE: "Role that may change decks",
    RoleSetting.REVIEWER_ROLE: "Role that may settle appeals",
    RoleSetting.REVIEW_CHANNEL: "Channel for appeals",
}
CLEAR = {
    RoleSetting.DECK_ROLE: "No role for decks",
    RoleSetting.REVIEWER_ROLE: "No role for appeals",
    RoleSetting.REVIEW_CHANNEL: "No channel for appeals",
}
ERRORS: ErrorWords = {
    ServerSettingOutside: "A server's settings can only be changed in that server.",
    ServerSettingForManagers: "Only members with Manage Server can change the server's settings.",
    RoleIsEveryone: "Everybody has that role. Choose one that only the right people have.",
    UnknownZone: _unknown_zone,
}


def own_lines(zone: str | None, server_zone: str, today: date, preferences: Preferences) -> list[str]:
    """What a person has set for themselves; `zone` is None where they have set none."""
    mine = f"**{zone}**" if zone else f"not set, so **{server_zone}** counts"
    sharing = "on, without your name" if preferences.share_answers else "off"
    return [
        f"Your time zone: {mine}",
        f"Your date today: {long_day(today)} {today.year}",
        f"Sharing your good answers: **{sharing}**",
        f"Members may see your `/stats`: **{'yes' if preferences.share_stats else 'no'}**",
        _extra_time(preferences.extra_time),
    ]


def _extra_time(factor: float) -> str:
    """How much more time, and why nobody will know."""
    told = f"More time for questions: **{EXTRA_TIMES[factor]}**"
    if factor == 1:
        return told
    return f"{told}. Questions you play stay open longer for everybody, so nobody can see for whom."


def server_line(zone: str) -> str:
    """What a server has set that concerns every member."""
    return f"The server's time zone: **{zone}**"


def clock_lines(schedules: Sequence[Schedule], recap_zone: str | None) -> list[str]:
    """For managers, what keeps another time zone than the server's; the server's setting does not move it."""
    kept = []
    if schedules:
        questions = ", ".join(map(schedule_label, schedules))
        kept.append(f"daily question {questions} (`/daily setup` with `schedule` and `timezone` changes it)")
    if recap_zone is not None:
        kept.append(f"the weekly recap {recap_zone} (`/recap setup`)")
    return [f"With a time zone of their own: {'; '.join(kept)}."] if kept else []


def role_lines(roles: GuildRoles, *, open_to_all: bool, gone: Collection[RoleSetting] = ()) -> list[str]:
    """Who does what in a server, for managers.

    `open_to_all` where everyone can read the review channel; `gone` what was deleted since it was chosen.
    """
    channel = f"<#{roles.review_channel_id}>" if roles.review_channel_id else ""
    if RoleSetting.REVIEW_CHANNEL in gone:
        channel = "a channel that was deleted"
    lines = [
        f"Who may change decks: {_who(roles.deck_role_id, gone=RoleSetting.DECK_ROLE in gone)}",
        f"Who may settle appeals: {_who(roles.reviewer_role_id, gone=RoleSetting.REVIEWER_ROLE in gone)}",
        f"Appeals are shown in: {f'{channel}, and ' if channel else ''}`/appeals`",
    ]
    if gone:
        lines.append("⚠️ What was deleted does nothing any more: choose another below, or take it back.")
    if open_to_all:
        lines.append(f"⚠️ Everyone can read {channel}, and reviews show the answers of questions.")
    return lines


def _who(role_id: int | None, *, gone: bool) -> str:
    role = "a role that was deleted" if gone else f"<@&{role_id}>"
    return "members with Manage Server" + (f", and {role}" if role_id else "")


def panel(lines: Sequence[str], *, changed: bool) -> Panel:
    """All settings that the person may see."""
    title = "Settings saved" if changed else "Settings"
    footer = (
        "Change these here, or with the options of `/settings`. The server's settings need Manage Server."
    )
    return Panel(title, "\n".join(lines), footer)
