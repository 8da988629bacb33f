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

from msgspec import Struct, field
from msgspec.structs import replace

from bot.core.cards import Card, Deck
from bot.core.decks import limits, sources
from bot.core.decks.check import short, slugify, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats import markup
from bot.formats.anki import cloze
from bot.formats.assemble import assemble
from bot.formats.documents import wording

ASKED = (
    "q question front term frage vorderseite anverso recto pregunta pergunta domanda вопрос питання pytanie "
    "vraag fråga soru 問題 问题 問 问 질문"
)
ANSWERED = (
    "a answer back definition antwort rückseite reverso verso respuesta resposta réponse risposta ответ "
    "відповідь odpowiedź antwoord svar cevap 答え 答案 答 답"
)
"""Words by which people label what is asked, and what answers it."""
_QUESTIONS, _ANSWERS = frozenset(ASKED.split()), frozenset(ANSWERED.split())
_LABEL = re.compile(
    r"(?:#{1,6} {0,4}|[-*+>] {1,4})?(\*{0,3}|_{0,3})("
    + "|".join(sorted(_QUESTIONS | _ANSWERS, key=len, reverse=True))
    + r")[ \t]?(\d{0,6})(\*{0,3}|_{0,3})[:：](\*{0,3}|_{0,3})[ \t]*(.*)",
    re.IGNORECASE,
)
"""A label in another word or under marks of Markdown; a colon is asked for, which leaves the lists of notes alone."""
# Possessive quantifiers: a long run of spaces must not be tried in every division.
QUESTION = re.compile(r"Q[ \t]*+(\d{0,6})[ \t]*+[:.)][ \t]*+(.*)", re.IGNORECASE)
ANSWER = re.compile(r"A[ \t]*+(\d{0,6})[ \t]*+[:.)][ \t]*+(.*)", re.IGNORECASE)
EXTRA = re.compile(r"(explanation|source|e|s)[ \t]*+(\d{0,6})[ \t]*+:[ \t]*+(.*)", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6} +")
"""Markdown's mark of a heading."""
_GAPPED = re.compile(r"C[ \t]*+:[ \t]*+(\S.*)")
_GAP = re.compile(r"(?<![\]!\\\w])\[([^\[\]\n]{1,200})\](?![(\[:\w])")
_MOST_GAPS = 20
"""Of one text; a link or an index is none."""
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})")
"""A line across the page."""
_GOES_ON = re.compile(r"[-*+•] |\d{1,3}[.)] |[a-zа-яà-ÿ(\"'`|]|.{30,}[.!?;,]$")
"""What continues an answer without being set in: an item, a small letter, a whole sentence."""
_SETTING = re.compile(r"\s{0,20}(?:- |#|[\w-]{1,40}\s?[:=]|\[\[?\w)")
_NAMED = re.compile(r"^(?:name|title)\s?[:=]\s?[\"']?([^\"'\n]{1,200})", re.MULTILINE)
"""A line of what stands at the top of a file, and the one that tells its title."""
_LEAST_CARDS = 3
"""From which on other lines are prose around cards."""
_EXPLANATION, _SOURCE = "explanation", "source"


class _Draft(Struct):
    key: str
    line: int
    topic: str
    prompt: list[str]
    reference: list[str] | None = None
    extras: dict[str, list[str]] = field(default_factory=dict)
    """The lines of _EXPLANATION and _SOURCE, where there are any."""
    source_line: int = 0
    gapped: bool = False
    """Whether the text has gaps that are asked for, and no answer beside it."""

    @property
    def name(self) -> str:
        return self.key or "the question"

    @property
    def last(self) -> list[str]:
        """The lines of the part that was begun last."""
        asked = self.reference is None or self.gapped
        return next(reversed(self.extras.values()), self.prompt if asked else self.reference or [])

    @property
    def source(self) -> str:
        return " ".join(self.extras.get(_SOURCE, ()))

    def cards(self) -> list[Card]:
        """The card, or one for each gap of a text with gaps."""
        card = self.card()
        if not self.gapped:
            return [card]
        gaps = list(_GAP.finditer(card.prompt))[:_MOST_GAPS]
        return [replace(card, prompt=_with_gap(card.prompt, gap), reference=gap[1].strip()) for gap in gaps]

    def card(self) -> Card:
        parts = (self.prompt, self.reference or (), self.extras.get(_EXPLANATION, ()))
        prompt, reference, explanation = (tidy("\n".join(lines)) for lines in parts)
        source = sources.read(self.source)
        return Card(self.key, prompt, reference, self.topic, explanation=explanation, source=source)


