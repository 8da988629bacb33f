"""What an answer and a card make: each assertion beside the card, and all that relates together."""

from __future__ import annotations

from math import log1p

import pytest
from msgspec.structs import replace

from bot.core.cards import Card, Misconception
from bot.core.grading.assertions import Assertion, Statement
from bot.core.grading.content import content_profile
from bot.core.grading.evidence import NAMES, Context, Contradiction, Evidence, Likeness, Support
from bot.core.grading.families import SMALL_TALK, crossing
from bot.core.grading.gathering import gather
from bot.core.grading.model import MANY
from bot.core.grading.reading import read
from tests.core.grading.cards import BARE, CARD, TALK, VERSUS
from tests.core.grading.making import gathered, lexicon, ready, shipped

RIGHT = CARD.accepted[0]
WRONG = CARD.wrong[2].answers[0]
OFF = "Ottoman sultans drank sherbet"


def test_every_feature_has_a_value() -> None:
    evidence = gathered(CARD, RIGHT)
    assert len(evidence.vector) == len(NAMES)
    assert {name: evidence.value(name) for name in NAMES} == dict(zip(NAMES, evidence.vector, strict=True))
    with pytest.raises(KeyError):
        evidence.value("no such feature")


LIMITS = {"telling": 200, "relating": 200}
"""Where numbers are sums over all words of a card."""


@pytest.mark.parametrize("family", [Support, Contradiction, Likeness, Context])
def test_no_value_is_out_of_this_world(family: type[Support]) -> None:
    for card in (CARD, BARE, VERSUS, shipped()["Q1"]):
        for text in (
            card.reference,
            card.prompt,
            WRONG,
            f"{RIGHT}. {OFF}. I doubt that {WRONG}",
            "x",
            "or maybe",
        ):
            evidence = gathered(card, text)
            assert all(-20 < evidence.value(name) < LIMITS.get(name, 20) for name in family._fields)


def test_a_statement_of_nothing_is_no_trouble() -> None:
    evidence = gather(ready(CARD), Statement((), repeated=False))
    assert (evidence.assertions, evidence.value("mark")) == ((), 0)


HIGHER = [
    ("mark", RIGHT, WRONG),
    ("strict_mark", RIGHT, CARD.partial[1]),
    ("margin", RIGHT, WRONG),
    ("margin_second", RIGHT, WRONG),
    ("right_over_partial", RIGHT, CARD.partial[1]),
    ("right_over_wrong", RIGHT, WRONG),
    ("partial_over_wrong", CARD.partial[1], WRONG),
    ("needed", RIGHT, "log first"),
    ("weakest", "log first, nothing is lost", "log first"),
    ("strongest", "log first", "a file"),
    ("ideas", "log first, nothing is lost", "log first"),
    ("best_idea", "log first", WRONG),
    ("best_mark", f"{WRONG}. {RIGHT}", f"{WRONG}. {WRONG}!"),
    ("worst_mark", f"{RIGHT}. {CARD.accepted[1]}", f"{RIGHT}. {WRONG}"),
    ("worst_margin", f"{RIGHT}. {WRONG}", RIGHT),
    ("negation", "changes not written to a log ahead of the tables for crash recovery", CARD.accepted[3]),
    ("flipped", "changes not written to a log ahead of the tables for crash recovery", CARD.accepted[3]),
    ("opposed", CARD.reference.replace("before", "after"), CARD.reference),
    ("overclaim", "it always guarantees crash recovery", "it gives crash recovery"),
    ("addressing", "for full marks the log", "the log"),
    ("vague", "the log is important", "the log is first"),
    ("heap", "database crash log table change recovery journal power backup", RIGHT),
    ("disorder", "the of to database a every log change write before it", CARD.reference),
    ("denied", f"I doubt that {RIGHT}. {OFF}", f"{RIGHT}. I doubt that {OFF}"),
    ("rivals", f"{RIGHT}, or maybe {WRONG}", f"{RIGHT}, {WRONG}"),
    ("unrelated_share", f"{RIGHT}. {TALK}", RIGHT),
    ("unrelated_size", f"{RIGHT}. {TALK}", RIGHT),
    ("unrelated", OFF, RIGHT),
    ("asked", "a write-ahead log", RIGHT),
    ("known_pairs", RIGHT, "crash log table change"),
]


@pytest.mark.parametrize(("name", "more", "less"), HIGHER)
def test_what_each_feature_sees(name: str, more: str, less: str) -> None:
    assert gathered(CARD, more).value(name) > gathered(CARD, less).value(name)


def test_the_sides_of_a_comparison() -> None:
    crossed = gathered(VERSUS, "a queue gives the newest item; a stack gives the oldest")
    straight = gathered(VERSUS, "a stack gives the newest item; a queue gives the oldest")
    assert (crossed.value("reversed"), straight.value("reversed")) == (1, 0)
    assert gathered(VERSUS, "a queue gives the newest").value("reversed") == 0
    assert crossing(ready(CARD), read(lexicon(), RIGHT)) == (0, 0)


def test_what_relates_alone_is_weighed() -> None:
    with_talk, alone = gathered(CARD, f"{RIGHT}. {OFF}."), gathered(CARD, RIGHT)
    assert [one.related for one in with_talk.assertions] == [True, True, False]
    assert with_talk.reading == alone.reading
    for family in (Support, Likeness, Context):
        assert [with_talk.value(name) for name in family._fields] == [
            alone.value(name) for name in family._fields
        ]


