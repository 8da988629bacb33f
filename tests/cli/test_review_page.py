"""The page of `deck review` over real sockets: who gets in, what is decided, what is kept, what is said."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from msgspec.structs import replace

from bot import assets
from bot.cli import drafts_file
from bot.core.cards import Deck
from bot.core.teaching.proposals import Proposal, Stage
from bot.formats.teaching.drafts import parse
from bot.formats.yaml import reader
from tests.cli.page_user import FLAG, PageUser, page_user, stages, three
from tests.teaching.known import grader, taught


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(assets, "load_grader", lambda **_: grader())
    return three(tmp_path)


def proposals(path: Path) -> tuple[Proposal, ...]:
    return parse(path.read_text(encoding="utf-8")).proposals


def proposal(path: Path, number: int) -> Proposal:
    return proposals(path)[number]


def taught_deck(path: Path) -> Deck:
    return reader.parse(path.read_text(encoding="utf-8"))


def replaced(path: Path, old: str, new: str) -> None:
    """Somebody's editor was on the file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest_asyncio.fixture
async def user(path: Path) -> AsyncIterator[PageUser]:
    async with page_user(path) as made:
        yield made


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "{base}"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"X_Cuecard_Token": ""}, 401),
        ({"X_Cuecard_Token": "x" * 32}, 401),
        ({"X_Cuecard_Token": "é"}, 401),
    ],
)
async def test_only_who_has_the_address_gets_in(user: PageUser, headers: dict[str, str], status: int) -> None:
    sent = {name: value.format(base=user.base) for name, value in headers.items()}
    assert (await user.ask("drafts", **sent))[0] == status
    assert (await user.ask("accept-passed", {"number": 0}, **sent))[0] == status


async def test_files_need_the_host_and_no_token_and_come_with_a_strict_policy(user: PageUser) -> None:
    for name, kind in (("", "text/html"), ("page.css", "text/css"), ("page.js", "text/javascript")):
        async with user.session.get(f"{user.base}/{name}") as answer:
            assert (answer.status, answer.content_type) == (200, kind)
            policy = answer.headers["Content-Security-Policy"]
            assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
            assert "unsafe" not in policy
            assert answer.headers["X-Frame-Options"] == "DENY"
            text = await answer.text()
            assert "http://" not in text
            assert "https://" not in text
    async with user.session.get(user.base, headers={"Host": "evil.example"}) as answer:
        assert answer.status == 403
        assert "Content-Security-Policy" in answer.headers
    for name in ("server.py", "..%2fserver.py", "favicon.ico", "api/none"):
        async with user.session.get(f"{user.base}/{name}") as answer:
            assert answer.status in (401, 404), name


async def test_it_tells_what_is_asked_known_said_and_added(user: PageUser) -> None:
    _, told = await user.ask("drafts")
    draft_set = told["drafts"]
    assert (draft_set["title"], draft_set["looked_at"], draft_set["passed"]) == ("Biology", 0, 2)
    assert [each["flagged"] for each in draft_set["cards"]] == [False, True, False]
    card = await user.card(1)
    assert card["prompt"] == "What is osmosis?"
    assert (card["state"], card["knows"]) == ("bare", [])
    assert card["notes"] == ["Left out “x”: it holds a link."]
    assert card["second"] == [FLAG]
    assert [each["part"] for each in card["items"]][:4] == ["hint", *["idea"] * 3]
    wrong = [each for each in card["items"] if each["part"] in ("wrong", "correction")]
    assert {each["group"] for each in wrong} == set(range(len(taught()[1].wrong)))


async def test_decisions_are_in_the_file_at_once_and_can_be_taken_back(user: PageUser, path: Path) -> None:
    status, told = await user.change(0, decide="accepted")
    assert (status, told["drafts"]["looked_at"], told["card"]["stage"]) == (200, 1, "accepted")
    await user.change(1, decide="dropped")
    assert stages(path) == [Stage.ACCEPTED, Stage.DROPPED, Stage.PASSED]
    await user.change(1, decide="passed")
    assert stages(path) == [Stage.ACCEPTED, Stage.FLAGGED, Stage.PASSED]
    async with page_user(path) as later:
        assert (await later.ask("drafts"))[1]["drafts"]["looked_at"] == 1


