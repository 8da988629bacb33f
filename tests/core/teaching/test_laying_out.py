"""What of a file of drafts is laid out for a deck, and why the rest is left; which draft comes next."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.cards import Card, Deck, Misconception
from bot.core.teaching.draft_sets import next_waiting
from bot.core.teaching.laying_out import MOST, MOST_EXAMPLES, laid_out
from bot.core.teaching.proposals import WAITING, Proposal, Stage, blank

CARD = Card("a", "What is a moa?", "A bird that has gone.", hint="New Zealand.", accepted=("a lost bird",))
DECK = Deck("birds", "Birds", cards=(CARD, Card("b", "What is an emu?", "A tall bird.")))
NEW = replace(blank(CARD), accepted=("it died out",), wrong=(Misconception(("a fish",)),))


def of(*drafts: Proposal) -> tuple[list[Proposal], tuple[str, ...]]:
    found = laid_out(DECK, drafts)
    return list(found.proposals), found.left


def test_what_waits_or_was_accepted_is_laid_out_and_nothing_else() -> None:
    drafts = [Proposal(NEW, stage, ("Look.",)) for stage in Stage]
    found, left = of(*drafts)
    assert [each.stage for each in found] == [Stage.PASSED, Stage.FLAGGED, Stage.ACCEPTED]
    assert [each.additions for each in found] == [NEW] * 3
    assert left == ()


def test_what_does_not_fit_is_named_with_its_reason() -> None:
    found, left = of(
        Proposal(replace(NEW, key="z"), Stage.PASSED),
        Proposal(replace(NEW, reference="Another."), Stage.PASSED),
        Proposal(replace(blank(CARD), hint="Another.", accepted=("A lost bird!",)), Stage.PASSED),
        Proposal(replace(NEW, accepted=tuple(map(str, range(MOST_EXAMPLES)))), Stage.PASSED),
    )
    assert found == []
    assert left == (
        "z: the deck has no such card any more.",
        "a: its question or answer has changed since it was drafted.",
        "a: it adds nothing to its card.",
        f"a: it has over {MOST_EXAMPLES} examples.",
    )


def test_texts_that_may_not_stand_on_a_card_are_taken_out_and_flag_it() -> None:
    bad = replace(NEW, accepted=("it died out", "see https://evil.example"), explanation="<@1>")
    (found,), _ = of(Proposal(bad, Stage.ACCEPTED, ("Look.",)))
    assert found.additions == NEW
    assert found.stage is Stage.FLAGGED
    assert found.notes[0] == "Look."
    assert set(found.notes[1:]) == {
        "Left out “<@1>”: it holds a mention.",
        "Left out “see https://evil.example”: it holds a link.",
    }


def test_a_card_that_could_not_hold_it_is_left() -> None:
    full = replace(CARD, partial=tuple(f"half {n}" for n in range(500)))
    deck = replace(DECK, cards=(full,))
    found = laid_out(deck, [Proposal(replace(blank(CARD), partial=("one too many",)), Stage.PASSED)])
    assert found.proposals == ()
    assert "500" in found.left[0]


def test_no_more_than_a_sitting_is_laid_out() -> None:
    cards = tuple(Card(f"k{n}", f"What is {n}?", f"It is {n}.") for n in range(MOST + 2))
    drafts = [Proposal(replace(blank(card), accepted=("a number",)), Stage.PASSED) for card in cards]
    found = laid_out(replace(DECK, cards=cards), drafts)
    assert len(found.proposals) == MOST
    assert found.left == tuple(f"k{n}: there are {MOST} before it." for n in (MOST, MOST + 1))


@given(st.lists(st.sampled_from(Stage), min_size=1, max_size=6).map(tuple), st.integers(-1, 5))
def test_the_next_that_waits_is_the_nearest_after_it_round_and_round(
    stages: tuple[Stage, ...], number: int
) -> None:
    number = min(number, len(stages) - 1)
    turn = [*range(number + 1, len(stages)), *range(max(number, 0) + (number >= 0))]
    expected = [each for each in turn if stages[each] in WAITING]
    assert next_waiting(stages, number) == (expected[0] if expected else None)
