"""Cards in Markdown that a line with a percent sign or three asterisks alone parts, or their sides.

    Variance             ## Variance             What is a mutex?        What is a mutex?
                         How is it defined?      ***                     A lock.
    %                    %                       A lock.                 ***
                                                                         What is a queue?
    Mean of squares.     Mean of squares.        What is a queue?        First in, first out.
                                                 ***                     ***
    ---                  ## Mean                 First in, first out.

Rules, headings or blank lines part the cards of the first three. Headings above each card are part of its front, others
are topics. Rules and percent signs stand in other texts, too: the whole file has to be made so, and where asterisks or
blank lines are all that tells, its fronts have to be questions or terms.

Source: https://github.com/benwr/ankdown and https://github.com/Steve2955/md2apkg
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from bot.core.cards import Card, Deck
from bot.core.decks import limits
from bot.core.decks.check import slugify, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import explanations, qa_labels
from bot.formats.anki.notes import LeftOut
from bot.formats.around_texts import unbold, unlisted
from bot.formats.assemble import Draft, assemble
from bot.formats.documents import answers, wording
from bot.formats.documents.code import in_code
from bot.formats.tables import columns

_PERCENT, _STARS = "%", "***"
_MARKED = re.compile(r"^ {0,3}(?:%|\*\*\*|<!-- ?md2apkg split ?-->)[ \t]*$", re.MULTILINE)
_SPLIT = re.compile(r"<!-- ?md2apkg split ?-->")
"""What md2apkg takes for a percent sign."""
_COMMENT = re.compile(r"<!--.*-->")
_FRONT_MATTER = re.compile(r"\s{0,9}---[ \t]*\n(?:(?:[\w-]{1,40}:|[ \t]*- )[^\n]*\n){1,40}---[ \t]*(?:\n|$)")
_RULE = re.compile(r"-{3,}|_{3,}|%%")
_HEADING = re.compile(r"(#{1,6}) +(\S.*)")
_OTHER_MARK = re.compile(r"\?{1,3}|\. \. \.|↪")
"""What parts the sides of cards that are written in another way."""
_TAGS = re.compile(r"(?:tags?: ?)?[\w:/-]{1,40}(?:[, ]{1,2}[\w:/-]{1,40}){0,9}", re.IGNORECASE)
_STATEMENT = re.compile(r"^[-–—>\"“*]|[.!;,:…]\W?$")
"""How a line begins or ends that is no term: a sentence, somebody's words or who said them."""
_LEAST, _LEAST_TERMS = 2, 3
"""Cards from which marks are marks; from which they are where fronts have to tell it and are terms."""
_LONGEST_FRONT, _LONGEST_TERM = 200, 60
_MOST_SIDES = 3
_NO_LEVEL = 7
"""Below those of headings."""
_LEFT = "paragraphs that are no card"


class _Part(Struct):
    """What stands between two rules, headings or blank lines."""

    line: int
    level: int = 0
    """Of the heading that it begins with; 0 where it begins with none."""
    heading: str = ""
    sides: list[list[str]] = field(default_factory=lambda: [[]])

    @property
    def texts(self) -> list[str]:
        return [tidy("\n".join(lines)) for lines in self.sides]


class _Found(Struct):
    """The cards of a file, each with its line, what they are called together, and how many paragraphs are none."""

    drafts: list[Draft]
    title: str = ""
    left: int = 0


def looks_like(text: str) -> bool:
    """Whether the whole text is written in one of these ways."""
    return _found(text) is not None


def parse(text: str, *, slug: str, title: str) -> tuple[Deck, tuple[str, ...]]:
    """The deck in `text`, and what was left out of it; DeckError with every problem."""
    found = _found(text)
    if found is None:
        raise DeckError.of("no marks that part sides or cards are in it")
    if found.title:
        title, slug = found.title, slugify(found.title)
    left_out = LeftOut()
    drafts = [(explanations.fitting(card, left_out, line), line) for card, line in found.drafts]
    deck, notes = assemble(drafts, Problems(), slug=slug, title=title)
    told = (f"{_LEFT}: {found.left:,}",) if found.left else ()
    return deck, (*told, *left_out.notes(), *notes)


def _found(text: str) -> _Found | None:
    if len(_MARKED.findall(text)) < _LEAST or text.count("\n") > limits.MAX_LINES:
        return None
    text = text.removeprefix("\ufeff")
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    lines = text[:start].count("\n") * [""] + text[start:].split("\n")
    plain = [
        None if code or line.startswith("    ") else _COMMENT.sub("", _SPLIT.sub(_PERCENT, line)).strip()
        for line, code in zip(lines, in_code(lines), strict=True)
    ]
    said = [line for line in plain if line]
    if any(map(_OTHER_MARK.fullmatch, said)) or qa_labels.is_labelled(text) or any(map(_is_labelled, said)):
        return None
    mark = _PERCENT if _PERCENT in said else _STARS
    close = _close(list(_parts(lines, plain, mark, blank=True)))
    return (
        close or _ruled(list(_parts(lines, plain, mark, blank=False)), mark) or _between(lines, plain, mark)
    )


def _is_labelled(line: str) -> bool:
    return qa_labels.QUESTION.fullmatch(line) is not None


