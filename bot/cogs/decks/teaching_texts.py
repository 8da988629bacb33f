"""What `/deck teach` says, and what is said of answers that are sent to whoever teaches."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cogs.markdown import heading, quotation
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.cogs.quiz.verdict_texts import TAKEN_FOR
from bot.core.decks.check import to_type
from bot.core.decks.records import StoredDeck
from bot.core.wording import plural
from bot.services.decks.teaching import Effect, Lesson, Shown

MAX_ANSWER, MAX_REFERENCE = 1_200, 800
"""Characters shown of each."""
SENT = "Sent to whoever teaches this deck. They see the answer without your name."
SENT_BEFORE = "You have sent this answer already. Whoever teaches this deck sees it, without your name."


def lesson(now: Lesson) -> Panel:
    """The next answers to look at, or that there are none, with what the lesson has done so far."""
    if now.shown is None:
        return _over(now)
    lines = [*_answers(now.shown), *_so_far(now)]
    waiting = f"{plural(now.left, 'more answer')} to look at. " if now.left else "This is the last one. "
    return Panel(
        heading(now.shown.card.prompt),
        "\n".join(lines),
        f"{waiting}What you tap counts in this server from now on; points already given stay.",
        Colour.QUESTION,
        above=f"**Teach** · {safe(now.deck.title)}",
    )


def _answers(shown: Shown) -> Iterator[str]:
    group = shown.group
    yield "The answer on the card:"
    yield quotation(clip(shown.card.reference, MAX_REFERENCE))
    said = "Somebody wrote:" if group.count == 1 else f"{plural(group.count, 'answer')} in about these words:"
    yield said
    yield f"> {safe(clip(group.lead.answer, MAX_ANSWER))}"
    if group.sent:
        yield "-# Sent by who wrote it." if group.sent == 1 else f"-# Sent by {group.sent} who wrote it."
    yield f"I took it for {TAKEN_FOR[group.grade.verdict]}, and was not sure. What is it?"


def _so_far(now: Lesson) -> list[str]:
    return ["", _effect(now.taught, now.effect)] if now.taught else []


def _effect(taught: int, effect: Effect) -> str:
    told = f"**{plural(taught, 'answer')} taught.**"
    if not effect.compared:
        return f"{told} No other answer to {'that card' if taught == 1 else 'these cards'} has come since."
    changed = effect.better + effect.worse
    of = f"Of {plural(effect.compared, 'later answer')}"
    if not changed:
        return f"{told} {of}, none would be judged otherwise yet."
    return f"{told} {of}, {changed} would be judged otherwise: {effect.better} better, {effect.worse} worse."


def _over(now: Lesson) -> Panel:
    if not now.taught:
        body = (
            "There is no answer that I was unsure about. "
            "They come here once their question has closed; look again later."
        )
    else:
        undo = f"`/deck undo deck:{to_type(now.deck.slug, now.deck.title)}` takes it all back, too."
        body = f"That was the last one. {_effect(now.taught, now.effect)}\n{undo}"
    return Panel(f"Teach {safe(now.deck.title)}", body, "Only you see this.", Colour.INFO)


def taken_back(title: str, taught: int) -> Panel:
    """A lesson that was undone."""
    body = f"{plural(taught, 'answer')} {'is' if taught == 1 else 'are'} judged as before again."
    return Panel(f"Teach {safe(title)}", body, "`/deck teach` begins anew.", Colour.INFO)


def changed_since(slug: str) -> Panel:
    """A lesson that is not the deck's last change any more."""
    body = f"The deck has changed since then. `/deck undo deck:{slug}` takes its changes back, the last one first."
    return Panel("Teaching", body, "Nothing was taken back.", Colour.INFO)


def hint(deck: StoredDeck) -> str:
    """What a manager hears once of a bare deck."""
    return (
        f"-# For you as a manager: the cards of “{safe(deck.title)}” have one answer each, so I often cannot tell "
        "whether other words are right. After the quiz, "
        f"`/deck teach deck:{to_type(deck.slug, deck.title)}` shows you the answers that I was unsure about: "
        "a tap each, and I judge better."
    )
