"""Every rule, in the order of the table."""

from __future__ import annotations

from tests.grading.behaviour import (
    claims,
    learner,
    manner,
    order,
    padding,
    question,
    stored,
    unrelated,
    values,
)
from tests.grading.behaviour.rule import Rule

RULES: tuple[Rule, ...] = (
    *unrelated.RULES,
    *padding.RULES,
    *claims.RULES,
    *order.RULES,
    *question.RULES,
    *manner.RULES,
    *learner.RULES,
    *stored.RULES,
    *values.RULES,
)
BY_NAME = {rule.name: rule for rule in RULES}
