"""Additions taken apart and put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Misconception, Need, Side, Source
from bot.core.teaching.items import Item, Part, fields, has_already, joined, split, with_fields
from bot.core.teaching.proposals import blank, gained

CARD = Card("q", "What is drift?", "The data changes.")
TEXT = st.text("abc d", min_size=1, max_size=6).map(str.strip).filter(bool)
CONCEPT = st.builds(
    Concept, id=TEXT, idea=TEXT, ask=TEXT, needed=st.sampled_from(Need), phrasings=st.tuples(TEXT)
)
GROUP = st.builds(
    Misconception, answers=st.lists(TEXT, min_size=1, max_size=3).map(tuple), why=st.none() | TEXT
)
ADDITIONS = st.builds(
    Card,
    key=st.just("q"),
    prompt=st.just(CARD.prompt),
    reference=st.just(CARD.reference),
    hint=st.just("") | TEXT,
    explanation=st.just("") | TEXT,
    source=st.none() | st.just(Source("https://example.org/", "page")),
    answer=st.none() | st.just(AnswerSpec(AnswerKind.TERM)),
    concepts=st.lists(CONCEPT, max_size=3).map(tuple),
    sides=st.lists(st.builds(Side, name=TEXT, aliases=st.tuples(TEXT)), max_size=2).map(tuple),
    accepted=st.lists(TEXT, max_size=3).map(tuple),
    partial=st.lists(TEXT, max_size=3).map(tuple),
    wrong=st.lists(GROUP, max_size=3).map(tuple),
)


@given(ADDITIONS)
def test_all_items_together_are_the_additions(additions: Card) -> None:
    assert joined(additions, split(additions)) == additions


@given(ADDITIONS, st.data())
def test_what_is_left_out_is_gone_and_all_else_stays(additions: Card, data: st.DataObject) -> None:
    items = split(additions)
    taken = data.draw(st.lists(st.booleans(), min_size=len(items), max_size=len(items)))
    kept = [item for item, take in zip(items, taken, strict=True) if take]
    groups = {item.group for item in kept if item.part is Part.WRONG}
    there = [item for item in kept if item.part is not Part.CORRECTION or item.group in groups]
    found = split(joined(additions, kept))
    assert [(item.part, item.content) for item in found] == [(item.part, item.content) for item in there]


@given(ADDITIONS)
def test_fields_that_are_left_alone_change_nothing(additions: Card) -> None:
    for item in split(additions):
        assert with_fields(item, fields(item)) == item


def test_enough_goes_when_no_more_ideas_than_that_are_left() -> None:
    ideas = (Concept("a", "one", "which?"), Concept("b", "two", "which?"), Concept("c", "three", "which?"))
    additions = replace(blank(CARD), concepts=ideas, enough=2)
    assert joined(additions, split(additions)).enough == 2
    assert joined(additions, split(additions)[1:]).enough is None


def test_texts_of_an_idea_and_a_side_are_mended_and_lists_have_a_line_each() -> None:
    idea = with_fields(
        Item(Part.IDEA, Concept("a", "one", "which?")), {"phrasings": " un \n\n uno ", "ask": "q?"}
    )
    assert idea.content == Concept("a", "one", "q?", phrasings=("un", "uno"))
    side = with_fields(Item(Part.SIDE, Side("one", ("un",))), {"name": " first ", "belongs": "early"})
    assert side.content == Side("first", ("un",), ("early",))
    form = Item(Part.FORM, AnswerSpec(AnswerKind.DATE))
    assert with_fields(form, {"text": "x"}) == form
    assert fields(form) == {}


@pytest.mark.parametrize(
    ("card", "already"),
    [
        (CARD, {"the DATA changes!"}),
        (replace(CARD, hint="Time.", accepted=("it moves",)), {"A hint.", "it moves", "the DATA changes!"}),
    ],
)
def test_what_the_card_has_is_not_taken_again(card: Card, already: set[str]) -> None:
    additions = replace(
        blank(CARD),
        hint="A hint.",
        accepted=("it moves", "the DATA changes!"),
        wrong=(Misconception(("code breaks",), "Code stays."),),
    )
    found = {str(item.content) for item in split(additions) if has_already(card, item)}
    assert found == already
    left = [item for item in split(additions) if not has_already(card, item)]
    assert joined(additions, left) == gained(card, additions)
