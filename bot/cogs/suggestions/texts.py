"""Every sentence and panel of suggestions and flags. What they hold is members' text: made inert, a line each."""

from __future__ import annotations

from bot.cogs.panels import Colour, Panel, safe
from bot.cogs.texts import ErrorWords, dated, mention, relative
from bot.core.members import FORGOTTEN
from bot.core.suggestions import Suggestion, SuggestionState
from bot.core.wording import plural
from bot.services.suggestions import errors
from bot.services.suggestions.reviewing import Decided

MAX_PROMPT, MAX_REFERENCE, MAX_HINT, MAX_SAID = 1_000, 1_200, 400, 900
"""Characters shown of each, so that a panel fits a Discord message."""

STATES = {
    SuggestionState.OPEN: "🕐 Open",
    SuggestionState.ACCEPTED: "✅ Accepted",
    SuggestionState.DECLINED: "❌ Declined",
    SuggestionState.DONE: "✅ Done",
    SuggestionState.DISMISSED: "❌ Dismissed",
}
NOTHING_OPEN = "No suggestion and no flag is waiting. 🎉"

ERRORS: ErrorWords = {
    errors.NotOwnDeck: (
        "“{deck}” is shared by all servers, so nobody here can add cards to it. Pick a deck of this server's own from "
        "the list as you type; those who look after decks begin one with `/deck add`."
    ),
    errors.AskedThere: "“{deck}” already has a card with that question. Have you another one?",
    errors.SuggestedBefore: (
        "That question has been suggested for “{deck}” already, and waits for a decision. Have you another one?"
    ),
    errors.FlaggedBefore: (
        "You have told what is wrong with this question, and nobody has decided yet. "
        "I'll tell you by direct message what comes of it."
    ),
    errors.EmptyFlag: "You did not say what is wrong. Press the button again, and write a few words.",
    errors.TooManyUndecided: (
        "You have {of} suggestions and flags waiting here, which is the most I keep for one person. "
        "As soon as one is decided, you can send another."
    ),
    errors.TooManyInADay: (
        "You have sent {of} suggestions and flags within a day, which is the most I take. Please try again tomorrow."
    ),
    errors.SuggestionGone: "I do not have that suggestion any more.",
    errors.DeckRemoved: (
        "“{deck}” was removed, so the card cannot be added. `/deck undo deck:{slug}` brings the deck back; "
        "**Decline** answers the member."
    ),
}


def suggested(suggestion: Suggestion) -> str:
    """What a member hears on having suggested a card."""
    return (
        f"💡 Thank you! Those who look after the decks here see your card for “{safe(suggestion.deck)}”. "
        "I'll tell you by direct message what they decide."
    )


FLAGGED = (
    "🚩 Thank you! Those who look after the decks here see the question and what you wrote. "
    "I'll tell you by direct message what comes of it."
)


def panel(suggestion: Suggestion) -> Panel:
    """The suggestion or flag as it stands."""
    title = f"{_called(suggestion)}: {'something is wrong' if suggestion.flag else 'a new card'}"
    lines = [*_about(suggestion), "", f"{_author(suggestion)} {relative(suggestion.created_at)}"]
    if suggestion.flag:
        lines.append(f"> {safe(suggestion.wrong, MAX_SAID)}")
    if suggestion.open:
        return Panel(title, "\n".join(lines), _footer(suggestion), Colour.QUESTION)
    lines += ["", f"{decision(suggestion)} by {_decider(suggestion)}"]
    return Panel(_called(suggestion), "\n".join(lines), colour=Colour.INFO)


def waiting(suggestion: Suggestion, count: int) -> Panel:
    """The one to decide in `/deck suggestions`, and how many there are."""
    shown = panel(suggestion)
    more = f"{count - 1} more waiting." if count > 1 else "This is the only one waiting."
    return Panel(shown.title, shown.body, f"{more} {shown.footer}", shown.colour)


def _called(suggestion: Suggestion) -> str:
    return f"{'Flag' if suggestion.flag else 'Suggestion'} #{suggestion.id}"


def _about(suggestion: Suggestion) -> list[str]:
    card = suggestion.card
    shared = " · shared" if suggestion.shared else ""
    lines = [
        f"### {safe(card.prompt, MAX_PROMPT)}",
        f"**Answer**\n> {safe(card.reference, MAX_REFERENCE)}",
        f"**Deck** {safe(suggestion.deck)} `{suggestion.slug}`{shared}",
    ]
    if not suggestion.flag:
        lines += [f"**Topic** {safe(card.topic)}"] if card.topic else []
        lines += [f"**Hint** {safe(card.hint, MAX_HINT)}"] if card.hint else []
    return lines


def _author(suggestion: Suggestion) -> str:
    did = "Flagged" if suggestion.flag else "Suggested"
    return f"**{did} by {safe(suggestion.name)}** (<@{suggestion.user_id}>)"


def _footer(suggestion: Suggestion) -> str:
    if not suggestion.flag:
        return "Accept adds the card to the deck. Edit changes the suggestion first."
    closing = "Done and Dismiss both close the flag; the member hears which it was."
    if suggestion.shared:
        return f"The deck is shared by all servers: only whoever runs the bot can change it. {closing}"
    if suggestion.gone:
        return f"The card is no longer in the deck. {closing}"
    return f"Edit the card changes it at once. {closing}"


def decision(suggestion: Suggestion) -> str:
    """What was decided, and when."""
    return dated(STATES[suggestion.state], suggestion.decided_at)


def _decider(suggestion: Suggestion) -> str:
    return mention(suggestion.decider_id or FORGOTTEN)


def decided_before(suggestion: Suggestion) -> str:
    """For whoever came too late."""
    return f"Already decided by {_decider(suggestion)}: {decision(suggestion)}."


def decided(outcome: Decided, left: int) -> str:
    """What whoever decided hears."""
    suggestion = outcome.suggestion
    opening = {
        SuggestionState.OPEN: "✏️ Saved. The suggestion stays open: **Accept** adds it to the deck.",
        SuggestionState.ACCEPTED: f"✅ Added to “{safe(suggestion.deck)}”.",
        SuggestionState.DECLINED: "❌ Declined.",
        SuggestionState.DONE: "✅ Done: the flag is closed.",
        SuggestionState.DISMISSED: "❌ Dismissed: the flag is closed.",
    }[suggestion.state]
    return (
        f"{opening} {plural(left, 'suggestion or flag', 'suggestions or flags')} waiting."
        if left
        else opening
    )


def told(suggestion: Suggestion, server: str) -> str:
    """The direct message to the member about the decision."""
    opening = {
        SuggestionState.ACCEPTED: f"✅ Your card is now in “{safe(suggestion.deck)}”. Thank you!",
        SuggestionState.DECLINED: f"❌ Your card was not taken into “{safe(suggestion.deck)}”.",
        SuggestionState.DONE: "✅ The question that you flagged was seen to. Thank you!",
        SuggestionState.DISMISSED: (
            "❌ Those who look after the deck looked at the question that you flagged, and left it as it is."
        ),
    }[suggestion.state]
    where = f" ({safe(server)})" if server else ""
    return f"{opening}\n> **{safe(suggestion.card.prompt, 300)}**{where}"
