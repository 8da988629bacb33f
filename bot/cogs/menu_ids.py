"""The ids of menus, and of the buttons and forms beside them; `cogs.custom_ids` says what holds of all ids."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from bot.cogs.custom_ids import Turn
from bot.cogs.id_kinds import BOARD, ID, PAGE, SLUG, IdKind, Value, number, one_of
from bot.core.leaderboard import Board
from bot.pictures.colours import Theme
from bot.services.guild_roles import RoleSetting


class QuizMenu(StrEnum):
    """What is chosen in a menu before a quiz."""

    DECK = "deck"
    TOPIC = "topic"
    QUESTIONS = "questions"


class Switch(StrEnum):
    """What a button turns something to."""

    ON = "on"
    OFF = "off"


class ZoneOf(StrEnum):
    """Whose time zone it is."""

    OWN = "own"
    SERVER = "server"


class DailyAction(StrEnum):
    """What a button under a schedule does."""

    PAUSE = "pause"
    RESUME = "resume"
    NOW = "now"
    REMOVE = "remove"
    SURE = "sure"
    KEEP = "keep"


class QuizOpenId(Struct, frozen=True):
    """The button that shows the menus for a quiz."""


class QuizStartId(Struct, frozen=True):
    """The button that starts the quiz that was put together."""

    slug: str
    topic: str
    """The mark of the topic; `all` for the whole deck."""
    questions: int


class QuizMenuId(Struct, frozen=True):
    """A menu for a quiz, with what is chosen so far."""

    menu: QuizMenu
    page: int
    """Of the decks, from 0."""
    slug: str
    topic: str
    """The mark of the topic; `all` for the whole deck."""
    questions: int
    sample: int
    """Which question is shown, from 0, of the deck's or the topic's."""


class QuizDecksPageId(Struct, frozen=True):
    """A button that turns to more decks for a quiz, with what is chosen so far."""

    turn: Turn
    page: int
    """The page of decks to show, from 0."""
    slug: str
    topic: str
    """The mark of the topic; `all` for the whole deck."""
    questions: int
    sample: int
    """Which question is shown, from 0, of the deck's or the topic's."""


class BoardMenu(StrEnum):
    """What is chosen in a menu below a leaderboard; the options have the whole board."""

    METRIC = "metric"
    PERIOD = "period"


class LeaderboardMenuId(Struct, frozen=True):
    """A menu below a leaderboard."""

    menu: BoardMenu

    owner_id: int
    """The user id of whoever asked for the board."""


class LeaderboardRankId(Struct, frozen=True):
    """The button that turns a leaderboard to the page with the rank of whoever presses it."""

    board: Board
    owner_id: int
    """The user id of whoever asked for the board."""


class LeaderboardPictureId(Struct, frozen=True):
    """The button that shows those who lead as a picture."""

    theme: Theme
    board: Board
    owner_id: int
    """The user id of whoever asked for the board."""


class StatisticsView(StrEnum):
    """In which form somebody's statistics are shown."""

    WORDS = "words"
    YEAR = "year"
    TOPICS = "topics"
    MEMORY = "memory"


class StatisticsButtonId(Struct, frozen=True):
    """A button that shows somebody's statistics in another form."""

    view: StatisticsView
    theme: Theme
    user_id: int
    """Whose they are."""


class StatisticsShareId(Struct, frozen=True):
    """The button that says whether members may see the person's statistics."""

    to: Switch


class DailyButtonId(Struct, frozen=True):
    """A button under a schedule of daily questions."""

    action: DailyAction
    schedule_id: int


class DailyMenuId(Struct, frozen=True):
    """The menu of a server's schedules."""


class RecapButtonId(Struct, frozen=True):
    """The button under a recap for the own week or season of whoever presses it; the recap is found again by it."""

    post_id: int


class SeasonAction(StrEnum):
    """What a button about a season does."""

    END = "end"
    GO_ON = "go-on"
    CANCEL = "cancel"
    RESTORE = "restore"


class SeasonButtonId(Struct, frozen=True):
    """A button about a season with days of its own."""

    action: SeasonAction
    season_id: int
    until: int = 0
    """The last day that it had before it was ended, as `date.toordinal` counts; 0: it had none."""


