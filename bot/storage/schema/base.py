"""What all tables share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import MetaData, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_ON_POSTGRESQL = "cuecard_postgresql_where"


def partial(condition: str, *, postgresql: str | None = None) -> dict[str, Any]:
    """What makes an index one of the rows alone that meet a condition; PostgreSQL may need it in other words.

    SQLAlchemy imports the whole dialect where `postgresql_where` is said, and only migrations read it (`complete`).
    """
    return {"sqlite_where": text(condition), "info": {_ON_POSTGRESQL: postgresql or condition}}


def complete() -> MetaData:
    """All tables, with PostgreSQL's conditions: for those who compare them with a database."""
    for table in metadata.tables.values():
        for index in table.indexes:
            if condition := index.info.get(_ON_POSTGRESQL):
                index.dialect_options["postgresql"]["where"] = text(condition)
    return metadata
