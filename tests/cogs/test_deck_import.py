"""`/deck import` with real attachments: a preview first, Apply after a restart, hostile files, and the way back."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from bot.cogs.decks import texts as deck_texts
from bot.core.decks.limits import MAX_BYTES
from bot.formats.names import FORMATS
from tests.cogs.conftest import World, labels, text_of
from tests.formats.sheets.workbooks import xlsx

QA = b"Birds\nQ1: What is a canary?\nA: A small bird.\nQ2: What is a kiwi?\nA: A bird without flight.\n"
NEWER = b"Birds\nQ1: What is a canary?\nA: A small yellow bird.\nQ3: What is an emu?\nA: A tall bird.\n"


async def send(world: World, data: bytes, filename: str = "birds.txt", **options: Any) -> Any:
    result = await world.mod.slash(world.channel, "deck import", file=(filename, data), **options)
    assert result.ephemeral
    return result


async def press(world: World, result: Any, label: str) -> Any:
    return await world.mod.click(result.response.message, label=label)


async def shown(world: World, deck: str) -> str:
    return text_of((await world.mod.slash(world.channel, "deck show", deck=deck)).response)


async def test_nothing_changes_before_apply_which_outlives_a_restart(world: World) -> None:
    result = await send(world, QA)
    said = text_of(result.response)
    assert "Import this?\n**birds** `birds`, a new deck with 2 cards\nRead as Q/A text." in said
    assert "🟢 **2 cards added**\n• What is a canary?\n• What is a kiwi?" in said
    assert "\nAs I read it: What is a canary? → **A small bird.**\n" in said
    assert "🔎 I looked it over: " in said
    assert "There is no deck" in await shown(world, "birds")
    await world.restart()
    await press(world, result, "Apply")
    assert "✅ Imported" in text_of(result.response)
    assert labels(result.response) == ["Undo"]
    assert "• What is a kiwi? · *Birds*" in await shown(world, "birds")
    question = await world.start(deck="birds", topic="Birds", questions=1)
    assert "What is a" in text_of(question)


FORMED = b"""deck: {slug: speeds, title: Speeds}
cards:
- key: run
  prompt: How fast is she?
  reference: "3.6"
  answer: {kind: number, tolerance: 2%, unit: m/s}