def _with_gap(text: str, gap: re.Match[str]) -> str:
    """The text with that gap open and the others filled in."""
    before, after = (_GAP.sub(r"\1", part) for part in (text[: gap.start()], text[gap.end() :]))
    return f"Fill the gap: {before}{cloze.BLANK}{after}"


def plainly(line: str) -> str:
    """The line with its label as `Q3:` or `A:`, where it has one in other words or under marks of Markdown."""
    found = _LABEL.fullmatch(line)
    if found is None:
        return line
    before, word, digits, inner, behind, text = found.groups()
    mark = "Q" if word.casefold() in _QUESTIONS else "A"
    if before and not (inner or behind):  # the marks are around the whole line
        text = text.removesuffix(before)
    return f"{mark}{digits}: {text}"


def is_labelled(text: str) -> bool:
    """Whether a question and an answer are labelled in other words, or under marks of Markdown."""
    kinds = {plainly(line)[0] for line in map(str.strip, text.split("\n")) if _LABEL.fullmatch(line)}
    return kinds >= {"Q", "A"}


class _Reader:
    def __init__(self, *, short_marks: bool, unbroken: bool = False) -> None:
        self.drafts: list[_Draft] = []
        self.problems = Problems()
        self.strays: list[tuple[int, str]] = []
        """Lines that belong to no card and are no heading, with their numbers."""
        self._last = 0
        """The number of the last line that belonged to a card."""
        self.topic = ""
        self.heading: tuple[int, str] | None = None
        self._short_marks = short_marks
        """Whether `E:` begins an explanation."""
        self._unbroken = unbroken
        """Whether a card goes on until the next begins, whatever its lines look like."""

    def feed(self, number: int, raw: str) -> None:
        line = plainly(raw.strip())
        if not line or _RULE.fullmatch(line) or (line.startswith("<!--") and line.endswith("-->")):
            return
        strays, heading = len(self.strays), self.heading
        self._read(number, raw, line)
        if len(self.strays) == strays and self.heading == heading:
            self._last = number

    def _read(self, number: int, raw: str, line: str) -> None:
        if question := QUESTION.fullmatch(line):
            self._question(number, *question.groups())
        elif answer := ANSWER.fullmatch(line):
            self._answer(number, *answer.groups())
        elif (gapped := _GAPPED.fullmatch(line)) and _GAP.search(gapped[1]):
            self._question(number, "", gapped[1])
            self.drafts[-1].reference, self.drafts[-1].gapped = [], True
        elif extra := self._extra_in(line, indented=raw[0].isspace()):
            self._extra(number, *extra.groups())
        elif self.drafts and not self.heading and (raw[0].isspace() or self._goes_on(number, line)):
            self.drafts[-1].last.append(line)
        else:
            self._stray()
            self.heading = (number, line)

    def _goes_on(self, number: int, line: str) -> bool:
        """Whether a line at the left margin continues the one right above it: an item, or the rest of a sentence."""
        if self._unbroken:
            return not (_HEADING.match(line) or line.startswith("<!--"))
        begun = self.drafts[-1].last
        goes_on = _GOES_ON.match(line) or (begun == [""] and len(line) > 1)
        return number == self._last + 1 and bool(goes_on)

    def _extra_in(self, line: str, *, indented: bool) -> re.Match[str] | None:
        """The explanation or source that begins here, if it can be nothing else."""
        extra = EXTRA.fullmatch(line) if self.drafts else None
        if extra is None:
            return None
        word, text = extra[1].lower(), extra[3]
        numbered = bool(extra[2]) and f"Q{extra[2]}" == self.drafts[-1].key
        if word == "e":
            return extra if (self._short_marks or numbered) and not indented else None
        sure = word == _EXPLANATION or (word == _SOURCE and not indented)
        return extra if sure or sources.read(text) else None

    def _extra(self, number: int, word: str, digits: str, text: str) -> None:
        self._stray()
        draft, what = self.drafts[-1], _EXPLANATION if word[0] in "eE" else _SOURCE
        if draft.reference is None:
            self.problems.add(number, f"{draft.name} has its {what} before its answer")
        elif digits and f"Q{digits}" != draft.key:
            self.problems.add(number, f"{word}{digits} follows {draft.name}")
        elif what in draft.extras:
            self.problems.add(number, f"{draft.name} has a second {what}")
        else:
            draft.extras[what] = [text]
            draft.source_line = number if what == _SOURCE else draft.source_line

    def _question(self, number: int, digits: str, prompt: str) -> None:
        self._unanswered()
        if self.heading:
            marked = _HEADING.match(self.heading[1])
            if len(self.heading[1]) > limits.MAX_TOPIC:
                self._stray()
        if self.heading:
            self.topic = wording.tidied(self.heading[1][marked.end() :]) if marked else self.heading[1]
            self.heading = None
        if len(self.drafts) >= limits.MAX_CARDS:
            raise DeckError.of(f"over {limits.MAX_CARDS:,} cards", number)
        self.drafts.append(_Draft(f"Q{digits}" if digits else "", number, self.topic, [prompt]))

    def _answer(self, number: int, digits: str, text: str) -> None:
        self._stray()
        if not self.drafts or self.drafts[-1].reference is not None:
            self.problems.add(number, "an answer without a question before it")
        elif digits and f"Q{digits}" != self.drafts[-1].key:
            self.problems.add(number, f"A{digits} follows {self.drafts[-1].name}")
            self.drafts[-1].reference = [text]
        else:
            self.drafts[-1].reference = [text]

    def _unanswered(self) -> None:
        if self.drafts and self.drafts[-1].reference is None:
            draft = self.drafts.pop()
            self.problems.add(draft.line, f"{draft.name} has no answer line (A: ...)")

    def _stray(self) -> None:
        if self.heading:
            self.strays.append(self.heading)
            self.heading = None

    def close(self) -> None:
        self._unanswered()
        self._stray()
        if self.problems or not self._are_few(self.strays):
            for number, text in self.strays:
                self.problems.add(number, f"neither Q, A nor the heading of a question: {short(text)!r}")
        for draft in self.drafts:
            if draft.source and not sources.read(draft.source):
                self.problems.add(draft.source_line, f"the source of {draft.name} {sources.SHOULD}")

    def _are_few(self, strays: Sequence[tuple[int, str]]) -> bool:
        """Whether so few lines belong to no card that they are the prose around a list of cards."""
        return len(self.drafts) >= _LEAST_CARDS and len(strays) <= len(self.drafts)

    def notes(self) -> tuple[str, ...]:
        """What was left out, a line each."""
        if not self.strays:
            return ()
        return (
            f"lines that belong to no card: {len(self.strays):,} (the first in line {self.strays[0][0]})",
        )


