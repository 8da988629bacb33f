"""Every sentence and panel of review."""

from __future__ import annotations

from datetime import date, timedelta

from bot.cogs.markdown import heading, in_a_line, quotation, shown
from bot.cogs.panels import Colour, Panel
from bot.cogs.quiz.verdict_texts import OPENING, told
from bot.cogs.texts import ErrorWords, relative
from bot.core.cards import Card
from bot.core.grading import Verdict
from bot.core.review import Rating, asks_the_person
from bot.core.wording import long_day, plural
from bot.services.review import errors
from bot.services.review.exporting import Exported, Format
from bot.services.review.reminding import ReviewReminder
from bot.services.review.sessions import Asked, Reviewed
from bot.services.review.settings import Decks, Due

DAYS_SHOWN = 7
"""Days that the list of what is due names one by one."""
DECKS_SHOWN = 19
"""Decks with a button; one more is for all of them."""
HAD_IT = {Rating.GOOD: "Yes", Rating.HARD: "Partly", Rating.AGAIN: "No"}
RATINGS = {rating: rating.name.capitalize() for rating in Rating}
ALL_DECKS = "All decks"
FORMATS = {Format.APKG: "Anki package", Format.CSV: "CSV"}

ERRORS: ErrorWords = {
    errors.ReviewPaused: "Your reviews are paused. `/review pause state:off` goes on.",
    errors.CardGone: "That card has left its deck, or you can no longer see the deck. `/review start` goes on.",
    errors.AlreadyReviewed: "You have answered this card already. `/review start` brings the next one.",
    errors.NotYourReview: "That answer is not yours to rate.",
    errors.NoSuchReviewDeck: "That deck is gone, or you can no longer see it. `/review decks` shows those you can.",
    errors.NothingToExport: "You have not begun to learn any card yet. `/review start` asks the first.",
    errors.ReviewExportTooLarge: "The file is larger than Discord accepts here. Try the other format.",
    errors.CannotAttachReviews: "To send you a file in this channel I need Attach Files. In a direct message I can.",
    errors.InvalidHour: "Choose an hour from 0 to 23.",
    errors.InvalidNewCards: "Ask for 0 to {most} new cards a day.",
}


def reminded(hour: int | None, zone: str) -> str:
    """What a person hears whose messages come at that hour, or never."""
    if hour is None:
        return "I send you no messages about your cards. `/review remind hour:8` has me send one at 08:00."
    return (
        f"🔁 At **{hour:02}:00** your time ({zone}) I send you a direct message on days when cards are due. "
        "`/review remind switch:off` stops that, `/settings` sets your time zone."
    )


def reminder(due: ReviewReminder) -> str:
    """The message at the hour that somebody chose, and how to stop it."""
    return (
        f"🔁 **{plural(due.cards, 'card')}** {'is' if due.cards == 1 else 'are'} due. `/review start` asks "
        f"{'it' if due.cards == 1 else 'them'}.\n-# `/review remind switch:off` stops these."
    )


def exported(made: Exported) -> str:
    """What goes with the file of a person's cards."""
    how = (
        "In Anki, choose File, Import, and tick that learning progress is imported."
        if made.format is Format.APKG
        else "Times are in UTC; `history` has every answer with its rating, 1 (again) to 4 (easy)."
    )
    return f"{plural(made.cards, 'card')} with your schedule. {how}"


def question(asked: Asked) -> Panel:
    """A card that is asked."""
    left = [plural(asked.due_left, "card") + " due"] if asked.due_left else []
    left += [plural(asked.new_left, "new card") + " left today"] if asked.new_left else []
    return Panel(
        heading(asked.card.prompt),
        "",
        "Press Answer and say it in your own words.",
        Colour.QUESTION,
        above=_above(asked.card, "new card" if asked.new else "", *left),
    )


def _above(card: Card, *more: str) -> str:
    return " · ".join(filter(None, ("**Review**", in_a_line(card.topic), *more)))


