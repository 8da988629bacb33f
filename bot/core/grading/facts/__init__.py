"""Facts graded as facts: values compared by value, before any sentence is read."""

from bot.core.grading.facts.card import FactCard, kind_of, prepare_fact
from bot.core.grading.facts.outcome import FactGrade
from bot.core.grading.facts.values import Value, conflicting, values_in

__all__ = ["FactCard", "FactGrade", "Value", "conflicting", "kind_of", "prepare_fact", "values_in"]
