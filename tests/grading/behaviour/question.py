"""Rules on answers that begin with the question."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from bot.core.cards import Card
from tests.grading.behaviour.rule import Answers, Measure, Row, rule
from tests.grading.behaviour.wording import inner, mixed, statement

_FORMS = ("{prompt} {answer}", "{lower} {answer}", "the question is {inner} {answer}", "{prompt}\n{answer}")


@rule("question repeated first", Measure.LOST, 0.05, bare=0.10, fact=0.05)
def repeated(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """Writing the question down before the right answer does not matter."""
    forms = mixed(_FORMS, chance)
    for at, answer in enumerate(mixed(answers.right(card.key), chance)):
        prompt = card.prompt
        yield Row(
            forms[at % len(forms)].format(
                prompt=prompt, lower=prompt.lower(), inner=inner(prompt), answer=answer
            ),
            base=answer,
        )


@rule("question as a statement", Measure.LOST, 0.05, bare=0.10, fact=0.05)
def stated(card: Card, others: Sequence[Card], answers: Answers, chance: random.Random) -> Iterator[Row]:
    """A right answer in a whole sentence, as they ask for in school, is as right as without."""
    for answer in mixed(answers.assertions(card.key), chance):
        if text := statement(card.prompt, answer):
            yield Row(text, base=answer)


RULES = (repeated, stated)
