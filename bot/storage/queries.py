"""What the query modules share: the connection, an INSERT that both databases can resolve conflicts in, records."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Row, Table
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Record = TypeVar("Record", bound="DataclassInstance")


class Queries:
    """The queries of one aggregate, bound to one transaction's connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def _insert(self, table: Table) -> Any:
        """`insert(table)` with `on_conflict_do_*`, whose syntax SQLite and PostgreSQL share."""
        return insert_into(table, self._dialect)

    @property
    def _dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._connection.dialect.name


def insert_into(table: Table, dialect: str) -> Any:
    """`insert(table)` of `sqlite` or `postgresql`; the module of the other is not imported, which takes a while."""
    return import_module(f"sqlalchemy.dialects.{dialect}").insert(table)


@cache
def upsert(
    table: Table,
    dialect: str,
    keys: tuple[str, ...],
    *,
    set_: tuple[str, ...] = (),
    add: tuple[str, ...] = (),
) -> Any:
    """An INSERT with bound parameters that, where a row with the `keys` is there, sets and adds to columns of it.

    Made once for each database: building a statement costs more than running it.
    """
    insert = insert_into(table, dialect)
    changed = {name: insert.excluded[name] for name in set_}
    changed |= {name: table.c[name] + insert.excluded[name] for name in add}
    return insert.on_conflict_do_update(index_elements=list(keys), set_=changed)


def record_of(kind: type[Record], row: Row[*tuple[Any, ...]], **given: Any) -> Record:
    """The dataclass `kind` of a row: each field from the column of its name, but for those `given` as they are."""
    names = kind.__dataclass_fields__.keys() - given.keys()
    return kind(**given, **{name: getattr(row, name) for name in names})


def columns_of(record: Any) -> dict[str, Any]:
    """The fields of a dataclass whose names are those of a table's columns; `asdict` would copy each value in depth."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}
