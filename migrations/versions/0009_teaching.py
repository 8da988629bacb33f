"""Teaching from answers: examples that somebody tapped, answers sent to a teacher; and the hour of review."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WITH_HOUR = sa.text("review_hour IS NOT NULL")


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("learned") as table:
        table.add_column(sa.Column("attempt_id", ROW_ID))
        table.add_column(sa.Column("revision_id", ROW_ID))
        table.create_unique_constraint(op.f("uq_learned_attempt_id"), ["attempt_id"])
        table.create_foreign_key(
            op.f("fk_learned_attempt_id_attempt"), "attempt", ["attempt_id"], ["id"], ondelete="CASCADE"
        )
        table.create_foreign_key(
            op.f("fk_learned_revision_id_deck_revision"),
            "deck_revision",
            ["revision_id"],
            ["id"],
            ondelete="SET NULL",
        )
    op.create_index(op.f("ix_learned_revision_id"), "learned", ["revision_id"])
    op.create_table(
        "teaching_hint",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("deck_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["deck_id"], ["deck.id"], name=op.f("fk_teaching_hint_deck_id_deck"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("guild_id", "deck_id", name=op.f("pk_teaching_hint")),
    )
    op.add_column("attempt", sa.Column("sent", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("attempt", sa.Column("skipped", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(op.f("ix_round_card_id_guild_id"), "round", ["card_id", "guild_id"])
    op.add_column("person", sa.Column("review_hour", sa.Integer()))
    op.add_column("person", sa.Column("review_told_on", sa.Date()))
    op.create_index(
        "ix_person_review_hour",
        "person",
        ["review_hour", "id"],
        sqlite_where=WITH_HOUR,
        postgresql_where=WITH_HOUR,
    )


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_person_review_hour", "person")
    op.drop_column("person", "review_told_on")
    op.drop_column("person", "review_hour")
    op.drop_index(op.f("ix_round_card_id_guild_id"), "round")
    op.drop_column("attempt", "skipped")
    op.drop_column("attempt", "sent")
    op.drop_table("teaching_hint")
    op.drop_index(op.f("ix_learned_revision_id"), "learned")
    op.execute("DELETE FROM learned WHERE attempt_id IS NOT NULL")
    with op.batch_alter_table("learned") as table:
        table.drop_constraint(op.f("fk_learned_revision_id_deck_revision"), type_="foreignkey")
        table.drop_constraint(op.f("fk_learned_attempt_id_attempt"), type_="foreignkey")
        table.drop_constraint(op.f("uq_learned_attempt_id"), type_="unique")
        table.drop_column("revision_id")
        table.drop_column("attempt_id")
