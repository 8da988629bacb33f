"""The workflows, read as what they are, and what a release is made of. That GitHub runs them is not tested here."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import __version__
from bot.config import ROOT
from tests.release import notes

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
CHANGES = "# Changelog\n\n## [Unreleased]\n\nlater\n\n## [{}] - 2026-12-01\n\n- new\n\n## [0.0.1]\n\n- old\n"
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
WRITES = {
    "release.yaml": {
        "attest": {"attestations": "write", "id-token": "write"},
        "publish": {"contents": "write", "id-token": "write"},
    }
}
"""The rights that jobs need to do their work; all others read at most."""


def test_the_version_is_one_and_the_list_of_changes_has_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "### Added" in notes(f"v{__version__}", changes)
    assert changes.index("## [Unreleased]") < changes.index(f"## [{__version__}]")


def test_the_notes_are_the_versions_own() -> None:
    assert notes(f"v{__version__}", CHANGES.format(__version__)) == "- new\n"


@pytest.mark.parametrize("tag", ["v9.9.9", __version__, f"v{__version__}-rc1", ""])
def test_a_tag_that_is_not_the_version_is_no_release(tag: str) -> None:
    with pytest.raises(ValueError, match="is not v"):
        notes(tag, CHANGES.format(__version__))


@pytest.mark.parametrize("changes", ["", CHANGES.format("0.0.2"), f"## [{__version__}]\n\n## [0.0.1]\n"])
def test_a_version_without_changes_is_no_release(changes: str) -> None:
    with pytest.raises(ValueError, match="says nothing"):
        notes(f"v{__version__}", changes)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_names_what_there_is_and_may_no_more_than_it_needs(file: Path) -> None:
    read: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert read["permissions"] in ({}, {"contents": "read"})
    for name, job in read["jobs"].items():
        needs = job.get("needs", [])
        assert {needs} if isinstance(needs, str) else set(needs) <= read["jobs"].keys()
        writes = {right: level for right, level in job.get("permissions", {}).items() if level == "write"}
        assert writes == WRITES.get(file.name, {}).get(name, {})
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            used, run = step.get("uses", ""), step.get("run", "")
            assert bool(used) != bool(run)
            assert re.fullmatch(r"[\w-]+/[\w-]+@(v\d+|release/v\d+)", used) or run
            assert "${{" not in run, "what others write would be run"
            assert not used.startswith("actions/checkout@") or step["with"]["persist-credentials"] is False
            assert set(re.findall(r"\bmake ([a-z-]+)", run)) <= TARGETS
            for module in re.findall(r"python3? -m (tests\.[\w.]+)", run):
                assert (ROOT / f"{module.replace('.', '/')}.py").is_file()


def test_what_is_published_is_what_was_tried() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yaml").read_text(encoding="utf-8"))[
        "jobs"
    ]
    assert jobs["publish"]["needs"] == "attest"
    assert set(jobs["attest"]["needs"]) == {"check", "build"}
    assert [
        name for name, job in jobs.items() if any("-m build" in step.get("run", "") for step in job["steps"])
    ] == ["build"]
