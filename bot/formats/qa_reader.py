"""The lines of a text with labels, one after the other, as cards that are not checked yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from bot.core.cards import Card
from bot.core.decks import limits, sources
from bot.core.decks.check import short, tidy
from bot.core.decks.problems import DeckError, Problems
from bot.formats.anki import cloze
from bot.formats.documents import wording
from bot.formats.qa_labels import ANSWER, EXTRA, QUESTION, plainly

_HEADING = re.compile(r"^#{1,6} +")
"""Markdown's mark of a heading."""
GAPPED = re.compile(r"C[ \t]*+:[ \t]*+(\S.*)")
GAP = re.compile(r"(?<![\]!\\\w])\[([^\[\]\n]{1,200})\](?![(\[:\w])")
_MOST_GAPS = 20
"""Of one text; a link or an index is none."""
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})")
"""A line across the page."""
_GOES_ON = re.compile(r"[-*+•] |\d{1,3}[.)] |[a-zа-яà-ÿ(\"'`|]|.{30,}[.!?;,]$")
"""What continues an answer without being set in: an item, a small letter, a whole sentence."""
LEAST_CARDS = 3
"""From which on other lines are prose around cards."""
_EXPLANATION, _SOURCE = "explanation", "source"
_TALK = re.compile(
    r"(?:sure|certainly|of course|absolutely|okay|great)[!,.]|here(?:[’']s| is| are) |below (?:is|are) |"
    r"let me know |would you like |feel free |i hope (?:this|these) |i can also |do you want ",
    re.IGNORECASE,
)
"""How a chat begins and ends that made the cards."""
_HINT = re.compile(
    r"\W{0,4}(?:hint|clue|hinweis|tipp|pista|подсказка|ヒント|提示|힌트)\W{0,3}[:：]\W{0,3} *(\S.*)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\W{0,6}(?:(?:flash ?)?card|question|karteikarte|karte|frage|tarjeta|pregunta|carte) ?\W?\d{1,4}\W{0,6}",
    re.IGNORECASE,
)
"""Which card follows, and no topic."""


class _Draft(Struct):
    key: str
    line: int
    topic: str
    prompt: list[str]
    reference: list[str] | None = None
    extras: dict[str, list[str]] = field(default_factory=dict)
    """The lines of _EXPLANATION and _SOURCE, where there are any."""
    hint: str = ""
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
        gaps = list(GAP.finditer(card.prompt))[:_MOST_GAPS]
        return [replace(card, prompt=_with_gap(card.prompt, gap), reference=gap[1].strip()) for gap in gaps]

    def card(self) -> Card:
        parts = (self.prompt, self.reference or (), self.extras.get(_EXPLANATION, ()))
        prompt, reference, explanation = (tidy("\n".join(lines)) for lines in parts)
        source = sources.read(self.source)
        return Card(
            self.key, prompt, reference, self.topic, self.hint, explanation=explanation, source=source
        )


def _with_gap(text: str, gap: re.Match[str]) -> str:
    """The text with that gap open and the others filled in."""
    before, after = (GAP.sub(r"\1", part) for part in (text[: gap.start()], text[gap.end() :]))
    return f"Fill the gap: {before}{cloze.BLANK}{after}"


class Reader:
    """Reads a text line by line; `close` when there is no more."""

    def __init__(self, *, short_marks: bool, unbroken: bool = False) -> None:
        self.drafts: list[_Draft] = []
        self.problems = Problems()
        self.strays: list[tuple[int, str]] = []
        """Lines that belong to no card and are no heading, with their numbers."""
        self._talk = 0
        """Lines of talk around the cards."""
        self._last = 0
        """The number of the last line that belonged to a card."""
        self.topic = ""
        self.heading: tuple[int, str] | None = None
        self._short_marks = short_marks
        """Whether `E:` begins an explanation."""
        self._unbroken = unbroken
        """Whether a card goes on until the next begins, whatever its lines look like."""

    def feed(self, number: int, raw: str) -> None:
        """The next line."""
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
        elif (gapped := GAPPED.fullmatch(line)) and GAP.search(gapped[1]):
            self._question(number, "", gapped[1])
            self.drafts[-1].reference, self.drafts[-1].gapped = [], True
        elif extra := self._extra_in(line, indented=raw[0].isspace()):
            self._extra(number, *extra.groups())
        elif (
            self.drafts
            and not self.heading
            and not _HINT.fullmatch(line)
            and (raw[0].isspace() or self._goes_on(number, line))
        ):
            self.drafts[-1].last.append(line)
        elif self.drafts and (hint := _HINT.fullmatch(line)) and not self.drafts[-1].hint:
            self.drafts[-1].hint = hint[1][: limits.MAX_HINT]
        elif _TALK.match(line) and (line[-1] in ":.!?"):
            self._talk += 1
        elif not _COUNTED.fullmatch(line):
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
        if (
            self.heading
            and self.heading[0] == self._last + 1 < number - 1
            and self._ends_answer(self.heading[1])
        ):
            self.drafts[-1].last.append(self.heading[1])
            self.heading = None
        if self.heading:
            marked = _HEADING.match(self.heading[1])
            if len(self.heading[1]) > limits.MAX_TOPIC:
                self._stray()
        if self.heading:
            self.topic = wording.tidied(self.heading[1][marked.end() :]) if marked else self.heading[1]
            self.heading = None
        if len(self.drafts) >= limits.MAX_CARDS:
            raise DeckError.of(limits.TOO_MANY, number)
        self.drafts.append(_Draft(f"Q{digits}" if digits else "", number, self.topic, [prompt]))

    def _ends_answer(self, line: str) -> bool:
        """Whether a line between an answer and an empty line ends a sentence of the answer, and is no heading."""
        begun = "\n".join(self.drafts[-1].last) if self.drafts else ""
        return bool(begun) and begun[-1] not in ".!?" and not _HEADING.match(line) and line[-1] != ":"

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
        """There is no other line: what is wrong with the whole joins `problems`."""
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
        return len(self.drafts) >= LEAST_CARDS and len(strays) <= len(self.drafts)

    def notes(self) -> tuple[str, ...]:
        """What was left out, a line each."""
        talk = (f"lines of a chat around the cards: {self._talk:,}",) if self._talk else ()
        if not self.strays:
            return talk
        return (
            *talk,
            f"lines that belong to no card: {len(self.strays):,} (the first in line {self.strays[0][0]})",
        )