class SeasonsMonthlyId(Struct, frozen=True):
    """The button that makes each month a season, or no more."""

    to: Switch


class ZoneButtonId(Struct, frozen=True):
    """The button that opens the form for a time zone."""

    of: ZoneOf


class ZoneFormId(Struct, frozen=True):
    """The form for a time zone."""

    of: ZoneOf


class SharingButtonId(Struct, frozen=True):
    """The button that says whether the person's good answers may be shown."""

    to: Switch


class StatisticsSettingId(Struct, frozen=True):
    """The button in the settings that says whether members may see the person's statistics."""

    to: Switch


class ExtraTimeMenuId(Struct, frozen=True):
    """The menu of how much more time the person has for questions."""


class ServerMenuId(Struct, frozen=True):
    """The menu for a role or channel of the server."""

    setting: RoleSetting


class ClearButtonId(Struct, frozen=True):
    """The button that takes a role or channel of the server back."""

    setting: RoleSetting


class RemindersButtonId(Struct, frozen=True):
    """The button that switches the evening's reminders."""

    to: Switch


LEADERBOARD_MENU = IdKind(LeaderboardMenuId, "cuecard:board", one_of(BoardMenu), ID)
LEADERBOARD_RANK = IdKind(LeaderboardRankId, "cuecard:board:mine", BOARD, ID)
LEADERBOARD_PICTURE = IdKind(LeaderboardPictureId, "cuecard:board:picture", one_of(Theme), BOARD, ID)
STATISTICS_BUTTON = IdKind(StatisticsButtonId, "cuecard:stats", one_of(StatisticsView), one_of(Theme), ID)
STATISTICS_SHARE = IdKind(StatisticsShareId, "cuecard:stats:share", one_of(Switch))
STATISTICS_SETTING = IdKind(StatisticsSettingId, "cuecard:settings:stats", one_of(Switch))
DAILY_BUTTON = IdKind(DailyButtonId, "cuecard:daily", one_of(DailyAction), ID)
DAILY_MENU = IdKind(DailyMenuId, "cuecard:daily:pick")
RECAP_BUTTON = IdKind(RecapButtonId, "cuecard:recap:mine", ID)
SEASON_BUTTON = IdKind(
    SeasonButtonId, "cuecard:season", one_of(SeasonAction), ID, number(date.max.toordinal())
)
SEASONS_MONTHLY = IdKind(SeasonsMonthlyId, "cuecard:season:monthly", one_of(Switch))
ZONE_BUTTON = IdKind(ZoneButtonId, "cuecard:settings:zone", one_of(ZoneOf))
ZONE_FORM = IdKind(ZoneFormId, "cuecard:zone", one_of(ZoneOf))
SHARING_BUTTON = IdKind(SharingButtonId, "cuecard:settings:share", one_of(Switch))
EXTRA_TIME_MENU = IdKind(ExtraTimeMenuId, "cuecard:settings:time")
SERVER_MENU = IdKind(ServerMenuId, "cuecard:settings:set", one_of(RoleSetting))
CLEAR_BUTTON = IdKind(ClearButtonId, "cuecard:settings:clear", one_of(RoleSetting))
REMINDERS_BUTTON = IdKind(RemindersButtonId, "cuecard:reminders", one_of(Switch))
_TOPIC = Value("all|[0-9a-f]{16}", str)
_QUESTIONS = number(99)
QUIZ_OPEN = IdKind(QuizOpenId, "cuecard:pick:open")
QUIZ_START = IdKind(QuizStartId, "cuecard:pick:start", SLUG, _TOPIC, _QUESTIONS)
_CHOSEN = (PAGE, SLUG, _TOPIC, _QUESTIONS, PAGE)
QUIZ_MENU = IdKind(QuizMenuId, "cuecard:pick", one_of(QuizMenu), *_CHOSEN)
QUIZ_DECKS_PAGE = IdKind(QuizDecksPageId, "cuecard:pick", one_of(Turn), *_CHOSEN)
