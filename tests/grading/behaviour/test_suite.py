"""What counts as unfair, what is drawn, and what a rate allows."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot import assets
from bot.assets import load_grader
from bot.core.cards import Card
from bot.core.grading import Verdict
from tests.conftest import CROSS_ENCODERS
from tests.grading.behaviour import committed, documented, states
from tests.grading.behaviour.catalog import BY_NAME, RULES
from tests.grading.behaviour.report import table
from tests.grading.behaviour.rule import Answers, Knows, Measure, Row, rule, unfair
from tests.grading.behaviour.states import State
from tests.grading.behaviour.suite import QUICK, Sample, Suite

RIGHT, PARTLY, WRONG = Verdict.CORRECT, Verdict.PARTIAL, Verdict.INCORRECT
CARD = Card("C", "What is ice?", "Frozen water")
TINY = Sample(cards=1, rows=3, stored=5)


def tiny(knows: Knows = Knows.BARE) -> State:
    grader = load_grader()
    return State("tiny", (CARD,), Answers({}), lambda key: grader, knows)


@rule("numbers", Measure.ACCEPTED, 0.0, bare=None)
def numbers(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Numbers are no answer."""
    while True:
        yield Row(str(chance.random()))


@pytest.mark.parametrize(
    ("measure", "verdict", "before", "against"),
    [
        (Measure.ACCEPTED, RIGHT, None, True),
        (Measure.ACCEPTED, PARTLY, None, False),
        (Measure.CREDITED, PARTLY, None, True),
        (Measure.CREDITED, WRONG, None, False),
        (Measure.REFUSED, WRONG, None, True),
        (Measure.REFUSED, PARTLY, None, False),
        (Measure.LOST, PARTLY, RIGHT, True),
        (Measure.LOST, RIGHT, RIGHT, False),
        (Measure.LOST, WRONG, PARTLY, None),
        (Measure.DROPPED, PARTLY, RIGHT, False),
        (Measure.DROPPED, WRONG, RIGHT, True),
        (Measure.BETTER, PARTLY, WRONG, True),
        (Measure.BETTER, WRONG, WRONG, False),
        (Measure.BETTER, RIGHT, RIGHT, None),
    ],
)
def test_what_is_unfair(
    measure: Measure, verdict: Verdict, before: Verdict | None, against: bool | None
) -> None:
    assert unfair(measure, Row("a", base="b"), verdict, before) is against


def test_an_authors_verdict_is_the_only_fair_one() -> None:
    row = Row("a", expected=PARTLY)
    assert [unfair(Measure.MISJUDGED, row, verdict, None) for verdict in Verdict] == [True, False, True]


def test_a_comparison_needs_what_it_compares_with() -> None:
    with pytest.raises(ValueError, match="unchanged"):
        unfair(Measure.LOST, Row("a"), RIGHT, None)


def test_as_many_rows_as_the_sample_says_and_none_where_a_rule_does_not_apply() -> None:
    assert Suite(tiny(Knows.TAUGHT), TINY).counts(numbers) == (0, 3)
    assert Suite(tiny(Knows.BARE), TINY).counts(numbers) == (0, 0)


def test_a_stored_answer_is_found_right() -> None:
    assert Suite(tiny(), TINY).counts(BY_NAME["stored right answer"]) == (0, 1)


def test_the_quick_rows_are_the_first_of_the_others_and_the_same_each_time() -> None:
    drawn = [
        [row.row for row in Suite(states.state("bare"), Sample(25, rows, 4)).outcomes(OFF_TOPIC)]
        for rows in (2, 2, 3)
    ]
    assert drawn[0] == drawn[1]
    assert [row for at, row in enumerate(drawn[2]) if at % 3 < 2] == drawn[0]


OFF_TOPIC = BY_NAME["off topic, 5 words"]


def test_names_are_used_once_and_every_rule_says_something() -> None:
    assert len(BY_NAME) == len(RULES)
    assert all(one.says.endswith(".") and "\n" not in one.says for one in RULES)


