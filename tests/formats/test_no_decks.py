"""Files that people send in place of a deck, each refused in one sentence, whatever its name says."""

import pytest

from bot.core.decks.problems import DeckError
from bot.formats.load import load

PAGE = b"<!DOCTYPE html>\n<html><head><title>404</title></head><body><p>Not found: sorry, gone.</p></body></html>"


def refused(data: bytes, name: str) -> str:
    with pytest.raises(DeckError) as caught:
        load(data, filename=name)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    "name", ["deck.csv", "deck.txt", "deck.json", "deck.md", "deck.apkg", "deck.xlsx", "page.html"]
)
def test_a_page_of_an_error_is_called_one(name: str) -> None:
    assert "a web page, perhaps of an error" in refused(PAGE, name)
    assert "a web page" in refused(b'<?xml version="1.0"?>\n<!-- saved -->' + PAGE, name)
    assert "a web page" in refused(b"\xef\xbb\xbf\n <HTML>\n<p>no</p>", name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"GIF89a\x01\x00", "a picture"),
        (b"ID3\x03\x00\x00", "a sound"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a sound"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"BZh91AY&SY\x00", "a bzip2 archive: unpack it first"),
        (b"\xfd7zXZ\x00", "an xz archive: unpack it first"),
        (b"x" * 257 + b"ustar\x0000" + b"\x00" * 200, "a tar archive: unpack it first"),
        (b"\x00\x00\x00\x1cftypisom", "a film"),
        (b"\x00\x00\x01\x00" + "<Dictionary Title=".encode("utf-16-le"), "a dictionary of MDict"),
        (b"/* a */\nbody { color: red; }\na:hover { color: blue; }\n", "CSS"),
        (b"@article{a1, title={What is it?}, year={2000}}\n", "BibTeX"),
        (b"User-agent: *\nDisallow: /a\n", "search engines"),
        (b"12/03/24, 10:00 - Bob: hi\n12/03/24, 10:01 - Ann: hello, how are you?\n", "a chat or a log"),
        (
            b"00000000: 4865 6c6c 6f0a 4865  Hello.\n00000010: 4865 6c6c 6f0a 4865  Hello.\n",
            "a dump of bytes",
        ),
        (b"404: Not Found", "an error of a web site"),
        (b"diff --git a/b b/b\n--- a/b\n+++ b/b\n", "a list of changes"),
        (b"#ifndef A_H\n#define A_H\nint f(int a);\n#define B 1\n#endif\n", "a program in C"),
        (b"{\\rtf1\\ansi Q: a\\par A: b}", "RTF"),
        (b"StarDict's dict ifo file\nversion=2.4.2\n", "StarDict"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 9\n", "Git LFS"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a drawing"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\n", "a calendar"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHello\n", "subtitles"),
        (b'{"cells": [], "nbformat": 4}', "a notebook"),
        (b"From: a@b.org\nTo: c@d.org\nSubject: Deck\n\nHello\n", "a mail"),
        (b"# yarn lockfile v1\n\nabbrev@1:\n  version 1\n", "settings"),
        (b"-----BEGIN PUBLIC KEY-----\nabc\n", "a key"),
    ],
)
@pytest.mark.parametrize("name", ["deck.txt", "deck.csv", "deck"])
def test_it_is_said_what_a_file_is(data: bytes, said: str, name: str) -> None:
    assert said in refused(data, name)


@pytest.mark.parametrize(
    "text",
    [
        "It was the best of times, it was the worst of times.\n\nIt was the epoch of belief.\n",
        "import os\n\n\ndef main() -> None:\n    print(os.name)\n",
        "milk\neggs\nbread\n",
        "started the server\nslow answer from the disk\nstopped\n",
        "attrs==23.1 \\\n    --hash=sha256:00\nidna==3.4 \\\n    --hash=sha256:11\n",
        "Metadata-Version: 2.1\nName: a\nRequires-Dist: b\nSummary: c\n",
        "git clone x\ncd x\nmake\n",
    ],
)
def test_prose_and_programs_get_one_sentence_that_says_what_to_do(text: str) -> None:
    assert "Write its cards as lines that begin with Q: and A:" in refused(text.encode(), "file.txt")


def test_names_of_very_many_parts_are_refused_before_they_are_read() -> None:
    toml = '[[cards]]\nquestion = "a"\nanswer = "b"\n' + ".".join(["a"] * 60) + " = 1\n"
    assert "names over 50 deep" in refused(toml.encode(), "deck.toml")
    quoted = '[[cards]]\nquestion = "Which of ' + "a. " * 60 + '?"\nanswer = "b"\n'
    assert len(load(quoted.encode(), filename="deck.toml").deck.cards) == 1


@pytest.mark.parametrize(
    "text",
    [
        "What is <html>?::The root of a page.\nWhat is #define?::A macro.\n",
        "# What does #include do?\nIt brings a file in.\n\n# What is #define?\nA macro.\n",
        "ID3::marks in a sound file\nRIFF::a kind of container\n",
        "OTTO - a king of Germany\nRar - seldom\n",
    ],
)
def test_cards_about_such_files_are_cards(text: str) -> None:
    assert len(load(text.encode(), filename="x.md").deck.cards) == 2


def test_a_list_of_tasks_asks_nothing() -> None:
    assert "no card" in refused(b"- [ ] buy milk\n- [x] call Bob\n- [ ] write\n", "todo.md")