def _without_tags(card: Card) -> Card:
    """The card of a file that was written in HTML."""
    prompt, reference = (markup.strip(text).text for text in (card.prompt, card.reference))
    return replace(card, prompt=prompt, reference=reference)


def _marked_shortly(lines: Sequence[str]) -> bool:
    """Whether lines that begin with `E:` are explanations: headings come once, and right before a question."""
    kinds = [_kind(plainly(line.rstrip())) for line in lines if line.strip() and not line[0].isspace()]
    places = [place for place, kind in enumerate(kinds) if kind == "e"]
    below = all(place and kinds[place - 1] in ("answer", "extra") for place in places)
    alone = all(kinds[place + 1 : place + 2] == ["question"] for place in places)
    return below and (len(places) > 1 or not alone)


def _kind(line: str) -> str:
    """Of a line at the left margin: question, answer, e, extra, or another."""
    if QUESTION.fullmatch(line):
        return "question"
    if ANSWER.fullmatch(line):
        return "answer"
    extra = EXTRA.fullmatch(line)
    return "" if extra is None else "e" if extra[1] in "eE" else "extra"


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
    gapped = any(_GAPPED.match(line) and _GAP.search(line[:2_000]) for line in lines)
    unbroken = gapped or (named is not None and "=" in named[0])
    reader = _Reader(short_marks=_marked_shortly(lines), unbroken=unbroken)
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
    if 2 * sum(markup.looks_like_html(card.prompt) for card, _ in drafts) > len(drafts):
        drafts = [(_without_tags(card), line) for card, line in drafts]
    deck, notes = assemble(drafts, reader.problems, slug=slug, title=title)
    return deck, (*reader.notes(), *unanswered, *notes)


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


def _answered(drafts: list[tuple[Card, int]]) -> tuple[list[tuple[Card, int]], tuple[str, ...]]:
    """The drafts without those whose answer somebody has yet to write, and how many these are."""
    kept = [(card, line) for card, line in drafts if card.reference]
    open_ = [line for card, line in drafts if card.prompt and not card.reference]
    if len(kept) < _LEAST_CARDS or not open_:
        return drafts, ()
    return [draft for draft in drafts if draft[0].reference or not draft[0].prompt], (
        f"questions without an answer: {len(open_):,} (the first in line {open_[0]})",
    )
