"""The drafts file: what is written is read again, people's mistakes are found with their line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.cards import Deck
from bot.core.decks.problems import DeckError
from bot.core.teaching.proposals import Proposal, Stage
from bot.formats.teaching.drafts import Drafts, card_text, head, parse, parse_card, proposal_text, write
from tests.formats.strategies import decks
from tests.teaching.known import taught

ONE = Proposal(taught()[0], Stage.PASSED)
TWO = Proposal(taught()[1], Stage.FLAGGED, ("Left out “x: y”: it had two labels.", "Look: #this"))


@given(
    decks(), st.sampled_from(Stage), st.text("ab: #'\"é", min_size=1, max_size=20).map(str.strip).filter(bool)
)
def test_what_is_written_is_read_again(deck: Deck, stage: Stage, note: str) -> None:
    proposals = tuple(Proposal(card, stage, (note,)) for card in deck.cards)
    for drafts in (Drafts("deck", "/tmp/a b: #c.yaml", 0, proposals), Drafts("deck", "", 7, proposals)):
        assert parse(write(drafts)) == drafts


def test_it_grows_at_its_end_and_the_last_draft_of_a_card_counts() -> None:
    empty = Drafts("bio", "", 0)
    text = head(empty)
    assert parse(text) == empty
    text += (
        proposal_text(ONE)
        + proposal_text(TWO)
        + proposal_text(replace(ONE, stage=Stage.FAILED, notes=("No.",)))
    )
    assert parse(text).proposals == (replace(ONE, stage=Stage.FAILED, notes=("No.",)), TWO)


def test_a_field_in_the_wrong_place_is_not_said_to_mean_itself() -> None:
    with pytest.raises(DeckError, match="accepted: does not belong here, but in another part of the file"):
        parse("deck: {slug: d}\ncards:\n  - card: {key: a, prompt: Q?, reference: A}\n    accepted: [so]\n")


def test_a_hand_written_one_needs_little() -> None:
    text = "deck: {slug: d}\ncards:\n  - card: {key: a, prompt: Q?, reference: A, accepted: [so]}\n"
    proposal = parse(text).proposals[0]
    assert (proposal.stage, proposal.notes, proposal.additions.accepted) == (Stage.PASSED, (), ("so",))


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("stage: passed", "stage: good", 7, "stage: should be"),
        ("key: bio-01", "name: bio-01", 9, "card.name: does not belong here"),
        ("      key: bio-01\n", "", 7, "a draft without its card's key"),
        ("accepted:", "acepted:", 41, "card.acepted: no such field; did you mean accepted?"),
        ("deck:\n  slug: bio\n", "deck: {}\n", 4, "deck.slug: is missing"),
        ("deck:\n", "decks:\n", 4, "no drafts: those are in a file that `deck teach` wrote"),
    ],
)
def test_a_mistake_is_found_with_its_line(old: str, new: str, line: int, says: str) -> None:
    text = write(Drafts("bio", "", 0, (ONE,)))
    assert old in text
    with pytest.raises(DeckError) as error:
        parse(text.replace(old, new, 1))
    assert error.value.problems[0].line == line, str(error.value)
    assert says in error.value.problems[0].message


@pytest.mark.parametrize(
    "text", ["", "just text", "- a\n- b", "deck: {slug: d}\ncards: none", "a: *b", "deck: [\n"]
)
def test_what_is_no_drafts_file_is_said_to_be_none(text: str) -> None:
    with pytest.raises(DeckError):
        parse(text)


def test_a_card_comes_back_from_an_editor_with_its_own_question() -> None:
    text = (
        card_text(ONE).replace("makes ATP by respiration", "makes ATP").replace("key: bio-01", "key: other")
    )
    text = text.replace("What does the mitochondrion do", "What do mitochondria do")
    found = parse_card("# a comment\n" + text, ONE)
    assert found.additions == replace(ONE.additions, accepted=("makes ATP", *ONE.additions.accepted[1:]))
    assert found.stage is Stage.PASSED
    with pytest.raises(DeckError, match="line 5: accepted"):
        parse_card("key: a\nprompt: b\nreference: c\nhint: d\naccepted: e\n", ONE)
    with pytest.raises(DeckError):
        parse_card("", ONE)
