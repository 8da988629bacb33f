"""CONTRIBUTING.md and docs/architecture.md name files, functions and classes: each is there under that name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("bot", "data", "deploy", "docs", "migrations", "tests")
PLACEHOLDERS = ("<", "XX")
"""What stands for any file."""
PATH = re.compile(rf"(?:{'|'.join(FOLDERS)})/\S*|\S+\.py")
NAME = re.compile(r"(?=.*[_.A-Z])(?:\w+\.)*\w+(?:\(\))?")
"""Not a plain word: those are commands and names of other things."""


def missing(document: str) -> set[str]:
    """Names in code style of which no file, and no word of a program, is left."""
    programs = [file for folder in ("bot", "migrations", "tests") for file in ROOT.glob(f"{folder}/**/*.py")]
    files = {file.name for file in programs}
    words = set(re.findall(r"\w+", "\n".join(file.read_text(encoding="utf-8") for file in programs)))
    named = set(re.findall(r"`([^`\n]+)`", document))
    paths = {
        each for each in named if PATH.fullmatch(each) and not any(mark in each for mark in PLACEHOLDERS)
    }
    names = {each for each in named - paths if NAME.fullmatch(each) and not (ROOT / each).exists()}
    return {each for each in paths if not (ROOT / each).exists() and each not in files} | {
        each for each in names if not set(re.findall(r"\w+", each)) <= words
    }


@pytest.mark.parametrize("path", ["CONTRIBUTING.md", "docs/architecture.md"])
def test_what_is_named_is_there(path: str) -> None:
    assert missing((ROOT / path).read_text(encoding="utf-8")) == set()


def test_what_is_gone_is_noticed() -> None:
    gone = {"bot/core/" + "no_such.py", "no_" + "such.py", "NoSuch" + "Service.answer"}
    assert missing(" ".join(f"`{each}`" for each in gone)) == gone
