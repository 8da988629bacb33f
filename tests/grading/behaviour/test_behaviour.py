"""The grader keeps to each rule's limit, or at least to the committed rate where that is above the limit."""

from __future__ import annotations

import pytest

from tests.grading.behaviour import committed
from tests.grading.behaviour.catalog import BY_NAME, RULES
from tests.grading.behaviour.states import names
from tests.grading.behaviour.suite import QUICK, Counts, measured

PAIRS = [
    (name, rule.name) for name in names() for rule in RULES if rule.limit_on(bare=name == "bare") is not None
]


@pytest.fixture(scope="module")
def counts() -> Counts:
    return measured(QUICK)


@pytest.fixture(scope="module")
def known() -> Counts:
    return committed.read()


@pytest.mark.parametrize(("name", "rule"), PAIRS)
def test_a_rule_is_kept(counts: Counts, known: Counts, name: str, rule: str) -> None:
    hits, of = counts[name][rule]
    limit = BY_NAME[rule].limit_on(bare=name == "bare")
    assert limit is not None
    allowed = committed.allowed(limit, known.get(name, {}).get(rule), of)
    assert hits <= allowed, (
        f"{BY_NAME[rule].says} {hits} of {of} answers are judged unfairly, {allowed} would be by chance; "
        f"see python -m tests.grading.behaviour --quick --state '{name}' --rule '{rule}' --show 9"
    )
