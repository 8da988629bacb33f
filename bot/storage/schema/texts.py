"""How far texts that were kept long enough have been emptied, and when the last of those asked who were forgotten."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from bot.storage.schema.base import metadata
from bot.storage.types import RowId

emptied = Table(
    "emptied",
    metadata,
    Column("table_name", String(32), primary_key=True),
    # The id of the table's newest row that was gone through; of `member` Discord's of that request.
    Column("up_to", RowId, nullable=False),
)
