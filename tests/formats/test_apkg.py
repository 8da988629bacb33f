"""Anki packages: those that Anki wrote, and those that nobody should have written."""

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
import zstandard

from bot.core.cards import Deck
from bot.core.decks.problems import DeckError
from bot.formats.load import Loaded, load

DATA = Path(__file__).parent / "data"
SCHEMA = """
CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text);
CREATE TABLE cards (id integer primary key, nid integer, did integer);
CREATE TABLE col (models text, decks text);
INSERT INTO cards VALUES (1, 1, 1);
"""


def package(content: bytes, name: str = "collection.anki2", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def database(*statements: str, schema: str = SCHEMA) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(schema)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        return connection.serialize()


def note(fields: str) -> str:
    return f"INSERT INTO notes VALUES (1, 'guid', 7, ' a ', '{fields}')"


def load_package(data: bytes) -> Loaded:
    return load(data, filename="my deck.apkg")


def problem(data: bytes) -> str:
    with pytest.raises(DeckError) as caught:
        load_package(data)
    return str(caught.value)


@pytest.mark.parametrize("name", ["anki-26-zstd.apkg", "anki-26-legacy.apkg"])
def test_packages_of_both_kinds_that_anki_wrote(name: str) -> None:
    loaded = load_package((DATA / name).read_bytes())
    assert (loaded.format, loaded.deck.slug, loaded.deck.title) == ("apkg", "capitals", "Capitals")
    assert [(card.prompt, card.reference, card.topic, card.hint) for card in loaded.deck.cards] == [
        ("What is the capital of France?", "Paris\non the Seine", "easy", ""),
        ("Capital of Japan", "Tokyo & its wards", "", ""),
        ("Which country has this flag?", "Sweden", "", ""),
        ("Fill the gap: _____ is the capital of Australia.", "Canberra", "", "city"),
        ("Fill the gap: Canberra is the capital of _____.", "Australia", "", ""),
    ]
    assert loaded.skipped == (
        "media files: 1",
        "pictures and sounds in notes: 3",
        "cloze notes with gaps inside one another, too many or none: 1",
        "notes without text as question or answer: 1",
    )


def test_the_kinds_and_the_text_export_give_a_note_the_same_key() -> None:
    names = ("anki-26-zstd.apkg", "anki-26-legacy.apkg", "anki-26-notes.txt")
    decks: list[Deck] = [load((DATA / name).read_bytes(), filename=name).deck for name in names]
    assert len({tuple(card.key for card in deck.cards) for deck in decks}) == 1


def test_fields_are_found_by_name_else_by_place() -> None:
    models = '{"7": {"flds": [{"name": "Id"}, {"name": "Answer"}, {"name": "Question"}]}, "8": {"flds": 3}, "9": 1}'
    named = database(note("5\x1fParis\x1fCapital?"), f"INSERT INTO col VALUES ('{models}', '[')")
    assert [(card.prompt, card.reference, card.key) for card in load_package(package(named)).deck.cards] == [
        ("Capital?", "Paris", "5")
    ]
    placed = load_package(package(database(note("Capital?\x1fParis\x1fmore"))))
    assert [(card.prompt, card.reference) for card in placed.deck.cards] == [("Capital?", "Paris")]
    assert (placed.deck.slug, placed.deck.title) == ("my-deck", "my deck")


def test_a_note_too_long_for_a_card_is_left_out_and_counted() -> None:
    data = database(
        note("a\x1fb"),
        f"INSERT INTO notes VALUES (2, '', 7, '', 'c\x1f{'d' * 2000}')",
        "INSERT INTO cards VALUES (2, 2, 1)",
    )
    loaded = load_package(package(data))
    assert len(loaded.deck.cards) == 1
    assert "notes too long for a card: 1" in loaded.skipped


def test_of_an_answer_too_long_for_a_card_as_much_is_taken_as_fits() -> None:
    data = database(
        note("a\x1fb"),
        f"INSERT INTO notes VALUES (2, '', 7, '', 'c\x1f{'It is long. ' * 200}')",
        "INSERT INTO cards VALUES (2, 2, 1)",
    )
    loaded = load_package(package(data))
    long = loaded.deck.cards[1]
    assert long.reference.endswith("It is long.") and len(long.reference) <= 1500
    assert long.explanation.startswith("It is long.")
    assert any("the first sentences were taken: 1" in note for note in loaded.skipped)


def test_cells_of_any_type_are_read() -> None:
    data = database("INSERT INTO notes VALUES (1, 5, NULL, 1.5, x'61FF1F62')")
    assert [card.reference for card in load_package(package(data)).deck.cards] == ["b"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04 and no more", "the zip file is damaged"),
        (package(b"", "notes/readme.txt"), "a zip file, but no deck is in it"),
        (package(b"", "collection.anki2"), "no SQLite database"),
        (package(b"\x28\xb5\x2f\xfd broken", "collection.anki21b"), "the package is damaged"),
        (package(b"SQLite format 3\x00" + b"\xff" * 100), "database cannot be read"),
        (package(database(schema="CREATE TABLE t (a)")), "the package's database has no notes"),
        (package(database()), "there is no text card in it"),
        (
            package(database(note("<img src=a>\x1fb"))),
            "there is no text card in it; pictures and sounds in notes: 1",
        ),
        (package(database(), method=zipfile.ZIP_LZMA), "compressed in a way that is not read"),
    ],
)
def test_what_is_no_package_of_cards_is_refused(data: bytes, message: str) -> None:
    assert message in problem(data)


