"""Every sentence and panel of appeals."""

from __future__ import annotations

from bot.cogs.appeals.grading_words import explanation
from bot.cogs.panels import Colour, Panel, safe
from bot.cogs.quiz.verdict_texts import OPENING
from bot.cogs.texts import ErrorWords, dated, mention, relative
from bot.core.appeals import Appeal, AppealState
from bot.core.members import FORGOTTEN
from bot.core.wording import long_day, plural
from bot.services.appeals import errors
from bot.services.appeals.filing import Case, Filed
from bot.services.appeals.reviewing import Outcome, Ruling

MAX_PROMPT, MAX_REFERENCE, MAX_ANSWER = 500, 800, 1_200
"""Characters shown of each, so that a panel fits a Discord message."""
MAX_NAMED = 10

STATES = {
    AppealState.OPEN: "🕐 Open",
    AppealState.ACCEPTED: "✅ Accepted",
    AppealState.PARTLY: "🟡 Partly right",
    AppealState.DECLINED: "❌ Declined",
}
NOTHING_OPEN = "No appeal is waiting. 🎉"

ERRORS: ErrorWords = {
    errors.AnswerGone: "I do not have that answer any more.",
    errors.NotYourAnswer: "Only the person who gave the answer can say that it was right.",
    errors.AnswerCorrect: "That answer counts as correct already. 🎉",
    errors.TooManyOpen: "You have {of} appeals waiting here. As soon as one is settled, press this button again.",
    errors.TooManyToday: (
        "You have filed {of} appeals within a day, which is the most I take. Press this button again tomorrow."
    ),
    errors.AppealGone: "That appeal is gone: the answer it was about was deleted.",
    errors.AppealReopened: "That appeal is open again. Settle it first, then add the note.",
    errors.NotDeclined: "Only an answer whose appeal was declined can be remembered as wrong.",
    errors.OwnAppeal: "An answer of your own is for another reviewer to look at, or for someone with Manage Server.",
    errors.EmptyNote: "There is no text in that note.",
}


def open_appeal(case: Case) -> Panel:
    """An open appeal, with all that a reviewer needs to decide."""
    reasons = [f"• {line}" for line in explanation(case.grade)]
    lines = [*_about(case), "", f"**Graded** {OPENING[case.appeal.graded]}", *reasons]
    if case.grade.verdict is not case.appeal.graded:
        lines.append(f"Graded again, with what the card has learned since: {OPENING[case.grade.verdict]}")
    return Panel(
        f"Appeal #{case.appeal.id}: “I was right”",
        "\n".join(lines),
        "Your decision takes effect at once and can be taken back. It also settles open appeals about the same answer.",
        Colour.QUESTION,
    )


def settled(case: Case) -> Panel:
    """An appeal after the decision."""
    lines = [*_about(case), "", f"{_decision(case.appeal)} by {_reviewer(case.appeal)}"]
    if case.appeal.remembered:
        known = "wrong" if case.appeal.state is AppealState.DECLINED else "correct"
        lines.append(f"Remembered as {known} in this server.")
    if case.appeal.note:
        lines.append(f"Note: {safe(case.appeal.note)}")
    return Panel(f"Appeal #{case.appeal.id}", "\n".join(lines), colour=Colour.INFO)


def shown(case: Case) -> Panel:
    """The appeal as it stands."""
    return open_appeal(case) if case.appeal.state is AppealState.OPEN else settled(case)


def waiting(case: Case, count: int) -> Panel:
    """The oldest open appeal in `/appeals`."""
    panel = open_appeal(case)
    more = f"{count - 1} more waiting." if count > 1 else "This is the only one waiting."
    return Panel(panel.title, panel.body, f"{more} {panel.footer}", panel.colour)


def _about(case: Case) -> list[str]:
    return [
        f"### {safe(case.card.prompt, MAX_PROMPT)}",
        f"**Reference**\n> {safe(case.card.reference, MAX_REFERENCE)}",
        f"**Answer of {safe(case.name)}** (<@{case.appeal.user_id}>)",
        f"> {_answer(case, MAX_ANSWER)}",
    ]


def _answer(case: Case, limit: int) -> str:
    return safe(case.attempt.answer, limit) or "*(its words are no longer kept)*"


def _reviewer(appeal: Appeal) -> str:
    return mention(appeal.reviewer_id or FORGOTTEN)


