"""The texts that the rules make are what the rules say, and the same each time."""

from __future__ import annotations

import random
from itertools import islice

import pytest

from bot.core.cards import Card, Concept, Misconception
from tests.grading.behaviour import learner, stored, wording
from tests.grading.behaviour.catalog import BY_NAME, RULES
from tests.grading.behaviour.off_topic import injections, off_topic, texts
from tests.grading.behaviour.rule import Answers, Knows, Measure, Row, Rule
from tests.grading.corpora import Labelled

FROST = Concept(
    "frost", "freezing", "what happens to it?", phrasings=("made hard by cold", "made solid by frost")
)
ICE = Card(
    "ice", "What is ice?", "It is water that the cold makes hard.", concepts=(FROST,),
    accepted=("water made hard by cold",), partial=("water",), wrong=(Misconception(("a kind of glass",), "no"),),
)  # fmt: skip
OTHERS = tuple(
    Card(key, f"What is {key}?", text)
    for key, text in (
        ("fire", "glow of burning gas"),
        ("soil", "mix of humus and clay"),
        ("wind", "stream of air"),
    )
)
CAPITAL = Card("peru", "What is the capital of Peru?", "Lima")
CAPITALS = (
    CAPITAL,
    Card("chile", "Which city is the seat of Chile's president?", "Santiago"),
    Card("same", "Of Peru, the capital?", "Lima city"),
    Card("count", "How many legs has an ant?", "6"),
)
COMPARING = (Measure.LOST, Measure.DROPPED, Measure.BETTER)
ANSWERS = Answers(
    {
        "peru": [
            Labelled("peru", "it is lima", 2, "terse", "a"),
            Labelled("peru", "Cusco", 0, "plausible", "a"),
            Labelled("peru", "Quito", 0, "plausible", "a"),
            Labelled("peru", "some city in the mountains or so", 0, "vague", "a"),
        ],
        "ice": [
            Labelled("ice", "water that is hard, because it froze in the cold", 2, "paraphrase", "a"),
            Labelled("ice", "It's hard frozen water", 2, "terse", "a"),
            Labelled("ice", "hard watr", 2, "typo", "a"),
            Labelled("ice", "a stone of the mountains", 0, "plausible", "a"),
            Labelled("ice", "very hot steam", 0, "plausible", "a"),
            Labelled("ice", "something nice", 0, "vague", "a"),
        ],
        **{
            card.key: [
                Labelled(card.key, card.reference, 2, "terse", "a"),
                Labelled(card.key, f"an old word for {card.key}", 0, "plausible", "a"),
                Labelled(card.key, "a block of metal", 0, "other", "a"),
            ]
            for card in OTHERS
        },
    }
)


def chance() -> random.Random:
    return random.Random(7)


def made(name: str, count: int = 40) -> list[Row]:
    """Rows on a sentence, or on a fact where the rule applies to nothing else."""
    chosen = BY_NAME[name]
    card, others = (CAPITAL, CAPITALS[1:]) if set(chosen.limits) == {Knows.FACT} else (ICE, OTHERS)
    return list(islice(chosen.rows(card, others, ANSWERS, chance()), count))


def said(name: str) -> set[str]:
    return {row.answer for row in made(name)}


@pytest.mark.parametrize("name", list(BY_NAME))
def test_a_rule_makes_rows_and_the_same_each_time(name: str) -> None:
    assert made(name)
    assert made(name) == made(name)
    assert all(row.answer.strip() for row in made(name))


@pytest.mark.parametrize("rule", [one for one in RULES if one.measure in COMPARING])
def test_what_is_compared_has_changed(rule: Rule) -> None:
    changed = [row.answer != row.base for row in made(rule.name)]
    assert all(row.base for row in made(rule.name))
    assert sum(changed) >= len(changed) / 2


def test_the_texts_about_nothing_are_many_and_long() -> None:
    every = [text for several in texts().values() for text in several]
    assert len(every) >= 24
    assert min(len(text.split()) for text in every) >= 60
    assert len(injections()) >= 20


@pytest.mark.parametrize("words", [1, 5, 40, 200, 400])
def test_a_text_about_nothing_has_the_length_asked_for(words: int) -> None:
    source = chance()
    assert {len(off_topic(words, source).split()) for _ in range(40)} == {words}


def test_another_cards_answers_are_not_ones_own() -> None:
    right = {card.reference for card in OTHERS}
    assert said("another card's answer") == right
    assert said("another card's stored answer") == right
    assert all(sum(text.rstrip(".") in row for text in right) == 0 for row in said("echo of the question"))
    assert all(len(row.split(". ")) == 3 for row in said("three other cards' answers"))


def test_denials_and_rivals() -> None:
    assert "It's not true that it's hard frozen water" in said("right answer denied")
    assert "It's hard frozen water? No way." in said("right answer denied")
    rivals = said("rival answers")
    assert any(text.startswith("either ") for text in rivals)
    assert all("stone" in text or "steam" in text for text in rivals)
    assert not any("nice" in text for text in rivals)


def test_two_values_are_a_right_and_a_wrong_one_or_two_wrong_ones() -> None:
    both, wrong = said("two values"), said("two wrong values")
    assert all("lima" in text.lower() and ("Cusco" in text) != ("Quito" in text) for text in both)
    assert all("Cusco" in text and "Quito" in text and "lima" not in text.lower() for text in wrong)
    assert any(text.lower().startswith("lima") for text in both)
    assert any(text.lower().endswith(("lima", "lima?")) for text in both)


def test_a_value_is_said_against_another() -> None:
    assert "Lima, not Cusco" in said("right value against a wrong one")
    assert "not Lima but Quito" in said("wrong value against the right one")
    assert "Lima? No." in said("right value denied")


def test_another_cards_value_is_of_the_same_kind_and_asked_for_something_else() -> None:
    assert said("another card's value") == {"Santiago"}


def test_what_is_added() -> None:
    assert all("glass" in text for text in said("own wrong example added"))
    assert all("an old word for" in text.lower() for text in said("another card's wrong answer added"))
    added = [row.answer for row in made("another card's truth added")]
    assert all(
        any(text in answer for text in ("fire is", "soil is", "wind is")) for answer in map(str.lower, added)
    )


def test_the_answers_with_slips_get_no_more_of_them() -> None:
    assert "hard watr" not in {row.base for row in made("typing slips")}


def test_learners_habits() -> None:
    spoken = {learner.in_learners_english("It is the tool that helps the team to find errors", random.Random(at))
              for at in range(40)}  # fmt: skip
    assert any("make that team" in text or "make that the team" in text for text in spoken)
    assert any("for find" in text for text in spoken)
    assert any("help " in text for text in spoken)
    assert learner.in_learners_english("hard water", chance()) == "It is mean that hard water"


def test_manners_keep_the_words() -> None:
    for name in ("greeting or hedge before", "thanks or hedge behind"):
        assert all(wording.inner(row.base or "")[1:] in row.answer for row in made(name))
    for row in made("markdown, emoji, line breaks"):
        assert all(word in row.answer for word in (row.base or "").split())
    assert {row.answer.isupper() for row in made("capitals or none")} == {True, False}


def test_a_phrasing_is_exchanged_for_another() -> None:
    changed = stored.exchanged("Water made hard by cold", FROST, chance())
    assert changed == "Water made solid by frost"
    assert stored.exchanged("made hard by cold", FROST, chance()) is None
    assert stored.exchanged("frozen water", FROST, chance()) is None
