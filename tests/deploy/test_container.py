"""Dockerfile and compose.yaml, read as what they are. That an engine builds and runs them is not tested here."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest
import yaml

from bot.cli import COMMANDS
from bot.config import ROOT, Settings

Instruction = tuple[str, str]
BUILDS = re.compile(r"\b(apt-get|apk|gcc|build-essential|git|curl|pip\d? install|pip --python)\b")
SETTINGS = {name.upper() for name in Settings.__struct_fields__}


def stages() -> list[list[Instruction]]:
    """The instructions of each stage, with their arguments."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    found: list[list[Instruction]] = []
    for name, _, rest in (line.strip().partition(" ") for line in lines if line.strip()):
        if name == "FROM":
            found.append([])
        found[-1].append((name, rest.strip()))
    return found


def of(stage: list[Instruction], name: str) -> list[str]:
    return [rest for each, rest in stage if each == name]


def test_only_known_instructions_stand_in_it() -> None:
    known = {
        "FROM",
        "WORKDIR",
        "RUN",
        "COPY",
        "ENV",
        "USER",
        "EXPOSE",
        "VOLUME",
        "STOPSIGNAL",
        "HEALTHCHECK",
        "ENTRYPOINT",
        "CMD",
    }
    assert {name for stage in stages() for name, _ in stage} <= known


def test_the_last_stage_builds_nothing_and_is_nobody_of_importance() -> None:
    build, last = stages()
    assert of(build, "FROM")[0].removesuffix(" AS build") == of(last, "FROM")[0]
    assert not [each for each in of(last, "RUN") if BUILDS.search(each)]
    assert [each.split()[0] for each in of(last, "COPY")] == ["--from=build"]
    (user,) = of(last, "USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    after = [name for name, _ in last[[name for name, _ in last].index("USER") :]]
    assert "RUN" not in after
    assert "COPY" not in after


def test_what_is_installed_is_pinned_by_hashes() -> None:
    installs = [each for each in of(stages()[0], "RUN") if "install" in each]
    assert all("--require-hashes" in each or "--no-deps" in each for each in installs)
    builds = [each for each in installs if "wheel" in each]
    assert builds
    assert all("--no-build-isolation" in each and "--no-index /wheel/" in each for each in builds)
    assert not any(re.search(r"install [^&]* \.( |$)", each) for each in installs), (
        "its backend comes unpinned"
    )


@pytest.mark.parametrize("file", ["Makefile", ".github/workflows/release.yaml"])
def test_what_builds_it_is_pinned_by_hashes(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert "requirements/build.txt" in text
    assert all("--no-isolation" in line for line in text.splitlines() if "-m build" in line)
    assert not re.search(r"--no-deps \.$", text, flags=re.MULTILINE)


def test_the_lock_of_what_builds_it_has_the_backend() -> None:
    backend = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    wanted = (ROOT / "requirements" / "build.in").read_text(encoding="utf-8").splitlines()
    assert set(backend) <= set(wanted)
    locked = (ROOT / "requirements" / "build.txt").read_text(encoding="utf-8")
    names = {re.split(r"[>=<]", each)[0] for each in wanted if not each.startswith("#")}
    assert names <= set(re.findall(r"^([\w-]+)==", locked, flags=re.MULTILINE))


def test_all_that_is_copied_is_there_and_let_in() -> None:
    """And nothing else is: `.dockerignore` leaves all out that it does not name."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert ignored[1] == "*"
    let_in = {line.removeprefix("!") for line in ignored if line.startswith("!")}
    copied = {source for each in of(stages()[0], "COPY") for source in each.split()[:-1]}
    for path in let_in:
        assert (ROOT / path).exists()
        assert any(path == each or path.startswith(f"{each}/") for each in copied), path
    for path in copied:
        assert any(path == each or each.startswith(f"{path}/") for each in let_in), path


def test_its_data_is_in_the_volume_and_its_commands_are_ours() -> None:
    last = stages()[1]
    (volume,) = of(last, "VOLUME")
    assert of(last, "WORKDIR") == [volume]
    assert f"DATABASE_URL=sqlite:///{volume}/cuecard.db" in " ".join(of(last, "ENV"))
    (entry,) = map(json.loads, of(last, "ENTRYPOINT"))
    (command,) = map(json.loads, of(last, "CMD"))
    health = json.loads(of(last, "HEALTHCHECK")[0].partition(" CMD ")[2])
    assert entry == ["cuecard"]
    assert health[0] == entry[0]
    assert {command[0], health[1]} <= COMMANDS.keys()


def test_its_metrics_are_on_and_published_nowhere(compose: dict[str, Any]) -> None:
    last = stages()[1]
    (port,) = of(last, "EXPOSE")
    assert f"METRICS_PORT={port} METRICS_HOST=0.0.0.0" in " ".join(" ".join(of(last, "ENV")).split())
    assert not [each for each in compose["services"].values() if "ports" in each]


@pytest.fixture
def compose() -> dict[str, Any]:
    """Every service, with what it takes from `x-bot`."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return read


def test_each_profile_runs_one_bot(compose: dict[str, Any]) -> None:
    """Two with one token on two databases would post everything twice. Without a profile nothing starts."""
    for profile in ("postgres", "sqlite"):
        started = [each for each in compose["services"].values() if each["profiles"] == [profile]]
        assert len([each for each in started if each["image"] == "cuecard"]) == 1
    assert all(len(each["profiles"]) == 1 for each in compose["services"].values())


def test_the_bot_on_postgres_can_be_started_several_times(compose: dict[str, Any]) -> None:
    """As `--scale bot=4` does: nothing in it may be one container's alone, and settings come from one file."""
    bot = compose["services"]["bot"]
    assert not {"container_name", "hostname", "ports"} & set(bot)
    assert bot["env_file"] == ".env"
    assert not {"SHARDS", "SHARD_IDS", "SHARD_COUNT"} & set(bot["environment"])


def test_the_bots_are_locked_in(compose: dict[str, Any]) -> None:
    for bot in (each for each in compose["services"].values() if each["image"] == "cuecard"):
        assert bot["read_only"] is True
        assert bot["cap_drop"] == ["ALL"]
        assert bot["security_opt"] == ["no-new-privileges:true"]
        assert bot["volumes"] == ["data:/data"]
        assert "ports" not in bot
        assert set(bot["environment"]) <= SETTINGS


def test_what_is_named_is_there(compose: dict[str, Any]) -> None:
    services = compose["services"]
    volumes = {volume.partition(":")[0] for each in services.values() for volume in each["volumes"]}
    assert volumes == set(compose["volumes"])
    for each in services.values():
        for needed in each.get("depends_on", {}):
            assert services[needed]["profiles"] == each["profiles"]
            assert "healthcheck" in services[needed]
    url = services["bot"]["environment"]["DATABASE_URL"]
    assert url == "postgresql://cuecard:${POSTGRES_PASSWORD:-}@postgres/cuecard"
    assert services["postgres"]["environment"]["POSTGRES_USER"] == "cuecard"