def test_what_is_denied_is_not_weighed() -> None:
    denied, alone = gathered(CARD, f"{RIGHT}. I doubt that {WRONG}"), gathered(CARD, RIGHT)
    assert denied.reading == alone.reading
    assert denied.value("mark") == alone.value("mark")


def test_where_nothing_relates_all_is_weighed() -> None:
    talk = gathered(CARD, f"{OFF}. Kiwis hum quietly at noon")
    assert [one.related for one in talk.assertions] == [False, False]
    assert "sultans" in talk.reading.surface
    assert "kiwis" in talk.reading.surface


@pytest.mark.parametrize(("words", "share"), [(SMALL_TALK, 0), (SMALL_TALK + 4, 4 / (SMALL_TALK + 4))])
def test_a_little_talk_is_forgiven(words: int, share: float) -> None:
    said = Assertion(tuple(f"xq{number}" for number in range(words)))
    evidence = gather(ready(CARD), Statement((said,), repeated=False))
    assert not evidence.assertions[0].related
    assert evidence.value("unrelated_share") == pytest.approx(share)


@pytest.mark.parametrize("card", [CARD, BARE, VERSUS, shipped()["Q1"]], ids=lambda card: card.key)
def test_an_assertion_is_related_by_its_likeness_or_its_idea(card: Card) -> None:
    ready_ = ready(card)
    for text in (card.reference, card.prompt, OFF, "log first", "it learns", "a file", "water", "the same"):
        for one in gathered(card, text).assertions:
            content = content_profile(ready_.lexicon, ready_.read(one.assertion.words)).weights.keys()
            like = one.relation >= ready_.related_from and bool(card is BARE or content & ready_.content)
            assert one.related == (like or one.idea >= 0.6)
            assert one.own == len((content & ready_.vocabulary) - ready_.asked)
            assert one.relation >= max(one.right, one.wrong)


def test_the_bar_for_a_relation_grows_with_the_card() -> None:
    assert ready(BARE).related_from == pytest.approx(0.02)
    assert ready(VERSUS).related_from < ready(CARD).related_from < ready(shipped()["Q1"]).related_from < 0.25


def nearest(evidence: Evidence) -> tuple[int, int, int]:
    return evidence.right, evidence.partial, evidence.wrong


def test_the_nearest_examples_are_found() -> None:
    spans = ready(CARD).spans
    assert nearest(gathered(CARD, RIGHT))[0] == 1
    assert nearest(gathered(CARD, CARD.reference))[0] == 0
    assert nearest(gathered(CARD, CARD.partial[2]))[1] == spans.partial.start + 2
    assert nearest(gathered(CARD, WRONG))[2] == spans.wrong.start + 6
    assert nearest(gathered(BARE, BARE.reference)) == (0, -1, -1)


def test_a_bare_cards_own_words_count_in_any_form() -> None:
    assert gathered(BARE, "the molecule forms a lattice and has less density").value("soft") > 0.4
    assert gathered(BARE, "it is cold").value("soft") == 0


def test_what_neither_a_card_that_knows_little_nor_its_question_has_is_counted() -> None:
    card = Card("b", "Why does the moon shine?", "The moon shines because it reflects sunlight.")
    found = gathered(card, "it reflects sunlight onto mountains and meadows")
    assert found.value("unexplained") == pytest.approx(log1p(2))
    assert gathered(CARD, "mountains and meadows").value("unexplained") == pytest.approx(log1p(2))
    many = replace(CARD, accepted=tuple(f"the database writes number {n} to it first" for n in range(MANY)))
    assert gathered(many, "mountains and meadows").value("unexplained") == 0


def test_talk_beside_an_answer_to_a_bare_card_is_not_weighed() -> None:
    alone, talk = (
        gathered(BARE, BARE.reference),
        gathered(BARE, f"{BARE.reference} My coffee is getting cold."),
    )
    assert [one.related for one in talk.assertions] == [True] * len(alone.assertions) + [False]
    assert talk.value("similar") == alone.value("similar")


SHADE = Card("shade", "Why do desert foxes sleep by day?", "To avoid the heat, so that they lose less water.")


@pytest.mark.parametrize(
    ("right", "wrong", "asked"),
    [(0, 0, True), (2, 1, True), (20, MANY - 22, True), (20, MANY - 21, False), (40, 40, False)],
)
def test_what_is_told_is_asked_for_where_few_examples_show_it(right: int, wrong: int, *, asked: bool) -> None:
    card = replace(
        SHADE,
        accepted=tuple(f"it saves water, they say, number {number}" for number in range(right)),
        wrong=(Misconception(tuple(f"they fear owls, number {number}" for number in range(wrong))),)
        if wrong
        else (),
    )
    evidence = gathered(card, SHADE.reference)
    assert (evidence.value("covered") > 0) is asked
    assert (evidence.value("soft") > 0) is asked


def test_a_text_that_tells_nothing_of_it_has_none() -> None:
    card = replace(SHADE, wrong=(Misconception(("they fear owls",)),))
    assert gathered(card, "they fear owls and people").value("covered") == 0
    assert gathered(card, "they lose less").value("covered") > 0
