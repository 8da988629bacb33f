"""What a proposal adds to a card, and what of the author's it leaves alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Deck, Misconception, Side
from bot.core.teaching.proposals import Proposal, Stage, blank, gained, stale, taught, taught_deck

CARD = Card("q", "What is drift?", "The data changes.", hint="Time passes.", accepted=("data moves",))
NEW = replace(
    blank(CARD),
    hint="Another hint.",
    explanation="Customers change.",
    enough=1,
    concepts=(Concept("data", "the change", "what changes?"), Concept("time", "the time", "when?")),
    sides=(Side("one"), Side("two")),
    accepted=("Data moves!", "inputs look different", "the data changes"),
    partial=("it gets worse",),
    wrong=(Misconception(("the code breaks",), "Code stays."), Misconception(("bugs",))),
    answer=AnswerSpec(AnswerKind.SENTENCE),
)


def test_examples_are_added_and_missing_parts_are_given() -> None:
    after = taught(CARD, NEW)
    assert after.accepted == ("data moves", "inputs look different")
    assert (after.hint, after.explanation, after.enough) == ("Time passes.", "Customers change.", 1)
    assert (after.concepts, after.sides, after.answer) == (NEW.concepts, NEW.sides, NEW.answer)
    assert (after.partial, after.wrong) == (NEW.partial, NEW.wrong)


def test_ideas_of_the_author_stand_alone() -> None:
    own = replace(CARD, concepts=(Concept("own", "its own idea", "which?"),))
    after = taught(own, NEW)
    assert (after.concepts, after.enough) == (own.concepts, None)


def test_a_known_correction_takes_new_answers_in() -> None:
    own = replace(CARD, wrong=(Misconception(("the program crashes",), "Code stays."),))
    assert taught(own, NEW).wrong == (
        Misconception(("the program crashes", "the code breaks"), "Code stays."),
        Misconception(("bugs",)),
    )


def test_what_has_a_label_already_gets_no_other() -> None:
    own = replace(CARD, wrong=(Misconception(("It gets worse.",)),))
    assert taught(own, NEW).partial == ()


def test_what_is_gained_is_what_taught_adds() -> None:
    more = gained(CARD, NEW)
    assert (more.hint, more.accepted) == ("", ("inputs look different",))
    assert gained(taught(CARD, NEW), NEW) == blank(CARD)


TEXTS = st.lists(st.sampled_from(["a", "A.", "b", "c", "d e", "D  e!", "f", "the data changes"]), max_size=6)


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_teaching_twice_is_teaching_once_and_no_text_stands_twice(
    own: list[str], right: list[str], half: list[str], wrong: list[str]
) -> None:
    card = taught(CARD, replace(blank(CARD), accepted=tuple(own)))
    group = (Misconception(tuple(wrong), "why"),) if wrong else ()
    new = replace(blank(CARD), accepted=tuple(right), partial=tuple(half), wrong=group)
    after = taught(card, new)
    texts = [text.casefold().strip(".!") for text in after.known_answers]
    assert len({" ".join(text.split()) for text in texts}) == len(texts)
    assert taught(after, new) == after
    assert taught(card, gained(card, new)) == after


def test_a_proposal_fits_a_card_that_asks_the_same() -> None:
    proposal = Proposal(NEW, Stage.PASSED)
    assert stale(CARD, proposal) == ""
    assert stale(replace(CARD, prompt="what is drift", hint=""), proposal) == ""
    assert stale(replace(CARD, reference="Another."), proposal).startswith(
        "its question or answer has changed"
    )
    assert stale(None, proposal) == "the deck has no such card any more"


def test_a_deck_takes_what_fits_and_names_the_rest() -> None:
    other = Card("r", "What is a fold?", "A part of the data.")
    deck = Deck("d", "D", cards=(CARD, other))
    gone, old = (Proposal(replace(NEW, key=key), Stage.PASSED) for key in ("gone", "r"))
    after, changed, left = taught_deck(deck, [Proposal(NEW, Stage.PASSED), gone, old])
    assert (changed, sorted(left)) == (("q",), ["gone", "r"])
    assert after.cards == (taught(CARD, NEW), other)
    assert taught_deck(after, [Proposal(NEW, Stage.PASSED)])[1] == ()
