"""The model: how trees are walked, which regime weighs, and in which direction evidence may move a verdict."""

from __future__ import annotations

import json
import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.assets import GRADING
from bot.core.cards import Card
from bot.core.grading.evidence import FAMILIES, NAMES, PLACE, SIGN, Contradiction, Support
from bot.core.grading.model import FEW, MANY, Model, Probability, Regime
from tests.core.grading.cards import BARE, CARD, VERSUS
from tests.core.grading.making import gathered, shipped

WEIGHTS = (GRADING / "weights.json").read_text(encoding="utf-8")
CLASSIFIER = {"base": 0.0, "trees": [["mark", 0.5, -1.0, ["denied", 0.0, 2.0, -2.0]], 0.25]}
REGIMES = ("rich", "some", "few", "bare")
REGIME = {"right": CLASSIFIER, "partly": CLASSIFIER, "cut_right": 0.6, "cut_partly": 0.4, "doubt": 0.1}


def vector(**values: float) -> list[float]:
    found = [0.0] * len(NAMES)
    for name, value in values.items():
        found[PLACE[name]] = value
    return found


@pytest.mark.parametrize(
    ("values", "probability"),
    [
        ({}, 0.32082),
        ({"mark": 0.5}, 0.32082),
        ({"mark": 0.51}, 0.90465),
        ({"mark": 9.0}, 0.90465),
        ({"mark": 0.6, "denied": 0.1}, 0.14805),
    ],
)
def test_trees_are_walked(values: dict[str, float], probability: float) -> None:
    model = Model.parse(json.dumps(dict.fromkeys(REGIMES, REGIME)))
    assert model.rich.weigh(vector(**values)) == pytest.approx((probability, probability), abs=1e-5)


@pytest.mark.parametrize(("odds", "low", "high"), [(-1e9, 0, 1e-9), (1e9, 1 - 1e-9, 1), (0, 0.5, 0.5)])
def test_a_probability_is_one(odds: float, low: float, high: float) -> None:
    one = Probability(odds, ())
    assert all(low <= value <= high for value in Regime(one, one, 0.5, 0.5, 0.1).weigh(()))


def test_right_is_never_likelier_than_at_least_partly_right() -> None:
    sure, unsure = Probability(3.0, ()), Probability(-3.0, ())
    assert Regime(sure, unsure, 0.5, 0.5, 0.1).weigh(()) == pytest.approx((0.04743, 0.04743), abs=1e-5)
    assert Regime(unsure, sure, 0.5, 0.5, 0.1).weigh(()) == pytest.approx((0.04743, 0.95257), abs=1e-5)


def test_a_relation_is_asked_for_where_it_was_fitted() -> None:
    related = {
        **REGIME,
        "related": {"base": 0.0, "trees": [["soft", 0.5, -1.0, 1.0]]},
        "cut_related": 0.4,
        "cut_closely_related": 0.8,
    }
    model = Model.parse(json.dumps({**dict.fromkeys(REGIMES, REGIME), "bare": related}))
    assert model.few.relates(vector())
    assert not model.bare.relates(vector())
    assert model.bare.relates(vector(soft=0.6))
    assert not model.bare.relates(vector(soft=0.6), closely=True)
    assert model.few.relates(vector(), closely=True)


@pytest.mark.parametrize(
    ("examples", "bare", "name"),
    [
        (19, False, "few"),
        (20, False, "some"),
        (44, False, "some"),
        (45, False, "rich"),
        (1, False, "few"),
        (150, False, "rich"),
        (1, True, "bare"),
        (90, True, "bare"),
    ],
)
def test_the_regime_goes_by_what_a_card_knows(examples: int, name: str, *, bare: bool) -> None:
    assert (FEW, MANY) == (20, 45)
    model = shipped_model()
    assert model.regime(examples=examples, bare=bare) is getattr(model, name)


