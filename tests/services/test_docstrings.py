"""Public methods of services name the errors that they raise: callers word them, and read nothing but the docstring."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot.services

FILES = sorted(Path(bot.services.__file__).parent.rglob("*.py"))
NOT_TOLD = frozenset({"AssertionError", "NotImplementedError"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


def unnamed(file: Path) -> Iterator[tuple[Function, set[str]]]:
    """Public functions and methods of a file, each with errors that it raises and its docstring does not name.

    Errors of functions in other files are not followed.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, Function)}
    for name, node in functions.items():
        told = ast.get_docstring(node)
        if name.startswith("_") or told is None or "UserError" in told:
            continue
        if missing := {error for error in _raised(node, functions, {name}) if error not in told}:
            yield node, missing


def _raised(node: Function, functions: dict[str, Function], seen: set[str]) -> set[str]:
    found: set[str] = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Raise) and each.exc is not None:
            error = each.exc.func if isinstance(each.exc, ast.Call) else each.exc
            if isinstance(error, ast.Name) and error.id[0].isupper() and error.id not in NOT_TOLD:
                found.add(error.id)
        elif isinstance(each, ast.Call) and (called := _own(each.func)) in functions and called not in seen:
            found |= _raised(functions[called], functions, {*seen, called})
    return found


def _own(function: ast.expr) -> str:
    """The name of a function of the same file, or of a method of the same object."""
    if (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "self"
    ):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FILES[0].parent)))
def test_errors_are_named(file: Path) -> None:
    assert [f"{node.name}: {sorted(errors)}" for node, errors in unnamed(file)] == []
