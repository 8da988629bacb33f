"""Privacy: who is hidden, whom a line of the audit list is about, servers that the bot was taken out of."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

QUOTED = 150
"""Characters of an answer that a line of the audit list quotes."""


def upgrade() -> None:
    """Apply."""
    op.add_column("person", sa.Column("hidden", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("guild", sa.Column("removed_at", sa.DateTime(timezone=True)))
    op.add_column("audit", sa.Column("subject_id", sa.BigInteger()))
    op.create_index("ix_member_user_id", "member", ["user_id"])
    _name_subjects(op.get_bind())


def _name_subjects(connection: sa.Connection) -> None:
    """Find whose appeal a line tells of: it begins with their name then, and quotes their answer."""
    lines = connection.execute(
        sa.text("SELECT id, guild_id, detail FROM audit WHERE action LIKE 'appeal.%'")
    ).all()
    if not lines:
        return
    appeals: dict[int, list[tuple[int, str, str]]] = {}
    for guild_id, user_id, answer, name in connection.execute(
        sa.text(
            "SELECT appeal.guild_id, appeal.user_id, attempt.answer, coalesce(member.name, '') FROM appeal "
            "JOIN attempt ON attempt.id = appeal.attempt_id LEFT JOIN member "
            "ON member.guild_id = appeal.guild_id AND member.user_id = appeal.user_id ORDER BY appeal.id"
        )
    ):
        appeals.setdefault(guild_id, []).append((user_id, _quoted(answer), name))
    for line_id, guild_id, detail in lines:
        subject = _subject(detail, appeals.get(guild_id, ()))
        connection.execute(
            sa.text("UPDATE audit SET subject_id = :subject WHERE id = :id"),
            {"subject": subject, "id": line_id},
        )


def _quoted(answer: str) -> str:
    """How a line quotes an answer, up to where a long one is cut."""
    line = " ".join(answer[: QUOTED * 4].split())
    return f"”: “{line}”" if len(line) <= QUOTED else f"”: “{line[: QUOTED - 1]}"


def _subject(detail: str, appeals: Iterable[tuple[int, str, str]]) -> int | None:
    """Of several with the same answer the one whose name the line has."""
    fit = [(user_id, name) for user_id, quoted, name in appeals if quoted in detail]
    named = [user_id for user_id, name in fit if detail.startswith(f"{name} on “")]
    return next(iter([*named, *(user_id for user_id, _ in fit)]), None)


def downgrade() -> None:
    """Undo; whoever hid is on the leaderboards again."""
    hidden = (
        "EXISTS (SELECT 1 FROM person JOIN member ON member.user_id = person.id WHERE person.id = score_away.user_id "
        "AND member.guild_id = score_away.guild_id AND person.hidden AND NOT member.away)"
    )
    op.execute(
        "INSERT INTO score (guild_id, period, user_id, points, correct) "  # noqa: S608
        f"SELECT guild_id, period, user_id, points, correct FROM score_away WHERE {hidden}"
    )
    op.execute(f"DELETE FROM score_away WHERE {hidden}")  # noqa: S608
    op.drop_index("ix_member_user_id", table_name="member")
    op.drop_column("audit", "subject_id")
    op.drop_column("guild", "removed_at")
    op.drop_column("person", "hidden")
