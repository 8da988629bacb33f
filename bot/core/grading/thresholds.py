"""Where the rules of `policy` begin."""

from __future__ import annotations

from msgspec import Struct


class Thresholds(Struct, frozen=True):
    """Where the rules begin: set by eye while looking at the labelled sets and the behaviour suite, not fitted."""

    false_margin: float = 0.20
    """How much nearer to a wrong example than to any right one an assertion is that counts as false."""
    false_mark: float = -0.15
    """The regression's estimate below which it must lie, too."""
    doubtful_margin: float = 0.08
    """The same for an assertion that is named as the false part beside an answer with all its ideas."""
    sound_mark: float = 0.0
    """The regression's estimate from which an assertion counts as sound."""
    sound_slack: float = 0.05
    """How much nearer to a wrong example than to a right one it may be: a near copy of both is common."""
    denied: float = 0.25
    """Estimate or similarity from which a denied assertion counts as denying what is right."""
    denied_read: float = 0.5
    """The cross-encoders' probability that it is at least partly right from which what is denied is right: of 240 right
    answers that were denied, mostly the first of several sentences, .17 passed without this, .06 with it."""
    close: float = 1.3
    """How many times the bar for a relation one assertion has to reach before an answer can be correct."""
    rambling: float = 0.6
    """Share of words in unrelated assertions from which an answer is at most partly right."""
    said: float = 0.8
    """Coverage of a needed idea by one assertion from which it is said."""
    copied: float = 0.999
    """Share of what an answer adds to the question that is the text's own words, from which it adds nothing else."""
    beside: float = 0.1
    """Cosine of what an answer adds to the question and what the text adds below which, without a word in common, it
    is about something else. Of 8,000 labelled answers none that was weighed as right is."""
    fragment: float = 0.35
    """Share of a right text's own words below which an answer of nothing else is a piece of it."""
    copied_recall: float = 0.7
    """Share of a right text's content from which an answer has nearly all of it ..."""
    copied_precision: float = 0.85
    """... share of its own that is that text's, from which it says next to nothing else ..."""
    copied_misplaced: int = 1
    """... and words of it out of their place at most: two and more are roles exchanged, mostly."""
    copied_size: int = 4
    """Content words of an answer from which one may be out of its place."""
    short: int = 20
    """Different words of an answer up to which a "not" in each assertion turns it round: of 32 labelled answers that
    would be right but for that 29 are wrong, one partly right."""
    turned_words: int = 2
    """Words of it at least over which that "not" has to be ..."""
    turned: float = 0.66
    """... and the share of what it has of the right text's own words."""
    turned_copy: float = 0.5
    """The same where it says nothing else ("prices do not rise"): a subject is before its "not"."""
    copy: float = 0.95
    """Share of its content that is the right text's from which it says nothing else."""
    shaken_size: int = 4
    """Content words of an answer from which its disorder is noticed."""
    shaken_whole: float = 0.8
    """Recall and precision of the reference's words in disorder."""
    shaken_order: float = 0.6
    """Shares in order and of neighbours below which they are in disorder: of 43 such answers 15 are right (its clauses
    exchanged) and 22 wrong, which have roles exchanged mostly."""
    few: int = 15
    """Different words of an answer up to which the opposite of a right text's word stands in place of that: of nine
    that would be right but for that six are wrong, one partly right. More words tell both sides of a contrast."""
    exchanged: float = 0.5
    """How much more an answer is estimated with its two sides exchanged, from which they are the wrong way round: all
    15 such of 178 labelled answers that name both are wrong."""
    perhaps_exchanged: float = 0.2
    """The same from which they may be, where it is not estimated as right ..."""
    exchanged_mark: float = 0.15
    """... which it is from this estimate: of 23 such answers 21 are wrong, one partly right."""
    turned_steps: int = 2
    """Words out of the reference's order from which its steps are told backwards ..."""
    turned_order: float = 0.4
    """... and the share in order below which they are."""
    elsewhere: float = 0.3
    """How much nearer another card of the deck may be (`DeckIndex.nearer`) for an answer to be right ..."""
    plainly_elsewhere: float = 0.6
    """... and to be partly right."""
    phrase: int = 8
    """Words of a reference up to which both are higher by `of_a_phrase`: others are nearer to few words by chance."""
    of_a_phrase: float = 0.1
    one_alone: float = 0.3
    """The probability of "right" by the one cross-encoder below which the other one alone is not believed ..."""
    apart_covered: float = 0.15
    """... where less than this share of a right text's own words is told ..."""
    apart: float = 0.4
    """... and the cosine of answer and card is less. Of thirty such answers eleven are right; a third of the talk about
    other things that was called right is among them."""
    vouched_phrase: float = 0.3
    """The cross-encoders' probability of "right" below which an answer to a phrase is at most partly right: of 17 such
    answers that would be right otherwise 9 are, and 8 wrong."""
    breath: int = 25
    """Words of an assertion above which it may hold the words of an idea by chance, among many others."""


THRESHOLDS = Thresholds()
