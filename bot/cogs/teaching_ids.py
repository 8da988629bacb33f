"""The ids of buttons of teaching; `cogs.custom_ids` says what holds of all ids."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from bot.cogs.id_kinds import ID, PAGE, SLUG, IdKind, one_of


class TeachAction(StrEnum):
    """What whoever teaches a deck says of an answer; or that all said so far is taken back."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    SKIP = "skip"
    UNDO = "undo"


class TeachButtonId(Struct, frozen=True):
    """A button under an answer that teaches."""

    action: TeachAction
    mark: int
    """Of the change that the taps before have made; 0 before the first."""
    attempt_id: int
    """The answer; where there is none to look at, the one that was tapped last."""


class SendButtonId(Struct, frozen=True):
    """The button that sends an answer to whoever teaches the deck."""

    attempt_id: int


class DraftSetAction(StrEnum):
    """What whoever looks after decks does with drafts."""

    ACCEPT = "accept"
    EDIT = "edit"
    DROP = "drop"
    BACK = "back"
    ON = "on"
    PASSED = "passed"
    """Accept all that passed every check."""
    FINISH = "finish"


class DraftSetButtonId(Struct, frozen=True):
    """A button under a draft."""

    action: DraftSetAction
    draft_set_id: int
    number: int
    """Of the draft in its set, from 0."""


class DraftSetFormId(Struct, frozen=True):
    """The form in which a draft is changed."""

    draft_set_id: int
    number: int


class WriteAction(StrEnum):
    """What leads to drafts that a model writes: the question, and its yes."""

    ASK = "ask"
    START = "start"


class WriteButtonId(Struct, frozen=True):
    """A button that has a model write drafts for a deck."""

    action: WriteAction
    slug: str


TEACH_BUTTON = IdKind(TeachButtonId, "cuecard:teach", one_of(TeachAction), ID, ID)
SEND_BUTTON = IdKind(SendButtonId, "cuecard:send", ID)
DRAFT_SET_BUTTON = IdKind(DraftSetButtonId, "cuecard:draft-set", one_of(DraftSetAction), ID, PAGE)
DRAFT_SET_FORM = IdKind(DraftSetFormId, "cuecard:draft-form", ID, PAGE)
WRITE_BUTTON = IdKind(WriteButtonId, "cuecard:write", one_of(WriteAction), SLUG)
