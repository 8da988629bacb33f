"""Decks, cards, what servers changed and learned."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from bot.storage.schema.base import metadata, partial
from bot.storage.types import RowId, Snowflake, UtcDateTime

deck = Table(
    "deck",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),  # SHARED, or the one server that sees it
    Column("slug", String(32), nullable=False),
    Column("title", String(100), nullable=False),
    Column("description", Text, nullable=False),
    Column("digest", String(64), nullable=False),  # of its content: an unchanged deck is not written again
    Column("removed", Boolean, nullable=False, server_default=false()),  # kept for rounds that asked from it
    UniqueConstraint("guild_id", "slug"),
)

card = Table(
    "card",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("deck_id", RowId, ForeignKey(deck.c.id, ondelete="CASCADE"), nullable=False),
    Column("key", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("topic", String(100), nullable=False),
    Column("retired", Boolean, nullable=False),  # left the deck; kept for the history that points at it
    Column("content", JSON, nullable=False),  # the whole core Card
    UniqueConstraint("deck_id", "key"),
    # Choosing among a deck's live cards reads this alone, not the rows with their long contents.
    Index("ix_card_deck_id_position", "deck_id", "position", "id", "topic", "retired"),
)

SEEN = "asked > 0"
STRENGTH_PERCENT = "((200 * (correct + 1) + answers + 2) / (2 * (answers + 2)))"
"""`CardHistory.percent` as the index has it: a query that says it in other words does not use the index."""

card_history = Table(
    "card_history",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("card_id", RowId, ForeignKey(card.c.id, ondelete="CASCADE"), primary_key=True),
    Column("asked", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("correct", Integer, nullable=False),
    Column("last_asked_at", UtcDateTime),
    # The next card: those that were asked, and their order by `core.quiz.card_selection`.
    Index(None, "guild_id", "card_id", "asked"),
    Index(
        "ix_card_history_weakest",
        "guild_id",
        text(STRENGTH_PERCENT),
        "last_asked_at",
        "card_id",
        **partial(SEEN),
    ),
)

deck_revision = Table(
    "deck_revision",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("slug", String(32), nullable=False),
    Column("before", JSON),  # the whole deck as it was; null: there was none
    Column("actor_id", Snowflake, nullable=False),
    Column("action", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "guild_id", "slug"),
)

deck_draft = Table(
    "deck_draft",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("content", JSON, nullable=False),  # the deck to be, shown as a preview and not applied yet
    Column("at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,  # a number is never used again: an old preview's button must not apply another draft
)

learned = Table(
    "learned",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),  # what a server's reviewers taught stays in that server
    Column("card_id", RowId, ForeignKey(card.c.id, ondelete="CASCADE"), nullable=False),
    Column("label", String(16), nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("appeal_id", RowId, ForeignKey("appeal.id", ondelete="SET NULL"), unique=True),  # which taught it
    # ... or somebody tapped it in `/deck teach`: it goes with the answer, and with the change that it is a part of.
    Column("attempt_id", RowId, ForeignKey("attempt.id", ondelete="CASCADE"), unique=True),
    Column("revision_id", RowId, ForeignKey(deck_revision.c.id, ondelete="SET NULL")),
    CheckConstraint("label in ('correct', 'partial', 'incorrect')", name="label"),
    Index(None, "card_id", "guild_id"),
    Index(None, "revision_id"),
)

# Servers whose managers were told how to teach a bare deck: once is enough.
teaching_hint = Table(
    "teaching_hint",
    metadata,
    Column("guild_id", Snowflake, primary_key=True),
    Column("deck_id", RowId, ForeignKey(deck.c.id, ondelete="CASCADE"), primary_key=True),
)

# Drafts that lie in a server to be looked over, each a row of its own: a decision writes that one alone.
draft_set = Table(
    "draft_set",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("slug", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "guild_id", "user_id"),
    sqlite_autoincrement=True,  # a number is never used again: an old panel's button must not decide about another's
)

draft_set_card = Table(
    "draft_set_card",
    metadata,
    Column("draft_set_id", RowId, ForeignKey(draft_set.c.id, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("stage", String(16), nullable=False),
    Column("notes", JSON, nullable=False),
    Column("content", JSON, nullable=False),  # the core Card of additions
)
