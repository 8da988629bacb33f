"""What of each table is about a person: how it is found, what of it they are given, what becomes of it when they go.

`/privacy` and `python -m bot privacy` follow this list and nothing else. A new table with a person's id needs a line
here: `tests/storage/test_privacy_policy.py` fails for every column that may hold one and is not covered.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    case,
    func,
    literal,
    literal_column,
    select,
)

from bot.core.appeals import AppealState
from bot.core.grading import Verdict
from bot.core.members import FORGOTTEN
from bot.core.scoring import MAX_TRIES
from bot.core.suggestions import SuggestionState
from bot.storage.privacy.personal import Personal
from bot.storage.schema import (
    appeal,
    attempt,
    audit,
    card,
    deck_draft,
    deck_revision,
    draft_set,
    entry,
    learned,
    member,
    memory,
    person,
    quiz,
    rest_rule,
    review,
    round_,
    score,
    score_away,
    streak_day,
    suggestion,
    vacation,
)

SOMEONE = "someone who asked to be forgotten"
"""In a line of the audit list, instead of what names or quotes the member."""


def _nobody_in_round(of: Table) -> ColumnElement[int]:
    """An id that nobody has in the row's round, so that what several forgotten people did there stays apart."""
    others = entry.alias()
    lowest = select(func.min(others.c.user_id)).where(
        others.c.round_id == of.c.round_id, others.c.user_id < 0
    )
    return func.coalesce(lowest.scalar_subquery(), FORGOTTEN + 1) - 1


