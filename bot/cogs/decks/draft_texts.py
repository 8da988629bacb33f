"""What `/deck drafts` says: a draft card by card, and what was put into the deck. A draft is a stranger's text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.cogs.markdown import heading, quotation
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.core.cards import Card, Need
from bot.core.decks.check import short
from bot.core.teaching.proposals import Stage, gained
from bot.core.wording import plural
from bot.services.decks.errors import NothingToLookOver
from bot.services.teaching.draft_sets import Finished, Shown
from bot.services.teaching.writing import Offer, Written

MAX_PROMPT, MAX_REFERENCE, MAX_LINE = 300, 500, 120
"""Characters shown of a question, of its answer, and of each thing that would be added."""
MAX_BODY = 2_700
"""Characters of all that is said of a draft; the rest of it is counted."""
MAX_NOTES, MAX_LEFT = 5, 5
"""Notes of the checks, and drafts that were left out, which are shown."""
_LINK = re.compile(r"(?<=:)(?=//)|(?<=discord)(?=\.gg|\.com)|(?<=discordapp)(?=\.com)", re.IGNORECASE)
"""Places in an address at which a sign that shows nothing makes it none."""
_STAGES = {
    Stage.PASSED: "passed every check",
    Stage.FLAGGED: "⚠️ look at this one",
    Stage.ACCEPTED: "✅ accepted",
    Stage.DROPPED: "🗑️ dropped",
}
_NEEDS = {Need.CORRECT: "", Need.PARTIAL: " (worth half)", Need.BONUS: " (a bonus)"}


def words(text: str, most: int = MAX_LINE) -> str:
    """A draft's text in one line: no markdown, no mention, and no address that can be followed."""
    return safe(_LINK.sub("\u200b", clip(" ".join(text.split()), most)))


def draft(shown: Shown, news: str = "") -> Panel:
    """One draft, and how far one is; `news` begins the small print."""
    where = f"draft {shown.number + 1} of {len(shown.stages)}"
    stage = _STAGES.get(shown.proposal.stage, "")
    asked = shown.proposal.additions
    lines = [
        "The answer on the card:",
        quotation(_LINK.sub("\u200b", clip(asked.reference, MAX_REFERENCE))),
        *_notes(shown),
        "**What would be added**",
        *_added(shown),
    ]
    return Panel(
        heading(_LINK.sub("\u200b", clip(asked.prompt, MAX_PROMPT))),
        "\n".join(lines),
        " ".join(filter(None, [news, *_footer(shown)])),
        Colour.QUESTION,
        above=f"**Drafts** · {safe(shown.deck.title)} · {where} · {stage}",
    )


def _notes(shown: Shown) -> Iterator[str]:
    if shown.why_left:
        yield f"⚠️ This one will be left out: {shown.why_left}."
    notes = shown.proposal.notes
    yield from (f"⚠️ {words(note, 200)}" for note in notes[:MAX_NOTES])
    if len(notes) > MAX_NOTES:
        yield f"⚠️ and {plural(len(notes) - MAX_NOTES, 'more note')}"


def _added(shown: Shown) -> Iterator[str]:
    new = gained(shown.card, shown.proposal.additions) if shown.card else shown.proposal.additions
    room = MAX_BODY - min(len(shown.proposal.additions.reference), MAX_REFERENCE)
    every = list(_lines(new))
    for at, line in enumerate(every):
        room -= len(line) + 1
        if room < 0:
            yield f"… and {plural(len(every) - at, 'more line')}. **Edit** shows all answers."
            return
        yield line
    if not every:
        yield "Nothing that the card does not have already."


def _lines(new: Card) -> Iterator[str]:
    if new.answer is not None and new.answer.kind is not None:
        yield f"Form of the answer: {new.answer.kind}"
    if new.concepts:
        ideas = "; ".join(f"{words(each.idea, 90)}{_NEEDS[each.needed]}" for each in new.concepts)
        yield f"💭 Ideas: {clip(ideas, 400)}"
    if new.sides:
        yield f"Sides: {words(' / '.join(side.name for side in new.sides))}"
    for name, text in (("Hint", new.hint), ("Explanation", new.explanation)):
        if text:
            yield f"{name}: {words(text, 250)}"
    if new.source is not None:
        yield f"Source: {words(new.source.url)}"
    yield from _group("✅ Right", new.accepted)
    yield from _group("🟡 Half right", new.partial)
    for group in new.wrong:
        yield from _group("❌ Wrong", group.answers)
        if group.why:
            yield f"→ {words(group.why)}"


