"""Every sentence of `/privacy`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bot.cogs.errors import CannotAttachExport, PersonalExportTooLarge
from bot.cogs.panels import Colour, Panel
from bot.cogs.texts import ErrorWords
from bot.core.wording import plural
from bot.services.admission import SentBeforeForgetting
from bot.services.privacy import Overview

ERRORS: ErrorWords = {
    SentBeforeForgetting: (
        "This was sent before somebody asked to be forgotten, perhaps you, and I do not keep who it was. "
        "Send it again, and it counts."
    ),
    CannotAttachExport: "I may not attach files in this channel. Use `/privacy export` in a direct message with me.",
    PersonalExportTooLarge: (
        "Your file is larger than Discord lets me attach. Ask whoever runs me: they can write it to a file for you."
    ),
}

_KEPT: Mapping[str, Callable[[int], str]] = {
    "settings": lambda _: (
        "Your settings: time zone, reminders, sharing of answers and statistics, extra time, hiding, review."
    ),
    "names": lambda n: f"The name that I last saw you under, in {plural(n, 'server')}.",
    "answers": lambda n: f"{plural(n, 'answer')} of yours, each with its question, verdict, points and time.",
    "questions_answered": lambda n: f"How you did on {plural(n, 'question')}: tries, hints, points.",
    "questions_joined": lambda n: f"That you joined {plural(n, 'question')} without giving an answer.",
    "scores": lambda n: (
        f"{plural(n, 'sum')} of your points and answers for leaderboards: a day's, a week's and so on."
    ),
    "scores_put_by": lambda n: (
        f"{plural(n, 'such sum')} that no leaderboard counts, since you hide or have left the server."
    ),
    "streak_days": lambda n: f"{plural(n, 'day')} of your streak.",
    "rest_days": lambda n: (
        f"Which weekdays you take off: {plural(n, 'choice')}, since past days are judged by them."
    ),
    "vacations": lambda n: f"When you were or will be away: {plural(n, 'vacation')}.",
    "appeals": lambda n: f"{plural(n, 'appeal')} of yours, with what reviewers decided and noted.",
    "learned_examples": lambda n: f"{plural(n, 'answer')} of yours that reviewers had me remember.",
    "taught_answers": lambda n: (
        f"{plural(n, 'answer')} of yours by which whoever teaches a deck had me learn."
    ),
    "appeals_decided": lambda n: f"{plural(n, 'appeal')} of others that you decided, with your notes.",
    "quizzes_started": lambda n: f"That you started {plural(n, 'quiz', 'quizzes')}.",
    "memory": lambda n: (
        f"How well you know {plural(n, 'card')}, and when to review {'it' if n == 1 else 'them'}."
    ),
    "reviews": lambda n: f"{plural(n, 'answer')} that you gave in review.",
    "suggestions": lambda n: f"{plural(n, 'card')} that you suggested or flagged, with what was decided.",
    "suggestions_decided": lambda n: f"{plural(n, 'suggestion')} of others that you decided.",
    "deck_drafts": lambda n: f"{plural(n, 'import')} of a deck that you have not said yes to.",
    "draft_sets": lambda n: f"{plural(n, 'file')} of drafts for a deck that you brought to be looked over.",
    "deck_changes": lambda n: f"{plural(n, 'change')} of decks that you made and that can be undone.",
    "log_lines_about_you": lambda n: (
        f"{plural(n, 'line')} about your appeals and suggestions in the logs of servers."
    ),
    "log_lines_by_you": lambda n: f"{plural(n, 'line')} in the logs of servers that say what you changed.",
}
"""A sentence for each kind of row in `storage.privacy.policy`, in the order in which people read them."""

_GONE = (
    "Your answers, points, places, streak, days off, reminders, settings, appeals, suggestions, notes and what review "
    "knows of you are deleted in every server. Where something has to stay, such as a deck that you changed, it will "
    "not say any more that it was you."
)
_STAYS = (
    "What others have stays as it is. Messages that are in Discord already stay there: you can delete your own, and a "
    "moderator can delete mine."
)
_SHOWN = "That you hide is forgotten, too: if you play again, leaderboards and standings show you until you hide again."
_FINAL = "**This cannot be undone.** If you play again, you begin with nothing."


def kept(found: Overview) -> Panel:
    """What is stored about a person."""
    lines = list(_lines(found)) or ["Nothing at all."]
    if found.texts_kept:
        days = plural(found.texts_kept.days, "day")
        lines.append(f"The words of an answer are deleted after {days}; its verdict and points stay.")
    return Panel("What I keep about you", "\n".join([*lines, "", _visible(found), "", _WAYS]))


def _lines(found: Overview) -> Iterator[str]:
    for name, sentence in _KEPT.items():
        if count := found.counts[name]:
            yield f"• {sentence(count)}"


_WAYS = (
    "This is about all servers together. `/privacy export` gives you everything as a file, and `/privacy forget` "
    "deletes it."
)


def _visible(found: Overview) -> str:
    if found.hidden:
        return "You are hidden: no leaderboard and no standings show you. `/privacy hide switch:off` changes that."
    return "Leaderboards and standings show whoever has points. `/privacy hide switch:on` takes you off them."


def exported(*, zipped: bool) -> str:
    """What stands beside the file of a person's data; `zipped` where it is packed."""
    packed = " It is large, so I have packed it." if zipped else ""
    return (
        f"Everything that I keep about you, as JSON, a text format that programs and people can read.{packed}"
    )


def hidden(*, on: bool) -> str:
    """What hiding does, once it is done."""
    if on:
        return (
            "You are hidden now: no leaderboard and no standings show you, in any server. You go on earning points, "
            "and they are all there when you come back with `/privacy hide switch:off`."
        )
    return "You are back on the leaderboards, with all your points."


def question() -> Panel:
    """Asks whether the person is to be forgotten."""
    body = "\n\n".join((_GONE, _SHOWN, _STAYS, _FINAL))
    footer = "Nothing is deleted until you press Forget me. To have a copy first, use `/privacy export`."
    return Panel("Forget everything about you?", body, footer, Colour.QUESTION)


def forgotten() -> Panel:
    """Tells a person that nothing about them is stored any more."""
    body = (
        "I keep nothing about you any more, not even whether you were hidden. If you play again, you begin with "
        "nothing, and leaderboards and standings show you."
    )
    footer = "If nobody is to see you there, press the button: that you hide is then all I keep."
    return Panel("You are forgotten", body, footer, Colour.ANSWER)


def forgotten_and_hidden() -> Panel:
    """Tells a person who was forgotten that they are hidden from now on."""
    return Panel(
        "You are forgotten", f"I keep nothing else about you. {hidden(on=True)}", colour=Colour.ANSWER
    )


def left_alone() -> Panel:
    """Tells a person who pressed Cancel that nothing was deleted."""
    return Panel("Nothing was deleted", "Everything is as it was.")
