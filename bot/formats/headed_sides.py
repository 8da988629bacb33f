"""Cards whose sides stand below headings that only say which side it is, as programs and people write in Markdown.

    ## Front                     # Question 1                  **Question:**
    What is a mutex?             What is a mutex?              What is a mutex?
    ## Back                      # Answer 1                    **Answer:**
    A lock.                      A lock.                       A lock.

Below "Explanation" and "Hint" stands what these are, and below headings that name no side what is no part of a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import short, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations, markup
from bot.formats.anki import notes
from bot.formats.anki.notes import LeftOut
from bot.formats.around_texts import unbold, unlisted
from bot.formats.assemble import Draft, assemble
from bot.formats.documents import answers, wording
from bot.formats.documents.code import in_code
from bot.formats.qa_labels import ANSWERED, ASKED
from bot.formats.tables import columns

_ASKED, _ANSWERED, _EXPLAINED, _HINTED, _OPTIONS = "asked", "answered", "explained", "hinted", "options"
_LEAST_LETTERS = 2
_SIDES = {
    **{word: _ASKED for word in ASKED.split() if len(word) >= _LEAST_LETTERS},
    **{word: _ANSWERED for word in ANSWERED.split() if len(word) >= _LEAST_LETTERS},
    **dict.fromkeys(("explanation", "rationale", "notes", "extra", "back extra", "erklärung"), _EXPLAINED),
    **dict.fromkeys(("hint", "hinweis", "pista", "indice"), _HINTED),
    **dict.fromkeys(("options", "choices", "optionen", "opciones"), _OPTIONS),
}
_HEADING = re.compile(r"(?:(#{1,6}) {1,4}|(?=\*\*|__))(.{1,60})")
_LABEL = re.compile(
    r"(?:\*\*|__)?([^\W\d_]{2,12}(?: extra)?)(?: side)?(?: ?#?\d{1,4})?\s?[:：]?(?:\*\*|__)?\s?[:：]?"
)
_ANY_HEADING = re.compile(r"#{1,6} {1,4}(\S.*)")
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})")
_COUNTED = re.compile(r"(?:(?:flash)?card|note|karte|q|question) ?#?\d{0,4}[.:]?", re.IGNORECASE)
"""How a heading is called that only counts the cards."""
_TAGS = re.compile(r"(?:tags?|topics?|thema|deck)[:.]?", re.IGNORECASE)
"""How a heading is called below which the topic of the next card stands."""
_LETTER = re.compile(r"\(?[A-Ha-h]\)?[.)]?")
_LACKING = "cards that lack a side"
_FEW = 10
"""One of so many cards may lack a side."""


class _Card(Struct):
    line: int
    topic: str
    parts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        return all(tidy("\n".join(self.parts.get(side, ()))) for side in (_ASKED, _ANSWERED))


def looks_like(text: str) -> bool:
    """Whether headings that name the sides of cards follow one another, a question first and then its answer."""
    lines = text.removeprefix("\ufeff").split("\n")
    sides = [_side(line.strip()) for line, code in zip(lines, in_code(lines), strict=True) if not code]
    told = [side for side in sides if side in (_ASKED, _ANSWERED)]
    if _OPTIONS in sides:
        return False  # an exam, with options below a heading of their own
    return len(told) > 1 and told == [_ASKED, _ANSWERED] * (len(told) // 2)


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    if text.count("\n") > limits.MAX_LINES:
        raise DeckError.of(f"over {limits.MAX_LINES:,} lines")
    cards = list(_cards(text.removeprefix("\ufeff").split("\n")))
    whole = [card for card in cards if card.is_whole]
    left_out, problems = LeftOut(), Problems()
    for card in cards:
        if not card.is_whole and _FEW * (len(cards) - len(whole)) <= len(cards):
            left_out.note(_LACKING, card.line)
        elif not card.is_whole:
            asked = tidy("\n".join(card.parts.get(_ASKED, ())))
            problems.add(card.line, f"{short(asked)!r} has no answer" if asked else "a card has no question")
    html = 2 * sum(markup.looks_like_html("\n".join(card.parts[_ANSWERED])) for card in whole) > len(whole)
    drafts: list[Draft] = []
    for card in whole:
        made = _made(card, left_out if html else None)
        drafts.append((explanations.fitting(made, left_out, card.line), card.line))
    deck, told = assemble(drafts, problems, slug=slug, title=title)
    return deck, (*left_out.notes(), *told)


def _cards(lines: Sequence[str]) -> Iterator[_Card]:
    card: _Card | None = None
    held: list[str] = []
    topic, tags = "", list[str]()
    for number, (raw, code) in enumerate(zip(lines, in_code(lines), strict=True), start=1):
        line = raw.strip()
        side = None if code else _side(line)
        heading = None if code or side else _ANY_HEADING.fullmatch(line)
        if side == _ASKED:
            if card is not None:
                yield card
            card, tags = _Card(number, _topic_of(tags) or topic), []
        if side is not None and card is not None:
            held = card.parts.setdefault(side, [])
        elif heading:
            called, held = wording.tidied(heading[1]).strip(), []
            if _TAGS.fullmatch(called):
                tags = held
            elif not _COUNTED.fullmatch(called):
                topic = called[: limits.MAX_TOPIC].strip()
        elif code or not (_RULE.fullmatch(line) or (line.startswith("<!--") and line.endswith("-->"))):
            held.append(raw.rstrip())
    if card is not None:
        yield card


def _topic_of(tags: Sequence[str]) -> str:
    """The innermost part of the first tag."""
    told = (line.strip() for line in tags if line.strip() and not line.lstrip().startswith("`"))
    return columns.topic_of_tags(next(told, ""))[: limits.MAX_TOPIC]


def _side(line: str) -> str | None:
    """Which side a line names that is a heading or in bold, and says nothing else."""
    heading = _HEADING.fullmatch(line)
    label = _LABEL.fullmatch(heading[2].strip()) if heading else None
    return _SIDES.get(label[1].casefold()) if label else None


def _made(card: _Card, left_out: LeftOut | None) -> Card:
    """The card; `left_out` is given where the sides are HTML."""
    texts = {side: tidy("\n".join(lines)) for side, lines in card.parts.items()}
    if left_out is not None:
        texts = {side: notes.text_of(text, left_out) for side, text in texts.items()}
    explained, hint = texts.get(_EXPLAINED, ""), texts.get(_HINTED, "")[: limits.MAX_HINT]
    asked, answer = texts[_ASKED], texts[_ANSWERED]
    first, _, below = asked.partition("\n")
    said = f"{below}\nAnswer: {answer}" if below and _LETTER.fullmatch(answer) else ""
    if said and (chosen := answers.read(said.split("\n"))).wrong:
        made = chosen.card(unbold(first), card.topic, apart="\n")
        return replace(made, hint=hint, explanation=made.explanation or explained)
    return Card("", unbold(asked), unlisted(unbold(answer)), card.topic, hint, explanation=explained)
