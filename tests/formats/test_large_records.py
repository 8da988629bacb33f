"""Records with very many fields: each name is looked at a few times, not once for every other."""

from __future__ import annotations

import json

import pytest

from bot.formats.load import load
from bot.formats.records import names


def test_the_work_grows_with_the_fields_of_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = 1_000
    record = {"question": "What flies?", "answer": "A bat", **{f"word {n}": "text" for n in range(fields)}}
    calls = 0
    field_of = names.field_of

    def counted(name: str) -> str | None:
        nonlocal calls
        calls += 1
        return field_of(name)

    monkeypatch.setattr(names, "field_of", counted)
    loaded = load(json.dumps([record]).encode(), filename="words.json")
    assert [card.prompt for card in loaded.deck.cards] == ["What flies?"]
    assert calls < 20 * fields
