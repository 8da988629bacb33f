"""Grades an answer that is one expression: "2^10", "three cubed", "half of 14"."""

from __future__ import annotations

from bot.core.grading.facts.numbers.amounts import Amount
from bot.core.grading.facts.numbers.arithmetic import repeats_numbers, whole_value
from bot.core.grading.facts.numbers.quantities import BARE
from bot.core.grading.facts.numbers.surroundings import asked_expression, evaluated, expression
from bot.core.grading.facts.numbers.values import measured
from bot.core.grading.facts.outcome import FactGrade, right, wrong
from bot.core.grading.facts.said import Said


def worked_grade(own: Amount, said: Said) -> FactGrade | None:
    """The grade of powers, products and sums; the question's own are no answer, and None is what is none."""
    if own.high:
        return None
    asked = said.question.rpartition(" - ")[0] or said.question  # without the reference's remark
    value = evaluated(said.text)
    whole = whole_value(said.text, asked)
    value = whole if value is None else value
    ours = [reading.amount for reading in own.readings if reading.dimension == BARE]
    if whole is not None and not (own.unit or own.share) and whole not in ours:
        return wrong(own.kind.value, own.text, said.text, "other-number")
    if value is None or value not in ours:
        return None
    if own.bare.denominator > 1 or len(measured(own.text)) != 1:
        return None
    if expression(said.text) in asked_expression(asked) or repeats_numbers(said.text, asked):
        return wrong(own.kind.value, own.text, said.text, "echo")
    return right(own.kind.value, own.text, said.text)
