"""Multiple-choice sheets: columns of options, and one that says which of them is right.

    Question, A, B, C, Correct            Question, Answer 1, Answer 2, Answer 3, Correct answer(s)
    Which flies?, Bat, Cow, Pig, A        Which fly?, Bat, Cow, Owl, "1, 3"

The right option becomes the answer, the others wrong answers. That the cell of the right one holds a letter or a
number tells such a sheet from a table in which it holds the answer itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.cards import Card, Misconception
from bot.core.decks import limits
from bot.core.decks.check import tidy
from bot.core.listed_options import listed
from bot.formats.tables import columns

_BEFORE_OPTION = "option|choice|answer|alternative|antwort|opción|opcion|réponse|вариант|ответ"
_OPTION = re.compile(rf"(?:{_BEFORE_OPTION})?_?([a-h]|\d)", re.IGNORECASE)
_RIGHT_NAMES = (
    "correct correct_answer correct_answers correct_answer_s correct_option correct_options correct_choice right "
    "right_answer right_option answer answers answer_key key solution solutions richtig richtige_antwort lösung "
    "correcta respuesta_correcta bonne_réponse правильный_ответ"
)
_RIGHT = frozenset(_RIGHT_NAMES.split())
_LETTERS = "abcdefgh"
_NAMED = re.compile(r"(?:option|choice|answer)?\s*\(?([a-h]|[1-8])\)?[.:)]?", re.IGNORECASE)
LEAST = 2
"""Options from which a sheet is one of choices."""


class Choices:
    """The columns of options of a sheet, and the one of the right one."""

    def __init__(self, options: Sequence[int], right: int) -> None:
        self._options, self._right = options, right

    @classmethod
    def among(cls, names: Sequence[str], below: Sequence[str]) -> Choices | None:
        """Found in a line of names; the right cell of the row below it has to name an option."""
        plain = [columns.plain(name) for name in names]
        options: dict[str, int] = {}
        for place, name in enumerate(plain):
            if found := _OPTION.fullmatch(name):
                options.setdefault(found[1], place)
        for marks in (_LETTERS, "12345678"):
            places = [options[mark] for mark in marks[: len(options)] if mark in options]
            right = next(
                (place for place, name in enumerate(plain) if name in _RIGHT and place not in places), None
            )
            if len(places) >= LEAST and len(places) == len(options) and right is not None:
                choices = cls(places, right)
                return choices if choices.picked(below) else None
        return None

    def holds(self, place: int) -> bool:
        """Whether the column is one of these."""
        return place == self._right or place in self._options

    def picked(self, cells: Sequence[str]) -> tuple[int, ...]:
        """Places of the right options of a row: named by letter, number or their text; empty where none is.

        Empty, too, where it could be either: "2" among options of which the first reads 2.
        """
        said = cells[self._right].strip() if self._right < len(cells) else ""
        texts = [tidy(cells[place]).casefold() if place < len(cells) else "" for place in self._options]
        written = tuple(
            place
            for place, text in zip(self._options, texts, strict=True)
            if text and text == said.casefold()
        )
        named = self._named(said)
        if written and named and written != named:
            return ()
        return written[:1] or tuple(place for place in named if place < len(cells) and cells[place].strip())

    def _named(self, said: str) -> tuple[int, ...]:
        """Places of the options whose letters or numbers are told: "B", "1, 3", "Option c"."""
        places = []
        for part in filter(None, re.split(r"\s*(?:[,;/&+]|\band\b)\s*", said)):
            found = _NAMED.fullmatch(part)
            if found is None:
                return ()
            mark = found[1].casefold()
            number = _LETTERS.index(mark) if mark in _LETTERS else int(mark) - 1
            if number >= len(self._options):
                return ()
            places.append(self._options[number])
        return tuple(places)

    def with_options(self, card: Card, cells: Sequence[str]) -> Card | None:
        """The card with the right option as its answer (more of them as accepted) and the others as wrong ones.

        None where the row names no right one.
        """
        right = self.picked(cells)
        if not right:
            return None
        texts = {place: tidy(cells[place]) for place in self._options if place < len(cells)}
        others = tuple(text for place, text in texts.items() if place not in right and text)
        said = [texts[place] for place in right]
        chosen = Card(
            key=card.key,
            prompt=card.prompt,
            reference=said[0],
            topic=card.topic,
            hint=card.hint,
            accepted=tuple(said[1:]),
            wrong=tuple(Misconception((text,)) for text in others),
            explanation=card.explanation,
            source=card.source,
        )
        return listed(chosen, limits.MAX_PROMPT)