def test_a_package_is_unpacked_within_bounds() -> None:
    assert "unpacks to over 8 MiB" in problem(package(bytes(30_000_000), method=zipfile.ZIP_DEFLATED))
    bomb = zstandard.ZstdCompressor().compress(bytes(200_000_000))
    assert "unpacks to over 8 MiB" in problem(package(bomb, "collection.anki21b"))


def test_a_package_that_lies_about_its_sizes_is_refused() -> None:
    honest = package(bytes(1_000_000))
    lying = honest.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    assert "the package is damaged: Bad CRC-32" in problem(lying)


def test_members_are_counted_before_any_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(20_001):
            archive.writestr(str(number), b"")
    assert "20,001 files in the zip file" in problem(out.getvalue())


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        (
            "CREATE VIEW notes AS WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) "
            "SELECT n AS id, n AS guid, n AS mid, n AS tags, n AS flds FROM t",
            "too many terms",
        ),
        ("CREATE VIEW notes AS SELECT 1 AS id", "database has no notes"),
        (
            "CREATE TABLE notes (id integer primary key, guid, flds AS (hex(zeroblob(8000000))))",
            "has no notes",
        ),
        ("CREATE VIRTUAL TABLE notes USING fts5(guid, mid, tags, flds)", "database has no notes"),
    ],
)
def test_only_plain_tables_are_read(notes: str, message: str) -> None:
    schema = f"{notes}; CREATE TABLE cards (id integer primary key, nid, did);"
    assert message in problem(package(database(schema=schema)))


def test_too_many_notes_are_refused() -> None:
    many = (
        "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t LIMIT 20001) "
        "INSERT INTO notes SELECT n, '', 7, '', 'a' || n || char(31) || 'b' FROM t"
    )
    data = database(many, "DELETE FROM cards", "INSERT INTO cards SELECT id, id, 1 FROM notes")
    assert "over 20,000 notes" in problem(package(data))


def test_found_a_broken_name_in_the_schema() -> None:
    data = database(schema="CREATE TABLE xxzz (a); CREATE TABLE notes (a); CREATE TABLE cards (a)")
    data = data.replace(b"tablexxzz", b"tablex\xd8zz").replace(b"CREATE TABLE xxzz", b"CREATE TABLX xxzz")
    assert "a name in it is no text" in problem(package(data))


def test_a_database_in_write_ahead_mode_is_read() -> None:
    data = database(note("a\x1fb"))
    assert len(load_package(package(data[:18] + b"\x02\x02" + data[20:])).deck.cards) == 1


