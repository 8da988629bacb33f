"""The unit file, as systemd itself sees it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.cli import COMMANDS, EXIT_CONFIG
from bot.config import ROOT

UNIT = (ROOT / "deploy" / "cuecard.service").read_text(encoding="utf-8")
EXPOSURE = 25
"""Of 100, at most: below it systemd calls a service well protected."""


def value(name: str) -> str:
    (found,) = re.findall(rf"^{name}=(.*)$", UNIT, flags=re.MULTILINE)
    return str(found)


def test_it_starts_the_bot_and_leaves_a_wrong_setting_to_the_operator() -> None:
    program, command = value("ExecStart").split()
    assert (Path(program).name, command) == ("cuecard", "run")
    assert command in COMMANDS
    assert value("RestartPreventExitStatus") == str(EXIT_CONFIG)


def test_it_writes_nowhere_but_in_its_own_folder() -> None:
    assert value("ProtectSystem") == "strict"
    assert value("WorkingDirectory") == f"/var/lib/{value('StateDirectory')}"
    assert value("User") not in ("root", "")


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd here")
def test_systemd_finds_nothing_wrong_and_little_exposed(tmp_path: Path) -> None:
    unit = tmp_path / "cuecard.service"
    here = re.sub(r"^ExecStart=\S+", "ExecStart=/bin/true", UNIT, flags=re.MULTILINE)
    unit.write_text(re.sub(r"^(User|Group)=.*", r"\1=root", here, flags=re.MULTILINE), encoding="utf-8")
    verified = subprocess.run(
        ["systemd-analyze", "verify", unit], text=True, capture_output=True, check=False
    )
    assert verified.returncode == 0, verified.stderr
    assert unit.name not in verified.stderr
    unit_file = str(ROOT / "deploy" / unit.name)
    exposed = ["systemd-analyze", "security", "--offline=yes", f"--threshold={EXPOSURE}", unit_file]
    rated = subprocess.run(exposed, text=True, capture_output=True, check=False)
    assert rated.returncode == 0, rated.stdout + rated.stderr
