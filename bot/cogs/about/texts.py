"""Every sentence of `/about`."""

from __future__ import annotations

from bot.cogs.panels import Panel
from bot.core.wording import plural
from bot.services.about import About

_WHAT = "I ask questions, read answers in your own words, and say what was right and what is missing."


def panel(about: About) -> Panel:
    """Version, uptime, how well it grades, and where to read on."""
    measured, since = about.accuracy, int(about.up_since.timestamp())
    policy = f"[The privacy policy]({about.privacy_url}) says the rest." if about.privacy_url else ""
    privacy = f"`/privacy show` tells what I keep about you. {policy}".rstrip()
    lines = [
        _WHAT,
        "",
        f"**Version** {about.version}, up since <t:{since}:f>.",
        f"**How well I grade**: of {plural(measured.answers, 'answer')} that I had never seen, I gave "
        f"{measured.right_verdicts} in 100 the right verdict. I accepted {measured.right_accepted} in 100 right "
        f"answers, and {measured.wrong_accepted} in 100 wrong ones. On cards that bring no examples I am less sure. "
        "Where I am wrong about yours, press **I was right** below the verdict.",
        f"**Your data**: {privacy}",
    ]
    if about.source_url:
        lines.append(f"**Source**: [the program that I am]({about.source_url})")
    return Panel("About Cuecard", "\n".join(lines))
