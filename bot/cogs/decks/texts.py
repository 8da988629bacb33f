"""What `/deck` says: lists, cards, previews of imports, problems. Texts of decks are members' texts: made inert."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

import discord

from bot.cogs.decks import answer_forms, draft_texts
from bot.cogs.panels import Colour, Panel, clip, safe
from bot.cogs.texts import ErrorWords, mention
from bot.core.audit import AuditLine
from bot.core.cards import Card, Deck
from bot.core.decks.check import short, to_type
from bot.core.decks.records import StoredDeck
from bot.core.wording import plural
from bot.services.decks import errors

DECKS, CARDS, LINES = 10, 10, 15
"""Entries on a page: of decks, cards, and lines of the audit list."""
MAX_TOPICS = 150
"""Characters of a deck's topics in the list."""
MAX_EXAMPLES = 5
"""Of one kind, on a card's page."""
_NO_CARD = "No card."
_LOGGED = {
    "appeal.accepted": "accepted the appeal of ",
    "appeal.remembered": "accepted, and remembered as correct, the answer of ",
    "appeal.partly": "settled as partly right the appeal of ",
    "appeal.declined": "declined the appeal of ",
    "appeal.reopened": "reopened the appeal of ",
    "appeal.remembered_wrong": "remembered as wrong the answer of ",
    "appeal.note": "added a note to the appeal of ",
    "settings.deck_role": "set the ",
    "settings.judge_role": "set the ",
    "settings.review_channel": "set the ",
    "streaks.rest_days": "set the server's ",
}
"""What `AuditLine.action` says where the line's own words do not: those about decks begin with it."""
FORMATS = {
    "yaml": "Cuecard YAML",
    "qa": "Q/A text",
    "csv": "CSV",
    "tsv": "TSV",
    "apkg": "Anki package",
    "trivia": "Red trivia list",
    "records": "JSON, TOML or YAML of another program",
    "flashcards": "Markdown flashcards",
    "document": "Questions in Markdown headings",
    "org": "Org outline",
    "table": "Markdown table",
    "words": "list of terms",
    "lines": "trivia list, a question a line",
    "open-trivia": "OpenTriviaQA",
    "spreadsheet": "Excel or OpenDocument",
    "gift": "Moodle GIFT",
    "xml": "XML of Moodle, cards or dictionaries",
    "code": "lists in JavaScript or Python",
    "sql": "SQL of a database",
    "h5p": "H5P content",
    "package": "QTI or H5P package, zip",
    "latex": "LaTeX flashcards or exam",
    "bullets": "outline of bullets (Logseq)",
    "blocks": "questions, a line each part",
    "dictionary": "dictionary (DSL, CC-CEDICT, EDICT)",
}


def _no_such_deck(error: errors.NoSuchDeck) -> str:
    names = ", ".join(f"`{name}`" for name in error.known) or "none yet"
    return f"There is no deck “{safe(short(error.name))}” here. Decks: {names}."


def _no_such_topic(error: errors.NoSuchTopic) -> str:
    if not error.known:
        return (
            f"The deck “{safe(error.deck)}” has no topics, so there is no “{safe(short(error.topic))}” in it."
        )
    topics = ", ".join(f"“{safe(topic)}”" for topic in error.known)
    return f"The deck “{safe(error.deck)}” has no topic “{safe(short(error.topic))}”. Its topics: {topics}."


def _no_such_card(error: errors.NoSuchCard) -> str:
    return (
        f"“{safe(error.deck)}” has no card “{safe(short(error.named))}”. Pick one from the list as you type."
    )


def _card_gone(error: errors.CardGone) -> str:
    return f"That card is no longer in “{safe(error.deck)}”. `/deck add` adds it again."


def _invalid_card(error: errors.InvalidCard) -> str:
    found = [safe(problem.message) for problem in error.problems[:10]]
    if len(found) == 1:
        return f"I cannot take that card: {found[0]}."
    return "\n".join(["I cannot take that card:", *(f"• {each}" for each in found)])


def _file_too_large(error: errors.FileTooLarge) -> str:
    return (
        f"The file is {error.size / 2**20:.1f} MiB; I read files of up to {error.of // 2**20} MiB. "
        "Split the deck, or leave pictures and sounds out of it."
    )


