"""Options are checked as Discord's client checks them, and a wrong one is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import discord
import pytest
from discord import app_commands

from bot.sandbox.lines import WrongLine
from bot.sandbox.options import Named, find, picked, typed

ANA, MODS, QUIZ = (type("Handle", (), {"name": name})() for name in ("Ana", "Moderators", "quiz"))
NAMED = Named({"ana": ANA}, {"Moderators": MODS}, {"quiz": QUIZ})
Tree = app_commands.CommandTree[Any]


@pytest.fixture
def tree() -> Tree:
    tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))

    @tree.command(description="A quiz.")
    async def quiz(
        interaction: discord.Interaction,
        questions: app_commands.Range[int, 1, 25] = 5,
        pace: app_commands.Range[float, 0.5, 2.0] = 1.0,
        topic: str = "",
        quiet: bool = False,
        period: Literal["today", "week"] = "week",
        who: discord.User | None = None,
        where: discord.TextChannel | None = None,
        role: discord.Role | None = None,
        file: discord.Attachment | None = None,
    ) -> None: ...

    deck = app_commands.Group(name="deck", description="Decks.")

    @deck.command(name="import", description="Import.")
    @app_commands.describe(name="what to call it")
    async def import_(interaction: discord.Interaction, name: str) -> None: ...

    @tree.command(name="help", description="No options.")
    async def help_(interaction: discord.Interaction) -> None: ...

    tree.add_command(deck)
    return tree


def test_values_get_their_types(tree: Tree) -> None:
    given = {"questions": "7", "pace": "1.5", "topic": "7", "quiet": "Yes", "period": "TODAY"}
    assert typed(find(tree, ["quiz"]), given, NAMED) == {
        "questions": 7,
        "pace": 1.5,
        "topic": "7",
        "quiet": True,
        "period": "today",
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"questions": "five"}, "questions is a whole number, not “five”."),
        ({"questions": "26"}, "questions goes from 1 to 25; 26 is outside."),
        ({"pace": "fast"}, "pace is a number, not “fast”."),
        ({"quiet": "perhaps"}, "quiet is yes or no, not “perhaps”."),
        ({"period": "year"}, "period is one of today, week; not “year”."),
        ({"who": "zoe"}, "who is one of @Ana; not “zoe”."),
        ({"where": "#general"}, "where is one of #quiz; not “#general”."),
        ({"file": "/nowhere/cards.yaml"}, "I cannot read /nowhere/cards.yaml: No such file or directory."),
        (
            {"card": "1"},
            "/quiz has no option “card”. It has questions, pace, topic, quiet, period, who, where, role, file.",
        ),
    ],
)
def test_a_wrong_value_is_named(tree: Tree, given: dict[str, str], said: str) -> None:
    with pytest.raises(WrongLine) as error:
        typed(find(tree, ["quiz"]), given, NAMED)
    assert str(error.value) == said


def test_a_required_option_is_asked_for(tree: Tree) -> None:
    with pytest.raises(WrongLine, match="/deck import needs name: what to call it"):
        typed(find(tree, ["deck", "import"]), {}, NAMED)


def test_people_roles_channels_and_files_go_by_their_names(tree: Tree, tmp_path: Path) -> None:
    file = tmp_path / "cards.yaml"
    file.write_bytes(b"cards: []")
    given = {"who": "@ana", "where": "#Quiz", "role": "Moderators", "file": str(file)}
    assert typed(find(tree, ["quiz"]), given, NAMED) == {
        "who": ANA,
        "where": QUIZ,
        "role": MODS,
        "file": ("cards.yaml", b"cards: []"),
    }


def test_an_unfinished_command_may_lack_required_options(tree: Tree) -> None:
    assert typed(find(tree, ["deck", "import"]), {}, NAMED, unfinished=True) == {}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2", ["p"]),
        ("mlops, decks", ["m"]),
        ("Python", ["p"]),
        ("2, 1", ["p", "m"]),
        ("1, python", ["m", "p"]),
    ],
)
def test_choices_are_made_by_number_or_label(text: str, values: list[str]) -> None:
    assert picked("It", [("MLOps, decks", "m"), ("Python", "p")], text) == values


def test_a_wrong_choice_is_named() -> None:
    with pytest.raises(WrongLine, match=r"It is one of 1 MLOps, 2 Python; not “3”\."):
        picked("It", [("MLOps", "m"), ("Python", "p")], "3")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["quizz"], "There is no /quizz. Did you mean /quiz?"),
        (["zebra"], "There is no /zebra. There are /deck import, /help, /quiz."),
        (["deck"], "/deck goes on: /deck import."),
        (["help", "me"], "/help does not understand “me”. It takes no options."),
        (["quiz", "5"], "/quiz does not understand “5”. Its options are questions:, pace:"),
    ],
)
def test_a_wrong_command_is_helped(tree: Tree, words: list[str], said: str) -> None:
    with pytest.raises(WrongLine) as error:
        find(tree, words)
    assert str(error.value).startswith(said)
