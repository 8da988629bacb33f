"""The worked example of docs/grading.md: `python -m tests.grading.worked_example` writes it anew.

Its figures change with the weights, with the deck and with the reading of texts; the sentences around them are here.
"""

from __future__ import annotations

import re

from bot.assets import shipped_decks
from bot.cogs.quiz.verdict_texts import explained
from bot.config import ROOT
from bot.core.cards import Card
from bot.core.grading import Grade, Grader, Verdict

PAGE = ROOT / "docs" / "grading.md"
HEADING = "### One answer, from text to verdict\n"
QUESTION = "What is model drift?"
ANSWER = (
    "Hi! model gets worse over time because the data shifts. that happens only to neural networks and never to other "
    "models. thanks"
)
_ASSERTION = re.compile(r"(\w+) \(right ([\d.]+), wrong ([\d.]+)\): (.*)")
_IDEA = re.compile(r"idea \S+ ([\d.]+) by: (.*)")
_PROBABILITIES = re.compile(r"probability of right ([\d.]+), of at least partly right ([\d.]+)")
_VERDICTS = {Verdict.CORRECT: "correct", Verdict.PARTIAL: "partly right", Verdict.INCORRECT: "incorrect"}


def card() -> Card:
    """The card of the shipped deck."""
    (deck,) = (each.read() for each in shipped_decks() if each.slug == "mlops")
    (found,) = (each for each in deck.cards if each.prompt == QUESTION)
    return found


def _short(figure: str) -> str:
    return figure.removeprefix("0")


def written(grader: Grader) -> str:
    """The section as it should be."""
    return HEADING + _worded(grader.grade(card(), ANSWER))


def _worded(grade: Grade) -> str:
    (probabilities,) = filter(None, map(_PROBABILITIES.fullmatch, grade.reasons))
    first, second = (
        f"*{text}*: {_short(right)} like a right example, {_short(wrong)} like a wrong one: {kind}."
        for kind, right, wrong, text in (
            found.groups() for found in map(_ASSERTION.fullmatch, grade.reasons) if found
        )
    )
    ideas = ", ".join(
        f'"{phrase}" {_short(share)}'
        for share, phrase in (found.groups() for found in map(_IDEA.fullmatch, grade.reasons) if found)
    )
    right, partly = map(_short, probabilities.groups())
    lines = "\n\n".join(explained(grade)).replace("• ", "- ").split("\n")
    said = "\n".join(f"   > {line}".rstrip() for line in lines)
    return f"""
The card asks "{QUESTION}", and somebody types:

> {ANSWER}

1. "Hi!" and "thanks" are taken off. Two sentences are left, each long enough to claim something: two assertions, none
   denied, none rival.
2. {first}
   {second}
3. The needed ideas that are found: {ideas}.
4. The overclaim ("only", "never"), the negator and the doubtful assertion weigh against it: probability of right
   {right}, of at least partly right {partly}, so **{_VERDICTS[grade.verdict]}**.
5. The person reads:

{said}

"""


def replaced(page: str, section: str) -> str:
    """The page with that section in place of the one under its heading, which is the section's first line."""
    before, heading, behind = page.partition(section[: section.index("\n") + 1])
    assert heading
    rest = re.search(r"^##+ ", behind, flags=re.MULTILINE)
    assert rest
    return before + section + behind[rest.start() :]


if __name__ == "__main__":
    from bot.assets import load_grader

    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(replaced(text, written(load_grader(semantic=False))), encoding="utf-8")
