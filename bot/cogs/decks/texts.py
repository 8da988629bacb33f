"""What `/deck` says: lists, cards, previews of imports, problems. Texts of decks are members' texts: made inert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import discord

from bot.cogs.decks import answer_forms
from bot.cogs.panels import Colour, Panel, clip, plural, safe
from bot.core.audit import AuditLine
from bot.core.cards import Card, Deck
from bot.core.decks.changes import Changes, changed_parts
from bot.core.decks.lint import Severity
from bot.core.decks.problems import DeckError
from bot.core.decks.records import StoredDeck
from bot.services.decks.editing import Undone
from bot.services.decks.files import LintReport
from bot.services.decks.importing import Import, Preview

DECKS, CARDS, LINES = 15, 10, 15
"""Entries on a page: of decks, cards, and lines of the audit list."""
SHOWN = 3
"""Cards named of those that an import adds, changes or removes."""
SHOWN_PROBLEMS = 15
SHOWN_FINDINGS = 5
MAX_EXAMPLES = 5
"""Of one kind, on a card's page."""
FORMATS = {
    "yaml": "Cuecard YAML",
    "qa": "Q/A text",
    "csv": "CSV",
    "tsv": "TSV",
    "apkg": "Anki package",
    "trivia": "Red trivia list",
}


def page_of(page: int, pages: int) -> str:
    """A footer, where there is more than one page."""
    return f"Page {page + 1} of {pages}" if pages > 1 else ""


def deck_line(deck: StoredDeck) -> str:
    """One deck in the list."""
    owner = "" if deck.guild_id else " · shared"
    topics = f" · {plural(len(deck.topics), 'topic')}" if deck.topics else ""
    return f"**{safe(deck.title)}** `{deck.slug}` · {plural(deck.cards, 'card')}{topics}{owner}"


def card_line(card: Card) -> str:
    """One card in a list."""
    topic = f" · *{safe(clip(card.topic, 40))}*" if card.topic else ""
    return f"`{_code(card.key)}` {safe(clip(card.prompt, 120))}{topic}"


def log_line(line: AuditLine) -> str:
    """One change in the audit list."""
    who = f"<@{line.actor_id}>" if line.actor_id else "The operator"
    return f"{discord.utils.format_dt(line.at, 'f')} {who}: {safe(clip(line.detail, 200))}"


def card_page(deck: Deck, card: Card, footer: str) -> Panel:
    """Everything that a card knows, as far as it fits."""
    lines = [f"**Question** {_shown(card.prompt)}", f"**Answer** {_shown(card.reference)}"]
    form = answer_forms.words(card.answer) if card.answer else ""
    lines += [f"**Form of the answer** {_shown(form, 300)}"] if form else []
    lines += [f"**Topic** {safe(card.topic)}"] if card.topic else []
    lines += [f"**Hint** {_shown(card.hint)}"] if card.hint else []
    if card.concepts:
        enough = f", {card.enough} of them enough" if card.enough else ""
        lines.append(f"**Ideas**{enough}")
        lines += [f"• {_shown(concept.idea, 150)} ({concept.needed})" for concept in card.concepts]
    wrong = [answer for group in card.wrong for answer in group.answers]
    for name, examples in (("Accepted", card.accepted), ("Partly right", card.partial), ("Wrong", wrong)):
        lines += _examples(name, examples)
    title = f"{safe(deck.title)} · {safe(card.key)}"
    return Panel(title, "\n".join(lines), footer, Colour.ANSWER)


def _examples(name: str, examples: Sequence[str]) -> Iterator[str]:
    if examples:
        yield f"**{name}** ({len(examples)})"
    yield from (f"• {_shown(example, 150)}" for example in examples[:MAX_EXAMPLES])
    if len(examples) > MAX_EXAMPLES:
        yield f"• and {len(examples) - MAX_EXAMPLES} more"


def preview(shown: Preview, *, again: bool = False) -> Panel:
    """What an import would do."""
    outcome = shown.outcome
    lines = list(_stand(outcome))
    if shown.format:
        lines.append(f"Read as {FORMATS.get(shown.format, shown.format)}.")
    lines += _changed_cards(outcome.changes)
    lines += [f"⚠️ {safe(note)}" for note in shown.notes[:SHOWN_FINDINGS]]
    if len(shown.notes) > SHOWN_FINDINGS:
        lines.append(f"⚠️ and {len(shown.notes) - SHOWN_FINDINGS} more notes")
    if shown.lint_report:
        lines += _findings(shown.lint_report)
    if shown.draft_id is None:
        return Panel(
            "Nothing to import", "\n".join([*lines, "The deck is like that already."]), "", Colour.INFO
        )
    if again:
        lines.insert(0, "⚠️ **The deck has changed since that preview.** This is what Apply does now.")
    return Panel(
        "Import this?", "\n".join(lines), "Nothing is changed until you press Apply.", Colour.QUESTION
    )


