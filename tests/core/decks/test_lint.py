"""Lint, with a grader that knows only what the card lists."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Deck, Misconception, Need, Source
from bot.core.decks import lint_answers, lint_forms
from bot.core.decks.findings import Severity
from bot.core.decks.in_deck import InDeck
from bot.core.decks.lint import lint
from bot.core.decks.lint_questions import alike, content_words
from bot.core.grading.deck_index import DeckIndex
from bot.core.grading.result import Grade, Verdict
from tests.fakes import FakeGrader


@dataclass
class Lister:
    """Says of an answer what the card says, else what `verdicts` says, else that it is wrong."""

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    calls: int = 0

    def grade(self, card: Card, answer: str) -> Grade:
        self.calls += 1
        if answer in self.verdicts:
            verdict = self.verdicts[answer]
        elif answer in (card.reference, *card.accepted):
            verdict = Verdict.CORRECT
        else:
            verdict = Verdict.PARTIAL if answer in card.partial else Verdict.INCORRECT
        matched = tuple(concept.idea for concept in card.concepts if concept.idea in answer)
        return Grade(verdict, verdict.rank / 2, matched=matched)


def deck(*cards: Card) -> Deck:
    return Deck("d", "D", "", cards)


def found(*cards: Card, grader: Lister | None = None) -> set[tuple[str, str, str]]:
    return {
        (f.severity.value, f.card, f.rule)
        for f in lint(deck(*cards), grader or Lister())
        if f.rule != "no-concepts"
    }


DRIFT = Card("Q1", "What is model drift?", "performance falls as data change")
BIAS = Card("Q2", "What is bias?", "a lean to one side")


def test_a_sound_deck_has_nothing_but_the_note_on_concepts() -> None:
    findings = lint(deck(DRIFT, BIAS), Lister())
    assert [str(finding) for finding in findings] == [
        "note: no card has concepts: feedback can name words of the answer only [no-concepts]"
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("What is model drift?", "what is  MODEL drift", "same"),
        ("What is model drift?", "Define model drifts.", "like"),
        ("Precision vs recall?", "recall vs precision", "like"),
        ("What is overfitting?", "What is overfiting?", "like"),
        ("What is overfitting?", "What is underfitting?", None),
        ("What is supervised learning?", "What is unsupervised learning?", None),
        ("What is L1 loss?", "What is L2 loss?", None),
        ("What is C?", "What is C++?", None),
        ("Why monitor models?", "How monitor models?", None),
        ("What is it?", "Who is it?", None),
    ],
)
def test_questions_asked_twice(one: str, other: str, expected: str | None) -> None:
    pairs = list(alike([Card("a", one, "x"), Card("b", other, "y")]))
    assert [("same" if pair.equal else "like", pair.earlier, pair.later) for pair in pairs] == (
        [(expected, "a", "b")] if expected else []
    )


def test_fillers_are_all_there_is_in_some_questions() -> None:
    assert content_words("What is it?") == ("is", "it", "what")


def test_examples_that_are_graded_otherwise_than_labelled() -> None:
    card = Card(
        "Q1",
        "What is drift?",
        "falls",
        accepted=("drops", "sinks"),
        partial=("moves",),
        wrong=(Misconception(("rises", "a bug")),),
    )
    grader = Lister(
        {
            "drops": Verdict.PARTIAL,
            "moves": Verdict.CORRECT,
            "rises": Verdict.CORRECT,
            "a bug": Verdict.PARTIAL,
        }
    )
    assert found(card, grader=grader) >= {
        ("error", "Q1", "accepted-fails"),
        ("error", "Q1", "partial-passes"),
        ("error", "Q1", "wrong-passes"),
        ("warning", "Q1", "wrong-off"),
    }
    assert found(card, grader=Lister({"falls": Verdict.INCORRECT})) >= {("error", "Q1", "answer-fails")}


def test_an_accepted_answer_that_all_else_speaks_against() -> None:
    card = Card("Q1", "What is drift?", "falls", accepted=("drops", "sinks"))
    assert found(card) == {("warning", "Q1", "odd-accepted")}
    assert found(card, grader=Lister({"drops": Verdict.CORRECT, "sinks": Verdict.CORRECT})) == set()


def test_a_few_odd_answers_of_many_are_no_warning() -> None:
    card = Card("Q1", "What is drift?", "falls", accepted=tuple(f"drop {number}" for number in range(40)))
    known = dict.fromkeys(card.accepted[1:], Verdict.CORRECT)
    assert found(card, grader=Lister(known)) == {("note", "Q1", "odd-accepted")}


def test_answers_are_tried_on_other_cards_as_the_game_grades_them() -> None:
    asked = []

    class Indexing(FakeGrader):
        def grade(self, card: Card, answer: str, deck: DeckIndex | None = None) -> Grade:
            asked.append(deck)
            return super().grade(card, answer)

    lint(deck(DRIFT, BIAS), InDeck(Indexing(), (DRIFT, BIAS)))
    assert asked
    assert None not in asked


def test_a_text_with_two_labels() -> None:
    card = Card("Q1", "What is drift?", "It falls.", wrong=(Misconception(("it falls",)),))
    assert ("error", "Q1", "two-labels") in found(card)


def test_answers_that_pass_on_a_close_card() -> None:
    versions = Card("Q1", "What is model versioning?", "tracking model builds")
    registry = Card(
        "Q2", "What is a model registry?", "a store of model builds", accepted=("tracking model builds",)
    )
    grader = Lister({"tracking model builds": Verdict.CORRECT})
    assert ("warning", "Q1", "passes-elsewhere") in found(versions, registry, BIAS, grader=grader)


def test_answers_too_long_to_type() -> None:
    long = Card("Q1", "What is drift?", "word " * 61)
    assert found(long) == {("warning", "Q1", "long-answer")}
    short = Card("Q1", "What is drift?", "word " * 61, accepted=("falls",))
    assert ("warning", "Q1", "long-answer") not in found(short)


def test_a_value_needs_no_concepts() -> None:
    with_concepts = Card(
        "Q1", "What is drift?", "the model gets worse", concepts=(Concept("a", "falls", "?"),)
    )
    year = Card("Q2", "When was it found?", "1970")
    assert "no-concepts" not in {rule for _, _, rule in found(with_concepts, year)}


def test_concepts_that_are_missing_or_never_shown() -> None:
    ideas = (
        Concept("a", "falls", "what?"),
        Concept("b", "data", "why?"),
        Concept("c", "slow", "how?", Need.BONUS),
    )
    with_concepts = Card("Q1", "What is drift?", "it falls", concepts=ideas)
    findings = lint(deck(with_concepts, BIAS), Lister())
    assert {(f.card, f.rule, f.severity) for f in findings} == {
        ("Q1", "unshown-concept", Severity.WARNING),
        ("Q2", "no-concepts", Severity.WARNING),
    }


NUMBER, LIST = AnswerKind.NUMBER, AnswerKind.LIST


@pytest.mark.parametrize(
    ("reference", "spec", "message"),
    [
        ("8", AnswerSpec(NUMBER), ""),
        ("3.6", AnswerSpec(NUMBER, unit="m/s"), ""),
        ("3.6", AnswerSpec(tolerance="2%"), ""),
        ("Paris", AnswerSpec(AnswerKind.TERM), ""),
        ("red, green and blue", AnswerSpec(LIST, any=3), ""),
        ("They mix to white.", AnswerSpec(all_of=("red", "green"), any=1), ""),
        ("8", AnswerSpec(NUMBER, exact=True), ""),
        ("Paris", AnswerSpec(NUMBER), "its answer is said to be a number, but “Paris” is read as a name"),
        ("Paris", AnswerSpec(unit="m"), "its answer is said to be a number, but “Paris” is read as a name"),
        (
            "Paris",
            AnswerSpec(AnswerKind.DATE),
            "its answer is said to be a date, but “Paris” is read as a name",
        ),
        ("Paris", AnswerSpec(ordered=True), "its answer is said to be a list, but “Paris” is read as a name"),
        (
            "red, green and blue",
            AnswerSpec(any=4),
            "4 members asked for, but 3 members read in “red, green and blue”",
        ),
    ],
)
def test_what_the_author_says_of_an_answer_and_the_reference_does_not_show(
    reference: str, spec: AnswerSpec, message: str
) -> None:
    card = Card("Q1", "What is it?", reference, answer=spec)
    findings = [f for f in lint(deck(card), Lister()) if f.rule == "answer-form"]
    assert [(f.severity, f.card, f.message) for f in findings] == (
        [(Severity.WARNING, "Q1", message)] if message else []
    )


def test_kinds_are_counted() -> None:
    kinds = lint_forms.kinds(
        [DRIFT, Card("a", "How many?", "8"), Card("b", "?", "x", answer=AnswerSpec(NUMBER))]
    )
    assert kinds["a"] is NUMBER
    assert lint_forms.summary([NUMBER, LIST, NUMBER]) == "2 number, 1 list"


def test_errors_come_first_and_cards_in_their_order() -> None:
    twice = Card("Q3", "What is bias?", "x")
    findings = lint(deck(DRIFT, Card("Q2", "What is bias?", "word " * 70), twice), Lister())
    assert [(f.severity, f.card) for f in findings] == [
        (Severity.WARNING, "Q2"),
        (Severity.WARNING, "Q3"),
        (Severity.NOTE, ""),
    ]


def test_the_largest_deck_costs_a_bounded_number_of_gradings() -> None:
    accepted = tuple(f"answer {number}" for number in range(5))
    cards = [
        Card(f"Q{n}", f"What is thing{n} of kind{n % 900}?", f"it is {n}", accepted=accepted)
        for n in range(5_000)
    ]
    grader = Lister()
    findings = lint(Deck("d", "D", "", tuple(cards)), grader)
    most = lint_answers.EXAMPLES_BUDGET + lint_answers.VISITS_BUDGET + len(cards) * lint_answers.NEIGHBOURS
    assert grader.calls <= most + lint_answers.FOLDED_BUDGET
    assert [f.message for f in findings if f.rule == "sampled"] == [
        "10,000 of 30,000 examples were graded, evenly spaced",
        "3,332 of 25,000 accepted answers were graded on their card without them, evenly spaced",
    ]


@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        ({"explanation": "In model drift, the performance falls as the data change."}, "explanation-repeats"),
        ({"explanation": "Performance falls: new customers behave otherwise than those of last year."}, None),
        ({"explanation": "More: https://a.org/drift"}, "explanation-is-link"),
        ({"source": Source("Lecture 4")}, "source-link"),
        ({"source": Source("https://user:secret@a.org/")}, "source-link"),
        ({"source": Source("https://a.org/drift", "On drift")}, None),
    ],
)
def test_what_explains_nothing_and_leads_nowhere_is_told(parts: dict[str, Any], rule: str | None) -> None:
    assert found(replace(DRIFT, **parts)) == ({("warning", "Q1", rule)} if rule else set())
