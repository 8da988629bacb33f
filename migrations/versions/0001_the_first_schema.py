"""The first schema: decks, quizzes, schedules, attempts, people, scores, streak days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_guild_id_id"), "audit", ["guild_id", "id"], unique=False)

    op.create_table(
        "deck",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("removed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck")),
        sa.UniqueConstraint("guild_id", "slug", name=op.f("uq_deck_guild_id_slug")),
    )
    op.create_table(
        "deck_draft",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck_draft")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "deck_revision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.String(length=32), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("actor_id", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck_revision")),
    )
    op.create_index(
        op.f("ix_deck_revision_guild_id_slug"), "deck_revision", ["guild_id", "slug"], unique=False
    )

    op.create_table(
        "guild",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=True),
        sa.Column("deck_role_id", sa.BigInteger(), nullable=True),
        sa.Column("judge_role_id", sa.BigInteger(), nullable=True),
        sa.Column("review_channel_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guild")),
    )
    op.create_table(
        "heartbeat",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_heartbeat")),
    )
    op.create_table(
        "member",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "user_id", name=op.f("pk_member")),
    )
    op.create_table(
        "outage",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outage")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=True),
        sa.Column("reminders", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("dm_closed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("share_answers", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "score",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.String(length=16), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("guild_id", "period", "user_id", name=op.f("pk_score")),
    )
    op.create_index(
        op.f("ix_score_guild_id_period_points"), "score", ["guild_id", "period", "points"], unique=False
    )

    op.create_table(
        "card",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("deck_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=100), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["deck_id"], ["deck.id"], name=op.f("fk_card_deck_id_deck"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("deck_id", "key", name=op.f("uq_card_deck_id_key")),
    )
    op.create_table(
        "quiz",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("deck_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("topic", sa.String(length=100), nullable=True),
        sa.Column("starter_id", sa.BigInteger(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state in ('running', 'finishing', 'finished')", name=op.f("ck_quiz_state")),
        sa.ForeignKeyConstraint(["deck_id"], ["deck.id"], name=op.f("fk_quiz_deck_id_deck")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz")),
    )
    op.create_index(
        "uq_quiz_channel_id_live",
        "quiz",
        ["channel_id"],
        unique=True,
        sqlite_where=sa.text("state <> 'finished'"),
        postgresql_where=sa.text("state <> 'finished'"),
    )

    op.create_table(
        "schedule",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("deck_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("topic", sa.String(length=100), nullable=True),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("role_id", sa.BigInteger(), nullable=True),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("reveal_hours", sa.Integer(), nullable=True),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["deck_id"], ["deck.id"], name=op.f("fk_schedule_deck_id_deck")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_schedule")),
    )
    op.create_index(op.f("ix_schedule_guild_id"), "schedule", ["guild_id"], unique=False)
    op.create_index(op.f("ix_schedule_next_at"), "schedule", ["next_at"], unique=False)

    op.create_table(
        "card_history",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("last_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_card_history_card_id_card"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "card_id", name=op.f("pk_card_history")),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("quiz_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("schedule_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("sealed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("close_reason", sa.String(length=16), nullable=True),
        sa.CheckConstraint("state in ('posting', 'open', 'closed', 'done')", name=op.f("ck_round_state")),
        sa.CheckConstraint("(quiz_id is null) <> (schedule_id is null)", name=op.f("ck_round_origin")),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_round_card_id_card")),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quiz.id"], name=op.f("fk_round_quiz_id_quiz"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["schedule_id"], ["schedule.id"], name=op.f("fk_round_schedule_id_schedule")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("quiz_id", "card_id", name=op.f("uq_round_quiz_id_card_id")),
        sa.UniqueConstraint("quiz_id", "number", name=op.f("uq_round_quiz_id_number")),
    )
    op.create_index(op.f("ix_round_channel_id_state"), "round", ["channel_id", "state"], unique=False)
    op.create_index(op.f("ix_round_message_id"), "round", ["message_id"], unique=True)
    op.create_index(op.f("ix_round_schedule_id_state"), "round", ["schedule_id", "state"], unique=False)

    op.create_table(
        "streak_day",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("schedule_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["schedule.id"], name=op.f("fk_streak_day_schedule_id_schedule")
        ),
        sa.PrimaryKeyConstraint("user_id", "day", name=op.f("pk_streak_day")),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.BigInteger(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("server_zone", sa.String(length=64), nullable=False),
        sa.Column("own_zone", sa.String(length=64), nullable=False),
        sa.Column("hinted", sa.Boolean(), nullable=False),
        sa.Column("copied", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_attempt_round_id_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
        sa.UniqueConstraint("round_id", "user_id", "number", name=op.f("uq_attempt_round_id_user_id_number")),
        sa.UniqueConstraint("source_id", name=op.f("uq_attempt_source_id")),
    )
    op.create_index(op.f("ix_attempt_user_id_at"), "attempt", ["user_id", "at"], unique=False)

    op.create_table(
        "daily_post",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("schedule_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.String(length=32), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("shown", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "state in ('claimed', 'posting', 'posted', 'missed', 'failed')", name=op.f("ck_daily_post_state")
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_daily_post_round_id_round")),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["schedule.id"],
            name=op.f("fk_daily_post_schedule_id_schedule"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_daily_post")),
        sa.UniqueConstraint("schedule_id", "day", name=op.f("uq_daily_post_schedule_id_day")),
    )
    op.create_index(op.f("ix_daily_post_round_id"), "daily_post", ["round_id"], unique=False)
    op.create_index(
        op.f("ix_daily_post_state_lease_until"), "daily_post", ["state", "lease_until"], unique=False
    )

    op.create_table(
        "entry",
        sa.Column("round_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("hinted", sa.Boolean(), nullable=False),
        sa.Column("best", sa.String(length=16), nullable=True),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_entry_round_id_round"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "user_id", name=op.f("pk_entry")),
    )
    op.create_table(
        "appeal",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("attempt_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("graded", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("judge_id", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("remembered", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("lead_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("review_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("review_message_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint(
            "state in ('open', 'accepted', 'partly', 'declined')", name=op.f("ck_appeal_state")
        ),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_appeal_attempt_id_attempt"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_appeal_card_id_card")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal")),
        sa.UniqueConstraint("attempt_id", name=op.f("uq_appeal_attempt_id")),
    )
    op.create_index(op.f("ix_appeal_card_id_guild_id"), "appeal", ["card_id", "guild_id"], unique=False)
    op.create_index(op.f("ix_appeal_guild_id_state"), "appeal", ["guild_id", "state"], unique=False)
    op.create_index(op.f("ix_appeal_lead_id"), "appeal", ["lead_id"], unique=False)
    op.create_index(op.f("ix_appeal_user_id_created_at"), "appeal", ["user_id", "created_at"], unique=False)

    op.create_table(
        "learned",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("card_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("label", sa.String(length=16), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("appeal_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("label in ('correct', 'partial', 'incorrect')", name=op.f("ck_learned_label")),
        sa.ForeignKeyConstraint(
            ["appeal_id"], ["appeal.id"], name=op.f("fk_learned_appeal_id_appeal"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_learned_card_id_card"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learned")),
        sa.UniqueConstraint("appeal_id", name=op.f("uq_learned_appeal_id")),
    )
    op.create_index(op.f("ix_learned_card_id_guild_id"), "learned", ["card_id", "guild_id"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_learned_card_id_guild_id"), table_name="learned")

    op.drop_table("learned")
    op.drop_index(op.f("ix_appeal_user_id_created_at"), table_name="appeal")
    op.drop_index(op.f("ix_appeal_lead_id"), table_name="appeal")
    op.drop_index(op.f("ix_appeal_guild_id_state"), table_name="appeal")
    op.drop_index(op.f("ix_appeal_card_id_guild_id"), table_name="appeal")

    op.drop_table("appeal")
    op.drop_table("entry")
    op.drop_index(op.f("ix_daily_post_state_lease_until"), table_name="daily_post")
    op.drop_index(op.f("ix_daily_post_round_id"), table_name="daily_post")

    op.drop_table("daily_post")
    op.drop_index(op.f("ix_attempt_user_id_at"), table_name="attempt")

    op.drop_table("attempt")
    op.drop_table("streak_day")
    op.drop_index(op.f("ix_round_schedule_id_state"), table_name="round")
    op.drop_index(op.f("ix_round_message_id"), table_name="round")
    op.drop_index(op.f("ix_round_channel_id_state"), table_name="round")

    op.drop_table("round")
    op.drop_table("card_history")
    op.drop_index(op.f("ix_schedule_next_at"), table_name="schedule")
    op.drop_index(op.f("ix_schedule_guild_id"), table_name="schedule")

    op.drop_table("schedule")
    op.drop_index("uq_quiz_channel_id_live", table_name="quiz")

    op.drop_table("quiz")
    op.drop_table("card")
    op.drop_index(op.f("ix_score_guild_id_period_points"), table_name="score")

    op.drop_table("score")
    op.drop_table("person")
    op.drop_table("outage")
    op.drop_table("member")
    op.drop_table("heartbeat")
    op.drop_table("guild")
    op.drop_index(op.f("ix_deck_revision_guild_id_slug"), table_name="deck_revision")

    op.drop_table("deck_revision")
    op.drop_table("deck_draft")
    op.drop_table("deck")
    op.drop_index(op.f("ix_audit_guild_id_id"), table_name="audit")

    op.drop_table("audit")