def test_the_table_has_a_line_for_each_rule() -> None:
    counts = {"deck": {OFF_TOPIC.name: (1, 50)}}
    lines = table(counts, rules=[OFF_TOPIC]).splitlines()
    assert lines[2] == "| off topic, 5 words | accepted | .000 | .020 (.105, 50) **FAIL** |"
    assert lines[-1] == "| **rules kept** | | | 0 of 1 |"


def test_what_a_rate_allows() -> None:
    assert committed.most(0.0, 500) == 0
    assert committed.most(0.5, 100) == pytest.approx(50 + 2.33 * 5, abs=1)
    assert committed.allowed(0.0, None, 50) == 0
    assert committed.allowed(0.05, (0, 100), 50) == committed.most(0.05, 50)
    assert committed.allowed(0.05, (40, 100), 50) == committed.most(0.40, 50)


def test_wilsons_bound() -> None:
    assert committed.upper(0, 100) == pytest.approx(0.037, abs=0.001)
    assert committed.upper(50, 100) == pytest.approx(0.596, abs=0.001)
    assert committed.upper(0, 0) == 1.0


@pytest.mark.parametrize("hits", [0, 1, 2, 3])
def test_what_is_said_of_a_rule_that_is_not_kept(
    hits: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(committed, "COMMITTED", tmp_path / "committed.json")
    committed.write({"deck": {OFF_TOPIC.name: (1, 500)}})
    said = committed.against("deck", OFF_TOPIC.name, (hits, 24), slack=1)
    assert bool(said) is (hits > 2)
    assert not said or "3 of 24 answers are judged unfairly, 2 would be" in said


def test_the_states_with_models_are_measured_where_they_can_be_run(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not states.has_models()
    assert not set(states.WITH_MODELS) & set(states.names())
    monkeypatch.setattr(assets, "cross_encoders", lambda: CROSS_ENCODERS)
    assert set(states.WITH_MODELS) <= set(states.names()) or CROSS_ENCODERS is None


def test_facts_are_values_each_with_answers_of_its_own() -> None:
    known = states.state(states.FACTS)
    assert known.knows is Knows.FACT
    assert len({card.prompt for card in known.cards}) == len(known.cards) > 150
    assert all(known.answers.rows[card.key] for card in known.cards)
    assert all(row.card == key for key, rows in known.answers.rows.items() for row in rows)


def test_the_page_has_the_committed_rates() -> None:
    """`python -m tests.grading.behaviour --write` measures them anew and writes both."""
    page = documented.PAGE.read_text(encoding="utf-8")
    assert page == documented.page(page), "python -m tests.grading.behaviour.documented"


def test_facts_have_a_table_of_their_own() -> None:
    rules = [OFF_TOPIC, BY_NAME["two values"]]
    found = {"deck": {OFF_TOPIC.name: (0, 50)}, states.FACTS: {one.name: (0, 50) for one in rules}}
    sentences, facts = table(found, rules=rules).split("\n\n")
    assert "two values" not in sentences
    assert "| two values | accepted | .020 | .000 (.071, 50) ok |" in facts.splitlines()


def test_a_shortfall_may_only_shrink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(committed, "COMMITTED", tmp_path / "committed.json")
    assert committed.read() == {}
    known = {"deck": {OFF_TOPIC.name: (10, 250)}, "bare": {OFF_TOPIC.name: (0, 250)}}
    committed.write(known)
    assert committed.read() == known
    assert committed.grown({"deck": {OFF_TOPIC.name: (8, 250)}}) == []
    assert len(committed.grown({"deck": {OFF_TOPIC.name: (30, 250)}})) == 1
    committed.write({"bare": {OFF_TOPIC.name: (1, 250)}})
    assert committed.read() == known | {"bare": {OFF_TOPIC.name: (1, 250)}}, "the other states' rates stay"


def test_without_its_files_there_is_no_other_field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "FIELD_DECK", tmp_path / "field-deck.yaml")
    states.field_deck.cache_clear()
    assert states.field_deck() == []
    assert "field" not in states.names()
    states.field_deck.cache_clear()


def test_the_quick_sample_is_small() -> None:
    assert QUICK.cards * QUICK.rows <= 100
