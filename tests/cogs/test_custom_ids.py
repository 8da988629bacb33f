"""The ids of buttons and forms: those that stand in channels are read for ever, and nothing else is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import astuple

from bot.cogs import custom_ids as ids
from bot.cogs import days_off_ids, menu_ids, review_ids, teaching_ids
from bot.cogs.custom_ids import (
    DeckListing,
    ImportAction,
    PracticeAction,
    PrivacyAction,
    QuizAction,
    RevealAction,
    ReviewAction,
    RoundAction,
    SuggestionAction,
    Turn,
    UndoAction,
)
from bot.cogs.days_off_ids import DaysOffAction
from bot.cogs.id_kinds import MAX_NUMBER, IdKind
from bot.cogs.menu_ids import (
    BoardMenu,
    DailyAction,
    QuizMenu,
    SeasonAction,
    StatisticsView,
    Switch,
    ZoneOf,
)
from bot.cogs.review_ids import RatingWord, SessionAction
from bot.cogs.teaching_ids import DraftSetAction, TeachAction, WriteAction
from bot.core.leaderboard import Board, Metric
from bot.core.periods import Period
from bot.core.seasons import SeasonKey
from bot.pictures.colours import Theme
from bot.services.guild_roles import RoleSetting

MARK = "0123456789abcdef"
OPENED = "0123ab" * 5
SHOWN = 1_800_000_000_123
OWNER = 1_400_000_000_000_000_001

POSTED: list[tuple[IdKind[Any], str, tuple[Any, ...]]] = [
    *(
        (ids.ROUND_BUTTON, f"cuecard:{a}:17", (RoundAction(a), 17))
        for a in ("answer", "hint", "join", "skip", "end")
    ),
    *((ids.REVEAL_BUTTON, f"cuecard:reveal:{a}:17", (RevealAction(a), 17)) for a in ("more", "flag")),
    *((ids.QUIZ_BUTTON, f"cuecard:quiz:{a}:17", (QuizAction(a), 17)) for a in ("again", "missed")),
    *(
        (ids.PRACTICE_BUTTON, f"cuecard:practice:{a}:17:3", (PracticeAction(a), 17, 3))
        for a in ("ask", "answer", "show")
    ),
    (ids.PRACTICE_FORM, "cuecard:practised:17:3", (17, 3)),
    (ids.ANSWER_FORM, "cuecard:modal:17", (17,)),
    (ids.APPEAL_BUTTON, "cuecard:appeal:17", (17,)),
    *(
        (ids.REVIEW_BUTTON, f"cuecard:judge:{a}:17", (ReviewAction(a), 17))
        for a in ("accept", "remember", "partly", "decline", "reopen", "note", "wrong", "next")
    ),
    *(
        (
            teaching_ids.TEACH_BUTTON,
            f"cuecard:teach:{a}:1800000000123456:17",
            (TeachAction(a), 1_800_000_000_123_456, 17),
        )
        for a in ("right", "partly", "wrong", "skip", "undo")
    ),
    (teaching_ids.TEACH_BUTTON, "cuecard:teach:skip:0:17", (TeachAction.SKIP, 0, 17)),
    *(
        (teaching_ids.DRAFT_SET_BUTTON, f"cuecard:draft-set:{a}:17:3", (DraftSetAction(a), 17, 3))
        for a in ("accept", "edit", "drop", "back", "on", "passed", "finish")
    ),
    *(
        (teaching_ids.WRITE_BUTTON, f"cuecard:write:{a}:birds", (WriteAction(a), "birds"))
        for a in ("ask", "start")
    ),
    (teaching_ids.DRAFT_SET_FORM, "cuecard:draft-form:17:3", (17, 3)),
    (teaching_ids.SEND_BUTTON, "cuecard:send:17", (17,)),
    (ids.NOTE_FORM, "cuecard:note:17", (17,)),
    *(
        (ids.SUGGESTION_BUTTON, f"cuecard:suggestion:{a}:17", (SuggestionAction(a), 17))
        for a in ("accept", "edit", "decline", "mend", "done", "dismiss", "next")
    ),
    (ids.SUGGEST_FORM, "cuecard:suggest:birds", ("birds",)),
    (ids.SUGGEST_FORM, "cuecard:suggest:17", ("17",)),
    (ids.REVISION_FORM, "cuecard:suggested:17:", (17, "")),
    (ids.FLAG_FORM, "cuecard:flag:17", (17,)),
    *((ids.IMPORT_BUTTON, f"cuecard:deck:{a}:17", (ImportAction(a), 17)) for a in ("apply", "cancel")),
    (ids.REMOVAL_BUTTON, "cuecard:deck:remove:mlops", ("mlops",)),
    (ids.REMOVAL_BUTTON, "cuecard:deck:remove:17", ("17",)),
    *(
        (ids.UNDO_BUTTON, f"cuecard:deck:undo:{a}:17:birds", (UndoAction(a), 17, "birds"))
        for a in ("now", "sure")
    ),
    (ids.CANCEL_BUTTON, "cuecard:deck:keep:birds", ("birds",)),
    (ids.CARD_FORM, f"cuecard:deckcard:our-mlops-2:{MARK}:{OPENED}", ("our-mlops-2", MARK, OPENED)),
    *(
        (ids.DECK_PAGE, f"cuecard:deck:{w}:{k}:3:{slug}", (Turn(w), DeckListing(k), 3, slug))
        for w, k, slug in (
            ("back", "list", ""),
            ("on", "cards", "mlops"),
            ("on", "card", "a"),
            ("back", "log", ""),
        )
    ),
    *(
        (
            ids.LEADERBOARD_PAGE,
            f"cuecard:board:on:{p}:0:{OWNER}",
            (Turn.ON, Board(period=Period(p)), 0, OWNER),
        )
        for p in ("today", "week", "month", "all")
    ),
    *(
        (menu_ids.DAILY_BUTTON, f"cuecard:daily:{a}:17", (DailyAction(a), 17))
        for a in ("pause", "resume", "now", "remove", "sure", "keep")
    ),
    (menu_ids.DAILY_MENU, "cuecard:daily:pick", ()),
    (menu_ids.RECAP_BUTTON, "cuecard:recap:mine:17", (17,)),
    *(
        (menu_ids.SEASON_BUTTON, f"cuecard:season:{a}:17:739617", (SeasonAction(a), 17, 739_617))
        for a in ("end", "go-on", "cancel", "restore")
    ),
    *((menu_ids.SEASONS_MONTHLY, f"cuecard:season:monthly:{to}", (Switch(to),)) for to in ("on", "off")),
    (
        ids.LEADERBOARD_PAGE,
        f"cuecard:board:back:accuracy-s17:1:{OWNER}",
        (Turn.BACK, Board(Metric.ACCURACY, SeasonKey("s17")), 1, OWNER),
    ),
    (
        menu_ids.LEADERBOARD_RANK,
        f"cuecard:board:mine:2026-11:{OWNER}",
        (Board(period=SeasonKey("2026-11")), OWNER),
    ),
    *((menu_ids.ZONE_BUTTON, f"cuecard:settings:zone:{of}", (ZoneOf(of),)) for of in ("own", "server")),
    *((menu_ids.ZONE_FORM, f"cuecard:zone:{of}", (ZoneOf(of),)) for of in ("own", "server")),
    *((menu_ids.SHARING_BUTTON, f"cuecard:settings:share:{to}", (Switch(to),)) for to in ("on", "off")),
    (menu_ids.EXTRA_TIME_MENU, "cuecard:settings:time", ()),
    *(
        (kind, f"cuecard:settings:{does}:{setting}", (RoleSetting(setting),))
        for kind, does in ((menu_ids.SERVER_MENU, "set"), (menu_ids.CLEAR_BUTTON, "clear"))
        for setting in ("deck_role", "judge_role", "review_channel")
    ),
    *((menu_ids.REMINDERS_BUTTON, f"cuecard:reminders:{to}", (Switch(to),)) for to in ("on", "off")),
    *(
        (days_off_ids.DAYS_OFF_BUTTON, f"cuecard:off:{a}", (DaysOffAction(a),))
        for a in ("show", "server", "vacation")
    ),
    (days_off_ids.REST_MENU, "cuecard:off:rest", ()),
    (days_off_ids.VACATION_END, "cuecard:off:end:17", (17,)),
    (days_off_ids.VACATION_FORM, "cuecard:vacation", ()),
    (days_off_ids.STREAK_BUTTON, "cuecard:streak", ()),
    (menu_ids.QUIZ_OPEN, "cuecard:pick:open", ()),
    (menu_ids.QUIZ_START, "cuecard:pick:start:our-mlops:all:5", ("our-mlops", "all", 5)),
    *(
        (menu_ids.QUIZ_MENU, f"cuecard:pick:{m}:0:a:{MARK}:25:3", (QuizMenu(m), 0, "a", MARK, 25, 3))
        for m in ("deck", "topic", "questions")
    ),
    *(
        (menu_ids.QUIZ_DECKS_PAGE, f"cuecard:pick:{w}:1:a:all:10:0", (Turn(w), 1, "a", "all", 10, 0))
        for w in ("back", "on")
    ),
    *(
        (review_ids.SESSION_BUTTON, f"cuecard:review:{a}:17:{SHOWN}", (SessionAction(a), 17, SHOWN))
        for a in ("next", "end", "answer", "show", "forget", "suspend", "back")
    ),
    (review_ids.SESSION_FORM, f"cuecard:reviewed:17:{SHOWN}", (17, SHOWN)),
    *(
        (review_ids.RATING_BUTTON, f"cuecard:review:rate:{w}:17", (RatingWord(w), 17))
        for w in ("again", "hard", "good", "easy")
    ),
    (review_ids.REVIEW_DECK, "cuecard:review:deck:17", (17,)),
    *(
        (menu_ids.LEADERBOARD_MENU, f"cuecard:board:{m}:{OWNER}", (BoardMenu(m), OWNER))
        for m in ("period", "metric")
    ),
    (
        ids.LEADERBOARD_PAGE,
        f"cuecard:board:on:streak-week:2:{OWNER}",
        (Turn.ON, Board(Metric.STREAK, Period.WEEK), 2, OWNER),
    ),
    (
        menu_ids.LEADERBOARD_PICTURE,
        f"cuecard:board:picture:light:accuracy-all:{OWNER}",
        (Theme.LIGHT, Board(Metric.ACCURACY), OWNER),
    ),
    *(
        (
            menu_ids.STATISTICS_BUTTON,
            f"cuecard:stats:{v}:dark:{OWNER}",
            (StatisticsView(v), Theme.DARK, OWNER),
        )
        for v in ("words", "year", "topics", "memory")
    ),
    *((menu_ids.STATISTICS_SHARE, f"cuecard:stats:share:{to}", (Switch(to),)) for to in ("on", "off")),
    *((menu_ids.STATISTICS_SETTING, f"cuecard:settings:stats:{to}", (Switch(to),)) for to in ("on", "off")),
    (menu_ids.LEADERBOARD_RANK, f"cuecard:board:mine:month:{OWNER}", (Board(period=Period.MONTH), OWNER)),
    *((ids.PRIVACY_BUTTON, f"cuecard:privacy:{a}", (PrivacyAction(a),)) for a in ("forget", "keep", "hide")),
]
"""An id as it stands in a channel, of which kind it is, and what it says."""
KINDS = list({id(kind): kind for kind, _, _ in POSTED}.values())
LONGEST_KEY = SeasonKey("s" + "9" * 15)
SLUGGED = (ids.REMOVAL_BUTTON, ids.SUGGEST_FORM)
"""A deck may be called 17."""
NUMBERED = [(kind, text) for kind, text, _ in POSTED if "17" in text and kind not in SLUGGED]


def test_every_kind_of_id_is_in_the_list() -> None:
    all_ids = [
        each
        for module in (ids, menu_ids, review_ids, teaching_ids, days_off_ids)
        for each in vars(module).values()
    ]
    assert {id(kind) for kind in all_ids if isinstance(kind, IdKind)} == set(map(id, KINDS))


@pytest.mark.parametrize(("kind", "text", "values"), POSTED)
def test_an_id_that_was_posted_is_made_and_read_alike(
    kind: IdKind[Any], text: str, values: tuple[Any, ...]
) -> None:
    found = kind.parse(text)
    assert found is not None
    said = astuple(found)
    assert said == values
    assert kind.make(found) == text
    assert [other for other in KINDS if other.parse(text) is not None] == [kind]
    assert [type(value) for value in said] == [type(value) for value in values]


@pytest.mark.parametrize(("kind", "text", "_values"), POSTED)
@pytest.mark.parametrize(
    "changed", ["{}\n", "{} ", " {}", "x{}", "{}:", "{}:1", "\n{}", "{}\x00", "other{}", "{}é"]
)
def test_an_id_with_more_around_it_is_none(
    kind: IdKind[Any], text: str, _values: object, changed: str
) -> None:
    neighbour = changed.format(text)
    assert [other for other in KINDS if other.parse(neighbour) is not None] == []


@pytest.mark.parametrize(("kind", "text"), NUMBERED)
@pytest.mark.parametrize(
    "number",
    [
        "",
        "-1",
        "+1",
        "1.0",
        "017",
        "00",
        "१७",
        "１７",
        "1_7",
        "0x11",
        "x",
        "9223372036854775808",
        "1" + "0" * 19,
    ],
)
def test_what_is_no_number_that_a_database_holds_is_no_id(kind: IdKind[Any], text: str, number: str) -> None:
    neighbour = text.replace("17", number)
    assert [other for other in KINDS if other.parse(neighbour) is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "answer:17",
        "cuecard",
        "cuecard:17",
        "cuecard:answer",
        "Cuecard:answer:17",
        "cuecard:ANSWER:17",
        "cuecard:answers:17",
        "cuecard-answer-17",
        "cuecard:judge:17",
        "cuecard:judge:answer:17",
        "cuecard:suggestion:17",
        "cuecard:suggestion:keep:17",
        "cuecard:suggest:",
        "cuecard:suggest:MLOps",
        "cuecard:suggested:birds:",
        "cuecard:deck:apply:mlops",
        "cuecard:deck:remove:",
        "cuecard:deck:remove:-mlops",
        "cuecard:deck:remove:MLOps",
        "cuecard:deck:remove:" + "a" * 33,
        "cuecard:deck:undo:now:birds",
        "cuecard:deck:undo:later:17:birds",
        "cuecard:deck:undo:now:17:",
        f"cuecard:deckcard::{MARK}:",
        f"cuecard:deckcard:mlops:{MARK}0:",
        f"cuecard:deckcard:mlops:{MARK}:abcde",
        f"cuecard:deckcard:mlops:{MARK.upper()}:",
        "cuecard:deck:on:cards:1000000:mlops",
        "cuecard:deck:on:cards:-1:mlops",
        "cuecard:deck:on:cards:3",
        "cuecard:board:on:year:0:17",
        "cuecard:board:mine:17",
        "cuecard:pick:",
        "cuecard:pick:start:mlops::5",
        "cuecard:pick:start:mlops:every:5",
        "cuecard:pick:start:mlops:all:100",
        f"cuecard:pick:seconds:0:mlops:{MARK}:5:0",
        f"cuecard:pick:deck:0:mlops:{MARK}:5:1000000",
        "cuecard:board:up:all:0:17",
        "cuecard:board:on:points-all:0:17",
        "cuecard:board:on:streak-:0:17",
        "cuecard:board:picture:grey:all:17",
        "cuecard:stats:year:dark:-1",
        "cuecard:board:on:all:1000000:17",
        "cuecard:board:on:all:0:99999999999999999999",
    ],
)
def test_a_text_that_is_nearly_an_id_is_none(text: str) -> None:
    assert [kind for kind in KINDS if kind.parse(text) is not None] == []


@given(st.integers(min_value=0, max_value=2**64))
def test_exactly_the_numbers_that_databases_hold_are_read(number: int) -> None:
    found = ids.ROUND_BUTTON.parse(f"cuecard:answer:{number}")
    assert found == (ids.RoundButtonId(RoundAction.ANSWER, number) if number < 2**63 else None)


@pytest.mark.parametrize("number", [0, 9, 10, 999_999_999_999_999_999, 10**18, 2**63 - 2, 2**63 - 1])
def test_the_largest_numbers_are_read(number: int) -> None:
    assert ids.NOTE_FORM.parse(f"cuecard:note:{number}") == ids.NoteFormId(number)


@pytest.mark.parametrize("number", [-1, 2**63, 2**64])
def test_an_id_that_could_not_be_read_again_is_not_made(number: int) -> None:
    with pytest.raises(ValueError, match="could not be read again"):
        ids.ROUND_BUTTON.make(ids.RoundButtonId(RoundAction.ANSWER, number))


def test_the_longest_ids_fit_discords_hundred_characters() -> None:
    most, slug = MAX_NUMBER, "a" * 32
    longest = [
        ids.REVIEW_BUTTON.make(ids.ReviewButtonId(ReviewAction.REMEMBER, most)),
        ids.CARD_FORM.make(ids.CardFormId(slug, MARK, OPENED)),
        ids.UNDO_BUTTON.make(ids.UndoButtonId(UndoAction.CONFIRM, most, slug)),
        ids.DECK_PAGE.make(ids.DeckPageId(Turn.BACK, DeckListing.CARDS, 999_999, slug)),
        ids.LEADERBOARD_PAGE.make(
            ids.LeaderboardPageId(Turn.BACK, Board(Metric.ACCURACY, LONGEST_KEY), 999_999, most)
        ),
        menu_ids.LEADERBOARD_PICTURE.make(
            menu_ids.LeaderboardPictureId(Theme.LIGHT, Board(Metric.ACCURACY, LONGEST_KEY), most)
        ),
        menu_ids.SEASON_BUTTON.make(
            menu_ids.SeasonButtonId(SeasonAction.RESTORE, most, date.max.toordinal())
        ),
        menu_ids.QUIZ_MENU.make(menu_ids.QuizMenuId(QuizMenu.QUESTIONS, 999_999, slug, MARK, 99, 999_999)),
    ]
    assert max(map(len, longest)) <= 100
