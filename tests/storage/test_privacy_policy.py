"""No table holds a person's id, or words of theirs, that the policy does not know of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import BigInteger, Column, Integer, MetaData, Table
from sqlalchemy.dialects import sqlite

from bot.storage.privacy.policy import POLICY
from bot.storage.schema import metadata
from bot.storage.types import RowId, Snowflake

OF_PLACES = ("guild_id", "channel_id", "message_id", "role_id")
"""Ends of the names of columns whose ids are no person's."""


def uncovered(schema: MetaData) -> Iterator[str]:
    """Columns of Discord's ids that may be a person's, and that no line of the policy deletes or overwrites."""
    for table in schema.sorted_tables:
        lines = [each for each in POLICY if each.table.name == table.name]
        covered = {each.column.key for each in lines if each.column.table is each.table}
        covered |= {name for each in lines for name in each.becomes or ()}
        for column in table.columns:
            is_row_id = isinstance(column.type.dialect_impl(sqlite.dialect()), Integer) and not isinstance(
                column.type.dialect_impl(sqlite.dialect()), BigInteger
            )
            if not isinstance(column.type, BigInteger) or is_row_id:
                continue
            of_place = column.key.endswith(OF_PLACES) or (table.name, column.key) == ("guild", "id")
            if not of_place and column.key not in covered:
                yield f"{table.name}.{column.key}"


def test_every_column_that_may_hold_a_persons_id_is_covered() -> None:
    assert list(uncovered(metadata)) == []


@pytest.mark.parametrize("name", ["user_id", "actor_id", "starter_id", "author", "asked_by"])
def test_a_new_column_with_a_persons_id_is_noticed(name: str) -> None:
    schema = MetaData()
    Table("suggested", schema, Column("id", RowId, primary_key=True), Column(name, Snowflake))
    assert list(uncovered(schema)) == [f"suggested.{name}"]


def test_a_new_column_in_a_table_that_is_covered_is_noticed() -> None:
    schema = MetaData()
    Table("quiz", schema, Column("starter_id", Snowflake), Column("winner_id", Snowflake))
    assert list(uncovered(schema)) == ["quiz.winner_id"]


def test_each_line_has_a_name_of_its_own_and_gives_columns_that_are_there() -> None:
    assert len({each.name for each in POLICY}) == len(POLICY)
    for each in POLICY:
        assert set(each.given) <= set(each.table.c.keys())
        assert set(each.becomes or ()) <= set(each.table.c.keys())
        assert not set(each.given) & {"user_id", "reviewer_id", "actor_id", "subject_id"}, "others' ids"
