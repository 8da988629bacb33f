"""A database taken to a revision of its schema, inside the caller's transaction."""

from __future__ import annotations

from typing import Any

from alembic import command
from sqlalchemy import Connection

from bot.storage import migrate


def upgrade_to(revision: str) -> Any:
    """For `run_sync`: up to that revision."""

    def upgrade(connection: Connection) -> None:
        settings = migrate.config()
        settings.attributes["connection"] = connection
        command.upgrade(settings, revision)

    return upgrade


def down_to_nothing(connection: Connection) -> None:
    """For `run_sync`: no table is left but Alembic's own."""
    settings = migrate.config()
    settings.attributes["connection"] = connection
    command.downgrade(settings, "base")
