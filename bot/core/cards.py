"""Decks and cards: what is asked, and what a grader may know about the answer.

Everything here is immutable, so a prepared card can be cached and shared between tasks.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

TAUGHT_FROM = 12
"""Examples that a server teaches a bare card, from which on it is graded as a taught one: see `docs/grading.md`."""


class Need(StrEnum):
    """How much an answer needs a concept."""

    CORRECT = "correct"
    """A right answer has it (see `Card.enough` for cards that ask for some of a list)."""
    PARTIAL = "partial"
    """Having it earns "partly right", though a right answer may go without it."""
    BONUS = "bonus"
    """Good to say, never asked for."""


class Concept(Struct, frozen=True):
    """One idea of a card, with the ways people put it."""

    id: str
    idea: str
    """A noun phrase for feedback: "You have *the drop in performance*"."""
    ask: str
    """A question that points at the idea without giving it away; safe to say in public."""
    needed: Need = Need.CORRECT
    phrasings: tuple[str, ...] = ()


class Side(Struct, frozen=True):
    """One side of a comparison ("precision" of "precision vs recall") and what is true of it alone."""

    name: str
    aliases: tuple[str, ...] = ()
    belongs: tuple[str, ...] = ()


class Misconception(Struct, frozen=True):
    """Known wrong answers that share one mistake, and the sentence that corrects it."""

    answers: tuple[str, ...]
    why: str | None = None
    """The correction said to the person; None where the answers share no particular mistake."""


class AnswerKind(StrEnum):
    """What form an answer has; each kind is compared in its own way (`bot.core.grading.facts`)."""

    SENTENCE = "sentence"
    """An explanation in words: graded by its assertions."""
    NUMBER = "number"
    QUANTITY = "quantity"
    """A number with a unit, a currency, a time of day."""
    DATE = "date"
    """A year, a month, a day, a century, or an era with them."""
    NAME = "name"
    """Of a person, a place, a work."""
    TERM = "term"
    """A word or short phrase of a field or a language."""
    LIST = "list"
    YES_NO = "yes-no"
    FORMULA = "formula"
    """A formula, code, a symbol, a shortcut: every character may carry meaning."""


class AnswerSpec(Struct, frozen=True):
    """What a card's author says of the form of its answer; what is not said is found from question and reference."""

    kind: AnswerKind | None = None
    tolerance: str = ""
    """How near a number has to be: "2%" of the reference, or "0.5" in its own unit."""
    unit: str = ""
    """The unit that the reference's number is in, where the reference does not say it."""
    all_of: tuple[str, ...] = ()
    """The members of a list, where the reference does not simply name them."""
    any: int | None = None
    """How many members of the list suffice; None means all."""
    ordered: bool = False
    """The members must come in the reference's order."""
    exact: bool = False
    """Nothing is forgiven but case of the surrounding blank space: no typing slips, no synonyms."""


class Source(Struct, frozen=True):
    """A page with more on a card's matter."""

    url: str
    """As `bot.core.decks.sources.url_of` gives it: http or https, ASCII."""
    title: str = ""
    """What the page is called; empty where nothing but its address is known."""


class Card(Struct, frozen=True):
    """One question with its reference answer; everything past `reference` is optional knowledge."""

    key: str
    """Stable within its deck: re-importing a deck updates the card that has the key."""
    prompt: str
    reference: str
    topic: str = ""
    hint: str = ""
    enough: int | None = None
    """How many of the `Need.CORRECT` concepts suffice for a correct answer; None means all."""
    concepts: tuple[Concept, ...] = ()
    sides: tuple[Side, ...] = ()
    accepted: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()
    wrong: tuple[Misconception, ...] = ()
    answer: AnswerSpec | None = None
    """What the author says of the answer's form (`answer:` in a deck file); None where nothing is said."""
    explanation: str = ""
    """More on the matter for people to read after the answer: why it is so, an example. Grading never reads it."""
    source: Source | None = None
    """Where to read on; never graded either."""
    learned: int = 0
    """Of a card that is bare by itself: how many of its examples a server taught it. Never stored with the card."""

    @property
    def lightly_taught(self) -> bool:
        """Whether it is bare by itself, and a server has taught it too little for that to be all there is to go by."""
        return 0 < self.learned < TAUGHT_FROM

    @property
    def bare(self) -> bool:
        """Whether a grader has its reference, or more right answers, and next to nothing else to go by."""
        untaught = self.lightly_taught or not (self.partial or self.wrong)
        return untaught and not (self.concepts or self.sides)

    @property
    def wrong_answers(self) -> tuple[str, ...]:
        """The known wrong answers of all its misconceptions."""
        return tuple(answer for group in self.wrong for answer in group.answers)

    @property
    def known_answers(self) -> tuple[str, ...]:
        """Every answer whose verdict it knows, its own first."""
        return (self.reference, *self.accepted, *self.partial, *self.wrong_answers)


class Deck(Struct, frozen=True):
    """A named, ordered set of cards."""

    slug: str
    """What commands call it: lower case letters, digits and dashes."""
    title: str
    description: str = ""
    cards: tuple[Card, ...] = field(default=())

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics in the order in which the cards first name them."""
        return tuple(dict.fromkeys(card.topic for card in self.cards if card.topic))

    def card(self, key: str) -> Card | None:
        """The card with that key, or None."""
        return next((card for card in self.cards if card.key == key), None)
