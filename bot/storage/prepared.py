"""Statements that are made once and run on the driver itself: SQLAlchemy's words for them, not its way of executing.

Executing a statement costs SQLAlchemy ten times what it costs SQLite: a cache key, a context, a result, a greenlet. The
transaction of an answer runs a dozen of them. Here a statement is compiled once for each database, with what its types
do to the values on their way in and out, and what is left is a call of the driver.
"""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, Float
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Parameters = Mapping[str, Any]
Write = tuple["Prepared", Parameters]
"""A statement that writes, with what it writes. It gives back one column of one row at the most."""
_Convert = Callable[[Any], Any]


class Compiled:
    """A statement as one database wants it."""

    def __init__(self, statement: Any, dialect: Dialect, names: Sequence[str]) -> None:
        """`names` are those of the parameters; an INSERT writes the columns of these names.

        A SQLAlchemyError where one is missing, or is no column's.
        """
        compiled: SQLCompiler = statement.compile(dialect=dialect, column_keys=list(names))
        self.reads: bool = statement.is_select
        """It changes nothing."""
        fixed, converts = compiled.construct_params(dict.fromkeys(names)), compiled._bind_processors
        self.sql, order = _bound_once(compiled)
        self._binds: list[tuple[str, Any]] = [(name, fixed[name]) for name in order]
        self._bind_converts: list[tuple[int, Any]] = [
            (place, converts[name]) for place, name in enumerate(order) if name in converts
        ]
        self.returns: str | None = None
        """The first column that it gives back, by its name."""
        self._row: Callable[[Iterable[Any]], Any] = tuple
        self._converts: list[tuple[int, Any]] = []
        if compiled._result_columns:
            columns = compiled._result_columns
            self.returns = columns[0].keyname
            row: Any = namedtuple("Row", [column.keyname for column in columns], rename=True)  # type: ignore[misc]
            self._row = row._make
            read = [_reader(column.type, dialect) for column in columns]
            self._converts = [(place, convert) for place, convert in enumerate(read) if convert]

    @property
    def size(self) -> int:
        """How many values it takes."""
        return len(self._binds)

    def values(self, parameters: Parameters) -> list[Any]:
        """The values in the order in which the driver takes them."""
        given = parameters.get
        values = [given(name, fixed) for name, fixed in self._binds]
        for place, convert in self._bind_converts:
            values[place] = convert(values[place])
        return values

    def rows(self, found: Iterable[Any]) -> list[Any]:
        """The driver's rows as named tuples of Python values."""
        if not self._converts:
            return [self._row(row) for row in found]
        rows = []
        for row in found:
            values = list(row)
            for place, convert in self._converts:
                values[place] = convert(values[place])
            rows.append(self._row(values))
        return rows


def _bound_once(compiled: SQLCompiler) -> tuple[str, Sequence[str]]:
    """The SQL, and the parameters in the order in which the driver takes them: SQLite's each once, by its number."""
    names = compiled.positiontup or ()
    if compiled.dialect.paramstyle != "qmark" or compiled.string.count("?") != len(names):
        return compiled.string, names
    order = list(dict.fromkeys(names))
    numbers = iter([order.index(name) + 1 for name in names])
    return re.sub(r"\?", lambda _: f"?{next(numbers)}", compiled.string), order


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    """What makes a Python value of the driver's; None where that is one already."""
    if isinstance(kind, Float):  # SQLAlchemy would look at the type's number, which is known after a run only
        return None
    return kind._cached_result_processor(dialect, None)


class Prepared:
    """A statement for both databases, compiled once for each set of names that its parameters have."""

    def __init__(self, make: Callable[[str], Any]) -> None:
        """`make` gives the statement for `sqlite` or `postgresql`; it is called once for each."""
        self._make = make
        self._statements: dict[str, Any] = {}
        self._compiled: dict[tuple[str, ...], Compiled] = {}

    def statement(self, dialect: Dialect) -> Any:
        """As SQLAlchemy executes it."""
        if dialect.name not in self._statements:
            self._statements[dialect.name] = self._make(dialect.name)
        return self._statements[dialect.name]

    def compiled(self, dialect: Dialect, parameters: Parameters) -> Compiled:
        """As the driver executes it."""
        key = (dialect.name, *parameters)
        found = self._compiled.get(key)
        if found is None:
            found = self._compiled[key] = Compiled(self.statement(dialect), dialect, tuple(parameters))
        return found


@lru_cache(maxsize=64)
def merged(*statements: Compiled) -> str:
    """Several writes as one statement of PostgreSQL, which gives back what each of them does, in one row.

    None of them sees what another writes.
    """
    parts, results, before = [], [], 0
    for number, each in enumerate(statements):
        parts.append(f"s{number} AS ({_shifted(each.sql, before)})")
        results.append(f"(SELECT {each.returns} FROM s{number})" if each.returns else "NULL")  # noqa: S608  # nosec B608
        before += each.size
    return f"WITH {', '.join(parts)} SELECT {', '.join(results)}"


def _shifted(sql: str, by: int) -> str:
    """The statement with other numbers for its parameters."""
    return re.sub(r"\$(\d+)", lambda found: f"${int(found[1]) + by}", sql)


def prepared(statement: Any) -> Prepared:
    """A statement that is the same for both databases."""
    return Prepared(lambda _dialect: statement)