async def test_accept_all_that_passed_leaves_the_flagged_one(user: PageUser, path: Path) -> None:
    status, told = await user.ask("accept-passed", {"number": 0})
    assert (status, told["done"]) == (200, "Accepted 2 drafts that passed every check.")
    assert stages(path) == [Stage.ACCEPTED, Stage.FLAGGED, Stage.ACCEPTED]


async def test_an_item_is_left_out_checked_and_put_back_where_it_was(user: PageUser, path: Path) -> None:
    before = (await user.card(0))["items"]
    first = taught()[0].accepted[0]
    at = (await user.item(0, first))["at"]
    _, told = await user.change(0, item=at, take=False)
    assert not next(each for each in told["card"]["items"] if each["at"] == at)["taken"]
    assert first not in told["card"]["text"]
    assert first not in proposal(path, 0).additions.accepted
    _, told = await user.change(0, item=at, take=True)
    assert told["card"]["items"] == before
    assert proposal(path, 0).additions == taught()[0]


async def test_a_correction_goes_with_its_answers_and_comes_back_with_one(user: PageUser, path: Path) -> None:
    group = taught()[0].wrong[0]
    for text in group.answers:
        await user.change(0, item=(await user.item(0, text))["at"], take=False)
    now = proposal(path, 0)
    assert group.why not in [each.why for each in now.additions.wrong]
    assert now.stage is Stage.FLAGGED or len(taught()[0].wrong) > 2
    await user.change(0, item=(await user.item(0, group.answers[0]))["at"], take=True)
    now = proposal(path, 0)
    assert now.additions.wrong[0] == replace(group, answers=group.answers[:1])


async def test_what_a_second_reading_said_stays_when_an_item_goes(user: PageUser, path: Path) -> None:
    at = (await user.item(1, taught()[1].partial[0]))["at"]
    _, told = await user.change(1, item=at, take=False)
    assert (told["card"]["second"], told["card"]["stage"]) == ([FLAG], "flagged")
    assert told["card"]["before"] == ["Left out “x”: it holds a link."]
    assert proposal(path, 1).stage is Stage.FLAGGED


async def test_an_item_is_mended_in_place_and_checked_by_the_same_rules(user: PageUser, path: Path) -> None:
    at = (await user.item(0, taught()[0].accepted[0]))["at"]
    status, told = await user.change(0, item=at, fields={"text": " it respires to make ATP for us "})
    assert (status, told["card"]["items"][at]["words"]) == (200, ["it respires to make ATP for us"])
    assert "it respires to make ATP for us" in proposal(path, 0).additions.accepted
    status, told = await user.change(0, item=at, fields={"text": "see https://evil.example"})
    assert told["card"]["notes"] == [
        "The checks would leave out “see https://evil.example”: it holds a link."
    ]
    assert told["card"]["stage"] == "flagged"
    for text in ("", "x" * 1_001, "a\x00b", "\ud800"):
        status, told = await user.change(0, item=at, fields={"text": text})
        assert status == 422, text
        assert told["problems"], text
        assert told["card"]["items"][at]["words"] == ["see https://evil.example"]


async def test_a_slip_in_the_text_is_said_at_its_line_and_nothing_changes(user: PageUser, path: Path) -> None:
    before = proposals(path)
    text = (await user.card(0))["text"]
    line = text.split("\n").index("accepted:") + 1
    status, told = await user.change(0, text=text.replace("accepted:", "acepted:"))
    assert status == 422
    assert told["problems"] == [{"line": line, "message": "acepted: no such field; did you mean accepted?"}]
    assert proposals(path) == before
    status, told = await user.change(
        0, text=text.replace("makes ATP by respiration", "makes ATP by breathing")
    )
    assert status == 200
    assert "makes ATP by breathing" in told["card"]["text"]
    assert told["card"]["stage"] in ("passed", "flagged")


async def test_a_card_that_was_changed_elsewhere_is_shown_anew(user: PageUser, path: Path) -> None:
    old = (await user.card(0))["mark"]
    await user.change(0, decide="dropped")
    status, told = await user.ask("cards/0", {"mark": old, "decide": "accepted"})
    assert status == 409
    assert told["card"]["stage"] == "dropped"
    assert "changed elsewhere" in told["problems"][0]["message"]
    assert stages(path)[0] is Stage.DROPPED