def _decision(appeal: Appeal) -> str:
    return dated(STATES[appeal.state], appeal.decided_at)


def filed(result: Filed) -> str:
    """What the member hears on pressing the button."""
    appeal = result.case.appeal
    if result.new:
        return (
            "🙋 Sent to the reviewers of the server: they see the question, your answer and why I graded it so. "
            "I'll tell you by direct message what they decide; press **I was right** again to see how it stands."
        )
    if appeal.state is AppealState.OPEN:
        return f"You filed this one {relative(appeal.created_at)}; no reviewer has decided yet."
    note = f"\nNote from the reviewer: {safe(appeal.note)}" if appeal.note else ""
    worth = plural(result.case.attempt.points, "point")
    earned = "" if appeal.state is AppealState.DECLINED else f" The answer has earned {worth}."
    return f"Your appeal was settled. {_decision(appeal)}.{earned}{note}"


def told(outcome: Outcome, server: str) -> str:
    """The direct message to the member about a decision, or about one taken back."""
    appeal = outcome.case.appeal
    opening = {
        AppealState.OPEN: "🔁 The decision on your appeal was taken back; a reviewer will look again.",
        AppealState.ACCEPTED: "✅ You were right: your appeal was accepted.",
        AppealState.PARTLY: "🟡 Your appeal was settled: partly right.",
        AppealState.DECLINED: "❌ Your appeal was declined: the verdict stays.",
    }[appeal.state]
    where = f" ({safe(server)})" if server else ""
    return "\n".join([f"{opening}{_changed(outcome)}", *_quoted(outcome.case, where)])


def note(outcome: Outcome, server: str) -> str:
    """The direct message that carries a reviewer's note."""
    where = f" ({safe(server)})" if server else ""
    said = safe(outcome.case.appeal.note or "")
    return "\n".join([f"📝 A reviewer's note on your appeal: {said}", *_quoted(outcome.case, where)])


def _quoted(case: Case, where: str) -> list[str]:
    return [
        f"> **{safe(case.card.prompt, 300)}**{where}",
        f"> {_answer(case, 500)}",
    ]


def _changed(outcome: Outcome) -> str:
    repair = outcome.repair
    if repair.copied:
        return " No points, though: someone wrote these very words before you."
    sign = "+" if repair.gained > 0 else "−"
    points = f" {sign}{plural(abs(repair.gained), 'point')}." if repair.gained else ""
    day = f" Your streak now counts {long_day(repair.day)}." if repair.day else ""
    return f"{points}{day}"


def ruled(ruling: Ruling, left: int) -> str:
    """What the reviewer hears after a tap."""
    appeal = ruling.lead.case.appeal
    if not ruling.changed:
        if appeal.state is AppealState.OPEN:
            return "That appeal is open already."
        return f"Already settled by {_reviewer(appeal)}: {_decision(appeal)}. **Reopen** takes that back."
    if appeal.state is AppealState.OPEN:
        opening = "🔁 Reopened: everything is as it was before the decision."
    else:
        opening = f"Settled: {STATES[appeal.state]}."
        if appeal.remembered:
            known = "wrong" if appeal.state is AppealState.DECLINED else "correct"
            opening += f" From now on the answer counts as {known} in this server."
    lines = [f"{opening} {_gains(ruling.all)}".strip()]
    if ruling.others:
        many = plural(len(ruling.others), "appeal")
        lines.append(f"{many} about the same answer went the same way.")
    if left:
        lines.append(f"{plural(left, 'appeal')} waiting.")
    return "\n".join(lines)


def _gains(outcomes: tuple[Outcome, ...]) -> str:
    paid = [
        f"{safe(o.case.name)} {o.repair.gained:+d}".replace("-", "−") for o in outcomes if o.repair.gained
    ]
    more = len(paid) - MAX_NAMED
    return f"{', '.join(paid[:MAX_NAMED])}{f' and {more} more' if more > 0 else ''}"


def noted(ruling: Ruling, delivered: int) -> str:
    """What the reviewer hears after a note."""
    if delivered == len(ruling.all):
        return f"📝 Sent to {plural(delivered, 'member')}."
    return "📝 Kept. Not everyone takes direct messages from me; whoever presses **I was right** again sees the note."


def remembered_wrong(*, new: bool) -> str:
    """What the reviewer hears after Remember as wrong."""
    if not new:
        return "That answer was already remembered as wrong."
    return "🧠 Remembered: from now on the answer counts as wrong in this server."
