"""The cards as the grader keeps them: what is asked of an answer first, and all else once an answer needs it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from bot.core.cards import AnswerKind, Card
from bot.core.grading.alternatives import with_alternatives
from bot.core.grading.bare_lexicons import BareLexicons
from bot.core.grading.card_reading import examples_of
from bot.core.grading.comparatives import Comparatives
from bot.core.grading.denials import Denials
from bot.core.grading.example_index import Solution
from bot.core.grading.facts import prepare_fact
from bot.core.grading.facts.tables import pattern
from bot.core.grading.languages.foreign import Languages
from bot.core.grading.lexicon import Lexicon
from bot.core.grading.prepared_card import PreparedCard, prepare
from bot.core.grading.verbatim import OwnTexts
from bot.core.grading.word_order import WordOrder
from bot.core.listed_options import without_options

if TYPE_CHECKING:
    from bot.core.grading.facts.card import FactCard
    from bot.core.grading.several_values import SeveralValues

CACHE = 600_000
"""Features held in prepared cards, some 150 MB: the shipped deck and a thousand bare cards more; the card used longest
ago goes first."""
_REPORTS = pattern(
    r"(?i)\b(?:say|says|said|think|thinks|thought|believe|claim|guess|assume|guessed|wait|sorry|scratch|mean|make that"
    r"|hang on|hold on|used to be|wrong|false|myth|contrary)\b"
)
"""Words of answers that report what others hold, or take something back."""
FACT_SIZE = 9
"""What a card that compares facts holds for that, counted in features: some 2 kB."""


class ReadyCard:
    """A card ready for grading. Most answers to a card that wants a fact are never read as a sentence."""

    __slots__ = ("_several", "card", "comparatives", "denials", "exact", "fact", "lexicon", "own", "sentence")

    def __init__(self, lexicon: Lexicon, card: Card) -> None:
        self.card = without_options(card)
        self.lexicon = lexicon
        self.fact: FactCard | None = prepare_fact(self.card, lexicon)
        """How to compare an answer that is a value; None for a card whose answer is a sentence."""
        if self.fact is None:
            self.card = with_alternatives(self.card)
        self.exact = self.card.answer is not None and self.card.answer.exact
        """Whether the card's author wants its very words."""
        cased = self.fact is not None and (self.exact or self.fact.kind is AnswerKind.FORMULA)
        self._several: SeveralValues | None = None
        self.comparatives = Comparatives(self.card.reference)
        """Adjectives of the reference, to tell "denser" from "less dense"."""
        self.denials = Denials(self.card.reference, values=self.fact is not None)
        """What its answers deny; not asked where a yes or no is."""
        self.own = OwnTexts(examples_of(self.card)[0], cased=cased)
        """The card's examples, as they are found under capitals and hedges."""
        self.sentence: PreparedCard | None = None
        """What sentences are compared with; None as long as no answer had to be read as one."""

    def several(self, answer: str) -> SeveralValues | None:
        """What is decided of answers that name several values; None where no word of this one says that it does."""
        if self.exact or (self.fact is None and not _REPORTS.search(answer)):
            return None
        if self._several is None:
            from bot.core.grading.several_values import (
                SeveralValues,
            )  # a bot without facts hardly ever needs it

            self._several = SeveralValues(self.card, self.fact.kind if self.fact else AnswerKind.SENTENCE)
        return self._several

    @property
    def names_value(self) -> bool:
        """Whether answers name a value, which may be held, rejected or left open."""
        return self.fact is not None and self.fact.kind is not AnswerKind.YES_NO and not self.exact

    @property
    def size(self) -> int:
        """What it holds, counted in features of `sentence`."""
        return (FACT_SIZE if self.fact else 0) + (self.sentence.index.size if self.sentence else 0)


class ReadyCards:
    """The cards that were used last, made ready; safe in several threads at once."""

    def __init__(
        self,
        lexicon: Lexicon,
        order: WordOrder,
        general: Callable[[bool], Lexicon] | None = None,
        solutions: Mapping[str, Solution] | None = None,
        languages: Languages | None = None,
    ) -> None:
        """As `grader.Grader` takes them."""
        self._languages = languages or Languages()
        self._lexicon = lexicon
        self._order = order
        self._bare = BareLexicons(general or (lambda _: lexicon), self._languages)
        self._solutions = solutions
        self._cards: OrderedDict[Card, ReadyCard] = OrderedDict()
        self._newest: tuple[Card, ReadyCard] | None = None
        """The card used last, which goes last as well."""
        self._held = 0
        self._lock = Lock()
        """Held while cards are looked up, put in and let go, and never while one is made ready."""

    def of(self, card: Card) -> ReadyCard:
        """The card made ready.

        A bare one that wants a fact is made ready for facts alone: what sentences are compared with takes a few
        milliseconds more, for the first answer that is none.
        """
        newest = self._newest
        if newest is not None and newest[0] is card:  # hashing a card with all its examples takes a while
            return newest[1]
        ready = self._kept(card)
        if ready is None:
            made = ReadyCard(self.lexicon(card), card)
            if not (card.bare and made.fact):
                made.sentence = self._sentence(made)
            ready = self._kept(card, made) or made
        self._newest = card, ready
        return ready

    def lexicon(self, card: Card) -> Lexicon:
        """The lexicon that reads the card and the answers to it."""
        return self._bare.of(card) if card.bare else self._languages.lexicon(card, self._lexicon)

    def read(self, card: Card) -> PreparedCard:
        """The card made ready for sentences."""
        ready = self.of(card)
        if ready.sentence is None:
            sentence = self._sentence(ready)
            with self._lock:
                if ready.sentence is None:
                    ready.sentence = sentence
                    if self._cards.get(card) is ready:
                        self._hold(sentence.index.size)
        return ready.sentence

    def _sentence(self, ready: ReadyCard) -> PreparedCard:
        """What sentences are compared with, worked out."""
        fact = ready.fact is not None
        return prepare(ready.lexicon, self._order, ready.card, self._solutions, fact=fact)

    def _kept(self, card: Card, made: ReadyCard | None = None) -> ReadyCard | None:
        """The card as it is kept, which is the one used last from now on; `made` is kept where none is."""
        with self._lock:
            ready = self._cards.get(card)
            if ready is not None:
                self._cards.move_to_end(card)
            elif made is not None:
                self._cards[card] = made
                self._hold(made.size)
            return ready

    def _hold(self, size: int) -> None:
        """Count what was made for a card, and let go of those used longest ago where that is too much."""
        self._held += size
        while self._held > CACHE and len(self._cards) > 1:
            self._held -= self._cards.popitem(last=False)[1].size
