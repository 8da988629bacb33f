"""Every id that a button or a form of ours carries; those of menus, and of what stands beside them, are in `menu_ids`.

Discord gives an id back as text when somebody presses or submits, however long ago the message was posted, and
whoever speaks its protocol can send one that we never made. So the ids of buttons stay as they are for good; a text
that does not fit is told to the person, and no number reaches the database that it cannot hold.

An id is the prefix of its kind, then its values, joined by colons: `cuecard:answer:17`. The kinds stand at the end.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from bot.cogs.id_kinds import BOARD, ID, MARK, PAGE, SHORT_MARKS, SLUG, SLUG_OR_NONE, IdKind, one_of
from bot.core.leaderboard import Board

PREFIX = "cuecard"
"""What every id begins with, also those of other versions."""


class RoundAction(StrEnum):
    """What a button of a question does."""

    ANSWER = "answer"
    HINT = "hint"
    JOIN = "join"
    SKIP = "skip"
    END = "end"


class RevealAction(StrEnum):
    """What a button under the answer to a question does."""

    MORE = "more"
    FLAG = "flag"


class QuizAction(StrEnum):
    """What a button under the standings does."""

    AGAIN = "again"
    MISSED = "missed"


class PracticeAction(StrEnum):
    """What a button does in the practice of what somebody missed."""

    ASK = "ask"
    ANSWER = "answer"
    SHOW = "show"


class ReviewAction(StrEnum):
    """What a reviewer may press."""

    ACCEPT = "accept"
    REMEMBER = "remember"
    PARTLY = "partly"
    DECLINE = "decline"
    REOPEN = "reopen"
    NOTE = "note"
    WRONG = "wrong"
    NEXT = "next"


class SuggestionAction(StrEnum):
    """What those who look after decks may press under a suggested card or a flag."""

    ACCEPT = "accept"
    EDIT = "edit"
    """The suggestion."""
    DECLINE = "decline"
    MEND = "mend"
    """Edit the flagged card."""
    DONE = "done"
    DISMISS = "dismiss"
    NEXT = "next"


class ImportAction(StrEnum):
    """What becomes of an import that was previewed."""

    APPLY = "apply"
    CANCEL = "cancel"


class UndoAction(StrEnum):
    """Where the button stands that takes a change of a deck back: below the change, or below the question about it."""

    UNDO = "now"
    CONFIRM = "sure"


class PrivacyAction(StrEnum):
    """What becomes of what is stored about a person."""

    FORGET = "forget"
    KEEP = "keep"
    HIDE = "hide"


class Turn(StrEnum):
    """Which way a page is turned."""

    BACK = "back"
    ON = "on"


class DeckListing(StrEnum):
    """What `/deck` shows in pages: the decks, the cards of one, one card after another, the audit list."""

    DECKS = "list"
    CARDS = "cards"
    CARD = "card"
    LOG = "log"


class RoundButtonId(Struct, frozen=True):
    """A button under a question."""

    action: RoundAction
    round_id: int


class RevealButtonId(Struct, frozen=True):
    """A button under the answer to a question."""

    action: RevealAction
    round_id: int


class QuizButtonId(Struct, frozen=True):
    """A button under the standings."""

    action: QuizAction
    quiz_id: int


class PracticeButtonId(Struct, frozen=True):
    """A button in the practice of what somebody missed."""

    action: PracticeAction
    quiz_id: int
    at: int
    """Which of the missed questions, from 0."""


class PracticeFormId(Struct, frozen=True):
    """The form behind Answer in practice."""

    quiz_id: int
    at: int


class AnswerFormId(Struct, frozen=True):
    """The form behind Answer."""

    round_id: int


class AppealButtonId(Struct, frozen=True):
    """The button "I was right" under a verdict."""

    attempt_id: int


class ReviewButtonId(Struct, frozen=True):
    """A reviewer's button under an appeal."""

    action: ReviewAction
    appeal_id: int


class NoteFormId(Struct, frozen=True):
    """The form for a reviewer's note."""

    appeal_id: int


class SuggestionButtonId(Struct, frozen=True):
    """A button under a suggested card or a flag."""

    action: SuggestionAction
    suggestion_id: int


class SuggestFormId(Struct, frozen=True):
    """The form in which a member suggests a card for the deck."""

    slug: str