def _group(title: str, texts: Iterable[str]) -> Iterator[str]:
    found = [f"• {words(text)}" for text in texts]
    if found:
        yield title
        yield from found


def _footer(shown: Shown) -> Iterator[str]:
    yield f"{shown.looked_at} of {plural(len(shown.stages), 'draft')} looked at."
    if shown.left:
        more = len(shown.left) - MAX_LEFT
        yield f"Left out: {' '.join(words(each, 90) for each in shown.left[:MAX_LEFT])}"
        if more > 0:
            yield f"And {more} more."
    yield "Nothing is changed until you press Finish."


def finished(done: Finished) -> Panel:
    """What was put into the deck."""
    waited = (
        f"{plural(done.waited, 'draft')} {'was' if done.waited == 1 else 'were'} not looked at: "
        f"send the file again to go on with {'it' if done.waited == 1 else 'them'}."
        if done.waited
        else ""
    )
    if done.taught is None:
        body = "Nothing was accepted, so the deck stays as it is."
        return Panel(f"Drafts for {done.deck}", "\n".join(filter(None, [body, waited])))
    taught = done.taught
    lines = [f"**{plural(len(taught.changed), 'card')} taught**, as one change."]
    lines += [
        f"• {words(key, 64)} was left out: {reason}." for key, reason in list(taught.left.items())[:MAX_LEFT]
    ]
    if len(taught.left) > MAX_LEFT:
        lines.append(f"• and {len(taught.left) - MAX_LEFT} more")
    if waited:
        lines.append(waited)
    if taught.revision is not None:
        lines.append(f"**Undo** takes it all back, and so does `/deck undo deck:{done.deck}`.")
    return Panel(f"✅ {safe(taught.deck.title)}", "\n".join(lines), "", Colour.ANSWER)


def nothing(error: NothingToLookOver) -> str:
    """No draft of a file is of use."""
    left = " ".join(words(short(each, 120), 120) for each in error.left[:MAX_LEFT])
    more = f" And {len(error.left) - MAX_LEFT:,} more." if len(error.left) > MAX_LEFT else ""
    said = f"There is no draft to look over for “{safe(error.deck)}” in that file."
    return f"{said} {left}{more}" if left else said


def offer(found: Offer) -> Panel:
    """Asks whether a model is to write: what is sent, and where to."""
    count = len(found.cards)
    lines = [
        f"A language model writes right, half-right and wrong answers for {plural(count, 'card')} that "
        f"{'knows' if count == 1 else 'know'} too little.",
        f"**To `{safe(found.model.host)}` ({safe(clip(found.model.name, 60))}) go the texts of these cards** "
        "(question, answer, topic, examples), with question and answer of cards near them. "
        "Nothing of people: no answers that were given, no names.",
    ]
    if found.model.exposed:
        lines.append("⚠️ They go unencrypted: others on the way can read them.")
    if found.more:
        lines.append(
            f"{plural(found.more, 'more card')} can have {'its' if found.more == 1 else 'their'} turn later."
        )
    footer = "It takes a few minutes. Nothing is changed: you look over each draft afterwards."
    return Panel(
        f"Have drafts written for {safe(found.deck.title)}?", "\n".join(lines), footer, Colour.QUESTION
    )


def writing(done: int, of: int) -> Panel:
    """How far the model is."""
    body = f"{done} of {plural(of, 'card')} done."
    footer = "If nothing comes here for a few minutes, I was restarted: begin again with `/deck teach`."
    return Panel("✍️ The model is writing", body, footer)


def run(written: Written) -> str:
    """What came of a run, for the small print."""
    return " ".join(_run(written))


def _run(written: Written) -> Iterator[str]:
    if written.unwritten:
        why = "the model could not be used" if written.away else "time or today's tokens were used up"
        yield f"{plural(written.unwritten, 'card')} had no turn, since {why}."
    yield f"It took {plural(written.tokens, 'token')}."


def nothing_written(written: Written) -> Panel:
    """No draft came of a run."""
    lines = ["There is no draft to look over; the deck is as it was."]
    lines += [f"• {words(each, 200)}" for each in written.failed[:MAX_LEFT]]
    return Panel(f"Drafts for {safe(written.deck.title)}", "\n".join(lines), run(written))
