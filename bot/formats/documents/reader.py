"""A document to a deck: which of its sections ask something, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import card_problems, slugify
from bot.core.decks.keys import derive
from bot.core.decks.problems import DeckError, Problems
from bot.formats.anki.notes import LeftOut
from bot.formats.assemble import Draft, assemble
from bot.formats.documents import answers, org_cards, wording
from bot.formats.documents.outline import FOLDED, Section, sections_of
from bot.formats.explanations import fitting

_UNANSWERED = "questions without an answer below them"
_UNPICKED = "questions that name none of their options as the right one"
_LONG = "questions or answers too long for a card"
_NOTES = "headings that ask nothing, with text below them"
_FRONT_MATTER = re.compile(r"\s{0,9}(---|\+\+\+)[ \t]*\n(?:(?!\1)[^\n]*\n){0,200}\1[ \t]*(?:\n|$)")
_LABEL_Q = re.compile(r"^Q ?: +", re.IGNORECASE)
_LABEL_A = re.compile(r"\s*(?:\*\*)?A ?:(?:\*\*)? *", re.IGNORECASE)
_LABEL_B = re.compile(r"\s*(?:[-*+>] )?(?:\*\*)?B ?[:.)]", re.IGNORECASE)
LEAST = 2
"""Answered questions from which a document is taken for a deck."""
SHARE = 0.6
"""Of the sections with text below them, as many have to ask something."""
MOST = 0.8
"""Of the headings with numbers, as many have to ask something for all of them to be questions."""


def looks_like(text: str, *, org: bool = False) -> bool:
    """Whether most of the sections are questions with text below them."""
    if org and org_cards.looks_like(text):
        return True
    filled = [section for section in _sections(text, org=org) if not section.is_empty]
    asked = sum(section.asks for section in filled)
    return asked >= LEAST and asked >= SHARE * len(filled)


def is_one_question(text: str) -> bool:
    """Whether a question under a heading of its own is all that has text below it."""
    filled = [section for section in _sections(text, org=False) if not section.is_empty]
    return len(filled) == 1 and filled[0].asks


def parse(text: str, *, slug: str, title: str, org: bool = False) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem.

    Where no heading asks anything, each heading with text below it is a term, and the text its meaning.
    """
    if org and org_cards.looks_like(text):
        return org_cards.parse(text, slug=slug, title=title)
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    sections = _sections(text, org=org)
    terms = not any(section.asks for section in sections)
    called = _title(sections)
    left_out = LeftOut()
    drafts: list[Draft] = []
    for section in sections:
        if section.asks or (terms and not section.is_empty):
            card = _card(section, "" if section.topic == called else section.topic, left_out)
            drafts += [(card, section.line)] if card else []
        elif not section.is_empty:
            left_out.note(_NOTES, section.line)
        if len(drafts) > limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, section.line)
    if not drafts and left_out[_UNPICKED]:
        raise DeckError.of("no question tells which of its options is the right one")
    if not drafts:
        raise DeckError.of("there is no question with an answer below it: put each question into a heading")
    if called:
        title, slug = called, slugify(called)
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    return deck, (*left_out.notes(), *notes)


def _sections(text: str, *, org: bool) -> list[Section]:
    """The sections, as they hold cards.

    Where most headings with a number ask something, the statements among them are to be judged; where some folded
    parts ask something or stand below what does, the others are text of the section above.
    """
    sections = list(sections_of(_body(text), org=org))
    for level in {section.level for section in sections}:
        numbered = [section for section in sections if section.numbered and section.level == level]
        if sum(section.asks for section in numbered) >= MOST * len(numbered):
            for section in numbered:
                section.asks = True
    kept: list[Section] = []
    asked = False
    for section in sections:
        asked = asked or section.asks
        if asked and section.level == FOLDED and not section.asks:
            kept[-1].lines += ["", *section.lines]
        else:
            kept.append(section)
    return kept


def _body(text: str) -> str:
    """The text without front matter; each line stays where it is."""
    text = text.removeprefix("\ufeff")
    if front := _FRONT_MATTER.match(text):
        text = "\n" * front[0].count("\n") + text[front.end() :]
    return text


def _without_label(lines: Sequence[str]) -> list[str]:
    """The lines below a question without the `A:` before its answer, which is an option's where a `B:` follows."""
    place = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if any(map(_LABEL_B.match, lines)):
        return list(lines)
    return [_LABEL_A.sub("", line, count=1) if at == place else line for at, line in enumerate(lines)]


def _title(sections: Sequence[Section]) -> str:
    """What the document is called: the only heading of the highest level, where it asks nothing; else empty."""
    highest = min((section.level for section in sections), default=0)
    tops = [section for section in sections if section.level == highest]
    return tops[0].title[: limits.MAX_TITLE].strip() if len(tops) == 1 and not tops[0].asks else ""


def _card(section: Section, topic: str, left_out: LeftOut) -> Card | None:
    """The card of a section; None, and counted, where it has no answer or one that no card can hold."""
    counts = wording.only_counts(section.title)
    if counts and section.is_empty:
        return None
    title = _LABEL_Q.sub("", section.title, count=1)
    answer = answers.read(_without_label(section.lines))
    if not answer.right or wording.is_placeholder(answer.right[0]):
        left_out.note(_UNPICKED if answer.unpicked else _UNANSWERED, section.line)
        return None
    card = answer.card("" if counts and answer.asked else title, topic[: limits.MAX_TOPIC].strip())
    card = fitting(card, left_out, section.line)
    if card_problems(derive([card])[0], section.line):
        left_out.note(_LONG, section.line)
        return None
    return card
