"""Finding a file's format, and refusing what is no deck."""

import pytest

from bot.core.decks.check import slugify
from bot.core.decks.problems import DeckError
from bot.formats.load import load, title_of

YAML = b"deck: {slug: d, title: D}\ncards:\n- {key: k, prompt: a, reference: b}\n"
JSON = b'{"deck": {"slug": "d", "title": "D"}, "cards": [{"key": "k", "prompt": "a", "reference": "b"}]}'


@pytest.mark.parametrize(
    ("data", "filename", "kind"),
    [
        (YAML, "x.yaml", "yaml"),
        (YAML, "noname", "yaml"),
        (b"# a comment\n" + YAML, "x.txt", "yaml"),
        (
            b"deck:\n  slug: d\n  title: D\ncards:\n- prompt: |\n    a::b\n\n    c\n\n    ?\n  reference: d::e\n",
            "x",
            "yaml",
        ),
        (b"What is a\ndeck:: a set\nOf?::cards\n", "x", "flashcards"),
        (JSON, "x.json", "yaml"),
        (b"who?:\n- me\n", "x.yml", "trivia"),
        (b"AUTHOR: x\nwho?:\n\n  # comment\n  - me\n", "noname", "trivia"),
        (b"Topic\nQ1: a\nA: b\n", "x.txt", "qa"),
        (b"Q1: a\nA: b\n", "x.csv", "qa"),
        (b"question,answer\na,b\n", "x.csv", "csv"),
        (b"question,answer\na,b\n", "noname", "csv"),
        (b"a\tb\nc\td\n", "x.txt", "csv"),
        (b"a\tb, c\nd\te\n", "x.tsv", "tsv"),
        (b"#separator:tab\na\tb\n", "x.txt", "csv"),
    ],
)
def test_the_format_is_found(data: bytes, filename: str, kind: str) -> None:
    loaded = load(data, filename=filename)
    assert loaded.format == kind
    assert len(loaded.deck.cards) in (1, 2)


@pytest.mark.parametrize(
    ("data", "filename", "message"),
    [
        (b"", "x.csv", "the file is empty"),
        (b" \n\n", "x.yaml", "the file is empty"),
        (b"a" * (8 * 1024 * 1024 + 1), "x.txt", "the file has 8.0 MiB, over 8"),
        (b"%PDF-1.7", "x.pdf", "this is a PDF"),
        (b"SQLite format 3\x00", "collection.anki2", "a database (SQLite)"),
        (b"\x1f\x8b\x08", "x.gz", "the gzip file is damaged"),
        (b"\x00\x01\x02", "x", "not a text file"),
        (b"just a sentence", "x", "holds no deck in a format that is known here"),
        (b"just a sentence", "x.txt", "lines that begin with Q: and A:"),
    ],
)
def test_what_is_no_deck_is_refused_with_the_reason(data: bytes, filename: str, message: str) -> None:
    with pytest.raises(DeckError) as caught:
        load(data, filename=filename)
    assert message in str(caught.value)


def test_a_format_can_be_forced() -> None:
    assert load(b"Q1: a,A: b\n", filename="x.txt", format="csv").deck.cards[0].reference == "A: b"
    with pytest.raises(DeckError, match="'docx' is no deck format: yaml, qa"):
        load(b"a,b\n", filename="x", format="docx")


@pytest.mark.parametrize(
    ("filename", "title"),
    [
        ("my_deck.csv", "my deck"),
        ("C:\\Users\\me\\Deck 1.apkg", "Deck 1"),
        ("../../etc/passwd", "passwd"),
        (".csv", ".csv"),
        ("", "Deck"),
        ("a\nb\x00.txt", "a b"),
        ("x" * 300 + ".csv", "x" * 100),
    ],
)
def test_titles_come_from_file_names(filename: str, title: str) -> None:
    assert title_of(filename) == title


@pytest.mark.parametrize(
    ("title", "slug"), [("Köln & Bonn!", "koln-bonn"), ("x" * 50, "x" * 32), ("--A--", "a")]
)
def test_slugs(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_titles_in_other_scripts_have_slugs_that_differ() -> None:
    assert slugify("日本語") != slugify("Русский")
    assert slugify("日本語").startswith("deck-")
