"""The grader keeps to the rules with the cross-encoders, too, as `make run` has them."""

from __future__ import annotations

import pytest

from bot import assets
from tests.conftest import CROSS_ENCODERS
from tests.grading.behaviour import committed
from tests.grading.behaviour.catalog import RULES
from tests.grading.behaviour.states import WITH_MODELS, knows
from tests.grading.behaviour.suite import Counts, measured

PAIRS = [(name, rule.name) for name in WITH_MODELS for rule in RULES if knows(name) in rule.limits]
SLACK = 1
"""Answers a rule that another processor may judge otherwise: it adds up the models' eight bits in its own way."""

pytestmark = pytest.mark.skipif(
    CROSS_ENCODERS is None,
    reason="onnxruntime is not installed (the extra `semantic`), so no model can be run",
)


@pytest.fixture(scope="module")
def counts() -> Counts:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(assets, "cross_encoders", lambda: CROSS_ENCODERS)
        return measured(WITH_MODELS, quick=True)


@pytest.mark.parametrize(("name", "rule"), PAIRS)
def test_a_rule_is_kept_with_the_models(counts: Counts, name: str, rule: str) -> None:
    complaint = committed.against(name, rule, counts[name][rule], SLACK)
    assert not complaint, complaint