def spoiled(**parts: object) -> str:
    regime = {**REGIME, **parts}
    return json.dumps({**dict.fromkeys(REGIMES, REGIME), "few": regime})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "3",
        *(json.dumps({name: REGIME for name in REGIMES if name != lacking}) for lacking in REGIMES),
        spoiled(right={}),
        spoiled(right={"base": "x", "trees": []}),
        spoiled(right={"base": 1e999, "trees": []}),
        spoiled(right={"base": 0, "trees": [["no_such_feature", 0.5, 0, 1]]}),
        spoiled(right={"base": 0, "trees": [["mark", 0.5, 0]]}),
        spoiled(right={"base": 0, "trees": [None]}),
        spoiled(cut_right=None),
    ],
)
def test_broken_weights_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"weights|JSON|Expecting|unpack|could not convert"):
        Model.parse(text)


def test_the_features_have_families() -> None:
    assert len(set(NAMES)) == len(NAMES) == sum(len(family._fields) for family in FAMILIES)
    assert (SIGN[Support], SIGN[Contradiction]) == (1, -1)
    assert [PLACE[name] for name in NAMES] == list(range(len(NAMES)))


@cache
def shipped_model() -> Model:
    return Model.parse(WEIGHTS)


@cache
def vectors() -> list[tuple[float, ...]]:
    """Those of stored answers, their mixtures, and talk."""
    chance = random.Random(7)
    cards: list[Card] = [CARD, BARE, VERSUS, *list(shipped().values())[::4]]
    found = []
    for card in cards:
        wrong = [text for group in card.wrong for text in group.answers] or ["it is cold"]
        texts = [card.reference, card.prompt, chance.choice(wrong), chance.choice([*card.partial, "no idea"])]
        texts += [f"{card.reference} {chance.choice(wrong)}", f"I doubt that {card.reference} {texts[3]}"]
        texts += [
            f"{texts[2]} or maybe {card.reference}",
            "My uncle sails to Norway with three very old dogs.",
        ]
        found += [gathered(card, text).vector for text in texts]
    return found


@given(
    st.sampled_from(REGIMES),
    st.integers(0, 10_000),
    st.sampled_from([(name, SIGN[family]) for family in (Support, Contradiction) for name in family._fields]),
    st.floats(0.001, 5),
)
def test_evidence_moves_a_verdict_in_its_own_direction(
    name: str, number: int, feature: tuple[str, int], more: float
) -> None:
    one = vectors()[number % len(vectors())]
    other = list(one)
    other[PLACE[feature[0]]] += more
    regime: Regime = getattr(shipped_model(), name)
    for before, after in zip(regime.weigh(one), regime.weigh(other), strict=True):
        assert feature[1] * (after - before) >= 0


@pytest.mark.parametrize("name", REGIMES)
@pytest.mark.parametrize("family", [Support, Contradiction])
def test_every_step_of_the_evidence_goes_one_way(
    name: str, family: type[Support] | type[Contradiction]
) -> None:
    """At each threshold that a tree asks about: between them nothing moves."""
    regime: Regime = getattr(shipped_model(), name)
    places = {PLACE[field] for field in family._fields}
    for classifier in (regime.right, regime.partly):
        alone = replace(regime, right=classifier, partly=classifier)
        steps: dict[int, set[float]] = {}
        nodes = list(classifier.trees)
        while nodes:
            node = nodes.pop()
            if isinstance(node, list):
                nodes += node[2:]
                if node[0] in places:
                    steps.setdefault(node[0], set()).add(node[1])
        assert steps
        for place, thresholds in steps.items():
            for one in vectors()[::16]:
                ladder = [*sorted(thresholds), 1e6]
                said = [alone.weigh((*one[:place], value, *one[place + 1 :])) for value in ladder]
                assert said == sorted(said, reverse=SIGN[family] < 0), NAMES[place]


def test_the_cuts_are_in_order() -> None:
    for name in REGIMES:
        regime: Regime = getattr(shipped_model(), name)
        assert 0 < regime.doubt < regime.cut_right < 1
        assert 0 < regime.cut_partly < 1
