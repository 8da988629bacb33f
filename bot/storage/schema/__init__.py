"""Every table, a module a subject. A change needs a migration in `migrations/versions/`; a test compares the two."""

from __future__ import annotations

from bot.storage.schema.appeals import appeal, audit
from bot.storage.schema.base import metadata
from bot.storage.schema.daily import daily_post, heartbeat, outage, schedule
from bot.storage.schema.days_off import holiday, rest_rule, server_rest_rule, vacation
from bot.storage.schema.decks import (
    card,
    card_history,
    deck,
    deck_draft,
    deck_revision,
    draft_set,
    draft_set_card,
    learned,
    teaching_hint,
)
from bot.storage.schema.people import (
    guild,
    member,
    person,
    points_count,
    score,
    score_away,
    season,
    streak_day,
)
from bot.storage.schema.quizzes import attempt, entry, quiz, round_
from bot.storage.schema.recap import recap, recap_post
from bot.storage.schema.review import memory, review
from bot.storage.schema.shards import identify_turn, process, shard_lease
from bot.storage.schema.suggestions import suggestion
from bot.storage.schema.texts import emptied

__all__ = [
    "appeal",
    "attempt",
    "audit",
    "card",
    "card_history",
    "daily_post",
    "deck",
    "deck_draft",
    "deck_revision",
    "draft_set",
    "draft_set_card",
    "emptied",
    "entry",
    "guild",
    "heartbeat",
    "holiday",
    "identify_turn",
    "learned",
    "member",
    "memory",
    "metadata",
    "outage",
    "person",
    "points_count",
    "process",
    "quiz",
    "recap",
    "recap_post",
    "rest_rule",
    "review",
    "round_",
    "schedule",
    "score",
    "score_away",
    "season",
    "server_rest_rule",
    "shard_lease",
    "streak_day",
    "suggestion",
    "teaching_hint",
    "vacation",
]
