"""The behaviour suite: changes to an answer whose effect on a fair verdict is known (CheckList, Ribeiro et al. 2020).

A rule makes answers and says how often the grader may judge them unfairly. Nothing in here may be read by the fit:
a suite that the weights have seen measures memory. `python -m tests.grading.behaviour` prints the table.
"""

from tests.grading.behaviour.report import table
from tests.grading.behaviour.suite import measured

__all__ = ["measured", "table"]