- {key: who, prompt: Who is she?, reference: Ana}
"""


async def test_the_form_of_an_answer_is_shown_and_outlives_an_edit_and_a_poorer_file(world: World) -> None:
    await press(world, await send(world, FORMED, "speeds.yaml"), "Apply")
    form = await world.mod.slash(world.channel, "deck edit", deck="speeds", card="run")
    await world.mod.submit_modal(
        form, {"prompt": "How fast is Ana?", "reference": "3.7", "topic": "", "hint": ""}
    )
    page = await world.mod.slash(world.channel, "deck show", deck="speeds", card="run")
    assert "**Answer** 3.7\n**Form of the answer** a number, within 2%, in m/s" in text_of(page.response)
    table = b"key,question,answer\nrun,How fast is Ana?,3.8\nwho,Who is she?,Ana\n"
    again = await send(world, table, "speeds.csv")
    assert "1 card keeps what this kind of file cannot hold: form of the answer." in text_of(again.response)
    await press(world, again, "Apply")
    page = await world.mod.slash(world.channel, "deck show", deck="speeds", card="run")
    assert "**Answer** 3.8\n**Form of the answer** a number, within 2%, in m/s" in text_of(page.response)
    changed = await send(
        world, b"key,question,answer,answer_kind\nrun,How fast is Ana?,3.8,quantity\n", "speeds.csv"
    )
    assert "How fast is Ana? (form of the answer)" in text_of(changed.response)
    page = await world.mod.slash(world.channel, "deck show", deck="speeds", card="who")
    assert "**Form" not in text_of(page.response)


async def test_importing_again_updates_and_undo_takes_it_back(world: World) -> None:
    await press(world, await send(world, QA), "Apply")
    result = await send(world, NEWER)
    said = text_of(result.response)
    assert "`birds`, your deck with 2 cards\n0 cards stay as they are. Everybody's history is kept." in said
    assert "🔵 **1 card changed**\n• What is a canary? (answer)" in said
    assert "🔴 **1 card removed**\n• What is a kiwi?" in said
    await press(world, result, "Apply")
    again = await send(world, NEWER)
    assert "Nothing to import" in text_of(again.response)
    assert not labels(again.response)
    await press(world, result, "Undo")
    undone = text_of(result.response)
    assert f"Taken back: <@{world.mod.id}> imported a file <t:" in undone
    assert "• What is a kiwi?" in undone
    assert "kiwi" in await shown(world, "birds")


async def test_apply_shows_again_what_changed_since_the_preview(world: World) -> None:
    await press(world, await send(world, QA), "Apply")
    result = await send(world, NEWER)
    await world.mod.slash(world.channel, "deck add", deck="birds", prompt="What is a moa?", answer="Gone.")
    await press(world, result, "Apply")
    said = text_of(result.response)
    assert "**The deck has changed since that preview.** This is what Apply would do now." in said
    assert "🔴 **2 cards removed**\n• What is a kiwi?\n• What is a moa?" in said
    assert "moa" in await shown(world, "birds")
    await press(world, result, "Apply")
    assert "moa" not in await shown(world, "birds")


async def test_a_preview_can_be_cancelled_and_grows_old(world: World) -> None:
    cancelled = await send(world, QA)
    await press(world, cancelled, "Cancel")
    assert "was not imported; nothing has changed" in text_of(cancelled.response)
    late = await send(world, QA)
    world.clock.ahead += timedelta(days=1, minutes=1)
    for label in ("Apply", "Cancel"):
        told = await press(world, late, label)
        assert "That preview is over" in told.followups[0].content
        assert told.followups[0].ephemeral
    assert "There is no deck" in await shown(world, "birds")


async def test_a_name_makes_a_copy_of_a_shared_deck(world: World) -> None:
    exported = await world.mod.slash(world.channel, "deck export", deck="mlops", format="yaml")
    data = await exported.response.attachments[0].read()
    refused = await send(world, data, "mlops.yaml")
    assert "“MLOps” is shared by all servers" in refused.response.content
    result = await send(world, data, "mlops.yaml", name="Our MLOps")
    assert "**Our MLOps** `our-mlops`, a new deck with 50 cards" in text_of(result.response)
    await press(world, result, "Apply")
    edited = await world.mod.slash(world.channel, "deck remove", deck="our-mlops", card="Q1")
    assert "Removed from Our MLOps" in text_of(edited.response)


async def test_every_problem_is_listed_with_its_line(world: World) -> None:
    result = await send(world, b"Q1: What?\nA: This.\n" + b"Nonsense here\n" * 40)
    said = text_of(result.response)
    assert "I cannot import birds.txt\n• line 3: " in said
    assert said.count("\n• line ") == 15
    assert "Nothing was imported." in said
    (file,) = result.response.attachments
    assert file.filename == "problems.txt"
    lines = (await file.read()).decode().splitlines()
    assert f"• and {len(lines) - 15} more" in said
    assert lines[-1].startswith("line 42: ")


def bomb() -> bytes:
    """A small package that unpacks to 65 MiB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("collection.anki2", bytes(65 * 1024 * 1024))
    return out.getvalue()


HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("bomb.apkg", bomb, "I cannot import bomb.apkg"),
    ("bomb.xlsx", lambda: xlsx(("Q", "A"), ("x" * 40_000_000, "b")), "the spreadsheet unpacks to over"),
    ("entities.xml", lambda: b"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;'>]><a/>", "declares an entity"),
    ("braces.gift", lambda: b"{" * 2_000_000, "I cannot import braces.gift"),
    ("empty.txt", bytes, "the file is empty"),
    (
        "large.csv",
        lambda: b"a,b\n" * (MAX_BYTES // 4 + 300_000),
        "The file is 9.1 MiB; I read files of up to 8 MiB.",
    ),
    ("broken.txt", lambda: b"\xff\xfeQ\x00\x00\xd8", "the file says it is UTF-16"),
    ("nul.txt", lambda: bytes(5_000), "not a text file"),
    ("picture.png", lambda: b"\x89PNG\r\n", "this is a picture"),
    ("tags.yaml", lambda: b"deck: !!python/object:os.system {}\ncards: []\n", "I cannot import tags.yaml"),
    ("many.csv", lambda: b"question,answer\n" + b"What?,This.\n" * 100_000, "over 5,000 cards"),
    ("a*b_`c`@everyone.txt", bytes, "@\u200beveryone"),
]


