"""The Q/A text format.

    Q1: What is model drift?
    A: A model's performance degrades ...
    Explanation: Customers of this year are not those of last year.
    Source: On drift <https://...>

Labels are read in other words and under marks of Markdown too: `**Question 3:**`, `## Q: `, `- A: `, `Frage:`.

A line that is none of these is a topic heading when a question follows it, and continues the line before it when it
starts with white space, or right below it with a small letter or the mark of an item. A few others are left out. A
question with a number has it as its key. `E:` and `S:` are read as well where they cannot be headings: `S:` before a
link, `E:` below answers twice, or once with no question right after it.
`C: The [gap] is asked for.` has a card for each gap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify
from bot.core.decks.problems import DeckError
from bot.formats import long_answers, markup
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.qa_labels import QUESTION, are_marked_shortly, plainly
from bot.formats.qa_reader import GAP, GAPPED, LEAST_CARDS, Reader

_SETTING = re.compile(r"\s{0,20}(?:- |#|[\w-]{1,40}\s?[:=]|\[\[?\w)")
_NAMED = re.compile(r"^(?:name|title)\s?[:=]\s?[\"']?([^\"'\n]{1,200})", re.MULTILINE)
"""A line of what stands at the top of a file, and the one that tells its title."""
_LONG = f"questions over {limits.MAX_PROMPT:,} characters"
_FEW = 10
"""One of so many questions may be too long and be left out."""


def _without_tags(card: Card) -> Card:
    """The card of a file that was written in HTML."""
    prompt, reference = (markup.strip(text).text for text in (card.prompt, card.reference))
    return replace(card, prompt=prompt, reference=reference)


def parse(text: str, *, slug: str, title: str) -> Deck:
    """The deck in `text`; DeckError with every problem, and no deck, when there is one."""
    return parse_with_notes(text, slug=slug, title=title)[0]


def parse_with_notes(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError as with `parse`."""
    lines = text.removeprefix("\ufeff").split("\n", limits.MAX_LINES)
    if len(lines) > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    front = _front_matter(lines)
    named = _NAMED.search("\n".join(lines[:front])) if front else None
    gapped = any(GAPPED.match(line) and GAP.search(line[:2_000]) for line in lines)
    unbroken = gapped or (named is not None and "=" in named[0])
    reader = Reader(short_marks=are_marked_shortly(lines), unbroken=unbroken)
    for number, line in enumerate(_unfenced(lines[front:]), start=1 + front):
        reader.feed(number, line)
    reader.close()
    if not reader.drafts and not reader.problems:
        reader.problems.add(0, "there is no question in it (a line such as `Q1: What is model drift?`)")
    if named is not None:
        title = named[1].strip()[: limits.MAX_TITLE] or title
        slug = slugify(title)
    drafts = [(card, draft.line) for draft in reader.drafts for card in draft.cards()]
    drafts, unanswered = _answered(drafts)
    left_out = LeftOut()
    drafts = _fitting(drafts, left_out)
    if 2 * sum(markup.looks_like_html(card.prompt) for card, _ in drafts) > len(drafts):
        drafts = [(_without_tags(card), line) for card, line in drafts]
    deck, notes = assemble(drafts, reader.problems, slug=slug, title=title)
    return deck, (*reader.notes(), *unanswered, *left_out.notes(), *notes)


def _unfenced(lines: Sequence[str]) -> list[str]:
    """The lines; the fences around questions, by which notes tell programs of their cards, are empty."""
    kept, fenced = list(lines), False
    for place, line in enumerate(lines):
        if not line.lstrip().startswith("```"):
            continue
        below = plainly(lines[place + 1].strip()) if place + 1 < len(lines) else ""
        if fenced or (line.strip() != "```" and QUESTION.fullmatch(below)):
            kept[place], fenced = "", not fenced
    return kept


def _front_matter(lines: Sequence[str]) -> int:
    """How many lines at the top are between two rules and say what the file is called and the like."""
    if not lines or lines[0].strip() != "---":
        return 0
    end = next((place for place in range(1, min(len(lines), 60)) if lines[place].strip() == "---"), 0)
    said = [line for line in lines[1:end] if line.strip()]
    told = all(_SETTING.match(line) for line in said) and not any(
        QUESTION.match(plainly(line)) for line in said
    )
    return end + 1 if end and told else 0


def _fitting(drafts: list[Draft], left_out: LeftOut) -> list[Draft]:
    """The drafts with as much of long answers as cards can hold, without a few questions that are too long for one."""
    fitted = [(long_answers.shortened(card, left_out, line), line) for card, line in drafts]
    long = [line for card, line in fitted if len(card.prompt) > limits.MAX_PROMPT]
    if _FEW * len(long) > len(fitted):
        return fitted
    for line in long:
        left_out.note(_LONG, line)
    return [(card, line) for card, line in fitted if len(card.prompt) <= limits.MAX_PROMPT]


def _answered(drafts: list[tuple[Card, int]]) -> tuple[list[tuple[Card, int]], tuple[str, ...]]:
    """The drafts without those whose answer somebody has yet to write, and how many these are."""
    kept = [(card, line) for card, line in drafts if card.reference]
    open_ = [line for card, line in drafts if card.prompt and not card.reference]
    if len(kept) < LEAST_CARDS or not open_:
        return drafts, ()
    return [draft for draft in drafts if draft[0].reference or not draft[0].prompt], (
        f"questions without an answer: {len(open_):,} (the first in line {open_[0]})",
    )
