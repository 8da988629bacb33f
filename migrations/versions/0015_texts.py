"""How far texts that were kept long enough have been emptied."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "emptied",
        sa.Column("table_name", sa.String(length=32), nullable=False),
        sa.Column("up_to", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("table_name", name=op.f("pk_emptied")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("emptied")
