"""What speaks for an answer and what against it: the numbers a verdict is decided from.

Every number belongs to a family, and the family says in which direction it may move a verdict. *Support* never lowers
one, *contradiction* never raises one; the fit is constrained so (`tests/grading/fit.py`). *Likeness* is how the answer
stands to single texts of the card, and may count either way: near a wrong example is also near the subject. *Context*
is of the card alone.

The shape of a text (its length, its grammar, how new its words are) is in no family, so it earns nothing: in every
labelled set right answers are longer, and a model that is shown lengths calls a bread recipe correct.

What is made anew for each answer, here and in what this is made of, is never changed, but not frozen either: freezing
took 7 % of an answer's time.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from bot.core.grading.assertions import Assertion, Statement
from bot.core.grading.content import Alignment, ContentProfile
from bot.core.grading.coverage import Found
from bot.core.grading.example_index import Comparison
from bot.core.grading.reading import Reading


class Support(NamedTuple):
    """More of it never makes a verdict worse."""

    mark: float
    """The regression's estimate for all that is claimed and relates to the card, about -1 to 1."""
    strict_mark: float
    """The same by the regression that counts partly right as wrong."""
    best_mark: float
    """The estimate for the best assertion alone."""
    best_strict: float
    """The strict estimate for the best assertion alone."""
    worst_mark: float
    """The estimate for the worst related assertion."""
    margin: float
    """Similarity to the nearest right example less that to the nearest wrong one, -1 to 1."""
    margin_second: float
    """The same over the nearest two of each, -2 to 2."""
    needed: float
    """Mean coverage of as many needed ideas as suffice, 0 to 1."""
    weakest: float
    """Coverage of the least covered needed idea."""
    strongest: float
    """Coverage of the best covered needed idea."""
    ideas: float
    """Needed ideas found, as a share of those that suffice; may exceed 1."""
    best_idea: float
    """The best coverage of any idea by one assertion."""
    right_over_partial: float
    """How much more its content is that of right examples than that of partly right ones (`contrast.Leaning`)."""
    right_over_wrong: float
    """The same beside wrong ones."""
    covered: float
    """How much of what has to be told the answer tells (`focus.Told`), 0 for a card with `model.MANY` examples; so the
    next three."""
    told: float
    telling: float
    relating: float
    """Words of the question count in it, so nothing but the relation is weighed by it (`model.Regime.related`)."""
    near_right: float
    """How near what it is about is to what the card is about (`subject.About`); so the next two. Wrong
    answers are as near as right ones, so nothing but the relation is weighed by them."""
    near_added: float
    near_card: float


class Contradiction(NamedTuple):
    """More of it never makes a verdict better."""

    worst_margin: float
    """The largest excess, over the assertions, of similarity to a wrong example over that to a right one."""
    negation: float
    """Negators more or less than in the nearest right example."""
    flipped: float
    """Content that the nearest right example says with the other polarity."""
    opposed: float
    """Content whose opposite the nearest right example has."""
    overclaim: float
    """Words such as "always" that no right example uses."""
    addressing: float
    """Phrases said to the grader rather than of the card."""
    vague: float
    """Phrases of empty praise and place holders."""
    heap: float
    """How much it looks like words thrown together: many, hardly any grammar, out of order."""
    disorder: float
    """How unlike sentences the order of its words is (`word_order.py`)."""
    reversed: float
    """Share of what is said of a comparison's sides that right answers say of another side."""
    denied: float
    """The best evidence for something that the answer denies: estimate or similarity, whichever is higher."""
    rivals: float
    """Assertions offered as one of several possibilities."""
    unrelated: float
    """How far from every example the related assertions are on average, by their length: 0 near, 1 far."""
    unrelated_share: float
    """Share of the words that stand in assertions without any relation to the card, but for a little small talk."""
    unrelated_size: float
    """Logarithm of how many words that is."""
    unexplained: float
    """Bare cards: logarithm of one plus how many content words neither the card nor its question has. Right answers
    have many, too, so nothing but the relation is weighed by it (`model.Regime.related`)."""