def _export_too_large(error: errors.ExportTooLarge) -> str:
    size = error.of // 2**20
    return f"As {FORMATS[error.format]}, the deck is larger than the {size} MiB that Discord accepts here."


ERRORS: ErrorWords = {
    errors.NoSuchDeck: _no_such_deck,
    errors.NoSuchTopic: _no_such_topic,
    errors.NoSuchCard: _no_such_card,
    errors.CardGone: _card_gone,
    errors.TopicGone: "That topic is no longer in “{deck}”. Please choose again.",
    errors.NothingToUndo: "There is nothing to undo in “{deck}”.",
    errors.SharedDeck: (
        "“{deck}” is shared by all servers, so it cannot be changed here. Make your own copy: "
        "`/deck export deck:{slug} format:yaml`, then `/deck import` that file with another name, "
        "such as `name:our-{slug:.28}`."
    ),
    errors.DecksFull: "This server has {of} decks, which is the most it can have. Remove one first.",
    errors.CardsFull: "“{deck}” has {of:,} cards, which is the most a deck can have.",
    errors.QuestionTaken: (
        "“{deck}” already has a card with that question. To change it, use `/deck edit deck:{slug}`."
    ),
    errors.LastCard: "That is the last card of “{deck}”. Remove the whole deck with `/deck remove deck:{slug}`.",
    errors.InvalidCard: _invalid_card,
    errors.AnswerDeleted: "That answer is gone: it was deleted. `/deck teach` shows those that there are.",
    errors.NotYourAnswerToSend: "Only the person who gave the answer can send it to whoever teaches the deck.",
    errors.DraftSetGone: (
        "These drafts are gone: they were put into the deck, or are over a week old. "
        "Send the file again with `/deck drafts`."
    ),
    errors.NoModel: "There is no language model here that could write drafts.",
    errors.NothingToWrite: "Each card of “{deck}” knows enough: there is nothing to write.",
    errors.WritingAlready: "A model is writing already, here or elsewhere. Please try again in a few minutes.",
    errors.TokensUsed: "This server has used up its {of:,} tokens of today, or nearly so. Try again tomorrow (UTC).",
    errors.NothingToLookOver: draft_texts.nothing,
    errors.PreviewGone: (
        "That preview is over: it was applied or cancelled already, or is more than a day old. To see it anew, import "
        "the file again."
    ),
    errors.NotYourPreview: "Only the person who imported the file can do that.",
    errors.DeckGivenTwice: "{files} of the files hold a deck called {slug}.",
    errors.ReadingTooSlow: (
        "Reading the file took over {seconds:g} seconds, so I stopped. Split it into smaller decks."
    ),
    errors.FileTooLarge: _file_too_large,
    errors.FileNotReceived: "Discord did not give me the file. Please send it again.",
    errors.ExportTooLarge: _export_too_large,
    errors.CannotAttach: "To send you a file in this channel I need Attach Files.",
}


def card_of(card: int, cards: int) -> str:
    """The footer of a card's page, where there are more."""
    return f"Card {card + 1} of {cards}" if cards > 1 else ""


def decks(shown: Sequence[StoredDeck], footer: str, *, manager: bool) -> Panel:
    """A page of decks with their topics; `manager` for those who may add some."""
    lines = [line for deck in shown for line in (deck_line(deck), *topics(deck))] or ["There is no deck yet."]
    lines += ["", "`/quiz deck:NAME` plays a deck, and with `topic:TOPIC` a part of it."]
    if manager:
        lines.append(
            "`/deck import` adds decks of your own from a file; `/deck add` starts one with a single card."
        )
    return Panel("Decks", "\n".join(lines), footer)


def cards(deck: Deck, shown: Sequence[Card], footer: str, *, first: bool) -> Panel:
    """A page of a deck's cards; the first page also says what the deck is about."""
    lines = [safe(deck.description)] if deck.description and first else []
    title = f"{safe(deck.title)} · {plural(len(deck.cards), 'card')}"
    return Panel(title, _listed([*lines, *map(card_line, shown)], _NO_CARD), footer)


def no_card(deck: Deck) -> Panel:
    """The page of a card in a deck that has none."""
    return Panel(safe(deck.title), _NO_CARD)


def log(shown: Sequence[AuditLine], footer: str) -> Panel:
    """A page of the audit list."""
    return Panel("Who changed what", _listed(map(log_line, shown), "Nothing has been changed yet."), footer)


