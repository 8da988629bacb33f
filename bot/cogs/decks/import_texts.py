"""What importing a deck says: the preview, every problem of a file, and what was done."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cogs.decks.change_texts import changed_cards
from bot.cogs.decks.texts import FORMATS, deck_name
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.core.cards import Card, Deck
from bot.core.decks.check import to_type
from bot.core.decks.findings import Finding, Severity
from bot.core.decks.problems import DeckError
from bot.core.wording import plural
from bot.services.decks.files import LintReport
from bot.services.decks.importing import Import, Preview

SHOWN_PROBLEMS = 15
ROOM_FOR_PROBLEMS = 3_000
"""Characters of all that are shown: one alone, such as that a file is no deck, is read to its end."""
SHOWN_FINDINGS = 5
ROOM_FOR_SIDE = 120
"""Characters of each side of the card that is shown."""


def preview(shown: Preview, *, again: bool = False) -> Panel:
    """What an import would do."""
    outcome = shown.outcome
    lines = list(_stand(outcome))
    if shown.format:
        lines.append(f"Read as {FORMATS.get(shown.format, shown.format)}.")
    lines += changed_cards(outcome.changes)
    read = (*outcome.changes.added, *(after for _, after in outcome.changes.changed))
    lines += [f"As I read it: {_example(card)}" for card in read[:1]]
    lines += [f"⚠️ {safe(note)}" for note in shown.notes[:SHOWN_FINDINGS]]
    if len(shown.notes) > SHOWN_FINDINGS:
        lines.append(f"⚠️ and {plural(len(shown.notes) - SHOWN_FINDINGS, 'more note')}")
    if shown.lint_report:
        lines += _findings(shown.lint_report)
    if shown.pending_id is None:
        return Panel(
            "Nothing to import",
            "\n".join([*lines, "The deck already is as the file has it."]),
            "",
            Colour.INFO,
        )
    if again:
        lines.insert(0, "⚠️ **The deck has changed since that preview.** This is what Apply would do now.")
    return Panel(
        "Import this?", "\n".join(lines), "Nothing is changed until you press Apply.", Colour.QUESTION
    )


def imported(outcome: Import) -> Panel:
    """What an import did."""
    lines = [*_stand(outcome), *changed_cards(outcome.changes)]
    lines.append(
        f"Try it: `/quiz deck:{to_type(outcome.deck.slug, outcome.deck.title)}`. **Undo** takes the import back."
    )
    return Panel("✅ Imported", "\n".join(lines), "", Colour.ANSWER)


def _example(card: Card) -> str:
    """A card's question and answer, so that sides that were exchanged or cut show before anything is changed."""
    asked, answer = (clip(" ".join(text.split()), ROOM_FOR_SIDE) for text in (card.prompt, card.reference))
    return f"{safe(asked)} → **{safe(answer)}**"


def _stand(outcome: Import) -> Iterator[str]:
    deck = outcome.deck
    what = "a new deck" if outcome.new else "your deck"
    yield f"{deck_name(deck.title, deck.slug)}, {what} with {plural(len(deck.cards), 'card')}"
    if not outcome.new:
        unchanged = plural(outcome.changes.unchanged, "card")
        stay = "stays as it is" if outcome.changes.unchanged == 1 else "stay as they are"
        yield f"{unchanged} {stay}. Everybody's history is kept."
    if outcome.kept:
        kept = ", ".join(outcome.kept)
        keep = "keeps" if outcome.kept_on == 1 else "keep"
        yield f"{plural(outcome.kept_on, 'card')} {keep} what this kind of file cannot hold: {kept}."


def _findings(lint_report: LintReport) -> Iterator[str]:
    yield f"🔎 I looked it over: {lint_report}."
    found = [each for each in lint_report.findings if each.severity is not Severity.NOTE]
    yield from (f"• {_finding(each)}" for each in found[:SHOWN_FINDINGS])
    if len(found) > SHOWN_FINDINGS:
        yield f"• and {len(found) - SHOWN_FINDINGS} more"


def _finding(finding: Finding) -> str:
    sign = "❌" if finding.severity is Severity.ERROR else "⚠️"
    about = f"**{safe(clip(finding.question, 90))}** — " if finding.question else ""
    return f"{sign} {about}{safe(clip(finding.message, 200))}"


def problems(error: DeckError, filename: str, cannot: str = "import") -> tuple[Panel, str]:
    """(the first problems, all of them as text where they are more than fit)."""
    every = [str(problem) for problem in error.problems]
    room = ROOM_FOR_PROBLEMS // min(len(every) or 1, SHOWN_PROBLEMS)
    lines = [f"• {safe(clip(text, room))}" for text in every[:SHOWN_PROBLEMS]]
    left = len(every) - SHOWN_PROBLEMS + error.more
    if left > 0:
        lines.append(f"• and {left:,} more")
    panel = Panel(
        f"I cannot {cannot} {safe(filename, 80)}",
        "\n".join(lines),
        "Nothing was imported. Correct the file and import it again."
        if cannot == "import"
        else "Nothing was read.",
        Colour.RESULT,
    )
    return panel, f"{error}\n" if left > 0 else ""


def cancelled(deck: Deck) -> Panel:
    """A preview that was turned down."""
    return Panel("Cancelled", f"“{safe(deck.title)}” was not imported; nothing has changed.")