class Likeness(NamedTuple):
    """How the answer stands to single texts of the card."""

    similar: float
    """To the nearest right example: mean cosine of letters and of meanings, 0 to 1; the next three alike."""
    similar_second: float
    similar_partial: float
    similar_wrong: float
    similar_wrong_second: float
    margin_partial: float
    """`similar` less `similar_partial`."""
    partial_over_wrong: float
    """How much more its content is that of partly right examples than that of wrong ones."""
    best_similar: float
    """The highest similarity of one assertion to a right example."""
    best_margin: float
    """The highest excess, over the assertions, of similarity to a right example over that to a wrong one."""
    worst_wrong: float
    """The highest similarity of one assertion to a wrong example."""
    recall: float
    """Share of the nearest right example's content that the answer has, by weight."""
    precision: float
    """Share of the answer's content that the nearest right example has."""
    f1: float
    """Their harmonic mean."""
    order: float
    """Share of the common content that comes in the same order."""
    pairs: float
    """Share of neighbours in content that are neighbours in both."""
    reference_recall: float
    """As above, beside the reference; so the next ones."""
    reference_precision: float
    reference_letters: float
    """Share of the reference's character n-grams that the answer has."""
    reference_tokens: float
    """RapidFuzz's `token_set_ratio` with the reference, 0 to 1."""
    reference_order: float
    reference_negation: float
    reference_flipped: float
    reference_opposed: float
    known: float
    """Share of the answer's meanings that any example has."""
    known_pairs: float
    """Share of its pairs of neighbouring meanings that any example has."""
    own: float
    """Share of its content that right examples use."""
    soft: float
    """Share of the reference's own words that the answer has in some form; 0 for a card with MANY examples."""
    explained: float
    """How much of what the answer adds to the question a right text has (`focus.Told`); the same cards."""
    wrong_recall: float
    """As `recall`, beside the nearest wrong example; so the next ones."""
    wrong_f1: float
    wrong_order: float
    wrong_pairs: float
    similar_question: float
    """Similarity to the question."""
    asked: float
    """Share of the answer's content that the question already says."""


class Context(NamedTuple):
    """What the card knows."""

    enough: float
    """One over the number of needed ideas that suffice."""
    right_examples: float
    """Logarithm of one plus their number; so the next two."""
    wrong_examples: float
    partial_examples: float


FAMILIES = (Support, Contradiction, Likeness, Context)
SIGN = {Support: 1, Contradiction: -1, Likeness: 0, Context: 0}
"""In which direction a family may move a verdict: 1 up only, -1 down only, 0 either."""
NAMES = tuple(name for family in FAMILIES for name in family._fields)
"""The features in the order of the vector."""
PLACE = {name: index for index, name in enumerate(NAMES)}


class AssertionEvidence(Struct):
    """One assertion beside the card."""

    assertion: Assertion
    comparison: Comparison
    right: float
    """Similarity to the nearest right example, 0 to 1."""
    wrong: float
    """Similarity to the nearest wrong example, 0 to 1."""
    relation: float
    """Similarity to the nearest example of any label."""
    idea: float
    """Best coverage of any idea, 0 to 1."""
    size: int
    """Words."""
    own: int
    """Content meanings that right answers use, beyond the question's."""
    related: bool
    """Whether anything on the card speaks of this at all."""


class Evidence(Struct):
    """All that was found about one answer; flags, feedback and reasons are made of it too."""

    statement: Statement
    assertions: tuple[AssertionEvidence, ...]
    reading: Reading
    """Of what is claimed and related, or of all that is claimed where nothing relates."""
    content: ContentProfile
    similar: list[float]
    """Similarity to each example, in the card's order, and to the question."""
    found: Found
    right: int
    """Index of the nearest right example."""
    wrong: int
    """Index of the nearest wrong example, or -1."""
    partial: int
    """Index of the nearest partly right example, or -1."""
    to_right: Alignment
    to_reference: Alignment
    crossing: tuple[int, int]
    """Of things that right answers say of one side of a comparison only: said of another side, and in all."""
    vector: tuple[float, ...]
    exchange: float = 0.0
    """How much higher the regression's estimate is with the names of the two sides in each other's place."""

    def value(self, name: str) -> float:
        """One feature by name. Raises KeyError for an unknown one."""
        return self.vector[PLACE[name]]
