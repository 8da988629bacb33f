"""Appeals: what a reviewer's decision does to an entry and to a card.

An appeal changes one attempt's verdict. The entry is then played again from all attempts by the ordinary rules
(`core.quiz.entries`), so that undoing a decision is nothing but changing the verdict back and playing again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.core.cards import Card, Misconception
from bot.core.grading import Verdict
from bot.core.grading.text import MARKS, words
from bot.core.quiz.entries import Entry

MAX_OPEN = 3
"""Open appeals that a member may have in a server."""
MAX_A_DAY = 10
DAY = timedelta(hours=24)
MAX_LEARNED = 50
"""Answers of a card that a server's reviewers taught and that count, the newest: grading time grows with them."""
MAX_EXAMPLE = 1_000
"""Characters kept of a learned answer."""


class AppealState(StrEnum):
    """Where an appeal is in its life."""

    OPEN = "open"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    DECLINED = "declined"


class Decision(StrEnum):
    """What a reviewer may tap."""

    ACCEPT = "accept"
    REMEMBER = "remember"
    """Accept, and count the answer as correct here from now on."""
    PARTLY = "partly"
    DECLINE = "decline"

    @property
    def state(self) -> AppealState:
        """The state that the tap leads to."""
        return {
            Decision.ACCEPT: AppealState.ACCEPTED,
            Decision.REMEMBER: AppealState.ACCEPTED,
            Decision.PARTLY: AppealState.PARTLY,
            Decision.DECLINE: AppealState.DECLINED,
        }[self]


class Appeal(Struct, frozen=True):
    """A member's claim that an answer of theirs was graded too low."""

    id: int
    attempt_id: int
    guild_id: int
    card_id: int
    user_id: int
    graded: Verdict
    """The verdict before any appeal: what undoing a decision goes back to."""
    state: AppealState
    created_at: datetime
    decided_at: datetime | None
    reviewer_id: int | None
    note: str | None
    """The reviewer's words to the member."""
    remembered: bool
    """The answer counts as an example of the card in this server."""
    lead_id: int | None
    """The appeal whose tap decided this one: its own id, or that of a similar one."""
    review_channel_id: int | None
    review_message_id: int | None


class ReviewMessage(Struct, frozen=True):
    """A message that shows a member's appeal or suggestion to those who decide."""

    guild_id: int
    channel_id: int
    message_id: int


def verdict_in(state: AppealState, graded: Verdict) -> Verdict:
    """The verdict of an attempt whose appeal is in `state`; no appeal ever makes one worse."""
    if state is AppealState.ACCEPTED:
        return Verdict.CORRECT
    if state is AppealState.PARTLY:
        return max(Verdict.PARTIAL, graded, key=lambda verdict: verdict.rank)
    return graded


class Try(Struct, frozen=True):
    """What the rules of a round need to know of one attempt."""

    verdict: Verdict
    hinted: bool = False
    copied: bool = False
    first: bool = False


class Replayed(Struct, frozen=True):
    """An entry played again."""

    entry: Entry
    gains: tuple[int | None, ...]
    """Points that each try earned; None for a try that came after the entry was finished, so does not count."""
    right: int | None
    """Which try, from 0, was the correct one; None also where it was copied, since it does not count."""


def replay(tries: Sequence[Try], *, hinted: bool) -> Replayed:
    """The entry that the tries make in their order; `hinted` is whether the hint was asked for by now."""
    entry = Entry()
    gains: list[int | None] = []
    right = None
    for number, each in enumerate(tries):
        if entry.finished:
            gains.append(None)
            continue
        before = replace(entry, hinted=each.hinted)
        entry = before.with_answer(each.verdict, first=each.first, copied=each.copied)
        gains.append(entry.points - before.points)
        right = number if entry.correct and not each.copied else None
    return Replayed(replace(entry, hinted=hinted), tuple(gains), right)


def with_learned(card: Card, taught: Iterable[tuple[Verdict, str]]) -> Card:
    """The card with the answers that reviewers taught, newest first; they win over the deck."""
    kept: dict[tuple[str, ...], tuple[Verdict, str]] = {}
    for verdict, answer in taught:
        kept.setdefault(_same(answer), (verdict, answer[:MAX_EXAMPLE]))
    if not kept:
        return card
    by_verdict = {verdict: tuple(a for v, a in kept.values() if v is verdict) for verdict in Verdict}

    def without(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(text for text in texts if _same(text) not in kept)

    wrong = tuple(replace(group, answers=left) for group in card.wrong if (left := without(group.answers)))
    if by_verdict[Verdict.INCORRECT]:
        wrong += (Misconception(by_verdict[Verdict.INCORRECT]),)
    return replace(
        card,
        accepted=without(card.accepted) + by_verdict[Verdict.CORRECT],
        partial=without(card.partial) + by_verdict[Verdict.PARTIAL],
        wrong=wrong,
        learned=len(kept) if card.bare else 0,
    )


def _same(text: str) -> tuple[str, ...]:
    """What makes two texts the same to the grader: their words."""
    return tuple(word for word in words(text) if word not in MARKS)