def imported(outcome: Import) -> Panel:
    """What an import did."""
    lines = [*_stand(outcome), *_changed_cards(outcome.changes)]
    lines.append(
        f"Try it: `/quiz deck:{outcome.deck.slug}`. `/deck undo deck:{outcome.deck.slug}` takes it back."
    )
    return Panel("✅ Imported", "\n".join(lines), "", Colour.ANSWER)


def _stand(outcome: Import) -> Iterator[str]:
    deck = outcome.deck
    what = "a new deck" if outcome.new else "your deck"
    yield f"**{safe(deck.title)}** `{deck.slug}`, {what} with {plural(len(deck.cards), 'card')}"
    if not outcome.new:
        yield f"{outcome.changes.unchanged} cards stay as they are. Everybody's history stays."
    if outcome.kept:
        kept = ", ".join(outcome.kept)
        yield f"{plural(outcome.kept_on, 'card')} keep what such a file cannot hold: {kept}."


def _changed_cards(changes: Changes) -> Iterator[str]:
    changed = [(after, f" ({', '.join(changed_parts(before, after))})") for before, after in changes.changed]
    for sign, verb, cards in (
        ("🟢", "added", [(card, "") for card in changes.added]),
        ("🔵", "changed", changed),
        ("🔴", "removed", [(card, "") for card in changes.removed]),
    ):
        if cards:
            yield f"{sign} **{plural(len(cards), 'card')} {verb}**"
            yield from (f"• {safe(clip(card.prompt, 90))}{more}" for card, more in cards[:SHOWN])
        if len(cards) > SHOWN:
            yield f"• and {len(cards) - SHOWN} more"
    if changes.others:
        yield f"🔵 {', '.join(changes.others).capitalize()}"


def _findings(lint_report: LintReport) -> Iterator[str]:
    yield f"🔎 Looked over: {lint_report}."
    found = [each for each in lint_report.findings if each.severity is not Severity.NOTE]
    yield from (f"• {safe(clip(str(each), 200))}" for each in found[:SHOWN_FINDINGS])
    if len(found) > SHOWN_FINDINGS:
        yield f"• and {len(found) - SHOWN_FINDINGS} more"


def problems(error: DeckError, filename: str) -> tuple[Panel, str]:
    """(the first problems, all of them as text where they are more than fit)."""
    every = [str(problem) for problem in error.problems]
    lines = [f"• {safe(clip(text, 200))}" for text in every[:SHOWN_PROBLEMS]]
    left = len(every) - SHOWN_PROBLEMS + error.more
    if left > 0:
        lines.append(f"• and {left:,} more")
    panel = Panel(
        f"I cannot import {clip(safe(filename), 80)}",
        "\n".join(lines),
        "Nothing was imported. Mend the file and import it again.",
        Colour.RESULT,
    )
    return panel, f"{error}\n" if left > 0 else ""


def undone(taken_back: Undone) -> Panel:
    """What an undo took back."""
    revision = taken_back.revision
    who = f"<@{revision.actor_id}>" if revision.actor_id else "the operator"
    when = discord.utils.format_dt(revision.at, "R")
    lines = [f"Taken back: **{revision.action}** by {who}, {when}."]
    if taken_back.changes is None:
        lines.append(f"`{taken_back.slug}` did not exist before that, so it is gone.")
    else:
        lines += [*_changed_cards(taken_back.changes), "Again takes back the change before."]
    return Panel(f"↩️ {taken_back.slug}", "\n".join(lines), "", Colour.ANSWER)


def listed(things: Iterable[str], nothing: str) -> str:
    """Lines, or what to say where there are none."""
    return "\n".join(things) or nothing


def _shown(text: str, most: int = 600) -> str:
    return safe(clip(text, most))


def _code(text: str) -> str:
    """`text` for a code span, which knows no escapes."""
    return text.replace("`", "'")