def verdict(reviewed: Reviewed) -> Panel:
    """How the answer went, what it is, and when the card comes next."""
    card, grade = reviewed.card, reviewed.grade
    lines = _graded(reviewed)
    lines += ["The answer:", quotation(card.reference)]
    if card.explanation:
        lines += ["", shown(card.explanation)]
    right = grade is not None and grade.verdict is Verdict.CORRECT
    if reviewed.rating is None:
        lines += ["", "**Did you have it?** I am not sure about this one, and take your word for it."]
    elif reviewed.due_at is not None:
        at = int(reviewed.due_at.timestamp())
        lines += ["", f"Kept as **{RATINGS[reviewed.rating]}**: it comes again <t:{at}:R>."]
    return Panel(
        heading(card.prompt),
        "\n".join(lines),
        "" if reviewed.rating is None else "Did it feel otherwise? Press Again, Hard, Good or Easy.",
        Colour.ANSWER if right else Colour.RESULT,
        above=_above(card),
    )


def _graded(reviewed: Reviewed) -> list[str]:
    """The verdict and its reasons; nothing where no answer was given, or the person is to say how it went."""
    grade = reviewed.grade
    if grade is None or asks_the_person(reviewed.card, grade):
        return []
    days = reviewed.streak.current if reviewed.streak else 0
    lines = [f"**{OPENING[grade.verdict]}**{f' · 🔥 {days}-day streak' if days > 1 else ''}"]
    if grade.verdict is not Verdict.CORRECT:
        lines += told(grade, reviewed.card.reference)
    return [*lines, ""]


def forgotten(card: Card) -> Panel:
    """A card is new again."""
    return Panel(heading(card.prompt), "This card is new to you again.", above=_above(card))


def suspended(card: Card) -> Panel:
    """A card comes no more."""
    return Panel(
        heading(card.prompt),
        "Suspended: it does not come in your reviews until you bring it back. `/review due` can do that, too.",
        above=_above(card),
    )


def due(found: Due, *, title: str = "What is due") -> Panel:
    """How many of a person's cards are due now, and when the next ones are."""
    lines = ["**Paused.** `/review pause state:off` goes on."] if found.paused else []
    lines += [_now(found)]
    if found.next_at is not None:
        lines.append(f"The next card is due {relative(found.next_at)}.")
    if found.days:
        lines += ["", *_days(found)]
    if found.suspended:
        lines += ["", f"Suspended: {plural(found.suspended, 'card')}."]
    return Panel(title, "\n".join(lines), "Only you see this.", Colour.INFO)


def _now(found: Due) -> str:
    if not found.now and not found.new:
        return "Nothing is due now."
    waiting = [f"**{plural(found.now, 'card')}**"] if found.now else []
    waiting += [f"**{plural(found.new, 'new card')}**"] if found.new else []
    return f"{'Waiting' if found.paused else 'Now'}: {' and '.join(waiting)}."


def _days(found: Due) -> list[str]:
    near = [(day, count) for day, count in found.days if day < found.today + timedelta(days=DAYS_SHOWN)]
    later = sum(count for _, count in found.days) - sum(count for _, count in near)
    lines = [f"{_day(day, found.today)}: {plural(count, 'card')}" for day, count in near]
    return [*lines, *([f"Later: {plural(later, 'card')}"] if later else [])]


def _day(day: date, today: date) -> str:
    names = {0: "Later today", 1: "Tomorrow"}
    return names.get((day - today).days, long_day(day))


def decks(found: Decks) -> Panel:
    """From which decks cards come, and how many new ones."""
    known = {deck.id: deck for deck in found.decks}
    chosen = [known[deck_id] for deck_id in found.settings.deck_ids if deck_id in known]
    names = ", ".join(f"**{in_a_line(deck.title)}**" for deck in chosen) or "**all decks that you can see**"
    lines = [f"Cards come from {names}.", f"New cards a day: **{found.settings.new_cards}**"]
    if len(found.decks) > DECKS_SHOWN:
        lines.append(f"-# … and {plural(len(found.decks) - DECKS_SHOWN, 'more deck')} without a button.")
    return Panel(
        "Your review decks",
        "\n".join(lines),
        "Press a deck to choose it, or to leave it out again. `/review decks new_cards:` changes the number.",
    )
