"""What the page is told, as JSON. Texts go as they are: the page shows them as text and never as anything else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.cli.review_page.sheets import Sheet, Sheets
from bot.core.cards import AnswerSpec, Card, Concept, Misconception, Need, Side, Source
from bot.core.decks.check import short
from bot.core.teaching.draft_sets import DECIDED
from bot.core.teaching.items import Item, Part, fields
from bot.core.teaching.knowledge import known_of
from bot.core.teaching.proposals import Stage
from bot.core.teaching.second_reading import is_about
from bot.core.wording import plural
from bot.formats.teaching import drafts

Json = dict[str, Any]
_NEEDS = {Need.CORRECT: "", Need.PARTIAL: "worth half", Need.BONUS: "a bonus"}


def draft_set(sheets: Sheets) -> Json:
    """The deck, how far one is, and every card in a line."""
    every = sheets.all()
    deck = sheets.draft_set.source.deck
    return {
        "title": deck.title,
        "file": str(sheets.draft_set.path),
        "goes_to": sheets.draft_set.goes_to,
        "left": [f"{key}: {why}" for key, why in sheets.left.items()],
        "looked_at": sum(each.proposal.stage in DECIDED for each in every),
        "accepted": sum(each.proposal.stage is Stage.ACCEPTED for each in every),
        "passed": sum(each.proposal.stage is Stage.PASSED for each in every),
        "cards": [
            {
                "key": each.proposal.key,
                "prompt": short(each.proposal.additions.prompt, 90),
                "stage": each.proposal.stage,
                "flagged": each.waits_as is Stage.FLAGGED,
            }
            for each in every
        ],
    }


def card(sheets: Sheets, number: int) -> Json:
    """One card: what is asked, what it knows, what the checks said, what would be added."""
    sheet = sheets[number]
    now, proposal = sheets.card(sheet), sheet.proposal
    first = [note for note in sheet.first_notes if note not in proposal.notes]
    return {
        "number": number,
        "mark": sheet.mark,
        "key": proposal.key,
        "stage": proposal.stage,
        "prompt": now.prompt,
        "reference": now.reference,
        "topic": now.topic,
        "state": known_of(now).state,
        "knows": list(_known(now)),
        "notes": [note for note in proposal.notes if not is_about(note)],
        "second": [note for note in proposal.notes if is_about(note)],
        "before": first,
        "enough": proposal.additions.enough if not now.concepts else None,
        "items": [
            _item(at, item, taken)
            for at, item, taken in sheets.added(sheet)
            if item.part is not Part.CORRECTION or _has_group(sheet, item)
        ],
        "text": drafts.card_text(proposal),
    }


def _has_group(sheet: Sheet, item: Item) -> bool:
    """Whether a correction has wrong answers left that it is said to."""
    pairs = zip(sheet.items, sheet.taken, strict=True)
    return any(take and each.part is Part.WRONG and each.group == item.group for each, take in pairs)


def _item(at: int, item: Item, taken: bool) -> Json:
    return {
        "at": at,
        "part": item.part,
        "group": item.group,
        "taken": taken,
        "words": list(_words(item)),
        "fields": fields(item),
    }


def _words(item: Item) -> Iterator[str]:
    """The item in lines to read; the first is what matters most."""
    content = item.content
    if isinstance(content, str):
        yield content
    elif isinstance(content, Concept):
        yield content.idea
        if _NEEDS[content.needed]:
            yield f"This idea is {_NEEDS[content.needed]}."
        yield f"Asks: {content.ask}"
        if content.phrasings:
            yield f"Also put as: {'; '.join(content.phrasings)}"
    elif isinstance(content, Side):
        yield " / ".join((content.name, *content.aliases))
        yield from content.belongs
    elif isinstance(content, Source):
        yield f"{content.title}: {content.url}" if content.title else content.url
    else:
        yield _form(content)


def _form(spec: AnswerSpec) -> str:
    parts = [
        str(spec.kind or ""),
        f"within {spec.tolerance}" if spec.tolerance else "",
        f"in {spec.unit}" if spec.unit else "",
        f"of: {'; '.join(spec.all_of)}" if spec.all_of else "",
        f"any {spec.any}" if spec.any else "",
        "in that order" if spec.ordered else "",
        "exactly as written" if spec.exact else "",
    ]
    return ", ".join(filter(None, parts))


def _known(now: Card) -> Iterator[Json]:
    """What the card has already, kind by kind."""
    lists = (
        ("Hint", [now.hint] if now.hint else []),
        ("Explanation", [now.explanation] if now.explanation else []),
        ("Source", [now.source.url] if now.source else []),
        ("Ideas", [concept.idea for concept in now.concepts]),
        ("Sides", [side.name for side in now.sides]),
        ("Right answers", list(now.accepted)),
        ("Half-right answers", list(now.partial)),
        ("Wrong answers", [text for group in now.wrong for text in _group(group)]),
    )
    yield from ({"name": name, "texts": texts} for name, texts in lists if texts)


def _group(group: Misconception) -> Iterator[str]:
    yield from group.answers
    if group.why:
        yield f"→ {group.why}"


def accepted_passed(count: int) -> str:
    """What was done."""
    return f"Accepted {plural(count, 'draft')} that passed every check."
