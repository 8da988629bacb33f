"""Rows about a person in one table: how they are found, given out and taken away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field
from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    func,
    select,
    update,
)

PERSON: Any = bindparam("person_id")
"""Bound to the id of the person in question."""


class Personal(Struct, frozen=True):
    """One kind of row that is about a person."""

    name: str
    """In exports, and for the sentence that tells how many there are."""
    table: Table
    column: Column[Any]
    """Holds the person's id; of another table where the rows hang on one of that."""
    given: tuple[str, ...]
    """The columns that an export has, by their names here; nothing about other people."""
    becomes: Mapping[str, Any] | None = None
    """What columns are set to when the person is forgotten; None where the rows are deleted."""
    only: ColumnElement[bool] | None = None
    """Of the person's rows, those that fit this."""
    more: Mapping[str, ColumnElement[Any]] = field(default_factory=dict)
    """What an export has besides, such as the question that an answer was given to."""

    @property
    def theirs(self) -> ColumnElement[bool]:
        """Whether a row is about `PERSON`."""
        owned: ColumnElement[bool] = self.column == PERSON
        if self.column.table is not self.table:
            (link,) = (key for key in self.table.foreign_keys if key.column.table is self.column.table)
            owned = link.parent.in_(select(link.column).where(owned))
        return owned if self.only is None else and_(owned, self.only)

    @property
    def counted(self) -> Select[int]:
        """How many rows there are."""
        return select(func.count()).select_from(self.table).where(self.theirs)

    @property
    def exported(self) -> Select[Any]:
        """The rows, oldest first where their key grows."""
        columns = [self.table.c[name].label(name) for name in self.given]
        columns += [value.label(name) for name, value in self.more.items()]
        return select(*columns).where(self.theirs).order_by(*self.table.primary_key)

    @property
    def forgotten(self) -> Delete | Update:
        """Deletes the rows, or takes the person out of them."""
        if self.becomes is None:
            return delete(self.table).where(self.theirs)
        return update(self.table).where(self.theirs).values(dict(self.becomes))
