"""Files that are saved and read at the terminal."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from bot.sandbox import files
from bot.sandbox.lines import WrongLine


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 bytes"), (999, "999 bytes"), (3_100, "3.1 kB"), (12_000_000, "12.0 MB")]
)
def test_a_size_is_readable(count: int, words: str) -> None:
    assert files.size(count) == words


def test_files_of_one_name_are_kept_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = files.Folder()
    first, second = folder.save("deck.yaml", b"1"), folder.save("../deck.yaml", b"2")
    assert [first.name, second.name] == ["deck.yaml", "deck-2.yaml"]
    assert first.parent == second.parent != tmp_path
    assert files.read(str(second)) == ("deck-2.yaml", b"2")


def test_what_cannot_be_attached_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongLine, match="No such file"):
        files.read(str(tmp_path / "missing"))
    monkeypatch.setattr(files, "LARGEST", 3)
    (tmp_path / "long").write_bytes(b"1234")
    with pytest.raises(WrongLine, match="larger than 3 bytes"):
        files.read(str(tmp_path / "long"))
