"""What is found in a model's text: JSON between fences and talk, several cards, and nothing where there is nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.cards import AnswerKind, AnswerSpec, Card, Misconception, Need
from bot.core.grading import Verdict
from bot.formats.teaching.replies import MAX_REPLY, BadReply, card_replies, card_reply, second_reading
from bot.formats.teaching.reply_model import CardReply, SecondReading, asked_schema
from tests.teaching.known import bare, taught
from tests.teaching.server import written

CARD = bare().cards[0]
GOOD = written(taught()[0])
JSON = json.dumps(GOOD, ensure_ascii=False, indent=2)


def test_a_reply_is_all_that_the_model_wrote() -> None:
    additions = card_reply(JSON).additions(CARD)
    known = taught()[0]
    assert (additions.accepted, additions.partial, additions.hint) == (
        known.accepted,
        known.partial,
        known.hint,
    )
    assert additions.wrong == known.wrong
    assert [(c.idea, c.ask, c.needed, c.phrasings) for c in additions.concepts] == [
        (c.idea, c.ask, c.needed, c.phrasings) for c in known.concepts
    ]
    assert additions.concepts[0].id == "the-release-of-usable-energy"
    assert additions.answer == AnswerSpec(AnswerKind.SENTENCE)


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{JSON}\n```",
        f"Sure! Here it is:\n\n{JSON}\n\nDo you want another one?",
        f"<think>The card {{asks}} about [cells]</think>{JSON}",
        f'{{"thoughts": "hm"}} {JSON}',
        f'{{"result": {{"cards": [{JSON}]}}}}',
        f"[{JSON}]",
        f"A set {{a, b}} and a list [1, 2 and {JSON}",
        "\ufeff" + JSON.replace("\n", "\r\n"),
    ],
)
def test_the_json_is_found_in_whatever_surrounds_it(text: str) -> None:
    assert card_reply(text) == card_reply(JSON)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no JSON object of the shape asked for"),
        ("I'm sorry, but I can't help with that.", "which begins \"I'm sorry"),
        ("{" * 5_000, "no JSON object"),
        ('{"a":' * 20_000, "no JSON object"),
        (JSON[:-40], "no JSON object"),
        ('{"right": "x"}', "no JSON object"),
        ('{"right": [{"register": "terse"}], "wrong": []}', "right.0.text: field required"),
        ('{"right": 5, "wrong": {"answers": 3}}', "right.0: "),
        (json.dumps({**GOOD, "kind": "essay"}), "kind: input should be"),
        (json.dumps({**GOOD, "right": ["x"] * 61}), "right: value should have at most 60 items"),
        ("x" * (MAX_REPLY + 1), "characters, over"),
    ],
)
def test_what_is_no_reply_is_said_in_a_line(text: str, says: str) -> None:
    with pytest.raises(BadReply) as error:
        card_reply(text)
    assert says in str(error.value)
    assert len(str(error.value)) < 300


def test_small_models_write_it_otherwise_and_are_understood() -> None:
    loose: dict[str, Any] = {
        "right": ["one", {"text": "two"}, ""],
        "partly": [{"text": "half", "lacks": "x"}, "other half"],
        "wrong": ["bad", {"answers": "worse", "why": None}, {"why": "nothing in it", "answers": []}],
        "ideas": None,
        "sides": None,
        "hint": None,
        "kind": "Yes/No",
        "surprise": {"a": 1},
    }
    additions = card_reply(json.dumps(loose)).additions(CARD)
    assert (additions.accepted, additions.partial) == (("one", "two"), ("half", "other half"))
    assert additions.wrong == (Misconception(("bad",)), Misconception(("worse",)))
    assert (additions.concepts, additions.hint, additions.answer) == ((), "", AnswerSpec(AnswerKind.YES_NO))


def test_ideas_have_names_that_differ_in_every_script() -> None:
    ideas = [
        {"idea": text, "ask": "?", "needed": "Bonus"}
        for text in ("the drop", "the drop", "падение", "падение")
    ]
    additions = card_reply(json.dumps({**GOOD, "ideas": ideas})).additions(CARD)
    assert [c.id for c in additions.concepts] == ["the-drop", "idea-2", "idea-3", "idea-4"]
    assert {c.needed for c in additions.concepts} == {Need.BONUS}


def test_a_hint_that_no_card_could_hold_is_none() -> None:
    additions = card_reply(json.dumps({**GOOD, "hint": "h" * 501, "explanation": "e" * 1_001})).additions(
        CARD
    )
    assert (additions.hint, additions.explanation) == ("", "")


def test_several_replies_in_one_text_are_told_apart() -> None:
    second = {**GOOD, "card": "bio-02"}
    broken = {**GOOD, "card": "bio-03", "right": {"text": 5}}
    text = f"First paste:\n```json\n[{JSON},\n{json.dumps(second)}]\n```\nSecond:\n{json.dumps(broken)} and {JSON[:90]}"
    replies, troubles = card_replies(text)
    assert [reply.card for reply in replies] == ["bio-01", "bio-02"]
    assert troubles == ["bio-03: right.0.text: input should be a valid string"]


def test_of_a_list_that_was_cut_off_the_whole_ones_are_kept() -> None:
    replies, troubles = card_replies(f'{{"cards": [{JSON}, {JSON[:200]}')
    assert [reply.card for reply in replies] == ["bio-01"]
    assert troubles == []
    assert card_replies("nothing")[1] == ["there is no reply about a card in it"]


@given(st.text(alphabet='{}[]",:a1 \\n', max_size=200) | st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    replies, troubles = card_replies(text)
    assert replies == [] and troubles
    with pytest.raises(BadReply):
        card_reply(text)


def test_a_second_reading_has_an_answer_and_labels() -> None:
    labels = {"1": "Right", "2": "wrong", "3": "unsure", "4": "partly", "x": "wrong"}
    reading = second_reading("ok:\n" + json.dumps({"answer": "ATP", "labels": labels}))
    assert reading.answer == "ATP"
    assert reading.labels == {1: Verdict.CORRECT, 2: Verdict.INCORRECT, 4: Verdict.PARTIAL}
    with pytest.raises(BadReply, match=r"labels\.1: input should be 'right'"):
        second_reading('{"labels": {"1": "perhaps"}}')
    with pytest.raises(BadReply):
        second_reading("right, wrong, right")


def test_a_model_is_asked_for_every_part_and_one_that_keeps_to_it_is_read() -> None:
    schema = asked_schema(CardReply)
    assert schema["required"] == list(GOOD)
    assert schema["$defs"]["Right"]["required"] == ["register", "text"]
    assert schema["$defs"]["Mistake"]["required"] == list(GOOD["wrong"][0])
    assert asked_schema(SecondReading)["required"] == ["answer", "labels"]


def test_the_card_stays_what_it_is() -> None:
    other = replace(CARD, key="other", prompt="Another?")
    additions = card_reply(JSON).additions(other)
    assert (additions.key, additions.prompt, additions.reference) == ("other", "Another?", CARD.reference)
    assert isinstance(additions, Card)