async def test_hostile_files_get_one_clear_answer_each(world: World) -> None:
    for filename, make, says in HOSTILE:
        result = await send(world, make(), filename)
        assert says in text_of(result.response), filename
        assert not labels(result.response), filename
    listed = text_of((await world.mod.slash(world.channel, "deck list")).response)
    assert listed.count("cards") == 1, "nothing was imported"


async def test_a_spreadsheet_is_read_and_what_was_left_out_is_said(world: World) -> None:
    sheet = xlsx(("My deck",), ("Question", "Answer"), ("What is DNS?", "Names to addresses"))
    result = await send(world, sheet, "nets.xlsx")
    assert "Read as Excel or OpenDocument." in text_of(result.response)
    assert "What is DNS?" in text_of(result.response)
    assert "rows above the names of the columns: 1" in text_of(result.response)


async def test_what_a_file_was_read_as_is_said_in_words(world: World) -> None:
    file = json.dumps([{"question": f"What is {n}?", "answer": f"{n} things"} for n in range(3)]).encode()
    result = await send(world, file, "birds.json")
    assert "Read as JSON, TOML or YAML of another program." in text_of(result.response)


async def test_latin_text_is_read_and_said_so(world: World) -> None:
    result = await send(world, "Q: Was ist grün?\nA: Eine Farbe.\n".encode("latin-1"))
    assert "Was ist grün?" in text_of(result.response)
    assert "read as Windows-1252" in text_of(result.response)


async def test_markup_in_a_deck_is_shown_as_text(world: World) -> None:
    result = await send(world, b"Q: **Bold** <@123> @everyone `x`?\nA: [click](http://x.invalid)\n")
    assert r"\*\*Bold\*\*" in text_of(result.response)
    assert "@\u200beveryone" in text_of(result.response)


async def test_a_lost_download_is_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(*_: object, **__: object) -> bytes:
        raise errors.pop()

    monkeypatch.setattr(discord.Attachment, "read", fail)
    errors = [aiohttp.ClientError(), TimeoutError()]
    while errors:
        result = await send(world, QA)
        assert result.response.content == "Discord did not give me the file. Please send it again."


def test_every_format_has_a_name_in_the_menu() -> None:
    assert set(deck_texts.FORMATS) == set(FORMATS)


async def test_a_name_is_the_title_of_a_new_deck_also_where_it_is_typed_as_one_word(world: World) -> None:
    shown = await send(
        world, b"question,answer\nBird one?,kiwi\nBird two?,emu\n", "cap.csv", name="Geography"
    )
    assert "**Geography** `geography`, a new deck" in text_of(shown.response)


async def test_people_read_titles_where_a_name_has_lost_their_letters(world: World) -> None:
    for title in ("日本の鳥", "@everyone 日本"):
        shown = await send(world, "question,answer\n鳥は？,とり\n花は？,はな\n".encode(), "x.csv", name=title)
        done = await world.mod.click(shown.response, label="Apply")
        assert f"Try it: `/quiz deck:{title}`" in text_of(done.response)
        log = text_of((await world.mod.slash(world.channel, "deck log")).response)
        listed = text_of((await world.mod.slash(world.channel, "deck list")).response)
        for text in (text_of(shown.response), text_of(done.response), log, listed):
            assert "deck-" not in text
            assert "`everyone`" not in text
    started = await world.ana.slash(world.channel, "quiz", deck="日本の鳥")
    assert "日本の鳥" in text_of(started.response)