def _of_round(of: Table, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column of the row's round or of its card."""
    found = select(column).join_from(round_, card, card.c.id == round_.c.card_id)
    return found.where(round_.c.id == of.c.round_id).scalar_subquery()


def _prompt(of: Table) -> ColumnElement[Any]:
    """The question of the row's card."""
    return select(card.c.content["prompt"].as_string()).where(card.c.id == of.c.card_id).scalar_subquery()


def _around(of: Table) -> dict[str, ColumnElement[Any]]:
    """Where and on what question the row's round was."""
    question = _of_round(of, card.c.content["prompt"].as_string())
    return {"guild_id": _of_round(of, round_.c.guild_id), "question": question}


_LINE = case((audit.c.action.startswith("appeal."), SOMEONE), else_=f"acted on a suggestion of {SOMEONE}")
_CLOSED = case(
    (suggestion.c.state != SuggestionState.OPEN, suggestion.c.state),
    (suggestion.c.card_id.is_(None), SuggestionState.DECLINED),
    else_=SuggestionState.DISMISSED,
)
_DONE = case((entry.c.best == Verdict.CORRECT, entry.c.tries), else_=MAX_TRIES)
"""Nobody waits for an answer of a person who was forgotten."""
_CHOSEN = (
    "timezone",
    "reminders",
    "reminded_on",
    "dm_closed",
    "share_answers",
    "share_stats",
    "extra_time",
    "hidden",
)
_SCORED = ("guild_id", "period", "points", "correct", "answers", "streak")
_ANSWERED = ("public", "source_id", "server_zone", "own_zone", "hinted", "copied", "first", "sent")
_REVIEW = ("review_paused", "review_new_cards", "review_deck_ids", "review_hour", "review_told_on")
_PLAYED = ("round_id", "tries", "hinted", "best", "points", "first", "passes", "passed_by")

# In this order: what hangs on a row goes before the row, and entries are still there when attempts get a new id.
POLICY = (
    Personal(
        "learned_examples",
        learned,
        appeal.c.user_id,
        ("guild_id", "label", "answer", "at"),
        more={"question": _prompt(learned)},
    ),
    Personal(
        "taught_answers",
        learned,
        attempt.c.user_id,
        ("guild_id", "label", "answer", "at"),
        more={"question": _prompt(learned)},
    ),
    Personal(
        "appeals",
        appeal,
        appeal.c.user_id,
        ("guild_id", "attempt_id", "graded", "state", "created_at", "decided_at", "note"),
        becomes={
            "user_id": FORGOTTEN,
            "note": None,
            "state": case((appeal.c.state == AppealState.OPEN, AppealState.DECLINED), else_=appeal.c.state),
            "review_channel_id": None,
            "review_message_id": None,
        },
        more={"question": _prompt(appeal)},
    ),
    Personal(
        "appeals_decided",
        appeal,
        appeal.c.reviewer_id,
        ("guild_id", "state", "decided_at", "note"),
        becomes={"reviewer_id": FORGOTTEN, "note": None},
    ),
    Personal(
        "suggestions",
        suggestion,
        suggestion.c.user_id,
        ("guild_id", "content", "wrong", "state", "created_at", "decided_at"),
        becomes={
            "user_id": FORGOTTEN,
            "content": case((suggestion.c.card_id.is_(None), literal({}, suggestion.c.content.type))),
            "round_id": None,
            "wrong": "",
            "state": _CLOSED,
            "review_channel_id": None,
            "review_message_id": None,
        },
        more={"flagged_question": _prompt(suggestion)},
    ),
    Personal(
        "suggestions_decided",
        suggestion,
        suggestion.c.decider_id,
        ("guild_id", "state", "decided_at"),
        becomes={"decider_id": FORGOTTEN},
    ),
    Personal(
        "answers",
        attempt,
        attempt.c.user_id,
        ("id", "number", "at", "answer", "verdict", "score", "points", "flags", *_ANSWERED),
        becomes={
            "user_id": _nobody_in_round(attempt),
            "source_id": -attempt.c.id,
            "answer": "",
            "flags": [],
            "sent": False,
            "own_zone": attempt.c.server_zone,
        },
        more=_around(attempt),
    ),
    Personal(
        "questions_joined",
        entry,
        entry.c.user_id,
        _PLAYED,
        only=entry.c.tries == literal_column("0"),
        more=_around(entry),
    ),
    Personal(
        "questions_answered",
        entry,
        entry.c.user_id,
        _PLAYED,
        becomes={
            "user_id": _nobody_in_round(entry),
            "tries": _DONE,
            "passes": 0,
            "passed_by": None,
            "joined": False,
        },
        only=entry.c.tries > literal_column("0"),
        more=_around(entry),
    ),
    Personal("scores", score, score.c.user_id, _SCORED),
    Personal("scores_put_by", score_away, score_away.c.user_id, _SCORED),
    Personal("streak_days", streak_day, streak_day.c.user_id, ("day", "guild_id", "zone", "at")),
    Personal("rest_days", rest_rule, rest_rule.c.user_id, ("since", "weekdays")),
    Personal("vacations", vacation, vacation.c.user_id, ("first", "last", "announced_at")),
    Personal(
        "quizzes_started",
        quiz,
        quiz.c.starter_id,
        ("guild_id", "channel_id", "topic", "questions", "seconds", "started_at", "finished_at"),
        becomes={"starter_id": FORGOTTEN},
    ),
    Personal(
        "memory",
        memory,
        memory.c.user_id,
        ("phase", "step", "stability", "difficulty", "reviewed_at", "due_at", "forgotten_at", "suspended"),
        more={"question": _prompt(memory)},
    ),
    Personal(
        "reviews",
        review,
        review.c.user_id,
        ("at", "answer", "verdict", "rating", "new", "guild_id", "own_zone"),
        more={"question": _prompt(review)},
    ),
    Personal("deck_drafts", deck_draft, deck_draft.c.user_id, ("guild_id", "content", "at")),
    Personal("draft_sets", draft_set, draft_set.c.user_id, ("guild_id", "slug", "at")),
    Personal(
        "deck_changes",
        deck_revision,
        deck_revision.c.actor_id,
        ("guild_id", "slug", "action", "at"),
        becomes={"actor_id": FORGOTTEN},
    ),
    Personal(
        "log_lines_about_you",
        audit,
        audit.c.subject_id,
        ("guild_id", "action", "detail", "at"),
        becomes={"subject_id": None, "detail": _LINE},
    ),
    Personal(
        "log_lines_by_you",
        audit,
        audit.c.actor_id,
        ("guild_id", "action", "at"),
        becomes={
            "actor_id": FORGOTTEN,
            "detail": case((audit.c.action == "appeal.note", "a member"), else_=audit.c.detail),
        },
        more={"detail": case((audit.c.subject_id.is_(None), audit.c.detail))},
    ),
    Personal("names", member, member.c.user_id, ("guild_id", "name", "away")),
    Personal("settings", person, person.c.id, (*_CHOSEN, *_REVIEW)),
)
"""Every kind of row that is about a person, in the order in which they are forgotten."""