class RevisionFormId(Struct, frozen=True):
    """The form in which a suggested card is changed."""

    suggestion_id: int
    opened: str


class FlagFormId(Struct, frozen=True):
    """The form for what is wrong with a question."""

    round_id: int


class ImportButtonId(Struct, frozen=True):
    """A button under the preview of an import."""

    action: ImportAction
    pending_id: int


class RemovalButtonId(Struct, frozen=True):
    """The button that confirms the removal of a deck."""

    slug: str


class UndoButtonId(Struct, frozen=True):
    """A button that takes back a change of a deck."""

    action: UndoAction
    mark: int
    """Of the revision that it takes back, and no other."""
    slug: str


class CancelButtonId(Struct, frozen=True):
    """The button that leaves a deck as it is, below a question about it."""

    slug: str


class CardFormId(Struct, frozen=True):
    """The form for one card of a deck."""

    slug: str
    mark: str
    """Stands for the card's key, which may hold colons and more characters than an id."""
    opened: str
    """Stands for the text of each field as the form was opened: what is sent back as it was, nobody changed."""


class DeckPageId(Struct, frozen=True):
    """A button that turns a page of `/deck`."""

    turn: Turn
    listing: DeckListing
    page: int
    """The page to show, from 0."""
    slug: str
    """Of the deck whose cards are shown; empty where there is none."""


class PrivacyButtonId(Struct, frozen=True):
    """A button under the question whether somebody is to be forgotten."""

    action: PrivacyAction


class LeaderboardPageId(Struct, frozen=True):
    """A button that turns a page of a leaderboard."""

    turn: Turn
    board: Board
    page: int
    """The page to show, from 0."""
    owner_id: int
    """The user id of whoever asked for the board."""


ROUND_BUTTON = IdKind(RoundButtonId, "cuecard", one_of(RoundAction), ID)
REVEAL_BUTTON = IdKind(RevealButtonId, "cuecard:reveal", one_of(RevealAction), ID)
QUIZ_BUTTON = IdKind(QuizButtonId, "cuecard:quiz", one_of(QuizAction), ID)
PRACTICE_BUTTON = IdKind(PracticeButtonId, "cuecard:practice", one_of(PracticeAction), ID, PAGE)
PRACTICE_FORM = IdKind(PracticeFormId, "cuecard:practised", ID, PAGE)
ANSWER_FORM = IdKind(AnswerFormId, "cuecard:modal", ID)
APPEAL_BUTTON = IdKind(AppealButtonId, "cuecard:appeal", ID)
REVIEW_BUTTON = IdKind(ReviewButtonId, "cuecard:judge", one_of(ReviewAction), ID)
NOTE_FORM = IdKind(NoteFormId, "cuecard:note", ID)
SUGGESTION_BUTTON = IdKind(SuggestionButtonId, "cuecard:suggestion", one_of(SuggestionAction), ID)
SUGGEST_FORM = IdKind(SuggestFormId, "cuecard:suggest", SLUG)
REVISION_FORM = IdKind(RevisionFormId, "cuecard:suggested", ID, SHORT_MARKS)
FLAG_FORM = IdKind(FlagFormId, "cuecard:flag", ID)
IMPORT_BUTTON = IdKind(ImportButtonId, "cuecard:deck", one_of(ImportAction), ID)
REMOVAL_BUTTON = IdKind(RemovalButtonId, "cuecard:deck:remove", SLUG)
UNDO_BUTTON = IdKind(UndoButtonId, "cuecard:deck:undo", one_of(UndoAction), ID, SLUG)
CANCEL_BUTTON = IdKind(CancelButtonId, "cuecard:deck:keep", SLUG)
CARD_FORM = IdKind(CardFormId, "cuecard:deckcard", SLUG, MARK, SHORT_MARKS)
DECK_PAGE = IdKind(DeckPageId, "cuecard:deck", one_of(Turn), one_of(DeckListing), PAGE, SLUG_OR_NONE)
LEADERBOARD_PAGE = IdKind(LeaderboardPageId, "cuecard:board", one_of(Turn), BOARD, PAGE, ID)
PRIVACY_BUTTON = IdKind(PrivacyButtonId, "cuecard:privacy", one_of(PrivacyAction))
