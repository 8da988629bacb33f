"""What the checks leave out of a draft, flag, and find useless; with the grader that ships."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card, Concept, Misconception, Side
from bot.core.decks.lint_answers import closest
from bot.core.grading import Grade
from bot.core.teaching.behaviour import breaches, english
from bot.core.teaching.checks import LEAST_WRONG, Examined, Surroundings, examine
from bot.core.teaching.cleaning import without
from bot.core.teaching.proposals import blank
from tests.teaching.known import bare, grader, taught

CARD = bare().cards[0]
DRAFT = taught()[0]
NEAR = next(others for card, others in closest(bare().cards) if card == CARD)
OFF = ("The ferry to the island leaves at nine, and the kiosk at the quay sells coffee and buns.",)
AROUND = Surroundings(NEAR, [card.reference for card in bare().cards[-4:]], OFF)


def looked(draft: Card, card: Card = CARD, around: Surroundings = AROUND) -> Examined:
    return examine(card, draft, around, grader())


def wrong_of(card: Card) -> list[str]:
    return [text for group in card.wrong for text in group.answers]


def test_a_good_draft_passes_whole() -> None:
    found = looked(DRAFT)
    assert (found.problems, found.flags, found.notes) == ((), (), ())
    assert (found.additions.accepted, found.additions.wrong) == (DRAFT.accepted, DRAFT.wrong)


def test_mentions_and_links_never_get_onto_a_card() -> None:
    bad = "see https://evil.example"
    draft = replace(
        DRAFT,
        hint=f"Think. {bad}",
        explanation=f"Because <@123>. {bad}",
        concepts=(
            Concept("x", f"an idea {bad}", "ask?"),
            replace(DRAFT.concepts[0], phrasings=("ok so", " ", bad)),
        ),
        sides=(Side("a", (bad,), (bad,)), Side(bad)),
        accepted=(*DRAFT.accepted, f"makes ATP {bad}"),
        partial=(*DRAFT.partial, f"@everyone it gives energy {bad}"),
        wrong=(*DRAFT.wrong, Misconception((f"it stores light {bad}", "it stores light"), f"No: {bad}")),
    )
    found = looked(draft).additions
    assert "evil" not in repr(found)
    assert "everyone" not in repr(found)
    assert (found.hint, found.explanation, found.sides) == ("", "", ())
    assert found.concepts == (replace(DRAFT.concepts[0], phrasings=("ok so",)),)
    assert found.wrong[-1] == Misconception(("it stores light",))


def test_copies_of_what_is_there_and_of_one_another_are_left_out() -> None:
    card = replace(CARD, accepted=("makes ATP by respiration",))
    copies = ("Makes ATP by respiration!", CARD.reference.upper(), CARD.prompt, f"{DRAFT.accepted[-1]} ")
    found = looked(replace(DRAFT, accepted=(*DRAFT.accepted, *copies)), card)
    assert found.additions.accepted == DRAFT.accepted[1:]
    assert found.notes == ("Left out 5 examples that the card or the draft has already.",)


def test_a_text_with_two_labels_is_left_out_under_both() -> None:
    text = "It turns food into the cell's own fuel, I think."
    found = looked(
        replace(DRAFT, accepted=(*DRAFT.accepted, text), wrong=(*DRAFT.wrong, Misconception((text.upper(),))))
    )
    assert text not in found.additions.accepted
    assert text.upper() not in wrong_of(found.additions)
    assert len([line for line in found.notes if "two labels" in line]) == 1


def test_an_answer_that_would_pass_on_a_card_close_by_is_left_out() -> None:
    near = taught()[1]
    stray = near.accepted[0]
    found = looked(replace(DRAFT, accepted=(*DRAFT.accepted, stray)), around=replace(AROUND, near=[near]))
    assert stray not in found.additions.accepted
    assert any("it would also pass on “What is osmosis?”" in line for line in found.notes)


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (replace(DRAFT, accepted=DRAFT.accepted[:2]), "only 2 right answers left, and 3 needed"),
        (replace(DRAFT, partial=()), "only 0 half-right answers left, and 1 needed"),
        (replace(DRAFT, wrong=DRAFT.wrong[:1]), f"only 3 wrong answers left, and {LEAST_WRONG} needed"),
    ],
)
def test_too_little_is_of_no_use(draft: Card, says: str) -> None:
    assert says in looked(draft).problems


def test_lengths_that_tell_right_from_wrong_are_flagged_or_refused() -> None:
    long = tuple(text for text in DRAFT.accepted if len(text.split()) > 25)
    words = "and this goes on in much the same way for as long as there is something left"
    right = tuple(f"{text} {words}" for text in long)
    short = replace(
        DRAFT,
        wrong=(
            Misconception(("photosynthesis", "makes DNA", "holds water", "it digests", "a wall", "sugar")),
        ),
    )
    assert any("alike in length" in line for line in looked(replace(short, accepted=right)).problems)
    some = replace(DRAFT, accepted=tuple(text for text in DRAFT.accepted if 14 < len(text.split()) < 40))
    found = looked(
        replace(some, wrong=(Misconception(tuple(t for t in wrong_of(DRAFT) if len(t.split()) < 18)),))
    )
    assert any("alike in length" in line for line in found.flags)


def test_a_form_that_the_answer_does_not_show_is_left_out() -> None:
    found = looked(replace(DRAFT, answer=AnswerSpec(AnswerKind.NUMBER)))
    assert found.additions.answer is None
    assert any("is read as a sentence" in line for line in found.notes)
    assert looked(replace(DRAFT, answer=AnswerSpec(AnswerKind.SENTENCE))).additions.answer is None
    assert not looked(replace(DRAFT, answer=AnswerSpec(AnswerKind.SENTENCE))).notes


def test_a_hint_that_is_the_answer_and_an_explanation_that_repeats_it_are_left_out() -> None:
    found = looked(
        replace(DRAFT, hint="It respires glucose to free energy as ATP.", explanation=CARD.reference)
    )
    assert (found.additions.hint, found.additions.explanation) == ("", "")
    assert [line.partition(" “")[0] for line in found.notes] == [
        "Left out the hint",
        "Left out the explanation",
    ]


def test_of_a_value_wrong_ones_suffice_and_right_ones_must_be_it() -> None:
    card = Card("n", "How many chambers does a human heart have?", "4")
    draft = replace(
        blank(card), accepted=("four", "5"), wrong=(Misconception(("two", "3", "IV"), "It has four."),)
    )
    found = looked(draft, card)
    assert found.problems == ()
    assert (found.additions.accepted, found.additions.wrong[0].answers) == (("four",), ("two", "3"))


def test_a_card_that_takes_text_about_anything_is_refused() -> None:
    draft = replace(DRAFT, accepted=(*DRAFT.accepted, *OFF))
    assert any("text about something else passes" in line for line in looked(draft).problems)


def test_behaviour_is_judged_by_rules_that_need_no_label() -> None:
    """A grader that takes everything for right breaks every rule; the real one on a taught card none."""
    assert list(breaches(DRAFT, AROUND.elsewhere, OFF, grader())) == []
    says = [breach.says.partition(":")[0] for breach in breaches(DRAFT, AROUND.elsewhere, OFF, Credulous())]
    assert says == [
        "text about something else passes",
        "the question again passes",
        "right answers to other cards pass",
        "a right answer passes with a known mistake beside it",
        "a right answer passes when it is denied",
        "wrong answers get better when they are said twice",
    ]
    grumpy = [breach.says.partition(":")[0] for breach in breaches(DRAFT, AROUND.elsewhere, OFF, Grumpy())]
    assert grumpy == ["a right answer is lost when thanks follow it"]


class Credulous:
    def grade(self, card: Card, answer: str) -> Grade:
        return grader().grade(card, card.reference)


class Grumpy:
    def grade(self, card: Card, answer: str) -> Grade:
        return grader().grade(card, "photosynthesis")


def test_denials_are_made_in_english_alone() -> None:
    assert english(CARD)
    assert not english(
        Card("k", "Was ist Osmose?", "Wasser wandert durch eine Membran in die konzentrierte Lösung.")
    )
    assert not english(Card("k", "浸透とは何か", "水が膜を通ること"))


def test_a_draft_in_another_language_passes_its_checks() -> None:
    card = Card(
        "de",
        "Was ist Osmose?",
        "Wasser wandert durch eine halbdurchlässige Membran zur konzentrierteren Lösung hin.",
    )
    draft = replace(
        blank(card),
        accepted=(
            "Wasser geht durch die Membran dorthin, wo mehr gelöst ist",
            "das Wasser fließt zur salzigeren Seite durch eine Haut, die nur Wasser durchlässt",
            "Durch die Zellwand wandert Wasser von der dünnen in die dicke Lösung",
        ),
        partial=("Wasser geht durch eine Membran",),
        wrong=(
            Misconception(
                (
                    "Das Salz wandert durch die Membran zum Wasser hin",
                    "Wasser wandert von der konzentrierten in die verdünnte Lösung",
                    "Teilchen verteilen sich ganz ohne Membran gleichmäßig im Raum",
                ),
                "Es wandert das Wasser, und zwar zur konzentrierteren Lösung.",
            ),
            Misconception(
                (
                    "Wasser verdunstet an den Blättern der Pflanze",
                    "die Pflanze nimmt Licht auf",
                    "Osmose ist Osmose",
                )
            ),
        ),
    )
    found = looked(draft, card)
    assert (found.problems, found.additions.accepted) == ((), draft.accepted)


def test_examples_can_be_taken_out() -> None:
    gone = {DRAFT.accepted[0], DRAFT.partial[0], *DRAFT.wrong[0].answers}
    less = without(DRAFT, gone)
    assert (less.accepted, less.partial, less.wrong) == (
        DRAFT.accepted[1:],
        DRAFT.partial[1:],
        DRAFT.wrong[1:],
    )
