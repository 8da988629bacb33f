"""A person's cards as an Anki package and as CSV: everything that is known of their memory is in it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.cards import Card
from bot.core.review import KeptCard, Memory, Rating, Recall, Remembered, replayed
from bot.formats.anki import apkg_writer, schedule_writer
from bot.formats.load import load
from bot.formats.tables import review_table

NOW = datetime(2026, 11, 26, 18, tzinfo=UTC)
AGAIN, HARD, GOOD, EASY = Rating


def kept(
    key: str, *answers: tuple[Rating, int], deck: int = 1, slug: str = "birds", suspended: bool = False
) -> KeptCard:
    """A card with its answers: how it was rated, how many days ago."""
    recalls = tuple(Recall(rating, NOW - timedelta(days=days)) for rating, days in answers)
    card = Card(key, f"=Q {key}?", f"A {key}", topic="Air")
    return KeptCard(deck, slug, slug.title(), card, Remembered(replayed(recalls), None, suspended), recalls)


KNOWN = kept("known", (GOOD, 20), (GOOD, 15), (EASY, 2))
FRESH = kept("fresh", (AGAIN, 0))
LOST = kept("lost", (GOOD, 20), (GOOD, 10), (AGAIN, 0))
PUT_BY = kept("put-by", (EASY, 1), suspended=True)
NEVER = kept("never", suspended=True)
ALL = [KNOWN, FRESH, LOST, PUT_BY, NEVER]


def database(data: bytes) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        connection.deserialize(archive.read("collection.anki2"))
    connection.row_factory = sqlite3.Row
    return connection


def cards_of(data: bytes) -> dict[str, sqlite3.Row]:
    with closing(database(data)) as connection:
        query = "SELECT notes.flds, notes.guid, cards.* FROM cards JOIN notes ON notes.id = cards.nid"
        return {row["flds"].split("\x1f")[7]: row for row in connection.execute(query)}


def state(kept_card: KeptCard) -> Memory:
    assert kept_card.remembered.memory is not None
    return kept_card.remembered.memory


def test_anki_goes_on_where_they_are() -> None:
    data = schedule_writer.write(ALL, now=NOW)
    with closing(database(data)) as connection:
        (created,) = connection.execute("SELECT crt FROM col").fetchone()
    found = cards_of(data)
    shown = {
        key: tuple(row[name] for name in ("type", "queue", "reps", "lapses")) for key, row in found.items()
    }
    assert shown == {
        "known": (2, 2, 3, 0),
        "fresh": (1, 1, 1, 0),
        "lost": (3, 1, 3, 1),
        "put-by": (2, -1, 1, 0),
        "never": (0, -1, 0, 0),
    }
    assert created + (found["known"]["due"] + 1) * 86_400 > state(KNOWN).due_at.timestamp()
    assert created + found["known"]["due"] * 86_400 <= state(KNOWN).due_at.timestamp()
    assert found["known"]["ivl"] == (state(KNOWN).due_at - state(KNOWN).reviewed_at).days
    assert found["fresh"]["due"] == state(FRESH).due_at.timestamp()
    for each in (KNOWN, FRESH, LOST, PUT_BY):
        known = json.loads(found[each.card.key]["data"])
        assert abs(known["s"] - state(each).stability) < 1e-3
        assert abs(known["d"] - state(each).difficulty) < 1e-2
        assert (known["dr"], known["lrt"]) == (0.9, int(state(each).reviewed_at.timestamp()))
    assert found["never"]["data"] == ""


def test_every_answer_is_in_the_log_under_a_number_of_its_own() -> None:
    with closing(database(schedule_writer.write(ALL, now=NOW))) as connection:
        log = [dict(row) for row in connection.execute("SELECT * FROM revlog ORDER BY id")]
    assert len(log) == sum(len(each.recalls) for each in ALL) == 8
    assert sorted(row["ease"] for row in log) == sorted(r.rating for each in ALL for r in each.recalls)
    assert log[0]["id"] // 1000 == int(KNOWN.recalls[0].at.timestamp())
    last = {row["cid"]: (row["ivl"], row["type"]) for row in log}
    assert (-600, 1) in last.values(), "a lapse, after which it comes in ten minutes"
    assert (-600, 0) in last.values()


def test_anki_knows_the_cards_of_an_exported_deck_again() -> None:
    found = cards_of(schedule_writer.write(ALL, now=NOW))
    assert found["known"]["guid"] == apkg_writer.guid_of("birds", "known")
    other = kept("known", (GOOD, 3), deck=2)
    both = schedule_writer.write([KNOWN, other], now=NOW)
    with closing(database(both)) as connection:
        guids = [row[0] for row in connection.execute("SELECT guid FROM notes")]
    assert sorted(guids) == sorted(
        [apkg_writer.guid_of("birds", "known"), apkg_writer.guid_of("birds-2", "known")]
    )


def test_it_is_a_deck_that_can_be_imported_here() -> None:
    loaded = load(schedule_writer.write(ALL, now=NOW), filename="x.apkg")
    assert {card.reference for card in loaded.deck.cards} == {each.card.reference for each in ALL}


def rows(cards: list[KeptCard]) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(review_table.write(cards).decode("utf-8-sig"))))


def test_a_table_holds_everything() -> None:
    known, fresh, lost, put_by, never = rows(ALL)
    assert known == {
        "deck": "Birds",
        "key": "known",
        "question": "'=Q known?",
        "answer": "A known",
        "topic": "Air",
        "state": "review",
        "suspended": "no",
        "due": f"{state(KNOWN).due_at:%Y-%m-%dT%H:%M:%SZ}",
        "last_review": "2026-11-24T18:00:00Z",
        "stability_days": f"{state(KNOWN).stability:.4f}",
        "difficulty": f"{state(KNOWN).difficulty:.4f}",
        "reviews": "3",
        "lapses": "0",
        "history": "2026-11-06T18:00:00Z=3 2026-11-11T18:00:00Z=3 2026-11-24T18:00:00Z=4",
    }
    assert (fresh["state"], lost["state"], lost["lapses"], put_by["suspended"]) == (
        "learning",
        "relearning",
        "1",
        "yes",
    )
    assert (never["state"], never["due"], never["history"]) == ("new", "", "")


def test_the_schedule_follows_from_the_history_alone() -> None:
    for row, each in zip(rows(ALL), ALL, strict=True):
        answers = [entry.split("=") for entry in row["history"].split()]
        recalls = [Recall(Rating(int(rating)), datetime.fromisoformat(at)) for at, rating in answers]
        assert replayed(recalls) == each.remembered.memory
