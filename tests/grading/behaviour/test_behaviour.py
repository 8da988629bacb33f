"""The grader keeps to each rule's limit, or at least to the committed rate where that is above the limit."""

from __future__ import annotations

import pytest

from tests.grading.behaviour import committed
from tests.grading.behaviour.catalog import RULES
from tests.grading.behaviour.states import WITH_MODELS, knows, names
from tests.grading.behaviour.suite import Counts, measured

WITHOUT = [name for name in names() if name not in WITH_MODELS]
PAIRS = [(name, rule.name) for name in WITHOUT for rule in RULES if knows(name) in rule.limits]


@pytest.fixture(scope="module")
def counts() -> Counts:
    return measured(WITHOUT, quick=True)


@pytest.mark.parametrize(("name", "rule"), PAIRS)
def test_a_rule_is_kept(counts: Counts, name: str, rule: str) -> None:
    complaint = committed.against(name, rule, counts[name][rule])
    assert not complaint, complaint