def deck_name(title: str, slug: str) -> str:
    """The deck's title, and its name where that is what people type."""
    return f"**{safe(title)}** `{slug}`" if to_type(slug, title) == slug else f"**{safe(title)}**"


def deck_line(deck: StoredDeck) -> str:
    """One deck in the list."""
    owner = " · shared" if deck.shared else ""
    return f"{deck_name(deck.title, deck.slug)} · {plural(deck.cards, 'card')}{owner}"


def topics(deck: StoredDeck) -> Iterator[str]:
    """The topics with their sizes, as many as go on a line or two."""
    named = [f"{safe(topic)} ({cards:,})" for topic, cards in zip(deck.topics, deck.topic_cards, strict=True)]
    shown = [
        name for name, room in zip(named, accumulate(map(len, named)), strict=True) if room <= MAX_TOPICS
    ]
    more = len(named) - len(shown)
    if named:
        yield f"-# {' · '.join(shown)}{f' and {more} more' if more else ''}"


def card_line(card: Card) -> str:
    """One card in a list."""
    topic = f" · *{safe(clip(card.topic, 40))}*" if card.topic else ""
    return f"• {safe(clip(card.prompt, 120))}{topic}"


_NAME_IN_LOG = re.compile(r"\\`([a-z0-9-]{1,32})\\`")
"""A deck's name in stored words, whose code marks were made inert with all else in them."""


def log_line(line: AuditLine) -> str:
    """One change in the audit list: when, who, what, on which card."""
    who = mention(line.actor_id) if line.actor_id else "The operator"
    return f"{discord.utils.format_dt(line.at, 'f')} {who} {_LOGGED.get(line.action, '')}{_detail(line)}"


def _detail(line: AuditLine) -> str:
    """The stored words; of a setting that names a role or a channel by its number, Discord's mention of it."""
    setting, _, target = line.detail.rpartition(": ")
    if line.action.startswith("settings.") and target.isdecimal():
        return f"{safe(setting)}: {'<#' if line.action == 'settings.review_channel' else '<@&'}{target}>"
    return _NAME_IN_LOG.sub(r"`\1`", safe(clip(line.detail, 250)))


def card_page(deck: Deck, card: Card, footer: str) -> Panel:
    """Everything that a card knows, as far as it fits."""
    lines = [f"**Question** {_shown(card.prompt)}", f"**Answer** {_shown(card.reference)}"]
    form = answer_forms.words(card.answer) if card.answer else ""
    lines += [f"**Form of the answer** {_shown(form, 300)}"] if form else []
    lines += [f"**Topic** {safe(card.topic)}"] if card.topic else []
    lines += [f"**Explanation** {_shown(card.explanation)}"] if card.explanation else []
    lines += [f"**Source** [{safe(card.source.title or 'link')}](<{card.source.url}>)"] if card.source else []
    lines += [f"**Hint** {_shown(card.hint)}"] if card.hint else []
    if card.concepts:
        enough = f" (any {card.enough} of them will do)" if card.enough else ""
        lines.append(f"**Ideas**{enough}")
        lines += [f"• {_shown(concept.idea, 150)} ({concept.needed})" for concept in card.concepts]
    for name, examples in (
        ("Accepted", card.accepted),
        ("Partly right", card.partial),
        ("Wrong", card.wrong_answers),
    ):
        lines += _examples(name, examples)
    return Panel(safe(deck.title), "\n".join(lines), footer, Colour.ANSWER)


def _examples(name: str, examples: Sequence[str]) -> Iterator[str]:
    if examples:
        yield f"**{name}** ({len(examples)})"
    yield from (f"• {_shown(example, 150)}" for example in examples[:MAX_EXAMPLES])
    if len(examples) > MAX_EXAMPLES:
        yield f"• and {len(examples) - MAX_EXAMPLES} more"


def exported(deck: Deck, lost: Iterable[str]) -> str:
    """What goes with a deck's file; `lost` is what the format cannot hold."""
    lines = [f"**{safe(deck.title)}**, {plural(len(deck.cards), 'card')}."]
    return "\n".join([*lines, *(f"⚠️ Not kept in this format: {each}" for each in lost)])


def _listed(things: Iterable[str], nothing: str) -> str:
    return "\n".join(things) or nothing


def _shown(text: str, most: int = 600) -> str:
    return safe(clip(text, most))
