"""The map of the modules that grade facts names all of them, and nothing that is gone."""

from __future__ import annotations

import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from bot.core.grading import facts

FOLDER = Path(facts.__file__).parent
MAP = facts.__doc__ or ""
DOTTED = re.compile(r"`([a-z_]+(?:\.[a-z_]+)*)`")
LISTED = re.compile(r"(?m)^-   `([a-z_]+)`: \S")


def here() -> set[str]:
    """The modules and the folders of modules beside the map."""
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    return modules | {path.parent.name for path in FOLDER.glob("*/__init__.py")}


def is_there(name: str) -> bool:
    """Whether a module, or a function of a module beside the map, has this name."""
    if name.startswith("bot."):
        return find_spec(name) is not None
    path = FOLDER.joinpath(*name.split("."))
    module, _, function = name.rpartition(".")
    file = FOLDER / f"{module}.py"
    defined = bool(module) and file.exists() and f"def {function}(" in file.read_text(encoding="utf-8")
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists() or defined


def test_each_module_is_listed_once() -> None:
    assert Counter(LISTED.findall(MAP)) == Counter(here())


def test_what_the_map_names_is_there() -> None:
    assert [name for name in DOTTED.findall(MAP) if not is_there(name)] == []


def test_what_is_gone_is_noticed() -> None:
    assert not is_there("no_such") and not is_there("words.no_such") and not is_there("bot.core.no_such")


def test_the_steps_are_numbered_through() -> None:
    steps = [int(step) for step in re.findall(r"(?m)^(\d+)\. ", MAP)]
    assert steps == list(range(1, len(steps) + 1))
