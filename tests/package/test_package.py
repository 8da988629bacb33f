"""The package, built and installed into an environment of its own: nothing of the checkout is in reach there."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest

from bot import __version__
from bot.config import ROOT
from tests.core.test_bot_token import token

pytestmark = pytest.mark.package

SHIPPED = ("data/decks", "data/grading", "data/teach", "migrations")


def run(*command: str | Path, cwd: Path, given: str = "") -> str:
    """What a program prints, in an environment without settings."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    proxies = {
        name: value for name, value in os.environ.items() if name.upper().startswith(("PIP_", "HTTP", "SSL"))
    }
    done = subprocess.run(
        [str(each) for each in command],
        cwd=cwd, input=given, text=True, capture_output=True, env=environment | proxies, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def environment(folder: Path) -> Path:
    """The Python of a new virtual environment."""
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the sdist, and the wheel that was built from it: CUECARD_DIST, where that is set."""
    if given := os.environ.get("CUECARD_DIST"):
        return ROOT / given
    folder = tmp_path_factory.mktemp("build")
    python = environment(folder / "venv")
    run(
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "-r",
        ROOT / "requirements" / "build.txt",
        cwd=folder,
    )
    run(python, "-m", "build", "--no-isolation", "--outdir", folder / "dist", ROOT, cwd=folder)
    return folder / "dist"


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the programs of an environment with the wheel; what it needs is borrowed from this one."""
    folder = tmp_path_factory.mktemp("installed")
    python = environment(folder)
    run(python, "-m", "pip", "install", "--quiet", "--no-deps", *built.glob("*.whl"), cwd=folder)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = folder / "lib" / version / "site-packages"
    (site / "borrowed.pth").write_text(sysconfig.get_paths()["purelib"], encoding="utf-8")
    before = files_of(site / "bot")
    yield folder / "bin"
    assert files_of(site / "bot") == before, "what is installed is only read"


def files_of(folder: Path) -> set[str]:
    return {
        str(each.relative_to(folder))
        for each in folder.rglob("*")
        if each.is_file() and "__pycache__" not in each.parts
    }


@pytest.fixture
def cuecard(installed: Path) -> Path:
    return installed / "cuecard"


def test_the_wheel_holds_all_that_is_read_and_nothing_of_the_operators(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        held = {name for name in opened.namelist() if ".dist-info/" not in name}
    expected = {f"bot/{name}" for name in files_of(ROOT / "bot")} | {"bot/shipped/.env.example"}
    expected |= {f"bot/shipped/{each}/{name}" for each in SHIPPED for name in files_of(ROOT / each)}
    assert held == expected


def test_the_sdist_holds_what_a_wheel_is_built_from(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as opened:
        held = {PurePosixPath(*PurePosixPath(name).parts[1:]) for name in opened.getnames()}
    tops = {name.parts[0] for name in held}
    assert tops >= {"bot", "data", "migrations", "pyproject.toml", "README.md", "LICENSE"}
    assert not tops & {".env", ".venv", ".git", "tests"}
    assert not [name for name in held if name.suffix == ".db"]


def test_it_says_its_version_and_its_name(cuecard: Path, tmp_path: Path) -> None:
    assert run(cuecard, "--version", cwd=tmp_path) == f"Cuecard {__version__}\n"
    assert run(cuecard, "--help", cwd=tmp_path).startswith("usage: cuecard ")
    assert (
        run(cuecard.with_name("python"), "-m", "bot", "--version", cwd=tmp_path) == f"Cuecard {__version__}\n"
    )


def test_the_database_is_made_in_the_working_directory(cuecard: Path, tmp_path: Path) -> None:
    assert run(cuecard, "migrate", cwd=tmp_path) == "The database is up to date.\n"
    assert [each.name for each in tmp_path.iterdir()] == ["cuecard.db"]
    assert "verified" in run(cuecard, "db", "backup", "saved.db", cwd=tmp_path)
    assert "is kept as" in run(cuecard, "db", "restore", "saved.db", cwd=tmp_path)


def test_decks_are_read_imported_and_graded(cuecard: Path, tmp_path: Path) -> None:
    (tmp_path / "capitals.csv").write_text("question,answer\nCapital of France?,Paris\n", encoding="utf-8")
    assert "capitals" in run(cuecard, "deck", "import", "capitals.csv", cwd=tmp_path)
    assert "capitals" in run(cuecard, "deck", "list", cwd=tmp_path)
    assert "Imported sql: SQL, 40 cards" in run(cuecard, "deck", "import", "sql", cwd=tmp_path)
    line = '{"deck": "mlops", "card": "Q3", "answer": "it gets worse as the data shifts"}\n'
    assert '"verdict": "correct"' in run(cuecard, "grade", cwd=tmp_path, given=line)


def test_settings_are_asked_for_and_looked_over(cuecard: Path, tmp_path: Path) -> None:
    said = run(cuecard, "init", "--yes", "--token-file", "-", cwd=tmp_path, given=token())
    assert "Then start it: cuecard run." in said
    assert "✗" not in run(cuecard, "doctor", "--offline", cwd=tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [".env"]


def test_the_sandbox_plays_in_the_terminal(cuecard: Path, tmp_path: Path) -> None:
    shown = run(cuecard, "sandbox", "--terminal", cwd=tmp_path, given="/quiz questions:1\n> some answer\n")
    assert "Not quite" in shown or "Partly right" in shown
    assert list(tmp_path.iterdir()) == []
