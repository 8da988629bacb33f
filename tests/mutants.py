"""Which changes to a module no test notices: `make mutants MODULE=bot/core/streaks.py`.

Each mutant is the module with one operator, number, condition or call changed, in a copy of the project; the tests
that name the module run on it, then TESTS (default: those of services). A survivor is a missing assertion, or a change
that makes no difference. Not part of CI: a run takes minutes.
"""

from __future__ import annotations

import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPIED = ("bot", "data", "docs", "migrations", "tests", "pyproject.toml")
OPERATORS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
}  # fmt: skip
FOREVER = 600
"""Seconds after which a mutant that runs on counts as noticed."""


def changed(node: ast.AST) -> ast.AST | None:
    """The node with its one change; None where there is none to make."""
    made = copy.deepcopy(node)
    match made:
        case ast.Compare(ops=[operator]) if type(operator) in OPERATORS:
            made.ops = [OPERATORS[type(operator)]()]  # type: ignore[list-item]
        case ast.BoolOp() | ast.BinOp() if type(made.op) in OPERATORS:
            made.op = OPERATORS[type(made.op)]()  # type: ignore[assignment]
        case ast.Constant(value=bool()):
            made.value = not made.value
        case ast.Constant(value=int() | float()):
            made.value += 1  # type: ignore[operator]
        case ast.UnaryOp(op=ast.Not()):
            return made.operand
        case ast.If() | ast.IfExp():
            made.test = ast.UnaryOp(ast.Not(), made.test)
        case ast.Expr(value=ast.Call() | ast.Await()):
            return ast.Pass()
        case _:
            return None
    return made


class Swap(ast.NodeTransformer):
    """Puts the change of the node with that number, in order of the walk, in its place."""

    def __init__(self, wanted: int) -> None:
        self.left = wanted
        self.what = ""

    def visit(self, node: ast.AST) -> ast.AST:
        """Change the node, or look below it; how a class is decorated is nothing that a test is about."""
        if isinstance(node, ast.ClassDef):
            node.body = [self.visit(each) for each in node.body]  # type: ignore[misc]
            return node
        made = changed(node)
        if made is not None:
            self.left -= 1
            if self.left == -1:
                self.what = f"{getattr(node, 'lineno', 0)}: {_brief(node)}  ->  {_brief(made)}"
                return ast.copy_location(made, node)
        return self.generic_visit(node)


def _brief(node: ast.AST) -> str:
    return ast.unparse(node).splitlines()[0][:100]


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """(what was changed, the source), one change each."""
    number = 0
    while True:
        swap = Swap(number)
        made = swap.visit(ast.parse(source))
        if not swap.what:
            return
        yield swap.what, ast.unparse(ast.fix_missing_locations(made))
        number += 1


def tests_of(module: Path) -> list[str]:
    """The test files that name the module."""
    name = ".".join(module.with_suffix("").parts)
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(file.relative_to(ROOT)) for file in files if name in file.read_text(encoding="utf-8")]


def noticed(folder: Path, tests: list[str]) -> bool:
    """Whether a test fails."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=FOREVER)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


def main(module: Path, others: list[str]) -> int:
    """Try every mutant; the status is 1 when one survived."""
    tests = [*tests_of(module), *others]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in COPIED:
            copy_one = shutil.copytree if (ROOT / each).is_dir() else shutil.copy2
            copy_one(ROOT / each, folder / each)
        if noticed(folder, tests):
            raise SystemExit(f"{module}: its tests fail as it is")
        found = list(mutants((ROOT / module).read_text(encoding="utf-8")))
        survivors = 0
        for what, source in found:
            (folder / module).write_text(source, encoding="utf-8")
            if not noticed(folder, tests):
                survivors += 1
                print(f"survived  {module}:{what}", flush=True)  # noqa: T201
        print(f"{module}: {len(found)} mutants, {survivors} survived")  # noqa: T201
    return int(survivors > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