def _parts(lines: Sequence[str], plain: Sequence[str | None], mark: str, *, blank: bool) -> Iterator[_Part]:
    """The parts of the text; `plain` is None where a line is code. `blank`: blank lines part them, too."""
    part = _Part(1)
    for number, (raw, line) in enumerate(zip(lines, plain, strict=True), start=1):
        heading = _HEADING.fullmatch(line) if line else None
        ends = line is not None and (_RULE.fullmatch(line) or line == _STARS != mark or (blank and not line))
        if heading or ends:
            if part.level or any(part.texts) or len(part.sides) > 1:
                yield part
            part = _Part(number + 1)
            if heading:
                part = _Part(number, len(heading[1]), wording.tidied(heading[2]))
        elif line == mark:
            part.sides.append([])
        elif line is None or line:
            part.sides[-1].append(raw.rstrip())
        elif part.sides[-1]:
            part.sides[-1].append("")
    if part.level or any(part.texts) or len(part.sides) > 1:
        yield part


def _ruled(parts: Sequence[_Part], mark: str) -> _Found | None:
    """The cards of a text in which rules or headings part them."""
    made = [part for part in parts if len(part.sides) > 1]
    headed = all(part.level for part in made)
    top = min((part.level for part in made), default=0) if headed else _NO_LEVEL
    others = sum(len(part.sides) == 1 and any(part.texts) for part in parts)
    if len(made) < _LEAST or others > len(made):
        return None
    title, topic = _title(parts), ""
    drafts: list[Draft] = []
    for part in parts:
        own = part.level >= top
        topic = part.heading if part.level and not own else topic
        if len(part.sides) > 1 or (own and mark == _PERCENT and any(part.texts)):
            card = _card(part, "" if topic == title else topic, headed=own)
            if card is None:
                return None
            drafts.append((card, part.line))
    if mark == _STARS and not _are_fronts([card for card, _ in drafts], only_questions=headed):
        return None
    return _Found(drafts, title, others - (len(drafts) - len(made)))


def _title(parts: Sequence[_Part]) -> str:
    """The first heading, where it stands above all others and no text right below it."""
    first, *rest = parts
    alone = first.level and not any(first.texts) and all(part.level != first.level for part in rest)
    return first.heading[: limits.MAX_TITLE].strip() if alone and any(part.level for part in rest) else ""


def _card(part: _Part, topic: str, *, headed: bool) -> Card | None:
    """The card of a part; None where one of its sides is empty, or there are too many."""
    front, *backs = part.texts
    if headed and len(part.sides) == 1:  # a heading with its meaning, in a file of cards with headings
        chosen = answers.read(part.sides[0])
        return (
            chosen.card(part.heading, topic, apart="\n")
            if chosen.wrong
            else Card("", part.heading, front, topic)
        )
    if (headed or not front) and part.heading:
        front = tidy(f"{part.heading}\n{front}")
    back, *more = backs
    if not front or not back or len(part.sides) > _MOST_SIDES:
        return None
    if more and "" in part.sides[1] and part.sides[1][-1]:
        return None  # a blank line, and the front of another card right above the next mark
    said = "\n\n".join(filter(None, more))
    if _TAGS.fullmatch(said):
        topic, said = columns.topic_of_tags(re.sub(r"^tags?:", "", said, flags=re.IGNORECASE)) or topic, ""
    return Card("", unbold(front), unlisted(back), topic[: limits.MAX_TOPIC].strip(), explanation=said)


def _close(parts: Sequence[_Part]) -> _Found | None:
    """The cards of a text in which blank lines part them, and none stand around the marks."""
    drafts: list[Draft] = []
    topic = ""
    for part in parts:
        topic = part.heading or topic
        if part.level and not any(part.texts):
            continue
        card = _card(part, topic, headed=False) if len(part.sides) == _LEAST and part.texts[0] else None
        if card is None:
            return None
        drafts.append((card, part.line))
    headed = all(part.level for part in parts)
    return _Found(drafts) if not headed and _are_fronts([card for card, _ in drafts]) else None


def _between(lines: Sequence[str], plain: Sequence[str | None], mark: str) -> _Found | None:
    """The cards of a text in which marks part them: questions and answers, or terms and meanings in two lines each."""
    if any(line and (_HEADING.fullmatch(line) or _RULE.fullmatch(line)) for line in plain):
        return None
    drafts: list[Draft] = []
    place = 0
    for end in [*(at for at, line in enumerate(plain) if line == mark), len(lines)]:
        first = next((at for at in range(place, end) if lines[at].strip()), end)
        asked, told = tidy(lines[first]) if first < end else "", lines[first + 1 : end]
        place = end + 1
        if first == end:
            continue
        two = mark == _PERCENT and len([line for line in told if line.strip()]) == 1
        chosen = answers.read(told)
        if not (asked.endswith(("?", "？")) or two) or chosen.wrong or chosen.unpicked:
            return None
        drafts.append((Card("", wording.tidied(asked), tidy("\n".join(told))), first + 1))
    cards = [card for card, _ in drafts]
    fits = len(cards) >= _LEAST_TERMS and _are_fronts(cards)
    return _Found(drafts) if fits and not any(card.reference[:1] in "-–—" for card in cards) else None


def _are_fronts(cards: Sequence[Card], *, only_questions: bool = False) -> bool:
    """Whether the fronts are questions or terms in one line, and the backs such as a card can hold."""
    asking = [card.prompt.endswith(("?", "？")) or wording.asks(card.prompt) for card in cards]
    for card, asks in zip(cards, asking, strict=True):
        longest = _LONGEST_FRONT if asks else _LONGEST_TERM
        if (
            len(card.prompt) > longest
            or "\n" in card.prompt
            or not 0 < len(card.reference) <= limits.MAX_REFERENCE
        ):
            return False
        if not asks and (only_questions or _STATEMENT.search(card.prompt)):
            return False
    return len(cards) >= (_LEAST if all(asking) else _LEAST_TERMS)
