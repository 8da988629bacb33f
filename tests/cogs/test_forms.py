"""Reading a submitted form as Discord sends it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import discord
import pytest

from bot.cogs.custom_ids import ANSWER_FORM, NOTE_FORM, AnswerFormId
from bot.cogs.forms import submitted

FIELDS: list[dict[str, Any]] = [
    {"type": 4, "custom_id": "answer", "value": "drift"},
    {"type": 4, "custom_id": "note", "value": None},
]
ROWS = [{"type": 1, "components": [field]} for field in FIELDS]
LABELS = [{"type": 18, "component": field} for field in FIELDS]


def interaction(kind: discord.InteractionType, **data: Any) -> discord.Interaction:
    return cast("discord.Interaction", SimpleNamespace(type=kind, data=data))


@pytest.mark.parametrize("components", [ROWS, LABELS], ids=["rows", "labels"])
def test_fields_are_read_by_their_id_in_either_layout(components: list[dict[str, Any]]) -> None:
    form = interaction(
        discord.InteractionType.modal_submit, custom_id="cuecard:modal:17", components=components
    )
    assert submitted(form, ANSWER_FORM) == (AnswerFormId(17), {"answer": "drift", "note": ""})
    assert submitted(form, NOTE_FORM) is None


def test_a_press_is_no_form_and_other_forms_are_not_ours() -> None:
    pressed = interaction(discord.InteractionType.component, custom_id="cuecard:modal:17")
    assert submitted(pressed, ANSWER_FORM) is None
    for custom_id in ("cuecard:modal:99999999999999999999", "feedback", ""):
        other = interaction(discord.InteractionType.modal_submit, custom_id=custom_id, components=ROWS)
        assert submitted(other, ANSWER_FORM) is None
