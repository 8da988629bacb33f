"""Dialects of SQLAlchemy whose engines share what they compiled.

Each test has engines of its own, and each engine would compile the same statements again: a quarter of the processor
time of a test of services. All engines of a dialect are made alike, so what one has compiled is right for all.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg

from bot.storage import engine
from bot.storage.one_hop import OneHopDialect

_COMPILED: dict[Any, Any] = {}
"""By dialect and statement, as `compiled_cache` of SQLAlchemy's execution options has it."""


class _Alike:
    """Equal to any other of its class, so that what is kept for one is found for the others."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine.update_execution_options(compiled_cache=_COMPILED)


class Sqlite(_Alike, OneHopDialect):
    """The bot's dialect for SQLite."""

    supports_statement_cache = True


class Postgres(_Alike, PGDialect_asyncpg):
    """The bot's dialect for PostgreSQL."""

    supports_statement_cache = True


def share_what_is_compiled() -> None:
    """From now on the bot's engines are of these dialects."""
    for driver, dialect in zip(("sqlite", "postgresql"), (Sqlite, Postgres), strict=True):
        name = engine._DRIVERS[driver].replace("+", ".")
        registry.register(name, __name__, dialect.__name__)