def of_type(fields: str, *rows: str) -> bytes:
    """A package of notes of one type; names and texts of the fields are parted by bars."""
    models = json.dumps({"7": {"flds": [{"name": name} for name in fields.split("|")]}})
    statements = [f"INSERT INTO col VALUES ('{models}', '{{}}')", "DELETE FROM cards"]
    for place, row in enumerate(rows, start=1):
        texts = row.replace("|", "\x1f")
        statements.append(f"INSERT INTO notes VALUES ({place}, 'guid{place}', 7, '', '{texts}')")
        statements.append(f"INSERT INTO cards VALUES ({place}, {place}, 1)")
    return package(database(*statements))


@pytest.mark.parametrize(
    ("fields", "rows", "first"),
    [
        (
            "Rank|Expression|Reading|Sound|Meaning",
            ("1|会う|あう|[sound:a.mp3]|to meet",),
            ("会う", "to meet"),
        ),
        ("Simplified|Traditional|Pinyin|Audio|English", ("爱|愛|ài||love",), ("爱", "love")),
        ("Tamil|IPA|English", ("என|eṉa|as",), ("என", "as")),
        ("de_word|de_sentence|es_word", ("Hund|Der Hund bellt.|perro",), ("Hund", "perro")),
        (
            "id|ru|ru_no_stress|uz",
            ("0001|бензи́н|бензин|benzin", "0002|письмо́|письмо|xat"),
            ("бензи́н", "benzin"),
        ),
        ("CID|PL|UA", ("ja|ja|я", "ty|ty|ти", "dom|dom|дім", "kot|kot|кіт"), ("ja", "я")),
        ("one|two|three", ("[sound:a.mp3]|dog|Hund", "[sound:b.mp3]|cat|Katze"), ("dog", "Hund")),
        (
            "Index|Word|Frequency|Definition",
            ("1|dog|345|an animal that barks",),
            ("dog", "an animal that barks"),
        ),
        (
            "Note ID|Text|Extra",
            ("17|{{c1::Paris}} is a capital.|of France",),
            ("Fill the gap: _____ is a capital.", "Paris"),
        ),
    ],
)
def test_indexes_readings_and_sounds_are_neither_question_nor_answer(
    fields: str, rows: tuple[str, ...], first: tuple[str, str]
) -> None:
    cards = load_package(of_type(fields, *rows)).deck.cards
    assert (cards[0].prompt, cards[0].reference) == first
    assert len(cards) == len(rows)


def test_a_note_that_holds_the_names_of_its_fields_is_no_card() -> None:
    loaded = load_package(of_type("Word|Meaning", "Word|Meaning", "dog|an animal"))
    assert [card.prompt for card in loaded.deck.cards] == ["dog"]
    assert "notes that hold the names of the fields: 1" in loaded.skipped


def test_an_identifier_that_stands_twice_is_no_key_the_second_time() -> None:
    twice = of_type("Front|Back", "dog|Hund", "cat|Katze")
    statement = "UPDATE notes SET guid = 'one'"
    with zipfile.ZipFile(io.BytesIO(twice)) as archive, closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(archive.read("collection.anki2"))
        connection.execute(statement)
        connection.commit()
        cards = load_package(package(connection.serialize())).deck.cards
    assert [card.prompt for card in cards] == ["dog", "cat"]
    assert cards[0].key != cards[1].key


def test_decks_of_crowdanki_are_read_by_the_same_rules() -> None:
    notes = [
        {
            "fields": [str(place), word, sound, meaning],
            "guid": f"g{place}",
            "note_model_uuid": "m",
            "__type__": "Note",
        }
        for place, (word, sound, meaning) in enumerate(
            [("爱", "ài", "love"), ("八", "bā", "eight"), ("水", "shuǐ", "water")]
        )
    ]
    model = {
        "crowdanki_uuid": "m",
        "flds": [{"name": name} for name in ("Index", "Hanzi", "Zhuyin", "English")],
    }
    deck = {"__type__": "Deck", "name": "Chinese", "note_models": [model], "notes": notes}
    loaded = load(json.dumps(deck).encode(), filename="deck.json")
    assert [(card.prompt, card.reference) for card in loaded.deck.cards][:2] == [
        ("爱", "love"),
        ("八", "eight"),
    ]
    assert not any("hanzi" in note for note in loaded.skipped)