async def test_what_others_write_into_the_file_meanwhile_stays(user: PageUser, path: Path) -> None:
    new = Proposal(replace(taught()[2], hint="Another one."), Stage.FLAGGED, ("Look at the hint.",))
    drafts_file.append(path, new)
    await user.change(0, decide="accepted")
    found = proposals(path)
    assert found[0].stage is Stage.ACCEPTED
    assert found[2] == new
    assert (await user.card(2))["notes"] == ["Look at the hint."]
    replaced(path, "deck:", "decks:")
    status, told = await user.ask("cards/1")
    assert status == 422
    assert "no drafts" in told["problems"][0]["message"]
    replaced(path, "decks:", "deck:")
    assert proposals(path) == found, "nothing was written over it"


async def test_finish_makes_one_change_and_ends_it(user: PageUser, path: Path) -> None:
    await user.ask("accept-passed", {"number": 0})
    status, told = await user.ask("finish", {})
    deck = path.with_name("bio.yaml")
    assert status == 200
    assert told["done"]["lines"][0] == f"Taught 2 cards: the deck is in {deck}."
    written = await user.server.finished
    assert written is not None
    assert written.changed == 2
    assert stages(path) == [Stage.APPLIED, Stage.FLAGGED, Stage.APPLIED]
    assert [bool(card.wrong) for card in taught_deck(deck).cards] == [
        True,
        False,
        True,
    ]


async def test_finish_teaches_the_deck_as_it_is_then(user: PageUser, path: Path) -> None:
    await user.ask("accept-passed", {"number": 0})
    deck = path.with_name("bio.yaml")
    deck.write_text(
        deck.read_text(encoding="utf-8").replace("title: Biology", "title: Life"), encoding="utf-8"
    )
    await user.ask("finish", {})
    assert taught_deck(deck).title == "Life"


async def test_what_cannot_be_written_is_said_and_the_page_goes_on(path: Path) -> None:
    async with page_user(path, output=path.parent / "no" / "such.yaml") as user:
        await user.change(0, decide="accepted")
        status, told = await user.ask("finish", {})
        assert status == 422
        assert "No such file or directory" in told["problems"][0]["message"]
        assert not user.server.finished.done()
        assert (await user.ask("drafts"))[0] == 200
    assert stages(path)[0] is Stage.ACCEPTED


async def test_nothing_accepted_finishes_with_nothing(user: PageUser) -> None:
    assert (await user.ask("finish", {}))[1]["done"] == {"lines": []}
    assert await user.server.finished is None


@pytest.mark.parametrize(
    "body", [[], {}, {"mark": 1}, {"mark": "x", "item": -1, "take": True}, {"mark": "x", "decide": "applied"}]
)
async def test_what_the_page_never_asks_is_refused(user: PageUser, body: object) -> None:
    assert (await user.ask("cards/0", body))[0] == 400


async def test_bad_bodies_and_numbers_are_refused(user: PageUser) -> None:
    assert (await user.ask("cards/3"))[0] == 404
    assert (await user.ask("accept-passed", {"number": 3}))[0] == 404
    assert (await user.ask("accept-passed", {}))[0] == 400
    assert (await user.ask("cards/3", {"mark": "x", "decide": "accepted"}))[0] == 404
    headers = {"X-Cuecard-Token": user.token}
    for data, status in ((b"{", 400), (b"[" * 100_000, 400), (b" " * (1024 * 1024 + 1), 413)):
        async with user.session.post(
            f"{user.base}/api/cards/0", data=io.BytesIO(data), headers=headers
        ) as answer:
            assert answer.status == status


async def test_cards_that_changed_or_went_are_named_and_not_shown(path: Path) -> None:
    deck = path.with_name("bio.yaml")
    replaced(deck, "key: bio-02", "key: b2")
    async with page_user(path) as user:
        draft_set = (await user.ask("drafts"))[1]["drafts"]
        assert draft_set["left"] == ["bio-02: the deck has no such card any more"]
        assert [each["key"] for each in draft_set["cards"]] == ["bio-01", "bio-03"]
