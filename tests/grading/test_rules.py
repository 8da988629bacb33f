"""docs/grading.md has the one list of the rules: each ruling of the code stands there, under its number."""

from __future__ import annotations

import re

from bot.config import ROOT

GRADING = ROOT / "bot" / "core" / "grading"
RULING = re.compile(r'Ruling\(\s*"([a-z-]+)".*?\)(?:  # rule (\d+))?$', re.MULTILINE)


def in_the_code() -> set[tuple[str, str]]:
    """(flag, number) of each ruling."""
    text = (GRADING / "policy.py").read_text(encoding="utf-8")
    return {(flag, number) for flag, number in RULING.findall(text)}


def rules() -> str:
    text = (ROOT / "docs" / "grading.md").read_text(encoding="utf-8")
    return text.partition("### The rules\n")[2].partition("\n### ")[0]


def listed() -> set[tuple[str, str]]:
    """(flag, number) as the list has them: a flag in brackets, below the number of its rule."""
    items = re.split(r"^(\d+)\. ", rules().partition("\nWhere the cross-encoders")[0], flags=re.MULTILINE)[1:]
    pairs = zip(items[::2], items[1::2], strict=True)
    return {(flag, number) for number, text in pairs for flag in re.findall(r"\(`([a-z-]+)`\)", text)}


def test_each_ruling_is_in_the_list_under_its_number() -> None:
    assert in_the_code() == listed()


def test_each_refusal_is_in_the_table() -> None:
    rows = "".join(re.findall(r"^\| `.*?\|", rules(), flags=re.MULTILINE))
    code = (
        (GRADING / "refusals.py")
        .read_text(encoding="utf-8")
        .partition("def refusal(")[2]
        .partition("\ndef ")[0]
    )
    refusals = set(re.findall(r'^\s+\("([a-z]+)", ', code, flags=re.MULTILINE))
    assert refusals
    assert refusals <= set(re.findall(r"`(\w+)`", rows))
